import { countBySeverity } from '../../domain/finding/finding.ts';
import type { Run } from '../../domain/run/run.ts';
import { whyUnsigned } from '../checks.ts';
import { countedIn, countedSecretsIn, evaluatedIn } from '../evaluated.ts';
import { lineAsMarkdown } from '../line-parts.ts';
import { code, text } from '../markdown.ts';
import { verdictLine } from '../verdict-line.ts';
import { countsInWords, isSignature, plural } from '../wording.ts';
import { hasChanged } from './summary-delta.ts';

const ICONS: Readonly<Record<Run['verdict'], string>> = {
  passed: '✅',
  warned: '⚠️',
  failed: '❌',
  error: '⛔',
};

/** The verdict and why, as one line of Markdown without its `##`. */
export function headline(run: Run): string {
  return `${ICONS[run.verdict]} ${lineAsMarkdown(verdictLine(run))}`;
}

/** The run in one line of numbers: vulnerabilities, secrets, what was pushed or signed. Nothing unknown is a zero. */
export function numbersLine(run: Run): string {
  return [sameAsLast(run), vulnerabilities(run), secrets(run), shipped(run)]
    .filter((part) => part !== '')
    .join(' · ');
}

function sameAsLast(run: Run): string {
  return run.delta?.known === true && !hasChanged(run) ? 'nothing new since the last image' : '';
}

function vulnerabilities(run: Run): string {
  if (!run.scan?.done || run.assessment?.vulnerabilities === undefined) return 'vulnerabilities not checked';
  const counted = countedIn(run);
  const all = evaluatedIn(run).length;
  if (counted.length === 0) {
    const failOn = run.policy.vulnerabilities.failOn.join(', ') || 'no severity';
    return `no vulnerability blocks (${failOn})${all === 0 ? '' : ` of ${all} found`}`;
  }
  const counts = countsInWords(countBySeverity(counted.map(({ finding }) => finding)));
  const fixable = counted.filter(({ finding }) => finding.fixedIn !== undefined).length;
  const without = counted.length - fixable;
  const fixes =
    without === 0
      ? 'all have a fix'
      : fixable === 0
        ? 'none has a fix yet'
        : `${fixable} ${fixable === 1 ? 'has' : 'have'} a fix, ${without} ${without === 1 ? 'does' : 'do'} not`;
  return `${counts}; ${fixes}`;
}

function secrets(run: Run): string {
  if (!run.secrets?.done) return 'secrets not checked';
  const counted = countedSecretsIn(run).length;
  const source = run.secrets.value.coverage.source ? '' : ' (source tree not examined)';
  return `${counted === 0 ? 'no secrets' : plural(counted, 'secret')}${source}`;
}

function shipped(run: Run): string {
  const { attached, reference } = run;
  if (attached.some(isSignature) && reference !== undefined) return `deploy ${code(reference, 600)}`;
  if (attached.length > 0) return `${attached.length} statements attached, no signature`;
  const isGreen = run.verdict === 'passed' || run.verdict === 'warned';
  return isGreen ? `not signed: ${text(whyUnsigned(run), 600)}` : 'nothing was pushed or signed';
}
