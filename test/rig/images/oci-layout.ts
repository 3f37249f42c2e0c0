import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Credentials, RepositoryClient, type RigDescriptor } from '../servers/registry-client.ts';
import { type TarEntry, tarOf } from './tar.ts';

export const MEDIA = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

/** An OCI image layout: its folder, and the manifest or index that its index.json names. */
export interface ImageLayout {
  readonly dir: string;
  readonly digest: string;
  readonly mediaType: string;
}

/** A step of an image: its history line, and the layer that it made unless it only changed the configuration. */
export interface ImageStep {
  readonly createdBy: string;
  readonly entries?: readonly TarEntry[];
}

interface Manifest {
  readonly config: RigDescriptor;
  readonly layers: readonly RigDescriptor[];
}

interface ImageConfig {
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly string[] };
  readonly history: readonly object[];
  readonly [field: string]: unknown;
}

/** Makes the folder of an empty layout. */
export async function beginLayout(dir: string): Promise<void> {
  await mkdir(join(dir, 'blobs', 'sha256'), { recursive: true });
  await writeFile(join(dir, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
}

/** Ends a layout with what its index.json names, tagged `latest`. */
export async function endLayout(dir: string, root: RigDescriptor): Promise<ImageLayout> {
  const annotations = { 'org.opencontainers.image.ref.name': 'latest' };
  const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests: [{ ...root, annotations }] };
  await writeFile(join(dir, 'index.json'), JSON.stringify(index));
  return { dir, digest: root.digest, mediaType: root.mediaType };
}

/** Reads which manifest or index a layout holds; it must be one. */
export async function openLayout(dir: string): Promise<ImageLayout> {
  const { manifests } = JSON.parse(await readFile(join(dir, 'index.json'), 'utf8')) as {
    manifests: RigDescriptor[];
  };
  const [root, ...others] = manifests;
  if (root === undefined || others.length > 0) throw new Error(`${dir} holds ${manifests.length} images`);
  return { dir, digest: root.digest, mediaType: root.mediaType };
}

/** Writes a blob; JSON when it is no bytes. */
export async function writeBlob(
  dir: string,
  content: Uint8Array | object,
  mediaType: string,
): Promise<RigDescriptor> {
  const bytes = content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content));
  const hex = createHash('sha256').update(bytes).digest('hex');
  await writeFile(join(dir, 'blobs', 'sha256', hex), bytes);
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
}

/** The bytes of a blob. */
export async function readBlob(dir: string, digest: string): Promise<Buffer<ArrayBuffer>> {
  return readFile(join(dir, 'blobs', ...digest.split(':')));
}

/** Writes an image of these steps on top of a configuration; answers its manifest. */
export async function writeImage(
  dir: string,
  config: { readonly architecture: string; readonly config: object },
  steps: readonly ImageStep[],
): Promise<RigDescriptor> {
  const empty: ImageConfig = {
    ...config,
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: [] },
    history: [],
  };
  return writeSteps(dir, empty, [], steps);
}

/** Adds steps to the single image of a layout, in place. */
export async function appendSteps(layout: ImageLayout, steps: readonly ImageStep[]): Promise<ImageLayout> {
  const { dir } = layout;
  const manifest = JSON.parse((await readBlob(dir, layout.digest)).toString()) as Manifest;
  const config = JSON.parse((await readBlob(dir, manifest.config.digest)).toString()) as ImageConfig;
  return endLayout(dir, await writeSteps(dir, config, manifest.layers, steps));
}

async function writeSteps(
  dir: string,
  config: ImageConfig,
  below: readonly RigDescriptor[],
  steps: readonly ImageStep[],
): Promise<RigDescriptor> {
  const created = '2026-01-01T00:00:00Z';
  const layers = [...below];
  const diffIds = [...config.rootfs.diff_ids];
  const history = [...config.history];
  for (const { createdBy, entries } of steps) {
    history.push({ created, created_by: createdBy, ...(entries === undefined && { empty_layer: true }) });
    if (entries === undefined) continue;
    const tar = await tarOf(entries);
    diffIds.push(`sha256:${createHash('sha256').update(tar).digest('hex')}`);
    layers.push(await writeBlob(dir, gzipSync(tar), MEDIA.layer));
  }
  const whole = { ...config, created, rootfs: { type: 'layers', diff_ids: diffIds }, history };
  const written = await writeBlob(dir, whole, MEDIA.config);
  const manifest = { schemaVersion: 2, mediaType: MEDIA.manifest, config: written, layers };
  return writeBlob(dir, manifest, MEDIA.manifest);
}

/**
 * Pushes a layout to `127.0.0.1:PORT/name:tag`, blobs and platform manifests first; answers
 * `127.0.0.1:PORT/name@sha256:…`.
 */
export async function pushLayout(layout: ImageLayout, target: string, auth?: Credentials): Promise<string> {
  const [, host, name, tag] = /^([^/]+)\/(.+?):([^:/]+)$/.exec(target) ?? [];
  if (host === undefined || name === undefined || tag === undefined) throw new Error(`${target} has no tag`);
  const repository = new RepositoryClient(host, name, auth);
  await pushTree(repository, layout.dir, layout, tag);
  return `${host}/${name}@${layout.digest}`;
}

async function pushTree(
  repository: RepositoryClient,
  dir: string,
  node: Pick<RigDescriptor, 'digest' | 'mediaType'>,
  tag?: string,
): Promise<void> {
  const bytes = await readBlob(dir, node.digest);
  const {
    manifests = [],
    config,
    layers = [],
  } = JSON.parse(bytes.toString()) as Partial<Manifest> & {
    manifests?: RigDescriptor[];
  };
  for (const child of manifests) await pushTree(repository, dir, child);
  for (const blob of [...(config ? [config] : []), ...layers]) {
    await repository.pushBlob(await readBlob(dir, blob.digest));
  }
  await repository.pushManifest(bytes, node.mediaType, tag);
}
