/** Where the image must have been built from; compared exactly where given. */
export interface GateSource {
  /** `https://github.com/owner/repository` */
  readonly repository?: string;
  /** `refs/heads/main`, or `any` where every ref is meant. */
  readonly ref?: string;
  /** GitHub's ids of the repository and of its owner. */
  readonly repositoryId?: string;
  readonly ownerId?: string;
  /** Where everything must have been signed. */
  readonly runner?: 'github-hosted';
}
