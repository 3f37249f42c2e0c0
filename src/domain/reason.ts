import { fullDisk, messageOf } from './error-words.ts';

/** The part of the pipeline that a reason is about, in the order in which reports show them. */
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
 * Every reason code of Assay, with its meaning and how to fix it. This is the only list: outputs, summary, SARIF and
 * `docs/reasons.md` are made from it.
 */
export const REASONS = {
  'vulnerability-blocked': {
    meaning:
      'The image or the source has a vulnerability with a severity in `fail-on`, or with a CVSS score that the policy blocks.',
    remediation: 'Update the package to a fixed version and rebuild the image.',
  },
  'secret-found': {
    meaning: 'The source, a commit, a layer or the configuration of the image contains a secret.',
    remediation:
      'Revoke the secret. Remove it from the source and the build, and rebuild the image. Deleting it in a later layer is not enough.',
  },
  'workflow-unsafe': {
    meaning: 'A workflow of the repository has a setting that weakens this check.',
    remediation:
      'Change the workflow as the finding says, or set `workflows.enforce: advise` in the policy to get advice only.',
  },
  'exception-expired': {
    meaning:
      'An exception or suppression of the policy has expired, so the finding that it covered counts again.',
    remediation: 'Fix the finding, or ask the owner of the exception to review and renew it in the policy.',
  },
  'os-end-of-life': {
    meaning:
      'The Linux distribution in the image no longer gets security fixes, so a scan of the image proves nothing.',
    remediation: 'Move to a supported release of the base image.',
  },
  'registry-not-allowed': {
    meaning:
      'The image is in a registry or repository that the policy does not allow, or would be pushed to one.',
    remediation: 'Use a repository that `registries.allow` lists, or add this one to the policy.',
  },
  'base-image-not-allowed': {
    meaning:
      'The policy does not allow the base image, or its digest is not known, or the image was not built on the base image that it names.',
    remediation:
      'Build on a base image that `base-images.allow` lists. Name it by digest if the policy sets `digest-pinned`.',
  },
  'base-image-unsigned': {
    meaning:
      'The base image has no signature by a signer that the policy names, or nothing proves that it is the base image.',
    remediation: 'Build on a base image that one of the signers in `base-images.signed-by` signed.',
  },
  'base-image-undetermined': {
    meaning:
      'The policy has rules about base images, but Assay cannot determine the base image of this image.',
    remediation:
      'Build with provenance (`docker buildx build --provenance=true`), or annotate a base image that `base-images.allow` lists. You can also list the exact base image there, or set `undetermined`.',
  },
  'scan-incomplete': {
    meaning: 'Assay could not check a part of the image or of the source, so it cannot judge the image.',
    remediation:
      'The message names the part. Assay never treats a part that it could not read or compare as clean. The policy can accept a gap by its path until a given day (`gaps`).',
  },
  'database-stale': {
    meaning: 'The vulnerability database is older than `db-max-age`.',
    remediation:
      'Let the action download a new database, refresh `cache-dir`, or name an up-to-date mirror in `db-repository`. If no source has a newer one, `docs/operations/break-glass.md` says how to go on.',
  },
  'database-unavailable': {
    meaning:
      'The vulnerability database could not be found or downloaded, or a trivy server cannot be relied on.',
    remediation:
      'Name reachable repositories in `db-repository`, or put a database into `cache-dir` and set `offline: true`. `docs/trivy-server.md` says what a trivy server must do.',
  },
  'source-mismatch': {
    meaning:
      'The checkout is not at the commit of this workflow run. A signature would name the commit of the run.',
    remediation:
      "Check out the run's own commit (`actions/checkout` without `ref` and `repository`). Run the workflow on the branch or tag that you want to ship.",
  },
  'image-not-found': {
    meaning: 'The image, its tag or one of its parts does not exist at the given place.',
    remediation:
      'Check the spelling where the image is named: in `image`, or in the manifests or the list of a fleet. Check that the build pushed the image before this step, and that nobody deleted it since.',
  },
  'image-invalid': {
    meaning:
      'The image cannot be checked: it is truncated, it has no layers, or its bytes do not match its digest.',
    remediation: 'Build and push the image again. Assay never uses bytes that do not match their digest.',
  },
  'tag-moved': {
    meaning: 'The tag pointed to one image at the start of the run and to another image at the end.',
    remediation: 'Pass the digest that the build produced instead of a tag.',
  },
  'tool-untrusted': {
    meaning: 'Assay may not run a tool with this hash, version or signature.',
    remediation:
      'Use the pinned version. If a download does not match its pinned hash, or its signature does not verify, treat its source as compromised.',
  },
  'tool-unavailable': {
    meaning: 'The tool could not be found, downloaded or built.',
    remediation:
      'Name a binary (`trivy-path`, `cosign-path`, `gitleaks-path`) or a `tool-mirror`, or install Go so that Assay can build the tool.',
  },
  'tool-failed': {
    meaning: 'A tool ended with an error, was killed, or gave an answer that Assay cannot read.',
    remediation: 'See the message and the log of the step. The run proves nothing until the tool succeeds.',
  },
  'isolation-unavailable': {
    meaning:
      'The input or the policy demands `isolate: required`, and the scanners are not isolated completely.',
    remediation:
      'Use a runner with Linux 5.13 or later, Landlock and Perl, such as a runner of GitHub. Remove `isolate: off` if the policy demands isolation. Or set `isolate: auto`, which isolates as much as the machine can and reports what held.',
  },
  'tool-timed-out': {
    meaning: 'A tool did not end within its time limit, so Assay stopped it.',
    remediation:
      'Run the workflow again. If the tool still does not end, check for a very large or hostile image.',
  },
  'registry-unavailable': {
    meaning: 'The registry could not be reached, or it answered with an error.',
    remediation: 'Check the address and the state of the registry. Then run the workflow again.',
  },
  'registry-denied': {
    meaning: 'The registry refused the credentials, or there were no credentials.',
    remediation:
      "Log in before this step, or set `registry-username` and `registry-password` if the action has these inputs. On GHCR the job needs `packages: read` to read a private image and `packages: write` to push; in the package's settings, under Manage Actions access, the repository must be listed.",
  },
  'registry-rejected': {
    meaning: 'The registry refused a push, or it keeps a PASSED summary of an image that no longer passes.',
    remediation:
      "The message contains the registry's answer. It also says what to delete by hand or to exempt from immutability (`docs/registries.md`). Assay counts as pushed only what it could read back.",
  },
  'fleet-empty': {
    meaning: 'A path or a selection of tags that the plan of a fleet is made from has no image.',
    remediation:
      'Check `from` and `tags-of`: a folder with rendered manifests, what `kubectl get pods -A -o json` printed, a list, or a repository with tags.',
  },
  'manifest-invalid': {
    meaning:
      'A file that the plan of a fleet reads is no list of images and has no readable Kubernetes objects.',
    remediation:
      'Correct the file, or name only files and folders with Kubernetes objects. Nothing is planned until every file can be read, because the images in it are not known.',
  },
  'manifest-not-rendered': {
    meaning:
      'A file that the plan of a fleet reads is a template, so the images that will run are not known.',
    remediation:
      'Render it first (`helm template`, `kustomize build`, `envsubst`), and name the folder with the result. Or use what runs: `kubectl get pods -A -o json`.',
  },
  'running-image-unknown': {
    meaning: 'A pod runs an image, and it cannot be determined which one in the registry it is.',
    remediation:
      'Push the image that runs, or start the pod again from an image in the registry. Name images by digest.',
  },
  'tag-drifted': {
    meaning: 'A tag points to another image than the one that runs under it.',
    remediation: 'Deploy again, and name images by digest.',
  },
  'plan-invalid': {
    meaning: 'The plan of a fleet cannot be read, or is not the one that was named by its hash.',
    remediation:
      'Use the `plan.json` that `assay fleet plan` wrote, unchanged. All shards and the report need the same.',
  },
  'plan-mismatch': {
    meaning: 'The result of a shard belongs to another plan.',
    remediation:
      'Give the report only the results of its own plan: an empty folder for each run, and artifacts of the same workflow run.',
  },
  'shard-invalid': {
    meaning: 'The result of a shard cannot be read, or names images that the plan did not give to it.',
    remediation: 'Run the shard again. Its result is a file that `assay fleet shard` wrote, unchanged.',
  },
  'shard-missing': {
    meaning: 'A shard of the plan has no result, so its images were not checked.',
    remediation: 'Run the jobs that failed again, and then the report.',
  },
  'shard-duplicate': {
    meaning: 'Two results have the number of one shard, so it is not known which one holds.',
    remediation: 'Remove both, run the shard again, and then the report.',
  },
  'image-unchecked': {
    meaning: 'The plan contains an image for which its shard has no result.',
    remediation: 'Run the shard again, and then the report.',
  },
  'database-changed': {
    meaning:
      'A shard has another vulnerability database than the plan names, so its results cannot be compared with those of the others.',
    remediation:
      'Make a new plan. With `offline: true`, all shards need the same `cache-dir`. If the registry of the database keeps no older ones, name a mirror in `db-repository` that does.',
  },
  'disk-full': {
    meaning:
      'A file could not be written: the disk is full, or a quota or a limit on the size of files is reached.',
    remediation:
      'The message names the folder, and what is free there. Delete files that the job no longer needs before this step, use a runner with more disk space, or name folders on another disk (`RUNNER_TEMP`, `output-dir`, `cache-dir`).',
  },
  'input-invalid': {
    meaning: 'An input of the action is missing, unknown or contradicts another input.',
    remediation: 'Correct this input.',
  },
  'policy-invalid': {
    meaning: 'The policy file is not valid, contradicts itself, or is less strict than the central policy.',
    remediation: 'Correct the line that the message names. `docs/policy.md` documents every key.',
  },
  'policy-unavailable': {
    meaning: 'The policy for this run could not be read. Assay does not use another policy instead.',
    remediation:
      'Check the path in `policy`. For a pull request, set `fetch-depth: 0` for `actions/checkout`, or give the job `contents: read` and set `github-token`.',
  },
  'vex-invalid': {
    meaning:
      'A VEX document is not valid. The policy names the document, or a signer that the policy names attested it.',
    remediation: 'Correct the document as the message says. `docs/vex.md` describes what Assay reads.',
  },
  'oidc-unavailable': {
    meaning: 'Keyless signing needs an OIDC token, but the job cannot get one.',
    remediation:
      'Give the job `permissions: { contents: read, packages: write, id-token: write }`. A `permissions` block removes every permission that it does not name.',
  },
  'run-unknown': {
    meaning:
      'The run does not name its repository, ref, commit or workflow. A signature would have to name them.',
    remediation: 'Sign in a job of GitHub Actions. No step may change the `GITHUB_*` variables of the job.',
  },
  'key-invalid': {
    meaning:
      'The key cannot be read, is not the kind of key that is needed, or makes signatures that cannot be verified.',
    remediation:
      'Check `key` and the `COSIGN_PASSWORD` variable of the step, or the settings of the KMS (`docs/keys.md`). EC keys on P-256 and RSA keys work.',
  },
  'signing-failed': {
    meaning: 'cosign could not make a signature.',
    remediation:
      'The message names the statement, its size and the service that failed, and says how to fix it. Nothing was attached.',
  },
  'signature-invalid': {
    meaning: 'A signature does not verify with the trusted root or the key.',
    remediation: 'Check that `signing-config` and `trusted-root` belong to the same Sigstore.',
  },
  'identity-mismatch': {
    meaning: 'A signature verifies, but another signer made it than the expected one.',
    remediation: 'Check which workflow signs the images of this repository.',
  },
  'attestation-lost': {
    meaning: 'Assay attached a statement to the image, but could not read it back.',
    remediation:
      'Run the workflow again. If it still fails, another writer overwrites the referrers of this image.',
  },
  'too-many-referrers': {
    meaning: 'The image has more attached statements than Assay examines.',
    remediation: 'Remove unneeded referrers from the repository.',
  },
  'signature-missing': {
    meaning: 'The image has no signature by the signer that the gate requires.',
    remediation:
      'Ship the image with Assay from the workflow that the gate names, or correct `certificate-identity` or `key`.',
  },
  'provenance-missing': {
    meaning: 'The image has no SLSA provenance by the signer that the gate requires.',
    remediation: 'Ship the image with Assay, which attests its provenance.',
  },
  'provenance-mismatch': {
    meaning:
      'The provenance names another source or run than the gate requires, or than its certificate names.',
    remediation:
      'Deploy an image that was built from the named source, or correct `source-repository` and `source-ref`.',
  },
  'sbom-missing': {
    meaning: 'The image has no SBOM by the signer that the gate requires.',
    remediation: 'Ship the image with Assay, which attests its SBOM.',
  },
  'sbom-mismatch': {
    meaning: 'The attested SBOM describes another image.',
    remediation: 'Ship the image with Assay again.',
  },
  'summary-missing': {
    meaning: 'The image has no verification summary by the signer that the gate requires.',
    remediation: 'Ship the image with Assay. Only an image that passed every check gets a summary.',
  },
  'summary-stale': {
    meaning: 'The verification summary is older than `max-age`.',
    remediation:
      'Attest the image again on a schedule, or set `max-age` to as long as you roll back, with `rescan: true`: `docs/operations/rollback.md` has both.',
  },
  'summary-failed': {
    meaning: 'The newest verification summary says that the image did not pass.',
    remediation: 'Fix the failed checks and ship the image again.',
  },
  'summary-mismatch': {
    meaning:
      'The verification summary contradicts itself or the statements that are attached to the image, or it is about an image in another repository.',
    remediation:
      'Ship the image again. If it was promoted, list the repository that it came from in `gate.promoted-from`. If the reason remains, find out who removes or replaces its attestations.',
  },
  'image-revoked': {
    meaning:
      'The policy denies the image, a package or a vulnerability in it, or somebody who may revoke it attached a revocation.',
    remediation:
      'Deploy another image. If the denial is wrong, its owner removes the entry from the policy, or the revocation from the registry (`docs/operations/revocation.md`).',
  },
  'policy-mismatch': {
    meaning: 'The image was judged by another policy than the policy of the gate.',
    remediation:
      'Ship the image again under the current policy, or list the digest of the earlier policy in `gate.accepted-policies`.',
  },
  'new-findings': {
    meaning: 'Findings in the attested SBOM count now, but did not count when the image was signed.',
    remediation: 'Update the packages, rebuild and ship the image, or add an exception to the policy.',
  },
  'index-not-covered': {
    meaning: 'A platform of the multi-platform image lacks a statement that the index has.',
    remediation: 'Ship all platforms of the image: remove the `platform` input.',
  },
  'evidence-unreadable': {
    meaning: 'A statement that is attached to the image cannot be read. It may be the missing one.',
    remediation: 'Ship the image again. If the reason remains, check the storage of the registry.',
  },
  'verifiers-disagree': {
    meaning: "cosign refuses evidence that Assay's own verification accepts.",
    remediation: 'Treat the evidence as forged until the cause is known. Report it with the log of the step.',
  },
  'trust-unavailable': {
    meaning: 'The trusted root for verifying signatures could not be read or downloaded.',
    remediation: 'Name a file in `trusted-root`, or let the job reach the public Sigstore.',
  },
  'evidence-invalid': {
    meaning:
      'The imported evidence is not the evidence that the earlier job named, or it belongs to another run, policy or image.',
    remediation:
      'Give the signing job the evidence folder and the output `evidence-sha256` of the scanning job in the same workflow run.',
  },
  'github-unavailable': {
    meaning: "GitHub's API could not be reached, limits the rate, or gave an answer that Assay cannot read.",
    remediation: 'See the message and run the workflow again. Nothing was approved.',
  },
  'github-denied': {
    meaning: "GitHub's API refused the request of this token, or does not show the token what was requested.",
    remediation: 'Check the token: its permissions, its repositories and its expiry date.',
  },
  'approval-refused': {
    meaning:
      'The waiting deployment is not the one that the gate decided about, or this token may not answer for it.',
    remediation: 'See the message. The deployment waits for a person to review it.',
  },
  'tag-named': {
    meaning: 'A pod names an image by its tag, which can move between the verdict and the start of the pod.',
    remediation:
      'Name the image by its digest, or install the mutating webhook of `assay admit`, which writes the digest into the pod.',
  },
  'verdict-pending': {
    meaning: 'The admission server had no verdict yet when the time was over that the API server waits.',
    remediation:
      'Try again: the image is being judged, and the verdict is remembered. If this goes on, look at the log of the admission server.',
  },
  'server-busy': {
    meaning: 'Too many images wait for a verdict of the admission server.',
    remediation: 'Try again later, or run more replicas of the admission server.',
  },
  'engine-unsupported': {
    meaning:
      'The admission engine cannot hold what the policy demands, or Assay does not know this version of it.',
    remediation:
      'The message says what is missing. Use another engine, or another version; `docs/admission.md` compares them.',
  },
  'cluster-unavailable': {
    meaning:
      'The cluster could not be asked: its kubeconfig cannot be used, it does not answer, or it refuses what the proof needs.',
    remediation:
      'Check `kubeconfig` and its current context. The proof needs the right to create namespaces, Pods, ConfigMaps and admission policies.',
  },
  'proof-failed': {
    meaning:
      'A cluster answered otherwise than the manifests promise: it admitted a forgery, or denied an image that was verified.',
    remediation:
      'See the table of the proof. Do not rely on these manifests in this cluster until every line of it is right.',
  },
  'run-interrupted': {
    meaning:
      'The run was cancelled or killed before it reached a verdict or a decision, for example by a newer run or a time limit.',
    remediation:
      'Run the workflow again. Statements that were attached before are true and signed: the next run keeps them and adds the missing ones. Without all of them, no tag was set and the gate denies the image.',
  },
  'internal-error': {
    meaning: 'Assay has an internal error.',
    remediation: 'Report it with the log of the step.',
  },
} as const satisfies Record<string, { meaning: string; remediation: string }>;

