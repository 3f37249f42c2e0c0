/** A header line: `Name: value`. */
const FIELD = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)$/;

/**
 * The fields of one block of `Name: value` lines, with names in lower case. The first field of a name counts. A
 * line that begins with a blank continues the line before. Other lines are ignored.
 */
export function readFields(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string[]>();
  let open: string[] = [];
  for (const line of block.split(/\r\n|\n|\r/)) {
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      open = [value.trim()];
      const key = name.toLowerCase();
      if (!fields.has(key)) fields.set(key, open);
    } else if (/^[ \t]/.test(line)) {
      open.push(line.trim());
    } else {
      open = [];
    }
  }
  return new Map([...fields].map(([key, lines]) => [key, lines.join(' ').trim()]));
}

/** The blocks of a text, separated by blank lines. */
export function blocksOf(text: string): readonly string[] {
  return text.split(/(?:\r?\n){2,}/).filter((block) => block.trim() !== '');
}

/** The block before the first blank line. */
export function firstBlock(text: string): string {
  const start = text.replace(/^\s+/, '');
  const end = /\r?\n\r?\n/.exec(start);
  return end === null ? start : start.slice(0, end.index);
}
