import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startCluster, type TestCluster } from '../../rig/servers/kube-apiserver.ts';
import { startKyverno, type TestKyverno } from '../../rig/servers/kyverno.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { type AdmissionStage, openAdmissionStage } from '../stage/admission-stage.ts';
import {
  type AttachedBundle,
  attachBundle,
  attest,
  bundlesOf,
  type Signatory,
} from '../stage/attachments.ts';
import { type EngineTuf, startEngineTuf } from '../stage/engine-tuf.ts';
import { expectPassed } from '../stage/outcome.ts';
import type { Published } from '../stage/stage.ts';
import { entriesOf, type ImageKind } from '../stage/stage-images.ts';

const SIGNATURE = 'https://sigstore.dev/cosign/sign/v1';
const PROVENANCE = 'https://slsa.dev/provenance/v1';
const SBOM = 'https://cyclonedx.org/bom';
const SUMMARY = 'https://slsa.dev/verification_summary/v1';
const PLURALS: Readonly<Record<string, string>> = {
  ImageValidatingPolicy: 'imagevalidatingpolicies',
  ValidatingPolicy: 'validatingpolicies',
};
const PASSWORD = ['correct', 'horse', 'battery'].join('-');
const Objects = z.array(z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) }));
const Index = z.looseObject({
  mediaType: z.string(),
  manifests: z.array(z.looseObject({ platform: z.looseObject({ architecture: z.string() }) })),
});
const Stored = z.looseObject({ metadata: z.looseObject({ resourceVersion: z.string() }) });

/** What the rules say about an image that they deny. */
const SAYS = {
  registry: 'assay: not from a registry that the policy allows',
  digest: 'does not have a digest',
  signature: 'assay: an image has no signature by the signer that the policy names',
  provenance: 'assay: an image has no provenance of the source that the policy names',
  sbom: 'assay: an image has no SBOM by the signer that the policy names',
  summary: 'assay: an image has no verification summary that PASSED by the signer that the policy names',
  age: 'assay: the verification summary of an image is too old, or from the future',
} as const;

let bench: AdmissionStage;
let tuf: EngineTuf;
let rig: TestCluster;
let cluster: OpenCluster;
let kyverno: TestKyverno;
/** A registry without the referrers API. */
let plain: TestRegistry;
/** What Assay attached to the honest image. */
let genuine: readonly AttachedBundle[];
let unsigned: Published;

beforeAll(async () => {
  [rig, plain] = await Promise.all([startCluster(), startRegistry({ referrers: false })]);
  [bench, cluster] = await Promise.all([openAdmissionStage([plain.host]), openCluster(rig.kubeconfig)]);
  kyverno = await startKyverno(rig);
  const { image, stage } = bench;
  genuine = await bundlesOf(image.repository, image.digest);
  unsigned = await stage.publish('clean');
  tuf = await startEngineTuf(stage);
});
afterAll(async () => {
  await cluster?.close();
  await Promise.all([kyverno?.stop(), tuf?.stop(), plain?.stop(), bench?.stage.stop()]);
  await rig?.stop();
});

/** Has `assay admission` write the manifests for Kyverno, and applies them as `kubectl apply` would. */
async function apply(flags: readonly string[], call: Parameters<AdmissionStage['admission']>[1] = {}) {
  const folder = join(await bench.stage.subfolder(), 'admission');
  const result = await bench.admission(['--engine', 'kyverno', '--output', folder, ...flags], call);
  expect(result.exitCode, `${result.stdout}\n${result.stderr}`).toBe(0);
  const text = await readFile(join(folder, 'kyverno/policies.yaml'), 'utf8');
  for (const object of Objects.parse(parseAllDocuments(text).map((one) => one.toJS()))) {
    const path = `apis/policies.kyverno.io/v1/${PLURALS[object.kind]}`;
    const named = `${path}/${object.metadata.name}`;
    const found = await cluster.send({ method: 'GET', path: named });
    const { status, body } =
      found.status === 404
        ? await cluster.send({ method: 'POST', path: `${path}?fieldValidation=Strict`, body: object })
        : await cluster.send({
            ...{ method: 'PUT', path: `${named}?fieldValidation=Strict` },
            body: { ...object, metadata: { ...object.metadata, ...versionOf(found.body) } },
          });
    expect([200, 201], Buffer.from(body).toString()).toContain(status);
  }
}