export type ReasonCode = keyof typeof REASONS;

/** One cause of a verdict that is not `passed`. The message is for people and contains no secret value. */
export interface Reason {
  readonly code: ReasonCode;
  readonly check: Check;
  readonly message: string;
  /** Present if the reason only warns. Every other reason blocks. */
  readonly effect?: 'warn';
}

/** Thrown if something could not be checked or done. Carries every reason that is known at that point. */
export class AssayError extends Error {
  readonly reasons: readonly [Reason, ...Reason[]];

  constructor(reasons: readonly [Reason, ...Reason[]], options?: ErrorOptions) {
    super(reasons.map((reason) => reason.message).join('\n'), options);
    this.name = 'AssayError';
    this.reasons = reasons;
  }
}

/** An {@link AssayError} with a single reason. If its cause is a full disk, its code is `disk-full`. */
export function fault(code: ReasonCode, check: Check, message: string, cause?: unknown): AssayError {
  if (cause === undefined) return new AssayError([{ code, check, message }]);
  const full = fullDisk(cause);
  if (full === undefined) return new AssayError([{ code, check, message }], { cause });
  const whole = message.includes(full) ? message : `${message}: ${full}`;
  return new AssayError([{ code: 'disk-full', check, message: whole }], { cause });
}

/** The reasons in a thrown value. Anything but an {@link AssayError} or a full disk is an internal error. */
export function reasonsOf(error: unknown, check: Check): readonly [Reason, ...Reason[]] {
  if (error instanceof AssayError) return error.reasons;
  const full = fullDisk(error);
  if (full !== undefined)
    return [
      { code: 'disk-full', check, message: `a file could not be written: ${full} (${messageOf(error)})` },
    ];
  return [{ code: 'internal-error', check, message: `unexpected error: ${messageOf(error)}` }];
}

