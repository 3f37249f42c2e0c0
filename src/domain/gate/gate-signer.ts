import { createHash } from 'node:crypto';
import { type EndingSigner, endOf, type NamedSigner } from '../policy/operations.ts';
import { certificateName } from '../workflow/certificate-name.ts';
import type { Attested, GateSigner, SubjectEvidence } from './attested-evidence.ts';
import { type DenialReason, denialReason } from './decision.ts';

const DAY_MS = 24 * 3_600_000;

/** A signer of the policy, as the gate tries it. */
export function asGateSigner(signer: EndingSigner | NamedSigner): GateSigner {
  if (signer.kind === 'certificate') return signer;
  return { ...signer, key: fingerprintOf(signer.publicKey), environment: {} };
}

/** `sha256:…` of the key in DER: what `openssl pkey -pubin -outform der | sha256sum` says. */
function fingerprintOf(pem: string): string {
  const der = Buffer.from(pem.replaceAll(/-----[^-]*-----/g, ''), 'base64');
  return `sha256:${createHash('sha256').update(der).digest('hex')}`;
}

/** The name of a signer for people, without folders. The name of a workflow is as certificates write it. */
export function signerName(signer: GateSigner): string {
  if (signer.kind === 'key') return `the key ${signer.key.replace(/^\/.*\//s, '')}`;
  return certificateName(signer.identity) ?? signer.identity;
}

/** Whether two names are of one signer: the same certificate of the same issuer, or the same key. */
export function isSigner(one: GateSigner, other: GateSigner): boolean {
  if (one.kind === 'key') return other.kind === 'key' && one.key === other.key;
  return other.kind === 'certificate' && one.issuer === other.issuer && signerName(one) === signerName(other);
}

/** Why a statement does not count by the time of its signature. Undefined if it counts. */
export function endFault({ signer, signedAt }: Pick<Attested, 'signer' | 'signedAt'>): string | undefined {
  if (signer.until === undefined) return undefined;
  const name = signerName(signer);
  if (signedAt === undefined)
    return `nothing proves when ${name} signed it, and its signatures count only until ${signer.until}`;
  const late = Date.parse(signedAt) - endOf(signer.until);
  if (late < 0) return undefined;
  return `${name} signed it at ${signedAt}, ${inDays(late)} after its end (${signer.until})`;
}

/** Notes on signers whose end has passed, a sentence each. */
export function endNotes(signers: readonly GateSigner[], now: Date): readonly string[] {
  return signers.flatMap((signer) => {
    const ago = signer.until === undefined ? -1 : now.getTime() - endOf(signer.until);
    if (ago < 0) return [];
    return [
      `The end of the signer ${signerName(signer)} passed ${inDays(ago)} ago (${signer.until}): only what it signed before counts.`,
    ];
  });
}

function inDays(milliseconds: number): string {
  const days = Math.ceil(milliseconds / DAY_MS);
  return days === 1 ? '1 day' : `${days} days`;
}

/** Moves the statements of all other signers to the refused ones: one signer must have signed everything. */
export function ofOneSigner(evidence: SubjectEvidence, signer: GateSigner): SubjectEvidence {
  const others = evidence.attested.filter((one) => !isSigner(one.signer, signer));
  if (others.length === 0) return evidence;
  return {
    ...evidence,
    attested: evidence.attested.filter((one) => !others.includes(one)),
    refused: [
      ...evidence.refused,
      ...others.map(({ referrer, kind, signer: other }) => ({
        ...{ referrer, kind, code: 'identity-mismatch' as const },
        why: `${signerName(other)} signed it, and the rest is signed by ${signerName(signer)}`,
      })),
    ],
  };
}

/** Denies an image if different signers signed the evidence of its index and platforms. */
export function signerDenialReasons(used: readonly Attested[]): readonly DenialReason[] {
  const signers: GateSigner[] = [];
  for (const { signer } of used) if (!signers.some((one) => isSigner(one, signer))) signers.push(signer);
  if (signers.length < 2) return [];
  const names = signers.map(signerName);
  const message = `the evidence of the index and its platforms was signed by ${names.length} signers (${names.slice(0, 5).join(', ')}): one signer must have signed all of it`;
  return [
    denialReason('identity-mismatch', 'evidence', message, {
      evidence: used.map(({ referrer }) => referrer),
    }),
  ];
}
