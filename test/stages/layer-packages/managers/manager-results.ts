import { packageKey } from '../../../../src/stages/completeness/package-key.ts';
import { HEAD_BYTES, type ManagerResult } from '../../../../src/stages/layer-packages/manager.ts';
import { MANAGERS } from '../../../../src/stages/layer-packages/managers/all-managers.ts';

/** The result of every manager that reads the file; the file is passed on in chunks of `piece` bytes. */
export function allResultsOf(
  path: string,
  content: string | Buffer,
  piece = 65_536,
): readonly ManagerResult[] {
  const bytes = Buffer.from(content);
  const file = { path, size: bytes.length, mode: 0o755, head: bytes.subarray(0, HEAD_BYTES) };
  return MANAGERS.filter((manager) => manager.matchesPath(path) && manager.matchesFile(file)).map(
    (manager) => {
      const reader = manager.open(file);
      for (let at = 0; at < bytes.length; at += piece) {
        // What is handed over may be written over afterwards.
        const chunk = Buffer.from(bytes.subarray(at, at + piece));
        reader.write(chunk);
        chunk.fill(0x78);
      }
      return reader.end();
    },
  );
}

/** Readings that say something. */
export function resultsOf(path: string, content: string | Buffer, piece?: number): readonly ManagerResult[] {
  return allResultsOf(path, content, piece).filter(({ kind }) => kind !== 'nothing');
}

/** The keys of all packages that a file names; those that nothing loads are marked. */
export function packagesOf(path: string, content: string | Buffer, piece?: number): readonly string[] {
  return allResultsOf(path, content, piece).flatMap((reading) =>
    reading.kind === 'packages'
      ? reading.packages.map((one) => `${packageKey(one)}${reading.inert ? ' (inert)' : ''}`)
      : [],
  );
}
