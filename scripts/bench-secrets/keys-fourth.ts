import type { Kind } from './kind.ts';
import type { Random } from './random.ts';
import { base64, leak, pem } from './rows-fourth.ts';

const RSA = 'RSA PRIVATE KEY';
const PKCS8 = 'PRIVATE KEY';
const EC = 'EC PRIVATE KEY';
const OPENSSH = 'OPENSSH PRIVATE KEY';

const oneLine = (text: string, mark = '\\n') => text.replaceAll('\n', mark);
const indented = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);
const key = (name: string, path: string, text: string, secretOf: (r: Random) => string) =>
  leak('key', name, path, text, secretOf);

const RSA_PARTS = ['P', 'Q', 'DP', 'DQ', 'InverseQ'].map((name) => `<${name}>{b64:171}=</${name}>`).join('');

const WORDS = (
  'apple brave cabin dance eager fabric garlic habit idle jungle kitten lemon marble napkin ocean paddle quick ' +
  'rabbit saddle table umbrella vacuum wagon yellow zebra acid bacon camera decade echo'
).split(' ');

/** Private keys as they stand in files that are not key files, and keys of other tools. */
export const KEYS_FOURTH: readonly Kind[] = [
  key('service account of google', 'gcp/{word}-key.json', SERVICE_ACCOUNT(), (r) =>
    oneLine(`${pem(r, PKCS8, 1216)}\n`),
  ),
  key(
    'environment with escaped lines',
    '.env.production',
    'APP_ID={d:6}\nGITHUB_APP_PRIVATE_KEY="{secret}"\n',
    (r) => oneLine(pem(r, RSA, 1190)),
  ),
  key('yaml literal', 'config/{word}.yml', 'jwt:\n  issuer: {word}\n  private_key: |\n    {secret}\n', (r) =>
    indented(pem(r, EC, 121), '    '),
  ),
  key('kubernetes tls', 'k8s/{word}-tls.yaml', SECRET_TLS(), (r) => base64(`${pem(r, PKCS8, 1216)}\n`)),
  key('python text', 'src/{word}_keys.py', 'KEY = """{secret}"""\n\n\ndef load():\n    return KEY\n', (r) =>
    pem(r, RSA, 1190),
  ),
  key('c string', 'firmware/{word}.h', '#pragma once\nstatic const char DEVICE_KEY[] =\n{secret};\n', (r) =>
    pem(r, EC, 121)
      .split('\n')
      .map((line) => `  "${line}\\n"`)
      .join('\n'),
  ),
  key(
    'java text joined',
    'src/main/java/{word}/Keys.java',
    'class Keys {\n  static final String K = {secret};\n}\n',
    (r) =>
      pem(r, PKCS8, 1216)
        .split('\n')
        .map((line) => `"${line}\\n"`)
        .join(' +\n    '),
  ),
  key(
    'dockerfile echo',
    '{word}/Dockerfile',
    'FROM alpine:3.20\nRUN mkdir -p /root/.ssh\nRUN echo "{secret}" > /root/.ssh/id_ed25519\n',
    (r) => oneLine(pem(r, OPENSSH, 290, 70)),
  ),
  key(
    'here document',
    'scripts/{word}.sh',
    'mkdir -p ~/.ssh\ncat > ~/.ssh/id_rsa <<KEY\n{secret}\nKEY\n',
    (r) => pem(r, OPENSSH, 1800, 70),
  ),
  key(
    'terraform here document',
    'infra/{word}.tf',
    'locals {\n  deploy_key = <<-EOT\n    {secret}\n  EOT\n}\n',
    (r) => indented(pem(r, RSA, 1190), '    '),
  ),
  key(
    'openvpn inline',
    'vpn/{word}.ovpn',
    'client\ndev tun\nremote vpn.{word}.com 1194\n<key>\n{secret}\n</key>\n',
    (r) => pem(r, PKCS8, 1216),
  ),
  key('openvpn static', 'vpn/ta.key', '#\n# 2048 bit OpenVPN static key\n#\n{secret}\n', (r) => {
    const lines = Array.from({ length: 16 }, () => r.text('hex', 32));
    return ['-----BEGIN OpenVPN Static key V1-----', ...lines, '-----END OpenVPN Static key V1-----'].join(
      '\n',
    );
  }),
  key(
    'xml of dotnet',
    'keys/{word}.xml',
    `<RSAKeyValue><Modulus>{b64:342}==</Modulus><Exponent>AQAB</Exponent>${RSA_PARTS}<D>{secret}</D></RSAKeyValue>\n`,
    (r) => r.bytes(256).toString('base64'),
  ),
  key(
    'json web key',
    'config/{word}.jwk.json',
    '{\n  "kty": "EC",\n  "crv": "P-256",\n  "x": "{b64u:43}",\n  "y": "{b64u:43}",\n  "d": "{secret}"\n}\n',
    (r) => r.bytes(32).toString('base64url'),
  ),
  key('putty', 'keys/{word}.ppk', PUTTY(), (r) => r.bytes(36).toString('base64')),
  key('pgp block', 'release/{word}.asc', '{secret}\n', (r) =>
    pem(r, 'PGP PRIVATE KEY BLOCK', 900).replace('-----\n', '-----\n\n'),
  ),
  key(
    'pem with carriage returns in json',
    '{word}/settings.json',
    '{\n  "host": "{word}",\n  "sshKey": "{secret}"\n}\n',
    (r) => oneLine(pem(r, OPENSSH, 290, 70), '\\r\\n'),
  ),
  key('whole key in base64', 'ci/{word}.env', 'CI_DEPLOY_USER={word}\nSSH_PRIVATE_KEY_B64={secret}\n', (r) =>
    base64(pem(r, OPENSSH, 290, 70)),
  ),
  key('kubeconfig client key', '.kube/config', KUBECONFIG(), (r) => base64(pem(r, RSA, 1190))),
  key(
    'wireguard interface',
    'wg/{word}.conf',
    '[Interface]\nAddress = 10.8.0.{d:1}/32\nPrivateKey = {secret}\n',
    (r) => r.bytes(32).toString('base64'),
  ),
  key(
    'age identity',
    'secrets/{word}.txt',
    '# created: 2025-11-02T09:14:00Z\n# public key: age1{bech32:58}\n{secret}\n',
    (r) => r.fill('AGE-SECRET-KEY-1{AGE:58}'),
  ),
  key(
    'ethereum accounts of hardhat',
    'hardhat.config.js',
    "module.exports = {\n  networks: {\n    mainnet: {\n      url: 'https://rpc.{word}.io',\n      accounts: ['0x{secret}'],\n    },\n  },\n};\n",
    (r) => r.text('hex', 64),
  ),
  key('private key of a wallet', '.env', 'RPC_URL=https://rpc.{word}.io\nPRIVATE_KEY=0x{secret}\n', (r) =>
    r.text('hex', 64),
  ),
  key(
    'mnemonic',
    'truffle-config.js',
    "const provider = require('hd');\nconst mnemonic = '{secret}';\n",
    (r) => Array.from({ length: 12 }, () => r.pick(WORDS)).join(' '),
  ),
  key('solana wallet', 'wallets/id.json', '{secret}\n', (r) => JSON.stringify([...r.bytes(64)])),
  key('nostr', 'bot/{word}.toml', 'relay = "wss://relay.{word}.com"\nnsec = "{secret}"\n', (r) =>
    r.fill('nsec1{bech32:58}'),
  ),
  key('signing key of an updater', '.tauri/{word}.env', 'TAURI_SIGNING_PRIVATE_KEY="{secret}"\n', (r) =>
    base64(`untrusted comment: rsign encrypted secret key\n${r.bytes(158).toString('base64')}\n`),
  ),
];

function SERVICE_ACCOUNT(): string {
  return `{
  "type": "service_account",
  "project_id": "{word}-{d:6}",
  "client_email": "ci@{word}.iam.gserviceaccount.com",
  "token_uri": "https://oauth2.googleapis.com/token",
  "private_key": "{secret}"
}
`;
}

function SECRET_TLS(): string {
  return `apiVersion: v1
kind: Secret
metadata:
  name: {word}-tls
type: kubernetes.io/tls
data:
  tls.key: {secret}
`;
}

function PUTTY(): string {
  return `PuTTY-User-Key-File-3: ssh-ed25519
Encryption: none
Comment: {word}
Public-Lines: 2
AAAAC3NzaC1lZDI1NTE5AAAAI{b64:39}
{b64:19}=
Private-Lines: 1
{secret}
Private-MAC: {hex:64}
`;
}

function KUBECONFIG(): string {
  return `apiVersion: v1
kind: Config
clusters:
  - name: {word}
    cluster:
      server: https://10.0.0.{d:2}:6443
users:
  - name: {word}
    user:
      client-key-data: {secret}
`;
}
