import { link, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { hexOf } from '../../src/domain/digest.ts';
import { cacheFolder } from '../../test/rig/folder.ts';
import { canBuildDockerfiles } from '../../test/rig/images/buildah-image.ts';
import { cleanImage } from '../../test/rig/images/images.ts';
import { entriesBelow, isFolder, keepFolder } from '../../test/rig/images/npm-packages.ts';
import { appendSteps, type ImageLayout, openLayout, readBlob } from '../../test/rig/images/oci-layout.ts';
import type { TarEntry } from '../../test/rig/images/tar.ts';

const ROOT = join(import.meta.dirname, '../..');
const APP = 'usr/src/app';
/** Increase this when the image is built differently: it is part of the name in the cache. */
const RECIPE_VERSION = 3;

/** How the image is built: `apt` keeps the lists and archives of `apt-get`, `slim` removes them. */
export type Base = 'apt' | 'slim';

const INSTALL: Readonly<Record<Base, string>> = {
  apt: 'apt-get update && apt-get install -y --no-install-recommends nodejs npm',
  slim: 'apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/* /var/cache/apt/*',
};

/**
 * An image as Node teams use it: Debian with its Node and npm, and the packages that this repository depends on. It is
 * built once and kept in the cache, so callers must not change it.
 */
export async function nodeImage(base: Base): Promise<ImageLayout> {
  const lock = await readFile(join(ROOT, 'package-lock.json'), 'utf8');
  const key = hexOf([RECIPE_VERSION, INSTALL[base], lock].join('\0')).slice(0, 12);
  const cached = join(cacheFolder('images'), `bench-${base}-${key}`);
  if (await isFolder(cached)) return openLayout(cached);
  await mkdir(cacheFolder('images'), { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder('images'), '.bench-'));
  try {
    const layout = join(temporary, 'layout');
    await buildDebian(temporary, layout, INSTALL[base]);
    await appendSteps(await openLayout(layout), [
      { createdBy: 'RUN npm ci --omit=dev # buildkit', entries: await packageEntries() },
    ]);
    await keepFolder(layout, cached);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return openLayout(cached);
}

/**
 * Installs Node on the Debian of the test images. The image has no `CMD`: trivy assumes that the layers below a `CMD` are
 * a base image and does not search their files for secrets, but both sides must search everything.
 */
async function buildDebian(folder: string, layout: string, install: string): Promise<void> {
  if (!(await canBuildDockerfiles())) throw new Error('the bench needs root, buildah and debootstrap');
  const { dir, digest } = await cleanImage(join(folder, 'clean'), { engine: 'dockerfile' });
  const [debian] = Image.parse(await readJson(dir, digest)).layers;
  await rename(join(dir, 'blobs', ...(debian?.digest.split(':') ?? [])), join(folder, 'debian.tar.gz'));
  await writeFile(join(folder, 'Dockerfile'), `FROM scratch\nADD debian.tar.gz /\nRUN ${install}\n`);
  const storage = [
    '--storage-driver',
    'vfs',
    '--root',
    join(folder, 'root'),
    '--runroot',
    join(folder, 'run'),
  ];
  const options = { env: { BUILDAH_ISOLATION: 'chroot', TMPDIR: folder } };
  await execa('buildah', [...storage, 'bud', '--network', 'host', '--tag', 'node', folder], options);
  await execa('buildah', [...storage, 'push', '--format', 'oci', 'node', `oci:${layout}:latest`], options);
}

const Image = z.object({
  config: z.object({ digest: z.string() }),
  layers: z.array(z.object({ mediaType: z.string(), digest: z.string(), size: z.number() })).min(1),
});

async function readJson(dir: string, digest: string): Promise<unknown> {
  return JSON.parse((await readBlob(dir, digest)).toString());
}

/** The image with one more layer: the files of the application. Only this layer depends on `release`. */
export async function releaseOf(
  image: ImageLayout,
  source: string,
  release: string,
  dir: string,
): Promise<ImageLayout> {
  const blobs = join('blobs', 'sha256');
  await mkdir(join(dir, blobs), { recursive: true });
  for (const name of await readdir(join(image.dir, blobs)))
    await linkOrCopy(join(image.dir, blobs, name), join(dir, blobs, name));
  const entries = [
    ...(await entriesBelow(source, '.', APP)),
    { path: `${APP}/release.txt`, content: `${release}\n` },
  ];
  return appendSteps({ ...image, dir }, [
    { createdBy: 'COPY . /usr/src/app # buildkit', entries },
    { createdBy: 'CMD ["node" "server.js"]' },
  ]);
}

/** Adds so many installed npm packages to a source tree, each with what a scanner reads of it. */
export async function addPackages(source: string, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const name = `bench-package-${at}`;
    const folder = join(source, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    const version = `1.${at % 50}.${at % 7}`;
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version, license: 'MIT' }));
  }
}

/** Compressed and unpacked size of an image's layers, in bytes. */
export async function sizesOf(layout: ImageLayout): Promise<{ packed: number; unpacked: number }> {
  const blob = (digest: string) => join(layout.dir, 'blobs', ...digest.split(':'));
  const { layers } = Image.parse(await readJson(layout.dir, layout.digest));
  let unpacked = 0;
  for (const { digest } of layers) {
    const { stdout } = await execa('sh', ['-c', 'gzip -dc "$1" | wc -c', 'sh', blob(digest)]);
    unpacked += Number(stdout);
  }
  return { packed: layers.reduce((sum, { size }) => sum + size, 0), unpacked };
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(async () => {
    await execa('cp', [from, to]);
  });
}

/** The installed packages that package.json names, with all their dependencies. */
async function packageEntries(): Promise<TarEntry[]> {
  const names = new Set(await dependenciesOf(ROOT));
  // The loop over a set also visits names that are added meanwhile.
  for (const name of names) {
    for (const dependency of await dependenciesOf(join(ROOT, 'node_modules', name))) names.add(dependency);
  }
  const files: TarEntry[] = [];
  for (const name of names) files.push(...(await entriesBelow(ROOT, join('node_modules', name), APP)));
  return files;
}

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });

/** The dependencies that are installed beside the package, not inside it. */
async function dependenciesOf(folder: string): Promise<string[]> {
  const { dependencies } = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const names = Object.keys(dependencies);
  const isBeside = await Promise.all(names.map((name) => isFolder(join(ROOT, 'node_modules', name))));
  return names.filter((_, at) => isBeside[at]);
}
