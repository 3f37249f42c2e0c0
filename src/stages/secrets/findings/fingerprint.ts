import { createHash, createHmac, createSecretKey, scrypt } from 'node:crypto';
import { type Guessable, stretchGroups } from './fingerprint-groups.ts';

/**
 * The key of a repository's fingerprints: from a secret that its owners keep, else from its id at GitHub. The id is no
 * secret; what then keeps a weak value from being guessed is the cost of each guess.
 */
export function fingerprintKey(secret: string | undefined, repository: string): Uint8Array {
  const seed = secret === undefined ? ['repository', repository] : ['secret', secret];
  return createHash('sha256')
    .update(JSON.stringify(['assay secret fingerprint v1', ...seed]))
    .digest();
}

const COST = { N: 2 ** 14, r: 8, p: 1 };
const HASH_BYTES = 32;
/** Each takes a thread of the pool and 16 MiB; the pool has four threads, and files are read by them too. */
const AT_ONCE = 3;

/**
 * What no person thinks of, and nobody can guess: long, and made of the letters of tokens and keys alone. An address
 * or a connection string with a password in it, or a passphrase, is as weak as its weakest part.
 */
const LONG = /^[A-Za-z0-9+/=_.~-]{24,}$/;

/** The fingerprints of a run. */
export interface Fingerprints {
  /** By value: 32 hex digits. */
  readonly of: ReadonlyMap<string, string>;
  /** How many values were stretched with others: their fingerprints change where one of the others does. */
  readonly bound: number;
}

/**
 * Fingerprints of distinct values under a repository's key: HMAC-SHA256(key, value), the same in every run, of a value
 * that may be a password HMAC-SHA256(key, scrypt(value)). Who has reports but not the key learns nothing; with the key,
 * guessing a weak password still costs some 50 ms a guess.
 *
 * Of many passwords several are stretched together ({@link stretchGroups}): T = scrypt(all of them), and for each
 * HMAC-SHA256(key, T and value). Who guesses at one of them has to guess all the others too, and pays for each try
 * what one alone costs: nothing but scrypt leads to T, and T is in no report. Such a fingerprint holds for a value among
 * these others. When one of them comes, goes or changes, the suppressions of all fit no more.
 */
export async function fingerprints(values: readonly Guessable[], key: Uint8Array): Promise<Fingerprints> {
  const of = new Map<string, string>();
  const keyed = keyedBy(key);
  const weak = values.filter(({ value }) => !LONG.test(value));
  for (const { value } of values) if (LONG.test(value)) of.set(value, keyed(`long\0${value}`));
  const groups = stretchGroups(weak);
  const open = groups.values();
  const work = async () => {
    for (const group of open)
      for (const [value, content] of await stretchedTogether(group, key)) of.set(value, keyed(content));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { of, bound: groups.reduce((sum, { length }) => sum + (length > 1 ? length : 0), 0) };
}

/** For each value what its fingerprint is made of. */
async function stretchedTogether(
  group: readonly string[],
  key: Uint8Array,
): Promise<readonly (readonly [value: string, content: string | Buffer])[]> {
  const [first = '', ...others] = group;
  if (others.length === 0) return [[first, await stretch(first, key)]];
  const stretched = await stretch(JSON.stringify(['together', ...group.toSorted()]), key);
  const hex = stretched.toString('hex');
  return group.map((value) => [value, JSON.stringify(['together', hex, value])]);
}

function stretch(text: string, key: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(text, key, HASH_BYTES, COST, (error, derived) =>
      error === null ? resolve(derived) : reject(error),
    );
  });
}

/** HMAC-SHA256 under a key, which is made ready once. */
function keyedBy(key: Uint8Array): (content: string | Buffer) => string {
  const secret = createSecretKey(key);
  return (content) => createHmac('sha256', secret).update(content).digest('hex').slice(0, 32);
}
