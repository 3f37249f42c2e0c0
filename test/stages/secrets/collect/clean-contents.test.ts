import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hexOf } from '../../../../src/domain/digest.ts';
import type { SearchedCommits } from '../../../../src/domain/run/request.ts';
import type { TarEntry } from '../../../rig/images/tar.ts';
import {
  contentsOf,
  githubToken,
  gitlabToken,
  type LeaksRig,
  layerOf,
  leaksRig,
  secretsInGoodRun,
} from '../leaks-rig.ts';

const KEY = Buffer.from('a key for the tests');
const NAMES = Array.from({ length: 30 }, (_, at) => `src/file-${at}.ts`);

let rig: LeaksRig;
let source: string;
let seen: string;
beforeEach(async () => {
  rig = await leaksRig();
  source = join(rig.folder, 'source');
  seen = join(rig.folder, 'seen');
  await watchGitleaks();
  await mkdir(join(source, 'src'), { recursive: true });
  for (const name of NAMES) await writeFile(join(source, name), `export const at = '${name}';\n`);
});
afterEach(() => rig.dispose());

/** From now on, this program is gitleaks. It notes the files that it is given. */
async function watchGitleaks(comment = ''): Promise<void> {
  await rig.replace('gitleaks', `${comment}\nfind . -type f >> ${seen}; exec ${rig.path('gitleaks')} "$@"`);
}

/** Checks the source and an image with one small layer. Answers how many files gitleaks was given besides the test tokens. */
async function check(
  history: SearchedCommits = 'none',
  entries: readonly TarEntry[] = [{ path: 'srv/a.txt', content: 'a\n' }],
  env: readonly string[] = [],
) {
  await writeFile(seen, '');
  const image = await rig.image([await layerOf(entries)], { env });
  const found = await secretsInGoodRun(rig.world, image, { folder: source, path: '' }, KEY, { history });
  const names = (await readFile(seen, 'utf8')).split('\n').filter((name) => name !== '');
  return { found, isStarted: names.length > 0, given: names.filter((name) => !name.includes('canary')) };
}

test('the engines search what changed since the last run, and find it', async () => {
  expect((await check()).given.length).toBe(NAMES.length + 1);
  // An engine that would get no file is not even started.
  expect((await check()).isStarted).toBe(false);
  await writeFile(join(source, 'src/file-7.ts'), `const token = '${githubToken()}';\n`);
  const { found, given } = await check();
  expect(given.map((name) => /file-\d+/.exec(name)?.[0])).toEqual(['file-7']);
  expect(found.findings.map(({ places }) => places)).toMatchObject([[{ path: 'src/file-7.ts', line: 1 }]]);
  expect(found.coverage.files.scanned).toBe(NAMES.length + 1);
});

test('a content with a finding is searched in each run', async () => {
  await writeFile(join(source, 'src/file-3.ts'), `const token = '${gitlabToken()}';\n`);
  const first = await check();
  const second = await check();
  expect(second.given.map((name) => /file-\d+/.exec(name)?.[0])).toEqual(['file-3']);
  expect(second.found.findings).toEqual(first.found.findings);
  expect(second.found.findings).toHaveLength(1);
});

test('a known content under another name is searched by what looks at names', async () => {
  await writeFile(join(source, 'src/known.txt'), 'tOp-5ecret-Phrase-of-ours\n');
  expect((await check()).found.findings).toEqual([]);
  await mkdir(join(source, 'deploy'));
  await writeFile(join(source, 'deploy/db_password.txt'), 'tOp-5ecret-Phrase-of-ours\n');
  const { found, given } = await check();
  expect(given).toEqual([]);
  expect(found.findings.map(({ places }) => places)).toMatchObject([[{ path: 'deploy/db_password.txt' }]]);
});

test('a known content under another kind of path is searched by what looks at that', async () => {
  // In a program, a bare word after the sign is the name of a variable.
  const text = 'db_password = w7Kq9zT4m\n';
  await writeFile(join(source, 'src/known.ts'), text);
  expect((await check()).found.findings).toEqual([]);
  await writeFile(join(source, 'src/known.conf'), text);
  const { found } = await check();
  expect(found.findings.map(({ places }) => places)).toMatchObject([[{ path: 'src/known.conf', line: 1 }]]);
});

