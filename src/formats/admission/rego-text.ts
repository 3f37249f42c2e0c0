/** A text as a string of Rego, which is a string of JSON. Half a surrogate pair is replaced: it is no character. */
export function regoString(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** A set of strings of Rego, not empty. */
export function regoStrings(texts: readonly string[]): string {
  return `{${texts.map(regoString).join(', ')}}`;
}
