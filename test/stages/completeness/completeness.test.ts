import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sbom } from '../../../src/domain/evidence/evidence.ts';
import { sboms } from '../../../src/stages/sbom/sbom.ts';
import type { LocalDatabase } from '../../../src/stages/scan/advisory-database.ts';
import { scan } from '../../../src/stages/scan/scan.ts';
import type { TarEntry } from '../../rig/images/tar.ts';
import { makeDatabase } from '../../rig/images/vulnerability-db.ts';
import { javaDatabase } from '../scan/java.ts';
import { debian, imageOf, npm, OFFLINE, type TrivyWorld, trivyWorld } from '../scan/trivy-world.ts';
import { manifest } from './detect.ts';

let database: LocalDatabase;
let world: TrivyWorld;

beforeAll(async () => {
  const rig = await makeDatabase();
  database = {
    facts: { updatedAt: new Date().toISOString(), sha256: '0'.repeat(64) },
    cacheDir: rig.cacheDir,
  };
  return rig.stop;
}, 900_000);
beforeEach(async () => {
  world = await trivyWorld();
}, 900_000);
afterEach(() => rm(world.folder, { recursive: true, force: true }));

const BASE = debian('12.11');
const PLACE = 'app/node_modules/minimist/package.json';
const file = (path: string, content: string): TarEntry => ({ path, content });

interface Looked {
  readonly sbom: Sbom;
  /** `PURL at PATH (seen by)` of every language package in the SBOM. */
  readonly listed: readonly string[];
  /** `kind path[, told]` of each gap. */
  readonly gaps: readonly string[];
  readonly found: readonly string[];
}

/** The SBOM of an image of these layers, and what its scan finds, by real trivy. */
async function looked(...layers: readonly (readonly TarEntry[])[]): Promise<Looked> {
  const image = await imageOf(join(world.folder, 'image'), layers);
  const made = await sboms(world, image, undefined, OFFLINE);
  const [sbom] = made;
  if (sbom === undefined) throw new Error('no SBOM');
  const bom = JSON.parse(await readFile(sbom.cyclonedx.path, 'utf8'));
  expect(await world.sbomValidator.fault(bom)).toBeUndefined();
  const scanned = await scan(world, made, database);
  for (const { listed, compared, incomparable, unsourced } of scanned.coverage)
    expect(compared + incomparable + unsourced).toBe(listed);
  return {
    sbom,
    listed: bom.components.filter(isLanguage).map(inWords).sort(),
    gaps: (sbom.gaps ?? [])
      .map(({ kind, path, decides }) => `${kind} ${path}${decides ? '' : ', told'}`)
      .sort(),
    found: [...new Set(scanned.findings.map((one) => `${one.package}@${one.version}`))].sort(),
  };
}

