import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { RepositoryClient } from '../../rig/servers/registry-client.ts';
import type { Claims, Issuer } from '../../rig/sigstore/issuer.ts';
import type { TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { KINDS, type Statement } from './cosign.ts';
import type { Published, Stage } from './stage.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

const [, , , , SUMMARY] = KINDS;

/** Who signs: by a token with these claims (a push to main of acme/shop), or with a cosign key. */
export interface Signatory {
  readonly claims?: Claims;
  /** In place of the stage's own instance. */
  readonly sigstore?: TestSigstore;
  /** In place of the first issuer of the instance. */
  readonly issuer?: Issuer;
  readonly key?: { readonly file: string; readonly password: string };
}

/** A statement that is attached, with all that it takes to attach it again in another form. */
export interface AttachedBundle {
  /** Digest of the referrer manifest. */
  readonly referrer: string;
  readonly statement: Statement;
  readonly bundle: Buffer<ArrayBuffer>;
}

/** An in-toto statement about one digest, or about several. */
export function statementAbout(
  subject: string | readonly string[],
  predicateType: string,
  predicate: object,
): Statement {
  const subjects = typeof subject === 'string' ? [subject] : subject;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map((digest) => ({
      name: 'image',
      digest: { sha256: digest.slice('sha256:'.length) },
    })),
    predicateType,
    predicate: { ...predicate },
  };
}

/** What of a stage it takes to sign. */
type SigningStage = Pick<Stage, 'sigstore' | 'subfolder'> & {
  readonly tools: Pick<Stage['tools'], 'cosign'>;
};

/** Has cosign sign a statement, whatever it says; answers the bundle. */
export async function signStatement(
  stage: SigningStage,
  statement: object,
  { claims = {}, sigstore = stage.sigstore, issuer = sigstore.issuer, key }: Signatory = {},
): Promise<Buffer<ArrayBuffer>> {
  const folder = await stage.subfolder();
  const [file, bundle] = [join(folder, 'statement.json'), join(folder, 'bundle.json')];
  await writeFile(file, JSON.stringify(statement));
  const signer =
    key === undefined
      ? [
          ...['--signing-config', sigstore.signingConfig, '--trusted-root', sigstore.trustedRoot],
          ...['--identity-token', issuer.token(claims)],
        ]
      : ['--key', key.file, ...(await noServices(folder))];
  await execa(
    stage.tools.cosign,
    ['attest-blob', '--statement', file, '--bundle', bundle, ...signer, '--yes'],
    {
      env: { HOME: folder, TUF_ROOT: join(folder, 'tuf'), COSIGN_PASSWORD: key?.password ?? '' },
      extendEnv: false,
    },
  );
  return await readFile(bundle);
}

/** A Sigstore without any service: a key signs by itself. */
async function noServices(folder: string): Promise<readonly string[]> {
  const [config, root] = [join(folder, 'signing-config.json'), join(folder, 'trusted-root.json')];
  const mediaType = 'application/vnd.dev.sigstore.signingconfig.v0.2+json';
  await writeFile(config, JSON.stringify({ mediaType, rekorTlogConfig: {}, tsaConfig: {} }));
  await writeFile(root, '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}');
  return ['--signing-config', config, '--trusted-root', root];
}

/** What differs from the referrer manifest that Assay and cosign write. */
export interface ReferrerForm {
  readonly artifactType?: string;
  /** Media type of the layer. */
  readonly layerType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Attaches bytes to a digest as a bundle; answers the digest of the referrer manifest. */
export async function attachBundle(
  repository: RepositoryClient,
  subject: string,
  bundle: Buffer<ArrayBuffer>,
  { artifactType = BUNDLE, layerType = BUNDLE, annotations = {} }: ReferrerForm = {},
): Promise<string> {
  const image = await repository.manifest(subject);
  const config = await repository.pushBlob(Buffer.from('{}'), 'application/vnd.oci.empty.v1+json');
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType,
    config,
    layers: [await repository.pushBlob(bundle, layerType)],
    subject: {
      mediaType: image?.mediaType ?? MANIFEST,
      digest: subject,
      size: image?.bytes.length ?? 0,
    },
    annotations,
  };
  const pushed = await repository.pushManifest(manifest, MANIFEST);
  const listed = await repository.referrers(subject);
  if (!listed.some(({ digest }) => digest === pushed.digest))
    await list(repository, subject, [...listed, { ...pushed, artifactType, annotations }]);
  return pushed.digest;
}

