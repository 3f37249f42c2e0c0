import type { Hit } from './hit.ts';
import type { ScanTree } from './scan-tree.ts';

/**
 * Says of what was found in decoded text where it stands encoded. A hit that is that very base64, found for its
 * entropy, is the same secret and left out.
 */
export function decodedHits(hits: readonly Hit[], tree: ScanTree): readonly Hit[] {
  const located = inFileOrder(hits).map((hit) => ({ ...hit, ...tree.encoded(hit.file, hit.line) }));
  // By file and not by line: a rule may begin lines above the value, with the kind of a Kubernetes manifest.
  const encoded = Map.groupBy(
    located.filter((hit) => hit.encoded !== undefined),
    // The rule for manifests decodes for itself.
    ({ file }) => tree.at(file)?.decodedFrom ?? file,
  );
  const runs = new Map([...encoded].map(([file, group]) => [file, runsOf(group)]));
  return located.filter((hit) => {
    const known = hit.encoded === undefined ? runs.get(hit.file) : undefined;
    if (known === undefined) return true;
    const value = bare(hit.value);
    return !known.some((run) => value.endsWith(run));
  });
}

/** Each once: a thousand hits may stand in one long run. */
function runsOf(hits: readonly Hit[]): readonly string[] {
  const encoded = new Set(hits.map((hit) => hit.encoded ?? ''));
  return [...new Set([...encoded].map(bare))].filter((run) => run !== '');
}

/** Those of one file one behind the other: the engines report by turns, and a file is decoded once at a time. */
function inFileOrder(hits: readonly Hit[]): readonly Hit[] {
  return [...Map.groupBy(hits, ({ file }) => file).values()].flat();
}

/** Rules differ in whether they take the name in front, the quotes and the padding. */
function bare(text: string): string {
  return text.replace(/["'=\s]/g, '');
}