interface Component {
  readonly purl?: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

function isLanguage({ purl = '' }: Component): boolean {
  return purl !== '' && !/^pkg:(?:deb|apk|rpm)\//.test(purl);
}

function inWords({ purl, properties = [] }: Component): string {
  const value = (name: string) => properties.find((one) => one.name === name)?.value;
  const seenBy = value('assay:completeness');
  const path = value('aquasecurity:trivy:FilePath');
  return `${purl} at ${path}${seenBy === undefined ? '' : ` (${seenBy})`}`;
}

const MINIMIST = `pkg:npm/minimist@1.2.5 at ${PLACE}`;

describe('a package that trivy passes over is in the SBOM, and found', () => {
  const store = 'pnpm/store/v10/files/ab/cd';
  const place = 'usr/src/app/node_modules/.pnpm/minimist@1.2.5/node_modules/minimist/package.json';
  const link = {
    path: 'usr/src/app/node_modules/minimist',
    linkTo: '.pnpm/minimist@1.2.5/node_modules/minimist',
  };

  test.each([
    ['whose bytes the store has', [[manifest(store), { path: place, hardLinkTo: store }, link]]],
    ['whose store is in a layer below', [[manifest(store)], [{ path: place, hardLinkTo: store }, link]]],
  ])('a hard link %s', async (_, layers) => {
    const { listed, found, gaps, sbom } = await looked(BASE, ...layers);
    expect(listed).toEqual([`pkg:npm/minimist@1.2.5 at ${place} (npm)`]);
    expect(found).toEqual(['minimist@1.2.5']);
    expect(gaps).toEqual([]);
    expect(sbom.completeness).toEqual({ files: 1 + DATABASES, added: 1 });
  });

  test('a symbolic link to a content-addressed store', async () => {
    const { listed, found } = await looked(BASE, [
      manifest('store/ab'),
      { path: PLACE, linkTo: '/store/ab' },
    ]);
    expect(listed).toEqual([`${MINIMIST} (npm)`]);
    expect(found).toEqual(['minimist@1.2.5']);
  });

  test('a manifest with a byte order mark', async () => {
    const { listed, found, gaps } = await looked(BASE, [file(PLACE, `\uFEFF${manifest(PLACE).content}`)]);
    expect(listed).toEqual([`${MINIMIST} (npm)`]);
    expect(found).toEqual(['minimist@1.2.5']);
    expect(gaps).toEqual([]);
  });

  test('a second place of a package that is listed elsewhere: a rule may be bound to a path', async () => {
    const first = 'opt/legacy/node_modules/minimist/package.json';
    const { listed } = await looked(BASE, [manifest(first), { path: PLACE, hardLinkTo: first }]);
    expect(listed).toEqual([`${MINIMIST} (npm)`, `pkg:npm/minimist@1.2.5 at ${first}`]);
  });

  test('a list of pip whose bytes lie in the cache of uv', async () => {
    const metadata = 'Metadata-Version: 2.1\nName: Flask_Login\nVersion: 0.6.2\n';
    const site = 'venv/lib/python3.12/site-packages/flask_login-0.6.2.dist-info/METADATA';
    const { listed } = await looked(BASE, [
      file('root/.cache/uv/archive-v0/Zx1/data', metadata),
      { path: site, hardLinkTo: 'root/.cache/uv/archive-v0/Zx1/data' },
    ]);
    expect(listed).toEqual([`pkg:pypi/flask-login@0.6.2 at ${site} (Python)`]);
  });
});

describe('the later entry of a path counts', () => {
  test.each([
    [['1.2.8', '1.2.0'], '1.2.0'],
    [['1.2.0', '1.2.8'], '1.2.8'],
    [['1.2.8', '1.2.0', '1.2.5'], '1.2.5'],
  ])('in one layer: %j', async (versions, last) => {
    const { listed } = await looked(
      BASE,
      versions.map((version) => manifest(PLACE, version)),
    );
    expect(listed.map((one) => one.replace(' (npm)', ''))).toEqual([`pkg:npm/minimist@${last} at ${PLACE}`]);
  });

  test('in an upper layer: what it hides is in the SBOM no more', async () => {
    const other = await looked(BASE, [manifest(PLACE)], [manifest(PLACE, '1.2.8')]);
    expect(other.listed).toEqual([`pkg:npm/minimist@1.2.8 at ${PLACE}`]);
    const emptied = await looked(BASE, [manifest(PLACE), npm('lodash', '4.17.21')], [file(PLACE, '{}')]);
    expect(emptied.listed).toEqual(['pkg:npm/lodash@4.17.21 at app/node_modules/lodash/package.json']);
    expect(emptied.gaps).toEqual([`incomparable ${PLACE}`]);
    const broken = await looked(BASE, [manifest(PLACE)], [file(PLACE, 'null')]);
    expect(broken.listed).toEqual([]);
    expect(broken.gaps).toEqual([`unreadable ${PLACE}`]);
    const linked = await looked(BASE, [manifest(PLACE)], [{ path: PLACE, linkTo: '/nowhere' }]);
    expect(linked.listed).toEqual([]);
    expect(linked.found).toEqual([]);
  });

  test.each([
    ['a folder by a link', { path: 'app/node_modules/minimist', linkTo: '/srv/other' }],
    ['the folder above by a link', { path: 'app/node_modules', linkTo: '../srv' }],
    ['a folder by a file', file('app/node_modules/minimist', 'x')],
    ['a file by a folder', { path: `${PLACE}/` }],
    ['a folder by one that hides it', file('app/.wh..wh..opq', '')],
  ])('in an upper layer: %s', async (_, entry) => {
    const other = file('srv/other/package.json', '{}');
    const { listed, gaps } = await looked(BASE, [manifest(PLACE), other], [entry]);
    expect(listed).toEqual([]);
    expect(gaps).toEqual([]);
  });

  test('in an upper layer: a list of Composer that lists nothing', async () => {
    const place = 'app/vendor/composer/installed.json';
    const packages = [{ name: 'a/b', version: '1.0.0', version_normalized: '1.0.0.0', type: 'library' }];
    const installed = file(place, JSON.stringify({ packages }));
    expect((await looked(BASE, [installed])).listed).toHaveLength(1);
    const emptied = await looked(BASE, [installed], [file(place, '{}')]);
    expect(emptied.listed).toEqual([]);
    expect(emptied.gaps).toEqual([]);
  });

  test('whiteouts take away, and what lies beside them stays', async () => {
    const lodash = npm('lodash', '4.17.20');
    const { listed, gaps } = await looked(
      BASE,
      [manifest(PLACE), lodash],
      [file('app/node_modules/.wh.minimist', '')],
    );
    expect(listed).toEqual(['pkg:npm/lodash@4.17.20 at app/node_modules/lodash/package.json']);
    expect(gaps).toEqual([]);
  });
});

describe('a package file that nobody can read', () => {
  test('decides where it is loaded from, and is told where a published package keeps it for its tests', async () => {
    const inside = 'app/node_modules/resolve/test/resolver/malformed_package_json/package.json';
    const { gaps } = await looked(BASE, [
      npm('resolve', '1.22.8'),
      file(inside, '{ "name": '),
      file('app/node_modules/broken/package.json', '{ "name": '),
    ]);
    expect(gaps).toEqual(['unreadable app/node_modules/broken/package.json', `unreadable ${inside}, told`]);
  });

  test.each([
    ['METADATA', 'usr/lib/python3/site-packages/x.egg-info/PKG-INFO', 'nothing of the kind'],
    ['a jar', 'opt/app/lib/x.jar', 'PK\u0003\u0004 and then nothing'],
  ])('is one: %s', async (_, path, content) => {
    const { gaps } = await lookedWithJava([file(path, content)]);
    expect(gaps).toEqual([`unreadable ${path}`]);
  });

  test('without a version is a package that cannot be compared', async () => {
    const { gaps } = await looked(BASE, [file(PLACE, '{"name":"minimist"}')]);
    expect(gaps).toEqual([`incomparable ${PLACE}`]);
  });
});

describe('two systems in one image', () => {
  const gapsOf = async (...layers: readonly (readonly TarEntry[])[]) => {
    const image = await imageOf(join(world.folder, 'image'), layers);
    const [sbom] = await sboms(world, image, undefined, OFFLINE);
    return (sbom?.gaps ?? []).map(({ kind, path, why }) => `${kind} ${path} ${why}`);
  };
  const alpine = file('lib/apk/db/installed', 'P:openssl\nV:3.5.0-r0\nA:x86_64\n\n');

  test('are both named: a package database of each', async () => {
    expect(await gapsOf(BASE, [alpine])).toEqual([
      expect.stringMatching(
        /^system lib\/apk\/db\/installed lists packages of apk, but var\/lib\/dpkg\/status lists packages of dpkg/,
      ),
    ]);
  });

  test.each([
    ['etc/alpine-release', '3.22.0\n', 'alpine'],
    ['etc/os-release', 'ID=wolfi\nNAME="Wolfi"\nVERSION_ID="20230201"\n', 'wolfi'],
    ['etc/redhat-release', 'Red Hat Enterprise Linux release 9.4 (Plow)\n', 'rhel'],
  ])('are both named: %s of another one', async (path, content, id) => {
    const found = await gapsOf(BASE, [file(path, content)]);
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(`^system ${path} names the distribution ${id}, but var/lib/dpkg/status`),
      ),
    );
  });

