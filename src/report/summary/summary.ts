import { imageName, platformName } from '../../domain/image/image.ts';
import type { Run } from '../../domain/run/run.ts';
import { glassSection } from '../broken-glass.ts';
import { checkLines, STATE_ICONS } from '../checks.ts';
import { code, details, link, table, text } from '../markdown.ts';
import { unpublishedWarning } from '../unpublished.ts';
import { leftOut, plural, reasonAddress, withoutFolders } from '../wording.ts';
import { endingSoonSection } from './ending-soon.ts';
import { headline, numbersLine } from './headline.ts';
import { nextSteps } from './next-steps.ts';
import { pipelinePicture } from './pipeline-picture.ts';
import { adviceSection } from './summary-advice.ts';
import { coverageSection } from './summary-coverage.ts';
import { deltaSection } from './summary-delta.ts';
import { attestationSection, toolSection } from './summary-evidence.ts';
import { findingSection, ignoredSection, warningNotice } from './summary-findings.ts';
import { fixSection, unfixedSection } from './summary-fixes.ts';
import { originLine } from './summary-origin.ts';
import { exceptionSection, policySection, vexSection } from './summary-policy.ts';
import { ignoredSecretSection, secretSection } from './summary-secrets.ts';

/** GitHub refuses a job summary above 1 MiB. This limit leaves some room for other text of the same step. */
export const SUMMARY_LIMIT_BYTES = 1000 * 1024;

/** Numbers of rows for each folded list. They are tried in this order until the summary fits. */
const ROWS = [200, 60, 15, 3] as const;

/** The greatest number of rows of a list that is not folded. */
const OPEN = 10;

/** The run as GitHub-flavoured Markdown for the job summary, at most {@link SUMMARY_LIMIT_BYTES} long. */
export function renderSummary(run: Run): string {
  for (const rows of ROWS) {
    const summary = joined([...openSections(run, Math.min(OPEN, rows), rows), ...foldedSections(run, rows)]);
    if (Buffer.byteLength(summary) <= SUMMARY_LIMIT_BYTES) return summary;
  }
  // Reached only if single lines are extremely long. The headline and the image are always short.
  return joined([
    `## ${headline(run)}`,
    image(run),
    'The rest is too long for this page. `report.json` has all of it.',
  ]);
}

/** Sections, the empty ones left out, as one text. */
export function joined(sections: readonly string[]): string {
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/**
 * What a person must see: verdict and why, numbers, what is new, what to do. At most `open` rows of a list, and `rows` of a
 * folded one. Of a run that passed and published, only the first two lines and what is new.
 */
function openSections(run: Run, open: number, rows: number): readonly string[] {
  const head = [
    `## ${headline(run)}`,
    numbersLine(run),
    glassSection(run.brokenGlass),
    deltaSection(run, open, rows),
  ];
  const foot = [endingSoonSection(run, open), noteSection(run, rows)];
  if (isCalm(run)) return [...head, ...foot];
  return [
    ...head,
    pipelinePicture(run),
    ...actionSections(run, open, rows),
    ...foot,
    image(run),
    originLine(run),
  ];
}

/** What to do, grouped by the step that fixes it. */
export function actionSections(run: Run, open: number, rows: number): readonly string[] {
  return [
    nextSection(run, open),
    warningNotice(run),
    fixSection(run, open, rows),
    ...(run.fixes === undefined ? [findingSection(run, open, rows)] : []),
    unfixedSection(run, open),
    secretSection(run, open, rows),
  ];
}

function isCalm(run: Run): boolean {
  return run.verdict === 'passed' && unpublishedWarning(run) === undefined;
}

function foldedSections(run: Run, rows: number): readonly string[] {
  const calm = isCalm(run) ? [image(run), originLine(run), pipelinePicture(run)] : [];
  return [
    ...(run.fixes === undefined ? [] : [findingSection(run, rows, rows)]),
    ignoredSection(run, rows),
    ignoredSecretSection(run, rows),
    vexSection(run, rows),
    exceptionSection(run, rows),
    adviceSection(run, rows),
    attestationSection(run, rows),
    details('Checks, policy and what was examined', joined([...calm, ...examined(run, rows)]).trimEnd()),
    toolSection(run),
  ];
}

function examined(run: Run, rows: number): readonly string[] {
  return [checkSection(run), reasonSection(run, rows), policySection(run), coverageSection(run, rows)];
}

/** The digest that was checked, and its platforms. */
function image(run: Run): string {
  const asked = withoutFolders(run.imageInput);
  if (run.image === undefined) return `**Image** ${code(asked, 600)}, not resolved to a digest`;
  const pinned = run.reference ?? `${withoutFolders(imageName(run.image))}@${run.image.root.digest}`;
  const platforms = run.image.platforms.slice(0, 20).map(({ platform }) => code(platformName(platform), 60));
  const more = run.image.platforms.length - platforms.length;
  const rest = more > 0 ? ` and ${more} more` : '';
  const requested = asked === pinned ? '' : `Requested as ${code(asked, 600)}, `;
  return `**Image** ${code(pinned, 600)}  \n${requested}${platforms.join(', ')}${rest}`;
}

function nextSection(run: Run, open: number): string {
  const steps = nextSteps(run, open);
  return steps.length === 0 ? '' : `**What to do**\n\n${steps.map((step) => `- ${step}`).join('\n')}`;
}

function checkSection(run: Run): string {
  const rows = checkLines(run).map(({ name, state, detail }) => [
    name,
    `${STATE_ICONS[state]} ${state}`,
    text(detail, 500),
  ]);
  return table(['Check', 'State', 'Detail'], rows);
}

function reasonSection(run: Run, rows: number): string {
  if (run.reasons.length === 0) return '';
  const shown = run.reasons
    .slice(0, rows)
    .map(({ code, check, message }) => [link(code, reasonAddress(code)), check, text(message, 1000)]);
  const list = table(['Code', 'Check', 'What was found'], shown);
  return `**${plural(run.reasons.length, 'reason')}**\n\n${list}${leftOut(run.reasons.length, rows)}`;
}

function noteSection(run: Run, rows: number): string {
  if (run.notes.length === 0) return '';
  const shown = run.notes.slice(0, rows).map((note) => `- ⚠️ ${text(note, 600)}`);
  return `${shown.join('\n')}${leftOut(run.notes.length, rows)}`;
}
