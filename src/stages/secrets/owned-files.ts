import { hash as hashOf } from 'node:crypto';

/** A file that a package manager laid: canonical path, and `md5:<hex>` or `sha1:<hex>` of its content. */
export type OwnedFile = readonly [path: string, hash: string];

/** The content hashes that package managers recorded, by path; an upper layer adds to what the lower ones say. */
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
   * Whether the file is as the distribution made it. Whoever writes the image could write the package database
   * too; but who wants to hide a secret from a scan can encrypt it just as well. This is about accidents.
   */
  has(path: string, content: Uint8Array): boolean {
    const hashes = this.#hashes.get(canonicalPath(path));
    if (hashes === undefined) return false;
    return [...hashes].some((hash) => {
      const algorithm = hash.startsWith('md5:') ? 'md5' : 'sha1';
      return hash === `${algorithm}:${hashOf(algorithm, content)}`;
    });
  }
}

/** Without leading `./` and `/`, and with `/usr` merged: packages still name `bin/ls` what lies at `usr/bin/ls`. */
export function canonicalPath(path: string): string {
  const plain = path.replace(/^(?:\.?\/)+/, '');
  return /^(?:bin|sbin|lib(?:32|64|x32)?)\//.test(plain) ? `usr/${plain}` : plain;
}

const DPKG_SUMS = /^var\/lib\/dpkg\/(?:info|status\.d)\/[^/]+\.md5sums$/;

/** The files that a package database lists; undefined where the path is none of a known database. */
export function ownedBy(path: string, read: () => string): readonly OwnedFile[] | undefined {
  const place = canonicalPath(path);
  if (DPKG_SUMS.test(place)) return dpkgSums(read());
  if (place === 'var/lib/dpkg/status') return dpkgConffiles(read());
  if (place === 'usr/lib/apk/db/installed') return apkInstalled(read());
  return undefined;
}

/** `<md5>  usr/share/doc/x`, one a line. */
function dpkgSums(text: string): readonly OwnedFile[] {
  return [...text.matchAll(/^([0-9a-f]{32}) [ *](.+)$/gm)].map(([, md5, path]) => [
    canonicalPath(path ?? ''),
    `md5:${md5}`,
  ]);
}

/** ` /etc/x <md5>`, lines of the field `Conffiles`. */
function dpkgConffiles(text: string): readonly OwnedFile[] {
  return [...text.matchAll(/^ (\/\S+) ([0-9a-f]{32})(?: obsolete)?$/gm)].map(([, path, md5]) => [
    canonicalPath(path ?? ''),
    `md5:${md5}`,
  ]);
}

/** `F:` names the folder, `R:` a file in it, `Z:Q1…` its SHA-1 in base64. */
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
