import { expect, test } from 'vitest';
import type { SecretFinding } from '../../../src/domain/finding/finding.ts';
import { DEFAULT_POLICY, type SecretRule, type Suppression } from '../../../src/domain/policy/policy.ts';
import { evaluateSecrets, suppressionUsage } from '../../../src/domain/verdict/evaluate-secrets.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

function secret(fingerprint: string, severity: SecretFinding['severity'] = 'high'): SecretFinding {
  return {
    ...{ fingerprint, severity, rule: 'generic', title: 'A key', engines: ['gitleaks'] },
    places: [{ kind: 'source', path: 'src/settings.ts', line: 12 }],
  };
}

function suppression(fingerprint: string, expires = '2026-06-30'): Suppression {
  return { fingerprint, reason: 'revoked', owner: '@acme/web', expires };
}

function rule(parts: Partial<SecretRule>): SecretRule {
  return { ...DEFAULT_POLICY.secrets, ...parts };
}

/** The effect on each secret, or why it has none. */
function outcomes(findings: readonly SecretFinding[], by: SecretRule): readonly string[] {
  return evaluateSecrets(findings, by, NOW).map((one) =>
    one.effect === 'none' ? one.ignoreReason.kind : one.effect,
  );
}

test('a secret counts by its severity', () => {
  const found = [secret('a', 'high'), secret('b', 'medium'), secret('c', 'low')];
  expect(outcomes(found, rule({}))).toEqual(['block', 'block', 'below']);
  expect(outcomes(found, rule({ failOn: ['high', 'medium', 'low'] }))).toEqual(['block', 'block', 'block']);
  expect(outcomes(found, rule({ failOn: ['high'], enforce: 'warn' }))).toEqual(['warn', 'below', 'below']);
});

test('another secret on the line of a suppressed one counts', () => {
  const by = rule({ suppressions: [suppression('aaaa')] });
  expect(outcomes([secret('aaaa'), secret('bbbb')], by)).toEqual(['suppression', 'block']);
});

test('a suppression is bound to the whole fingerprint', () => {
  expect(outcomes([secret('aaaa')], rule({ suppressions: [suppression('aaa')] }))).toEqual(['block']);
});

test('a suppression ends, and its use is reported', () => {
  const used = suppression('aaaa');
  const expired = suppression('bbbb', '2026-05-31');
  const unused = suppression('cccc');
  const by = rule({ suppressions: [used, expired, unused] });
  const evaluated = evaluateSecrets([secret('aaaa'), secret('bbbb')], by, NOW);
  expect(evaluated[1]).toEqual({ finding: secret('bbbb'), effect: 'block', expired });
  expect(suppressionUsage(evaluated, by)).toEqual({
    used: [{ entry: used, findings: 1 }],
    expired: [expired],
    unused: [unused],
  });
});
