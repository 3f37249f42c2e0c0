import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Runner } from '../../ports/runner-port.ts';
import type { PublicSigstore, PublicTrust } from '../../ports/sigstore-port.ts';
import type { Workspace } from '../../ports/workspace-port.ts';
import { BOUNDS, type Bound, isPassing, retry, TryAgain } from '../../retry.ts';
import { isLasting } from './connection-words.ts';

const TRUSTED_ROOT = 'trusted_root.json';
const SIGNING_CONFIG = 'signing_config.v0.2.json';
/** The same services, but with a Rekor v2 first; https://github.com/sigstore/root-signing/issues/1644. */
const LARGE_SIGNING_CONFIG = 'signing_config_rekor_v2.v0.2.json';

/** The files that are kept for later runs. The root is not kept: trust begins with the root in the TUF client. */
const METADATA = ['timestamp.json', 'snapshot.json', 'targets.json'];
const TARGETS = [TRUSTED_ROOT, SIGNING_CONFIG, LARGE_SIGNING_CONFIG].map((name) => join('targets', name));
/** Greatest size of such a file, well above the real ones. */
const LARGEST_BYTES = 1024 * 1024;

/** Uses only the kept files, as long as they have not expired. */
const KEPT = { retry: false, timeout: 1000, forceCache: true } as const;

type TufOptions = { readonly retry: false; readonly timeout: number; readonly forceCache?: boolean };

/** A TUF repository and its trusted root. */
export interface TufRepository {
  readonly mirrorURL: string;
  /** Path of a root.json; absent: the root in the TUF client. */
  readonly rootPath?: string;
}

const PUBLIC: TufRepository = { mirrorURL: 'https://tuf-repo-cdn.sigstore.dev' };

interface Needs {
  readonly workspace: Pick<Workspace, 'folder' | 'cache' | 'store'>;
  readonly runner: Pick<Runner, 'log'>;
}

/**
 * The trust documents of the public Sigstore, from its TUF repository. They are downloaded at most once a run, and only
 * for keyless signing, for verification without a user's own documents, and for the release of a tool. Kept files of
 * earlier runs are used if the repository's current signatures confirm them, or, if the repository cannot be reached,
 * until they expire.
 */
export function createPublicSigstore(
  needs: Needs,
  repository: TufRepository = PUBLIC,
  bound: Bound = BOUNDS.trustRoot,
): PublicSigstore {
  let asked: Promise<PublicTrust> | undefined;
  return {
    trust() {
      asked ??= trustOf(needs, repository, bound).catch((error: unknown) => {
        // Whoever asks next asks again: what one caller can do without, another one needs.
        asked = undefined;
        throw error;
      });
      return asked;
    },
  };
}

async function trustOf(needs: Needs, repository: TufRepository, bound: Bound): Promise<PublicTrust> {
  // The client repeats fewer kinds of failures, and without jitter.
  const options = { retry: false, timeout: bound.answer } as const;
  try {
    return await retry(() => attempt(needs, repository, options), bound);
  } catch (error) {
    const kept = isUnreachable(error) && (await fetchTrust(needs, repository, KEPT).catch(() => undefined));
    if (kept) {
      needs.runner.log(
        'The public Sigstore’s trust root could not be requested; the one of an earlier run is still valid and is used',
      );
      return kept;
    }
    throw unavailable(error, repository);
  }
}

async function attempt(
  needs: Needs,
  repository: TufRepository,
  options: TufOptions,
): Promise<PublicTrust | TryAgain<PublicTrust>> {
  try {
    return await fetchTrust(needs, repository, options);
  } catch (error) {
    const conclude = (): never => {
      throw error;
    };
    const mayPass = isUnreachable(error) && !isTimeout(error) && !isLasting(error);
    return mayPass ? new TryAgain<PublicTrust>({ conclude }) : conclude();
  }
}

