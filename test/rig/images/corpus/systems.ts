import { createHash } from 'node:crypto';
import type { TarEntry } from '../tar.ts';
import { type CorpusImage, DEBIAN, dpkgStatus, npmPackage, osRelease, pythonMetadata } from './image.ts';

const apk = (packages: readonly (readonly [string, string])[]): TarEntry => ({
  path: 'lib/apk/db/installed',
  content: packages
    .map(
      ([name, version]) =>
        `C:Q1${createHash('sha1').update(name).digest('base64')}\nP:${name}\nV:${version}\nA:x86_64\no:${name}\nL:MIT\n\n`,
    )
    .join(''),
});
const alpine = (version: string, repository: string): readonly TarEntry[] => [
  osRelease('alpine', version),
  { path: 'etc/alpine-release', content: `${version}\n` },
  { path: 'etc/apk/repositories', content: `https://mirror.example/alpine/${repository}/main\n` },
  apk([
    ['openssl', '3.5.0-r0'],
    ['musl', '1.2.5-r10'],
  ]),
];

/** Images told apart by their distribution. */
export const SYSTEM_IMAGES: readonly CorpusImage[] = [
  { name: 'debian', layers: [DEBIAN] },
  {
    name: 'debian-distroless',
    layers: [
      [
        ...DEBIAN.slice(0, 2),
        { path: 'var/lib/dpkg/status.d/libssl3', content: dpkgStatus([['libssl3', '3.0.16-1~deb12u1']]) },
        { path: 'var/lib/dpkg/status.d/base', content: dpkgStatus([['base-files', '12.4+deb12u12']]) },
      ],
    ],
  },
  {
    name: 'debian-with-a-removed-package',
    layers: [
      DEBIAN,
      [
        {
          path: 'var/lib/dpkg/status',
          content: `${dpkgStatus([['openssl', '3.0.16-1~deb12u1']])}\nPackage: gone\nStatus: deinstall ok config-files\nMaintainer: x\nArchitecture: amd64\nVersion: 1.0\n`,
        },
      ],
    ],
  },
  {
    name: 'debian-python-of-the-distribution',
    layers: [
      [
        ...DEBIAN.slice(0, 2),
        { path: 'var/lib/dpkg/status', content: dpkgStatus([['python3-urllib3', '1.26.12-1+deb12u1']]) },
        {
          path: 'var/lib/dpkg/info/python3-urllib3.list',
          content: '/.\n/usr\n/usr/lib/python3/dist-packages/urllib3-1.26.12.egg-info/PKG-INFO\n',
        },
        {
          path: 'usr/lib/python3/dist-packages/urllib3-1.26.12.egg-info/PKG-INFO',
          content: pythonMetadata('urllib3', '1.26.12'),
        },
      ],
    ],
  },
  {
    name: 'debian-own-package-with-node-modules',
    layers: [
      [
        ...DEBIAN.slice(0, 2),
        {
          path: 'var/lib/dpkg/status',
          content: `${dpkgStatus([['openssl', '3.0.16-1~deb12u1']])}\n${dpkgStatus([['acme-shop', '1.0.0']], 'Acme <ops@acme.example>')}`,
        },
        {
          path: 'var/lib/dpkg/info/acme-shop.list',
          content: '/.\n/opt/shop\n/opt/shop/node_modules/minimist/package.json\n',
        },
        npmPackage('minimist', '1.2.5', 'opt/shop'),
      ],
    ],
  },
  {
    name: 'ubuntu',
    layers: [
      [
        osRelease('ubuntu', '24.04'),
        { path: 'etc/lsb-release', content: 'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=24.04\n' },
        {
          path: 'var/lib/dpkg/status',
          content: dpkgStatus([['openssl', '3.0.13-0ubuntu3.5']], 'Ubuntu Developers <x@lists.ubuntu.com>'),
        },
      ],
    ],
  },
  { name: 'alpine', layers: [alpine('3.22.1', 'v3.22')] },
  { name: 'alpine-edge', layers: [alpine('3.23.0_alpha20250612', 'edge')] },
  { name: 'alpine-edge-repositories', layers: [alpine('3.22.1', 'edge')] },
  {
    name: 'alpine-without-its-release-file',
    layers: [alpine('3.22.1', 'v3.22').filter(({ path }) => !path.includes('release'))],
  },
  { name: 'alpine-that-nobody-knows', layers: [alpine('3.99.0', 'v3.99')] },
  {
    name: 'wolfi',
    layers: [[osRelease('wolfi', '20230201'), apk([['openssl', '3.5.0-r0']])]],
  },
  {
    name: 'arch-beside-npm',
    layers: [
      [
        osRelease('arch'),
        {
          path: 'var/lib/pacman/local/openssl-3.5.0-1/desc',
          content: '%NAME%\nopenssl\n\n%VERSION%\n3.5.0-1\n',
        },
        npmPackage('ms', '2.1.3'),
      ],
    ],
  },
  {
    name: 'two-systems',
    layers: [DEBIAN, [{ path: 'etc/alpine-release', content: '3.22.1\n' }]],
  },
  { name: 'npm-without-a-distribution', layers: [[npmPackage('lodash', '4.17.20')]] },
];
