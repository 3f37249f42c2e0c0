import type { Readable } from 'node:stream';
import type { Digest } from './domain/digest.ts';
import type { ToolUse } from './domain/evidence/evidence.ts';
import type { WorkflowRun } from './domain/gate/approval.ts';
import type { Descriptor, ImageChoice, Platform, Reference, Repository } from './domain/image/image.ts';
import type { SourceTree } from './domain/run/request.ts';

/** What the stages may ask of the world. The adapters implement these; the entries hand them in. */

/** A program to run: no shell, and no environment but `env`. */
export interface Command {
  readonly tool: string;
  readonly file: string;
  readonly args: readonly string[];
  /** A private folder, empty unless the caller put something there. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Greatest size of stdout and of stderr, in bytes; more is a failure. Default 64 MiB. */
  readonly maxOutputBytes?: number;
  /** What the program reads from stdin; without it stdin is empty. */
  readonly input?: string;
}

/** How a program ended. Only `exited` has a code: a killed program can never be taken for a success. */
export type Exit =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'killed'; readonly signal: string; readonly stderr: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'too-much-output'; readonly limitBytes: number }
  | { readonly kind: 'not-started'; readonly message: string };

/** Runs programs. */
export interface Processes {
  /** Runs a program whose output is read by Assay; nothing of it reaches the log. */
  read(command: Command): Promise<Exit>;
  /** Runs a program that a person watches, in a group of the log; its output is neutralised, not kept. */
  watch(title: string, command: Command): Promise<Exit>;
}

/** The bytes of a manifest or index as the registry (or layout) has them. */
export interface RawManifest {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly bytes: Uint8Array;
}

/** A referrer as the registry lists it; its type and annotations are only what the list says of it. */
export type Referrer = Pick<Descriptor, 'digest' | 'artifactType' | 'annotations'>;

/** Something in a list of referrers that cannot be fetched, and why. */
export interface UnreadableReferrer extends Omit<Referrer, 'digest'> {
  /** What it calls itself, raw. */
  readonly name: string;
  readonly why: string;
}

/** Certificates for one registry, in PEM. */
export interface RegistryCertificates {
  /** Everything that is trusted, the system's roots among them. */
  readonly roots: string;
  /** Proves this side. */
  readonly client?: { readonly cert: string; readonly key: string };
}

/** A registry by the OCI distribution specification 1.1. Every failure is an AssayError. */
export interface Registry {
  /** The manifest that a tag or digest points to; the bytes match the digest. */
  resolve(reference: Reference): Promise<RawManifest>;
  /** A blob as a stream that fails at its end when size or digest are not those of the descriptor. */
  blob(repository: Repository, blob: Descriptor): Promise<Readable>;
  /** Uploads a blob unless the repository has it; `from` is another repository of the same registry to mount from. */
  pushBlob(repository: Repository, blob: Descriptor, open: () => Readable, from?: Repository): Promise<void>;
  /** Uploads a manifest by digest, or under a tag; nothing is written where the tag has it already. */
  pushManifest(repository: Repository, manifest: RawManifest, tag?: string): Promise<void>;
  /**
   * What is attached to a digest, by the referrers API and by the fallback tag; at most `limit`. What is not wanted is
   * passed over as it is listed, and does not count; `unreadable` is told of what cannot be asked for.
   */
  referrers(
    repository: Repository,
    subject: Digest,
    limit: number,
    isWanted?: (referrer: Referrer) => boolean,
    unreadable?: (one: UnreadableReferrer) => void,
  ): Promise<readonly Referrer[]>;
  /**
   * Attaches manifests (which name `subject` themselves and are pushed by this call) and takes `outdated` ones
   * away; returns when all of them are listed by the registry, on a fallback tag also after other writers.
   */
  attach(
    repository: Repository,
    subject: Digest,
    manifests: readonly RawManifest[],
    outdated: readonly Digest[],
  ): Promise<void>;
  /**
   * A `DOCKER_CONFIG` document with the credentials for this registry alone, for a child process; those for a path in
   * it, where it has its own.
   */
  dockerConfig(registry: string, path?: string): Promise<string>;
  /** What `certs.d` has for this registry, for a child process, which does not look there; undefined for nothing. */
  certificates(registry: string): Promise<RegistryCertificates | undefined>;
}

/** What may be asked of a registry without changing anything in it. */
export type ReadOnlyRegistry = Pick<
  Registry,
  'resolve' | 'blob' | 'referrers' | 'dockerConfig' | 'certificates'
>;

/** A verified tool. */
export type Tool = ToolUse;

/** Gets tools. */
export interface Tools {
  /** The tool, its hash known; throws `tool-untrusted`, `tool-unavailable` or `tool-failed`. */
  acquire(name: Tool['name']): Promise<Tool>;
}

