import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseReference, repositoryName } from '../../domain/image/image.ts';
import { orUndefined } from '../../domain/result.ts';
import { toolFullDisk } from '../../formats/tools/tool-full-disk.ts';
import type { RunCache, SealedFiles } from '../../ports/cache-port.ts';
import type { Exit } from '../../ports/process-port.ts';
import type { Registry } from '../../ports/registry-port.ts';
import type { World } from '../../ports/world.ts';
import { BOUNDS, type Bound, retry, TryAgain } from '../../retry.ts';
import { DATABASES, type DatabaseKind, DOWNLOAD_PREFIX, isDatabase, readMetadata } from './database-file.ts';
import { trivyCommand } from './trivy-command.ts';

export type DownloadWorld = Pick<World, 'processes' | 'runner' | 'tools' | 'workspace'> & {
  readonly registry: Pick<Registry, 'dockerConfig' | 'certificates' | 'resolve' | 'blob'>;
  readonly runCache?: RunCache;
  readonly sealed?: SealedFiles;
};

/**
 * Downloads a database into `cacheDir`. It tries each repository in the given order, and again after a pause, because rate
 * limits and broken connections are often temporary. A repository that hangs is not tried again. The downloaded file
 * decides, not the exit code of trivy. Answers the repository; undefined if no repository gave the database. The log names
 * each failure.
 */
export async function downloadDatabase(
  world: DownloadWorld,
  kind: DatabaseKind,
  repositories: readonly string[],
  cacheDir: string,
  bound: Bound = BOUNDS.database,
): Promise<string | undefined> {
  const hanging = new Set<string>();
  const report = (problem: string, pauseMs: number) =>
    world.runner.log(`${problem}; trying again in ${Number((pauseMs / 1000).toFixed(1))} s`);
  const round = async () => {
    for (const repository of repositories.filter((one) => !hanging.has(one))) {
      const failure = await downloadFrom(world, kind, repository, cacheDir, bound.answer);
      if (failure === undefined) return repository;
      if (failure.isSilence) hanging.add(repository);
      world.runner.log(`No ${DATABASES[kind].name} from ${repository}: ${failure.why}`);
    }
    if (hanging.size === repositories.length) return undefined;
    const problem = `The ${DATABASES[kind].name} could not be downloaded`;
    return new TryAgain<string | undefined>({ problem, conclude: () => undefined });
  };
  return await retry<string | undefined>(round, { ...bound, report });
}

/** Why a repository gave no database. */
interface Failure {
  readonly why: string;
  /** It did not answer within the time limit. */
  readonly isSilence: boolean;
}

/** Downloads into a temporary folder first: an interrupted download must not damage the existing database. */
async function downloadFrom(
  world: DownloadWorld,
  kind: DatabaseKind,
  repository: string,
  cacheDir: string,
  timeoutMs: number,
): Promise<Failure | undefined> {
  const { only, option, name } = DATABASES[kind];
  await mkdir(cacheDir, { recursive: true, mode: 0o700 });
  const { env, reads } = await credentials(world, repository);
  const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
  try {
    const command = await trivyCommand(world, {
      args: ['image', only, option, repository],
      view: { reads, writes: [temporary], isOnline: true },
      cacheDir: temporary,
      timeoutMs,
      quiet: false,
      env,
    });
    const exit = await world.processes.watch(`Download the ${name} from ${repository}`, command);
    const isWhole =
      (await readMetadata(kind, temporary)) !== undefined && (await isDatabase(kind, temporary));
    const full = isWhole
      ? undefined
      : toolFullDisk(exit, 'scan', `trivy, which downloads the ${name} into ${cacheDir},`);
    if (full !== undefined) throw full;
    if (!isWhole) return { why: ending(exit), isSilence: exit.kind === 'timed-out' };
    await putInPlace(kind, temporary, cacheDir);
    return undefined;
  } finally {
    for (const folder of [temporary, ...reads]) await rm(folder, { recursive: true, force: true });
  }
}

/** Puts a database that was checked in the place of the old one, whose folder is moved away in one step. */
export async function putInPlace(kind: DatabaseKind, temporary: string, cacheDir: string): Promise<void> {
  const { folder } = DATABASES[kind];
  await rename(join(cacheDir, folder), join(temporary, 'outdated')).catch(ignoreAbsent);
  await rename(join(temporary, folder), join(cacheDir, folder)).catch(ignorePresent);
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** Another run was faster, and looked as closely at what it downloaded. */
function ignorePresent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}

/** Who may be read by anybody: whole registries, or in them those that publish trivy's databases. */
const PUBLIC =
  /^(?:mirror\.gcr\.io|public\.ecr\.aws|(?:ghcr\.io|docker\.io|quay\.io)\/aqua(?:sec|security))\//;

/** Variables of trivy, and the folders that they name. */
interface Credentials {
  readonly env: Readonly<Record<string, string>>;
  readonly reads: readonly string[];
}

/**
 * A `DOCKER_CONFIG` for the registry of this database only. A public database needs no credentials: the known ones for
 * its registry are for pushing the image, and no scanner gets them. Your own database is named by you.
 */
async function credentials(world: DownloadWorld, repository: string): Promise<Credentials> {
  const reference = orUndefined(parseReference(repository));
  if (reference === undefined || PUBLIC.test(`${repositoryName(reference)}/`)) return { env: {}, reads: [] };
  const folder = await world.workspace.folder('database-credentials');
  const document = await world.registry.dockerConfig(reference.registry, reference.path);
  await writeFile(join(folder, 'config.json'), document, { mode: 0o600 });
  // trivy does not read the folders in which docker and podman keep certificates for a registry.
  const certificates = await world.registry.certificates(reference.registry);
  if (certificates === undefined) return { env: { DOCKER_CONFIG: folder }, reads: [folder] };
  const roots = join(folder, 'roots.pem');
  await writeFile(roots, certificates.roots, { mode: 0o600 });
  return { env: { DOCKER_CONFIG: folder, SSL_CERT_FILE: roots }, reads: [folder] };
}

function ending(exit: Exit): string {
  switch (exit.kind) {
    case 'exited':
      return exit.code === 0
        ? 'trivy ended with exit code 0, but the downloaded file is not a database'
        : `trivy ended with exit code ${exit.code}; its log above says why`;
    case 'killed':
      return `trivy was killed by ${exit.signal}`;
    case 'timed-out':
      return `trivy did not end within ${exit.afterMs / 1000} s`;
    case 'too-much-output':
      return 'trivy printed too much';
    case 'not-started':
      return exit.message;
  }
}
