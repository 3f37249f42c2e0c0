import { type Admission, type EvidenceRecord, GATE_STEPS } from '../../domain/gate/admission.ts';
import type { GateSigner } from '../../domain/gate/attested-evidence.ts';
import { glassInWords } from '../../domain/policy/operations.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { decisionLine } from '../decision-line.ts';
import { lineAsText } from '../line-parts.ts';
import { comparedInWords, kindName, shortDigest, withoutFolders } from '../wording.ts';
import { type Child, code, el, folded, foreign, line, link } from './element.ts';
import { listSection, renderFrame, type Section, type Tone } from './frame.ts';
import { timingSection, toolSection } from './page-evidence.ts';
import { findingSection } from './page-findings.ts';
import { rules } from './page-policy.ts';
import { reasonList } from './page-verdict.ts';
import { simpleTable } from './table.ts';

const MOST = 2000;

const TONES: Readonly<Record<Admission['decision'], Tone>> = {
  allow: 'passed',
  warn: 'warned',
  deny: 'failed',
  error: 'error',
};

/** A proven time to the second. */
function timeOf(time: string | undefined): string {
  if (time === undefined) return '—';
  return `${foreign(time, 40)
    .replace('T', ' ')
    .replace(/\.\d+Z$|Z$/, '')} UTC`;
}

/** The evidence page of a decision of the gate. */
export function renderGatePage(admission: Admission, redact: Redact): string {
  const headline = decisionLine(admission);
  const asked = withoutFolders(admission.imageInput);
  const sections: readonly Section[] = [
    requirementSection(admission),
    evidenceSection(admission),
    rescanSection(admission),
    listSection('coverage', 'What was scanned again', coverage(admission)),
    refusedSection(admission),
    { id: 'policy', title: 'Policy', content: folded('All rules in force', rules(admission.policy, redact)) },
    listSection('notes', 'Notes', admission.notes),
    timingSection(admission, GATE_STEPS),
    toolSection(admission.tools, admission.rescan?.scan.database),
  ];
  return renderFrame({
    title: `${lineAsText(headline)} · Assay`,
    tone: TONES[admission.decision],
    headline: line(headline),
    lead: [
      el('p', { class: 'image' }, code(admission.reference ?? asked, 600)),
      el(
        'p',
        { class: 'muted' },
        admission.reference === undefined ? 'not resolved to a digest · ' : undefined,
        admission.reference === asked ? undefined : ['requested as ', code(asked, 600), ' · '],
        link('workflow run', admission.event.runUrl),
        ` · ${admission.finishedAt.slice(0, 19).replace('T', ' ')} UTC`,
      ),
      reasonList(admission.denialReasons),
    ],
    sections,
    footer: 'Everything here is in report.json too, in a form for programs.',
  });
}

function requirementSection(admission: Admission): Section {
  const { signers, admittedBy, brokenGlass, source, require, maxAgeMs } = admission;
  const [id, title] = ['required', 'What the gate required'];
  if (signers.length === 0) return { id, title, content: undefined };
  const by = signers.flatMap((one, at) => [at === 0 ? '' : ', or ', ...signerInWords(one)]);
  const from = [source.repository, source.ref].filter((one) => one !== undefined);
  const built = from.map((one, at) => [at === 0 ? '; built from ' : ' at ', code(one, 300)]);
  const age = `; verified within ${maxAgeMs / 3_600_000} h.`;
  const admitted =
    signers.length > 1 && admittedBy !== undefined
      ? el('p', null, 'Signed by ', ...signerInWords(admittedBy), '.')
      : undefined;
  const glass = brokenGlass.map((one) =>
    el('p', null, `${foreign(glassInWords(one), 900)} (${one.rules.join(', ')})`),
  );
  const required = el('p', null, `${require.join(', ')}, signed by `, ...by, ...built, age);
  return { id, title, content: [required, admitted, ...glass] };
}

function signerInWords(signer: GateSigner): readonly Child[] {
  const until = signer.until === undefined ? '' : ` (until ${foreign(signer.until, 40)})`;
  return signer.kind === 'key'
    ? ['the key ', code(withoutFolders(signer.key), 300), until]
    : [code(signer.identity, 600), ' with a token of ', code(signer.issuer, 300), until];
}

function evidenceSection({ subjects }: Admission): Section {
  const [id, title] = ['evidence', 'Evidence'];
  const rows = subjects.flatMap(({ name, digest, evidence }) =>
    evidence.map((one): readonly Child[] => [
      foreign(kindName(one), 160),
      [`${foreign(name, 100)} `, code(shortDigest(digest))],
      one.signedBy === undefined ? 'the key' : code(one.signedBy, 600),
      timeOf(one.signedAt),
      origin(one),
      code(shortDigest(one.referrer)),
    ]),
  );
  const titles = ['Evidence', 'About', 'Signed by', 'Signed at', 'From', 'Stored as'];
  const columns = titles.map((one) => ({
    title: one,
    ...(one === 'Signed by' && { kind: 'wide' as const }),
  }));
  return { id, title, count: rows.length, content: simpleTable(title, columns, rows, MOST) };
}

function origin({ sourceRepository, sourceRef, sourceCommit, invocation }: EvidenceRecord): Child {
  if (sourceRepository === undefined) return '—';
  const at = [sourceRef, sourceCommit?.slice(0, 12)].filter((one) => one !== undefined).join(' ');
  const run = invocation === undefined ? undefined : [' ', link('run', invocation)];
  return [link(sourceRepository.replace(/^https:\/\//, ''), sourceRepository), ' ', code(at, 300), run];
}

function rescanSection({ rescan }: Admission): Section {
  const shown = rescan?.newFindings.map(({ finding, effect, known }) => ({
    finding,
    effect: effect === 'block' ? ('blocks' as const) : ('warns' as const),
    why: known
      ? 'known when the image was signed, and did not count then'
      : 'not known when the image was signed',
  }));
  return findingSection('Findings that count now', shown, { entries: [], leftOut: 0, notes: [] }, MOST);
}

function coverage({ rescan }: Admission): readonly string[] {
  if (rescan === undefined) return [];
  return [
    `The packages of the attested SBOM: ${rescan.scan.coverage
      .slice(0, 20)
      .map((one) => comparedInWords(one))
      .join(', ')}.`,
    ...rescan.coverage.notes,
  ];
}

function refusedSection({ subjects }: Admission): Section {
  const lines = subjects.flatMap(({ name, refused, unreadable }) =>
    [...refused, ...unreadable].map((one) => `${name}, ${foreign(one.referrer, 20)}: ${one.why}`),
  );
  return listSection('refused', 'What did not count as evidence', lines);
}
