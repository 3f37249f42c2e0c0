import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFront } from '../../attacks/front.ts';
import type { ActionResult, ActionStep } from '../../rig/github/run-action.ts';
import { expectEnd, expectPassed } from '../stage/outcome.ts';
import { folderState } from '../stage/snapshots.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import type { ImageKind } from '../stage/stage-images.ts';
import { UNBOXED, wrap } from '../stage/tool-wrapper.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** A checkout as a job has it: files, a program, a link, a repository, and what scanners like to write beside. */
async function checkout(): Promise<string> {
  const folder = await stage.subfolder();
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'src', 'server.js'), 'export const port = 8080;\n');
  await writeFile(join(folder, 'package.json'), '{"name":"shop","version":"1.0.0","dependencies":{}}\n');
  await writeFile(join(folder, 'run.sh'), '#!/bin/sh\nexec node src/server.js\n', { mode: 0o755 });
  await symlink('src/server.js', join(folder, 'main.js'));
  await execa('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: folder });
  return folder;
}

/** Runs the action in a checkout and demands that the job finds everything as it was. */
async function shipInCheckout(
  kind: ImageKind,
  inputs: Readonly<Record<string, string>> = {},
  step: Partial<ActionStep> = {},
): Promise<ActionResult> {
  const workspace = await checkout();
  const { tagged } = await stage.publish(kind);
  const before = await folderState(workspace);
  const result = await stage.ship({ image: tagged, ...inputs }, { workspace, ...step });
  expect(await folderState(workspace)).toEqual(before);
  expect({ env: result.environmentFile, path: result.pathFile, state: result.state }).toEqual({
    ...{ env: '', path: '', state: {} },
  });
  // The evidence is what a run leaves; its private folders are gone.
  expect((await readdir(result.runnerTemp)).filter((name) => name !== 'assay')).toEqual([]);
  return result;
}

describe('an evidence folder within the source', () => {
  test('of earlier steps holds nothing that is taken for a secret', async () => {
    const workspace = await checkout();
    const { tagged } = await stage.publish('clean');
    for (const _ of ['first', 'second']) {
      expectPassed(await stage.ship({ image: tagged, 'output-dir': 'assay' }, { workspace }));
    }
  });

  test('is looked at as the rest of it', async () => {
    const workspace = await checkout();
    await mkdir(join(workspace, 'assay'));
    const token =
      ['gh', 'p_', 'Q7x'].join('') + createHash('sha256').update('assay').digest('hex').slice(0, 27);
    await writeFile(join(workspace, 'assay', 'deploy.env'), `DB_PASSWORD=${token}\n`);
    const { tagged } = await stage.publish('clean');
    const inputs = { image: tagged, 'output-dir': 'assay', signer: 'none' };
    expectEnd(await stage.ship(inputs, { workspace }), 1, 'failed', ['secret-found']);
  });
});

/** Programs that still run below a folder. */
async function stillRunning(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
      return cwd.startsWith(folder) ? readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') : '';
    }),
  );
  return found.filter((command) => command !== '');
}

function expectCancelled({ exitCode, outputs }: ActionResult): void {
  expect({ exitCode, verdict: outputs.verdict, attestations: outputs.attestations }).toEqual({
    ...{ exitCode: 130, verdict: 'error', attestations: '[]' },
  });
}

describe('invariant 9: the workspace is left as it was found', () => {
  test('when the image passes', async () => {
    expectPassed(await shipInCheckout('clean'));
  });

  test('when a check fails', async () => {
    expectEnd(await shipInCheckout('vulnerable'), 1, 'failed', ['vulnerability-blocked']);
  });

  test('when nothing can be checked', async () => {
    const inputs = { 'db-repository': `${stage.registry.host}/no/such-db:2`, offline: 'true' };
    expectEnd(await shipInCheckout('clean', inputs), 1, 'error', ['database-unavailable']);
  });

  test('when an input is wrong', async () => {
    expectEnd(await shipInCheckout('clean', { 'fail-on': 'everything' }), 1, 'error', ['input-invalid']);
  });

  test('when the job is cancelled while a tool runs: the verdict is error, and no program goes on', async () => {
    const hang = `if (args.includes('--download-db-only')) {
      writeFileSync(1, 'it hangs here\\n');
      spawnSync('sleep', ['60']);
    }`;
    const trivy = await wrap(await stage.subfolder(), 'trivy', stage.tools.trivy, hang);
    const result = await shipInCheckout(
      'clean',
      { ...UNBOXED, 'trivy-path': trivy.path },
      { cancelOn: 'it hangs here' },
    );
    expectCancelled(result);
    // The kernel may take a moment for what was killed; what was not would go on for a minute.
    await expect.poll(() => stillRunning(result.runnerTemp)).toEqual([]);
  });

  test('when the job is cancelled while it signs: nothing is pushed or attached', async () => {
    const front = await openFront(stage.registry.host);
    // The OIDC token, a JWT, is hidden when it is there.
    const step = { cancelOn: '::add-mask::eyJ' };
    expectCancelled(await shipInCheckout('clean', { 'push-to': `${front.host}/cancelled/signing:v1` }, step));
    await front.stop();
    expect(front.writes()).toEqual([]);
  });

  test('when the job is cancelled while it pushes: no tag is set, and nothing is told as attached', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const front = await openFront(stage.registry.host, ({ method, path }) => {
      if (method !== 'PUT' || !path.includes('/manifests/')) return false;
      resolve();
      // The answer never comes: the step is ended while it waits.
      return true;
    });
    const step = { cancelAt: promise };
    const result = await shipInCheckout('clean', { 'push-to': `${front.host}/cancelled/push:v1` }, step);
    expectCancelled(result);
    await front.stop();
    expect(front.writes().filter((write) => write.endsWith('/v1'))).toEqual([]);
    expect(result.jobOutputs).toEqual({ verdict: 'error', reasons: expect.any(String), attestations: '[]' });
  });

  test('when evidence is wanted in the workspace: nothing but that is new there', async () => {
    const workspace = await checkout();
    const before = Object.keys(await folderState(workspace));
    const { tagged } = await stage.publish('clean');
    expectPassed(await stage.ship({ image: tagged, 'output-dir': 'evidence' }, { workspace }));
    const added = Object.keys(await folderState(workspace)).filter((name) => !before.includes(name));
    expect(added.length).toBeGreaterThan(5);
    expect(added.filter((name) => name !== 'evidence' && !name.startsWith('evidence/'))).toEqual([]);
  });
});
