import { describe, expect, test } from 'vitest';
import { deniedDigests, deniedPackages, deniedVulnerabilities } from '../../../src/domain/policy/denied.ts';
import {
  type BreakGlass,
  brokenGlass,
  type DeniedRule,
  endOf,
} from '../../../src/domain/policy/operations.ts';
import { DEFAULT_POLICY, type Policy, policyDigest } from '../../../src/domain/policy/policy.ts';
import { stricter } from '../../../src/domain/policy/policy-merge.ts';
import { createVulnerability } from '../../report/create-run.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const digest = (digit: string) => `sha256:${digit.repeat(64)}` as const;
const why = { reason: 'It contains a backdoor.', owner: '@acme/security' };

describe('break glass', () => {
  const glass = (own: Partial<BreakGlass>): BreakGlass => ({
    ...{ rules: ['database-stale'], until: '2026-11-30T12:00:00Z', reason: 'late', owner: '@ada' },
    ...own,
  });
  const image = { repository: 'ghcr.io/acme/app', digests: [digest('a'), digest('b')] };
  test.each<[string, Partial<BreakGlass>, boolean]>([
    ['its repository', { repository: 'ghcr.io/acme/*' }, true],
    ['one of its digests', { digest: digest('b') }, true],
    ['both', { digest: digest('a'), repository: 'ghcr.io/acme/app' }, true],
    ['another repository', { repository: 'ghcr.io/acme/other' }, false],
    ['another digest', { digest: digest('c') }, false],
    ['its digest elsewhere', { digest: digest('a'), repository: 'docker.io/**' }, false],
    ['a time that is over', { repository: '**', until: '2026-11-29T12:00:00Z' }, false],
    ['more than 72 hours', { repository: '**', until: '2026-12-02T12:00:01Z' }, false],
    ['72 hours', { repository: '**', until: '2026-12-02T12:00:00Z' }, true],
  ])('applies to an image by %s', (_, own, applies) => {
    expect(brokenGlass([glass(own)], image, NOW)).toHaveLength(applies ? 1 : 0);
  });

  test('by a repository does not apply to an image that is in none', () => {
    expect(brokenGlass([glass({ repository: '**' })], { digests: [] }, NOW)).toEqual([]);
  });
});

test('a day ends at midnight, and an instant counts itself', () => {
  expect(endOf('2026-11-29')).toBe(Date.parse('2026-11-30T00:00:00Z'));
  expect(endOf('2026-11-29T12:00:00Z')).toBe(NOW.getTime() + 1);
});

describe('what the policy denies', () => {
  const rule: DeniedRule = {
    digests: [{ digest: digest('a'), since: '2026-11-29', ...why }],
    vulnerabilities: [{ vulnerability: 'CVE-2026-1', ...why }],
    packages: [
      { package: 'pkg:npm/%40acme/app', versions: [], ...why },
      { package: 'xz', versions: ['5.6.0', '5.7.*'], ...why },
    ],
  };

  test('is a digest, with who answers for it and since when', () => {
    const subjects = [
      { digest: digest('a'), name: 'linux/amd64' },
      { digest: digest('b'), name: 'the image' },
    ];
    expect(deniedDigests(rule, subjects, 'gate')).toEqual([
      {
        ...{ code: 'image-revoked', check: 'gate' },
        message: `the policy denies linux/amd64 (${digest('a')}) since 2026-11-29: It contains a backdoor. (owner: @acme/security)`,
      },
    ]);
  });

  test('is a vulnerability of any severity, by any of its names', () => {
    const found = createVulnerability({ id: 'GHSA-1', aliases: ['CVE-2026-1'], severity: 'low' });
    expect(deniedVulnerabilities(rule, [found])).toHaveLength(1);
    expect(deniedVulnerabilities(rule, [createVulnerability({ id: 'CVE-2026-11' })])).toEqual([]);
  });

  test.each([
    [{ package: '@acme/app', version: '1.0.0', purl: 'pkg:npm/@acme/app@1.0.0' }, true],
    [{ package: '@acme/app', version: '1.0.0', purl: 'pkg:npm/%40acme/app@1.0.0?x=y' }, true],
    [{ package: '@acme/apps', version: '1.0.0', purl: 'pkg:npm/%40acme/apps@1.0.0' }, false],
    [{ package: '@acme/app', version: '1.0.0' }, false],
    [{ package: 'xz', version: '5.6.0' }, true],
    [{ package: 'xz', version: '5.7.12' }, true],
    [{ package: 'xz', version: '5.6.01' }, false],
  ])('is a package: %j', (one, isDenied) => {
    expect(deniedPackages(rule, [one])).toHaveLength(isDenied ? 1 : 0);
  });
});

describe('merged with a central policy', () => {
  const of = (own: Partial<Policy['gate']>): Policy => ({
    ...DEFAULT_POLICY,
    gate: { ...DEFAULT_POLICY.gate, ...own },
  });
  const signer = (identity: string, until?: string) =>
    ({ kind: 'certificate', identity, issuer: 'https://issuer.example', ...(until && { until }) }) as const;

  test('a repository may name fewer signers and earlier ends', () => {
    const central = of({ signers: [signer('a'), signer('b', '2027-01-01')] });
    const fewer = of({ signers: [signer('b', '2026-12-31')] });
    expect(stricter(central, fewer)).toMatchObject({ refused: [], policy: { gate: fewer.gate } });
  });

  test.each([
    ['another signer', [signer('c')], 'accepts the signer c'],
    ['a later end', [signer('b', '2027-01-02')], 'after its end, 2027-01-01'],
    ['no end', [signer('b')], 'after its end, 2027-01-01'],
  ])('but not %s', (_, signers, refused) => {
    const central = of({ signers: [signer('a'), signer('b', '2027-01-01')] });
    expect(stricter(central, of({ signers })).refused).toEqual([expect.stringContaining(refused)]);
  });

  test('it may deny more and name more revokers, and breaks no glass', () => {
    const denied = { ...DEFAULT_POLICY.gate.denied, digests: [{ digest: digest('a'), ...why }] };
    const local = of({ denied, revokers: [signer('x')] });
    expect(stricter(of({}), local)).toMatchObject({ refused: [], policy: local });
    const glass = {
      rules: ['new-findings'],
      until: '2026-11-30T12:00:00Z',
      ...why,
      repository: '**',
    } as const;
    expect(stricter(of({}), of({ breakGlass: [glass] })).refused).toEqual([
      'breaks glass for new-findings until 2026-11-30T12:00:00Z',
    ]);
  });
});

test('the digest of a policy is of the rules that judge an image, not of how the gate is run', () => {
  const { gate, vulnerabilities } = DEFAULT_POLICY;
  const operated: Policy = {
    ...DEFAULT_POLICY,
    vulnerabilities: { ...vulnerabilities, databaseMaxAgeMs: 1 },
    gate: { ...gate, denied: { ...gate.denied, digests: [{ digest: digest('a'), ...why }] } },
  };
  expect(policyDigest(operated)).toBe(policyDigest(DEFAULT_POLICY));
  const looser = { ...DEFAULT_POLICY, vulnerabilities: { ...vulnerabilities, onlyFixed: true } };
  expect(policyDigest(looser)).not.toBe(policyDigest(DEFAULT_POLICY));
});
