import type { Hit } from './engines.ts';
import type { ScanTree } from './scan-tree.ts';

/**
 * Says of what was found in decoded text where it stands encoded. A hit that is that very base64, found for its
 * entropy, is the same secret and left out.
 */
export function decodedHits(hits: readonly Hit[], tree: ScanTree): readonly Hit[] {
  const located = hits.map((hit) => ({ ...hit, ...tree.encoded(hit.file, hit.line) }));
  const decoded = Map.groupBy(
    located.filter(({ encoded }) => encoded !== undefined),
    ({ file, line }) => `${tree.at(file)?.decodedFrom}\0${line}`,
  );
  return located.filter(
    (hit) =>
      hit.encoded !== undefined ||
      decoded.get(`${hit.file}\0${hit.line}`)?.some(({ encoded = '' }) => isSame(hit.value, encoded)) !==
        true,
  );
}

/** Rules differ in whether they take the padding and the quotes. */
function isSame(value: string, encoded: string): boolean {
  const [found, run] = [value, encoded].map((text) => text.replace(/["'=\s]/g, ''));
  return found !== undefined && found !== '' && found === run;
}
