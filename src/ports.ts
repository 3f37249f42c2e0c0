import type { Readable } from 'node:stream';
import type { Digest } from './domain/digest.ts';
import type { DiskSpace } from './domain/disk-space.ts';
import type { ToolUse } from './domain/evidence/evidence.ts';
import type { Isolation } from './domain/evidence/isolation.ts';
import type { WorkflowRun } from './domain/gate/approval.ts';
import type {
  Descriptor,
  ImageChoice,
  Platform,
  PlatformImage,
  Reference,
  Repository,
} from './domain/image/image.ts';
import type { SourceTree } from './domain/run/request.ts';

/** The interfaces through which stages reach the outside world. The adapters implement them, the entries pass them in. */

/** A program to run, without a shell. Its environment is only `env`. */
export interface Command {
  readonly tool: string;
  readonly file: string;
  readonly args: readonly string[];
  /** A private folder, empty unless the caller put something there. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Greatest size of stdout and of stderr, in bytes. More is a failure. Default 64 MiB. */
  readonly maxOutputBytes?: number;
  /** The content of stdin. Default: empty. */
  readonly input?: string;
  /**
   * Files with secrets, by path and content. They exist only while the program runs, and nothing is left of them if this
   * process is killed. Only a program without a `view` can read them.
   */
  readonly secretFiles?: Readonly<Record<string, string>>;
  /** If it is set, the program is isolated as far as the machine allows it, and sees only this and system files. */
  readonly view?: View;
  /** Whether the program must not outlive this process, even if that is killed. An isolated program never does. */
  readonly isTethered?: boolean;
}

/** What an isolated program sees beside system files, its own folder, and the private folders of its environment. */
export interface View {
  /** Files and folders that it may read. It may always read its working folder. */
  readonly reads: readonly string[];
  /** Folders in which it may write. */
  readonly writes?: readonly string[];
  /** Folders of which it may only see the names of what is in them, at any depth. */
  readonly lists?: readonly string[];
  /** Whether it may use the network. It still sees no other files. */
  readonly isOnline?: boolean;
}

/** How a program ended. Only `exited` has a code, so a killed program cannot look like a success. */
export type Exit =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'killed'; readonly signal: string; readonly stderr: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'too-much-output'; readonly limitBytes: number }
  | { readonly kind: 'not-started'; readonly message: string };

/** Runs programs. */
export interface Processes {
  /** Runs a program and returns its output. The log does not show the output. */
  read(command: Command): Promise<Exit>;
  /**
   * Runs a program and shows its output in a group of the log, made safe. Does not keep the output, except the line of
   * stderr that says that the disk is full.
   */
  watch(title: string, command: Command): Promise<Exit>;
}

/** Runs programs, and says how those with a `view` are isolated. */
export interface IsolatingProcesses extends Processes {
  /** Throws `isolation-unavailable` if they must be isolated and cannot be. */
  isolation(): Promise<Isolation>;
}

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

/** A file that the run cache had. Nothing of it is verified. */
export interface RestoredFile {
  /** The key under which it was kept. */
  readonly key: string;
  /** In a private folder. */
  readonly path: string;
}

/**
 * What runs keep for later ones on other machines, such as GitHub's cache. Others can write there too: whoever restores a
 * file must verify it. A cache that cannot be had is told in one line of the log, and never an error.
 */
export interface RunCache {
  /** The file that was kept under this key, or last under a key that begins with it (`newest`). Never rejects. */
  restore(key: string, which?: 'exact' | 'newest'): Promise<RestoredFile | undefined>;
  /**
   * Takes a file, which is kept under this key when the run has ended. Until then, it may be removed but must not change.
   * Never rejects.
   */
  keep(key: string, path: string): Promise<void>;
}

