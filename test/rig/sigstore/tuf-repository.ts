import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Role = 'root' | 'timestamp' | 'snapshot' | 'targets';

/** A TUF repository on loopback, as the public Sigstore has one. */
export interface TestTufRepository {
  readonly mirrorURL: string;
  /** Path of the first root. */
  readonly rootPath: string;
  /** Paths that were asked for since the last look. */
  readonly asked: () => readonly string[];
  /** What it answers to a request in place of a file: a status. */
  answer: (path: string) => number | undefined;
  /** Publishes these targets under the next version, signed; `expires` is that of the timestamp. */
  readonly publish: (targets: Readonly<Record<string, string>>, options?: Publication) => void;
  readonly stop: () => Promise<void>;
}

export interface Publication {
  /** Seconds from now; a day unless it is said. */
  readonly expiresIn?: number;
  readonly version?: number;
}

/** Canonical JSON of what has no floating-point numbers. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/** Starts a repository without targets; one key stands for each of its roles. */
export async function startTufRepository(folder: string): Promise<TestTufRepository> {
  const key = generateKeyPairSync('ed25519');
  const files = new Map<string, string>();
  const root = rootOf(key.publicKey, key.privateKey);
  const rootPath = join(folder, 'root.json');
  await writeFile(rootPath, root);
  let asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const status = repository.answer(url) ?? (files.has(url) ? 200 : 404);
    response.writeHead(status).end(status === 200 ? files.get(url) : 'no');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  let current = 0;
  const repository: TestTufRepository = {
    mirrorURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rootPath,
    asked: () => {
      const seen = asked;
      asked = [];
      return seen;
    },
    answer: () => undefined,
    publish(targets, { expiresIn = 86_400, version = current + 1 } = {}) {
      current = version;
      const described: Record<string, Json> = {};
      for (const [name, text] of Object.entries(targets)) {
        const sha256 = createHash('sha256').update(text).digest('hex');
        described[name] = { length: Buffer.byteLength(text), hashes: { sha256 } };
        files.set(`/targets/${sha256}.${name}`, text);
      }
      const of = (role: Role, body: Record<string, Json>, inSeconds = 86_400 * 30) =>
        signed(key.privateKey, { ...head(role, version, inSeconds), ...body });
      files.set(`/${version}.targets.json`, of('targets', { targets: described }));
      files.set(`/${version}.snapshot.json`, of('snapshot', { meta: { 'targets.json': { version } } }));
      files.set('/timestamp.json', of('timestamp', { meta: { 'snapshot.json': { version } } }, expiresIn));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return repository;
}

function head(role: Role, version: number, inSeconds: number): Record<string, Json> {
  const expires = `${new Date(Date.now() + inSeconds * 1000).toISOString().slice(0, 19)}Z`;
  return { _type: role, spec_version: '1.0.31', version, expires };
}

function rootOf(publicKey: KeyObject, privateKey: KeyObject): string {
  const keyId = keyIdOf(publicKey);
  const role = { keyids: [keyId], threshold: 1 };
  return signed(privateKey, {
    ...head('root', 1, 86_400 * 365),
    consistent_snapshot: true,
    keys: { [keyId]: keyOf(publicKey) },
    roles: { root: role, timestamp: role, snapshot: role, targets: role },
  });
}

function keyOf(publicKey: KeyObject): Json {
  const raw = publicKey.export({ format: 'jwk' }).x ?? '';
  return {
    keytype: 'ed25519',
    scheme: 'ed25519',
    keyval: { public: Buffer.from(raw, 'base64url').toString('hex') },
  };
}

function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(canonical(keyOf(publicKey)))
    .digest('hex');
}

function signed(privateKey: KeyObject, body: Record<string, Json>): string {
  const publicKey = createPublicKey(privateKey);
  const sig = sign(null, Buffer.from(canonical(body)), privateKey).toString('hex');
  return JSON.stringify({ signed: body, signatures: [{ keyid: keyIdOf(publicKey), sig }] });
}
