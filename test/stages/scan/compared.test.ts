import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ScanCoverage } from '../../../src/domain/evidence/evidence.ts';
import { sboms } from '../../../src/stages/sbom/sbom.ts';
import type { LocalDatabase } from '../../../src/stages/scan/advisory-database.ts';
import { scan } from '../../../src/stages/scan/scan.ts';
import { goProgram } from '../../rig/images/go-program.ts';
import { rpmDatabase, rpmHeader } from '../../rig/images/rpm.ts';
import { OPENSSL, STDLIB } from '../../rig/images/system-advisories.ts';
import type { TarEntry } from '../../rig/images/tar.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';
import { debian, imageOf, npm, OFFLINE, type TrivyWorld, trivyWorld } from './trivy-world.ts';

let rig: TestDatabase;
let database: LocalDatabase;
let world: TrivyWorld;

beforeAll(async () => {
  rig = await makeDatabase();
  const facts = { updatedAt: new Date().toISOString(), sha256: '0'.repeat(64) };
  database = { facts, cacheDir: rig.cacheDir };
}, 900_000);
afterAll(() => rig.stop());
beforeEach(async () => {
  world = await trivyWorld();
}, 900_000);
afterEach(() => rm(world.folder, { recursive: true, force: true }));

interface Seen {
  /** `CVE package version` */
  readonly found: readonly string[];
  readonly coverage: ScanCoverage;
  /** Gaps that keep the image from passing, and those that are told: kind, path and why. */
  readonly open: readonly string[];
  readonly told: readonly string[];
}

/** What a scan says of an image of these files, by way of its SBOM as always. */
async function seen(...layers: readonly (readonly TarEntry[])[]): Promise<Seen> {
  const image = await imageOf(join(world.folder, 'image'), layers);
  const { findings, coverage } = await scan(world, await sboms(world, image, undefined, OFFLINE), database);
  const [first] = coverage;
  if (first === undefined) throw new Error('nothing was scanned');
  const texts = (decides: boolean) =>
    (first.gaps ?? [])
      .filter((gap) => gap.decides === decides)
      .map(({ kind, path, package: of = '', why }) => `${kind}: ${path}: ${of} ${why}`);
  return {
    found: findings.map((one) => `${one.id} ${one.package} ${one.version}`),
    ...{ coverage: first, open: texts(true), told: texts(false) },
  };
}

const releaseFile = (id: string, version: string, more = ''): TarEntry => ({
  path: 'etc/os-release',
  content: `ID=${id}\n${version === '' ? '' : `VERSION_ID=${version}\n`}${more}`,
});
const repositories = (...lines: string[]): TarEntry => ({
  path: 'etc/apk/repositories',
  content: lines.map((line) => `${line}\n`).join(''),
});
const at = (release: string) => `https://dl-cdn.alpinelinux.org/alpine/${release}/main`;
/** apk's list of what is installed, with OpenSSL alone. */
const openssl = (version: string): TarEntry => ({
  path: 'lib/apk/db/installed',
  content: `C:Q1${'A'.repeat(26)}A=\nP:libssl3\nV:${version}\nA:x86_64\nS:1\nI:1\nT:x\nU:x\nL:MIT\no:openssl\n\n`,
});
const alpine = (version: string): readonly TarEntry[] => [
  releaseFile('alpine', version),
  { path: 'etc/alpine-release', content: `${version}\n` },
];
const dpkg = (...packages: readonly (readonly [string, string, string?])[]): TarEntry => ({
  path: 'var/lib/dpkg/status',
  content: packages
    .map(
      ([name, version, maintainer = 'Debian <a@lists.debian.org>']) =>
        `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nMaintainer: ${maintainer}\nVersion: ${version}\n\n`,
    )
    .join(''),
});

describe('a distribution that the database knows', () => {
  test('is compared, and nothing else is said', async () => {
    const { coverage, found, open, told } = await seen([...alpine('3.22.1'), openssl('3.5.1-r0')]);
    expect(coverage).toMatchObject({ listed: 1, compared: 1, incomparable: 0, unsourced: 0 });
    expect(found).toEqual([`${OPENSSL} libssl3 3.5.1-r0`]);
    expect([open, told]).toEqual([[], []]);
  });

  test('without releases is compared', async () => {
    const wolfi = [releaseFile('wolfi', '20230201'), openssl('3.5.1-r0')];
    expect(await seen(wolfi)).toMatchObject({ found: [`${OPENSSL} libssl3 3.5.1-r0`], open: [] });
  });

  test('of which each package has a file of its own is compared', async () => {
    const distroless: readonly TarEntry[] = [
      releaseFile('debian', '"12"'),
      { path: 'etc/debian_version', content: '12.11\n' },
      {
        path: 'var/lib/dpkg/status.d/libssl3',
        content: 'Package: libssl3\nVersion: 3.0.16-1\nArchitecture: amd64\n',
      },
    ];
    expect(await seen(distroless)).toMatchObject({
      coverage: { compared: 1, listed: 1 },
      open: [],
      told: [],
    });
  });
});