/** The run cache for what no hash can verify: only runs with the secret of the repository can have sealed what it gives. */
export interface SealedFiles {
  /** The newest file of a kind. Undefined if there is none, or if it was not sealed with this secret. */
  restore(kind: string): Promise<RestoredFile | undefined>;
  /**
   * Keeps a file of a kind when the run has ended, unless `known`, which was restored, has the same content. `content`
   * says what is in it: two files with the same are worth the same.
   */
  keep(kind: string, path: string, content: string, known: RestoredFile | undefined): Promise<void>;
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

/** A verified tool. */
export type Tool = ToolUse;

/** Finds, downloads or builds tools. */
export interface Tools {
  /** A tool with a verified hash. Throws `tool-untrusted`, `tool-unavailable` or `tool-failed`. */
  acquire(name: Tool['name']): Promise<Tool>;
}

/** Claims of an OIDC token that Assay reads, by the names of GitHub's. */
export interface OidcClaims {
  readonly iss: string;
  readonly job_workflow_ref: string;
  readonly [claim: string]: unknown;
}

/** A short-lived token for the audience `sigstore`. */
export interface OidcToken {
  readonly value: string;
  readonly claims: OidcClaims;
}

/** Who caused the run. `triggeredBy` is another person if the run was started again. */
export interface Actor {
  readonly name: string;
  readonly id: string;
  readonly triggeredBy: string;
}

/** Facts about the run, from the runner. */
export interface RunContext {
  readonly eventName: string;
  readonly actor: Actor;
  readonly serverUrl: string;
  readonly repository: string;
  readonly repositoryId: string;
  readonly repositoryOwnerId: string;
  readonly ref: string;
  readonly sha: string;
  /** `owner/repo/.github/workflows/x.yml@refs/heads/main` */
  readonly workflowRef: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly runnerEnvironment: string;
  /** The page of the run, if it is not GitHub's. */
  readonly runUrl?: string;
}

/** The commits of an event, by full object names. */
export interface EventCommits {
  /** The commit before the event. Absent if the branch or tag is new. */
  readonly base?: string;
  readonly head: string;
  /** `main`, if the event contains it. */
  readonly defaultBranch?: string;
}

/** The runner: its context, its OIDC token, its log. */
export interface Runner {
  readonly context: RunContext;
  /**
   * The commits of the event. Undefined if it has none (a schedule, a deleted branch). Throws `scan-incomplete` if the
   * event must have commits but its payload does not contain them.
   */
  commits(): EventCommits | undefined;
  /**
   * A token that is valid long enough to sign. `renew`: always a new token. Throws `oidc-unavailable` with the
   * `permissions:` line to add.
   */
  oidcToken(renew?: boolean): Promise<OidcToken>;
  /** Registers a value that the runner must hide. */
  mask(value: string): void;
  /** Every hidden value so far. No output may contain one of them. */
  readonly masked: ReadonlySet<string>;
  /** Writes a line to the log, made safe. */
  log(line: string): void;
  /** Who watches the run. Absent: nobody. */
  readonly follow?: Progress;
}

/** Watches a run while it goes on. */
export interface Progress {
  /** A step begins. Call the returned function when it ends. */
  step(name: string): (isDone: boolean) => void;
  /** A download begins. `total`: its size in bytes, if it is known. */
  download(name: string, total?: number): Transfer;
}

/** A download that is being watched. */
export interface Transfer {
  /** More bytes arrived. */
  add(bytes: number): void;
  /** The download ended, in any way. */
  end(): void;
}

/** One message about a run, for people. `line` and `column` count from 1. Title and message are one safe line each. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Where a run is told to people and programs: GitHub's runner, or a terminal. */
export interface Publisher {
  /** Prints lines, without control characters. */
  lines(lines: readonly string[]): void;
  annotations(annotations: readonly Annotation[]): void;
  /** Keeps an audit event that has no place in the evidence folder. */
  event(line: string): void;
  /** Shows the Markdown summary. */
  summary(markdown: string): Promise<void>;
  /** Shows the whole result as one JSON document, if it was requested: the text of `report.json`. */
  document(render: () => string): void;
  /** Writes the result as JUnit XML, if it was requested. */
  junit(render: () => string): void;
  /**
   * Writes outputs for later steps. The first one, which says how the run ended, is written last: if a write fails, its
   * earlier value remains. Answers whether all were written; if not, the log says why, and the run must fail.
   */
  outputs(outputs: object): boolean;
}

/** Private folders of one run. */
export interface Workspace {
  /** A new, empty folder that only this user can read. It is removed at the end of the run. */
  folder(purpose: string): Promise<string>;
  /** Removes such a folder before the end of the run, because it is large. */
  remove(folder: string): Promise<void>;
  /** The environment for child processes: an allow-list of the runner's variables, with private HOME and TMPDIR. */
  readonly environment: Readonly<Record<string, string>>;
  /** The evidence folder (`output-dir`). It exists. */
  readonly evidence: string;
  /** `cache-dir`. It exists. This run reads results of earlier runs here, and writes nothing. */
  readonly cache: string;
  /** The folder in which this run writes results for later runs: `cache-dir`, or a private folder if it may not write. */
  readonly store: string;
  /** What is free now on the disks of the private folders (the first), of the evidence and of the cache. */
  space(): Promise<readonly DiskSpace[]>;
  /** SHA-256 of the running program, in hexadecimal. Only the same program may use cached results of a layer. */
  readonly programHash: string;
}

/** An entry of a layer. `path` and `target` are raw texts from the archive and may be hostile. */
export interface LayerEntry {
  readonly path: string;
  /** `other`: devices and pipes. An entry with bytes but without a known type is a file. */
  readonly kind: 'file' | 'folder' | 'symbolic-link' | 'hard-link' | 'other';
  /** The target of a link. Empty for other entries. */
  readonly target: string;
  /** Permission bits. */
  readonly mode: number;
  /** Size in bytes. 0 for other entries than files. */
  readonly size: number;
  /** Whether the archive leaves out runs of zeros, so that its bytes are not the content of the file. */
  readonly isSparse: boolean;
  /** Read it to its end, or not at all. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** The bytes that unpacked copies of layers may still take. Whoever writes one takes them from here. */
export interface CopySpace {
  free: number;
}

/** Reads the layers of the fetched image. */
export interface Layers {
  /**
   * Streams a layer's entries in the order of the archive, one at a time. With `copies`, the layout then has the unpacked
   * layer as the blob of its diff ID, if it fits. Throws `image-invalid` if the bytes do not match `diffId` or can be read
   * in two ways, and `scan-incomplete` if they cannot be read.
   */
  read(
    layout: string,
    layer: Descriptor,
    diffId: Digest,
    visit: (entry: LayerEntry) => Promise<void>,
    copies?: CopySpace,
  ): Promise<void>;
}

/** A commit and its parents, by full object names. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
}

/** A file that a commit adds or changes, compared with every parent. */
export interface FileChange {
  readonly commit: string;
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly blob: string;
  /** The earlier blobs of the file (of a renamed file: under its old name), one for each parent that has it. */
  readonly before: readonly string[];
}

/** The changes of some commits. */
export interface Changes {
  /** Number of commits that were compared with their parents. */
  readonly commits: number;
  readonly files: readonly FileChange[];
  /** Paths of submodules that were set to another commit. */
  readonly submodules: readonly string[];
}

/** Type and size in bytes of a git object. */
export interface ObjectHeader {
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  readonly size: number;
}

/** A git object. Read the content to its end. It fails there if it does not match the name. */
export interface GitObject extends ObjectHeader {
  readonly id: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * A git repository. Assay runs nothing from it and fetches nothing. Throws `scan-incomplete` for parts that cannot be read
 * or are outside of the workspace.
 */
export interface GitRepository {
  /** Whether its history was limited when it was cloned (`fetch-depth`). */
  isShallow(): Promise<boolean>;
  /** The full name of the object that a revision names. Undefined if there is none. */
  resolve(revision: string): Promise<string | undefined>;
  /** Every commit that is reachable from `heads` (`all`: every ref) but not from `without`, the oldest first. */
  commits(heads: readonly string[] | 'all', without: readonly string[]): Promise<readonly Commit[]>;
  changes(commits: readonly string[]): Promise<Changes>;
  /** What the index changes compared with the last commit. `commit` is empty: it does not exist yet. */
  indexed(): Promise<Changes>;
  /** Every annotated tag. */
  tags(): Promise<readonly string[]>;
  headers(ids: readonly string[]): Promise<ReadonlyMap<string, ObjectHeader>>;
  /** Streams objects one at a time, in the order of `ids`. */
  read(ids: readonly string[], visit: (object: GitObject) => Promise<void>): Promise<void>;
}

/** Opens git repositories. */
export interface Git {
  /**
   * The repository of a source tree: the outermost repository in the workspace on the path to the tree. Undefined if there
   * is none. It is read only when it is used. The commits of an event belong to this repository, not to a submodule.
   */
  open(source: SourceTree): Promise<GitRepository | undefined>;
  /** Every repository in the workspace that contains a source tree, the outermost first. `at`: its folder there. */
  enclosing(
    source: SourceTree,
  ): Promise<readonly { readonly at: string; readonly repository: GitRepository }[]>;
}

/** Selects one of several images. */
export interface RequestedImage extends ImageChoice {
  /** Selects among entries that differ only in their platforms. */
  readonly platforms?: readonly Platform[];
}

/** OCI image layouts on disk, and archives. Throws `image-invalid` for a blob that does not match its descriptor. */
export interface Layouts {
  /** Makes an empty layout in an existing folder. */
  create(layout: string): Promise<void>;
  /** The only image of a layout, or the requested one. Throws `image-not-found` with the names of the existing images. */
  find(layout: string, requested?: RequestedImage): Promise<Descriptor>;
  /** Whether a layout has a blob. Does not check its bytes. */
  has(layout: string, blob: Descriptor): Promise<boolean>;
  /** The bytes of a manifest or configuration of at most `limit` bytes. */
  read(layout: string, blob: Descriptor, limit: number): Promise<Uint8Array>;
  /** A blob as a stream. The stream fails at its end if size or digest differ from the descriptor. */
  open(layout: string, blob: Descriptor): Readable;
  /** Stores a blob. It is never partly stored. */
  store(layout: string, blob: Descriptor, source: Readable): Promise<void>;
  /** Sets the only image of a layout. */
  setRoot(layout: string, root: Descriptor): Promise<void>;
  /**
   * Makes in the empty folder `view` a layout of one platform that shares the blobs of `layout`. Its manifest names the
   * unpacked copies of layers, where there are any.
   */
  platformView(
    view: string,
    layout: string,
    platform: Pick<PlatformImage, 'manifest' | 'config' | 'layers' | 'configuration'>,
  ): Promise<void>;
  /** Unpacks an OCI or docker archive into an empty layout. Returns its only image, or the requested one. */
  unpack(file: string, layout: string, requested?: RequestedImage): Promise<Descriptor>;
}

/** A Sigstore instance: its signing services, and the trusted root for its signatures. Both are protobuf JSON. */
export interface SigstoreTrust {
  readonly signingConfig: string;
  readonly trustedRoot: string;
}

/** The documents of the public Sigstore. */
export interface PublicTrust extends SigstoreTrust {
  /** Services for statements that are too large for the usual log: a log that gets only a hash. Absent if there are none. */
  readonly largeSigningConfig?: string;
}

/** A request to a service of a Sigstore: to its certificate authority, its log, or its timestamp authority. */
export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** Media type of the body, and of the answer. */
  readonly contentType: string;
  readonly accept: string;
  readonly body?: Uint8Array | string;
  /** Greatest size of the answer, in bytes. */
  readonly limitBytes: number;
  /** For the whole answer. */
  readonly timeoutMs: number;
  /** Gives the request up. */
  readonly signal: AbortSignal;
}

/** How a service of a Sigstore answered, if it did. */
export type ServiceAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: Uint8Array;
      /** The header `location`. */
      readonly location?: string;
      /** Milliseconds, by `Retry-After`. */
      readonly serverPause?: number;
    }
  | { readonly kind: 'silent'; readonly afterMs: number }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  /** `why`: a sentence without secrets. `isLasting`: another try would fail in the same way. */
  | { readonly kind: 'unreachable'; readonly why: string; readonly isLasting: boolean };

/** Asks the services of a Sigstore. A redirect is an answer: nobody else gets a token. */
export interface SigstoreServices {
  ask(request: ServiceRequest): Promise<ServiceAnswer>;
}

/** Downloads the documents of the public Sigstore from its TUF repository. */
export interface PublicSigstore {
  /** Throws `signing-failed` if they cannot be downloaded. */
  trust(): Promise<PublicTrust>;
}

/** A deployment that waits for a protection rule of its environment. */
export interface PendingDeployment {
  readonly environmentId: number;
  readonly environment: string;
  /** Whether the token's user is a required reviewer who may answer. */
  readonly mayReview: boolean;
}

/** An answer to a protection rule. */
export interface DeploymentReview {
  readonly state: 'approved' | 'rejected';
  readonly comment: string;
}

/** A deployment that was approved or rejected, from GitHub's answer. */
export interface ReviewedDeployment {
  readonly environment: string;
  readonly sha: string;
}

/**
 * GitHub's REST API. Repositories are `owner/name`. Throws `github-unavailable`, `github-denied` (also if the token may not
 * see the requested object), or `input-invalid`.
 */
export interface GitHub {
  run(repository: string, runId: string): Promise<WorkflowRun>;
  pendingDeployments(repository: string, runId: string): Promise<readonly PendingDeployment[]>;
  /** Answers as a required reviewer. */
  reviewDeployment(
    repository: string,
    runId: string,
    environmentId: number,
    review: DeploymentReview,
  ): Promise<readonly ReviewedDeployment[]>;
  /** Answers as the GitHub App of a custom protection rule. */
  reviewCustomRule(
    repository: string,
    runId: string,
    environment: string,
    review: DeploymentReview,
  ): Promise<void>;
  /** The commit (40 hex digits) of a branch, tag or commit. Throws `github-denied` for a ref that does not exist. */
  commit(repository: string, ref: string): Promise<string>;
  /**
   * A file of at most 1 MiB at a ref. Undefined if it does not exist. GitHub gives the same answer if the token may not
   * read the repository: call {@link GitHub.commit} first, which throws in that case.
   */
  file(repository: string, path: string, ref: string): Promise<Uint8Array | undefined>;
}

/** Checks CycloneDX documents against the specification. */
export interface SbomValidator {
  /** The fault of a CycloneDX 1.6 document by the strict schema. Undefined if it has none. Throws if it cannot be checked. */
  fault(bom: Readonly<Record<string, unknown>>): Promise<string | undefined>;
  /** Whether the schema knows this SPDX license id. */
  isLicenseId(id: string): Promise<boolean>;
}

/** A request to the API of a cluster. */
export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the server, without a slash at its beginning. */
  readonly path: string;
  readonly body?: object;
}

