import { createHash, createPublicKey } from 'node:crypto';
import { type Bundle, bundleFromJSON, isBundleWithDsseEnvelope } from '@sigstore/bundle';
import type { X509Certificate } from '@sigstore/core';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import {
  type SignedEntity,
  type Signer,
  type TrustMaterial,
  toSignedEntity,
  toTrustMaterial,
  Verifier,
} from '@sigstore/verify';
import type { Digest } from '../../domain/digest.ts';
import type { CertificateFacts } from '../../domain/gate/attested-evidence.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { certificateName, namesWorkflow } from '../../domain/workflow/certificate-name.ts';
import { parseStatement, STATEMENT_MEDIA_TYPE, type Statement } from '../attestation/in-toto.ts';
import { parseJson } from '../json.ts';
import { envelopeDigest } from './envelope.ts';
import { certificateFacts } from './fulcio.ts';
import { KEY_KINDS, otherKind } from './pem.ts';

/** A trusted root without any service. */
export const EMPTY_TRUSTED_ROOT = '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}';

/** Who must have signed. */
export type Identity =
  | {
      readonly kind: 'certificate';
      /** Subject alternative name as in the certificate, compared exactly. */
      readonly subject: string;
      /** OIDC issuer, compared exactly. */
      readonly issuer: string;
      /** The workflow as the user wrote it; absent: as in the certificate. */
      readonly name?: string;
    }
  | {
      readonly kind: 'key';
      /** SPKI in PEM. Any of them may have signed. */
      readonly publicKeys: readonly string[];
    };

/** A time at which a signature existed, and the service that proves it. RFC 3339. */
export interface TrustedTime {
  readonly source: 'timestamp-authority' | 'transparency-log';
  readonly at: string;
}

/** The result of the verification of one bundle. */
export type Verification =
  | {
      readonly verified: true;
      readonly statement: Statement;
      /** Digest of the DSSE envelope that contains it. */
      readonly envelope: Digest;
      /** Absent if a key signed. */
      readonly certificate?: CertificateFacts;
      /** The key that signed; absent if a certificate did. */
      readonly publicKey?: string;
      /** The earliest time is first. */
      readonly times: readonly TrustedTime[];
    }
  | {
      readonly verified: false;
      readonly fault: 'malformed' | 'invalid' | 'other-identity';
      readonly why: string;
      /** Who signed instead, by a certificate that verifies. */
      readonly signedBy?: string;
      /** The statement that the bundle claims to contain, if it can be read. Nothing proves it. */
      readonly claimed?: Statement;
      /** Digest of its DSSE envelope, if it can be read. */
      readonly envelope?: Digest;
    };

/** Reads a trusted root (protobuf JSON, `application/vnd.dev.sigstore.trustedroot+json`). The fault is a sentence. */
export function readTrustedRoot(text: string): Parsed<TrustedRoot> {
  const json = parseJson(text);
  if (!json.ok) return unparsable(`it ${json.fault}`);
  try {
    const root = TrustedRoot.fromJSON(json.value);
    toTrustMaterial(root);
    return parsed(root);
  } catch (error) {
    return unparsable(error instanceof Error ? error.message : String(error));
  }
}

/** Base64 of the SHA-256 of a public key's SPKI. cosign names the key so in a bundle. */
export function keyHint(publicKey: string): string {
  const spki = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}

/** The signer of a bundle whose signature verifies. */
export type Signed = {
  readonly ok: true;
  /** Absent if a key signed. */
  readonly certificate?: CertificateFacts;
  /** The key that signed; absent if a certificate did. */
  readonly publicKey?: string;
  /** The earliest time is first. */
  readonly times: readonly TrustedTime[];
};

/** Why a bundle does not verify. */
export interface Unsigned {
  readonly ok: false;
  readonly fault: 'invalid' | 'other-identity';
  readonly why: string;
  /** Who signed instead, by a certificate that verifies. */
  readonly signedBy?: string;
}

