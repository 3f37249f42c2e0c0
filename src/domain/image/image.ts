import { type Digest, digestFault, hex, isDigest } from '../digest.ts';
import { optional } from '../optional.ts';
import { type Parsed, parsed, unparsable } from '../result.ts';

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

/** OCI image specification, platform object. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  /** Of Windows: `10.0.20348.2227`. */
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
  /** All other texts: `Healthcheck Test`, `OnBuild`, `History step 2 comment`. */
  readonly others?: readonly ConfigurationEntry[];
}

/** An entry of a configuration or an annotation, and its raw text, which may contain secrets. */
export interface ConfigurationEntry {
  readonly entry: string;
  readonly text: string;
}

/** A runnable image for one platform. Every blob is in the layout of its {@link PinnedImage}. */
export interface PlatformImage {
  readonly platform: Platform;
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly configuration: ImageConfiguration;
  /** Of the manifest, of its entry in the index and of the index itself. */
  readonly annotations?: readonly ConfigurationEntry[];
}

/** An entry of an index that is no platform: an attestation of BuildKit (a manifest of in-toto documents), or an artifact. */
export interface IndexAttestation {
  /** Digest of the platform's manifest that it claims to be about; empty if it names none. */
  readonly of: string;
  readonly manifest: Descriptor;
  /** Its configuration and its documents. They are in the layout of the {@link PinnedImage}. */
  readonly blobs?: readonly Descriptor[];
  /** Only for an artifact. */
  readonly artifactType?: string;
}

/** The choice of an image in a layout or archive that contains several. */
export interface ImageChoice {
  /** A name in the layout or archive: a tag, or a whole reference. */
  readonly tag?: string;
  /** The digest of a manifest, of an index, or of the configuration (the image ID of `docker images`). */
  readonly digest?: Digest;
}

/** Where the image under test comes from. */
export type Subject =
  | { readonly kind: 'registry'; readonly reference: Reference }
  | ({ readonly kind: 'layout'; readonly directory: string } & ImageChoice)
  | ({ readonly kind: 'archive'; readonly file: string } & ImageChoice);

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

/** What can be searched for secrets in an image. A search without an image has no platforms. */
export type SearchedImage = Pick<PinnedImage, 'platforms' | 'attestations' | 'layout'>;

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

/** `linux/amd64`, `linux/arm/v7`; if that is not unique `windows(10.0.20348)/amd64`, `linux/amd64@sha256:…`. */
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

/** The tag for the referrers in a registry without the referrers API (OCI distribution specification). */
export function fallbackTag(digest: Digest): string {
  return `sha256-${hex(digest)}`;
}

/** A label of a host name, such as `ghcr`. */
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const HOST = String.raw`${LABEL}(?:\.${LABEL})*`;
const IPV6 = String.raw`\[[0-9A-Fa-f:]+\]`;
const REGISTRY = new RegExp(`^(?:${HOST}|${IPV6})(?::[0-9]{1,5})?$`);
/** A segment of a repository path, by the OCI distribution specification. */
const SEGMENT = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const PATH = new RegExp(String.raw`^${SEGMENT}(?:\/${SEGMENT})*$`);
/** Docker Hub, and its name in older programs. Assay uses one name, so that one image does not become two. */
const [HUB, OLD_HUB] = ['docker.io', 'index.docker.io'];
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** A name, or a glob for names, with the usual name of Docker Hub. */
export function withHubName(name: string): string {
  return name.startsWith(`${OLD_HUB}/`) ? `${HUB}${name.slice(OLD_HUB.length)}` : name;
}

/**
 * Reads `registry/path[:tag][@sha256:…]` as docker spells it: without a registry it means Docker Hub, without tag and
 * digest it means `latest`. The fault is a sentence.
 */
export function parseReference(text: string): Parsed<Reference> {
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest === '')
    return unparsable(
      `"${text}" has nothing after "@": if a step should give the digest, check its \`id\` and the name of its output`,
    );
  if (digest !== undefined && !isDigest(digest)) return unparsable(digestFault(digest));
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tag = colon > named.lastIndexOf('/') ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !TAG.test(tag)) return unparsable(`"${tag}" is not a tag`);
  const repository = parseRepository(tag === undefined ? named : named.slice(0, colon));
  if (!repository.ok) return repository;
  const usualTag = digest === undefined ? 'latest' : undefined;
  return parsed({ ...repository.value, ...optional({ tag: tag ?? usualTag, digest }) });
}

function parseRepository(name: string): Parsed<Repository> {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const hasRegistry = first === 'localhost' || /[.:]/.test(first);
  const registry = hasRegistry && first !== OLD_HUB ? first : HUB;
  if (!REGISTRY.test(registry)) return unparsable(`"${registry}" is not a registry host`);
  const rest = hasRegistry ? name.slice(slash + 1) : name;
  const path = registry !== HUB || rest.includes('/') ? rest : `library/${rest}`;
  if (!PATH.test(path)) return unparsable(pathFault(path));
  return parsed({ registry, path });
}

function pathFault(path: string): string {
  const lowered = path.toLowerCase();
  return lowered !== path && PATH.test(lowered)
    ? `"${path}" is not a repository path: write it in lower case, "${lowered}" (\`github.repository\` keeps capital letters)`
    : `"${path}" is not a repository path (lower-case letters, digits and . _ - / only)`;
}

const SYSTEM = String.raw`([a-z0-9]+)(?:\(([A-Za-z0-9._-]+)\))?`;
const ARCHITECTURE = String.raw`([a-z0-9_-]+)(?:\/([a-z0-9.]+))?`;
const PLATFORM = new RegExp(String.raw`^${SYSTEM}\/${ARCHITECTURE}(?:@(sha256:[0-9a-f]{12,64}))?$`);

/** Reads `os[(version)]/architecture[/variant][@manifest]`, as {@link platformName} writes it. */
export function parsePlatform(text: string): Parsed<Platform> {
  const [, os, osVersion, architecture, variant, manifest] = PLATFORM.exec(text) ?? [];
  if (os === undefined || architecture === undefined)
    return unparsable(`"${text}" is not a platform such as linux/amd64`);
  return parsed({ os, architecture, ...optional({ variant, osVersion, manifest }) });
}
