import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGit } from '../../../src/adapters/git/git-repository.ts';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace, type OwnedWorkspace } from '../../../src/adapters/processes/workspace.ts';
import type { GitObject } from '../../../src/ports/git-port.ts';
import { rigFolder } from '../../rig/folder.ts';
import { cloneRepository, gitIn, makeRepository, type TestRepository } from '../../rig/github/repository.ts';

let folder: string;
let workspace: OwnedWorkspace;
let repository: TestRepository;

beforeEach(async () => {
  folder = await rigFolder('git');
  workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment: { PATH: process.env.PATH, RUNNER_TEMP: folder },
  });
  repository = await makeRepository(join(folder, 'work'));
});
afterEach(async () => {
  await workspace.dispose();
  await rm(folder, { recursive: true, force: true });
});

interface Opening {
  readonly path?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

async function open(at: string, { path = '', environment = workspace.environment, timeoutMs }: Opening = {}) {
  const world = {
    processes: createProcesses(),
    workspace: { folder: (purpose: string) => workspace.folder(purpose), environment },
  };
  const opened = await createGit(world, timeoutMs === undefined ? {} : { timeoutMs }).open({
    folder: at,
    path,
  });
  if (opened === undefined) throw new Error('no repository was found');
  return opened;
}

async function contentOf(object: GitObject): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of object.content) parts.push(part);
  return Buffer.concat(parts);
}

/** Asks everything that can be asked, of the whole history; answers the content of each file by its path. */
async function readAll(at: string, opening: Opening = {}): Promise<Readonly<Record<string, string>>> {
  const opened = await open(at, opening);
  await opened.isShallow();
  await opened.resolve('HEAD');
  const commits = await opened.commits('all', []);
  const changes = await opened.changes(commits.map(({ id }) => id));
  const ids = [...new Set(changes.files.map(({ blob }) => blob)), ...(await opened.tags())];
  await opened.headers(ids);
  const contents = new Map<string, string>();
  await opened.read(ids, async (object) => {
    contents.set(object.id, (await contentOf(object)).toString());
  });
  return Object.fromEntries(changes.files.map(({ path, blob }) => [path, contents.get(blob) ?? '']));
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it was read',
    (error: Error) => error.message,
  );

