import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pushLayout } from '../../rig/images/images.ts';
import { startKyverno, type TestKyverno } from '../../rig/servers/kyverno.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import type { AdmissionStage } from '../stage/admission-stage.ts';
import { type AttachedBundle, attachBundle, bundlesOf, replace } from '../stage/attachments.ts';
import { type EngineTuf, startEngineTuf } from '../stage/engine-tuf.ts';
import { expectPassed } from '../stage/outcome.ts';
import type { Published } from '../stage/stage.ts';
import { entriesOf } from '../stage/stage-images.ts';
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
import { FORGERIES, type ForgeryStage, keyPair, LOOK_ALIKES, openForgeryStage } from './forgeries.ts';

const PLURALS: Readonly<Record<string, string>> = {
  ImageValidatingPolicy: 'imagevalidatingpolicies',
  ValidatingPolicy: 'validatingpolicies',
};
const Index = z.looseObject({
  mediaType: z.string(),
  manifests: z.array(z.looseObject({ platform: z.looseObject({ architecture: z.string() }) })),
});

/** What the rules say about an image that they deny. */
const SAYS = {
  registry: 'assay: not from a registry that the policy allows',
  digest: 'does not have a digest',
  signature: 'assay: an image has no signature by the signer that the policy names',
  provenance: 'assay: an image has no provenance of the source that the policy names',
  sbom: 'assay: an image has no SBOM by the signer that the policy names',
  summary: 'assay: an image has no verification summary that PASSED by the signer that the policy names',
  age: 'assay: the verification summary of an image is too old, or from the future',
  index: '',
} as const;

let bench: ForgeryStage;
let tuf: EngineTuf;
let cluster: EngineCluster;
let kyverno: TestKyverno;
/** A registry without the referrers API. */
let plain: TestRegistry;
/** What Assay attached to the honest image. */
let genuine: readonly AttachedBundle[];
let unsigned: Published;

beforeAll(async () => {
  [cluster, plain] = await Promise.all([openEngineCluster(), startRegistry({ referrers: false })]);
  bench = await openForgeryStage([plain.host]);
  kyverno = await startKyverno(cluster.rig);
  const { image, stage } = bench;
  genuine = await bundlesOf(image.repository, image.digest);
  unsigned = await stage.publish('clean');
  tuf = await startEngineTuf(stage);
});
afterAll(async () => {
  await Promise.all([kyverno?.stop(), tuf?.stop(), plain?.stop(), bench?.stop()]);
  await cluster?.stop();
});

/** Has `assay admission` write the manifests for Kyverno, and applies them as `kubectl apply` would. */
async function apply(flags: readonly string[], call: Parameters<AdmissionStage['admission']>[1] = {}) {
  const folder = await writeManifests(bench, 'kyverno', flags, call);
  for (const object of await objectsIn(join(folder, 'policies.yaml'))) {
    const { status, said } = await cluster.put(`apis/policies.kyverno.io/v1/${PLURALS[object.kind]}`, object);
    expect([200, 201], said).toContain(status);
  }
}

const ask = (spec: object, namespace?: string) => cluster.ask(spec, namespace);

/** Asks about a Pod until the policies that were just applied are in force. */
const untilInForce = (spec: object, isInForce: (answer: Answer) => boolean) =>
  until(() => ask(spec), isInForce);

function expectDenied({ status, said }: Answer, words: string): void {
  expect({ status: Math.floor(status / 100), said }, said).toEqual({
    status: 4,
    said: expect.stringContaining(words),
  });
}

/** What the cluster says about an object that makes Pods, which it does not store. */
const create = (plural: string, api: string, object: object) =>
  cluster.send('POST', `${api}/namespaces/default/${plural}?dryRun=All`, object);

describe('before the policy denies', () => {
  test('an unsigned image is admitted with a warning, and an honest one without', async () => {
    await apply(tuf.flags);
    const warned = await untilInForce(pod(unsigned.pinned), ({ warning }) => warning !== '');
    expect(warned).toMatchObject({ status: 201, warning: expect.stringContaining(SAYS.signature) });
    expect(await ask(pod(bench.image.pinned))).toMatchObject({ status: 201, warning: '' });
  });
});

