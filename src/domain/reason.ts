/** The part of the pipeline that a reason speaks of, in the order in which users read them. */
export const CHECKS = [
  'inputs',
  'policy',
  'tools',
  'image',
  'sbom',
  'scan',
  'vulnerabilities',
  'push',
  'sign',
  'attest',
  'secrets',
  'workflows',
  'evidence',
  'gate',
] as const;
export type Check = (typeof CHECKS)[number];

/**
 * Every reason code of Assay with what it means and what mends it. The one list: outputs, summary, SARIF and
 * `docs/reasons.md` (checked by a test) take it from here.
 */
export const REASONS = {
  'vulnerability-blocked': {
    meaning:
      'A vulnerability of a severity in `fail-on`, or with a CVSS score that the policy blocks, was found.',
    remediation: 'Update the package to a fixed version and rebuild the image.',
  },
  'secret-found': {
    meaning: 'A secret stands in the source, in a commit, in a layer or in the configuration of the image.',
    remediation:
      'Revoke the secret, remove it from source and build, and rebuild; deleting it in a later layer is not enough.',
  },
  'workflow-unsafe': {
    meaning: 'A workflow of the repository has a setting that weakens what this check proves.',
    remediation: 'Change the workflow as the finding says, or let the policy only advise (`workflows`).',
  },
  'exception-expired': {
    meaning: 'An exception or suppression of the policy has expired, so what it let through counts again.',
    remediation: 'Mend what the exception covers, or let its owner review and renew it in the policy.',
  },
  'os-end-of-life': {
    meaning: 'The distribution in the image gets no security fixes any more, so a scan of it proves nothing.',
    remediation: 'Move to a supported release of the base image.',
  },
  'registry-not-allowed': {
    meaning: 'The image lies in, or goes to, a registry or repository that the policy does not allow.',
    remediation: 'Use a place that `registries.allow` names, or add this one to the policy.',
  },
  'base-image-not-allowed': {
    meaning:
      'The image is built on a base image that the policy does not allow, that is not known by its digest, or that it was not built on.',
    remediation:
      'Build on a base image that `base-images.allow` names, by its digest where `digest-pinned` asks for it.',
  },
  'base-image-unsigned': {
    meaning:
      'The base image is not signed by one of those that the policy names, or not proven to be the base.',
    remediation: 'Build on a base image that is signed by one of `base-images.signed-by`.',
  },
  'base-image-undetermined': {
    meaning: 'The policy has rules about base images, and nothing tells which base image this image has.',
    remediation:
      'Build with provenance (`docker buildx build --provenance=true`), annotate a base image that `base-images.allow` names, name it there exactly, or set `undetermined`.',
  },
  'scan-incomplete': {
    meaning: 'Something in the image or the source could not be checked, so nothing can be said about it.',
    remediation:
      'See the message for what was left out; a part that could not be read or compared is never taken as clean. A policy may accept a gap by its path until a day (`gaps`).',
  },
  'database-stale': {
    meaning: 'The vulnerability database is older than `db-max-age`.',
    remediation:
      'Let the action download a fresh one, refresh `cache-dir`, or name a mirror that is up to date in `db-repository`.',
  },
  'database-unavailable': {
    meaning: 'No vulnerability database could be had.',
    remediation:
      'Name reachable repositories in `db-repository`, or put a database into `cache-dir` and set `offline: true`.',
  },
  'source-mismatch': {
    meaning:
      'The checkout is not at the commit of this workflow run, which is the one that a signature would name.',
    remediation:
      "Check out the run's own commit (`actions/checkout` without `ref` and `repository`), and run the workflow on the branch or tag that is to be shipped.",
  },
  'image-not-found': {
    meaning: 'The image, its tag or one of its parts does not exist where it was looked for.',
    remediation: 'Check the spelling of `image`, and that the build pushed it before this step.',
  },
  'image-invalid': {
    meaning:
      'The image is not one that can be checked: truncated, without layers, or its bytes are not those its digest says.',
    remediation: 'Build and push the image again; bytes that do not match their digest are never used.',
  },
  'tag-moved': {
    meaning: 'The tag pointed to another image at the end of the run than at its start.',
    remediation: 'Pass the digest that the build produced instead of a tag.',
  },
  'tool-untrusted': {
    meaning: 'The hash or version of a tool is not one that Assay may run.',
    remediation:
      'Use the pinned version; if a download does not match its pinned hash, treat the source as compromised.',
  },
  'tool-unavailable': {
    meaning: 'A tool could not be had from any of its sources.',
    remediation:
      'Name a binary (`trivy-path`, `cosign-path`, `gitleaks-path`), a `tool-mirror`, or install Go so that it can be built.',
  },
  'tool-failed': {
    meaning: 'A tool ended with an error, was killed, or gave an answer that cannot be read.',
    remediation: 'See the message and the log of the step; the run proves nothing until the tool answers.',
  },
  'tool-timed-out': {
    meaning: 'A tool did not end within its time limit and was stopped.',
    remediation: 'Run again; if it persists, look for a very large or hostile image.',
  },
  'registry-unavailable': {
    meaning: 'The registry could not be reached or answered with an error.',
    remediation: 'Check the address and the state of the registry, then run again.',
  },
  'registry-denied': {
    meaning: 'The registry refused the credentials, or there were none.',
    remediation:
      'Log in before this step, set `registry-username` and `registry-password`, and grant the job `packages: write` where GHCR is used.',
  },
  'registry-rejected': {
    meaning:
      'The registry did not take what was pushed, or keeps a PASSED summary of an image that does not pass any more.',
    remediation:
      'See the message for its answer, and for what to delete by hand or to exempt from immutability (`docs/registries.md`); nothing counts as pushed that was not read back.',
  },
  'input-invalid': {
    meaning: 'An input of the action is missing, unknown or contradicts another.',
    remediation: 'Correct the `with:` block as the message says.',
  },
  'policy-invalid': {
    meaning: 'The policy file cannot be read as one, contradicts itself, or loosens the central policy.',
    remediation: 'Correct the line that the message names; `docs/policy.md` documents every key.',
  },
  'policy-unavailable': {
    meaning: 'The policy that must judge this run could not be had, and no other one takes its place.',
    remediation:
      'Check the path in `policy`; for a pull request give `actions/checkout` a `fetch-depth: 0`, or the job `contents: read` and `github-token`.',
  },
  'vex-invalid': {
    meaning:
      'A VEX document that the policy names, or that a signer of the policy attests, cannot be read as one.',
    remediation: 'Correct the document as the message says; `docs/vex.md` tells what is read.',
  },
  'oidc-unavailable': {
    meaning: 'Keyless signing needs an OIDC token and the job cannot get one.',
    remediation: 'Add `permissions: id-token: write` to the job.',
  },
  'run-unknown': {
    meaning:
      'The run does not say of which repository, ref, commit or workflow it is, and would sign for that.',
    remediation: 'Sign in a job of GitHub Actions, and let no step change its `GITHUB_*` variables.',
  },
  'key-invalid': {
    meaning:
      'The key cannot be read, is not what is needed here, or is of a kind whose signatures cannot be verified.',
    remediation:
      'Check `key` and the `COSIGN_PASSWORD` variable of the step, or what the KMS needs (`docs/keys.md`); EC keys on P-256 and RSA keys work.',
  },
  'signing-failed': {
    meaning: 'cosign could not make a signature.',
    remediation:
      'The message names the statement, its size, the service that did not do its work, and what mends that; nothing was attached.',
  },
  'signature-invalid': {
    meaning: 'A signature does not verify against the trusted root or key.',
    remediation: 'Check that `signing-config` and `trusted-root` belong to the same Sigstore.',
  },
  'identity-mismatch': {
    meaning: 'A signature verifies, but was made by somebody else than expected.',
    remediation: 'Check which workflow signs this repository of the registry.',
  },
  'attestation-lost': {
    meaning: 'What was attached to the image was not there when it was read back.',
    remediation: 'Run again; if it persists, another writer overwrites the referrers of this image.',
  },
  'too-many-referrers': {
    meaning: 'More is attached to the image than can be looked through.',
    remediation: 'Remove junk referrers from the repository.',
  },
  'signature-missing': {
    meaning: 'The image has no signature by the signer that the gate demands.',
    remediation:
      'Ship the image with Assay from the workflow that the gate names, or correct `certificate-identity` or `key`.',
  },
  'provenance-missing': {
    meaning: 'The image has no SLSA provenance by the signer that the gate demands.',
    remediation: 'Ship the image with Assay, which attests its provenance.',
  },
  'provenance-mismatch': {
    meaning: 'The provenance names another source or run than the gate, or the certificate behind it, does.',
    remediation:
      'Deploy an image that was built from the named source, or correct `source-repository` and `source-ref`.',
  },
  'sbom-missing': {
    meaning: 'The image has no SBOM by the signer that the gate demands.',
    remediation: 'Ship the image with Assay, which attests its SBOM.',
  },
  'sbom-mismatch': {
    meaning: 'The attested SBOM is about another image.',
    remediation: 'Ship the image with Assay again.',
  },
  'summary-missing': {
    meaning: 'The image has no verification summary by the signer that the gate demands.',
    remediation: 'Ship the image with Assay; only an image that passed every check gets one.',
  },
  'summary-stale': {
    meaning: 'The verification summary is older than `max-age`.',
    remediation: 'Run the shipping workflow on the image again, or raise `max-age`.',
  },
  'summary-failed': {
    meaning: 'The newest verification summary says that the image did not pass.',
    remediation: 'Mend what failed and ship the image again.',
  },
  'summary-mismatch': {
    meaning:
      'The verification summary contradicts what is attached to the image, or itself, or is about an image in another place.',
    remediation:
      'Ship the image again, or name the place that it was promoted from in `gate.promoted-from`; if it persists, find out who removes or replaces its attestations.',
  },
  'policy-mismatch': {
    meaning: 'The image was judged by another policy than the one of the gate.',
    remediation:
      'Ship the image again under the present policy, or list the digest of the earlier one as accepted in the policy file.',
  },
  'new-findings': {
    meaning: 'The attested SBOM has findings that count now and did not when the image was signed.',
    remediation: 'Update the packages, rebuild and ship the image; or make an exception in the policy.',
  },
  'index-not-covered': {
    meaning: 'A platform of the multi-platform image lacks what its index has.',
    remediation: 'Ship all platforms of the image: leave the `platform` input out.',
  },
  'evidence-unreadable': {
    meaning: 'Something that is attached to the image, and that may be what is missing, cannot be read.',
    remediation: 'Ship the image again; if it persists, check the storage of the registry.',
  },
  'verifiers-disagree': {
    meaning: 'cosign refuses evidence that verifies in process.',
    remediation:
      'Treat the evidence as forged until it is explained, and report it with the log of the step.',
  },
  'trust-unavailable': {
    meaning: 'The trusted root that signatures are verified against could not be had.',
    remediation: 'Name a file in `trusted-root`, or let the job reach the public Sigstore.',
  },
  'evidence-invalid': {
    meaning:
      'The evidence of an earlier job is not what that job named, or not of this run, policy and image.',
    remediation:
      'Give the signing job the folder and the output `evidence-sha256` of the scan in the same workflow run.',
  },
  'github-unavailable': {
    meaning: "GitHub's API could not be reached, is rate limited, or gave an answer that cannot be read.",
    remediation: 'See the message and run again; nothing was approved.',
  },
  'github-denied': {
    meaning: "GitHub's API refused what was asked with this token, or does not show it what was asked for.",
    remediation: 'Check the token: its permissions, its repositories, and that it has not expired.',
  },
  'approval-refused': {
    meaning:
      'The deployment that waits is not the one that was decided about, or this token may not answer for it.',
    remediation: 'See the message; the deployment is left for a person to review.',
  },
  'internal-error': {
    meaning: 'Assay met a fault of its own.',
    remediation: 'Report it with the log of the step.',
  },
} as const satisfies Record<string, { meaning: string; remediation: string }>;

