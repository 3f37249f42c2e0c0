import { createHash, createHmac, createSecretKey, scrypt } from 'node:crypto';
import { type Guessable, stretchGroups } from './fingerprint-groups.ts';

/**
 * The key of a repository's fingerprints. It is made from a secret of its owners, or else from the id of the repository
 * at GitHub. The id is not a secret. Then only the cost of each guess protects a weak value.
 */
export function fingerprintKey(secret: string | undefined, repository: string): Uint8Array {
  const seed = secret === undefined ? ['repository', repository] : ['secret', secret];
  return createHash('sha256')
    .update(JSON.stringify(['assay secret fingerprint v1', ...seed]))
    .digest();
}

const COST = { N: 2 ** 14, r: 8, p: 1 };
const HASH_BYTES = 32;
/** Each computation uses a thread of the pool and 16 MiB. The pool has four threads, which also read files. */
const AT_ONCE = 3;

/**
 * A value that a person does not make up and that cannot be guessed: long, with only the characters of tokens and keys.
 * An address or a connection string with a password, or a passphrase, is as weak as its weakest part.
 */
const LONG = /^[A-Za-z0-9+/=_.~-]{24,}$/;

/** The fingerprints of a run. */
export interface Fingerprints {
  /** The fingerprint of each value: 32 hex digits. */
  readonly of: ReadonlyMap<string, string>;
  /**
   * Number of values that were stretched together with others. Their fingerprints change if one of the others changes.
   */
  readonly bound: number;
}

/**
 * Computes the fingerprints of distinct values with a repository's key: HMAC-SHA256(key, value), the same in every run.
 * For a value that may be a password it is HMAC-SHA256(key, scrypt(value)). Someone with the reports but without the
 * key learns nothing. With the key, each guess of a weak password still costs about 50 ms.
 *
 * If there are many passwords, several are stretched together ({@link stretchGroups}): T = scrypt(all of them), and for
 * each value HMAC-SHA256(key, T and value). To guess one of them, an attacker must guess all the others too. Each try
 * costs as much as for a single password, because only scrypt gives T, and T is in no report. Such a fingerprint is
 * valid only together with these other values. If one of them is added, removed or changed, the suppressions of all of
 * them no longer match.
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

/** The content for the fingerprint of each value of a group. */
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

/** HMAC-SHA256 with a key that is prepared only once. */
function keyedBy(key: Uint8Array): (content: string | Buffer) => string {
  const secret = createSecretKey(key);
  return (content) => createHmac('sha256', secret).update(content).digest('hex').slice(0, 32);
}
