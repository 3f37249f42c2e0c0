import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pushLayout } from '../../rig/images/images.ts';
import { startPolicyController, type TestPolicyController } from '../../rig/servers/policy-controller.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { type EngineTuf, startEngineTuf } from '../stage/engine-tuf.ts';
import { expectPassed } from '../stage/outcome.ts';
import {
  type Answer,
  type EngineCluster,
  expectAdmitted,
  objectsIn,
  openEngineCluster,
  PLACES,
  pod,
  podOf,
  until,
  WORKLOADS,
  writeManifests,
} from './engine-cluster.ts';
import { FORGERIES, type ForgeryStage, LOOK_ALIKES, movedTag, openForgeryStage } from './forgeries.ts';

/** A namespace that asks to be looked at. Others are not. */
const SHOP = 'shop';
const PODS = `api/v1/namespaces/${SHOP}/pods`;
/** Where the objects of each kind are created. */
const PATHS: Readonly<Record<string, string>> = {
  TrustRoot: 'apis/policy.sigstore.dev/v1alpha1/trustroots',
  ClusterImagePolicy: 'apis/policy.sigstore.dev/v1beta1/clusterimagepolicies',
};

let stage: ForgeryStage;
let tuf: EngineTuf;
let cluster: EngineCluster;
let controller: TestPolicyController;
/** A registry without the referrers API. */
let plain: TestRegistry;

beforeAll(async () => {
  [cluster, plain] = await Promise.all([openEngineCluster(), startRegistry({ referrers: false })]);
  stage = await openForgeryStage([plain.host]);
  tuf = await startEngineTuf(stage.stage);
  const labels = { 'policy.sigstore.dev/include': 'true' };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: SHOP, labels } };
  expect(await cluster.send('POST', 'api/v1/namespaces', namespace)).toMatchObject({ status: 201 });
  const old = podOf(pod(await unsigned()), 'old');
  const finalizers = ['example.com/keep'];
  const kept = { ...old, metadata: { ...old.metadata, finalizers } };
  expect(await cluster.send('POST', PODS, kept)).toMatchObject({ status: 201 });
  controller = await startPolicyController(cluster.rig);
});
afterAll(async () => {
  await Promise.all([controller?.stop(), tuf?.stop(), plain?.stop(), stage?.stop()]);
  await cluster?.stop();
});

const unsigned = async () => (await stage.stage.publish('clean')).pinned;

/** What the cluster says about a Pod, which it does not store. */
const ask = (spec: object, namespace = SHOP) => cluster.ask(spec, namespace);

/** Has `assay admission` write the manifests, and applies them as `kubectl apply` would. */
async function apply(flags: readonly string[]): Promise<void> {
  const folder = await writeManifests(stage, 'policy-controller', [...tuf.flags, ...flags]);
  for (const object of await objectsIn(join(folder, 'policies.yaml'))) {
    const { status, said } = await cluster.put(PATHS[object.kind] ?? '', object);
    expect([200, 201], said).toContain(status);
  }
}

function expectDenied({ status, said }: Answer, words: string | RegExp): void {
  expect(status, said).toBeGreaterThanOrEqual(400);
  expect(said).toContain('admission webhook \\"policy.sigstore.dev\\" denied the request: ');
  expect(said).toMatch(words);
}

/** What it says about an image of which a kind of evidence is missing, or does not say what it should. */
const SAYS = {
  signature:
    /no matching attestations with type https:\/\/sigstore\.dev\/cosign\/sign\/v1|no valid bundles exist|does not match any digest/,
  provenance: /no matching attestations with type https:\/\/slsa\.dev\/provenance\/v1|for type provenance/,
  sbom: /no matching attestations with type https:\/\/cyclonedx\.org\/bom/,
  summary:
    /no matching attestations with type https:\/\/slsa\.dev\/verification_summary\/v1|for type summary/,
  age: /for type summary/,
  index: /./,
} as const;

test('while the policy warns, an unsigned image is admitted and told', async () => {
  await apply([]);
  const spec = pod(await unsigned());
  const told = await until(
    () => ask(spec),
    ({ warning }) => warning !== '' && !warning.includes('no matching policies'),
  );
  expect(told.status, told.said).toBe(201);
  expect(told.warning).toContain('failed policy: assay');
  const { status, warning, said } = await ask(pod(stage.image.pinned));
  expect({ status, warning }, said).toEqual({ status: 201, warning: '' });
});

