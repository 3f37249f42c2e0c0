import { posix } from 'node:path';
import type { DependencyPath, SourceLine } from '../../domain/fixes/fixes.ts';
import type { DependencyLine, PropertyLine } from '../../formats/manifests/dependency-line.ts';
import { upwards } from '../shared/source-folders.ts';
import { chooses, sameName, sameVersion } from './same-package.ts';
import type { ManifestFile } from './source-files.ts';

/** A package whose lines are searched for. */
export interface WantedPackage {
  readonly package: string;
  readonly type?: string;
  readonly from: string;
  readonly through: readonly DependencyPath[];
}

const MAX_LINES = 10;

/** The lines of the manifests and lock files of a source tree. Names, versions and lines come from the files as they are. */
export class SourceLines {
  readonly #files: readonly ManifestFile[];

  constructor(files: readonly ManifestFile[]) {
    this.#files = files;
  }

  /**
   * Where the version of a package can be changed, the best place first: the manifest that names it, or else the one that
   * names the first package of its dependency path; then the lock files.
   */
  of({ package: name, type, from, through }: WantedPackage): readonly SourceLine[] {
    if (type === undefined) return [];
    const files = this.#files.filter(({ kind }) => kind.type === type);
    const own = manifestLines(files, type, name, from);
    const heads = through.flatMap((path) => headLines(files, type, path.slice(0, -1)));
    const locked = files
      .filter(({ kind }) => kind.role === 'lock')
      .flatMap((file) => matching(file, type, name, from).map(({ line }) => ({ path: file.path, line })));
    return distinct([...own, ...(own.length === 0 ? heads : []), ...locked]).slice(0, MAX_LINES);
  }
}

/** The lines of the first package of a path that a manifest names. The project itself may stand in front of it. */
function headLines(
  files: readonly ManifestFile[],
  type: string,
  path: readonly string[],
): readonly SourceLine[] {
  for (const label of path) {
    const at = label.lastIndexOf('@');
    const lines = manifestLines(files, type, label.slice(0, at), label.slice(at + 1));
    if (lines.length > 0) return lines;
  }
  return [];
}

function manifestLines(
  files: readonly ManifestFile[],
  type: string,
  name: string,
  version: string,
): readonly SourceLine[] {
  return files
    .filter(({ kind }) => kind.role === 'manifest')
    .flatMap((file) =>
      file.lines
        .filter((line) => sameName(type, line.package, name))
        .flatMap((line) => placeOf(files, file, line, version) ?? []),
    );
}

/** The place of a line of a manifest, if it leads to this version. */
function placeOf(
  files: readonly ManifestFile[],
  file: ManifestFile,
  line: DependencyLine,
  version: string,
): SourceLine | undefined {
  const { type } = file.kind;
  if (line.property !== undefined) {
    const found = propertyOf(files, file, line.property);
    return found !== undefined && sameVersion(type, found.value, version)
      ? { path: found.path, line: found.line }
      : undefined;
  }
  const here = { path: file.path, line: line.line };
  if (sameVersion(type, line.version.replace(/^(?:={1,3}\s*|\[([^,\]]*)\]$)/, '$1'), version)) return here;
  const locked = lockedVersions(files, file, line.package);
  return chooses(type, line.version, version, locked) ? here : undefined;
}

/** A property of a file, or else of a file of the same name above it. */
function propertyOf(
  files: readonly ManifestFile[],
  file: ManifestFile,
  name: string,
): (PropertyLine & { readonly path: string }) | undefined {
  const base = posix.basename(file.path);
  for (const folder of upwards(file.folder)) {
    const one = files.find((other) => other.folder === folder && posix.basename(other.path) === base);
    const property = one?.properties.get(name);
    if (one !== undefined && property !== undefined) return { ...property, path: one.path };
  }
  return undefined;
}

/** The versions of a package in the lock files of the nearest folder that has any: that of the manifest, or one above it. */
function lockedVersions(files: readonly ManifestFile[], { folder, kind }: ManifestFile, name: string) {
  for (const at of upwards(folder)) {
    const locks = files.filter((file) => file.kind.role === 'lock' && file.folder === at);
    if (locks.length === 0) continue;
    return new Set(
      locks.flatMap(({ lines }) =>
        lines.flatMap((line) => (sameName(kind.type, line.package, name) ? [line.version] : [])),
      ),
    );
  }
  return new Set<string>();
}

function matching({ lines }: ManifestFile, type: string, name: string, version: string) {
  return lines.filter(
    (line) => sameName(type, line.package, name) && sameVersion(type, line.version, version),
  );
}

function distinct(lines: readonly SourceLine[]): readonly SourceLine[] {
  return [...new Map(lines.map((one) => [`${one.path}:${one.line}`, one])).values()];
}
