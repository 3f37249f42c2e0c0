import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Kind } from './kind.ts';
import { whole } from './negative-kind.ts';
import type { Random } from './random.ts';

const hash = (algorithm: string, text: string, form: 'hex' | 'base64' = 'hex') =>
  createHash(algorithm).update(text).digest(form);

/** Checksums, as lock files, pins and manifests have them. */
export const CHECKSUMS: readonly Kind[] = [
  whole('checksum', 'package-lock', (r) => [
    `${r.word()}/package-lock.json`,
    Array.from({ length: 6 }, () => {
      const name = r.word();
      return `    "node_modules/${name}-token": {\n      "version": "1.${r.below(9)}.0",\n      "resolved": "https://registry.invalid/${name}-token/-/${name}-token-1.0.0.tgz",\n      "integrity": "sha512-${hash('sha512', r.word(), 'base64')}"\n    },`;
    }).join('\n'),
  ]),
  whole('checksum', 'go.sum', (r) => [
    `${r.word()}/go.sum`,
    Array.from(
      { length: 8 },
      () => `example.org/${r.word()}/secret v1.${r.below(20)}.0 h1:${hash('sha256', r.word(), 'base64')}`,
    ).join('\n'),
  ]),
  whole('checksum', 'yarn.lock', (r) => [
    'yarn.lock',
    Array.from(
      { length: 5 },
      () =>
        `"@auth/${r.word()}@^2.0.0":\n  version "2.0.${r.below(9)}"\n  integrity sha512-${hash('sha512', r.word(), 'base64')}`,
    ).join('\n\n'),
  ]),
  whole('checksum', 'poetry.lock', (r) => [
    'poetry.lock',
    Array.from(
      { length: 5 },
      () => `    {file = "${r.word()}_keys-1.0.tar.gz", hash = "sha256:${hash('sha256', r.word())}"},`,
    ).join('\n'),
  ]),
  whole('checksum', 'image digest', (r) => [
    `deploy/${r.word()}.yaml`,
    `      - name: auth-token-service\n        image: registry.${r.word()}.org/auth/key-server@sha256:${hash('sha256', r.word())}`,
  ]),
  whole('checksum', 'git commits', (r) => [
    `${r.word()}.md`,
    Array.from({ length: 6 }, () => `- ${hash('sha1', r.word())} rotate the api key of ${r.word()}`).join(
      '\n',
    ),
  ]),
  whole('checksum', 'SHA256SUMS', (r) => [
    'SHA256SUMS',
    Array.from({ length: 6 }, () => `${hash('sha256', r.word())}  ${r.word()}-secret-agent.tar.gz`).join(
      '\n',
    ),
  ]),
  whole('checksum', 'script with integrity', (r) => [
    `${r.word()}.html`,
    `<script src="/js/key-${r.word()}.js" integrity="sha384-${hash('sha384', r.word(), 'base64')}" crossorigin></script>`,
  ]),
  whole('checksum', 'workflow pins', (r) => [
    `.github/workflows/${r.word()}.yml`,
    `    steps:\n      - uses: org/get-token@${hash('sha1', r.word())} # v4.1.0\n        with:\n          token: \${{ secrets.TOKEN }}`,
  ]),
  whole('checksum', 'checksum by name', (r) => [
    `${r.word()}.json`,
    `{\n  "keyfile_sha256": "${hash('sha256', r.word())}",\n  "etag": "${hash('md5', r.word())}",\n  "token_md5": "${hash('md5', r.word())}"\n}`,
  ]),
  whole('checksum', 'Dockerfile checksum', (r) => [
    `${r.word()}/Dockerfile`,
    `ENV GPG_KEY ${r.text('HEX', 40)}\nENV DOWNLOAD_SHA256 ${hash('sha256', r.word())}\nADD --checksum=sha256:${hash('sha256', r.word())} https://files.${r.word()}.org/keys.tar /`,
  ]),
  whole('checksum', 'certificate fingerprint', (r) => [
    `${r.word()}.conf`,
    `api_key_fingerprint = ${(r.text('HEX', 64).match(/../g) ?? []).join(':')}`,
  ]),
];

