import { createHash, createPublicKey } from 'node:crypto';
import { type Bundle, bundleFromJSON, isBundleWithDsseEnvelope } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { type TrustMaterial, toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { parseJson, parseStatement, STATEMENT_MEDIA_TYPE, type Statement } from './in-toto.ts';

/** Media type of a Sigstore bundle, also the artifact type of the referrer that holds it. */
export const BUNDLE_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** Who must have signed. */
export type Identity =
  | {
      readonly kind: 'certificate';
      /** Subject alternative name, compared exactly. */
      readonly subject: string;
      /** OIDC issuer, compared exactly. */
      readonly issuer: string;
    }
  | {
      readonly kind: 'key';
      /** SPKI in PEM. */
      readonly publicKey: string;
    };

/** What became of the verification of one bundle. */
export type Verification =
  | { readonly verified: true; readonly statement: Statement }
  | {
      readonly verified: false;
      readonly fault: 'malformed' | 'invalid' | 'other-identity';
      readonly why: string;
    };

/** Thrown by {@link readTrustedRoot} for text that is no Sigstore trusted root. */
export class TrustedRootError extends Error {
  override readonly name = 'TrustedRootError';
}

/** Reads a trusted root (protobuf JSON, `application/vnd.dev.sigstore.trustedroot+json`). */
export function readTrustedRoot(json: string): TrustedRoot {
  try {
    const root = TrustedRoot.fromJSON(JSON.parse(json));
    toTrustMaterial(root);
    return root;
  } catch (error) {
    throw new TrustedRootError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Base64 of the SHA-256 of a public key's SPKI: how cosign names the key in a bundle. */
export function keyHint(publicKey: string): string {
  const spki = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}

/**
 * Makes a function that verifies bundles against a trusted root and one identity. The root says what is demanded: a
 * log entry, a signed timestamp or an SCT exactly where it names such a service; a certificate always needs a
 * trusted time.
 */
export function bundleVerifier(root: TrustedRoot, identity: Identity): (bytes: Uint8Array) => Verification {
  const material: TrustMaterial = toTrustMaterial(root, keyFinder(identity));
  const byCertificate = identity.kind === 'certificate';
  const verifier = new Verifier(material, {
    tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
    ctlogThreshold: byCertificate && root.ctlogs.length > 0 ? 1 : 0,
    timestampThreshold: byCertificate || root.timestampAuthorities.length > 0 ? 1 : 0,
  });
  return (bytes) => verify(verifier, identity, bytes);
}

function verify(verifier: Verifier, identity: Identity, bytes: Uint8Array): Verification {
  const bundle = parseBundle(bytes);
  if (bundle === undefined || !isBundleWithDsseEnvelope(bundle)) {
    return { verified: false, fault: 'malformed', why: 'not a Sigstore bundle with a DSSE envelope' };
  }
  const envelope = bundle.content.dsseEnvelope;
  const statement =
    envelope.payloadType === STATEMENT_MEDIA_TYPE ? parseStatement(envelope.payload) : undefined;
  if (statement === undefined) {
    return {
      verified: false,
      fault: 'malformed',
      why: 'the envelope holds no in-toto statement with one sha256 subject',
    };
  }
  const byKey = bundle.verificationMaterial.content.$case === 'publicKey';
  if (byKey !== (identity.kind === 'key')) {
    return {
      verified: false,
      fault: 'other-identity',
      why: byKey ? 'signed with a key, not a certificate' : 'signed with a certificate, not the key',
    };
  }
  try {
    const signer = verifier.verify(toSignedEntity(bundle));
    const other = identity.kind === 'certificate' ? mismatch(identity, signer.identity) : undefined;
    return other === undefined
      ? { verified: true, statement }
      : { verified: false, fault: 'other-identity', why: other };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const otherKey = error instanceof UnknownKeyError;
    return { verified: false, fault: otherKey ? 'other-identity' : 'invalid', why };
  }
}

/** Compared here and exactly: the library takes the subject for an unanchored regular expression. */
function mismatch(
  wanted: { readonly subject: string; readonly issuer: string },
  signer: { subjectAlternativeName?: string; extensions?: { issuer?: string } } | undefined,
): string | undefined {
  const subject = signer?.subjectAlternativeName;
  const issuer = signer?.extensions?.issuer;
  if (subject !== wanted.subject) return `signed by ${subject ?? 'nobody'}, not by ${wanted.subject}`;
  if (issuer !== wanted.issuer) return `identity issued by ${issuer ?? 'nobody'}, not by ${wanted.issuer}`;
  return undefined;
}

class UnknownKeyError extends Error {}

function keyFinder(identity: Identity) {
  const own =
    identity.kind === 'key'
      ? { hint: keyHint(identity.publicKey), key: createPublicKey(identity.publicKey) }
      : undefined;
  return (hint: string) => {
    if (own === undefined || hint !== own.hint) throw new UnknownKeyError('signed with another key');
    return { publicKey: own.key, validFor: () => true };
  };
}

function parseBundle(bytes: Uint8Array): Bundle | undefined {
  try {
    return bundleFromJSON(parseJson(bytes));
  } catch {
    return undefined;
  }
}
