import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isLoopback } from '../../domain/loopback.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { BOUNDS, type Bound, isPassing, retry, retryAfter, TryAgain } from '../../retry.ts';
import { connectionWords, isLasting } from '../network/connection-words.ts';
import { ownNetwork } from '../network/network.ts';
import type { Asset, Pin } from './pins.ts';
import { hashFile } from './tool-hash.ts';

/**
 * Release assets that were downloaded before: in the runner's tool cache if there is one, otherwise in `cache-dir`. The
 * asset itself is kept, not what was unpacked from it, so that its hash can be compared with the pinned one each time.
 */
export class AssetCache {
  readonly #folder: string;

  constructor(cacheDir: string) {
    this.#folder = join(cacheDir, 'assets');
  }

  /** Path of a cached asset, not yet hashed; undefined if there is none. */
  async find(name: string, pin: Pin, asset: Asset): Promise<string | undefined> {
    const path = this.#isToolCache() ? await this.#findInToolCache(name, pin, asset) : this.#ownPath(asset);
    if (path === undefined) return undefined;
    return (await stat(path).catch(() => undefined))?.isFile() ? path : undefined;
  }

  /** Keeps an asset for later runs. Its hash was checked. */
  async keep(name: string, pin: Pin, asset: Asset, file: string): Promise<void> {
    if (this.#isToolCache()) {
      const { cacheFile } = await import('@actions/tool-cache');
      await cacheFile(file, asset.name, cacheName(name), pin.version);
      return;
    }
    const target = this.#ownPath(asset);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const temporary = await mkdtemp(join(dirname(target), '.new-'));
    try {
      await copyFile(file, join(temporary, asset.name));
      await rename(join(temporary, asset.name), target);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }

  #isToolCache(): boolean {
    return (process.env.RUNNER_TOOL_CACHE ?? '') !== '';
  }

  async #findInToolCache(name: string, pin: Pin, asset: Asset): Promise<string | undefined> {
    const { find } = await import('@actions/tool-cache');
    const folder = find(cacheName(name), pin.version);
    return folder === '' ? undefined : join(folder, asset.name);
  }

  #ownPath(asset: Asset): string {
    return join(this.#folder, asset.sha256, asset.name);
  }
}

/** Not the tool's own name: other actions keep unpacked binaries under that. */
function cacheName(name: string): string {
  return `assay-${name}-asset`;
}

/**
 * Downloads an asset to `target`, which must not exist. Rejects with a sentence without credentials. Not by
 * @actions/tool-cache: its download cannot be stopped, and one that hangs keeps the process alive.
 */
export async function downloadAsset(
  base: URL,
  pin: Pin,
  asset: Asset,
  target: string,
  bound: Bound = BOUNDS.tool,
): Promise<void> {
  const url = assetUrl(base, pin, asset);
  const login =
    base.username === ''
      ? undefined
      : Buffer.from(`${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`);
  const authorization = login && `Basic ${login.toString('base64')}`;
  const why = await retry(() => attemptDownload(url, authorization, target, bound), bound);
  if (why !== undefined) throw new Error(`${url.href}: ${plain(why, 300)}`);
}

/** Why the file was not downloaded; undefined if it was. */
type Failure = string | undefined;

async function attemptDownload(
  url: URL,
  authorization: string | undefined,
  target: string,
  { answer }: Bound,
): Promise<Failure | TryAgain<Failure>> {
  try {
    const response = await ownNetwork().fetch(url, {
      // An archive is hashed as it is: nothing on the way may unpack it.
      headers: {
        ...{ 'accept-encoding': 'identity', 'user-agent': 'assay' },
        ...(authorization === undefined ? {} : { authorization }),
      },
      signal: AbortSignal.timeout(answer),
    });
    if (response.ok && response.body !== null) {
      await pipeline(response.body, createWriteStream(target, { mode: 0o600 }));
      return undefined;
    }
    await response.body?.cancel();
    const why = `it answered ${response.status}`;
    if (!isPassing(response.status)) return why;
    return new TryAgain({ serverPause: retryAfter(response), conclude: () => why });
  } catch (error) {
    await rm(target, { force: true });
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return `not downloaded within ${answer / 1000} s`;
    const why = connectionWords(error, ownNetwork().route(url));
    return isLasting(error) || isOfThisMachine(error) ? why : new TryAgain({ conclude: () => why });
  }
}

/** Whether the file could not be written. */
function isOfThisMachine(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
}

function assetUrl(base: URL, pin: Pin, asset: Asset): URL {
  const folder = base.pathname.replace(/\/+$/, '');
  return new URL(`${base.origin}${folder}/${pin.repository}/releases/download/${pin.tag}/${asset.name}`);
}

/** Hashes an asset. Removes the file and throws `tool-untrusted` if the hash is not the pinned one. */
export async function demandHash(file: string, asset: Asset, from: string): Promise<void> {
  const actual = await hashFile(file);
  if (actual === asset.sha256) return;
  await rm(file, { force: true });
  throw fault(
    'tool-untrusted',
    'tools',
    `${asset.name} from ${plain(from, 300)} has the SHA-256 ${actual} and not the pinned ${asset.sha256}, so it was not used`,
  );
}

/**
 * Reads `tool-mirror`: an https address, or http on this machine, that replaces `https://github.com` in
 * `…/OWNER/REPOSITORY/releases/download/TAG/ASSET`. Returns a sentence if it is not such an address.
 */
export function parseMirror(text: string): URL | string {
  const url = URL.parse(text);
  if (url === null) return 'tool-mirror is not an address such as https://mirror.example.com/github';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.host))) {
    return 'tool-mirror must be an https address (http only on the loopback interface)';
  }
  if (url.search !== '' || url.hash !== '') return 'tool-mirror must have no query and no fragment';
  return url;
}
