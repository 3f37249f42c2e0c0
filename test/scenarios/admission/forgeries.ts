import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { Requirement } from '../../../src/domain/gate/attested-evidence.ts';
import type { Claims } from '../../rig/sigstore/issuer.ts';
import { type AdmissionStage, openAdmissionStage } from '../stage/admission-stage.ts';
import {
  attachBundle,
  bundleOf,
  bundlesOf,
  copyReferrers,
  reissue,
  replace,
  type Signatory,
} from '../stage/attachments.ts';
import { KINDS } from '../stage/cosign.ts';
import { expectPassed } from '../stage/outcome.ts';
import { RELEASE } from '../stage/release.ts';
import type { Published } from '../stage/stage.ts';
import { entriesOf } from '../stage/stage-images.ts';

const [SIGNATURE, PROVENANCE, SBOM, , SUMMARY] = KINDS;
const WORKFLOW = 'acme/shop/.github/workflows/release.yml@refs/heads/main';
const DAY_MS = 24 * 3_600_000;
const BuiltFrom = z.looseObject({
  buildDefinition: z.looseObject({ externalParameters: z.looseObject({ workflow: z.looseObject({}) }) }),
});

/** A stage with an honest image, whose policy an admission engine holds, and with what it takes to forge. */
export interface ForgeryStage extends AdmissionStage {
  /** The section `gate` of its policy file, and the whole document. */
  readonly gate: object;
  readonly document: object;
  /** The same image with the same evidence, in a repository of its own. */
  copy(): Promise<Published>;
  /** An image for two platforms that was shipped. */
  readonly index: Published;
  stop(): Promise<void>;
}

/** An image that must not run, for one reason. */
export interface Forgery {
  readonly name: string;
  /** What is wrong: a kind of evidence, `age` of the summary, `index`: that of a platform. */
  readonly about: Requirement | 'age' | 'index';
  /** The gate's first reason against it. */
  readonly code: string;
  /** Whether only the gate sees it: every statement about the image that is named is there, and says what it should. */
  readonly isSubtle?: true;
  /** Makes it, and answers its name with the digest. */
  readonly make: (stage: ForgeryStage) => Promise<string>;
}

/** Opens the stage; some 15 s. The policy takes images from these registries (`host:port`) too. */
export async function openForgeryStage(hosts: readonly string[] = []): Promise<ForgeryStage> {
  const bench = await openAdmissionStage(hosts);
  const { stage, image, workspace } = bench;
  const rules = {
    ...{ identity: RELEASE, issuer: stage.sigstore.issuer.url },
    ...{ 'source-repository': 'https://github.com/acme/shop', 'source-ref': 'refs/heads/main' },
    // What is copied into another repository was verified under the name of the first.
    'promoted-from': [stage.registry.host, ...hosts].map((host) => `${host}/**`),
  };
  await bench.policy(rules);
  const index = await stage.publish('index');
  expectPassed(await stage.ship({ image: index.tagged, source: '' }, { workspace }));
  const document = JSON.parse(await readFile(join(workspace, '.github/assay.yml'), 'utf8'));
  return {
    ...{ ...bench, gate: rules, document, index },
    async copy() {
      const copied = await stage.publish('clean');
      await copyReferrers(image.repository, copied.repository, image.digest);
      return copied;
    },
    stop: stage.stop,
  };
}

