import { envelopeFromJSON } from '@sigstore/bundle';
import { z } from 'zod';
import { type Digest, digestOf, hex } from '../../domain/digest.ts';
import { orUndefined } from '../../domain/result.ts';
import { parseStatement, STATEMENT_MEDIA_TYPE } from '../attestation/in-toto.ts';
import { MEDIA } from '../image/media-types.ts';
import { bundleReferrer } from '../image/oci-referrer.ts';
import { parseJsonAs } from '../json.ts';
import { envelopeDigest } from './envelope.ts';

/** A bundle about an image, and what its annotations say. */
interface BundleOfImage {
  readonly predicateType: string;
  readonly bundle: Uint8Array;
  readonly envelope: Digest;
}

/** The mark of the image in a layout that `cosign save` writes. */
const IMAGE_MARK = { kind: 'dev.cosignproject.cosign/image' };

/**
 * The files of an OCI layout in which `cosign verify --local-image` finds these bundles of an image. The image itself is
 * not in it: cosign reads only its digest.
 */
export function verificationLayout(
  subject: Digest,
  bundles: readonly BundleOfImage[],
): readonly (readonly [path: string, bytes: Uint8Array])[] {
  const image = { mediaType: MEDIA.manifest, digest: subject, size: 1 };
  const blob = (bytes: Uint8Array) => [`blobs/sha256/${hex(digestOf(bytes))}`, bytes] as const;
  const text = (document: object) => Buffer.from(JSON.stringify(document));
  const index = {
    ...{ schemaVersion: 2, mediaType: MEDIA.index },
    manifests: [{ ...image, annotations: IMAGE_MARK }],
  };
  return [
    ['oci-layout', text({ imageLayoutVersion: '1.0.0' })],
    ['index.json', text(index)],
    ...bundles.flatMap(({ predicateType, bundle, envelope }) => {
      const referrer = bundleReferrer(image, predicateType, bundle, { created: new Date(0), envelope });
      return [blob(bundle), blob(referrer.bytes)];
    }),
  ];
}

const Envelope = z.object({
  payload: z.string(),
  payloadType: z.literal(STATEMENT_MEDIA_TYPE),
  signatures: z.array(z.object({ sig: z.string(), keyid: z.string().optional() })).min(1),
});

/** An envelope that cosign accepts, and the type of the statement in it. */
export interface AcceptedEnvelope {
  readonly envelope: Digest;
  readonly predicateType: string;
}

/** The envelopes in the output of `cosign verify --output text`, one a line, with a statement about this digest. */
export function acceptedEnvelopes(output: string, subject: Digest): readonly AcceptedEnvelope[] {
  return output.split('\n').flatMap((line) => {
    const json = orUndefined(parseJsonAs(Envelope, line));
    if (json === undefined) return [];
    const envelope = envelopeFromJSON(json);
    const statement = orUndefined(parseStatement(envelope.payload));
    if (statement?.subject !== subject) return [];
    return [{ envelope: envelopeDigest(envelope), predicateType: statement.predicateType }];
  });
}
