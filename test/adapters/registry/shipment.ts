import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { RegistryClient } from '../../../src/adapters/registry/client.ts';
import { readOnly } from '../../../src/adapters/registry/read-only.ts';
import { hexOf } from '../../../src/domain/digest.ts';
import type { Attached } from '../../../src/domain/evidence/evidence.ts';
import type { GateSigner } from '../../../src/domain/gate/attested-evidence.ts';
import { imageName, type Reference, type Repository } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import { judge } from '../../../src/domain/verdict/verdict.ts';
import { gather } from '../../../src/stages/gate/gather.ts';
import { readShipped } from '../../../src/stages/gate/read-shipped.ts';
import { push, tag } from '../../../src/stages/image/push.ts';
import type { AttachmentPlan } from '../../../src/stages/sign/attachment-plan.ts';
import { attachAll, signAll } from '../../../src/stages/sign/attest.ts';
import { prepareSigning, type Signing } from '../../../src/stages/sign/signing.ts';
import { withdraw } from '../../../src/stages/sign/withdraw.ts';
import type { Trust } from '../../../src/stages/verify/sigstore-trust.ts';
import { readAttached } from '../../../src/stages/verify/verify.ts';
import { startRegistry } from '../../rig/servers/registry.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { debian, imageOf, trivyWorld } from '../../stages/scan/trivy-world.ts';
import { clientWith, PATIENT } from './serve.ts';

const PASSWORD = ['correct', 'horse'].join('-');
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  vulnerabilities: { ...DEFAULT_POLICY.vulnerabilities, failOn: ['critical'], databaseMaxAgeMs: 60_000 },
};

/** A cleared image with its attestations, all of them really signed, that can be shipped to any registry. */
export type Shipment = Awaited<ReturnType<typeof openShipment>>;

