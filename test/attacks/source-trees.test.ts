import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRepository } from '../rig/github/repository.ts';
import { expectPassed, reportOf } from '../scenarios/stage/outcome.ts';
import { type Bench, expectCleanEnd, expectRefusal, snapshot, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

const SECRET = `${'gh'}p_${'S1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'}`;

/** A workspace with a `src` folder, and beside it a file with a secret that is no part of it. */
async function tree(): Promise<{ workspace: string; source: string; outside: string }> {
  const workspace = await bench.subfolder();
  const source = join(workspace, 'src');
  await mkdir(source);
  await writeFile(join(source, 'main.js'), 'console.log(1);\n');
  const outside = join(workspace, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'secret.env'), `TOKEN=${SECRET}\n`);
  return { workspace, source, outside };
}

describe.concurrent('a source tree that is more than files and folders', () => {
  test('links that lead out of it are not followed, pipes are not waited for, and nothing is changed', async () => {
    const { workspace, source, outside } = await tree();
    await symlink(outside, join(source, 'folder'));
    await symlink(join(outside, 'secret.env'), join(source, 'secret.env'));
    await symlink('.', join(source, 'itself'));
    await symlink('nowhere', join(source, 'package-lock.json'));
    await execa('mkfifo', [join(source, 'pipe.env'), join(source, 'yarn.lock'), join(source, 'pom.xml')]);
    const before = await snapshot(workspace);
    const { image } = await bench.offer();
    const result = await bench.ship({ image, source: 'src' }, { workspace });
    expectPassed(result);
    expect(await snapshot(workspace)).toEqual(before);
    await expectCleanEnd(result);
  });

  test('a name that is no UTF-8 hides nothing', async () => {
    const { workspace, source } = await tree();
    const name = Buffer.concat([
      Buffer.from(`${source}/bad-`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.env'),
    ]);
    await writeFile(name, `TOKEN=${SECRET}\n`);
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image, source: 'src' }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.outputs.verdict).toMatch(/^(?:failed|error)$/);
    expect(result.outputs.reasons).toMatch(/secret-found|could not be read/);
    expect(front.writes()).toEqual([]);
    await expectCleanEnd(result);
  });

  test('a folder inside a folder a hundred times over is looked through', async () => {
    const { workspace, source } = await tree();
    const deep = join(source, ...Array<string>(100).fill('d'));
    await mkdir(deep, { recursive: true });
    await writeFile(join(deep, 'deep.env'), `TOKEN=${SECRET}\n`);
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image, source: 'src' }, { workspace });
    await expectRefusal(result, { verdict: 'failed', codes: ['secret-found'] }, front);
  });

  test('a line of 48 MB hides nothing, and bytes that are no text are told', async () => {
    const { workspace, source } = await tree();
    const line = Buffer.alloc(48 * 1024 * 1024, 'word, ');
    line.write(` TOKEN=${SECRET} `, 45 * 1024 * 1024);
    await writeFile(join(source, 'line.txt'), line);
    await writeFile(
      join(source, 'bytes.bin'),
      Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(99)]),
    );
    await writeFile(join(source, 'odd.txt'), Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0x0a]));
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image, source: 'src' }, { workspace });
    await expectRefusal(result, { verdict: 'failed', codes: ['secret-found'] }, front);
    expect(result.summary).toContain('src/line.txt:1');
    const { secrets } = await reportOf(result);
    expect(JSON.stringify(secrets)).toMatch(/1 file not scanned: compiled programs/);
  });

  test('sockets, a repository with a broken ref and submodules, and pointers of Git LFS are no fault', async () => {
    const { workspace, source } = await tree();
    const repository = await makeRepository(source);
    await repository.commit({ 'a.txt': 'one\n' });
    await (await makeRepository(join(source, 'lib'))).commit({ 'b.txt': 'two\n' });
    await writeFile(join(source, '.git', 'refs', 'heads', 'broken'), 'nothing\n');
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`;
    await writeFile(join(source, 'model.bin'), pointer);
    const server = createServer().listen(join(source, 'socket'));
    const { image } = await bench.offer();
    const env = { GITHUB_EVENT_NAME: 'schedule' };
    const result = await bench.ship({ image, source: 'src' }, { workspace, env });
    server.close();
    expectPassed(result);
    const notes = JSON.stringify((await reportOf(result)).secrets);
    expect(notes).toMatch(/1 file not scanned: Git LFS pointers/);
    expect(notes).toMatch(/contains another repository \(lib\)/);
    expect(notes).toMatch(/no commits were scanned: the event of this run has none/);
    await expectCleanEnd(result);
  });

  test('a repository whose configuration runs programs runs none, and one that points elsewhere is refused', async () => {
    const { workspace, source, outside } = await tree();
    const repository = await makeRepository(source);
    const before = await repository.commit({
      'a.txt': 'one\n',
      '.gitattributes': '* filter=evil diff=evil\n',
    });
    const after = await repository.commit({ 'a.txt': 'two\n' });
    const marker = join(workspace, 'marker');
    for (const name of [
      'core.fsmonitor',
      'core.sshCommand',
      'diff.external',
      'diff.evil.textconv',
      'filter.evil.clean',
    ])
      await repository.git('config', name, `touch ${marker}; exit 1`);
    const payload = { before, after, repository: { default_branch: 'main' } };
    const env = { GITHUB_EVENT_NAME: 'push' };
    const snapshotBefore = await snapshot(workspace);
    const { image } = await bench.offer();
    expectPassed(await bench.ship({ image, source: 'src' }, { workspace, payload, env }));
    expect(await snapshot(workspace)).toEqual(snapshotBefore);
    await execa('git', ['-C', source, 'worktree', 'add', '--quiet', join(outside, 'tree')]);
    const step = { workspace: join(outside, 'tree'), payload, env };
    const refused = await bench.ship({ image, source: '.' }, step);
    await expectRefusal(refused, { codes: ['scan-incomplete'], says: ['is outside of the workspace'] });
  });

  test('a lock file that cannot be read is told', async () => {
    const { workspace, source } = await tree();
    await writeFile(join(source, 'package-lock.json'), '{"lockfileVersion": 3, "packages": {');
    const { image } = await bench.offer();
    const result = await bench.ship({ image, source: 'src' }, { workspace });
    expect(`${result.outputs.reasons}${result.summary}`).toMatch(/package-lock\.json/);
    await expectCleanEnd(result);
  });

  test('a source that is not there', async () => {
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image, source: 'app' });
    await expectRefusal(
      result,
      { codes: ['input-invalid'], says: ['input `source`', /no folder .*app/] },
      front,
    );
  });

  test('a source that is a file', async () => {
    const { workspace } = await tree();
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image, source: 'src/main.js' }, { workspace });
    await expectRefusal(result, { codes: ['input-invalid'], says: ['input `source`', /main\.js/] }, front);
  });
});
