import { createHash, hash as hashOf } from 'node:crypto';
import { chunksOf, type RandomBytes } from '../archives/expand-bytes.ts';
import { rpmDatabaseFiles } from './rpm-database.ts';

/**
 * A file that a package manager installed: canonical path, and `<algorithm>:<hex>` (MD5 or a SHA) of its content.
 */
export type OwnedFile = readonly [path: string, hash: string];

/** The content hashes that package managers recorded, by path. The hashes of all layers are collected. */
export class OwnedFiles {
  readonly #hashes = new Map<string, Set<string>>();

  add(files: readonly OwnedFile[]): void {
    for (const [path, hash] of files) {
      const known = this.#hashes.get(path);
      if (known === undefined) this.#hashes.set(path, new Set([hash]));
      else known.add(hash);
    }
  }

  /**
   * Whether the file is unchanged since the package manager installed it. This finds accidents, not attacks: the
   * author of an image could write the package database, but could also encrypt a secret.
   */
  has(path: string, content: Uint8Array | RandomBytes): boolean {
    const hashes = this.#hashes.get(canonicalPath(path));
    if (hashes === undefined) return false;
    return [...hashes].some((hash) => {
      const algorithm = hash.slice(0, hash.indexOf(':'));
      return hash === `${algorithm}:${hexOf(algorithm, content)}`;
    });
  }
}

function hexOf(algorithm: string, content: Uint8Array | RandomBytes): string {
  if (content instanceof Uint8Array) return hashOf(algorithm, content);
  const hash = createHash(algorithm);
  for (const chunk of chunksOf(content)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Removes leading `./` and `/`, and adds `usr/` to folders that are links there: packages list `bin/ls` for
 * `usr/bin/ls`.
 */
export function canonicalPath(path: string): string {
  const plain = path.replace(/^(?:\.?\/)+/, '');
  return /^(?:bin|sbin|lib(?:32|64|x32)?)\//.test(plain) ? `usr/${plain}` : plain;
}

/** Maximum size of a package list in text, in bytes. The list of a whole distribution has about 10 MB. */
const MAX_LIST_BYTES = 16 * 1024 * 1024;

const DPKG_SUMS = /^var\/lib\/dpkg\/(?:info|status\.d)\/[^/]+\.md5sums$/;

const RPM_DATABASE = /^(?:var\/lib|usr\/lib\/sysimage)\/rpm\/rpmdb\.sqlite$/;

/** Whether this is an rpm database. It is read at any size, and it is not a text. */
export function isRpmDatabase(path: string): boolean {
  return RPM_DATABASE.test(canonicalPath(path));
}

/**
 * The files that a package database lists; undefined if the path is not that of a known database. `scratch` is the
 * path of a private file that is created and removed.
 */
export async function ownedBy(
  path: string,
  bytes: RandomBytes,
  scratch: string,
): Promise<readonly OwnedFile[] | undefined> {
  const place = canonicalPath(path);
  if (RPM_DATABASE.test(place)) {
    const listed = await rpmDatabaseFiles(bytes, scratch);
    return listed.map(([file, hash]) => [canonicalPath(file), hash]);
  }
  // With a larger list, all its files are scanned.
  const list = bytes.size > MAX_LIST_BYTES ? undefined : listReader(place);
  return list?.(bytes.read(0, bytes.size).toString('utf8'));
}

function listReader(place: string): ((text: string) => readonly OwnedFile[]) | undefined {
  if (DPKG_SUMS.test(place)) return dpkgSums;
  if (place === 'var/lib/dpkg/status') return dpkgConffiles;
  return place === 'usr/lib/apk/db/installed' ? apkInstalled : undefined;
}

/** `<md5>  usr/share/doc/x`, one per line. */
function dpkgSums(text: string): readonly OwnedFile[] {
  return [...text.matchAll(/^([0-9a-f]{32}) [ *](.+)$/gm)].map(([, md5, path]) => [
    canonicalPath(path ?? ''),
    `md5:${md5}`,
  ]);
}

/** ` /etc/x <md5>`: lines of the field `Conffiles`. */
function dpkgConffiles(text: string): readonly OwnedFile[] {
  return [...text.matchAll(/^ (\/\S+) ([0-9a-f]{32})(?: obsolete)?$/gm)].map(([, path, md5]) => [
    canonicalPath(path ?? ''),
    `md5:${md5}`,
  ]);
}

/** `F:` names the folder, `R:` a file in it, and `Z:Q1…` its SHA-1 in base64. */
function apkInstalled(text: string): readonly OwnedFile[] {
  const files: OwnedFile[] = [];
  let folder = '';
  let file = '';
  for (const line of text.split('\n')) {
    const rest = line.slice(2);
    if (line.startsWith('F:')) folder = rest;
    else if (line.startsWith('R:')) file = folder === '' ? rest : `${folder}/${rest}`;
    else if (line.startsWith('Z:Q1') && file !== '') {
      const sha1 = Buffer.from(line.slice('Z:Q1'.length), 'base64').toString('hex');
      files.push([canonicalPath(file), `sha1:${sha1}`]);
      file = '';
    }
  }
  return files;
}
