import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../src/domain/digest.ts';
import type { Sbom } from '../../src/domain/evidence.ts';
import type { Vulnerability } from '../../src/domain/finding.ts';
import type { PinnedImage } from '../../src/domain/image.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/domain/policy.ts';
import type { Signer } from '../../src/domain/request.ts';
import { type Cleared, judge } from '../../src/domain/verdict.ts';
import { attachAll, type Plan, signAll } from '../../src/stages/attest.ts';
import { prepareSigning } from '../../src/stages/signing.ts';
import { clientWith } from '../adapters/registry/serve.ts';
import { buildTools } from '../rig/build.ts';
import { trivyWorld } from './trivy-world.ts';

/** The policy of {@link clear}: findings warn, and what has some is signed all the same. */
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  vulnerabilities: { ...DEFAULT_POLICY.vulnerabilities, enforce: 'warn' },
  signOnWarn: true,
};

/** One and the same scan, however often an image is shipped. */
const NOW = new Date();

/** What the stages around signing ask of the world. */
export type SigningWorld = Awaited<ReturnType<typeof signingWorld>>;

/** The real parts that signing takes, with a key and no service. */
export async function signingWorld() {
  const base = await trivyWorld();
  const tools = await buildTools(['trivy', 'cosign']);
  const acquire: typeof base.tools.acquire = async (name) => ({
    ...{ name, version: '1.0.0', sha256: hexOf(name), origin: 'go module' },
    path: name === 'cosign' ? tools.cosign : tools.trivy,
  });
  const publicSigstore = { trust: () => Promise.reject(new Error('a key needs no service')) };
  return { ...base, tools: { acquire }, publicSigstore, registry: clientWith({ workspace: base.workspace }) };
}

/** A clearance of the image with these vulnerabilities. */
export async function clear(
  world: Pick<SigningWorld, 'folder'>,
  image: PinnedImage,
  findings: readonly Vulnerability[],
): Promise<Cleared> {
  const at = NOW.toISOString();
  const json = JSON.stringify({ bomFormat: 'CycloneDX', components: [] });
  const file = { path: join(world.folder, 'sbom.cdx.json'), sha256: hexOf(json) };
  await writeFile(file.path, json);
  const [platform] = image.platforms;
  if (platform === undefined) throw new Error('no platform');
  const scope = { kind: 'platform', platform: platform.platform, manifest: image.root.digest } as const;
  const sbom: Sbom = { scope, cyclonedx: file, spdx: file, components: 1 };
  const coverage = [{ scope, listed: 1, compared: 1, incomparable: 0, unsourced: 0 }];
  const scan = {
    database: { updatedAt: at, sha256: 'x' },
    startedAt: at,
    finishedAt: at,
    findings,
    coverage,
  };
  const checked = {
    layers: { scanned: 1, cached: 0, total: 1 },
    files: { scanned: 1, owned: 0, skipped: 0, archives: 0 },
    ...{ configurations: 1, source: false, notes: [] },
  };
  const { cleared } = judge(
    {
      image,
      sboms: { done: true, value: [sbom] },
      scan: { done: true, value: scan },
      secrets: { done: true, value: { findings: [], coverage: checked } },
    },
    POLICY,
    { image: image.name, now: NOW },
  );
  if (cleared === undefined) throw new Error('not cleared');
  return cleared;
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
  const plans: readonly Plan[] = await signAll(
    world,
    signing,
    await clear(world, image, findings),
    repository,
    [scanner],
  );
  return { signing, repository, attached: await attachAll(world, signing, repository, plans) };
}
