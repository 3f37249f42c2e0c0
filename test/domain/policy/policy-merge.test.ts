import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  SECRET_SEVERITIES,
  SEVERITIES,
  type SecretFinding,
  type Vulnerability,
} from '../../../src/domain/finding/finding.ts';
import { matchesGlob } from '../../../src/domain/glob.ts';
import {
  type BreakGlass,
  type DeniedDigest,
  type EndingSigner,
  endOf,
} from '../../../src/domain/policy/operations.ts';
import {
  DEFAULT_POLICY,
  type Enforced,
  type Exception,
  effectOn,
  type PackageRule,
  type Policy,
  policyDigest,
  type SignerIdentity,
} from '../../../src/domain/policy/policy.ts';
import { stricter } from '../../../src/domain/policy/policy-merge.ts';
import { withOverrides, withStricterInputs } from '../../../src/domain/policy/policy-overrides.ts';
import { evaluateSecrets } from '../../../src/domain/verdict/evaluate-secrets.ts';
import { evaluateVulnerabilities } from '../../../src/domain/verdict/evaluate-vulnerabilities.ts';

const { vulnerabilities, secrets, registries, baseImages, gate } = DEFAULT_POLICY;
const DAYS = ['2027-01-01', '2027-01-15', '2027-02-01', '2027-06-01'].map(
  (day) => new Date(`${day}T12:00:00Z`),
);
const signer = (identity: string): SignerIdentity => ({ identity, issuer: 'https://issuer.example' });
const gateSigner = (identity: string) => ({ kind: 'certificate', ...signer(identity) }) as const;
const ENDS = ['2027-01-01', '2027-01-01T00:00:00Z', '2028-01-01'] as const;
const deniedDigest = (digit: string): DeniedDigest => ({
  ...{ digest: `sha256:${digit.repeat(64)}`, reason: 'r', owner: 'o' },
});
const glass = (repository: string): BreakGlass => ({
  ...{ repository, rules: ['database-stale'], until: '2027-01-02T00:00:00Z', reason: 'r', owner: 'o' },
});
const exception = (vulnerability: string, expires = '2027-01-20'): Exception => ({
  ...{ vulnerability, expires, reason: 'r', owner: 'o' },
});

test('a policy with itself is itself', () => {
  const policy: Policy = {
    ...DEFAULT_POLICY,
    vulnerabilities: {
      ...vulnerabilities,
      enforce: 'block',
      blockFrom: '2027-01-15',
      packages: [{ types: ['npm'], names: [], paths: [], cvss: 9 }],
      newOnly: { image: 'ghcr.io/a/b:1', signer: signer('me') },
    },
    exceptions: [exception('CVE-1')],
    registries: { ...registries, allow: ['ghcr.io/**'] },
    workflows: { enforce: 'warn' },
    gate: { ...gate, signers: [gateSigner('me')], acceptedPolicies: [`sha256:${'0'.repeat(64)}`] },
  };
  const merged = stricter(policy, policy);
  expect(merged).toEqual({ policy, refused: [], overruled: [] });
  expect(policyDigest(merged.policy)).toBe(policyDigest(policy));
});

test('at the gate a ref is stricter than any, and of two levels the higher holds', () => {
  const of = (own: Partial<Policy['gate']>): Policy => ({ ...DEFAULT_POLICY, gate: { ...gate, ...own } });
  const main = { sourceRef: 'refs/heads/main' };
  expect(stricter(of({ sourceRef: 'any' }), of(main)).policy.gate).toMatchObject(main);
  expect(stricter(of(main), of({ sourceRef: 'any' })).refused).toEqual([
    expect.stringContaining('source-ref'),
  ]);
  const [low, high] = [{ level: 'SLSA_BUILD_LEVEL_1' }, { level: 'SLSA_BUILD_LEVEL_2' }] as const;
  expect(stricter(of(low), of(high)).policy.gate).toMatchObject(high);
  expect(stricter(of(high), of(low)).policy.gate).toMatchObject(high);
  expect(stricter(of({}), of({ runner: 'github-hosted' })).policy.gate.runner).toBe('github-hosted');
});

