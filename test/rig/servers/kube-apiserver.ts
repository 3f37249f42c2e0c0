import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { stringify } from 'yaml';
import { openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import { rigFolder } from '../folder.ts';
import { buildTools } from '../tools/build.ts';
import { freePorts, startServer } from './server.ts';

/** The version that go.mod locks. */
export const KUBERNETES = 'v1.37.2';

/** A real API server of Kubernetes with its etcd. Nothing runs the Pods, and no controller makes anything of an object. */
export interface TestCluster {
  /** A kubeconfig of an administrator. */
  readonly kubeconfig: string;
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** What differs from a plain API server. */
export interface ClusterOptions {
  readonly args?: readonly string[];
}

/** Starts etcd and the API server; some 6 s. */
export async function startCluster({ args = [] }: ClusterOptions = {}): Promise<TestCluster> {
  const tools = await buildTools(['kube-apiserver', 'etcd']);
  const folder = await rigFolder('cluster');
  const [client = 0, peer = 0, secure = 0] = await freePorts(3);
  const [key, tokens] = [join(folder, 'sa.key'), join(folder, 'tokens.csv')];
  const token = ['assay', 'rig', 'admin'].join('-');
  await execa('openssl', ['genrsa', '-out', key, '2048']);
  await writeFile(tokens, `${token},admin,admin,system:masters\n`, { mode: 0o600 });
  const address = `http://127.0.0.1:${client}`;
  const etcd = await startServer({
    name: 'etcd',
    file: tools.etcd,
    args: [
      ...['--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync'],
      ...['--listen-client-urls', address, '--advertise-client-urls', address],
      ...['--listen-peer-urls', `http://127.0.0.1:${peer}`],
    ],
    folder,
    ready: async () => ((await fetch(`${address}/health`)).ok ? true : undefined),
  });
  const server = `https://127.0.0.1:${secure}`;
  const certs = join(folder, 'certs');
  const kubeconfig = join(folder, 'kubeconfig');
  const apiserver = await startServer({
    name: 'kube-apiserver',
    file: tools['kube-apiserver'],
    args: [
      ...[
        `--etcd-servers=${address}`,
        `--secure-port=${secure}`,
        '--bind-address=127.0.0.1',
        `--cert-dir=${certs}`,
      ],
      ...[`--service-account-key-file=${key}`, `--service-account-signing-key-file=${key}`],
      ...['--service-account-issuer=https://kubernetes.default.svc', `--token-auth-file=${tokens}`],
      ...['--authorization-mode=RBAC', '--service-cluster-ip-range=10.0.0.0/24'],
      // Nothing makes the account that every Pod would need.
      ...['--disable-admission-plugins=ServiceAccount', ...args],
    ],
    folder,
    ready: async () => {
      const certificate = await readFile(join(certs, 'apiserver.crt'), 'utf8');
      await writeFile(kubeconfig, kubeconfigOf(server, certificate, token), { mode: 0o600 });
      const cluster = await openCluster(kubeconfig);
      try {
        return (await cluster.send({ method: 'GET', path: 'readyz' })).status === 200 ? true : undefined;
      } finally {
        await cluster.close();
      }
    },
  });
  return {
    ...{ kubeconfig, folder },
    stop: async () => {
      await apiserver.stop();
      await etcd.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Its certificate is its own authority. */
function kubeconfigOf(server: string, certificate: string, token: string): string {
  const ca = Buffer.from(certificate).toString('base64');
  return stringify({
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'rig' },
    contexts: [{ name: 'rig', context: { cluster: 'rig', user: 'admin' } }],
    clusters: [{ name: 'rig', cluster: { server, 'certificate-authority-data': ca } }],
    users: [{ name: 'admin', user: { token } }],
  });
}
