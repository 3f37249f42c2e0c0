import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { KeywordSearch } from './keyword-search.ts';
import type { Match, OwnRule } from './rule.ts';

/** Something that a rule of Assay's own found in a file. */
export interface OwnFinding {
  readonly rule: OwnRule;
  /** From 1. */
  readonly line: number;
  readonly value: string;
}

/** Takes what looks like a secret to a rule and is provably none; `line` is its line. */
export type IgnoredHits = (finding: OwnFinding, why: NoSecretReason) => void;

const NEWLINE = 0x0a;
/** Bytes before a keyword and behind it that a rule sees; minified code has lines without an end. */
const BEFORE = 300;
const BEHIND = 2000;
const BLOCK = 8000;
/** What is enough for most tokens that start with their keyword; one that goes on is looked at again. */
const TOKEN = 300;
/** Of a call: the name in front of the keyword, and what is handed to it. */
const NAME = 60;
const CALL = 600;
/** Marks at the end of a line after which a command goes on, of a shell, of Windows, of PowerShell. */
const GOES_ON = /[\\^`]\r?\n/g;

/**
 * Asks rules about a file, each only where one of its keywords stands, and never twice about the same lines. Time
 * is linear in the size of the file whatever it holds: an excerpt is bounded, and so are the expressions.
 */
export class ContentScanner {
  readonly #keywords: KeywordSearch;
  readonly #rules: readonly (readonly OwnRule[])[];
  readonly #fileRules: readonly OwnRule[];

  constructor(rules: readonly OwnRule[]) {
    const byKeyword = new Map<string, OwnRule[]>();
    for (const rule of rules)
      for (const keyword of rule.keywords) byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), rule]);
    this.#keywords = new KeywordSearch([...byKeyword.keys()]);
    this.#rules = [...byKeyword.values()];
    this.#fileRules = rules.filter(({ files }) => files !== undefined);
  }

  /** Everything found in a file; `letGo` takes what is provably none. */
  scan(content: Buffer, path: string, ignoreHits?: IgnoredHits): readonly OwnFinding[] {
    const found = new Map<string, Omit<OwnFinding, 'line'> & Seen>();
    const seen = new Map<OwnRule, number>();
    const take = (rule: OwnRule, start: number, { index, value, why }: Match) => {
      const position = start + index;
      const text = Buffer.from(value, 'latin1').toString('utf8');
      found.set(`${rule.id} ${position}`, {
        rule,
        position,
        value: text,
        ...(why === undefined ? {} : { why }),
      });
    };
    this.#keywords.each(content, (keyword, position) => {
      for (const rule of this.#rules[keyword] ?? []) {
        const isAlone = rule.scope === 'keyword' || rule.scope === 'call';
        if (!isAlone && position < (seen.get(rule) ?? 0)) continue;
        if (rule.probe?.(content, position) === false) continue;
        const [start, end] = bounds(content, position, rule.scope);
        // What is cut goes on in the next excerpt, half of which is then new.
        seen.set(rule, Math.min(end, position + (rule.scope === 'block' ? BLOCK : BEHIND) / 2));
        const cut = content.toString('latin1', start, end);
        const text = rule.scope === 'command' ? cut.replace(GOES_ON, blanks) : cut;
        for (const match of rule.find({ text, at: position - start, path })) {
          if (rule.scope === 'keyword' && start + match.index + match.value.length === end) {
            const more = content.toString('latin1', start, start + BLOCK);
            for (const longer of rule.find({ text: more, at: position - start, path }))
              take(rule, start, longer);
          } else take(rule, start, match);
        }
      }
    });
    for (const rule of this.#fileRules) {
      if (rule.files?.test(path) !== true || content.length > (rule.maxBytes ?? content.length)) continue;
      for (const match of rule.find({ text: content.toString('latin1'), at: 0, path })) take(rule, 0, match);
    }
    const lines = lineStarts(content, found.size > 0);
    return [...found.values()].flatMap(({ rule, position, value, why }) => {
      const finding = { rule, value, line: lineOf(lines, position) };
      if (why === undefined) return [finding];
      ignoreHits?.(finding, why);
      return [];
    });
  }
}

interface Seen {
  readonly position: number;
  readonly why?: NoSecretReason;
}

/** From where to where a rule may look. */
function bounds(
  content: Buffer,
  position: number,
  scope: OwnRule['scope'],
): readonly [start: number, end: number] {
  if (scope === 'keyword') return [Math.max(0, position - 4), Math.min(content.length, position + TOKEN)];
  if (scope === 'call') return [Math.max(0, position - NAME), Math.min(content.length, position + CALL)];
  const start = Math.max(0, position - BEFORE);
  if (scope === 'block') return [start, Math.min(content.length, position + BLOCK)];
  const end = Math.min(content.length, position + BEHIND);
  const isEnd = (at: number) => content[at] === NEWLINE && !(scope === 'command' && goesOn(content, at));
  let first = position;
  while (first > start && !isEnd(first - 1)) first -= 1;
  let last = position;
  while (last < end && !isEnd(last)) last += 1;
  return [first, last];
}

/** Whether a command goes on behind the line that ends here. */
function goesOn(content: Buffer, newline: number): boolean {
  const at = content[newline - 1] === 0x0d ? newline - 2 : newline - 1;
  return content[at] === 0x5c || content[at] === 0x5e || content[at] === 0x60;
}

function blanks(mark: string): string {
  return ' '.repeat(mark.length);
}

function lineStarts(content: Buffer, wanted: boolean): readonly number[] {
  const starts = [0];
  if (!wanted) return starts;
  for (let at = content.indexOf(NEWLINE); at >= 0; at = content.indexOf(NEWLINE, at + 1)) starts.push(at + 1);
  return starts;
}

/** How many lines start at a position or before it. */
function lineOf(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
