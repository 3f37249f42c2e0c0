import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { whyNoToken } from '../no-secret/why-no-value.ts';

/** A value in a text, and where it starts there. */
export interface Match {
  readonly index: number;
  readonly value: string;
  /** Why it is none after all. */
  readonly why?: NoSecretReason;
}

/** Whether a match is a secret; a reason where it looks like one and is provably none. */
export type Judgement = boolean | NoSecretReason;

/** The match by what a rule thinks of its value; nothing where it does not even look like a secret. */
export function judged<T extends object>(
  match: T,
  judgement: Judgement,
): readonly (T & Pick<Match, 'why'>)[] {
  if (judgement === false) return [];
  return [judgement === true ? match : { ...match, why: judgement }];
}

/** The part of a file around a keyword. Positions count bytes: every byte is one character of `text`. */
export interface Excerpt {
  readonly text: string;
  /** Where the keyword stands in `text`. */
  readonly at: number;
  /** The file's path as the user knows it. */
  readonly path: string;
}

/** A rule of Assay's own, asked only where one of its keywords stands. */
export interface OwnRule {
  readonly id: string;
  readonly title: string;
  /** Lower-case ASCII; of these at least one stands in or beside each match. */
  readonly keywords: readonly string[];
  /** `distinctive`: the form is that of a real credential; `generic`: name and randomness speak for it. */
  readonly certainty: 'distinctive' | 'generic';
  /**
   * Where a match stands: it starts with the keyword, is in the keyword's line or in the lines that a command goes on
   * over, is a call around it, or goes over the lines behind it. `file`: a rule without keywords, asked about the whole
   * of each file in its `files`.
   */
  readonly scope: 'keyword' | 'line' | 'command' | 'call' | 'block' | 'file';
  /** Paths of the files it is asked about; with `maxBytes`, only those with no more bytes. */
  readonly files?: RegExp;
  readonly maxBytes?: number;
  /** A look at the bytes beside a keyword that is too frequent to be followed everywhere. */
  readonly probe?: (content: Uint8Array, position: number) => boolean;
  readonly find: (excerpt: Excerpt) => Iterable<Match>;
}

export interface PatternOptions {
  readonly certainty?: OwnRule['certainty'];
  readonly scope?: OwnRule['scope'];
  readonly probe?: OwnRule['probe'];
  /** Whether a match really is a secret; without it whatever is no filler is one. */
  readonly accepts?: (value: string, match: RegExpExecArray, path: string) => Judgement;
}

/** A rule by a regular expression whose group `secret`, else the first one, is the value. Its quantifiers must be bounded and not nested. */
export function pattern(
  id: string,
  title: string,
  keywords: readonly string[],
  expression: RegExp,
  options: PatternOptions = {},
): OwnRule {
  const { certainty = 'distinctive', scope = 'line', accepts = isNoFiller, probe } = options;
  const flags = `${expression.flags}d${scope === 'keyword' ? 'y' : 'g'}`;
  const global = new RegExp(expression.source, flags);
  return {
    id,
    title,
    keywords,
    certainty,
    scope,
    ...(probe === undefined ? {} : { probe }),
    *find({ text, at, path }) {
      global.lastIndex = scope === 'keyword' ? at : 0;
      for (let match = global.exec(text); match !== null; match = global.exec(text)) {
        const value = match.groups?.secret ?? match[1];
        const index = (match.indices?.groups?.secret ?? match.indices?.[1])?.[0];
        if (value !== undefined && index !== undefined)
          yield* judged({ index, value }, accepts(value, match, path));
        if (scope === 'keyword') return;
      }
    },
  };
}

/** Before a token: no letter of another word, unless that is an escape like `\n` or `%3D`, or the path of a bot. */
const START = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2})|(?<=\/bot)(?=\d))`;

/**
 * A token that is known by its form; `[id, title, keywords, form]`. The form starts with one of the keywords,
 * unless they are marked with `~`: then they stand in it or beside it.
 */
export type TokenForm = readonly [id: string, title: string, keywords: string, form: string];

/** Rules for tokens, each of which stands alone as a word. */
export function tokens(forms: readonly TokenForm[]): readonly OwnRule[] {
  return forms.map(([id, title, keywords, form]) =>
    pattern(
      id,
      title,
      keywords.replaceAll('~', '').split(' '),
      new RegExp(`${START}(${form})(?![A-Za-z0-9_-])`),
      {
        scope: keywords.startsWith('~') ? 'line' : 'keyword',
      },
    ),
  );
}

function isNoFiller(value: string): Judgement {
  return whyNoToken(value) ?? true;
}
