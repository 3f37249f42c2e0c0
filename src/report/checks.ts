import { countBySeverity } from '../domain/finding/finding.ts';
import type { Enforcement } from '../domain/policy/policy.ts';
import type { Check, Reason, ReasonCode } from '../domain/reason.ts';
import type { Run } from '../domain/run/run.ts';
import { countedIn, countedSecretsIn, ignoredIn } from './evaluated.ts';
import { comparedInAll, comparedInWords, countsInWords, isSignature, kindName, plural } from './wording.ts';

/** How a check ended. `not done` means that it did not run; this is never shown as passed. */
export type CheckState = 'passed' | 'warned' | 'failed' | 'error' | 'not done';

export const STATE_ICONS: Readonly<Record<CheckState, string>> = {
  passed: '✅',
  warned: '⚠️',
  failed: '❌',
  error: '⛔',
  'not done': '➖',
};

/** One line of the overview. The detail may contain text from the image, which is not escaped yet. */
export interface CheckLine {
  readonly name: string;
  readonly state: CheckState;
  readonly detail: string;
}

/** The overview of a run: always SBOM, scan, vulnerabilities, sign, attest and secrets, in this order. */
export function checkLines(run: Run): readonly CheckLine[] {
  return [
    sbomLine(run),
    scanLine(run),
    vulnerabilitiesLine(run),
    signLine(run),
    attestLine(run),
    secretsLine(run),
  ];
}

function sbomLine(run: Run): CheckLine {
  const name = 'SBOM';
  if (run.sboms === undefined) return notDoneLine(name, endedBefore(run));
  if (!run.sboms.done) return errorLine(name, run.sboms.reasons);
  const reasons = reasonsOf(run, 'sbom');
  if (reasons.length > 0) return errorLine(name, reasons);
  const sboms = run.sboms.value;
  if (sboms.length === 0) return notDoneLine(name, 'no SBOM was created');
  // The SBOM of an index repeats the components of its platforms.
  const parts = sboms.filter((sbom) => sbom.scope.kind !== 'index');
  const components = parts.reduce((sum, sbom) => sum + sbom.components, 0);
  const source = sboms.some((sbom) => sbom.scope.kind === 'source');
  const detail = `${plural(sboms.length, 'document')}, ${plural(components, 'component')}; source tree ${source ? 'included' : 'not done'}`;
  return { name, state: 'passed', detail };
}

function scanLine(run: Run): CheckLine {
  const name = 'Scan';
  if (run.scan === undefined) return notDoneLine(name, endedBefore(run));
  if (!run.scan.done) return errorLine(name, run.scan.reasons);
  const reasons = reasonsOf(run, 'scan');
  if (reasons.some(({ effect }) => effect !== 'warn')) return errorLine(name, reasons);
  const { coverage, findings, database } = run.scan.value;
  const counts = comparedInWords(comparedInAll(coverage));
  const detail = `${counts}; ${plural(findings.length, 'finding')}, database of ${database.updatedAt}`;
  if (coverage.length === 0) return { name, state: 'error', detail };
  if (reasons.length > 0) return { name, state: 'warned', detail: `${firstMessage(reasons)}; ${detail}` };
  return { name, state: 'passed', detail };
}

/** Reasons of the check `image` that are about where the image comes from. They are shown with the vulnerabilities. */
const ORIGIN_CODES: readonly ReasonCode[] = [
  'registry-not-allowed',
  'base-image-not-allowed',
  'base-image-unsigned',
  'base-image-undetermined',
];

function vulnerabilitiesLine(run: Run): CheckLine {
  const name = 'Vulnerabilities';
  const origin = run.reasons.filter(({ code }) => ORIGIN_CODES.includes(code));
  const reasons = [...origin, ...reasonsOf(run, 'vulnerabilities'), ...reasonsOf(run, 'workflows')];
  if (!run.scan?.done && reasons.length === 0) return notDoneLine(name, 'there is no scan to evaluate');
  const counted = countedIn(run);
  if (counted.length > 0 || reasons.length > 0) {
    const found = countsInWords(countBySeverity(counted.map(({ finding }) => finding)));
    return {
      name,
      state: stateOf([...reasons, ...counted]),
      detail: firstMessage(reasons) || `${found} found`,
    };
  }
  if (scanLine(run).state === 'error')
    return notDoneLine(name, 'not decided, because the scan is incomplete');
  const failOn = run.policy.vulnerabilities.failOn.join(', ') || 'no severity';
  const ignored = ignoredIn(run).map(([why, findings]) => `; ${plural(findings.length, 'finding')} ${why}`);
  return { name, state: 'passed', detail: `nothing blocks (${failOn})${ignored.join('')}` };
}