function versionOf(body: Uint8Array): object {
  const { metadata } = Stored.parse(JSON.parse(Buffer.from(body).toString()));
  return { resourceVersion: metadata.resourceVersion };
}

const podSpec = (image: string) => ({ containers: [{ name: 'app', image }] });
const podOf = (spec: object, name = 'web') => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec });

/** What the cluster says about an object that it is asked to create. */
async function create(path: string, body: object) {
  const answer = await cluster.send({ method: 'POST', path, body });
  const { status, warning } = answer;
  return { status, warning, said: Buffer.from(answer.body).toString() };
}

/** The same about a Pod, which is not stored. */
const ask = (spec: object, namespace = 'default') =>
  create(`api/v1/namespaces/${namespace}/pods?dryRun=All`, podOf(spec));

type Answer = Awaited<ReturnType<typeof ask>>;

/** Asks about a Pod until the policies that were just applied are in force. */
async function untilInForce(spec: object, isInForce: (answer: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await ask(spec);
    if (isInForce(answer)) return answer;
    await pause(100);
  }
}

function expectDenied({ status, said }: Answer, words: string): void {
  expect({ status: Math.floor(status / 100), said }, said).toEqual({
    status: 4,
    said: expect.stringContaining(words),
  });
}

/** What differs from what Assay attached. */
interface Forgery {
  /** Which statements are not there. */
  readonly without?: string;
  /** Who signed a statement in place of Assay. */
  readonly by?: readonly [string, () => Signatory | Promise<Signatory>];
  /** What a statement says, signed by the right signer. */
  readonly says?: readonly [string, (predicate: Record<string, unknown>) => object];
  /** The image to which the statements about the honest one are attached. */
  readonly kind?: ImageKind;
}

/** An image with the genuine statements but for the forged one. */
async function forge({ without, by, says, kind = 'clean' }: Forgery): Promise<string> {
  const { stage } = bench;
  const image = await stage.publish(kind);
  for (const { statement, bundle } of genuine) {
    const { predicateType, predicate } = statement;
    if (predicateType === without) continue;
    const change = says?.[0] === predicateType ? says[1] : undefined;
    const signatory = by?.[0] === predicateType ? await by[1]() : undefined;
    if (change === undefined && signatory === undefined)
      await attachBundle(image.repository, image.digest, bundle);
    else
      await attest(
        stage,
        image.repository,
        image.digest,
        predicateType,
        change?.(predicate) ?? predicate,
        signatory,
      );
  }
  return image.pinned;
}

async function keyPair(): Promise<{
  readonly file: string;
  readonly public: string;
  readonly password: string;
}> {
  const folder = await bench.stage.subfolder();
  await execa(bench.stage.tools.cosign, ['generate-key-pair'], {
    cwd: folder,
    env: { HOME: folder, COSIGN_PASSWORD: PASSWORD },
    extendEnv: false,
  });
  return { file: join(folder, 'cosign.key'), public: join(folder, 'cosign.pub'), password: PASSWORD };
}

const workflow = (name: string, ref = 'refs/heads/main') => {
  const of = `acme/shop/.github/workflows/${name}.yml@${ref}`;
  return { ref, workflow_ref: of, job_workflow_ref: of };
};
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const fromSource = (predicate: Record<string, unknown>, change: object) => {
  const { buildDefinition } = z
    .looseObject({
      buildDefinition: z.looseObject({
        externalParameters: z.looseObject({ workflow: z.looseObject({}) }),
      }),
    })
    .parse(predicate);
  const { externalParameters } = buildDefinition;
  const changed = { ...externalParameters, workflow: { ...externalParameters.workflow, ...change } };
  return { ...predicate, buildDefinition: { ...buildDefinition, externalParameters: changed } };
};