  test.each([
    ['pacman', 'var/lib/pacman/local/openssl-3.5.0-1/desc', '%NAME%\nopenssl\n'],
    ['xbps', 'var/db/xbps/pkgdb-0.38.plist', '<key>pkgver</key><string>openssl-3.5.0_1</string>'],
    ['opkg', 'usr/lib/opkg/status', 'Package: libopenssl3\nVersion: 3.0.15-r1\n'],
    ['Portage', 'var/db/pkg/dev-libs/openssl-3.5.0/PF', 'openssl-3.5.0\n'],
    ['Nix', `nix/store/${'a'.repeat(32)}-openssl-3.5.0/lib/libssl.so.3`, 'x'],
    ['Windows', 'Files/Windows/System32/config/SOFTWARE', 'regf'],
  ])(
    'one that nobody has advisories for is a gap, beside language packages too: %s',
    async (name, path, content) => {
      expect(await gapsOf([file(path, content), npm('left-pad', '1.3.0')])).toEqual([
        `system ${path} is of ${name}, whose packages Assay cannot compare with advisories`,
      ]);
    },
  );

  test('are one where an empty database of another is there', async () => {
    expect(
      await gapsOf(BASE, [file('lib/apk/db/installed', '\n'), file('etc/lsb-release', 'DISTRIB_ID=x\n')]),
    ).toEqual([]);
  });