describe('a hostile repository', () => {
  const markers = () => readdir(join(folder, 'markers'));
  /** A program that says that it was run, and by what. */
  const program = (name: string) => `touch ${join(folder, 'markers', name)}; exit 1`;

  test('runs nothing of what its configuration, its hooks and its attributes name', async () => {
    await mkdir(join(folder, 'markers'));
    await mkdir(join(folder, 'elsewhere'));
    await repository.commit({ 'a.txt': 'one\n', '.gitattributes': '* diff=evil filter=evil merge=evil\n' });
    await repository.commit({ 'a.txt': 'two\n', 'b.txt': 'b\n' });
    await repository.git('tag', '--annotate', '--message=tag', 'v1');
    const settings: Readonly<Record<string, string>> = {
      'core.fsmonitor': program('fsmonitor'),
      'core.sshCommand': program('ssh'),
      'core.gitProxy': program('proxy'),
      'core.pager': program('pager'),
      'core.editor': program('editor'),
      'core.askPass': program('askpass'),
      'core.alternateRefsCommand': program('alternate-refs'),
      'core.worktree': join(folder, 'elsewhere'),
      'core.hooksPath': join(folder, 'work', 'evil-hooks'),
      'core.attributesFile': join(folder, 'work', '.gitattributes'),
      'credential.helper': `!${program('credential')}`,
      'diff.external': program('external'),
      'diff.evil.command': program('driver'),
      'diff.evil.textconv': program('textconv'),
      'filter.evil.clean': program('clean'),
      'filter.evil.smudge': program('smudge'),
      'filter.evil.process': program('process'),
      'merge.evil.driver': program('merge'),
      'gpg.program': program('gpg'),
      'log.showSignature': 'true',
      'tag.gpgSign': 'true',
      'uploadpack.packObjectsHook': program('pack-objects'),
      'remote.origin.url': `ext::sh -c ${join(folder, 'fetch.sh')}`,
      'remote.origin.uploadpack': program('upload-pack'),
      'remote.origin.promisor': 'true',
      'remote.origin.partialclonefilter': 'blob:none',
      'extensions.partialClone': 'origin',
      'core.repositoryFormatVersion': '1',
      'protocol.allow': 'always',
      'protocol.ext.allow': 'always',
      'include.path': join(folder, 'work', 'included'),
      ...Object.fromEntries(
        ['rev-list', 'diff-tree', 'cat-file', 'for-each-ref'].flatMap((command) => [
          [`alias.${command}`, `!${program(`alias-${command}`)}`],
          [`pager.${command}`, program(`pager-${command}`)],
        ]),
      ),
    };
    await writeFile(join(folder, 'fetch.sh'), `#!/bin/sh\n${program('fetch')}\n`, { mode: 0o755 });
    await writeFile(join(folder, 'work', 'included'), `[diff]\n\texternal = ${program('included')}\n`);
    await mkdir(join(folder, 'work', 'evil-hooks'));
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc']) {
      await writeFile(join(folder, 'work', 'evil-hooks', hook), `#!/bin/sh\n${program(hook)}\n`, {
        mode: 0o755,
      });
    }
    await writeFile(join(folder, 'work', '.git', 'info', 'attributes'), '* diff=evil filter=evil\n');
    const missing = await repository.git('rev-parse', 'HEAD:b.txt');
    for (const [name, value] of Object.entries(settings))
      await repository.git('config', '--add', name, value);

    expect(Object.keys(await readAll(repository.folder)).sort()).toEqual([
      '.gitattributes',
      'a.txt',
      'b.txt',
    ]);
    expect(await markers()).toEqual([]);
    // An object that is missing could be fetched.
    const object = objectPath(repository, missing);
    await rename(object, join(folder, 'kept'));
    expect(await refusal(readAll(repository.folder))).toMatch(/objects are missing; .*"filter:"/);
    expect(await markers()).toEqual([]);
    // As a control: git as everybody runs it does all of that.
    await repository.git('config', 'core.worktree', repository.folder);
    await repository.git('cat-file', '-p', missing).catch(() => '');
    await rename(join(folder, 'kept'), object);
    const failing = (...args: readonly string[]) => repository.git(...args).catch(() => '');
    // git filters a file's content only if its size is the recorded one and its time is not.
    const touch = (seconds: number) => utimes(join(repository.folder, 'a.txt'), seconds, seconds);
    await touch(1);
    await failing('status');
    // Its failure would end every other command.
    await repository.git('config', '--unset', 'filter.evil.process');
    await touch(2);
    await failing('diff', 'HEAD~1');
    await failing('log', '-p', '--ext-diff');
    await failing('log', '-p');
    const wanted = ['fsmonitor', 'fetch', 'process', 'clean', 'driver', 'textconv'];
    expect(await markers()).toEqual(expect.arrayContaining(wanted));
  });

  test('is not read by a git that lies in its own workspace', async () => {
    await mkdir(join(folder, 'markers'));
    await repository.commit({ 'a.txt': 'one\n' });
    const bin = join(repository.folder, 'node_modules', '.bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'git'), `#!/bin/sh\n${program('git')}\n`, { mode: 0o755 });
    await symlink(bin, join(folder, 'linked'));
    for (const path of [bin, join(folder, 'linked'), 'node_modules/.bin', '']) {
      const environment = { ...workspace.environment, PATH: `${path}:${process.env.PATH}` };
      expect(await readAll(repository.folder, { environment })).toEqual({ 'a.txt': 'one\n' });
    }
    expect(await markers()).toEqual([]);
  });

  test('hides no commit by replacing, grafting or indexing it', async () => {
    const first = await repository.commit({ 'a.txt': 'one\n' });
    await repository.commit({ 'secret.txt': 'secret\n' });
    const last = await repository.commit({ 'secret.txt': null });
    await repository.git('checkout', '--quiet', '--orphan', 'other');
    const other = await repository.commit({ 'a.txt': 'one\n' });
    await repository.git('checkout', '--quiet', 'main');
    await repository.git('replace', last, other);
    await writeFile(join(repository.folder, '.git', 'info', 'grafts'), `${last} ${first}\n`);
    expect(await readAll(repository.folder)).toMatchObject({ 'secret.txt': 'secret\n' });
  });

  test('reaches nothing outside of the workspace', async () => {
    const outside = await makeRepository(join(folder, 'outside'));
    await outside.commit({ 'theirs.txt': 'theirs\n' });
    const theirs = join(outside.folder, '.git');
    const cases: Readonly<Record<string, (dotGit: string) => Promise<unknown>>> = {
      file: (dotGit) => writeFile(dotGit, `gitdir: ${theirs}\n`),
      link: (dotGit) => symlink(theirs, dotGit),
      relative: (dotGit) => writeFile(dotGit, 'gitdir: ../outside/.git\n'),
      common: async (dotGit) => {
        await gitIn(folder, 'clone', '--quiet', outside.folder, join(dotGit, '..', 'x'));
        await rename(join(dotGit, '..', 'x', '.git'), dotGit);
        await writeFile(join(dotGit, 'commondir'), theirs);
      },
      alternates: async (dotGit) => {
        await gitIn(folder, 'clone', '--quiet', '--shared', '--bare', outside.folder, dotGit);
      },
      objects: async (dotGit) => {
        await gitIn(folder, 'clone', '--quiet', '--bare', outside.folder, dotGit);
        await rm(join(dotGit, 'objects'), { recursive: true });
        await symlink(join(theirs, 'objects'), join(dotGit, 'objects'));
      },
    };
    for (const [name, make] of Object.entries(cases)) {
      const place = join(folder, `case-${name}`);
      await mkdir(place);
      await make(join(place, '.git'));
      expect(await refusal(readAll(place)), name).toMatch(
        /is outside of the workspace; check out the repository/,
      );
    }
  });

  test('of which `.git` is none is refused in one sentence', async () => {
    const cases: Readonly<Record<string, (dotGit: string) => Promise<unknown>>> = {
      'is neither a file nor a folder': (dotGit) => execa('mkfifo', [dotGit]),
      'does not name a repository': (dotGit) => writeFile(dotGit, 'anything'),
      'is named by the repository but does not exist': (dotGit) => writeFile(dotGit, 'gitdir: nowhere\n'),
      'is too large': (dotGit) => writeFile(dotGit, Buffer.alloc(17 << 20)),
      'but does not exist': (dotGit) => mkdir(dotGit),
    };
    for (const [index, [says, make]] of Object.entries(cases).entries()) {
      const place = join(folder, `case-${index}`);
      await mkdir(place);
      await make(join(place, '.git'));
      expect(await refusal(readAll(place))).toContain(says);
    }
  });
});

