import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Secrets } from '../../../../src/domain/evidence/evidence.ts';
import type { History } from '../../../../src/domain/run/request.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { cloneRepository, makeRepository, type TestRepository } from '../../../rig/github/repository.ts';
import { githubToken, type LeaksRig, leaksRig, privateKey } from '../leaks-rig.ts';

const ZEROS = '0'.repeat(40);
const KEY = Buffer.from('a key for the tests');

let rig: LeaksRig;
let repository: TestRepository;

beforeEach(async () => {
  rig = await leaksRig();
  repository = await makeRepository(join(rig.folder, 'repository'));
});
afterEach(async () => {
  await rig.dispose();
});

async function check(folder = repository.folder, history: History = 'event', path = ''): Promise<Secrets> {
  return await secrets(rig.world, await rig.image([]), { folder, path }, KEY, { history });
}

/** `1a2b3c4 path:line`, or `source path:line`, of every finding. */
function places({ findings }: Secrets): readonly string[] {
  return findings
    .flatMap((finding) => finding.places)
    .flatMap((place) => {
      if (place.kind === 'commit') return [`${place.commit} ${place.path}:${place.line}`];
      return place.kind === 'source' ? [`source ${place.path}:${place.line}`] : [];
    })
    .sort();
}

const push = (before: string, after: string, more: object = {}) =>
  rig.on('push', { before, after, repository: { default_branch: 'main' }, ...more });
const pull = (base: string, head: string, sha = '', name = 'pull_request') =>
  rig.on(name, { pull_request: { base: { sha: base }, head: { sha: head } } }, { GITHUB_SHA: sha });

describe('a secret in a commit', () => {
  test('is found although a later commit takes it away, and names the commit, the path and the line', async () => {
    const base = await repository.commit({ 'a.txt': 'one\n' });
    const leak = await repository.commit({ 'conf/.env': `# settings\nTOKEN=${githubToken()}\n` });
    const head = await repository.commit({ 'conf/.env': null });
    await push(base, head);
    const result = await check();
    expect(places(result)).toEqual([`${leak} conf/.env:2`]);
    expect(result.coverage.commits).toEqual({
      scanned: 2,
      total: 2,
      range: `${base.slice(0, 7)}..${head.slice(0, 7)}`,
    });
  });

  test('is one finding with the file in the tree that still has it', async () => {
    const token = githubToken();
    const base = await repository.commit({ 'a.txt': 'one\n' });
    const first = await repository.commit({ 'b.env': `TOKEN=${token}\n` });
    const head = await repository.commit({ 'c.env': `X=1\nTOKEN=${token}\n` });
    await push(base, head);
    const result = await check();
    expect(result.findings).toHaveLength(1);
    expect(places(result)).toEqual(
      [`${first} b.env:1`, `${head} c.env:2`, 'source b.env:1', 'source c.env:2'].sort(),
    );
  });

  test('is blamed on the commit that brought it in, not on one that changes another line or moves the file', async () => {
    const token = githubToken();
    const base = await repository.commit({ 'a.env': 'X=1\nY=2\nZ=3\n' });
    const leak = await repository.commit({ 'a.env': `X=1\nY=2\nZ=3\nTOKEN=${token}\n` });
    await repository.commit({ 'a.env': `X=9\nY=2\nZ=3\nTOKEN=${token}\n` });
    await repository.commit({ 'a.env': null, 'moved.env': `X=9\nY=2\nZ=3\nTOKEN=${token}\n` });
    const head = await repository.commit({
      'moved.env': null,
      'again.env': `X=9\nY=7\nZ=3\nTOKEN=${token}\n`,
    });
    await push(base, head);
    expect(places(await check())).toEqual([`${leak} a.env:4`, 'source again.env:4'].sort());
  });

  test('is none of a pull request that takes away what was there before', async () => {
    const base = await repository.commit({ 'a.env': `X=1\nTOKEN=${githubToken()}\n` });
    await repository.commit({ 'a.env': (await repository.git('show', 'HEAD:a.env')).replace('X=1', 'X=2') });
    const head = await repository.commit({ 'a.env': 'X=2\n' });
    await pull(base, head);
    const result = await check();
    expect(result.findings).toEqual([]);
    expect(result.coverage.commits).toMatchObject({ scanned: 2, total: 2 });
  });

  test('counts in messages of commits and of annotated tags', async () => {
    const [first, second] = [githubToken(), githubToken()];
    const base = await repository.commit({ 'a.txt': 'one\n' });
    const head = await repository.commit({ 'a.txt': 'two\n' }, `use it\n\nwith ${first}`);
    await repository.git('tag', '--annotate', 'v1', `--message=release\n\n${second}`);
    await push(base, head);
    expect(places(await check())).toEqual([`${head} (message):3`, `${head} (message):3`]);
    // A tag is pushed: its object is what the event names.
    await repository.git('update-ref', 'refs/remotes/origin/main', head);
    await push(ZEROS, await repository.git('rev-parse', 'v1'), { ref: 'refs/tags/v1' });
    const result = await check();
    expect(places(result)).toEqual([`${head} (message):3`]);
    expect(result.coverage.commits).toMatchObject({ scanned: 0, total: 0 });
  });

  test('counts where a merge alone brings it in, and where it is spread over lines or kept beside code', async () => {
    const token = githubToken();
    const base = await repository.commit({ 'a.txt': 'one\n' });
    await repository.git('checkout', '--quiet', '-b', 'side');
    const side = await repository.commit({
      'node_modules/x/index.js': `t = '${githubToken()}'\n`,
      id_rsa: privateKey(),
    });
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit({ 'b.txt': 'two\n' });
    await repository.git('merge', '--quiet', '--no-commit', 'side');
    const merge = await repository.commit({ 'evil.env': `TOKEN=${token}\n` });
    await push(
      base,
      await repository.commit({ 'evil.env': null, id_rsa: null, 'node_modules/x/index.js': null }),
    );
    const result = await check();
    expect(places(result)).toEqual(
      [`${merge} evil.env:1`, `${side} id_rsa:1`, `${side} node_modules/x/index.js:1`].sort(),
    );
    expect(result.coverage.commits).toMatchObject({ scanned: 4, total: 4 });
  });
});