  test('a package database behind a link is read as such', async () => {
    const status = BASE.find(({ path }) => path === 'var/lib/dpkg/status')?.content ?? '';
    const rest = BASE.filter(({ path }) => path !== 'var/lib/dpkg/status');
    const found = await gapsOf([
      ...rest,
      file('data/status', String(status)),
      { path: 'var/lib/dpkg/status', hardLinkTo: 'data/status' },
    ]);
    expect(found).toEqual(['unlisted var/lib/dpkg/status lists packages that the SBOM lacks: openssl']);
  });
});

describe('files that a package of the system laid', () => {
  const status = (name: string, maintainer?: string) =>
    file(
      'var/lib/dpkg/status',
      `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0-1\n${maintainer === undefined ? '' : `Maintainer: ${maintainer}\n`}\n`,
    );
  const deb = (maintainer: string | undefined, at: string, ...laid: readonly string[]) => [
    ...BASE.filter(({ path }) => path !== 'var/lib/dpkg/status'),
    status('tool', maintainer),
    file(
      'var/lib/dpkg/info/tool.md5sums',
      [at, ...laid].map((path) => `${'0'.repeat(32)}  ${path}\n`).join(''),
    ),
    manifest(at),
  ];
  const OPT = 'opt/tool/node_modules/minimist/package.json';
  const SHARE = 'usr/share/nodejs/minimist/package.json';

  test.each([
    ['of one’s own', 'Ops <ops@shop.example>', OPT],
    ['of one’s own, without a maintainer', undefined, 'usr/lib/tool/node_modules/minimist/package.json'],
    ['that lies where a distribution lays nothing', 'Debian Tools <tools@lists.debian.org>', OPT],
  ])('are found: %s', async (_, maintainer, at) => {
    const { listed, found } = await looked(deb(maintainer, at));
    expect(listed).toEqual([`pkg:npm/minimist@1.2.5 at ${at} (npm)`]);
    expect(found).toEqual(['minimist@1.2.5']);
  });

  test.each([
    ['a team of Debian', 'Debian Javascript Maintainers <pkg-javascript-devel@lists.alioth.debian.org>', []],
    ['one of Debian’s people', 'Jo Doe <jo@doe.example>', ['usr/share/doc/tool/changelog.Debian.gz']],
  ])('are left to the distribution where it is its own: %s', async (_, maintainer, laid) => {
    const { listed, gaps } = await looked(deb(maintainer, SHARE, ...laid));
    expect(listed).toEqual([]);
    expect(gaps).toEqual([]);
  });

  test('are found in a package of apk of one’s own, and left in one of Alpine', async () => {
    const at = 'usr/lib/node_modules/minimist/package.json';
    const apk = (more: string) => [
      file('etc/alpine-release', '3.22.0\n'),
      file('etc/os-release', 'ID=alpine\nVERSION_ID=3.22.0\n'),
      file(
        'lib/apk/db/installed',
        `P:tool\nV:1.0-r0\nA:x86_64\n${more}F:usr/lib/node_modules/minimist\nR:package.json\n\n`,
      ),
      manifest(at),
    ];
    expect((await looked(apk(''))).listed).toEqual([`pkg:npm/minimist@1.2.5 at ${at} (npm)`]);
    expect((await looked(apk(`o:tool\nc:${'a'.repeat(40)}\n`))).listed).toEqual([]);
  });
});