function signLine(run: Run): CheckLine {
  const name = 'Sign';
  const reasons = [...reasonsOf(run, 'push'), ...reasonsOf(run, 'sign')];
  if (reasons.length > 0) return errorLine(name, reasons);
  const signatures = run.attached.filter(isSignature);
  if (signatures.length === 0) return notDoneLine(name, whyUnsigned(run));
  const by = run.signedBy === undefined ? '' : ` by ${run.signedBy}`;
  return attachedLine(run, name, `${plural(signatures.length, 'signature')}${by}`);
}

function attestLine(run: Run): CheckLine {
  const name = 'Attest';
  const reasons = reasonsOf(run, 'attest');
  if (reasons.length > 0) return errorLine(name, reasons);
  const statements = run.attached.filter((attached) => !isSignature(attached));
  if (statements.length === 0) return notDoneLine(name, whyUnsigned(run));
  const kinds = [...new Set(statements.map(kindName))].join(', ');
  return attachedLine(run, name, `${plural(statements.length, 'attestation')}: ${kinds}`);
}

function secretsLine(run: Run): CheckLine {
  const name = 'Secrets';
  if (run.secrets === undefined) return notDoneLine(name, endedBefore(run));
  if (!run.secrets.done) return errorLine(name, run.secrets.reasons);
  const { coverage } = run.secrets.value;
  const counted = countedSecretsIn(run);
  const reasons = reasonsOf(run, 'secrets');
  const source = coverage.source ? '' : '; source tree not done';
  if (counted.length > 0) {
    const detail = `${plural(counted.length, 'secret')} found${source}`;
    return { name, state: stateOf(counted), detail };
  }
  if (reasons.length > 0) return errorLine(name, reasons);
  // No secret counts here, so the policy ignores every one that was found.
  const ignored = run.secrets.value.findings.length;
  const none = ignored === 0 ? 'none found' : `${ignored} ignored by the policy, no others found`;
  const { commits, layers, files } = coverage;
  const history = commits === undefined ? '' : `${commits.scanned} of ${commits.total} commits, `;
  const detail = `${none} in ${history}${layers.scanned + layers.cached} of ${layers.total} layers, ${plural(files.scanned, 'file')}, ${plural(coverage.configurations, 'configuration')}${source}`;
  return { name, state: layers.scanned + layers.cached >= layers.total ? 'passed' : 'error', detail };
}

/** Why there is no signature: the first cause that applies. */
export function whyUnsigned(run: Run): string {
  if (run.verdict === 'error') return 'the run ended in an error';
  if (run.verdict === 'failed') return 'the image did not pass';
  if (run.verdict === 'warned' && !run.policy.signOnWarn)
    return 'the policy does not allow signing an image with warnings';
  if (run.signer === 'none') return 'no signature was requested (signer: none)';
  if (run.event.advisory) return `runs for ${run.event.name} events only check and report`;
  return run.notes[0] ?? 'nothing was signed';
}

/** What was attached is shown as good only if the run passed or warned. */
function attachedLine(run: Run, name: string, detail: string): CheckLine {
  const good = run.verdict === 'passed' || run.verdict === 'warned';
  return good
    ? { name, state: run.verdict, detail }
    : { name, state: 'error', detail: `${detail}, but the run did not pass` };
}

/** `failed` if anything blocks, else `warned`. */
function stateOf(found: readonly { readonly effect?: Enforcement | 'none' }[]): CheckState {
  return found.every(({ effect }) => effect === 'warn') ? 'warned' : 'failed';
}

function reasonsOf(run: Run, check: Check): readonly Reason[] {
  return run.reasons.filter((reason) => reason.check === check);
}

function notDoneLine(name: string, detail: string): CheckLine {
  return { name, state: 'not done', detail };
}

function errorLine(name: string, reasons: readonly Reason[]): CheckLine {
  return { name, state: 'error', detail: firstMessage(reasons) || 'the check could not be done' };
}

function firstMessage(reasons: readonly Reason[]): string {
  const [first, ...others] = reasons;
  if (first === undefined) return '';
  return others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`;
}

function endedBefore(run: Run): string {
  const first = run.reasons[0];
  return first === undefined
    ? 'the run ended before this check'
    : `the run ended before this check: ${first.message}`;
}
