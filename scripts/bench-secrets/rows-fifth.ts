import { FORMS, NAMES } from './forms-fifth.ts';
import type { Kind } from './kind.ts';
import type { Random } from './random.ts';
import { file, type Specimen } from './surroundings.ts';

/**
 * Files as rows: `@@ family | name | path`, and below it the text. A line `%%` parts variants of it, which take
 * turns. In the text, `‹form:given›` is filled by {@link FORMS} or {@link NAMES}; `§` is a dollar and `¬` a
 * backtick; the secret stands between `⟦` and `⟧` (from the first to the last, if there are several).
 */
export const leaking = (rows: string): readonly Kind[] => kinds(rows, secretOf);

/** As {@link leaking}, of files that hold no secret. */
export const honest = (rows: string): readonly Kind[] => kinds(rows, (path, text) => ({ path, text }));

const INNERMOST = /‹([^‹›:]+)(?::([^‹›]*))?›/;

function kinds(rows: string, read: (path: string, text: string) => Specimen | undefined): readonly Kind[] {
  return rows
    .split(/^@@ /m)
    .slice(1)
    .map((row) => {
      const end = row.indexOf('\n');
      const [family = '', name = '', path = ''] = row
        .slice(0, end)
        .split('|')
        .map((part) => part.trim());
      const variants = row.slice(end + 1).split(/^%%\n/m);
      return {
        family,
        name,
        make(r, turn) {
          for (let attempt = 0; attempt < 50; attempt += 1) {
            const known = new Map<string, string>();
            const text = fill(r, variants[turn % variants.length] ?? '', known);
            const specimen = read(fill(r, path, known), text);
            if (specimen !== undefined) return specimen;
          }
          throw new Error(`the secret of ${name} stands in the text before it too`);
        },
      };
    });
}

/** A secret that stands in the text before its place as well would be counted at the wrong line. */
function secretOf(path: string, text: string): Specimen | undefined {
  const [first, last] = [text.indexOf('⟦'), text.lastIndexOf('⟧')];
  if (first < 0 || last < first) throw new Error(`${path} marks no secret`);
  const bare = text.replace(/[⟦⟧]/g, '');
  const secret = text.slice(first, last).replace(/[⟦⟧]/g, '');
  return bare.indexOf(secret) === first ? file(path, bare, secret) : undefined;
}

/** Fills a text from the inside to the outside, so that one form can be given what another makes. */
export function fill(r: Random, template: string, known: Map<string, string>): string {
  let text = template.replaceAll('§', '$').replaceAll('¬', '`');
  for (let found = INNERMOST.exec(text); found !== null; found = INNERMOST.exec(text)) {
    const [whole, name = '', given = ''] = found;
    const value = FORMS[name]?.(r, given) ?? nameOf(r, name, known) ?? r.fill(`{${name}:${given}}`);
    if (value === `{${name}:${given}}`) throw new Error(`nothing fills ${whole}`);
    text = `${text.slice(0, found.index)}${value}${text.slice(found.index + whole.length)}`;
  }
  return text;
}

function nameOf(r: Random, name: string, known: Map<string, string>): string | undefined {
  const make = NAMES[name];
  if (make === undefined) return undefined;
  const value = known.get(name) ?? make(r, '');
  known.set(name, value);
  return value;
}
