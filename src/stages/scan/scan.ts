import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseOf } from '../../domain/evidence/advisory-source.ts';
import { evaluateSystem } from '../../domain/evidence/distribution.ts';
import type { Sbom, Scan, ScanCoverage, Scope } from '../../domain/evidence/evidence.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import { SEVERITIES, type Vulnerability } from '../../domain/finding/finding.ts';
import { platformName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow, orUndefined, type Parsed, parsed } from '../../domain/result.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { distributionOf, operatingSystemsOf, packagesOf } from '../../formats/sbom/cyclonedx-packages.ts';
import { withReadableVersions } from '../../formats/sbom/cyclonedx-versions.ts';
import { scanLogGaps } from '../../formats/tools/trivy-log.ts';
import type { TrivyFinding, TrivyReport } from '../../formats/tools/trivy-report.ts';
import type { World } from '../../ports/world.ts';
import { giveTurn } from '../../turns.ts';
import { concurrently } from '../shared/concurrently.ts';
import { SbomDocuments } from '../shared/sbom-documents.ts';
import type { AdvisoryDatabase } from './advisory-database.ts';
import { type AdvisorySources, withAdvisorySources } from './advisory-sources.ts';
import { comparePackages } from './compare-packages.ts';
import { type Question, withCanaries } from './server-question.ts';
import { compareSbom, hostOf } from './trivy-sbom.ts';

const AT_ONCE = 2;
const SYSTEM_PACKAGE = /^pkg:(?:deb|apk|rpm)\//;

/** What the scan needs of an SBOM. */
export type Scannable = Pick<Sbom, 'scope' | 'cyclonedx' | 'gaps'>;

type ScanWorld = Pick<World, 'processes' | 'tools' | 'workspace'>;

/** The scan of one SBOM. */
export interface ScopeScan {
  readonly place: string;
  readonly coverage: ScanCoverage;
  readonly findings: readonly TrivyFinding[];
}

/**
 * Scans the SBOMs of all platforms and of the source. The SBOM of an index is not scanned, because it lists the same
 * packages as its platforms. `documents` has the parsed SBOMs; a file that is not in it is parsed here. Throws
 * `tool-failed`, `tool-timed-out` and `database-unavailable`. The coverage says what a scan did not cover. `sourceOnce`
 * does the scan of the source, or answers that of another image of the run.
 */
export async function scan(
  world: ScanWorld & Pick<World, 'now'>,
  sboms: readonly Scannable[],
  database: AdvisoryDatabase,
  documents: SbomDocuments = new SbomDocuments(),
  sourceOnce: (work: () => Promise<ScopeScan>) => Promise<ScopeScan> = (work) => work(),
): Promise<Scan> {
  const startedAt = world.now().toISOString();
  const scopes = sboms.filter(({ scope }) => scope.kind !== 'index');
  const scanAll = (questionOf: (bom: Bom) => Question) =>
    concurrently(scopes, AT_ONCE, async (sbom) => {
      const work = async () =>
        scanOne(world, sbom, await documents.read(sbom.cyclonedx), { database, questionOf });
      return sbom.scope.kind === 'source' ? sourceOnce(work) : work();
    });
  const { server } = database;
  const scans =
    server === undefined
      ? await withAdvisorySources(database, (sources) =>
          scanAll((bom) => ({ bom, read: (report) => ({ report, sources }) })),
        )
      : await scanAll((bom) => withCanaries(bom, hostOf(server)));
  return {
    database: database.facts,
    startedAt,
    finishedAt: world.now().toISOString(),
    findings: mergeFindings(scans),
    coverage: scans.map(({ coverage }) => coverage),
  };
}

async function scanOne(
  world: ScanWorld,
  sbom: Scannable,
  bom: Parsed<Bom>,
  {
    database,
    questionOf,
  }: { readonly database: AdvisoryDatabase; readonly questionOf: (bom: Bom) => Question },
): Promise<ScopeScan> {
  const { scope, cyclonedx } = sbom;
  const place = placeOf(scope);
  // If the file cannot be read, trivy's own message comes first.
  const distro = bom.ok ? distroOf(bom.value) : undefined;
  const asked = bom.ok ? parsed(questionOf(withReadableVersions(bom.value))) : bom;
  const file = await fileOf(world, cyclonedx.path, orUndefined(bom), orUndefined(asked)?.bom);
  const answer = await compareSbom(world, { file, place, distro, database });
  const unreadable = (why: string) => fault('tool-failed', 'scan', `${cyclonedx.path}: ${why}`);
  const listed = orThrow(bom, unreadable);
  const { report, sources } = orThrow(asked, unreadable).read(answer.report);
  const result = { report, sources, log: answer.log };
  const coverage = await coverageOf(sbom, withReadableVersions(listed), result);
  await giveTurn();
  const thirdParty = new Set(packagesOf(listed).flatMap((one) => (one.isThirdParty ? one.ref : [])));
  // trivy does the same for an image: the advisories of a distribution do not cover packages from elsewhere.
  const covered = report.vulnerabilities.filter(
    ({ ref }) => report.os?.family === 'echo' || !thirdParty.has(ref),
  );
  return { place, coverage, findings: covered.map(({ finding }) => finding) };
}

