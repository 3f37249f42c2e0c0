import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateSigner } from '../../domain/gate/attested-evidence.ts';
import { GITHUB_ISSUER } from '../../domain/gate/gate-request.ts';
import { asGateSigner, signerName } from '../../domain/gate/gate-signer.ts';
import { parseReference, type Reference, taggedName } from '../../domain/image/image.ts';
import type { SignerIdentity } from '../../domain/policy/policy.ts';
import { AssayError } from '../../domain/reason.ts';
import type { ShippedImage } from '../../domain/run/compare-images.ts';
import type { Request } from '../../domain/run/request.ts';
import { type Baseline, baselineKey } from '../../domain/verdict/baseline.ts';
import { maySign } from '../../domain/workflow/event.ts';
import { serverFault } from '../../domain/workflow/public-log.ts';
import type { World } from '../../ports/world.ts';
import { trustIn } from '../base-images/base-signers.ts';
import type { AdvisoryDatabase } from '../scan/advisory-database.ts';
import { publicKeyOf } from '../sign/signing-key.ts';
import { prepareTrust } from '../verify/sigstore-trust.ts';
import { readShipped, type ShippedSigner } from './read-shipped.ts';

type Needs = Pick<
  World,
  'registry' | 'processes' | 'tools' | 'workspace' | 'publicSigstore' | 'runner' | 'now'
>;
type Compared = Pick<Request, 'signer' | 'database' | 'policy' | 'compareTo'>;

/** The images that a run compares with. Both are the same if the inputs and the policy name the same one. */
export interface ShippedImages {
  /** By the image of the policy (`vulnerabilities.new-only`). Absent if the policy names none. */
  readonly baseline?: Baseline;
  /** The image for the delta. */
  readonly shipped: ShippedImage;
}

/** Whether a run compares with an image that was shipped before. */
export function comparesWithShipped({ compareTo, policy }: Pick<Compared, 'compareTo' | 'policy'>): boolean {
  return compareTo !== undefined || policy.vulnerabilities.newOnly !== undefined;
}

/**
 * Reads the image of the policy and the image of the input `compare-to`, each once. Undefined if neither is named. Never
 * throws an AssayError: an image that cannot be compared with says why.
 */
export async function shippedImages(
  world: Needs,
  request: Compared,
  database: AdvisoryDatabase,
): Promise<ShippedImages | undefined> {
  const { policy, compareTo } = request;
  const { newOnly } = policy.vulnerabilities;
  const ofPolicy = newOnly && (await imageOfPolicy(world, newOnly, request, database));
  const isSame = newOnly !== undefined && (compareTo === undefined || names(newOnly.image, compareTo));
  const baseline = ofPolicy && { baseline: baselineOf(ofPolicy) };
  if (ofPolicy !== undefined && isSame) return { ...baseline, shipped: ofPolicy };
  if (compareTo === undefined) return undefined;
  const signer = await deltaSigner(world, request);
  const shipped: ShippedImage =
    typeof signer === 'string'
      ? { known: false, image: taggedName(compareTo), why: signer }
      : await readShipped(world, compareTo, signer, database, policy.gate.denied);
  return { ...baseline, shipped };
}

async function imageOfPolicy(
  world: Needs,
  { image, signer }: { readonly image: string; readonly signer: SignerIdentity },
  request: Compared,
  database: AdvisoryDatabase,
): Promise<ShippedImage> {
  const reference = parseReference(image);
  if (!reference.ok) return { known: false, image, why: reference.fault };
  const { denied } = request.policy.gate;
  return await readShipped(world, reference.value, certificate(world, signer, request), database, denied);
}

function baselineOf(shipped: ShippedImage): Baseline {
  if (!shipped.known) return { known: false, why: shipped.why };
  const { image, findings, notes } = shipped;
  return { known: true, image, findings: [...new Set(findings.map(baselineKey))], notes };
}

function names(image: string, reference: Reference): boolean {
  const parsed = parseReference(image);
  return parsed.ok && spelled(parsed.value) === spelled(reference);
}

function spelled(reference: Reference): string {
  return `${taggedName(reference)}@${reference.digest ?? ''}`;
}

function certificate(world: Needs, signer: SignerIdentity, request: Compared): ShippedSigner {
  return { name: signer.identity, trust: () => trustIn(world, signer, request) };
}

/** The signers of the policy. Their trusted root is that of the run. */
function gateSigners(
  world: Needs,
  signers: readonly GateSigner[],
  { signer, database }: Compared,
): ShippedSigner {
  const root = signer.sigstore?.trustedRoot;
  const request = { ...(root !== undefined && { trustedRoot: root }), database };
  return { name: signers.map(signerName).join(' or '), trust: () => prepareTrust(world, signers, request) };
}

/**
 * The signer whose SBOMs of the `compare-to` image are believed: the one that the policy requires at the gate, or else the
 * signer of this run itself. A sentence if it is not known.
 */
async function deltaSigner(world: Needs, request: Compared): Promise<ShippedSigner | string> {
  const { policy, signer } = request;
  const { signers } = policy.gate;
  if (signers.length > 0) return gateSigners(world, signers.map(asGateSigner), request);
  if (signer.kind === 'key') return keySigner(world, signer, request);
  try {
    const own = await ownIdentity(world, signer.kind === 'keyless');
    return own === undefined ? UNKNOWN : certificate(world, own, request);
  } catch (error) {
    if (error instanceof AssayError) return `${UNKNOWN} (${error.message})`;
    throw error;
  }
}

const UNKNOWN =
  'it is not known who must have signed it: name the signer in the policy, under `gate.identity`, or name the image under `vulnerabilities.new-only`';

/**
 * The identity with which this workflow signs. A run that may sign asks GitHub's token. A run that may not (a pull request)
 * is not the one that ships: the workflow of the same name on the default branch does.
 */
async function ownIdentity(
  { runner }: Pick<Needs, 'runner'>,
  isKeyless: boolean,
): Promise<SignerIdentity | undefined> {
  const { serverUrl, workflowRef, eventName } = runner.context;
  if (isKeyless && maySign(eventName)) {
    const { claims } = await runner.oidcToken();
    return { identity: `${serverUrl}/${claims.job_workflow_ref}`, issuer: claims.iss };
  }
  if (workflowRef === '' || serverFault(serverUrl) !== undefined) return undefined;
  const branch = runner.commits()?.defaultBranch;
  if (branch === undefined) return undefined;
  const file = workflowRef.replace(/@refs\/.*$/s, '');
  return { identity: `${serverUrl}/${file}@refs/heads/${branch}`, issuer: GITHUB_ISSUER };
}

function keySigner(
  world: Needs,
  signer: Extract<Request['signer'], { kind: 'key' }>,
  { database }: Compared,
): ShippedSigner {
  return {
    name: 'the key of this run',
    async trust() {
      const environment = { ...world.workspace.environment, COSIGN_PASSWORD: '', ...signer.environment };
      const cosign = await world.tools.acquire('cosign');
      const file = join(await world.workspace.folder('shipped-key'), 'key.pub');
      await writeFile(file, await publicKeyOf(world, cosign, signer, environment), { mode: 0o600 });
      const root = signer.sigstore?.trustedRoot;
      const trusted = root === undefined ? {} : { trustedRoot: root };
      return prepareTrust(world, [{ kind: 'key', key: file, environment: {} }], { ...trusted, database });
    },
  };
}
