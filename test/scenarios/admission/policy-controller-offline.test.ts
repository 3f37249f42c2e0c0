import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import type { AdmissionPlan } from '../../../src/domain/admission/admission-plan.ts';
import { policyControllerTester } from '../../../src/stages/admission/offline/policy-controller-tester.ts';
import { buildTools, POLICY_CONTROLLER } from '../../rig/tools/build.ts';
import { type AdmissionStage, openAdmissionStage } from '../stage/admission-stage.ts';
import { type EngineTuf, startEngineTuf } from '../stage/engine-tuf.ts';
import { RELEASE } from '../stage/release.ts';

const Proof = z.array(
  z.strictObject({
    ...{ engine: z.literal('policy-controller'), version: z.string(), case: z.string(), message: z.string() },
    ...{ expected: z.enum(['admitted', 'denied']), answered: z.enum(['admitted', 'denied', 'other']) },
  }),
);

let bench: AdmissionStage;
let tuf: EngineTuf;
let path: string;
beforeAll(async () => {
  const [tools, stage] = await Promise.all([buildTools(['policy-controller-tester']), openAdmissionStage()]);
  [path, bench] = [tools['policy-controller-tester'], stage];
  tuf = await startEngineTuf(bench.stage);
});
afterAll(async () => {
  await Promise.all([tuf?.stop(), bench?.stage.stop()]);
});

async function prove(call: { readonly trustedRoot?: string } = {}) {
  const folder = join(await bench.stage.subfolder(), 'admission');
  const fixed = ['--engine', 'policy-controller', '--output', folder];
  const asked = ['--prove', '--policy-controller-path', path];
  const result = await bench.admission([...fixed, ...asked, ...tuf.flags], call);
  const proof = await readFile(join(folder, 'proof.json'), 'utf8').then(
    (text) => Proof.parse(JSON.parse(text)),
    () => [],
  );
  return { ...result, folder, proof };
}

test("policy-controller's own tester says what its manifests decide, where there is no cluster", async () => {
  const { exitCode, stdout, stderr, folder, proof } = await prove();
  expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
  for (const { case: name, expected, answered, message } of proof)
    expect({ name, answered }, message).toEqual({ name, answered: expected });
  expect(proof.map(({ version }) => version)).toEqual(proof.map(() => POLICY_CONTROLLER.version));
  const messageAbout = (words: string) => proof.find(({ case: name }) => name.endsWith(words))?.message;
  expect(messageAbout('another workflow')).toContain(`expected SAN value "${RELEASE}-other"`);
  expect(messageAbout('another issuer')).toContain('expected issuer value');
  expect(messageAbout('another source repository')).toContain('policy for type provenance');
  expect(messageAbout('another source ref')).toContain('policy for type provenance');
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const words = `No cluster was asked about policy-controller: its own program (\`${POLICY_CONTROLLER.version}\`)`;
  expect(readme).toContain(words);
  expect(readme).toContain('Every answer was the expected one.');
});

test('a proof fails if the verified image itself is not admitted', async () => {
  // As its limits say, it denies every image if the key of a log is not ECDSA.
  const root = JSON.parse(await readFile(bench.stage.sigstore.trustedRoot, 'utf8'));
  const { publicKey } = generateKeyPairSync('ed25519');
  const rawBytes = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const log = {
    ...{ baseUrl: 'https://log.example.com', hashAlgorithm: 'SHA2_256' },
    publicKey: { rawBytes, keyDetails: 'PKIX_ED25519', validFor: { start: '2024-01-01T00:00:00Z' } },
    logId: { keyId: Buffer.alloc(32, 2).toString('base64') },
  };
  const trustedRoot = join(await bench.stage.subfolder(), 'trusted-root.json');
  await writeFile(trustedRoot, JSON.stringify({ ...root, tlogs: [...root.tlogs, log] }));
  const { exitCode, stdout, proof } = await prove({ trustedRoot });
  expect(exitCode, stdout).toBe(1);
  expect(stdout).toContain('proof-failed');
  expect(proof.map(({ answered }) => answered)).toEqual(proof.map(() => 'other'));
});

test('a registry that does not answer is no denial', async () => {
  const { stage, image } = bench;
  const trustedRoot = await readFile(stage.sigstore.trustedRoot, 'utf8');
  const { issuer } = stage.sigstore;
  const plan: AdmissionPlan = {
    images: [{ repository: 'registry.example.com/team/app', digest: `sha256:${'a'.repeat(64)}` }],
    registries: ['registry.example.com/*'],
    signer: { kind: 'certificate', identity: RELEASE, issuer: issuer.url },
    require: ['signature'],
    ...{ sourceRepositories: [], sourceRefs: [], exempt: [], onlyGate: [] },
    effects: { registries: { action: 'deny' }, images: { action: 'deny' } },
    sigstore: { trustedRoot },
  };
  const tester = policyControllerTester({
    ...{ path, processes: createProcesses(), environment: {}, logins: [] },
    folder: stage.subfolder,
  });
  const podOf = (one: string) => ({ spec: { containers: [{ image: one }] } });
  const gone = image.pinned.replace(stage.registry.host, `127.0.0.1:${await closedPort()}`);
  const missing = image.pinned.replace(/[^/]+@/, 'missing@');
  expect(await tester.decide(plan, [image.pinned, gone, missing].map(podOf))).toEqual([
    { answered: 'admitted', message: '' },
    { answered: 'other', message: expect.stringContaining('connection refused') },
    { answered: 'denied', message: expect.stringContaining('no valid bundles exist in registry') },
  ]);
});

/** A port on which nothing listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return address.port;
}
