/** The pull request that caused a run. */
export interface PullRequest {
  readonly number: number;
  /** Whether its head is in another repository. Then the token of a job usually may not write. */
  readonly isFork: boolean;
}

/** The comment of a run. */
export interface PullRequestComment {
  /** First line of the comment, hidden from readers, by which the next run finds it. */
  readonly marker: string;
  /** Markdown. Begins with the marker. */
  readonly body: string;
  /** Whether it says nothing that a person must see: then none is made, but an earlier one is updated. */
  readonly isQuiet: boolean;
}
