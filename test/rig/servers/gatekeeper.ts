import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { rigFolder } from '../folder.ts';
import { buildTools, GATEKEEPER } from '../tools/build.ts';
import { goModuleFolder } from '../tools/go-module.ts';
import { TestAuthority } from './certificates.ts';
import type { TestCluster } from './kube-apiserver.ts';
import { freePorts, startServer } from './server.ts';

const NAMESPACE = 'gatekeeper-system';
const WEBHOOKS = 'apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';

/** Gatekeeper as a process beside a cluster, which asks it by its webhooks. */
export interface TestGatekeeper {
  /** Its webhooks stay in the cluster: from then on nothing answers them. */
  readonly stop: () => Promise<void>;
}

const WebhookConfiguration = z.looseObject({
  kind: z.literal('ValidatingWebhookConfiguration'),
  webhooks: z.array(
    z.looseObject({
      failurePolicy: z.string(),
      rules: z.array(z.looseObject({ operations: z.array(z.string()) })),
      clientConfig: z.object({ service: z.object({ path: z.string() }) }),
    }),
  ),
});

/**
 * Installs Gatekeeper's kinds in a cluster, starts it, and registers its webhooks as its release does, but by address and
 * with `failurePolicy: Fail`; some 10 s. `args` come on top of those of the release.
 */
export async function startGatekeeper(
  rig: TestCluster,
  args: readonly string[] = [],
): Promise<TestGatekeeper> {
  const [tools, source, folder, ports] = await Promise.all([
    buildTools(['gatekeeper']),
    goModuleFolder(GATEKEEPER),
    rigFolder('gatekeeper'),
    freePorts(3),
  ]);
  const [port = 0, health = 0, nothing = 0] = ports;
  const cluster = await openCluster(rig.kubeconfig);
  try {
    await install(cluster, join(source, 'charts/gatekeeper/crds'));
    const { certs, authority } = await certificates(folder);
    const manager = await startServer({
      name: 'gatekeeper',
      file: tools.gatekeeper,
      args: [
        ...[`--kubeconfig=${rig.kubeconfig}`, '--debug-use-fake-pod', '--disable-cert-rotation'],
        ...['--host=127.0.0.1', `--port=${port}`, `--cert-dir=${certs}`],
        ...[`--health-addr=127.0.0.1:${health}`, '--metrics-addr=0', '--shutdown-delay=0'],
        // Its usual metrics are a port on every address.
        ...['--metrics-backend=opentelemetry', `--otlp-endpoint=127.0.0.1:${nothing}`],
        ...['--otlp-metric-interval=24h', '--disable-opa-builtin={http.send}'],
        ...['webhook', 'status', 'generate'].map((operation) => `--operation=${operation}`),
        ...[`--exempt-namespace=${NAMESPACE}`, ...args],
      ],
      env: { POD_NAMESPACE: NAMESPACE },
      folder,
      ready: async () => ((await fetch(`http://127.0.0.1:${health}/readyz`)).ok ? true : undefined),
    });
    await register(cluster, join(source, 'deploy/gatekeeper.yaml'), {
      address: `https://localhost:${port}`,
      caBundle: Buffer.from(authority.root.cert).toString('base64'),
    });
    return {
      stop: async () => {
        await manager.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } finally {
    await cluster.close();
  }
}

async function certificates(folder: string) {
  const authority = await TestAuthority.create(folder);
  const { cert, key } = await authority.issue('localhost');
  const certs = join(folder, 'certs');
  await mkdir(certs);
  await writeFile(join(certs, 'tls.crt'), cert);
  await writeFile(join(certs, 'tls.key'), key, { mode: 0o600 });
  return { certs, authority };
}

async function install(cluster: OpenCluster, folder: string): Promise<void> {
  const metadata = { name: NAMESPACE };
  await create(cluster, 'api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata });
  const path = 'apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  for (const name of await readdir(folder))
    await create(cluster, path, parse(await readFile(join(folder, name), 'utf8')));
}

/** The configuration of the release's own webhooks. */
async function register(
  cluster: OpenCluster,
  file: string,
  { address, caBundle }: { readonly address: string; readonly caBundle: string },
): Promise<void> {
  const release = parseAllDocuments(await readFile(file, 'utf8')).map((one) => one.toJS());
  const configuration = release
    .map((one) => WebhookConfiguration.safeParse(one).data)
    .find((one) => one !== undefined);
  if (configuration === undefined) throw new Error(`${file} has no webhooks`);
  const webhooks = configuration.webhooks.map((webhook) => ({
    ...{ ...webhook, failurePolicy: 'Fail' },
    // Its chart can be told to add this (`enableDeleteOperations`).
    rules: webhook.rules.map((rule) => ({ ...rule, operations: [...rule.operations, 'DELETE'] })),
    clientConfig: { url: `${address}${webhook.clientConfig.service.path}`, caBundle },
  }));
  await create(cluster, WEBHOOKS, { ...configuration, webhooks });
}

async function create(cluster: OpenCluster, path: string, body: object): Promise<void> {
  const { status, body: said } = await cluster.send({ method: 'POST', path, body });
  if (status !== 201) throw new Error(`Gatekeeper cannot be installed: ${Buffer.from(said)}`);
}
