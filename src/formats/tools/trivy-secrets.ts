import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';

/** A secret that trivy found. In `match` each byte of the value is replaced by an asterisk. */
export interface TrivySecret {
  readonly rule: string;
  readonly title: string;
  /** Relative to the folder that was scanned. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly endLine: number;
  /** Byte offset of the value in the file. */
  readonly offset: number;
  /** The first line of the value; trivy shortens a long line. */
  readonly match: string;
  /** The lines of the value that trivy shows, by number. */
  readonly lines: ReadonlyMap<number, string>;
}

const SECRET = z.object({
  RuleID: z.string().min(1),
  Title: z.string(),
  StartLine: z.number().int(),
  EndLine: z.number().int(),
  Match: z.string(),
  // trivy leaves it out if it is 0.
  Offset: z.number().int().nonnegative().default(0),
  Code: z
    .object({
      Lines: z.array(z.object({ Number: z.number().int(), Content: z.string().default('') })).nullish(),
    })
    .nullish(),
});
const REPORT = z.object({
  SchemaVersion: z.literal(2),
  Results: z.array(z.object({ Target: z.string(), Secrets: z.array(SECRET).nullish() })).nullish(),
});

/** Reads the secrets of trivy's JSON report. The fault is a sentence that quotes nothing of the report. */
export function parseTrivySecrets(text: string): Parsed<readonly TrivySecret[]> {
  const report = parseJsonAs(REPORT, text);
  if (!report.ok) return unparsable('trivy gave a secrets report that cannot be read');
  const secrets = (report.value.Results ?? []).flatMap(({ Target, Secrets }) =>
    (Secrets ?? []).map((found) => ({
      rule: found.RuleID,
      title: found.Title,
      file: Target,
      line: found.StartLine,
      endLine: found.EndLine,
      offset: found.Offset,
      match: found.Match,
      lines: new Map((found.Code?.Lines ?? []).map((line) => [line.Number, line.Content])),
    })),
  );
  return parsed(secrets);
}

/**
 * The value behind trivy's asterisks, from the bytes of the file. It is at a run of asterisks whose neighbours are the same
 * as those of the bytes at the finding's offset. Undefined if the file does not match the finding.
 */
export function uncensor(secret: TrivySecret, content: Buffer): string | undefined {
  const { offset, line, endLine } = secret;
  if (offset >= content.length) return undefined;
  if (endLine > line) return multilineValue(secret, content);
  const before = offset === 0 ? '\n' : String.fromCharCode(content[offset - 1] ?? 0);
  for (const run of secret.match.matchAll(/\*+/g)) {
    const length = run[0].length;
    const left = secret.match[run.index - 1];
    const right = secret.match[run.index + length];
    const after = content.subarray(offset + length).toString('utf8', 0, 4);
    const fitsLeft = left === undefined || left === before || left.charCodeAt(0) > 0x7e;
    const fitsRight = right === undefined || after.replace(/^\r/, '').startsWith(right) || right === '\ufffd';
    const value = content.subarray(offset, offset + length);
    if (fitsLeft && fitsRight && value.length === length && !value.includes(0x0a))
      return value.toString('utf8');
  }
  return undefined;
}

/** A value over several lines. It ends after the asterisks at the start of its last line. */
function multilineValue({ offset, line, endLine, lines }: TrivySecret, content: Buffer): string | undefined {
  let start = offset;
  for (let number = line; number < endLine; number += 1) {
    start = content.indexOf(0x0a, start) + 1;
    if (start === 0) return undefined;
  }
  const last = lines.get(endLine);
  const newline = content.indexOf(0x0a, start);
  const lineEnd = newline < 0 ? content.length : newline;
  const censored = last === undefined ? 0 : (/^\**/.exec(last)?.[0].length ?? 0);
  // trivy shows another text instead of a long line. Then the value ends at the end of the line.
  const length = censored > 0 ? censored : lineEnd - start;
  return content.subarray(offset, Math.min(start + length, content.length)).toString('utf8');
}