describe('a distribution without advisories is a gap that decides, beside language packages too', () => {
  test.each<[string, readonly TarEntry[], RegExp]>([
    ['a release of the future', [...alpine('3.99.0'), openssl('3.5.1-r0')], /alpine 3\.99\.0/],
    ['Debian of the future', debian('99'), /debian 99/],
    ['a release under way', debian('trixie/sid'), /debian trixie\/sid/],
    [
      'Kali, which calls itself by another name than its base',
      [releaseFile('kali', '"2026.1"', 'ID_LIKE=debian\n'), ...debian('12.5').slice(1)],
      /kali is derived from debian/,
    ],
    [
      'Raspbian, of the same release number as its base',
      [releaseFile('raspbian', '"12"', 'ID_LIKE=debian\n'), ...debian('12.5').slice(1)],
      /raspbian is derived from debian/,
    ],
    [
      'postmarketOS',
      [
        releaseFile('postmarketos', '3.22'),
        { path: 'etc/alpine-release', content: '3.22.1\n' },
        openssl('3.5.1-r0'),
      ],
      /postmarketos is derived from alpine/,
    ],
    [
      'Arch',
      [releaseFile('arch', ''), { path: 'var/lib/pacman/local/x-1/desc', content: '%NAME%\nx\n' }],
      /of arch$/,
    ],
    ['NixOS', [releaseFile('nixos', '"26.05"')], /of nixos$/],
    ['openEuler', [releaseFile('openEuler', '"24.03"')], /of openeuler$/],
    [
      'Fedora, for which there is no detector, and without a package database',
      [
        releaseFile('fedora', '44'),
        { path: 'etc/fedora-release', content: 'Fedora release 44 (Forty Four)\n' },
      ],
      /package database is missing/,
    ],
  ])('%s', async (_, files, why) => {
    const { open, coverage } = await seen(files, [npm('left-pad', '1.3.0')]);
    expect(open.length).toBeGreaterThan(0);
    expect(open.filter((gap) => gap.startsWith('system: etc/os-release: ')).join('\n')).toMatch(why);
    const systemPackages = coverage.listed - 1;
    expect(coverage).toMatchObject({ compared: 1, unsourced: systemPackages });
  });

  test.each(['usr/lib/sysimage/rpm/rpmdb.sqlite', 'var/lib/rpm/rpmdb.sqlite'])(
    'Fedora, whose packages are listed from %s and cannot be compared',
    async (path) => {
      const release = { name: 'bash', version: '5.3.0', release: '2.fc44' };
      const header = rpmHeader({ folders: ['/usr/bin/'], files: [[0, 'bash', '']], algorithm: [8], release });
      const { open, coverage } = await seen([
        { path: 'etc/fedora-release', content: 'Fedora release 44 (Forty Four)\n' },
        releaseFile('fedora', '44'),
        { path, content: rpmDatabase(world.folder, [header]) },
      ]);
      expect(coverage.os).toMatchObject({ family: 'fedora', name: '44' });
      expect(coverage).toMatchObject({ listed: 1, compared: 0, unsourced: 1 });
      expect(open.filter((gap) => gap.startsWith('system'))).toEqual([
        'system: etc/os-release:  the database has no advisories of fedora 44',
      ]);
    },
  );

  test('is told where its support has ended, which decides by itself', async () => {
    const { open, told, coverage } = await seen(debian('8.11'));
    expect(coverage.os?.endOfLife).toBe(true);
    expect(open).toEqual([]);
    expect(told).toEqual([expect.stringContaining('no advisories of debian 8.11')]);
  });

  test('only where the image names one', async () => {
    expect(await seen([npm('left-pad', '1.3.0')])).toMatchObject({ open: [], coverage: { compared: 1 } });
  });
});

