import { Turns } from '../../../turns.ts';
import type { Hit } from '../hit.ts';
import type { ScanTree } from '../staging/scan-tree.ts';

/**
 * Adds the location of the base64 to hits in decoded text. Removes a hit that is this base64 itself, found because
 * of its entropy: it is the same secret.
 */
export async function decodedHits(hits: readonly Hit[], tree: ScanTree): Promise<readonly Hit[]> {
  const turns = new Turns();
  const located: Hit[] = [];
  for (const hit of inFileOrder(hits)) {
    await turns.give();
    located.push({ ...hit, ...tree.encodedLine(hit.file, hit.line) });
  }
  // Compares by file, not by line: a rule may report a line above the value, for example the kind of a Kubernetes
  // manifest.
  const encoded = Map.groupBy(
    located.filter((hit) => hit.encoded !== undefined),
    // The rule for manifests decodes base64 itself.
    ({ file }) => tree.file(file)?.decodedFrom ?? file,
  );
  const runs = new Map([...encoded].map(([file, group]) => [file, new Runs(group)]));
  return located.filter((hit) => {
    const known = hit.encoded === undefined ? runs.get(hit.file) : undefined;
    if (known === undefined) return true;
    return !known.isEndOf(bare(hit.value));
  });
}

/** The different runs of base64 of a file: a thousand hits can be in one long run, or each in its own. */
class Runs {
  readonly #byLength: ReadonlyMap<number, ReadonlySet<string>>;

  constructor(hits: readonly Hit[]) {
    const encoded = new Set(hits.map((hit) => hit.encoded ?? ''));
    const runs = [...encoded].map(bare).filter((run) => run !== '');
    const byLength = Map.groupBy(runs, ({ length }) => length);
    this.#byLength = new Map([...byLength].map(([length, of]) => [length, new Set(of)]));
  }

  /** Whether a value ends with one of them. There are few different lengths. */
  isEndOf(value: string): boolean {
    for (const [length, runs] of this.#byLength)
      if (length <= value.length && runs.has(value.slice(value.length - length))) return true;
    return false;
  }
}

/** Puts the hits of each file together. The engines report in turns, and the tree keeps one decoded file at a time. */
function inFileOrder(hits: readonly Hit[]): readonly Hit[] {
  return [...Map.groupBy(hits, ({ file }) => file).values()].flat();
}

/** Rules differ in whether the match includes the name, the quotes and the padding. */
function bare(text: string): string {
  return text.replace(/["'=\s]/g, '');
}