/** Writes the fallback tag of a registry that has no referrers API. */
async function list(
  repository: RepositoryClient,
  subject: string,
  manifests: readonly object[],
): Promise<void> {
  const index = { schemaVersion: 2, mediaType: INDEX, manifests };
  await repository.pushManifest(index, INDEX, subject.replace(':', '-'));
}

/** Signs a statement about a digest and attaches it; answers the digest of the referrer manifest. */
export async function attest(
  stage: Stage,
  repository: RepositoryClient,
  subject: string,
  predicateType: string,
  predicate: object,
  signatory: Signatory = {},
): Promise<string> {
  const bundle = await signStatement(stage, statementAbout(subject, predicateType, predicate), signatory);
  return attachBundle(repository, subject, bundle);
}

/** Every bundle that is attached to a digest. */
export async function bundlesOf(
  repository: RepositoryClient,
  subject: string,
): Promise<readonly AttachedBundle[]> {
  const referrers = await repository.referrers(subject);
  return Promise.all(
    referrers.map(async ({ digest }) => {
      const manifest = JSON.parse(
        Buffer.from((await repository.manifest(digest))?.bytes ?? '{}').toString(),
      ) as {
        layers: { digest: string }[];
      };
      const bundle = Buffer.from(await repository.blob(manifest.layers[0]?.digest ?? ''));
      const { dsseEnvelope } = JSON.parse(bundle.toString()) as { dsseEnvelope: { payload: string } };
      const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()) as Statement;
      return { referrer: digest, statement, bundle };
    }),
  );
}

/** The digest of the DSSE envelope in a bundle, by which a summary names the statement. */
export function envelopeOf(bundle: Uint8Array): string {
  const { dsseEnvelope } = JSON.parse(Buffer.from(bundle).toString()) as {
    dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] };
  };
  const { payload, payloadType, signatures } = dsseEnvelope;
  return sha256(
    Buffer.from(JSON.stringify({ payload, payloadType, signatures: signatures.map(({ sig }) => ({ sig })) })),
  );
}

/** The one attached bundle of a predicate type. */
export async function bundleOf(
  repository: RepositoryClient,
  subject: string,
  predicateType: string,
): Promise<AttachedBundle> {
  const found = (await bundlesOf(repository, subject)).filter(
    ({ statement }) => statement.predicateType === predicateType,
  );
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${found.length} bundles of ${predicateType}`);
  return one;
}

/** Changes the predicate of an attached statement, and attaches it anew: signed again, in place of the old one. */
export async function replace(
  stage: Stage,
  repository: RepositoryClient,
  subject: string,
  predicateType: string,
  change: (predicate: Record<string, unknown>) => object,
  signatory: Signatory = {},
): Promise<string> {
  const { referrer, statement } = await bundleOf(repository, subject, predicateType);
  const digest = await attest(
    stage,
    repository,
    subject,
    predicateType,
    change(statement.predicate),
    signatory,
  );
  await repository.deleteManifest(referrer);
  return digest;
}

/** The same, and the summary signed again so that it lists the new statement in place of the old one. */
export async function reissue(
  stage: Stage,
  { repository, digest }: Pick<Published, 'repository' | 'digest'>,
  predicateType: string,
  change: (predicate: Record<string, unknown>) => object,
  signatory: Signatory = {},
): Promise<string> {
  const before = envelopeOf((await bundleOf(repository, digest, predicateType)).bundle);
  const referrer = await replace(stage, repository, digest, predicateType, change, signatory);
  const after = envelopeOf((await bundleOf(repository, digest, predicateType)).bundle);
  await replace(stage, repository, digest, SUMMARY, ({ inputAttestations, ...rest }) => ({
    ...rest,
    inputAttestations: JSON.parse(
      JSON.stringify(inputAttestations).replaceAll(before.slice(7), after.slice(7)),
    ),
  }));
  return referrer;
}

/** Gives what is attached to a digest in one repository to the same digest in another. */
export async function copyReferrers(
  from: RepositoryClient,
  to: RepositoryClient,
  subject: string,
): Promise<void> {
  for (const { digest } of await from.referrers(subject)) {
    const found = await from.manifest(digest);
    const bytes = Buffer.from(found?.bytes ?? []);
    const { config, layers } = JSON.parse(bytes.toString()) as Record<'config', { digest: string }> & {
      layers: { digest: string }[];
    };
    for (const blob of [config, ...layers]) await to.pushBlob(Buffer.from(await from.blob(blob.digest)));
    await to.pushManifest(bytes, found?.mediaType ?? '');
  }
}

/** The digest of bytes. */
export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
