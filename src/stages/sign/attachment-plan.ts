import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import type { Statement, StatementKind } from '../../formats/attestation/in-toto.ts';
import type { RawManifest } from '../../ports/registry-port.ts';

/** What is to be attached to one subject. */
export interface AttachmentPlan {
  readonly subject: Descriptor;
  /** What earlier runs of Assay attached for the same source, ref and runner. Nothing else is replaced. */
  readonly previous: readonly Digest[];
  /** One statement of every kind; a summary only if the image passed. */
  readonly statements: readonly PlannedStatement[];
  /** What the evidence folder shows of them. The others are large, and their bundles are enough. */
  readonly shown: Readonly<Partial<Record<'provenance' | 'summary', Statement>>>;
  /** How many attached statements were not examined, because there are newer ones of their kind. */
  readonly older: number;
  /** Plans the same subject again, with what is attached by then. */
  readonly renew: () => Promise<AttachmentPlan>;
}

/** A statement of a plan: it is attached already and kept, or it was made and will be attached. */
export type PlannedStatement = Kept | Made;

interface Kept {
  readonly origin: 'kept';
  readonly kind: StatementKind;
  readonly referrer: RawManifest['digest'];
  /** Digest of its DSSE envelope. */
  readonly envelope: Digest;
}

interface Made extends Omit<Kept, 'origin'> {
  readonly origin: 'made';
  readonly manifest: RawManifest;
  readonly bundle: BundleFile;
}

/** A signed bundle in a private file. The bundles of an index with many platforms would fill the memory. */
export interface BundleFile {
  readonly path: string;
  readonly descriptor: Descriptor;
}
