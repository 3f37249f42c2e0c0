/**
 * Every rule by which Assay reviews a repository's workflows, with what it means and what mends it. The one list:
 * SARIF, reports and `docs/workflows-review.md` (checked by a test) take it from here. Advice changes no verdict unless
 * the policy says so (`workflows.enforce`).
 */
export const ADVICE_RULES = {
  'static-cloud-credential': {
    meaning:
      'A long-lived key of a cloud lies in a secret, and whoever reads it once can use it from anywhere.',
    remediation:
      'Let the job prove its identity with `permissions: id-token: write` and get a token of minutes from the cloud.',
  },
  'static-registry-credential': {
    meaning:
      'A registry password or personal token lies in a secret where the registry takes a short-lived one.',
    remediation:
      'Log in with the job token (GHCR) or with credentials that the cloud gives in exchange for the OIDC token.',
  },
  'static-cluster-credential': {
    meaning:
      'A kubeconfig or a token of a service account lies in a secret; it seldom expires and often is an admin.',
    remediation:
      'Log in to the cloud by OIDC and fetch the kubeconfig in the job, or let the cluster trust the OIDC issuer.',
  },
  'static-signing-key': {
    meaning: 'A signing key lies in a secret: who can read it signs as you, and nobody can tell.',
    remediation:
      'Sign keyless with the identity of the workflow (`permissions: id-token: write`), or keep the key in a KMS.',
  },
  'static-publishing-token': {
    meaning: 'A token that publishes packages lies in a secret although the registry has trusted publishing.',
    remediation:
      'Name this workflow as trusted publisher of the package and publish with `permissions: id-token: write`.',
  },
  'static-vault-token': {
    meaning: 'A token or secret id of Vault lies in a secret, which opens everything that its policy allows.',
    remediation:
      "Use Vault's JWT method, bound to this repository and branch, with `permissions: id-token: write`.",
  },
  'approval-by-untrusted-event': {
    meaning: 'A workflow that outsiders can start approves a deployment or a pull request.',
    remediation: 'Leave approvals to people, or start the approval from an event that needs write access.',
  },
  'untrusted-code-with-privileges': {
    meaning: 'Code of a pull request runs where secrets, write permissions or an OIDC token are in reach.',
    remediation:
      'Check pull requests on `pull_request`, and give the privileged workflow nothing of theirs but data it checks.',
  },
  'deployment-by-untrusted-event': {
    meaning: 'A deployment starts from an event that a pull request of an outsider can cause.',
    remediation:
      'Deploy from `push`, or let the job run only where the event that started all was a push to this repository.',
  },
  'check-filtered': {
    meaning:
      'A filter keeps the required check from running on some pull requests, so that it stays pending there.',
    remediation: 'Remove the filter: a pending check tempts people to take it off the list of required ones.',
  },
  'check-not-in-merge-queue': {
    meaning: 'The check runs on pull requests and not on what the merge queue makes of them.',
    remediation: 'Add `merge_group:` to the triggers of the workflow.',
  },
  'check-not-on-retarget': {
    meaning:
      'A pull request that was checked against a lax branch keeps that result when it is moved to another base.',
    remediation:
      'Set `types: [opened, synchronize, reopened, edited]` for the pull request event: `edited` comes with a new base.',
  },
  'check-skippable': {
    meaning: 'The job of the check can be skipped, and a skipped job counts as passed for a required check.',
    remediation:
      'Let the job always run, or require a result job with `if: always()` that demands `success` of every need.',
  },
  'result-accepts-skipped': {
    meaning:
      'The job that sums up the results passes, or is itself skipped, although a check did not pass or did not run.',
    remediation: 'Give it `if: always()` and let it fail unless every `needs.*.result` is `success`.',
  },
  'policy-not-read': {
    meaning: 'A policy file lies where nobody reads it, so that none of its rules holds.',
    remediation:
      'Move it to `.github/assay.yml`, or name it in the input `policy` of every step that runs Assay.',
  },
  'check-error-ignored': {
    meaning: '`continue-on-error` makes the job green whatever the check says.',
    remediation: 'Remove it; to report before failing, test `steps.<id>.outcome` in a later step.',
  },
  'check-not-enforced': {
    meaning: 'What ships an image reports findings and goes on, because `enforce` is `warn`.',
    remediation: 'Set `enforce: block` (the default) wherever an image is shipped or admitted.',
  },
  'shipped-unsigned': {
    meaning: 'An image is shipped from a workflow in which Assay is told not to sign.',
    remediation: 'Remove `signer: none` and give the job `permissions: id-token: write`.',
  },
  'deployment-by-tag': {
    meaning: 'A tag is deployed, which may by then name another image than the one that passed.',
    remediation: "Deploy the output `image` (`repository@sha256:…`) of Assay's step or of the gate.",
  },
  'deployment-ungated': {
    meaning:
      'A deployment does not wait for the check or the gate of its workflow, or runs when they failed.',
    remediation: 'Put the gate into the deploying job before the deployment, or name its job in `needs`.',
  },
  'deployment-unprotected': {
    meaning: 'The gate is in another job, and the job that deploys names no protected environment.',
    remediation:
      'Give it `environment:` with required reviewers and a branch rule, and keep the credentials in there.',
  },
  'action-not-pinned': {
    meaning:
      'An action beside the check, an OIDC token or a deployment is named by a tag or branch that can move.',
    remediation: 'Name it by its full commit SHA, with the version in a comment.',
  },
  'permissions-too-broad': {
    meaning: 'A job with the check, an OIDC token or a deployment holds more permissions than it uses.',
    remediation: 'Set `permissions: {}` for the workflow and list in each job what it needs.',
  },
  'secrets-inherited': {
    meaning: 'A reusable workflow with the check or the gate is handed every secret of the repository.',
    remediation: 'Name under `secrets:` those that it needs.',
  },
  'workflow-unreadable': {
    meaning: 'A workflow or local action could not be read, so nothing is known about it.',
    remediation: 'See the message; GitHub does not run a workflow that is not valid YAML.',
  },
} as const satisfies Record<string, { meaning: string; remediation: string }>;

export type AdviceRule = keyof typeof ADVICE_RULES;

/** One thing to mend in a workflow. `path` is relative to the workspace; line and column count from 1. */
export interface Advice {
  readonly rule: AdviceRule;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** One sentence for people, one line, without any value of a secret. */
  readonly message: string;
  /** What to write instead, as precisely as the place allows. */
  readonly remediation: string;
  /** Further places of the same, by path and line. */
  readonly also?: readonly AdvicePlace[];
}

/** A place in a workflow; line and column count from 1. */
export interface AdvicePlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** What a review of a repository's workflows came to. */
export interface WorkflowReview {
  /** Workflows and local actions that were read. */
  readonly files: number;
  /** By path and line. */
  readonly advice: readonly Advice[];
  /** What was not looked at, a sentence each. */
  readonly notes: readonly string[];
}
