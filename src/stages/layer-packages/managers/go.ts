import type { DetectedPackage, FileReader, Manager, ManagerResult } from '../manager.ts';
import { type Needle, NeedleSearch } from '../reading/byte-needles.ts';
import { isProgram } from '../reading/programs.ts';

/** cmd/link writes MAGIC before Go's version. cmd/go writes START and END around the list of modules. */
const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const START = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const END = Buffer.from('f932433186182072008242104116d8f2', 'hex');

const HEADER_BYTES = 32;
const FLAGS_AT = 15;
const INLINE = 2;
const MAX_VERSION_BYTES = 255;
const FIRST_BYTES = 64;

/** Go: the module list that the linker writes into each program, on every platform. */
export const go: Manager = {
  name: 'Go',
  matchesPath: () => true,
  matchesFile: isProgram,
  open: () => goReader(),
};

function goReader(): FileReader {
  const versions = new NeedleSearch(versionNeedle);
  const modules = new NeedleSearch(modulesNeedle);
  return {
    write(chunk) {
      versions.write(chunk);
      modules.write(chunk);
    },
    end(): ManagerResult {
      if (versions.isFlooded || modules.isFlooded) {
        return { kind: 'unreadable', why: 'contains too many build records of Go programs', decides: true };
      }
      const lists = modules.end().filter((list) => isModules(list));
      if (lists.some((list) => list.indexOf(END) < 0)) {
        return { kind: 'unreadable', why: 'is a Go program whose list of modules is cut off', decides: true };
      }
      const packages = [
        ...versions.end().flatMap((header) => standardLibrary(header)),
        ...lists.flatMap((list) =>
          modulesIn(list.subarray(START.length, list.indexOf(END)).toString('utf8')),
        ),
      ];
      return packages.length === 0 ? { kind: 'nothing' } : { kind: 'packages', packages: distinct(packages) };
    },
  };
}

/**
 * The header. Since Go 1.18 the length of the version and the version follow; before, the header holds pointers.
 */
const versionNeedle: Needle = {
  bytes: MAGIC,
  needed(found) {
    if (found.length < HEADER_BYTES + 1) return HEADER_BYTES + 1;
    const flags = found[FLAGS_AT] ?? 0;
    if ((flags & INLINE) === 0) {
      const pointerBytes = found[FLAGS_AT - 1];
      return flags <= 1 && (pointerBytes === 4 || pointerBytes === 8) ? HEADER_BYTES : undefined;
    }
    const { length, start } = versionSpan(found);
    if (length === 0 || length > MAX_VERSION_BYTES) return undefined;
    const whole = start + length;
    if (found.length < whole) return whole;
    return /^[\x20-\x7e]+$/.test(found.toString('latin1', start, whole)) ? whole : undefined;
  },
};

/** The length is a varint of one or two bytes. */
function versionSpan(found: Buffer): { length: number; start: number } {
  const first = found[HEADER_BYTES] ?? 0;
  if (first < 0x80) return { length: first, start: HEADER_BYTES + 1 };
  return { length: (first & 0x7f) | ((found[HEADER_BYTES + 1] ?? 0x7f) << 7), start: HEADER_BYTES + 2 };
}

const modulesNeedle: Needle = {
  bytes: START,
  needed(found) {
    if (found.length < FIRST_BYTES) return FIRST_BYTES;
    if (!isModules(found)) return undefined;
    const end = found.indexOf(END);
    return end < 0 ? 2 * found.length : end + END.length;
  },
};

function isModules(list: Buffer): boolean {
  return /^(?:path|mod|dep|build)\t/.test(list.toString('latin1', START.length, START.length + 6));
}

/**
 * `go1.26.5 (Red Hat 1.26.5-1.el9)`, `go1.22.1 X:nocoverageredesign`, `go1.22.5-1`: the additions of vendors are
 * ignored.
 */
const RELEASE = /^go(\d+\.\d+(?:\.\d+)?(?:(?:rc|beta)\d+)?)/;

function standardLibrary(header: Buffer): readonly DetectedPackage[] {
  if (header.length < HEADER_BYTES) return [];
  const { length, start } = versionSpan(header);
  const isInline = ((header[FLAGS_AT] ?? 0) & INLINE) !== 0;
  const text = isInline ? header.toString('latin1', start, start + length) : '';
  const release = RELEASE.exec(text)?.[1];
  return [goPackage('stdlib', release === undefined ? undefined : `v${release}`)];
}

/** Lines of `debug.BuildInfo`: `mod`, `dep` or `=>`, then path, version and sum, separated by tabs. */
function modulesIn(text: string): readonly DetectedPackage[] {
  const modules: { path: string; version: string; isMain: boolean }[] = [];
  for (const line of text.split('\n')) {
    const [kind, path = '', version = ''] = line.split('\t');
    if (kind === 'mod' || kind === 'dep') modules.push({ path, version, isMain: kind === 'mod' });
    else if (kind === '=>') modules.splice(-1, 1, { path, version, isMain: false });
  }
  return modules.flatMap(({ path, version, isMain }) => {
    // A local path, a workspace, and a program that was built from a checkout are not releases.
    const isRelease = path !== '' && !/^\.{0,2}\//.test(path) && version !== '' && version !== '(devel)';
    return isRelease && !(isMain && isStamped(version)) ? [goPackage(path, version)] : [];
  });
}

/** A pseudo-version that Go made from a commit. trivy lists the version that was given to the linker instead. */
function isStamped(version: string): boolean {
  return /\d{14}-[0-9a-f]{12}/.test(version);
}

function goPackage(name: string, version: string | undefined): DetectedPackage {
  return { type: 'golang', name, ...(version === undefined ? {} : { version }), trivyType: 'gobinary' };
}

function distinct(packages: readonly DetectedPackage[]): readonly DetectedPackage[] {
  return [...new Map(packages.map((one) => [`${one.name}@${one.version ?? ''}`, one])).values()];
}
