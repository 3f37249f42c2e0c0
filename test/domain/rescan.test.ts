import { describe, expect, test } from 'vitest';
import type { Vulnerability } from '../../src/domain/finding.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/domain/policy.ts';
import { type KnownFinding, weighRescan } from '../../src/domain/rescan.ts';
import { createScan, createVulnerability } from '../report/create-run.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const finding = createVulnerability({ severity: 'high' });
const { vulnerabilities } = DEFAULT_POLICY;
const signer = { identity: 'https://github.com/a/b/.github/workflows/x.yml@refs/heads/main', issuer: 'i' };
const BY_SIGHT: readonly (readonly [string, Policy])[] = [
  ['what shipped before', policyWith({ newOnly: { image: 'registry.example.com/a/b:main', signer } })],
  ['layers of the base image', policyWith({ baseImageFindings: 'apart' })],
  ['VEX files of the checkout', { ...DEFAULT_POLICY, vex: { files: ['vex/*.json'], attestations: [] } }],
];

function policyWith(rule: Partial<Policy['vulnerabilities']>): Policy {
  return { ...DEFAULT_POLICY, vulnerabilities: { ...vulnerabilities, ...rule } };
}

function counts(policy: Policy, known: KnownFinding | undefined, found: Vulnerability = finding): boolean {
  const context = { image: 'registry.example.com/a/b', now: NOW };
  return weighRescan(createScan([found]), policy, context, () => known).found.length > 0;
}

const asBefore = { severity: 'high', isFixed: true };

describe('a finding that the build has let through by what only it saw', () => {
  test.each(BY_SIGHT)('stays let through as long as it stands as it stood: %s', (_, policy) => {
    expect(counts(policy, asBefore)).toBe(false);
    expect(counts(policy, undefined)).toBe(true);
    expect(counts(policy, { ...asBefore, severity: 'medium' })).toBe(true);
    expect(counts(policy, { ...asBefore, isFixed: false })).toBe(true);
  });

  test('counts again when its exception has expired', () => {
    const exceptions = [{ vulnerability: finding.id, reason: 'r', owner: 'o', expires: '2026-11-01' }];
    for (const [, policy] of BY_SIGHT) expect(counts({ ...policy, exceptions }, asBefore)).toBe(true);
  });
});

test('under any other policy what counts now is new, known or not', () => {
  expect(counts(DEFAULT_POLICY, asBefore)).toBe(true);
});
