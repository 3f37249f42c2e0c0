import { z } from 'zod';
import { PathSet } from './path-set.ts';

const PACKAGE = z.object({
  type: z.string(),
  name: z.string(),
  version: z.string().exactOptional(),
  trivyType: z.string().exactOptional(),
});

const WORD = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('packages'),
    packages: z.array(PACKAGE).readonly(),
    inert: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('told'), why: z.string() }),
  z.object({ kind: z.literal('unreadable'), why: z.string(), decides: z.boolean() }),
  /** A package database, a release file, or a list of what packages laid. */
  z.object({
    kind: z.literal('system'),
    /** How many packages it names. */
    packages: z.number(),
    /** Of a release file: the family that it names. */
    release: z.string().exactOptional(),
    /** What a release file, a list of repositories or a subscription says beside that. */
    distribution: z
      .object({
        id: z.string().exactOptional(),
        repository: z.string().exactOptional(),
        isExtended: z.boolean().exactOptional(),
      })
      .exactOptional(),
    /** Who made the packages, by their names, where the database says so. */
    makers: z.record(z.string(), z.enum(['distribution', 'vendor', 'unknown'])).exactOptional(),
    /** Which files a package laid that can hold packages, and whether it comes with what a distribution demands. */
    installed: z
      .array(z.object({ by: z.string(), files: z.array(z.string()), isDocumented: z.boolean() }))
      .exactOptional(),
  }),
]);

/** What one reader makes of a file: a manager's reading, or what a file says of the system. */
export type Word = z.infer<typeof WORD>;
/** What a file says of the system it belongs to. */
export type SystemWord = Extract<Word, { kind: 'system' }>;

const SAID = z.object({ reader: z.string(), word: WORD });
/** A word and who says it. */
export type Said = z.infer<typeof SAID>;

/** Whether a file that is read under another name may say more: one of its names may be where it is loaded from. */
export function isOpen(word: Word): boolean {
  return word.kind === 'packages' ? word.inert === true : word.kind === 'unreadable' && !word.decides;
}

const EVENT = z.discriminatedUnion('kind', [
  /** A file: `said` is empty where it matters only since it takes another entry's place. */
  z.object({ kind: z.literal('file'), path: z.string(), said: z.array(SAID) }),
  /** A folder that takes the place of another entry of this layer. */
  z.object({ kind: z.literal('folder'), path: z.string() }),
  z.object({ kind: z.literal('symbolic-link'), path: z.string(), target: z.string() }),
  z.object({
    kind: z.literal('hard-link'),
    path: z.string(),
    target: z.string(),
    /** The bytes are those that the target had before this entry of the archive. */
    before: z.number(),
    /** What they say, where they lie in this layer and nobody wanted them under the target's name. */
    said: z.array(SAID),
    /** Whether those bytes were found and looked at. */
    isRead: z.boolean(),
  }),
  /** Takes away what the layers below have at the path. */
  z.object({ kind: z.literal('whiteout'), path: z.string() }),
  /** Takes away what the layers below have in the folder. */
  z.object({ kind: z.literal('opaque'), path: z.string() }),
]);

/** An entry of a layer that has to do with packages. */
export type LayerEvent = z.infer<typeof EVENT>;

/** All of a layer that matters to what packages an image has: enough to lay it over any other. */
export interface LayerRecord {
  /** In the order of the archive. */
  readonly events: readonly LayerEvent[];
  /** Every path at which there is something with content or a device. */
  readonly files: PathSet;
  /** Every path that is said to be a folder. */
  readonly folders: PathSet;
}

/** A record as it is kept. */
export const KEPT_RECORD = z.object({
  events: z.array(EVENT),
  files: z.string(),
  folders: z.string(),
});
export type KeptRecord = z.infer<typeof KEPT_RECORD>;

/** The record as it can be kept. */
export function keptRecord({ events, files, folders }: LayerRecord): KeptRecord {
  return { events: [...events], files: String(files), folders: String(folders) };
}

/** The other way round. */
export function recordFrom({ events, files, folders }: KeptRecord): LayerRecord {
  return { events, files: PathSet.parse(files), folders: PathSet.parse(folders) };
}
