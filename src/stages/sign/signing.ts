import { basename, join } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { Signer } from '../../domain/run/request.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { certificateName } from '../../domain/workflow/certificate-name.ts';
import { issuerFault, serverFault, visibilityFault } from '../../domain/workflow/public-log.ts';
import { STATEMENT_TYPES } from '../../formats/attestation/in-toto.ts';
import type { BuildRun } from '../../formats/attestation/provenance.ts';
import {
  bundleVerifier,
  type Identity,
  readTrustedRoot,
  type Verification,
} from '../../formats/signing/sigstore.ts';
import type { Command, Tool } from '../../ports/process-port.ts';
import type { OidcClaims, OidcToken } from '../../ports/runner-port.ts';
import type { World } from '../../ports/world.ts';
import { publicKeyOf } from './signing-key.ts';
import { demandSameRun, signingRun } from './signing-run.ts';
import {
  type RequestedSigstore,
  requestedSigstore,
  type SigningRoute,
  signingRoutes,
} from './signing-trust.ts';

/** Arguments of one signing call, and the files that they name. */
interface Credential extends Required<Pick<Command, 'secretFiles'>> {
  readonly arguments: readonly string[];
}

/** Everything that is needed to sign, and to recognise signatures of the same signer. */
export interface Signing {
  readonly cosign: Tool;
  readonly identity: Identity;
  /** The identity for people (a certificate's subject and issuer, or the key reference), and what vouches for it. */
  readonly signer: Pick<Run, 'signedBy' | 'issuer' | 'verifierTrust'>;
  /** The reference of the key; absent for a certificate. */
  readonly key?: string;
  readonly verify: (bundle: Uint8Array) => Verification;
  /** The same for statements in the form that `cosign attest` writes. */
  readonly verifyRevocation: (bundle: Uint8Array) => Verification;
  /** The services for a statement of a number of bytes, with the arguments for cosign. */
  readonly route: (bytes: number) => SigningRoute;
  /** Arguments that name the signer, for every signing call of cosign. */
  readonly arguments: readonly string[];
  /**
   * Further arguments of one signing call, with the credential. GitHub's token is valid for five minutes, so each call
   * asks for it: the runner requests a new one only if it would end too early, or if Fulcio refused it (`renew`).
   */
  readonly credential: (renew: boolean) => Promise<Credential>;
  /** The OIDC token of the run, for a certificate. `renew`: always a new one. Absent if a key signs. */
  readonly token?: (renew: boolean) => Promise<string>;
  readonly environment: Readonly<Record<string, string>>;
  readonly run: BuildRun;
  /** Why nothing may be signed, although signing is possible. Earlier signatures are still recognised. */
  readonly refusal?: string;
}

type Needs = Pick<World, 'processes' | 'tools' | 'runner' | 'workspace' | 'publicSigstore'>;

/** Prepares signing; throws `oidc-unavailable`, `run-unknown`, `key-invalid`, `input-invalid` or a fault of the tools. */
export async function prepareSigning(
  world: Needs,
  signer: Exclude<Signer, { kind: 'none' }>,
): Promise<Signing> {
  const sigstore = await requestedSigstore(world, signer);
  return signer.kind === 'keyless'
    ? await keylessSigning(world, signer, sigstore)
    : await keySigning(world, signer, sigstore);
}

async function keylessSigning(
  world: Needs,
  signer: Extract<Signer, { kind: 'keyless' }>,
  sigstore: RequestedSigstore,
): Promise<Signing> {
  const { claims } = await tokenFor(world, sigstore.isPublic);
  const { context } = world.runner;
  const run = signingRun(context, claims);
  const name = `${context.serverUrl}/${run.jobWorkflowRef}`;
  const subject = subjectOf(name);
  const { trustedRoot, ...common } = await prepareCosign(world, sigstore);
  const identity: Identity = { kind: 'certificate', subject, issuer: claims.iss, name };
  const refusal = sigstore.isPublic && !signer.publicLog ? visibilityFault(claims) : undefined;
  return {
    ...common,
    identity,
    signer: { signedBy: subject, issuer: claims.iss, ...trustOf(signer, trustedRoot) },
    verify: verifierOf(trustedRoot, identity),
    verifyRevocation: verifierOf(trustedRoot, identity, STATEMENT_TYPES),
    arguments: ['--oidc-disable-ambient-providers'],
    credential: (renew) => tokenArguments(world, claims, renew),
    token: async (renew) => (await tokenOfRun(world, claims, renew)).value,
    run,
    ...(refusal && { refusal }),
  };
}

