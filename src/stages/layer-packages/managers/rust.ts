import { constants, deflateRawSync, inflateSync } from 'node:zlib';
import type { DetectedPackage, FileReader, Manager, ManagerResult } from '../manager.ts';
import { type Needle, NeedleSearch } from '../reading/byte-needles.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { isProgram } from '../reading/programs.ts';
import { isJsonObject, readJson, textOf } from '../reading/read-json.ts';

/** The first text of a list of cargo-auditable. */
const BEGIN = '{"packages":[';
/** First bytes of a compressed list: enough for the tables of a block and some text. */
const FIRST_BYTES = 512;
/** Enough for the lengths of the first table. */
const SOME_BYTES = 16;
const LIMIT = { maxOutputLength: 32 * 1024 ** 2 };

/** Rust: the list that cargo-auditable writes into a program. Programs without a list are reported. */
export const rust: Manager = {
  name: 'Rust',
  matchesPath: () => true,
  matchesFile: isProgram,
  open: () => rustReader(),
};

function rustReader(): FileReader {
  const lists = new NeedleSearch(listNeedle);
  const sources = new NeedleSearch(sourceNeedle);
  return {
    write(chunk) {
      lists.write(chunk);
      if (sources.end().length === 0) sources.write(chunk);
    },
    end(): ManagerResult {
      if (lists.isFlooded) {
        return { kind: 'unreadable', why: 'contains too many crate lists of Rust programs', decides: true };
      }
      const read = lists
        .end()
        .filter((packed) => isList(packed))
        .map((packed) => cratesIn(unpacked(packed)));
      const crates = read.filter((list) => list !== undefined);
      if (crates.length < read.length) {
        return {
          kind: 'unreadable',
          why: 'is a Rust program whose list of crates is damaged',
          decides: true,
        };
      }
      if (crates.length > 0) return packagesResult(crates.flat(), true);
      const isRust = sources.end().length > 0;
      return isRust
        ? { kind: 'unidentified', why: 'is a Rust program without a list of its crates' }
        : { kind: 'nothing' };
    },
  };
}

function cratesIn(bytes: Buffer): readonly DetectedPackage[] | undefined {
  const list = readJson(bytes);
  if (!isJsonObject(list) || !Array.isArray(list.packages)) return undefined;
  return list.packages.flatMap((one: unknown) => {
    const { name, version, kind } = isJsonObject(one) ? one : {};
    const [crate, exact] = [textOf(name), textOf(version)];
    // The list also has packages that only the build needed. They are not in the program.
    if (crate === undefined || exact === undefined || (kind !== undefined && kind !== 'runtime')) return [];
    return [{ type: 'cargo', name: crate, version: exact, trivyType: 'rustbinary' }];
  });
}

/** The path of the standard library in panic messages: `/rustc/<commit>/library/…`. */
const sourceNeedle: Needle = {
  bytes: Buffer.from('/rustc/'),
  needed(found) {
    if (found.length < 64) return 64;
    return /^\/rustc\/[0-9a-f]{40}\/library/.test(found.toString('latin1', 0, 64)) ? 64 : undefined;
  },
};

/** zlib data of any level. */
const listNeedle: Needle = {
  bytes: Buffer.from([0x78]),
  needed(found) {
    if (found.length > 1 && !isZlib(found)) return undefined;
    if (found.length < SOME_BYTES) return SOME_BYTES;
    if (!mayBeDeflated(found)) return undefined;
    if (found.length < FIRST_BYTES) return FIRST_BYTES;
    if (!isList(found)) return undefined;
    return isWhole(found) ? found.length : 2 * found.length;
  },
};

function isZlib(found: Buffer): boolean {
  const second = found[1] ?? 0;
  return (second & 0x20) === 0 && (0x7800 + second) % 31 === 0;
}

function isList(found: Buffer): boolean {
  if (found.length < 8 || !isZlib(found) || !mayBeDeflated(found)) return false;
  try {
    const firstBytes = found.subarray(0, FIRST_BYTES);
    // With this flush, zlib returns the output so far of an incomplete stream.
    return inflateSync(firstBytes, { finishFlush: constants.Z_SYNC_FLUSH })
      .toString('latin1')
      .startsWith(BEGIN);
  } catch {
    return false;
  }
}

const FIXED = deflateRawSync(BEGIN, { strategy: constants.Z_FIXED });

/**
 * A fast test before zlib is called: two bytes often match by chance, and most such matches have impossible tables.
 */
function mayBeDeflated(found: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = found.subarray(2);
  const kind = (first >> 1) & 3;
  if (kind === 1) return found.subarray(3, 9).equals(FIXED.subarray(1, 7));
  if (kind !== 2) return false;
  // RFC 1951, 3.2.7: the numbers of codes, then the lengths of the codes for the code lengths.
  const bits = first | (second << 8) | (third << 16);
  if (((bits >> 3) & 31) > 29 || ((bits >> 8) & 31) > 29) return false;
  let used = 0;
  for (let code = 0; code < ((bits >> 13) & 15) + 4; code += 1) {
    const at = 17 + 3 * code;
    const pair = (found[2 + (at >> 3)] ?? 0) | ((found[3 + (at >> 3)] ?? 0) << 8);
    const length = (pair >> (at & 7)) & 7;
    if (length > 0) used += 128 >> length;
  }
  return used === 128;
}

function isWhole(packed: Buffer): boolean {
  try {
    inflateSync(packed, LIMIT);
    return true;
  } catch (error) {
    // The output is larger than any list. More bytes would not help.
    return error instanceof RangeError;
  }
}

/** Empty if the data is cut off, damaged or too large. */
function unpacked(packed: Buffer): Buffer {
  try {
    return inflateSync(packed, LIMIT);
  } catch {
    return Buffer.alloc(0);
  }
}
