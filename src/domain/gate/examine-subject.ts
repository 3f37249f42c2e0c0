import { unparsable } from '../result.ts';
import type { Attested, SubjectEvidence } from './attested-evidence.ts';
import { type DenialReason, denialReason } from './decision.ts';
import type { Demands } from './gate-request.ts';
import { endFault, ofOneSigner } from './gate-signer.ts';
import { idDenialReasons, levelFault } from './level-rule.ts';
import {
  missing,
  notExamined,
  olderDenialReason,
  replaced,
  unreadableDenialReason,
  unreadableRevocation,
} from './missing-evidence.ts';
import { revocationResult } from './revocation-rule.ts';
import { certificateFault, keyFault, provenanceFaults } from './source-rule.ts';
import { isInput } from './summary-inputs.ts';
import { decisiveSummary, hasPassed, type ReadSummary, summaryDenialReasons } from './summary-rule.ts';

/** The result for the evidence of one subject. */
export interface Examination {
  readonly evidence: SubjectEvidence;
  /** The statements on which the decision is based. */
  readonly used: readonly Attested[];
  readonly denialReasons: readonly DenialReason[];
  /** What does not count, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Compares the evidence of a subject with the demands, at a given time. If there are several statements of a kind, the
 * newest verification summary says which one counts. Without a summary that passed, the newest statement of each kind
 * counts. One signer must have signed everything that counts: the signer of that summary, or of the newest signature.
 * Pure.
 */
export function examine(attached: SubjectEvidence, demands: Demands, now: Date): Examination {
  const demanded = ofDemandedSource(attached, demands);
  const summary = demands.require.includes('summary') ? decisiveSummary(demanded.attested) : undefined;
  const decisive = summary?.attested ?? newest(demanded.attested.filter(({ kind }) => kind === 'signature'));
  const evidence = decisive === undefined ? demanded : ofOneSigner(demanded, decisive.signer);
  const { subject, attested } = evidence;
  const passedSummary = summary !== undefined && hasPassed(summary.facts) ? summary : undefined;
  const used: Attested[] = summary === undefined ? [] : [summary.attested];
  const revocations = revocationResult(attached, demands);
  const denialReasons: (DenialReason | undefined)[] = [...revocations.denialReasons];
  for (const kind of demands.require) {
    const ofKind = attested.filter((one) => one.kind === kind);
    if (kind === 'summary') {
      if (summary === undefined) denialReasons.push(missing(kind, evidence));
      continue;
    }
    const chosen = newest(passedSummary === undefined ? ofKind : inputsOf(passedSummary, ofKind));
    if (chosen !== undefined) used.push(chosen);
    else if (passedSummary === undefined || ofKind.length === 0) denialReasons.push(missing(kind, evidence));
    else denialReasons.push(replaced(kind, ofKind, passedSummary, evidence));
  }
  // The vulnerability result is not required. It says what was known when the image was signed.
  const scanResult =
    passedSummary &&
    attested.find((one) => one.kind === 'vulnerabilities' && isInput(passedSummary.facts, one));
  if (scanResult !== undefined) used.push(scanResult);
  denialReasons.push(...used.map((one) => contentDenialReason(one, evidence, demands)));
  denialReasons.push(...idDenialReasons(used));
  if (summary !== undefined) denialReasons.push(...summaryDenialReasons(summary, subject, demands, now));
  if (passedSummary !== undefined) denialReasons.push(notExamined(passedSummary, evidence));
  const found = denialReasons.filter((one) => one !== undefined);
  const unseen = [
    unreadableRevocation(evidence),
    unreadableDenialReason(evidence, found),
    olderDenialReason(evidence, found),
  ];
  return {
    ...{ evidence, used },
    denialReasons: [...found, ...unseen.filter((one) => one !== undefined)],
    notes: revocations.notes,
  };
}

/** Moves statements whose certificate is for another repository or ref to the refused ones. */
function ofDemandedSource(evidence: SubjectEvidence, { source }: Demands): SubjectEvidence {
  const attested: Attested[] = [];
  const refused = [...evidence.refused];
  for (const one of evidence.attested) {
    const { referrer, kind, certificate } = one;
    const why =
      (certificate === undefined ? keyFault(source) : certificateFault(certificate, source)) ?? endFault(one);
    if (why === undefined) attested.push(one);
    else refused.push({ referrer, kind, code: 'identity-mismatch', why });
  }
  return { ...evidence, attested, refused };
}

/**
 * The statements of one kind on which a summary is based. A summary need not name a signature, which is made at the same
 * time and has no content: any signature of the signer of the summary about the same digest says the same.
 */
function inputsOf({ facts }: ReadSummary, ofKind: readonly Attested[]): readonly Attested[] {
  const named = ofKind.filter((one) => isInput(facts, one));
  return named.length === 0 && ofKind.every(({ kind }) => kind === 'signature') ? ofKind : named;
}

function newest(attested: readonly Attested[]): Attested | undefined {
  const time = ({ signedAt }: Attested) => (signedAt === undefined ? 0 : Date.parse(signedAt));
  return attested.toSorted((one, other) => time(other) - time(one))[0];
}

function contentDenialReason(
  one: Attested,
  { subject }: SubjectEvidence,
  demands: Demands,
): DenialReason | undefined {
  const about = { subject: subject.digest, evidence: [one.referrer] };
  if (one.kind === 'provenance') {
    const { provenance = unparsable('it says nothing'), certificate } = one;
    const level = levelFault(one, demands.level);
    const faults = provenance.ok
      ? [
          ...provenanceFaults(provenance.value, certificate, demands.source),
          ...(level === undefined ? [] : [level]),
        ]
      : [provenance.fault];
    const message = `the provenance of ${subject.name} (${one.referrer}) does not fit: ${faults.join('; ')}`;
    return faults.length === 0 ? undefined : denialReason('provenance-mismatch', 'evidence', message, about);
  }
  if (one.kind !== 'sbom' || one.sbomSubject === subject.digest) return undefined;
  const named = one.sbomSubject ?? 'an unnamed image';
  const message = `the SBOM of ${subject.name} (${one.referrer}) is about ${named}, not ${subject.digest}`;
  return denialReason('sbom-mismatch', 'evidence', message, about);
}
