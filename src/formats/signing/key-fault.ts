import { plain } from '../../domain/text.ts';

/** What cosign was asked to do with a key. */
export type KeyUse = 'read' | 'sign';

/** What is known about a failure from cosign's message. */
interface KeyFailure {
  readonly key: string;
  readonly use: KeyUse;
  readonly text: string;
  /** The mount of the engine in Vault: `transit`, unless `TRANSIT_SECRET_ENGINE_PATH` says otherwise. */
  readonly mount: string;
  /** Name of the key in Vault. */
  readonly name: string;
}

/** A cause: the pattern of cosign's message, and the message of Assay. */
type Cause = readonly [pattern: RegExp, explain: (failure: KeyFailure) => string];

/** The text of Vault's client around the answer of the server. */
const ENVELOPE =
  /^(.*?)Error making API request\. URL: \S+ \S+ Code: (\d+)\. (?:Errors|Raw Message): (?:\* )?/;

/** What Go's network package writes if there is no connection. */
const NO_CONNECTION = [
  ...['connection refused', 'connection reset', 'no such host', 'no route to host'],
  ...['network is unreachable', 'i/o timeout', 'server misbehaving', String.raw`\bEOF\b`],
].join('|');
const NETWORK: Cause = [
  new RegExp(NO_CONNECTION),
  ({ text }) =>
    `the server cannot be reached (${plain(text.split(/: (?=dial|lookup|read|EOF)/).at(-1) ?? text, 200)})`,
];
const CERTIFICATE: Cause = [
  /x509:|tls: /,
  ({ text }) =>
    `the server's TLS certificate is not accepted (${plain(/(?:x509|tls): .*/.exec(text)?.[0] ?? '', 200)})`,
];

/** The messages of Vault's client and its transit engine. Permissions come last, since other causes mention them too. */
const VAULT: readonly Cause[] = [
  [
    /VAULT_ADDR or BAO_ADDR is not set/,
    () => 'set `VAULT_ADDR`, the address of the server, in the environment of the step',
  ],
  [
    /\.vault-token|no Vault token found/i,
    () => 'there is no token: set `VAULT_TOKEN` in the environment of the step',
  ],
  [
    /kms specification should be in the format/,
    ({ key }) =>
      `the name of the key alone must follow \`${key.split('://')[0]}://\`: the newest version signs, and the mount of the engine goes into \`TRANSIT_SECRET_ENGINE_PATH\``,
  ],
  [/Vault is sealed/, () => 'the server is sealed: nothing can be signed until its operators unseal it'],
  [
    /could not read data from transit key path/,
    ({ name, mount }) =>
      `there is no key \`${name}\` at \`${mount}\`; check the name, and \`TRANSIT_SECRET_ENGINE_PATH\`, the mount of the transit engine`,
  ],
  [
    /could not parse transit key keys data|corrupted response|unexpected length of digest/,
    ({ mount }) =>
      `cosign cannot sign with a key of this type: create one of the type \`ecdsa-p256\`, or \`rsa-2048\` and longer (\`vault write -f ${mount}/keys/NAME type=ecdsa-p256\`)`,
  ],
  [
    /invalid token|bad token|missing client token/,
    () =>
      'the server does not accept the token: it is wrong, expired or revoked; get a new `VAULT_TOKEN` in the same job',
  ],
  [
    /permission denied|Code: 403/,
    ({ use, mount, name }) =>
      `the policy of the token does not allow this: it needs \`${use === 'read' ? 'read' : 'update'}\` on \`${mount}/${use === 'read' ? 'keys' : 'sign'}/${name}${use === 'read' ? '' : '/*'}\`; check \`TRANSIT_SECRET_ENGINE_PATH\` too`,
  ],
  [
    /server gave HTTP response to HTTPS client/,
    () => 'the server uses plain http, but `VAULT_ADDR` says https',
  ],
  [
    /invalid character '.' looking for/,
    () => 'there is no Vault server at `VAULT_ADDR`: its answer is not JSON',
  ],
  CERTIFICATE,
  NETWORK,
];

