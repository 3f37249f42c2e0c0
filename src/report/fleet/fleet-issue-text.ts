import type { FleetReport } from '../../domain/fleet/fleet-report.ts';
import {
  type FleetState,
  idsOf,
  STATE_KINDS,
  type StateItem,
  type StateKind,
  stateOf,
} from '../../domain/fleet/fleet-state.ts';
import { orUndefined } from '../../domain/result.ts';
import {
  hashOfIds,
  type IssueState,
  issueStateLine,
  readIssueState,
} from '../../formats/fleet/issue-state.ts';
import { code, link, text } from '../markdown.ts';
import { plural } from '../wording.ts';

/** The first line of the body, by which the issue is found. */
export const FLEET_ISSUE_MARKER = '<!-- assay-fleet -->';

/** Lines in each part of an issue. */
const MOST_LINES = 100;
/** GitHub allows 65,536 characters. */
const MOST_CHARACTERS = 64_000;
/** The sentence about what has no room. */
const LONGEST_REST = 100;

const TITLES: Readonly<Record<StateKind, string>> = {
  vulnerable: 'Vulnerable',
  unsigned: 'Not signed',
  expired: 'Vulnerable again: the exception has ended',
  drifted: 'Tags that point to another image than the one that runs',
  denied: 'Denied for another reason',
};

/** What the issue must say, and the comment that says what is new. */
export interface FleetIssueText {
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  /** Absent: nothing is new, or the issue is. */
  readonly comment?: string;
}

/** What the issue must say; undefined if the state is the same as in the body of the present issue. */
export function fleetIssue(
  report: FleetReport,
  body: string | undefined,
  runUrl: string,
): FleetIssueText | undefined {
  const before = body === undefined ? undefined : orUndefined(readIssueState(body));
  const state = stateOf(report, before?.ids ?? []);
  const ids = idsOf(state);
  const line = issueStateLine(ids);
  if (line === before?.line) return undefined;
  const { added, unknown, gone } = changesOf(state.items, ids, before);
  const isOpen = ids.length > 0;
  const title = isOpen
    ? `Fleet: ${plural(ids.length, 'thing needs', 'things need')} attention`
    : 'Fleet: nothing needs attention';
  const head = `${FLEET_ISSUE_MARKER}\n${line}\n`;
  const shown = [
    headOf(
      state,
      { added: added.length, gone: report.verdict === 'error' ? gone : 0 },
      before !== undefined,
      runUrl,
    ),
    ...(before === undefined || added.length === 0 ? [] : ['## New', ...sections(added)]),
    ...(unknown === '' ? [] : [unknown]),
    ...(state.items.length === 0 ? [] : ['## Everything', ...sections(state.items)]),
  ];
  const found =
    added.length === 0
      ? 'changed what needs attention in the fleet'
      : `found ${plural(added.length, 'new thing that needs', 'new things that need')} attention in the fleet`;
  const comment = [
    `${link('A run', runUrl)} ${found}.`,
    ...(unknown === '' ? [] : [unknown]),
    ...sections(added),
  ];
  const isNews = added.length > 0 || unknown !== '';
  return {
    ...{ title, body: `${head}${bounded(shown, MOST_CHARACTERS - head.length)}`, isOpen },
    ...(body !== undefined && isNews && { comment: bounded(comment, MOST_CHARACTERS) }),
  };
}

/** What is new since an earlier state. */
interface Changes {
  readonly added: readonly StateItem[];
  /** A sentence about entries of which the earlier state does not say whether they were there. Empty: it is known of all. */
  readonly unknown: string;
  /** How many of the entries that the earlier state only counts are not there any more, at the least. */
  readonly gone: number;
}

/**
 * Compares with an earlier state. Of a long one only the first ids are known, and a hash of all: of what comes after them,
 * only whether it is the same is known.
 */
function changesOf(
  items: readonly StateItem[],
  ids: readonly string[],
  before: IssueState | undefined,
): Changes {
  const known = new Set(before?.ids);
  const last = before === undefined || before.count === known.size ? undefined : before.ids.at(-1);
  if (before === undefined || last === undefined)
    return { added: items.filter(({ id }) => !known.has(id)), unknown: '', gone: 0 };
  const added = items.filter(({ id }) => !known.has(id) && id < last);
  const others = ids.filter((id) => id > last);
  const counted = before.count - known.size;
  const gone = Math.max(0, counted - others.length);
  if (others.length === 0 || before.hash === hashOfIds([...before.ids, ...others]))
    return { added, gone, unknown: '' };
  return {
    ...{ added, gone },
    unknown: `This issue has room to remember ${plural(known.size, 'entry', 'entries')}. The others have changed: there were ${counted}, and there are ${others.length}. Which of these are new is not known; the report of the run has all of them.`,
  };
}

/** As many whole paragraphs and lines as there is room for, and how many more there are. */
function bounded(parts: readonly string[], room: number): string {
  const lines = `${parts.join('\n\n')}\n`.split('\n');
  let length = 0;
  const fits = lines.findIndex((line) => {
    length += line.length + 1;
    return length > room - LONGEST_REST;
  });
  if (fits < 0) return lines.join('\n');
  const left = lines.slice(fits).filter((line) => line !== '').length;
  return `${lines.slice(0, fits).join('\n')}\n\nThe rest, ${plural(left, 'line', 'lines')}, is in the report of the run.\n`;
}

function headOf(
  { items, kept, unchecked }: FleetState,
  { added, gone }: { readonly added: number; readonly gone: number },
  hasBefore: boolean,
  runUrl: string,
): string {
  const run = link('This run', runUrl);
  const sentences = [
    items.length === 0 && kept.length === 0
      ? `${run} found nothing that needs attention in the fleet.`
      : `${run} changed the list${hasBefore ? `: ${added} new` : ''}. It says what needs attention in the images that are deployed or shipped, and changes only when that does.`,
    ...(unchecked === 0
      ? []
      : [
          `${plural(unchecked, 'image', 'images')} could not be checked: what was listed for them before still counts.`,
        ]),
    ...(kept.length === 0
      ? []
      : [
          `${plural(kept.length, 'earlier entry remains', 'earlier entries remain')} until everything is checked again.`,
        ]),
    ...(gone === 0
      ? []
      : [
          `${plural(gone, 'earlier entry', 'earlier entries')} had no room here: what is still true of them is listed again when their images are checked.`,
        ]),
  ];
  return sentences.join(' ');
}

function sections(items: readonly StateItem[]): readonly string[] {
  return STATE_KINDS.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    if (own.length === 0) return [];
    const lines = own.slice(0, MOST_LINES).map(lineOf);
    const more =
      own.length > MOST_LINES ? [`- and ${own.length - MOST_LINES} more, in the report of the run`] : [];
    return [`### ${TITLES[kind]} (${own.length})`, [...lines, ...more].join('\n')];
  });
}

function lineOf({ kind, image, what }: StateItem): string {
  const name = code(image, 300);
  if (kind === 'unsigned') return `- ${name}`;
  return kind === 'drifted' ? `- ${code(what, 300)}` : `- ${name}: ${text(what, 300)}`;
}