/** Images with a fault that is not in their name, each of them in a repository of its own. */
export const FORGERIES: readonly Forgery[] = [
  {
    ...{ name: 'an image that nobody signed', about: 'signature', code: 'signature-missing' },
    make: async ({ stage }) => (await stage.publish('clean')).pinned,
  },
  ...signedBy([
    ['another workflow', { workflow_ref: WORKFLOW.replace('release', 'test') }],
    ['a workflow whose name goes on', { workflow_ref: WORKFLOW.replace('.yml', '.yml2') }],
    ['another branch', { ref: 'refs/heads/feature' }],
    ['another repository', { repository: 'acme/other' }],
    ['a repository of the same name', { repository: 'evil/shop' }],
  ]),
  {
    ...{ name: 'a signature of another issuer', about: 'signature', code: 'identity-mismatch' },
    make: (stage) => resigned(stage, SIGNATURE, { issuer: stage.stage.sigstore.otherIssuer }),
  },
  {
    ...{ name: 'a signature of another key', about: 'signature', code: 'identity-mismatch' },
    make: async (stage) => resigned(stage, SIGNATURE, { key: await keyPair(stage) }),
  },
  {
    ...{ name: 'a signature that no transparency log has', about: 'signature' },
    ...{ code: 'signature-invalid', isSubtle: true },
    make: async (stage) => {
      const { sigstore } = stage.stage;
      const signingConfig = await withoutLog(stage);
      return resigned(stage, SIGNATURE, { sigstore: { ...sigstore, signingConfig } });
    },
  },
  {
    ...{ name: 'an SBOM in place of the signature', about: 'signature', code: 'signature-missing' },
    make: async (stage) => {
      const image = await stage.copy();
      await drop(image, SIGNATURE);
      const { bundle } = await bundleOf(image.repository, image.digest, SBOM);
      // The list of referrers says that it is a signature.
      const annotations = { 'dev.sigstore.bundle.predicateType': SIGNATURE };
      await attachBundle(image.repository, image.digest, bundle, { annotations });
      return image.pinned;
    },
  },
  {
    ...{ name: 'the evidence of another image', about: 'signature', code: 'signature-missing' },
    make: async ({ stage, image }) => {
      const other = await stage.publish('vulnerable');
      for (const { bundle } of await bundlesOf(image.repository, image.digest))
        await attachBundle(other.repository, other.digest, bundle);
      return other.pinned;
    },
  },
  ...(
    [
      ['provenance', PROVENANCE],
      ['sbom', SBOM],
      ['summary', SUMMARY],
    ] as const
  ).map(
    ([about, type]): Forgery => ({
      ...{ name: `an image without a statement about ${about}`, about, code: `${about}-missing` },
      make: async (stage) => {
        const image = await stage.copy();
        await drop(image, type);
        return image.pinned;
      },
    }),
  ),
  ...(
    [
      ['a provenance', 'provenance', PROVENANCE],
      ['an SBOM', 'sbom', SBOM],
      ['a summary', 'summary', SUMMARY],
    ] as const
  ).map(
    ([what, about, type]): Forgery => ({
      ...{ name: `${what} of another workflow`, about, code: 'identity-mismatch' },
      make: (stage) =>
        resigned(stage, type, { claims: { workflow_ref: WORKFLOW.replace('release', 'test') } }),
    }),
  ),
  {
    ...{
      name: 'a provenance that names another repository',
      about: 'provenance',
      code: 'provenance-mismatch',
    },
    make: (stage) =>
      rewritten(stage, PROVENANCE, fromSource({ repository: 'https://github.com/acme/other' })),
  },
  {
    ...{ name: 'a provenance that names another branch', about: 'provenance', code: 'provenance-mismatch' },
    make: (stage) => rewritten(stage, PROVENANCE, fromSource({ ref: 'refs/heads/dev' })),
  },
  {
    ...{ name: 'a summary that FAILED', about: 'summary', code: 'summary-failed' },
    make: (stage) => rewritten(stage, SUMMARY, (summary) => ({ ...summary, verificationResult: 'FAILED' })),
  },
  {
    ...{ name: 'a summary of another verifier', about: 'summary', code: 'summary-missing' },
    make: (stage) =>
      rewritten(stage, SUMMARY, (summary) => ({
        ...summary,
        verifier: { id: 'https://example.com/verifier' },
      })),
  },
  {
    ...{ name: 'a summary of three weeks ago', about: 'age', code: 'summary-stale' },
    make: (stage) => rewritten(stage, SUMMARY, verifiedAt(-21 * DAY_MS)),
  },
  {
    ...{ name: 'a summary of the day after tomorrow', about: 'age', code: 'summary-mismatch' },
    make: (stage) => rewritten(stage, SUMMARY, verifiedAt(2 * DAY_MS)),
  },
  {
    ...{ name: 'a signed index with a platform that nobody signed', about: 'index' },
    ...{ code: 'index-not-covered', isSubtle: true },
    make: async ({ stage, index }) => {
      const copied = await stage.publish('index');
      const [platform] = (await entriesOf(await stage.layout('index'))).platforms;
      if (platform === undefined) throw new Error('the index has no platform');
      for (const signed of [index.digest, platform])
        await copyReferrers(index.repository, copied.repository, signed);
      return copied.pinned;
    },
  },
];

