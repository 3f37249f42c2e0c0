import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attested, GateSigner } from '../../domain/gate/attested-evidence.ts';
import type { GateRequest } from '../../domain/gate/gate-request.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { certificateName } from '../../domain/workflow/certificate-name.ts';
import { STATEMENT_TYPES } from '../../formats/attestation/in-toto.ts';
import { publicKeysIn } from '../../formats/signing/pem.ts';
import {
  bundleVerifier,
  EMPTY_TRUSTED_ROOT,
  type Identity,
  readTrustedRoot,
  type Verification,
} from '../../formats/signing/sigstore.ts';
import type { World } from '../../ports/world.ts';
import { readInput } from '../shared/read-input.ts';
import { readPublicKey } from './public-key.ts';

/** The verification of a bundle, with the one of several signers that signed it. */
export type SignerVerification =
  | (Extract<Verification, { verified: true }> & { readonly signer: GateSigner })
  | Extract<Verification, { verified: false }>;

/** What Assay and cosign verify signatures with. */
export interface Trust {
  readonly verify: (bundle: Uint8Array) => SignerVerification;
  /** The same for a revocation: by a signer or a revoker, also in the form that `cosign attest` writes. */
  readonly verifyRevocation: (bundle: Uint8Array) => SignerVerification;
  /**
   * Arguments with which cosign demands the same of a bundle. `--use-signed-timestamps` is not among them, because it
   * depends on the bundle.
   */
  readonly cosignArguments: (attested: Pick<Attested, 'signer' | 'publicKey'>) => readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** One signer with what its signatures are verified with. */
interface PreparedSigner {
  readonly signer: GateSigner;
  readonly verify: (bundle: Uint8Array) => Verification;
  readonly verifyRevocation: (bundle: Uint8Array) => Verification;
  readonly cosignArguments: (publicKey: string | undefined) => readonly string[];
}

/** Most reasons that one refusal names, if several signers are accepted. */
const MOST_WHYS = 3;

type Needs = Pick<World, 'processes' | 'tools' | 'workspace' | 'publicSigstore'>;
/** Where the trusted root comes from. */
export type TrustRequest = Pick<GateRequest, 'trustedRoot'> & {
  readonly database: { readonly offline: boolean };
  /** In-toto types of the statements that are read; absent: only Statement v1. */
  readonly statementTypes?: readonly string[];
};

/**
 * Reads the trusted root and the keys. `revokers` may revoke images, besides the signers. Throws `input-invalid`,
 * `key-invalid` or `trust-unavailable`.
 */
export async function prepareTrust(
  world: Needs,
  signers: readonly GateSigner[],
  request: TrustRequest,
  revokers: readonly GateSigner[] = [],
): Promise<Trust> {
  const folder = await world.workspace.folder('trust');
  const environment = { ...world.workspace.environment, TUF_ROOT: join(folder, 'tuf') };
  const prepared = await Promise.all(
    [...signers, ...revokers].map((signer, index) =>
      prepareSigner(world, signer, request, { folder: join(folder, String(index)), environment }),
    ),
  );
  const ofSigners = prepared.slice(0, signers.length);
  return {
    verify: (bundle) => firstOf(ofSigners, bundle, ({ verify }) => verify),
    verifyRevocation: (bundle) => firstOf(prepared, bundle, ({ verifyRevocation }) => verifyRevocation),
    cosignArguments: ({ signer, publicKey }) =>
      prepared.find((one) => one.signer === signer)?.cosignArguments(publicKey) ?? [],
    environment,
  };
}

/** The verification by the first signer for which the bundle verifies; else why it verifies for none. */
function firstOf(
  prepared: readonly PreparedSigner[],
  bundle: Uint8Array,
  verifierOf: (one: PreparedSigner) => PreparedSigner['verify'],
): SignerVerification {
  const refused: Extract<Verification, { verified: false }>[] = [];
  for (const one of prepared) {
    const verification = verifierOf(one)(bundle);
    if (verification.verified) return { ...verification, signer: one.signer };
    refused.push(verification);
  }
  const decisive = refused.find(({ fault }) => fault !== 'other-identity') ?? refused[0];
  if (decisive === undefined) return { verified: false, fault: 'other-identity', why: 'nobody may sign' };
  if (decisive.fault !== 'other-identity') return decisive;
  const whys = [...new Set(refused.map(({ why }) => why))];
  const more = whys.length > MOST_WHYS ? ` and for ${whys.length - MOST_WHYS} more signers` : '';
  return { ...decisive, why: `${whys.slice(0, MOST_WHYS).join('; ')}${more}` };
}

async function prepareSigner(
  world: Needs,
  signer: GateSigner,
  request: TrustRequest,
  {
    folder,
    environment,
  }: { readonly folder: string; readonly environment: Readonly<Record<string, string>> },
): Promise<PreparedSigner> {
  const [json, identity] = await Promise.all([
    trustedRootOf(world, signer, request),
    identityOf(world, signer, environment),
  ]);
  const root = parseRoot(json, request);
  await mkdir(folder, { mode: 0o700 });
  const file = join(folder, 'trusted-root.json');
  await writeFile(file, json, { mode: 0o600 });
  const services = [
    ...['--trusted-root', file],
    ...(root.tlogs.length === 0 ? ['--insecure-ignore-tlog'] : []),
    ...(root.ctlogs.length === 0 ? ['--insecure-ignore-sct'] : []),
  ];
  const signerArguments = await argumentsOf(identity, folder);
  return {
    signer,
    verify: bundleVerifier(root, identity, request.statementTypes),
    verifyRevocation: bundleVerifier(root, identity, STATEMENT_TYPES),
    cosignArguments: (publicKey) => [...services, ...signerArguments(publicKey)],
  };
}

/** cosign accepts one key. If there are several, it gets the key that signed. */
async function argumentsOf(identity: Identity, folder: string): Promise<PreparedSigner['cosignArguments']> {
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
  if (signer.publicKey !== undefined) return { kind: 'key', publicKeys: [signer.publicKey] };
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
