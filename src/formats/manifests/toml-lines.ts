/** A text in a TOML document, with what it belongs to. */
export interface TomlLine {
  /** `tool.poetry.dependencies`; empty at the top. */
  readonly table: string;
  /** Which table it is, counted in the whole document: `[[package]]` occurs more than once. */
  readonly tableIndex: number;
  readonly key: string;
  /** A text without quotes, or an inline table as it is written. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
  /** `item`: one of the texts of an array. */
  readonly kind: 'text' | 'inline' | 'item';
}

const HEADER = /^\s*\[{1,2}([^[\]]+)\]{1,2}\s*(?:#.*)?$/;
const ENTRY = /^\s*([\w.-]+|"[^"]*"|'[^']*')\s*=\s*(.*)$/;
const TEXT = /"((?:[^"\\]|\\.)*)"|'([^']*)'/g;
/** Texts, and what is between them. A comment and a quote that nothing closes are parts too. */
const PART = /"((?:[^"\\]|\\.)*)"|'([^']*)'|[^"'#]+|["'#]/g;
const LONGEST = 1000;

/**
 * The texts of a TOML document that stand on one line each: values, inline tables, and items of arrays. Others are left out,
 * and a table that is spelled in another way is not recognised. A longer line is skipped.
 */
export function* tomlLines(text: string): Generator<TomlLine> {
  let [table, tableIndex] = ['', 0];
  let array: string | undefined;
  let end: string | undefined;
  for (const [at, content] of text.split('\n').entries()) {
    if (content.length > LONGEST) continue;
    const place = { table, tableIndex, line: at + 1 };
    if (end !== undefined) {
      if (content.includes(end)) end = undefined;
      continue;
    }
    if (array !== undefined) {
      for (const value of textsIn(content)) yield { ...place, key: array, value, kind: 'item' };
      if (closes(content)) array = undefined;
      continue;
    }
    const header = HEADER.exec(content)?.[1];
    if (header !== undefined) {
      table = header
        .trim()
        .replace(/["']/g, '')
        .replace(/\s*\.\s*/g, '.');
      tableIndex += 1;
      continue;
    }
    const [, quoted, value = ''] = ENTRY.exec(content) ?? [];
    if (quoted === undefined) continue;
    const key = quoted.replace(/^["']|["']$/g, '');
    const opening = /^("""|''')/.exec(value)?.[1];
    if (opening !== undefined) {
      if (!value.includes(opening, 3)) end = opening;
    } else if (value.startsWith('[')) {
      for (const item of textsIn(value)) yield { ...place, key, value: item, kind: 'item' };
      if (!closes(value)) array = key;
    } else if (value.startsWith('{')) {
      yield { ...place, key, value, kind: 'inline' };
    } else {
      const [first] = textsIn(value);
      if (first !== undefined && /^["']/.test(value)) yield { ...place, key, value: first, kind: 'text' };
    }
  }
}

/** A text of an inline table: `{ version = "1.2" }`. */
export function inlineText(inline: string, key: string): string | undefined {
  const pattern = new RegExp(`(?:^\\{|,)\\s*${key.replace('.', '\\.')}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  const [, double, single] = pattern.exec(inline) ?? [];
  return double ?? single;
}

/** The texts of a line, up to a comment or to a quote that nothing closes. */
function textsIn(content: string): readonly string[] {
  const found: string[] = [];
  for (const [token, double, single] of content.matchAll(PART)) {
    if (double !== undefined || single !== undefined) found.push(double ?? single ?? '');
    else if (/^["'#]/.test(token)) break;
  }
  return found;
}

/** Whether a line has the bracket that ends an array: outside of texts, comments and extras such as `[standard]`. */
function closes(content: string): boolean {
  return content.replace(TEXT, '').replace(/#.*$/, '').includes(']');
}

/** The packages of a lock file with tables of `name` and `version`: poetry, uv, Cargo. */
export function lockedPackages(text: string) {
  const tables = new Map<number, { package?: string; version?: string; line?: number }>();
  for (const { table, tableIndex, key, value, line, kind } of tomlLines(text)) {
    if (table !== 'package' || kind !== 'text') continue;
    const known = tables.get(tableIndex) ?? {};
    if (key === 'name') known.package = value;
    if (key === 'version') Object.assign(known, { version: value, line });
    tables.set(tableIndex, known);
  }
  return [...tables.values()].flatMap(({ package: of, version, line }) =>
    of === undefined || version === undefined || line === undefined ? [] : [{ package: of, version, line }],
  );
}
