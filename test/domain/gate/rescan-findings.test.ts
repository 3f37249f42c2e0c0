import { describe, expect, test } from 'vitest';
import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import {
  type Accepted,
  evaluateRescan,
  type KnownFinding,
} from '../../../src/domain/gate/rescan-findings.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import type { NamedBase } from '../../../src/domain/verdict/base-image.ts';
import type { Vex } from '../../../src/domain/vex/apply-vex.ts';
import type { VexStatus } from '../../../src/domain/vex/vex-statement.ts';
import { createScan, createVulnerability } from '../../report/create-run.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const finding = createVulnerability({ severity: 'high' });
const { vulnerabilities } = DEFAULT_POLICY;
const signer = { identity: 'https://github.com/a/b/.github/workflows/x.yml@refs/heads/main', issuer: 'i' };
const BASE = { name: 'docker.io/library/debian:12', digest: `sha256:${'a'.repeat(64)}` } as const;
const allowing = (...allow: string[]): Pick<Policy, 'baseImages'> => ({
  baseImages: { ...DEFAULT_POLICY.baseImages, allow },
});

/** What only the build saw, with the policy that lets it count. */
const BY_SIGHT: readonly (readonly [string, Accepted, Policy])[] = [
  [
    'what shipped before',
    { by: 'baseline', image: 'registry.example.com/a/b:main', signer: signer.identity },
    policyWith({ newOnly: { image: 'registry.example.com/a/b:main', signer } }),
  ],
  [
    'layers of the base image',
    { by: 'base-image', base: BASE },
    { ...policyWith({ baseImageFindings: 'apart' }), ...allowing('debian:12') },
  ],
  [
    'VEX files of the checkout',
    { by: 'vex-files', files: ['vex/app.json'] },
    { ...DEFAULT_POLICY, vex: { files: ['vex/*.json'], attestations: [] } },
  ],
];

function policyWith(rule: Partial<Policy['vulnerabilities']>): Policy {
  return { ...DEFAULT_POLICY, vulnerabilities: { ...vulnerabilities, ...rule } };
}

function counts(
  policy: Policy,
  known: KnownFinding | undefined,
  found: Vulnerability = finding,
  vex?: Vex,
): boolean {
  const context = { image: 'registry.example.com/a/b', now: NOW, ...(vex && { vex }) };
  return evaluateRescan(createScan([found]), policy, context, () => known).newFindings.length > 0;
}

const asBefore = { severity: 'high', isFixed: true };

describe.each(BY_SIGHT)('a finding that the build has let through by %s', (_, accepted, policy) => {
  const known = { ...asBefore, accepted };

  test('stays let through as long as it stands no worse than it stood', () => {
    expect(counts(policy, known)).toBe(false);
    expect(counts(policy, { ...known, severity: 'critical' })).toBe(false);
    expect(counts(policy, { ...known, severity: 'medium' })).toBe(true);
    expect(counts(policy, { ...known, severity: 'unknown' })).toBe(true);
    expect(counts(policy, { ...known, isFixed: false })).toBe(true);
  });

  test('counts when the signed result does not say so, or lists it for another reason', () => {
    expect(counts(policy, undefined)).toBe(true);
    expect(counts(policy, asBefore)).toBe(true);
    for (const [, other] of BY_SIGHT)
      expect(counts(policy, { ...asBefore, accepted: other })).toBe(other.by !== accepted.by);
  });

  test('counts under a policy that lets nothing through by it any more', () => {
    expect(counts(DEFAULT_POLICY, known)).toBe(true);
  });

  test('counts again when its exception has expired', () => {
    const exceptions = [{ vulnerability: finding.id, reason: 'r', owner: 'o', expires: '2026-11-01' }];
    expect(counts({ ...policy, exceptions }, known)).toBe(true);
  });

  test('counts when its score has risen to one that the policy blocks', () => {
    const scored = { ...policy, vulnerabilities: { ...policy.vulnerabilities, cvss: 9 } };
    const rated = { ...finding, cvss: 9.1 };
    expect(counts(scored, { ...known, cvss: 7.5 }, rated)).toBe(true);
    expect(counts(scored, known, rated)).toBe(true);
    expect(counts(scored, { ...known, cvss: 9 }, rated)).toBe(false);
    expect(counts(policy, { ...known, cvss: 7.5 }, rated)).toBe(false);
  });
});

describe('the same thing that only the build saw', () => {
  const apart = (policy: Pick<Policy, 'baseImages'>) => ({
    ...policyWith({ baseImageFindings: 'apart' }),
    ...policy,
  });
  const based = (base: NamedBase): KnownFinding => ({ ...asBefore, accepted: { by: 'base-image', base } });

  test('is a base image that the policy still names', () => {
    expect(counts(apart(allowing('docker.io/library/*')), based(BASE))).toBe(false);
    expect(counts(apart(allowing('debian:13')), based(BASE))).toBe(true);
    expect(counts(apart(allowing()), based(BASE))).toBe(true);
    const signed = { baseImages: { ...DEFAULT_POLICY.baseImages, signedBy: [signer] } };
    expect(counts(apart(signed), based({ ...BASE, signedBy: signer.identity }))).toBe(false);
    expect(counts(apart(signed), based(BASE))).toBe(true);
  });

  test('is the same baseline, by the same signer', () => {
    const to = (image: string, of: string): Policy =>
      policyWith({ newOnly: { image, signer: { ...signer, identity: of } } });
    const [, accepted] = BY_SIGHT[0] ?? [];
    const known = { ...asBefore, ...(accepted && { accepted }) };
    expect(counts(to('registry.example.com/a/b:main', signer.identity), known)).toBe(false);
    expect(counts(to('registry.example.com/a/b:other', signer.identity), known)).toBe(true);
    expect(counts(to('registry.example.com/a/b:main', 'eve'), known)).toBe(true);
  });

  test('is a VEX file that is still believed, and that nobody contradicts now', () => {
    const believing = (...files: string[]): Policy => ({
      ...DEFAULT_POLICY,
      vex: { files, attestations: [signer] },
    });
    const by = (...files: string[]): KnownFinding => ({ ...asBefore, accepted: { by: 'vex-files', files } });
    expect(counts(believing('vex/*.json'), by('vex/a.json', 'other/b.json'))).toBe(true);
    expect(counts(believing('vex/*.json', 'other/*'), by('vex/a.json', 'other/b.json'))).toBe(false);
    const said = (status: VexStatus): Vex => ({
      statements: [
        {
          ...{ document: 'd', statement: '1', aliases: [], vulnerability: finding.id, status },
          source: { kind: 'attestation', referrer: BASE.digest, subject: BASE.digest, signedBy: signer },
          products: [{ within: [{ digest: BASE.digest }] }],
        },
      ],
      places: finding.foundIn.map((name) => ({
        ...{ name, digests: [BASE.digest], links: [], packages: new Map() },
        purl: { type: 'oci', name: 'b', qualifiers: {} },
      })),
    });
    const known = by('vex/a.json');
    expect(counts(believing('vex/*.json'), known, finding, said('affected'))).toBe(true);
    expect(counts(believing('vex/*.json'), known, finding, said('under_investigation'))).toBe(true);
    expect(counts(believing('vex/*.json'), known, finding, said('not_affected'))).toBe(false);
  });
});

test('under any other policy what counts now is new, known or not', () => {
  expect(counts(DEFAULT_POLICY, asBefore)).toBe(true);
});
