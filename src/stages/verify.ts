import type { Digest } from '../domain/digest.ts';
import type { Repository } from '../domain/image.ts';
import { type Statement, type StatementKind, statementKind } from '../formats/in-toto.ts';
import type { Verification } from '../formats/sigstore.ts';
import type { World } from '../ports.ts';
import { readBundles } from './bundles.ts';

/** A verified statement about an image, and the referrer manifest that holds it. */
export interface AttachedStatement {
  readonly kind: StatementKind;
  readonly referrer: Digest;
  readonly statement: Statement;
}

/**
 * Reads what is attached to a digest and keeps the statements that verify for the identity behind `verify`, have a
 * predicate type of Assay's, and speak of exactly this digest. Everything else is somebody else's business and passed
 * over; a registry that cannot answer is a fault.
 */
export async function readAttached(
  world: Pick<World, 'registry'>,
  verify: (bundle: Uint8Array) => Verification,
  repository: Repository,
  subject: Digest,
): Promise<readonly AttachedStatement[]> {
  const bundles = await readBundles(world, repository, subject, isOurs, verify);
  return bundles.flatMap((bundle) => {
    if (!('value' in bundle) || !bundle.value.verified) return [];
    const { statement } = bundle.value;
    const kind = statement.subject === subject ? statementKind(statement.predicateType) : undefined;
    return kind === undefined ? [] : [{ kind, referrer: bundle.referrer, statement }];
  });
}

function isOurs(predicateType: string): boolean {
  return statementKind(predicateType) !== undefined;
}
