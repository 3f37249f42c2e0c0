import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, expectRefusal, startBench } from '../attacks/bench.ts';
import { makeRepository } from '../rig/github/repository.ts';

const FILE = '.github/assay.yml';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

async function workspaceWith(content: string): Promise<string> {
  const workspace = await bench.subfolder();
  await mkdir(dirname(join(workspace, FILE)), { recursive: true });
  await writeFile(join(workspace, FILE), content);
  return workspace;
}

describe('the policy file of a run', () => {
  test('judges it, and stands in the report', async () => {
    const { image } = await bench.offer(await bench.layout('vulnerable'));
    const workspace = await workspaceWith('version: 1\nenforce: warn\n');
    const result = await bench.ship({ image, signer: 'none' }, { workspace });
    expect(result.exitCode).toBe(0);
    expect(result.outputs.verdict).toBe('warned');
    expect(result.summary).toContain(FILE);
  });

  test('stops everything where it is not sound, with the place of every fault', async () => {
    const { image, front } = await bench.offer();
    const workspace = await workspaceWith('version: 1\nenforce: of\ncolour: red\n');
    const result = await bench.ship({ image }, { workspace });
    await expectRefusal(
      result,
      { codes: ['policy-invalid', 'policy-invalid'], says: [/\.github\/assay\.yml:2:10/, /block, warn/] },
      front,
    );
  });

  test('is that of the base on a pull request', async () => {
    const { image } = await bench.offer(await bench.layout('vulnerable'));
    const repository = await makeRepository(join(await bench.subfolder(), 'work'));
    const base = await repository.commit({ [FILE]: 'version: 1\nlongest-term: 7d\n' });
    const head = await repository.commit({ [FILE]: 'version: 1\nenforce: warn\n' });
    const payload = { pull_request: { base: { sha: base }, head: { sha: head } } };
    const env = { GITHUB_EVENT_NAME: 'pull_request' };
    const result = await bench.ship(
      { image, signer: 'none' },
      { workspace: repository.folder, payload, env },
    );
    expect(result.outputs.verdict).toBe('failed');
    expect(result.summary).toContain(base.slice(0, 7));
  });
});
