// src/domain/workflow/advice.ts
/**
* The rules of Assay's workflow review, with their meaning and how to fix the workflow. This is the only list: SARIF,
* reports and `docs/workflows-review.md` are made from it. Advice changes the verdict only if the policy says so
* (`workflows.enforce`).
*/
const ADVICE_RULES = {
	"static-cloud-credential": {
		meaning: "A secret holds a long-lived cloud key. Anyone who reads the key once can use it from anywhere.",
		remediation: "Let the job prove its identity with `permissions: id-token: write`, and get a token from the cloud that is valid for minutes."
	},
	"static-registry-credential": {
		meaning: "A secret holds a registry password or a personal token, although the registry accepts a short-lived credential.",
		remediation: "Log in with the job token (GHCR), or with credentials that the cloud issues in exchange for the OIDC token."
	},
	"static-cluster-credential": {
		meaning: "A secret holds a kubeconfig or a token of a service account. Such a credential rarely expires and often has admin rights.",
		remediation: "Log in to the cloud with OIDC and fetch the kubeconfig in the job, or let the cluster trust the OIDC issuer."
	},
	"static-signing-key": {
		meaning: "A secret holds a signing key. Anyone who can read the key can sign as you, and nobody can see the difference.",
		remediation: "Sign keyless with the identity of the workflow (`permissions: id-token: write`), or keep the key in a KMS."
	},
	"static-publishing-token": {
		meaning: "A secret holds a token that publishes packages, although the registry supports trusted publishing.",
		remediation: "Register this workflow as trusted publisher of the package, and publish with `permissions: id-token: write`."
	},
	"static-vault-token": {
		meaning: "A secret holds a token or secret ID of Vault. It opens everything that its Vault policy allows.",
		remediation: "Use Vault's JWT method with `permissions: id-token: write`, and bind it to this repository and branch."
	},
	"approval-by-untrusted-event": {
		meaning: "A workflow that outsiders can start approves a deployment or a pull request.",
		remediation: "Let people approve, or start the approval from an event that needs write access."
	},
	"untrusted-code-with-privileges": {
		meaning: "Code of a pull request runs with access to secrets, write permissions or an OIDC token.",
		remediation: "Check pull requests in a workflow for `pull_request`. Pass only data from it to the privileged workflow, and check that data there."
	},
	"deployment-by-untrusted-event": {
		meaning: "An event that the pull request of an outsider can cause starts a deployment.",
		remediation: "Deploy from `push`, or run the job only if the first event was a push to this repository."
	},
	"check-filtered": {
		meaning: "A filter prevents the required check from running on some pull requests. The check stays pending there.",
		remediation: "Remove the filter. A check that stays pending makes people remove it from the required checks."
	},
	"check-not-in-merge-queue": {
		meaning: "The check runs on pull requests, but not on the commits that the merge queue makes of them.",
		remediation: "Add `merge_group:` to the triggers of the workflow."
	},
	"check-not-on-retarget": {
		meaning: "A pull request that was checked against a less protected branch keeps that result when its base branch changes.",
		remediation: "Set `types: [opened, synchronize, reopened, edited]` for the pull request event. GitHub sends `edited` when the base branch changes."
	},
	"check-skippable": {
		meaning: "The job with the check can be skipped. For a required check, GitHub counts a skipped job as passed.",
		remediation: "Let the job always run, or require a result job with `if: always()` that needs `success` from every needed job."
	},
	"result-accepts-skipped": {
		meaning: "The job that combines the results passes, or is skipped itself, although a check failed or did not run.",
		remediation: "Set `if: always()` for this job, and let it fail unless every `needs.*.result` is `success`."
	},
	"policy-not-read": {
		meaning: "No step reads this policy file, so none of its rules applies.",
		remediation: "Move the file to `.github/assay.yml`, or name it in the input `policy` of every step that runs Assay."
	},
	"check-error-ignored": {
		meaning: "`continue-on-error` makes the job succeed even if the check fails.",
		remediation: "Remove `continue-on-error`. To report before the job fails, test `steps.<id>.outcome` in a later step."
	},
	"check-not-enforced": {
		meaning: "A step that ships or admits an image reports findings but does not stop, because `enforce` is `warn`.",
		remediation: "Set `enforce: block` (the default) in every step that ships or admits an image."
	},
	"shipped-unsigned": {
		meaning: "A workflow ships an image, but Assay is configured not to sign it.",
		remediation: "Remove `signer: none` and give the job `permissions: id-token: write`."
	},
	"deployment-by-tag": {
		meaning: "A tag is deployed. By then the tag may point to another image than the one that passed.",
		remediation: "Deploy the output `image` (`repository@sha256:…`) of Assay's step or of the gate."
	},
	"deployment-ungated": {
		meaning: "A deployment does not wait for the check or the gate in its workflow, or runs although they failed.",
		remediation: "Put the gate before the deployment in the same job, or list the job of the gate in `needs`."
	},
	"deployment-unprotected": {
		meaning: "The gate is in another job, and the job that deploys names no protected environment.",
		remediation: "Set `environment:` for the job, with required reviewers and a branch rule. Keep the credentials in that environment."
	},
	"action-not-pinned": {
		meaning: "A tag or branch names an action in a job with the check, an OIDC token or a deployment. A tag or branch can move.",
		remediation: "Name the action by its full commit SHA, and put the version in a comment."
	},
	"permissions-too-broad": {
		meaning: "A job with the check, an OIDC token or a deployment has more permissions than it uses.",
		remediation: "Set `permissions: {}` for the workflow, and list in each job only what the job needs."
	},
	"secrets-inherited": {
		meaning: "A reusable workflow with the check or the gate gets every secret of the repository.",
		remediation: "List under `secrets:` only the secrets that the workflow needs."
	},
	"workflow-unreadable": {
		meaning: "Assay could not read a workflow or a local action, so it could not review it.",
		remediation: "See the message. GitHub does not run a workflow that is not valid YAML."
	}
};

export { ADVICE_RULES as t };