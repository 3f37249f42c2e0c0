import { describe, expect, test } from 'vitest';
import { decide, objection } from '../../src/domain/decision.ts';
import { demandsOf, type GateRequest } from '../../src/domain/gate-request.ts';
import { DEFAULT_POLICY, type Policy, policyDigest } from '../../src/domain/policy.ts';
import { REASONS, type ReasonCode } from '../../src/domain/reason.ts';
import { digest } from './gate-evidence.ts';

const of = (...codes: readonly ReasonCode[]) => codes.map((code) => objection(code, 'evidence', 'words'));

describe('the decision', () => {
  test('without objections is to allow', () => {
    expect(decide([], 'block')).toBe('allow');
    expect(decide([], 'warn')).toBe('allow');
  });

  test('is to deny what the evidence speaks against, or to warn of it', () => {
    expect(decide(of('signature-missing'), 'block')).toBe('deny');
    expect(decide(of('signature-missing', 'new-findings'), 'warn')).toBe('warn');
  });

  test('is an error for what could not be verified, whatever else there is and whatever `enforce` says', () => {
    expect(decide(of('registry-unavailable'), 'warn')).toBe('error');
    expect(decide(of('signature-missing', 'verifiers-disagree'), 'warn')).toBe('error');
    expect(decide(of('evidence-unreadable', 'signature-missing'), 'block')).toBe('error');
  });

  test('only warns of what the policy only warns of', () => {
    const warning = objection('new-findings', 'scan', 'words', { effect: 'warn' });
    expect(decide([warning], 'block')).toBe('warn');
    expect(decide([warning, ...of('summary-stale')], 'block')).toBe('deny');
  });

  test('never allows with an objection, whatever its code', () => {
    for (const code of Object.keys(REASONS) as ReasonCode[]) {
      expect(['deny', 'error']).toContain(decide(of(code), 'block'));
      expect(['warn', 'error']).toContain(decide(of(code), 'warn'));
    }
  });
});

test('an objection keeps hostile words to one harmless line', () => {
  const { message } = objection(
    'summary-mismatch',
    'evidence',
    `::set-output name=x::${'y'.repeat(5000)}\n::error::`,
  );
  expect(message.startsWith('::')).toBe(false);
  expect(message).not.toContain('\n');
  expect(message.length).toBeLessThanOrEqual(1400);
});

describe('the demands', () => {
  const request: GateRequest = {
    asked: 'registry.example/shop:1',
    reference: { registry: 'registry.example', path: 'shop', tag: '1' },
    source: {},
    require: ['signature'],
    maxAgeMs: 1,
    rescan: true,
    policy: DEFAULT_POLICY,
    database: { repositories: [], offline: false },
  };
  const gate: Policy['gate'] = {
    enforce: 'block',
    signer: { identity: 'https://ci.example/policy', issuer: 'https://issuer.example' },
    sourceRepository: 'https://github.com/acme/policy',
    sourceRef: 'refs/heads/policy',
    acceptedPolicies: [digest('7')],
  };

  test('must say who signs', () => {
    expect(() => demandsOf(request)).toThrow(/certificate-identity/);
  });

  test('come from the policy where the inputs are silent, and from the inputs where they speak', () => {
    const policy = { ...DEFAULT_POLICY, gate };
    expect(demandsOf({ ...request, policy })).toMatchObject({
      signer: { kind: 'certificate', identity: 'https://ci.example/policy' },
      source: { repository: 'https://github.com/acme/policy', ref: 'refs/heads/policy' },
      policies: [policyDigest(policy), digest('7')],
    });
    const signer = { kind: 'key', key: '/cosign.pub', environment: {} } as const;
    const spoken = demandsOf({ ...request, policy, signer, source: { ref: 'refs/heads/input' } });
    expect(spoken).toMatchObject({
      signer,
      source: { repository: 'https://github.com/acme/policy', ref: 'refs/heads/input' },
    });
  });
});
