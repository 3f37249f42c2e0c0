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
import { issueStateLine, readIssueState } from '../../formats/fleet/issue-state.ts';
import { code, link, text } from '../markdown.ts';
import { plural } from '../wording.ts';

/** The first line of the body, by which the issue is found. */
export const FLEET_ISSUE_MARKER = '<!-- assay-fleet -->';

/** Lines in each part of an issue. */
const MOST_LINES = 100;
/** GitHub allows 65,536 characters. */
const MOST_CHARACTERS = 64_000;

const TITLES: Readonly<Record<StateKind, string>> = {
  vulnerable: 'Vulnerable',
  unsigned: 'Not signed',
  expired: 'Vulnerable again: the exception has ended',
  drifted: 'Tags that point to another image than the one that runs',
  denied: 'Denied for another reason',
};

/** What the issue must say; undefined if the state is the same as in the body of the present issue. */
export function fleetIssue(
  report: FleetReport,
  body: string | undefined,
  runUrl: string,
): { readonly title: string; readonly body: string; readonly isOpen: boolean } | undefined {
  const before = body === undefined ? undefined : orUndefined(readIssueState(body));
  const state = stateOf(report, before?.ids ?? []);
  const ids = idsOf(state);
  const [line, earlier] = [issueStateLine(ids), before && issueStateLine(before.ids)];
  if (line === earlier && before?.count === ids.length) return undefined;
  const known = new Set(before?.ids);
  const isNew = ({ id }: StateItem) => !known.has(id);
  const added = state.items.filter(isNew);
  const isOpen = ids.length > 0;
  const title = isOpen
    ? `Fleet: ${plural(ids.length, 'thing needs', 'things need')} attention`
    : 'Fleet: nothing needs attention';
  const parts = [
    FLEET_ISSUE_MARKER,
    line,
    headOf(state, added.length, before !== undefined, runUrl),
    ...(before === undefined || added.length === 0 ? [] : ['## New', ...sections(added)]),
    ...(state.items.length === 0 ? [] : ['## Everything', ...sections(state.items)]),
  ];
  const whole = parts.slice(0, 2).join('\n');
  const shown = parts
    .slice(2)
    .join('\n\n')
    .slice(0, MOST_CHARACTERS - whole.length);
  return { title, body: `${whole}\n${shown}\n`, isOpen };
}

function headOf(
  { items, kept, unchecked }: FleetState,
  added: number,
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
