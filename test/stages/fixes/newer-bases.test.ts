import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import type { PinnedImage, Reference } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { fault } from '../../../src/domain/reason.ts';
import type { Request } from '../../../src/domain/run/request.ts';
import type { BaseImage } from '../../../src/domain/verdict/base-image.ts';
import type { EvaluatedFinding } from '../../../src/domain/verdict/evaluate-vulnerabilities.ts';
import type { World } from '../../../src/ports/world.ts';
import { mayHaveNewerBase, newerBases } from '../../../src/stages/fixes/newer-bases.ts';
import { IMAGE } from '../../domain/verdict/create-findings.ts';

const [LOW, HIGH] = [digestOf('low'), digestOf('high')];
const BUILT: PinnedImage = {
  ...IMAGE,
  platforms: IMAGE.platforms.map((platform) => ({
    ...platform,
    configuration: { ...platform.configuration, diffIds: [LOW, HIGH] },
  })),
};
const REQUEST: Request = {
  ...{
    imageInput: 'registry.example/app:1.0',
    subject: BUILT.requested,
    platforms: [],
    policy: DEFAULT_POLICY,
  },
  ...{ history: 'none', signer: { kind: 'none' } },
  database: { repositories: [], javaRepositories: [], offline: false },
};
const DATABASE = { cacheDir: '/nowhere', facts: { updatedAt: '2026-06-01T06:00:00Z', sha256: 'c' } };

/** A base image of `linux/amd64`. */
function based(base: Partial<BaseImage>, effect: 'block' | 'warn' = 'block') {
  const found: BaseImage = {
    ...{ platform: 'linux/amd64', name: 'registry.example/base:1', digest: digestOf('old') },
    ...{ by: 'annotation', proof: 'claimed', layers: 0 },
    ...base,
  };
  const finding = {
    id: 'CVE-1',
    severity: 'high',
    package: 'libc6',
    version: '1',
    foundIn: ['linux/amd64'],
  } as const;
  const evaluated: EvaluatedFinding[] = [{ finding: { ...finding, layers: [LOW] }, effect }];
  return { image: BUILT, bases: { found: [found], notes: [] }, evaluated };
}

/** What is asked of a registry that never answers. */
async function asked(base: Partial<BaseImage>, named: readonly string[] = []) {
  const requests: string[] = [];
  const registry = {
    resolve: async ({ registry: host, path, tag, digest }: Reference) => {
      requests.push(`${host}/${path}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : '@'}`);
      throw fault('registry-unavailable', 'image', 'the registry does not answer');
    },
  };
  const world: Partial<World> = { registry: registry as unknown as World['registry'] };
  const result = await newerBases(
    world as World,
    { ...based(base), named: new Set(named) },
    REQUEST,
    DATABASE,
  );
  return { requests, ...result };
}

describe('a newer base image', () => {
  test('is looked up by the tag of a base image that its layers prove', async () => {
    const { requests, updates, notes } = await asked({
      proof: 'proven',
      layers: 1,
      name: 'other.example/base:1',
    });
    expect(requests).toEqual(['other.example/base:1']);
    expect(updates).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('the registry does not answer')]);
  });

  test('is not looked up on a server to which only an annotation leads', async () => {
    expect(await asked({ name: 'other.example/base:1' })).toMatchObject({ requests: [], updates: [] });
    // In a registry that the run uses anyway, the claim is compared first.
    expect((await asked({})).requests).toEqual(['registry.example/base@']);
  });

  test('is looked up on a server that a FROM line of the source tree names, in that repository only', async () => {
    const named = ['docker.io/library/node'];
    const { requests } = await asked({ name: 'docker.io/library/node:22' }, named);
    expect(requests).toEqual(['docker.io/library/node@']);
    expect((await asked({ name: 'docker.io/evil/node:22' }, named)).requests).toEqual([]);
  });

  test.each([
    ['that the layers contradict', { proof: 'contradicted' }],
    ['without a tag, which cannot have moved', { proof: 'proven', layers: 1, name: 'registry.example/base' }],
    ['that has all layers of the image', { proof: 'proven', layers: 2 }],
  ] as const)('is not looked up for a base image %s', async (_, base) => {
    expect((await asked(base)).requests).toEqual([]);
  });

  test('is not looked up if no finding in a layer blocks, or if there is no base image', () => {
    expect(mayHaveNewerBase(based({}))).toBe(true);
    expect(mayHaveNewerBase(based({}, 'warn'))).toBe(false);
    expect(mayHaveNewerBase({ ...based({}), bases: { found: [], notes: [] } })).toBe(false);
  });
});