/** Identifiers that are as random as secrets. */
export const IDENTIFIERS: readonly Kind[] = [
  whole('identifier', 'uuid', (r) => [
    `${r.word()}.yaml`,
    `  tenantId: ${r.uuid()}\n  clientId: ${r.uuid()}\n  correlation: ${r.uuid()}`,
  ]),
  whole('identifier', 'uuid in code', (r) => [
    `src/${r.word()}.cs`,
    `[Guid("${r.uuid()}")]\npublic class ${r.word()}KeyProvider { }`,
  ]),
  whole('identifier', 'test ids', (r) => [
    `src/${r.word()}.tsx`,
    `<input data-testid="password-input-${r.word()}" name="password" autoComplete="current-password" />`,
  ]),
  whole('identifier', 'object ids', (r) => [
    `${r.word()}.json`,
    `{ "_id": "${r.text('hex', 24)}", "key": "${r.word()}-${r.word()}", "sort": ${r.below(99)} }`,
  ]),
  whole('identifier', 'aws arn', (r) => [
    `${r.word()}.tf`,
    `  kms_key_id = "arn:aws:kms:eu-central-1:${r.text('d', 12)}:key/${r.uuid()}"`,
  ]),
  whole('identifier', 'request ids', (r) => [
    `${r.word()}.log`,
    Array.from(
      { length: 4 },
      () => `INFO token accepted request=${r.text('hex', 32)} trace=${r.text('hex', 16)}`,
    ).join('\n'),
  ]),
  whole('identifier', 'public client keys', (r) => [
    `src/${r.word()}.ts`,
    `export const stripePublishable = 'pk_live_${r.text('b62', 24)}';`,
  ]),
  whole('identifier', 'sentry dsn', (r) => [
    `src/${r.word()}.ts`,
    `Sentry.init({ dsn: 'https://${r.text('hex', 32)}@o${r.text('d', 6)}.ingest.sentry.io/${r.text('d', 7)}' });`,
  ]),
  whole('identifier', 'analytics ids', (r) => [
    `${r.word()}.html`,
    `<script>gtag('config', 'G-${r.text('AZ09', 10)}'); ga('create', 'UA-${r.text('d', 8)}-1');</script>`,
  ]),
];

const publicPem = (r: Random) => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: r.pick(['P-256', 'P-384']) });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
};
const pem = (r: Random, label: string, lines: number) =>
  `-----BEGIN ${label}-----\n${Array.from({ length: lines }, () => r.text('b64', 64)).join('\n')}\n-----END ${label}-----`;

/** Public halves of keys, and certificates. */
export const KEYS: readonly Kind[] = [
  whole('public key', 'pem', (r) => [`${r.word()}.pem`, publicPem(r)]),
  whole('public key', 'certificate', (r) => [`${r.word()}.crt`, pem(r, 'CERTIFICATE', 18)]),
  whole('public key', 'request', (r) => [`${r.word()}.csr`, pem(r, 'CERTIFICATE REQUEST', 12)]),
  whole('public key', 'ssh', (r) => [
    `home/${r.word()}/authorized_keys`,
    `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.text('b64', 43)} ${r.word()}@host\nssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${r.text('b64', 340)} ${r.word()}`,
  ]),
  whole('public key', 'known_hosts', (r) => [
    `home/${r.word()}/known_hosts`,
    `|1|${r.text('b64', 27)}=|${r.text('b64', 27)}= ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB${r.text('b64', 87)}=`,
  ]),
  whole('public key', 'jwk', (r) => [
    `${r.word()}/jwks.json`,
    `{"keys":[{"kty":"EC","crv":"P-256","kid":"${r.text('b64u', 27)}","x":"${r.text('b64u', 43)}","y":"${r.text('b64u', 43)}","use":"sig"}]}`,
  ]),
  whole('public key', 'pgp', (r) => [`${r.word()}.asc`, pem(r, 'PGP PUBLIC KEY BLOCK', 12)]),
  whole('public key', 'minisign and age', (r) => [
    `${r.word()}.txt`,
    `untrusted comment: minisign public key\nRW${r.text('b64', 54)}\nage1${r.text('bech32', 58)}`,
  ]),
  whole('public key', 'wireguard', (r) => [
    `${r.word()}.conf`,
    `[Peer]\nPublicKey = ${r.bytes(32).toString('base64')}\nAllowedIPs = 10.0.0.0/24`,
  ]),
  whole('public key', 'kubeconfig authority', (r) => [
    `${r.word()}/config`,
    `clusters:\n- cluster:\n    certificate-authority-data: ${Buffer.from(pem(r, 'CERTIFICATE', 8)).toString('base64')}\n    server: https://10.0.0.1:6443`,
  ]),
];
