import { PRODUCT } from '../../domain/product.ts';
import type { Run } from '../../domain/run/run.ts';
import { IMAGES_VERSION } from '../report-json/document-versions.ts';
import { reasonRecord } from '../report-json/report-json.ts';
import { signaturesFirst, withoutFolders } from '../wording.ts';
import type { Images } from './images-schema.ts';
import type { Outputs } from './outputs.ts';

/** One image in `images.json`. */
export type ImageRecord = Images['images'][number];

/** What is told of one image. `folder`: the name of its evidence folder. */
export function imageRecord(run: Run, outputs: Outputs, folder: string | undefined): ImageRecord {
  const { critical, high, medium, low, unknown, secrets } = outputs;
  return {
    asked: withoutFolders(run.imageInput),
    ...(folder !== undefined && { folder }),
    verdict: run.verdict,
    reasons: run.reasons.map(reasonRecord),
    ...(run.reference !== undefined && { reference: run.reference }),
    ...(run.image && { digest: run.image.root.digest }),
    // Empty: it was not checked.
    ...(critical !== '' && {
      vulnerabilities: {
        critical: Number(critical),
        high: Number(high),
        medium: Number(medium),
        low: Number(low),
        unknown: Number(unknown),
      },
    }),
    ...(secrets !== '' && { secrets: Number(secrets) }),
    attestations: signaturesFirst(run).map(({ predicateType, digest, subject, origin }) => ({
      ...{ predicateType, digest, subject, origin },
    })),
  };
}

/** `images.json`. It names no folder of the machine. */
export function imagesDocument(verdict: Run['verdict'], images: readonly ImageRecord[]): Images {
  return {
    schemaVersion: IMAGES_VERSION,
    generator: PRODUCT,
    verdict,
    images: [...images],
  };
}