describe('what an SBOM of trivy does not say of the distribution', () => {
  test('is asked of the image: packages of edge are compared with edge', async () => {
    const { found, open } = await seen([...alpine('3.22.1'), repositories(at('edge')), openssl('3.5.6-r0')]);
    expect(found).toEqual([`${OPENSSL} libssl3 3.5.6-r0`]);
    expect(open).toEqual([]);
  });

  test('is asked of the image: one release may be installed from the repositories of another', async () => {
    const mixed = [...alpine('3.21.0'), repositories(at('v3.21'), at('v3.22')), openssl('3.3.6-r0')];
    expect((await seen(mixed)).found).toEqual([`${OPENSSL} libssl3 3.3.6-r0`]);
    const own = [...alpine('3.21.0'), repositories(at('v3.21'), `#${at('edge')}`), openssl('3.3.6-r0')];
    expect((await seen(own)).found).toEqual([]);
  });

  test('is asked of the image: repositories alone tell the release', async () => {
    const { found, open, coverage } = await seen([repositories(at('v3.22')), openssl('3.5.1-r0')]);
    expect(found).toEqual([`${OPENSSL} libssl3 3.5.1-r0`]);
    expect(open).toEqual([]);
    expect(coverage).toMatchObject({ listed: 1, compared: 1 });
  });

  test('of a release that the database does not know is a gap', async () => {
    const { open } = await seen([...alpine('3.22.1'), repositories(at('v3.98')), openssl('3.5.6-r0')]);
    expect(open).toEqual([expect.stringContaining('no advisories of alpine 3.98')]);
  });

  test('does not move another distribution to Alpine', async () => {
    const { coverage, open } = await seen([...debian('12.11'), repositories(at('edge'))]);
    expect(coverage.os).toMatchObject({ family: 'debian', name: '12.11' });
    expect(open).toEqual([]);
  });

  test('such as an extended support is told', async () => {
    const ubuntu: readonly TarEntry[] = [
      releaseFile('ubuntu', '"24.04"'),
      { path: 'etc/lsb-release', content: 'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=24.04\n' },
      dpkg(['bash', '5.2.21-2ubuntu4']),
      {
        path: 'var/lib/ubuntu-advantage/status.json',
        content: JSON.stringify({ services: [{ name: 'esm-infra', status: 'enabled' }] }),
      },
    ];
    const { open, told, coverage } = await seen(ubuntu);
    expect(open).toEqual([]);
    expect(told).toEqual([expect.stringContaining('extended support')]);
    expect(coverage.compared).toBe(1);
  });
});

describe('a package that is not of the distribution it is installed in', () => {
  test('is told as not comparable, and not held against the advisories of that distribution', async () => {
    const vendor = 'NGINX Packaging <nginx-packaging@f5.com>';
    const files = [
      ...debian('12.11').slice(0, 2),
      dpkg(['nginx', '1.29.1-1~bookworm', vendor], ['bash', '5.2.15-2']),
    ];
    for (const _ of ['first', 'with what trivy remembers of the layers']) {
      const { found, open, told, coverage } = await seen(files);
      expect([found, open]).toEqual([[], []]);
      expect(told).toEqual([
        expect.stringMatching(
          /^incomparable: var\/lib\/dpkg\/status: pkg:deb.*nginx.* is not a package of debian/,
        ),
      ]);
      expect(coverage).toMatchObject({ listed: 2, compared: 1, incomparable: 1 });
      await rm(join(world.folder, 'image'), { recursive: true });
    }
  });

  test('is held against them where it is', async () => {
    const { found } = await seen([...debian('12.11').slice(0, 2), dpkg(['nginx', '1.22.1-9'])]);
    expect(found).toEqual(['CVE-2024-7347 nginx 1.22.1-9']);
  });
});

