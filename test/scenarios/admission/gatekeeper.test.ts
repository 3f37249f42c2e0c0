import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { type Front, openFront } from '../../attacks/front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startGatekeeper, type TestGatekeeper } from '../../rig/servers/gatekeeper.ts';
import { startCluster, type TestCluster } from '../../rig/servers/kube-apiserver.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { type AdmitServer, startAdmit } from '../admit/admit-server.ts';
import { expectPassed } from '../stage/outcome.ts';
import {
  container,
  FORGERIES,
  type ForgeryStage,
  lookAlikes,
  movedTag,
  openForgeryStage,
  PLACES,
  workloads,
} from './forgeries.ts';

const DEFAULT = 'namespaces/default';
const PODS = `api/v1/${DEFAULT}/pods`;
/** Where the objects of each kind are created. */
const PATHS: Readonly<Record<string, string>> = {
  Provider: 'apis/externaldata.gatekeeper.sh/v1beta1/providers',
  ConstraintTemplate: 'apis/templates.gatekeeper.sh/v1/constrainttemplates',
  AssayAdmission: 'apis/constraints.gatekeeper.sh/v1beta1/assayadmission',
};
const Objects = z.array(z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) }));
const Template = z.looseObject({
  status: z
    .looseObject({
      created: z.boolean().optional(),
      byPod: z.array(z.looseObject({ errors: z.array(z.unknown()).optional() })).optional(),
    })
    .optional(),
});
const Stored = z.looseObject({ metadata: z.looseObject({ resourceVersion: z.string() }) });

let stage: ForgeryStage;
let server: AdmitServer;
let rig: TestCluster;
let cluster: OpenCluster;
let gatekeeper: TestGatekeeper;
/** A registry without the referrers API, and what stands in front of it. */
let plain: TestRegistry;
let front: Front;
/** Whether that answers. */
let held: Promise<void> = Promise.resolve();
let inPlain: string;

beforeAll(async () => {
  [rig, plain] = await Promise.all([startCluster(), startRegistry({ referrers: false })]);
  front = await openFront(plain.host, async () => {
    await held;
    return false;
  });
  [stage, cluster] = await Promise.all([
    openForgeryStage([plain.host, front.host]),
    openCluster(rig.kubeconfig),
  ]);
  const { stage: world, workspace, gate, document } = stage;
  const tagged = `${plain.host}/team/plain:v1`;
  inPlain = await pushLayout(await world.layout('clean'), tagged);
  expectPassed(await world.ship({ image: tagged, source: '' }, { workspace }));
  server = await startAdmit(world, { ...document, gate: { ...gate, enforce: 'warn' } });
  gatekeeper = await startGatekeeper(rig);
  const [old, oldAndFinal] = [podOf(pod('evil.test/app:v1'), 'old'), podOf(pod('evil.test/app:v1'), 'final')];
  for (const body of [old, oldAndFinal])
    expect(await send('POST', PODS, body)).toMatchObject({ status: 201 });
});
afterAll(async () => {
  await cluster?.close();
  await Promise.all([gatekeeper?.stop(), server?.stop(), front?.stop()]);
  await Promise.all([rig?.stop(), plain?.stop(), stage?.stop()]);
});

const pod = (image: string) => ({ containers: [container('app', image)] });
const podOf = (spec: object, name = 'web') => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec });
const unsigned = async () => (await stage.stage.publish('clean')).pinned;

async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  const { status, warning, body: said } = await cluster.send({ method, path, ...(body && { body }) });
  return { status, warning, said: Buffer.from(said).toString() };
}
type Answer = Awaited<ReturnType<typeof send>>;

/** What the cluster says about a Pod, which it does not store. */
const ask = (spec: object, namespace = 'default') =>
  decided(() => send('POST', `api/v1/namespaces/${namespace}/pods?dryRun=All`, podOf(spec)));

/** Asks until there is a verdict: what is judged for longer than Gatekeeper waits is denied, and then known. */
async function decided(question: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await question();
    if (!answer.said.includes('verdict-pending') && !answer.warning.includes('verdict-pending'))
      return answer;
    expect(answer.status === 403 || answer.warning !== '', answer.said).toBe(true);
  }
}

async function until(
  question: () => Promise<Answer>,
  isAwaited: (answer: Answer) => boolean,
): Promise<Answer> {
  for (;;) {
    const answer = await question();
    if (isAwaited(answer)) return answer;
    await pause(100);
  }
}