/**
 * The results of work that has ended. If some of it failed, throws the reasons of all of it; an error that is no
 * {@link AssayError} is thrown as it is, because its message can contain anything.
 */
export function resultsOf<T>(ended: readonly PromiseSettledResult<T>[]): readonly T[] {
  const failed = ended.filter((one) => one.status === 'rejected');
  if (failed.length === 0) return ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  // Parts that wait for the same work fail with the same error.
  const errors = [...new Set(failed.map(({ reason }): unknown => reason))];
  const [first, ...rest] = errors.flatMap((error) => (error instanceof AssayError ? error.reasons : []));
  const isKnown = first !== undefined && errors.every((error) => error instanceof AssayError);
  if (!isKnown) throw errors.find((error) => !(error instanceof AssayError));
  throw errors.length === 1 ? errors[0] : new AssayError([first, ...rest], { cause: errors[0] });
}

/** Whether an error has no other reasons than of these codes. */
export function isOnly(error: unknown, ...codes: readonly ReasonCode[]): error is AssayError {
  return error instanceof AssayError && error.reasons.every(({ code }) => codes.includes(code));
}

/** The thrown error, with a text appended to the message of its first reason. */
export function withAddition(error: unknown, check: Check, addition: string): AssayError {
  const [first, ...rest] = reasonsOf(error, check);
  const message = `${first.message}${addition}`;
  return new AssayError([{ ...first, message }, ...rest], { cause: error });
}