async function keySigning(
  world: Needs,
  signer: Extract<Signer, { kind: 'key' }>,
  sigstore: RequestedSigstore,
): Promise<Signing> {
  const run = signingRun(world.runner.context);
  const { trustedRoot, ...common } = await prepareCosign(world, sigstore);
  // Without a password, cosign asks for one in a terminal, which a job does not have. With an empty one, it reports an error.
  const environment = { ...common.environment, COSIGN_PASSWORD: '', ...signer.environment };
  const publicKey = await publicKeyOf(world, common.cosign, signer, environment);
  const identity: Identity = { kind: 'key', publicKeys: [publicKey] };
  return {
    ...common,
    identity,
    signer: { signedBy: signer.key, ...trustOf(signer, trustedRoot) },
    key: signer.key,
    verify: verifierOf(trustedRoot, identity),
    verifyRevocation: verifierOf(trustedRoot, identity, STATEMENT_TYPES),
    arguments: ['--key', signer.key],
    credential: async () => ({ arguments: [], secretFiles: {} }),
    environment,
    run,
  };
}

async function prepareCosign(world: Needs, sigstore: RequestedSigstore) {
  const [cosign, trust] = await Promise.all([world.tools.acquire('cosign'), sigstore.trust()]);
  const folder = await world.workspace.folder('signing');
  const environment = { ...world.workspace.environment, TUF_ROOT: join(folder, 'tuf') };
  return {
    ...{ cosign, environment },
    trustedRoot: trust.trustedRoot,
    route: await signingRoutes(folder, trust),
  };
}

/** The name that Fulcio writes into the certificate of a workflow. Throws `signing-failed` for a name that it cannot write. */
function subjectOf(workflow: string): string {
  const subject = certificateName(workflow);
  if (subject !== undefined) return subject;
  const message = `no certificate can name the workflow ${plain(workflow, 300)}: Fulcio reads the name as a URL, in which "%" begins an escape and only ASCII characters may follow a "?"; rename the workflow file or the branch`;
  throw fault('signing-failed', 'sign', message);
}

async function tokenOfRun({ runner }: Pick<Needs, 'runner'>, first: OidcClaims, renew: boolean) {
  const token = await runner.oidcToken(renew);
  demandSameRun(first, token.claims);
  return token;
}

async function tokenArguments(
  world: Pick<Needs, 'runner' | 'workspace'>,
  first: OidcClaims,
  renew: boolean,
): Promise<Credential> {
  const token = await tokenOfRun(world, first, renew);
  const file = join(await world.workspace.folder('token'), 'oidc-token');
  return { arguments: ['--identity-token', file], secretFiles: { [file]: token.value } };
}

/**
 * The token of the job. The public Sigstore accepts only tokens of github.com. A token of another server is not requested
 * if the server is known, and it is never sent.
 */
async function tokenFor({ runner }: Needs, isPublic: boolean): Promise<OidcToken> {
  const { context } = runner;
  const refuse = (why: string | undefined) => {
    if (why !== undefined) throw fault('input-invalid', 'inputs', why);
  };
  if (isPublic) refuse(serverFault(context.serverUrl));
  const token = await runner.oidcToken();
  if (isPublic) refuse(issuerFault(token.claims.iss));
  return token;
}

function verifierOf(
  trustedRoot: string,
  identity: Identity,
  statementTypes?: readonly string[],
): Signing['verify'] {
  return bundleVerifier(parsedRoot(trustedRoot), identity, statementTypes);
}

/** What verifiers need besides the identity or key, if a private Sigstore signs. */
function trustOf({ sigstore }: Signer, trustedRoot: string): Pick<Run, 'verifierTrust'> {
  if (sigstore === undefined) return {};
  const { tlogs, ctlogs, timestampAuthorities } = parsedRoot(trustedRoot);
  return {
    verifierTrust: {
      trustedRoot: basename(sigstore.trustedRoot),
      hasLog: tlogs.length > 0,
      hasCertificateLog: ctlogs.length > 0,
      hasTimestamps: timestampAuthorities.length > 0,
    },
  };
}

function parsedRoot(trustedRoot: string) {
  return orThrow(readTrustedRoot(trustedRoot), (why) =>
    fault('input-invalid', 'inputs', `\`trusted-root\` is not a Sigstore trusted root: ${why}`),
  );
}
