import type { Run } from '../../domain/run/run.ts';
import { STATE_ICONS } from '../checks.ts';
import { code, table } from '../markdown.ts';
import { joined, SUMMARY_LIMIT_BYTES } from '../summary/summary.ts';
import { plural } from '../wording.ts';

/** One image in the summary of several. */
export interface SummarisedImage {
  /** What was asked for. */
  readonly asked: string;
  readonly verdict: Run['verdict'];
  /** Markdown. */
  readonly headline: string;
  /** Its evidence folder, if there is one. */
  readonly folder: string | undefined;
  /** Its own summary. */
  readonly text: string;
}

const WORDS: Readonly<Record<Run['verdict'], string>> = {
  passed: 'passed',
  warned: 'only warned',
  failed: 'failed',
  error: 'could not be checked',
};

const WORST_FIRST = ['error', 'failed', 'warned', 'passed'] as const;

/**
 * The summary of several images: the verdict of all, a line for each, then the summary of each. If that is too long, the
 * summaries of the best images are left out, and say where they are.
 */
export function renderImagesSummary(verdict: Run['verdict'], images: readonly SummarisedImage[]): string {
  const head = [`## ${STATE_ICONS[verdict]} ${titleOf(images)}`, overview(images)];
  const shown = shownOf(images, SUMMARY_LIMIT_BYTES - Buffer.byteLength(joined(head)));
  return joined([
    ...head,
    ...images.flatMap((image) => ['---', shown.has(image) ? image.text.trim() : placeOf(image)]),
  ]);
}

/** `3 images: 1 could not be checked, 2 passed` */
function titleOf(images: readonly SummarisedImage[]): string {
  const parts = WORST_FIRST.map((verdict) => ({
    verdict,
    count: images.filter((image) => image.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
  const words = parts.map(({ verdict, count }) => `${count} ${WORDS[verdict]}`).join(', ');
  return `${plural(images.length, 'image')}: ${words}`;
}

function overview(images: readonly SummarisedImage[]): string {
  const rows = images.map(({ asked, verdict, headline }) => [
    code(asked, 300),
    `${STATE_ICONS[verdict]} ${verdict}`,
    headline,
  ]);
  return table(['Image', 'Verdict', 'Result'], rows);
}

/** The images whose own summaries fit, the worst first. */
function shownOf(images: readonly SummarisedImage[], limit: number): ReadonlySet<SummarisedImage> {
  const order = images.toSorted(
    (one, other) => WORST_FIRST.indexOf(one.verdict) - WORST_FIRST.indexOf(other.verdict),
  );
  const shown = new Set<SummarisedImage>();
  // A line for each image that is left out.
  let left = limit - images.length * 2000;
  for (const image of order) {
    const size = Buffer.byteLength(image.text) + 10;
    if (size > left) continue;
    left -= size;
    shown.add(image);
  }
  return shown;
}

function placeOf({ asked, folder }: SummarisedImage): string {
  const where = folder === undefined ? '' : ` It is in \`${folder}/summary.md\` of the evidence folder.`;
  return `The summary of ${code(asked, 300)} is too long for this page.${where}`;
}
