import { DAY_MS } from '../../domain/duration.ts';
import { type Accountable, hasExpired } from '../../domain/policy/policy.ts';
import type { Run } from '../../domain/run/run.ts';
import { exceptionName, suppressionName } from '../../domain/verdict/assessment.ts';
import { text } from '../markdown.ts';
import { plural } from '../wording.ts';

const SOON_DAYS = 14;

/** What is accepted until a day: its name, its effect, and the entry. */
interface Term {
  readonly name: string;
  readonly effect: string;
  readonly entry: Accountable;
}

/** The exceptions, suppressions and accepted gaps that have an effect and end within 14 days, the first to end first. */
export function endingSoonSection(run: Run, open: number): string {
  const now = new Date(run.finishedAt);
  const soon = terms(run)
    .filter(({ entry }) => !hasExpired(entry, now) && daysLeft(entry, now) <= SOON_DAYS)
    .toSorted((one, other) => (one.entry.expires < other.entry.expires ? -1 : 1));
  if (soon.length === 0) return '';
  const lines = soon.slice(0, open).map(({ name, effect, entry }) => {
    const days = daysLeft(entry, now);
    const when = days === 0 ? 'today' : `in ${plural(days, 'day')}`;
    return `- ⏰ The ${text(name, 200)} ends ${when} (${entry.expires}, ${text(entry.owner, 100)}): then ${effect}.`;
  });
  const more =
    soon.length > open ? `\n\n${soon.length - open} more end soon; \`report.json\` has all of them.` : '';
  return `**Ends within ${SOON_DAYS} days**\n\n${lines.join('\n')}${more}`;
}

function terms({ assessment, policy }: Run): readonly Term[] {
  const blocks = (findings: number, what: string) =>
    `${plural(findings, what)} ${findings === 1 ? 'blocks' : 'block'} again`;
  return [
    ...(assessment?.vulnerabilities?.exceptions.used ?? []).map(({ entry, findings }) => ({
      ...{ name: exceptionName(entry), effect: blocks(findings, 'finding'), entry },
    })),
    ...(assessment?.secrets?.suppressions.used ?? []).map(({ entry, findings }) => ({
      ...{ name: suppressionName(entry), effect: blocks(findings, 'secret'), entry },
    })),
    ...policy.gaps.map((entry) => ({
      ...{ name: `accepted gap at ${entry.path}`, effect: 'the gap is an error', entry },
    })),
  ];
}

/** Whole days until the last day; 0 on that day. */
function daysLeft({ expires }: Accountable, now: Date): number {
  const today = Date.parse(`${now.toISOString().slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`);
  return Math.round((Date.parse(`${expires}T00:00:00Z`) - today) / DAY_MS);
}
