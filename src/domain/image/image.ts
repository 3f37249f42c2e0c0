import { type Digest, hex, isDigest } from '../digest.ts';

/** A repository in a registry: `host[:port]` and the path below it. */
export interface Repository {
  readonly registry: string;
  readonly path: string;
}

/** An image in a registry, by tag, by digest, or by both (then the digest decides). */
export interface Reference extends Repository {
  readonly tag?: string;
  readonly digest?: Digest;
}

/** OCI image specification, platform object. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  /** Only for Windows: `10.0.20348.2227`. */
  readonly osVersion?: string;
  /** The beginning of the manifest's digest, if an index has the platform more than once. */
  readonly manifest?: string;
}

/** OCI content descriptor, as far as Assay reads it. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One step of an image's history. `createdBy` is raw and may contain secrets. */
export interface HistoryStep {
  readonly createdBy: string;
  readonly emptyLayer: boolean;
}

/** The parts of an image configuration that Assay reads. They are raw and may contain secrets. */
export interface ImageConfiguration {
  readonly platform: Platform;
  readonly diffIds: readonly Digest[];
  readonly history: readonly HistoryStep[];
  readonly env: readonly string[];
  readonly cmd: readonly string[];
  readonly entrypoint: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** All other entries with text: `Healthcheck Test`, `OnBuild`, `History step 2 comment`. */
  readonly others?: readonly ConfigurationEntry[];
}

/** An entry of a configuration or an annotation, and its raw text, which may contain secrets. */
export interface ConfigurationEntry {
  readonly entry: string;
  readonly text: string;
}

/** Selects one image of a layout or archive that holds several. */
export interface ImageChoice {
  /** A name that the layout or archive gives the image: a tag, or a whole reference. */
  readonly tag?: string;
  /** Of a manifest, of an index, or of the configuration (the image ID of `docker images`). */
  readonly digest?: Digest;
}

/** The image that the user requested: a reference to a registry, a layout or an archive. */
export type Subject =
  | { readonly kind: 'registry'; readonly reference: Reference }
  | ({ readonly kind: 'layout'; readonly directory: string } & ImageChoice)
  | ({ readonly kind: 'archive'; readonly file: string } & ImageChoice);

/** A runnable image for one platform. The layout of its {@link PinnedImage} holds every blob. */
export interface PlatformImage {
  readonly platform: Platform;
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly configuration: ImageConfiguration;
  /** Annotations of the manifest, of its entry in the index, and of the index. */
  readonly annotations?: readonly ConfigurationEntry[];
}

/** An entry of an index that is no platform: an attestation by BuildKit (a manifest of in-toto documents) or an artifact. */
export interface IndexAttestation {
  /** Digest of the platform's manifest that it claims to be about. Empty if it names none. */
  readonly of: string;
  readonly manifest: Descriptor;
  /** Its configuration and its documents. They are in the layout of the {@link PinnedImage}. */
  readonly blobs?: readonly Descriptor[];
  /** The type of an artifact. */
  readonly artifactType?: string;
}

/** An image that was resolved once to a digest and fetched once into a local OCI layout. */
export interface PinnedImage {
  /** The request that was resolved to this image. */
  readonly requested: Subject;
  /** The manifest or index that every statement is about. */
  readonly root: Descriptor;
  readonly isIndex: boolean;
  /** The platforms to check, in the order of the index, without BuildKit's attestation entries. */
  readonly platforms: readonly PlatformImage[];
  /** Other entries of the index, which cannot run. */
  readonly attestations?: readonly IndexAttestation[];
  /** Platforms of the index that the `platform` input leaves out. */
  readonly skippedPlatforms: readonly Platform[];
  /** Folder of the OCI layout with the manifests and blobs. */
  readonly layout: string;
}

/** The name of an image for people: `registry/repository`, the layout's folder or the archive's file. */
export function imageName({ requested }: Pick<PinnedImage, 'requested'>): string {
  switch (requested.kind) {
    case 'registry':
      return repositoryName(requested.reference);
    case 'layout':
      return requested.directory;
    case 'archive':
      return requested.file;
  }
}