const FORGERIES: readonly (readonly [string, keyof typeof SAYS, Forgery])[] = [
  ['signed by another workflow', 'signature', { by: [SIGNATURE, () => ({ claims: workflow('other') })] }],
  [
    'signed on another branch',
    'signature',
    { by: [SIGNATURE, () => ({ claims: workflow('release', 'refs/heads/dev') })] },
  ],
  [
    'signed by another repository',
    'signature',
    { by: [SIGNATURE, () => ({ claims: { repository: 'evil/shop' } })] },
  ],
  [
    'signed with the token of another issuer',
    'signature',
    { by: [SIGNATURE, () => ({ issuer: bench.stage.sigstore.otherIssuer })] },
  ],
  ['signed with a key', 'signature', { by: [SIGNATURE, async () => ({ key: await keyPair() })] }],
  ['with an SBOM and no signature', 'signature', { without: SIGNATURE }],
  ["with another image's statements", 'signature', { kind: 'leaky' }],
  ['without provenance', 'provenance', { without: PROVENANCE }],
  [
    'whose provenance another workflow signed',
    'provenance',
    { by: [PROVENANCE, () => ({ claims: workflow('other') })] },
  ],
  [
    'from another source repository',
    'provenance',
    { says: [PROVENANCE, (it) => fromSource(it, { repository: 'https://github.com/evil/shop' })] },
  ],
  [
    'from another source branch',
    'provenance',
    { says: [PROVENANCE, (it) => fromSource(it, { ref: 'refs/heads/dev' })] },
  ],
  ['without an SBOM', 'sbom', { without: SBOM }],
  ['whose SBOM another workflow signed', 'sbom', { by: [SBOM, () => ({ claims: workflow('other') })] }],
  ['without a verification summary', 'summary', { without: SUMMARY }],
  [
    'whose verification summary another workflow signed',
    'summary',
    { by: [SUMMARY, () => ({ claims: workflow('other') })] },
  ],
  [
    'whose verification summary says FAILED',
    'summary',
    { says: [SUMMARY, (it) => ({ ...it, verificationResult: 'FAILED' })] },
  ],
  [
    'whose verification summary another program made',
    'summary',
    { says: [SUMMARY, (it) => ({ ...it, verifier: { id: 'https://example.com/other' } })] },
  ],
  [
    'whose verification summary is stale',
    'age',
    { says: [SUMMARY, (it) => ({ ...it, timeVerified: daysAgo(8) })] },
  ],
  [
    'whose verification summary is from the future',
    'age',
    { says: [SUMMARY, (it) => ({ ...it, timeVerified: daysAgo(-1) })] },
  ],
];

const registryOf = (image: string) => image.slice(0, image.indexOf('/'));
const pathOf = (image: string) => image.slice(image.indexOf('/') + 1);
const otherPort = (host: string) => host.replace(/\d+$/, (port) => `${Number(port) - 1}`);

/** References of images that Kyverno must not even look up. */
const LOOK_ALIKES: readonly (readonly [string, (image: string) => string])[] = [
  ['a registry that the policy does not name', (image) => `evil.test/${pathOf(image)}`],
  ['a suffix at the registry', (image) => image.replace(registryOf(image), '127.0.0.1.evil.test:5000')],
  ['a prefix at the registry', (image) => `evil-${image}`],
  ['the registry as a folder', (image) => `evil.test/${image}`],
  ['another port', (image) => `${otherPort(registryOf(image))}/${pathOf(image)}`],
  ['upper case', (image) => `${registryOf(image)}/${pathOf(image).replace('team', 'TEAM')}`],
  ['no registry', pathOf],
  ['another folder of the registry', (image) => image.replace('/team/', '/other/')],
];

