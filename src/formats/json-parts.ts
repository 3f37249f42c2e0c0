/**
 * The text of `JSON.stringify(document, null, 1)` and a line end, in parts: each entry of a list is one. So the SBOM of
 * thousands of packages is never one text.
 */
export function* jsonParts(document: Readonly<Record<string, unknown>>): Generator<string> {
  const fields = Object.entries(document).filter(([, value]) => isWritten(value));
  if (fields.length === 0) {
    yield '{}\n';
    return;
  }
  let start = '{';
  for (const [name, value] of fields) {
    yield `${start}\n ${JSON.stringify(name)}: `;
    start = ',';
    if (Array.isArray(value) && value.length > 0) yield* listParts(value);
    else yield indented(value, ' ');
  }
  yield '\n}\n';
}

function* listParts(list: readonly unknown[]): Generator<string> {
  let start = '[';
  for (const entry of list) {
    yield `${start}\n  ${isWritten(entry) ? indented(entry, '  ') : 'null'}`;
    start = ',';
  }
  yield '\n ]';
}

/** JSON has no line ends inside texts. */
function indented(value: unknown, margin: string): string {
  return JSON.stringify(value, null, 1).replaceAll('\n', `\n${margin}`);
}

/** What JSON cannot express is left out of an object, and is `null` in a list. */
function isWritten(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}
