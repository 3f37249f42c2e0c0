import { type Digest, hex, isDigest } from './digest.ts';

/** A repository in a registry: `host[:port]` and the path below it. */
export interface Repository {
  readonly registry: string;
  readonly path: string;
}

/** An image in a registry, by tag, by digest, or by both (then the digest counts). */
export interface Reference extends Repository {
  readonly tag?: string;
  readonly digest?: Digest;
}

/** Where the image under test comes from. */
export type Subject =
  | { readonly kind: 'registry'; readonly reference: Reference }
  | { readonly kind: 'layout'; readonly directory: string; readonly tag?: string }
  | { readonly kind: 'archive'; readonly file: string };

/** OCI image specification, platform object. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** OCI content descriptor, as far as Assay reads it. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One step of an image's history; `createdBy` is raw and may hold secrets. */
export interface HistoryStep {
  readonly createdBy: string;
  readonly emptyLayer: boolean;
}

/** The parts of an image configuration that Assay reads; raw, may hold secrets. */
export interface ImageConfiguration {
  readonly platform: Platform;
  readonly diffIds: readonly Digest[];
  readonly history: readonly HistoryStep[];
  readonly env: readonly string[];
  readonly cmd: readonly string[];
  readonly entrypoint: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Whatever else has text: `Healthcheck Test`, `OnBuild`, `History step 2 comment`. */
  readonly others?: readonly ConfigurationEntry[];
}

/** An entry of a configuration or an annotation, and its raw text, which may hold secrets. */
export interface ConfigurationEntry {
  readonly entry: string;
  readonly text: string;
}

/** A runnable image for one platform; every blob lies in the layout of its {@link PinnedImage}. */
export interface PlatformImage {
  readonly platform: Platform;
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly configuration: ImageConfiguration;
  /** Of the manifest, of its entry in the index and of the index itself. */
  readonly annotations?: readonly ConfigurationEntry[];
}

/** One of BuildKit's attestations in an index: a manifest of in-toto documents. */
export interface IndexAttestation {
  /** Digest of the platform's manifest that it says it is about. */
  readonly of: string;
  readonly manifest: Descriptor;
  /** Its configuration and its documents; they lie in the layout of the {@link PinnedImage}. */
  readonly blobs?: readonly Descriptor[];
}

/** An image that was resolved once to a digest and fetched once into a local OCI layout. */
export interface PinnedImage {
  /** What people call it: `registry/repository`, the layout's folder or the archive's name. */
  readonly name: string;
  /** The tag by which it was asked for. */
  readonly tag?: string;
  /** The manifest or index that everything speaks of. */
  readonly root: Descriptor;
  readonly isIndex: boolean;
  /** The platforms under check, in the index's order, without BuildKit's attestation entries. */
  readonly platforms: readonly PlatformImage[];
  /** BuildKit's attestations in the index: the manifest of each, and of the platform that it says it is about. */
  readonly attestations?: readonly IndexAttestation[];
  /** Platforms that the index has and the `platform` input left out. */
  readonly skippedPlatforms: readonly Platform[];
  /** Folder of the OCI layout that holds the manifests and blobs. */
  readonly layout: string;
}

/** `linux/amd64`, `linux/arm/v7`. */
export function platformName(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
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

/** OCI distribution specification: the tag under which a registry without the referrers API keeps them. */
export function fallbackTag(digest: Digest): string {
  return `sha256-${hex(digest)}`;
}

const REGISTRY =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?$/;
const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
/** Docker Hub, and the name by which older programs call it; one name, or one image would be two. */
const [HUB, HUB_OF_OLD] = ['docker.io', 'index.docker.io'];
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** A name, or a glob of names, with the name that references have for Docker Hub. */
export function withHubName(name: string): string {
  return name.startsWith(`${HUB_OF_OLD}/`) ? `${HUB}${name.slice(HUB_OF_OLD.length)}` : name;
}

/**
 * Reads `registry/path[:tag][@sha256:…]` as docker spells it: without a registry Docker Hub is meant, without
 * tag and digest `latest`. Answers a sentence that names the fault where the text is none of these.
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

/** Reads the `image` input: a registry reference, `oci:DIR[:TAG]` or `archive:FILE`; a sentence on a fault. */
export function parseSubject(text: string): Subject | string {
  if (text.startsWith('oci:')) return parseLayout(text.slice('oci:'.length));
  if (text.startsWith('archive:')) {
    const file = text.slice('archive:'.length);
    return file === '' ? 'archive: names no file' : { kind: 'archive', file };
  }
  const reference = parseReference(text);
  return typeof reference === 'string' ? reference : { kind: 'registry', reference };
}

function parseLayout(text: string): Subject | string {
  const colon = text.lastIndexOf(':');
  const hasTag = colon > text.lastIndexOf('/') && colon > 0;
  const directory = hasTag ? text.slice(0, colon) : text;
  if (directory === '') return 'oci: names no folder';
  const tag = hasTag ? text.slice(colon + 1) : undefined;
  if (tag !== undefined && !TAG.test(tag)) return `"${tag}" is not a tag`;
  return { kind: 'layout', directory, ...(tag === undefined ? {} : { tag }) };
}

/** Reads `os/architecture[/variant]`; undefined where it is none. */
export function parsePlatform(text: string): Platform | undefined {
  const match = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9.]+))?$/.exec(text);
  const [, os, architecture, variant] = match ?? [];
  if (os === undefined || architecture === undefined) return undefined;
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
