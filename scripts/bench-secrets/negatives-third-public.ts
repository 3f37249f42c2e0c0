// Held out: written by one who had not read the rules or their tests.
import type { Kind } from './kind.ts';
import { whole } from './negative-kind.ts';
import { base64, lines } from './rows-third.ts';

const publicPem = (label: string, body: string) =>
  lines(`-----BEGIN ${label}-----`, ...(body.match(/.{1,64}/g) ?? []), `-----END ${label}-----`);

/** Values that a provider means to be public. */
export const PUBLIC: readonly Kind[] = [
  whole('public', 'publishable payment key', (r) => [
    `${r.word()}/.env.production`,
    `NEXT_PUBLIC_STRIPE_KEY=pk_live_${r.text('b62', 99)}`,
  ]),
  whole('public', 'address of error reports', (r) => [
    `src/${r.word()}.ts`,
    `Sentry.init({ dsn: 'https://${r.text('hex', 32)}@o${r.text('d', 6)}.ingest.sentry.io/${r.text('d', 7)}' });`,
  ]),
  whole('public', 'public map token', (r) => [
    `src/${r.word()}.js`,
    `mapboxgl.accessToken = 'pk.${base64(JSON.stringify({ u: r.word(), a: r.text('az09', 25) })).replaceAll('=', '')}.${r.text('b64u', 22)}';`,
  ]),
  whole('public', 'site key of a captcha', (r) => [
    `${r.word()}.html`,
    `<div class="g-recaptcha" data-sitekey="6L${r.text('b64u', 38)}"></div>`,
  ]),
  whole('public', 'oauth client id', (r) => [
    `${r.word()}.plist`,
    `<key>CLIENT_ID</key>\n<string>${r.text('d', 12)}-${r.text('az09', 32)}.apps.googleusercontent.com</string>`,
  ]),
  whole('public', 'azure identifiers', (r) => [
    `${r.word()}.tfvars`,
    lines(
      `tenant_id       = "${r.uuid()}"`,
      `subscription_id = "${r.uuid()}"`,
      `client_id       = "${r.uuid()}"`,
    ),
  ]),
  whole('public', 'analytics', (r) => [
    `${r.word()}.html`,
    `<script async src="https://www.googletagmanager.com/gtag/js?id=G-${r.text('AZ09', 10)}"></script>`,
  ]),
  whole('public', 'verification of a site', (r) => [
    `${r.word()}.zone`,
    `@ 300 IN TXT "google-site-verification=${r.text('b64u', 43)}"`,
  ]),
  whole('public', 'mail signing record', (r) => [
    `${r.word()}.zone`,
    `s1._domainkey IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ${r.text('b64', 180)}IDAQAB"`,
  ]),
  whole('public', 'certificate fingerprints', (r) => [
    `.well-known/assetlinks.json`,
    `[{ "target": { "package_name": "org.${r.word()}", "sha256_cert_fingerprints": ["${Array.from({ length: 32 }, () => r.text('HEX', 2)).join(':')}"] } }]`,
  ]),
  whole('public', 'pinned key of a server', (r) => [
    `src/${r.word()}.kt`,
    `CertificatePinner.Builder().add("${r.word()}.org", "sha256/${r.bytes(32).toString('base64')}")`,
  ]),
  whole('public', 'known hosts', (r) => [
    `.ssh/known_hosts`,
    `git.${r.word()}.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.text('b64', 43)}`,
  ]),
  whole('public', 'age recipients', (r) => [
    `.sops.yaml`,
    lines('creation_rules:', `  - age: age1${r.text('bech32', 58)}`, `    pgp: ${r.text('HEX', 40)}`),
  ]),
  whole('public', 'minisign key', (r) => [
    `${r.word()}.pub`,
    lines(`untrusted comment: minisign public key ${r.text('HEX', 16)}`, `RW${r.text('b64', 54)}`),
  ]),
  whole('public', 'pgp key', (r) => [
    `${r.word()}.asc`,
    publicPem('PGP PUBLIC KEY BLOCK', r.text('b64', 640)),
  ]),
  whole('public', 'signing request', (r) => [
    `${r.word()}.csr`,
    publicPem('CERTIFICATE REQUEST', `MII${r.text('b64', 700)}`),
  ]),
  whole('public', 'authority of a cluster', (r) => [
    `${r.word()}/kubeconfig`,
    lines(
      'clusters:',
      '- cluster:',
      `    certificate-authority-data: ${base64(publicPem('CERTIFICATE', `MII${r.text('b64', 900)}`))}`,
      '    server: https://10.0.0.1:6443',
    ),
  ]),
  whole('public', 'key set', (r) => [
    `jwks.json`,
    `{"keys":[{"kty":"RSA","kid":"${r.text('b64u', 27)}","use":"sig","e":"AQAB","n":"${r.text('b64u', 342)}"}]}`,
  ]),
  whole('public', 'wireguard peer', (r) => [
    `${r.word()}.conf`,
    lines('[Peer]', `PublicKey = ${r.bytes(32).toString('base64')}`, `Endpoint = vpn.${r.word()}.org:51820`),
  ]),
  whole('public', 'address of a token contract', (r) => [
    `src/${r.word()}.ts`,
    lines(
      `export const TOKEN_ADDRESS = '0x${r.text('hex', 40)}';`,
      `export const TX = '0x${r.text('hex', 64)}';`,
    ),
  ]),
  whole('public', 'chat identifiers', (r) => [
    `${r.word()}.yaml`,
    lines(
      `slack_channel: C0${r.text('AZ09', 9)}`,
      `discord_guild: "${r.text('d', 18)}"`,
      `telegram_chat: "-100${r.text('d', 10)}"`,
    ),
  ]),
];
