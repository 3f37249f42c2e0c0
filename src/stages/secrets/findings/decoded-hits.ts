import type { Hit } from '../hit.ts';
import type { ScanTree } from '../staging/scan-tree.ts';

/**
 * Adds the location of the base64 to hits in decoded text. Removes a hit that is this base64 itself, found because
 * of its entropy: it is the same secret.
 */
export function decodedHits(hits: readonly Hit[], tree: ScanTree): readonly Hit[] {
  const located = hits.map((hit) => ({ ...hit, ...tree.encodedLine(hit.file, hit.line) }));
  // Compares by file, not by line: a rule may report a line above the value, for example the kind of a Kubernetes
  // manifest.
  const runs = Map.groupBy(
    located.filter(({ encoded }) => encoded !== undefined),
    // The rule for manifests decodes base64 itself.
    ({ file }) => tree.file(file)?.decodedFrom ?? file,
  );
  return located.filter(
    (hit) =>
      hit.encoded !== undefined ||
      runs.get(hit.file)?.some(({ encoded = '' }) => isSame(hit.value, encoded)) !== true,
  );
}

/** Rules differ in whether the match includes the name, the quotes and the padding. */
function isSame(value: string, encoded: string): boolean {
  const [found = '', run = ''] = [value, encoded].map((text) => text.replace(/["'=\s]/g, ''));
  return run !== '' && found.endsWith(run);
}
