import leven from 'leven';

/** The word that a text most likely means, although it is none of the words; undefined if none is near. */
export function nearest(text: string, words: readonly string[]): string | undefined {
  const near = words
    .map((word) => ({ word, distance: leven(normalized(text), normalized(word)) }))
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
