import { countBySeverity } from '../../domain/finding/finding.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { whyUnsigned } from '../checks.ts';
import { countedIn, countedSecretsIn, evaluatedIn } from '../evaluated.ts';
import { code, text } from '../markdown.ts';
import { shortName } from '../short-name.ts';
import { unpublishedWarning } from '../unpublished.ts';
import { countsInWords, isSignature, plural, withoutFolders } from '../wording.ts';
import { hasChanged } from './summary-delta.ts';

/** Longest cause in a headline, in UTF-16 units. */
const CAUSE = 200;

/** The verdict and why, as one line of Markdown without its `##`. */
export function headline(run: Run): string {
  const name = code(imageNameOf(run), 200);
  const isSigned = run.attached.some(isSignature);
  switch (run.verdict) {
    case 'passed':
      return isSigned ? `✅ Passed and signed: ${name}` : `✅ Passed, ${unsigned(run)}: ${name}`;
    case 'warned':
      return isSigned
        ? `⚠️ Signed without a verification summary (VSA): ${found(run, name)}`
        : `⚠️ Warned, ${unsigned(run)}: ${found(run, name)}`;
    case 'failed':
      return `❌ ${wouldSign(run) ? 'Not signed' : 'Failed'}: ${found(run, name)}`;
    case 'error':
      return `⛔ Could not be checked: ${causes(run.reasons.filter(({ effect }) => effect !== 'warn'))}`;
  }
}

/** In capitals if `push-to` requested it, because readers assume that a green job published the image. */
function unsigned(run: Run): string {
  if (unpublishedWarning(run) === undefined || run.pushTo === undefined) return 'not signed';
  return `NOT signed and NOT published as ${code(run.pushTo, 600)}`;
}

function wouldSign({ signer, event }: Run): boolean {
  return signer !== 'none' && !event.advisory;
}

/** `11 vulnerabilities block NAME`, `1 secret in NAME`; else the first reason. */
function found(run: Run, name: string): string {
  const vulnerabilities = countedIn(run).length;
  const secrets = countedSecretsIn(run).length;
  const parts = [
    ...(vulnerabilities === 0 ? [] : [plural(vulnerabilities, 'vulnerability', 'vulnerabilities')]),
    ...(secrets === 0 ? [] : [plural(secrets, 'secret')]),
  ];
  if (parts.length === 0) return `${name}: ${causes(run.reasons)}`;
  if (vulnerabilities === 0 || run.verdict === 'warned') return `${parts.join(' and ')} in ${name}`;
  return `${parts.join(' and ')} ${vulnerabilities + secrets === 1 ? 'blocks' : 'block'} ${name}`;
}

function causes([first, ...others]: readonly Reason[]): string {
  if (first === undefined) return 'see the log of the step';
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return text(plain(first.message, CAUSE).replace(/\.$/, ''), CAUSE) + more;
}

/** The repository that the image is in or is pushed to, without its registry; else what was asked for. */
export function imageNameOf({ pushTo, reference, imageInput }: Run): string {
  return shortName(pushTo ?? reference ?? withoutFolders(imageInput));
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