async function fetchTrust(
  { workspace, runner }: Needs,
  repository: TufRepository,
  options: TufOptions,
): Promise<PublicTrust> {
  const { initTUF } = await import('@sigstore/tuf');
  // Everything is verified in a private copy, because the shared cache can change at any time.
  const cachePath = await workspace.folder('tuf');
  const name = nameOf(repository);
  const mine = join(cachePath, name);
  const shared = join('sigstore-tuf', name);
  await copyKept(join(workspace.cache, shared), mine, METADATA);
  const tuf = await initTUF({ ...repository, ...options, cachePath });
  // Only now: the client starts by writing its own old targets there.
  await copyKept(join(workspace.cache, shared), mine, TARGETS);
  const trust = {
    signingConfig: await tuf.getTarget(SIGNING_CONFIG),
    trustedRoot: await tuf.getTarget(TRUSTED_ROOT),
  };
  const largeSigningConfig = await tuf.getTarget(LARGE_SIGNING_CONFIG).catch(ignoreUnknownTarget);
  await keep(mine, join(workspace.store, shared)).catch((error: unknown) => {
    runner.log(
      `The public Sigstore’s trust root is not kept for later runs: ${plain(chainMessage(error), 300)}`,
    );
  });
  return largeSigningConfig === undefined ? trust : { ...trust, largeSigningConfig };
}

/** The folder that the TUF client uses for a repository. */
function nameOf({ mirrorURL }: TufRepository): string {
  const { host, pathname } = new URL(mirrorURL);
  return encodeURIComponent(host + pathname.replace(/\/$/, ''));
}

async function copyKept(shared: string, mine: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const bytes = await bytesOf(join(shared, file));
    if (bytes === undefined) continue;
    await mkdir(dirname(join(mine, file)), { recursive: true, mode: 0o700 });
    await writeFile(join(mine, file), bytes, { mode: 0o600 });
  }
}

/** Replaces each file in one step. The files may come from different runs: each is verified by the one before it. */
async function keep(mine: string, shared: string): Promise<void> {
  for (const file of [...METADATA, ...TARGETS]) {
    const bytes = await bytesOf(join(mine, file));
    if (bytes === undefined || (await bytesOf(join(shared, file)))?.equals(bytes)) continue;
    const folder = dirname(join(shared, file));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `.${randomUUID()}`);
    try {
      await writeFile(draft, bytes, { mode: 0o600 });
      await rename(draft, join(shared, file));
    } finally {
      await rm(draft, { force: true });
    }
  }
}

/** Undefined if it is not a file, or too large. */
async function bytesOf(file: string): Promise<Buffer | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size > LARGEST_BYTES) return undefined;
  return await readFile(file).catch(() => undefined);
}

function ignoreUnknownTarget(error: unknown): undefined {
  if (codeOf(error) === 'TUF_FIND_TARGET_ERROR') return undefined;
  throw error;
}

/** An error and its causes. */
function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let link = error; link instanceof Error && chain.length < 5; link = link.cause) chain.push(link);
  return chain;
}

/** Whether there was no answer, no whole answer, or one that may be different soon. A wrong answer does not count. */
function isUnreachable(error: unknown): boolean {
  return chainOf(error).some(
    (one) =>
      isTimeout(one) ||
      // The words of fetch for a connection that broke before the answer, and in the middle of it.
      ['fetch failed', 'terminated'].includes(one.message) ||
      ('statusCode' in one && typeof one.statusCode === 'number' && isPassing(one.statusCode)),
  );
}

function isTimeout(error: unknown): boolean {
  return chainOf(error).some(({ name }) => name === 'TimeoutError');
}

function unavailable(error: unknown, { mirrorURL }: TufRepository) {
  const why = plain(chainMessage(error), 400);
  const clock = chainOf(error).some((one) => /is expired/.test(one.message))
    ? `; the clock of this machine says ${new Date().toISOString()}: is that right?`
    : '';
  const message = `the public Sigstore’s trust root cannot be downloaded from ${mirrorURL} (${why})${clock}; allow this job to reach that address, or set \`trusted-root\` (and, to sign, \`signing-config\`) to those of your own Sigstore`;
  return fault('signing-failed', 'sign', message, error);
}

function chainMessage(error: unknown): string {
  const messages = chainOf(error).map(ownMessage);
  return messages.length === 0 ? String(error) : messages.join(': ');
}

/** The client does not name the target that it could not download, nor the status of an answer. */
function ownMessage(error: Error): string {
  if ('statusCode' in error) return `it answered ${error.statusCode}`;
  if ('code' in error && error.code === 'TUF_DOWNLOAD_TARGET_ERROR') return 'a target';
  return error.message || ('code' in error ? String(error.code) : error.name);
}