/** Has `assay admission` write the manifests for Gatekeeper, and applies them as `kubectl apply` would. */
async function apply(flags: readonly string[]): Promise<void> {
  const folder = join(await stage.stage.subfolder(), 'admission');
  const url = `https://localhost:${server.port}`;
  const to = ['--engine', 'gatekeeper', '--server', url, '--server-ca', server.authority.root.certFile];
  const result = await stage.admission(['--output', folder, ...to, ...flags]);
  expect(result.exitCode, `${result.stdout}\n${result.stderr}`).toBe(0);
  for (const file of ['template.yaml', 'constraint.yaml']) {
    const text = await readFile(join(folder, 'gatekeeper', file), 'utf8');
    for (const object of Objects.parse(parseAllDocuments(text).map((one) => one.toJS()))) {
      const path = PATHS[object.kind] ?? '';
      await until(
        () => put(path, object),
        ({ status, said }) => {
          if (status === 200 || status === 201) return true;
          expect(said).toMatch(/page not found|could not find the requested resource/);
          return false;
        },
      );
      if (object.kind === 'ConstraintTemplate') await compiled(`${path}/${object.metadata.name}`);
    }
  }
}

/** Gatekeeper takes any template, and makes the kind of the constraint of one whose rules it can read. */
async function compiled(path: string): Promise<void> {
  await until(
    () => send('GET', path),
    ({ said }) => {
      const { status = {} } = Template.parse(JSON.parse(said));
      expect(status.byPod?.flatMap(({ errors = [] }) => errors) ?? []).toEqual([]);
      return status.created === true;
    },
  );
}

async function put(path: string, object: z.infer<typeof Objects>[number]): Promise<Answer> {
  const named = `${path}/${object.metadata.name}`;
  const found = await send('GET', named);
  if (found.status === 404) return await send('POST', `${path}?fieldValidation=Strict`, object);
  const { resourceVersion } = Stored.parse(JSON.parse(found.said)).metadata;
  const body = { ...object, metadata: { ...object.metadata, resourceVersion } };
  return await send('PUT', `${named}?fieldValidation=Strict`, body);
}

/** From now on the server denies what its policy does not allow. It reads the file again when it has changed. */
async function block(): Promise<void> {
  await writeFile(server.policy, JSON.stringify(stage.document));
  const image = await unsigned();
  // Not by Gatekeeper, which keeps what it is told.
  while ((await server.review('/admission', [image])).allowed) await pause(100);
}

function expectDenied({ status, said }: Answer, words: string | RegExp): void {
  expect(status, said).toBe(403);
  expect(said).toContain(
    'admission webhook \\"validation.gatekeeper.sh\\" denied the request: [assay] assay: ',
  );
  expect(said).toMatch(words);
}

function expectAdmitted({ status, warning, said }: Answer): void {
  expect({ status, warning }, said).toEqual({ status: 201, warning: '' });
}

describe('before anything is denied', () => {
  test('what the policy of the server only warns about is admitted, and told', async () => {
    await apply([]);
    const spec = pod(await unsigned());
    const told = await until(
      () => ask(spec),
      ({ warning }) => warning !== '',
    );
    expect(told).toMatchObject({
      status: 201,
      warning: expect.stringMatching(/\[assay-warnings\] assay: .*: warn: signature-missing/),
    });
    expectAdmitted(await ask(pod(stage.image.pinned)));
  });

  test('what the server denies is told as long as the manifests warn', async () => {
    await block();
    expect(await ask(pod(await unsigned()))).toMatchObject({
      status: 201,
      warning: expect.stringMatching(/\[assay\] assay: not admitted: .*: deny: signature-missing/),
    });
  });
});

