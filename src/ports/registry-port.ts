import type { Readable } from 'node:stream';
import type { Digest } from '../domain/digest.ts';
import type { Descriptor, Reference, Repository } from '../domain/image/image.ts';

/** A manifest or index, byte for byte from the registry or layout. */
export interface RawManifest {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly bytes: Uint8Array;
}

/** A referrer in a list of the registry. Its type and annotations are unverified. */
export type Referrer = Pick<Descriptor, 'digest' | 'artifactType' | 'annotations'>;

/** An entry of a list of referrers that cannot be fetched. */
export interface UnreadableReferrer extends Omit<Referrer, 'digest'> {
  /** The raw text of its digest. */
  readonly name: string;
  readonly why: string;
}

/** Certificates for one registry, in PEM. */
export interface RegistryCertificates {
  /** All trusted roots, including the system's roots. */
  readonly roots: string;
  /** The client certificate and its key. */
  readonly client?: { readonly cert: string; readonly key: string };
}

/** A registry by the OCI distribution specification 1.1. Every failure is an AssayError. */
export interface Registry {
  /** The manifest to which a tag or digest points. The bytes match the digest. */
  resolve(reference: Reference): Promise<RawManifest>;
  /** A blob as a stream. The stream fails at its end if size or digest differ from the descriptor. */
  blob(repository: Repository, blob: Descriptor): Promise<Readable>;
  /** Uploads a blob unless the repository has it. `from`: a repository of the same registry from which to mount it. */
  pushBlob(repository: Repository, blob: Descriptor, open: () => Readable, from?: Repository): Promise<void>;
  /** Uploads a manifest by digest or under a tag. Writes nothing if the tag already points to it. */
  pushManifest(repository: Repository, manifest: RawManifest, tag?: string): Promise<void>;
  /**
   * The referrers of a digest, from the referrers API and from the fallback tag, at most `limit`. Referrers for which
   * `isWanted` is false are skipped and do not count. Calls `unreadable` for entries that cannot be fetched.
   */
  referrers(
    repository: Repository,
    subject: Digest,
    limit: number,
    isWanted?: (referrer: Referrer) => boolean,
    unreadable?: (one: UnreadableReferrer) => void,
  ): Promise<readonly Referrer[]>;
  /**
   * Pushes manifests that name `subject`, attaches them, and removes `outdated` ones. Returns when the registry lists all
   * of them; on a fallback tag also if other writers changed the list in between.
   */
  attach(
    repository: Repository,
    subject: Digest,
    manifests: readonly RawManifest[],
    outdated: readonly Digest[],
  ): Promise<void>;
  /**
   * A `DOCKER_CONFIG` document for a child process. It contains only the credentials for this registry, or for a path in
   * it if the path has other credentials.
   */
  dockerConfig(registry: string, path?: string): Promise<string>;
  /** The certificates from `certs.d` for this registry, for a child process that does not read `certs.d`. */
  certificates(registry: string): Promise<RegistryCertificates | undefined>;
}

/** Lists what a registry has under tags. */
export interface RegistryTags {
  /** The wanted tags of a repository, at most `limit`. Throws `input-invalid` if there are more. */
  tags(repository: Repository, limit: number, isWanted: (tag: string) => boolean): Promise<readonly string[]>;
}

/** The operations of a registry that change nothing. */
export type ReadOnlyRegistry = Pick<
  Registry,
  'resolve' | 'blob' | 'referrers' | 'dockerConfig' | 'certificates'
>;
