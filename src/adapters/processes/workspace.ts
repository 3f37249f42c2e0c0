import { renameSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from '../../ports/workspace-port.ts';
import { programHash } from '../program.ts';
import { noteOwner, removeAbandoned } from './abandoned.ts';
import { demandOwnCache, sweepCache } from './cache-folders.ts';
import { spaceOf } from './disk.ts';
import { ownFolder } from './own-folder.ts';
import { removeFolder } from './remove-folder.ts';
import { onShutdown } from './shutdown.ts';
import { usableTemporaryFolder } from './temporary-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of the runner that every child may see besides its private folders. None is a token. */
const ALLOWED =
  /^(?:PATH|LANG|LC_ALL|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|SSL_CERT_FILE|SSL_CERT_DIR)$/;

/** Where a run writes its evidence and what later runs may reuse. */
export interface WorkspaceOptions {
  readonly outputDir: string;
  readonly cacheDir: string;
  /** Whether this run may keep something in `cacheDir` for later runs; default true. */
  readonly mayKeep?: boolean;
  readonly environment?: Environment;
}

/** A workspace that must be disposed of. */
export interface OwnedWorkspace extends Workspace {
  /** The folder of all private folders. */
  readonly root: string;
  /** Removes all private folders. The evidence and the cache stay. */
  dispose(): Promise<void>;
}

/** Creates the private root and the folders for evidence and cache. Throws `input-invalid` if one is refused, or `disk-full`. */
export async function createWorkspace(options: WorkspaceOptions): Promise<OwnedWorkspace> {
  const environment = options.environment ?? process.env;
  const temporary = await usableTemporaryFolder(environment);
  const checkout = environment.GITHUB_WORKSPACE || undefined;
  const evidence = await ownFolder({
    input: 'output-dir',
    path: options.outputDir,
    checkout,
    inCheckout: true,
    mode: 0o755,
  });
  const cache = await ownFolder({
    ...{ input: 'cache-dir', path: options.cacheDir, checkout, inCheckout: false, mode: 0o700 },
  });
  const mayKeep = options.mayKeep !== false;
  await demandOwnCache(cache, mayKeep);
  if (mayKeep) await sweepCache(cache);
  await removeAbandoned(temporary);
  // mkdtemp creates it for this user only (0700). The path is real, because tools compare paths.
  const root = await mkdtemp(join(temporary, 'assay-'));
  await noteOwner(root);
  const store = mayKeep ? cache : await mkdtemp(join(root, 'store-'));
  const cancelRemoval = onShutdown(() => removeAtOnce(root));
  return {
    root,
    evidence,
    cache,
    store,
    space: () => spaceOf([root, evidence, cache]),
    programHash: await programHash(),
    environment: await childEnvironment(environment, root),
    folder: (purpose) => mkdtemp(join(root, `${purpose.replace(/[^A-Za-z0-9]+/g, '-')}-`)),
    remove: removeFolder,
    async dispose() {
      await removeFolder(root);
      cancelRemoval();
    },
  };
}

/**
 * Removes a folder at the end of this process, while threads may still write to it. It is renamed first: a file that is
 * created during the removal would make it fail.
 */
function removeAtOnce(root: string): void {
  const renamed = `${root}-gone`;
  renameSync(root, renamed);
  // Writes of a program that was just killed end soon.
  rmSync(renamed, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });
}

async function childEnvironment(
  environment: Environment,
  root: string,
): Promise<Readonly<Record<string, string>>> {
  const folders = { HOME: 'home', TMPDIR: 'tmp', XDG_CACHE_HOME: 'cache', XDG_CONFIG_HOME: 'config' };
  const privateFolders: Record<string, string> = {};
  for (const [variable, folder] of Object.entries(folders)) {
    privateFolders[variable] = join(root, folder);
    await mkdir(join(root, folder), { mode: 0o700 });
  }
  return { ...pick(environment, (name) => ALLOWED.test(name)), ...privateFolders };
}

function pick(environment: Environment, wanted: (name: string) => boolean): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && wanted(name)) picked[name] = value;
  }
  return picked;
}