/**
 * Makes a function that verifies the signature of a bundle, and who signed, against a trusted root and one identity. The
 * root decides what a bundle must have: a log entry, a signed timestamp or an SCT if the root names such a service. A
 * certificate always needs a trusted time. `artifact` has the signed bytes, if the bundle does not contain them.
 */
export function signatureVerifier(
  root: TrustedRoot,
  identity: Identity,
): (bundle: Bundle, artifact?: Buffer) => Signed | Unsigned {
  const material: TrustMaterial = toTrustMaterial(root, keyFinder(identity));
  for (const { certChain } of [...material.certificateAuthorities, ...material.timestampAuthorities])
    for (const certificate of certChain) encodeOnce(certificate);
  const byCertificate = identity.kind === 'certificate';
  const verifier = new Verifier(material, {
    tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
    ctlogThreshold: byCertificate && root.ctlogs.length > 0 ? 1 : 0,
    timestampThreshold: byCertificate || root.timestampAuthorities.length > 0 ? 1 : 0,
  });
  return (bundle, artifact) => verifySignature(verifier, identity, bundle, artifact);
}

/**
 * The library encodes a certificate anew each time that it compares or verifies it, which is dozens of times for one
 * signature. What it encodes then stays the same, so it is kept.
 */
function encodeOnce({ root, tbsCertificate }: X509Certificate): void {
  for (const part of [root, tbsCertificate]) {
    const encoded = part.toDER();
    part.toDER = () => encoded;
  }
}

function verifySignature(
  verifier: Verifier,
  identity: Identity,
  bundle: Bundle,
  artifact: Buffer | undefined,
): Signed | Unsigned {
  const refused = (fault: Unsigned['fault'], why: string): Unsigned => ({ ok: false, fault, why });
  const byKey = bundle.verificationMaterial.content.$case === 'publicKey';
  if (byKey !== (identity.kind === 'key')) {
    const why = byKey ? 'signed with a key, not a certificate' : 'signed with a certificate, not the key';
    return refused('other-identity', why);
  }
  try {
    const entity = toSignedEntity(bundle, artifact);
    if (entity.key.$case === 'certificate') encodeOnce(entity.key.certificate);
    const signer = verifier.verify(entity);
    const times = trustedTimes(entity);
    if (identity.kind === 'key') return { ok: true, times, ...signedBy(identity, bundle) };
    const other = mismatch(identity, signer.identity);
    if (other !== undefined) {
      const signedBy = signer.identity?.subjectAlternativeName;
      return { ...refused('other-identity', other), ...(signedBy !== undefined && { signedBy }) };
    }
    const certificate = factsOf(identity, signer);
    if (!certificate.ok) return refused('invalid', certificate.fault);
    const namesake = namesakeIn(certificate.value, identity.name ?? identity.subject);
    if (namesake !== undefined) return refused('other-identity', namesake);
    return { ok: true, certificate: certificate.value, times };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof UnknownKeyError) return refused('other-identity', why);
    return refused('invalid', why + kindHint(identity));
  }
}

/**
 * Makes a function that verifies bundles with a statement, as {@link signatureVerifier} does. Statements of other types
 * than `statementTypes` (default: only Statement v1) are malformed.
 */
export function bundleVerifier(
  root: TrustedRoot,
  identity: Identity,
  statementTypes?: readonly string[],
): (bytes: Uint8Array) => Verification {
  const verifySigned = signatureVerifier(root, identity);
  return (bytes) => verify(verifySigned, bytes, statementTypes);
}

function verify(
  verifySigned: (bundle: Bundle) => Signed | Unsigned,
  bytes: Uint8Array,
  statementTypes: readonly string[] | undefined,
): Verification {
  const bundle = orUndefined(parseBundle(bytes));
  if (bundle === undefined || !isBundleWithDsseEnvelope(bundle)) {
    return { verified: false, fault: 'malformed', why: 'not a Sigstore bundle with a DSSE envelope' };
  }
  const { dsseEnvelope } = bundle.content;
  const statement =
    dsseEnvelope.payloadType === STATEMENT_MEDIA_TYPE
      ? orUndefined(parseStatement(dsseEnvelope.payload, statementTypes))
      : undefined;
  if (statement === undefined) {
    return {
      verified: false,
      fault: 'malformed',
      why: 'the envelope contains no in-toto statement with one SHA-256 subject',
    };
  }
  const envelope = envelopeDigest(dsseEnvelope);
  const signed = verifySigned(bundle);
  if (!signed.ok) {
    const { ok: _ok, ...unsigned } = signed;
    return { verified: false, ...unsigned, claimed: statement, envelope };
  }
  const { ok: _, ...signer } = signed;
  return { verified: true, statement, envelope, ...signer };
}

