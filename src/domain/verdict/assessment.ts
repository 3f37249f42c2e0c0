import type { Scan, Secrets } from '../evidence/evidence.ts';
import { type Countdown, countdowns } from '../policy/countdown.ts';
import type { Usage } from '../policy/exception.ts';
import type { Accountable, Exception, Policy, Suppression } from '../policy/policy.ts';
import { vexEvaluator, vexName } from '../vex/apply-vex.ts';
import { type EvaluatedSecret, evaluateSecrets, suppressionUsage } from './evaluate-secrets.ts';
import {
  counted,
  type EvaluatedFinding,
  type EvaluationContext,
  evaluateVulnerabilities,
  exceptionUsage,
} from './evaluate-vulnerabilities.ts';

const MAX_CONTRADICTIONS = 20;

/** What the policy makes of everything that was found. Every report is rendered from it. */
export interface Assessment {
  /** Absent where there was no scan. */
  readonly vulnerabilities?: {
    readonly evaluated: readonly EvaluatedFinding[];
    /** The exceptions that are for this image. */
    readonly exceptions: Usage<Exception>;
  };
  /** Absent where the secrets check was not done. */
  readonly secrets?: {
    readonly evaluated: readonly EvaluatedSecret[];
    readonly suppressions: Usage<Suppression>;
  };
  /** Rules that only warn until a day. */
  readonly countdowns: readonly Countdown[];
  /** What the policy lets pass, and what in it is of no use any more: a sentence each. */
  readonly notes: readonly string[];
}

/** Weighs what was found by the policy. Pure. */
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

/** Where VEX statements contradict each other about what counts: the strictest was heard. */
function contradictionNotes(
  evaluated: readonly EvaluatedFinding[],
  { vex }: EvaluationContext,
): readonly string[] {
  if (vex === undefined) return [];
  const rule = vexEvaluator(vex);
  const notes = counted(evaluated).flatMap(({ finding }) => {
    const { contradiction } = rule(finding);
    if (contradiction === undefined) return [];
    const { said, against } = contradiction;
    return `${finding.id} in ${finding.package}: ${vexName(said)} says ${said.status}, ${vexName(against)} says ${against.status}; the stricter one counts.`;
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
  return `The ${name} (${owner}, until ${expires}) matched nothing that counts: take it out of the policy.`;
}
