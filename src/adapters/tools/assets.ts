import { createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { TOOL_CHECKS, type ToolCheck } from '../../domain/evidence/evidence.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { fault } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { hashFile } from '../../file-digest.ts';
import { parseJsonAs } from '../../formats/json.ts';
import type { Progress, Transfer } from '../../ports/runner-port.ts';
import { BOUNDS, type Bound, isPassing, retry, retryAfter, TryAgain } from '../../retry.ts';
import { connectionWords, isLasting } from '../network/connection-words.ts';
import { ownNetwork } from '../network/network.ts';
import type { Asset, Pin } from './pins.ts';

const LARGEST_RECORD = 4096;

/** How an asset was verified when it was downloaded. */
export interface AssetRecord {
  readonly sha256: string;
  /** The day, as `2026-08-14`. */
  readonly on: string;
  readonly verified: readonly ToolCheck[];
}

const RecordSchema: z.ZodType<AssetRecord> = z.strictObject({
  sha256: z.string(),
  on: z.iso.date(),
  verified: z.array(z.enum(TOOL_CHECKS)),
});

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

  /** Keeps an asset for later runs, with a record of how it was verified. */
  async keep(name: string, pin: Pin, asset: Asset, file: string, record: AssetRecord): Promise<void> {
    const target = this.#isToolCache() ? toolCachePath(name, pin, asset) : this.#ownPath(asset);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const temporary = await mkdtemp(join(dirname(target), '.new-'));
    try {
      await copyFile(file, join(temporary, asset.name));
      await chmod(join(temporary, asset.name), 0o600);
      await writeFile(join(temporary, 'record'), `${JSON.stringify(record)}\n`, { mode: 0o600 });
      await rename(join(temporary, 'record'), recordPath(target));
      await rename(join(temporary, asset.name), target);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    // Without this file, the tool cache does not find the folder.
    if (this.#isToolCache()) await writeFile(`${dirname(target)}.complete`, '', { mode: 0o600 });
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

function recordPath(asset: string): string {
  return `${asset}.verified.json`;
}

/**
 * How a cached asset was verified when it was downloaded; undefined if the record is missing or is about another hash.
 * Nothing proves it, so it is only told: whether the asset may be used is decided by its hash.
 */
export async function recordOf(path: string, asset: Asset): Promise<AssetRecord | undefined> {
  const found = await stat(recordPath(path)).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size > LARGEST_RECORD) return undefined;
  const bytes = await readFile(recordPath(path)).catch(() => undefined);
  const record = bytes && orUndefined(parseJsonAs(RecordSchema, bytes));
  return record?.sha256 === asset.sha256 ? record : undefined;
}

/**
 * Where `@actions/tool-cache` looks for an asset. Its own `cacheFile` removes the folder before it copies, so that another
 * run on the same machine reads half a file.
 */
function toolCachePath(name: string, { version }: Pin, asset: Asset): string {
  return join(process.env.RUNNER_TOOL_CACHE ?? '', cacheName(name), version, process.arch, asset.name);
}

/** Not the tool's own name: other actions keep unpacked binaries under that. */
function cacheName(name: string): string {
  return `assay-${name}-asset`;
}

/** The bounds of a download, and who watches it. */
interface DownloadOptions {
  readonly bound?: Bound | undefined;
  readonly follow?: Pick<Progress, 'download'> | undefined;
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
  { bound = BOUNDS.tool, follow }: DownloadOptions = {},
): Promise<void> {
  const url = assetUrl(base, pin, asset);
  const why = await retry(() => attemptDownload(url, loginFor(base), target, { bound, follow }), bound);
  if (why !== undefined) throw new Error(`${url.href}: ${plain(why, 300)}`);
}

/** Why the file was not downloaded; undefined if it was. */
type Failure = string | undefined;

async function attemptDownload(
  url: URL,
  authorization: string | undefined,
  target: string,
  { bound: { answer }, follow }: DownloadOptions & { readonly bound: Bound },
): Promise<Failure | TryAgain<Failure>> {
  let transfer: Transfer | undefined;
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
      const size = Number(response.headers.get('content-length'));
      transfer = follow?.download(basename(target), size > 0 ? size : undefined);
      await pipeline(response.body, counted(transfer), createWriteStream(target, { mode: 0o600 }));
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
  } finally {
    transfer?.end();
  }
}

/** Passes bytes on, and tells how many there were. */
function counted(transfer: Transfer | undefined): Transform {
  return new Transform({
    transform(bytes: Uint8Array, _, next) {
      transfer?.add(bytes.length);
      next(null, bytes);
    },
  });
}

/** The address of an asset, without credentials. */
export function assetUrl(base: URL, pin: Pin, asset: Pick<Asset, 'name'>): URL {
  const folder = base.pathname.replace(/\/+$/, '');
  return new URL(`${base.origin}${folder}/${pin.repository}/releases/download/${pin.tag}/${asset.name}`);
}

/** The `Authorization` header for a mirror whose address has a user name. */
export function loginFor({ username, password }: URL): string | undefined {
  if (username === '') return undefined;
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** Whether the file could not be written. */
function isOfThisMachine(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
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
