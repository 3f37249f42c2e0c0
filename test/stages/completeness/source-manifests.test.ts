import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gapSentences } from '../../../src/domain/evidence/gap.ts';
import { packagesOf } from '../../../src/formats/sbom/cyclonedx-packages.ts';
import { sourceManifests } from '../../../src/stages/completeness/source-manifests.ts';
import { inventorySource } from '../../../src/stages/sbom/inventory.ts';
import { rigFolder } from '../../rig/folder.ts';
import { trivyWorld } from '../scan/trivy-world.ts';

let source: string;

beforeEach(async () => {
  source = await rigFolder('source-manifests');
});

afterEach(async () => {
  await rm(source, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string>>;

async function lay(files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(source, path)), { recursive: true });
    await writeFile(join(source, path), content);
  }
}

async function open(files: Files): Promise<readonly string[]> {
  await lay(files);
  const { gaps } = await sourceManifests(source);
  expect(gaps.every(({ decides }) => !decides)).toBe(true);
  return gaps.map(({ kind, path }) => `${kind} ${path}`);
}

const NPM = '{"dependencies":{"lodash":"^4.17.0"}}';
const POM = (inner: string, more = '') => `<project>${more}<dependencies>${inner}</dependencies></project>`;
const LOG4J = '<dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId>';
const PARENT =
  '<parent><groupId>org.springframework.boot</groupId><artifactId>x</artifactId><version>3.0.0</version></parent>';