export type ReasonCode = keyof typeof REASONS;

/** One cause of a verdict that is not `passed`. The message is for people and holds no secret value. */
export interface Reason {
  readonly code: ReasonCode;
  readonly check: Check;
  readonly message: string;
  /** Where it only warns; every other reason blocks. */
  readonly effect?: 'warn';
}

/** Thrown wherever something could not be checked or done; it carries every reason known at that point. */
export class AssayError extends Error {
  readonly reasons: readonly [Reason, ...Reason[]];

  constructor(reasons: readonly [Reason, ...Reason[]], options?: ErrorOptions) {
    super(reasons.map((reason) => reason.message).join('\n'), options);
    this.name = 'AssayError';
    this.reasons = reasons;
  }
}

/** An {@link AssayError} with a single reason. */
export function fault(code: ReasonCode, check: Check, message: string, cause?: unknown): AssayError {
  return new AssayError([{ code, check, message }], cause === undefined ? undefined : { cause });
}

/** The reasons behind anything that was thrown; what is not an {@link AssayError} is an internal error. */
export function reasonsOf(error: unknown, check: Check): readonly [Reason, ...Reason[]] {
  if (error instanceof AssayError) return error.reasons;
  const message = error instanceof Error ? error.message : String(error);
  return [{ code: 'internal-error', check, message: `unexpected fault: ${message}` }];
}

/** What was thrown, with more said in its first reason. */
export function addedTo(error: unknown, check: Check, addition: string): AssayError {
  const [first, ...rest] = reasonsOf(error, check);
  const message = `${first.message}${addition}`;
  return new AssayError([{ ...first, message }, ...rest], { cause: error });
}
