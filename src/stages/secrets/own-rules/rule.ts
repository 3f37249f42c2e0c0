import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { whyNoToken } from '../no-secret/why-no-value.ts';
import type { PathTraits } from './path-traits.ts';

/** A value in a text, and the position where it starts. */
export interface Match {
  readonly index: number;
  readonly value: string;
  /** Why the value is not a secret, although it looks like one. */
  readonly why?: NoSecretReason;
}

/** Whether a match is a secret. A reason means: it looks like a secret but provably is not one. */
export type Judgement = boolean | NoSecretReason;

/** Adds the judgement of a rule to a match. The list is empty if the value does not look like a secret. */
export function judged<T extends object>(
  match: T,
  judgement: Judgement,
): readonly (T & Pick<Match, 'why'>)[] {
  if (judgement === false) return [];
  return [judgement === true ? match : { ...match, why: judgement }];
}

/** The part of a file around a keyword. Positions count bytes: `text` has one character for each byte. */
export interface Excerpt {
  readonly text: string;
  /** The position of the keyword in `text`. */
  readonly at: number;
  readonly traits: PathTraits;
}

/** A whole file. `text` has one character for each byte. */
export interface WholeText {
  readonly text: string;
  /** The file's path as the user knows it. */
  readonly path: string;
}

interface RuleNames {
  readonly id: string;
  readonly title: string;
  /**
   * `distinctive`: only a real credential has this form. `generic`: only the name and the randomness of the value
   * suggest a credential.
   */
  readonly certainty: 'distinctive' | 'generic';
}

/** A rule of Assay that runs only where a file contains one of its keywords. */
export interface KeywordRule extends RuleNames {
  /** Lower-case ASCII. Each match has at least one of them in it or next to it. */
  readonly keywords: readonly string[];
  /**
   * Where a match can be. `keyword`: it starts with the keyword. `line`: in the line of the keyword. `command`: also in
   * the lines over which a command continues. `call`: in the call around the keyword. `block`: also in the lines after
   * it.
   */
  readonly scope: 'keyword' | 'line' | 'command' | 'call' | 'block';
  /** Checks the bytes next to a frequent keyword, so that the rule does not run at each of them. */
  readonly probe?: (content: Uint8Array, position: number) => boolean;
  readonly find: (excerpt: Excerpt) => Iterable<Match>;
}

/** A rule of Assay that selects files by their paths, and reads each as a whole. */
export interface FileRule extends RuleNames {
  readonly files: RegExp;
  /** The rule ignores larger files. */
  readonly maxBytes?: number;
  readonly find: (file: WholeText) => Iterable<Match>;
}

export type OwnRule = KeywordRule | FileRule;

export function isFileRule(rule: OwnRule): rule is FileRule {
  return 'files' in rule;
}

export function isKeywordRule(rule: OwnRule): rule is KeywordRule {
  return !isFileRule(rule);
}

export interface PatternOptions {
  readonly certainty?: KeywordRule['certainty'];
  readonly scope?: KeywordRule['scope'];
  readonly probe?: KeywordRule['probe'];
  /** Decides whether a match is a secret. By default every value that is not filler is one. */
  readonly accepts?: (value: string, match: RegExpExecArray, traits: PathTraits) => Judgement;
}

/**
 * Makes a rule from a regular expression. The value is its group `secret`, or else its first group. Its quantifiers
 * must be bounded and not nested.
 */
export function pattern(
  id: string,
  title: string,
  keywords: readonly string[],
  expression: RegExp,
  options: PatternOptions = {},
): KeywordRule {
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
    *find({ text, at, traits }) {
      global.lastIndex = scope === 'keyword' ? at : 0;
      for (let match = global.exec(text); match !== null; match = global.exec(text)) {
        const value = match.groups?.secret ?? match[1];
        const index = (match.indices?.groups?.secret ?? match.indices?.[1])?.[0];
        if (value !== undefined && index !== undefined)
          yield* judged({ index, value }, accepts(value, match, traits));
        if (scope === 'keyword') return;
      }
    },
  };
}

/**
 * Before a token there is no letter of another word, except in an escape such as `\n` or `%3D`, or in the path of a
 * bot.
 */
const START = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2})|(?<=\/bot)(?=\d))`;

/**
 * A token with a known form: `[id, title, keywords, form]`. The form starts with one of the keywords. Keywords that are
 * marked with `~` can also be inside the form or next to it.
 */
export type TokenForm = readonly [id: string, title: string, keywords: string, form: string];

/** Makes rules for tokens. A token must be a separate word. */
export function tokens(forms: readonly TokenForm[]): readonly KeywordRule[] {
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
