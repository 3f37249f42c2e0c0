import { createHash } from 'node:crypto';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MEDIA } from '../../rig/images/oci-layout.ts';
import { tarOf } from '../../rig/images/tar.ts';
import type { HostileCase, Outcome } from './case.ts';
import { runImage } from './image-run.ts';

/** A JSON document, or its text or bytes where JSON cannot say it. */
type Document = Record<string, unknown> | unknown[] | string | Buffer;
type Fields = Record<string, unknown>;

/** What is hostile about an image: how its documents differ from those of a good one. */
export interface Changes {
  /** The tar of the layer, and what is stored of it. */
  readonly tar?: Buffer;
  readonly blob?: Buffer;
  readonly config?: (good: Fields) => Document;
  readonly manifest?: (good: Fields) => Document;
  readonly index?: (good: Fields, dir: string) => Document | Promise<Document>;
  readonly marker?: string;
  /** What is done with the finished layout. */
  readonly finish?: (dir: string) => Promise<void>;
}

const bytesOf = (document: Document): Buffer =>
  typeof document === 'string' || Buffer.isBuffer(document)
    ? Buffer.from(document)
    : Buffer.from(JSON.stringify(document));

/** Stores a blob. Answers its descriptor. */
async function store(dir: string, document: Document, mediaType: string) {
  const bytes = bytesOf(document);
  const hex = createHash('sha256').update(bytes).digest('hex');
  await writeFile(join(dir, 'blobs', 'sha256', hex), bytes);
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
}

export const GOOD_TAR = await tarOf([{ path: 'etc/hostname', content: 'good\n' }]);

/** Writes a layout of one image. Answers the descriptor of its manifest. */
async function writeLayout(dir: string, changes: Changes): Promise<Fields> {
  const { tar = GOOD_TAR, blob = gzipSync(tar), marker = '{"imageLayoutVersion":"1.0.0"}' } = changes;
  await mkdir(join(dir, 'blobs', 'sha256'), { recursive: true });
  const layer = await store(dir, blob, MEDIA.layer);
  const diffId = `sha256:${createHash('sha256').update(tar).digest('hex')}`;
  const config: Fields = {
    ...{ architecture: 'amd64', os: 'linux', config: {} },
    rootfs: { type: 'layers', diff_ids: [diffId] },
    history: [{ created_by: 'COPY a b # buildkit' }],
  };
  const writtenConfig = await store(dir, changes.config?.(config) ?? config, MEDIA.config);
  const manifest: Fields = {
    schemaVersion: 2,
    mediaType: MEDIA.manifest,
    config: writtenConfig,
    layers: [layer],
  };
  const writtenManifest = await store(dir, changes.manifest?.(manifest) ?? manifest, MEDIA.manifest);
  const index: Fields = { schemaVersion: 2, mediaType: MEDIA.index, manifests: [writtenManifest] };
  await writeFile(join(dir, 'index.json'), bytesOf((await changes.index?.(index, dir)) ?? index));
  await writeFile(join(dir, 'oci-layout'), marker);
  await changes.finish?.(dir);
  return writtenManifest;
}

/** A case of an image in a layout. */
export function layoutCase(name: string, ends: Outcome, changes: Changes): HostileCase {
  return {
    name,
    ends,
    async prepare(folder) {
      await writeLayout(folder, changes);
      return () => runImage(folder, { kind: 'layout', directory: folder });
    },
  };
}

const INVALID = 'image-invalid';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const text = (document: Fields) => JSON.stringify(document);
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value : []);
const first = (value: unknown): Fields => list(value)[0] ?? {};
/** JSON that is as deep as it is long. */
const deep = (depth: number, inner = '1') => '{"a":['.repeat(depth) + inner + ']}'.repeat(depth);

/** A manifest with another layer descriptor. */
const withLayer = (fields: Fields) => (good: Fields) => ({
  ...good,
  layers: [{ ...first(good.layers), ...fields }],
});
const withConfig = (fields: Fields) => (good: Fields) => ({
  ...good,
  config: { ...(good.config as Fields), ...fields },
});