/** Where an image may stand in a Pod, beside an honest one. */
const PLACES: readonly (readonly [string, (image: string, honest: string) => object])[] = [
  ['a container', (image) => podSpec(image)],
  [
    'a second container',
    (image, honest) => ({ containers: [...podSpec(honest).containers, { name: 'b', image }] }),
  ],
  [
    'an init container',
    (image, honest) => ({ ...podSpec(honest), initContainers: [{ name: 'init', image }] }),
  ],
  [
    'an image volume',
    (image, honest) => ({
      ...podSpec(honest),
      volumes: [{ name: 'data', image: { reference: image, pullPolicy: 'Always' } }],
    }),
  ],
];

/** What makes Pods, and where it is created. */
const WORKLOADS: readonly (readonly [string, string, (spec: object) => object])[] = [
  ['Deployment', 'apis/apps/v1', (spec) => setOf(spec)],
  ['StatefulSet', 'apis/apps/v1', (spec) => ({ ...setOf(spec), serviceName: 'web' })],
  ['DaemonSet', 'apis/apps/v1', (spec) => setOf(spec)],
  ['Job', 'apis/batch/v1', (spec) => ({ template: onceOf(spec) })],
  [
    'CronJob',
    'apis/batch/v1',
    (spec) => ({ schedule: '0 0 * * *', jobTemplate: { spec: { template: onceOf(spec) } } }),
  ],
  [
    'ReplicationController',
    'api/v1',
    (spec) => ({ selector: { app: 'web' }, template: setOf(spec).template }),
  ],
];
const setOf = (spec: object) => {
  const labels = { app: 'web' };
  return { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } };
};
const onceOf = (spec: object) => ({ spec: { ...spec, restartPolicy: 'Never' } });

