/** The source from which the image must have been built. Each given part is compared exactly. */
export interface GateSource {
  /** `https://github.com/owner/repository` */
  readonly repository?: string;
  /** `refs/heads/main`, or `any` for every ref. */
  readonly ref?: string;
  /** GitHub's ids of the repository and of its owner. */
  readonly repositoryId?: string;
  readonly ownerId?: string;
  /** The runner environment in which everything must have been signed. */
  readonly runner?: 'github-hosted';
}