/** What the API of a cluster answered. */
export interface ClusterAnswer {
  readonly status: number;
  readonly body: Uint8Array;
  /** The header `Warning`. Empty if there is none. */
  readonly warning: string;
}

/** A Kubernetes cluster. */
export interface Cluster {
  /** Throws `cluster-unavailable` if there is no answer. Every status is an answer. */
  send(request: ClusterRequest): Promise<ClusterAnswer>;
}

/** Everything that a stage can use. Each stage names the parts that it needs with `Pick`. */
export interface World {
  readonly processes: Processes;
  readonly registry: Registry;
  readonly tools: Tools;
  readonly runner: Runner;
  readonly workspace: Workspace;
  readonly layouts: Layouts;
  readonly layers: Layers;
  readonly git: Git;
  readonly publicSigstore: PublicSigstore;
  readonly sigstoreServices: SigstoreServices;
  readonly sbomValidator: SbomValidator;
  /** Absent if this run keeps nothing for runs on other machines. */
  readonly runCache?: RunCache;
  /** Absent if this run has no such secret, or may not leave results for later ones. */
  readonly sealed?: SealedFiles;
  /** Settles when `cache-dir` has what runs on other machines learned about layers. Absent: there is nothing to wait for. */
  readonly remembered?: Promise<void>;
  readonly now: () => Date;
}
