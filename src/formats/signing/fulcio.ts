import type { CertificateFacts } from '../../domain/gate/attested-evidence.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** Fulcio's extensions of a certificate, below 1.3.6.1.4.1.57264.1. From 8 on each is a DER UTF8String. */
const EXTENSIONS = {
  issuer: 8,
  buildSigner: 9,
  runnerEnvironment: 11,
  sourceRepository: 12,
  sourceDigest: 13,
  sourceRef: 14,
  sourceRepositoryId: 15,
  sourceOwner: 16,
  sourceOwnerId: 17,
  buildConfig: 18,
  buildTrigger: 20,
  invocation: 21,
} as const satisfies Record<Exclude<keyof CertificateFacts, 'subject'>, number>;

const ARC = '1.3.6.1.4.1.57264.1.';
const UTF8_STRING = 0x0c;

/** An extension of a certificate: its object identifier in dotted form, and its DER value. */
export interface Extension {
  readonly oid: string;
  readonly value: Uint8Array;
}

/**
 * The facts in a certificate's extensions. An extension that is not a UTF8String, or is there twice, is a fault: another
 * reader might see another fact. The fault is a sentence.
 */
export function certificateFacts(
  subject: string,
  issuer: string,
  extensions: readonly Extension[],
): Parsed<CertificateFacts> {
  const found: Partial<Record<keyof typeof EXTENSIONS, string>> = {};
  for (const [name, number] of Object.entries(EXTENSIONS) as [keyof typeof EXTENSIONS, number][]) {
    const [first, ...again] = extensions.filter(({ oid }) => oid === `${ARC}${number}`);
    if (first === undefined) continue;
    const text = again.length === 0 ? orUndefined(utf8String(first.value)) : undefined;
    if (text === undefined)
      return unparsable(`the extension ${ARC}${number} of its certificate is not one UTF8String`);
    found[name] = text;
  }
  // Compared again here: the library reads the bytes as ASCII, so that different issuers can look the same.
  if (found.issuer !== undefined && found.issuer !== issuer)
    return unparsable(`the issuer in its certificate is ${found.issuer}, not ${issuer}`);
  return parsed({ ...found, subject, issuer });
}

/** Reads a DER UTF8String that fills the bytes. The fault is the end of a sentence about it. */
export function utf8String(der: Uint8Array): Parsed<string> {
  const [tag, first] = der;
  const fault = unparsable('is not one DER UTF8String');
  if (tag !== UTF8_STRING || first === undefined) return fault;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  // 0x80 is the indefinite form, which DER does not allow. No fact is longer than 65,535 bytes.
  if (first === 0x80 || lengthBytes > 2 || der.length < 2 + lengthBytes) return fault;
  const long = der.subarray(2, 2 + lengthBytes).reduce((length, byte) => length * 256 + byte, 0);
  const length = lengthBytes === 0 ? first : long;
  // DER requires the shortest form of a length.
  if (lengthBytes > 0 && length < (lengthBytes === 1 ? 0x80 : 0x100)) return fault;
  const content = der.subarray(2 + lengthBytes);
  if (content.length !== length) return fault;
  try {
    return parsed(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
  } catch {
    return fault;
  }
}