describe('the commits of an event', () => {
  test('are those of the pull request, and what the merge for this run adds', async () => {
    const old = await repository.commit({ 'old.env': `TOKEN=${githubToken()}\n` });
    const base = await repository.commit({ 'old.env': null });
    await repository.git('checkout', '--quiet', '-b', 'topic');
    const head = await repository.commit({ 'a.txt': 'mine\n' });
    await repository.git('checkout', '--quiet', '--detach', base);
    const tip = await repository.commit({ 'theirs.env': `TOKEN=${githubToken()}\n` });
    await repository.git('merge', '--quiet', '--no-commit', 'topic');
    const merge = await repository.commit({ 'theirs.env': null, 'merged.env': `TOKEN=${githubToken()}\n` });
    await repository.git('rm', '--quiet', 'merged.env');
    await pull(base, head, merge);
    const result = await check();
    expect(places(result)).toEqual([`${merge} merged.env:1`]);
    expect(result.coverage.commits).toMatchObject({ scanned: 1, total: 1 });
    expect([old, tip]).not.toContain(merge);
  });

  test('are those of a merge group', async () => {
    const base = await repository.commit({ 'a.txt': 'one\n' });
    const head = await repository.commit({ 'a.env': `TOKEN=${githubToken()}\n` });
    await rig.on('merge_group', { merge_group: { base_sha: base, head_sha: head } });
    expect(places(await check())).toEqual([`${head} a.env:1`, 'source a.env:1'].sort());
  });

  test('of a new branch are what the default branch lacks, or everything; of a deleted one there are none', async () => {
    const root = await repository.commit({ 'root.env': `TOKEN=${githubToken()}\n` });
    const base = await repository.commit({ 'root.env': null });
    const leak = await repository.commit({ 'a.env': `TOKEN=${githubToken()}\n` });
    const head = await repository.commit({ 'a.env': null });
    await push(ZEROS, head);
    expect(places(await check())).toEqual([`${leak} a.env:1`, `${root} root.env:1`].sort());
    await repository.git('update-ref', 'refs/remotes/origin/main', base);
    const { coverage, ...rest } = await check();
    expect(places({ coverage, ...rest })).toEqual([`${leak} a.env:1`]);
    expect(coverage.commits).toEqual({ scanned: 2, total: 2, range: `main..${head.slice(0, 7)}` });
    await push(head, ZEROS);
    const deleted = await check();
    expect(deleted.coverage.commits).toBeUndefined();
    expect(deleted.coverage.notes).toContain('no commits were scanned: the event of this run has none');
  });

  test('of a forced push, whose base nothing leads to any more, are all that the branch has of its own', async () => {
    const root = await repository.commit({ 'root.env': `TOKEN=${githubToken()}\n` });
    const head = await repository.commit({ 'root.env': null });
    await rig.on(
      'push',
      { before: 'a'.repeat(40), after: head, repository: { default_branch: 'main' } },
      {
        GITHUB_REF: 'refs/heads/main',
      },
    );
    await repository.git('update-ref', 'refs/remotes/origin/main', head);
    const result = await check();
    expect(places(result)).toEqual([`${root} root.env:1`]);
    expect(result.coverage.commits).toMatchObject({ scanned: 2, total: 2 });
  });

  test('of a schedule are none; of the whole history all of every branch, and the tags', async () => {
    const token = githubToken();
    const root = await repository.commit({ 'a.txt': 'one\n' });
    await repository.git('checkout', '--quiet', '-b', 'side');
    const leak = await repository.commit({ 'a.env': `TOKEN=${token}\n` });
    await repository.git('checkout', '--quiet', 'main');
    await repository.git('tag', '--annotate', 'blob', '--message=x', `${root}:a.txt`);
    await rig.on('schedule', {});
    const none = await check();
    expect([places(none), none.coverage.commits]).toEqual([[], undefined]);
    const full = await check(repository.folder, 'full');
    expect(places(full)).toEqual([`${leak} a.env:1`]);
    expect(full.coverage.commits).toEqual({ scanned: 2, total: 2, range: 'the whole history' });
    expect(full.coverage.notes.join('\n')).toMatch(/1 annotated tag does not refer to a commit/);
    const off = await check(repository.folder, 'none');
    expect(off.coverage.notes).toContain('no commits were scanned: the history input is "none"');
  });

  test('are looked at where the source is a folder of the repository, and not where there is none', async () => {
    const base = await repository.commit({ 'app/a.txt': 'one\n' });
    const head = await repository.commit({ 'other/a.env': `TOKEN=${githubToken()}\n` });
    await push(base, head);
    expect(places(await check(join(repository.folder, 'app'), 'event', 'app'))).toEqual([
      `${head} other/a.env:1`,
    ]);
    await rm(join(repository.folder, '.git'), { recursive: true });
    const { coverage } = await check();
    expect(coverage.commits).toBeUndefined();
    expect(coverage.notes.join('\n')).toMatch(/the source tree is not a git repository/);
  });
});

