import { expect, test } from 'vitest';
import { SECRET_SEVERITIES, SECRET_WHYS } from '../../../src/domain/finding/finding.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { rotationOf } from '../../../src/domain/verdict/rotation.ts';
import { adviceOnSecret, suppressionText, whyInWords } from '../../../src/domain/verdict/secret-advice.ts';
import { readPolicyFile } from '../../../src/formats/policy-file/policy-file-read.ts';
import { createSecret } from '../../report/create-run.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

test('every severity and every reason for one is told in words', () => {
  const said = SECRET_SEVERITIES.map((severity) => whyInWords({ severity }));
  const more = SECRET_WHYS.map((why) => whyInWords({ severity: 'medium', why }));
  expect(new Set([...said, ...more]).size).toBe(SECRET_SEVERITIES.length + SECRET_WHYS.length);
  expect(whyInWords({ severity: 'low', why: 'sample-place' })).toBe(
    'low: it is only in locations that usually contain samples: tests, examples, documentation',
  );
});

test.each([
  ['github-pat', 'GitHub'],
  ['gitlab-pat', 'GitLab'],
  ['aws-access-token', 'IAM'],
  ['gcp-api-key', 'Google Cloud'],
  ['slack-webhook-url', 'webhook'],
  ['slack-bot-token', 'Slack'],
  ['stripe-access-token', 'payment'],
  ['npm-access-token', 'npm'],
  ['private-key', 'new key pair'],
  ['credential-in-address', 'Change the password'],
  ['hashicorp-tf-password', 'Revoke it in the system that issued it'],
  ['terraform-state-secret', 'remote backend'],
  ['piped-password', 'Change the password'],
  ['signing-password', 'Change the password'],
  ['credential-in-call', 'Change the password'],
  ['snmp-community', 'Change the password'],
  ['key-in-call', 'forge'],
  ['rails-master-key', 'encrypted credentials'],
  ['gossip-key', 'cluster'],
  ['k3s-token', 'cluster'],
  ['mercado-pago-token', 'payment'],
  ['logfire-token', 'settings of the service'],
  ['matrix-token', 'home server'],
  ['some-rule-of-tomorrow', 'Find the system that it gives access to'],
])('%s is rotated where it was made', (rule, word) => {
  expect(rotationOf(rule)).toContain(word);
  expect(rotationOf(rule)).not.toMatch(/https?:/);
});

test('what is to be pasted is a sound policy that lets just this secret through, whatever the longest term', () => {
  for (const longestTermDays of [90, 5]) {
    const policy = { ...DEFAULT_POLICY, longestTermDays };
    const fingerprint = '1234567890123456789012345678901e';
    const { suppress } = adviceOnSecret(createSecret({ fingerprint }), policy, NOW);
    expect(readPolicyFile(Buffer.from(suppress), policy, NOW)).toMatchObject({
      ok: true,
      value: { doubts: [], policy: { secrets: { suppressions: [{ fingerprint }] } } },
    });
  }
  const two = suppressionText(
    [createSecret(), createSecret({ fingerprint: 'f'.repeat(32) })],
    DEFAULT_POLICY,
    NOW,
  );
  expect(readPolicyFile(Buffer.from(two), DEFAULT_POLICY, NOW).ok).toBe(true);
});
