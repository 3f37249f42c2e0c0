import type { TarEntry } from '../tar.ts';

/** The layers of an image from the lowest on. */
export type Layers = readonly (readonly TarEntry[])[];

/** An image of the corpus: what it stands for, and its layers, which a real one makes when it is asked for. */
export interface CorpusImage {
  /** `npm-hard-link` */
  readonly name: string;
  readonly layers: Layers | (() => Promise<Layers>);
  /** In place of layers: a layout that lies on the machine, not to be changed. */
  readonly layout?: () => Promise<string>;
}

/** An `etc/os-release` with these lines. */
export function osRelease(id: string, version?: string, more = ''): TarEntry {
  const lines = [`ID=${id}`, ...(version === undefined ? [] : [`VERSION_ID="${version}"`])];
  return { path: 'etc/os-release', content: `${lines.join('\n')}\n${more}` };
}

/** What marks a Debian 12; most images of the corpus stand on it, so that a distribution is recognised. */
export const DEBIAN: readonly TarEntry[] = [
  osRelease('debian', '12'),
  { path: 'etc/debian_version', content: '12.11\n' },
  { path: 'var/lib/dpkg/status', content: dpkgStatus([['openssl', '3.0.16-1~deb12u1']]) },
];

/** Stanzas of a dpkg status file. */
export function dpkgStatus(
  packages: readonly (readonly [name: string, version: string])[],
  maintainer = 'Debian Maintainers <team@lists.debian.org>',
): string {
  return packages
    .map(([name, version]) =>
      [
        `Package: ${name}`,
        'Status: install ok installed',
        `Maintainer: ${maintainer}`,
        'Architecture: amd64',
        `Version: ${version}`,
        `Description: ${name}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** A `package.json` at a place. */
export function packageJson(path: string, name: string, version: string, before = ''): TarEntry {
  return { path, content: before + JSON.stringify({ name, version, license: 'MIT' }) };
}

/** An installed npm package below `at`. */
export function npmPackage(name: string, version: string, at = 'usr/src/app'): TarEntry {
  return packageJson(`${at}/node_modules/${name}/package.json`, name, version);
}

/** `METADATA` and the like of a Python package. */
export function pythonMetadata(name: string, version: string): string {
  return `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\nLicense: MIT\n\nText.\n`;
}
