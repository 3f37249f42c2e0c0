import { createHash } from 'node:crypto';

/** User and password for basic authentication. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A descriptor as manifests hold it. */
export interface RigDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly platform?: Readonly<Record<string, string>>;
  readonly artifactType?: string;
}

/** A repository of a registry on loopback, spoken to by plain HTTP and by none of the product's code. */
export class RepositoryClient {
  readonly #base: string;
  readonly #headers: Record<string, string>;

  /** `host` is `127.0.0.1:PORT`, `name` the repository. */
  constructor(host: string, name: string, auth?: Credentials) {
    this.#base = `http://${host}/v2/${name}`;
    const basic = auth && Buffer.from(`${auth.username}:${auth.password}`).toString('base64');
    this.#headers = basic ? { authorization: `Basic ${basic}` } : {};
  }

  /** Uploads a blob in one request, unless it is there. */
  async pushBlob(
    bytes: Uint8Array<ArrayBuffer>,
    mediaType = 'application/octet-stream',
  ): Promise<RigDescriptor> {
    const blob = { mediaType, digest: sha256(bytes), size: bytes.length };
    const there = await this.request('HEAD', `/blobs/${blob.digest}`);
    if (there.status === 200) return blob;
    const begun = await this.#demand(202, 'POST', '/blobs/uploads/');
    const place = new URL(begun.headers.get('location') ?? '', this.#base);
    place.searchParams.set('digest', blob.digest);
    const headers = { 'content-type': 'application/octet-stream' };
    await this.#demand(201, 'PUT', place.href, { body: bytes, headers });
    return blob;
  }

  /** Uploads a manifest by its digest, or under a tag. */
  async pushManifest(
    manifest: Uint8Array<ArrayBuffer> | object,
    mediaType: string,
    tag?: string,
  ): Promise<RigDescriptor> {
    const bytes = manifest instanceof Uint8Array ? manifest : Buffer.from(JSON.stringify(manifest));
    const digest = sha256(bytes);
    const headers = { 'content-type': mediaType };
    await this.#demand(201, 'PUT', `/manifests/${tag ?? digest}`, { body: bytes, headers });
    return { mediaType, digest, size: bytes.length };
  }

  /** The manifest under a tag or digest, or undefined where there is none. */
  async manifest(
    reference: string,
  ): Promise<{ mediaType: string; digest: string; bytes: Uint8Array } | undefined> {
    const headers = {
      accept: [
        'application/vnd.oci.image.manifest.v1+json',
        'application/vnd.oci.image.index.v1+json',
        'application/vnd.docker.distribution.manifest.v2+json',
        'application/vnd.docker.distribution.manifest.list.v2+json',
      ].join(', '),
    };
    const answer = await this.request('GET', `/manifests/${reference}`, { headers });
    if (answer.status === 404) return undefined;
    await demandStatus(answer, 200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { mediaType: answer.headers.get('content-type') ?? '', digest: sha256(bytes), bytes };
  }

  /** The bytes of a blob. */
  async blob(digest: string): Promise<Uint8Array> {
    const answer = await this.#demand(200, 'GET', `/blobs/${digest}`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** Takes a manifest away, by digest. */
  async deleteManifest(digest: string): Promise<void> {
    await this.#demand(202, 'DELETE', `/manifests/${digest}`);
  }

  /** What is attached to a digest, by the referrers API, else by the fallback tag; nothing is filtered. */
  async referrers(subject: string): Promise<RigDescriptor[]> {
    const answer = await this.request('GET', `/referrers/${subject}`);
    const index = answer.ok
      ? await answer.text()
      : Buffer.from((await this.manifest(subject.replace(':', '-')))?.bytes ?? '{}').toString();
    const { manifests = [] } = JSON.parse(index) as { manifests?: RigDescriptor[] };
    return manifests;
  }

  /** Any request to the repository; `path` may be a full address. */
  async request(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const address = path.startsWith('/') ? this.#base + path : path;
    return fetch(address, { ...init, method, headers: { ...this.#headers, ...init.headers } });
  }

  async #demand(status: number, method: string, path: string, init: RequestInit = {}): Promise<Response> {
    return demandStatus(await this.request(method, path, init), status, method);
  }
}

async function demandStatus(answer: Response, status: number, method = 'GET'): Promise<Response> {
  if (answer.status === status) return answer;
  throw new Error(`${method} ${answer.url}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
