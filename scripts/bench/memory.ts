import { createHash, type Hash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { z } from 'zod';
import { type ImageLayout, MEDIA, pushLayout, readBlob } from '../../test/rig/images/oci-layout.ts';
import { RepositoryClient } from '../../test/rig/servers/registry-client.ts';

const POLL_MS = 20;
const CHUNK_BYTES = 1 << 20;

/** Watches the child process that runs `script`. `stop` returns its peak resident memory in KiB. */
export function watchPeak(script: string): { readonly stop: () => number } {
  let peak = 0;
  // The kernel keeps the peak, so the last value before the process ends is the right one.
  const timer = setInterval(() => {
    for (const pid of descendants()) if (runs(pid, script)) peak = Math.max(peak, peakOf(pid));
  }, POLL_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Children of a process, and theirs: a server runs under its watchdog. */
function descendants(process = 'self'): readonly string[] {
  const children = tasksOf(process).flatMap((task) =>
    read(`/proc/${process}/task/${task}/children`).split(' ').filter(Boolean),
  );
  return [...children, ...children.flatMap((child) => descendants(child))];
}

/** The threads of a process; none if it has ended meanwhile. */
function tasksOf(process: string): readonly string[] {
  try {
    return readdirSync(`/proc/${process}/task`);
  } catch {
    return [];
  }
}

function runs(pid: string, script: string): boolean {
  return read(`/proc/${pid}/cmdline`).split('\0')[1] === script;
}

function peakOf(pid: string): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** The text of a file; empty if the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A layer as a gzipped tar in a file. */
export interface BigLayer {
  readonly file: string;
  readonly size: number;
  readonly digest: string;
  readonly diffId: string;
}

/** Writes a layer of `bytes` bytes: files of 256 MiB and of 1 MiB with random bytes and zeros. */
export async function writeBigLayer(file: string, bytes: number): Promise<BigLayer> {
  const tar = pack();
  const [packed, unpacked] = [createHash('sha256'), createHash('sha256')];
  const writing = pipeline(
    tar,
    tap(unpacked),
    createGzip({ level: 1 }),
    tap(packed),
    createWriteStream(file),
  );
  const large = 256 * CHUNK_BYTES;
  for (let left = bytes, count = 0; left > 0; count += 1) {
    const size = Math.min(left, count % 5 === 0 ? large : CHUNK_BYTES);
    const entry = tar.entry({ name: `srv/files/${count}.bin`, size });
    await pipeline(chunks(size), entry);
    left -= size;
  }
  tar.finalize();
  await writing;
  const digest = `sha256:${packed.digest('hex')}`;
  return { file, size: (await stat(file)).size, digest, diffId: `sha256:${unpacked.digest('hex')}` };
}

/** Passes the data through and hashes it. */
function tap(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}

async function* chunks(size: number): AsyncGenerator<Buffer> {
  for (let left = size; left > 0; left -= CHUNK_BYTES) {
    const chunk = Buffer.alloc(Math.min(left, CHUNK_BYTES));
    // One third is random, so the data compresses about as well as programs do.
    randomBytes(Math.ceil(chunk.length / 3)).copy(chunk);
    yield chunk;
  }
}

const Descriptors = z.object({
  config: z.object({ digest: z.string() }),
  layers: z.array(z.object({ mediaType: z.string(), digest: z.string(), size: z.number() })),
});
const Config = z.looseObject({
  rootfs: z.object({ type: z.literal('layers'), diff_ids: z.array(z.string()) }),
  history: z.array(z.unknown()),
});

/** Pushes an image with the big layer on top, as a stream. Returns its reference with digest. */
export async function pushWithLayer(
  base: ImageLayout,
  layer: BigLayer,
  host: string,
  name: string,
): Promise<string> {
  await pushLayout(base, `${host}/${name}:base`);
  const repository = new RepositoryClient(host, name);
  await pushFile(repository, host, layer);
  const baseManifest = Descriptors.parse(await json(base, base.digest));
  const { rootfs, history, ...rest } = Config.parse(await json(base, baseManifest.config.digest));
  const config = {
    ...rest,
    rootfs: { type: 'layers', diff_ids: [...rootfs.diff_ids, layer.diffId] },
    history: [
      ...history,
      { created: '2026-01-01T00:00:00Z', created_by: 'COPY files /srv/files # buildkit' },
    ],
  };
  const written = await repository.pushBlob(Buffer.from(JSON.stringify(config)), MEDIA.config);
  const { digest, size } = layer;
  const layers = [...baseManifest.layers, { mediaType: MEDIA.layer, digest, size }];
  const manifest = { schemaVersion: 2, mediaType: MEDIA.manifest, config: written, layers };
  const pushed = await repository.pushManifest(manifest, MEDIA.manifest, 'big');
  return `${host}/${name}@${pushed.digest}`;
}

async function json(layout: ImageLayout, digest: string): Promise<unknown> {
  return JSON.parse((await readBlob(layout.dir, digest)).toString());
}

async function pushFile(repository: RepositoryClient, host: string, layer: BigLayer): Promise<void> {
  const started = await repository.request('POST', '/blobs/uploads/');
  const upload = new URL(started.headers.get('location') ?? '', `http://${host}`);
  upload.searchParams.set('digest', layer.digest);
  const body = Readable.toWeb(createReadStream(layer.file)) as ReadableStream<Uint8Array>;
  const headers = { 'content-type': 'application/octet-stream', 'content-length': `${layer.size}` };
  const init: RequestInit & { duplex: 'half' } = { body, headers, duplex: 'half' };
  const put = await repository.request('PUT', upload.href, init);
  if (put.status !== 201) throw new Error(`the registry refused the layer with status ${put.status}`);
}
