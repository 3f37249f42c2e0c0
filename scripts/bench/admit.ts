import { mkdir, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_POLICY, policyDigest } from '../../src/domain/policy/policy.ts';
import { TestAuthority } from '../../test/rig/servers/certificates.ts';
import type { TestRegistry } from '../../test/rig/servers/registry.ts';
import { startServer } from '../../test/rig/servers/server.ts';
import { IDENTITY, promote, type ShippedImages } from './fleet.ts';
import { watchPeak } from './memory.ts';
import { type Bench, freshCache, runAssay } from './sides.ts';
import { table } from './table.ts';

const CONNECTIONS = 16;
/** Reviews a second, and for how many seconds. */
const RATE = 200;
const SECONDS = 10;
/** How many new digests are asked about one after another. */
const ONE_BY_ONE = 40;

/**
 * Measures the admission server with `count` signed images: new digests one by one and side by side, known digests at 200
 * reviews a second, and as many known ones as it can answer.
 */
export async function benchAdmit(
  bench: Bench,
  registry: TestRegistry,
  images: ShippedImages,
  count: number,
  log: (line: string) => void,
): Promise<void> {
  const load = () =>
    loadavg()
      .map((value) => value.toFixed(1))
      .join(' ');
  for (const [name, image] of Object.entries(images)) {
    const cache = await freshCache(bench, `ship-${name}`, 'trivy');
    await runAssay(bench, image, { 'cache-dir': cache, source: '' });
  }
  const folder = join(bench.folder, 'admit');
  await mkdir(folder);
  const list = await promote(registry, images, count, folder);
  log(`Cluster: ${count} images; load ${load()} on ${cpus().length} cores at the start\n`);
  const server = await serve(bench, registry, folder);
  const peak = watchPeak(server.script);
  try {
    const alone: number[] = [];
    for (const image of list.slice(0, ONE_BY_ONE)) alone.push(await server.ask(image));
    const start = performance.now();
    await sideBySide(list.slice(ONE_BY_ONE), (image) => server.ask(image));
    const together = performance.now() - start;
    const known = await atRate(list, (image) => server.ask(image));
    const most = await asManyAsCan(list, (image) => server.ask(image));
    const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
    log(
      table([
        ['review of one image', 'measured', 'target'],
        [
          'new digest, one by one',
          `p50 ${ms(quantile(alone, 0.5))}, p95 ${ms(quantile(alone, 0.95))}`,
          '< 1 s',
        ],
        [
          `${list.length - ONE_BY_ONE} new digests, ${CONNECTIONS} at once`,
          `${(together / (list.length - ONE_BY_ONE)).toFixed(0)} ms an image`,
          '',
        ],
        [
          `known digest, ${RATE} a second`,
          `p50 ${ms(quantile(known, 0.5))}, p95 ${ms(quantile(known, 0.95))}, ${known.length} answered`,
          'p95 < 50 ms',
        ],
        ['known digests, as many as it can', `${most.toFixed(0)} a second`, '≥ 200 a second'],
        ['peak memory', `${Math.round(peak.stop() / 1024)} MiB`, ''],
      ]),
    );
    log(`\nLoad at the end: ${load()}.`);
  } finally {
    await server.stop();
  }
}

async function serve(bench: Bench, registry: TestRegistry, folder: string) {
  const script = join(bench.action, 'dist/js/assay.js');
  const authority = await TestAuthority.create(folder);
  const { certFile, keyFile } = await authority.issue('localhost');
  const policy = join(folder, 'assay.yml');
  await writeFile(
    policy,
    JSON.stringify({
      version: 1,
      registries: { allow: [`${registry.host}/**`] },
      gate: {
        identity: IDENTITY,
        issuer: bench.sigstore.issuer.url,
        'promoted-from': [`${registry.host}/*/app`],
        'accepted-policies': [policyDigest(DEFAULT_POLICY)],
      },
    }),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, ca: authority.root.cert });
  const asked = (port: number, method: string, path: string, body: string) =>
    new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const options = { agent, host: '127.0.0.1', port, method, path, servername: 'localhost' };
      const sent = request(options, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part);
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const server = await startServer({
    name: 'admit',
    file: process.execPath,
    args: [
      ...[script, 'admit', '--policy', policy, '--listen', '127.0.0.1:0', '--offline'],
      ...['--tls-cert', certFile, '--tls-key', keyFile, '--verdict-max-age', '1h'],
      ...[
        '--trusted-root',
        bench.sigstore.trustedRoot,
        '--cache-dir',
        await freshCache(bench, 'admit-cache', 'trivy'),
      ],
      ...['--trivy-path', bench.tools.trivy, '--cosign-path', bench.tools.cosign],
    ],
    env: { HOME: folder },
    folder,
    async ready(text) {
      const port = Number(/https:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1]);
      return port > 0 && (await asked(port, 'GET', '/readyz', '')).status === 200 ? port : undefined;
    },
  });
  return {
    script,
    stop: server.stop,
    /** Milliseconds until the answer, which must admit. */
    async ask(image: string): Promise<number> {
      const start = performance.now();
      const { text } = await asked(server.ready, 'POST', '/admission?timeout=10s', reviewOf(image));
      const { response } = JSON.parse(text);
      if (response?.allowed !== true) throw new Error(text);
      return performance.now() - start;
    },
  };
}

function reviewOf(image: string): string {
  const object = { metadata: { name: 'web' }, spec: { containers: [{ name: 'web', image }] } };
  return JSON.stringify({
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      ...{ uid: 'bench', kind: { group: '', version: 'v1', kind: 'Pod' }, namespace: 'shop' },
      ...{ operation: 'CREATE', object },
    },
  });
}

async function sideBySide(list: readonly string[], ask: (image: string) => Promise<unknown>): Promise<void> {
  const images = list.values();
  const worker = async () => {
    for (const image of images) await ask(image);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

/** Asks at a fixed rate, whether or not answers are there. Answers the times. */
async function atRate(
  list: readonly string[],
  ask: (image: string) => Promise<number>,
): Promise<readonly number[]> {
  const asked: Promise<number>[] = [];
  const start = performance.now();
  for (let at = 0; at < RATE * SECONDS; at += 1) {
    const due = start + (at * 1000) / RATE;
    if (performance.now() < due) await sleep(due - performance.now());
    asked.push(ask(list[at % list.length] ?? ''));
  }
  return await Promise.all(asked);
}

async function asManyAsCan(
  list: readonly string[],
  ask: (image: string) => Promise<number>,
): Promise<number> {
  let answered = 0;
  const end = performance.now() + SECONDS * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      await ask(list[answered % list.length] ?? '');
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return answered / SECONDS;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
