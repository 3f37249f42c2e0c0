import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { doubtOf } from '../../../../src/stages/secrets/findings/doubt.ts';
import { SuspectFile, whyNoSecret } from '../../../../src/stages/secrets/findings/why-no-secret.ts';
import type { Hit } from '../../../../src/stages/secrets/hit.ts';
import { checksumOf } from '../../../../src/stages/secrets/no-secret/tokens.ts';

const random = new Random('why');
const hit = (rule: string, value: string, line = 1): Hit => ({
  ...{ engine: 'gitleaks', rule, title: 't', file: 'test/example/a.md', line, value },
});
const why = (rule: string, value: string, text = value, path = 'src/a.ts') =>
  whyNoSecret(hit(rule, value), new SuspectFile(path, text));
const frame = (word: string) => `-----${word} ${'PRI'}${'VATE'} KEY-----`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('what an engine found is let go with its reason', () => {
  test.each([
    ['placeholder', 'github-pat', `ghp_${'x'.repeat(36)}`],
    ['placeholder', 'gitlab-pat', 'glpat-1234567890abcdefghij'],
    ['published', 'aws-access-token', ['wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'EXAMPLEKEY'].join('')],
    ['sample', 'private-key', `${frame('BEGIN')}\n...\n${frame('END')}`],
    ['published', 'stripe-publishable-token', random.fill('pk_live_{b62:24}')],
    ['name', 'gcp-service-account', '"type": "service_account"'],
    ['name', 'generic-api-key', 'labels.api_key.title'],
    ['name', 'generic-api-key', 'x-hub-signature-256'],
    ['name', 'generic-api-key', 'croatian-UTF-8'],
    ['name', 'generic-api-key', 'ERR_PASSWORD_TOO_SHORT'],
    ['reference', 'generic-api-key', random.fill('sha256:{hex:64}')],
    ['reference', 'generic-api-key', 'CVE-2025-12345'],
    ['template', 'generic-api-key', '${{ secrets.API_KEY }}'],
    ['translation', 'generic-api-key', 'Contrase\\u00f1a'],
    ['placeholder', 'kubernetes-secret-yaml', base64('changeme')],
    [
      'public-key',
      'kubernetes-secret-yaml',
      base64(`-----BEGIN CERTIFICATE-----\n${random.text('b64', 64)}\n`),
    ],
    ['encrypted', 'generic-api-key', `ENC[AES256_GCM,data:${random.text('b64', 20)},type:str]`],
    ['encrypted', 'generic-api-key', `{cipher}${random.text('hex', 64)}`],
  ])('%s, of the rule %s', (reason, rule, value) => {
    expect(why(rule, value)).toBe(reason);
  });

  test.each([
    ['checksum', (value: string) => `TOOL_SHA=${value}`, '{hex:64}'],
    ['identifier', (value: string) => `token accepted request=${value}`, '{hex:32}'],
    ['identifier', (value: string) => `"private_key_id": "${value}"`, '{hex:32}'],
    ['checksum', (value: string) => `Public key ping-sha256: ${value}`, '{b62:43}='],
    ['published', (value: string) => `<div data-sitekey="${value}">`, '6L{b62:38}'],
    ['published', (value: string) => `https://codecov.io/badge.svg?token=${value}`, '{b62:10}'],
    ['reference', (value: string) => `arn:aws:secretsmanager:eu-west-1:1:${value}`, '{b62:20}'],
    ['encrypted', (value: string) => `password: ENC[AES256_GCM,data:${value},iv:x]`, '{b62:20}'],
    ['encrypted', (value: string) => `- secure: "${value}"`, '{b64:80}'],
  ])('%s, by what stands beside it', (reason, line, template) => {
    const value = random.fill(template);
    expect(why('generic-api-key', value, line(value))).toBe(reason);
  });

  test.each([
    ['identifier', (value: string) => `TOKEN_ADDRESS = '${value}'`, '0x{hex:40}'],
    ['identifier', (value: string) => `const tokenB = "${value}";`, '0x{HEX:40}'],
    ['identifier', (value: string) => `discord_token_channel: "${value}"`, '{d:18}'],
    ['identifier', (value: string) => `Idempotency-Key: ${value}`, '{uuid}'],
    ['identifier', (value: string) => `"idempotencyToken": "${value}"`, '{uuid}'],
    ['identifier', (value: string) => `"clientRequestToken": "${value}"`, '{uuid}'],
    ['identifier', (value: string) => `"cacheKey": "node-modules-${value}"`, '{hex:64}'],
    ['identifier', (value: string) => `sort_key = "ORDER-${value}"`, '{b62:20}'],
    ['checksum', (value: string) => `"hashed_secret": "${value}",`, '{hex:40}'],
    ['sample', (value: string) => `COUNT = 0\nKEY = ${value}\nIV = 00\nPLAINTEXT = 00\n`, '{hex:32}'],
    [
      'sample',
      (value: string) => `"tcId": 1,\n"ivSize": 96,\n"tagSize": 128,\n"key": "${value}"`,
      '{hex:32}',
    ],
  ])('%s, which is no credential whatever its name: %#', (reason, line, template) => {
    const value = random.fill(template);
    const text = line(value);
    const number = text.slice(0, text.indexOf(value)).split('\n').length;
    const file = new SuspectFile('src/a.ts', text);
    const whole = text.split('\n')[number - 1]?.match(/(?:[\w]+-)+[\w-]{20,}(?=")/)?.[0] ?? value;
    expect(whyNoSecret(hit('generic-api-key', whole.includes(value) ? whole : value, number), file)).toBe(
      reason,
    );
  });

  test('as an identifier where a rule takes a number of a chat service for a client', () => {
    expect(why('discord-client-id', random.fill('{d:18}'))).toBe('identifier');
    expect(why('discord-client-id', random.fill('{b62:32}'))).toBeUndefined();
  });

  test('as no token where it is the middle of base64, and not where it stands between signs of a sentence', () => {
    const key = random.fill('AKIA{b32:16}');
    const [left, right] = [random.text('b64', 80), random.text('b64', 80)];
    expect(why('aws-access-token', key, `"${left}+${key}/${right}"`)).toBe('no-token');
    expect(why('aws-access-token', key, `sha512-${left}/${key}==`)).toBe('no-token');
    expect(why('aws-access-token', key, `https://host.acme.io/path/to/${key}/more`)).toBeUndefined();
    expect(why('aws-access-token', key, `id=${key}`)).toBeUndefined();
  });

  test('as a public key where its checksum says that it is the public half of an NKEY', () => {
    const published = 'ADMHMDX2LEUJRZQHGVSVRWZEJ2CPNHYO6TB4ZCZ37LXAX5SYNEW252GF';
    expect(why('generic-api-key', published, `nkey = "${published}"`)).toBe('public-key');
    for (const other of [published.replace('MDX', 'MDY'), `S${published.slice(1)}`])
      expect(why('generic-api-key', other, `seed = "${other}"`)).toBeUndefined();
    const seed = `S${published.slice(1)}`;
    expect(why('generic-api-key', seed, `nkey = "${seed}"`)).toBeUndefined();
  });

  test('as a name where the rule for a prefix took the name of a test', () => {
    const name = 'test_create_order_v2_with_invalid_currency_ab';
    expect(why('payment-key', name, `def ${name}():`)).toBe('name');
    for (const humps of ['test_successfulPrivateKeyAuthentication', 'live_reloadOfTheDashboardWithSha256'])
      expect(why('payment-key', humps, `def ${humps}(self):`)).toBe('name');
    for (let turn = 0; turn < 50; turn += 1) {
      expect(why('payment-key', random.fill('live_{b64u:40}'))).toBeUndefined();
      expect(why('payment-key', random.fill('test_{b62:32}'))).toBeUndefined();
    }
  });

  test('in a file that SOPS has encrypted all that it added, and not what it left in clear', () => {
    const mac = `ENC[AES256_GCM,data:${random.text('b64', 40)},type:str]`;
    const [clear, key] = [random.fill('{b62:24}'), random.text('b64', 64)];
    const text = `token: ${clear}\nother: ${mac}\nsops:\n  kms:\n    - enc: ${key}\n  mac: ${mac}\n`;
    const file = new SuspectFile('a.yaml', text);
    expect(whyNoSecret(hit('generic-api-key', key, 5), file)).toBe('encrypted');
    expect(whyNoSecret(hit('generic-api-key', clear, 1), file)).toBeUndefined();
  });

  test('in a block of base64 by the line that it begins with', () => {
    const lines = [1, 2, 3].map(() => random.text('hex', 80));
    const file = new SuspectFile(
      'a.yml',
      `x: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${lines.join('\n  ')}\n`,
    );
    expect(whyNoSecret(hit('generic-api-key', lines[2] ?? '', 5), file)).toBe('encrypted');
    const plain = new SuspectFile('a.yml', `x: |\n  ${lines.join('\n  ')}\n`);
    expect(whyNoSecret(hit('generic-api-key', lines[2] ?? '', 4), plain)).toBeUndefined();
  });
});

describe('what may be a secret is kept', () => {
  test.each([
    [(value: string) => `DEPLOYER_PRIVATE_KEY = '${value}'`, '0x{hex:64}'],
    [(value: string) => `api_key = '${value}'`, '0x{hex:40}'],
    [(value: string) => `AZURE_STORAGE_KEY = '${value}'`, '{b64:86}=='],
    [(value: string) => `EVENT_KEY = '${value}'`, '{b62:40}'],
    [(value: string) => `KEY = ${value}\nIV = 00\nHOST = db`, '{hex:32}'],
    [(value: string) => `"secret": "${value}"`, '{hex:40}'],
  ])('where it stands beside what is let go: %#', (line, template) => {
    const value = random.fill(template);
    expect(why('generic-api-key', value, line(value))).toBeUndefined();
  });

  test.each(['{b62:20}', '{b64u:20}', '{b62:26}'])(
    'a token, whatever its random part looks like: %s',
    (body) => {
      const tokens = Array.from({ length: 20_000 }, () => random.fill(`glpat-${body}`));
      expect(
        tokens.filter((token) => why('gitlab-pat', token, `const T = "${token}"`) !== undefined),
      ).toEqual([]);
    },
  );

  test('whatever its path says', () => {
    expect(why('github-pat', random.fill('ghp_{b62:36}'), undefined, 'test/example/a.md')).toBeUndefined();
    expect(why('generic-api-key', random.fill('{b62:32}'), undefined, 'locale/de.json')).toBeUndefined();
  });

  test.each([
    ['a password with marks and a number', `gr\u00fc\u00dfe-${random.fill('{b62:12}')}`],
    ['base64 of a password', base64(random.fill('{b62:6}!{b62:8}'))],
    ['random small letters and numbers', random.fill('{az09:24}')],
    ['hexadecimal digits', random.fill('{hex:32}')],
    ['an element', random.fill('{b62:14}')],
  ])('%s', (_, value) => {
    expect(why('generic-api-key', value, `<password>${value}</password>`, 'a.xml')).toBeUndefined();
  });

  test('a key between its frames, commented out, joined, escaped, or in a page', () => {
    const body = Array.from({ length: 6 }, () => random.text('b64', 64));
    for (const between of ['\n', '\n# ', '\n// ', '\\n', '\\n" +\n  "', '&#10;', '<br>', '<br/>\n', '\n * '])
      expect(why('private-key', [frame('BEGIN'), ...body, frame('END')].join(between))).toBeUndefined();
  });
});

describe('what speaks against a hit', () => {
  test.each(['P@ssw0rd!', 'Pass@word1', 'Welcome1', 'admin123', 'minio123', 'paperless', 'Passw0rd'])(
    '%s is weak',
    (value) => {
      expect(doubtOf(hit('credential-by-name', value))).toEqual({ doubt: 'weak' });
    },
  );

  test.each([random.fill('{pass}'), random.fill('{b62:12}9'), 'Xk9-tulip-Rain', 'correcthorsebatterystaple'])(
    '%s is not',
    (value) => {
      expect(doubtOf(hit('credential-by-name', value))).toEqual({});
    },
  );

  test.each([
    ['const TEST_FAKE_RSA_KEY_35: &str = "', true],
    ['var dummyKey = `', true],
    ['  "samplePrivateKey": "', true],
    ['const latestKey = "', false],
    ['signing_key: ', false],
    ['', false],
  ])('a private key behind %s is one by its name: %s', (before, isNamed) => {
    const doubt = doubtOf(hit('private-key', frame('BEGIN')), `${before}${frame('BEGIN')}`);
    expect(doubt).toEqual(isNamed ? { doubt: 'test-name' } : {});
  });

  test('a checksum that does not fit makes a token unsound, one that fits does not', () => {
    const body = random.text('b62', 30);
    expect(doubtOf(hit('github-pat', `ghp_${body}${checksumOf(body)}`))).toEqual({});
    expect(doubtOf(hit('npm-access-token', `npm_${body}${checksumOf(body)}`))).toEqual({});
    expect(doubtOf(hit('github-pat', `ghp_${body}${checksumOf(`${body}x`)}`))).toEqual({
      doubt: 'bad-checksum',
    });
    // Not every token has one.
    expect(doubtOf(hit('gitlab-pat', random.fill('glpat-{b64u:20}')))).toEqual({});
  });
});