/** The tag by which an image was requested, if any. */
export function requestedTag({ requested }: Pick<PinnedImage, 'requested'>): string | undefined {
  return requested.kind === 'registry' ? requested.reference.tag : requested.tag;
}

/** `linux/amd64`, `linux/arm/v7`; if that is not unique, `windows(10.0.20348)/amd64`, `linux/amd64@sha256:…`. */
export function platformName({ os, architecture, variant, osVersion, manifest }: Platform): string {
  const system = osVersion === undefined ? os : `${os}(${osVersion})`;
  const name = [system, architecture, variant].filter(Boolean).join('/');
  return manifest === undefined ? name : `${name}@${manifest}`;
}

/** The platform as a part of a file name: `linux-amd64`. */
export function platformSlug(platform: Platform): string {
  return platformName(platform).replace(/[^A-Za-z0-9]+/g, '-');
}

/** `registry/path`, without tag and digest. */
export function repositoryName(repository: Repository): string {
  return `${repository.registry}/${repository.path}`;
}

/** `registry/path[:tag]`, without digest. */
export function taggedName(reference: Reference): string {
  const { tag } = reference;
  return repositoryName(reference) + (tag === undefined ? '' : `:${tag}`);
}

/** `registry/path@sha256:…` */
export function pinnedName(repository: Repository, digest: Digest): string {
  return `${repositoryName(repository)}@${digest}`;
}

/** OCI distribution specification: the tag that lists referrers in a registry without the referrers API. */
export function fallbackTag(digest: Digest): string {
  return `sha256-${hex(digest)}`;
}

const REGISTRY =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?$/;
const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
/** The name of Docker Hub, and its name in older programs. Assay uses only the first, so that one image has one name. */
const [HUB, HUB_OF_OLD] = ['docker.io', 'index.docker.io'];
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** A name, or a glob for names, with the current name of Docker Hub instead of the old one. */
export function withHubName(name: string): string {
  return name.startsWith(`${HUB_OF_OLD}/`) ? `${HUB}${name.slice(HUB_OF_OLD.length)}` : name;
}

/**
 * Reads `registry/path[:tag][@sha256:…]` by docker's rules: the default registry is Docker Hub, and the default tag is
 * `latest` if there is no digest. Returns a sentence that names the fault if the text has another form.
 */
export function parseReference(text: string): Reference | string {
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !isDigest(digest)) {
    return `"${digest}" is not a digest of the form sha256:<64 hex digits>`;
  }
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tag = colon > named.lastIndexOf('/') ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !TAG.test(tag)) return `"${tag}" is not a tag`;
  const repository = parseRepository(tag === undefined ? named : named.slice(0, colon));
  if (typeof repository === 'string') return repository;
  const pinned = digest === undefined ? {} : { digest };
  const tagged =
    tag === undefined && digest === undefined ? { tag: 'latest' } : tag === undefined ? {} : { tag };
  return { ...repository, ...tagged, ...pinned };
}

function parseRepository(name: string): Repository | string {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const hasRegistry = first === 'localhost' || /[.:]/.test(first);
  const registry = hasRegistry && first !== HUB_OF_OLD ? first : HUB;
  if (!REGISTRY.test(registry)) return `"${registry}" is not a registry host`;
  const rest = hasRegistry ? name.slice(slash + 1) : name;
  const path = registry !== HUB || rest.includes('/') ? rest : `library/${rest}`;
  if (!PATH.test(path))
    return `"${path}" is not a repository path (lower-case letters, digits and . _ - / only)`;
  return { registry, path };
}

const PLATFORM =
  /^([a-z0-9]+)(?:\(([A-Za-z0-9._-]+)\))?\/([a-z0-9_-]+)(?:\/([a-z0-9.]+))?(?:@(sha256:[0-9a-f]{12,64}))?$/;

/** Reads `os[(version)]/architecture[/variant][@manifest]`, the form of {@link platformName}. Undefined for other texts. */
export function parsePlatform(text: string): Platform | undefined {
  const [, os, osVersion, architecture, variant, manifest] = PLATFORM.exec(text) ?? [];
  if (os === undefined || architecture === undefined) return undefined;
  return {
    ...{ os, architecture },
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { osVersion }),
    ...(manifest === undefined ? {} : { manifest }),
  };
}