/** The distribution for `--distro`: the release of the image's repositories, if they are those of its distribution. */
function distroOf(bom: Bom): string | undefined {
  const [system, ...others] = operatingSystemsOf(bom);
  if (system?.name !== 'alpine' || others.length > 0) return undefined;
  const release = releaseOf(system.name, system.version, distributionOf(bom).repository);
  return release === system.version || system.version.startsWith(`${release}.`)
    ? undefined
    : `alpine/${release}`;
}

/** The file of an SBOM, or a new one if trivy gets another document. */
async function fileOf(
  world: ScanWorld,
  path: string,
  bom: Bom | undefined,
  sent: Bom | undefined,
): Promise<string> {
  if (sent === bom) return path;
  const copy = join(await world.workspace.folder('sent'), 'sbom.cdx.json');
  await writeFile(copy, JSON.stringify(sent), { mode: 0o600 });
  return copy;
}

/** What trivy answered, and the advisories that it had. */
interface ScanResult {
  readonly report: TrivyReport;
  readonly log: string;
  readonly sources: AdvisorySources;
}

/** Counts the packages that were compared with advisories, and lists what the scan did not cover. */
async function coverageOf(
  { scope, gaps: inventoryGaps = [] }: Scannable,
  bom: Bom,
  { report, log, sources }: ScanResult,
): Promise<ScanCoverage> {
  const { os } = report;
  const listed = packagesOf(bom);
  await giveTurn();
  const systems = operatingSystemsOf(bom).map(({ name }) => name);
  const ofSystem = listed.filter(({ label }) => SYSTEM_PACKAGE.test(label)).length;
  const packages = { listed: Math.max(ofSystem, report.osPackages), scanned: report.osPackages };
  const system = evaluateSystem(os, packages, systems, distributionOf(bom), sources.has);
  const distribution = os && system.source && { family: os.family, source: system.source };
  const { gaps, ...counts } = await comparePackages(listed, report.packages, {
    ...{ canRun: scope.kind !== 'source', distribution, sources },
  });
  return {
    scope,
    ...(os === undefined ? {} : { os }),
    listed: listed.length,
    ...counts,
    gaps: [
      ...inventoryGaps,
      ...windowsGaps(scope),
      ...system.gaps,
      ...gaps,
      ...scanLogGaps(log, listed, scope),
    ],
  };
}

/** No tool lists the components of Windows itself. The SBOM of a Windows image lists only the other packages. */
function windowsGaps(scope: Scope): readonly Gap[] {
  if (scope.kind !== 'platform' || scope.platform.os !== 'windows') return [];
  const why = 'no tool can read the packages of Windows';
  return [{ kind: 'system', path: 'Windows/System32', why, decides: true }];
}

/** One finding per vulnerability and package version of one type, with every place that has it. */
function mergeFindings(scans: readonly ScopeScan[]): readonly Vulnerability[] {
  const found = new Map<string, Vulnerability>();
  for (const { place, findings } of scans) {
    for (const finding of findings) {
      const key = JSON.stringify([finding.id, finding.type, finding.package, finding.version]);
      const earlier = found.get(key);
      found.set(
        key,
        earlier === undefined ? { ...finding, foundIn: [place] } : withPlace(earlier, finding, place),
      );
    }
  }
  return [...found.values()].sort(bySeverity);
}

function withPlace(earlier: Vulnerability, again: TrivyFinding, place: string): Vulnerability {
  const worse = SEVERITIES.indexOf(again.severity) < SEVERITIES.indexOf(earlier.severity);
  const { paths: _, layers: __, ...both } = { ...again, ...earlier };
  // A rule can be bound to a path or layer only if it is known at every place.
  const paths = earlier.paths && again.paths && [...new Set([...earlier.paths, ...again.paths])];
  const layers = earlier.layers && again.layers && [...new Set([...earlier.layers, ...again.layers])];
  return {
    ...both,
    ...(paths && { paths }),
    ...(layers && { layers }),
    ...(worse ? { severity: again.severity } : {}),
    foundIn: [...new Set([...earlier.foundIn, place])],
  };
}

function bySeverity(a: Vulnerability, b: Vulnerability): number {
  const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  const [left, right] = [a, b].map((one) => `${one.package} ${one.version} ${one.id}`);
  return order !== 0 ? order : (left ?? '') < (right ?? '') ? -1 : 1;
}

function placeOf(scope: Scope): string {
  if (scope.kind === 'platform') return platformName(scope.platform);
  return scope.kind === 'source' ? 'source' : scope.digest;
}
