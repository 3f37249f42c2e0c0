import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maySign } from '../domain/event.ts';
import { fault } from '../domain/reason.ts';
import type { Signer } from '../domain/request.ts';
import type { Run } from '../domain/run.ts';
import { plain } from '../domain/text.ts';
import { jsonFault } from '../formats/json.ts';
import type { BuildRun } from '../formats/provenance.ts';
import { bundleVerifier, type Identity, readTrustedRoot, type Verification } from '../formats/sigstore.ts';
import type { OidcClaims, RunContext, SigstoreTrust, Tool, World } from '../ports.ts';
import { readPublicKey } from './public-key.ts';

/** Everything that is needed to sign, and to know one's own signatures again. */
export interface Signing {
  readonly cosign: Tool;
  readonly identity: Identity;
  /** The identity for people: a certificate's subject and issuer, or the key reference. */
  readonly signer: Pick<Run, 'signedBy' | 'issuer'>;
  /** The reference of the key; absent where a certificate is asked for. */
  readonly key?: string;
  readonly verify: (bundle: Uint8Array) => Verification;
  /** Arguments and environment that every signing call of cosign gets. */
  readonly arguments: readonly string[];
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

/** Prepares signing; throws `oidc-unavailable`, `key-invalid`, `input-invalid` or a fault of the tools. */
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
    const token = await world.runner.oidcToken();
    const tokenFile = join(folder, 'oidc-token');
    await writeFile(tokenFile, token.value, { mode: 0o600 });
    const run = runOf(context, token.claims);
    if (!maySign(run.eventName))
      throw fault(
        'oidc-unavailable',
        'sign',
        `the OIDC token is of a run for ${plain(run.eventName, 60)}, and runs for that sign nothing`,
      );
    const subject = `${context.serverUrl}/${run.jobWorkflowRef}`;
    const identity: Identity = { kind: 'certificate', subject, issuer: token.claims.iss };
    return {
      cosign,
      identity,
      signer: { signedBy: subject, issuer: token.claims.iss },
      verify: verifierOf(trust.trustedRoot, identity),
      arguments: [...services, '--identity-token', tokenFile, '--oidc-disable-ambient-providers'],
      environment: base,
      run,
    };
  }
  // Without a password cosign asks a terminal for one, which a job does not have; with an empty one it says what is wrong.
  const environment = { ...base, COSIGN_PASSWORD: '', ...signer.environment };
  const publicKey = await readPublicKey(world, cosign, 'sign', signer.key, environment);
  const identity: Identity = { kind: 'key', publicKey };
  return {
    cosign,
    identity,
    signer: { signedBy: signer.key },
    key: signer.key,
    verify: verifierOf(trust.trustedRoot, identity),
    arguments: [...services, '--key', signer.key],
    environment,
    run: { ...context, jobWorkflowRef: context.workflowRef },
  };
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

/** The token's claims count where there are any: the runner's variables can be set by earlier steps. */
function runOf(context: RunContext, claims: OidcClaims): BuildRun {
  const claim = (name: string, otherwise: string) => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  return {
    serverUrl: context.serverUrl,
    eventName: claim('event_name', context.eventName),
    repository: claim('repository', context.repository),
    repositoryId: claim('repository_id', context.repositoryId),
    repositoryOwnerId: claim('repository_owner_id', context.repositoryOwnerId),
    ref: claim('ref', context.ref),
    sha: claim('sha', context.sha),
    workflowRef: claim('workflow_ref', context.workflowRef),
    runId: claim('run_id', context.runId),
    runAttempt: claim('run_attempt', context.runAttempt),
    runnerEnvironment: claim('runner_environment', context.runnerEnvironment),
    jobWorkflowRef: claims.job_workflow_ref,
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