describe('a version that cannot be compared', () => {
  const metadata = (name: string, version: string): TarEntry => ({
    path: `usr/lib/python3/site-packages/${name}-1.dist-info/METADATA`,
    content: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
  });
  const gemspec = (name: string, version: string): TarEntry => ({
    path: `usr/lib/ruby/gems/3.3.0/specifications/${name}-1.gemspec`,
    content: `Gem::Specification.new do |s|\n  s.name = "${name}".freeze\n  s.version = "${version}"\n  s.licenses = ["MIT".freeze]\nend\n`,
  });
  test.each<[string, TarEntry]>([
    ['npm: five numbers', npm('minimist', '1.2.5.0.0')],
    ['npm: a tag', npm('left-pad', 'latest')],
    ['npm: two numbers', npm('left-pad', '1.3')],
    ['npm: a number beyond 64 bits', npm('minimist', '99999999999999999999.0.0')],
    ['Python: a word', metadata('requests', 'latest')],
    ['Ruby: a word', gemspec('rack', 'head')],
  ])('is not counted as compared, and decides: %s', async (_, file) => {
    const { coverage, open } = await seen([...debian('12.11'), npm('axios', '1.7.0')], [file]);
    expect(coverage).toMatchObject({ listed: 3, compared: 2, incomparable: 1, unsourced: 0 });
    expect(open).toEqual([expect.stringMatching(/^incomparable: .* has a version that cannot be compared/)]);
  });

  test.each<[string, TarEntry, RegExp]>([
    [
      'Alpine',
      { path: 'lib/apk/db/installed', content: openssl('latest').content ?? '' },
      /^incomparable: lib\/apk\/db\/installed: libssl3/,
    ],
    [
      'Debian',
      dpkg(['openssl', 'latest'], ['bash', '5.2.15-2']),
      /^incomparable: var\/lib\/dpkg\/status: openssl/,
    ],
  ])('of a package of the distribution, which trivy leaves out, decides: %s', async (name, file, why) => {
    const system =
      name === 'Alpine'
        ? [...alpine('3.22.1'), { path: 'etc/x', content: 'x' }]
        : debian('12.11').slice(0, 2);
    const { open } = await seen([...system, file]);
    expect(open.join('\n')).toMatch(why);
  });

  test('of the application itself, or among the tests of a package, is told', async () => {
    const { open, told } = await seen([
      ...debian('12.11'),
      { path: 'app/package.json', content: '{"name":"shop","version":"next"}' },
      {
        path: 'app/node_modules/resolve/test/fixture/package.json',
        content: '{"name":"fixture","version":"1.0"}',
      },
    ]);
    expect(open).toEqual([]);
    expect(told).toHaveLength(2);
  });

  test('of a copy of a package that advisories speak of decides wherever it lies', async () => {
    const copy = { path: 'app/vendor/minimist/package.json', content: '{"name":"minimist","version":"1.2"}' };
    expect((await seen([copy])).open).toEqual([expect.stringContaining('app/vendor/minimist/package.json')]);
  });
});

test('a kind of package that the database has no advisories for is a gap that decides', async () => {
  const conda = {
    path: 'opt/conda/envs/py/conda-meta/openssl-1.1.1q-h7f8727e_0.json',
    content: '{"name":"openssl","version":"1.1.1"}',
  };
  const { coverage, open } = await seen([...debian('12.11'), conda]);
  expect(coverage).toMatchObject({ listed: 2, compared: 1, unsourced: 1 });
  expect(open).toEqual([
    expect.stringMatching(
      /^unsourced: opt\/conda\/envs\/py\/conda-meta\/.*\.json: .* no advisories .*conda-pkg/,
    ),
  ]);
});

describe('a program of Go', () => {
  const shop = async (release?: string): Promise<readonly TarEntry[]> => [
    { path: 'shop', content: await goProgram(release), mode: 0o755 },
  ];

  test('alone in an image, without a version of its own, is compared, and its own module is told', async () => {
    const { open, told, coverage } = await seen(await shop());
    expect(open).toEqual([]);
    expect(told).toEqual([
      expect.stringMatching(/^incomparable: shop: .*example\.test\/shop.* has no version$/),
    ]);
    expect(coverage).toMatchObject({ listed: 2, compared: 1, incomparable: 1 });
  }, 300_000);

  test('that a vendor of Go built is compared by the release that the vendor built', async () => {
    const { found, open } = await seen(await shop('go1.24.1 (Red Hat 1.24.1-1.el9)'));
    expect([found, open]).toEqual([[`${STDLIB} stdlib v1.24.1`], []]);
    expect((await seen(await shop('go1.26.5 (Red Hat 1.26.5-1.el9)'))).found).toEqual([]);
  }, 300_000);

  test('that was built by no release is not compared, and decides', async () => {
    const { open, coverage } = await seen(await shop('devel go1.27-4a1b2c3'));
    expect(coverage).toMatchObject({ compared: 0, incomparable: 2 });
    expect(open).toEqual([expect.stringMatching(/^incomparable: shop: .*stdlib/)]);
  }, 300_000);
});

test('Windows itself is a gap that decides, beside packages that are compared', async () => {
  const image = await imageOf(join(world.folder, 'image'), [[npm('left-pad', '1.3.0')]]);
  const made = await sboms(world, image, undefined, OFFLINE);
  const windows = { os: 'windows', architecture: 'amd64' };
  const onWindows = made.map((sbom) =>
    sbom.scope.kind === 'platform' ? { ...sbom, scope: { ...sbom.scope, platform: windows } } : sbom,
  );
  const { coverage } = await scan(world, onWindows, database);
  expect(coverage[0]?.gaps).toEqual([
    expect.objectContaining({ kind: 'system', path: 'Windows/System32', decides: true }),
  ]);
});
