import type { Hit } from '../hit.ts';
import type { ScanTree } from '../staging/scan-tree.ts';

/**
 * Says of what was found in decoded text where it stands encoded. A hit that is that very base64, found for its
 * entropy, is the same secret and left out.
 */
export function decodedHits(hits: readonly Hit[], tree: ScanTree): readonly Hit[] {
  const located = hits.map((hit) => ({ ...hit, ...tree.encoded(hit.file, hit.line) }));
  // By file and not by line: a rule may begin lines above the value, with the kind of a Kubernetes manifest.
  const runs = Map.groupBy(
    located.filter(({ encoded }) => encoded !== undefined),
    // The rule for manifests decodes for itself.
    ({ file }) => tree.at(file)?.decodedFrom ?? file,
  );
  return located.filter(
    (hit) =>
      hit.encoded !== undefined ||
      runs.get(hit.file)?.some(({ encoded = '' }) => isSame(hit.value, encoded)) !== true,
  );
}

/** Rules differ in whether they take the name in front, the quotes and the padding. */
function isSame(value: string, encoded: string): boolean {
  const [found = '', run = ''] = [value, encoded].map((text) => text.replace(/["'=\s]/g, ''));
  return run !== '' && found.endsWith(run);
}