describe('a manifest that says nothing exact, with no lock file', () => {
  test.each<readonly [string, string]>([
    ['package.json', NPM],
    ['package.json', '{broken'],
    ['deno.json', '{"imports":{"x":"npm:lodash@4"}}'],
    ['requirements.txt', 'flask==2.0.0\nrequests>=2\n'],
    ['requirements-dev.txt', 'pytest\n'],
    ['requirements.txt', 'django==4.*\n'],
    ['pyproject.toml', '[project]\nname = "x"\ndependencies = ["flask>=2"]\n'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.11"\nflask = "^2"\n'],
    ['setup.py', 'setup(name="x", install_requires=["flask"])'],
    ['Pipfile', '[packages]\nflask = "*"\n'],
    ['environment.yml', 'dependencies:\n  - numpy\n'],
    ['Gemfile', 'gem "rack"\n'],
    ['composer.json', '{"require":{"php":">=8","monolog/monolog":"^2"}}'],
    ['pom.xml', POM(`${LOG4J}</dependency>`, PARENT)],
    ['pom.xml', POM(`${LOG4J}<version>\${log4j.version}</version></dependency>`, PARENT)],
    ['pom.xml', POM(`${LOG4J}<version>[2.0,3.0)</version></dependency>`)],
    ['build.gradle.kts', 'dependencies { implementation("x:y:1.+") }'],
    ['build.gradle', 'dependencies {\n}'],
    ['src/Shop.csproj', '<PackageReference Include="Newtonsoft.Json" Version="12.*" />'],
    ['Cargo.toml', '[package]\nname="x"\n[dependencies]\ntime = "0.1"\n'],
    ['mix.exs', 'defp deps do [{:plug, "~> 1.0"}] end'],
    ['Package.swift', '.package(url: "x", from: "1.0.0")'],
    ['Podfile', "pod 'AFNetworking'\n"],
    ['pubspec.yaml', 'dependencies:\n  http: ^1.0.0\n'],
    ['Chart.yaml', 'name: x\ndependencies:\n  - name: redis\n    version: ">=1"\n'],
  ])('%s is told', async (path, content) => {
    expect(await open({ [path]: content })).toEqual([`unlocked ${path}`]);
  });
});

describe('a manifest', () => {
  test.each<readonly [string, Files]>([
    ['of npm with its lock', { 'package.json': NPM, 'package-lock.json': '{}' }],
    [
      'of a workspace whose lock is in a parent folder',
      { 'packages/a/package.json': NPM, 'pnpm-lock.yaml': '' },
    ],
    [
      'that asks for nothing',
      { 'package.json': '{"name":"x"}', 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' },
    ],
    ['of Composer that asks for PHP alone', { 'composer.json': '{"require":{"php":">=8","ext-json":"*"}}' }],
    ['of Go, which is exact', { 'go.mod': 'module x\nrequire golang.org/x/text v0.3.0\n' }],
    [
      'of pip with nothing but exact versions',
      {
        'requirements.txt':
          '-r x.txt\n# x\nflask==2.0.0 \\\n    --hash=sha256:0\nuvicorn[standard] == 0.1.0 ; python_version > "3"\n',
      },
    ],
    [
      'of Maven with versions of its own',
      { 'pom.xml': POM(`${LOG4J}<version>2.14.1</version></dependency>`) },
    ],
    [
      'of Maven with a property',
      {
        'pom.xml': POM(
          `${LOG4J}<version>\${v}</version></dependency>`,
          '<properties><v>2.14.1</v></properties>',
        ),
      },
    ],
    [
      'of Maven whose parent is in the tree',
      {
        'a/pom.xml': POM(`${LOG4J}</dependency>`, PARENT),
        'pom.xml': `<project><dependencyManagement>${LOG4J}<version>2.14.1</version></dependency></dependencyManagement></project>`,
      },
    ],
    ['of Gradle with its lock', { 'app/build.gradle': 'dependencies {}', 'app/gradle.lockfile': '' }],
    [
      'of .NET with central versions',
      { 'src/a/a.csproj': '<PackageReference Include="x" />', 'Directory.Packages.props': '' },
    ],
    [
      'of a package that is installed',
      {
        'node_modules/x/package.json': NPM,
        'vendor/x/composer.json': '{',
        '.venv/x/setup.py': 'install_requires=',
      },
    ],
  ])('%s is not', async (_, files) => {
    expect(await open(files)).toEqual([]);
  });

  test('below a folder whose name is not UTF-8 is not seen, which is told', async () => {
    const folder = Buffer.concat([Buffer.from(`${source}/caf`), Buffer.of(0xe9)]);
    await mkdir(folder);
    await writeFile(Buffer.concat([folder, Buffer.from('/package.json')]), NPM);
    expect(await open({ 'a/package.json': NPM })).toEqual(['unlocked a/package.json', 'unlisted caf\ufffd']);
  });

  test('beside one that is exact is told all the same', async () => {
    const files = { 'a/package.json': NPM, 'a/yarn.lock': '', 'b/package.json': NPM };
    expect(await open(files)).toEqual(['unlocked b/package.json']);
    expect((await sourceManifests(source)).manifests).toEqual([
      { path: 'a/package.json', manager: 'npm', exact: true },
      { path: 'b/package.json', manager: 'npm', exact: false },
    ]);
  });

  test('is one sentence with those that say the same', async () => {
    await lay(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}/package.json`, NPM])));
    const { gaps } = await sourceManifests(source);
    expect(gapSentences(gaps)).toEqual([
      'a/package.json, b/package.json, c/package.json and 2 more: names no exact versions, and has no lock file that trivy reads',
    ]);
  });
});

test('links are not followed, and what is no folder names nothing', async () => {
  await lay({ 'a/package.json': NPM });
  await symlink('..', join(source, 'a', 'loop'));
  await symlink('/etc', join(source, 'etc'));
  expect(await open({})).toEqual(['unlocked a/package.json']);
  expect(await sourceManifests(join(source, 'gone'))).toEqual({ manifests: [], gaps: [] });
});

describe('lock files that trivy passes over', () => {
  const locks: Files = {
    'bun/bun.lockb': '#!/usr/bin/env bun\nbun-lockfile-format-v0\n\0lodash4.17.20',
    'deno/deno.lock':
      '{"version":"4","specifiers":{"npm:lodash@4":"4.17.20"},"npm":{"lodash@4.17.20":{"integrity":"sha512-x"}}}',
    'pdm/pdm.lock': '[metadata]\nlock_version = "4.5.0"\n\n[[package]]\nname = "flask"\nversion = "2.0.0"\n',
    'pip/requirements-prod.txt': 'flask==2.0.0\n',
    'old/npm-shrinkwrap.json':
      '{"lockfileVersion":3,"packages":{"node_modules/lodash":{"version":"4.17.20"}}}',
  };

  test('are told, and trivy does pass them over', async () => {
    await lay({ ...locks, 'bun/package.json': NPM });
    const world = await trivyWorld();
    try {
      const { bom, notes, gaps = [] } = await inventorySource(world, source);
      expect(notes).toEqual(['manifests seen: npm 1 (1 without exact versions), pip 1']);
      expect(packagesOf(bom)).toEqual([]);
      expect(gaps.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual(
        [...Object.keys(locks).map((path) => `unlisted ${path}`), 'unlocked bun/package.json'].sort(),
      );
    } finally {
      await rm(world.folder, { recursive: true, force: true });
    }
  }, 900_000);

  test('are not told beside one that it reads', async () => {
    expect(await open({ 'package.json': NPM, 'bun.lockb': '', 'bun.lock': '{}' })).toEqual([]);
  });
});
