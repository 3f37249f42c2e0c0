import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { orThrow, unparsable } from '../../../src/domain/result.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import { isAttestationEntry, parseConfiguration, parseManifest } from '../../../src/formats/image/oci.ts';
import { bundleReferrer, parseBundleReferrer } from '../../../src/formats/image/oci-referrer.ts';

const digest = digestOf('x');
const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: 3 };
const config = { mediaType: MEDIA.config, digest, size: 2 };
const manifest = { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers: [layer] };
const configuration = { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [digest] } };
const bytesOf = (document: unknown) => Buffer.from(JSON.stringify(document));

const faultWith = (words: string) => unparsable(expect.stringContaining(words));

describe('manifests', () => {
  test('OCI and Docker manifests and indexes are read', () => {
    expect(orThrow(parseManifest(bytesOf(manifest), MEDIA.manifest, 'it'))).toEqual({
      kind: 'manifest',
      config,
      layers: [layer],
    });
    const { mediaType: _none, ...silent } = manifest;
    expect(orThrow(parseManifest(bytesOf(silent), MEDIA.dockerManifest, 'it')).kind).toBe('manifest');
    const entry = {
      mediaType: MEDIA.manifest,
      digest,
      size: 1,
      platform: { os: 'linux', architecture: 'arm', variant: 'v7', 'os.version': '1' },
    };
    const index = { schemaVersion: 2, manifests: [entry] };
    expect(orThrow(parseManifest(bytesOf(index), MEDIA.dockerIndex, 'it'))).toEqual({
      kind: 'index',
      manifests: [
        {
          mediaType: MEDIA.manifest,
          digest,
          size: 1,
          platform: { os: 'linux', architecture: 'arm', variant: 'v7', osVersion: '1' },
        },
      ],
    });
  });

  test("Docker's schema 1 is refused by its name", () => {
    const type = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    expect(parseManifest(bytesOf({ schemaVersion: 1 }), type, 'it')).toEqual(faultWith('schema 1'));
  });

  test.each([
    ['no JSON', Buffer.from('{'), MEDIA.manifest],
    [
      'a sha512 digest',
      bytesOf({ ...manifest, layers: [{ ...layer, digest: 'sha512:ab' }] }),
      MEDIA.manifest,
    ],
    [
      'a digest that leads elsewhere',
      bytesOf({ ...manifest, config: { ...config, digest: 'sha256:../../x' } }),
      MEDIA.manifest,
    ],
    ['a negative size', bytesOf({ ...manifest, layers: [{ ...layer, size: -1 }] }), MEDIA.manifest],
    ['another type than it is served as', bytesOf(manifest), MEDIA.index],
    ['another format than it is served as', bytesOf(manifest), MEDIA.dockerManifest],
    ['both a manifest and an index', bytesOf({ ...manifest, manifests: [] }), MEDIA.manifest],
    ['a second spelling of a key', bytesOf({ ...manifest, Layers: [] }), MEDIA.manifest],
    ['a second spelling with a letter that folds to s', bytesOf({ ...manifest, layerſ: [] }), MEDIA.manifest],
    [
      'a second spelling within a descriptor',
      bytesOf({ ...manifest, layers: [{ ...layer, DIGEST: digest }] }),
      MEDIA.manifest,
    ],
    ['no image', bytesOf({ schemaVersion: 2 }), 'text/html'],
  ])('a manifest with or that is %s is refused', (_name, bytes, type) => {
    expect(parseManifest(bytes, type, 'ghcr.io/x/y')).toEqual(faultWith('ghcr.io/x/y'));
  });

  test("BuildKit's attestations are told from platforms by both their marks", () => {
    const platform = { os: 'unknown', architecture: 'unknown' };
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    expect(isAttestationEntry({ ...layer, platform, annotations })).toBe(true);
    expect(isAttestationEntry({ ...layer, platform })).toBe(false);
    expect(
      isAttestationEntry({ ...layer, platform: { os: 'linux', architecture: 'amd64' }, annotations }),
    ).toBe(false);
  });
});

test.each([{}, [[]], 1, null, 'a b'])(
  'an index with the version %j of a system is read without it',
  (version) => {
    const platform = { os: 'windows', architecture: 'amd64', 'os.version': version };
    const entry = { mediaType: MEDIA.manifest, digest: `sha256:${'a'.repeat(64)}`, size: 1, platform };
    const bytes = new TextEncoder().encode(JSON.stringify({ schemaVersion: 2, manifests: [entry] }));
    const read = parseManifest(bytes, MEDIA.index, 'it');
    expect(read).toMatchObject({
      ok: true,
      value: { manifests: [{ platform: { os: 'windows', architecture: 'amd64' } }] },
    });
  },
);

describe('configurations', () => {
  test('what Docker writes as null is empty', () => {
    const bytes = bytesOf({
      ...configuration,
      variant: '',
      history: null,
      config: { Env: null, Cmd: null, Labels: null },
    });
    expect(orThrow(parseConfiguration(bytes, 'it'))).toEqual({
      platform: { os: 'linux', architecture: 'amd64' },
      diffIds: [digest],
      history: [],
      env: [],
      cmd: [],
      entrypoint: [],
      labels: {},
    });
  });

  test('one without a platform, or with one that is no word, is refused', () => {
    expect(parseConfiguration(bytesOf({ ...configuration, os: undefined }), 'it')).toEqual(faultWith('os'));
    expect(parseConfiguration(bytesOf({ ...configuration, os: 'a/../b' }), 'it')).toEqual(faultWith('os'));
  });

  test('a hidden second environment is refused', () => {
    const bytes = bytesOf({ ...configuration, config: { Env: ['A=1'], env: ['SECRET=1'] } });
    expect(parseConfiguration(bytes, 'it')).toEqual(faultWith('two ways'));
  });
});

test('a bundle becomes the referrer that cosign writes, the same bytes each time', () => {
  const subject = { mediaType: MEDIA.index, digest, size: 9, annotations: { not: 'carried' } };
  const make = () =>
    bundleReferrer(subject, 'https://slsa.dev/provenance/v1', Buffer.from('{}'), {
      created: new Date(0),
      envelope: digestOf('x'),
    });
  const made = make();
  expect(made.digest).toBe(digestOf(made.bytes));
  expect(make().digest).toBe(made.digest);
  expect(JSON.parse(Buffer.from(made.bytes).toString())).toEqual({
    schemaVersion: 2,
    mediaType: MEDIA.manifest,
    artifactType: MEDIA.bundle,
    config: { mediaType: MEDIA.empty, digest: digestOf('{}'), size: 2 },
    layers: [{ mediaType: MEDIA.bundle, digest: digestOf('{}'), size: 2 }],
    subject: { mediaType: MEDIA.index, digest, size: 9 },
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
      'io.github.assay-sh.envelope': digestOf('x'),
      'org.opencontainers.image.created': '1970-01-01T00:00:00.000Z',
    },
  });
  expect(orThrow(parseBundleReferrer(made.bytes))).toEqual({
    layer: { mediaType: MEDIA.bundle, digest: digestOf('{}'), size: 2 },
    predicateType: 'https://slsa.dev/provenance/v1',
  });
  expect(parseBundleReferrer(bytesOf(manifest)).ok).toBe(false);
  expect(parseBundleReferrer(Buffer.from('no')).ok).toBe(false);
});
