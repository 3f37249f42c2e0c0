import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { AssayError, withAddition } from '../../domain/reason.ts';
import type { World } from '../../ports.ts';
import { readAttached } from '../verify/verify.ts';
import type { Plan } from './attachment-plan.ts';
import type { Signing } from './signing.ts';

/** At most so many are named in a message; the report has the rest. */
const NAMED = 20;

type Needs = Pick<World, 'registry'>;

/** What became of the statements of a run that broke off while it attached them. */
export interface Leftovers {
  /** Attached and valid: true, and kept by the next run. */
  readonly valid: readonly Digest[];
  /** Of no use to anybody, and the registry did not let them be taken away. */
  readonly dead: readonly Digest[];
  /** Nobody could look: the registry did not answer. */
  readonly unknown: readonly Digest[];
}

/**
 * Clears up after a run that broke off: what it attached and cannot be verified is taken away. What verifies stays,
 * since every check has passed and each statement is true; taking it away could leave an image without the evidence
 * that it had before. Throws nothing: a registry that does not answer leaves them unknown.
 */
export async function clearUp(
  world: Needs,
  { verify }: Signing,
  repository: Repository,
  plans: readonly Plan[],
): Promise<Leftovers> {
  const found: { [Key in keyof Leftovers]: Digest[] } = { valid: [], dead: [], unknown: [] };
  let answers = true;
  for (const { subject, entries } of plans) {
    const made = entries.flatMap(({ origin, referrer }) => (origin === 'made' ? referrer : []));
    if (!answers) found.unknown.push(...made);
    if (!answers || made.length === 0) continue;
    try {
      const attached = await readAttached(world, verify, repository, subject.digest);
      const valid = made.filter((digest) => attached.some(({ referrer }) => referrer === digest));
      const dead = made.filter((digest) => !valid.includes(digest));
      if (dead.length > 0) await world.registry.attach(repository, subject.digest, [], dead);
      const kept = await Promise.all(dead.map((digest) => isThere(world, repository, digest)));
      found.valid.push(...valid);
      found.dead.push(...dead.filter((_, at) => kept[at]));
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      answers = false;
      found.unknown.push(...made);
    }
  }
  return found;
}

async function isThere(world: Needs, repository: Repository, digest: Digest): Promise<boolean> {
  try {
    await world.registry.resolve({ ...repository, digest });
    return true;
  } catch (error) {
    if (error instanceof AssayError && error.reasons.every(({ code }) => code === 'image-not-found'))
      return false;
    throw error;
  }
}

/** The error of a run that broke off, with what it left behind. */
export function withLeftovers(error: unknown, repository: Repository, left: Leftovers): AssayError {
  const parts = [
    told('left in the registry, valid, and kept by the next run', left.valid, repository),
    told('left in the registry, of no use, and to be deleted by hand', left.dead, repository),
    told('the registry could not be asked what is left, which may be', left.unknown, repository),
  ].filter((part) => part !== '');
  const all = parts.length === 0 ? ['nothing that this run attached is left in the registry'] : parts;
  return withAddition(error, 'attest', `; ${all.join('; ')}`);
}

function told(what: string, digests: readonly Digest[], repository: Repository): string {
  if (digests.length === 0) return '';
  const names = digests.slice(0, NAMED).map((digest) => pinnedName(repository, digest));
  const more = digests.length > NAMED ? ` and ${digests.length - NAMED} more` : '';
  return `${what}: ${names.join(', ')}${more}`;
}
