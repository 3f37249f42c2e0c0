import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import type { Turns } from '../../../turns.ts';
import { KeywordSearch, type Visit } from './keyword-search.ts';
import { PathTraits } from './path-traits.ts';
import {
  type FileRule,
  isFileRule,
  isKeywordRule,
  type KeywordRule,
  type Match,
  type OwnRule,
} from './rule.ts';

/** A value that a rule of Assay found in a file. */
export interface OwnFinding {
  readonly rule: OwnRule;
  /** From 1. */
  readonly line: number;
  readonly value: string;
}

/** Receives values that look like a secret but provably are not one. */
export type IgnoredHits = (finding: OwnFinding, why: NoSecretReason) => void;

const NEWLINE = 0x0a;
/** After this number of bytes, `scanInTurns` may give others a turn. */
const STEP = 4 * 1024;
/** Number of bytes before and after a keyword that a rule sees. Minified code has very long lines. */
const BEFORE = 300;
const BEHIND = 2000;
const BLOCK = 8000;
/** Enough bytes for most tokens that start with their keyword. A longer token is read again with more bytes. */
const TOKEN = 300;
/** Number of bytes for a call: the name before the keyword, and the arguments. */
const NAME = 60;
const CALL = 600;
/** Marks at the end of a line that continue a command: in a shell, in Windows, in PowerShell. */
const GOES_ON = /[\\^`]\r?\n/g;

/**
 * Runs rules on a file. Each rule runs only where the file contains one of its keywords, and does not read the same
 * lines twice. The time is linear in the size of the file for any content, because excerpts and expressions are bounded.
 */
export class ContentScanner {
  readonly #rules: readonly KeywordRule[];
  readonly #fileRules: readonly FileRule[];
  #byKeyword?: RulesByKeyword;

  constructor(rules: readonly OwnRule[]) {
    this.#rules = rules.filter(isKeywordRule);
    this.#fileRules = rules.filter(isFileRule);
  }

  /** Made for the first file: it takes long, and a run that has no file must not wait for it. */
  get #keywords(): RulesByKeyword {
    this.#byKeyword ??= rulesByKeyword(this.#rules);
    return this.#byKeyword;
  }

  /** Returns all findings of a file. `ignoreHits` receives the values that provably are not secrets. */
  scan(content: Buffer, path: string, ignoreHits?: IgnoredHits): readonly OwnFinding[] {
    const found: Found = new Map();
    this.#keywords.search.each(content, this.#visitor(content, path, found));
    return this.#all(content, path, found, ignoreHits);
  }

  /** The same, but other work of the process gets a turn in between: a file of tokens takes a second for each megabyte. */
  async scanInTurns(
    content: Buffer,
    path: string,
    turns: Turns,
    ignoreHits?: IgnoredHits,
  ): Promise<readonly OwnFinding[]> {
    const found: Found = new Map();
    const { search } = this.#keywords;
    const visit = this.#visitor(content, path, found);
    let state = 0;
    for (let from = 0; from < content.length; from += STEP) {
      const to = Math.min(content.length, from + STEP);
      state = search.part(content, { from, to, state }, visit);
      await turns.give();
    }
    return this.#all(content, path, found, ignoreHits);
  }

  /** Runs the rules of each keyword, and puts what they find into `found`. */
  #visitor(content: Buffer, path: string, found: Found): Visit {
    /** The position up to which each rule has read the file. */
    const seen = new Float64Array(this.#rules.length);
    const { rules } = this.#keywords;
    const excerpts = new Excerpts(content);
    const traits = new PathTraits(path);
    return (keyword, position) => {
      for (const { rule, number } of rules[keyword] ?? []) {
        const isAlone = rule.scope === 'keyword' || rule.scope === 'call';
        if (!isAlone && position < (seen[number] ?? 0)) continue;
        if (rule.probe?.(content, position) === false) continue;
        const { start, end, text } = excerpts.at(position, rule.scope);
        // A match may be cut at the end of this excerpt. So a keyword in its second half gets a new excerpt.
        if (!isAlone) seen[number] = Math.min(end, position + (rule.scope === 'block' ? BLOCK : BEHIND) / 2);
        for (const match of rule.find({ text, at: position - start, traits })) {
          if (rule.scope === 'keyword' && start + match.index + match.value.length === end) {
            const more = content.toString('latin1', start, start + BLOCK);
            for (const longer of rule.find({ text: more, at: position - start, traits }))
              take(found, rule, start, longer);
          } else take(found, rule, start, match);
        }
      }
    };
  }

  /** Whether a rule selects the file by its path. What such a rule finds depends on more than the traits of the path. */
  selects(path: string): boolean {
    return this.#fileRules.some(({ files }) => files.test(path));
  }

  /** Only what the rules find that select the file by its path. */
  scanSelected(content: Buffer, path: string, ignoreHits?: IgnoredHits): readonly OwnFinding[] {
    return this.#all(content, path, new Map(), ignoreHits);
  }

  /** Adds what the rules for whole files find, and answers everything with its line. */
  #all(content: Buffer, path: string, found: Found, ignoreHits?: IgnoredHits): readonly OwnFinding[] {
    for (const rule of this.#fileRules) {
      if (!rule.files.test(path) || content.length > (rule.maxBytes ?? content.length)) continue;
      for (const match of rule.find({ text: content.toString('latin1'), path })) take(found, rule, 0, match);
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

interface NumberedRule {
  readonly rule: KeywordRule;
  readonly number: number;
}

/** Rules by what they are searched with. */
interface RulesByKeyword {
  readonly search: KeywordSearch;
  /** The rules of each keyword. */
  readonly rules: readonly (readonly NumberedRule[])[];
}

function rulesByKeyword(rules: readonly KeywordRule[]): RulesByKeyword {
  const byKeyword = new Map<string, NumberedRule[]>();
  for (const [number, rule] of rules.entries())
    for (const keyword of rule.keywords)
      byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), { rule, number }]);
  return { search: new KeywordSearch([...byKeyword.keys()]), rules: [...byKeyword.values()] };
}

/** The part of a file that a rule reads at a keyword. */
interface Part {
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The parts of a file around keywords. Several rules read the same part, so the last one of each scope is kept. */
class Excerpts {
  readonly #content: Buffer;
  readonly #last = new Map<KeywordRule['scope'], Part>();

  constructor(content: Buffer) {
    this.#content = content;
  }

  at(position: number, scope: KeywordRule['scope']): Part {
    const last = this.#last.get(scope);
    if (last?.position === position) return last;
    const [start, end] = bounds(this.#content, position, scope);
    const cut = this.#content.toString('latin1', start, end);
    const part = { position, start, end, text: scope === 'command' ? cut.replace(GOES_ON, blanks) : cut };
    this.#last.set(scope, part);
    return part;
  }
}

/** What was found so far, by rule and position. */
type Found = Map<string, Omit<OwnFinding, 'line'> & Seen>;

function take(found: Found, rule: OwnRule, start: number, { index, value, why }: Match): void {
  const position = start + index;
  const text = Buffer.from(value, 'latin1').toString('utf8');
  found.set(`${rule.id} ${position}`, { rule, position, value: text, ...(why === undefined ? {} : { why }) });
}

interface Seen {
  readonly position: number;
  readonly why?: NoSecretReason;
}

/** The start and end of the bytes that a rule may read. */
function bounds(
  content: Buffer,
  position: number,
  scope: KeywordRule['scope'],
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

/** Whether a command continues after the line that ends here. */
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

/** The number of the line that contains a position, from 1. */
function lineOf(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