test('the stricter of each rule holds, and what is looser is named', () => {
  const { policy, refused, overruled } = stricter(
    {
      ...DEFAULT_POLICY,
      vulnerabilities: { ...vulnerabilities, onlyFixed: true, cvss: 8, blockFrom: '2027-02-01' },
      secrets: { ...secrets, enforce: 'warn' },
      registries: { ...registries, allow: ['ghcr.io/acme/**'] },
      signOnWarn: true,
    },
    {
      ...DEFAULT_POLICY,
      vulnerabilities: {
        ...vulnerabilities,
        failOn: ['medium'],
        onlyFixed: true,
        cvss: 7,
        blockFrom: '2027-01-15',
        databaseMaxAgeMs: 1,
      },
      secrets: { ...secrets, blockFrom: '2027-01-15' },
      endOfLife: { enforce: 'warn' },
      registries: { ...registries, allow: ['ghcr.io/acme/app', 'ghcr.io/acme/lib/*'] },
    },
  );
  expect(refused).toEqual([]);
  expect(policy.vulnerabilities).toEqual({
    ...vulnerabilities,
    failOn: ['critical', 'high', 'medium'],
    onlyFixed: true,
    cvss: 7,
    blockFrom: '2027-01-15',
    databaseMaxAgeMs: 1,
  });
  expect(policy.secrets).toEqual({ ...secrets, blockFrom: '2027-01-15' });
  expect(policy.registries.allow).toEqual(['ghcr.io/acme/app', 'ghcr.io/acme/lib/*']);
  expect(policy.signOnWarn).toBe(false);
  expect(policy.endOfLife).toEqual({ enforce: 'block' });
  expect(overruled).toEqual(['vulnerabilities', 'end-of-life']);
});

describe('what would let something pass is refused by its name', () => {
  const central: Policy = {
    ...DEFAULT_POLICY,
    vulnerabilities: { ...vulnerabilities, packages: [{ types: ['npm'], names: [], paths: [], cvss: 9 }] },
    exceptions: [exception('CVE-1')],
    registries: { ...registries, allow: ['ghcr.io/acme/*'] },
    baseImages: { ...baseImages, allow: ['docker.io/library/node:22'], signedBy: [signer('base')] },
    gate: { ...gate, signers: [gateSigner('me')], sourceRef: 'refs/heads/main', sourceRepositoryId: '1' },
  };
  test.each<[string, Partial<Policy>]>([
    ['CVE-2', { exceptions: [exception('CVE-1'), exception('CVE-2')] }],
    ['CVE-1 until 2027-03-01', { exceptions: [exception('CVE-1', '2027-03-01')] }],
    [
      'suppresses 00',
      {
        secrets: {
          ...secrets,
          suppressions: [{ fingerprint: '00', reason: 'r', owner: 'o', expires: '2027-01-20' }],
        },
      },
    ],
    ['VEX files x', { vex: { files: ['x'], attestations: [] } }],
    ['VEX attestations of eve', { vex: { files: [], attestations: [signer('eve')] } }],
    ['registries ghcr.io/**', { registries: { ...registries, allow: ['ghcr.io/acme/app', 'ghcr.io/**'] } }],
    [
      'base images docker.io/library/node',
      { baseImages: { ...central.baseImages, allow: ['docker.io/library/node'] } },
    ],
    ['that eve signed', { baseImages: { ...central.baseImages, signedBy: [signer('eve')] } }],
    ['the signer eve', { gate: { ...central.gate, signers: [gateSigner('eve')] } }],
    ['another source-ref', { gate: { ...central.gate, sourceRef: 'refs/heads/eve' } }],
    ['promoted from x/**', { gate: { ...central.gate, promotedFrom: ['x/**'] } }],
    ['another source-repository-id', { gate: { ...central.gate, sourceRepositoryId: '2' } }],
    ['earlier policy', { gate: { ...central.gate, acceptedPolicies: [`sha256:${'0'.repeat(64)}`] } }],
    [
      'new-only',
      { vulnerabilities: { ...central.vulnerabilities, newOnly: { image: 'x', signer: signer('eve') } } },
    ],
    [
      'vulnerabilities.packages',
      {
        vulnerabilities: {
          ...vulnerabilities,
          packages: [{ types: ['deb'], names: [], paths: [], cvss: 9 }],
        },
      },
    ],
  ])('%s', (part, own) => {
    const { refused } = stricter(central, { ...central, ...own });
    expect(refused).toEqual([expect.stringContaining(part)]);
  });
});

test('a base image without a tag is narrowed by one with a tag', () => {
  const allowing = (...allow: string[]): Policy => ({
    ...DEFAULT_POLICY,
    baseImages: { ...baseImages, allow },
  });
  const { policy, refused } = stricter(
    allowing('docker.io/library/*'),
    allowing('docker.io/library/node:22*'),
  );
  expect(refused).toEqual([]);
  expect(policy.baseImages.allow).toEqual(['docker.io/library/node:22*']);
});

