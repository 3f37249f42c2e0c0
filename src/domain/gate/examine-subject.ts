import { unparsable } from '../result.ts';
import type { Attested, SubjectEvidence } from './attested-evidence.ts';
import { type DenialReason, denialReason } from './decision.ts';
import type { Demands } from './gate-request.ts';
import { idDenialReasons, levelFault } from './level-rule.ts';
import {
  missing,
  notExamined,
  olderDenialReason,
  replaced,
  unreadableDenialReason,
} from './missing-evidence.ts';
import { certificateFault, keyFault, provenanceFaults } from './source-rule.ts';
import { hasPassed, newestSummary, type ReadSummary, summaryDenialReasons } from './summary-rule.ts';

/** What the evidence of one subject comes to: the statements that the decision rests on, and what speaks against it. */
export interface Examination {
  readonly evidence: SubjectEvidence;
  readonly used: readonly Attested[];
  readonly denialReasons: readonly DenialReason[];
}

/**
 * Holds what is attached to a subject against the demands, at a moment. The newest verification summary says which of
 * several statements of a kind is meant; without one that passed, the newest of each kind is looked at. Pure.
 */
export function examine(given: SubjectEvidence, demands: Demands, now: Date): Examination {
  const evidence = ofDemandedSource(given, demands);
  const { subject, attested } = evidence;
  const summary = demands.require.includes('summary') ? newestSummary(attested) : undefined;
  const list = summary !== undefined && hasPassed(summary.facts) ? summary : undefined;
  const used: Attested[] = summary === undefined ? [] : [summary.attested];
  const denialReasons: (DenialReason | undefined)[] = [];
  for (const kind of demands.require) {
    const there = attested.filter((one) => one.kind === kind);
    if (kind === 'summary') {
      if (summary === undefined) denialReasons.push(missing(kind, evidence));
      continue;
    }
    const chosen = newest(list === undefined ? there : there.filter(isOn(list)));
    if (chosen !== undefined) used.push(chosen);
    else if (list === undefined || there.length === 0) denialReasons.push(missing(kind, evidence));
    else denialReasons.push(replaced(kind, there, list, evidence));
  }
  // It is not demanded, but tells what was known when the image was signed.
  const known = list && attested.filter((one) => one.kind === 'vulnerabilities').find(isOn(list));
  if (known !== undefined) used.push(known);
  denialReasons.push(...used.map((one) => contentDenialReason(one, evidence, demands)));
  denialReasons.push(...idDenialReasons(used));
  if (summary !== undefined) denialReasons.push(...summaryDenialReasons(summary, subject, demands, now));
  if (list !== undefined) denialReasons.push(notExamined(list, evidence));
  const told = denialReasons.filter((one) => one !== undefined);
  const unseen = [unreadableDenialReason(evidence, told), olderDenialReason(evidence, told)];
  return { evidence, used, denialReasons: [...told, ...unseen.filter((one) => one !== undefined)] };
}

/** What a certificate of another repository or ref signed is no evidence, whoever's name stands in it. */
function ofDemandedSource(evidence: SubjectEvidence, { source }: Demands): SubjectEvidence {
  const attested: Attested[] = [];
  const refused = [...evidence.refused];
  for (const one of evidence.attested) {
    const { referrer, kind, certificate } = one;
    const why = certificate === undefined ? keyFault(source) : certificateFault(certificate, source);
    if (why === undefined) attested.push(one);
    else refused.push({ referrer, kind, code: 'identity-mismatch', why });
  }
  return { ...evidence, attested, refused };
}

function isOn({ facts }: ReadSummary): (one: Attested) => boolean {
  return ({ referrer }) => facts.inputs.includes(referrer);
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
  const named = one.sbomSubject ?? 'nothing that it names';
  const message = `the SBOM of ${subject.name} (${one.referrer}) is about ${named}, not ${subject.digest}`;
  return denialReason('sbom-mismatch', 'evidence', message, about);
}
