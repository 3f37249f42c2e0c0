import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateRequest, GateSigner } from '../domain/gate-request.ts';
import { AssayError, fault } from '../domain/reason.ts';
import { bundleVerifier, type Identity, readTrustedRoot, type Verification } from '../formats/sigstore.ts';
import type { World } from '../ports.ts';
import { readPublicKey } from './public-key.ts';

/** A key may sign without any service: then nothing but the key is trusted. */
const NO_SERVICES = '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}';

/** What signatures are verified against, in process and by cosign. */
export interface Trust {
  readonly verify: (bundle: Uint8Array) => Verification;
  /** Arguments that make cosign demand the same; `--use-signed-timestamps` depends on the bundle and is not among them. */
  readonly cosignArguments: readonly string[];
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
  return {
    verify: bundleVerifier(root, identity, request.statementTypes),
    cosignArguments: [...services, ...(await signerArguments(identity, folder))],
    environment,
  };
}

async function signerArguments(identity: Identity, folder: string): Promise<readonly string[]> {
  if (identity.kind === 'certificate')
    return ['--certificate-identity', identity.subject, '--certificate-oidc-issuer', identity.issuer];
  const file = join(folder, 'key.pub');
  await writeFile(file, identity.publicKey, { mode: 0o600 });
  return ['--key', file];
}

async function trustedRootOf(world: Needs, signer: GateSigner, request: TrustRequest): Promise<string> {
  const { trustedRoot } = request;
  if (trustedRoot !== undefined) return await readInput('trusted-root', trustedRoot);
  if (signer.kind === 'key') return NO_SERVICES;
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
  try {
    return readTrustedRoot(json);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const where = trustedRoot ?? 'what the public Sigstore gives';
    const message = `input \`trusted-root\`: ${where} is not a Sigstore trusted root: ${why}`;
    throw fault('input-invalid', 'inputs', message, error);
  }
}

async function identityOf(
  world: Needs,
  signer: GateSigner,
  environment: Readonly<Record<string, string>>,
): Promise<Identity> {
  if (signer.kind === 'certificate')
    return { kind: 'certificate', subject: signer.identity, issuer: signer.issuer };
  const isReference = /^[a-z0-9]+:\/\//.test(signer.key);
  const publicKey = isReference
    ? // A key in a KMS: cosign knows how to ask for its public half.
      await readPublicKey(world, await world.tools.acquire('cosign'), 'inputs', signer.key, {
        ...environment,
        ...signer.environment,
      })
    : await readInput('key', signer.key);
  if (/^-----BEGIN PUBLIC KEY-----\s/m.test(publicKey)) return { kind: 'key', publicKey };
  throw fault('key-invalid', 'inputs', `input \`key\`: ${signer.key} is no public key in PEM`);
}

async function readInput(input: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw fault('input-invalid', 'inputs', `input \`${input}\`: ${path} cannot be read (${code})`, error);
  }
}
