import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFront } from '../attacks/front.ts';
import { makeRepository } from '../rig/github/repository.ts';
import type { ActionResult, ActionStep } from '../rig/github/run-action.ts';
import { attestationsOf, expectEnd, expectPassed, reasonsOf, reportOf } from './stage/outcome.ts';
import { filesBelow, registryState } from './stage/snapshots.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';
import { type ImageKind, SECRET } from './stage/stage-images.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** Runs the action on an image behind a door, and demands that nothing was written by it, nor is there. */
async function shipWithoutTrace(
  kind: ImageKind,
  inputs: Readonly<Record<string, string>> = {},
  step: Partial<ActionStep> = {},
): Promise<ActionResult & Pick<Published, 'digest'>> {
  const { path, digest } = await stage.publish(kind);
  const front = await openFront(stage.registry.host);
  const before = await registryState(stage.registry.host, [digest]);
  const result = await stage.ship({ image: `${front.host}/${path}:v1`, ...inputs }, step);
  await front.stop();
  expect(front.asked.length).toBeGreaterThan(0);
  expect(front.writes()).toEqual([]);
  expect(await registryState(stage.registry.host, [digest])).toEqual(before);
  expect(attestationsOf(result)).toEqual([]);
  return { ...result, digest };
}

/** A step of a run for an event, with a checkout that has its base. */
async function stepFor(event: string): Promise<Partial<ActionStep>> {
  const { folder, commit } = await makeRepository(join(await stage.subfolder(), 'work'));
  const base = await commit({ 'app.js': '' });
  const head = await commit({ 'app.js': '// changed\n' });
  return {
    workspace: folder,
    payload: { pull_request: { base: { sha: base }, head: { sha: head } } },
    env: stage.sigstore.environment({ event_name: event, sha: head }),
  };
}

describe('invariant 1: nothing is signed or pushed unless every check passed', () => {
  test('a vulnerable image fails with its counts, and leaves no trace in the registry', async () => {
    const result = await shipWithoutTrace('vulnerable');
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
    const { critical, high, medium, low, digest } = result.outputs;
    expect({ critical, high, medium, low, digest }).toEqual({
      ...{ critical: '1', high: '2', medium: '2', low: '1' },
      digest: result.digest,
    });
    expect(reasonsOf(result)).toMatchObject([{ check: 'vulnerabilities' }]);
    expect(result.summary).toContain('minimist');
    const sarif = await readFile(result.outputs.sarif ?? '', 'utf8');
    const runs: readonly { readonly results: readonly unknown[] }[] = JSON.parse(sarif).runs;
    expect(runs.flatMap(({ results }) => results).length).toBeGreaterThanOrEqual(3);
  });

  test('enforce: warn lets the job pass, and signs nothing all the same', async () => {
    const result = await shipWithoutTrace('vulnerable', { enforce: 'warn' });
    expectEnd(result, 0, 'warned', ['vulnerability-blocked']);
    expect(result.outputs.critical).toBe('1');
    expect((await reportOf(result)).attestations).toEqual([]);
  });

  test('an image that leaks is not signed, whatever the scan says', async () => {
    const result = await shipWithoutTrace('leaky');
    expectEnd(result, 1, 'failed', ['secret-found']);
    expect([result.outputs.secrets, result.outputs.critical]).toEqual(['1', '0']);
  });

  test('findings below the threshold do not stop the image', async () => {
    const { tagged } = await stage.publish('vulnerable');
    const result = await stage.ship({ image: tagged, 'fail-on': 'unknown' });
    expectPassed(result);
    expect(result.outputs.critical).toBe('1');
    expect(attestationsOf(result)).toHaveLength(5);
  });

  test.each(['pull_request', 'pull_request_target', 'workflow_run'])(
    'a run for %s checks and reports, signs nothing, and says so',
    async (event) => {
      const result = await shipWithoutTrace('clean', {}, await stepFor(event));
      expectPassed(result);
      const told = result.summary.replaceAll('&#95;', '_');
      expect(told).toContain(`Runs for ${event} events check and report; they do not sign or push.`);
      expect((await reportOf(result)).event).toMatchObject({ name: event, advisory: true });
    },
  );

  test('a run for a pull request fails for findings as any other', async () => {
    const result = await shipWithoutTrace('vulnerable', {}, await stepFor('pull_request'));
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
  });

  test('signer: none checks, needs no cosign, signs nothing, and says so', async () => {
    const result = await shipWithoutTrace('clean', { signer: 'none', 'cosign-path': '' });
    expectPassed(result);
    expect(result.summary).toMatch(/signer.*none/);
    expect((await reportOf(result)).tools.map(({ name }) => name)).toEqual(['trivy', 'gitleaks']);
  });
});

describe('invariant 5: no secret value leaves the process', () => {
  test('a token in a layer is in no log, summary, output, evidence file or left file', async () => {
    const workspace = await stage.subfolder();
    const result = await shipWithoutTrace('leaky', { source: '' }, { workspace });
    expectEnd(result, 1, 'failed', ['secret-found']);
    // The line that tells the runner what to hide is the one place for it.
    const lines = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(lines.length).toBeLessThan(result.stdout.split('\n').length);
    const texts = [lines.join('\n'), result.stderr, result.summary, JSON.stringify(result.outputs)];
    for (const text of texts) expectNoSecret('what the run said', Buffer.from(text));
    expect(await filesBelow(result.runnerTemp)).toSatisfy((files: Map<string, Buffer>) => files.size >= 4);
    for (const folder of [result.runnerTemp, result.toolCache, workspace]) {
      for (const [name, content] of await filesBelow(folder)) expectNoSecret(name, content);
    }
  });

  test('a token in the source tree is in none either, with the line that it stands in named', async () => {
    const workspace = await stage.subfolder();
    await mkdir(join(workspace, 'config'));
    await writeFile(join(workspace, 'config', 'settings.env'), `PORT=1\nTOKEN=${SECRET}\n`);
    const result = await shipWithoutTrace('clean', {}, { workspace });
    expectEnd(result, 1, 'failed', ['secret-found']);
    expect(result.summary).toContain('config/settings.env');
    const said = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    for (const text of [said.join('\n'), result.stderr, result.summary, JSON.stringify(result.outputs)])
      expectNoSecret('what the run said', Buffer.from(text));
    for (const [name, content] of await filesBelow(result.runnerTemp)) expectNoSecret(name, content);
  });
});

/** As it is, and in the encodings in which it could be carried out unseen; any stretch of twelve characters counts. */
function expectNoSecret(where: string, content: Buffer): void {
  const pieces = Array.from({ length: SECRET.length - 11 }, (_, at) => SECRET.slice(at, at + 12));
  const text = content.toString('latin1');
  const told = pieces.find((piece) => text.includes(piece));
  expect(told, `${where} holds a part of the secret`).toBeUndefined();
  for (const encoding of ['base64', 'hex'] as const) {
    expect(text.includes(Buffer.from(SECRET).toString(encoding).slice(0, 40)), where).toBe(false);
  }
}
