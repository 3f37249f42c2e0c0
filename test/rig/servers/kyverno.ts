import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { rigFolder } from '../folder.ts';
import { buildTools, KYVERNO } from '../tools/build.ts';
import { goModuleFolder } from '../tools/go-module.ts';
import type { TestCluster } from './kube-apiserver.ts';
import { freePorts, startServer } from './server.ts';

/** What of an installation a process beside the cluster needs: the rest runs it in the cluster, and gives it rights. */
const INSTALLED = {
  Namespace: 'api/v1/namespaces',
  ConfigMap: 'api/v1/namespaces/kyverno/configmaps',
  CustomResourceDefinition: 'apis/apiextensions.k8s.io/v1/customresourcedefinitions',
} as const;
const InstalledObject = z.looseObject({
  kind: z.literal(Object.keys(INSTALLED) as (keyof typeof INSTALLED)[]),
});

/** Kyverno's admission controller, which a cluster asks by its webhooks. */
export interface TestKyverno {
  /** Its own webhooks stay in the cluster: from then on nothing answers them. */
  readonly stop: () => Promise<void>;
}

/**
 * Installs Kyverno's kinds and its usual settings in a cluster, and starts its admission controller as a process; some 15 s.
 * It reads registries on loopback without TLS.
 */
export async function startKyverno(rig: TestCluster): Promise<TestKyverno> {
  const [tools, source, folder, [port = 0]] = await Promise.all([
    buildTools(['kyverno']),
    goModuleFolder(KYVERNO),
    rigFolder('kyverno'),
    freePorts(1),
  ]);
  const cluster = await openCluster(rig.kubeconfig);
  try {
    await install(cluster, join(source, 'config/install-latest-testing.yaml'));
    const service = 'kyverno-svc.kyverno.svc.kyverno-tls';
    const account = 'system:serviceaccount:kyverno:kyverno';
    const controller = await startServer({
      name: 'kyverno',
      file: tools.kyverno,
      args: [
        ...[`--kubeconfig=${rig.kubeconfig}`, `--serverIP=127.0.0.1:${port}`],
        ...['--webhookServerHost=127.0.0.1', `--webhookServerPort=${port}`],
        ...[`--caSecretName=${service}-ca`, `--tlsSecretName=${service}-pair`, '--tlsKeyAlgorithm=ECDSA'],
        ...[`--backgroundServiceAccountName=${account}`, `--reportsServiceAccountName=${account}`],
        ...['--disableMetrics', '--controllerRuntimeMetricsAddress=0', '--disableLogColor'],
        ...['--admissionReports=false', '--allowInsecureRegistry'],
      ],
      env: {
        ...{ KYVERNO_NAMESPACE: 'kyverno', KYVERNO_DEPLOYMENT: 'kyverno-admission-controller' },
        ...{ KYVERNO_SERVICEACCOUNT_NAME: 'kyverno', KYVERNO_POD_NAME: 'kyverno' },
        ...{ INIT_CONFIG: 'kyverno', METRICS_CONFIG: 'kyverno-metrics' },
      },
      folder,
      ready: async () => ((await isAsked(cluster)) && (await answers(cluster)) ? true : undefined),
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

/** Whether the cluster knows the webhook of Kyverno that validates policies. */
async function isAsked(cluster: OpenCluster): Promise<boolean> {
  const webhooks = 'apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
  const path = `${webhooks}/kyverno-policy-validating-webhook-cfg`;
  return (await cluster.send({ method: 'GET', path })).status === 200;
}

/** Whether that webhook answers. */
async function answers(cluster: OpenCluster): Promise<boolean> {
  const { status } = await cluster.send({
    ...{ method: 'POST', path: 'apis/policies.kyverno.io/v1/validatingpolicies?dryRun=All' },
    body: {
      ...{ apiVersion: 'policies.kyverno.io/v1', kind: 'ValidatingPolicy', metadata: { name: 'ready' } },
      spec: {
        matchConstraints: {
          resourceRules: [
            { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['secrets'] },
          ],
        },
        validations: [{ expression: 'true' }],
      },
    },
  });
  return status === 201;
}

/** Creates what the release itself would be installed with, and waits until its kinds can be used. */
async function install(cluster: OpenCluster, file: string): Promise<void> {
  const documents = (await readFile(file, 'utf8'))
    .split(/^---$/m)
    .filter((text) => Object.keys(INSTALLED).some((kind) => text.includes(`\nkind: ${kind}\n`)));
  for (const text of documents) {
    const body = InstalledObject.parse(parse(text));
    const { status, body: said } = await cluster.send({ method: 'POST', path: INSTALLED[body.kind], body });
    if (status !== 201) throw new Error(`Kyverno cannot be installed: ${Buffer.from(said)}`);
  }
}
