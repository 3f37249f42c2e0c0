import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { digestOf, hex } from '../../../src/domain/digest.ts';
import type { HostileCase, Outcome } from './case.ts';
import { runImage } from './image-run.ts';
import { END, raw, records } from './layer-cases.ts';
import { GOOD_TAR } from './layout-cases.ts';

const INVALID = 'image-invalid';
const MIB = 1024 ** 2;
const config = JSON.stringify({
  ...{ architecture: 'amd64', os: 'linux', config: {} },
  rootfs: { type: 'layers', diff_ids: [digestOf(GOOD_TAR)] },
});
const manifest = (fields: object = {}) =>
  JSON.stringify([{ Config: 'config.json', Layers: ['layer.tar'], RepoTags: ['a:1'], ...fields }]);

type Files = Readonly<Record<string, string | Buffer>>;
const GOOD: Files = { 'config.json': config, 'layer.tar': GOOD_TAR, 'manifest.json': manifest() };
const tar = (files: Files, ...more: Buffer[]) =>
  Buffer.concat([...Object.entries(files).map(([name, content]) => raw(name, content)), ...more, END]);

const ARCHIVES: readonly (readonly [what: string, Outcome, () => Buffer])[] = [
  ['nothing wrong', 'passed', () => tar(GOOD)],
  ['nothing wrong, in gzip', 'passed', () => gzipSync(tar(GOOD))],
  ['nothing wrong, in zstd', 'passed', () => zstdCompressSync(tar(GOOD))],
  ['no bytes', INVALID, () => Buffer.alloc(0)],
  ['a text in its place', INVALID, () => Buffer.from('just a text\n'.repeat(1000))],
  ['half of it', INVALID, () => tar(GOOD).subarray(0, 2500)],
  ['half of its gzip', INVALID, () => gzipSync(tar(GOOD)).subarray(0, 200)],
  ['two manifests', INVALID, () => tar(GOOD, raw('manifest.json', '[]'))],
  ['two manifests of two spellings', INVALID, () => tar(GOOD, raw('./manifest.json', '[]'))],
  ['the same layer twice', 'passed', () => tar(GOOD, raw('layer.tar', GOOD_TAR))],
  ['another layer of the same name', INVALID, () => tar(GOOD, raw('layer.tar', 'x'))],
  [
    'a layer that is a link to itself',
    INVALID,
    () =>
      tar(
        { 'config.json': config, 'manifest.json': manifest() },
        raw('layer.tar', '', { type: '1', link: 'layer.tar' }),
      ),
  ],
  [
    'a layer that is a link to a file outside',
    INVALID,
    () =>
      tar(
        { 'config.json': config, 'manifest.json': manifest() },
        raw('layer.tar', '', { type: '1', link: '../../etc/passwd' }),
      ),
  ],
  [
    'a path through a link',
    INVALID,
    () => tar(GOOD, raw('d', '', { type: '1', link: 'x' }), raw('d/a', 'x')),
  ],
  ['a link of another kind', INVALID, () => tar(GOOD, raw('x', '', { type: '2', link: '/etc/passwd' }))],
  ['a device', INVALID, () => tar(GOOD, raw('x', '', { type: '3' }))],
  [
    'a folder that names a size',
    'passed',
    () =>
      tar(
        {},
        raw('d/', '', { type: '5', size: '00000001000\0' }),
        ...Object.entries(GOOD).map(([name, content]) => raw(name, content)),
      ),
  ],
  ['a name that leads out', INVALID, () => tar(GOOD, raw('../x', 'x'))],
  ['an absolute name', INVALID, () => tar(GOOD, raw('/x', 'x'))],
  ['a name of a control character', 'passed', () => tar(GOOD, raw('\u001b[31m\n::error::x', 'x'))],
  [
    '20,001 folders',
    INVALID,
    () =>
      Buffer.concat([...Array.from({ length: 20_001 }, (_, at) => raw(`f${at}/`, '', { type: '5' })), END]),
  ],
  [
    'a chain of 20 folders that are links',
    INVALID,
    () =>
      tar(
        GOOD,
        ...Array.from({ length: 20 }, (_, at) => raw(`${'d/'.repeat(at)}d`, '', { type: '1', link: 'x' })),
      ),
  ],
  [
    'a name of 200,000 folders',
    INVALID,
    () => tar(GOOD, records([['path', 'a/'.repeat(200_000)]]), raw('a', 'x')),
  ],
  ['a manifest that is no JSON', INVALID, () => tar({ ...GOOD, 'manifest.json': '[{' })],
  ['a manifest that is a map', INVALID, () => tar({ ...GOOD, 'manifest.json': '{}' })],
  ['a manifest without images', INVALID, () => tar({ ...GOOD, 'manifest.json': '[]' })],
  [
    'a manifest of 5 MB',
    INVALID,
    () => tar({ ...GOOD, 'manifest.json': manifest({ x: 'x'.repeat(5 * MIB) }) }),
  ],
  [
    'a manifest with two keys of one name',
    INVALID,
    () => tar({ ...GOOD, 'manifest.json': manifest().replace('"Layers":', '"Layers":[],"Layers":') }),
  ],
  [
    'a manifest of a depth of a million',
    INVALID,
    () =>
      tar({
        ...GOOD,
        'manifest.json': manifest().replace('{', `{"x":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)},`),
      }),
  ],
  [
    'two images',
    'image-not-found',
    () =>
      tar({
        ...GOOD,
        'manifest.json': JSON.stringify([
          ...JSON.parse(manifest()),
          ...JSON.parse(manifest({ Config: 'other.json' })),
        ]),
      }),
  ],
  [
    '1,001 layers',
    INVALID,
    () =>
      tar({
        ...GOOD,
        'manifest.json': manifest({ Layers: Array.from({ length: 1001 }, () => 'layer.tar') }),
      }),
  ],
  [
    'a layer that every object has',
    INVALID,
    () => tar({ ...GOOD, 'manifest.json': manifest({ Layers: ['__proto__'], Config: 'config.json' }) }),
  ],
  [
    'a configuration that is not there',
    INVALID,
    () => tar({ ...GOOD, 'manifest.json': manifest({ Config: 'constructor' }) }),
  ],
  [
    'a configuration that is the layer',
    INVALID,
    () => tar({ ...GOOD, 'manifest.json': manifest({ Config: 'layer.tar' }) }),
  ],
  ['another layer than the configuration names', INVALID, () => tar({ ...GOOD, 'layer.tar': raw('x', 'x') })],
  [
    'a layer that is a bomb of gzip',
    INVALID,
    () => tar({ ...GOOD, 'layer.tar': gzipSync(Buffer.alloc(300 * MIB), { level: 1 }) }),
  ],
  [
    'a layer of gzip that is cut off',
    INVALID,
    () => tar({ ...GOOD, 'layer.tar': gzipSync(GOOD_TAR).subarray(0, 30) }),
  ],
  [
    'an index of OCI and no blobs',
    'image-not-found',
    () =>
      tar({
        ...GOOD,
        'oci-layout': '{"imageLayoutVersion":"1.0.0"}',
        'index.json': JSON.stringify({
          schemaVersion: 2,
          manifests: [
            {
              mediaType: 'application/vnd.oci.image.manifest.v1+json',
              digest: `sha256:${'a'.repeat(64)}`,
              size: 1,
            },
          ],
        }),
      }),
  ],
  [
    'a blob of OCI under a wrong name',
    'image-not-found',
    () =>
      tar({
        [`blobs/sha256/${'a'.repeat(64)}`]: 'x',
        'oci-layout': '{"imageLayoutVersion":"1.0.0"}',
        'index.json': JSON.stringify({
          schemaVersion: 2,
          manifests: [
            {
              mediaType: 'application/vnd.oci.image.manifest.v1+json',
              digest: `sha256:${'a'.repeat(64)}`,
              size: 1,
            },
          ],
        }),
      }),
  ],
  [
    'the format of an old Docker',
    INVALID,
    () => tar({ repositories: '{}', [`${hex(digestOf('x'))}/json`]: '{}' }),
  ],
  ['its image in a folder', INVALID, () => tar({ 'image/manifest.json': manifest() })],
  [
    'a gigabyte of zeros in a gzip',
    INVALID,
    () => gzipSync(Buffer.concat([raw('z', '', { size: '07777777777\0' })]), { level: 1 }),
  ],
  [
    'an extended header of four million empty lengths',
    INVALID,
    () => tar(GOOD, raw('r', `${'\n'.repeat(4 * MIB - 100)}1 `, { type: 'x' }), raw('a', 'x')),
  ],
];

export const ARCHIVE_CASES: readonly HostileCase[] = ARCHIVES.map(([what, ends, make]) => ({
  name: `an archive with ${what}`,
  ends,
  async prepare(folder) {
    const file = join(folder, 'image.tar');
    await writeFile(file, make());
    return () => runImage(folder, { kind: 'archive', file });
  },
}));
