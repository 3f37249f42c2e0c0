import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { hexOf } from '../../../src/domain/digest.ts';
import { cacheFolder, rigFolder } from '../folder.ts';
import {
  type Application,
  IMAGE_FIXTURES,
  installedApplication,
  isFolder,
  keepFolder,
} from './npm-packages.ts';

const SUITE = 'bookworm';

/** Whether this machine can build Dockerfiles: root, buildah and debootstrap. */
export async function canBuildDockerfiles(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const found = await Promise.all([
    execa('buildah', ['--version'], { reject: false }),
    execa('debootstrap', ['--version'], { reject: false }),
  ]);
  return found.every((program) => program.exitCode === 0);
}

/**
 * Builds the Dockerfile of the fixtures on a real Debian and answers a layout that is kept between runs, not to be
 * changed; about a minute the first time on a machine, nothing later.
 */
export async function builtLayout(application: Application): Promise<string> {
  const dockerfile = await readFile(join(IMAGE_FIXTURES, 'Dockerfile'), 'utf8');
  const installed = await installedApplication(application);
  const key = hexOf([SUITE, dockerfile, installed].join('\0')).slice(0, 12);
  const kept = join(cacheFolder('images'), `${application}-${key}`);
  if (await isFolder(kept)) return kept;
  const folder = await rigFolder('buildah');
  try {
    const context = join(folder, 'context');
    await cp(installed, context, { recursive: true });
    await cp(join(IMAGE_FIXTURES, 'Dockerfile'), join(context, 'Dockerfile'));
    await cp(await debianTar(), join(context, 'debian.tar.gz'));
    const layout = join(folder, 'layout');
    await buildah(folder, ['bud', '--isolation', 'chroot', '--tag', 'app', context]);
    await buildah(folder, ['push', '--format', 'oci', 'app', `oci:${layout}:latest`]);
    await moveToCache(layout, kept);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return kept;
}

/** The root of a minimal Debian as a tar, kept between runs. */
async function debianTar(): Promise<string> {
  const kept = join(cacheFolder('images'), `debian-${SUITE}.tar.gz`);
  const there = await stat(kept).catch(() => undefined);
  if (there) return kept;
  const folder = await rigFolder('debootstrap');
  try {
    const root = join(folder, 'root');
    await execa('debootstrap', ['--variant=minbase', SUITE, root]);
    await rm(join(root, 'var/cache/apt/archives'), { recursive: true, force: true });
    await rm(join(root, 'var/lib/apt/lists'), { recursive: true, force: true });
    await mkdir(cacheFolder('images'), { recursive: true });
    const temporary = await mkdtemp(join(cacheFolder('images'), '.debian-'));
    try {
      const tar = join(temporary, 'debian.tar.gz');
      await execa('tar', [
        '--create',
        '--gzip',
        '--numeric-owner',
        '--one-file-system',
        '-f',
        tar,
        '-C',
        root,
        '.',
      ]);
      await rename(tar, kept);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return kept;
}

async function buildah(folder: string, args: readonly string[]): Promise<void> {
  const storage = [
    '--storage-driver',
    'vfs',
    '--root',
    join(folder, 'root'),
    '--runroot',
    join(folder, 'run'),
  ];
  // The machine's own policy and registries play no part.
  await execa('buildah', [...storage, ...args], { env: { BUILDAH_ISOLATION: 'chroot', TMPDIR: folder } });
}

/** Through a neighbour, since the cache may lie on another file system. */
async function moveToCache(layout: string, kept: string): Promise<void> {
  await mkdir(cacheFolder('images'), { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder('images'), '.layout-'));
  try {
    await cp(layout, temporary, { recursive: true });
    await keepFolder(temporary, kept);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
