import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { hexOf } from '../../src/domain/digest.ts';
import type { Sbom } from '../../src/domain/evidence.ts';
import type { Vulnerability } from '../../src/domain/finding.ts';
import type { PinnedImage } from '../../src/domain/image.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/domain/policy.ts';
import { type Cleared, judge } from '../../src/domain/verdict.ts';
import type { OidcClaims, Runner, World } from '../../src/ports.ts';
import { clientWith } from '../adapters/registry/serve.ts';
import { buildTools } from '../rig/build.ts';
import type { Claims } from '../rig/issuer.ts';
import type { TestSigstore } from '../rig/sigstore.ts';
import { type TrivyWorld, trivyWorld } from './trivy-world.ts';

/** Of the key in the folder of the world. */
export const PASSWORD = ['correct', 'horse'].join('-');

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
    ...{ name, version: '1.0.0', sha256: hexOf(name), origin: 'go module' },
    path: name === 'cosign' ? tools.cosign : tools.trivy,
  });
  const publicSigstore = { trust: () => Promise.reject(new Error('a key needs no service')) };
  const registry = clientWith({ workspace: base.workspace });
  return { ...base, tools: { acquire }, publicSigstore, registry, cosign: tools.cosign };
}

/** A clearance of the image with these vulnerabilities. */
export async function clear(
  folder: string,
  image: PinnedImage,
  findings: readonly Vulnerability[] = [],
  policy: Policy = DEFAULT_POLICY,
): Promise<Cleared> {
  const now = new Date();
  const at = now.toISOString();
  const json = JSON.stringify({ bomFormat: 'CycloneDX', components: [] });
  const file = { path: join(folder, 'sbom.cdx.json'), sha256: hexOf(json) };
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
    policy,
    { image: image.name, now },
  );
  if (cleared === undefined) throw new Error('not cleared');
  return cleared;
}

/** The runner of a job that may ask the issuer of a Sigstore for tokens with these claims. */
export function runnerOf(world: TrivyWorld, { issuer }: TestSigstore, claims: Claims = {}): Runner {
  return { ...world.runner, oidcToken: async () => tokenOf(issuer.token(claims)) };
}

/** A token with its claims. */
export function tokenOf(value: string): { readonly value: string; readonly claims: OidcClaims } {
  const claims: OidcClaims = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
  return { value, claims };
}
