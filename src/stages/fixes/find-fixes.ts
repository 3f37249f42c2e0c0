import type { Sbom } from '../../domain/evidence/evidence.ts';
import { dependencyPaths } from '../../domain/fixes/dependency-paths.ts';
import type { DependencyPath, Fixes, PackageUpdate } from '../../domain/fixes/fixes.ts';
import { orderFixes, planFixes } from '../../domain/fixes/plan-fixes.ts';
import type { Assessment } from '../../domain/verdict/assessment.ts';
import { labelOf, packageGraph } from '../../formats/sbom/cyclonedx-graph.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';

/** What is known of the image when its fixes are searched for. */
export interface FixEvidence {
  readonly assessment: Assessment;
  readonly sboms: readonly Sbom[];
  readonly documents: SbomDocuments;
}

/** What to do about the findings that count, grouped by the step that fixes them. Undefined if there was no scan. */
export async function findFixes({ assessment, sboms, documents }: FixEvidence): Promise<Fixes | undefined> {
  if (assessment.vulnerabilities === undefined) return undefined;
  const { packages, systems, unfixed } = planFixes(assessment.vulnerabilities.evaluated);
  const through = await pathsOf(packages, sboms, documents);
  const updates = packages.map((update) => ({
    ...update,
    through: through.get(labelOfUpdate(update)) ?? [],
  }));
  return orderFixes([...updates, ...systems], unfixed, []);
}

function labelOfUpdate({ package: name, from }: PackageUpdate): string {
  return labelOf(name, from);
}

/** The dependency paths of the packages to update, by `name@version`, from the SBOMs of all scopes. */
async function pathsOf(
  updates: readonly PackageUpdate[],
  sboms: readonly Sbom[],
  documents: SbomDocuments,
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
