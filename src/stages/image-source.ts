import type { Readable } from 'node:stream';
import { type Descriptor, type Reference, repositoryName, type Subject } from '../domain/image.ts';
import { MAX_MANIFEST_BYTES } from '../formats/oci.ts';
import type { RawManifest, World } from '../ports.ts';

type Needs = Pick<World, 'registry' | 'layouts'>;

/** Where an image comes from. Everything it gives is checked against its digest. */
export interface ImageSource {
  /** What people call it: the repository, the layout's folder, the archive's file. */
  readonly name: string;
  /** The tag by which it was asked for. */
  readonly tag?: string;
  /** The layout that holds its blobs, if it is one on this machine. */
  readonly layout?: string;
  readonly root: RawManifest;
  manifest(entry: Descriptor): Promise<RawManifest>;
  blob(blob: Descriptor): Promise<Readable>;
}

/** Finds an image; an archive is unpacked into `layout`, which is empty and private. */
export async function openSource(world: Needs, subject: Subject, layout: string): Promise<ImageSource> {
  switch (subject.kind) {
    case 'registry':
      return await fromRegistry(world, subject.reference);
    case 'layout': {
      const { directory, tag } = subject;
      const root = await world.layouts.find(directory, tag);
      const source = await fromLayout(world, directory, directory, root);
      return tag === undefined ? source : { ...source, tag };
    }
    case 'archive':
      return await fromLayout(world, subject.file, layout, await world.layouts.unpack(subject.file, layout));
  }
}

async function fromRegistry({ registry }: Needs, reference: Reference): Promise<ImageSource> {
  const { tag } = reference;
  return {
    name: repositoryName(reference),
    ...(tag === undefined ? {} : { tag }),
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
  const manifest = async (entry: Descriptor): Promise<RawManifest> => ({
    mediaType: entry.mediaType,
    digest: entry.digest,
    bytes: await layouts.read(layout, entry, MAX_MANIFEST_BYTES),
  });
  return {
    name,
    layout,
    root: await manifest(root),
    manifest,
    blob: async (blob) => layouts.open(layout, blob),
  };
}
