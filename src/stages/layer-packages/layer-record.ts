import { z } from 'zod';
import { PathSet } from './path-set.ts';

const PACKAGE = z.object({
  type: z.string(),
  name: z.string(),
  version: z.string().exactOptional(),
  trivyType: z.string().exactOptional(),
});

const READER_RESULT = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('packages'),
    packages: z.array(PACKAGE).readonly(),
    inert: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('unidentified'), why: z.string() }),
  z.object({ kind: z.literal('unreadable'), why: z.string(), decides: z.boolean() }),
  /** A package database, a release file, or a list of installed files. */
  z.object({
    kind: z.literal('system'),
    /** How many packages it lists. */
    packages: z.number(),
    /** For a release file: the package system and the distribution, as `systemOfRelease` returns them. */
    release: z.string().exactOptional(),
    /** Other facts about the distribution, from a release file, a list of repositories or a subscription. */
    distribution: z
      .object({
        id: z.string().exactOptional(),
        repository: z.string().exactOptional(),
        isExtended: z.boolean().exactOptional(),
      })
      .exactOptional(),
    /** The publisher of each package, by the name of the package, if the database names it. */
    origins: z.record(z.string(), z.enum(['distribution', 'vendor', 'unknown'])).exactOptional(),
    /**
     * The installed files of each package that can contain packages, and whether it has the changelog that Debian
     * requires.
     */
    installed: z
      .array(z.object({ packageName: z.string(), files: z.array(z.string()), hasChangelog: z.boolean() }))
      .exactOptional(),
  }),
]);

/** The result of one reader for one file: the packages in it, or what it says about the system. */
export type ReaderResult = z.infer<typeof READER_RESULT>;
/** What a file says about the system that the image contains. */
export type SystemResult = Extract<ReaderResult, { kind: 'system' }>;

const NAMED_RESULT = z.object({ reader: z.string(), result: READER_RESULT });
/** A result, with the name of its reader. */
export type NamedResult = z.infer<typeof NAMED_RESULT>;

/**
 * Whether the file may have another result under another name, for example the path from which a runtime loads it.
 */
export function isOpen(result: ReaderResult): boolean {
  return result.kind === 'packages' ? result.inert === true : result.kind === 'unreadable' && !result.decides;
}

const EVENT = z.discriminatedUnion('kind', [
  /** A file. `results` is empty if the file only replaces another entry of this layer. */
  z.object({ kind: z.literal('file'), path: z.string(), results: z.array(NAMED_RESULT) }),
  /** A folder that replaces another entry of this layer. */
  z.object({ kind: z.literal('folder'), path: z.string() }),
  z.object({ kind: z.literal('symbolic-link'), path: z.string(), target: z.string() }),
  z.object({
    kind: z.literal('hard-link'),
    path: z.string(),
    target: z.string(),
    /** The link has the bytes that the target had before this position in the archive. */
    before: z.number(),
    /** The results for those bytes, if they are in this layer and no reader matched the name of the target. */
    results: z.array(NAMED_RESULT),
    /** Whether those bytes were found and read. */
    isRead: z.boolean(),
  }),
  /** Deletes the path in the layers below. */
  z.object({ kind: z.literal('whiteout'), path: z.string() }),
  /** Deletes the content of the folder in the layers below. */
  z.object({ kind: z.literal('opaque'), path: z.string() }),
]);

/** An entry of a layer that affects the packages of the image. */
export type LayerEvent = z.infer<typeof EVENT>;

/**
 * Everything in a layer that affects the packages of an image. It is enough to combine the layer with any other
 * layer.
 */
export interface LayerRecord {
  /** In the order of the archive. */
  readonly events: readonly LayerEvent[];
  /** Every path with a file or a device. */
  readonly files: PathSet;
  /** Every path that the archive lists as a folder. */
  readonly folders: PathSet;
}

/** A record in the form in which it is stored. */
export const KEPT_RECORD = z.object({
  events: z.array(EVENT),
  files: z.string(),
  folders: z.string(),
});
export type KeptRecord = z.infer<typeof KEPT_RECORD>;

/** Converts a record to its stored form. */
export function keptRecord({ events, files, folders }: LayerRecord): KeptRecord {
  return { events: [...events], files: String(files), folders: String(folders) };
}

/** Converts the stored form to a record. */
export function recordFrom({ events, files, folders }: KeptRecord): LayerRecord {
  return { events, files: PathSet.parse(files), folders: PathSet.parse(folders) };
}
