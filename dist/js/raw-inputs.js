import { Y as nearest, q as plain } from "./event.js";
import { isAbsolute, relative, resolve, sep } from "node:path";

// src/domain/reason.ts
/** The part of the pipeline that a reason speaks of, in the order in which users read them. */
const CHECKS = [
	"inputs",
	"policy",
	"tools",
	"image",
	"sbom",
	"scan",
	"gate",
	"push",
	"sign",
	"attest",
	"secrets",
	"workflows",
	"evidence"
];
/**
* Every reason code of Assay with what it means and what mends it. The one list: outputs, summary, SARIF and
* `docs/reasons.md` (checked by a test) take it from here.
*/
const REASONS = {
	"vulnerability-blocked": {
		meaning: "A vulnerability of a severity in `fail-on`, or with a CVSS score that the policy blocks, was found.",
		mend: "Update the package to a fixed version and rebuild the image."
	},
	"secret-found": {
		meaning: "A secret stands in the source, in a commit, in a layer or in the configuration of the image.",
		mend: "Revoke the secret, remove it from source and build, and rebuild; deleting it in a later layer is not enough."
	},
	"workflow-unsafe": {
		meaning: "A workflow of the repository has a setting that weakens what this check proves.",
		mend: "Change the workflow as the finding says, or let the policy only advise (`workflows`)."
	},
	"exception-expired": {
		meaning: "An exception or suppression of the policy has expired, so what it let through counts again.",
		mend: "Mend what the exception covers, or let its owner review and renew it in the policy."
	},
	"os-end-of-life": {
		meaning: "The distribution in the image gets no security fixes any more, so a scan of it proves nothing.",
		mend: "Move to a supported release of the base image."
	},
	"registry-not-allowed": {
		meaning: "The image lies in, or goes to, a registry or repository that the policy does not allow.",
		mend: "Use a place that `registries.allow` names, or add this one to the policy."
	},
	"base-image-not-allowed": {
		meaning: "The image is built on a base image that the policy does not allow, that is not known by its digest, or that it was not built on.",
		mend: "Build on a base image that `base-images.allow` names, by its digest where `digest-pinned` asks for it."
	},
	"base-image-unsigned": {
		meaning: "The base image is not signed by one of those that the policy names, or not proven to be the base.",
		mend: "Build on a base image that is signed by one of `base-images.signed-by`."
	},
	"base-image-undetermined": {
		meaning: "The policy has rules about base images, and nothing tells which base image this image has.",
		mend: "Build with provenance (`docker buildx build --provenance=true`), annotate a base image that `base-images.allow` names, name it there exactly, or set `undetermined`."
	},
	"scan-incomplete": {
		meaning: "Something in the image or the source could not be checked, so nothing can be said about it.",
		mend: "See the message for what was left out; a part that could not be read or compared is never taken as clean. A policy may accept a gap by its path until a day (`gaps`)."
	},
	"database-stale": {
		meaning: "The vulnerability database is older than `db-max-age`.",
		mend: "Let the action download a fresh one, refresh `cache-dir`, or name a mirror that is up to date in `db-repository`."
	},
	"database-unavailable": {
		meaning: "No vulnerability database could be had.",
		mend: "Name reachable repositories in `db-repository`, or put a database into `cache-dir` and set `offline: true`."
	},
	"source-mismatch": {
		meaning: "The checkout is not at the commit of this workflow run, which is the one that a signature would name.",
		mend: "Check out the run's own commit (`actions/checkout` without `ref` and `repository`), and run the workflow on the branch or tag that is to be shipped."
	},
	"image-not-found": {
		meaning: "The image, its tag or one of its parts does not exist where it was looked for.",
		mend: "Check the spelling of `image`, and that the build pushed it before this step."
	},
	"image-invalid": {
		meaning: "The image is not one that can be checked: truncated, without layers, or its bytes are not those its digest says.",
		mend: "Build and push the image again; bytes that do not match their digest are never used."
	},
	"tag-moved": {
		meaning: "The tag pointed to another image at the end of the run than at its start.",
		mend: "Pass the digest that the build produced instead of a tag."
	},
	"tool-untrusted": {
		meaning: "The hash or version of a tool is not one that Assay may run.",
		mend: "Use the pinned version; if a download does not match its pinned hash, treat the source as compromised."
	},
	"tool-unavailable": {
		meaning: "A tool could not be had from any of its sources.",
		mend: "Name a binary (`trivy-path`, `cosign-path`, `gitleaks-path`), a `tool-mirror`, or install Go so that it can be built."
	},
	"tool-failed": {
		meaning: "A tool ended with an error, was killed, or gave an answer that cannot be read.",
		mend: "See the message and the log of the step; the run proves nothing until the tool answers."
	},
	"tool-timed-out": {
		meaning: "A tool did not end within its time limit and was stopped.",
		mend: "Run again; if it persists, look for a very large or hostile image."
	},
	"registry-unavailable": {
		meaning: "The registry could not be reached or answered with an error.",
		mend: "Check the address and the state of the registry, then run again."
	},
	"registry-denied": {
		meaning: "The registry refused the credentials, or there were none.",
		mend: "Log in before this step, set `registry-username` and `registry-password`, and grant the job `packages: write` where GHCR is used."
	},
	"registry-rejected": {
		meaning: "The registry did not take what was pushed, or keeps a PASSED summary of an image that does not pass any more.",
		mend: "See the message for its answer, and for what to delete by hand or to exempt from immutability (`docs/registries.md`); nothing counts as pushed that was not read back."
	},
	"input-invalid": {
		meaning: "An input of the action is missing, unknown or contradicts another.",
		mend: "Correct the `with:` block as the message says."
	},
	"policy-invalid": {
		meaning: "The policy file cannot be read as one, contradicts itself, or loosens the central policy.",
		mend: "Correct the line that the message names; `docs/policy.md` documents every key."
	},
	"policy-unavailable": {
		meaning: "The policy that must judge this run could not be had, and no other one takes its place.",
		mend: "Check the path in `policy`; for a pull request give `actions/checkout` a `fetch-depth: 0`, or the job `contents: read` and `github-token`."
	},
	"vex-invalid": {
		meaning: "A VEX document that the policy names, or that a signer of the policy attests, cannot be read as one.",
		mend: "Correct the document as the message says; `docs/vex.md` tells what is read."
	},
	"oidc-unavailable": {
		meaning: "Keyless signing needs an OIDC token and the job cannot get one.",
		mend: "Add `permissions: id-token: write` to the job."
	},
	"run-unknown": {
		meaning: "The run does not say of which repository, ref, commit or workflow it is, and would sign for that.",
		mend: "Sign in a job of GitHub Actions, and let no step change its `GITHUB_*` variables."
	},
	"key-invalid": {
		meaning: "The key cannot be read, is not what is needed here, or is of a kind whose signatures cannot be verified.",
		mend: "Check `key` and the `COSIGN_PASSWORD` variable of the step, or what the KMS needs (`docs/keys.md`); EC keys on P-256 and RSA keys work."
	},
	"signing-failed": {
		meaning: "cosign could not make a signature.",
		mend: "The message names the statement, its size, the service that did not do its work, and what mends that; nothing was attached."
	},
	"signature-invalid": {
		meaning: "A signature does not verify against the trusted root or key.",
		mend: "Check that `signing-config` and `trusted-root` belong to the same Sigstore."
	},
	"identity-mismatch": {
		meaning: "A signature verifies, but was made by somebody else than expected.",
		mend: "Check which workflow signs this repository of the registry."
	},
	"attestation-lost": {
		meaning: "What was attached to the image was not there when it was read back.",
		mend: "Run again; if it persists, another writer overwrites the referrers of this image."
	},
	"too-many-referrers": {
		meaning: "More is attached to the image than can be looked through.",
		mend: "Remove junk referrers from the repository."
	},
	"signature-missing": {
		meaning: "The image has no signature by the signer that the gate demands.",
		mend: "Ship the image with Assay from the workflow that the gate names, or correct `certificate-identity` or `key`."
	},
	"provenance-missing": {
		meaning: "The image has no SLSA provenance by the signer that the gate demands.",
		mend: "Ship the image with Assay, which attests its provenance."
	},
	"provenance-mismatch": {
		meaning: "The provenance names another source or run than the gate, or the certificate behind it, does.",
		mend: "Deploy an image that was built from the named source, or correct `source-repository` and `source-ref`."
	},
	"sbom-missing": {
		meaning: "The image has no SBOM by the signer that the gate demands.",
		mend: "Ship the image with Assay, which attests its SBOM."
	},
	"sbom-mismatch": {
		meaning: "The attested SBOM is about another image.",
		mend: "Ship the image with Assay again."
	},
	"summary-missing": {
		meaning: "The image has no verification summary by the signer that the gate demands.",
		mend: "Ship the image with Assay; only an image that passed every check gets one."
	},
	"summary-stale": {
		meaning: "The verification summary is older than `max-age`.",
		mend: "Run the shipping workflow on the image again, or raise `max-age`."
	},
	"summary-failed": {
		meaning: "The newest verification summary says that the image did not pass.",
		mend: "Mend what failed and ship the image again."
	},
	"summary-mismatch": {
		meaning: "The verification summary contradicts what is attached to the image, or itself, or is about an image in another place.",
		mend: "Ship the image again, or name the place that it was promoted from in `gate.promoted-from`; if it persists, find out who removes or replaces its attestations."
	},
	"policy-mismatch": {
		meaning: "The image was judged by another policy than the one of the gate.",
		mend: "Ship the image again under the present policy, or list the digest of the earlier one as accepted in the policy file."
	},
	"new-findings": {
		meaning: "The attested SBOM has findings that count now and did not when the image was signed.",
		mend: "Update the packages, rebuild and ship the image; or make an exception in the policy."
	},
	"index-not-covered": {
		meaning: "A platform of the multi-platform image lacks what its index has.",
		mend: "Ship all platforms of the image: leave the `platform` input out."
	},
	"evidence-unreadable": {
		meaning: "Something that is attached to the image, and that may be what is missing, cannot be read.",
		mend: "Ship the image again; if it persists, check the storage of the registry."
	},
	"verifiers-disagree": {
		meaning: "cosign refuses evidence that verifies in process.",
		mend: "Treat the evidence as forged until it is explained, and report it with the log of the step."
	},
	"trust-unavailable": {
		meaning: "The trusted root that signatures are verified against could not be had.",
		mend: "Name a file in `trusted-root`, or let the job reach the public Sigstore."
	},
	"evidence-invalid": {
		meaning: "The evidence of an earlier job is not what that job named, or not of this run, policy and image.",
		mend: "Give the signing job the folder and the output `evidence-sha256` of the scan in the same workflow run."
	},
	"github-unavailable": {
		meaning: "GitHub's API could not be reached, is rate limited, or gave an answer that cannot be read.",
		mend: "See the message and run again; nothing was approved."
	},
	"github-denied": {
		meaning: "GitHub's API refused what was asked with this token, or does not show it what was asked for.",
		mend: "Check the token: its permissions, its repositories, and that it has not expired."
	},
	"approval-refused": {
		meaning: "The deployment that waits is not the one that was decided about, or this token may not answer for it.",
		mend: "See the message; the deployment is left for a person to review."
	},
	"internal-error": {
		meaning: "Assay met a fault of its own.",
		mend: "Report it with the log of the step."
	}
};
/** Thrown wherever something could not be checked or done; it carries every reason known at that point. */
var AssayError = class extends Error {
	reasons;
	constructor(reasons, options) {
		super(reasons.map((reason) => reason.message).join("\n"), options);
		this.name = "AssayError";
		this.reasons = reasons;
	}
};
/** An {@link AssayError} with a single reason. */
function fault(code, check, message, cause) {
	return new AssayError([{
		code,
		check,
		message
	}], cause === void 0 ? void 0 : { cause });
}
/** The reasons behind anything that was thrown; what is not an {@link AssayError} is an internal error. */
function reasonsOf(error, check) {
	if (error instanceof AssayError) return error.reasons;
	return [{
		code: "internal-error",
		check,
		message: `unexpected fault: ${error instanceof Error ? error.message : String(error)}`
	}];
}
/** What was thrown, with more said in its first reason. */
function addedTo(error, check, addition) {
	const [first, ...rest] = reasonsOf(error, check);
	const message = `${first.message}${addition}`;
	return new AssayError([{
		...first,
		message
	}, ...rest], { cause: error });
}

