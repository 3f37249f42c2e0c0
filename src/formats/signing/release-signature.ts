import { type Bundle, isBundleWithDsseEnvelope, isBundleWithMessageSignature } from '@sigstore/bundle';
import { HashAlgorithm, type TrustedRoot } from '@sigstore/protobuf-specs';
import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { PREDICATE_TYPES, STATEMENT_MEDIA_TYPE, STATEMENT_TYPE } from '../attestation/in-toto.ts';
import { exact } from '../exact-object.ts';
import { parseJsonAs } from '../json.ts';
import { parseBundle, signatureVerifier, type TrustedTime } from './sigstore.ts';

/** Who must have signed a release, and against which trusted root that is verified. */
export interface ReleaseTrust {
  readonly root: TrustedRoot;
  readonly subject: string;
  readonly issuer: string;
}

/** A release file that was signed: the trusted times of its signature, the earliest first. */
export type ReleaseSignature = Parsed<readonly TrustedTime[]>;

/**
 * Verifies the bundle that a project publishes beside a file of its release: a signature of the file itself. `sha256` is
 * the hash of `content`, in hexadecimal. The fault is a sentence about the bundle.
 */
export function verifyReleaseBundle(
  bytes: Uint8Array,
  { content, sha256 }: { readonly content: Buffer; readonly sha256: string },
  trust: ReleaseTrust,
): ReleaseSignature {
  const bundle = parseBundle(bytes);
  if (!bundle.ok) return unparsable(`it is no Sigstore bundle: it ${bundle.fault}`);
  if (!isBundleWithMessageSignature(bundle.value)) return unparsable('it does not sign a file');
  const digest = bundle.value.content.messageSignature.messageDigest;
  const signedHash = digest.digest.toString('hex');
  if (digest.algorithm !== HashAlgorithm.SHA2_256 || signedHash !== sha256)
    return unparsable(`it signs a file with the hash ${signedHash}, and this one has ${sha256}`);
  return signatureOf(bundle.value, trust, content);
}

/** The statement of a bundle about a build; undefined if the bundle contains something else. The fault is as above. */
export function buildStatement(json: unknown): Parsed<BuildStatement> | undefined {
  const bundle = parseBundle(Buffer.from(JSON.stringify(json ?? null)));
  if (!bundle.ok) return unparsable(`it is no Sigstore bundle: it ${bundle.fault}`);
  if (!isBundleWithDsseEnvelope(bundle.value)) return undefined;
  const { payloadType, payload } = bundle.value.content.dsseEnvelope;
  if (payloadType !== STATEMENT_MEDIA_TYPE) return undefined;
  const statement = parseJsonAs(BuildStatementSchema, payload);
  return statement.ok ? parsed({ bundle: bundle.value, hashes: hashesIn(statement.value) }) : undefined;
}

/** What an attestation says about a build, before its signature was verified. */
export interface BuildStatement {
  readonly bundle: Bundle;
  /** The SHA-256 of every file that came out of the build: an attestation can be about all files of a release. */
  readonly hashes: ReadonlySet<string>;
}

/** Verifies an attestation of the build of the file with this SHA-256. The fault is a sentence about the attestation. */
export function verifyBuild(
  { bundle, hashes }: BuildStatement,
  sha256: string,
  trust: ReleaseTrust,
): ReleaseSignature {
  if (!hashes.has(sha256)) return unparsable(`it is not about the file with the hash ${sha256}`);
  return signatureOf(bundle, trust);
}

const BuildStatementSchema = exact({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(exact({ digest: z.record(z.string(), z.string()) })).min(1),
  predicateType: z.literal(PREDICATE_TYPES.provenance),
});

function hashesIn({ subject }: z.infer<typeof BuildStatementSchema>): ReadonlySet<string> {
  return new Set(subject.flatMap(({ digest }) => digest.sha256 ?? []));
}

function signatureOf(bundle: Bundle, trust: ReleaseTrust, content?: Buffer): ReleaseSignature {
  const { root, subject, issuer } = trust;
  const signed = signatureVerifier(root, { kind: 'certificate', subject, issuer })(bundle, content);
  return signed.ok ? parsed(signed.times) : unparsable(signed.why);
}
