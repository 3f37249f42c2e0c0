import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventCommits } from '../../../src/adapters/github/event-commits.ts';
import { rigFolder } from '../../rig/folder.ts';

const [BASE, HEAD, ZEROS] = ['a'.repeat(40), 'b'.repeat(40), '0'.repeat(40)];
let folder: string;
beforeAll(async () => {
  folder = await rigFolder('event');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function commitsOf(event: string, payload: unknown) {
  const path = join(folder, 'event.json');
  await writeFile(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return eventCommits(event, path);
}

describe('the commits of an event', () => {
  test('are told by its payload', async () => {
    const pull = { number: 7, pull_request: { base: { sha: BASE, ref: 'main' }, head: { sha: HEAD } } };
    for (const event of ['pull_request', 'pull_request_target', 'pull_request_review'])
      expect(await commitsOf(event, pull)).toEqual({ base: BASE, head: HEAD });
    const group = { action: 'checks_requested', merge_group: { base_sha: BASE, head_sha: HEAD } };
    expect(await commitsOf('merge_group', group)).toEqual({ base: BASE, head: HEAD });
    const repository = { default_branch: 'main', id: 1 };
    const pushed = { before: BASE, after: HEAD, repository };
    expect(await commitsOf('push', pushed)).toEqual({ base: BASE, head: HEAD, defaultBranch: 'main' });
    expect(await commitsOf('push', { ...pushed, before: ZEROS })).toEqual({
      head: HEAD,
      defaultBranch: 'main',
    });
    expect(await commitsOf('push', { ...pushed, after: ZEROS })).toBeUndefined();
  });

  test('are none of any other event, whatever its payload', async () => {
    for (const event of ['schedule', 'workflow_dispatch', 'release', ''])
      expect(await commitsOf(event, { before: BASE, after: HEAD })).toBeUndefined();
    expect(eventCommits('schedule', undefined)).toBeUndefined();
  });

  test('are not guessed where the payload does not tell them', async () => {
    const payloads = [
      {},
      'no json',
      '',
      { before: BASE },
      { before: BASE, after: 'HEAD' },
      { before: '--all', after: HEAD },
      { before: BASE, after: `${HEAD}\n--all` },
      { pull_request: { base: { sha: 7 }, head: null } },
      { merge_group: [] },
    ];
    for (const payload of payloads)
      for (const event of ['pull_request', 'merge_group'])
        await expect(commitsOf(event, payload)).toRefuseWith('scan-incomplete');
    expect(() => eventCommits('merge_group', join(folder, 'nowhere'))).toThrow(/does not name its commits/);
  });

  test('are all that HEAD leads to where a push does not name them, as outside of GitHub', async () => {
    for (const payload of [{}, 'no json', '', { before: BASE }, { before: '--all', after: HEAD }])
      expect(await commitsOf('push', payload)).toEqual({ head: 'HEAD' });
    expect(eventCommits('push', join(folder, 'nowhere'))).toEqual({ head: 'HEAD' });
  });
});
