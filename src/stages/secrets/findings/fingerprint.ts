import { createHash, createHmac, scrypt } from 'node:crypto';

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

/** Answers the fingerprint of a secret value: 32 hex digits. */
export type Fingerprint = (value: string) => Promise<string>;

const COST = { N: 2 ** 14, r: 8, p: 1 };
const HASH_BYTES = 32;
/** Each takes a thread of the pool and 16 MiB; the pool has four threads, and files are read by them too. */
const AT_ONCE = 3;

/**
 * What no person thinks of, and nobody can guess: long, and made of the letters of tokens and keys alone. An address
 * or a connection string with a password in it, or a passphrase, is as weak as its weakest part.
 */
const LONG = /^[A-Za-z0-9+/=_.~-]{24,}$/;

/**
 * Fingerprints under a repository's key: HMAC-SHA256(key, value), the same in every run, of a value that
 * may be a password HMAC-SHA256(key, scrypt(value)). Who has reports but not the key learns nothing; with the key, guessing a weak
 * password still costs some 50 ms a guess. Each distinct value is computed once.
 */
export function fingerprints(key: Uint8Array): Fingerprint {
  const known = new Map<string, Promise<string>>();
  const slots: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  let turn = 0;
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const slot = turn++ % AT_ONCE;
    const fingerprint = Promise.resolve(slots[slot]).then(() => compute(value, key));
    slots[slot] = fingerprint.catch(() => undefined);
    known.set(value, fingerprint);
    return fingerprint;
  };
}

async function compute(value: string, key: Uint8Array): Promise<string> {
  if (LONG.test(value)) return keyed(`long\0${value}`, key);
  const stretched = await new Promise<Buffer>((resolve, reject) => {
    scrypt(value, key, HASH_BYTES, COST, (error, derived) =>
      error === null ? resolve(derived) : reject(error),
    );
  });
  return keyed(stretched, key);
}

function keyed(content: string | Buffer, key: Uint8Array): string {
  return createHmac('sha256', key).update(content).digest('hex').slice(0, 32);
}