const MANIFESTS: readonly (readonly [string, Outcome, NonNullable<Changes['manifest']>])[] = [
  ['a key that is there twice', INVALID, (good) => text(good).replace('"config":', '"config":{},"config":')],
  ['a key in two spellings', INVALID, (good) => ({ ...good, Layers: [] })],
  ['a key that is another one in Turkish capitals', INVALID, (good) => ({ ...good, confıg: {} })],
  [
    'an escaped key that is there twice',
    INVALID,
    (good) => text(good).replace('"config":', '"\\u0063onfig":{},"config":'),
  ],
  ['schema 1', INVALID, (good) => ({ ...good, schemaVersion: 1 })],
  ['a schema version that is a text', INVALID, (good) => ({ ...good, schemaVersion: '2' })],
  ['another media type inside', INVALID, (good) => ({ ...good, mediaType: MEDIA.index })],
  ['manifests beside layers', INVALID, (good) => ({ ...good, manifests: [] })],
  ['layers that are null', INVALID, (good) => ({ ...good, layers: null })],
  ['layers that are a map', INVALID, (good) => ({ ...good, layers: { 0: first(good.layers) } })],
  ['no layers', INVALID, (good) => ({ ...good, layers: [] })],
  [
    '1,001 layers',
    INVALID,
    (good) => ({ ...good, layers: Array.from({ length: 1001 }, () => first(good.layers)) }),
  ],
  ['a layer that is a text', INVALID, (good) => ({ ...good, layers: [DIGEST] })],
  [
    'more layers than diff IDs',
    INVALID,
    (good) => ({ ...good, layers: [first(good.layers), first(good.layers)] }),
  ],
  ['no configuration', INVALID, (good) => ({ ...good, config: undefined })],
  ['a configuration of a negative size', INVALID, withConfig({ size: -1 })],
  ['a configuration of half a byte', INVALID, withConfig({ size: 0.5 })],
  [
    'a configuration of an infinite size',
    INVALID,
    (good) => text(good).replace(/"size":\d+/, '"size":1e400'),
  ],
  ['a configuration of 9 PB', INVALID, withConfig({ size: 2 ** 53 - 1 })],
  ['a configuration of an empty digest', INVALID, withConfig({ digest: '' })],
  [
    'a configuration that is the layer',
    INVALID,
    (good) => ({ ...good, config: { ...first(good.layers), mediaType: MEDIA.config } }),
  ],
  [
    'a configuration of another type',
    INVALID,
    withConfig({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }),
  ],
  ['a digest by SHA-512', INVALID, withLayer({ digest: `sha512:${'a'.repeat(128)}` })],
  [
    'a digest in capitals',
    INVALID,
    (good) => withLayer({ digest: String(first(good.layers).digest).toUpperCase() })(good),
  ],
  ['a digest that is a path', INVALID, withLayer({ digest: `sha256:${'../'.repeat(20)}etc/passwd` })],
  ['a digest with a line break', INVALID, withLayer({ digest: `${DIGEST}\n` })],
  ['a digest that is nowhere', 'image-not-found', withLayer({ digest: DIGEST })],
  ['a layer that is smaller than it says', INVALID, withLayer({ size: 100_000 })],
  ['a layer that is larger than it says', INVALID, withLayer({ size: 5 })],
  ['a layer of no bytes', INVALID, withLayer({ size: 0 })],
  ['a layer without a media type', INVALID, withLayer({ mediaType: '' })],
  ['a layer of an unknown type', INVALID, withLayer({ mediaType: 'application/x-tar' })],
  ['an encrypted layer', 'scan-incomplete', withLayer({ mediaType: `${MEDIA.layer}+encrypted` })],
  [
    'a layer that is elsewhere',
    'scan-incomplete',
    withLayer({ mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar' }),
  ],
  ['a media type of 300 characters', INVALID, withLayer({ mediaType: 'a'.repeat(300) })],
  ['an annotation that is a number', INVALID, (good) => ({ ...good, annotations: { a: 1 } })],
  [
    '20,000 annotations',
    'passed',
    (good) => ({
      ...good,
      annotations: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, 'v'])),
    }),
  ],
  ['a prototype', 'passed', (good) => text(good).replace('{', '{"__proto__":{"layers":[]},')],
  [
    'annotations with a prototype',
    'passed',
    (good) => text(good).replace('{', '{"annotations":{"__proto__":"a","constructor":"b"},'),
  ],
  ['a subject that is no descriptor', INVALID, (good) => ({ ...good, subject: { digest: DIGEST } })],
  ['a depth of a million', INVALID, (good) => text(good).replace('{', `{"x":${deep(500_000)},`)],
  ['more than 4 MiB', INVALID, (good) => ({ ...good, x: 'x'.repeat(5 * 1024 ** 2) })],
  ['half of it', INVALID, (good) => text(good).slice(0, 100)],
  ['nothing', INVALID, () => ''],
  ['two documents', INVALID, (good) => text(good) + text(good)],
  ['zeros behind it', INVALID, (good) => `${text(good)}\0\0`],
  ['UTF-16', INVALID, (good) => Buffer.from(`\ufeff${text(good)}`, 'utf16le')],
  [
    'bytes that are no UTF-8',
    INVALID,
    (good) =>
      Buffer.concat([
        Buffer.from('{"x":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from(`",${text(good).slice(1)}`),
      ]),
  ],
  ['a list', INVALID, (good) => [good]],
  ['comments', INVALID, (good) => `/* x */ ${text(good)}`],
];

