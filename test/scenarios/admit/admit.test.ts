import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectPassed } from '../stage/outcome.ts';
import { RELEASE } from '../stage/release.ts';
import { openStage, type Published, type Stage } from '../stage/stage.ts';
import { type AdmitServer, podOf, reviewOf, startAdmit } from './admit-server.ts';

let stage: Stage;
let server: AdmitServer;
let shipped: Published;
let unsigned: Published;
const policy = (gate: object = {}) => ({
  version: 1,
  registries: { allow: [`${stage.registry.host}/**`] },
  gate: { identity: RELEASE, issuer: stage.sigstore.issuer.url, ...gate },
});

beforeAll(async () => {
  stage = await openStage();
  [shipped, unsigned] = await Promise.all([stage.publish('clean'), stage.publish('clean')]);
  const workspace = await stage.subfolder();
  await writeFile(join(workspace, 'assay.yml'), JSON.stringify(policy()));
  expectPassed(await stage.ship({ image: shipped.tagged, policy: 'assay.yml', source: '' }, { workspace }));
  server = await startAdmit(stage, policy());
});
afterAll(async () => {
  await server?.stop();
  await stage?.stop();
});

test('a pod with a shipped digest is admitted, and asked about again it is remembered', async () => {
  expect(await server.review('/admission', [shipped.pinned])).toMatchObject({ allowed: true });
  expect(await server.review('/admission', [shipped.pinned])).toMatchObject({ allowed: true });
  const { body } = await server.get('/metrics');
  expect(body).toContain('assay_admit_images_total{decision="allow",remembered="true"} 1');
});

test('one unsigned image denies the pod, and the message names container, image and reason', async () => {
  const answer = await server.review('/admission', [shipped.pinned, unsigned.pinned]);
  expect(answer.allowed).toBe(false);
  expect(answer.status?.message).toContain(`container c1: ${unsigned.pinned}: deny: signature-missing`);
  expect(answer.status?.message).not.toContain('container c0');
});

test('a tag is denied with the digest to name, and /admission/mutate writes it', async () => {
  const denied = await server.review('/admission', [shipped.tagged]);
  expect(denied.allowed).toBe(false);
  const pinned = `${shipped.tagged}@${shipped.digest}`;
  expect(denied.status?.message).toContain(
    `tag-named: "${shipped.tagged}" can move after the verdict: name ${pinned}`,
  );
  const { allowed, patch = '' } = await server.review('/admission/mutate', [shipped.pinned, shipped.tagged]);
  expect(allowed).toBe(true);
  expect(JSON.parse(Buffer.from(patch, 'base64').toString())).toEqual([
    { op: 'replace', path: '/spec/containers/1/image', value: pinned },
  ]);
  expect(await server.review('/admission', [pinned])).toMatchObject({ allowed: true });
  expect(await server.review('/admission/mutate', [unsigned.tagged])).toMatchObject({ allowed: false });
});

test('of a deployment a tag only warns, and an unsigned image denies', async () => {
  const kind = { group: 'apps', version: 'v1', kind: 'Deployment' };
  const about = async (image: string) => {
    const { body } = await server.post(
      '/admission',
      reviewOf({ spec: { template: { spec: podOf([image]).spec } } }, kind),
    );
    return JSON.parse(body).response;
  };
  expect(await about(shipped.tagged)).toMatchObject({
    allowed: true,
    warnings: [expect.stringContaining('tag-named')],
  });
  expect(await about(unsigned.pinned)).toMatchObject({ allowed: false });
});

test.each([
  `registry.example.com.evil.test/team/app@sha256:${'a'.repeat(64)}`,
  `team/app@sha256:${'a'.repeat(64)}`,
  'UPPER/app',
  ' ',
])('%j is denied, and the server goes on', async (image) => {
  expect(await server.review('/admission', [image])).toMatchObject({ allowed: false });
  expect((await server.get('/readyz')).status).toBe(200);
});

