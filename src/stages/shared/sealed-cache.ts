import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RestoredFile, SealedFiles } from '../../ports/cache-port.ts';
import type { World } from '../../ports/world.ts';

const COST = { N: 2 ** 14, r: 8, p: 1 };
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The run cache for what cannot be verified by a hash, such as what earlier runs concluded. Files are encrypted and
 * authenticated (AES-256-GCM) with a key from a secret of the repository. Code of a pull request, or of another workflow,
 * that can write to the cache does not have the secret, so it can neither make such a file nor read one.
 */
export class SealedCache implements SealedFiles {
  readonly #world: Pick<World, 'workspace' | 'runner'> & Required<Pick<World, 'runCache'>>;
  readonly #key: Promise<Uint8Array>;

  constructor(
    world: Pick<World, 'workspace' | 'runner'> & Required<Pick<World, 'runCache'>>,
    secret: string,
    repositoryId: string,
  ) {
    this.#world = world;
    this.#key = keyOf(secret, repositoryId);
    // It is awaited at its use; until then, a failure must not count as unhandled.
    this.#key.catch(() => undefined);
  }

  async restore(kind: string): Promise<RestoredFile | undefined> {
    const { runCache, runner, workspace } = this.#world;
    const restored = await runCache.restore(kind, 'newest');
    if (restored === undefined) return undefined;
    const path = join(await workspace.folder('sealed'), 'opened');
    try {
      await unseal(restored.path, path, await this.#key, kind);
      return { key: restored.key, path };
    } catch {
      runner.log(`${restored.key} in the cache was not sealed with this fingerprint-key, so it is not used`);
      return undefined;
    }
  }

  async keep(kind: string, path: string, content: string, known: RestoredFile | undefined): Promise<void> {
    const key = await this.#key;
    const name = createHmac('sha256', key)
      .update(JSON.stringify([kind, content]))
      .digest('hex');
    const entry = `${kind}${name.slice(0, 32)}`;
    if (entry === known?.key) return;
    const sealed = join(await this.#world.workspace.folder('sealed'), 'sealed');
    await seal(path, sealed, key, kind);
    await this.#world.runCache.keep(entry, sealed);
  }
}

function keyOf(secret: string, repositoryId: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(secret, `assay run cache 1 ${repositoryId}`, KEY_BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Writes a nonce, a tag and the encrypted bytes. `kind` is authenticated too. */
async function seal(from: string, to: string, key: Uint8Array, kind: string): Promise<void> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(kind));
  const file = await open(to, 'wx', 0o600);
  try {
    await file.write(nonce, 0, NONCE_BYTES, 0);
    const target = createWriteStream(to, { flags: 'r+', start: NONCE_BYTES + TAG_BYTES });
    await pipeline(createReadStream(from), cipher, target);
    await file.write(cipher.getAuthTag(), 0, TAG_BYTES, NONCE_BYTES);
  } finally {
    await file.close();
  }
}

/** Rejects if the file was changed, or sealed with another key or as another kind. Then `to` must not be read. */
async function unseal(from: string, to: string, key: Uint8Array, kind: string): Promise<void> {
  if ((await stat(from)).size < NONCE_BYTES + TAG_BYTES) throw new Error('it is too short');
  const head = Buffer.alloc(NONCE_BYTES + TAG_BYTES);
  const file = await open(from);
  try {
    await file.read(head, 0, head.length, 0);
  } finally {
    await file.close();
  }
  const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(kind))
    .setAuthTag(head.subarray(NONCE_BYTES));
  const target = createWriteStream(to, { mode: 0o600 });
  await pipeline(createReadStream(from, { start: head.length }), decipher, target);
}
