import type { Hit } from '../hit.ts';
import type { ScanTree } from '../staging/scan-tree.ts';

/**
 * Adds the location of the base64 to hits in decoded text. Removes a hit that is this base64 itself, found because
 * of its entropy: it is the same secret.
 */
export function decodedHits(hits: readonly Hit[], tree: ScanTree): readonly Hit[] {
  const located = inFileOrder(hits).map((hit) => ({ ...hit, ...tree.encodedLine(hit.file, hit.line) }));
  // Compares by file, not by line: a rule may report a line above the value, for example the kind of a Kubernetes
  // manifest.
  const encoded = Map.groupBy(
    located.filter((hit) => hit.encoded !== undefined),
    // The rule for manifests decodes base64 itself.
    ({ file }) => tree.file(file)?.decodedFrom ?? file,
  );
  const runs = new Map([...encoded].map(([file, group]) => [file, runsOf(group)]));
  return located.filter((hit) => {
    const known = hit.encoded === undefined ? runs.get(hit.file) : undefined;
    if (known === undefined) return true;
    const value = bare(hit.value);
    return !known.some((run) => value.endsWith(run));
  });
}

/** The different runs of base64: a thousand hits can be in one long run. */
function runsOf(hits: readonly Hit[]): readonly string[] {
  const encoded = new Set(hits.map((hit) => hit.encoded ?? ''));
  return [...new Set([...encoded].map(bare))].filter((run) => run !== '');
}

/** Puts the hits of each file together. The engines report in turns, and the tree keeps one decoded file at a time. */
function inFileOrder(hits: readonly Hit[]): readonly Hit[] {
  return [...Map.groupBy(hits, ({ file }) => file).values()].flat();
}

/** Rules differ in whether the match includes the name, the quotes and the padding. */
function bare(text: string): string {
  return text.replace(/["'=\s]/g, '');
}
