import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import type { ClusterRequest } from '../../../src/ports/cluster-port.ts';
import { startCluster, type TestCluster } from '../../rig/servers/kube-apiserver.ts';
import type { AdmissionStage } from '../stage/admission-stage.ts';

const Objects = z.array(z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) }));
const Stored = z.looseObject({ metadata: z.looseObject({ resourceVersion: z.string() }) });
const Running = z.looseObject({ spec: z.looseObject({}) });

/** An object of a manifest. */
export type ManifestObject = z.infer<typeof Objects>[number];

/** What a cluster answered. */
export interface Answer {
  readonly status: number;
  /** The header `Warning`. */
  readonly warning: string;
  readonly said: string;
}

/** A cluster in which an admission engine is tried. */
export interface EngineCluster {
  readonly rig: TestCluster;
  send(method: ClusterRequest['method'], path: string, body?: object): Promise<Answer>;
  /** Creates an object below a path, or replaces the one that is there, as `kubectl apply` would. */
  put(path: string, object: ManifestObject): Promise<Answer>;
  /** What it says about a Pod, which it does not store. */
  ask(spec: object, namespace?: string): Promise<Answer>;
  /** What it says about an ephemeral container in a Pod that it has, which it does not change. */
  debug(pod: string, image: string, namespace?: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a cluster without an engine; some 6 s. */
export async function openEngineCluster(): Promise<EngineCluster> {
  const rig = await startCluster();
  const cluster = await openCluster(rig.kubeconfig);
  const send: EngineCluster['send'] = async (method, path, body) => {
    const { status, warning, body: said } = await cluster.send({ method, path, ...(body && { body }) });
    return { status, warning, said: Buffer.from(said).toString() };
  };
  return {
    ...{ rig, send },
    async put(path, object) {
      const named = `${path}/${object.metadata.name}`;
      const found = await send('GET', named);
      if (found.status === 404) return await send('POST', `${path}?fieldValidation=Strict`, object);
      const { resourceVersion } = Stored.parse(JSON.parse(found.said)).metadata;
      const body = { ...object, metadata: { ...object.metadata, resourceVersion } };
      return await send('PUT', `${named}?fieldValidation=Strict`, body);
    },
    ask: (spec, namespace = 'default') =>
      send('POST', `api/v1/namespaces/${namespace}/pods?dryRun=All`, podOf(spec)),
    async debug(name, image, namespace = 'default') {
      const path = `api/v1/namespaces/${namespace}/pods/${name}`;
      const running = Running.parse(JSON.parse((await send('GET', path)).said));
      const spec = { ...running.spec, ephemeralContainers: [container('debug', image)] };
      return await send('PUT', `${path}/ephemeralcontainers?dryRun=All`, { ...running, spec });
    },
    async stop() {
      await cluster.close();
      await rig.stop();
    },
  };
}

/** Asks until the answer is the one that is awaited. */
export async function until(
  question: () => Promise<Answer>,
  isAwaited: (answer: Answer) => boolean,
): Promise<Answer> {
  for (;;) {
    const answer = await question();
    if (isAwaited(answer)) return answer;
    await pause(100);
  }
}

/** The objects of a file of manifests. */
export async function objectsIn(file: string): Promise<readonly ManifestObject[]> {
  return Objects.parse(parseAllDocuments(await readFile(file, 'utf8')).map((one) => one.toJS()));
}

/** Has `assay admission` write the manifests of an engine; answers their folder. */
export async function writeManifests(
  stage: AdmissionStage,
  engine: string,
  flags: readonly string[],
  call?: Parameters<AdmissionStage['admission']>[1],
): Promise<string> {
  const folder = join(await stage.stage.subfolder(), 'admission');
  const result = await stage.admission(['--engine', engine, '--output', folder, ...flags], call);
  expect(result.exitCode, `${result.stdout}\n${result.stderr}`).toBe(0);
  return join(folder, engine);
}

/** Demands that an object is admitted, and that nobody warns of it. */
export function expectAdmitted({ status, warning, said }: Answer): void {
  expect({ status, warning }, said).toEqual({ status: 201, warning: '' });
}

/** The Pod of a spec. */
export function podOf(spec: object, name = 'web') {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
}

/** The spec of a Pod with one container. */
export function pod(image: string) {
  return { containers: [container('app', image)] };
}

function container(name: string, image: string): object {
  return { name, image };
}

/** The places of a Pod where an image can be, with a spec that has it there, beside an honest image. */
export const PLACES: readonly (readonly [string, (honest: string, image: string) => object])[] = [
  ['a container', (_, image) => pod(image)],
  [
    'a second container',
    (honest, image) => ({ containers: [container('app', honest), container('side', image)] }),
  ],
  ['an init container', (honest, image) => ({ ...pod(honest), initContainers: [container('init', image)] })],
  [
    'an image volume',
    (honest, image) => ({
      ...pod(honest),
      volumes: [{ name: 'files', image: { reference: image, pullPolicy: 'IfNotPresent' } }],
    }),
  ],
];

const LABELS = { app: 'web' };

function named(apiVersion: string, kind: string, rest: object): object {
  return { apiVersion, kind, metadata: { name: 'web' }, ...rest };
}

function templateOf(spec: object): object {
  return { metadata: { labels: LABELS }, spec };
}

/** The template of a Pod that ends. */
function onceOf(spec: object): object {
  return templateOf({ ...spec, restartPolicy: 'Never' });
}

function setOf(kind: string, more: object = {}): (spec: object) => object {
  const selector = { matchLabels: LABELS };
  return (spec) => named('apps/v1', kind, { spec: { selector, template: templateOf(spec), ...more } });
}

/** What makes Pods: the path below which it is created in a namespace, and the object for a spec of a Pod. */
export const WORKLOADS: readonly (readonly [
  plural: string,
  api: string,
  objectOf: (spec: object) => object,
])[] = [
  ['deployments', 'apis/apps/v1', setOf('Deployment')],
  ['replicasets', 'apis/apps/v1', setOf('ReplicaSet')],
  ['statefulsets', 'apis/apps/v1', setOf('StatefulSet', { serviceName: 'web' })],
  ['daemonsets', 'apis/apps/v1', setOf('DaemonSet')],
  ['jobs', 'apis/batch/v1', (spec) => named('batch/v1', 'Job', { spec: { template: onceOf(spec) } })],
  [
    'cronjobs',
    'apis/batch/v1',
    (spec) => {
      const jobTemplate = { spec: { template: onceOf(spec) } };
      return named('batch/v1', 'CronJob', { spec: { schedule: '0 0 1 1 *', jobTemplate } });
    },
  ],
  ['podtemplates', 'api/v1', (spec) => named('v1', 'PodTemplate', { template: templateOf(spec) })],
  [
    'replicationcontrollers',
    'api/v1',
    (spec) =>
      named('v1', 'ReplicationController', { spec: { selector: LABELS, template: templateOf(spec) } }),
  ],
];
