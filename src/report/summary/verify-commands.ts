import type { Run } from '../../domain/run/run.ts';
import { PREDICATE_TYPES } from '../../formats/attestation/in-toto.ts';
import { isSignature, signaturesFirst } from '../wording.ts';

/** The issuer of GitHub's OIDC tokens. Used if the run names no issuer. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** A command, an option with its value on each line. */
export interface VerifyCommand {
  /** What it verifies: a predicate type. */
  readonly predicateType: string;
  readonly lines: readonly string[];
}

/** The exact cosign command for each kind of statement that is attached to the image itself, the signature first. */
export function verifyCommands(run: Run): readonly VerifyCommand[] {
  const { reference, image } = run;
  if (reference === undefined || !run.attached.some(isSignature)) return [];
  const own = signaturesFirst(run).filter(({ subject }) => subject === image?.root.digest);
  const types = [...new Set(own.map(({ predicateType }) => predicateType))];
  return types.map((predicateType) => {
    const command =
      predicateType === PREDICATE_TYPES.signature
        ? ['cosign verify']
        : ['cosign verify-attestation', `--type ${quoted(predicateType)}`];
    return { predicateType, lines: wrapped([...command, ...trustFlags(run), quoted(reference)]) };
  });
}

/** Each part but the first on a line of its own. */
function wrapped(parts: readonly string[]): readonly string[] {
  return parts.map((part, at) => `${at === 0 ? '' : '  '}${part}${at < parts.length - 1 ? ' \\' : ''}`);
}

/** Who must have signed, and what vouches for the signatures. */
function trustFlags({ signer, signedBy, issuer, verifierTrust: trust }: Run): readonly string[] {
  // cosign verifies a KMS key by its name. For a key file it needs the public half.
  const who =
    signer === 'key'
      ? [`--key ${signedBy?.includes('kms://') ? quoted(signedBy) : 'cosign.pub'}`]
      : [
          `--certificate-identity ${quoted(signedBy ?? 'UNKNOWN')}`,
          `--certificate-oidc-issuer ${quoted(issuer ?? GITHUB_ISSUER)}`,
        ];
  // Without a private Sigstore, a key signs without any service.
  if (trust === undefined) return signer === 'key' ? [...who, '--insecure-ignore-tlog'] : who;
  return [
    ...who,
    `--trusted-root ${quoted(trust.trustedRoot)}`,
    ...(trust.hasLog ? [] : ['--insecure-ignore-tlog']),
    ...(trust.hasCertificateLog || signer === 'key' ? [] : ['--insecure-ignore-sct']),
    ...(trust.hasTimestamps ? ['--use-signed-timestamps'] : []),
  ];
}

/** What a reader must know to use the commands. Markdown, or empty. */
export function verifyHint({ signer, signedBy, verifierTrust }: Run): string {
  const isFile = signer === 'key' && signedBy?.includes('kms://') !== true;
  return [
    ...(isFile ? ['`cosign.pub` is the public half of the signing key.'] : []),
    ...(verifierTrust === undefined ? [] : ['The trusted root is the file of the input `trusted-root`.']),
  ].join(' ');
}

/** An argument for a POSIX shell. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_\-./:@%+=,]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