// src/action/unknown-inputs.ts
/** What the runner puts before the name of an input, in capitals; blanks become underscores, hyphens stay. */
const PREFIX = /^INPUT_([^a-z]+)$/;
/** What other scanners call it: the input that the action must have for the hint to be of use, and the hint. */
const ELSEWHERE = {
	severity: ["fail-on", "did you mean `fail-on`?"],
	"severity-cutoff": ["fail-on", "did you mean `fail-on`?"],
	"only-severities": ["fail-on", "did you mean `fail-on`?"],
	"exit-code": ["enforce", "findings fail the job by themselves, unless `enforce` is `warn`"],
	"fail-build": ["enforce", "findings fail the job by themselves, unless `enforce` is `warn`"],
	"ignore-unfixed": ["policy", "the `policy` file has `only-fixed` among its `vulnerabilities`"],
	"only-fixed": ["policy", "the `policy` file has `only-fixed` among its `vulnerabilities`"],
	trivyignores: ["policy", "the `policy` file has `exceptions`, each with reason, owner and day"],
	"ignore-policy": ["policy", "the `policy` file has `exceptions`, each with reason, owner and day"],
	"skip-dirs": ["policy", "nothing is skipped; `exceptions` of the `policy` file may name a path"],
	"skip-files": ["policy", "nothing is skipped; `exceptions` of the `policy` file may name a path"],
	"image-ref": ["image", "did you mean `image`?"],
	"scan-ref": ["source", "did you mean `source`?"],
	path: ["source", "did you mean `source`?"],
	input: ["push-to", "an archive or a layout is `image: archive:FILE` or `image: oci:DIR`"],
	scanners: ["source", "vulnerabilities and secrets are always looked for"],
	format: ["output-dir", "the report is in `output-dir` in every form"],
	output: ["output-dir", "the report is in `output-dir` in every form"],
	template: ["output-dir", "the report is in `output-dir` in every form"]
};
/**
* Inputs that were given and that the action does not have, a sentence each: what was asked for by them is lost, and
* the runner only warns. `known` are the names that the action has read. The runner takes variables of `env:` over as
* they are, so that one that is empty asks for nothing and is passed over.
*/
function unknownInputs(env, known) {
	const variables = new Set([...known].map(inputVariable));
	return Object.entries(env).flatMap(([variable, value = ""]) => {
		const [, spelt] = PREFIX.exec(variable) ?? [];
		if (spelt === void 0 || variables.has(variable) || value.trim() === "") return [];
		const name = plain(spelt.toLowerCase(), 60);
		return [`no input \`${name}\`${meant(name, [...known])}`];
	});
}
/** The variable that the runner hands an input over by. */
function inputVariable(name) {
	return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}
