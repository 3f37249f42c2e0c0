import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { PublicSigstore, PublicTrust, Runner, Workspace } from '../../ports.ts';

const TRUSTED_ROOT = 'trusted_root.json';
const SIGNING_CONFIG = 'signing_config.v0.2.json';
/** The same services, and before them a Rekor v2; https://github.com/sigstore/root-signing/issues/1644. */
const LARGE_SIGNING_CONFIG = 'signing_config_rekor_v2.v0.2.json';

/** All that is kept for later runs. The root is not among it: trust begins with the one that is part of the TUF client. */
const METADATA = ['timestamp.json', 'snapshot.json', 'targets.json'];
const TARGETS = [TRUSTED_ROOT, SIGNING_CONFIG, LARGE_SIGNING_CONFIG].map((name) => join('targets', name));
/** Larger than any of these will be. */
const LARGEST_BYTES = 1024 * 1024;

const ONLINE = { retry: { retries: 2, minTimeout: 500 }, timeout: 10_000 };
/** What is kept, as long as it has not expired, and nothing else. */
const KEPT = { retry: false, timeout: 1000, forceCache: true };

/** A TUF repository and the root that it is trusted by. */
export interface TufRepository {
  readonly mirrorURL: string;
  /** Path of a root.json; absent: the one that is part of the TUF client. */
  readonly rootPath?: string;
}

const PUBLIC: TufRepository = { mirrorURL: 'https://tuf-repo-cdn.sigstore.dev' };

interface Needs {
  readonly workspace: Pick<Workspace, 'folder' | 'cache' | 'store'>;
  readonly runner: Pick<Runner, 'log'>;
}

/**
 * The public Sigstore instance, by its TUF repository; asked once a run, for keyless signing and verification without
 * documents of one's own, and for nothing else: everywhere else nothing public is contacted. Metadata and targets of
 * earlier runs are used where the repository's signatures, which are asked for anew, say that they are the current
 * ones; where it cannot be reached, as long as they have not expired.
 */
export function createPublicSigstore(needs: Needs, repository: TufRepository = PUBLIC): PublicSigstore {
  let asked: Promise<PublicTrust> | undefined;
  return {
    trust() {
      asked ??= trustOf(needs, repository);
      return asked;
    },
  };
}

async function trustOf(needs: Needs, repository: TufRepository): Promise<PublicTrust> {
  try {
    return await fetchTrust(needs, repository, ONLINE);
  } catch (error) {
    const kept = isUnreachable(error) && (await fetchTrust(needs, repository, KEPT).catch(() => undefined));
    if (kept) {
      needs.runner.log(
        'The public Sigstore’s trust root could not be asked for; that of an earlier run still holds',
      );
      return kept;
    }
    throw unavailable(error, repository);
  }
}

async function fetchTrust(
  { workspace, runner }: Needs,
  repository: TufRepository,
  options: typeof ONLINE | typeof KEPT,
): Promise<PublicTrust> {
  const { initTUF } = await import('@sigstore/tuf');
  // Everything is verified in a private copy: what lies in the cache can change at any time.
  const cachePath = await workspace.folder('tuf');
  const name = nameOf(repository);
  const mine = join(cachePath, name);
  const shared = join('sigstore-tuf', name);
  await importEvidence(join(workspace.cache, shared), mine, METADATA);
  const tuf = await initTUF({ ...repository, ...options, cachePath });
  // Now, since the client begins by laying targets there that are as old as itself.
  await importEvidence(join(workspace.cache, shared), mine, TARGETS);
  const trust = {
    signingConfig: await tuf.getTarget(SIGNING_CONFIG),
    trustedRoot: await tuf.getTarget(TRUSTED_ROOT),
  };
  const largeSigningConfig = await tuf.getTarget(LARGE_SIGNING_CONFIG).catch(ignoreUnknownTarget);
  await keep(mine, join(workspace.store, shared)).catch((error: unknown) => {
    runner.log(
      `The public Sigstore’s trust root is not kept for later runs: ${plain(messageOf(error), 300)}`,
    );
  });
  return largeSigningConfig === undefined ? trust : { ...trust, largeSigningConfig };
}

/** The folder that the TUF client uses for a repository. */
function nameOf({ mirrorURL }: TufRepository): string {
  const { host, pathname } = new URL(mirrorURL);
  return encodeURIComponent(host + pathname.replace(/\/$/, ''));
}

async function importEvidence(shared: string, mine: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const bytes = await bytesOf(join(shared, file));
    if (bytes === undefined) continue;
    await mkdir(dirname(join(mine, file)), { recursive: true, mode: 0o700 });
    await writeFile(join(mine, file), bytes, { mode: 0o600 });
  }
}

/** Each file in place at once. They need not be of one run: each is verified by the one before it. */
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

/** Undefined for what is no file, or none of a sensible size. */
async function bytesOf(file: string): Promise<Buffer | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size > LARGEST_BYTES) return undefined;
  return await readFile(file).catch(() => undefined);
}

function ignoreUnknownTarget(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'TUF_FIND_TARGET_ERROR') return undefined;
  throw error;
}

/** An error and what it was caused by. */
function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let one = error; one instanceof Error && chain.length < 5; one = one.cause) chain.push(one);
  return chain;
}

/** No answer, or that of a server that is out of order: not one that says something else than it should. */
function isUnreachable(error: unknown): boolean {
  return chainOf(error).some(
    (one) =>
      one.name === 'TimeoutError' ||
      one.message === 'fetch failed' ||
      ('statusCode' in one && typeof one.statusCode === 'number' && one.statusCode >= 500),
  );
}

function unavailable(error: unknown, { mirrorURL }: TufRepository) {
  const why = plain(messageOf(error), 400);
  const clock = chainOf(error).some((one) => /is expired/.test(one.message))
    ? `; by the clock of this machine it is ${new Date().toISOString()}: is that right?`
    : '';
  const message = `the public Sigstore’s trust root cannot be had from ${mirrorURL} (${why})${clock}; let this job reach it, or name the \`trusted-root\` (and, to sign, the \`signing-config\`) of a Sigstore of your own`;
  return fault('signing-failed', 'sign', message, error);
}

function messageOf(error: unknown): string {
  const said = chainOf(error).map((one) => one.message || ('code' in one ? String(one.code) : one.name));
  return said.length === 0 ? String(error) : said.join(': ');
}
