import { renameSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workspace } from '../../ports.ts';
import { programHash } from '../program.ts';
import { ownFolder } from './own-folder.ts';
import { onShutdown } from './shutdown.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a child may see of the runner's environment besides its private folders: no token is among these. */
const ALLOWED =
  /^(?:PATH|LANG|LC_ALL|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|SSL_CERT_FILE|SSL_CERT_DIR)$/;

/** Where a run writes: the evidence and what later runs may use again. */
export interface WorkspaceOptions {
  readonly outputDir: string;
  readonly cacheDir: string;
  /** Whether this run may leave something in `cacheDir` for others; default true. */
  readonly mayKeep?: boolean;
  readonly environment?: Environment;
}

/** A workspace that must be given back. */
export interface OwnedWorkspace extends Workspace {
  /** Removes every private folder; the evidence and the cache stay. */
  dispose(): Promise<void>;
}

/** Makes the private root and the folders for evidence and cache; throws `input-invalid` where one cannot be. */
export async function createWorkspace(options: WorkspaceOptions): Promise<OwnedWorkspace> {
  const environment = options.environment ?? process.env;
  const temporary = environment.RUNNER_TEMP || tmpdir();
  const checkout = environment.GITHUB_WORKSPACE || undefined;
  const evidence = await ownFolder({
    input: 'output-dir',
    path: options.outputDir,
    checkout,
    inCheckout: true,
  });
  const cache = await ownFolder({ input: 'cache-dir', path: options.cacheDir, checkout, inCheckout: false });
  // mkdtemp makes it for this user alone (0700). The real path, since tools compare paths.
  const root = await mkdtemp(join(await realpath(temporary), 'assay-'));
  const store = options.mayKeep === false ? await mkdtemp(join(root, 'store-')) : cache;
  const forget = onShutdown(() => removeAtOnce(root));
  return {
    evidence,
    cache,
    store,
    programHash: await programHash(),
    environment: await childEnvironment(environment, root),
    folder: (purpose) => mkdtemp(join(root, `${purpose.replace(/[^A-Za-z0-9]+/g, '-')}-`)),
    async dispose() {
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
      forget();
    },
  };
}

/**
 * Removes a folder at the end of this process, when writes to it may still be under way in threads of its own. Under
 * another name they find it no more: one that came in between would keep the folder from being removed.
 */
function removeAtOnce(root: string): void {
  const gone = `${root}-gone`;
  renameSync(root, gone);
  // What a program that was just killed still did is over soon.
  rmSync(gone, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });
}

async function childEnvironment(
  environment: Environment,
  root: string,
): Promise<Readonly<Record<string, string>>> {
  const folders = { HOME: 'home', TMPDIR: 'tmp', XDG_CACHE_HOME: 'cache', XDG_CONFIG_HOME: 'config' };
  const own: Record<string, string> = {};
  for (const [variable, folder] of Object.entries(folders)) {
    own[variable] = join(root, folder);
    await mkdir(join(root, folder), { mode: 0o700 });
  }
  return { ...pick(environment, (name) => ALLOWED.test(name)), ...own };
}

function pick(environment: Environment, wanted: (name: string) => boolean): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && wanted(name)) picked[name] = value;
  }
  return picked;
}