test('ImageReview and the provider of Gatekeeper give the same verdicts', async () => {
  const ask = (images: readonly string[]) =>
    server.post('/image-review', {
      apiVersion: 'imagepolicy.k8s.io/v1alpha1',
      kind: 'ImageReview',
      spec: { containers: images.map((image) => ({ image })), namespace: 'shop' },
    });
  expect(JSON.parse((await ask([shipped.pinned])).body).status).toMatchObject({ allowed: true });
  const denied = JSON.parse((await ask([shipped.pinned, unsigned.pinned])).body).status;
  expect(denied).toMatchObject({ allowed: false, reason: expect.stringContaining('signature-missing') });
  expect(denied.reason).not.toContain(shipped.pinned);
  const answer = await server.post('/gatekeeper', {
    apiVersion: 'externaldata.gatekeeper.sh/v1beta1',
    kind: 'ProviderRequest',
    request: { keys: [shipped.pinned, unsigned.pinned, shipped.tagged] },
  });
  const { items, systemError } = JSON.parse(answer.body).response;
  expect(systemError).toBe('');
  expect(items).toEqual([
    { key: shipped.pinned, value: 'allow', error: '' },
    { key: unsigned.pinned, value: '', error: expect.stringContaining('signature-missing') },
    { key: shipped.tagged, value: '', error: expect.stringContaining('tag-named') },
  ]);
});

test.each([
  ['not JSON', '{'],
  ['another version', JSON.stringify({ ...reviewOf({}), apiVersion: 'admission.k8s.io/v1beta1' })],
  ['a body of 10 MB', ' '.repeat(10_000_000)],
])('%s is refused, and the server goes on', async (_, body) => {
  const { status } = await server.post('/admission', body).catch(() => ({ status: 413 }));
  expect(status).toBeGreaterThanOrEqual(400);
  expect(await server.review('/admission', [shipped.pinned])).toMatchObject({ allowed: true });
});

test('an object whose images are not known is denied by its name', async () => {
  const kind = { group: 'example.com', version: 'v1', kind: 'Pod' };
  const { body } = await server.post('/admission', reviewOf({ spec: {} }, kind));
  expect(JSON.parse(body).response).toMatchObject({
    allowed: false,
    status: { message: expect.stringContaining('Pod of example.com') },
  });
});

test('while the policy warns, what it denies is told; when it blocks, it is denied; a broken file changes nothing', async () => {
  const own = await startAdmit(stage, policy({ enforce: 'warn' }));
  try {
    const warned = await own.review('/admission', [unsigned.pinned]);
    expect(warned).toMatchObject({ allowed: true, warnings: [expect.stringContaining('signature-missing')] });
    await writeFile(own.policy, 'version: [');
    await written(own, 'stays in force');
    expect(await own.review('/admission', [unsigned.pinned])).toMatchObject({ allowed: true });
    await writeFile(own.policy, JSON.stringify(policy()));
    await written(own, 'The policy has changed');
    expect(await own.review('/admission', [unsigned.pinned])).toMatchObject({ allowed: false });
  } finally {
    await own.stop();
  }
});

test('each answer is an audit event that names object, user and image', async () => {
  await server.review('/admission', [unsigned.pinned]);
  const log = await readFile(join(server.folder, 'admit.log'), 'utf8');
  const events = log.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  expect(events.at(-1)).toMatchObject({
    class_uid: 2003,
    actor: { user: { name: 'system:serviceaccount:kube-system:replicaset-controller' } },
    unmapped: {
      decision: 'deny',
      cluster: { object: 'Pod shop/web', namespace: 'shop', image: unsigned.pinned },
    },
  });
});

test('the event about a tag that is denied says so', async () => {
  await server.review('/admission', [shipped.tagged]);
  const log = await readFile(join(server.folder, 'admit.log'), 'utf8');
  const last =
    log
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .at(-1) ?? '';
  expect(JSON.parse(last).unmapped).toMatchObject({ decision: 'deny', reasons: [{ code: 'tag-named' }] });
});

/** Waits until the log of the server has a text. */
async function written(of: AdmitServer, text: string): Promise<void> {
  for (;;) {
    if ((await readFile(join(of.folder, 'admit.log'), 'utf8')).includes(text)) return;
    await pause(100);
  }
}
