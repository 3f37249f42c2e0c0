import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

const OPENING = '<!-- assay-fleet-state: ';
const LINE = /^<!-- assay-fleet-state: (\d+) ((?:[0-9a-f]{12}(?:,[0-9a-f]{12})*)?) ?-->$/m;
/** GitHub allows 65,536 characters in an issue. With so many ids, half of them are left for people. */
const MOST_IDS = 2400;

/** The line of an issue that says what was wrong when it was written. It is not shown. */
export function issueStateLine(ids: readonly string[]): string {
  return `${OPENING}${ids.length} ${ids.slice(0, MOST_IDS).join(',')} -->`;
}

/** Reads the ids from the body of an issue. `count`: how many there were, of which some may be left out. */
export function readIssueState(
  body: string,
): Parsed<{ readonly count: number; readonly ids: readonly string[] }> {
  const [, count, ids] = LINE.exec(body.replaceAll('\r\n', '\n')) ?? [];
  if (count === undefined || ids === undefined || count.length > 9)
    return unparsable('has no state of a fleet');
  return parsed({ count: Number(count), ids: ids === '' ? [] : ids.split(',') });
}