test('inputs only make a file stricter; without one they decide alone', () => {
  const file: Policy = { ...DEFAULT_POLICY, secrets: { ...secrets, blockFrom: '2027-01-15' } };
  const looser = withStricterInputs(file, { failOn: ['critical'], enforce: 'warn', databaseMaxAgeMs: 1e12 });
  expect(looser.policy).toEqual(file);
  expect(looser.overruled).toEqual(['fail-on', 'enforce', 'db-max-age']);
  const harder = withStricterInputs(file, { failOn: [...SEVERITIES], enforce: 'block', databaseMaxAgeMs: 1 });
  expect(harder.overruled).toEqual([]);
  expect(harder.policy.secrets).toEqual(secrets);
  expect(harder.policy.vulnerabilities).toMatchObject({ failOn: SEVERITIES, databaseMaxAgeMs: 1 });
  expect(withStricterInputs(file, {})).toEqual({ policy: file, overruled: [] });
  const alone = withOverrides(DEFAULT_POLICY, { enforce: 'warn', failOn: ['low'] });
  expect(alone.vulnerabilities).toMatchObject({ enforce: 'warn', failOn: ['low'] });
  for (const rule of [alone.secrets, alone.registries, alone.baseImages, alone.gate])
    expect(rule.enforce).toBe('warn');
  // A scan of a system at the end of its life proves nothing: only its own rule lets it pass.
  expect(alone.endOfLife.enforce).toBe('block');
  expect(alone.workflows.enforce).toBe('advise');
});

test('nothing that either policy blocks passes under both of them', () => {
  const random = seeded(20_270_101);
  let combined = 0;
  for (let round = 0; round < 4_000; round += 1) {
    const [central, local] = [randomPolicy(random), randomPolicy(random)];
    const { policy, refused } = stricter(central, local);
    const parties = refused.length === 0 ? [central, local] : [central];
    if (refused.length === 0) combined += 1;
    for (const party of parties) {
      for (const now of DAYS) expectAsStrict(policy, party, now);
      expectNarrower(policy, party);
    }
  }
  // Enough of them must have met at all.
  expect(combined).toBeGreaterThan(300);
});

const RANK = { none: 0, warn: 1, block: 2 } as const;
const FINDINGS: readonly Vulnerability[] = SEVERITIES.flatMap((severity) =>
  [undefined, 4, 8, 9.5].flatMap((cvss) =>
    [undefined, '2'].flatMap((fixedIn) =>
      [
        ['npm', 'left-pad', 'app/x'],
        ['deb', 'linux-libc-dev', undefined],
      ].map(([type, name, path], index) => ({
        id: `CVE-${index}`,
        severity,
        package: name ?? '',
        version: '1',
        ...(type === undefined ? {} : { type }),
        ...(path === undefined ? {} : { paths: [path] }),
        ...(cvss === undefined ? {} : { cvss }),
        ...(fixedIn === undefined ? {} : { fixedIn }),
        foundIn: ['linux/amd64'],
      })),
    ),
  ),
);
const SECRETS: readonly SecretFinding[] = SECRET_SEVERITIES.flatMap((severity) =>
  ['00', '01'].map((fingerprint) => ({
    ...{ fingerprint, severity, rule: 'r', title: 't' },
    engines: [],
    places: [],
  })),
);

function expectAsStrict(policy: Policy, party: Policy, now: Date): void {
  const context = { image: 'ghcr.io/acme/app', now };
  const effects = (of: Policy) => [
    ...evaluateVulnerabilities(FINDINGS, of, context).map(({ effect }) => RANK[effect]),
    ...evaluateSecrets(SECRETS, of.secrets, now).map(({ effect }) => RANK[effect]),
    ...[of.endOfLife, of.registries, of.baseImages, of.gate].map((rule) => RANK[effectOn(rule, now)]),
  ];
  const merged = effects(policy);
  for (const [index, effect] of effects(party).entries()) {
    if ((merged[index] ?? 0) < effect) expect.fail(JSON.stringify({ index, now, policy, party }));
  }
}

const IMAGES = [
  'ghcr.io/acme/app',
  'ghcr.io/acme/lib/x',
  'docker.io/library/node',
  'docker.io/library/node:22',
  'quay.io/a/b',
];