describe('when the policy denies', () => {
  beforeAll(async () => {
    await apply(['--enforce']);
    const spec = pod(await unsigned());
    await until(
      () => ask(spec),
      ({ status }) => status >= 400,
    );
  });

  test('an honest image is admitted, and one for two platforms', async () => {
    expectAdmitted(await ask(pod(stage.image.pinned)));
    expectAdmitted(await ask(pod(stage.index.pinned)));
    expectAdmitted(await ask(pod((await stage.copy()).pinned)));
  });

  test.for(FORGERIES.filter(({ isSubtle }) => !isSubtle))('$name is denied', async ({ make, about }) => {
    expectDenied(await ask(pod(await make(stage))), SAYS[about]);
  });

  test.for(FORGERIES.filter(({ isSubtle }) => isSubtle))(
    '$name is admitted, as the limits of the engine say',
    async ({ make }) => {
      expectAdmitted(await ask(pod(await make(stage))));
    },
  );

  test('a tag is replaced by the digest that was judged, also one that moved', async () => {
    const { status, said } = await ask(pod(stage.image.tagged));
    expect(status, said).toBe(201);
    expect(JSON.parse(said).spec.containers[0].image).toBe(`${stage.image.tagged}@${stage.image.digest}`);
    const moved = await movedTag(stage);
    expectDenied(await ask(pod(moved.tagged)), SAYS.signature);
    expectAdmitted(await ask(pod(moved.honest)));
  });

  // The others are not on this machine: it asks the registry of every image.
  test.for(LOOK_ALIKES.filter(([name]) => ['another port', 'its path in upper case'].includes(name)))(
    '%s is denied',
    async ([, change]) => expectDenied(await ask(pod(change(stage.image.pinned))), /./),
  );

  test.for(PLACES)('%s', async ([place, specOf]) => {
    const answer = await ask(specOf(stage.image.pinned, await unsigned()));
    // As the limits of the engine say.
    if (place === 'an image volume') expectAdmitted(answer);
    else expectDenied(answer, SAYS.signature);
    expectAdmitted(await ask(specOf(stage.image.pinned, stage.image.pinned)));
  });

  test('an ephemeral container has its image looked at', async () => {
    const body = podOf(pod(stage.image.pinned), 'debugged');
    expect(await cluster.send('POST', PODS, body)).toMatchObject({ status: 201 });
    const debug = (image: string) => cluster.debug('debugged', image, SHOP);
    expectDenied(await debug(await unsigned()), SAYS.signature);
    expect(await debug(stage.image.pinned)).toMatchObject({ status: 200, warning: '' });
  });

  test.for(WORKLOADS)('%s', async ([plural, api, objectOf]) => {
    const path = `${api}/namespaces/${SHOP}/${plural}?dryRun=All`;
    const about = (image: string) => cluster.send('POST', path, objectOf(pod(image)));
    const answer = await about(await unsigned());
    // As the limits of the engine say. The Pods of these are looked at.
    if (['podtemplates', 'replicationcontrollers'].includes(plural)) expectAdmitted(answer);
    else expectDenied(answer, SAYS.signature);
    expectAdmitted(await about(stage.image.pinned));
  });

  test('a namespace without the label is not looked at, as the limits of the engine say', async () => {
    expectAdmitted(await ask(pod(await unsigned()), 'default'));
  });

  test('an image in a registry without the referrers API is judged like any other', async () => {
    const tagged = `${plain.host}/team/plain:v1`;
    const image = await pushLayout(await stage.stage.layout('clean'), tagged);
    expectDenied(await ask(pod(image)), SAYS.signature);
    const { workspace } = stage;
    expectPassed(await stage.stage.ship({ image: tagged, source: '' }, { workspace }));
    expectAdmitted(await ask(pod(image)));
  });

  test('an object that was there before cannot be labelled, but deleted, as the limits of the engine say', async () => {
    const change = async (metadata: object) => {
      const old = JSON.parse((await cluster.send('GET', `${PODS}/old`)).said);
      return cluster.send('PUT', `${PODS}/old`, { ...old, metadata: { ...old.metadata, ...metadata } });
    };
    expectDenied(await change({ labels: { seen: 'yes' } }), SAYS.signature);
    expect(await cluster.send('DELETE', `${PODS}/old?gracePeriodSeconds=0`)).toMatchObject({ status: 200 });
    expect(await change({ finalizers: [] })).toMatchObject({ status: 200 });
    expect(await cluster.send('GET', `${PODS}/old`)).toMatchObject({ status: 404 });
  });
});

test('while it is down, nothing is admitted', async () => {
  await controller.stop();
  const { status, said } = await ask(pod(stage.image.pinned));
  expect(status, said).toBeGreaterThanOrEqual(400);
  expect(said).toContain('failed calling webhook');
});
