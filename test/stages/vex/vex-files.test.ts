import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { vexFiles } from '../../../src/stages/vex/vex-files.ts';
import { beginJob, type JobEvent, type PolicyJob, pullRequest, refusalOf } from '../policy/policy-world.ts';

const GLOBS = ['.vex/*.json'];

let job: PolicyJob;
beforeEach(async () => {
  job = await beginJob();
});
afterEach(() => job.dispose());

const document = (id: string) =>
  JSON.stringify({
    ...{ '@context': 'https://openvex.dev/ns', '@id': id, author: 'ACME', version: 1 },
    timestamp: '2026-05-04T10:00:00Z',
    statements: [
      { vulnerability: { name: 'CVE-2026-1' }, products: [{ '@id': 'pkg:oci/app' }], status: 'fixed' },
    ],
  });

async function read(checkout: string, globs: readonly string[] = GLOBS, event?: JobEvent) {
  return await vexFiles(await job.world(event), checkout, globs);
}

describe('the VEX files of a repository', () => {
  test('are those of the commit that is checked out, each with its path and commit', async () => {
    const commit = await job.origin.commit({
      '.vex/a.json': document('a'),
      '.vex/b.json': document('b'),
      '.vex/old/c.json': document('c'),
      'apps/shop/x.vex.json': document('x'),
    });
    const { folder } = await job.checkout('--depth=1');
    await writeFile(join(folder, '.vex/left.json'), document('left'));
    const { statements, notes } = await read(folder, [...GLOBS, '**/*.vex.json', 'none/**']);
    expect(statements.map(({ source, document: id }) => [id, source])).toEqual(
      [
        ['a', '.vex/a.json'],
        ['b', '.vex/b.json'],
        ['x', 'apps/shop/x.vex.json'],
      ].map(([id, path]) => [id, { kind: 'file', path, commit }]),
    );
    expect(notes).toEqual([`No file at ${commit.slice(0, 12)} matches none/** (vex.files).`]);
  });

  test('are not looked for where the policy names none', async () => {
    expect(await read('/nonexistent', [])).toEqual({ statements: [], notes: [] });
  });

  test('are not had without a checkout, which is an error', async () => {
    expect(await refusalOf(read(job.folder))).toMatchObject([
      { code: 'policy-unavailable', check: 'policy', message: expect.stringContaining('actions/checkout') },
    ]);
  });

  test('must be files: a link among them is an error', async () => {
    await symlink('/etc/passwd', join(job.origin.folder, 'l.json'));
    await job.origin.commit({ 'a.json': document('a') });
    const { folder } = await job.checkout();
    expect(await refusalOf(read(folder, ['*.json']))).toMatchObject([
      { code: 'vex-invalid', message: expect.stringMatching(/l\.json at .* is a link/) },
    ]);
  });

  test('are at most so many', async () => {
    const many = Array.from({ length: 201 }, (_, at) => [`.vex/${at}.json`, document(`${at}`)]);
    await job.origin.commit(Object.fromEntries(many));
    const { folder } = await job.checkout();
    expect(await refusalOf(read(folder))).toMatchObject([{ code: 'vex-invalid' }]);
  });
});

describe('the VEX files of a pull request', () => {
  let base: string;
  beforeEach(async () => {
    base = await job.origin.commit({ '.vex/a.json': document('base') });
    await job.origin.commit({ '.vex/a.json': document('head'), '.vex/b.json': document('new') });
  });

  test.each(['pull_request', 'merge_group'])('(%s) are those of its base', async (name) => {
    const { folder } = await job.checkout();
    const event =
      name === 'pull_request'
        ? pullRequest(base)
        : { name, payload: { merge_group: { base_sha: base, head_sha: 'e'.repeat(40) } } };
    const { statements } = await read(folder, GLOBS, event);
    expect(statements).toMatchObject([{ document: 'base', source: { commit: base } }]);
  });

  test('are an error where the checkout does not have the base and cannot list it', async () => {
    await job.github({ commits: { [base]: base }, files: { [`${base}:.vex/a.json`]: document('base') } });
    const { folder } = await job.checkout('--depth=1');
    expect(await refusalOf(read(folder, GLOBS, pullRequest(base)))).toMatchObject([
      { code: 'policy-unavailable', message: expect.stringContaining('fetch-depth: 0') },
    ]);
  });

  test('come from GitHub where they are named without a glob', async () => {
    await job.github({ commits: { [base]: base }, files: { [`${base}:.vex/a.json`]: document('base') } });
    const { folder } = await job.checkout('--depth=1');
    const { statements, notes } = await read(folder, ['.vex/a.json', '.vex/b.json'], pullRequest(base));
    expect(statements).toMatchObject([{ document: 'base' }]);
    expect(notes).toEqual([expect.stringContaining('.vex/b.json')]);
  });
});