describe('when the manifests deny', () => {
  beforeAll(async () => {
    await block();
    await apply(['--enforce']);
    const spec = pod(await unsigned());
    await until(
      () => ask(spec),
      ({ status }) => status === 403,
    );
  });

  test('an honest image is admitted, and one for two platforms', async () => {
    expectAdmitted(await ask(pod(stage.image.pinned)));
    expectAdmitted(await ask(pod(stage.index.pinned)));
    expectAdmitted(await ask(pod((await stage.copy()).pinned)));
  });

  test.for(FORGERIES)('$name is denied', async ({ make, code }) => {
    const image = await make(stage);
    expectDenied(await ask(pod(image)), new RegExp(`not admitted: ${image}: deny: ${code}`));
  });

  test('a tag is denied, and one that moved is judged by what it names now', async () => {
    expectDenied(await ask(pod(stage.image.tagged)), 'tag-named');
    const moved = await movedTag(stage);
    expectDenied(await ask(pod(moved.tagged)), 'signature-missing');
    expectDenied(await ask(pod(moved.other)), 'signature-missing');
    expectAdmitted(await ask(pod(moved.honest)));
  });

  test.for(lookAlikes('127.0.0.1:5000/team/app@sha256:'))('%s is denied', async ([name]) => {
    const [, image = ''] = lookAlikes(stage.image.pinned).find(([one]) => one === name) ?? [];
    const isName = /^[a-z0-9.:/@-]+$/.test(image);
    expectDenied(
      await ask(pod(image)),
      isName ? 'deny: registry-not-allowed' : /could not decide: .*input-invalid/,
    );
  });

  test.for(PLACES)('%s has its image looked at', async ([, specOf]) => {
    expectDenied(await ask(specOf(stage.image.pinned, await unsigned())), 'signature-missing');
    expectAdmitted(await ask(specOf(stage.image.pinned, stage.image.pinned)));
  });

  test('an ephemeral container has its image looked at', async () => {
    const body = podOf(pod(stage.image.pinned), 'debugged');
    expect(await decided(() => send('POST', PODS, body))).toMatchObject({ status: 201 });
    const running = JSON.parse((await send('GET', `${PODS}/debugged`)).said);
    const debug = (image: string) => {
      const ephemeralContainers = [container('debug', image)];
      const spec = { ...running.spec, ephemeralContainers };
      return decided(() =>
        send('PUT', `${PODS}/debugged/ephemeralcontainers?dryRun=All`, { ...running, spec }),
      );
    };
    expectDenied(await debug(await unsigned()), 'signature-missing');
    expect(await debug(stage.image.pinned)).toMatchObject({ status: 200, warning: '' });
  });

  test.for(workloads({}).map(([, plural], at) => [plural, at] as const))(
    'the template of %s is looked at',
    async ([, at]) => {
      const about = async (image: string) => {
        const [api, plural, object] = workloads(pod(image))[at] ?? [];
        return decided(() => send('POST', `${api}/${DEFAULT}/${plural}?dryRun=All`, object));
      };
      expectDenied(await about(await unsigned()), 'signature-missing');
      expectAdmitted(await about(stage.image.pinned));
    },
  );

  test('no label of a namespace opens a way out, and the exempt one is left alone', async () => {
    const image = await unsigned();
    const make = (name: string, labels: object) =>
      send('POST', 'api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
    const ignored = await make('sneaky', { 'admission.gatekeeper.sh/ignore': 'true' });
    expect(ignored).toMatchObject({ status: 403, said: expect.stringContaining('Only exempt namespace') });
    const posing = { 'kubernetes.io/metadata.name': 'kube-system', 'assay.dev/exempt': 'true' };
    expect(await make('posing', posing)).toMatchObject({ status: 201 });
    expectDenied(await ask(pod(image), 'posing'), 'signature-missing');
    expectAdmitted(await ask(pod(image), 'kube-system'));
  });

  test('an object that was there before can be labelled and deleted, but not get another bad image', async () => {
    const old = JSON.parse((await send('GET', `${PODS}/old`)).said);
    const update = (changes: { readonly labels?: object; readonly image?: string }) => {
      const { labels, image = 'evil.test/app:v1' } = changes;
      const containers = [{ ...old.spec.containers[0], image }];
      const body = { ...old, metadata: { ...old.metadata, labels }, spec: { ...old.spec, containers } };
      return decided(() => send('PUT', `${PODS}/old?dryRun=All`, body));
    };
    expect(await update({ labels: { seen: 'yes' } })).toMatchObject({ status: 200, warning: '' });
    expectDenied(await update({ image: 'evil.test/app:v2' }), 'registry-not-allowed');
    expect(await update({ image: stage.image.pinned })).toMatchObject({ status: 200, warning: '' });
    expect(await send('DELETE', `${PODS}/final?gracePeriodSeconds=0`)).toMatchObject({ status: 200 });
  });

  test('an image in a registry without the referrers API is judged like any other', async () => {
    expectAdmitted(await ask(pod(inPlain)));
    const bare = await pushLayout(await stage.stage.layout('clean'), `${plain.host}/team/bare:v1`);
    expectDenied(await ask(pod(bare)), 'signature-missing');
  });

  test('what cannot be judged in time is denied, and that answer is not kept', async () => {
    let release = () => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    const image = inPlain.replace(plain.host, front.host);
    const question = () => send('POST', `${PODS}?dryRun=All`, podOf(pod(image)));
    expectDenied(await question(), /could not decide: .*verdict-pending/);
    release();
    expectAdmitted(await decided(question));
  });
});

describe('when something is down', () => {
  test('without the server of Assay nothing new is admitted', async () => {
    const image = (await stage.copy()).pinned;
    await server.stop();
    expectDenied(await ask(pod(image)), 'the server could not decide: failed to send external data request');
  });

  test('without Gatekeeper nothing is', async () => {
    await gatekeeper.stop();
    const { status, said } = await ask(pod(stage.image.pinned));
    expect(status, said).toBeGreaterThanOrEqual(400);
    expect(said).toContain('failed calling webhook');
  });
});
