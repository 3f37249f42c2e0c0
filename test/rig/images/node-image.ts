import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RigDescriptor } from '../servers/registry-client.ts';
import { type Application, entriesBelow, installedApplication } from './npm-packages.ts';
import { type ImageStep, writeImage } from './oci-layout.ts';

const APP = 'usr/src/app';

/** Real packages of Debian 12, as its dpkg lists them. */
const DEBIAN_PACKAGES = [
  ['base-files', '12.4+deb12u12', 'base-files'],
  ['bash', '5.2.15-2+b8', 'bash'],
  ['libc6', '2.36-9+deb12u10', 'glibc'],
  ['libssl3', '3.0.16-1~deb12u1', 'openssl'],
  ['zlib1g', '1:1.2.13.dfsg-1', 'zlib'],
] as const;

const OS_RELEASE = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
`;

/**
 * Writes an image into a layout with no program but Node: what identifies a Debian, and an application with its real
 * npm packages. Some 1 MB in two layers, the same bytes each time.
 */
export async function writeNodeImage(
  dir: string,
  application: Application,
  architecture: 'amd64' | 'arm64' = 'amd64',
): Promise<RigDescriptor> {
  const config = {
    User: 'app',
    ExposedPorts: { '8080/tcp': {} },
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Cmd: ['node', 'server.js'],
    WorkingDir: `/${APP}`,
  };
  const folder = await installedApplication(application);
  return writeImage(dir, { architecture, config }, [
    debian(architecture),
    {
      createdBy: 'COPY . /usr/src/app # buildkit',
      entries: [
        { path: 'usr/' },
        { path: 'usr/src/' },
        { path: `${APP}/` },
        ...(await applicationFiles(folder)),
        ...(await entriesBelow(folder, 'node_modules', APP)),
      ],
    },
    { createdBy: 'CMD ["node" "server.js"]' },
  ]);
}

async function applicationFiles(folder: string) {
  const names = ['package.json', 'server.js'];
  return Promise.all(
    names.map(async (name) => ({ path: `${APP}/${name}`, content: await readFile(join(folder, name)) })),
  );
}

/** The step that makes the root of a Debian 12: what trivy knows a distribution by, and the packages that dpkg lists. */
export function debian(architecture: string): ImageStep {
  const status = DEBIAN_PACKAGES.map(([name, version, source]) =>
    [
      `Package: ${name}`,
      'Status: install ok installed',
      'Priority: required',
      'Section: admin',
      'Maintainer: Debian <debian@example.org>',
      `Architecture: ${architecture}`,
      ...(source === name ? [] : [`Source: ${source}`]),
      `Version: ${version}`,
      `Description: ${name}`,
    ].join('\n'),
  );
  return {
    createdBy: 'ADD debian.tar.gz / # buildkit',
    entries: [
      { path: 'etc/' },
      { path: 'etc/debian_version', content: '12.11\n' },
      { path: 'etc/os-release', content: OS_RELEASE },
      {
        path: 'etc/passwd',
        content: 'root:x:0:0:root:/root:/bin/bash\napp:x:999:999::/usr/src/app:/bin/sh\n',
      },
      { path: 'tmp/', mode: 0o1777 },
      { path: 'var/' },
      { path: 'var/lib/' },
      { path: 'var/lib/dpkg/' },
      { path: 'var/lib/dpkg/status', content: `${status.join('\n\n')}\n\n` },
    ],
  };
}
