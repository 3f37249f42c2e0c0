import type { Admission, EvidenceRecord, SubjectRecord } from '../../domain/gate/admission.ts';
import { kindName, plural, shortDigest } from '../wording.ts';

/** The decision as lines for the log of the step; the caller neutralises them. */
export function decisionLines(admission: Admission): readonly string[] {
  const { decision, reference, imageInput, rescan, denialReasons } = admission;
  return [
    ...admission.subjects.flatMap(subjectLines),
    ...(rescan === undefined
      ? []
      : [
          `Rescan: ${plural(rescan.newFindings.length, 'finding counts', 'findings count')} now, of ${rescan.scan.findings.length} found (database of ${rescan.scan.database.updatedAt})`,
        ]),
    ...admission.notes,
    ...denialReasons.map(({ code, message }) => `${code}: ${message}`),
    `Decision for ${reference ?? imageInput}: ${decision}`,
  ];
}

function subjectLines({ name, digest, evidence }: SubjectRecord): readonly string[] {
  return evidence.map((one) => `${name} ${shortDigest(digest)}: ${evidenceLine(one)}`);
}

function evidenceLine(one: EvidenceRecord): string {
  const who = one.signedBy === undefined ? 'by the key' : `by ${one.signedBy}`;
  const when = one.signedAt === undefined ? '' : ` at ${one.signedAt}`;
  return `${kindName(one)} ${shortDigest(one.referrer)} ${who}${when}`;
}
