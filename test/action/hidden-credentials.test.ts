import { describe, expect, test } from 'vitest';
import { credentialsIn, imageInputOf } from '../../src/action/hidden-credentials.ts';

const SECRET = ['s3', 'cr&t/+', 'Xk9'].join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('every credential in the environment is known from the start', () => {
  test.each<[string, Record<string, string>, string]>([
    ['the password of the registry', { 'INPUT_REGISTRY-PASSWORD': SECRET }, SECRET],
    [
      'what is sent of it',
      { 'INPUT_REGISTRY-USERNAME': 'ci', 'INPUT_REGISTRY-PASSWORD': SECRET },
      base64(`ci:${SECRET}`),
    ],
    ['the token for GitHub', { 'INPUT_GITHUB-TOKEN': SECRET }, SECRET],
    ['that of the audit endpoint', { 'INPUT_AUDIT-TOKEN': SECRET }, SECRET],
    ['that which approves', { INPUT_TOKEN: SECRET }, SECRET],
    ['that which asks for an OIDC token', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: SECRET }, SECRET],
    ['the password of the key', { COSIGN_PASSWORD: SECRET }, SECRET],
    ['the key in a variable', { INPUT_KEY: 'env://MY_KEY', MY_KEY: SECRET }, SECRET],
    ['that of a KMS', { VAULT_TOKEN: SECRET }, SECRET],
    ['that of OpenBao', { BAO_TOKEN: SECRET }, SECRET],
    ['that of GitLab', { GITLAB_TOKEN: SECRET }, SECRET],
    ['that of a managed identity', { IDENTITY_HEADER: SECRET }, SECRET],
    [
      'a password in the address of a KMS',
      { VAULT_ADDR: `https://ci:${encodeURIComponent(SECRET)}@vault.example:8200` },
      SECRET,
    ],
    [
      'a password in an address',
      { 'INPUT_TOOL-MIRROR': `https://ci:${encodeURIComponent(SECRET)}@mirror.example/` },
      SECRET,
    ],
    [
      'what is sent of that',
      { 'INPUT_TOOL-MIRROR': `https://ci:${encodeURIComponent(SECRET)}@mirror.example/` },
      base64(`ci:${SECRET}`),
    ],
    ['a token in an address', { 'INPUT_TOOL-MIRROR': 'https://tok3n-abc@mirror.example/' }, 'tok3n-abc'],
    [
      'a key in an address',
      { 'INPUT_AUDIT-URL': `https://siem.example/in?key=${encodeURIComponent(SECRET)}` },
      SECRET,
    ],
    [
      'one under a name of its own',
      { 'INPUT_AUDIT-URL': `https://siem.example/in?env=production&c=${['q7Zr2mKx', 'V9tLw4Bs'].join('')}` },
      ['q7Zr2mKx', 'V9tLw4Bs'].join(''),
    ],
    [
      'one in a line of several',
      { 'INPUT_DB-REPOSITORY': 'a.example/x:2\nci:tok3n-abc@b.example/x:2' },
      'tok3n-abc',
    ],
  ])('%s', (_, environment, credential) => {
    expect(credentialsIn(environment)).toContain(credential);
  });

  test('and nothing else: neither names nor addresses, user names nor digests', () => {
    const environment = {
      INPUT_IMAGE: `ghcr.io/acme/app:1@sha256:${'a'.repeat(64)}`,
      'INPUT_REGISTRY-USERNAME': 'octocat',
      'INPUT_TOOL-MIRROR': 'https://mirror.example/github',
      'INPUT_CERTIFICATE-IDENTITY': 'https://github.com/acme/app/.github/workflows/x.yml@refs/heads/main',
      'INPUT_AUDIT-URL':
        'https://siem.example/in?env=production&source=github-actions-for-production&v=2026-11',
      INPUT_POLICY: `acme/policies/assay.yml@${'b'.repeat(40)}`,
      INPUT_KEY: 'env://MY_KEY',
      GITHUB_REPOSITORY: 'acme/app',
      HOME: '/home/runner',
    };
    expect(credentialsIn(environment)).toEqual([]);
  });
});

test('an image that was asked for with a password is not told', () => {
  expect(imageInputOf({ INPUT_IMAGE: 'ghcr.io/acme/app:1' })).toBe('ghcr.io/acme/app:1');
  expect(imageInputOf({ INPUT_IMAGE: `https://ci:${SECRET}@ghcr.io/acme/app` })).toBe('');
});
