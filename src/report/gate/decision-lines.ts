import type { Admission, EvidenceRecord, SubjectRecord } from '../../domain/gate/admission.ts';
import { glassInWords } from '../../domain/policy/operations.ts';
import { kindName, plural, shortDigest } from '../wording.ts';

/** The decision as lines for the log of the step. The caller must remove control characters. */
export function decisionLines(admission: Admission): readonly string[] {
  const { decision, reference, imageInput, rescan, denialReasons } = admission;
  return [
    ...admission.subjects.flatMap(subjectLines),
    ...(rescan === undefined
      ? []
      : [
          `Rescan: ${plural(rescan.newFindings.length, 'finding blocks', 'findings block')} now, of ${rescan.scan.findings.length} found (database of ${rescan.scan.database.updatedAt})`,
        ]),
    ...admission.brokenGlass.map((glass) => `${glassInWords(glass)} (${glass.rules.join(', ')})`),
    ...admission.notes,
    ...denialReasons.map(({ code, message }) => `${code}: ${message}`),
    `Decision for ${reference ?? imageInput}: ${decision}`,
  ];
}

function subjectLines({ name, digest, evidence }: SubjectRecord): readonly string[] {
  return evidence.map((one) => `${name} ${shortDigest(digest)}: ${evidenceLine(one)}`);
}

/** What a statement is, who signed it and when. */
export function evidenceLine(record: EvidenceRecord): string {
  const who = record.signedBy === undefined ? 'by the key' : `by ${record.signedBy}`;
  const when = record.signedAt === undefined ? '' : ` at ${record.signedAt}`;
  return `${kindName(record)} ${shortDigest(record.referrer)} ${who}${when}`;
}