/** Claims of GitHub's OIDC token that Assay reads. */
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

/** Who caused the run; `triggeredBy` is somebody else where a run was started again. */
export interface Actor {
  readonly name: string;
  readonly id: string;
  readonly triggeredBy: string;
}

/** What the runner says of itself. */
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
}

/** The commits that an event brings, by full object names. */
export interface EventCommits {
  /** What was there before; absent where the branch or tag is new. */
  readonly base?: string;
  readonly head: string;
  /** `main`, where the event tells it. */
  readonly defaultBranch?: string;
}

/** The runner: its context, its OIDC token, its log. */
export interface Runner {
  readonly context: RunContext;
  /**
   * The commits of the event; undefined where it brings none (a schedule, a deleted branch). Throws
   * `scan-incomplete` where it must bring some and its payload does not tell them.
   */
  commits(): EventCommits | undefined;
  /**
   * A token that lives long enough to sign; `renew`: one that was not given before. Throws `oidc-unavailable` with the
   * `permissions:` line to add.
   */
  oidcToken(renew?: boolean): Promise<OidcToken>;
  /** Registers a value that the runner must never print. */
  mask(value: string): void;
  /** Every value that was masked so far: none of them may stand in anything that is written. */
  readonly masked: ReadonlySet<string>;
  /** A line for the log, neutralised. */
  log(line: string): void;
}

/** Private folders of one run. */
export interface Workspace {
  /** A new, empty folder that only this user can read; it is removed at the end of the run. */
  folder(purpose: string): Promise<string>;
  /** The environment for children: an allow-list of the runner's variables, with HOME and TMPDIR private. */
  readonly environment: Readonly<Record<string, string>>;
  /** Evidence folder (`output-dir`), which exists. */
  readonly evidence: string;
  /** `cache-dir`, which exists: what earlier runs left is read from here, and nothing is written. */
  readonly cache: string;
  /** Where this run writes what later ones may use: `cache-dir`, or a private folder where the event may leave nothing. */
  readonly store: string;
  /** SHA-256 of the program that runs, in hexadecimal: what it remembers of a layer is for nobody but itself. */
  readonly programHash: string;
}

