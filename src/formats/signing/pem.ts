import { createPublicKey } from 'node:crypto';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** A block of a PEM file. */
export interface PemBlock {
  /** `PUBLIC KEY`, `ENCRYPTED SIGSTORE PRIVATE KEY` and so on. */
  readonly label: string;
  readonly text: string;
}

/** The blocks of a PEM text, in their order; what stands between them is no part of it. */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g);
  return [...blocks].map(([block, label = '']) => ({ label, text: `${block}\n` }));
}

/** Labels under which cosign keeps a private key that signs. */
const SIGNING_LABELS = ['ENCRYPTED SIGSTORE PRIVATE KEY', 'ENCRYPTED COSIGN PRIVATE KEY'];
const PUBLIC_LABELS = ['PUBLIC KEY', 'RSA PUBLIC KEY'];

/** What is wrong with the text of a key to sign with; undefined where it may be one. */
export function signingKeyFault(text: string): string | undefined {
  const blocks = pemBlocks(text);
  const [first, ...others] = blocks;
  if (first === undefined) return 'it holds no key in PEM; make one with `cosign generate-key-pair`';
  if (others.length > 0)
    return `it holds ${blocks.length} PEM blocks (${blocks.map(({ label }) => label).join(', ')}), and nobody can tell which is meant to sign; leave in it the one key`;
  if (SIGNING_LABELS.includes(first.label)) return undefined;
  if (PUBLIC_LABELS.includes(first.label))
    return 'it is a public key, by which the gate verifies; signing needs the private key beside it (`cosign.key`)';
  if (first.label.endsWith('PRIVATE KEY'))
    return `it is a private key (${first.label}) that is not in cosign's own format; bring it there with \`cosign import-key-pair\``;
  return `it holds a ${first.label} and no private key`;
}

/**
 * Reads the public keys of a text, each as SPKI in PEM; any of them may have signed. The fault is a sentence about the
 * text.
 */
export function publicKeysIn(text: string): Parsed<readonly [string, ...string[]]> {
  const blocks = pemBlocks(text);
  if (blocks.some(({ label }) => label.endsWith('PRIVATE KEY')))
    return unparsable(
      'it holds a private key, which has no place where signatures are verified; give the public one (`cosign public-key --key …`, or `cosign.pub`)',
    );
  const other = blocks.find(({ label }) => !PUBLIC_LABELS.includes(label));
  if (other !== undefined) return unparsable(`it holds a ${other.label}, which is no public key in PEM`);
  try {
    const keys = blocks.map((block) =>
      createPublicKey(block.text).export({ type: 'spki', format: 'pem' }).toString(),
    );
    const [first, ...rest] = new Set(keys);
    return first === undefined ? unparsable('it holds no public key in PEM') : parsed([first, ...rest]);
  } catch (error) {
    return unparsable(
      `its public key cannot be read (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

/** Sizes of RSA keys that cosign signs and verifies with, in bits. */
const RSA_BITS: readonly number[] = [2048, 3072, 4096];

/** The kinds of key whose signatures both verifiers, sigstore-js and cosign, take. */
export const KEY_KINDS = `EC keys on P-256 and RSA keys of ${RSA_BITS.join(', ')} bits`;

/** What a public key is where its kind is none of {@link KEY_KINDS}; undefined where it is. */
export function otherKind(publicKey: string): string | undefined {
  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails = {} } = createPublicKey(publicKey);
  const { namedCurve, modulusLength = 0 } = asymmetricKeyDetails;
  switch (asymmetricKeyType) {
    case 'ec':
      return namedCurve === 'prime256v1'
        ? undefined
        : `an EC key on ${CURVES.get(namedCurve ?? '') ?? namedCurve}`;
    case 'rsa':
      return RSA_BITS.includes(modulusLength) ? undefined : `an RSA key of ${modulusLength} bits`;
    default:
      return `a key of the kind ${asymmetricKeyType}`;
  }
}

const CURVES: ReadonlyMap<string, string> = new Map([
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521'],
]);
