import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import type { AdmissionPlan } from '../../../src/domain/admission/admission-plan.ts';
import { CREDENTIAL_VALUES } from '../../../src/domain/admission/credential-patterns.ts';
import { validatingPolicies } from '../../../src/formats/admission/validating-policy.ts';
import { proveInCluster } from '../../../src/stages/admission/prove.ts';
import { KUBERNETES, startCluster, type TestCluster } from '../../rig/servers/kube-apiserver.ts';

const DIGEST = `sha256:${'a'.repeat(64)}` as const;
const HONEST = `registry.example.com/acme/app@${DIGEST}`;
const PODS = 'api/v1/namespaces/default/pods';
const MAPS = 'api/v1/namespaces/default/configmaps';

/** A value of each kind of credential, of parts that are none. */
const SAMPLES: readonly string[] = [
  ['-----BEGIN RSA ', 'PRIVATE KEY-----'],
  ['AK', 'IA', 'Z7Q'.repeat(6).slice(0, 16)],
  ['gh', 's_', 'a1B2'.repeat(9)],
  ['github', '_pat_', '11ABCDEFG0'.repeat(3)],
  ['glp', 'at-', 'x9'.repeat(10)],
  ['xo', 'xb-', '1234567890-abc'],
  ['sk', '_live_', '4eC39Hq'.repeat(4)],
  ['ey', 'Jhbs.ey', 'Jzdw.c2ln'],
  ['postgres://app:', 'hunter2', '@db.example.com/x'],
].map((parts) => `some text "${parts.join('')}"`);

let rig: TestCluster;
let cluster: OpenCluster;
beforeAll(async () => {
  rig = await startCluster();
  cluster = await openCluster(rig.kubeconfig);
});
afterAll(async () => {
  await cluster?.close();
  await rig?.stop();
});

function planFor(changes: Partial<AdmissionPlan> = {}): AdmissionPlan {
  return {
    images: [{ repository: 'registry.example.com/acme/app', digest: DIGEST }],
    registries: ['registry.example.com/acme/**'],
    signer: {
      ...{ kind: 'certificate', identity: 'https://example.com/w@refs/heads/main' },
      issuer: 'https://example.com',
    },
    require: ['signature'],
    ...{ sourceRepositories: [], sourceRefs: [], exempt: ['kube-system'], onlyGate: [] },
    effects: { registries: { action: 'warn' }, images: { action: 'warn' } },
    ...changes,
  };
}

function podOf(name: string, image: string, labels: Readonly<Record<string, string>> = {}): object {
  const metadata = { name, labels };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'app', image }] } };
}

/** Objects of other kinds with a template of Pods, and where each is. */
function setOf(image: string, replicas: number): object {
  const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'app', image }] } };
  const spec = { replicas, selector: { matchLabels: { app: 'x' } }, template };
  return { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'old' }, spec };
}
function cronJobOf(image: string, suspend: boolean): object {
  const spec = { restartPolicy: 'Never', containers: [{ name: 'app', image }] };
  const jobTemplate = { spec: { template: { spec } } };
  return {
    ...{ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'old' } },
    spec: { schedule: '0 0 * * *', suspend, jobTemplate },
  };
}
function podTemplateOf(image: string): object {
  const template = { spec: { containers: [{ name: 'app', image }] } };
  return { apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'old' }, template };
}
const SETS = 'apis/apps/v1/namespaces/default/replicasets';
const CRON_JOBS = 'apis/batch/v1/namespaces/default/cronjobs';
const TEMPLATES = 'api/v1/namespaces/default/podtemplates';

async function send(method: 'POST' | 'PUT', path: string, body: object) {
  const { status, body: said } = await cluster.send({ method, path, body });
  return { status, said: Buffer.from(said).toString() };
}

test('a real API server answers every case of the proof as expected', async () => {
  const { version, results } = await proveInCluster({ cluster }, planFor());
  expect(version).toBe(KUBERNETES);
  expect(results.filter(({ expected, answered }) => expected !== answered)).toEqual([]);
  expect(results.length).toBeGreaterThan(40);
});

test('names with quotes, backslashes and line breaks are no code for the API server', async () => {
  const hostile = [
    `registry.example.com/a"+'b\\`,
    'registry.example.com/${x}\n"])',
    "registry.example.com/'''",
  ];
  const objects = validatingPolicies(planFor({ registries: ['registry.example.com/acme/**', ...hostile] }), {
    prefix: 'hostile',
    only: ['nowhere'],
  });
  for (const object of objects.filter(({ kind }) => kind === 'ValidatingAdmissionPolicy')) {
    const path = 'apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies?dryRun=All';
    expect(await send('POST', path, object)).toMatchObject({ status: 201 });
  }
});

