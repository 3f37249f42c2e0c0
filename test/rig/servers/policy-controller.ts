import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { rigFolder } from '../folder.ts';
import { buildTools, POLICY_CONTROLLER } from '../tools/build.ts';
import { goModuleFolder } from '../tools/go-module.ts';
import type { TestCluster } from './kube-apiserver.ts';
import { freePorts, startServer } from './server.ts';

const NAMESPACE = 'cosign-system';
/** What of an installation a process beside the cluster needs: the rest runs it in the cluster, and gives it rights. */
const INSTALLED = {
  Namespace: 'api/v1/namespaces',
  ConfigMap: `api/v1/namespaces/${NAMESPACE}/configmaps`,
  Secret: `api/v1/namespaces/${NAMESPACE}/secrets`,
  CustomResourceDefinition: 'apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  ValidatingWebhookConfiguration: 'apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
  MutatingWebhookConfiguration: 'apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations',
} as const;
const InstalledObject = z.looseObject({
  kind: z.literal(Object.keys(INSTALLED) as (keyof typeof INSTALLED)[]),
  metadata: z.looseObject({ name: z.string() }),
});
type InstalledObject = z.infer<typeof InstalledObject>;

/** Its ConfigMap, with what Assay's documents tell people to set. */
const SETTINGS = { name: 'config-policy-controller', content: { 'no-match-policy': 'deny' } };

/** The webhook of policy-controller as a process beside a cluster, which asks it by a Service. */
export interface TestPolicyController {
  /** Its webhooks stay in the cluster: from then on nothing answers them. */
  readonly stop: () => Promise<void>;
}

/** Installs policy-controller in a cluster, and starts it; some 10 s. The Service is a name of loopback. */
export async function startPolicyController(rig: TestCluster): Promise<TestPolicyController> {
  const [tools, source, folder, ports] = await Promise.all([
    buildTools(['policy-controller']),
    goModuleFolder(POLICY_CONTROLLER),
    rigFolder('policy-controller'),
    freePorts(3),
  ]);
  const [port = 0, profiling = 0, metrics = 0] = ports;
  const cluster = await openCluster(rig.kubeconfig);
  try {
    const objects = await objectsOf(join(source, 'config'));
    for (const object of objects) await create(cluster, INSTALLED[object.kind], withPort(object, port));
    await create(cluster, `api/v1/namespaces/${NAMESPACE}/services`, {
      ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'webhook' } },
      spec: { type: 'ExternalName', externalName: '127.0.0.1' },
    });
    const controller = await startServer({
      name: 'policy-controller',
      file: tools['policy-controller'],
      args: ['-disable-tuf'],
      env: {
        KUBECONFIG: rig.kubeconfig,
        ...{ SYSTEM_NAMESPACE: NAMESPACE, WEBHOOK_NAME: 'webhook', WEBHOOK_PORT: `${port}` },
        ...{ CONFIG_LOGGING_NAME: 'config-logging', METRICS_DOMAIN: 'sigstore.dev/policy' },
        ...{ PROFILING_PORT: `${profiling}`, KUBERNETES_MIN_VERSION: '1.21.0' },
        ...{ METRICS_PROMETHEUS_HOST: '127.0.0.1', METRICS_PROMETHEUS_PORT: `${metrics}` },
      },
      folder,
      ready: async () => ((await hasRules(cluster)) ? true : undefined),
    });
    return {
      stop: async () => {
        await controller.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } finally {
    await cluster.close();
  }
}

/** What its release is installed with, as far as it is needed here; namespaces and kinds first. */
async function objectsOf(folder: string): Promise<readonly InstalledObject[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts
    .flatMap((text) => parseAllDocuments(text).map((one) => InstalledObject.safeParse(one.toJS()).data))
    .filter((object) => object !== undefined)
    .map((object) =>
      object.metadata.name === SETTINGS.name ? { ...object, data: SETTINGS.content } : object,
    );
}

/** Every Service that an object names is asked on this port. */
function withPort<T>(value: T, port: number): T {
  return JSON.parse(JSON.stringify(value), (key, inner) =>
    key === 'service' && typeof inner === 'object' ? { ...inner, port } : inner,
  );
}

/** The controller writes its rules and its authority into the webhooks when it is there. */
async function hasRules(cluster: OpenCluster): Promise<boolean> {
  const { Validating, Mutating } = {
    Validating: INSTALLED.ValidatingWebhookConfiguration,
    Mutating: INSTALLED.MutatingWebhookConfiguration,
  };
  const asked = [
    ...[`${Validating}/policy.sigstore.dev`, `${Mutating}/policy.sigstore.dev`],
    `${Validating}/validating.clusterimagepolicy.sigstore.dev`,
    `${Mutating}/defaulting.clusterimagepolicy.sigstore.dev`,
  ];
  for (const path of asked) {
    const { body } = await cluster.send({ method: 'GET', path });
    const text = Buffer.from(body).toString();
    if (!text.includes('"caBundle"') || !text.includes('"rules"')) return false;
  }
  const definition = `${INSTALLED.CustomResourceDefinition}/clusterimagepolicies.policy.sigstore.dev`;
  const { body } = await cluster.send({ method: 'GET', path: definition });
  return Buffer.from(body).toString().includes('"caBundle"');
}

async function create(cluster: OpenCluster, path: string, body: object): Promise<void> {
  const { status, body: said } = await cluster.send({ method: 'POST', path, body });
  if (status !== 201) throw new Error(`policy-controller cannot be installed: ${Buffer.from(said)}`);
}
