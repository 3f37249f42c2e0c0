import type { Scan, Secrets } from '../evidence/evidence.ts';
import { type Countdown, countdowns } from '../policy/countdown.ts';
import type { Usage } from '../policy/exception.ts';
import type { Accountable, Exception, Policy, Suppression } from '../policy/policy.ts';
import { vexEvaluator, vexName } from '../vex/apply-vex.ts';
import { type EvaluatedSecret, evaluateSecrets, suppressionUsage } from './evaluate-secrets.ts';
import {
  countedFindings,
  type EvaluatedFinding,
  type EvaluationContext,
  evaluateVulnerabilities,
  exceptionUsage,
} from './evaluate-vulnerabilities.ts';

const MAX_CONTRADICTIONS = 20;

/** The evaluation of all findings by the policy. Every report is rendered from it. */
export interface Assessment {
  /** Absent if there was no scan. */
  readonly vulnerabilities?: {
    readonly evaluated: readonly EvaluatedFinding[];
    /** The use of the exceptions that apply to this image. */
    readonly exceptions: Usage<Exception>;
  };
  /** Absent if the secrets check was not done. */
  readonly secrets?: {
    readonly evaluated: readonly EvaluatedSecret[];
    readonly suppressions: Usage<Suppression>;
  };
  /** Rules that only warn until a given day. */
  readonly countdowns: readonly Countdown[];
  /** What the policy accepts, and which of its entries have no effect any more: a sentence each. */
  readonly notes: readonly string[];
}

/** Evaluates all findings by the policy. Pure. */
export function assess(
  scan: Scan | undefined,
  secrets: Secrets | undefined,
  policy: Policy,
  context: EvaluationContext,
): Assessment {
  const vulnerabilities = scan && assessScan(scan, policy, context);
  const evaluated = secrets && evaluateSecrets(secrets.findings, policy.secrets, context.now);
  const suppressions = evaluated && suppressionUsage(evaluated, policy.secrets);
  return {
    ...(vulnerabilities && { vulnerabilities }),
    ...(evaluated && suppressions && { secrets: { evaluated, suppressions } }),
    countdowns: countdowns(policy, context.now),
    notes: [
      ...contradictionNotes(vulnerabilities?.evaluated ?? [], context),
      ...(vulnerabilities?.exceptions.unused ?? []).map((one) => unusedNote(exceptionName(one), one)),
      ...(suppressions?.unused ?? []).map((one) => unusedNote(suppressionName(one), one)),
    ],
  };
}

function assessScan(scan: Scan, policy: Policy, context: EvaluationContext) {
  const evaluated = evaluateVulnerabilities(scan.findings, policy, context);
  return { evaluated, exceptions: exceptionUsage(evaluated, policy, context) };
}

/** Notes on findings that count although a VEX statement says that they can be ignored: the stricter statement applies. */
function contradictionNotes(
  evaluated: readonly EvaluatedFinding[],
  { vex }: EvaluationContext,
): readonly string[] {
  if (vex === undefined) return [];
  const evaluateVex = vexEvaluator(vex);
  const notes = countedFindings(evaluated).flatMap(({ finding }) => {
    const { contradiction } = evaluateVex(finding);
    if (contradiction === undefined) return [];
    const { ignoring, affecting } = contradiction;
    return `${finding.id} in ${finding.package}: ${vexName(ignoring)} says ${ignoring.status}, ${vexName(affecting)} says ${affecting.status}; the stricter one counts.`;
  });
  return notes.slice(0, MAX_CONTRADICTIONS);
}

/** `exception for CVE-2026-1 in openssl` */
export function exceptionName({ vulnerability, package: of, path }: Exception): string {
  return `exception for ${vulnerability}${of === undefined ? '' : ` in ${of}`}${path === undefined ? '' : ` at ${path}`}`;
}

/** `suppression of 0123…cdef` */
export function suppressionName({ fingerprint }: Suppression): string {
  return `suppression of ${fingerprint}`;
}

function unusedNote(name: string, { owner, expires }: Accountable): string {
  return `The ${name} (${owner}, until ${expires}) matches nothing that counts. Remove it from the policy.`;
}
