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
