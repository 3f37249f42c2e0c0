import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProcesses } from '../../../../src/adapters/processes/processes.ts';
import type { AdmissionPlan } from '../../../../src/domain/admission/admission-plan.ts';
import { AssayError } from '../../../../src/domain/reason.ts';
import { policyControllerTester } from '../../../../src/stages/admission/offline/policy-controller-tester.ts';

const PLAN: AdmissionPlan = {
  images: [{ repository: 'ghcr.io/acme/app', digest: `sha256:${'a'.repeat(64)}` }],
  registries: ['ghcr.io/acme/*'],
  signer: { kind: 'certificate', identity: 'https://example.com/w', issuer: 'https://example.com' },
  require: ['signature'],
  ...{ sourceRepositories: [], sourceRefs: [], exempt: [], onlyGate: [] },
  effects: { registries: { action: 'deny' }, images: { action: 'deny' } },
};
const pod = (image: string, more: object = {}) => ({ spec: { containers: [{ image }], ...more } });
const POD = pod('ghcr.io/acme/app:v1');
const SUCCESS = String.raw`printf '2026-11-29T20:00:00Z\tINFO\ttester/main.go:1\tVerification was successful!\n' >&2`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-tester-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A tester whose program does what a script says. */
async function testerOf(script: string) {
  const path = join(await mkdtemp(join(folder, 'program-')), 'tester');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o700);
  return policyControllerTester({
    ...{ path, processes: createProcesses(), environment: { PATH: process.env.PATH ?? '' } },
    folder: () => mkdtemp(join(folder, 'private-')),
    logins: ['{"auths":{"ghcr.io":{"auth":"eDp5"}}}', '{"auths":{"registry.example.com":{}}}'],
  });
}

const failing = (...errors: readonly string[]) => `echo '${JSON.stringify({ errors })}'; exit 1`;

async function reasonOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AssayError)) throw error ?? new Error('it did not throw');
  return error.reasons[0];
}

test.each([
  ['no matching attestations: failed to verify certificate identity', 'denied'],
  ['no matching attestations with type https://cyclonedx.org/bom, checked the following', 'denied'],
  [
    'attestation keyless validation failed for authority signer: no valid bundles exist in registry',
    'denied',
  ],
  ['policy is not compliant for query isCompliant', 'denied'],
  ['attestation keyless validation failed for authority signer: Get "https://ghcr.io/v2/": EOF', 'other'],
  ['creating CheckOpts: failed to create trusted root from protobuf', 'other'],
  ['ghcr.io/acme/app:v1 is uncovered by policy', 'other'],
])('an error that says "%s" is an answer: %s', async (message, answered) => {
  const tester = await testerOf(failing(message));
  expect(await tester.decide(PLAN, [POD])).toEqual([{ answered, message }]);
});

test.each([
  ['says nothing', 'exit 0', 'does not say that it admits the image'],
  ['admits and denies', `${SUCCESS}; echo '{"errors":["no"]}'`, 'does not say that it admits the image'],
  ['cannot read its files', "echo 'CIP is invalid' >&2; exit 1", 'without an answer: CIP is invalid'],
  ['names no error', "echo '{}'; exit 1", 'ended with 1 and without an answer'],
  ['ends otherwise', `echo '{"errors":["no matching attestations"]}'; exit 2`, 'ended with 2'],
  ['is killed', 'kill -9 $$', 'did not run (killed)'],
])('a program that %s is an error', async (_, script, words) => {
  const tester = await testerOf(script);
  const reason = await reasonOf(tester.decide(PLAN, [POD]));
  expect(reason).toMatchObject({ code: 'tool-failed', message: expect.stringContaining(words) });
});

test('a program gets the policy, each image and the credentials, in a folder of its own', async () => {
  const tester = await testerOf(
    'grep -q ClusterImagePolicy policies.yaml || exit 3\n' +
      'grep -q registry.example.com "$DOCKER_CONFIG/config.json" && grep -q ghcr.io "$DOCKER_CONFIG/config.json" || exit 4\n' +
      `case "$*" in *--trustroot*) exit 5;; *--image\\ good) ${SUCCESS};; *) ${failing('no matching attestations')};; esac`,
  );
  expect(await tester.decide(PLAN, [pod('bad'), pod('good')])).toMatchObject([
    { answered: 'denied' },
    { answered: 'admitted' },
  ]);
});

test('it is not asked about a Pod of which it would not see every image', async () => {
  const tester = await testerOf(SUCCESS);
  for (const more of [{ initContainers: [{ image: 'x' }] }, { volumes: [] }, { containers: [] }])
    await expect(tester.decide(PLAN, [pod('good', more)])).rejects.toThrow();
});

test('a version is read, and its absence is an error', async () => {
  const printed = 'echo "GitVersion:    v0.15.1"; echo "GitCommit:     unknown"';
  expect(await (await testerOf(printed)).version()).toBe('v0.15.1');
  for (const script of ['echo hello', `${printed}; exit 1`]) {
    const reason = await reasonOf((await testerOf(script)).version());
    expect(reason).toMatchObject({ message: "policy-controller's tester does not say its version" });
  }
});
