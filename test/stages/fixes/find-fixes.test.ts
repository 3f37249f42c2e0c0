import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { type Bom, parseBom } from '../../../src/formats/sbom/cyclonedx.ts';
import { findFixes } from '../../../src/stages/fixes/find-fixes.ts';
import { SbomDocuments } from '../../../src/stages/shared/sbom-documents.ts';
import { IMAGE, SBOM } from '../../domain/verdict/create-findings.ts';

const [LOW, HIGH] = [digestOf('low'), digestOf('high')];
const [PLATFORM] = IMAGE.platforms;

/** An image of `FROM base`, `RUN apt-get …`. */
const BUILT: PinnedImage = {
  ...IMAGE,
  platforms: IMAGE.platforms.map((platform) => ({
    ...platform,
    configuration: {
      ...platform.configuration,
      diffIds: [LOW, HIGH],
      history: [
        { createdBy: '/bin/sh -c #(nop) ADD file:base in / ', emptyLayer: false },
        { createdBy: 'RUN /bin/sh -c apt-get install -y curl # buildkit', emptyLayer: false },
      ],
    },
  })),
};

async function tree(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fixes-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** An SBOM of a lock file: `edges` are dependencies by `name@version`; the first are those of the lock file. */
function bomOf(type: string, edges: Readonly<Record<string, readonly string[]>>, list = 'npm'): Bom {
  const refs = [...new Set([...Object.keys(edges), ...Object.values(edges).flat()])].filter(
    (ref) => ref !== 'lock',
  );
  const bom = parseBom(
    JSON.stringify({
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6' },
      metadata: {
        tools: { components: [] },
        component: { 'bom-ref': 'main', type: 'application', name: 'x' },
      },
      components: [
        {
          ...{ 'bom-ref': 'lock', type: 'application', name: 'package-lock.json' },
          properties: [{ name: 'aquasecurity:trivy:Type', value: list }],
        },
        ...refs.map((ref) => {
          const [name = '', version = ''] = ref.split('@');
          return { 'bom-ref': ref, type: 'library', name, version, purl: `pkg:${type}/${name}@${version}` };
        }),
      ],
      dependencies: Object.entries(edges).map(([ref, dependsOn]) => ({ ref, dependsOn })),
    }),
  );
  if (!bom.ok) throw new Error(bom.fault);
  return bom.value;
}

const finding = (type: string, package_: string, version: string, more: Partial<Vulnerability> = {}) => ({
  ...{
    id: 'CVE-1',
    severity: 'high' as const,
    package: package_,
    version,
    type,
    fixedIn: '9.9.9',
    foundIn: ['source'],
  },
  ...more,
});

async function stepsFor(
  files: Readonly<Record<string, string>>,
  findings: readonly Vulnerability[],
  bom?: Bom,
  path = '',
) {
  const documents = new SbomDocuments();
  if (bom !== undefined) documents.add(SBOM.cyclonedx, bom);
  const fixes = await findFixes({
    ...{ image: BUILT, documents, bases: { updates: [], notes: [] } },
    sboms: bom === undefined ? [] : [{ ...SBOM, scope: { kind: 'source' } }],
    source: { folder: await tree(files), path },
    assessment: {
      vulnerabilities: {
        evaluated: findings.map((one) => ({ finding: one, effect: 'block' })),
        exceptions: { used: [], expired: [], unused: [] },
      },
      countdowns: [],
      notes: [],
    },
  });
  return fixes?.steps ?? [];
}

/** `path:line` of the first step. */
async function linesFor(...args: Parameters<typeof stepsFor>): Promise<readonly string[]> {
  const [step] = await stepsFor(...args);
  return step?.lines.map(({ path, line }) => `${path}:${line}`) ?? [];
}

const lock = (packages: Readonly<Record<string, string>>) =>
  `{"lockfileVersion": 3, "packages": {\n${Object.entries(packages)
    .map(([path, version]) => `"node_modules/${path}": {"version": "${version}"}`)
    .join(',\n')}\n}}`;
const manifest = (dependencies: Readonly<Record<string, string>>) =>
  `{"dependencies": {\n${Object.entries(dependencies)
    .map(([name, range]) => `"${name}": "${range}"`)
    .join(',\n')}\n}}`;

describe('a direct dependency', () => {
  test('is changed in its manifest, and then in the lock file', async () => {
    const files = {
      'package.json': manifest({ a: '1.0.0', lodash: '^4.17.0' }),
      'package-lock.json': lock({ lodash: '4.17.20' }),
    };
    expect(await linesFor(files, [finding('npm', 'lodash', '4.17.20')])).toEqual([
      'package.json:3',
      'package-lock.json:2',
    ]);
  });

  test('of a workspace is changed in the manifest whose range it is in, and no other', async () => {
    const files = {
      'package.json': '{"workspaces": ["packages/*"]}',
      'packages/a/package.json': manifest({ lodash: '^3.0.0' }),
      'packages/b/package.json': manifest({ lodash: '^4.0.0' }),
      'package-lock.json': lock({ lodash: '4.17.20', 'a/node_modules/lodash': '3.10.1' }),
    };
    expect(await linesFor(files, [finding('npm', 'lodash', '4.17.20')], undefined, 'shop')).toEqual([
      'shop/packages/b/package.json:2',
      'shop/package-lock.json:2',
    ]);
  });

  test('has no line where the files name another version, or a range without a lock file', async () => {
    const of = (range: string, locked?: string) =>
      linesFor(
        {
          'package.json': manifest({ lodash: range }),
          ...(locked && { 'package-lock.json': lock({ lodash: locked }) }),
        },
        [finding('npm', 'lodash', '4.17.20')],
      );
    expect(await of('^4.17.0')).toEqual([]);
    expect(await of('^4.17.0', '4.17.19')).toEqual([]);
    expect(await of('4.17.19')).toEqual([]);
    expect(await of('4.17.20')).toEqual(['package.json:2']);
    // The lock file is of another manifest, or old.
    expect(await of('4.17.19', '4.17.20')).toEqual(['package-lock.json:2']);
  });

  test('of Python is found whatever the spelling of its name', async () => {
    const files = {
      'requirements.txt': '# x\nFlask_Login == 0.6.0\n',
      'other/requirements.txt': 'flask-login==0.5.0\n',
    };
    expect(await linesFor(files, [finding('pypi', 'flask-login', '0.6.0')])).toEqual(['requirements.txt:2']);
  });

  test('of Maven is changed where its property is, also in a parent above', async () => {
    const pom = (body: string) => `<project>\n${body}\n</project>\n`;
    const dependency = (version: string) =>
      `<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${version}</version></dependency></dependencies>`;
    const files = {
      'pom.xml': pom('<properties>\n<a.version>1.0</a.version></properties>'),
      'app/pom.xml': pom(dependency('${a.version}')),
      'other/pom.xml': pom(dependency('2.0')),
    };
    expect(await linesFor(files, [finding('maven', 'g:a', '1.0')])).toEqual(['pom.xml:3']);
  });

  test('of Go is changed in go.mod, with or without the v', async () => {
    const files = { 'go.mod': 'module x\nrequire golang.org/x/net v0.1.0\n' };
    expect(await linesFor(files, [finding('golang', 'golang.org/x/net', 'v0.1.0')])).toEqual(['go.mod:2']);
    expect(await linesFor(files, [finding('golang', 'golang.org/x/net', '0.1.0')])).toEqual(['go.mod:2']);
  });
});

test('a dependency of a dependency has its path, the line of the first package, and its own in the lock file', async () => {
  const files = {
    'package.json': manifest({ express: '^4.0.0' }),
    'package-lock.json': lock({ express: '4.18.0', qs: '6.5.0' }),
  };
  const bom = bomOf('npm', { main: ['lock'], lock: ['express@4.18.0'], 'express@4.18.0': ['qs@6.5.0'] });
  const [step] = await stepsFor(files, [finding('npm', 'qs', '6.5.0')], bom);
  expect(step).toMatchObject({
    through: [['express@4.18.0', 'qs@6.5.0']],
    lines: [
      { path: 'package.json', line: 2 },
      { path: 'package-lock.json', line: 3 },
    ],
  });
});

test('a path begins with what the project names, and not with the project, which is a package in some lock files', async () => {
  const edges = { main: ['lock'], lock: ['shop@0.1.0'], 'shop@0.1.0': ['requests@2.31.0'] };
  const files = { 'pyproject.toml': '[project]\ndependencies = ["requests==2.31.0"]\n' };
  const wanted = [finding('pypi', 'urllib3', '1.26.5')];
  const bom = bomOf('pypi', { ...edges, 'requests@2.31.0': ['urllib3@1.26.5'] }, 'uv');
  expect(await stepsFor(files, wanted, bom)).toMatchObject([
    { through: [['requests@2.31.0', 'urllib3@1.26.5']], lines: [{ path: 'pyproject.toml', line: 2 }] },
  ]);
  // go.mod names no dependency between two modules.
  const flat = bomOf('golang', { ...edges, 'shop@0.1.0': ['a@1', 'b@1'] }, 'gomod');
  expect(await stepsFor({}, [finding('golang', 'b', '1')], flat)).toMatchObject([{ through: [] }]);
});

test('links are not followed, and a file that is too large is a note', async () => {
  const outside = await tree({ 'package-lock.json': lock({ lodash: '4.17.20' }) });
  const folder = await tree({ 'a/package-lock.json': ' '.repeat(17 * 1024 * 1024) });
  await symlink(join(outside, 'package-lock.json'), join(folder, 'package-lock.json'));
  await symlink(outside, join(folder, 'linked'));
  const fixes = await findFixes({
    ...{ image: BUILT, documents: new SbomDocuments(), bases: { updates: [], notes: [] }, sboms: [] },
    source: { folder, path: '' },
    assessment: {
      vulnerabilities: {
        evaluated: [{ finding: finding('npm', 'lodash', '4.17.20'), effect: 'block' }],
        exceptions: { used: [], expired: [], unused: [] },
      },
      ...{ countdowns: [], notes: [] },
    },
  });
  expect(fixes?.steps).toMatchObject([{ lines: [] }]);
  expect(fixes?.notes).toEqual([expect.stringContaining('in 1 files')]);
});

describe('packages of the distribution', () => {
  const files = { 'deploy/Dockerfile': '# x\nFROM debian:12\nRUN apt-get install -y curl\n' };
  const deb = (layer: typeof LOW) => [finding('deb', 'curl', '1.0-1', { layers: [layer] })];

  test('are changed at the FROM of the Dockerfile that made the image, if they are from the base image', async () => {
    expect(PLATFORM).toBeDefined();
    expect(await linesFor(files, deb(LOW))).toEqual(['deploy/Dockerfile:2']);
  });

  test('are changed at the instruction that installed them', async () => {
    expect(await linesFor(files, deb(HIGH))).toEqual(['deploy/Dockerfile:3']);
  });

  test('have no line in a Dockerfile of another image', async () => {
    const other = { Dockerfile: 'FROM debian:12\nRUN apt-get install -y wget\n' };
    expect(await linesFor(other, deb(LOW))).toEqual([]);
  });
});
