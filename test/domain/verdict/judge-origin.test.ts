import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import type { BaseImageRule, Policy } from '../../../src/domain/policy/policy.ts';
import { type BaseImage, baseLayers, isAllowed, isInLayers } from '../../../src/domain/verdict/base-image.ts';
import { type Findings, judge } from '../../../src/domain/verdict/verdict.ts';
import { CONTEXT, finding, found, IMAGE, POLICY, scanOf } from './create-findings.ts';

const [A, B, C] = ['a', 'b', 'c'].map((layer) => digestOf(layer)) as [
  `sha256:${string}`,
  `sha256:${string}`,
  `sha256:${string}`,
];

function outcome(findings: Partial<Findings>, by: Partial<Policy>): readonly string[] {
  const { verdict, reasons } = judge({ ...found(), ...findings }, { ...POLICY, ...by }, CONTEXT);
  return [verdict, ...reasons.map(({ code, effect }) => code + (effect === 'warn' ? '?' : ''))];
}

describe('registries', () => {
  const registries = (parts = {}) => ({
    registries: { ...POLICY.registries, allow: ['ghcr.io/acme/**', 'docker.io/acme/app'], ...parts },
  });

  test.each([
    [['ghcr.io/acme/web/app'], ['passed']],
    [['docker.io/acme/app'], ['passed']],
    [['docker.io/acme/app-evil'], ['failed', 'registry-not-allowed']],
    [['ghcr.io/acme-evil/app'], ['failed', 'registry-not-allowed']],
    [['evil.example/ghcr.io/acme/app'], ['failed', 'registry-not-allowed']],
    [
      ['ghcr.io/acme/app', 'evil.example/app'],
      ['failed', 'registry-not-allowed'],
    ],
    [
      ['evil.example/app', 'ghcr.io/acme/app'],
      ['failed', 'registry-not-allowed'],
    ],
  ])('an image at %j is %j', (repositories, expected) => {
    expect(outcome({ repositories }, registries())).toEqual(expected);
  });

  test('of Docker Hub may be written by its older name', () => {
    const allow = { allow: ['index.docker.io/acme/*'] };
    expect(outcome({ repositories: ['docker.io/acme/app'] }, registries(allow))).toEqual(['passed']);
  });

  test('warn where the policy says so, and until its day', () => {
    const repositories = ['evil.example/app'];
    expect(outcome({ repositories }, registries({ enforce: 'warn' }))).toEqual([
      'warned',
      'registry-not-allowed?',
    ]);
    expect(outcome({ repositories }, registries({ blockFrom: '2026-06-02' }))).toEqual([
      ...['warned', 'registry-not-allowed?'],
    ]);
  });

  test('do not apply to an image that is in no registry, and a note says so', () => {
    const { verdict, assessment } = judge(
      { ...found(), repositories: [] },
      { ...POLICY, ...registries() },
      CONTEXT,
    );
    expect(verdict).toBe('passed');
    expect(assessment.notes).toEqual([expect.stringContaining('is in no registry')]);
  });
});

function base(parts: Partial<BaseImage> = {}): BaseImage {
  return {
    ...{ platform: 'linux/amd64', name: 'docker.io/library/debian:12', digest: A },
    ...{ by: 'layers', proof: 'proven', layers: 1 },
    ...parts,
  };
}

const claim = (parts: Partial<BaseImage> = {}) =>
  base({ by: 'annotation', proof: 'claimed', layers: 0, ...parts });