/** An entry of a layer; `path` and `target` are as the archive names them, hostile or not. */
export interface LayerEntry {
  readonly path: string;
  /** `other`: devices and pipes. What has bytes and no known type is a file. */
  readonly kind: 'file' | 'folder' | 'symbolic-link' | 'hard-link' | 'other';
  /** Where a link leads to; empty where it is none. */
  readonly target: string;
  /** Permission bits. */
  readonly mode: number;
  /** In bytes; 0 where it is no file. */
  readonly size: number;
  /** The bytes are not what the file holds, but a form of the archive's own: runs of zeros are left out. */
  readonly isSparse: boolean;
  /** To be read to its end or left. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** Reads the layers of the fetched image. */
export interface Layers {
  /**
   * Streams a layer's entries in the order of the archive, one at a time. Throws `image-invalid` when the bytes are
   * not those of `diffId` or can be read in two ways, `scan-incomplete` when they cannot be read.
   */
  read(
    layout: string,
    layer: Descriptor,
    diffId: Digest,
    visit: (entry: LayerEntry) => Promise<void>,
  ): Promise<void>;
}

/** A commit and its parents as git walks them, by full object names. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
}

/** A file that a commit adds or changes against every parent. */
export interface FileChange {
  readonly commit: string;
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly blob: string;
  /** The blobs that stood there before (a renamed file: under its old name), one for each parent that has it. */
  readonly before: readonly string[];
}

/** What a number of commits change. */
export interface Changes {
  /** How many of the commits were compared with their parents. */
  readonly commits: number;
  readonly files: readonly FileChange[];
  /** Paths of submodules that were set to another commit. */
  readonly submodules: readonly string[];
}

/** The type and the size in bytes of a git object. */
export interface ObjectHeader {
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  readonly size: number;
}

/** A git object. The content is to be read to its end, and fails there when it is not what the name says. */
export interface GitObject extends ObjectHeader {
  readonly id: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * A git repository, of which nothing is run or fetched. What cannot be read, and parts that lie outside of the
 * workspace, are `scan-incomplete`.
 */
export interface GitRepository {
  /** Whether its history was cut when it was cloned (`fetch-depth`). */
  isShallow(): Promise<boolean>;
  /** The full name of the object that a revision stands for; undefined where it is not there. */
  resolve(revision: string): Promise<string | undefined>;
  /** Every commit that can be reached from `heads` (`all`: every ref) and not from `without`, the oldest first. */
  commits(heads: readonly string[] | 'all', without: readonly string[]): Promise<readonly Commit[]>;
  changes(commits: readonly string[]): Promise<Changes>;
  /** Every annotated tag. */
  tags(): Promise<readonly string[]>;
  headers(ids: readonly string[]): Promise<ReadonlyMap<string, ObjectHeader>>;
  /** Streams objects one at a time, in the order asked. */
  read(ids: readonly string[], visit: (object: GitObject) => Promise<void>): Promise<void>;
}

/** Opens git repositories. */
export interface Git {
  /**
   * The repository that a source tree belongs to: the outermost one in the workspace on the way to the tree.
   * Undefined where there is none. It is not read before something is asked of it. The commits of an event are those
   * of that repository, and not of a submodule in it.
   */
  open(source: SourceTree): Promise<GitRepository | undefined>;
  /** Every repository in the workspace that a source tree lies in, the outermost first; `at` is its folder there. */
  enclosing(
    source: SourceTree,
  ): Promise<readonly { readonly at: string; readonly repository: GitRepository }[]>;
}

/** Which of several images is meant. */
export interface RequestedImage extends ImageChoice {
  /** Of entries that nothing else tells apart the one for these counts. */
  readonly platforms?: readonly Platform[];
}

/** OCI image layouts on disk, and archives. A blob that is not what its descriptor says is `image-invalid`. */
export interface Layouts {
  /** Makes an empty layout in a folder that exists. */
  create(layout: string): Promise<void>;
  /** The one image of a layout, or the one that is meant; throws `image-not-found` naming those there are. */
  find(layout: string, requested?: RequestedImage): Promise<Descriptor>;
  /** Whether a layout has a blob; nothing is said of its bytes. */
  has(layout: string, blob: Descriptor): Promise<boolean>;
  /** The bytes of a manifest or configuration of at most `limit` bytes. */
  read(layout: string, blob: Descriptor, limit: number): Promise<Uint8Array>;
  /** A blob as a stream that fails at its end when size or digest are not those of the descriptor. */
  open(layout: string, blob: Descriptor): Readable;
  /** Stores a blob; it is there whole, or not at all. */
  store(layout: string, blob: Descriptor, source: Readable): Promise<void>;
  /** Names the one image of a layout. */
  setRoot(layout: string, root: Descriptor): Promise<void>;
  /** Makes in the empty folder `view` a layout of one manifest that shares the blobs of `layout`. */
  platformView(view: string, layout: string, manifest: Descriptor): Promise<void>;
  /** Unpacks an OCI or docker archive into an empty layout; answers its one image, or the one that is meant. */
  unpack(file: string, layout: string, requested?: RequestedImage): Promise<Descriptor>;
}

/** A Sigstore instance: which services sign, and what its signatures are trusted by. Both are protobuf JSON. */
export interface SigstoreTrust {
  readonly signingConfig: string;
  readonly trustedRoot: string;
}

/** The documents of the public Sigstore. */
export interface PublicTrust extends SigstoreTrust {
  /** Services for statements that its usual log does not take: a log that gets a hash alone. Absent where there are none. */
  readonly largeSigningConfig?: string;
}

/** Gets the public Sigstore's documents, through its TUF repository. */
export interface PublicSigstore {
  /** Throws `signing-failed` when they cannot be had. */
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

/** A deployment that a review let go or stopped, as GitHub answers. */
export interface ReviewedDeployment {
  readonly environment: string;
  readonly sha: string;
}

/**
 * GitHub's REST API; repositories are `owner/name`. Throws `github-unavailable`, `github-denied` (also where the token
 * may not see what is asked for), or `input-invalid`.
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
  /** Answers as the GitHub App behind a custom protection rule. */
  reviewCustomRule(
    repository: string,
    runId: string,
    environment: string,
    review: DeploymentReview,
  ): Promise<void>;
  /** The commit (40 hex digits) that a branch, tag or commit names; a ref that is not there is `github-denied`. */
  commit(repository: string, ref: string): Promise<string>;
  /**
   * A file of at most 1 MiB at a ref; undefined where it is not there. GitHub says the same where the token may not
   * read the repository: ask for the {@link GitHub.commit} first, which throws then.
   */
  file(repository: string, path: string, ref: string): Promise<Uint8Array | undefined>;
}

/** Checks CycloneDX documents against the specification. */
export interface SbomValidator {
  /** What is wrong with a CycloneDX 1.6 document by the strict schema; undefined where nothing is. Throws where it cannot be checked. */
  fault(bom: Readonly<Record<string, unknown>>): Promise<string | undefined>;
  /** Whether the schema knows this SPDX license id. */
  isLicenseId(id: string): Promise<boolean>;
}

/** Everything a stage can ask for; each stage names what it uses with `Pick`. */
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
  readonly sbomValidator: SbomValidator;
  readonly now: () => Date;
}
