import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { imagePolicyWebhook } from '../../../src/formats/admission/image-policy-webhook.ts';
import { rigFolder } from '../../rig/folder.ts';
import { startCluster, type TestCluster } from '../../rig/servers/kube-apiserver.ts';
import { type AdmitServer, startAdmit } from '../admit/admit-server.ts';
import { expectPassed } from '../stage/outcome.ts';
import { RELEASE } from '../stage/release.ts';
import { openStage, type Published, type Stage } from '../stage/stage.ts';
import { pod, podOf, WORKLOADS } from './engine-cluster.ts';

const WEBHOOKS = join(import.meta.dirname, '../../../examples/admission-server/webhooks.yaml');
const DEFAULT = 'namespaces/default';

let stage: Stage;
let server: AdmitServer;
let shipped: Published;
let unsigned: Published;
let rig: TestCluster;
let cluster: OpenCluster;
/** Its API server asks by ImagePolicyWebhook alone. */
let reviewing: TestCluster;
let reviewingCluster: OpenCluster;

beforeAll(async () => {
  stage = await openStage();
  [shipped, unsigned] = await Promise.all([stage.publish('clean'), stage.publish('clean')]);
  const policy = {
    version: 1,
    registries: { allow: [`${stage.registry.host}/**`] },
    gate: { identity: RELEASE, issuer: stage.sigstore.issuer.url },
  };
  const workspace = await stage.subfolder();
  await writeFile(join(workspace, 'assay.yml'), JSON.stringify(policy));
  expectPassed(await stage.ship({ image: shipped.tagged, policy: 'assay.yml', source: '' }, { workspace }));
  server = await startAdmit(stage, policy);
  const folder = await rigFolder('image-policy');
  [rig, reviewing] = await Promise.all([
    startCluster(),
    startCluster({
      args: [
        '--enable-admission-plugins=ImagePolicyWebhook',
        `--admission-control-config-file=${await imagePolicy(folder)}`,
      ],
    }),
  ]);
  [cluster, reviewingCluster] = await Promise.all([
    openCluster(rig.kubeconfig),
    openCluster(reviewing.kubeconfig),
  ]);
  await install();
});
afterAll(async () => {
  await Promise.all([cluster?.close(), reviewingCluster?.close()]);
  await Promise.all([rig?.stop(), reviewing?.stop(), server?.stop()]);
  await stage?.stop();
});

/** The files that `assay admission` writes for ImagePolicyWebhook, in a folder of this test. Answers the first. */
async function imagePolicy(folder: string): Promise<string> {
  const [url, ca] = [`https://localhost:${server.port}`, server.authority.root.cert];
  const [first = '', ...others] = await Promise.all(
    imagePolicyWebhook({ url, ca }).map(async ({ name, content }) => {
      const file = join(folder, name);
      await writeFile(file, content.replaceAll('/etc/kubernetes/assay', folder));
      return file;
    }),
  );
  expect(others).toHaveLength(1);
  return first;
}

/** Installs the webhooks of the example, with the address of this test's server. */
async function install(): Promise<void> {
  const caBundle = Buffer.from(server.authority.root.cert).toString('base64');
  for (const document of parseAllDocuments(await readFile(WEBHOOKS, 'utf8'))) {
    const object = document.toJS();
    const [webhook] = object.webhooks;
    const { path } = webhook.clientConfig.service;
    webhook.clientConfig = { url: `https://localhost:${server.port}${path}`, caBundle };
    const kind = object.kind.startsWith('Mutating') ? 'mutating' : 'validating';
    const { status, body } = await cluster.send({
      method: 'POST',
      path: `apis/admissionregistration.k8s.io/v1/${kind}webhookconfigurations`,
      body: object,
    });
    expect(status, Buffer.from(body).toString()).toBe(201);
  }
  // The API server uses them a moment later.
  for (;;) {
    const { status } = await create('api/v1', 'pods?dryRun=All', podWith(unsigned.pinned));
    if (status === 403) return;
    await pause(100);
  }
}

const podWith = (image: string, name?: string) => podOf(pod(image), name);

async function create(api: string, path: string, body: object, namespace = DEFAULT, of = cluster) {
  const {
    status,
    body: said,
    warning,
  } = await of.send({
    method: 'POST',
    path: `${api}/${namespace}/${path}`,
    body,
  });
  return { status, warning, said: JSON.parse(Buffer.from(said).toString()) };
}