describe('when the policy denies', () => {
  beforeAll(async () => {
    await apply([...tuf.flags, '--enforce']);
    await untilInForce(pod(unsigned.pinned), ({ status }) => status !== 201);
    await untilInForce(pod('evil.test/app'), ({ said }) => said.includes(SAYS.registry));
  });

  test('a shipped image is admitted, again and again', async () => {
    for (let time = 0; time < 3; time += 1) {
      const { status, warning, said } = await ask(pod(bench.image.pinned));
      expect({ status, warning }, said).toEqual({ status: 201, warning: '' });
    }
  });

  test('an image without any statement is denied', async () => {
    expectDenied(await ask(pod(unsigned.pinned)), SAYS.signature);
  });

  test('a tag of a shipped image is denied', async () => {
    expectDenied(await ask(pod(bench.image.tagged)), SAYS.digest);
  });

  test.for(FORGERIES.filter(({ about }) => about !== 'index'))('$name is denied', async ({ make, about }) => {
    expectDenied(await ask(pod(await make(bench))), SAYS[about]);
  });

  test('an image with every statement anew, by the right signer, is admitted', async () => {
    const { repository, digest, pinned } = await bench.copy();
    for (const { statement } of genuine)
      await replace(bench.stage, repository, digest, statement.predicateType, (predicate) => predicate);
    expectAdmitted(await ask(pod(pinned)));
  });

  test.for(LOOK_ALIKES)('%s is denied', async ([, change]) => {
    expectDenied(await ask(pod(change(bench.image.pinned))), SAYS.registry);
  });

  test.for(PLACES)('%s has its image looked at', async ([, specOf]) => {
    const honest = bench.image.pinned;
    expectDenied(await ask(specOf(honest, unsigned.pinned)), SAYS.signature);
    const foreign = honest.replace(/^[^/]+/, 'evil.test');
    expectDenied(await ask(specOf(honest, foreign)), SAYS.registry);
    expectAdmitted(await ask(specOf(honest, honest)));
  });

  test('shipped images of which one is there twice are admitted', async () => {
    const other = (await bench.copy()).pinned;
    for (let time = 0; time < 4; time += 1) {
      const images = [bench.image.pinned, bench.image.pinned, other];
      const containers = images.map((image, at) => ({ name: `c${at}`, image }));
      const { status, said } = await ask({ containers, initContainers: [{ name: 'init', image: other }] });
      expect(status, said).toBe(201);
    }
  });

  test('an unsigned image in an ephemeral container is denied, a shipped one is not', async () => {
    const path = 'api/v1/namespaces/default/pods';
    const stored = await cluster.send('POST', path, podOf(pod(bench.image.pinned), 'debugged'));
    expect(stored.status, stored.said).toBe(201);
    const debug = (image: string) => cluster.debug('debugged', image);
    expectDenied(await debug(unsigned.pinned), SAYS.signature);
    const { status, said } = await debug(bench.image.pinned);
    expect(status, said).toBe(200);
  });

  test.for(WORKLOADS.filter(([plural]) => plural !== 'replicasets'))(
    'the template of %s is looked at',
    async ([plural, api, objectOf]) => {
      const about = (image: string) => create(plural, api, objectOf(pod(image)));
      expectDenied(await about(unsigned.pinned), SAYS.signature);
      expectAdmitted(await about(bench.image.pinned));
    },
  );

  test('a platform is denied that was not signed itself', async () => {
    const { stage } = bench;
    const index = await stage.publish('index');
    const [platform = ''] = (await entriesOf(await stage.layout('index'))).platforms;
    expectDenied(await ask(pod(index.pinned.replace(/@.*/, `@${platform}`))), SAYS.signature);
  });

  test('a namespace without labels is no way out, only the exempt one is', async () => {
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bare' } };
    await cluster.send('POST', 'api/v1/namespaces', body);
    expectDenied(await ask(pod(unsigned.pinned), 'bare'), SAYS.signature);
    expect(await ask(pod(unsigned.pinned), 'kube-system')).toMatchObject({ status: 201 });
  });

  test('what is behind the fallback tag of a registry without the referrers API is found', async () => {
    const layout = await bench.stage.layout('clean');
    const pinned = await pushLayout(layout, `${plain.host}/team/app:v1`);
    const repository = new RepositoryClient(plain.host, 'team/app');
    expectDenied(await ask(pod(pinned)), SAYS.signature);
    for (const { bundle } of genuine) await attachBundle(repository, layout.digest, bundle);
    const { status, said } = await ask(pod(pinned));
    expect(status, said).toBe(201);
  });
});

