import { hexOf } from '../../domain/digest.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

const LINE = /^<!-- assay-fleet-state: (\d{1,9}) ([0-9a-f]{16}) ((?:[0-9a-f]{12}(?:,[0-9a-f]{12})*)?) ?-->$/m;
/** GitHub allows 65,536 characters in an issue. With so many ids, half of them are left for people. */
const MOST_IDS = 2400;

/** What an issue says was wrong when it was written. */
export interface IssueState {
  /** The same line is the same state, however many ids are left out. */
  readonly line: string;
  /** How many ids there were. */
  readonly count: number;
  /** Of all of them; see {@link hashOfIds}. */
  readonly hash: string;
  /** The first of them. */
  readonly ids: readonly string[];
}

/** 16 hex digits, by which two lists of sorted ids are compared. */
export function hashOfIds(ids: readonly string[]): string {
  return hexOf(ids.join(',')).slice(0, 16);
}

/** The line of an issue that says what was wrong when it was written. It is not shown. `ids` are sorted. */
export function issueStateLine(ids: readonly string[]): string {
  return `<!-- assay-fleet-state: ${ids.length} ${hashOfIds(ids)} ${ids.slice(0, MOST_IDS).join(',')} -->`;
}

/** Reads the state from the body of an issue. */
export function readIssueState(body: string): Parsed<IssueState> {
  const [line, count, hash, ids] = LINE.exec(body.replaceAll('\r\n', '\n')) ?? [];
  if (line === undefined || hash === undefined || ids === undefined)
    return unparsable('has no state of a fleet');
  return parsed({ line, count: Number(count), hash, ids: ids === '' ? [] : ids.split(',') });
}