/** Makes an image and signs it once, with a key and no service. */
export async function openShipment() {
  const base = await trivyWorld('exit 0');
  const { cosign } = await buildTools(['cosign']);
  const env = { HOME: base.folder, COSIGN_PASSWORD: PASSWORD };
  await execa(cosign, ['generate-key-pair'], { cwd: base.folder, env, extendEnv: false });
  const acquire: typeof base.tools.acquire = async (name) => ({
    ...(await base.tools.acquire(name)),
    ...(name === 'cosign' ? { path: cosign } : {}),
  });
  const publicSigstore = { trust: () => Promise.reject(new Error('a key needs no service')) };
  const world = { ...base, tools: { acquire }, publicSigstore };
  const image = await imageOf(join(base.folder, 'image'), [debian('12.11')]);
  const [platform] = image.platforms;
  if (platform === undefined) throw new Error('no platform');
  const scope = { kind: 'platform', platform: platform.platform, manifest: image.root.digest } as const;
  const named = {
    ...{ 'bom-ref': 'app', type: 'container', name: 'app', version: image.root.digest },
    properties: [],
  };
  const bom = {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { component: named } },
    ...{ components: [], dependencies: [] },
  };
  const json = JSON.stringify(bom);
  const file = { path: join(base.folder, 'sbom.cdx.json'), sha256: hexOf(json) };
  await writeFile(file.path, json);
  const at = new Date().toISOString();
  const { cleared } = judge(
    {
      image,
      sboms: { done: true, value: [{ scope, cyclonedx: file, spdx: file, components: 1 }] },
      scan: {
        done: true,
        value: {
          ...{ database: { updatedAt: at, sha256: 'x' }, startedAt: at, finishedAt: at, findings: [] },
          coverage: [{ scope, listed: 1, compared: 1, incomparable: 0, unsourced: 0 }],
        },
      },
      secrets: {
        done: true,
        value: {
          findings: [],
          coverage: {
            layers: { scanned: 1, cached: 0, total: 1 },
            files: { scanned: 1, owned: 0, skipped: 0, archives: 0 },
            ...{ configurations: 1, source: false, notes: [] },
          },
        },
      },
    },
    POLICY,
    { image: imageName(image), now: new Date() },
  );
  if (cleared === undefined) throw new Error('not cleared');
  const signer = {
    kind: 'key',
    key: join(base.folder, 'cosign.key'),
    environment: { COSIGN_PASSWORD: PASSWORD },
  } as const;
  const signing = await prepareSigning(world, signer);
  const scanner = await acquire('trivy');
  /** Signs as a run does, with what is attached in a repository already. */
  const sign = (registry: RegistryClient, repository: Repository) =>
    signAll({ ...world, registry }, signing, cleared, { repository, tools: [scanner] });
  const start = await startRegistry({ referrers: true });
  const plans = await sign(clientWith({ limits: PATIENT, workspace: base.workspace }), {
    registry: start.host,
    path: 'template',
  });
  await start.stop();
  return {
    ...{ image, plans, sign, digest: image.root.digest, cleared, workspace: base.workspace },
    stop: () => rm(base.folder, { recursive: true, force: true }),

    /** Pushes, attaches, reads back and tags, as the end of a run does. */
    async ship(
      registry: RegistryClient,
      target: Reference,
      what: readonly AttachmentPlan[] = plans,
      report: (attached: readonly Attached[]) => void = () => undefined,
    ): Promise<void> {
      await push({ registry, layouts: world.layouts }, cleared, target);
      await attachAll({ ...world, registry }, signing, target, what, report);
      await tag({ registry, layouts: world.layouts }, cleared, target);
    },

    /** Everything that a gate examines about the image. */
    async evidence(registry: RegistryClient, repository: Repository) {
      const subject = { digest: image.root.digest, role: 'image', name: 'the image' } as const;
      const [evidence] = await gather({ registry: readOnly(registry) }, asTrust(signing), {
        repository,
        subjects: [subject],
        bySummary: true,
      });
      if (evidence === undefined) throw new Error('nothing was gathered');
      return evidence;
    },

    /** The image as a later run compares with it. The database is damaged, so that the scan of its SBOM is the end. */
    async shipped(registry: RegistryClient, reference: Reference) {
      const signer = { name: 'the key', trust: async () => asTrust(signing) };
      const cacheDir = join(base.folder, 'damaged');
      await mkdir(join(cacheDir, 'db'), { recursive: true });
      await writeFile(join(cacheDir, 'db/trivy.db'), 'no database');
      const database = { cacheDir, facts: { updatedAt: at, sha256: 'x' } };
      return await readShipped({ ...world, registry }, reference, signer, database, POLICY.gate.denied);
    },

    /** What a gate finds: the kinds that verify, and how much it could not read or left out. */
    async look(registry: RegistryClient, repository: Repository) {
      const { attested, refused, unreadable, older = 0 } = await this.evidence(registry, repository);
      return {
        kinds: attested.map(({ kind }) => kind).sort(),
        referrers: attested.map(({ referrer }) => referrer).sort(),
        ...{ refused, unreadable, older },
      };
    },

    /** As a run that fails: by the stage itself, which demands that no summary is left. */
    async withdrawAll(registry: RegistryClient, repository: Repository): Promise<number> {
      return await withdraw({ registry }, image, { prepared: async () => signing, places: [repository] });
    },

    /** Takes the PASSED summaries away, as a run does that fails; answers the kinds that are left. */
    async withdraw(registry: RegistryClient, repository: Repository): Promise<readonly string[]> {
      const there = () => readAttached({ registry }, signing.verify, repository, image.root.digest);
      const summaries = (await there()).filter(({ kind }) => kind === 'summary');
      const digests = summaries.map(({ referrer }) => referrer);
      await registry.attach(repository, image.root.digest, [], digests);
      return (await there()).map(({ kind }) => kind).sort();
    },
  };
}

/** What every subject has. */
export const KINDS = ['provenance', 'sbom', 'signature', 'summary', 'vulnerabilities'];

/** Signatures of the run itself, as a gate sees them that accepts this signer. */
export function asTrust({ verify, verifyRevocation }: Signing): Pick<Trust, 'verify' | 'verifyRevocation'> {
  const signer: GateSigner = { kind: 'key', key: 'cosign.pub', environment: {} };
  const named =
    (of: Signing['verify']): Trust['verify'] =>
    (bundle) => {
      const verification = of(bundle);
      return verification.verified ? { ...verification, signer } : verification;
    };
  return { verify: named(verify), verifyRevocation: named(verifyRevocation) };
}
