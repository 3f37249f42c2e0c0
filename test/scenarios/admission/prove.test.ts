import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { KUBERNETES, startCluster, type TestCluster } from '../../rig/servers/kube-apiserver.ts';
import { type AdmissionStage, openAdmissionStage } from '../stage/admission-stage.ts';
import { type ManifestObject, objectsIn } from './engine-cluster.ts';

const POLICIES = 'apis/admissionregistration.k8s.io/v1';
const PLURALS: Readonly<Record<string, string>> = {
  ValidatingAdmissionPolicy: 'validatingadmissionpolicies',
  ValidatingAdmissionPolicyBinding: 'validatingadmissionpolicybindings',
};
const Proof = z.array(
  z.strictObject({
    engine: z.string(),
    version: z.string(),
    case: z.string(),
    expected: z.enum(['admitted', 'denied']),
    answered: z.string(),
    message: z.string(),
  }),
);
const Listed = z.object({ items: z.array(z.looseObject({ metadata: z.looseObject({ name: z.string() }) })) });

let bench: AdmissionStage;
let rig: TestCluster;
let cluster: OpenCluster;
beforeAll(async () => {
  [bench, rig] = await Promise.all([openAdmissionStage(), startCluster()]);
  cluster = await openCluster(rig.kubeconfig);
});
afterAll(async () => {
  await cluster?.close();
  await Promise.all([bench?.stage.stop(), rig?.stop()]);
});

async function output(): Promise<string> {
  return join(await bench.stage.subfolder(), 'admission');
}

const policiesIn = (folder: string) => objectsIn(join(folder, 'validating-admission-policy/policies.yaml'));

async function create(objects: readonly ManifestObject[]): Promise<void> {
  for (const object of objects) {
    const { status, body } = await cluster.send({
      method: 'POST',
      path: `${POLICIES}/${PLURALS[object.kind]}`,
      body: object,
    });
    expect(status, Buffer.from(body).toString()).toBe(201);
  }
}

async function remove(objects: readonly ManifestObject[]): Promise<void> {
  for (const { kind, metadata } of objects)
    await cluster.send({ method: 'DELETE', path: `${POLICIES}/${PLURALS[kind]}/${metadata.name}` });
}

/** What the cluster says about a Pod with an image, as soon as it is what is waited for. */
async function answerTo(image: string, isAwaited: (status: number, warning: string) => boolean) {
  const body = {
    ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'test' } },
    spec: { containers: [{ name: 'app', image }] },
  };
  for (;;) {
    const path = 'api/v1/namespaces/default/pods?dryRun=All';
    const { status, warning, body: said } = await cluster.send({ method: 'POST', path, body });
    if (isAwaited(status, warning)) return { status, warning, said: Buffer.from(said).toString() };
    await pause(100);
  }
}

describe('assay admission --prove', () => {
  test('writes the answer of the cluster to every case, and leaves nothing there', async () => {
    const folder = await output();
    const result = await bench.admission(['--output', folder, '--prove', '--kubeconfig', rig.kubeconfig]);
    expect(result.exitCode, `${result.stdout}\n${result.stderr}`).toBe(0);
    const proof = Proof.parse(JSON.parse(await readFile(join(folder, 'proof.json'), 'utf8')));
    expect(proof.length).toBeGreaterThan(40);
    for (const { version, expected, answered, ...one } of proof)
      expect([version, answered], JSON.stringify(one)).toEqual([KUBERNETES, expected]);
    const names = proof.filter(({ expected }) => expected === 'denied').map((one) => one.case);
    for (const words of [
      'begins like',
      'another port',
      'upper case',
      'Docker Hub',
      'ephemeral',
      'image volume',
      'cronjobs',
    ])
      expect(
        names.some((name) => name.includes(words)),
        words,
      ).toBe(true);
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    expect(readme).toContain('Every answer was the expected one.');
    for (const plural of Object.values(PLURALS)) {
      const { body } = await cluster.send({ method: 'GET', path: `${POLICIES}/${plural}` });
      expect(Listed.parse(JSON.parse(Buffer.from(body).toString())).items).toEqual([]);
    }
  });

  test('fails if something in the cluster answers otherwise', async () => {
    const metadata = { name: 'nobody' };
    const resourceRules = [
      { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] },
    ];
    const others = [
      {
        ...{ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata },
        spec: {
          matchConstraints: { resourceRules },
          validations: [{ expression: "!('level' in object.?data.orValue({}))" }],
        },
      },
      {
        ...{
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicyBinding',
          metadata,
        },
        spec: { policyName: 'nobody', validationActions: ['Deny'] },
      },
    ];
    await create(others);
    const folder = await output();
    const flags = ['--output', folder, '--prove', '--kubeconfig', rig.kubeconfig, '--json'];
    const { exitCode, stdout } = await bench.admission(flags);
    await remove(others);
    expect(exitCode, stdout).toBe(1);
    const { verdict, reasons } = JSON.parse(stdout);
    expect(verdict).toBe('failed');
    expect(reasons.map(({ code }: { code: string }) => code)).toContain('proof-failed');
    expect(JSON.stringify(reasons)).toContain('a ConfigMap with settings must be admitted');
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain('do not rely on these manifests');
  });

  test('is an error if the cluster does not let it, or does not answer', async () => {
    const content = await readFile(rig.kubeconfig, 'utf8');
    const stranger = join(await bench.stage.subfolder(), 'kubeconfig');
    await writeFile(stranger, content.replace(/token: .*/, 'token: nobody'));
    const nowhere = join(await bench.stage.subfolder(), 'kubeconfig');
    await writeFile(nowhere, content.replace(/server: .*/, 'server: https://127.0.0.1:1'));
    const distrusted = join(await bench.stage.subfolder(), 'kubeconfig');
    await writeFile(distrusted, content.replace(/certificate-authority-data: .*/, ''));
    for (const [file, words] of [
      [stranger, '401'],
      [nowhere, 'cannot be asked'],
      [distrusted, 'certificate'],
    ] as const) {
      const { exitCode, stdout } = await bench.admission([
        '--output',
        await output(),
        '--prove',
        '--kubeconfig',
        file,
      ]);
      expect([exitCode, stdout]).toEqual([2, expect.stringContaining('cluster-unavailable')]);
      expect(stdout).toContain(words);
    }
  });
});

describe('the manifests in force', () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  test('warn about a tag until the day of the policy, and deny it from then on', async () => {
    await bench.policy({ 'block-from': day(3) });
    const folder = await output();
    const { repository } = { repository: bench.image.pinned.replace(/@.*/, '') };
    await bench.admission(['--output', folder]);
    const before = await policiesIn(folder);
    await create(before);
    const warned = await answerTo(`${repository}:v1`, (_, warning) => warning !== '');
    expect(warned).toMatchObject({ status: 201, warning: expect.stringContaining('no digest') });
    await remove(before);

    await bench.admission(['--output', folder], { days: 4 });
    const after = await policiesIn(folder);
    await create(after);
    const denied = await answerTo(`${repository}:v1`, (status) => status !== 201);
    expect(denied).toMatchObject({ status: 403, said: expect.stringContaining('no digest') });
    const honest = await answerTo(bench.image.pinned, () => true);
    expect(honest).toMatchObject({ status: 201, warning: '' });
    await remove(after);
    await bench.policy({});
  });
});
