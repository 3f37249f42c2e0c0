import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProcesses } from '../../../../src/adapters/processes/processes.ts';
import type { AdmissionPlan } from '../../../../src/domain/admission/admission-plan.ts';
import { AssayError } from '../../../../src/domain/reason.ts';
import { kyvernoTester } from '../../../../src/stages/admission/offline/kyverno-tester.ts';

const PLAN: AdmissionPlan = {
  images: [{ repository: 'ghcr.io/acme/app', digest: `sha256:${'a'.repeat(64)}` }],
  registries: ['ghcr.io/acme/*'],
  signer: { kind: 'key', publicKey: 'PEM' },
  require: ['signature'],
  ...{ sourceRepositories: [], sourceRefs: [], exempt: [], onlyGate: [] },
  effects: { registries: { action: 'deny' }, images: { action: 'deny' } },
};
const POD = { apiVersion: 'v1', kind: 'Pod', spec: {} };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-tester-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A tester whose program does what a script says. */
async function testerOf(script: string) {
  const path = join(await mkdtemp(join(folder, 'program-')), 'kyverno');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o700);
  return kyvernoTester({
    ...{ path, processes: createProcesses(), environment: { PATH: process.env.PATH ?? '' } },
    folder: () => mkdtemp(join(folder, 'private-')),
    logins: ['{"auths":{"ghcr.io":{"auth":"eDp5"}}}', '{"auths":{"registry.example.com":{}}}'],
  });
}

const result = (policy: string, outcome: string, at = 0, message = '') => ({
  ...{ policy, result: outcome, message, resources: [{ name: `assay-proof-${at}` }] },
});
const printing = (results: readonly object[], exit = 0) =>
  `echo 'Applying 2 policy rules'; echo '${JSON.stringify({ results })}'; exit ${exit}`;

async function reasonOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AssayError)) throw error ?? new Error('it did not throw');
  return error.reasons[0];
}

test('a Pod is denied if one policy denies it, whatever the exit code, and admitted only if all pass it', async () => {
  const results = [
    ...[result('assay-registries', 'pass', 0), result('assay-evidence', 'pass', 0)],
    ...[result('assay-registries', 'pass', 1), result('assay-evidence', 'fail', 1, 'no signature')],
    ...[result('assay-registries', 'pass', 2), result('assay-evidence', 'error', 2, 'no registry')],
    ...[result('assay-registries', 'pass', 3), result('assay-evidence', 'skip', 3)],
  ];
  const tester = await testerOf(printing(results, 1));
  expect(await tester.decide(PLAN, [POD, POD, POD, POD])).toEqual([
    { answered: 'admitted', message: '' },
    { answered: 'denied', message: 'no signature' },
    { answered: 'other', message: 'error: no registry' },
    { answered: 'other', message: 'skip: ' },
  ]);
});

test.each([
  ['says nothing', 'exit 0', 'prints what has no report'],
  ['fails', "echo 'Error: failed to load policies' >&2; exit 1", 'failed to load policies'],
  [
    'says nothing about a Pod by one of the policies',
    printing([result('assay-registries', 'pass')]),
    'says nothing about assay-proof-0 by assay-evidence',
  ],
  ['is killed', 'kill -9 $$', 'did not run (killed)'],
])('a program that %s is an error', async (_, script, words) => {
  const tester = await testerOf(script);
  const reason = await reasonOf(tester.decide(PLAN, [POD]));
  expect(reason).toMatchObject({ code: 'tool-failed', message: expect.stringContaining(words) });
});

test('a program gets the policies, the Pods and the credentials, in a folder of its own', async () => {
  const tester = await testerOf(
    'grep -q assay-evidence policies.yaml && grep -q assay-proof-0 pods.yaml || exit 3\n' +
      'grep -q registry.example.com "$DOCKER_CONFIG/config.json" && grep -q ghcr.io "$DOCKER_CONFIG/config.json" || exit 4\n' +
      printing([result('assay-registries', 'pass'), result('assay-evidence', 'pass')]),
  );
  expect(await tester.decide(PLAN, [POD])).toEqual([{ answered: 'admitted', message: '' }]);
});

test('a version is read, and its absence is an error', async () => {
  expect(await (await testerOf('echo "Version: v1.19.1"; echo "Time: ---"')).version()).toBe('v1.19.1');
  for (const script of ['echo hello', 'echo "Version: v1.19.1"; exit 1']) {
    const reason = await reasonOf((await testerOf(script)).version());
    expect(reason).toMatchObject({ code: 'tool-failed', message: 'kyverno does not say its version' });
  }
});
