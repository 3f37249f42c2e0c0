import { imageName, platformName } from '../../domain/image/image.ts';
import type { Run } from '../../domain/run/run.ts';
import { glassSection } from '../broken-glass.ts';
import { type CheckState, checkLines } from '../checks.ts';
import { code, link, table, text } from '../markdown.ts';
import { unpublishedWarning } from '../unpublished.ts';
import { isSignature, leftOut, reasonAddress, withoutFolders } from '../wording.ts';
import { nextSteps } from './next-steps.ts';
import { adviceSection } from './summary-advice.ts';
import { coverageSection } from './summary-coverage.ts';
import { attestationSection, toolSection } from './summary-evidence.ts';
import { findingSection } from './summary-findings.ts';
import { originLine } from './summary-origin.ts';
import { exceptionSection, policySection, vexSection } from './summary-policy.ts';
import { secretSection } from './summary-secrets.ts';

/** GitHub refuses a job summary above 1 MiB. This limit leaves some room for other text of the same step. */
export const SUMMARY_LIMIT_BYTES = 1000 * 1024;

/** Numbers of rows for each list. They are tried in this order until the summary fits. */
const ROWS = [200, 60, 15, 3] as const;

const ICONS: Readonly<Record<CheckState, string>> = {
  passed: '✅',
  warned: '⚠️',
  failed: '❌',
  error: '⛔',
  'not done': '➖',
};

/** The run as GitHub-flavoured Markdown for the job summary, at most {@link SUMMARY_LIMIT_BYTES} long. */
export function renderSummary(run: Run): string {
  for (const rows of ROWS) {
    const summary = render(run, rows);
    if (Buffer.byteLength(summary) <= SUMMARY_LIMIT_BYTES) return summary;
  }
  // Reached only if single lines are extremely long. The headline and the image are always short.
  return [
    headline(run),
    image(run),
    'The rest is too long for this page. `report.json` has all of it.',
    '',
  ].join('\n\n');
}

function render(run: Run, rows: number): string {
  const sections = [
    headline(run),
    image(run),
    glassSection(run.brokenGlass),
    originLine(run),
    policySection(run),
    nextSection(run),
    checkSection(run),
    reasonSection(run, rows),
    findingSection(run, rows),
    secretSection(run, rows),
    vexSection(run, rows),
    exceptionSection(run, rows),
    adviceSection(run, rows),
    coverageSection(run, rows),
    attestationSection(run, rows),
    noteSection(run, rows),
    toolSection(run),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function headline(run: Run): string {
  switch (run.verdict) {
    case 'passed':
      return run.attached.some(isSignature)
        ? '## ✅ Assay: passed and signed'
        : `## ✅ Assay: passed, ${unsigned(run)}`;
    case 'warned':
      return run.attached.some(isSignature)
        ? '## ⚠️ Assay: warned, and signed without a verification summary'
        : `## ⚠️ Assay: warned, ${unsigned(run)}`;
    case 'failed':
      return '## ❌ Assay: failed';
    case 'error':
      return '## ⛔ Assay: could not be checked';
  }
}

/** In capitals if `push-to` requested it, because readers assume that a green job published the image. */
function unsigned(run: Run): string {
  if (unpublishedWarning(run) === undefined || run.pushTo === undefined) return 'not signed';
  return `NOT signed and NOT published as ${code(run.pushTo, 600)}`;
}

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

function nextSection(run: Run): string {
  const [first = '', ...others] = nextSteps(run);
  if (others.length === 0) return `**What to do next** ${first}`;
  return ['**What to do next**\n', ...[first, ...others].map((step) => `- ${step}`)].join('\n');
}

function checkSection(run: Run): string {
  const rows = checkLines(run).map(({ name, state, detail }) => [
    name,
    `${ICONS[state]} ${state}`,
    text(detail, 500),
  ]);
  return table(['Check', 'State', 'Detail'], rows);
}

function reasonSection(run: Run, rows: number): string {
  if (run.reasons.length === 0) return '';
  const shown = run.reasons
    .slice(0, rows)
    .map(({ code, check, message }) => [link(code, reasonAddress(code)), check, text(message, 1000)]);
  return `### Reasons\n\n${table(['Code', 'Check', 'What was found'], shown)}${leftOut(run.reasons.length, rows)}`;
}

function noteSection(run: Run, rows: number): string {
  if (run.notes.length === 0) return '';
  const shown = run.notes.slice(0, rows).map((note) => `- ${text(note, 600)}`);
  return `### Notes\n\n${shown.join('\n')}${leftOut(run.notes.length, rows)}`;
}
