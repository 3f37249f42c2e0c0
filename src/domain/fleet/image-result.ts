import type { Vulnerability } from '../finding/finding.ts';
import type { Admission } from '../gate/admission.ts';
import { type DenialReason, denialReason } from '../gate/decision.ts';
import { signerName } from '../gate/gate-signer.ts';
import { optional } from '../optional.ts';
import { REASONS, type Reason, type ReasonCode } from '../reason.ts';
import type { Run } from '../run/run.ts';
import { countedFindings } from '../verdict/evaluate-vulnerabilities.ts';
import type { FleetImage } from './fleet-plan.ts';
import type { FleetFinding, FleetReason, ImageResult } from './shard-result.ts';

/** More findings of one image are only counted, in the reasons. */
const MOST_FINDINGS = 1000;

/** Reasons that say that something is not there. */
const MISSING: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'signature-missing',
  'provenance-missing',
  'sbom-missing',
  'summary-missing',
  'index-not-covered',
]);

/**
 * Whether nothing at all is attached to an image that could be evidence: nothing counts, nothing was refused, and nothing
 * could not be read. Refused evidence is a reason to deny, and none to look at the image in another way.
 */
export function isWithoutEvidence({ subjects, denialReasons }: Admission): boolean {
  return (
    subjects.length > 0 &&
    subjects.every(
      ({ evidence, refused, unreadable }) => evidence.length + refused.length + unreadable.length === 0,
    ) &&
    denialReasons.some(({ code }) => code === 'signature-missing') &&
    denialReasons.every(({ code }) => MISSING.has(code))
  );
}

/** The result of an image whose evidence the gate judged. */
export function resultOfAdmission({ image, digest }: FleetImage, admission: Admission): ImageResult {
  const { decision, denialReasons, rescan, admittedBy, subjects } = admission;
  const verified = subjects.flatMap(({ evidence }) =>
    evidence.flatMap(({ timeVerified }) => timeVerified ?? []),
  );
  return {
    ...{ image, digest, decision, by: isWithoutEvidence(admission) ? 'nothing' : 'evidence' },
    reasons: denialReasons.map(reasonOf),
    findings: (rescan?.newFindings ?? [])
      .slice(0, MOST_FINDINGS)
      .map(({ finding, effect, isExpired }) => findingOf(finding, effect, isExpired === true)),
    ...optional({ signedBy: admittedBy && signerName(admittedBy), verifiedAt: verified.toSorted()[0] }),
  };
}

/** The result of an image without evidence that was scanned. Even if it passes, it has no signature: it warns. */
export function resultOfRun({ image, digest }: FleetImage, run: Run): ImageResult {
  const unsigned = denialReason(
    'signature-missing',
    'evidence',
    'no evidence is attached to the image, so a full scan checked it: the policy allows this',
    { effect: 'warn' },
  );
  const decisions = { passed: 'warn', warned: 'warn', failed: 'deny', error: 'error' } as const;
  return {
    ...{ image, digest, decision: decisions[run.verdict], by: 'scan' },
    reasons: [reasonOf(unsigned), ...run.reasons.map(withRemediation)],
    findings: countedFindings(run.assessment?.vulnerabilities?.evaluated ?? [])
      .slice(0, MOST_FINDINGS)
      .map(({ finding, effect, expired }) => findingOf(finding, effect, expired !== undefined)),
  };
}

/** The result of an image that could not be checked. */
export function resultOfFault({ image, digest }: FleetImage, reasons: readonly Reason[]): ImageResult {
  return {
    ...{ image, digest, decision: 'error', by: 'nothing' },
    reasons: reasons.map(withRemediation),
    findings: [],
  };
}

/** The reason in the form of other reports, where only what warns has an effect. */
export function toReason({ effect, ...reason }: FleetReason): Reason & Pick<FleetReason, 'remediation'> {
  return { ...reason, ...(effect === 'warn' && { effect }) };
}

/** A reason of another part of the run, with the usual remedy. */
export function withRemediation({ code, check, message, effect }: Reason): FleetReason {
  return reasonOf(denialReason(code, check, message, { effect, remediation: REASONS[code].remediation }));
}

function reasonOf({ code, check, message, effect, remediation }: DenialReason): FleetReason {
  return { code, check, effect: effect ?? 'block', message, remediation };
}

function findingOf(finding: Vulnerability, effect: 'block' | 'warn', isExpired: boolean): FleetFinding {
  const { id, severity, package: name, version, purl, fixedIn, title, url, foundIn } = finding;
  return {
    ...{ id, severity, effect, package: name, version },
    ...optional({ purl, fixedIn, title, url }),
    foundIn: [...foundIn],
    ...(isExpired && { isExpired }),
  };
}
