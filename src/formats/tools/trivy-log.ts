import type { Scope } from '../../domain/evidence/evidence.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import { isInstalled } from '../../domain/finding/package-file.ts';
import { plain } from '../../domain/text.ts';
import type { PackageEntry } from '../sbom/cyclonedx-packages.ts';

/** A line of trivy's log: `TIME LEVEL [prefix] message key="value"`, with tabs between time, level and the rest. */
interface Line {
  readonly level: string;
  /** The component of trivy and its message, such as `[dpkg] Parse error`. */
  readonly message: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** What trivy's debug log says about an inventory in addition to the result. */
export interface InventoryLog {
  /** Package files that could not be read or parsed: the path, or trivy's message if it names no path. */
  readonly unreadable: readonly string[];
  /** Java archives that name no package and are not in the Java database. */
  readonly unidentified: readonly string[];
  /** Packages of a distribution that trivy left out because of their version. */
  readonly leftOut: readonly { readonly path: string; readonly name: string; readonly version: string }[];
  /** Names of packages from another repository than the distribution's. */
  readonly thirdParty: readonly string[];
  /** The kinds of warnings that Assay does not know. */
  readonly unknown: readonly string[];
}

/**
 * The warnings of trivy 0.74 that are not reported, by the beginning of their text. `covered`: Assay sees the same in the
 * report, the SBOM or the database. `harmless`: nothing is left out. All other warnings are reported.
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
  // pkg/detector/library: a kind of package that has no advisories.
  ['Conda package is supported for SBOM', 'covered'],
  ['The library type is not supported', 'covered'],
  // pkg/sbom: a component that is left out.
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
 * Reads the debug log of an inventory. trivy ignores package files that it cannot parse, packages with versions that it
 * cannot read, and Java archives that it does not know. Only the log says so.
 */
export function parseInventoryLog(log: string): InventoryLog {
  const unreadable: string[] = [];
  const leftOut: { path: string; name: string; version: string }[] = [];
  const [unknown, guessed, unidentified] = [new Set<string>(), new Set<string>(), new Set<string>()];
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
        if (file !== undefined) unidentified.add(file);
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
  return {
    unreadable,
    unidentified: [...unidentified].filter((archive) => !guessed.has(archive)),
    leftOut,
    thirdParty: [...thirdParty],
    unknown: [...unknown],
  };
}

/** The gaps of an image's inventory by its log. */
export function inventoryLogGaps({ unreadable, leftOut }: InventoryLog, canRun: boolean): readonly Gap[] {
  return [
    ...[...new Set(unreadable)].sort().map((path): Gap => {
      const why = 'has the name of a package file, but cannot be read as one';
      return { kind: 'unreadable', path: plain(path, 300), why, decides: canRun && isInstalled(path) };
    }),
    ...leftOut.map(({ path, name, version }): Gap => {
      const why = `has a version that cannot be compared (${plain(version, 60)})`;
      return { kind: 'incomparable', path, package: plain(name, 200), why, decides: canRun };
    }),
  ];
}

/** The gaps that only the log of a scan shows: missing comparisons. `listed` are the packages of the SBOM. */
export function scanLogGaps(log: string, listed: readonly PackageEntry[], scope: Scope): readonly Gap[] {
  const path = scope.kind === 'source' ? '.' : 'the image';
  const versions = new Set(listed.map(({ version }) => version));
  const gaps = new Map<string, Gap>();
  for (const line of linesOf(log)) {
    if (line.message === 'Version matching error') {
      const error = line.fields.get('err') ?? '';
      // `npm version error (1.2.5.0.0): …`: the package itself is reported already.
      const version = VERSION_ERROR.exec(error)?.[1];
      if (version !== undefined && versions.has(version)) continue;
      const why = 'the scanner cannot read the version range of an advisory';
      gaps.set(why, { kind: 'incomparable', path, why, decides: false });
    } else if (isUnknown(line)) {
      const why = `trivy gave a warning that Assay does not know (${kindOf(line)})`;
      gaps.set(why, { kind: 'incomparable', path, why, decides: false });
    }
  }
  return [...gaps.values()];
}

/** `npm version error (1.2.5.0.0): …` */
const VERSION_ERROR = /^(?:\w+ )?version error \((.*?)\):/s;

/** Time, level, message and fields, separated by tabs. */
const LINE = /^\S+\t(DEBUG|WARN|ERROR)\t([^\t]*)(?:\t(.*))?$/;

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
/** `key=value` or `key="value"` */
const FIELD = new RegExp(String.raw`(?:^|\s)([A-Za-z_-]+)=(${QUOTED}|[^\s"]+)`, 'g');

function* linesOf(log: string): Generator<Line> {
  for (const text of log.split('\n')) {
    const [, level = '', message = '', rest = ''] = LINE.exec(text) ?? [];
    if (level !== '') yield { level, message: message.trim(), fields: fieldsOf(rest) };
  }
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(FIELD)) {
    // The first field of a name counts: later text may come from the image.
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

/** The path in `failed to parse a/package.json: failed to parse a/package.json: …`, where it is twice. */
function fileIn(error: string | undefined): string | undefined {
  return error && (/^failed to parse (.+?): failed to parse \1: /s.exec(error)?.[1] ?? error);
}

function isUnknown({ level, message }: Line): boolean {
  if (level === 'DEBUG') return false;
  const text = message.replace(/^\[[^\]]*\] /, '');
  return !KNOWN.some(([beginning]) => text.startsWith(beginning));
}

/** The level and component of a warning. Its text is left out, since it may contain text of the image. */
function kindOf({ level, message }: Line): string {
  const component = /^\[([a-z0-9 ._-]{1,30})\]/i.exec(message)?.[1] ?? 'no name';
  return `${level}, ${component}`;
}