/** A tag under which an honest image was, and now there is another one. Answers the name by tag, and both digests. */
export async function movedTag(stage: ForgeryStage) {
  const image = await stage.copy();
  const other = await stage.stage.publish('vulnerable');
  const raw = await other.repository.manifest(other.digest);
  const bytes = Buffer.from(raw?.bytes ?? []);
  const { config, layers } = JSON.parse(bytes.toString()) as Record<'config', { digest: string }> & {
    layers: { digest: string }[];
  };
  for (const { digest } of [config, ...layers])
    await image.repository.pushBlob(Buffer.from(await other.repository.blob(digest)));
  await image.repository.pushManifest(bytes, raw?.mediaType ?? '', 'v1');
  return {
    tagged: image.tagged,
    honest: image.pinned,
    other: image.pinned.replace(image.digest, other.digest),
  };
}

/** Names that look as if an image was in a registry and folder of the policy, made of that of an honest one. */
export const LOOK_ALIKES: readonly (readonly [string, (pinned: string) => string])[] = [
  [
    'a registry whose name begins like it',
    within(({ host, port, path }) => `${host}.evil.test:${port}/${path}`),
  ],
  ['a registry whose name ends like it', (pinned) => `evil-${pinned}`],
  ['another port', within(({ host, port, path }) => `${host}:${(Number(port) % 65_535) + 1}/${path}`)],
  ['its name as a folder of another', within(({ host, port, path }) => `evil.test/${host}-${port}/${path}`)],
  ['its path in upper case', (pinned) => pinned.replace('/team/', '/TEAM/')],
  ['another folder of it', (pinned) => pinned.replace('/team/', '/other/')],
  ['no registry at all', within(({ path }) => path)],
  ['a registry that the policy does not name', within(({ path }) => `evil.test/${path}`)],
];

function within(
  change: (parts: { readonly host: string; readonly port: string; readonly path: string }) => string,
): (pinned: string) => string {
  return (pinned) => {
    const [, host = '', port = '', path = ''] = /^([^:/]+):(\d+)\/(.+)$/.exec(pinned) ?? [];
    return change({ host, port, path });
  };
}

function signedBy(signers: readonly (readonly [string, Claims])[]): readonly Forgery[] {
  return signers.map(([name, claims]) => ({
    ...{ name: `a signature of ${name}`, about: 'signature', code: 'identity-mismatch' },
    make: (stage) => resigned(stage, SIGNATURE, { claims }),
  }));
}

/** The honest image, of which one statement is signed by somebody else. */
function resigned(stage: ForgeryStage, type: string, signatory: Signatory): Promise<string> {
  return rewritten(stage, type, (predicate) => predicate, signatory);
}

/** The honest image, of which one statement says something else. */
async function rewritten(
  { copy, stage }: ForgeryStage,
  type: string,
  change: (predicate: Record<string, unknown>) => object,
  signatory: Signatory = {},
): Promise<string> {
  const image = await copy();
  const isListed = type === PROVENANCE || type === SBOM;
  if (isListed) await reissue(stage, image, type, change, signatory);
  else await replace(stage, image.repository, image.digest, type, change, signatory);
  return image.pinned;
}

const verifiedAt = (fromNowMs: number) => (summary: Record<string, unknown>) => ({
  ...summary,
  timeVerified: new Date(Date.now() + fromNowMs).toISOString(),
});

/** Nothing but the source that the provenance names. */
const fromSource = (change: object) => (predicate: Record<string, unknown>) => {
  const { buildDefinition } = BuiltFrom.parse(predicate);
  const { externalParameters } = buildDefinition;
  const changed = { ...externalParameters, workflow: { ...externalParameters.workflow, ...change } };
  return { ...predicate, buildDefinition: { ...buildDefinition, externalParameters: changed } };
};

async function drop({ repository, digest }: Published, type: string): Promise<void> {
  await repository.deleteManifest((await bundleOf(repository, digest, type)).referrer);
}

/** The signing config of the stage, but for its transparency log. */
async function withoutLog({ stage }: ForgeryStage): Promise<string> {
  const config = JSON.parse(await readFile(stage.sigstore.signingConfig, 'utf8'));
  const file = join(await stage.subfolder(), 'signing-config.json');
  await writeFile(file, JSON.stringify({ ...config, rekorTlogUrls: [], rekorTlogConfig: {} }));
  return file;
}

/** A key of cosign, and what opens it. */
export async function keyPair({
  stage,
}: ForgeryStage): Promise<NonNullable<Signatory['key']> & { readonly public: string }> {
  const folder = await stage.subfolder();
  const password = ['for', 'gery'].join('');
  const env = { HOME: folder, COSIGN_PASSWORD: password };
  await execa(stage.tools.cosign, ['generate-key-pair'], { cwd: folder, env, extendEnv: false });
  return { file: join(folder, 'cosign.key'), public: join(folder, 'cosign.pub'), password };
}