function meant(name, known) {
	const [needed = "", hint] = ELSEWHERE[name.replaceAll("_", "-")] ?? [];
	if (hint !== void 0 && known.includes(needed)) return `; ${hint}`;
	const near = nearest(name, known);
	if (near !== void 0) return `; did you mean \`${near}\`?`;
	const variable = inputVariable(name);
	return `; there are ${known.toSorted().join(", ")}. Should ${variable} be a variable of your own (\`env:\`), call it otherwise, or set it to "" for this step`;
}

// src/action/raw-inputs.ts
/** The raw inputs, as the runner hands them in, and the faults found in them so far. */
var RawInputs = class {
	#env;
	#workspace;
	#faults = [];
	/** Names of the inputs that were asked for: those that the action has. */
	#known = /* @__PURE__ */ new Set();
	constructor(env) {
		this.#env = env;
		this.#workspace = env.GITHUB_WORKSPACE || process.cwd();
	}
	/** The trimmed text of an input; empty where it is not given. */
	text(name) {
		this.#known.add(name);
		return (this.#env[inputVariable(name)] ?? "").trim();
	}
	required(name, hint) {
		const text = this.text(name);
		if (text === "") this.fault(name, `it is required: ${hint}`);
		return text;
	}
	list(name) {
		return this.#split(name, /[,\n]/);
	}
	lines(name) {
		return this.#split(name, /\n/);
	}
	choice(name, choices) {
		const text = this.text(name);
		const chosen = choices.find((choice) => choice === text);
		if (chosen === void 0) this.fault(name, `"${text}" is none of ${choices.join(", ")}`);
		return chosen ?? choices[0];
	}
	/** Only `true` and `false`: a value like `yes` must not quietly mean the one or the other. */
	boolean(name) {
		return this.choice(name, ["false", "true"]) === "true";
	}
	path(text) {
		return isAbsolute(text) ? resolve(text) : resolve(this.#workspace, text);
	}
	/** A path relative to the workspace with `/`; empty for the workspace itself and for what lies outside. */
	withinWorkspace(path) {
		const within = relative(this.#workspace, path);
		return within.startsWith("..") || isAbsolute(within) ? "" : within.split(sep).join("/");
	}
	hasVariable(name) {
		return (this.#env[name] ?? "") !== "";
	}
	/** Says what is wrong with an input. Its text is not quoted where it may hold a credential. */
	fault(name, message, code = "input-invalid") {
		const told = mayHoldCredential(this.text(name)) ? withoutQuotes(message) : message;
		this.#faults.push({
			code,
			check: "inputs",
			message: `input \`${name}\`: ${told}`
		});
	}
	/** To be called once every input of the action was asked for: what was given besides is a fault too. */
	assertSound() {
		for (const message of unknownInputs(this.#env, this.#known)) this.#faults.push({
			code: "input-invalid",
			check: "inputs",
			message
		});
		const [first, ...rest] = this.#faults;
		if (first !== void 0) throw new AssayError([first, ...rest]);
	}
	#split(name, separator) {
		return this.text(name).split(separator).map((part) => part.trim()).filter((part) => part !== "");
	}
};
/** PEM, an address with a user or a query, or one long word that names nothing: what was meant for another input. */
const CREDENTIALS = [
	/-----BEGIN|PRIVATE KEY/,
	/:\/\/\S*[@?#]/,
	/[^\s:/@]+:[^\s/@]+@(?!sha256:)/,
	/^(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+=-]{32,}$/m
];
/** Whether a text may hold a credential. */
function mayHoldCredential(text) {
	return CREDENTIALS.some((form) => form.test(text));
}
/** A message without what it quotes; a path or address that it ends with counts as quoted. */
function withoutQuotes(message) {
	return `${message.replace(/"[\s\S]*"|(?<=there is no (?:file|folder) )[\s\S]*/, "as given")} (its text is not shown, as it may hold a credential)`;
}

export { REASONS as a, reasonsOf as c, CHECKS as i, mayHoldCredential as n, addedTo as o, AssayError as r, fault as s, RawInputs as t };