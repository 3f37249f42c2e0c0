import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { certificateName } from '../domain/certificate-name.ts';
import { fault } from '../domain/reason.ts';
import type { Signer } from '../domain/request.ts';
import type { Run } from '../domain/run.ts';
import { plain } from '../domain/text.ts';
import { jsonFault } from '../formats/json.ts';
import type { BuildRun } from '../formats/provenance.ts';
import { bundleVerifier, type Identity, readTrustedRoot, type Verification } from '../formats/sigstore.ts';
import type { OidcClaims, SigstoreTrust, Tool, World } from '../ports.ts';
import { publicKeyOf } from './signing-key.ts';
import { demandSameRun, signingRun } from './signing-run.ts';

/** Everything that is needed to sign, and to know one's own signatures again. */
export interface Signing {
  readonly cosign: Tool;
  readonly identity: Identity;
  /** The identity for people: a certificate's subject and issuer, or the key reference. */
  readonly signer: Pick<Run, 'signedBy' | 'issuer'>;
  readonly verify: (bundle: Uint8Array) => Verification;
  /** Arguments and environment that every signing call of cosign gets. */
  readonly arguments: readonly string[];
  /**
   * Arguments of one signing call beside them, who signs: GitHub's token lives five minutes, so it is asked for at each
   * call, and anew (`renew`) where Fulcio refused it.
   */
  readonly credential: (renew: boolean) => Promise<readonly string[]>;
  readonly environment: Readonly<Record<string, string>>;
  readonly run: BuildRun;
}

type Needs = Pick<World, 'processes' | 'tools' | 'runner' | 'workspace' | 'publicSigstore'>;

/**
 * A key signs without any service unless a Sigstore is named: an image of a private registry must not end up in a
 * public log because somebody used a key.
 */
const NO_SERVICES: SigstoreTrust = {
  signingConfig:
    '{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","rekorTlogConfig":{},"tsaConfig":{}}',
  trustedRoot: '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}',
};

/** Prepares signing; throws `oidc-unavailable`, `run-unknown`, `key-invalid`, `input-invalid` or a fault of the tools. */
export async function prepareSigning(
  world: Needs,
  signer: Exclude<Signer, { kind: 'none' }>,
): Promise<Signing> {
  const [cosign, trust] = await Promise.all([world.tools.acquire('cosign'), trustOf(world, signer)]);
  const folder = await world.workspace.folder('signing');
  const signingConfig = join(folder, 'signing-config.json');
  const trustedRoot = join(folder, 'trusted-root.json');
  await writeFile(signingConfig, trust.signingConfig, { mode: 0o600 });
  await writeFile(trustedRoot, trust.trustedRoot, { mode: 0o600 });
  const services = ['--signing-config', signingConfig, '--trusted-root', trustedRoot, '--yes'];
  const base = { ...world.workspace.environment, TUF_ROOT: join(folder, 'tuf') };
  const { context } = world.runner;

  if (signer.kind === 'keyless') {
    const { claims } = await world.runner.oidcToken();
    const run = signingRun(context, claims);
    const subject = subjectOf(`${context.serverUrl}/${run.jobWorkflowRef}`);
    const identity: Identity = { kind: 'certificate', subject, issuer: claims.iss };
    return {
      cosign,
      identity,
      signer: { signedBy: subject, issuer: claims.iss },
      verify: verifierOf(trust.trustedRoot, identity),
      arguments: [...services, '--oidc-disable-ambient-providers'],
      credential: (renew) => tokenArguments(world, claims, renew),
      environment: base,
      run,
    };
  }
  const run = signingRun(context);
  // Without a password cosign asks a terminal for one, which a job does not have; with an empty one it says what is wrong.
  const environment = { ...base, COSIGN_PASSWORD: '', ...signer.environment };
  const publicKey = await publicKeyOf(world, cosign, signer, environment);
  const identity: Identity = { kind: 'key', publicKeys: [publicKey] };
  return {
    cosign,
    identity,
    signer: { signedBy: signer.key },
    verify: verifierOf(trust.trustedRoot, identity),
    arguments: [...services, '--key', signer.key],
    credential: async () => [],
    environment,
    run,
  };
}

/** The name that Fulcio will write into the certificate of a workflow; one that it cannot write signs nothing. */
function subjectOf(workflow: string): string {
  const subject = certificateName(workflow);
  if (subject !== undefined) return subject;
  const message = `no certificate can name the workflow ${plain(workflow, 300)}: Fulcio reads its name as an address, in which a "%" begins an escape and nothing beyond ASCII may follow a "?"; rename the workflow file or the branch`;
  throw fault('signing-failed', 'sign', message);
}

async function tokenArguments(
  world: Pick<Needs, 'runner' | 'workspace'>,
  first: OidcClaims,
  renew: boolean,
): Promise<readonly string[]> {
  const token = await world.runner.oidcToken(renew);
  demandSameRun(first, token.claims);
  const file = join(await world.workspace.folder('token'), 'oidc-token');
  await writeFile(file, token.value, { mode: 0o600 });
  return ['--identity-token', file];
}

async function trustOf(world: Needs, signer: Exclude<Signer, { kind: 'none' }>): Promise<SigstoreTrust> {
  if (signer.sigstore !== undefined) {
    const [signingConfig, trustedRoot] = await Promise.all([
      readInput('signing-config', signer.sigstore.signingConfig),
      readInput('trusted-root', signer.sigstore.trustedRoot),
    ]);
    demandJson('signing-config', signer.sigstore.signingConfig, signingConfig);
    return { signingConfig, trustedRoot };
  }
  return signer.kind === 'keyless' ? await world.publicSigstore.trust() : NO_SERVICES;
}

async function readInput(input: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fault('input-invalid', 'inputs', `\`${input}\`: ${path} cannot be read (${codeOf(error)})`, error);
  }
}

/** cosign would say of such a file neither its name nor the input that it came by. */
function demandJson(input: string, path: string, text: string): void {
  const why = jsonFault(Buffer.from(text));
  if (why !== undefined) throw fault('input-invalid', 'inputs', `\`${input}\`: ${path} ${why}`);
}

function verifierOf(trustedRoot: string, identity: Identity): Signing['verify'] {
  try {
    return bundleVerifier(readTrustedRoot(trustedRoot), identity);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw fault('input-invalid', 'inputs', `\`trusted-root\` is not a Sigstore trusted root: ${why}`, error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
