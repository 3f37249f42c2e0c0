import type { Sbom } from '../../domain/evidence/evidence.ts';
import { dependencyPaths } from '../../domain/fixes/dependency-paths.ts';
import type { BaseImageUpdate, DependencyPath, Fixes, PackageUpdate } from '../../domain/fixes/fixes.ts';
import { type FixPlan, orderFixes, planFixes } from '../../domain/fixes/plan-fixes.ts';
import type { PinnedImage } from '../../domain/image/image.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import type { Assessment } from '../../domain/verdict/assessment.ts';
import { labelOf, packageGraph } from '../../formats/sbom/cyclonedx-graph.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';
import { DockerfileLines } from './dockerfile-lines.ts';
import { SourceLines } from './package-lines.ts';
import { normalName } from './same-package.ts';
import { readSourceFiles, type SourceFiles } from './source-files.ts';

/** What is known of the image when its fixes are searched for. */
export interface FixEvidence {
  readonly image: PinnedImage;
  readonly assessment: Assessment;
  readonly sboms: readonly Sbom[];
  readonly documents: SbomDocuments;
  readonly source?: SourceTree;
  /** The newer base images that were scanned, and notes on those that were not. */
  readonly bases: {
    readonly updates: readonly BaseImageUpdate[];
    readonly notes: readonly string[];
  };
}

/**
 * What to do about the findings that count, grouped by the step that fixes them, with the lines of the source tree where
 * that can be changed. Undefined if there was no scan.
 */
export async function findFixes(evidence: FixEvidence): Promise<Fixes | undefined> {
  const { assessment, bases, image } = evidence;
  if (assessment.vulnerabilities === undefined) return undefined;
  const plan = planFixes(assessment.vulnerabilities.evaluated);
  const through = await pathsOf(plan.packages, evidence);
  const packages = plan.packages.map((update) => ({
    ...update,
    through: through.get(labelOfUpdate(update)) ?? [],
  }));
  const files = await filesFor({ ...plan, packages }, evidence);
  const sourceLines = new SourceLines(files.manifests);
  const dockerfiles = new DockerfileLines(image, files.dockerfiles);
  const steps = [
    ...packages.map((update) => ({ ...update, lines: sourceLines.of(update) })),
    ...plan.systems.map((update) => {
      const layers = new Set(update.findings.flatMap(({ finding }) => finding.layers ?? []));
      return { ...update, lines: dockerfiles.ofLayers(layers) };
    }),
    ...bases.updates.map((update) => ({ ...update, lines: dockerfiles.bases() })),
  ];
  return orderFixes(steps, plan.unfixed, [...bases.notes, ...files.notes]);
}

const NO_FILES: SourceFiles = { manifests: [], dockerfiles: [], notes: [] };

/** The files of the source tree that can name the packages, or a package on the way to them. */
async function filesFor(
  { packages, systems }: FixPlan,
  { source, bases }: FixEvidence,
): Promise<SourceFiles> {
  const dockerfiles = systems.length > 0 || bases.updates.length > 0;
  if (source === undefined || (packages.length === 0 && !dockerfiles)) return NO_FILES;
  const names = new Map<string, Set<string>>();
  for (const { type, package: name, through } of packages) {
    if (type === undefined) continue;
    const known = names.get(type) ?? new Set();
    const onTheWay = through.flat().map((label) => label.slice(0, label.lastIndexOf('@')));
    for (const one of [name, ...onTheWay]) known.add(normalName(type, one));
    names.set(type, known);
  }
  return await readSourceFiles(source, { names, dockerfiles });
}

function labelOfUpdate({ package: name, from }: PackageUpdate): string {
  return labelOf(name, from);
}

/** The dependency paths of the packages to update, by `name@version`, from the SBOMs of all scopes. */
async function pathsOf(
  updates: readonly PackageUpdate[],
  { sboms, documents }: FixEvidence,
): Promise<ReadonlyMap<string, readonly DependencyPath[]>> {
  const found = new Map<string, Map<string, DependencyPath>>();
  if (updates.length === 0) return new Map();
  const wantedLabels = new Set(updates.map(labelOfUpdate));
  for (const { scope, cyclonedx } of sboms) {
    if (scope.kind === 'index') continue;
    const bom = await documents.read(cyclonedx);
    if (!bom.ok) continue;
    const graph = packageGraph(bom.value);
    const wanted = new Set(
      [...graph.labels].flatMap(([ref, label]) => (wantedLabels.has(label) ? [ref] : [])),
    );
    for (const [ref, paths] of dependencyPaths(graph, wanted)) {
      const label = graph.labels.get(ref) ?? '';
      const known = found.get(label) ?? new Map<string, DependencyPath>();
      for (const path of paths) known.set(path.join('\0'), path);
      found.set(label, known);
    }
  }
  return new Map([...found].map(([label, paths]) => [label, [...paths.values()]]));
}