const CONFIGS: readonly (readonly [string, Outcome, NonNullable<Changes['config']>])[] = [
  ['no diff IDs', INVALID, (good) => ({ ...good, rootfs: { type: 'layers' } })],
  [
    'diff IDs of another layer',
    INVALID,
    (good) => ({ ...good, rootfs: { type: 'layers', diff_ids: [DIGEST] } }),
  ],
  [
    'diff IDs that are there twice',
    INVALID,
    (good) => text(good).replace('"diff_ids":', '"diff_ids":[],"diff_ids":'),
  ],
  [
    'a root of another type',
    INVALID,
    (good) => ({ ...good, rootfs: { ...(good.rootfs as Fields), type: 'tree' } }),
  ],
  ['a root in another spelling too', INVALID, (good) => ({ ...good, RootFS: {} })],
  ['an environment that is a map', INVALID, (good) => ({ ...good, config: { Env: { A: '1' } } })],
  ['an environment of numbers', INVALID, (good) => ({ ...good, config: { Env: [1] } })],
  ['a command that is a text', INVALID, (good) => ({ ...good, config: { Cmd: 'sh -c x' } })],
  ['labels that are nested', INVALID, (good) => ({ ...good, config: { Labels: { a: { b: 'c' } } } })],
  [
    'labels of Go that are null',
    'passed',
    (good) => ({ ...good, config: { Labels: null, Env: null, Cmd: null } }),
  ],
  [
    'labels with a prototype',
    'passed',
    (good) => text(good).replace('"config":{}', '"config":{"Labels":{"__proto__":"x"}}'),
  ],
  ['no system', INVALID, (good) => ({ ...good, os: undefined })],
  ['an empty system', 'passed', (good) => ({ ...good, os: '', architecture: '' })],
  ['a system with a slash', INVALID, (good) => ({ ...good, os: '../../linux' })],
  ['an architecture that every object has', 'passed', (good) => ({ ...good, architecture: 'constructor' })],
  ['an architecture that is a prototype', 'passed', (good) => ({ ...good, architecture: '__proto__' })],
  ['a variant of 65 characters', INVALID, (good) => ({ ...good, variant: 'v'.repeat(65) })],
  ['a history that is a map', INVALID, (good) => ({ ...good, history: {} })],
  [
    '100,000 steps',
    'passed',
    (good) => ({
      ...good,
      history: Array.from({ length: 100_000 }, () => ({ created_by: 'RUN x', empty_layer: true })),
    }),
  ],
  [
    'a step of a million characters',
    'passed',
    (good) => ({ ...good, history: [{ created_by: `RUN ${' '.repeat(1_000_000)}x` }] }),
  ],
  ['a step that is a number', INVALID, (good) => ({ ...good, history: [{ created_by: 1 }] })],
  [
    'a depth of a million',
    INVALID,
    (good) => text(good).replace('"config":{}', `"config":{"Healthcheck":${deep(400_000, '"x"')}}`),
  ],
  [
    '100,000 volumes',
    'passed',
    (good) => ({
      ...good,
      config: { Volumes: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`/v${at}`, {}])) },
    }),
  ],
  [
    'control characters in it',
    'passed',
    (good) => ({ ...good, author: '\u001b[31m::error::x\r\n\0', config: { Env: ['A=\u001b]0;x\u0007'] } }),
  ],
  ['lone surrogates in it', 'passed', (good) => text(good).replace('{', '{"author":"\\ud800",')],
  ['more than 8 MiB', INVALID, (good) => ({ ...good, x: 'x'.repeat(9 * 1024 ** 2) })],
  ['half of it', INVALID, (good) => text(good).slice(0, 60)],
  ['null', INVALID, () => 'null'],
];

/** More entries of an index, each a copy of the good one. */
const entries = (count: number, of: (at: number) => Fields) => (good: Fields) => ({
  ...good,
  manifests: Array.from({ length: count }, (_, at) => ({ ...first(good.manifests), ...of(at) })),
});
const platform = (os: unknown, architecture: unknown) => ({ platform: { os, architecture } });

