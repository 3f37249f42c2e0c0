/** The word that is most similar to a text. Undefined if no word is similar. */
export function nearest(text: string, words: readonly string[]): string | undefined {
  const near = words
    .map((word) => ({ word, distance: distance(normalized(text), normalized(word)) }))
    .sort((one, other) => one.distance - other.distance)[0];
  if (near === undefined || near.distance >= near.word.length) return undefined;
  return near.distance <= Math.max(1, near.word.length / 3) ? near.word : undefined;
}

/** The same text for `fail_on`, `failOn` and `fail-on`. */
function normalized(text: string): string {
  return text
    .slice(0, 60)
    .replace(/[-_\s]/g, '')
    .toLowerCase();
}

/** Number of letters to add, remove or change (Levenshtein distance). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, against] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
