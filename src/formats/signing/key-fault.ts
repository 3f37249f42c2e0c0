import { plain } from '../../domain/text.ts';

/** What cosign was asked to do with a key. */
export type KeyUse = 'read' | 'sign';

/** What stands in a message of cosign's about a key, as far as it can be told. */
interface Reported {
  readonly key: string;
  readonly use: KeyUse;
  readonly text: string;
  /** Where Vault has the engine: `transit` unless `TRANSIT_SECRET_ENGINE_PATH` says otherwise. */
  readonly mount: string;
  /** Name of the key in Vault. */
  readonly name: string;
}

type Cause = readonly [pattern: RegExp, say: (told: Reported) => string];

/** Vault's client says this around what the server answers. */
const ENVELOPE =
  /^(.*?)Error making API request\. URL: \S+ \S+ Code: (\d+)\. (?:Errors|Raw Message): (?:\* )?/;

const NETWORK: Cause = [
  /connection refused|connection reset|no such host|no route to host|network is unreachable|i\/o timeout|server misbehaving|\bEOF\b/,
  ({ text }) =>
    `the server cannot be reached (${plain(text.split(/: (?=dial|lookup|read|EOF)/).at(-1) ?? text, 200)})`,
];
const CERTIFICATE: Cause = [
  /x509:|tls: /,
  ({ text }) =>
    `the server's TLS certificate is not accepted (${plain(/(?:x509|tls): .*/.exec(text)?.[0] ?? '', 200)})`,
];

/** What Vault's client and its transit engine say; permissions last, since other causes come with them. */
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
  [
    /Vault is sealed/,
    () => 'the server is sealed: nothing can be signed until its operators have unsealed it',
  ],
  [
    /could not read data from transit key path/,
    ({ name, mount }) =>
      `there is no key \`${name}\` at \`${mount}\`; is the name right, and \`TRANSIT_SECRET_ENGINE_PATH\`, the mount of the transit engine?`,
  ],
  [
    /could not parse transit key keys data|corrupted response|unexpected length of digest/,
    ({ mount }) =>
      `cosign cannot sign with a key of its type: make one of type \`ecdsa-p256\`, or \`rsa-2048\` and longer (\`vault write -f ${mount}/keys/NAME type=ecdsa-p256\`)`,
  ],
  [
    /invalid token|bad token|missing client token/,
    () =>
      'the server does not accept the token: it is wrong, expired or revoked; get a new `VAULT_TOKEN` in the same job',
  ],
  [
    /permission denied|Code: 403/,
    ({ use, mount, name }) =>
      `the policy of the token does not allow it: it needs \`${use === 'read' ? 'read' : 'update'}\` on \`${mount}/${use === 'read' ? 'keys' : 'sign'}/${name}${use === 'read' ? '' : '/*'}\`; is \`TRANSIT_SECRET_ENGINE_PATH\` right?`,
  ],
  [
    /server gave HTTP response to HTTPS client/,
    () => 'the server speaks plain http, and `VAULT_ADDR` says https',
  ],
  [
    /invalid character '.' looking for/,
    () => 'what answers at `VAULT_ADDR` is no Vault server: its answer is not JSON',
  ],
  CERTIFICATE,
  NETWORK,
];

const others = (needs: string): readonly Cause[] => [
  CERTIFICATE,
  NETWORK,
  [
    /unexpected length of digest/,
    () => 'cosign cannot sign with a key of its type: use one on P-256, or RSA',
  ],
  [/^/, ({ text }) => `${plain(text, 300)}; it needs ${needs}`],
];

/** By the start of the reference; of the clouds, what the step must have. */
const PROVIDERS: Readonly<Record<string, readonly Cause[]>> = {
  'hashivault://': VAULT,
  'openbao://': VAULT,
  'awskms://': others(
    '`AWS_REGION` and credentials that may `kms:GetPublicKey`, `kms:DescribeKey` and `kms:Sign`',
  ),
  'gcpkms://': others(
    'Google credentials that may use and view the key (`roles/cloudkms.signerVerifier` and `roles/cloudkms.viewer`)',
  ),
  'azurekms://': others('an Azure login that may `get` the key and `sign` with it'),
  'k8s://': others('a kubeconfig that may read the secret'),
  'gitlab://': others('`GITLAB_TOKEN`, and `GITLAB_HOST` for a GitLab of your own'),
};

/** How the clients of a KMS begin; while signing, a log or a timestamp authority may have failed instead. */
const OF_A_KMS =
  /\b(?:kms|public key|key type|transit|signing the payload|AsymmetricSign|unexpected length of digest)\b/i;

/**
 * Why a key that somebody else holds cannot be used and what to do, in one sentence, from what cosign said of it;
 * undefined for a key that is not in a KMS, and for what the KMS has no part in.
 */
export function keyFault(key: string, use: KeyUse, stderr: string): string | undefined {
  const causes = causesOf(key);
  if (causes === undefined) return undefined;
  const text = errorIn(stderr);
  if (use === 'sign' && !OF_A_KMS.test(text)) return undefined;
  const name = plain(key.slice(key.indexOf('://') + '://'.length), 100);
  const told: Reported = { key, use, text, name, mount: mountIn(text) };
  const cause = causes.find(([pattern]) => pattern.test(text));
  return about(
    key,
    cause === undefined ? plain(text.replace(ENVELOPE, '$1the server answers $2: '), 300) : cause[1](told),
  );
}

/** The same of a KMS that did not answer; undefined for a key that is not in one. */
export function keySilence(key: string, use: KeyUse, seconds: number): string | undefined {
  if (causesOf(key) === undefined) return undefined;
  const who = use === 'read' ? 'its KMS' : 'its KMS, or a service of `signing-config`,';
  return about(key, `${who} did not answer within ${seconds} s; is the address right, and the server up?`);
}

function about(key: string, why: string): string {
  return `the key "${plain(key, 200)}" cannot be used: ${why}`;
}

function causesOf(key: string): readonly Cause[] | undefined {
  return PROVIDERS[/^[a-z0-9]+:\/\//.exec(key)?.[0] ?? ''];
}

/** cosign says its error twice, the second time behind these words; Vault's goes over several lines. */
function errorIn(stderr: string): string {
  const text = stderr.split(/^error during command execution: /m).at(-1) ?? '';
  return text.replace(/\s+/g, ' ').trim();
}

/** The mount in an address or a path that Vault's client names. */
function mountIn(text: string): string {
  const [, mount = 'transit'] = /(?:\/v1|path: )\/(\S+?)\/(?:keys|sign)\//.exec(text) ?? [];
  return plain(mount, 100);
}
