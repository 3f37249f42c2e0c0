import { link, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { hexOf } from '../../src/domain/digest.ts';
import { cacheFolder } from '../../test/rig/folder.ts';
import { cleanImage } from '../../test/rig/images.ts';
import { entriesBelow, isFolder, keepFolder } from '../../test/rig/npm-packages.ts';
import {
  appendSteps,
  endLayout,
  type ImageLayout,
  MEDIA,
  openLayout,
  readBlob,
  writeBlob,
} from '../../test/rig/oci-layout.ts';
import type { TarEntry } from '../../test/rig/tar.ts';

const ROOT = join(import.meta.dirname, '../..');
const APP = 'usr/src/app';
/** To be raised when the image is made in another way. */
const RECIPE = 2;

/**
 * An image as a Node team has it: Debian, Node with npm, and the packages that this repository itself runs with.
 * Made once and kept; not to be changed. Answers the layout.
 */
export async function nodeImage(): Promise<ImageLayout> {
  const lock = await readFile(join(ROOT, 'package-lock.json'), 'utf8');
  const npm = await npmFolder();
  const key = hexOf([RECIPE, process.version, npm, lock].join('\0')).slice(0, 12);
  const kept = join(cacheFolder('images'), `bench-${key}`);
  if (await isFolder(kept)) return openLayout(kept);
  await mkdir(cacheFolder('images'), { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder('images'), '.bench-'));
  try {
    await appendSteps(await debianAlone(await cleanImage(temporary)), [
      { createdBy: 'RUN install node and npm # buildkit', entries: await nodeEntries(npm) },
      { createdBy: 'RUN npm ci --omit=dev # buildkit', entries: await packageEntries() },
    ]);
    await keepFolder(temporary, kept);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return openLayout(kept);
}

const Image = z.object({
  config: z.object({ digest: z.string() }),
  layers: z.array(z.object({ mediaType: z.string(), digest: z.string(), size: z.number() })).min(1),
});
const Configuration = z.looseObject({
  rootfs: z.object({ diff_ids: z.array(z.string()) }),
  history: z.array(z.unknown()),
});

/**
 * The lowest layer of an image, without what its history says of the others: trivy takes all layers below a `CMD`
 * for a base image and looks for no secrets there, and both sides are to look at all of it.
 */
async function debianAlone({ dir, digest }: ImageLayout): Promise<ImageLayout> {
  const { config, layers } = Image.parse(await readJson(dir, digest));
  const { rootfs, history, ...rest } = Configuration.parse(await readJson(dir, config.digest));
  const bottom = { type: 'layers', diff_ids: rootfs.diff_ids.slice(0, 1) };
  const written = await writeBlob(
    dir,
    { ...rest, rootfs: bottom, history: history.slice(0, 1) },
    MEDIA.config,
  );
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA.manifest,
    config: written,
    layers: layers.slice(0, 1),
  };
  return endLayout(dir, await writeBlob(dir, manifest, MEDIA.manifest));
}

async function readJson(dir: string, digest: string): Promise<unknown> {
  return JSON.parse((await readBlob(dir, digest)).toString());
}

/** The image with one more layer, the application's own files; another `release` makes another layer, and no more. */
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

async function nodeEntries(npm: string | undefined): Promise<TarEntry[]> {
  const node = await readFile(await realpath(process.execPath));
  const program = { path: 'usr/local/bin/node', content: node, mode: 0o755 };
  if (npm === undefined) return [program];
  return [program, ...(await entriesBelow(npm, '.', 'usr/local/lib/node_modules/npm'))];
}

async function npmFolder(): Promise<string | undefined> {
  const { stdout, exitCode } = await execa('npm', ['root', '--global'], { reject: false });
  const folder = join(stdout.trim(), 'npm');
  return exitCode === 0 && (await isFolder(folder)) ? folder : undefined;
}

/** The packages that package.json names and all that those need, as they are installed here. */
async function packageEntries(): Promise<TarEntry[]> {
  const names = new Set(await dependenciesOf(ROOT));
  // A set gives what is added while one goes through it.
  for (const name of names) {
    for (const other of await dependenciesOf(join(ROOT, 'node_modules', name))) names.add(other);
  }
  const files: TarEntry[] = [];
  for (const name of names) files.push(...(await entriesBelow(ROOT, join('node_modules', name), APP)));
  return files;
}

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });

/** Those that lie beside the package and not inside it. */
async function dependenciesOf(folder: string): Promise<string[]> {
  const { dependencies } = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const names = Object.keys(dependencies);
  const beside = await Promise.all(names.map((name) => isFolder(join(ROOT, 'node_modules', name))));
  return names.filter((_, at) => beside[at]);
}