describe('base images', () => {
  const DEBIAN = { allow: ['docker.io/library/debian:12'] };
  const judged = (bases: readonly BaseImage[], rule: Partial<BaseImageRule>) =>
    outcome(
      { baseImages: { done: true, value: { found: bases, notes: [] } } },
      { baseImages: { ...POLICY.baseImages, ...rule } },
    );

  test('are judged by the rules that there are, and by none where there is none', () => {
    expect(judged([], {})).toEqual(['passed']);
    expect(judged([base({ name: 'evil.example/x' })], {})).toEqual(['passed']);
    expect(judged([base()], DEBIAN)).toEqual(['passed']);
    expect(judged([base({ name: 'evil.example/x' })], DEBIAN)).toEqual(['failed', 'base-image-not-allowed']);
    expect(judged([base({ name: 'evil.example/x' })], { ...DEBIAN, enforce: 'warn' })).toEqual([
      ...['warned', 'base-image-not-allowed?'],
    ]);
  });

  test('of several claims every one must be allowed', () => {
    const node = claim({ name: 'docker.io/library/node:22' });
    expect(judged([claim(), node], DEBIAN)).toEqual(['failed', 'base-image-not-allowed']);
    expect(judged([claim()], DEBIAN)).toEqual(['passed']);
  });

  test('of several that are proven the one with the most layers is the base', () => {
    const evil = base({ name: 'evil.example/on-debian', by: 'annotation', layers: 2 });
    expect(judged([base(), evil], DEBIAN)).toEqual(['failed', 'base-image-not-allowed']);
    expect(judged([base({ layers: 2 }), { ...evil, layers: 1 }], DEBIAN)).toEqual(['passed']);
    // The same layers under two names are the same image.
    expect(judged([base({ layers: 2 }), evil], DEBIAN)).toEqual(['passed']);
  });

  test('a claim that the layers contradict is refused, whatever it names', () => {
    expect(judged([claim({ proof: 'contradicted' })], DEBIAN)).toEqual(['failed', 'base-image-not-allowed']);
    expect(judged([base(), claim({ proof: 'contradicted' })], { digestPinned: true })).toEqual([
      ...['failed', 'base-image-not-allowed'],
    ]);
  });

  test('must be known by their digest, and signed, where the policy asks for it', () => {
    const { digest: _, ...floating } = claim();
    expect(judged([floating], { digestPinned: true })).toEqual(['failed', 'base-image-not-allowed']);
    expect(judged([claim()], { digestPinned: true })).toEqual(['passed']);
    const signedBy = [{ identity: 'https://builder', issuer: 'https://issuer' }];
    expect(judged([base({ signedBy: 'https://builder' })], { signedBy })).toEqual(['passed']);
    expect(judged([base()], { signedBy })).toEqual(['failed', 'base-image-unsigned']);
  });

  test.each([
    ['block', {}, ['failed', 'base-image-undetermined']],
    ['block', { enforce: 'warn' }, ['warned', 'base-image-undetermined?']],
    ['warn', {}, ['warned', 'base-image-undetermined?']],
    ['allow', {}, ['passed']],
  ] as const)('that cannot be told: %s %j', (undetermined, rule, expected) => {
    expect(judged([], { ...DEBIAN, ...rule, undetermined })).toEqual(expected);
    // Nobody looked: the same.
    const by = { baseImages: { ...POLICY.baseImages, ...DEBIAN, ...rule, undetermined } };
    expect(outcome({}, by)).toEqual(expected);
  });

  test('of which nothing could be found out because of a fault are an error', () => {
    const reasons = [{ code: 'registry-unavailable', check: 'image', message: 'x' }] as const;
    expect(outcome({ baseImages: { done: false, reasons } }, {})).toEqual(['error', 'registry-unavailable']);
  });

  test.each([
    ['docker.io/library/debian:12', true],
    ['debian:12', true],
    ['docker.io/library/debian', true],
    ['debian', true],
    ['docker.io/library/*', true],
    ['docker.io/debian:12', true],
    ['index.docker.io/library/debian:12', true],
    ['index.docker.io/library/*', true],
    ['index.docker.io.example/library/*', false],
    ['docker.io/library/debian:1?', true],
    [`debian@${A}`, true],
    [`debian:12@${A}`, true],
    [`debian@${B}`, false],
    ['docker.io/library/debian:13', false],
    ['docker.io/library/deb', false],
    ['ghcr.io/**', false],
  ])('the entry %s has debian:12: %s', (entry, expected) => {
    expect(isAllowed(base(), [entry])).toBe(expected);
  });
});

