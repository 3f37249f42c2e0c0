import { type Digest, isDigest } from '../../../domain/digest.ts';
import { diskName } from './disk-name.ts';

/** Where a staged file comes from. */
export type Origin =
  | { readonly kind: 'source' }
  /** A version of a file (`path` in its repository), or the message of a commit or tag. `object` is its git object. */
  | { readonly kind: 'commit'; readonly object: string; readonly path: string }
  /**
   * `file` is the name in the archive of the layer; the staged file may be a member of it. `published`: the file
   * belongs to an installed package and is unchanged.
   */
  | { readonly kind: 'layer'; readonly diffId: Digest; readonly file: string; readonly published: boolean }
  | { readonly kind: 'config'; readonly platform: string; readonly entry: string };

/** What is kept of a file. Decoded base64 comes right after the file that it is from. */
export interface StagedRecord {
  readonly group: string;
  readonly origin: Origin;
  readonly path: string;
  readonly linesBefore: number;
  readonly isDecoded: boolean;
  /** Where the content is in the spool, in bytes. */
  readonly position: number;
  readonly size: number;
  /** The number of the first file with this content and a path like this. */
  readonly copyOf?: number;
}

/** The name of the staged file with this number, relative to the root. */
export function nameOf({ group, path }: StagedRecord, number: number): string {
  return `${group}/${diskName(path, number)}`;
}

/** The record as the texts of a `RecordFile`. */
export function textsOf(record: StagedRecord): readonly string[] {
  const { group, origin, path, linesBefore, isDecoded, position, size, copyOf = '' } = record;
  const form = isDecoded ? 'decoded' : '';
  const numbers = [linesBefore, position, size, copyOf].map(String);
  return [group, path, form, ...numbers, origin.kind, ...originTexts(origin)];
}

function originTexts(origin: Origin): readonly string[] {
  switch (origin.kind) {
    case 'source':
      return [];
    case 'commit':
      return [origin.object, origin.path];
    case 'layer':
      return [origin.diffId, origin.file, origin.published ? 'published' : ''];
    case 'config':
      return [origin.platform, origin.entry];
  }
}

/** The record that {@link textsOf} wrote. */
export function recordOf([
  group = '',
  path = '',
  form = '',
  lines,
  position,
  size,
  copyOf = '',
  kind,
  ...texts
]: readonly string[]): StagedRecord {
  const origin = originOf(kind, texts);
  const copy = copyOf === '' ? {} : { copyOf: Number(copyOf) };
  const place = { position: Number(position), size: Number(size) };
  return {
    ...{ group, origin, path, linesBefore: Number(lines), isDecoded: form === 'decoded' },
    ...place,
    ...copy,
  };
}

function originOf(kind: string | undefined, [first = '', second = '', third]: readonly string[]): Origin {
  switch (kind) {
    case 'commit':
      return { kind, object: first, path: second };
    case 'layer':
      return { kind, diffId: digestIn(first), file: second, published: third === 'published' };
    case 'config':
      return { kind, platform: first, entry: second };
    default:
      return { kind: 'source' };
  }
}

function digestIn(text: string): Digest {
  if (isDigest(text)) return text;
  throw new Error('a private file of the secrets check changed');
}
