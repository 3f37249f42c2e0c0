import type { Kind } from './kind.ts';
import type { Random } from './random.ts';
import type { Specimen } from './surroundings.ts';
import { referred } from './values-sixth.ts';

/** Answers the value that a reference such as `hex:32` names; what a file says twice is kept in `steady`. */
type Refer = (r: Random, reference: string, steady: Map<string, string>) => string;

/**
 * Kinds that are written as files. Each starts with `@@ name | path`. `‹…›` is a value, `‹?a|b›` one of several
 * texts, `⟦…⟧` the secret, and `§` a dollar sign before a brace. `⏎‹…›` writes a value's lines with `\n` between,
 * and `⇥‹…›` with four spaces before each line but the first.
 */
export const leaking = (family: string, rows: string, refer: Refer = referred): readonly Kind[] =>
  rowsOf(rows).map(({ name, path, text }) => ({
    family,
    name,
    make(r) {
      const steady = new Map<string, string>();
      const filled = fill(r, `${path}\n${text}`, steady, refer);
      const [first = '', ...rest] = filled.split('\n');
      const body = rest.join('\n');
      const secret = /⟦([\s\S]+?)⟧/.exec(body)?.[1];
      if (secret === undefined) throw new Error(`${family}: ${name} holds no secret`);
      const whole = body.replace(/[⟦⟧]/g, '');
      // A password may be a part of a name in the lines before it; then the whole row is made again.
      if (whole.indexOf(secret) !== body.indexOf('⟦')) return this.make(r, 0);
      return { path: first, text: `${whole}\n`, secret };
    },
  }));

/** The same for files that hold no secret. */
export const clean = (family: string, rows: string, refer: Refer = referred): readonly Kind[] =>
  rowsOf(rows).map(({ name, path, text }) => ({
    family,
    name,
    make(r): Specimen {
      const [first = '', ...rest] = fill(r, `${path}\n${text}`, new Map(), refer).split('\n');
      return { path: first, text: `${rest.join('\n')}\n` };
    },
  }));

function rowsOf(rows: string): readonly { name: string; path: string; text: string }[] {
  return rows
    .split('\n@@ ')
    .slice(1)
    .map((row) => {
      const [head = '', ...lines] = row.split('\n');
      const [name = '', path = ''] = head.split(' | ');
      if (path === '' || lines.length === 0) throw new Error(`${name} has no path or no text`);
      return { name, path, text: lines.join('\n').trimEnd() };
    });
}

function fill(r: Random, text: string, steady: Map<string, string>, refer: Refer): string {
  let filled = text;
  // A value may stand in the texts of a choice, and is then filled before it.
  while (/‹[^‹›]+›/.test(filled)) {
    filled = filled.replace(/([⏎⇥]?)‹([^‹›]+)›/g, (_, form: string, reference: string) => {
      const value = refer(r, reference, steady);
      if (form === '⏎') return value.replaceAll('\n', '\\n');
      return form === '⇥' ? value.replaceAll('\n', '\n    ') : value;
    });
  }
  return filled.replaceAll('§', '$');
}
