import { type NameKind, nameKind } from '../../values/credential-names.ts';
import { judgeCredential } from '../credential.ts';
import { type FileRule, judged, type Match, type WholeText } from '../rule.ts';

const column = { id: 'credential-in-column', title: 'Literal value in the column of a credential' };

type Kinds = readonly (NameKind | undefined)[];

const kindsOf = (names: readonly string[]): Kinds =>
  names.map((name) =>
    nameKind(
      name
        .trim()
        .replace(/[^\w-]+/g, '_')
        .replace(/^_+|_+$/g, ''),
    ),
  );
const hasSecret = (kinds: Kinds) => kinds.some((kind) => kind === 'password' || kind === 'secret');

/** The values of a row in columns that are named after a credential. */
function* cellsOf(row: string, start: number, mark: string, kinds: Kinds): Iterable<Match> {
  let at = start;
  for (const [number, cell] of row.split(mark).entries()) {
    const kind = kinds[number];
    const value = cell.trim().replace(/^[`*]+|[`*]+$/g, '');
    if (value !== '' && (kind === 'password' || kind === 'secret'))
      yield* judged(
        { index: at + cell.indexOf(value), value },
        judgeCredential(value, kind, 'quoted setting'),
      );
    at += cell.length + mark.length;
  }
}

/** Tables in Markdown. Their second line consists of dashes. */
const MARKDOWN: FileRule = {
  ...column,
  files: /\.(?:md|mdx|markdown|txt)$/i,
  certainty: 'generic',
  *find({ text }: WholeText): Iterable<Match> {
    let kinds: Kinds = [];
    let before = '';
    let at = 0;
    for (const line of text.split('\n')) {
      if (!line.includes('|')) kinds = [];
      else if (/^[\s|:-]+$/.test(line) && line.includes('-'))
        kinds = kindsOf(before.split('|').slice(0, 100));
      else if (hasSecret(kinds)) yield* cellsOf(line, at, '|', kinds);
      before = line;
      at += line.length + 1;
    }
  },
};

const COPY = /\bCOPY\s{1,4}[\w."]{1,120}\s{0,4}\(([^()]{1,1000})\)\s{1,4}FROM\s{1,4}stdin\b[^\n]{0,200}\n/gi;

/** Rows of a table in a dump of PostgreSQL. */
const COPIED: FileRule = {
  ...column,
  files: /\.(?:sql|ddl|dump|psql)$/i,
  certainty: 'generic',
  *find({ text }: WholeText): Iterable<Match> {
    for (const match of text.matchAll(COPY)) {
      const kinds = kindsOf((match[1] ?? '').split(','));
      if (!hasSecret(kinds)) continue;
      for (let at = match.index + match[0].length; at < text.length; ) {
        const next = text.indexOf('\n', at);
        const row = text.slice(at, next < 0 ? text.length : next);
        if (/^\\\.|^\s*COPY\s/.test(row)) break;
        yield* cellsOf(row, at, '\t', kinds);
        at += row.length + 1;
      }
    }
  },
};

/** Finds credentials in tables within other files. */
export const TABLES: readonly FileRule[] = [MARKDOWN, COPIED];
