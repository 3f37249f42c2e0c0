import { readFile } from 'node:fs/promises';
import type { Sbom, Scan, ScanCoverage, Scope } from '../domain/evidence.ts';
import { SEVERITIES, type Vulnerability } from '../domain/finding.ts';
import type { Gap } from '../domain/gap.ts';
import { platformName } from '../domain/image.ts';
import { fault } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import { type Bom, operatingSystemsOf, packagesOf, parseBom } from '../formats/cyclonedx.ts';
import { parseTrivyReport, type TrivyReport } from '../formats/trivy.ts';
import type { World } from '../ports.ts';
import { concurrently } from './concurrently.ts';
import type { LocalDatabase } from './database.ts';
import { readTool } from './read-tool.ts';
import { trivyCommand } from './trivy.ts';

const AT_ONCE = 2;
const SCAN_LIMIT_MS = 10 * 60_000;
const MOST_MISSED = 20;

/** What of an SBOM is scanned: its scope and its CycloneDX file. */
export type Scannable = Pick<Sbom, 'scope' | 'cyclonedx' | 'gaps'>;

type Finding = Omit<Vulnerability, 'foundIn'>;
interface ScopeScan {
  readonly place: string;
  readonly coverage: ScanCoverage;
  readonly findings: readonly Finding[];
}

/**
 * Scans the SBOMs of all platforms and of the source. The SBOM of an index is left out: its platforms say the same.
 * Throws `tool-failed` and `tool-timed-out`; what a scan did not cover is told in its coverage.
 */
export async function scan(
  world: Pick<World, 'processes' | 'tools' | 'workspace' | 'now'>,
  sboms: readonly Scannable[],
  database: LocalDatabase,
): Promise<Scan> {
  const startedAt = world.now().toISOString();
  const scopes = sboms.filter(({ scope }) => scope.kind !== 'index');
  const scans = await concurrently(scopes, AT_ONCE, (sbom) => scanOne(world, sbom, database));
  return {
    database: database.facts,
    startedAt,
    finishedAt: world.now().toISOString(),
    findings: merged(scans),
    coverage: scans.map(({ coverage }) => coverage),
  };
}

async function scanOne(
  world: Pick<World, 'processes' | 'tools' | 'workspace'>,
  sbom: Scannable,
  database: LocalDatabase,
): Promise<ScopeScan> {
  const { scope, cyclonedx } = sbom;
  const place = placeOf(scope);
  const command = await trivyCommand(world, {
    args: [
      ...['sbom', cyclonedx.path, '--scanners', 'vuln', '--format', 'json', '--list-all-pkgs'],
      // The report is judged, never the exit code: a crash and a finding would look the same.
      ...['--exit-code', '0', '--skip-db-update', '--skip-java-db-update', '--offline-scan'],
      ...['--cache-backend', 'memory'],
    ],
    cacheDir: database.cacheDir,
    timeoutMs: SCAN_LIMIT_MS,
  });
  const report = parseTrivyReport(await readTool(world.processes, 'scan', command));
  if (typeof report === 'string') throw fault('tool-failed', 'scan', `trivy's scan of ${place}: ${report}`);
  const bom = parseBom(await readFile(cyclonedx.path, 'utf8'));
  if (typeof bom === 'string') throw fault('tool-failed', 'scan', `${cyclonedx.path}: ${bom}`);
  return { place, coverage: coverageOf(sbom, bom, report), findings: report.vulnerabilities };
}

/** Counts the packages of the SBOM against those that trivy took, by bom-ref. */
function coverageOf({ scope, gaps: known }: Scannable, bom: Bom, report: TrivyReport): ScanCoverage {
  const listed = packagesOf(bom);
  const taken = new Set(report.packages.map(({ ref }) => ref));
  const missed = listed.filter(({ ref }) => !taken.has(ref));
  return {
    scope,
    ...(report.os === undefined ? {} : { os: report.os }),
    listed: listed.length,
    scanned: listed.length - missed.length,
    missed: missed.slice(0, MOST_MISSED).map(({ label }) => plain(label, 200)),
    gaps: [...(known ?? []), ...gapsOf(bom, report)],
  };
}

/** Each of these makes trivy find nothing and call that a success. */
function gapsOf(bom: Bom, { os, osPackages }: TrivyReport): readonly Gap[] {
  const systems = operatingSystemsOf(bom);
  const gaps: Gap[] = [];
  const system = (path: string, why: string) => gaps.push({ kind: 'system', path, why, decides: true });
  if (systems.length > 1) {
    system('etc/os-release', 'several operating systems are listed, and only one can be scanned');
  }
  if (systems.length > 0 && os === undefined) {
    system('etc/os-release', 'there are packages of a distribution that is not recognised');
  }
  if (os !== undefined && osPackages === 0) {
    system(
      'etc/os-release',
      `no package of ${plain(`${os.family} ${os.name}`, 100)} is listed: its package database is missing`,
    );
  }
  return gaps;
}

/** One finding for the same vulnerability in the same version of a package of one type, with every place that has it. */
function merged(scans: readonly ScopeScan[]): readonly Vulnerability[] {
  const found = new Map<string, Vulnerability>();
  for (const { place, findings } of scans) {
    for (const finding of findings) {
      const key = JSON.stringify([finding.id, finding.type, finding.package, finding.version]);
      const earlier = found.get(key);
      found.set(
        key,
        earlier === undefined ? { ...finding, foundIn: [place] } : joined(earlier, finding, place),
      );
    }
  }
  return [...found.values()].sort(bySeverity);
}

function joined(earlier: Vulnerability, again: Finding, place: string): Vulnerability {
  const worse = SEVERITIES.indexOf(again.severity) < SEVERITIES.indexOf(earlier.severity);
  const { paths: _, layers: __, ...both } = { ...again, ...earlier };
  // A place that is not known is none that a rule could be bound to, so then none is.
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
