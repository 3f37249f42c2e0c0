import type { Descriptor } from '../../domain/image/image.ts';
import type { Statement, StatementKind } from '../../formats/attestation/in-toto.ts';
import type { RawManifest } from '../../ports.ts';
import type { AttachedStatement } from '../verify/verify.ts';

/** What one subject has, and what it is to have: an entry of every kind, the summary only of what passed. */
export interface Plan {
  readonly subject: Descriptor;
  /** What Assay itself has attached for this source, ref and runner; nothing else is touched. */
  readonly own: readonly AttachedStatement[];
  readonly entries: readonly Entry[];
  /** How many of what is attached were not looked at, older ones of their kind. */
  readonly older?: number;
}

/** A statement of a plan: kept as it is attached, or made and to be attached. */
export type Entry = Kept | Made;

interface Kept {
  readonly origin: 'kept';
  readonly kind: StatementKind;
  readonly statement: Statement;
  readonly referrer: RawManifest['digest'];
}

interface Made extends Omit<Kept, 'origin'> {
  readonly origin: 'made';
  readonly manifest: RawManifest;
  readonly bundle: Uint8Array;
}