describe('rules in force', () => {
  beforeAll(async () => {
    for (const [name, image] of [
      ['old', 'evil.test/app:v1'],
      ['young', HONEST],
    ] as const)
      expect(await send('POST', PODS, podOf(name, image))).toMatchObject({ status: 201 });
    for (const [path, object] of [
      [SETS, setOf('evil.test/app:v1', 2)],
      [CRON_JOBS, cronJobOf('evil.test/app:v1', false)],
      [TEMPLATES, podTemplateOf('evil.test/app:v1')],
    ] as const)
      expect(await send('POST', path, object)).toMatchObject({ status: 201 });
    const deny = { action: 'deny' } as const;
    for (const object of validatingPolicies(planFor({ effects: { registries: deny, images: deny } }))) {
      const isBinding = object.kind.endsWith('Binding');
      const plural = `validatingadmissionpolic${isBinding ? 'ybindings' : 'ies'}`;
      const path = `apis/admissionregistration.k8s.io/v1/${plural}`;
      expect(await send('POST', path, object)).toMatchObject({ status: 201 });
    }
    // The last of them is that of the ConfigMaps.
    const awaited = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'x' },
      data: { password: 'hunter2' },
    };
    while ((await send('POST', `${MAPS}?dryRun=All`, awaited)).status === 201) await pause(100);
    while ((await send('POST', `${PODS}?dryRun=All`, podOf('x', 'evil.test/x'))).status === 201)
      await pause(100);
  });

  test('check an update that changes what runs', async () => {
    const update = (image: string) => send('PUT', `${PODS}/young?dryRun=All`, podOf('young', image));
    expect(await update(`evil.test/app@${DIGEST}`)).toMatchObject({ status: 403 });
    expect(await update(HONEST.replace('/app@', '/other@'))).toMatchObject({ status: 200 });
  });

  test('let the labels of what was there before change, and nothing else', async () => {
    const update = (image: string, labels: Readonly<Record<string, string>>) =>
      send('PUT', `${PODS}/old?dryRun=All`, podOf('old', image, labels));
    expect(await update('evil.test/app:v1', { seen: 'yes' })).toMatchObject({ status: 200 });
    expect(await update('evil.test/app:v2', {})).toMatchObject({ status: 403 });
  });

  test.each([
    ['a ReplicaSet be scaled', SETS, (image: string) => setOf(image, 0)],
    ['a CronJob be suspended', CRON_JOBS, (image: string) => cronJobOf(image, true)],
  ])('let %s that was there before, so that a repaired image can replace it', async (_, path, objectOf) => {
    const update = (image: string) => send('PUT', `${path}/old?dryRun=All`, objectOf(image));
    expect(await update('evil.test/app:v1')).toMatchObject({ status: 200 });
    expect(await update('evil.test/app:v2')).toMatchObject({ status: 403 });
    expect(await update(HONEST)).toMatchObject({ status: 200 });
  });

  test('check a PodTemplate that changes', async () => {
    const update = (image: string) => send('PUT', `${TEMPLATES}/old?dryRun=All`, podTemplateOf(image));
    expect(await update('evil.test/app:v1')).toMatchObject({ status: 200 });
    expect(await update('evil.test/app:v2')).toMatchObject({ status: 403 });
  });

  test('leave an exempt namespace alone', async () => {
    const path = 'api/v1/namespaces/kube-system/pods?dryRun=All';
    expect(await send('POST', path, podOf('x', 'evil.test/app'))).toMatchObject({ status: 201 });
  });

  test.each(CREDENTIAL_VALUES.map(({ what }, at) => [what, SAMPLES[at] ?? ''] as const))(
    'find %s in a ConfigMap and in env, by its form',
    async (what, value) => {
      const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { text: value } };
      const found = { status: 403, said: expect.stringContaining(`has ${what}`) };
      expect(await send('POST', `${MAPS}?dryRun=All`, map)).toMatchObject(found);
      const containers = [{ name: 'app', image: HONEST, env: [{ name: 'TEXT', value }] }];
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { containers } };
      expect(await send('POST', `${PODS}?dryRun=All`, pod)).toMatchObject(found);
    },
  );
});
