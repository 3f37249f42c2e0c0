import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyOrigin } from '../../../src/domain/run/run.ts';
import { demandAttestedSource } from '../../../src/stages/sign/attested-source.ts';
import { gitIn, makeRepository, type TestRepository } from '../../rig/github/repository.ts';
import { beginJob, type PolicyJob, refusalOf } from '../policy/policy-world.ts';

let job: PolicyJob;
let work: TestRepository;
let commit: string;
beforeEach(async () => {
  job = await beginJob();
  work = await makeRepository(join(job.folder, 'work'));
  commit = await work.commit({ 'app/main.js': '1\n' });
});
afterEach(() => job.dispose());

/** Compares a folder of the workspace, none for no source, with the commit of the run. */
async function compare(
  path: string | undefined,
  sha: string,
  policy: PolicyOrigin['kind'] = 'default',
  workspace = work.folder,
) {
  const world = await job.world({ name: 'push', sha });
  const source = path === undefined ? undefined : { folder: join(workspace, path), path };
  return await demandAttestedSource(world, { workspace, source, policy });
}

async function expectMismatch(work: Promise<unknown>, ...says: readonly string[]) {
  const [reason] = await refusalOf(work);
  expect(reason).toMatchObject({ code: 'source-mismatch', check: 'sign' });
  for (const words of says) expect(reason?.message).toContain(words);
}

describe('a checkout of the commit of the run is signed for', () => {
  test('whole, a folder of it, a shallow one, and with changes that a build made', async () => {
    expect(await compare('', commit)).toEqual([]);
    expect(await compare('app', commit)).toEqual([]);
    await writeFile(join(work.folder, 'app/main.js'), 'built\n');
    expect(await compare('app', commit, 'file')).toEqual([]);
    const shallow = join(job.folder, 'shallow');
    await gitIn(job.folder, 'clone', '--quiet', '--depth=1', `file://${work.folder}`, shallow);
    expect(await compare('', commit, 'file', shallow)).toEqual([]);
  });

  test('below a folder of the workspace, as `path` of the checkout has it', async () => {
    expect(await compare('work/app', commit, 'default', job.folder)).toEqual([]);
  });

  test('in a folder of its own, with those of other repositories beside it', async () => {
    const tools = await makeRepository(join(job.folder, 'tools'));
    await tools.commit({ 'a.txt': '1\n' });
    expect(await compare('', commit, 'default', job.folder)).toEqual([]);
  });

  test('on the tag that was pushed, whether the run is named by the tag or by its commit', async () => {
    await work.git('tag', '--annotate', '--message=v1', 'v1');
    await work.git('checkout', '--quiet', 'v1');
    expect(await compare('', commit)).toEqual([]);
    expect(await compare('', await work.git('rev-parse', 'v1'))).toEqual([]);
  });

  test('that is a submodule at the commit that the repository has it at, and no other', async () => {
    const lib = await makeRepository(join(job.folder, 'lib'));
    await lib.commit({ 'lib.js': '1\n' });
    const allow = ['-c', 'protocol.file.allow=always'];
    await work.git(...allow, 'submodule', '--quiet', 'add', `file://${lib.folder}`, 'app/lib');
    const withLib = await work.commit({});
    expect(await compare('app/lib', withLib)).toEqual([]);
    const inside = (...args: string[]) => gitIn(join(work.folder, 'app/lib'), ...args);
    await inside('commit', '--quiet', '--allow-empty', '--message=other');
    await expectMismatch(compare('app/lib', withLib), 'app/lib', 'no submodule');
  });

  test('that lies beside what judges it: another repository at the top, and no policy in it', async () => {
    const app = await makeRepository(join(work.folder, 'shop'));
    const shipped = await app.commit({ 'a.txt': '1\n' });
    expect(await compare('shop', shipped)).toEqual([]);
    await expectMismatch(compare('shop', shipped, 'file'), commit);
  });
});

describe('what the signature would not name is not signed for', () => {
  test('another commit or branch, in whole or in part, is refused with both commits', async () => {
    await work.git('checkout', '--quiet', '-b', 'change');
    const change = await work.commit({ 'app/main.js': 'evil\n' });
    await expectMismatch(compare('', commit), change, commit, 'nothing is signed');
    await expectMismatch(compare('app', commit), change);
    await expectMismatch(compare('', 'f'.repeat(40)), change);
    await expectMismatch(compare('', ''), 'none');
  });

  test('another repository that lies in the checkout', async () => {
    const other = await makeRepository(join(work.folder, 'other'));
    await other.commit({ 'a.txt': '1\n' });
    await expectMismatch(compare('other', commit), 'the checkout in other', 'no submodule');
  });

  test('another commit in a folder of its own, even with the right one as its submodule', async () => {
    await work.git('checkout', '--quiet', '-b', 'change');
    const allow = ['-c', 'protocol.file.allow=always'];
    await work.git(...allow, 'submodule', '--quiet', 'add', `file://${work.folder}`, 'app/self');
    await gitIn(join(work.folder, 'app/self'), 'checkout', '--quiet', commit);
    const change = await work.commit({ 'app/main.js': 'evil\n' });
    await expectMismatch(compare('', commit, 'default', job.folder), 'the checkout in work', change, commit);
  });

  test('without a source: the policy of another commit', async () => {
    const change = await work.commit({ '.github/assay.yml': 'version: 1\nenforce: warn\n' });
    await expectMismatch(compare(undefined, commit, 'file'), change);
    await expectMismatch(compare(undefined, commit, 'default'), change);
    // A central policy and one of the base do not come from the checkout.
    expect(await compare(undefined, commit, 'central')).toEqual([]);
  });

  test('a repository that cannot be read', async () => {
    await rm(join(work.folder, '.git/objects'), { recursive: true });
    await expectMismatch(compare('', commit), 'could not be compared');
  });
});

describe('a tree without git', () => {
  test('is told, and no fault: nothing in it says of which commit it is', async () => {
    const plain = join(job.folder, 'plain');
    await mkdir(plain);
    expect(await compare('', commit, 'file', plain)).toEqual([expect.stringContaining(commit)]);
    await gitIn(plain, 'init', '--quiet');
    expect(await compare('', commit, 'file', plain)).toHaveLength(1);
  });

  test('is nothing to speak of where no source was asked for', async () => {
    const plain = join(job.folder, 'plain');
    await mkdir(plain);
    expect(await compare(undefined, commit, 'file', plain)).toEqual([]);
  });
});
