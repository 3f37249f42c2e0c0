import { join, posix } from 'node:path';
import { orUndefined } from '../../domain/result.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import { parseDockerfile } from '../../formats/image/dockerfile.ts';
import { MANIFEST_KINDS } from '../../formats/manifests/all-manifests.ts';
import type { DependencyLine, ManifestKind, PropertyLine } from '../../formats/manifests/dependency-line.ts';
import { isDockerfile, MAX_DOCKERFILES } from '../secrets/dockerfile/dockerfile-find.ts';
import type { LocatedDockerfile } from '../secrets/dockerfile/dockerfile-match.ts';
import { readSmall } from '../shared/bounded-reader.ts';
import { type Folders, foldersBelow } from '../shared/source-folders.ts';
import { normalName } from './same-package.ts';

/** A manifest or lock file of the source tree. */
export interface ManifestFile {
  /** In the workspace. */
  readonly path: string;
  readonly folder: string;
  readonly kind: ManifestKind;
  /** Only the lines of the packages that are searched for. */
  readonly lines: readonly DependencyLine[];
  readonly properties: ReadonlyMap<string, PropertyLine>;
}

/** What is searched for in a source tree. */
export interface SearchedSource {
  /** Names of packages in the spelling of their registry, by their PURL types. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly dockerfiles: boolean;
}

/** The files of a source tree in which something can be changed. */
export interface SourceFiles {
  readonly manifests: readonly ManifestFile[];
  readonly dockerfiles: readonly LocatedDockerfile[];
  /** What was not read, a sentence each. */
  readonly notes: readonly string[];
}

/** Limits: bytes of one file, of all files, and their number. A large lock file has some megabytes. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 2000;

/** Reads the manifests, lock files and Dockerfiles of a source tree, within limits and without following links. */
export async function readSourceFiles(source: SourceTree, searched: SearchedSource): Promise<SourceFiles> {
  const { folders, isComplete } = await foldersBelow(source.folder);
  const reader = new SourceReader(source);
  const manifests: ManifestFile[] = [];
  const dockerfiles: LocatedDockerfile[] = [];
  for (const { folder, name } of filesIn(folders)) {
    const kinds = MANIFEST_KINDS.filter(({ type, file }) => searched.names.has(type) && file.test(name));
    const isWanted = searched.dockerfiles && dockerfiles.length < MAX_DOCKERFILES && isDockerfile(name);
    if (kinds.length === 0 && !isWanted) continue;
    const text = await reader.read(posix.join(folder, name));
    if (text === undefined) continue;
    const path = posix.join(source.path, folder, name);
    const dockerfile = isWanted ? orUndefined(parseDockerfile(text)) : undefined;
    if (dockerfile !== undefined) dockerfiles.push({ path, dockerfile });
    for (const kind of kinds)
      manifests.push({
        ...{ path, folder, kind },
        lines: [...namedLines(kind, text, searched)],
        properties: kind.properties?.(text) ?? new Map(),
      });
  }
  const unlisted =
    'The source tree has too many files: not all were searched for places to change a version.';
  return { manifests, dockerfiles, notes: [...(isComplete ? [] : [unlisted]), ...reader.notes()] };
}

/** Only these lines are kept: a lock file may have very many. */
function* namedLines(kind: ManifestKind, text: string, { names }: SearchedSource) {
  const wanted = names.get(kind.type);
  for (const line of kind.read(text)) if (wanted?.has(normalName(kind.type, line.package))) yield line;
}

function* filesIn(folders: Folders): Generator<{ readonly folder: string; readonly name: string }> {
  for (const [folder, names] of folders) for (const name of names) yield { folder, name };
}

class SourceReader {
  readonly #source: SourceTree;
  #files = 0;
  #bytes = 0;
  #notRead = 0;

  constructor(source: SourceTree) {
    this.#source = source;
  }

  /** Undefined for a file that cannot be read, or that is beyond the limits; both are counted. */
  async read(path: string): Promise<string | undefined> {
    this.#files += 1;
    const left = Math.min(MAX_FILE_BYTES, MAX_BYTES - this.#bytes);
    const text =
      this.#files > MAX_FILES || left <= 0
        ? undefined
        : await readSmall(join(this.#source.folder, path), left).catch(() => undefined);
    if (text === undefined) this.#notRead += 1;
    else this.#bytes += text.length;
    return text;
  }

  notes(): readonly string[] {
    if (this.#notRead === 0) return [];
    return [
      `Places to change a version were not searched for in ${this.#notRead} files: they cannot be read, or are beyond the limits (${MAX_FILE_BYTES} bytes each, ${MAX_BYTES} bytes and ${MAX_FILES} files in all).`,
    ];
  }
}