describe('a repository', () => {
  test('of another user, of SHA-256, a work tree beside it, and the one above the source are read', async () => {
    await repository.commit({ 'app/a.txt': 'one\n', 'b.txt': 'two\n' });
    const files = { 'app/a.txt': 'one\n', 'b.txt': 'two\n' };
    expect(await readAll(join(repository.folder, 'app'), { path: 'app' })).toEqual(files);
    await repository.git('worktree', 'add', '--quiet', 'tree');
    expect(await readAll(join(repository.folder, 'tree'), { path: 'tree' })).toEqual(files);
    const top = { path: 'work/tree' };
    expect(await readAll(join(folder, 'work', 'tree'), top)).toEqual(files);
    for (const path of await readdir(repository.folder, { recursive: true }))
      await chown(join(repository.folder, path), 4711, 4711);
    await chown(repository.folder, 4711, 4711);
    expect(await readAll(repository.folder)).toEqual(files);
    await gitIn(folder, 'init', '--quiet', '--object-format=sha256', 'sha256');
    await writeFile(join(folder, 'sha256', 'a.txt'), 'long\n');
    await gitIn(join(folder, 'sha256'), 'add', '.');
    await gitIn(join(folder, 'sha256'), 'commit', '--quiet', '--message=x');
    expect(await readAll(join(folder, 'sha256'))).toEqual({ 'a.txt': 'long\n' });
  });

  test('needs neither its index nor its work tree', async () => {
    await repository.commit({ 'a.txt': 'one\n' });
    await writeFile(join(repository.folder, '.git', 'index'), 'no index');
    expect(await readAll(repository.folder)).toEqual({ 'a.txt': 'one\n' });
    await repository.git('config', 'core.worktree', join(folder, 'nowhere', 'at', 'all'));
    expect(await readAll(repository.folder)).toEqual({ 'a.txt': 'one\n' });
  });

  test('tells every kind of change once: odd names, renames, modes, links, submodules', async () => {
    const first = await repository.commit({
      'a\nb "c" \u00fc.txt': '1\n2\n3\n4\n',
      gone: 'x\n',
      exact: 'exact\n',
    });
    await symlink('target', join(repository.folder, 'link'));
    await repository.git('mv', 'exact', 'moved');
    await chmod(join(repository.folder, 'moved'), 0o755);
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${first},lib`);
    const second = await repository.commit({
      'a\nb "c" \u00fc.txt': null,
      'new name': '1\n2\n3\n4\n5\n',
      gone: null,
    });
    await mkdir(join(repository.folder, 'lib'));
    const opened = await open(repository.folder);
    const { files, submodules, commits } = await opened.changes([first, second]);
    const before = (await opened.changes([first])).files.find(({ path }) => path.startsWith('a'))?.blob;
    expect(commits).toBe(2);
    expect(files.map(({ commit, path }) => [commit, path])).toEqual([
      [first, 'a\nb "c" \u00fc.txt'],
      [first, 'exact'],
      [first, 'gone'],
      [second, 'link'],
      [second, 'new name'],
    ]);
    expect(files.at(-1)?.before).toEqual([before]);
    expect(submodules).toEqual([]);
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${first},lib`);
    await repository.git('commit', '--quiet', '--message=submodule');
    expect(await opened.changes([await repository.git('rev-parse', 'HEAD')])).toMatchObject({
      submodules: ['lib'],
    });
  });

  test('streams what is large', async () => {
    const size = 64 << 20;
    await repository.commit({ large: Buffer.alloc(size, 'text\n') });
    const opened = await open(repository.folder);
    const id = await repository.git('rev-parse', 'HEAD:large');
    const pieces: number[] = [];
    await opened.read([id, id], async (object) => {
      for await (const part of object.content) pieces.push(part.length);
    });
    expect(pieces.reduce((sum, length) => sum + length, 0)).toBe(2 * size);
    expect(Math.max(...pieces)).toBeLessThan(1 << 20);
  });

  test('with a broken ref, or an object that is missing, cut short or another than its name says, is refused', async () => {
    await repository.commit({ 'a.txt': 'one\n' });
    const blob = await repository.git('rev-parse', 'HEAD:a.txt');
    const path = objectPath(repository, blob);
    const sound = await readFile(path);
    await chmod(path, 0o644);
    for (const bytes of [
      sound.subarray(0, 10),
      Buffer.from('junk'),
      deflateSync('blob 4\0two\n'),
      deflateSync('blob 9999\0two\n'),
    ]) {
      await writeFile(path, bytes);
      expect(await refusal(readAll(repository.folder))).toMatch(
        new RegExp(
          `^the commits cannot be examined: (?:the object ${blob}|git cat-file ended|.*${blob}).*; check out the repository again$`,
        ),
      );
    }
    await rm(path);
    expect(await refusal(readAll(repository.folder))).toContain(`the object ${blob} is missing or corrupt`);
    await writeFile(path, sound);
    await writeFile(join(repository.folder, '.git', 'refs', 'heads', 'broken'), 'no name of an object\n');
    expect(await refusal(readAll(repository.folder))).toContain('the ref refs/heads/broken is broken');
    await writeFile(join(repository.folder, '.git', 'refs', 'heads', 'broken'), `${'d'.repeat(40)}\n`);
    expect(await refusal(readAll(repository.folder))).toContain('the ref refs/heads/broken is broken');
  });

  test('lacking trees of a partial clone names the filter', async () => {
    await repository.commit({ 'a/b.txt': 'one\n' });
    const clone = await cloneRepository(
      repository,
      join(folder, 'partial'),
      '--filter=tree:0',
      '--no-checkout',
    );
    expect(await refusal(readAll(clone.folder))).toMatch(/left objects out: check out without "filter:"/);
  });
});