const askFor = (kind: string, api: string, spec: object) =>
  create(`${api}/namespaces/default/${kind.toLowerCase()}s?dryRun=All`, {
    ...{ apiVersion: api.replace(/^apis?\//, ''), kind },
    metadata: { name: 'web' },
    spec,
  });

describe('before the policy denies', () => {
  test('an unsigned image is admitted with a warning, and an honest one without', async () => {
    await apply(tuf.flags);
    const warned = await untilInForce(podSpec(unsigned.pinned), ({ warning }) => warning !== '');
    expect(warned).toMatchObject({ status: 201, warning: expect.stringContaining(SAYS.signature) });
    expect(await ask(podSpec(bench.image.pinned))).toMatchObject({ status: 201, warning: '' });
  });
});

describe('when the policy denies', () => {
  beforeAll(async () => {
    await apply([...tuf.flags, '--enforce']);
    await untilInForce(podSpec(unsigned.pinned), ({ status }) => status !== 201);
    await untilInForce(podSpec('evil.test/app'), ({ said }) => said.includes(SAYS.registry));
  });

  test('a shipped image is admitted, again and again', async () => {
    for (let time = 0; time < 3; time += 1) {
      const { status, warning, said } = await ask(podSpec(bench.image.pinned));
      expect({ status, warning }, said).toEqual({ status: 201, warning: '' });
    }
  });

  test('an image without any statement is denied', async () => {
    expectDenied(await ask(podSpec(unsigned.pinned)), SAYS.signature);
  });

  test('a tag of a shipped image is denied', async () => {
    expectDenied(await ask(podSpec(bench.image.tagged)), SAYS.digest);
  });

  test.each(FORGERIES)('an image %s is denied', async (_, rule, forgery) => {
    expectDenied(await ask(podSpec(await forge(forgery))), SAYS[rule]);
  });

  test('an image with every statement anew, by the right signer, is admitted', async () => {
    const now = { timeVerified: new Date().toISOString() };
    const { status, said } = await ask(
      podSpec(await forge({ says: [SUMMARY, (it) => ({ ...it, ...now })] })),
    );
    expect(status, said).toBe(201);
  });

  test.each(LOOK_ALIKES)('%s is denied', async (_, change) => {
    expectDenied(await ask(podSpec(change(bench.image.pinned))), SAYS.registry);
  });

  test.each(PLACES)('an unsigned image in %s is denied', async (_, place) => {
    expectDenied(await ask(place(unsigned.pinned, bench.image.pinned)), SAYS.signature);
  });

  test.each(PLACES)('an image of another registry in %s is denied', async (_, place) => {
    const foreign = `evil.test/${pathOf(bench.image.pinned)}`;
    expectDenied(await ask(place(foreign, bench.image.pinned)), SAYS.registry);
  });

  test.each(PLACES)('a shipped image in %s is admitted', async (_, place) => {
    const { status, said } = await ask(place(bench.image.pinned, bench.image.pinned));
    expect(status, said).toBe(201);
  });

  test('shipped images of which one is there twice are admitted', async () => {
    const other = await forge({});
    for (let time = 0; time < 4; time += 1) {
      const images = [bench.image.pinned, bench.image.pinned, other];
      const containers = images.map((image, at) => ({ name: `c${at}`, image }));
      const { status, said } = await ask({ containers, initContainers: [{ name: 'init', image: other }] });
      expect(status, said).toBe(201);
    }
  });

  test('an unsigned image in an ephemeral container is denied, a shipped one is not', async () => {
    const path = 'api/v1/namespaces/default/pods';
    const stored = await create(path, podOf(podSpec(bench.image.pinned), 'debugged'));
    expect(stored.status, stored.said).toBe(201);
    const debug = async (image: string) => {
      const ephemeralContainers = [{ name: 'debug', image }];
      const { status, warning, body } = await cluster.send({
        ...{ method: 'PUT', path: `${path}/debugged/ephemeralcontainers?dryRun=All` },
        body: podOf({ ...podSpec(bench.image.pinned), ephemeralContainers }, 'debugged'),
      });
      return { status, warning, said: Buffer.from(body).toString() };
    };
    expectDenied(await debug(unsigned.pinned), SAYS.signature);
    const { status, said } = await debug(bench.image.pinned);
    expect(status, said).toBe(200);
  });

  test.each(WORKLOADS)(
    'a %s with an unsigned image is denied, with a shipped one not',
    async (kind, api, of) => {
      expectDenied(await askFor(kind, api, of(podSpec(unsigned.pinned))), SAYS.signature);
      const { status, said } = await askFor(kind, api, of(podSpec(bench.image.pinned)));
      expect(status, said).toBe(201);
    },
  );

  test('a platform is denied that was not signed itself', async () => {
    const { stage } = bench;
    const index = await stage.publish('index');
    const [platform = ''] = (await entriesOf(await stage.layout('index'))).platforms;
    expectDenied(await ask(podSpec(index.pinned.replace(/@.*/, `@${platform}`))), SAYS.signature);
  });

  test('a namespace without labels is no way out, only the exempt one is', async () => {
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bare' } };
    await create('api/v1/namespaces', body);
    expectDenied(await ask(podSpec(unsigned.pinned), 'bare'), SAYS.signature);
    expect(await ask(podSpec(unsigned.pinned), 'kube-system')).toMatchObject({ status: 201 });
  });

  test('what is behind the fallback tag of a registry without the referrers API is found', async () => {
    const layout = await bench.stage.layout('clean');
    const pinned = await pushLayout(layout, `${plain.host}/team/app:v1`);
    const repository = new RepositoryClient(plain.host, 'team/app');
    expectDenied(await ask(podSpec(pinned)), SAYS.signature);
    for (const { bundle } of genuine) await attachBundle(repository, layout.digest, bundle);
    const { status, said } = await ask(podSpec(pinned));
    expect(status, said).toBe(201);
  });
});

describe('when the rule for evidence denies, and that for registries only warns', () => {
  test('an image of another registry needs the evidence too, and is admitted with it', async () => {
    await bench.policy({ 'block-from': daysAgo(1).slice(0, 10) });
    await apply(tuf.flags);
    const layout = await bench.stage.layout('clean');
    const pinned = await pushLayout(layout, `${bench.stage.registry.host}/other/app:v1`);
    const denied = await untilInForce(podSpec(pinned), ({ said }) => !said.includes(SAYS.registry));
    expectDenied(denied, SAYS.signature);
    const repository = new RepositoryClient(bench.stage.registry.host, 'other/app');
    for (const { bundle } of genuine) await attachBundle(repository, layout.digest, bundle);
    const { status, warning, said } = await ask(podSpec(pinned));
    expect({ status, warning }, said).toEqual({
      status: 201,
      warning: expect.stringContaining(SAYS.registry),
    });
    await bench.policy({});
    await apply([...tuf.flags, '--enforce']);
    await untilInForce(podSpec(pinned), ({ status }) => status !== 201);
  });
});

describe('what it cannot hold', () => {
  test('a ReplicaSet itself is admitted, as Kyverno is installed', async () => {
    const spec = setOf(podSpec(unsigned.pinned));
    expect(await askFor('ReplicaSet', 'apis/apps/v1', spec)).toMatchObject({ status: 201 });
  });

  test('an index without linux/amd64 is denied, whoever signed it', async () => {
    const { repository, pinned } = await bench.stage.publish('index');
    const digest = pinned.replace(/.*@/, '');
    const whole = Index.parse(
      JSON.parse(Buffer.from((await repository.manifest(digest))?.bytes ?? '').toString()),
    );
    const manifests = whole.manifests.filter(({ platform }) => platform.architecture === 'arm64');
    expect(manifests).toHaveLength(1);
    const only = await repository.pushManifest({ ...whole, manifests }, whole.mediaType);
    expectDenied(
      await ask(podSpec(pinned.replace(digest, only.digest))),
      'no child with platform linux/amd64',
    );
  });

  test('an index is admitted by its own statements, whatever its platforms have', async () => {
    const { stage, workspace } = bench;
    const index = await stage.publish('index');
    expectPassed(await stage.ship({ image: index.tagged, source: '' }, { workspace }));
    for (const platform of (await entriesOf(await stage.layout('index'))).platforms)
      for (const { referrer } of await bundlesOf(index.repository, platform))
        await index.repository.deleteManifest(referrer);
    const { status, said } = await ask(podSpec(index.pinned));
    expect(status, said).toBe(201);
  });
});

describe('with a key in place of an identity', () => {
  test('an image that the key signed is admitted, and one of the earlier signer or of another key denied', async () => {
    const { stage, workspace } = bench;
    const [ours, other] = [await keyPair(), await keyPair()];
    const [image, foreign] = [await stage.publish('clean'), await stage.publish('clean')];
    await bench.policy({}, {});
    const byKey = { 'signing-config': '', 'trusted-root': '', signer: 'key', source: '' };
    for (const [published, { file }] of [
      [image, ours],
      [foreign, other],
    ] as const)
      expectPassed(
        await stage.ship(
          { ...byKey, image: published.tagged, key: file },
          { workspace, env: { COSIGN_PASSWORD: PASSWORD } },
        ),
      );
    const signer = ['--key', ours.public];
    await apply(['--enforce'], { images: [image.pinned], signer });
    await untilInForce(podSpec(image.pinned), ({ status }) => status === 201);
    for (const { pinned } of [bench.image, foreign, unsigned])
      expectDenied(await ask(podSpec(pinned)), SAYS.signature);
  });
});

test('while Kyverno is down, nothing is admitted', async () => {
  await kyverno.stop();
  const { status, said } = await ask(podSpec(bench.image.pinned));
  expect({ status: Math.floor(status / 100), said }).toEqual({
    status: 5,
    said: expect.stringContaining('failed calling webhook'),
  });
});
