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

/** What Assay and cosign verify signatures with. */
export interface Trust {
  readonly verify: (bundle: Uint8Array) => Verification;
  /**
   * Arguments with which cosign demands the same of a bundle. `publicKey` is the key that signed it; absent for a
   * certificate. `--use-signed-timestamps` is not among them, because it depends on the bundle.
   */
  readonly cosignArguments: (publicKey?: string) => readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

type Needs = Pick<World, 'processes' | 'tools' | 'workspace' | 'publicSigstore'>;
/** Where the trusted root comes from. */
export type TrustRequest = Pick<GateRequest, 'trustedRoot'> & {
  readonly database: { readonly offline: boolean };
  /** In-toto types of the statements that are read; absent: only Statement v1. */
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

/** cosign accepts one key. If there are several, it gets the key that signed. */
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
  // A key can sign without any service. Then only the key is trusted.
  if (signer.kind === 'key') return EMPTY_TRUSTED_ROOT;
  if (request.database.offline) {
    const message =
      'input `trusted-root`: it is required with `offline: true`, because the root of the public Sigstore cannot be downloaded';
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
  const where = trustedRoot ?? 'the root of the public Sigstore';
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
    const message = `input \`certificate-identity\`: no certificate can name ${signer.identity}, because it is not a valid URL: check that every "%" in it begins an escape`;
    throw fault('input-invalid', 'inputs', message);
  }
  const isReference = /^[a-z0-9]+:\/\//.test(signer.key);
  // For a key in a KMS, cosign fetches the public key.
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
