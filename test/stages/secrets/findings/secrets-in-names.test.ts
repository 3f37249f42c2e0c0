import { describe, expect, test } from 'vitest';
import type { Secrets } from '../../../../src/domain/evidence/evidence.ts';
import { DEFAULT_POLICY, type Policy } from '../../../../src/domain/policy/policy.ts';
import type { Outcome } from '../../../../src/domain/verdict/verdict.ts';
import { LooseValues } from '../../../../src/formats/redaction/redact.ts';
import { isMaskable, SecretTexts } from '../../../../src/stages/secrets/findings/secret-texts.ts';
import {
  secretInNameReasons,
  secretTextsToHide,
} from '../../../../src/stages/secrets/findings/secrets-in-names.ts';
import { createSecret, createSecrets } from '../../../report/create-run.ts';

const VALUE = ['Zx8', 'kQ2vLm9', 'Rt4'].join('');
const FINGERPRINT = 'ab'.repeat(16);

function counting(secrets: Outcome<Secrets>, policy: Partial<Policy['secrets']> = {}): readonly string[] {
  const found = new SecretTexts();
  found.add(FINGERPRINT, [VALUE]);
  const world = { runner: { masked: new Set([VALUE, 'word']) }, now: () => new Date('2026-06-01T00:00:00Z') };
  const rule = { ...DEFAULT_POLICY.secrets, ...policy };
  return secretTextsToHide(world as never, { policy: { ...DEFAULT_POLICY, secrets: rule } }, secrets, found);
}

describe('the values that count', () => {
  const done = { done: true, value: createSecrets([createSecret({ fingerprint: FINGERPRINT })]) } as const;
  const suppression = { fingerprint: FINGERPRINT, reason: 'revoked', owner: '@acme', expires: '2026-06-30' };

  test('are those of the findings that the policy does not let through', () => {
    expect(counting(done)).toEqual([VALUE]);
    expect(counting(done, { suppressions: [suppression] })).toEqual([]);
    expect(counting(done, { suppressions: [{ ...suppression, expires: '2026-05-01' }] })).toEqual([VALUE]);
    expect(counting(done, { failOn: ['high'] })).toEqual([]);
    expect(counting({ done: true, value: createSecrets() })).toEqual([]);
  });

  test('are all that tell a secret where the check did not end', () => {
    expect(counting({ done: false, reasons: [] })).toEqual([VALUE]);
  });
});

test('a run whose name contains a secret value fails; the reason names the place, but not the value', () => {
  const names = new Map([
    ['the name of the image', `ghcr.io/acme/${VALUE.toLowerCase()}:1`],
    ['the name of the repository', 'acme/app'],
  ]);
  const [reason, ...more] = secretInNameReasons(names, new LooseValues([VALUE]));
  expect(more).toEqual([]);
  expect(reason).toMatchObject({ code: 'secret-found', check: 'secrets' });
  expect(reason?.message).toContain('is part of the name of the image, ');
  expect(JSON.stringify(reason)).not.toContain(VALUE);
  expect(secretInNameReasons(names, new LooseValues([]))).toEqual([]);
});

describe('what tells a secret wherever it stands', () => {
  test.each([VALUE, 'lodash@4', 'Houses-3-Trees!', `ghp_${'a1B2'.repeat(9)}`])('%s does', (text) => {
    expect(isMaskable(text)).toBe(true);
  });

  test.each([
    'paperless',
    'postgres',
    'my-shop-app',
    'Trees',
    'abc123',
    'python3',
    'redis-client-2',
    'node18',
  ])('%s does not', (text) => {
    expect(isMaskable(text)).toBe(false);
  });
});
