import { describe, expect, test } from 'vitest';
import { createRunner } from '../../../src/adapters/github/runner.ts';
import { effectAt, type PlannedSigner } from '../../../src/domain/admission/admission-plan.ts';
import { type JudgedImage, planAdmission } from '../../../src/domain/admission/plan-admission.ts';
import type { Admission } from '../../../src/domain/gate/admission.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import { refusedAdmission } from '../../../src/gate/ledger.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const DIGEST = `sha256:${'a'.repeat(64)}` as const;
const RELEASE: PlannedSigner = {
  kind: 'certificate',
  identity: 'https://github.com/acme/app/.github/workflows/ship.yml@refs/heads/main',
  issuer: 'https://token.actions.githubusercontent.com',
};
const POLICY: Policy = { ...DEFAULT_POLICY, registries: { enforce: 'block', allow: ['ghcr.io/acme/*'] } };
const OPTIONS = { exempt: [], isEnforced: false, now: NOW };

function judged(signer: PlannedSigner = RELEASE, changes: Partial<Admission> = {}): JudgedImage {
  const admission = {
    ...refusedAdmission('ghcr.io/acme/app', createRunner({}).context, [], NOW),
    digest: DIGEST,
    require: ['signature', 'summary'] as const,
    ...changes,
  };
  return { reference: { registry: 'ghcr.io', path: 'acme/app' }, admission, signer };
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AssayError) return error.reasons[0].code;
    throw error;
  }
  return 'none';
}

describe('a plan', () => {
  test('demands what the gate demanded, and the source that it verified', () => {
    const source = { repository: 'https://github.com/acme/app', ref: 'refs/heads/main' };
    const plan = planAdmission([judged(RELEASE, { source })], POLICY, OPTIONS);
    expect(plan).toMatchObject({
      images: [{ repository: 'ghcr.io/acme/app', digest: DIGEST }],
      registries: ['ghcr.io/acme/*'],
      signer: RELEASE,
      require: ['signature', 'summary'],
      sourceRepositories: ['https://github.com/acme/app'],
      sourceRefs: ['refs/heads/main'],
      onlyGate: [],
    });
  });

  test('demands no ref if the policy allows every one', () => {
    expect(planAdmission([judged(RELEASE, { source: { ref: 'any' } })], POLICY, OPTIONS).sourceRefs).toEqual(
      [],
    );
  });

  test('allows a verification summary the lowest age that the gate allowed', () => {
    const ages = [86_400_000, 3_600_000].map((maxAgeMs) => judged(RELEASE, { maxAgeMs }));
    const [one = judged(), ...others] = ages;
    expect(planAdmission([one, ...others], POLICY, OPTIONS).maxAgeMs).toBe(3_600_000);
  });

  test('is not made of evidence of two signers', () => {
    const others: readonly PlannedSigner[] = [
      { ...RELEASE, identity: `${RELEASE.identity}2` },
      { ...RELEASE, issuer: 'https://issuer.example.com' },
      { kind: 'key', publicKey: 'x' },
    ];
    for (const other of others)
      expect(codeOf(() => planAdmission([judged(), judged(other)], POLICY, OPTIONS))).toBe(
        'identity-mismatch',
      );
    expect(codeOf(() => planAdmission([judged(), judged({ ...RELEASE })], POLICY, OPTIONS))).toBe('none');
  });

  test('is not made of a policy that allows every registry', () => {
    for (const allow of [[], ['**'], ['ghcr.io/acme/*', '*/**']]) {
      const policy: Policy = { ...POLICY, registries: { enforce: 'block', allow } };
      expect(
        codeOf(() => planAdmission([judged()], policy, OPTIONS)),
        String(allow),
      ).toBe('policy-invalid');
    }
  });

  test('names what of the policy only the gate holds', () => {
    const gate = { ...POLICY.gate, level: 'SLSA_BUILD_LEVEL_2', runner: 'github-hosted' } as const;
    expect(planAdmission([judged()], { ...POLICY, gate }, OPTIONS).onlyGate).toEqual(['level', 'runner']);
  });
});

describe('the effect of a rule', () => {
  test.each([
    ['2026-11-30', false, 'warn'],
    ['2026-11-29', false, 'deny'],
    ['2026-11-28', false, 'deny'],
    ['2026-11-30', true, 'deny'],
    [undefined, false, 'warn'],
    [undefined, true, 'deny'],
  ])('that blocks from %s on (enforced: %s) is: %s', (blockFrom, isEnforced, action) => {
    const rule = { enforce: 'block' as const, ...(blockFrom && { blockFrom }) };
    expect(effectAt(rule, isEnforced, NOW).action).toBe(action);
  });
});
