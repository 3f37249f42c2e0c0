import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateRequest, GateSigner } from '../../domain/gate/gate-request.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { certificateName } from '../../domain/workflow/certificate-name.ts';
import { publicKeysIn } from '../../formats/signing/pem.ts';
import {
  bundleVerifier,
  EMPTY_TRUSTED_ROOT,
  type Identity,
  readTrustedRoot,
  type Verification,
} from '../../formats/signing/sigstore.ts';
import type { World } from '../../ports.ts';
import { readInput } from '../shared/read-input.ts';
import { readPublicKey } from './public-key.ts';

/** What signatures are verified against, in process and by cosign. */
export interface Trust {
  readonly verify: (bundle: Uint8Array) => Verification;
  /**
   * Arguments that make cosign demand the same of a bundle that this key signed (absent: a certificate did);
   * `--use-signed-timestamps` depends on the bundle and is not among them.
   */
  readonly cosignArguments: (publicKey?: string) => readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

type Needs = Pick<World, 'processes' | 'tools' | 'workspace' | 'publicSigstore'>;
/** Where the trusted root comes from. */
export type TrustRequest = Pick<GateRequest, 'trustedRoot'> & {
  readonly database: { readonly offline: boolean };
  /** In-toto types of the statements that are read; absent: Statement v1 alone. */
  readonly statementTypes?: readonly string[];
};

/** Reads the trusted root and the key. Throws `input-invalid`, `key-invalid` or `trust-unavailable`. */
export async function prepareTrust(world: Needs, signer: GateSigner, request: TrustRequest): Promise<Trust> {
  const folder = await world.workspace.folder('trust');
  const environment = { ...world.workspace.environment, TUF_ROOT: join(folder, 'tuf') };
  const [json, identity] = await Promise.all([
    trustedRootOf(world, signer, request),
    identityOf(world, signer, environment),
  ]);
  const root = parseRoot(json, request);
  const file = join(folder, 'trusted-root.json');
  await writeFile(file, json, { mode: 0o600 });
  const services = [
    ...['--trusted-root', file],
    ...(root.tlogs.length === 0 ? ['--insecure-ignore-tlog'] : []),
    ...(root.ctlogs.length === 0 ? ['--insecure-ignore-sct'] : []),
  ];
  const signerArguments = await argumentsOf(identity, folder);
  return {
    verify: bundleVerifier(root, identity, request.statementTypes),
    cosignArguments: (publicKey) => [...services, ...signerArguments(publicKey)],
    environment,
  };
}

/** cosign takes one key: of several it is given the one that signed. */
async function argumentsOf(identity: Identity, folder: string): Promise<Trust['cosignArguments']> {
  if (identity.kind === 'certificate') {
    const { subject, issuer } = identity;
    return () => ['--certificate-identity', subject, '--certificate-oidc-issuer', issuer];
  }
  const { publicKeys } = identity;
  const fileOf = (index: number) => join(folder, `key-${index}.pub`);
  for (const [index, publicKey] of publicKeys.entries())
    await writeFile(fileOf(index), publicKey, { mode: 0o600 });
  return (publicKey = '') => ['--key', fileOf(Math.max(0, publicKeys.indexOf(publicKey)))];
}

async function trustedRootOf(world: Needs, signer: GateSigner, request: TrustRequest): Promise<string> {
  const { trustedRoot } = request;
  if (trustedRoot !== undefined) return await readInput('trusted-root', trustedRoot);
  // A key may sign without any service: then nothing but the key is trusted.
  if (signer.kind === 'key') return EMPTY_TRUSTED_ROOT;
  if (request.database.offline) {
    const message =
      'input `trusted-root`: it is needed with `offline: true`, since the public Sigstore cannot be asked for its own';
    throw fault('input-invalid', 'inputs', message);
  }
  try {
    return (await world.publicSigstore.trust()).trustedRoot;
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    throw fault('trust-unavailable', 'inputs', error.message, error);
  }
}

function parseRoot(json: string, { trustedRoot }: TrustRequest) {
  const where = trustedRoot ?? 'what the public Sigstore gives';
  return orThrow(readTrustedRoot(json), (why) => {
    const message = `input \`trusted-root\`: ${where} is not a Sigstore trusted root: ${why}`;
    return fault('input-invalid', 'inputs', message);
  });
}

async function identityOf(
  world: Needs,
  signer: GateSigner,
  environment: Readonly<Record<string, string>>,
): Promise<Identity> {
  if (signer.kind === 'certificate') {
    const subject = certificateName(signer.identity);
    if (subject !== undefined)
      return { kind: 'certificate', subject, issuer: signer.issuer, name: signer.identity };
    const message = `input \`certificate-identity\`: no certificate can name ${signer.identity}: it is no address (does a "%" in it begin no escape?)`;
    throw fault('input-invalid', 'inputs', message);
  }
  const isReference = /^[a-z0-9]+:\/\//.test(signer.key);
  // A key in a KMS: cosign knows how to ask for its public half.
  const text = isReference
    ? await readPublicKey(world, await world.tools.acquire('cosign'), 'inputs', signer.key, {
        ...environment,
        ...signer.environment,
      })
    : await readInput('key', signer.key);
  const publicKeys = publicKeysIn(text);
  if (publicKeys.ok) return { kind: 'key', publicKeys: publicKeys.value };
  throw fault('key-invalid', 'inputs', `input \`key\`: ${signer.key}: ${publicKeys.fault}`);
}
