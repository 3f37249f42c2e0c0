import { durationInWords } from '../../domain/duration.ts';
import type { Database } from '../../domain/evidence/evidence.ts';
import type { Admission, EvidenceRecord } from '../../domain/gate/admission.ts';
import type { GateSigner } from '../../domain/gate/attested-evidence.ts';
import { glassSection } from '../broken-glass.ts';
import { causesOf } from '../decision-line.ts';
import { code, details, link, table, text } from '../markdown.ts';
import { toolTable } from '../tool-table.ts';
import {
  comparedInWords,
  kindName,
  leftOut,
  plural,
  reasonAddress,
  shortDigest,
  withoutFolders,
} from '../wording.ts';
import { causeSection, decisionHeadline } from './decision-causes.ts';

/** The greatest number of rows of each table. GitHub accepts 1 MiB for a job summary. */
const MAX_ROWS = 50;

/** The greatest number of signers that are named. */
const MOST_SIGNERS = 5;

/** The decision as GitHub Markdown: whether the image may be deployed, why, and how to fix it. */
export function renderDecision(admission: Admission): string {
  const sections = [
    `## ${decisionHeadline(admission)}`,
    image(admission),
    glassSection(admission.brokenGlass),
    causeSection(admission),
    noteSection(admission),
    requirementSection(admission),
    evidenceSection(admission),
    rescanSection(admission),
    reasonSection(admission),
    toolSection(admission),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function image({ reference, imageInput }: Admission): string {
  if (reference === undefined) return `**Image** ${code(imageInput, 600)}, not resolved to a digest`;
  const requested = imageInput === reference ? '' : `  \nRequested as ${code(imageInput, 600)}`;
  return `**Image** ${code(reference, 600)}${requested}`;
}

/** Every reason, folded, unless the causes above are all of them. */
function reasonSection(admission: Admission): string {
  const { denialReasons } = admission;
  if (denialReasons.length <= causesOf(admission).length) return '';
  const rows = denialReasons
    .slice(0, MAX_ROWS)
    .map((one) => [link(one.code, reasonAddress(one.code)), text(one.message, 1500)]);
  const list = table(['Code', 'What was found'], rows);
  return details(
    `${plural(denialReasons.length, 'reason')}, one by one`,
    list + leftOut(denialReasons.length, MAX_ROWS),
  );
}

function requirementSection(admission: Admission): string {
  const { signers, admittedBy, source, require, maxAgeMs } = admission;
  if (signers.length === 0) return '';
  const by = signers.slice(0, MOST_SIGNERS).map(signerInWords).join(', or ');
  const more = signers.length > MOST_SIGNERS ? `, or ${signers.length - MOST_SIGNERS} more` : '';
  const admitted =
    signers.length > 1 && admittedBy !== undefined ? `  \n**Signed by** ${signerInWords(admittedBy)}` : '';
  const from = [source.repository, source.ref].filter((one) => one !== undefined);
  const built = from.length === 0 ? '' : `; built from ${from.map((one) => code(one, 300)).join(' at ')}`;
  return `**Required** ${require.join(', ')}, signed by ${by}${more}${built}; verified within ${durationInWords(maxAgeMs)}.${admitted}`;
}

function signerInWords(signer: GateSigner): string {
  const until = signer.until === undefined ? '' : ` (until ${text(signer.until, 40)})`;
  return signer.kind === 'key'
    ? `the key ${code(withoutFolders(signer.key), 300)}${until}`
    : `${code(signer.identity, 600)} with a token of ${code(signer.issuer, 300)}${until}`;
}

function evidenceSection({ subjects }: Admission): string {
  const rows = subjects.flatMap(({ name, digest, evidence }) =>
    evidence.map((one) => [
      text(kindName(one), 160),
      `${text(name, 100)} ${code(shortDigest(digest))}`,
      one.signedBy === undefined ? 'the key' : code(one.signedBy, 600),
      text(one.signedAt ?? '—', 40),
      origin(one),
      code(shortDigest(one.referrer)),
    ]),
  );
  if (rows.length === 0) return '';
  const head = ['Evidence', 'About', 'Signed by', 'Signed at', 'From', 'Stored as'];
  const list = table(head, rows.slice(0, MAX_ROWS));
  return details('The evidence on which the decision is based', list + leftOut(rows.length, MAX_ROWS));
}

function origin({ sourceRepository, sourceRef, sourceCommit, invocation }: EvidenceRecord): string {
  if (sourceRepository === undefined) return '—';
  const at = [sourceRef, sourceCommit?.slice(0, 12)].filter((one) => one !== undefined).join(' ');
  const run = invocation === undefined ? '' : `, ${link('run', invocation)}`;
  return `${link(sourceRepository.replace(/^https:\/\//, ''), sourceRepository)} ${code(at, 300)}${run}`;
}

function rescanSection({ rescan }: Admission): string {
  if (rescan === undefined) return '';
  const { scan, newFindings } = rescan;
  const compared = scan.coverage
    .map((counts) => comparedInWords(counts))
    .slice(0, 10)
    .join(', ');
  const scanned = `The packages of the attested SBOM were scanned again: ${compared}. The vulnerability database is of ${text(scan.database.updatedAt, 40)}${databaseName(scan.database)}.`;
  if (newFindings.length === 0) return `### Rescan\n\n${scanned} No finding blocks.`;
  const rows = newFindings
    .slice(0, MAX_ROWS)
    .map(({ finding, known }) => [
      finding.severity,
      link(finding.id, finding.url),
      `${code(finding.package, 150)} ${code(finding.version, 80)}`,
      finding.fixedIn === undefined ? 'none yet' : code(finding.fixedIn, 80),
      known ? 'known, did not block' : 'not known',
    ]);
  const head = ['Severity', 'Id', 'Package', 'Fixed in', 'When it was signed'];
  return `### Rescan\n\n${scanned} ${plural(newFindings.length, 'finding blocks', 'findings block')} now:\n\n${table(head, rows)}${leftOut(newFindings.length, MAX_ROWS)}`;
}

function noteSection({ notes }: Admission): string {
  return notes.map((note) => `- ⚠️ ${text(note, 600)}`).join('\n');
}

function toolSection({ tools, timings }: Admission): string {
  if (tools.length === 0) return '';
  const steps = Object.entries(timings).map(([step, took]) => `${step} ${(took / 1000).toFixed(1)} s`);
  return details('Tools and times', `${toolTable(tools)}\n\nTimes: ${steps.join(', ')}.`);
}

function databaseName({ sha256, server = '' }: Database): string {
  return sha256 === undefined ? `, at ${code(server, 200)}` : ` (SHA-256 ${code(sha256.slice(0, 12))})`;
}