const INDEXES: readonly (readonly [string, Outcome, NonNullable<Changes['index']>])[] = [
  ['no entries', 'image-not-found', (good) => ({ ...good, manifests: [] })],
  ['entries that are null', INVALID, (good) => ({ ...good, manifests: null })],
  ['an entry that is null', INVALID, (good) => ({ ...good, manifests: [null] })],
  ['10,001 entries', INVALID, entries(10_001, () => ({}))],
  ['the same entry twice', 'passed', entries(2, () => ({}))],
  [
    'entries that are there twice',
    INVALID,
    (good) => text(good).replace('"manifests":', '"manifests":[],"manifests":'),
  ],
  ['entries in another spelling too', INVALID, (good) => ({ ...good, Manifests: [] })],
  ['an entry that is nowhere', 'image-not-found', entries(1, () => ({ digest: DIGEST }))],
  ['an entry of another size', INVALID, entries(1, () => ({ size: 10 }))],
  ['an entry of 100 MB', INVALID, entries(1, () => ({ size: 100_000_000 }))],
  ['an entry that is a path', INVALID, entries(1, () => ({ digest: 'sha256:../../x' }))],
  ['a platform with a blank', INVALID, entries(1, () => platform('linux x', 'amd64'))],
  ['a platform of numbers', INVALID, entries(1, () => platform(1, 2))],
  ['a platform that every object has', 'passed', entries(1, () => platform('constructor', 'constructor'))],
  ['layers beside manifests', INVALID, (good) => ({ ...good, layers: [] })],
  [
    'an index in an index in an index',
    INVALID,
    async (good, dir) => {
      const inner = await store(dir, good, MEDIA.index);
      const outer = await store(
        dir,
        { schemaVersion: 2, mediaType: MEDIA.index, manifests: [inner] },
        MEDIA.index,
      );
      return { ...good, manifests: [outer] };
    },
  ],
  [
    'an index that names itself by a wrong digest',
    'image-not-found',
    (good) => ({ ...good, manifests: [{ mediaType: MEDIA.index, digest: DIGEST, size: 10 }] }),
  ],
  [
    'an index of 65 platforms',
    INVALID,
    async (good, dir) => {
      const copies = await Promise.all(
        Array.from({ length: 65 }, (_, at) =>
          store(dir, { schemaVersion: 2, mediaType: MEDIA.manifest, x: at }, MEDIA.manifest),
        ),
      );
      const index = await store(
        dir,
        { schemaVersion: 2, mediaType: MEDIA.index, manifests: copies },
        MEDIA.index,
      );
      return { ...good, manifests: [index] };
    },
  ],
  [
    'an index of nothing but attestations',
    INVALID,
    async (good, dir) => {
      const annotations = {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': DIGEST,
      };
      const aside = {
        ...first(good.manifests),
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations,
      };
      const index = await store(
        dir,
        { schemaVersion: 2, mediaType: MEDIA.index, manifests: [aside] },
        MEDIA.index,
      );
      return { ...good, manifests: [index] };
    },
  ],
  ['more than 4 MiB', INVALID, (good) => ({ ...good, x: 'x'.repeat(5 * 1024 ** 2) })],
  ['half of it', INVALID, (good) => text(good).slice(0, 40)],
];

const LAYOUTS: readonly (readonly [string, Outcome, Changes])[] = [
  ['of version 2', INVALID, { marker: '{"imageLayoutVersion":"2.0.0"}' }],
  ['without a version', INVALID, { marker: '{}' }],
  ['whose marker is no JSON', INVALID, { marker: 'x' }],
  ['whose marker has 10 MB', INVALID, { marker: `"${'x'.repeat(10_000_000)}"` }],
  [
    'whose index is a device without end',
    INVALID,
    { finish: (dir) => replaced(join(dir, 'index.json'), '/dev/zero') },
  ],
  [
    'whose marker is a device without end',
    INVALID,
    { finish: (dir) => replaced(join(dir, 'oci-layout'), '/dev/zero') },
  ],
  [
    'whose index is a folder',
    INVALID,
    {
      finish: async (dir) => {
        await rm(join(dir, 'index.json'));
        await mkdir(join(dir, 'index.json'));
      },
    },
  ],
  ['without blobs', 'image-not-found', { finish: (dir) => rm(join(dir, 'blobs'), { recursive: true }) }],
  ['without an index', 'image-not-found', { finish: (dir) => rm(join(dir, 'index.json')) }],
];

async function replaced(path: string, target: string): Promise<void> {
  await rm(path);
  await symlink(target, path);
}

export const LAYOUT_CASES: readonly HostileCase[] = [
  ...MANIFESTS.map(([name, ends, manifest]) => layoutCase(`a manifest with ${name}`, ends, { manifest })),
  ...CONFIGS.map(([name, ends, config]) => layoutCase(`a configuration with ${name}`, ends, { config })),
  ...INDEXES.map(([name, ends, index]) => layoutCase(`an index.json with ${name}`, ends, { index })),
  ...LAYOUTS.map(([name, ends, changes]) => layoutCase(`a layout ${name}`, ends, changes)),
];
