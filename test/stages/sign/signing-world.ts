import { execa } from 'execa';
import { hexOf } from '../../../src/domain/digest.ts';
import type { Attached } from '../../../src/domain/evidence/evidence.ts';
import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import type { Signer } from '../../../src/domain/run/request.ts';
import type { Statement } from '../../../src/formats/attestation/in-toto.ts';
import type { OidcClaims, Runner } from '../../../src/ports/runner-port.ts';
import type { World } from '../../../src/ports/world.ts';
import { attachAll, signAll } from '../../../src/stages/sign/attest.ts';
import type { Signatory, SignedBundle } from '../../../src/stages/sign/sign.ts';
import { prepareSigning } from '../../../src/stages/sign/signing.ts';
import { clientWith, PATIENT } from '../../adapters/registry/serve.ts';
import type { Claims } from '../../rig/sigstore/issuer.ts';
import type { TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { type TrivyWorld, trivyWorld } from '../scan/trivy-world.ts';
import { clearanceOf } from './clearance.ts';

/** Of the key in the folder of the world. */
export const PASSWORD = ['correct', 'horse'].join('-');

/** Findings warn, and what has some is signed all the same. */
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  vulnerabilities: { ...DEFAULT_POLICY.vulnerabilities, enforce: 'warn' },
  signOnWarn: true,
};

/** One and the same scan, however often an image is shipped. */
const NOW = new Date();

/** What signing asks of the world. */
export type SigningWorld = TrivyWorld & Pick<World, 'publicSigstore'> & { readonly cosign: string };

/** The real parts that signing takes, with a key and no service. */
export async function signingWorld(): Promise<SigningWorld> {
  const base = await trivyWorld();
  const tools = await buildTools(['trivy', 'cosign']);
  await execa(tools.cosign, ['generate-key-pair'], {
    cwd: base.folder,
    env: { HOME: base.folder, COSIGN_PASSWORD: PASSWORD },
    extendEnv: false,
  });
  const acquire: typeof base.tools.acquire = async (name) => ({
    ...{ name, version: '1.0.0', sha256: hexOf(name), origin: 'go module', verified: [], notVerified: [] },
    path: name === 'cosign' ? tools.cosign : tools.trivy,
  });
  const publicSigstore = { trust: () => Promise.reject(new Error('a key needs no service')) };
  const registry = clientWith({ limits: PATIENT, workspace: base.workspace });
  return { ...base, tools: { acquire }, publicSigstore, registry, cosign: tools.cosign };
}

/** The runner of a job that may ask the issuer of a Sigstore for tokens with these claims. */
export function runnerOf(world: TrivyWorld, { issuer }: TestSigstore, claims: Claims = {}): Runner {
  return { ...world.runner, oidcToken: async () => tokenOf(issuer.token(claims)) };
}

/** Signs a statement to the end, as a run does. */
export async function bundleOf(
  signatory: Signatory,
  statement: Statement,
  name = 'acme/shop',
): Promise<SignedBundle> {
  for (;;) {
    const { complete } = await signatory.draft(statement, name);
    const signed = await complete();
    if (signed !== undefined) return signed;
  }
}

/** A token with its claims. */
export function tokenOf(value: string): { readonly value: string; readonly claims: OidcClaims } {
  const claims: OidcClaims = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
  return { value, claims };
}

/** Signs and attaches an image in the repository `team/app` of a registry, as a run does. */
export async function shipWith(
  world: SigningWorld,
  signer: Exclude<Signer, { kind: 'none' }>,
  image: PinnedImage,
  host: string,
  findings: readonly Vulnerability[] = [],
) {
  const repository = { registry: host, path: 'team/app' };
  const signing = await prepareSigning(world, signer);
  const scanner = await world.tools.acquire('trivy');
  const cleared = await clearanceOf(image, world.folder, findings, POLICY, NOW);
  const plans = await signAll(world, signing, cleared, { repository, tools: [scanner] });
  let attached: readonly Attached[] = [];
  await attachAll(world, signing, repository, plans, (all) => {
    attached = all;
  });
  return { signing, repository, attached };
}