describe('git itself', () => {
  test('that is not there, hangs or dies is told', async () => {
    await repository.commit({ 'a.txt': 'one\n' });
    const bin = join(folder, 'bin');
    await mkdir(bin);
    const environment = { ...workspace.environment, PATH: `${bin}:/bin` };
    const none = { ...workspace.environment, PATH: bin };
    expect(await refusal(readAll(repository.folder, { environment: none }))).toMatch(
      /there is no git on PATH; install it/,
    );
    const cases = [
      ['exec sleep 60', /git .* did not end within 0.5 s/],
      ['kill -9 $$', /git .* was killed by SIGKILL/],
      ['exit 3', /git .* ended with code 3/],
      ['echo warning: something is odd >&2', /git .* ended with code 0/],
    ] as const;
    for (const [script, says] of cases) {
      await writeFile(join(bin, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      expect(await refusal(readAll(repository.folder, { environment, timeoutMs: 500 }))).toMatch(says);
    }
    const real = (await execa('sh', ['-c', 'command -v git'])).stdout;
    const script = `case "$*" in *--batch\\ --buffer) exec sleep 60;; esac; exec ${real} "$@"`;
    await writeFile(join(bin, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    expect(await refusal(readAll(repository.folder, { environment, timeoutMs: 2000 }))).toMatch(
      /git cat-file did not end within 2 s/,
    );
  });
});

function objectPath({ folder: at }: TestRepository, id: string): string {
  return join(at, '.git', 'objects', id.slice(0, 2), id.slice(2));
}
