import type { Run } from '../../domain/run/run.ts';
import { PREDICATE_TYPES } from '../../formats/attestation/in-toto.ts';
import { code, codeBlock, details, table, text } from '../markdown.ts';
import { toolTable } from '../tool-table.ts';
import { isSignature, kindName, leftOut, shortDigest, signaturesFirst } from '../wording.ts';

/** The issuer of GitHub's OIDC tokens. Used if the run names no issuer. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** What is attached to the image, and how anyone can verify it. */
export function attestationSection(run: Run, rows: number): string {
  if (run.attached.length === 0) return '';
  const lines = signaturesFirst(run)
    .slice(0, rows)
    .map((attached) => [
      text(kindName(attached), 160),
      code(shortDigest(attached.subject)),
      code(shortDigest(attached.digest)),
      attached.origin === 'made' ? 'made by this run' : 'kept: valid and identical',
    ]);
  const list = table(['Kind', 'About', 'Stored as', 'Origin'], lines);
  const parts = [`### Attached to the image\n\n${list}${leftOut(run.attached.length, rows)}`];
  const commands = verifyCommands(run);
  if (commands.length > 0)
    parts.push('To verify it on any machine:', codeBlock('sh', commands), verifyHint(run));
  return parts.join('\n\n');
}

/** cosign commands that verify what this run attached. */
export function verifyCommands(run: Run): readonly string[] {
  if (run.reference === undefined || !run.attached.some(isSignature)) return [];
  const signer = signerFlags(run);
  const reference = quoted(run.reference);
  const commands = [`cosign verify ${signer} ${reference}`];
  for (const type of [PREDICATE_TYPES.provenance, PREDICATE_TYPES.summary]) {
    if (run.attached.some((attached) => attached.predicateType === type)) {
      commands.push(`cosign verify-attestation --type ${type} ${signer} ${reference}`);
    }
  }
  return commands;
}

function signerFlags(run: Run): string {
  if (run.signer === 'key') {
    // cosign verifies a KMS key by its name. For a key file it needs the public half. A key may sign without a log.
    const key = run.signedBy?.includes('kms://') ? quoted(run.signedBy) : 'cosign.pub';
    return `--key ${key} --insecure-ignore-tlog`;
  }
  const identity = quoted(run.signedBy ?? 'UNKNOWN');
  return `--certificate-identity ${identity} --certificate-oidc-issuer ${quoted(run.issuer ?? GITHUB_ISSUER)}`;
}

/** What a reader must know to use these commands. Markdown. */
export function verifyHint(run: Run): string {
  const key = run.signer === 'key' ? '`cosign.pub` is the public half of the signing key. ' : '';
  return `${key}For a private Sigstore, add \`--trusted-root FILE\`.`;
}

/** An argument for a POSIX shell. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_\-./:@%+=,]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The tools and the database that the results come from. */
export function toolSection(run: Run): string {
  const parts = [toolTable(run.tools)].filter((part) => part !== '');
  if (run.scan?.done) {
    const { updatedAt, sha256, repository } = run.scan.value.database;
    const from = repository === undefined ? 'from `cache-dir`' : `from ${code(repository, 200)}`;
    parts.push(
      `Vulnerability database of ${text(updatedAt, 40)}, ${from}, SHA-256 ${code(sha256.slice(0, 12))}.`,
    );
  }
  const took = Object.values(run.timings).reduce((sum, milliseconds) => sum + milliseconds, 0);
  if (took > 0) parts.push(timings(run));
  if (parts.length === 0) return '';
  return details('Tools, database and times', parts.join('\n\n'));
}

function timings(run: Run): string {
  const steps = Object.entries(run.timings).map(
    ([step, milliseconds]) => `${step} ${(milliseconds / 1000).toFixed(1)} s`,
  );
  return `Times: ${steps.join(', ')}.`;
}
