import { type Parsed, parsed, unparsable } from '../result.ts';

/** A workflow file as GitHub names it (`workflow_ref`, `job_workflow_ref`), taken apart. */
export interface WorkflowName {
  /** `owner/repository` */
  readonly repository: string;
  /** `.github/workflows/x.yml` */
  readonly path: string;
  /** `refs/heads/main`; a commit where a workflow is called by that. */
  readonly ref: string;
}

const OWNER_AND_NAME = String.raw`[\w.-]+\/[\w.-]+`;
/** The file is directly in that folder: the first slash after its name belongs to the ref. */
const BY_REF = new RegExp(String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@(refs\/.+)$`, 's');
const BY_COMMIT = new RegExp(
  String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@([0-9a-f]{40}|[0-9a-f]{64})$`,
  's',
);

/**
 * Reads `owner/repository/.github/workflows/FILE@REF`. Only this function does: both the file and the ref may contain an
 * `@`.
 */
export function parseWorkflowName(text: string): Parsed<WorkflowName> {
  const [, repository, path, ref] = BY_REF.exec(text) ?? BY_COMMIT.exec(text) ?? [];
  if (repository === undefined || path === undefined || ref === undefined)
    return unparsable(`"${text}" is not owner/repository/.github/workflows/FILE@REF`);
  return parsed({ repository, path, ref });
}

/** Whether two texts name the same repository or owner: GitHub takes no account of capitals there. */
export function sameName(one: string, other: string): boolean {
  return lowerCase(one) === lowerCase(other);
}

/**
 * An address below a repository of a server, with its host, owner and repository in lower case: what comes after them
 * (a file, a ref) is told apart by capitals.
 */
export function inRepositoryCase(address: string): string {
  return address.replace(/^(?:git\+)?https?:\/\/[^/]+\/[^/]+\/[^/@]+/i, lowerCase);
}

/** Of ASCII alone, as GitHub has names: beyond it one letter becomes another, the sign of Kelvin a k. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