describe('findings of the base image', () => {
  const [platform] = IMAGE.platforms;
  if (platform === undefined) throw new Error('no platform');
  const configuration = { ...platform.configuration, diffIds: [A, B, C] };
  const image: PinnedImage = { ...IMAGE, platforms: [{ ...platform, configuration }] };
  const bases = (...all: BaseImage[]) => ({ found: all, notes: [] });
  const unnamed = { vulnerabilities: { ...POLICY.vulnerabilities, baseImageFindings: 'apart' as const } };
  const rule = (own: Partial<BaseImageRule>) => ({ ...POLICY.baseImages, ...own });
  const apart = { ...unnamed, baseImages: rule({ allow: ['docker.io/library/debian'] }) };
  const counts = ['failed', 'vulnerability-blocked'];
  const scanned = (layers: `sha256:${string}`[] | undefined) =>
    found({ scan: scanOf({ findings: [{ ...finding('critical'), ...(layers && { layers }) }] }) });
  const judged = (layers: `sha256:${string}`[] | undefined, by: Partial<Policy>, ...all: BaseImage[]) =>
    outcome({ ...scanned(layers), image, baseImages: { done: true, value: bases(...all) } }, by);

  test('stand apart where the base is proven and every place lies in it', () => {
    expect(judged([A], apart, base({ layers: 2 }))).toEqual(['passed']);
    expect(judged([A, B], apart, base({ layers: 2 }))).toEqual(['passed']);
    expect(judged([A, C], apart, base({ layers: 2 }))).toEqual(['failed', 'vulnerability-blocked']);
    expect(judged([C], apart, base({ layers: 2 }))).toEqual(['failed', 'vulnerability-blocked']);
    expect(judged(undefined, apart, base({ layers: 2 }))).toEqual(['failed', 'vulnerability-blocked']);
    expect(judged([A], apart, claim())).toEqual(['failed', 'vulnerability-blocked']);
    expect(judged([A], {}, base({ layers: 2 }))).toEqual(['failed', 'vulnerability-blocked']);
  });

  test('stay with the others where the policy does not say which image is the base', () => {
    expect(judged([A], unnamed, base({ layers: 2 }))).toEqual(counts);
    // A label names whatever its author likes, a copy of the image itself too.
    const named = base({ by: 'annotation', name: 'evil.example/copy', layers: 2 });
    expect(judged([A], unnamed, named)).toEqual(counts);
    expect(judged([A], { ...unnamed, baseImages: rule({ allow: ['**'] }) }, named)).toEqual(counts);
    expect(judged([A], { ...unnamed, baseImages: rule({ digestPinned: true }) }, named)).toEqual(counts);
    expect(judged([A], apart, named)).toEqual(['failed', 'base-image-not-allowed', 'vulnerability-blocked']);
  });

  test('stand apart where the policy names the signer of the base', () => {
    const signedBy = [{ identity: 'https://builder', issuer: 'https://issuer' }];
    const signed = { ...unnamed, baseImages: rule({ signedBy }) };
    const by = (signer: string) => base({ name: 'evil.example/x', layers: 2, signedBy: signer });
    expect(judged([A], signed, by('https://builder'))).toEqual(['passed']);
    const undecided = { ...signed, baseImages: { ...signed.baseImages, enforce: 'warn' as const } };
    expect(judged([A], undecided, base({ layers: 2 }))).toContain('vulnerability-blocked');
    expect(judged([A], undecided, by('https://eve'))).toContain('vulnerability-blocked');
  });

  test('are never all layers of the image: it would be its own base', () => {
    expect(judged([A], apart, base({ layers: 3 }))).toEqual(counts);
    expect(judged([C], apart, base({ layers: 3 }))).toEqual(counts);
  });

  test('stay with the others where the base could not be compared, and that is said', () => {
    const value = { found: [claim()], notes: ['Not compared.'] };
    const policy = { ...POLICY, ...apart };
    const { assessment } = judge(
      { ...scanned([A]), image, baseImages: { done: true, value } },
      policy,
      CONTEXT,
    );
    expect(assessment.notes).toEqual(['Not compared.']);
  });

  test('are not those of a layer that another platform brings by itself', () => {
    const arm = {
      ...platform,
      platform: { os: 'linux', architecture: 'arm64' },
      configuration: { ...configuration, diffIds: [B, A] },
    };
    const both = { ...image, platforms: [...image.platforms, arm] };
    const layers = baseLayers(both, bases(base(), base({ platform: 'linux/arm64' })), apart.baseImages);
    expect(isInLayers({ ...finding('low'), layers: [A] }, layers)).toBe(false);
  });
});

describe('new findings alone', () => {
  const signer = { identity: 'https://builder', issuer: 'https://issuer' };
  const newOnly = {
    vulnerabilities: { ...POLICY.vulnerabilities, newOnly: { image: 'ghcr.io/a/b:latest', signer } },
  };
  const bad = found({ scan: scanOf({ findings: [{ ...finding('critical'), type: 'npm' }] }) });
  const known = (...findings: string[]) => ({
    ...bad,
    baseline: { known: true, image: 'x', findings, notes: [] } as const,
  });
  const SAME = JSON.stringify(['CVE-2026-1', 'npm', 'lodash']);

  test('count, and what the baseline has does not', () => {
    expect(outcome(known(SAME), newOnly)).toEqual(['passed']);
    expect(outcome(known(JSON.stringify(['CVE-2026-1', 'pypi', 'lodash'])), newOnly)).toEqual([
      ...['failed', 'vulnerability-blocked'],
    ]);
    expect(outcome(known(SAME), {})).toEqual(['failed', 'vulnerability-blocked']);
  });

  test('are all findings if the baseline cannot be read, and a note says so', () => {
    const unknown = { ...bad, baseline: { known: false, why: 'nobody signed it' } as const };
    expect(outcome(unknown, newOnly)).toEqual(['failed', 'vulnerability-blocked']);
    expect(outcome(bad, newOnly)).toEqual(['failed', 'vulnerability-blocked']);
    const { assessment } = judge(unknown, { ...POLICY, ...newOnly }, CONTEXT);
    expect(assessment.notes.join(' ')).toMatch(/ghcr\.io\/a\/b:latest, .* nobody signed it/);
  });
});
