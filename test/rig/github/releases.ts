import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { digestOf } from '../../../src/domain/digest.ts';

const DAY_MS = 86_400_000;

/** A release on a stand-in for GitHub. */
export interface PublishedRelease {
  readonly tag: string;
  /** Days since it was published, and since its files were uploaded. */
  readonly age: number;
  readonly uploadAge?: number;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A stand-in for the parts of GitHub that a tool is downloaded from: release assets, releases, attestations. */
export interface TestReleases {
  /** Replaces `https://github.com`. */
  readonly base: string;
  /** Replaces `https://api.github.com`. */
  readonly api: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** Publishes a release of `owner/name`, in place of one with the same tag. */
  publish(repository: string, release: PublishedRelease): void;
  /** Other bytes under a name, without a trace in what the API says. */
  swap(repository: string, tag: string, name: string, bytes: Buffer): void;
  /** Attestations by SHA-256; the value is a bundle, or whatever else the API is to answer. */
  readonly attestations: Map<string, unknown[]>;
  /** What it answers instead: a status, or `hang`. */
  answer: (path: string) => number | 'hang' | undefined;
  stop(): Promise<void>;
}

/** Starts it on loopback. */
export async function startReleases(): Promise<TestReleases> {
  const files = new Map<string, Buffer>();
  const described = new Map<string, Map<string, object>>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    releases.asked.push(pathname);
    const instead = releases.answer(pathname);
    if (instead === 'hang') return;
    const json = (body: unknown) => response.writeHead(200).end(JSON.stringify(body));
    if (instead !== undefined) return void response.writeHead(instead).end('{"message":"no"}');
    const file = files.get(pathname);
    if (file !== undefined) return void response.writeHead(200).end(file);
    const [, repository = '', rest = ''] = /^\/api\/repos\/([^/]+\/[^/]+)\/(.*)$/.exec(pathname) ?? [];
    const all = described.get(repository);
    if (rest === 'releases' && all !== undefined) return void json([...all.values()]);
    const release = all?.get(rest.replace('releases/tags/', ''));
    if (release !== undefined) return void json(release);
    const bundles = releases.attestations.get(rest.replace('attestations/sha256:', ''));
    if (bundles !== undefined)
      return void json({ attestations: bundles.map((bundle) => ({ bundle, repository_id: 1 })) });
    return void response.writeHead(404).end('{"message":"Not Found"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  const path = (repository: string, tag: string, name: string) =>
    `/web/${repository}/releases/download/${tag}/${name}`;
  const releases: TestReleases = {
    base: `http://127.0.0.1:${port}/web`,
    api: `http://127.0.0.1:${port}/api`,
    asked: [],
    attestations: new Map(),
    answer: () => undefined,
    publish(repository, { tag, age, uploadAge = age, files: published }) {
      const uploaded = ago(uploadAge);
      for (const name of [...files.keys()])
        if (name.startsWith(path(repository, tag, ''))) files.delete(name);
      const assets = [...published].map(([name, bytes]) => {
        files.set(path(repository, tag, name), bytes);
        return { name, digest: digestOf(bytes), created_at: uploaded, updated_at: uploaded };
      });
      const all = described.get(repository) ?? new Map<string, object>();
      const one = { tag_name: tag, draft: false, prerelease: false, published_at: ago(age), assets };
      described.set(repository, all.set(tag, one));
    },
    swap(repository, tag, name, bytes) {
      files.set(path(repository, tag, name), bytes);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return releases;
}

function ago(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
}
