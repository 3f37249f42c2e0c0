import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneRepository, makeRepository, type TestRepository } from '../../rig/github/repository.ts';
import { expectPassed, reasonsOf } from '../stage/outcome.ts';
import { openStage, type Stage } from '../stage/stage.ts';

const SECRET = `${'gh'}p_${'C1m2M3t4S5q6R7t8U9v0W1x2Y3z4A5b6C7d8'}`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

/** A repository with a first commit, and with a secret that came in the second and went in the third. */
async function leaky(): Promise<{ repository: TestRepository; base: string; leak: string; head: string }> {
  const repository = await makeRepository(join(await stage.subfolder(), 'checkout'));
  const base = await repository.commit({ 'main.js': 'console.log(1);\n' });
  const leak = await repository.commit({ '.env': `TOKEN=${SECRET}\n` });
  const head = await repository.commit({ '.env': null });
  return { repository, base, leak, head };
}

const pull = (base: string, head: string) => ({
  payload: { pull_request: { base: { sha: base }, head: { sha: head } } },
  env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: head },
});

describe('commits that a run is for', () => {
  test('fail a pull request by a secret that its last commit does not have any more', async () => {
    const { repository, base, leak, head } = await leaky();
    const { pinned } = await stage.publish('clean');
    const result = await stage.ship({ image: pinned }, { workspace: repository.folder, ...pull(base, head) });
    expect(result.exitCode).toBe(1);
    expect(reasonsOf(result).map(({ code }) => code)).toEqual(['secret-found']);
    expect(result.summary).toContain(leak.slice(0, 7));
    expect(`${result.stdout.replace(/^::add-mask::.*$/gm, '')}${result.summary}`).not.toContain(SECRET);
  });

  test('are an error where the checkout is shallow, and say what to set', async () => {
    const { repository, base, head } = await leaky();
    const clone = await cloneRepository(repository, join(await stage.subfolder(), 'shallow'), '--depth=1');
    const { pinned } = await stage.publish('clean');
    const step = {
      workspace: clone.folder,
      payload: { before: base, after: head },
      env: { GITHUB_EVENT_NAME: 'push' },
    };
    const result = await stage.ship({ image: pinned }, step);
    expect(result.outputs.verdict).toBe('error');
    expect(reasonsOf(result)).toMatchObject([{ code: 'scan-incomplete', check: 'secrets' }]);
    expect(reasonsOf(result)[0]?.message).toContain('fetch-depth: 0');
  });

  test('do not hold what was there before, and a push of clean ones is signed and leaves the checkout alone', async () => {
    const { repository, head } = await leaky();
    const next = await repository.commit({ 'main.js': 'console.log(2);\n' });
    const { pinned } = await stage.publish('clean');
    const payload = { before: head, after: next, repository: { default_branch: 'main' } };
    const env = { GITHUB_EVENT_NAME: 'push' };
    const result = await stage.ship({ image: pinned }, { workspace: repository.folder, payload, env });
    expectPassed(result);
    expect(await repository.git('status', '--porcelain', '--ignored')).toBe('');
    expect(await repository.git('rev-parse', 'HEAD')).toBe(next);
  });
});