const causesOfCloud = (needs: string): readonly Cause[] => [
  CERTIFICATE,
  NETWORK,
  [
    /unexpected length of digest/,
    () => 'cosign cannot sign with a key of this type: use one on P-256, or RSA',
  ],
  [/^/, ({ text }) => `${plain(text, 300)}; it needs ${needs}`],
];

/** The causes by the beginning of the reference. For the clouds they name what the step needs. */
const PROVIDERS: Readonly<Record<string, readonly Cause[]>> = {
  'hashivault://': VAULT,
  'openbao://': VAULT,
  'awskms://': causesOfCloud(
    '`AWS_REGION` and credentials that may `kms:GetPublicKey`, `kms:DescribeKey` and `kms:Sign`',
  ),
  'gcpkms://': causesOfCloud(
    'Google credentials that may use and view the key (`roles/cloudkms.signerVerifier` and `roles/cloudkms.viewer`)',
  ),
  'azurekms://': causesOfCloud('an Azure login that may `get` the key and `sign` with it'),
  'k8s://': causesOfCloud('a kubeconfig that may read the secret'),
  'gitlab://': causesOfCloud('`GITLAB_TOKEN`, and `GITLAB_HOST` for your own GitLab'),
};

/** Words of the clients of a KMS. While signing, a log or a timestamp authority may have failed instead. */
const OF_A_KMS =
  /\b(?:kms|public key|key type|transit|signing the payload|AsymmetricSign|unexpected length of digest)\b/i;

/**
 * Why a key in a KMS cannot be used and what to do, in one sentence, from the output of cosign. Undefined for a key that is
 * not in a KMS, and for a failure that is not the KMS's.
 */
export function keyFault(key: string, use: KeyUse, stderr: string): string | undefined {
  const causes = causesOf(key);
  if (causes === undefined) return undefined;
  const text = errorIn(stderr);
  if (use === 'sign' && !OF_A_KMS.test(text)) return undefined;
  const name = plain(key.slice(key.indexOf('://') + '://'.length), 100);
  const failure: KeyFailure = { key, use, text, name, mount: mountIn(text) };
  const cause = causes.find(([pattern]) => pattern.test(text));
  return about(
    key,
    cause === undefined ? plain(text.replace(ENVELOPE, '$1the server answers $2: '), 300) : cause[1](failure),
  );
}

/** Whether a key is in a KMS. */
export function isInKms(key: string): boolean {
  return causesOf(key) !== undefined;
}

/** The message about a KMS that did not answer; undefined for a key that is not in a KMS. */
export function keySilence(key: string, use: KeyUse, seconds: number): string | undefined {
  if (causesOf(key) === undefined) return undefined;
  const who = use === 'read' ? 'its KMS' : 'its KMS, or a service of `signing-config`,';
  return about(key, `${who} did not answer within ${seconds} s; check the address, and that the server runs`);
}

function about(key: string, why: string): string {
  return `the key "${plain(key, 200)}" cannot be used: ${why}`;
}

function causesOf(key: string): readonly Cause[] | undefined {
  return PROVIDERS[/^[a-z0-9]+:\/\//.exec(key)?.[0] ?? ''];
}

/** The error in cosign's output. cosign writes it twice, the second time after these words, and in several lines. */
function errorIn(stderr: string): string {
  const text = stderr.split(/^error during command execution: /m).at(-1) ?? '';
  return text.replace(/\s+/g, ' ').trim();
}

/** The mount in an address or a path in a message of Vault's client. */
function mountIn(text: string): string {
  const [, mount = 'transit'] = /(?:\/v1|path: )\/(\S+?)\/(?:keys|sign)\//.exec(text) ?? [];
  return plain(mount, 100);
}
