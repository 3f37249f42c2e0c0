import type { Readable } from 'node:stream';
import {
  type Descriptor,
  type Platform,
  type Reference,
  repositoryName,
  type Subject,
} from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { MAX_MANIFEST_BYTES } from '../../formats/image/oci.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import type { World } from '../../ports/world.ts';

type Needs = Pick<World, 'registry' | 'layouts'>;

/** Where an image comes from. Everything from it is checked against its digest. */
export interface ImageSource {
  /** For messages: the repository, the folder of the layout, or the file of the archive. */
  readonly name: string;
  /** The requested tag. */
  readonly tag?: string;
  /** The layout on this machine with its blobs, if there is one. */
  readonly layout?: string;
  readonly root: RawManifest;
  manifest(entry: Descriptor): Promise<RawManifest>;
  blob(blob: Descriptor): Promise<Readable>;
}

/**
 * Finds an image. An archive is unpacked into `layout`, which is empty and private. `platforms` chooses among images that
 * differ in nothing else.
 */
export async function openSource(
  world: Needs,
  subject: Subject,
  layout: string,
  platforms: readonly Platform[] = [],
): Promise<ImageSource> {
  switch (subject.kind) {
    case 'registry':
      return await fromRegistry(world, subject.reference);
    case 'layout': {
      const { kind: _, directory, ...choice } = subject;
      const root = await world.layouts.find(directory, { ...choice, platforms });
      return await fromLayout(world, directory, directory, root);
    }
    case 'archive': {
      const { kind: _, file, ...choice } = subject;
      const root = await world.layouts.unpack(file, layout, { ...choice, platforms });
      return await fromLayout(world, file, layout, root);
    }
  }
}

async function fromRegistry({ registry }: Needs, reference: Reference): Promise<ImageSource> {
  return {
    name: repositoryName(reference),
    root: await registry.resolve(reference),
    manifest: ({ digest }) =>
      registry.resolve({ registry: reference.registry, path: reference.path, digest }),
    blob: (blob) => registry.blob(reference, blob),
  };
}

async function fromLayout(
  { layouts }: Needs,
  name: string,
  layout: string,
  root: Descriptor,
): Promise<ImageSource> {
  // Messages name the archive, not the private folder into which it was unpacked.
  const assertThere = async (blob: Descriptor): Promise<void> => {
    if (await layouts.has(layout, blob)) return;
    throw fault('image-not-found', 'image', `${name} does not have the blob ${blob.digest} of its image`);
  };
  const manifest = async (entry: Descriptor): Promise<RawManifest> => {
    await assertThere(entry);
    const bytes = await layouts.read(layout, entry, MAX_MANIFEST_BYTES);
    return { mediaType: entry.mediaType, digest: entry.digest, bytes };
  };
  return {
    name,
    layout,
    root: await manifest(root),
    manifest,
    blob: async (blob) => {
      await assertThere(blob);
      return layouts.open(layout, blob);
    },
  };
}