describe('a cluster whose webhooks ask Assay', () => {
  test('runs a shipped image, and denies an unsigned one with the reason', async () => {
    expect(await create('api/v1', 'pods', podWith(shipped.pinned, 'shipped'))).toMatchObject({ status: 201 });
    const denied = await create('api/v1', 'pods', podWith(unsigned.pinned));
    expect(denied.status).toBe(403);
    expect(denied.said.message).toContain(`container app: ${unsigned.pinned}: deny: signature-missing`);
  });

  test('writes the judged digest into a pod that names a tag', async () => {
    const { status, said } = await create('api/v1', 'pods', podWith(shipped.tagged, 'tagged'));
    expect(status).toBe(201);
    expect(said.spec.containers[0].image).toBe(`${shipped.tagged}@${shipped.digest}`);
  });

  test.each([
    [
      'an init container',
      () => ({ ...pod(shipped.pinned), initContainers: pod(unsigned.pinned).containers }),
    ],
    [
      'an image volume',
      () => ({
        ...pod(shipped.pinned),
        volumes: [{ name: 'data', image: { reference: unsigned.pinned, pullPolicy: 'Always' } }],
      }),
    ],
    ['a look-alike registry', () => pod(shipped.pinned.replace(/^[^/]+/, (host) => `${host}.evil.test`))],
    ['no registry', () => pod(`${shipped.path}@${shipped.digest}`)],
  ])('denies a pod with %s', async (_, spec) => {
    const { status, said } = await create('api/v1', 'pods', { ...podWith(''), spec: spec() });
    expect({ status, by: said.message }).toEqual({
      status: 403,
      by: expect.stringContaining('Assay does not admit'),
    });
  });

  test('denies an ephemeral container in a pod that runs', async () => {
    await create('api/v1', 'pods', podWith(shipped.pinned, 'debugged'));
    const path = `api/v1/${DEFAULT}/pods/debugged`;
    const running = JSON.parse(Buffer.from((await cluster.send({ method: 'GET', path })).body).toString());
    const ephemeralContainers = [{ name: 'debug', image: unsigned.pinned }];
    const { status, body } = await cluster.send({
      method: 'PUT',
      path: `${path}/ephemeralcontainers`,
      body: { ...running, spec: { ...running.spec, ephemeralContainers } },
    });
    expect(status).toBe(403);
    expect(Buffer.from(body).toString()).toContain('ephemeral container debug');
  });

  test.for(WORKLOADS)('judges the images of %s', async ([plural, api, objectOf]) => {
    const about = (image: string) => create(api, `${plural}?dryRun=All`, objectOf(pod(image)));
    const admitted = await about(shipped.pinned);
    expect(admitted.status, JSON.stringify(admitted.said)).toBe(201);
    const denied = await about(unsigned.pinned);
    expect(denied.said.message).toContain('signature-missing');
    expect(denied.status).toBe(403);
  });

  test('leaves out only the namespaces that the example names, whatever labels another has', async () => {
    const metadata = { name: 'sneaky', labels: { 'kubernetes.io/metadata.name': 'kube-system' } };
    await cluster.send({
      method: 'POST',
      path: 'api/v1/namespaces',
      body: { apiVersion: 'v1', kind: 'Namespace', metadata },
    });
    const denied = podWith(unsigned.pinned);
    expect(await create('api/v1', 'pods?dryRun=All', denied, 'namespaces/sneaky')).toMatchObject({
      status: 403,
    });
    expect(await create('api/v1', 'pods?dryRun=All', denied, 'namespaces/kube-system')).toMatchObject({
      status: 201,
    });
  });
});

test('a cluster that asks by ImagePolicyWebhook runs a shipped image, and denies an unsigned one and a tag', async () => {
  const ask = (image: string) =>
    create('api/v1', 'pods?dryRun=All', podWith(image), DEFAULT, reviewingCluster);
  expect(await ask(shipped.pinned)).toMatchObject({ status: 201 });
  const denied = await ask(unsigned.pinned);
  expect(denied).toMatchObject({
    status: 403,
    said: { message: expect.stringContaining('signature-missing') },
  });
  const tagged = await ask(shipped.tagged);
  expect(tagged).toMatchObject({ status: 403, said: { message: expect.stringContaining('tag-named') } });
});

test('while the server is down, both clusters deny', async () => {
  await server.stop();
  const asked = await create('api/v1', 'pods?dryRun=All', podWith(shipped.pinned));
  expect(asked.status).toBeGreaterThanOrEqual(400);
  expect(asked.said.message).toContain('failed calling webhook');
  // Another image: the API server remembers what was allowed for 30 s.
  const other = `${stage.registry.host}/${shipped.path}/other@${shipped.digest}`;
  const reviewed = await create('api/v1', 'pods?dryRun=All', podWith(other), DEFAULT, reviewingCluster);
  expect(reviewed.status).toBeGreaterThanOrEqual(400);
});
