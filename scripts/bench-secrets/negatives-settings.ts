import type { Kind } from './kind.ts';
import { without } from './negative-kind.ts';
import { inCode, inSettings } from './surroundings.ts';

/** Values that stand for no secret although their name does. */
const placeholders = (name: string, values: readonly string[], names: readonly string[]): Kind => ({
  family: 'placeholder',
  name,
  make: (r, turn) =>
    without((turn % 2 === 0 ? inSettings : inCode)(r, r.pick(names), r.fill(r.pick(values)))),
});

const SECRET_NAMES = ['DB_PASSWORD', 'API_KEY', 'CLIENT_SECRET', 'AUTH_TOKEN', 'SECRET_KEY', 'SMTP_PASSWORD'];

/** Placeholders of every fashion. */
export const PLACEHOLDERS: readonly Kind[] = [
  placeholders(
    'to be changed',
    ['changeme', 'change-me', 'CHANGE_ME_PLEASE', 'changeit', 'replace-me'],
    SECRET_NAMES,
  ),
  placeholders('in angle brackets', ['<your-api-key>', '<PASSWORD>', '<insert token here>'], SECRET_NAMES),
  placeholders(
    'your own',
    ['your-secret-here', 'YOUR_API_KEY', 'my-secret-token', 'your_password_here'],
    SECRET_NAMES,
  ),
  placeholders(
    'crosses and stars',
    ['xxxxxxxxxxxxxxxxxxxx', 'XXXX-XXXX-XXXX', '****************', '................'],
    SECRET_NAMES,
  ),
  placeholders(
    'variables',
    ['${DB_PASSWORD}', '$SECRET', '${env:TOKEN}', '%API_KEY%', '$(cat /run/secrets/x)'],
    SECRET_NAMES,
  ),
  placeholders(
    'templates',
    ['{{ .Values.secret }}', '{{ vault_password }}', '<%= token %>', '#{token}#', '@@TOKEN@@'],
    SECRET_NAMES,
  ),
  placeholders(
    'sequences',
    ['12345678', '0123456789abcdef', 'abcdefghijklmnop', '1234567890123456'],
    SECRET_NAMES,
  ),
  placeholders(
    'plain words',
    ['password', 'example', 'dummy-token', 'test-secret', 'not-a-secret', 'placeholder', 'sample_key'],
    SECRET_NAMES,
  ),
  placeholders(
    'empty and switches',
    ['', 'true', 'false', 'null', 'none', 'undefined', 'required', 'optional'],
    SECRET_NAMES,
  ),
  placeholders(
    'paths',
    ['/run/secrets/db', './secrets/token.txt', '/etc/ssl/private/app.key', 'file:///srv/token'],
    SECRET_NAMES,
  ),
  placeholders(
    'references',
    [
      'secretsmanager:prod/db',
      'vault:kv/app#password',
      'op://vault/item/field',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-x',
    ],
    SECRET_NAMES,
  ),
  placeholders(
    'known samples',
    [
      'AKIAIOSFODNN7EXAMPLE',
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      'sk_live_xxxxxxxxxxxxxxxxxxxxxxxx',
      'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    ],
    ['AWS_KEY', 'TOKEN', 'SECRET'],
  ),
  placeholders(
    'repeated tokens',
    [
      'ghp_000000000000000000000000000000000000',
      'glpat-xxxxxxxxxxxxxxxxxxxx',
      'sk-ant-api03-XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
      'AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
      'npm_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    ],
    ['TOKEN', 'KEY'],
  ),
];

/** Settings that are about a secret and hold none. */
export const SETTINGS: readonly Kind[] = [
  ['PASSWORD_MIN_LENGTH', '{d:2}'],
  ['TOKEN_EXPIRY_SECONDS', '{d:5}'],
  ['SECRET_NAME', '{word}-{word}-credentials'],
  ['TOKEN_URL', 'https://login.{word}.org/oauth2/token'],
  ['API_KEY_HEADER', 'X-{word}-Api-Key'],
  ['PASSWORD_HASHER', 'argon2id-{word}'],
  ['PUBLIC_KEY_ID', '{hex:16}'],
  ['KEY_VAULT_NAME', 'kv-{word}-prod-{d:2}'],
  ['TOKEN_TYPE', 'urn:ietf:params:oauth:token-type:jwt'],
  ['PRIMARY_KEY', '{word}_id'],
  ['CACHE_KEY', '{word}:{word}:list'],
  ['S3_OBJECT_KEY', '{word}/2026/{word}-{d:4}.parquet'],
  ['PARTITION_KEY', '{word}#{word}'],
].map(
  ([name = '', template = '']): Kind => ({
    family: 'setting',
    name,
    make: (r, turn) => without((turn % 2 === 0 ? inSettings : inCode)(r, name, r.fill(template))),
  }),
);
