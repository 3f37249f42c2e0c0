import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Descriptor, PinnedImage } from '../../../../src/domain/image/image.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { githubToken, type LeaksRig, layerOf, leaksRig } from '../leaks-rig.ts';

const KEY = Buffer.from('a key for the tests');
const V02 = 'https://slsa.dev/provenance/v0.2';
const V1 = 'https://slsa.dev/provenance/v1';

let rig: LeaksRig;
beforeEach(async () => {
  rig = await leaksRig();
});
afterEach(() => rig.dispose());

/** An image of one platform with a document that its build attests. */
async function attesting(document: object, predicateType: string, of = true): Promise<PinnedImage> {
  const image = await rig.image([await layerOf([{ path: 'app/readme', content: 'nothing' }])]);
  const blob: Descriptor = {
    ...(await rig.put(Buffer.from(JSON.stringify(document)))),
    annotations: { 'in-toto.io/predicate-type': predicateType },
  };
  const [platform] = image.platforms;
  const manifest = platform?.manifest ?? image.root;
  return { ...image, attestations: [{ of: of ? manifest.digest : '', manifest, blobs: [blob] }] };
}

const args = (value: string) => ({ 'build-arg:NPM_TOKEN': value, 'vcs:revision': 'main' });

test.each([
  ['v0.2', V02, (value: string) => ({ predicate: { invocation: { parameters: { args: args(value) } } } })],
  [
    'v1',
    V1,
    (value: string) => ({
      predicate: { buildDefinition: { externalParameters: { request: { args: args(value) } } } },
    }),
  ],
])('a token in a build argument is found in the provenance of the build: %s', async (_, type, document) => {
  const { findings } = await secrets(
    rig.world,
    await attesting(document(githubToken()), type),
    undefined,
    KEY,
  );
  expect(findings).toHaveLength(1);
  const places = findings[0]?.places ?? [];
  expect(places.map((place) => place.kind === 'config' && `${place.platform} ${place.entry}`).sort()).toEqual(
    [`linux/amd64 Attestation ${type}`, 'linux/amd64 Build argument NPM_TOKEN'],
  );
});

test('a password that no form tells is found by the name of its argument', async () => {
  const password = ['Tr0ub4dor', '&3', 'xQ9'].join('');
  const named = { 'build-arg:DB_PASSWORD': password, 'build-arg:VERSION': '1.2.3' };
  const document = { predicate: { invocation: { parameters: { args: named } } } };
  const { findings } = await secrets(rig.world, await attesting(document, V02), undefined, KEY);
  const entries = findings.flatMap(({ places }) =>
    places.map((place) => place.kind === 'config' && place.entry),
  );
  expect(findings).toHaveLength(1);
  expect(entries).toContain('Build argument DB_PASSWORD');
});

test('anything else that is attested is looked through as it is, whoever it is about', async () => {
  const image = await attesting({ predicate: { note: githubToken() } }, 'https://spdx.dev/Document', false);
  const { findings } = await secrets(rig.world, image, undefined, KEY);
  expect(findings[0]?.places).toMatchObject([
    { kind: 'config', platform: 'unknown', entry: 'Attestation https://spdx.dev/Document' },
  ]);
});

test('what BuildKit usually attests holds no secret', async () => {
  const document = {
    predicate: {
      builder: { id: '' },
      buildType: 'https://mobyproject.org/buildkit@v1',
      materials: [{ uri: 'pkg:docker/node@22', digest: { sha256: 'a'.repeat(64) } }],
      invocation: { parameters: { args: { 'build-arg:NODE_ENV': 'production', target: 'app' } } },
      metadata: { buildInvocationID: 'kx3v9q7c1h2m4n5p6r8s0t1u2', completeness: { parameters: true } },
    },
  };
  const { findings } = await secrets(rig.world, await attesting(document, V02), undefined, KEY);
  expect(findings).toEqual([]);
});