describe('when the rule for evidence denies, and that for registries only warns', () => {
  test('an image of another registry needs the evidence too, and is admitted with it', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await bench.policy({ ...bench.gate, 'block-from': yesterday });
    await apply(tuf.flags);
    const layout = await bench.stage.layout('clean');
    const pinned = await pushLayout(layout, `${bench.stage.registry.host}/other/app:v1`);
    const denied = await untilInForce(pod(pinned), ({ said }) => !said.includes(SAYS.registry));
    expectDenied(denied, SAYS.signature);
    const repository = new RepositoryClient(bench.stage.registry.host, 'other/app');
    for (const { bundle } of genuine) await attachBundle(repository, layout.digest, bundle);
    const { status, warning, said } = await ask(pod(pinned));
    expect({ status, warning }, said).toEqual({
      status: 201,
      warning: expect.stringContaining(SAYS.registry),
    });
    await bench.policy(bench.gate);
    await apply([...tuf.flags, '--enforce']);
    await untilInForce(pod(pinned), ({ status }) => status !== 201);
  });
});

describe('what it cannot hold', () => {
  test.for(WORKLOADS.filter(([plural]) => plural === 'replicasets'))(
    '%s themselves are admitted, as Kyverno is installed',
    async ([plural, api, objectOf]) => {
      expectAdmitted(await create(plural, api, objectOf(pod(unsigned.pinned))));
    },
  );

  test('an index without linux/amd64 is denied, whoever signed it', async () => {
    const { repository, pinned } = await bench.stage.publish('index');
    const digest = pinned.replace(/.*@/, '');
    const whole = Index.parse(
      JSON.parse(Buffer.from((await repository.manifest(digest))?.bytes ?? '').toString()),
    );
    const manifests = whole.manifests.filter(({ platform }) => platform.architecture === 'arm64');
    expect(manifests).toHaveLength(1);
    const only = await repository.pushManifest({ ...whole, manifests }, whole.mediaType);
    expectDenied(await ask(pod(pinned.replace(digest, only.digest))), 'no child with platform linux/amd64');
  });

  test('an index is admitted by its own statements, whatever its platforms have', async () => {
    const { stage, workspace } = bench;
    const index = await stage.publish('index');
    expectPassed(await stage.ship({ image: index.tagged, source: '' }, { workspace }));
    for (const platform of (await entriesOf(await stage.layout('index'))).platforms)
      for (const { referrer } of await bundlesOf(index.repository, platform))
        await index.repository.deleteManifest(referrer);
    const { status, said } = await ask(pod(index.pinned));
    expect(status, said).toBe(201);
  });
});

describe('with a key in place of an identity', () => {
  test('an image that the key signed is admitted, and one of the earlier signer or of another key denied', async () => {
    const { stage, workspace } = bench;
    const [ours, other] = [await keyPair(bench), await keyPair(bench)];
    const [image, foreign] = [await stage.publish('clean'), await stage.publish('clean')];
    await bench.policy({}, {});
    const byKey = { 'signing-config': '', 'trusted-root': '', signer: 'key', source: '' };
    for (const [published, { file, password }] of [
      [image, ours],
      [foreign, other],
    ] as const)
      expectPassed(
        await stage.ship(
          { ...byKey, image: published.tagged, key: file },
          { workspace, env: { COSIGN_PASSWORD: password } },
        ),
      );
    const signer = ['--key', ours.public];
    await apply(['--enforce'], { images: [image.pinned], signer });
    await untilInForce(pod(image.pinned), ({ status }) => status === 201);
    for (const { pinned } of [bench.image, foreign, unsigned])
      expectDenied(await ask(pod(pinned)), SAYS.signature);
  });
});

test('while Kyverno is down, nothing is admitted', async () => {
  await kyverno.stop();
  const { status, said } = await ask(pod(bench.image.pinned));
  expect({ status: Math.floor(status / 100), said }).toEqual({
    status: 5,
    said: expect.stringContaining('failed calling webhook'),
  });
});
