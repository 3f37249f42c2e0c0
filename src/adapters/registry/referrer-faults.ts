import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { type AssayError, fault } from '../../domain/reason.ts';

const NAMED = 10;

/** The fault if the registry does not list attestations that were pushed. */
export function lost(repository: Repository, subject: Digest, missing: readonly Digest[]): AssayError {
  const name = pinnedName(repository, subject);
  return fault(
    'attestation-lost',
    'attest',
    `${missing.length} of the attestations of ${name} were pushed but are not listed by the registry (${named(missing)})`,
  );
}

/** Digests for a message. */
function named(digests: readonly Digest[]): string {
  return `${digests.slice(0, NAMED).join(', ')}${digests.length > NAMED ? ', …' : ''}`;
}

/** The fault if there are more referrers than Assay may read. */
export function tooMany(repository: Repository, subject: Digest, limit: number): AssayError {
  const name = pinnedName(repository, subject);
  return fault('too-many-referrers', 'attest', `more than ${limit} referrers are attached to ${name}`);
}

/** The fault if a list is too long or has no end. */
export function endless(repository: Repository, subject: Digest, what: string): AssayError {
  const name = pinnedName(repository, subject);
  const message = `the list of what is attached to ${name} has ${what}; remove attachments that you do not need`;
  return fault('too-many-referrers', 'attest', message);
}
