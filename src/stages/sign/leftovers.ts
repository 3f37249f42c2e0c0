import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { AssayError, isOnly, withAddition } from '../../domain/reason.ts';
import type { World } from '../../ports/world.ts';
import { readAttached } from '../verify/verify.ts';
import type { AttachmentPlan } from './attachment-plan.ts';
import type { Signing } from './signing.ts';

/** A message names at most this many statements; the report has all. */
const MOST_NAMED = 20;

type Needs = Pick<World, 'registry'>;

/** What a run that broke off left in the registry. */
export interface Leftovers {
  /** Attached and valid. The next run keeps them. */
  readonly valid: readonly Digest[];
  /** Attached, but they cannot be verified, and the registry did not delete them. */
  readonly unverifiable: readonly Digest[];
  /** The registry did not answer, so it is not known whether they are attached. */
  readonly unknown: readonly Digest[];
}

/**
 * Removes statements of a run that broke off, if they are attached and cannot be verified. Statements that verify stay:
 * every check has passed and each of them is true, and without them the image could have less evidence than before.
 * Does not throw if the registry does not answer: then the result lists the statements as unknown.
 */
export async function removeUnverified(
  world: Needs,
  { verify }: Signing,
  repository: Repository,
  plans: readonly AttachmentPlan[],
): Promise<Leftovers> {
  const left: { [Key in keyof Leftovers]: Digest[] } = { valid: [], unverifiable: [], unknown: [] };
  let registryAnswers = true;
  for (const { subject, statements } of plans) {
    const made = statements.flatMap(({ origin, referrer }) => (origin === 'made' ? referrer : []));
    if (!registryAnswers) left.unknown.push(...made);
    if (!registryAnswers || made.length === 0) continue;
    try {
      const attached = await readAttached(world, verify, repository, subject.digest);
      const valid = made.filter((digest) => attached.some(({ referrer }) => referrer === digest));
      const unverified = made.filter((digest) => !valid.includes(digest));
      if (unverified.length > 0) await world.registry.attach(repository, subject.digest, [], unverified);
      const isLeft = await Promise.all(unverified.map((digest) => exists(world, repository, digest)));
      left.valid.push(...valid);
      left.unverifiable.push(...unverified.filter((_, at) => isLeft[at]));
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      registryAnswers = false;
      left.unknown.push(...made);
    }
  }
  return left;
}

async function exists(world: Needs, repository: Repository, digest: Digest): Promise<boolean> {
  try {
    await world.registry.resolve({ ...repository, digest });
    return true;
  } catch (error) {
    if (isOnly(error, 'image-not-found')) return false;
    throw error;
  }
}

/** The error of a run that broke off, with what is left in the registry and what to do about it. */
export function withLeftovers(error: unknown, repository: Repository, left: Leftovers): AssayError {
  const parts = [
    sentence(
      'these attached statements are valid, and the next run keeps them (nothing to do)',
      left.valid,
      repository,
    ),
    sentence(
      'these attached statements cannot be verified, and the registry did not delete them, so delete them by hand',
      left.unverifiable,
      repository,
    ),
    sentence(
      'the registry did not answer, so these statements may or may not be attached (run the job again: it keeps the valid ones and adds the missing ones)',
      left.unknown,
      repository,
    ),
  ].filter((part) => part !== '');
  const all = parts.length === 0 ? ['nothing that this run attached is left in the registry'] : parts;
  return withAddition(error, 'attest', `; ${all.join('; ')}`);
}

function sentence(what: string, digests: readonly Digest[], repository: Repository): string {
  if (digests.length === 0) return '';
  const names = digests.slice(0, MOST_NAMED).map((digest) => pinnedName(repository, digest));
  const more = digests.length > MOST_NAMED ? ` and ${digests.length - MOST_NAMED} more` : '';
  return `${what}: ${names.join(', ')}${more}`;
}