/** The times of a verified entity, by the library's rules: the time of a log counts only with its inclusion promise. */
function trustedTimes({ timestamps }: SignedEntity): readonly TrustedTime[] {
  const times = timestamps.flatMap((one): readonly TrustedTime[] => {
    if (one.$case === 'timestamp-authority')
      return [{ source: one.$case, at: one.timestamp.signingTime.toISOString() }];
    const { inclusionPromise, integratedTime } = one.tlogEntry;
    if (inclusionPromise === undefined) return [];
    return [{ source: one.$case, at: new Date(Number(integratedTime) * 1000).toISOString() }];
  });
  return times.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function factsOf(
  { subject, issuer }: { readonly subject: string; readonly issuer: string },
  signer: Signer,
): Parsed<CertificateFacts> {
  const extensions = (signer.identity?.oids ?? []).map(({ oid, value }) => ({
    oid: oid?.id.join('.') ?? '',
    value,
  }));
  return certificateFacts(subject, issuer, extensions);
}

/** Compares the signer exactly: the library takes the subject as an unanchored regular expression. */
function mismatch(
  wanted: { readonly subject: string; readonly issuer: string },
  signer: Signer['identity'],
): string | undefined {
  const subject = signer?.subjectAlternativeName;
  const issuer = signer?.extensions?.issuer;
  if (subject !== wanted.subject) return `signed by ${subject ?? 'nobody'}, not by ${wanted.subject}`;
  if (issuer !== wanted.issuer) return `identity issued by ${issuer ?? 'nobody'}, not by ${wanted.issuer}`;
  return undefined;
}

/** The fault of another workflow whose name certificates write in the same way. Fulcio adds the plain name. */
function namesakeIn({ subject, buildSigner }: CertificateFacts, wanted: string): string | undefined {
  if (buildSigner === undefined || certificateName(buildSigner) !== subject) return undefined;
  if (namesWorkflow(wanted, buildSigner)) return undefined;
  return `signed by ${buildSigner}, whose name in certificates is the same as that of ${wanted}`;
}

class UnknownKeyError extends Error {}

function keyFinder(identity: Identity) {
  const keys = new Map(
    (identity.kind === 'key' ? identity.publicKeys : []).map((pem) => [keyHint(pem), createPublicKey(pem)]),
  );
  return (hint: string) => {
    const publicKey = keys.get(hint);
    if (publicKey === undefined) throw new UnknownKeyError('signed with another key');
    return { publicKey, validFor: () => true };
  };
}

/** Names the kind of a key that cannot be verified. It is the likely cause, and no verifier names it. */
function kindHint(identity: Identity): string {
  const keys = identity.kind === 'key' ? identity.publicKeys : [];
  const kind = keys.map(otherKind).find((other) => other !== undefined);
  return kind === undefined ? '' : ` (the key is ${kind}; ${KEY_KINDS} work)`;
}

function signedBy(
  { publicKeys }: Extract<Identity, { kind: 'key' }>,
  { verificationMaterial: { content } }: Bundle,
): { readonly publicKey?: string } {
  const hint = content.$case === 'publicKey' ? content.publicKey.hint : undefined;
  const publicKey = publicKeys.find((pem) => keyHint(pem) === hint);
  return publicKey === undefined ? {} : { publicKey };
}

/** Reads a bundle. The fault says why it is none. */
export function parseBundle(bytes: Uint8Array): Parsed<Bundle> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  try {
    return parsed(bundleFromJSON(json.value));
  } catch (error) {
    return unparsable(error instanceof Error ? error.message : String(error));
  }
}