describe('published code', () => {
  const folder = () => join(source, 'node_modules/left-pad');
  const text = 'const db_password = "w7Kq9zT4mXv2LpR8";\n';
  beforeEach(async () => {
    await mkdir(folder(), { recursive: true });
    await writeFile(join(folder(), 'index.js'), text);
  });

  test('that is known is searched as other code where it is none', async () => {
    expect((await check()).found.findings).toEqual([]);
    expect(await contentsOf(rig.workspace.cache)).toContain(`${hexOf(text)}-`);
    await writeFile(join(source, 'src/index.js'), text);
    const { found } = await check();
    expect(found.findings.map(({ places }) => places)).toMatchObject([[{ path: 'src/index.js' }]]);
    expect(await contentsOf(rig.workspace.cache)).not.toContain(hexOf(text));
  });

  test('in UTF-16 that is a secret elsewhere is not kept', async () => {
    const phrase = Buffer.from('\ufefftOp-5ecret-Phrase-of-ours\n', 'utf16le');
    await writeFile(join(folder(), 'sample.txt'), phrase);
    await writeFile(join(source, 'db_password.txt'), phrase);
    expect((await check()).found.findings).toHaveLength(1);
    const kept = await contentsOf(rig.workspace.cache);
    expect(kept).toContain(`${hexOf(text)}-`);
    expect(kept).not.toContain(hexOf(phrase));
  });

  test('that changed is searched again', async () => {
    expect((await check()).found.findings).toEqual([]);
    await writeFile(join(folder(), 'index.js'), `const token = '${githubToken()}';\n`);
    const { found } = await check();
    expect(found.findings.map(({ places }) => places)).toMatchObject([
      [{ path: 'node_modules/left-pad/index.js' }],
    ]);
  });
});

test('no hash of a content is kept that Assay itself found a secret in', async () => {
  const password = 'tOp-5ecret-Phrase-of-ours\n';
  await writeFile(join(source, 'known.txt'), password);
  await writeFile(join(source, 'db_password.txt'), password);
  await writeFile(
    join(source, 'config.txt'),
    `${Buffer.from(`DB_PASSWORD=${password}`).toString('base64')}\n`,
  );
  expect((await check()).found.findings.length).toBeGreaterThan(0);
  const kept = await contentsOf(rig.workspace.cache);
  expect(kept).toContain(hexOf(await readFile(join(source, 'src/file-1.ts'))));
  for (const name of ['known.txt', 'config.txt'])
    expect(kept).not.toContain(hexOf(await readFile(join(source, name))));
});

describe('no hash is kept of a content', () => {
  const phrase = 'tOp-5ecret-Phrase-of-ours';
  const found = async (...call: Parameters<typeof check>) => {
    expect((await check(...call)).found.findings.length).toBeGreaterThan(0);
    const kept = await contentsOf(rig.workspace.cache);
    expect(kept).toContain(hexOf(await readFile(join(source, 'src/file-1.ts'))));
    return kept;
  };

  test('that is a secret under another kind of name', async () => {
    await writeFile(join(source, 'known.yml'), `${phrase}\n`);
    await writeFile(join(source, 'db_password.txt'), `${phrase}\n`);
    expect(await found()).not.toContain(hexOf(`${phrase}\n`));
  });

  test('of the source that is a secret in the image', async () => {
    await writeFile(join(source, 'known.txt'), `${phrase}\n`);
    const kept = await found('none', [{ path: 'srv/db_password.txt', content: `${phrase}\n` }]);
    expect(kept).not.toContain(hexOf(`${phrase}\n`));
  });

  test.each(['', '\n', '\r\n'])(
    'that is nothing but a value that was found elsewhere, with %j',
    async (end) => {
      await writeFile(join(source, 'known.txt'), `${phrase}${end}`);
      const kept = await found('none', [{ path: 'srv/a.txt', content: 'a\n' }], [`DB_PASSWORD=${phrase}`]);
      expect(kept).not.toContain(hexOf(`${phrase}${end}`));
    },
  );
});

describe('what an earlier run kept of contents', () => {
  const kept = () => contentsOf(join(rig.workspace.cache, 'secrets'));

  test('stays as it is where nothing was learned: a run does not read the layers that it knows', async () => {
    const entries = [
      { path: 'srv/a.txt', content: 'a\n' },
      { path: 'usr/lib/node_modules/a/a.js', content: "export const a = 'a';\n" },
    ];
    await check('none', entries);
    const before = await kept();
    expect(before).toContain(hexOf('a\n'));
    expect((await check('none', entries)).found.coverage.layers.cached).toBe(1);
    expect(await kept()).toBe(before);
    await writeFile(join(source, 'new.txt'), 'new\n');
    await check('none', entries);
    expect(await kept()).toContain(hexOf('new\n'));
  });

  test('loses the hash of a secret, also where no content is clean any more', async () => {
    const phrase = 'tOp-5ecret-Phrase-of-ours\n';
    await rm(join(source, 'src'), { recursive: true });
    await writeFile(join(source, 'known.txt'), phrase);
    await check();
    expect(await kept()).toContain(hexOf(phrase));
    await rename(join(source, 'known.txt'), join(source, 'db_password.txt'));
    expect((await check()).found.findings).toHaveLength(1);
    expect(await kept()).not.toContain(hexOf(phrase));
  });
});

test('another engine searches everything again', async () => {
  await check();
  await watchGitleaks('# another program');
  expect((await check()).given.length).toBe(NAMES.length + 1);
});

test('a list that is no list of keys is not believed', async () => {
  await check();
  const folder = join(rig.workspace.cache, 'secrets');
  for (const name of await readdir(folder, { recursive: true })) {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8').catch(() => '');
    if (/^[0-9a-f]{64}[\w.-]*\n/.test(text)) await writeFile(file, `${text}\nno key`);
  }
  // The layer is known.
  expect((await check()).given.length).toBe(NAMES.length);
});
