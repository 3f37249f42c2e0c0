import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionResult } from '../rig/github/run-action.ts';
import { beginLayout, endLayout, type ImageStep, pushLayout, writeImage } from '../rig/images/oci-layout.ts';
import { debian, npm } from '../stages/scan/trivy-world.ts';
import { expectEnd, expectPassed, reportOf } from './stage/outcome.ts';
import { openStage, type Stage } from './stage/stage.ts';

const DEBIAN: ImageStep = { createdBy: 'ADD debian.tar / # buildkit', entries: debian('12.11') };
const step = (name: string, version: string): ImageStep => ({
  createdBy: `RUN npm install ${name}`,
  entries: [npm(name, version)],
});
const MINIMIST = step('minimist', '1.2.5');
const LODASH = step('lodash', '4.17.20');
const SAFE = step('left-pad', '1.3.0');
const NEWER_SAFE = step('left-pad', '1.3.1');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** Pushes an image as `team/NAME:latest`. */
async function publish(
  name: string,
  steps: readonly ImageStep[],
  labels: Readonly<Record<string, string>> = {},
) {
  const dir = await stage.subfolder();
  await beginLayout(dir);
  const config = { architecture: 'amd64', config: { Labels: labels } };
  const layout = await endLayout(dir, await writeImage(dir, config, steps));
  const tagged = `${stage.registry.host}/team/${name}:latest`;
  await pushLayout(layout, tagged);
  return { tagged, digest: layout.digest };
}

/** Runs without signing, on a source tree that has only a Dockerfile. */
async function checked(image: string): Promise<ActionResult> {
  const workspace = await stage.subfolder();
  await writeFile(join(workspace, 'Dockerfile'), 'FROM base\nRUN npm install left-pad\n');
  return stage.ship({ image, signer: 'none' }, { workspace });
}

test('the delta to a shipped image names what is new and gone; an image that nobody signed is not believed', async () => {
  const before = await publish('before', [DEBIAN, SAFE]);
  expectPassed(await stage.ship({ image: before.tagged }));
  const after = await publish('after', [DEBIAN, LODASH, NEWER_SAFE]);
  // Only a run that signs knows by whom the shipped image must be signed, if no policy names the signer.
  const result = await stage.ship({ image: after.tagged, 'compare-to': before.tagged });
  expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
  const { delta, timings } = await reportOf(result);
  expect(delta).toMatchObject({
    known: true,
    image: expect.stringContaining(`team/before@${before.digest}`),
    packages: {
      added: [{ package: 'lodash', type: 'npm', to: '4.17.20' }],
      gone: [],
      changed: [{ package: 'left-pad', from: '1.3.0', to: '1.3.1' }],
    },
  });
  expect(delta?.vulnerabilities?.added.map((one) => one.package)).toContain('lodash');
  expect(delta?.vulnerabilities?.gone).toEqual([]);
  expect(timings.baseline).toBeGreaterThan(0);

  const unsigned = await stage.ship({ image: before.tagged, 'compare-to': after.tagged });
  // A delta decides nothing.
  expectPassed(unsigned);
  expect((await reportOf(unsigned)).delta).toMatchObject({
    known: false,
    why: expect.stringContaining('no SBOM'),
  });
});

test('a newer base image is proposed with what it fixes and adds, at the FROM line', async () => {
  const base = await publish('base', [DEBIAN, MINIMIST]);
  const built = await publish('built', [DEBIAN, MINIMIST, SAFE], {
    'org.opencontainers.image.base.name': base.tagged,
    'org.opencontainers.image.base.digest': base.digest,
  });
  const current = await reportOf(await checked(built.tagged));
  expect(current.fixes?.steps.map(({ kind }) => kind)).toEqual(['package']);

  const newer = await publish('base', [DEBIAN, LODASH]);
  const result = await checked(built.tagged);
  expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
  const { fixes, timings } = await reportOf(result);
  const update = fixes?.steps.find(({ kind }) => kind === 'base-image');
  expect(update).toMatchObject({
    from: `${base.tagged}@${base.digest}`,
    to: `${base.tagged}@${newer.digest}`,
    findings: [{ package: 'minimist', effect: 'block' }],
    lines: [{ path: 'Dockerfile', line: 1 }],
  });
  if (update?.kind !== 'base-image') throw new Error('no base image');
  expect(new Set(update.adds.map((one) => one.package))).toEqual(new Set(['lodash']));
  expect(timings['newer-base']).toBeGreaterThan(0);
});
