import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Front, openFront } from '../../attacks/front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startGatekeeper, type TestGatekeeper } from '../../rig/servers/gatekeeper.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { type AdmitServer, startAdmit } from '../admit/admit-server.ts';
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

const DEFAULT = 'namespaces/default';
const PODS = `api/v1/${DEFAULT}/pods`;
/** Where the objects of each kind are created. */
const PATHS: Readonly<Record<string, string>> = {
  Provider: 'apis/externaldata.gatekeeper.sh/v1beta1/providers',
  ConstraintTemplate: 'apis/templates.gatekeeper.sh/v1/constrainttemplates',
  AssayAdmission: 'apis/constraints.gatekeeper.sh/v1beta1/assayadmission',
};
const TemplateError = z.looseObject({ message: z.string() });
const Template = z.looseObject({
  status: z
    .looseObject({
      created: z.boolean().optional(),
      byPod: z.array(z.looseObject({ errors: z.array(TemplateError).optional() })).optional(),
    })
    .optional(),
});

let stage: ForgeryStage;
let server: AdmitServer;
let cluster: EngineCluster;
let gatekeeper: TestGatekeeper;
/** A registry without the referrers API, and what stands in front of it. */
let plain: TestRegistry;
let front: Front;
/** Whether that answers. */
let held: Promise<void> = Promise.resolve();
let inPlain: string;

beforeAll(async () => {
  [cluster, plain] = await Promise.all([openEngineCluster(), startRegistry({ referrers: false })]);
  front = await openFront(plain.host, async () => {
    await held;
    return false;
  });
  stage = await openForgeryStage([plain.host, front.host]);
  const { stage: world, workspace, gate, document } = stage;
  const tagged = `${plain.host}/team/plain:v1`;
  inPlain = await pushLayout(await world.layout('clean'), tagged);
  expectPassed(await world.ship({ image: tagged, source: '' }, { workspace }));
  server = await startAdmit(world, { ...document, gate: { ...gate, enforce: 'warn' } });
  gatekeeper = await startGatekeeper(cluster.rig);
  const [old, oldAndFinal] = [podOf(pod('evil.test/app:v1'), 'old'), podOf(pod('evil.test/app:v1'), 'final')];
  for (const body of [old, oldAndFinal])
    expect(await cluster.send('POST', PODS, body)).toMatchObject({ status: 201 });
});
afterAll(async () => {
  await Promise.all([gatekeeper?.stop(), server?.stop(), front?.stop()]);
  await Promise.all([cluster?.stop(), plain?.stop(), stage?.stop()]);
});

const unsigned = async () => (await stage.stage.publish('clean')).pinned;

/** What the cluster says about a Pod, which it does not store. */
const ask = (spec: object, namespace?: string) => decided(() => cluster.ask(spec, namespace));

/** What Gatekeeper says while there is no verdict: the server says so, or a busy machine was too slow to answer at all. */
const NO_VERDICT = /verdict-pending|Client\.Timeout exceeded|deadline exceeded/;

/** Asks until there is a verdict: what is judged for longer than Gatekeeper waits is denied, and then known. */
async function decided(question: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await question();
    if (!NO_VERDICT.test(`${answer.said}\n${answer.warning}`)) return answer;
    expect(answer.status === 403 || answer.warning !== '', answer.said).toBe(true);
  }
}

/** Has `assay admission` write the manifests for Gatekeeper, and applies them as `kubectl apply` would. */
async function apply(flags: readonly string[]): Promise<void> {
  const url = `https://localhost:${server.port}`;
  const to = ['--server', url, '--server-ca', server.authority.root.certFile];
  const folder = await writeManifests(stage, 'gatekeeper', [...to, ...flags]);
  for (const file of ['template.yaml', 'constraint.yaml']) {
    for (const object of await objectsIn(join(folder, file))) {
      const path = PATHS[object.kind] ?? '';
      await until(
        () => cluster.put(path, object),
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

/** Gatekeeper does not yet see the kind that it has just made, and makes it again. After this error it looks once more. */
const MADE_TWICE = /^Could not create CRD: .* already exists$/;

/** Gatekeeper takes any template, and makes the kind of the constraint of one whose rules it can read. */
async function compiled(path: string): Promise<void> {
  await until(
    () => cluster.send('GET', path),
    ({ said }) => {
      const { status = {} } = Template.parse(JSON.parse(said));
      const errors = status.byPod?.flatMap((one) => one.errors ?? []) ?? [];
      expect(errors.filter(({ message }) => !MADE_TWICE.test(message))).toEqual([]);
      return status.created === true && errors.length === 0;
    },
  );
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

  test.for(LOOK_ALIKES)('%s is denied', async ([, change]) => {
    const image = change(stage.image.pinned);
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
    expect(await decided(() => cluster.send('POST', PODS, body))).toMatchObject({ status: 201 });
    const debug = (image: string) => decided(() => cluster.debug('debugged', image));
    expectDenied(await debug(await unsigned()), 'signature-missing');
    expect(await debug(stage.image.pinned)).toMatchObject({ status: 200, warning: '' });
  });

  test.for(WORKLOADS)('the template of %s is looked at', async ([plural, api, objectOf]) => {
    const path = `${api}/${DEFAULT}/${plural}?dryRun=All`;
    const about = (image: string) => decided(() => cluster.send('POST', path, objectOf(pod(image))));
    expectDenied(await about(await unsigned()), 'signature-missing');
    expectAdmitted(await about(stage.image.pinned));
  });

  test('no label of a namespace opens a way out, and the exempt one is left alone', async () => {
    const image = await unsigned();
    const make = (name: string, labels: object) =>
      cluster.send('POST', 'api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, labels },
      });
    const ignored = await make('sneaky', { 'admission.gatekeeper.sh/ignore': 'true' });
    expect(ignored).toMatchObject({ status: 403, said: expect.stringContaining('Only exempt namespace') });
    const posing = { 'kubernetes.io/metadata.name': 'kube-system', 'assay.dev/exempt': 'true' };
    expect(await make('posing', posing)).toMatchObject({ status: 201 });
    expectDenied(await ask(pod(image), 'posing'), 'signature-missing');
    expectAdmitted(await ask(pod(image), 'kube-system'));
  });

  test('an object that was there before can be labelled and deleted, but not get another bad image', async () => {
    const old = JSON.parse((await cluster.send('GET', `${PODS}/old`)).said);
    const update = (changes: { readonly labels?: object; readonly image?: string }) => {
      const { labels, image = 'evil.test/app:v1' } = changes;
      const containers = [{ ...old.spec.containers[0], image }];
      const body = { ...old, metadata: { ...old.metadata, labels }, spec: { ...old.spec, containers } };
      return decided(() => cluster.send('PUT', `${PODS}/old?dryRun=All`, body));
    };
    expect(await update({ labels: { seen: 'yes' } })).toMatchObject({ status: 200, warning: '' });
    expectDenied(await update({ image: 'evil.test/app:v2' }), 'registry-not-allowed');
    expect(await update({ image: stage.image.pinned })).toMatchObject({ status: 200, warning: '' });
    expect(await cluster.send('DELETE', `${PODS}/final?gracePeriodSeconds=0`)).toMatchObject({ status: 200 });
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
    const question = () => cluster.send('POST', `${PODS}?dryRun=All`, podOf(pod(image)));
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
