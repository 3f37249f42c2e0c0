import type { Scan, Secrets } from '../evidence/evidence.ts';
import { type Countdown, countdowns } from '../policy/countdown.ts';
import type { Usage } from '../policy/exception.ts';
import type { Accountable, Exception, Policy, Suppression } from '../policy/policy.ts';
import { vexName, vexRuler } from '../vex/apply-vex.ts';
import { suppressionUsage, type WeighedSecret, weighSecrets } from './evaluate-secrets.ts';
import {
  counted,
  exceptionUsage,
  type Weighed,
  type WeighingContext,
  weigh,
} from './evaluate-vulnerabilities.ts';

const MAX_CONTRADICTIONS = 20;

/** What the policy makes of everything that was found. Every report is rendered from it. */
export interface Assessment {
  /** Absent where there was no scan. */
  readonly vulnerabilities?: {
    readonly weighed: readonly Weighed[];
    /** The exceptions that are for this image. */
    readonly exceptions: Usage<Exception>;
  };
  /** Absent where the secrets check was not done. */
  readonly secrets?: {
    readonly weighed: readonly WeighedSecret[];
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
  context: WeighingContext,
): Assessment {
  const vulnerabilities = scan && assessScan(scan, policy, context);
  const weighed = secrets && weighSecrets(secrets.findings, policy.secrets, context.now);
  const suppressions = weighed && suppressionUsage(weighed, policy.secrets);
  return {
    ...(vulnerabilities && { vulnerabilities }),
    ...(weighed && suppressions && { secrets: { weighed, suppressions } }),
    countdowns: countdowns(policy, context.now),
    notes: [
      ...contradictionNotes(vulnerabilities?.weighed ?? [], context),
      ...(vulnerabilities?.exceptions.unused ?? []).map((one) => unusedNote(exceptionName(one), one)),
      ...(suppressions?.unused ?? []).map((one) => unusedNote(suppressionName(one), one)),
    ],
  };
}

function assessScan(scan: Scan, policy: Policy, context: WeighingContext) {
  const weighed = weigh(scan.findings, policy, context);
  return { weighed, exceptions: exceptionUsage(weighed, policy, context) };
}

/** Where VEX statements contradict each other about what counts: the strictest was heard. */
function contradictionNotes(weighed: readonly Weighed[], { vex }: WeighingContext): readonly string[] {
  if (vex === undefined) return [];
  const rule = vexRuler(vex);
  const notes = counted(weighed).flatMap(({ finding }) => {
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
