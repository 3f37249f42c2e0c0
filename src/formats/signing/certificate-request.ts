import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';
import { pemBlocks } from './pem.ts';

/** Paths of Fulcio's interface below its address. */
export const CERTIFICATE_PATH = 'api/v2/signingCert';
export const CONFIGURATION_PATH = 'api/v2/configuration';

/** What Fulcio is asked with. */
interface CertificateRequest {
  readonly token: string;
  /** SPKI in PEM, of an ECDSA key. */
  readonly publicKey: string;
  /** The signature of the token's subject with the key. */
  readonly proof: Uint8Array;
}

/** The body of a request for a certificate. */
export function certificateRequest({ token, publicKey, proof }: CertificateRequest): string {
  return JSON.stringify({
    credentials: { oidcIdentityToken: token },
    publicKeyRequest: {
      publicKey: { algorithm: 'ECDSA', content: publicKey },
      proofOfPossession: Buffer.from(proof).toString('base64'),
    },
  });
}

const Payload = z.looseObject({ sub: z.string().min(1) });

/** The subject of an OIDC token, which its holder signs to prove that the key is his. The fault is the end of a sentence. */
export function subjectIn(token: string): Parsed<string> {
  const payload = parseJsonAs(Payload, Buffer.from(token.split('.')[1] ?? '', 'base64url'));
  return payload.ok ? parsed(payload.value.sub) : unparsable('names no subject');
}

const Chain = z.looseObject({ chain: z.looseObject({ certificates: z.array(z.string()).min(1) }) });
const Answer = z.looseObject({
  signedCertificateEmbeddedSct: Chain.optional(),
  signedCertificateDetachedSct: Chain.optional(),
});

/** A certificate of Fulcio for a key. */
export interface SigningCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  /** Milliseconds from the beginning to the end of its validity. */
  readonly lifeMs: number;
}

/**
 * Reads the answer of Fulcio: a certificate for this public key (SPKI in PEM). Whom it names, and who issued it, shows
 * the verification of the bundle. The fault is how it answered.
 */
export function certificateIn(answer: Uint8Array, publicKey: string): Parsed<SigningCertificate> {
  const json = parseJsonAs(Answer, answer);
  if (!json.ok) return unparsable(`with something that is no certificate: it ${json.fault}`);
  const { signedCertificateEmbeddedSct: embedded, signedCertificateDetachedSct: detached } = json.value;
  const [block] = pemBlocks((embedded ?? detached)?.chain.certificates[0] ?? '');
  if (block === undefined) return unparsable('without a certificate');
  try {
    const certificate = new X509Certificate(block.text);
    const key = certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    if (key !== publicKey) return unparsable('with a certificate for another key');
    return parsed({
      der: certificate.raw,
      pem: certificate.toString(),
      lifeMs: certificate.validToDate.getTime() - certificate.validFromDate.getTime(),
    });
  } catch {
    return unparsable('with a certificate that cannot be read');
  }
}
