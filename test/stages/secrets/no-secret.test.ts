import { describe, expect, it } from 'vitest';
import { Random } from '../../../scripts/bench-secrets/random.ts';
import type { Hit } from '../../../src/stages/secrets/engines.ts';
import { isNoSecret } from '../../../src/stages/secrets/no-secret.ts';

const random = new Random('no-secret');
const hit = (rule: string, value: string, engine: Hit['engine'] = 'gitleaks'): Hit => ({
  engine,
  rule,
  title: 't',
  file: 'test/example/a.md',
  line: 1,
  value,
});

describe('what an engine found is dropped', () => {
  const frame = (word: string) => `-----${word} ${'PRI'}${'VATE'} KEY-----`;

  it.each([
    ['crosses', 'github-pat', `ghp_${'x'.repeat(36)}`],
    ['a sequence', 'gitlab-pat', 'glpat-1234567890abcdefghij'],
    ['a documented key', 'aws-access-token', ['AKIAIOSFODNN7', 'EXAMPLE'].join('')],
    ['an empty frame', 'private-key', `${frame('BEGIN')}\n...\n${frame('END')}`],
    ['a publishable key', 'stripe-publishable-token', random.fill('pk_live_{b62:24}')],
    ['a mark', 'gcp-service-account', '"type": "service_account"'],
    ['words', 'generic-api-key', 'settings.api_key.label'],
    ['a named thing', 'generic-api-key', 'x-hub-signature-256'],
    ['a named thing', 'generic-api-key', 'croatian-UTF-8'],
    ['a named thing', 'generic-api-key', 'serbian-latin-cp1250'],
    ['a checksum', 'generic-api-key', random.fill('sha256:{hex:64}')],
    ['an advisory', 'generic-api-key', 'CVE-2025-12345'],
    ['a template', 'generic-api-key', '${{ secrets.API_KEY }}'],
  ])('when it is %s', (_, rule, value) => {
    expect(isNoSecret(hit(rule, value), '')).toBe(true);
  });

  it('when a generic rule took an identifier for a secret by its line', () => {
    const id = random.fill('{hex:32}');
    expect(isNoSecret(hit('generic-api-key', id), `token accepted request=${id}`)).toBe(true);
    expect(isNoSecret(hit('generic-api-key', id), `"private_key_id": "${id}"`)).toBe(true);
    expect(isNoSecret(hit('generic-api-key', id), `"private_key": "${id}"`)).toBe(false);
    const sum = random.fill('{b62:43}=');
    expect(isNoSecret(hit('generic-api-key', sum), `Public key ping-sha256: ${sum}`)).toBe(true);
    expect(isNoSecret(hit('generic-api-key', sum), `Private key: ${sum}`)).toBe(false);
    expect(isNoSecret(hit('datadog-access-token', id), `trace_id=${id}`)).toBe(false);
  });

  it('never by its path, and never when it is random', () => {
    expect(isNoSecret(hit('github-pat', random.fill('ghp_{b62:36}')), 'a test example')).toBe(false);
    expect(isNoSecret(hit('generic-api-key', random.fill('{b62:32}')), 'key = …')).toBe(false);
  });
});
