import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { TestAuthority } from '../../rig/servers/certificates.ts';
import { startServer } from '../../rig/servers/server.ts';
import type { Stage } from '../stage/stage.ts';

/** The admission server of a stage, as a cluster sees it. */
export interface AdmitServer {
  readonly port: number;
  readonly folder: string;
  readonly authority: TestAuthority;
  /** Path of its policy file, which can be changed. */
  readonly policy: string;
  get(path: string): Promise<HttpAnswer>;
  post(path: string, body: unknown): Promise<HttpAnswer>;
  /** What a webhook answers about a pod with these images. */
  review(path: string, images: readonly string[]): Promise<Review>;
  stop(): Promise<void>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** The response of an AdmissionReview. */
export interface Review {
  readonly allowed: boolean;
  readonly status?: { readonly message: string };
  readonly warnings?: readonly string[];
  readonly patch?: string;
}

/** Starts the bundled server with a policy; `flags` come on top of those of the stage. */
export async function startAdmit(
  stage: Stage,
  policy: object,
  flags: readonly string[] = [],
): Promise<AdmitServer> {
  const folder = await stage.subfolder();
  const authority = await TestAuthority.create(folder);
  const { certFile, keyFile } = await authority.issue('localhost');
  const file = join(folder, 'assay.yml');
  await writeFile(file, JSON.stringify(policy));
  await mkdir(join(folder, 'home'));
  const { inputs } = stage;
  const tools = ['trivy-path', 'cosign-path', 'db-repository', 'trusted-root'].flatMap((name) => [
    `--${name}`,
    inputs[name] ?? '',
  ]);
  const server = await startServer({
    name: 'admit',
    file: process.execPath,
    args: [
      ...[join(stage.folder, 'action/dist/js/assay.js'), 'admit', '--policy', file],
      ...['--tls-cert', certFile, '--tls-key', keyFile, '--listen', '127.0.0.1:0'],
      ...['--cache-dir', join(folder, 'cache'), ...tools, ...flags],
    ],
    env: { HOME: join(folder, 'home') },
    folder,
    async ready(log) {
      const port = Number(/https:\/\/127\.0\.0\.1:(\d+)/.exec(log)?.[1]);
      if (!(port > 0)) return undefined;
      const { status } = await ask(authority, port, 'GET', '/readyz');
      return status === 200 ? port : undefined;
    },
  });
  const port = server.ready;
  const post = (path: string, body: unknown) =>
    ask(authority, port, 'POST', path, typeof body === 'string' ? body : JSON.stringify(body));
  return {
    ...{ port, folder, authority, policy: file, post },
    get: (path) => ask(authority, port, 'GET', path),
    async review(path, images) {
      const { status, body } = await post(path, reviewOf(podOf(images)));
      if (status !== 200) throw new Error(`${status}: ${body}`);
      return JSON.parse(body).response;
    },
    stop: server.stop,
  };
}

export function podOf(images: readonly string[]) {
  const containers = images.map((image, at) => ({ name: `c${at}`, image }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { containers },
  };
}

/** An AdmissionReview as kube-apiserver sends it. */
export function reviewOf(object: object, kind = { group: '', version: 'v1', kind: 'Pod' }) {
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      uid: '705ab4f5-6393-11e8-b7cc-42010a800002',
      ...{ kind, namespace: 'shop', name: 'web', operation: 'CREATE', object, oldObject: null },
      userInfo: { username: 'system:serviceaccount:kube-system:replicaset-controller' },
    },
  };
}

function ask(
  authority: TestAuthority,
  port: number,
  method: string,
  path: string,
  body = '',
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      ca: authority.root.cert,
      servername: 'localhost',
    };
    const sent = request(options, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
