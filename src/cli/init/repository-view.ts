/** What `assay init` knows about a repository. Paths are relative to its root, with `/`. */
export interface RepositoryView {
  /** Every file that git does not ignore. */
  readonly files: readonly string[];
  /** The texts of those that `init` reads. */
  readonly texts: ReadonlyMap<string, string>;
  /** The address of the remote `origin`. */
  readonly remote?: string;
  /** The default branch of the remote, else the current branch. */
  readonly branch?: string;
}

const DEEPEST = 5;
const MAX_DOCKERFILES = 20;
/** Folders with Dockerfiles that nobody ships. */
const NOT_SHIPPED =
  /(?:^|\/)(?:\.devcontainer|node_modules|vendor|third_party|tests?|testdata|fixtures|examples?|docs)\//;

/** The Dockerfiles that make an image of the repository, the one of the root first. */
export function dockerfilesIn(files: readonly string[]): readonly string[] {
  const near = files.filter((path) => path.split('/').length <= DEEPEST && !NOT_SHIPPED.test(path));
  const plain = near.filter((path) => /(?:^|\/)(?:Dockerfile|Containerfile)$/.test(path));
  const found =
    plain.length > 0
      ? plain
      : near.filter((path) => /(?:^|\/)(?:Dockerfile\.[\w-]+|[\w-]+\.Dockerfile)$/i.test(path));
  return [...found]
    .sort((one, other) => one.split('/').length - other.split('/').length || (one < other ? -1 : 1))
    .slice(0, MAX_DOCKERFILES);
}

/** Whether `init` reads the text of a file. */
export function isRead(path: string): boolean {
  return (
    /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) ||
    /^(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/.test(path) ||
    ['.pre-commit-config.yaml', '.github/assay.yml', '.gitlab-ci.yml'].includes(path)
  );
}

/** Files that pin the versions of a language's packages. */
const LOCK_FILES =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|go\.sum|Cargo\.lock|Gemfile\.lock|composer\.lock|packages\.lock\.json|gradle\.lockfile)$/;

export function lockFilesIn(files: readonly string[]): readonly string[] {
  return files.filter((path) => LOCK_FILES.test(path) && !NOT_SHIPPED.test(path));
}

/** `owner/repository` of a remote at GitHub; undefined for another host. */
export function githubName(remote: string | undefined): string | undefined {
  const [, name] =
    /^(?:https?:\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      remote ?? '',
    ) ?? [];
  return name;
}
