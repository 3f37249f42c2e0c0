import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
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
  /** The kind of evidence that is wrong; `index`: that of a platform. */
  readonly about: Requirement | 'index';
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
    make: async (stage) => resigned(stage, SIGNATURE, { key: await keyOf(stage) }),
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
  {
    ...{ name: 'an SBOM of another workflow', about: 'sbom', code: 'identity-mismatch' },
    make: (stage) => resigned(stage, SBOM, { claims: { workflow_ref: WORKFLOW.replace('release', 'test') } }),
  },
  {
    ...{ name: 'a summary of another workflow', about: 'summary', code: 'identity-mismatch' },
    make: (stage) =>
      resigned(stage, SUMMARY, { claims: { workflow_ref: WORKFLOW.replace('release', 'test') } }),
  },
  {
    ...{
      name: 'a provenance that names another repository',
      about: 'provenance',
      code: 'provenance-mismatch',
    },
    make: (stage) => rewritten(stage, PROVENANCE, elsewhere),
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
    ...{ name: 'a summary of three weeks ago', about: 'summary', code: 'summary-stale' },
    make: (stage) => rewritten(stage, SUMMARY, verifiedAt(-21 * DAY_MS)),
  },
  {
    ...{ name: 'a summary of the day after tomorrow', about: 'summary', code: 'summary-mismatch' },
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

/** Names that look as if an image was in the registry of the policy. `host/team/app@sha256:…`. */
export function lookAlikes(pinned: string): readonly (readonly [string, string])[] {
  const slash = pinned.indexOf('/');
  const [registry, path] = [pinned.slice(0, slash), pinned.slice(slash + 1)];
  const [host = '', port = ''] = registry.split(':');
  return [
    ['a registry whose name begins like it', `${host}.evil.test:${port}/${path}`],
    ['a registry whose name ends like it', `evil-${registry}/${path}`],
    ['another port', `${host}:${(Number(port) % 65_535) + 1}/${path}`],
    ['its name as a folder of another', `evil.test/${registry.replace(':', '-')}/${path}`],
    ['its path in upper case', `${registry}/${path.replace('team', 'TEAM')}`],
    ['no registry at all', path],
    ['a registry that the policy does not name', `evil.test/${path}`],
  ];
}

/** The places of a Pod where an image can be, with a spec that has it there, beside an honest image. */
export const PLACES: readonly (readonly [string, (honest: string, image: string) => object])[] = [
  ['a container', (_, image) => ({ containers: [container('app', image)] })],
  [
    'a second container',
    (honest, image) => ({ containers: [container('app', honest), container('side', image)] }),
  ],
  [
    'an init container',
    (honest, image) => ({
      ...{ containers: [container('app', honest)], initContainers: [container('init', image)] },
    }),
  ],
  [
    'an image volume',
    (honest, image) => ({
      containers: [container('app', honest)],
      volumes: [{ name: 'files', image: { reference: image, pullPolicy: 'IfNotPresent' } }],
    }),
  ],
];

export function container(name: string, image: string): object {
  return { name, image };
}

/** What makes Pods: the path to create it at below a namespace, and the object for a spec of a Pod. */
export function workloads(spec: object): readonly (readonly [api: string, plural: string, object: object])[] {
  const [metadata, labels] = [{ name: 'web' }, { app: 'web' }];
  const template = { metadata: { labels }, spec };
  const once = { metadata: { labels }, spec: { ...spec, restartPolicy: 'Never' } };
  const set = (kind: string, more: object = {}) => ({
    ...{ apiVersion: 'apps/v1', kind, metadata },
    spec: { selector: { matchLabels: labels }, template, ...more },
  });
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: once } };
  const jobTemplate = { spec: { template: once } };
  const cron = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: { schedule: '0 0 1 1 *', jobTemplate },
  };
  const controller = { apiVersion: 'v1', kind: 'ReplicationController', metadata };
  return [
    ['apis/apps/v1', 'deployments', set('Deployment')],
    ['apis/apps/v1', 'replicasets', set('ReplicaSet')],
    ['apis/apps/v1', 'statefulsets', set('StatefulSet', { serviceName: 'web' })],
    ['apis/apps/v1', 'daemonsets', set('DaemonSet')],
    ['apis/batch/v1', 'jobs', job],
    ['apis/batch/v1', 'cronjobs', cron],
    ['api/v1', 'podtemplates', { apiVersion: 'v1', kind: 'PodTemplate', metadata, template }],
    ['api/v1', 'replicationcontrollers', { ...controller, spec: { selector: labels, template } }],
  ];
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

function elsewhere(provenance: Record<string, unknown>): object {
  return JSON.parse(JSON.stringify(provenance).replaceAll('acme/shop', 'acme/other'));
}

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

async function keyOf({ stage }: ForgeryStage): Promise<NonNullable<Signatory['key']>> {
  const folder = await stage.subfolder();
  const password = ['for', 'gery'].join('');
  const env = { HOME: folder, COSIGN_PASSWORD: password };
  await execa(stage.tools.cosign, ['generate-key-pair'], { cwd: folder, env, extendEnv: false });
  return { file: join(folder, 'cosign.key'), password };
}
