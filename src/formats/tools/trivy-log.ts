import type { Scope } from '../../domain/evidence/evidence.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import { isInstalled } from '../../domain/finding/package-file.ts';
import { plain } from '../../domain/text.ts';
import type { PackageEntry } from '../sbom/cyclonedx-packages.ts';

/** A line of trivy's log: `TIME LEVEL [prefix] message key="value"`, with tabs between time, level and the rest. */
interface Line {
  readonly level: string;
  /** `[dpkg] Parse error`: who says it, and what. */
  readonly message: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** What trivy's debug log tells of an inventory beyond its result. */
export interface InventoryLog {
  /** Package files that could not be read or parsed: the path, or trivy's words where it names none. */
  readonly unreadable: readonly string[];
  /** Java archives that name no package, and that the Java database does not know. */
  readonly unidentified: readonly string[];
  /** Packages of a distribution that were left out for the sake of their version. */
  readonly leftOut: readonly { readonly path: string; readonly name: string; readonly version: string }[];
  /** Packages that came from another repository than the distribution's, by name. */
  readonly thirdParty: readonly string[];
  /** Warnings that Assay knows nothing of, by their kind. */
  readonly unknown: readonly string[];
}

/**
 * What becomes of the warnings that trivy 0.74 makes, by the beginning of their text. `covered`: Assay sees the same
 * by itself, from the report, the SBOM or the database. `harmless`: nothing is left out. All others are told.
 */
const KNOWN: readonly (readonly [string, 'covered' | 'harmless'])[] = [
  // pkg/detector/ospkg, pkg/scan: the distribution has no detector, no packages, no support.
  ['Unsupported os', 'covered'],
  ['This OS version is not on the EOL list', 'covered'],
  ['This OS version is no longer supported', 'covered'],
  ['The vulnerability detection may be insufficient', 'covered'],
  ['No OS package is detected', 'covered'],
  ['e.g. files under', 'covered'],
  ['Mixing Alpine versions is unsupported', 'covered'],
  // pkg/detector/library: a kind of package without advisories.
  ['Conda package is supported for SBOM', 'covered'],
  ['The library type is not supported', 'covered'],
  // pkg/sbom: a component that is not taken.
  ['Multiple OS components are not supported', 'covered'],
  ['Failed to parse component', 'covered'],
  ['Failed to create PackageURL', 'covered'],
  ['Third-party SBOM may lead', 'harmless'],
  ['Recommend using Trivy', 'harmless'],
  ['Failed to parse image reference', 'harmless'],
  ['Unsupported hash algorithm', 'harmless'],
  ['Unable to marshal SPDX licenses', 'harmless'],
  ['Unable to calculate SPDX licenses ID', 'harmless'],
  // pkg/vulnerability: severities and texts.
  ['Using severities from other vendors', 'harmless'],
  ['Unable to get vulnerability details', 'harmless'],
  ['No severity found in specified sources', 'harmless'],
  ['Unsupported severity', 'harmless'],
  // pkg/fanal/analyzer: licenses, and which dependencies are direct.
  ['Unable to collect', 'harmless'],
  ['Unable to get checksum', 'harmless'],
  ['Unable to get licenses and dependencies', 'harmless'],
  ['Unable to find python `site-packages` directory', 'harmless'],
  ['Unable to parse pyproject.toml to identify', 'harmless'],
  ['Unable to parse composer.json to identify', 'harmless'],
  ['Unable to parse Cargo.toml to identify', 'harmless'],
  ['Unable to parse package.json to remove dev', 'harmless'],
  ['Unable to parse METADATA file', 'harmless'],
  ['Unable to parse cache dir', 'harmless'],
  ['Could not parse -ldflags', 'harmless'],
  ['Failed to calculate', 'harmless'],
];

/**
 * Reads the debug log of an inventory: trivy passes over package files that it cannot parse, packages with versions
 * that it cannot read and Java archives that it does not know, and says so nowhere else.
 */
export function parseInventoryLog(log: string): InventoryLog {
  const unreadable: string[] = [];
  const leftOut: { path: string; name: string; version: string }[] = [];
  const [unknown, guessed, mystery] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const thirdParty = new Set<string>();
  for (const line of linesOf(log)) {
    const field = (name: string) => line.fields.get(name);
    const error = field('err');
    const file = field('file');
    switch (line.message) {
      case '[dpkg] Parse error':
        unreadable.push(field('file_path') ?? 'var/lib/dpkg/status');
        break;
      case '[analyzer] Analysis error':
      case 'Analysis error':
        unreadable.push(fileIn(error) ?? 'a package file');
        break;
      case 'Walk error':
        unreadable.push(field('file_path') ?? error ?? 'a file');
        break;
      case '[jar] Failed to parse':
        if (file !== undefined) unreadable.push(file);
        break;
      case '[jar] No such POM in the central repositories':
        if (file !== undefined) mystery.add(file);
        break;
      case '[jar] POM was determined in a heuristic way':
        if (file !== undefined) guessed.add(file);
        break;
      case '[apk] Invalid version found':
        leftOut.push({ ...named(field, 'name'), path: 'lib/apk/db/installed' });
        break;
      case '[dpkg] Invalid version':
      case '[dpkg] Invalid source version':
        leftOut.push({ ...named(field, 'package'), path: 'var/lib/dpkg/status' });
        break;
      case '[dpkg] Third-party package detected':
        thirdParty.add(field('package') ?? '');
        break;
      default:
        if (isUnknown(line)) unknown.add(kindOf(line));
    }
  }
  const unidentified = [...mystery].filter((one) => !guessed.has(one));
  return { unreadable, unidentified, leftOut, thirdParty: [...thirdParty], unknown: [...unknown] };
}

/** What an inventory of an image passed over, as gaps. */
export function inventoryLogGaps({ unreadable, leftOut }: InventoryLog, canRun: boolean): readonly Gap[] {
  return [
    ...[...new Set(unreadable)].sort().map((path): Gap => {
      const why = 'cannot be read as the package file that its name says';
      return { kind: 'unreadable', path: plain(path, 300), why, decides: canRun && isInstalled(path) };
    }),
    ...leftOut.map(({ path, name, version }): Gap => {
      const why = `has a version that cannot be compared (${plain(version, 60)})`;
      return { kind: 'incomparable', path, package: plain(name, 200), why, decides: canRun };
    }),
  ];
}

/** What the log of a scan tells of comparisons that were not made, where nothing else does. `listed`: of the SBOM. */
export function scanLogGaps(log: string, listed: readonly PackageEntry[], scope: Scope): readonly Gap[] {
  const path = scope.kind === 'source' ? '.' : 'the image';
  const versions = new Set(listed.map(({ version }) => version));
  const gaps = new Map<string, Gap>();
  for (const line of linesOf(log)) {
    if (line.message === 'Version matching error') {
      const error = line.fields.get('err') ?? '';
      // `npm version error (1.2.5.0.0): …`: told of the package itself already.
      const version = /^(?:\w+ )?version error \((.*?)\):/s.exec(error)?.[1];
      if (version !== undefined && versions.has(version)) continue;
      const why = 'an advisory has a range of versions that the scanner cannot read';
      gaps.set(why, { kind: 'incomparable', path, why, decides: false });
    } else if (isUnknown(line)) {
      const why = `trivy warned of what Assay does not know (${kindOf(line)})`;
      gaps.set(why, { kind: 'incomparable', path, why, decides: false });
    }
  }
  return [...gaps.values()];
}

function* linesOf(log: string): Generator<Line> {
  for (const text of log.split('\n')) {
    const [, level = '', message = '', rest = ''] =
      /^\S+\t(DEBUG|WARN|ERROR)\t([^\t]*)(?:\t(.*))?$/.exec(text) ?? [];
    if (level !== '') yield { level, message: message.trim(), fields: fieldsOf(rest) };
  }
}

const FIELD = /(?:^|\s)([A-Za-z_-]+)=("(?:[^"\\]|\\.)*"|[^\s"]+)/g;

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(FIELD)) {
    // The first of a name counts: what follows may be text of the image.
    if (!fields.has(name)) fields.set(name, value.startsWith('"') ? unquoted(value) : value);
  }
  return fields;
}

function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text.slice(1, -1);
  }
}

function named(field: (name: string) => string | undefined, name: string) {
  return { name: field(name) ?? '', version: field('version') ?? '' };
}

/** `failed to parse a/package.json: failed to parse a/package.json: …`: the path stands twice. */
function fileIn(error: string | undefined): string | undefined {
  return error && (/^failed to parse (.+?): failed to parse \1: /s.exec(error)?.[1] ?? error);
}

function isUnknown({ level, message }: Line): boolean {
  if (level === 'DEBUG') return false;
  const said = message.replace(/^\[[^\]]*\] /, '');
  return !KNOWN.some(([beginning]) => said.startsWith(beginning));
}

/** Who warned: the words themselves may hold text of the image. */
function kindOf({ level, message }: Line): string {
  const speaker = /^\[([a-z0-9 ._-]{1,30})\]/i.exec(message)?.[1] ?? 'no name';
  return `${level}, ${speaker}`;
}
