import { type Parsed, parsed, unparsable } from '../result.ts';

/** A workflow file as GitHub names it (`workflow_ref`, `job_workflow_ref`), or GitLab its configuration, taken apart. */
export interface WorkflowName {
  /** `owner/repository`; of GitLab, `group/subgroup/project` */
  readonly repository: string;
  /** `.github/workflows/x.yml`; of GitLab, with a slash before it: `/.gitlab-ci.yml` */
  readonly path: string;
  /** `refs/heads/main`, or a commit if the workflow is called by its commit. */
  readonly ref: string;
}

const OWNER_AND_NAME = String.raw`[\w.-]+\/[\w.-]+`;
/** The file is directly in that folder: the first slash after its name belongs to the ref. */
const BY_REF = new RegExp(String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@(refs\/.+)$`, 's');
const BY_COMMIT = new RegExp(
  String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@([0-9a-f]{40}|[0-9a-f]{64})$`,
  's',
);

/** `group/project//.gitlab-ci.yml@refs/heads/main`. No part of a group or project is empty, so `//` begins the path. */
const OF_GITLAB = /^([\w.-]+(?:\/[\w.-]+){1,20})\/(\/[^@]+)@(refs\/.+)$/s;

/** Whether a path is that of a configuration of GitLab CI. */
export function isGitlabPath(path: string): boolean {
  return path.startsWith('/');
}

/**
 * Reads `owner/repository/.github/workflows/FILE@REF`, or GitLab's `group/project//FILE@REF`. Only this function does: both the file and the ref may contain an
 * `@`.
 */
export function parseWorkflowName(text: string): Parsed<WorkflowName> {
  const [, repository, path, ref] = BY_REF.exec(text) ?? BY_COMMIT.exec(text) ?? OF_GITLAB.exec(text) ?? [];
  if (repository === undefined || path === undefined || ref === undefined)
    return unparsable(`"${text}" is not owner/repository/.github/workflows/FILE@REF`);
  return parsed({ repository, path, ref });
}

/** Whether two texts name the same repository or owner. GitHub ignores the case of letters there. */
export function sameName(one: string, other: string): boolean {
  return lowerCase(one) === lowerCase(other);
}

/**
 * An address in a repository, with its host, owner and repository in lower case. In the rest of the address (a file, a
 * ref) the case of letters matters.
 */
export function inRepositoryCase(address: string): string {
  return address.replace(/^(?:git\+)?https?:\/\/[^/]+\/[^/]+\/[^/@]+/i, lowerCase);
}

/** Changes only ASCII letters, because GitHub's names are ASCII. Other letters would change too much: the Kelvin sign to k. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