describe('an image as people make them', () => {
  const pnpm = (name: string, version: string): readonly TarEntry[] => [
    manifest(`app/node_modules/.pnpm/${name}@${version}/node_modules/${name}/package.json`, version, name),
    {
      path: `app/node_modules/.pnpm/node_modules/${name}`,
      linkTo: `../${name}@${version}/node_modules/${name}`,
    },
    { path: `app/node_modules/${name}`, linkTo: `.pnpm/${name}@${version}/node_modules/${name}` },
  ];
  const pip = (name: string, version: string): TarEntry =>
    file(
      `usr/lib/python3.12/site-packages/${name}-${version}.dist-info/METADATA`,
      `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    );

  test.each<[string, readonly (readonly TarEntry[])[]]>([
    [
      'npm',
      [
        [
          npm('lodash', '4.17.21'),
          npm('@babel/core', '7.24.0'),
          file('app/package.json', '{"name":"shop","private":true}'),
        ],
      ],
    ],
    ['pnpm', [[...pnpm('lodash', '4.17.21'), ...pnpm('left-pad', '1.3.0')]]],
    [
      'pip, upgraded in a later layer',
      [
        [pip('Flask_Login', '0.6.1'), pip('zope.interface', '6.0')],
        [
          file('usr/lib/python3.12/site-packages/.wh.Flask_Login-0.6.1.dist-info', ''),
          pip('Flask_Login', '0.6.2'),
        ],
      ],
    ],
    [
      'a manifest without a name, as bundlers read it',
      [[npm('lodash', '4.17.21'), file('app/node_modules/lodash/esm/package.json', '{"type":"module"}')]],
    ],
    [
      'links of a merged /usr',
      [
        [
          { path: 'bin', linkTo: 'usr/bin' },
          { path: 'lib', linkTo: 'usr/lib' },
          file('usr/bin/tool', '#!/bin/sh\n'),
        ],
      ],
    ],
  ])('is listed as trivy lists it, without a gap: %s', async (_, layers) => {
    const { gaps, sbom, listed } = await looked(BASE, ...layers);
    expect(gaps).toEqual([]);
    expect(sbom.completeness?.added).toBe(0);
    expect(listed.filter((one) => one.endsWith(')'))).toEqual([]);
  });
});

/** The package database of the base is a package file too. */
const DATABASES = 1;

async function lookedWithJava(entries: readonly TarEntry[]): Promise<Looked> {
  await javaDatabase(join(world.workspace.cache, 'trivy', 'java-db'));
  return looked(BASE, entries);
}
