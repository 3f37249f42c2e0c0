import type { FileReader, Manager, ManagerResult } from '../manager.ts';
import { type Needle, NeedleSearch } from '../reading/byte-needles.ts';
import { isProgram } from '../reading/programs.ts';
import { readDependencies } from './dotnet.ts';

const FIRST_BYTES = 32;

/**
 * .NET programs in a single file. They contain the dependency list uncompressed, even if the rest is compressed.
 */
export const dotnetBundle: Manager = {
  name: '.NET in a single file',
  matchesPath: () => true,
  matchesFile: isProgram,
  open: () => bundleReader(),
};

function bundleReader(): FileReader {
  const lists = new NeedleSearch(listNeedle);
  return {
    write: (chunk) => lists.write(chunk),
    end(): ManagerResult {
      if (lists.isFlooded) {
        return { kind: 'unreadable', why: 'contains too many lists of dependencies', decides: true };
      }
      // A match that is not a list comes from a program that reads lists.
      const packages = lists
        .end()
        .map((list) => readDependencies(withBrace(list), true))
        .flatMap((reading) => (reading.kind === 'packages' ? reading.packages : []));
      return packages.length === 0 ? { kind: 'nothing' } : { kind: 'packages', packages };
    },
  };
}

/** The first key of the list, as the SDK writes it. */
const listNeedle: Needle = {
  bytes: Buffer.from('"runtimeTarget"'),
  needed(found) {
    if (found.length < FIRST_BYTES) return FIRST_BYTES;
    if (!/^"runtimeTarget":\s*\{/.test(found.toString('latin1', 0, FIRST_BYTES))) return undefined;
    return endOfObject(found) ?? 2 * found.length;
  },
};

/** The list, with the brace before its first key. */
function withBrace(list: Buffer): Buffer {
  return Buffer.concat([Buffer.from('{'), list.subarray(0, endOfObject(list))]);
}

/** The end of the object whose opening brace is before `bytes`. Braces in strings do not count. */
function endOfObject(bytes: Buffer): number | undefined {
  let depth = 1;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isText) {
      if (byte === 0x5c) at += 1;
      else if (byte === 0x22) isText = false;
    } else if (byte === 0x22) isText = true;
    else if (byte === 0x7b) depth += 1;
    else if (byte === 0x7d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