describe('a clone that lacks something is no pass', () => {
  const demand = async (folder: string, history: History, says: RegExp) => {
    const message = await check(folder, history).then(
      () => 'it passed',
      (error: Error) => error.message,
    );
    expect(message).toMatch(says);
    await expect(check(folder, history)).toRefuseWith('scan-incomplete');
  };

  test('shallow: without base, head, or the commits between', async () => {
    const base = await repository.commit({ 'a.txt': '1\n' });
    await repository.commit({ 'a.env': `TOKEN=${githubToken()}\n` });
    await repository.commit({ 'a.env': null });
    const head = await repository.commit({ 'a.txt': '3\n' });
    await pull(base, head);
    for (const depth of [1, 2, 3]) {
      const clone = await cloneRepository(repository, join(rig.folder, `clone-${depth}`), `--depth=${depth}`);
      await demand(clone.folder, 'event', /fetch-depth: 0/);
      await demand(clone.folder, 'full', /shallow.*fetch-depth: 0/);
    }
    // The base was fetched alone, as some workflows do: the commits between are missing still.
    const gap = await cloneRepository(repository, join(rig.folder, 'gap'), '--depth=1');
    await gap.git('fetch', '--quiet', '--depth=1', 'origin', base);
    await demand(
      gap.folder,
      'event',
      /the parents of .* are missing; the clone is shallow: set "fetch-depth: 0"/,
    );
    const whole = await cloneRepository(repository, join(rig.folder, 'whole'));
    expect((await check(whole.folder)).coverage.commits).toMatchObject({ scanned: 3, total: 3 });
    await push('b'.repeat(40), head);
    await demand(join(rig.folder, 'clone-3'), 'event', /is shallow and lacks b+; set "fetch-depth: 0"/);
    await pull(base, 'c'.repeat(40), '', 'pull_request_target');
    await demand(whole.folder, 'event', /lacks c+; set "fetch-depth: 0" and "ref:/);
  });

  test('partial: nothing is fetched', async () => {
    const base = await repository.commit({ 'a.txt': '1\n' });
    await repository.commit({ 'a.env': `TOKEN=${githubToken()}\n` });
    const head = await repository.commit({ 'a.env': null });
    await push(base, head);
    for (const filter of ['blob:none', 'tree:0']) {
      const clone = await cloneRepository(repository, join(rig.folder, filter), `--filter=${filter}`);
      await demand(clone.folder, 'event', /without "filter:" of actions\/checkout/);
    }
  });

  test('whose event does not tell its commits', async () => {
    await repository.commit({ 'a.txt': '1\n' });
    await rig.on('merge_group', {});
    await demand(
      repository.folder,
      'event',
      /the payload of this merge_group event .* does not name its commits/,
    );
  });
});

test('a push that does not name its commits has all that HEAD leads to, and a shallow clone is told', async () => {
  await rig.on('push', {});
  expect((await check(repository.folder)).coverage.commits).toMatchObject({ scanned: 0, total: 0 });
  await repository.commit({ 'a.env': `TOKEN=${githubToken()}\n` });
  await repository.commit({ 'a.env': null });
  const { coverage, findings } = await check(repository.folder);
  expect(coverage.commits).toMatchObject({ scanned: 2, total: 2 });
  expect(findings).toHaveLength(1);
  const { folder } = await cloneRepository(repository, join(rig.folder, 'shallow'), '--depth=1');
  await expect(check(folder)).rejects.toThrow(/set "fetch-depth: 0"/);
});
