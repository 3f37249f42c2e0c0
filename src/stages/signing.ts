import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maySign } from '../domain/event.ts';
import { issuerFault, serverFault, visibilityFault } from '../domain/public-log.ts';
import { fault } from '../domain/reason.ts';
import type { Signer } from '../domain/request.ts';
import type { Run } from '../domain/run.ts';
import { plain } from '../domain/text.ts';
import type { BuildRun } from '../formats/provenance.ts';
import { bundleVerifier, type Identity, readTrustedRoot, type Verification } from '../formats/sigstore.ts';
import type { OidcClaims, OidcToken, RunContext, Tool, World } from '../ports.ts';
import { type AskedSigstore, askedSigstore, type SigningRoute, signingRoutes } from './signing-trust.ts';

/** Everything that is needed to sign, and to know one's own signatures again. */
export interface Signing {
  readonly cosign: Tool;
  readonly identity: Identity;
  /** The identity for people: a certificate's subject and issuer, or the key reference. */
  readonly signer: Pick<Run, 'signedBy' | 'issuer'>;
  readonly verify: (bundle: Uint8Array) => Verification;
  /** Where a statement of so many bytes is signed, with the arguments for it. */
  readonly route: (bytes: number) => SigningRoute;
  /** What says who signs: arguments and environment that every signing call of cosign gets. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly run: BuildRun;
  /** Why nothing may be signed, though it can; own signatures are known again all the same. */
  readonly refusal?: string;
}

type Needs = Pick<World, 'processes' | 'tools' | 'runner' | 'workspace' | 'publicSigstore'>;

const KEY_TIMEOUT_MS = 60_000;

/** Prepares signing; throws `oidc-unavailable`, `key-invalid`, `input-invalid` or a fault of the tools. */
export async function prepareSigning(
  world: Needs,
  signer: Exclude<Signer, { kind: 'none' }>,
): Promise<Signing> {
  const sigstore = await askedSigstore(world, signer);
  return signer.kind === 'keyless'
    ? await keylessSigning(world, signer, sigstore)
    : await keySigning(world, signer, sigstore);
}

async function keylessSigning(
  world: Needs,
  { publicLog }: Extract<Signer, { kind: 'keyless' }>,
  sigstore: AskedSigstore,
): Promise<Signing> {
  const token = await tokenFor(world, sigstore.isPublic);
  const { folder, trustedRoot, ...common } = await prepareCosign(world, sigstore);
  const tokenFile = join(folder, 'oidc-token');
  await writeFile(tokenFile, token.value, { mode: 0o600 });
  const { context } = world.runner;
  const run = runOf(context, token.claims);
  const subject = `${context.serverUrl}/${run.jobWorkflowRef}`;
  const identity: Identity = { kind: 'certificate', subject, issuer: token.claims.iss };
  const refusal = sigstore.isPublic && !publicLog ? visibilityFault(token.claims) : undefined;
  return {
    ...common,
    identity,
    signer: { signedBy: subject, issuer: token.claims.iss },
    verify: verifierOf(trustedRoot, identity),
    arguments: ['--identity-token', tokenFile, '--oidc-disable-ambient-providers'],
    run,
    ...(refusal && { refusal }),
  };
}

async function keySigning(
  world: Needs,
  { key, environment: own }: Extract<Signer, { kind: 'key' }>,
  sigstore: AskedSigstore,
): Promise<Signing> {
  const { folder: _folder, trustedRoot, ...common } = await prepareCosign(world, sigstore);
  // Without a password cosign asks a terminal for one, which a job does not have; with an empty one it says what is wrong.
  const environment = { ...common.environment, COSIGN_PASSWORD: '', ...own };
  const publicKey = await publicKeyOf(world, common.cosign, key, environment);
  const identity: Identity = { kind: 'key', publicKey };
  const { context } = world.runner;
  return {
    ...common,
    identity,
    signer: { signedBy: key },
    verify: verifierOf(trustedRoot, identity),
    arguments: ['--key', key],
    environment,
    run: { ...context, jobWorkflowRef: context.workflowRef },
  };
}

async function prepareCosign(world: Needs, sigstore: AskedSigstore) {
  const [cosign, trust] = await Promise.all([world.tools.acquire('cosign'), sigstore.trust()]);
  const folder = await world.workspace.folder('signing');
  const environment = { ...world.workspace.environment, TUF_ROOT: join(folder, 'tuf') };
  return {
    ...{ cosign, folder, environment },
    trustedRoot: trust.trustedRoot,
    route: await signingRoutes(folder, trust),
  };
}

/**
 * The token of the job. The public Sigstore takes only those of github.com: what another server gave is not even asked
 * for where that can be known, and sent in no case.
 */
async function tokenFor({ runner }: Needs, isPublic: boolean): Promise<OidcToken> {
  const { context } = runner;
  const refuse = (why: string | undefined) => {
    if (why !== undefined) throw fault('input-invalid', 'inputs', why);
  };
  if (isPublic) refuse(serverFault(context.serverUrl));
  const token = await runner.oidcToken();
  if (isPublic) refuse(issuerFault(token.claims.iss));
  const event = runOf(context, token.claims).eventName;
  if (maySign(event)) return token;
  const message = `the OIDC token is of a run for ${plain(event, 60)}, and runs for that sign nothing`;
  throw fault('oidc-unavailable', 'sign', message);
}

function verifierOf(trustedRoot: string, identity: Identity): Signing['verify'] {
  try {
    return bundleVerifier(readTrustedRoot(trustedRoot), identity);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw fault('input-invalid', 'inputs', `\`trusted-root\` is not a Sigstore trusted root: ${why}`, error);
  }
}

async function publicKeyOf(
  world: Needs,
  cosign: Tool,
  key: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const cwd = await world.workspace.folder('public-key');
  const args = ['public-key', '--key', key];
  const exit = await world.processes.read({
    tool: 'cosign',
    file: cosign.path,
    args,
    cwd,
    env,
    timeoutMs: KEY_TIMEOUT_MS,
  });
  if (exit.kind === 'exited' && exit.code === 0 && exit.stdout.includes('-----BEGIN PUBLIC KEY-----'))
    return exit.stdout;
  const why =
    exit.kind === 'exited' ? (exit.stderr.trim().split('\n').at(-1) ?? '').slice(0, 300) : exit.kind;
  throw fault(
    'key-invalid',
    'sign',
    `cosign cannot open the key "${key}" (is COSIGN_PASSWORD right?): ${why}`,
  );
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