function expectNarrower(policy: Policy, party: Policy): void {
  const passes = (allow: readonly string[], image: string) =>
    allow.length === 0 ||
    allow.some((glob) => matchesGlob(glob, image) || matchesGlob(glob, image.replace(/:[^/]*$/, '')));
  for (const image of IMAGES) {
    for (const rule of ['registries', 'baseImages'] as const) {
      if (passes(policy[rule].allow, image) && !passes(party[rule].allow, image))
        expect.fail(`${image} passes ${policy[rule].allow} and not ${party[rule].allow}`);
    }
  }
  expect(policy.vulnerabilities.databaseMaxAgeMs).toBeLessThanOrEqual(party.vulnerabilities.databaseMaxAgeMs);
  expect(policy.longestTermDays).toBeLessThanOrEqual(party.longestTermDays);
  if (!party.signOnWarn) expect(policy.signOnWarn).toBe(false);
  if (party.baseImages.digestPinned) expect(policy.baseImages.digestPinned).toBe(true);
  if (party.isolate === 'required') expect(policy.isolate).toBe('required');
  if (party.unrecognisedImages === 'error') expect(policy.unrecognisedImages).toBe('error');
  if (party.vulnerabilities.newOnly === undefined) expect(policy.vulnerabilities.newOnly).toBeUndefined();
  if (party.gate.signers.length > 0) {
    expect(policy.gate.signers.length).toBeGreaterThan(0);
    for (const { until: end = '2099-01-01', ...one } of policy.gate.signers)
      expect(
        party.gate.signers.some(
          ({ until = '2099-01-01', ...other }) => isDeepStrictEqual(one, other) && endOf(end) <= endOf(until),
        ),
      ).toBe(true);
  }
  for (const one of party.gate.denied.digests) expect(policy.gate.denied.digests).toContainEqual(one);
  for (const one of party.gate.revokers) expect(policy.gate.revokers).toContainEqual(one);
  for (const one of policy.gate.breakGlass) expect(party.gate.breakGlass).toContainEqual(one);
  if (party.baseImages.signedBy.length > 0) {
    expect(policy.baseImages.signedBy.length).toBeGreaterThan(0);
    for (const one of policy.baseImages.signedBy) expect(party.baseImages.signedBy).toContainEqual(one);
  }
}

type Random = (below: number) => number;

/** A generator of Lehmer's: the same numbers in every run. */
function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function randomPolicy(random: Random): Policy {
  const one = <T>(...choices: readonly [T, ...T[]]): T => choices[random(choices.length)] ?? choices[0];
  const some = <T>(...choices: readonly T[]): readonly T[] => choices.filter(() => random(4) === 0);
  const enforced = (): Enforced =>
    one<Enforced>(
      { enforce: 'block' },
      { enforce: 'warn' },
      { enforce: 'block', blockFrom: one('2027-01-10', '2027-01-20', '2027-03-01') },
    );
  const cvss = () => one<{ cvss?: number }>({}, {}, { cvss: 5 }, { cvss: 9 });
  const packages = (): readonly PackageRule[] =>
    random(3) > 0
      ? []
      : [
          {
            types: [...some('npm', 'deb')],
            names: [...some('linux-*')],
            paths: [...some('app/**')],
            ...one({}, { failOn: some(...SEVERITIES) }),
            ...one({}, { onlyFixed: random(2) === 0 }),
            ...cvss(),
          },
        ];
  return {
    vulnerabilities: {
      ...enforced(),
      failOn: some(...SEVERITIES),
      onlyFixed: random(2) === 0,
      ...cvss(),
      packages: packages(),
      databaseMaxAgeMs: random(3),
      ...(random(8) === 0 ? { newOnly: { image: 'a', signer: signer('a') } } : {}),
      baseImageFindings: one('count', 'apart'),
    },
    endOfLife: enforced(),
    secrets: {
      ...enforced(),
      failOn: some(...SECRET_SEVERITIES),
      suppressions:
        random(6) === 0 ? [{ fingerprint: '00', reason: 'r', owner: 'o', expires: '2027-01-20' }] : [],
    },
    exceptions: random(6) === 0 ? [exception('CVE-0')] : [],
    gaps: random(8) === 0 ? [{ path: 'opt/**', reason: 'r', owner: 'o', expires: '2027-01-20' }] : [],
    longestTermDays: random(3),
    vex: { files: random(8) === 0 ? ['x'] : [], attestations: [] },
    registries: { ...enforced(), allow: some('ghcr.io/**', 'ghcr.io/acme/*', 'ghcr.io/acme/app') },
    baseImages: {
      ...enforced(),
      allow: some('docker.io/library/*', 'docker.io/library/node', 'docker.io/library/node:2*'),
      digestPinned: random(2) === 0,
      signedBy: some(signer('a'), signer('b')),
      undetermined: one('block', 'warn', 'allow'),
    },
    workflows: { enforce: one('advise', 'warn', 'block') },
    unrecognisedImages: one('error', 'allow'),
    ...(random(2) === 0 && { isolate: 'required' as const }),
    signOnWarn: random(2) === 0,
    gate: {
      ...gate,
      ...enforced(),
      signers: some<EndingSigner>(gateSigner('a'), gateSigner('b'), {
        ...gateSigner('c'),
        until: one(...ENDS),
      }),
      revokers: some(gateSigner('x'), gateSigner('y')),
      denied: { ...gate.denied, digests: some(deniedDigest('1'), deniedDigest('2')) },
      breakGlass: some(glass('a/*'), glass('b/*')),
    },
  };
}
