import type { FleetReport } from '../../domain/fleet/fleet-report.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import { code, table, text } from '../markdown.ts';
import { plural } from '../wording.ts';

/** GitHub shows 1 MiB of a summary. */
const MOST_ROWS = 200;

const WORDS: Readonly<Record<Verdict, string>> = {
  passed: '✅ Fleet: all images are allowed',
  warned: '⚠️ Fleet: all images are allowed, with warnings',
  failed: '❌ Fleet: images are denied',
  error: '⛔ Fleet: not every image could be checked',
};

/** The report as Markdown: what is wrong, and the images that are not simply allowed. */
export function fleetSummary({ verdict, images, reasons, shards, database }: FleetReport): string {
  const counts = ['allow', 'warn', 'deny', 'error'] as const;
  const counted = counts
    .map((decision) => `${images.filter((one) => one.decision === decision).length} ${decision}`)
    .join(', ');
  const parts = [
    `## ${WORDS[verdict]}`,
    `${plural(images.length, 'image', 'images')} in ${plural(shards, 'shard', 'shards')}: ${counted}. Vulnerability database of ${text(database.updatedAt)}.`,
  ];
  if (reasons.length > 0) {
    const rows = reasons.slice(0, MOST_ROWS).map((one) => [code(one.code), text(one.message, 400)]);
    parts.push('### The results', table(['reason', 'message'], rows));
  }
  const order = ['error', 'deny', 'warn'] as const;
  const wrong = order.flatMap((decision) => images.filter((one) => one.decision === decision));
  if (wrong.length > 0) {
    const rows = wrong.slice(0, MOST_ROWS).map((one) => {
      const [first, ...others] = one.reasons;
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      const why = first === undefined ? '' : `${code(first.code)} ${text(first.message, 300)}${more}`;
      return [one.decision, code(one.image, 300), why, text(one.places[0]?.source ?? '', 100)];
    });
    parts.push('### Images', table(['decision', 'image', 'why', 'where'], rows));
    if (wrong.length > MOST_ROWS) parts.push(`${wrong.length - MOST_ROWS} more are in \`fleet.json\`.`);
  }
  return `${parts.join('\n\n')}\n`;
}
