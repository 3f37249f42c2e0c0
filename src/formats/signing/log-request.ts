import { createHash } from 'node:crypto';
import type { Envelope, TransparencyLogEntry } from '@sigstore/bundle';
import { dsse } from '@sigstore/core';
import { TransparencyLogEntry as LogEntry, PublicKeyDetails } from '@sigstore/protobuf-specs';
import { CreateEntryRequest } from '@sigstore/protobuf-specs/rekor/v2';
import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJson, parseJsonAs } from '../json.ts';
import type { SigningCertificate } from './certificate-request.ts';
import { envelopeText } from './envelope.ts';
import type { LogVersion } from './signing-config.ts';

/** Paths of Rekor's interfaces below its address. */
export const LOG_PATHS: Readonly<Record<LogVersion, string>> = {
  1: 'api/v1/log/entries',
  2: 'api/v2/log/entries',
};

/**
 * The body of a request for an entry. A Rekor v1 gets the envelope. A Rekor v2 takes only hashes: it gets that of what
 * was signed, the pre-authentication encoding of the envelope.
 */
export function logRequest(
  version: LogVersion,
  envelope: Envelope,
  { der, pem }: SigningCertificate,
): string {
  if (version === 1)
    return JSON.stringify({
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        proposedContent: {
          envelope: envelopeText(envelope),
          verifiers: [Buffer.from(pem).toString('base64')],
        },
      },
    });
  const signed = dsse.preAuthEncoding(envelope.payloadType, envelope.payload);
  const request: CreateEntryRequest = {
    spec: {
      $case: 'hashedRekordRequestV002',
      hashedRekordRequestV002: {
        digest: createHash('sha256').update(signed).digest(),
        signature: {
          content: envelope.signatures[0]?.sig ?? Buffer.alloc(0),
          verifier: {
            keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
            verifier: { $case: 'x509Certificate', x509Certificate: { rawBytes: Buffer.from(der) } },
          },
        },
      },
    },
  };
  return JSON.stringify(CreateEntryRequest.toJSON(request));
}

/** The entry of a Rekor in its answer. Nothing of it is verified here. The fault is how it answered. */
export function logEntryIn(version: LogVersion, answer: Uint8Array): Parsed<TransparencyLogEntry> {
  return version === 1 ? entryOfV1(answer) : entryOfV2(answer);
}

const V1 = z.record(
  z.string(),
  z.looseObject({
    body: z.string(),
    integratedTime: z.number().int(),
    logID: z.string(),
    logIndex: z.number().int(),
    verification: z.looseObject({
      signedEntryTimestamp: z.string(),
      inclusionProof: z.looseObject({
        logIndex: z.number().int(),
        treeSize: z.number().int(),
        rootHash: z.string(),
        hashes: z.array(z.string()),
        checkpoint: z.string(),
      }),
    }),
  }),
);
const Body = z.looseObject({ kind: z.string(), apiVersion: z.string() });

function entryOfV1(answer: Uint8Array): Parsed<TransparencyLogEntry> {
  const entries = parseJsonAs(V1, answer);
  if (!entries.ok) return unparsable(`with something that ${entries.fault}`);
  const [entry, ...others] = Object.values(entries.value);
  if (entry === undefined || others.length > 0) return unparsable('with something that is not one entry');
  const canonicalizedBody = Buffer.from(entry.body, 'base64');
  const body = parseJsonAs(Body, canonicalizedBody);
  if (!body.ok) return unparsable('with an entry without a body');
  const { signedEntryTimestamp, inclusionProof: proof } = entry.verification;
  return parsed({
    logIndex: String(entry.logIndex),
    logId: { keyId: Buffer.from(entry.logID, 'hex') },
    kindVersion: { kind: body.value.kind, version: body.value.apiVersion },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp: Buffer.from(signedEntryTimestamp, 'base64') },
    inclusionProof: {
      logIndex: String(proof.logIndex),
      rootHash: Buffer.from(proof.rootHash, 'hex'),
      treeSize: String(proof.treeSize),
      hashes: proof.hashes.map((hash) => Buffer.from(hash, 'hex')),
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody,
  });
}

function entryOfV2(answer: Uint8Array): Parsed<TransparencyLogEntry> {
  const json = parseJson(answer);
  if (!json.ok) return unparsable(`with something that ${json.fault}`);
  try {
    const entry = LogEntry.fromJSON(json.value);
    const { logId, kindVersion, inclusionProof } = entry;
    if (logId === undefined || kindVersion === undefined || inclusionProof === undefined)
      return unparsable('with something that is no entry with its proof');
    return parsed({ ...entry, logId, kindVersion });
  } catch {
    return unparsable('with something that is no entry');
  }
}
