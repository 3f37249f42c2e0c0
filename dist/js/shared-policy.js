import { t as __commonJSMin } from "./rolldown-runtime.js";
import { _ as codeOf, f as fault, o as plain } from "./shared-first.js";
import { Lt as orUndefined, Rt as parsed, Vt as digestOf, Wt as isDigest, Z as maySign, rt as DAY_MS, zt as unparsable } from "./shared-cli.js";
import { c as parseReference, f as repositoryName, h as withHubName, u as platformName } from "./shared-approve.js";
import { constants } from "node:fs";
import { join } from "node:path";
import { lstat, open } from "node:fs/promises";
import { createPublicKey } from "node:crypto";
import { isDeepStrictEqual } from "node:util";

// src/domain/policy/policy.ts
/** The SLSA build levels that Assay's evidence can prove, the lowest first. */
const SLSA_LEVELS = ["SLSA_BUILD_LEVEL_1", "SLSA_BUILD_LEVEL_2"];
/** The path of the policy file, relative to the workspace. */
const POLICY_PATH = ".github/assay.yml";
/** Greatest size of a policy file, in bytes. A larger file is refused before it is parsed. */
const MAX_POLICY_BYTES = 1 << 20;
const HOUR_MS$1 = 36e5;
/** The policy if there is no file and no input. */
const DEFAULT_POLICY = {
	vulnerabilities: {
		enforce: "block",
		failOn: ["critical", "high"],
		onlyFixed: false,
		packages: [],
		databaseMaxAgeMs: 48 * HOUR_MS$1,
		baseImageFindings: "count"
	},
	endOfLife: { enforce: "block" },
	secrets: {
		enforce: "block",
		failOn: ["high", "medium"],
		suppressions: []
	},
	exceptions: [],
	gaps: [],
	longestTermDays: 90,
	vex: {
		files: [],
		attestations: []
	},
	registries: {
		enforce: "block",
		allow: []
	},
	baseImages: {
		enforce: "block",
		allow: [],
		digestPinned: false,
		signedBy: [],
		undetermined: "block"
	},
	workflows: { enforce: "advise" },
	unrecognisedImages: "error",
	signOnWarn: false,
	gate: {
		enforce: "block",
		signers: [],
		revokers: [],
		denied: {
			digests: [],
			vulnerabilities: [],
			packages: []
		},
		breakGlass: [],
		promotedFrom: [],
		acceptedPolicies: []
	}
};
/** The effect of a rule at a given time: before `blockFrom` it warns. */
function effectOn(rule, now) {
	if (rule.blockFrom === void 0) return rule.enforce;
	return now.getTime() < Date.parse(`${rule.blockFrom}T00:00:00Z`) ? "warn" : "block";
}
/** Whether an entry has expired. It is valid until the end of its last day (UTC). */
function hasExpired({ expires }, now) {
	return now.getTime() >= Date.parse(`${expires}T00:00:00Z`) + 24 * HOUR_MS$1;
}
/**
* A digest that is the same for the same rules that judge an image: over JSON with sorted keys and sorted lists of
* severities. What concerns operation is not part of it, so that it can change without denying what was shipped: the
* section `gate`, and the greatest age of the database. The gate compares that age itself with what the summary says.
*/
function policyDigest(policy) {
	const { gate: _gate, vulnerabilities, ...rules } = policy;
	const { databaseMaxAgeMs: _age, ...judging } = vulnerabilities;
	return digestOf(JSON.stringify({
		...rules,
		vulnerabilities: judging
	}, sorted));
}
const UNORDERED = /* @__PURE__ */ new Set(["failOn"]);
function sorted(key, value) {
	if (Array.isArray(value)) return UNORDERED.has(key) ? [...value].sort() : value;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1));
}

// src/domain/glob.ts
/**
* Globs of the policy, for names of images and packages and for paths. `*` matches any characters within a segment
* (between slashes), `?` matches one character. A segment `**` matches any number of segments, including none. All other
* characters match themselves. The glob must match the whole text, and the case of letters matters.
*/
/** Longest glob, in UTF-16 units. */
const LONGEST = 500;
/** Whether a text matches a glob. The time is at most proportional to the product of their lengths. */
function matchesGlob(glob, text) {
	return matchesSequence(glob.split("/"), text.split("/"), "**", (segment, part) => matchesSequence([...segment], [...part], "*", (one, character) => one === "?" || one === character));
}
/** Whether a glob may match something below a folder. */
function reachesInto(glob, folder) {
	const segments = glob.split("/");
	for (const [depth, part] of folder.split("/").entries()) {
		const segment = segments[depth];
		if (segment === "**") return true;
		if (segment === void 0 || depth === segments.length - 1 || !matchesGlob(segment, part)) return false;
	}
	return true;
}
/** Whether `wide` matches everything that `narrow` matches. May be false although it does, but is never wrongly true. */
function coversGlob(wide, narrow) {
	return matchesSequence(wide.split("/"), narrow.split("/"), "**", (segment, part) => part !== "**" && matchesSequence([...segment], [...part], "*", (one, other) => other !== "*" && (one === "?" || one === other)));
}
/** The fault of a glob, as the end of a sentence. Undefined if it has none. */
function globFault(glob) {
	if (glob.trim() !== glob || glob === "") return "is empty or has spaces around it";
	if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
	const special = /^!|[[\]{}\\]/.exec(glob)?.[0];
	if (special !== void 0) return `contains "${special}": only *, ** and ? are special, and ? matches any character`;
	const segments = glob.split("/");
	if (segments.some((segment) => segment.includes("**") && segment !== "**")) return "contains ** next to other characters: it must be alone between slashes, as in app/**/test";
	if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) return "contains an empty segment, \".\" or \"..\": remove these, and any slash at the start or end";
}
/** Whether a glob matches nearly everything: it contains `**`, but no letter and no digit. */
function matchesEverything(glob) {
	return glob.split("/").includes("**") && !/[\p{L}\p{N}]/u.test(glob);
}
/**
* Whether a pattern matches all items. `wildcard` matches any number of items. After a mismatch, only the last wildcard
* takes one more item: no earlier wildcard needs to change.
*/
function matchesSequence(pattern, items, wildcard, same) {
	let at = 0;
	let item = 0;
	let lastWildcard = -1;
	let retry = 0;
	while (item < items.length) {
		const one = pattern[at];
		const current = items[item];
		if (one === wildcard) {
			lastWildcard = at;
			retry = item;
			at += 1;
		} else if (one !== void 0 && current !== void 0 && same(one, current)) {
			at += 1;
			item += 1;
		} else if (lastWildcard >= 0) {
			retry += 1;
			item = retry;
			at = lastWildcard + 1;
		} else return false;
	}
	return pattern.slice(at).every((one) => one === wildcard);
}

// src/domain/policy/operations.ts
/** Whether a text looks like a pattern for names of certificates. As a name, it would match no signer. */
function isPattern(identity) {
	return /[*^$\\]/.test(identity);
}
/** The reasons that break glass can set aside. No other reason can be: not a signature, a secret or a revocation. */
const BREAK_GLASS_RULES = [
	"database-stale",
	"summary-stale",
	"new-findings",
	"policy-mismatch"
];
/** The longest time from now until the end of an entry of break glass. */
const MAX_BREAK_GLASS_MS = 3 * DAY_MS;
/** The first instant at which a signature of a signer does not count any more, in milliseconds. */
function endOf(until) {
	return /^\d{4}-\d{2}-\d{2}$/.test(until) ? Date.parse(`${until}T00:00:00Z`) + DAY_MS : Date.parse(until) + 1;
}
/** The entries of break glass that apply to an image at a time. */
function brokenGlass(entries, { repository, digests }, now) {
	return entries.filter((one) => {
		const left = Date.parse(one.until) - now.getTime();
		const isInTime = left > 0 && left <= MAX_BREAK_GLASS_MS;
		const isOfImage = one.digest === void 0 || digests.includes(one.digest);
		const isThere = one.repository === void 0 || repository !== void 0 && matchesGlob(withHubName(one.repository), repository);
		return isInTime && isOfImage && isThere;
	});
}
/** The entry because of which a rule does not stop the image. Undefined if none does. */
function setAside(broken, rule) {
	return broken.find(({ rules }) => rules.some((one) => one === rule));
}
/** `break glass by @acme/ops until 2026-11-30T12:00:00Z: the database is late` */
function glassInWords({ owner, until, reason }) {
	return `break glass by ${owner} until ${until}: ${reason}`;
}

// src/domain/finding/finding.ts
/** Severities, the worst first. `unknown`: the database does not rate the vulnerability. */
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"unknown"
];
/** Whether the text names a severity, in lower case. */
function isSeverity(text) {
	return SEVERITIES.some((severity) => severity === text);
}
/**
* The kind of a location, which influences the severity of a secret there. `package`: a file of an installed package, as
* it was published. `system`: a file of the standard library of a language. A location without a kind belongs to the
* user.
*/
const LOCATION_KINDS = [
	"package",
	"system",
	"documentation",
	"sample",
	"generated"
];
/**
* How certain and how serious a secret is. `high`: it has the form of a real credential. `medium`: a generic rule found
* it by its name and its entropy. `low`: it is only in locations that usually contain samples (tests, examples,
* documentation), or in unchanged files of published packages.
*/
const SECRET_SEVERITIES = [
	"high",
	"medium",
	"low"
];
/**
* Why a secret has its severity. `form`: a rule knows its form. `name`: it was found by its name and its randomness.
* `doubt`: it has a known form, but something suggests that it is no secret. `weak`: it is easy to guess.
* `sample-place`: it is only among samples. `published`: it is only in unchanged files of published packages.
* `generated`: it is only in files that programs wrote.
*/
const SECRET_WHYS = [
	"form",
	"name",
	"doubt",
	"weak",
	"sample-place",
	"published",
	"generated"
];
/** Counts findings by severity. */
function countBySeverity(findings) {
	const counts = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		unknown: 0
	};
	for (const finding of findings) counts[finding.severity] += 1;
	return counts;
}

// src/formats/signing/pem.ts
/** The blocks of a PEM text in their order, without the text between them. */
function pemBlocks(text) {
	const blocks = [];
	const endless = /* @__PURE__ */ new Set();
	const begin = /-----BEGIN ([A-Z0-9 ]+)-----/g;
	for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
		const [, label = ""] = found;
		const end = `-----END ${label}-----`;
		const at = endless.has(label) ? -1 : text.indexOf(end, begin.lastIndex);
		if (at < 0) {
			endless.add(label);
			begin.lastIndex = found.index + 1;
		} else {
			begin.lastIndex = at + end.length;
			blocks.push({
				label,
				text: `${text.slice(found.index, begin.lastIndex)}\n`
			});
		}
	}
	return blocks;
}
/** A block with these bytes, which are base64 without line breaks. */
function pemOf(label, base64) {
	const lines = base64.match(/.{1,64}/g) ?? [];
	return [
		`-----BEGIN ${label}-----`,
		...lines,
		`-----END ${label}-----`,
		""
	].join("\n");
}
/** Labels of the private keys with which cosign signs. */
const SIGNING_LABELS = ["ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"];
const PUBLIC_LABELS = ["PUBLIC KEY", "RSA PUBLIC KEY"];
/** What is wrong with the text of a signing key; undefined if it can be one. */
function signingKeyFault(text) {
	const blocks = pemBlocks(text);
	const [first, ...others] = blocks;
	if (first === void 0) return "it contains no key in PEM; create one with `cosign generate-key-pair`";
	if (others.length > 0) return `it contains ${blocks.length} PEM blocks (${blocks.map(({ label }) => label).join(", ")}), so it is unclear which key signs; keep only the one key in it`;
	if (SIGNING_LABELS.includes(first.label)) return void 0;
	if (PUBLIC_LABELS.includes(first.label)) return "it is a public key, with which the gate verifies; signing needs its private key (`cosign.key`)";
	if (first.label.endsWith("PRIVATE KEY")) return `it is a private key (${first.label}) that is not in cosign's own format; convert it with \`cosign import-key-pair\``;
	return `it contains a ${first.label} and no private key`;
}
/**
* Reads the public keys of a text, each as SPKI in PEM; any of them may have signed. The fault is a sentence about the
* text.
*/
function publicKeysIn(text) {
	const blocks = pemBlocks(text);
	if (blocks.some(({ label }) => label.endsWith("PRIVATE KEY"))) return unparsable("it contains a private key, but signatures are verified with a public key; give the public key (`cosign public-key --key …`, or `cosign.pub`)");
	const other = blocks.find(({ label }) => !PUBLIC_LABELS.includes(label));
	if (other !== void 0) return unparsable(`it contains a ${other.label}, which is no public key in PEM`);
	try {
		const keys = blocks.map((block) => createPublicKey(block.text).export({
			type: "spki",
			format: "pem"
		}).toString());
		const [first, ...rest] = new Set(keys);
		return first === void 0 ? unparsable("it contains no public key in PEM") : parsed([first, ...rest]);
	} catch (error) {
		return unparsable(`its public key cannot be read (${error instanceof Error ? error.message : String(error)})`);
	}
}
/** Sizes of RSA keys that cosign signs and verifies with, in bits. */
const RSA_BITS = [
	2048,
	3072,
	4096
];
/** The kinds of key whose signatures both verifiers, sigstore-js and cosign, accept. */
const KEY_KINDS = `EC keys on P-256 and RSA keys of ${RSA_BITS.join(", ")} bits`;
/** The kind of a public key that is none of {@link KEY_KINDS}; undefined for one of them. */
function otherKind(publicKey) {
	const { asymmetricKeyType = "unknown", asymmetricKeyDetails = {} } = createPublicKey(publicKey);
	const { namedCurve, modulusLength = 0 } = asymmetricKeyDetails;
	switch (asymmetricKeyType) {
		case "ec": return namedCurve === "prime256v1" ? void 0 : `an EC key on ${CURVES.get(namedCurve ?? "") ?? namedCurve}`;
		case "rsa": return RSA_BITS.includes(modulusLength) ? void 0 : `an RSA key of ${modulusLength} bits`;
		default: return `a key of the type ${asymmetricKeyType}`;
	}
}
const CURVES = /* @__PURE__ */ new Map([["secp384r1", "P-384"], ["secp521r1", "P-521"]]);

// src/domain/workflow/certificate-name.ts
/**
* Names of workflows in certificates. Fulcio reads `<server>/<job_workflow_ref>` as an address and writes it with Go's
* `net/url`: a space becomes `%20`, a letter outside of ASCII becomes its escaped bytes. People write the name as GitHub
* shows it. Assay accepts both forms, and compares them in the form of the certificate.
*/
/** Characters that Go does not escape in a path or fragment. If a part needs an escape, Go escapes more characters. */
const PLAIN_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@]$/;
const PLAIN_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=?@!()*]$/;
/** Go does not change a part that contains only these characters. */
const VALID_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/;
const VALID_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%?]*$/;
/**
* The name in the form that certificates use: an address as Go writes it, any other text (an email address) unchanged.
* Undefined if Go cannot read the address: no certificate can have that name.
*/
function certificateName(text) {
	const [, scheme, authority, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(text) ?? [];
	if (scheme === void 0 || authority === void 0 || rest === void 0) return text;
	if ([...text].some((letter) => letter < " " || letter === "")) return void 0;
	const hash = rest.indexOf("#");
	const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
	const mark = beforeHash.indexOf("?");
	const path = written(mark < 0 ? beforeHash : beforeHash.slice(0, mark), VALID_PATH, PLAIN_PATH);
	const fragment = written(hash < 0 ? "" : rest.slice(hash + 1), VALID_FRAGMENT, PLAIN_FRAGMENT);
	const query = mark < 0 ? "" : beforeHash.slice(mark);
	if (path === void 0 || fragment === void 0 || !isAscii(query + authority)) return void 0;
	return `${scheme.toLowerCase()}://${authority}${path}${query}${fragment === "" ? "" : `#${fragment}`}`;
}
/**
* Whether a text names a workflow, in GitHub's form or in the form of certificates. `plain` is the plain name of the
* workflow. Comparing only the certificate form is not enough: there, the branches `main#` and `main` have the same name.
* `m%61in` has it too, if another part is escaped.
*/
function namesWorkflow(text, plain) {
	const named = withLowerScheme(text);
	const other = withLowerScheme(plain);
	return named === other || unescaped(named) === other;
}
/** The address with its scheme in lower case. The case of a scheme has no meaning. */
function withLowerScheme(address) {
	return address.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}
function unescaped(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
function isAscii(text) {
	return /^[ -~]*$/.test(text);
}
/** A part as Go writes it. Undefined if it contains a `%` that begins no escape. */
function written(part, valid, plain) {
	if (/%(?![0-9a-f]{2})/i.test(part)) return void 0;
	if (valid.test(part)) return part;
	return [...bytesOf(part)].map((byte) => {
		const letter = String.fromCharCode(byte);
		return plain.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}).join("");
}
/** The bytes of a part after removing its escapes. */
function* bytesOf(part) {
	for (const [, escaped, letters = ""] of part.matchAll(/%([0-9a-f]{2})|([^%]+)/gi)) if (escaped === void 0) yield* new TextEncoder().encode(letters);
	else yield Number.parseInt(escaped, 16);
}

// src/domain/workflow/workflow-name.ts
const OWNER_AND_NAME = String.raw`[\w.-]+\/[\w.-]+`;
/** The file is directly in that folder: the first slash after its name belongs to the ref. */
const BY_REF = new RegExp(String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@(refs\/.+)$`, "s");
const BY_COMMIT = new RegExp(String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@([0-9a-f]{40}|[0-9a-f]{64})$`, "s");
/** `group/project//.gitlab-ci.yml@refs/heads/main`. No part of a group or project is empty, so `//` begins the path. */
const OF_GITLAB = /^([\w.-]+(?:\/[\w.-]+){1,20})\/(\/[^@]+)@(refs\/.+)$/s;
/** Whether a path is that of a configuration of GitLab CI. */
function isGitlabPath(path) {
	return path.startsWith("/");
}
/**
* Reads `owner/repository/.github/workflows/FILE@REF`, or GitLab's `group/project//FILE@REF`. Only this function does: both the file and the ref may contain an
* `@`.
*/
function parseWorkflowName(text) {
	const [, repository, path, ref] = BY_REF.exec(text) ?? BY_COMMIT.exec(text) ?? OF_GITLAB.exec(text) ?? [];
	if (repository === void 0 || path === void 0 || ref === void 0) return unparsable(`"${text}" is not owner/repository/.github/workflows/FILE@REF`);
	return parsed({
		repository,
		path,
		ref
	});
}
/** Whether two texts name the same repository or owner. GitHub ignores the case of letters there. */
function sameName(one, other) {
	return lowerCase(one) === lowerCase(other);
}
/**
* An address in a repository, with its host, owner and repository in lower case. In the rest of the address (a file, a
* ref) the case of letters matters.
*/
function inRepositoryCase(address) {
	return address.replace(/^(?:git\+)?https?:\/\/[^/]+\/[^/]+\/[^/@]+/i, lowerCase);
}
/** Changes only ASCII letters, because GitHub's names are ASCII. Other letters would change too much: the Kelvin sign to k. */
function lowerCase(text) {
	return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

// src/domain/gate/source-rule.ts
/**
* Why a certificate does not belong to the demanded source. Undefined if it does. A reusable workflow signs with its own
* name for every repository that calls it. Then `source-repository` must name the repository.
*/
function certificateFault(certificate, source) {
	const { sourceRepository, sourceRef } = certificate;
	const subject = signingWorkflow(certificate);
	const isOwn = sourceRepository === void 0 || isWorkflowOf(subject, sourceRepository);
	if (source.repository === void 0 && !isOwn) return `${subject} signed it for ${sourceRepository}, but \`source-repository\` does not name that repository`;
	if (source.repository !== void 0 && !sameName(sourceRepository ?? "", source.repository)) return `its certificate was issued to ${sourceRepository ?? "an unnamed repository"}, not to ${source.repository}`;
	const namesRef = isOwn && sourceRef !== void 0 && subject.endsWith(`@${sourceRef}`);
	const needsRef = sourceRef !== void 0 || source.repository !== void 0;
	if (source.ref === void 0 && needsRef && !namesRef) return `${subject} signed it for a run on ${sourceRef ?? "an unnamed ref"}, but \`source-ref\` does not name that ref (\`any\`: every ref)`;
	if (source.ref !== void 0 && source.ref !== "any" && sourceRef !== source.ref) return `its certificate was issued to a run on ${sourceRef ?? "an unnamed ref"}, not on ${source.ref}`;
	return eventFault(certificate) ?? runFault(certificate, source);
}
/**
* The workflow in a certificate, as GitHub writes it. The subject of the certificate contains the escaped name. Fulcio
* adds the plain name as build signer. If the two do not match, the subject counts.
*/
function signingWorkflow({ subject, buildSigner = subject }) {
	return certificateName(buildSigner) === subject ? buildSigner : subject;
}
/** Whether a workflow belongs to a repository. */
function isWorkflowOf(workflow, repository) {
	return inRepositoryCase(workflow).startsWith(`${inRepositoryCase(repository)}/`);
}
/**
* Why the event of a run may not sign. A run that an outsider can cause may have the same workflow and ref as a run that
* ships. Only the event makes the difference.
*/
function eventFault({ buildTrigger, sourceRepository }) {
	if (buildTrigger === void 0 && sourceRepository === void 0) return void 0;
	if (buildTrigger !== void 0 && maySign(buildTrigger)) return void 0;
	return `its certificate was issued to a run for ${buildTrigger ?? "an unnamed event"}, and runs for that event may not sign`;
}
/** Compares what the names do not prove: the ids of repository and owner, and the runner environment. */
function runFault(certificate, source) {
	const [fault] = [
		[
			"repository id",
			source.repositoryId,
			certificate.sourceRepositoryId
		],
		[
			"owner id",
			source.ownerId,
			certificate.sourceOwnerId
		],
		[
			"runner environment",
			source.runner,
			certificate.runnerEnvironment
		]
	].filter(([, demanded, vouched]) => demanded !== void 0 && demanded !== vouched);
	if (fault === void 0) return void 0;
	const [name, demanded, vouched] = fault;
	return `its certificate names ${vouched === void 0 ? `no ${name}` : `the ${name} ${vouched}`}, but ${demanded} is required`;
}
/** Why a statement that a key signed does not belong to the demanded source: nothing proves the runner environment. */
function keyFault({ runner }) {
	return runner === void 0 ? void 0 : `a key signed it, and nothing proves that the runner was ${runner}`;
}
/** How a provenance differs from the demanded source and from its certificate, a phrase each. */
function provenanceFaults(provenance, certificate, source) {
	const { repository, ref } = provenance;
	const faults = [];
	if (source.repository !== void 0 && !sameName(repository, source.repository)) faults.push(`it names the repository ${repository}, not ${source.repository}`);
	const wanted = source.ref === "any" ? void 0 : source.ref;
	if (wanted !== void 0 && ref !== wanted) faults.push(`it names the ref ${ref}, not ${wanted}`);
	if (certificate === void 0 && source.repository !== void 0 && source.ref === void 0) faults.push(`it names the ref ${ref}, but \`source-ref\` does not name that ref (\`any\`: every ref)`);
	if (source.repositoryId !== void 0 && provenance.repositoryId !== source.repositoryId) faults.push(`it names the repository id ${provenance.repositoryId}, not ${source.repositoryId}`);
	if (source.ownerId !== void 0 && provenance.ownerId !== source.ownerId) faults.push(`it names the owner id ${provenance.ownerId}, not ${source.ownerId}`);
	const expected = `git+${repository}@${wanted ?? certificate?.sourceRef ?? ref}`;
	if (provenance.sourceUri !== expected) faults.push(`its source is ${provenance.sourceUri}, not ${expected}`);
	const { eventName } = provenance;
	if (eventName !== void 0 && !maySign(eventName)) faults.push(`it names the event ${eventName}, and runs for that event may not sign`);
	return certificate === void 0 ? faults : [...faults, ...contradictions(provenance, certificate)];
}
/** Compares the provenance, which the workflow wrote, with the certificate, for which Fulcio vouches. */
function contradictions(provenance, certificate) {
	const { repository, path, ref } = provenance;
	const always = [
		[
			"repository",
			repository,
			certificate.sourceRepository
		],
		[
			"workflow",
			`${repository}/${path}@${ref}`,
			certificate.buildConfig
		],
		[
			"commit",
			provenance.sourceCommit,
			certificate.sourceDigest
		],
		[
			"builder",
			provenance.builder,
			certificate.buildSigner
		],
		[
			"source",
			provenance.sourceUri,
			`git+${certificate.sourceRepository}@${certificate.sourceRef}`
		]
	];
	const whereKnown = [
		[
			"repository id",
			provenance.repositoryId,
			certificate.sourceRepositoryId
		],
		[
			"owner id",
			provenance.ownerId,
			certificate.sourceOwnerId
		],
		[
			"event",
			provenance.eventName,
			certificate.buildTrigger
		],
		[
			"runner environment",
			provenance.runnerEnvironment,
			certificate.runnerEnvironment
		],
		[
			"run",
			provenance.invocation,
			certificate.invocation
		]
	];
	return [...always, ...whereKnown.filter(([, , vouched]) => vouched !== void 0)].filter(([, claimed, vouched]) => !isSame(claimed, vouched)).map(([name, claimed, vouched]) => `it names ${claimed === void 0 ? `no ${name}` : `the ${name} ${claimed}`}, and its certificate ${vouched ?? "none"}`);
}
/** Ignores the case of owner and repository: an event or a caller may write them in another case. */
function isSame(claimed, vouched) {
	return claimed === vouched || inRepositoryCase(claimed ?? "") === inRepositoryCase(vouched ?? "");
}

// src/domain/verdict/base-image.ts
/** Whether a policy has rules about base images. */
function rulesBaseImages({ allow, digestPinned, signedBy }) {
	return allow.length > 0 || digestPinned || signedBy.length > 0;
}
/** A note for a policy that wants findings of the base image listed separately, but names no base image. */
function apartNote({ baseImages, vulnerabilities }) {
	if (vulnerabilities.baseImageFindings !== "apart" || namesBases(baseImages)) return void 0;
	return "No finding is listed separately as a finding of the base image: the policy names no base image (`base-images.allow`) and no signer (`base-images.signed-by`). An image may not name its own base image.";
}
/** Whether an entry of an allow-list names exactly one image, by tag or digest, that can be looked up. */
function namesOneImage(entry) {
	return !/[*?]/.test(entry) && /@sha256:|:[^/]*$/.test(entry) && parseReference(entry).ok;
}
/** Whether an allow-list contains a base image. An entry without a tag allows every tag. */
function isAllowed({ name, digest }, allow) {
	const names = [name, name.replace(/:[^/:]*$/, "")];
	const spellings = digest === void 0 ? names : [...names, ...names.map((one) => `${one}@${digest}`)];
	return allow.some((entry) => spellings.some((spelling) => matchesGlob(spelledOut(entry), spelling)));
}
/** The full name of an exact entry, by docker's rules: `debian:12` is `docker.io/library/debian:12`. */
function spelledOut(entry) {
	const reference = /[*?]/.test(entry) ? void 0 : orUndefined(parseReference(entry));
	if (reference === void 0) return withHubName(entry);
	const tag = reference.tag !== void 0 && /:[^/@]*(?:@|$)/.test(entry) ? `:${reference.tag}` : "";
	return `${repositoryName(reference)}${tag}${reference.digest === void 0 ? "" : `@${reference.digest}`}`;
}
/**
* The base images of a platform: the proven base image with the most layers (the other proven ones are below it), and
* every claimed or contradicted base image.
*/
function basesOf(platform, { found }) {
	const here = found.filter((base) => base.platform === platformName(platform.platform));
	const top = Math.max(...here.map(({ layers }) => layers));
	return here.filter(({ proof, layers }) => proof !== "proven" || layers === top);
}
/** Whether a policy names any base image, or any signer of one. Otherwise it trusts no base image. */
function namesBases({ allow, signedBy }) {
	return signedBy.length > 0 || allow.some((entry) => !matchesEverything(entry));
}
/**
* Whether the policy itself vouches for a base image: by its name or by its signer, or by both if the policy has rules
* for both. The image's own claim is not enough: an image can name anything as its base, even a copy of itself.
*/
function isVouchedFor(base, rule) {
	const { allow, signedBy } = rule;
	if (allow.length > 0 && !isAllowed(base, allow)) return false;
	if (signedBy.length > 0) return signedBy.some(({ identity }) => identity === base.signedBy);
	return isAllowed(base, allow.filter((entry) => !matchesEverything(entry)));
}
/** The layers of an image that come from base images that the policy vouches for: diff ID to base image. */
function baseLayers(image, bases, rule) {
	return layersFrom(image, bases, (base, layerCount) => base.layers < layerCount && isVouchedFor(base, rule));
}
/** The layers of an image that come from any proven base image: diff ID to base image. For reports, not for decisions. */
function provenLayers(image, bases) {
	return layersFrom(image, bases, () => true);
}
function layersFrom(image, bases, isUsed) {
	const fromBase = /* @__PURE__ */ new Map();
	const fromImage = /* @__PURE__ */ new Set();
	for (const platform of image.platforms) {
		const { diffIds } = platform.configuration;
		const base = basesOf(platform, bases).filter((one) => one.proof === "proven").find((one) => isUsed(one, diffIds.length));
		for (const [at, diffId] of diffIds.entries()) if (base !== void 0 && at < base.layers) fromBase.set(diffId, base);
		else fromImage.add(diffId);
	}
	for (const diffId of fromImage) fromBase.delete(diffId);
	return fromBase;
}
/** Whether a package is only in these layers. False if its layers are not known. */
function isInLayers({ layers }, of) {
	return layers !== void 0 && layers.length > 0 && layers.every((layer) => of.has(layer));
}
/** `docker.io/library/debian:12@sha256:…` */
function baseName({ name, digest }) {
	return digest === void 0 ? name : `${name}@${digest}`;
}

// src/domain/policy/exception.ts
/** The first matching entry that has not expired, otherwise the first one that has. Empty if no entry matches. */
function matchingEntry(matching, now) {
	const active = matching.find((entry) => !hasExpired(entry, now));
	if (active !== void 0) return { active };
	const [expired] = matching;
	return expired === void 0 ? {} : { expired };
}
/** Sorts entries by their use. Each finding names the entry that covers it, if any. */
function usageOf(entries, findings) {
	const used = Map.groupBy(findings, ({ active }) => active);
	const expired = new Set(findings.map((finding) => finding.expired));
	return {
		used: entries.flatMap((entry) => {
			const covered = used.get(entry);
			return covered === void 0 ? [] : [{
				entry,
				findings: covered.length
			}];
		}),
		expired: entries.filter((entry) => expired.has(entry)),
		unused: entries.filter((entry) => !used.has(entry) && !expired.has(entry))
	};
}
/** Whether an exception applies to images of this name, `registry/repository`. */
function isForImage(exception, image) {
	return exception.image === void 0 || matchesGlob(withHubName(exception.image), image);
}
/** Whether an exception matches a vulnerability: its id or an alias, its package, and every path of the package. */
function fitsException(exception, finding) {
	const { vulnerability, path } = exception;
	return (vulnerability === finding.id || (finding.aliases ?? []).includes(vulnerability)) && (exception.package === void 0 || isPackage$1(exception.package, finding)) && (path === void 0 || isWithin([path], finding));
}
/** Whether every path of a finding matches one of the globs. A finding without known paths matches none. */
function isWithin(globs, { paths = [] }) {
	return paths.length > 0 && paths.every((path) => globs.some((glob) => matchesGlob(glob, rootless(path))));
}
function isPackage$1(name, finding) {
	if (!name.startsWith("pkg:")) return name === finding.package;
	return finding.purl !== void 0 && readablePurl(name) === readablePurl(bareName(finding.purl));
}
/**
* A PURL without version. By the PURL specification, `#` begins the subpath and `?` the qualifiers. The last `@` after
* all slashes begins the version.
*/
function bareName(purl) {
	const bare = purl.replace(/[#?].*$/s, "");
	const at = bare.lastIndexOf("@");
	return at > bare.lastIndexOf("/") ? bare.slice(0, at) : bare;
}
/** The canonical form writes the `@` of a scope as `%40`. People write either form. */
function readablePurl(purl) {
	return purl.replaceAll("%40", "@");
}
function rootless(path) {
	return path.replace(/^\/+/, "");
}

// src/domain/evidence/gap.ts
/**
* The kinds of gap. `system`: a distribution without advisories. `unreadable`: a package file that cannot be read.
* `unlisted`: packages that are not in the SBOM. `incomparable`: a package whose version is missing or cannot be
* compared. `unsourced`: a package for which the database has no advisories. `unlocked`: a manifest that names no exact
* versions.
*/
const GAP_KINDS = [
	"system",
	"unreadable",
	"unlisted",
	"incomparable",
	"unsourced",
	"unlocked"
];
/** Compares gaps with the entries of the policy. Pure. */
function judgeGaps(gaps, entries, now) {
	const deciding = gaps.filter(({ decides }) => decides).map((gap) => ({
		gap,
		...matchingEntry(entries.filter(({ path }) => matchesGlob(path, gap.path)), now)
	}));
	return {
		open: deciding.filter(({ active }) => active === void 0).map(({ gap }) => gap),
		accepted: deciding.flatMap(({ gap, active }) => active ? [{
			gap,
			by: active
		}] : []),
		reported: gaps.filter(({ decides }) => !decides),
		usage: usageOf(entries, deciding)
	};
}
/** Number of files that a sentence names. */
const NAMED = 3;
/** A sentence for each cause: gaps with the same cause in several files are one sentence. */
function gapSentences(gaps) {
	return [...Map.groupBy(gaps, ({ kind, why }) => `${kind} ${why}`).values()].map((group) => {
		const names = group.slice(0, NAMED).map((gap) => gap.package ? `${gap.path} (${gap.package})` : gap.path);
		const more = group.length > NAMED ? ` and ${group.length - NAMED} more` : "";
		return `${names.join(", ")}${more}: ${group[0]?.why ?? ""}`;
	});
}
/** `gap at opt/legacy/**` */
function gapName({ path }) {
	return `gap at ${path}`;
}

// src/domain/policy/combine-rules.ts
/** Functions that combine two values of a policy into one that is as strict as both. */
/** The entries that both lists have. Calls `refuse` for each entry that only the local list has. */
function shared(central, local, refuse) {
	for (const one of local) if (!central.some((other) => same(one, other))) refuse(one);
	return central.filter((one) => local.some((other) => same(one, other)));
}
/** The narrower of two allow-lists. An empty list allows everything. */
function allowed(central, local, refuse, spellings = (one) => [one]) {
	if (central.length === 0 || local.length === 0) return [...central, ...local];
	for (const one of local) if (!central.some((wide) => spellings(one).some((narrow) => coversGlob(wide, narrow)))) refuse(one);
	return local;
}
/** The stricter of two values. `order` lists all values, the strictest first. */
function strictest(order, one, other) {
	return order.find((value) => value === one || value === other) ?? order[0];
}
/** The values that one of the lists has, in the order of `all`. */
function union(all, one, other) {
	return all.filter((value) => one.includes(value) || other.includes(value));
}
/** The lower of two scores, which may be absent. */
function lowest(one, other) {
	const known = [one, other].filter((score) => score !== void 0);
	return known.length === 0 ? {} : { cvss: Math.min(...known) };
}
/** Whether two values are equal, ignoring the order of keys. */
function same(one, other) {
	return isDeepStrictEqual(one, other);
}

// src/domain/policy/merge-operations.ts
/** The parts of two policies that concern the operation of a gate, combined so that the result is as strict as both. */
/**
* The signers that both policies accept, each until the earlier of its ends. An empty list names none, so the other list
* decides. Calls `refuse` for each signer that only the local policy accepts, or accepts for longer.
*/
function signersOfBoth(central, local, refuse) {
	if (central.length === 0 || local.length === 0) return [...central, ...local];
	const both = [];
	for (const one of local) {
		const known = central.find((other) => isSameSigner(one, other));
		if (known === void 0) refuse(`accepts the signer ${signerName(one)} at the gate`);
		else if (endsLater(one, known)) refuse(`accepts the signer ${signerName(one)} after its end, ${known.until}, at the gate`);
		else both.push(one);
	}
	return both;
}
/** Everybody whom one of the policies lets revoke. */
function revokersOfBoth(central, local) {
	return withoutRepeats(central, local);
}
/** Everything that one of the policies denies. */
function deniedByBoth(central, local) {
	return {
		digests: withoutRepeats(central.digests, local.digests),
		vulnerabilities: withoutRepeats(central.vulnerabilities, local.vulnerabilities),
		packages: withoutRepeats(central.packages, local.packages)
	};
}
function withoutRepeats(central, local) {
	return [...central, ...local.filter((one) => !central.some((other) => same(one, other)))];
}
function isSameSigner(one, other) {
	const { until: _until, ...signer } = one;
	const { until: _other, ...otherSigner } = other;
	return same(signer, otherSigner);
}
function endsLater({ until }, { until: known }) {
	if (known === void 0) return false;
	return until === void 0 || endOf(until) > endOf(known);
}
function signerName(signer) {
	return signer.kind === "certificate" ? signer.identity : "with another key";
}

// src/domain/policy/policy-merge.ts
/** The parts of a policy, by their names in the file. */
const SECTIONS = {
	vulnerabilities: "vulnerabilities",
	endOfLife: "end-of-life",
	secrets: "secrets",
	exceptions: "exceptions",
	gaps: "gaps",
	longestTermDays: "longest-term",
	vex: "vex",
	registries: "registries",
	baseImages: "base-images",
	workflows: "workflows",
	unrecognisedImages: "unrecognised-images",
	isolate: "isolate",
	signOnWarn: "sign-on-warn",
	gate: "gate"
};
/**
* The stricter of two policies, rule by rule: the result blocks everything that one of them blocks. If something is
* refused, the result is the central policy alone.
*/
function stricter(central, local) {
	const refused = [];
	const refuse = (sentence) => refused.push(sentence);
	const policy = {
		vulnerabilities: vulnerabilities(central.vulnerabilities, local.vulnerabilities, refuse),
		endOfLife: enforced(central.endOfLife, local.endOfLife),
		secrets: {
			...enforced(central.secrets, local.secrets),
			failOn: union(SECRET_SEVERITIES, central.secrets.failOn, local.secrets.failOn),
			suppressions: shared(central.secrets.suppressions, local.secrets.suppressions, (one) => refuse(`suppresses ${one.fingerprint}`))
		},
		exceptions: shared(central.exceptions, local.exceptions, (one) => refuse(`makes an exception for ${one.vulnerability} until ${one.expires}`)),
		gaps: shared(central.gaps, local.gaps, (one) => refuse(`accepts the gap at ${one.path} until ${one.expires}`)),
		longestTermDays: Math.min(central.longestTermDays, local.longestTermDays),
		vex: {
			files: shared(central.vex.files, local.vex.files, (one) => refuse(`trusts the VEX files ${one}`)),
			attestations: shared(central.vex.attestations, local.vex.attestations, (one) => refuse(`trusts the VEX attestations of ${one.identity}`))
		},
		registries: {
			...enforced(central.registries, local.registries),
			allow: allowed(central.registries.allow, local.registries.allow, (one) => refuse(`allows the registries ${one}`))
		},
		baseImages: baseImages(central.baseImages, local.baseImages, refuse),
		workflows: workflows(central.workflows, local.workflows),
		unrecognisedImages: strictest(["error", "allow"], central.unrecognisedImages, local.unrecognisedImages),
		...(central.isolate ?? local.isolate) && { isolate: "required" },
		signOnWarn: central.signOnWarn && local.signOnWarn,
		gate: gate(central.gate, local.gate, refuse)
	};
	if (refused.length > 0) return {
		policy: central,
		refused,
		overruled: []
	};
	return {
		policy,
		refused,
		overruled: keysOf(SECTIONS).filter((key) => !same(policy[key], local[key])).map((key) => SECTIONS[key])
	};
}
/** Sort keys: before every day for a rule that always blocks, after every day for a rule that never blocks. */
const ALWAYS = "";
const NEVER = "~";
function blocksFrom({ enforce, blockFrom }) {
	if (blockFrom !== void 0) return blockFrom;
	return enforce === "block" ? ALWAYS : NEVER;
}
function enforced(one, other) {
	const from = [blocksFrom(one), blocksFrom(other)].sort()[0] ?? ALWAYS;
	if (from === NEVER) return { enforce: "warn" };
	return from === ALWAYS ? { enforce: "block" } : {
		enforce: "block",
		blockFrom: from
	};
}
function workflows(one, other) {
	if (blocksFrom(one) === NEVER && blocksFrom(other) === NEVER) return { enforce: strictest([
		"block",
		"warn",
		"advise"
	], one.enforce, other.enforce) };
	const asRule = (rule) => ({
		...rule,
		enforce: rule.enforce === "block" ? "block" : "warn"
	});
	return enforced(asRule(one), asRule(other));
}
function vulnerabilities(central, local, refuse) {
	const { newOnly } = central;
	if (local.newOnly !== void 0 && !same(newOnly, local.newOnly)) refuse(`judges only new findings (new-only), compared with ${local.newOnly.image}`);
	return {
		...enforced(central, local),
		...threshold(central, local),
		packages: packageRules(central, local, refuse),
		databaseMaxAgeMs: Math.min(central.databaseMaxAgeMs, local.databaseMaxAgeMs),
		...newOnly !== void 0 && same(newOnly, local.newOnly) ? { newOnly } : {},
		baseImageFindings: strictest(["count", "apart"], central.baseImageFindings, local.baseImageFindings)
	};
}
function threshold(one, other) {
	return {
		failOn: union(SEVERITIES, one.failOn, other.failOn),
		onlyFixed: one.onlyFixed && other.onlyFixed,
		...lowest(one.cvss, other.cvss)
	};
}
/**
* Two different lists of rules cannot be combined, because the first matching rule decides. If only one policy has a
* list, each threshold in it is widened by the general threshold of the other policy. Thresholds that a rule does not
* name come from the combined general thresholds.
*/
function packageRules(central, local, refuse) {
	if (same(central.packages, local.packages)) return central.packages;
	if (local.packages.length === 0) return central.packages.map((rule) => widened(rule, local));
	if (central.packages.length === 0) return local.packages.map((rule) => widened(rule, central));
	refuse("has other rules for packages (vulnerabilities.packages)");
	return central.packages;
}
function widened(rule, general) {
	const { types, names, paths, failOn, onlyFixed, cvss } = rule;
	return {
		types,
		names,
		paths,
		...failOn === void 0 ? {} : { failOn: union(SEVERITIES, failOn, general.failOn) },
		...onlyFixed === void 0 ? {} : { onlyFixed: onlyFixed && general.onlyFixed },
		...cvss === void 0 ? {} : lowest(cvss, general.cvss)
	};
}
function baseImages(central, local, refuse) {
	const allow = allowed(central.allow, local.allow, (one) => refuse(`allows the base images ${one}`), (one) => [one, one.replace(/:[^/:]*$/, "")]);
	return {
		...enforced(central, local),
		allow,
		digestPinned: central.digestPinned || local.digestPinned,
		signedBy: central.signedBy.length === 0 || local.signedBy.length === 0 ? [...central.signedBy, ...local.signedBy] : shared(central.signedBy, local.signedBy, (one) => refuse(`accepts base images that ${one.identity} signed`)),
		undetermined: strictest([
			"block",
			"warn",
			"allow"
		], central.undetermined, local.undetermined)
	};
}
function gate(central, local, refuse) {
	const pairs = [
		[
			"source-repository",
			central.sourceRepository,
			local.sourceRepository
		],
		[
			"source-ref",
			central.sourceRef === "any" ? void 0 : central.sourceRef,
			local.sourceRef
		],
		[
			"source-repository-id",
			central.sourceRepositoryId,
			local.sourceRepositoryId
		],
		[
			"source-owner-id",
			central.sourceOwnerId,
			local.sourceOwnerId
		]
	];
	for (const [name, one, other] of pairs) if (one !== void 0 && other !== void 0 && !same(one, other)) refuse(`requires another ${name} at the gate`);
	const { enforce: _enforce, blockFrom: _blockFrom, withoutEvidence: _withoutEvidence, ...demands } = {
		...local,
		...central
	};
	const refs = [central.sourceRef, local.sourceRef].filter((ref) => ref !== void 0);
	const sourceRef = refs.find((ref) => ref !== "any") ?? refs[0];
	const level = SLSA_LEVELS.findLast((one) => one === central.level || one === local.level);
	return {
		...enforced(central, local),
		...demands,
		...sourceRef === void 0 ? {} : { sourceRef },
		...level === void 0 ? {} : { level },
		...central.withoutEvidence && local.withoutEvidence && { withoutEvidence: "scan" },
		signers: signersOfBoth(central.signers, local.signers, refuse),
		revokers: revokersOfBoth(central.revokers, local.revokers),
		denied: deniedByBoth(central.denied, local.denied),
		breakGlass: shared(central.breakGlass, local.breakGlass, (one) => refuse(`breaks glass for ${one.rules.join(", ")} until ${one.until}`)),
		promotedFrom: shared(central.promotedFrom, local.promotedFrom, (one) => refuse(`accepts images that were promoted from ${one}`)),
		acceptedPolicies: shared(central.acceptedPolicies, local.acceptedPolicies, (one) => refuse(`accepts the earlier policy ${one}`))
	};
}
function keysOf(record) {
	const keys = [];
	for (const key in record) keys.push(key);
	return keys;
}

// node_modules/packageurl-js/src/error.js
var require_error = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function formatPurlErrorMessage(message = "") {
		const { length } = message;
		let formatted = "";
		if (length) {
			const code0 = message.charCodeAt(0);
			formatted = code0 >= 65 || code0 <= 90 ? `${message[0].toLowerCase()}${message.slice(1)}` : message;
			if (length > 1 && message.charCodeAt(length - 1) === 46 && message.charCodeAt(length - 2) !== 46) formatted = formatted.slice(0, -1);
		}
		return `Invalid purl: ${formatted}`;
	}
	var PurlError = class extends Error {
		constructor(message) {
			super(formatPurlErrorMessage(message));
		}
	};
	module.exports = {
		formatPurlErrorMessage,
		PurlError
	};
}));

// node_modules/packageurl-js/src/decode.js
var require_decode = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PurlError } = require_error();
	const { decodeURIComponent } = globalThis;
	function decodePurlComponent(comp, encodedURIComponent) {
		try {
			return decodeURIComponent(encodedURIComponent);
		} catch {}
		throw new PurlError(`unable to decode "${comp}" component`);
	}
	module.exports = { decodePurlComponent };
}));

// node_modules/packageurl-js/src/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const LOOP_SENTINEL = 1e6;
	const REUSED_SEARCH_PARAMS = new URLSearchParams();
	const REUSED_SEARCH_PARAMS_KEY = "_";
	const REUSED_SEARCH_PARAMS_OFFSET = 2;
	module.exports = {
		LOOP_SENTINEL,
		REUSED_SEARCH_PARAMS,
		REUSED_SEARCH_PARAMS_KEY,
		REUSED_SEARCH_PARAMS_OFFSET
	};
}));

// node_modules/packageurl-js/src/objects.js
var require_objects = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { LOOP_SENTINEL } = require_constants();
	function isObject(value) {
		return value !== null && typeof value === "object";
	}
	function recursiveFreeze(value_) {
		if (value_ === null || !(typeof value_ === "object" || typeof value_ === "function") || Object.isFrozen(value_)) return value_;
		const queue = [value_];
		let { length: queueLength } = queue;
		let pos = 0;
		while (pos < queueLength) {
			if (pos === LOOP_SENTINEL) throw new Error("Detected infinite loop in object crawl of recursiveFreeze");
			const obj = queue[pos++];
			Object.freeze(obj);
			if (Array.isArray(obj)) for (let i = 0, { length } = obj; i < length; i += 1) {
				const item = obj[i];
				if (item !== null && (typeof item === "object" || typeof item === "function") && !Object.isFrozen(item)) queue[queueLength++] = item;
			}
			else {
				const keys = Reflect.ownKeys(obj);
				for (let i = 0, { length } = keys; i < length; i += 1) {
					const propValue = obj[keys[i]];
					if (propValue !== null && (typeof propValue === "object" || typeof propValue === "function") && !Object.isFrozen(propValue)) queue[queueLength++] = propValue;
				}
			}
		}
		return value_;
	}
	module.exports = {
		isObject,
		recursiveFreeze
	};
}));

// node_modules/packageurl-js/src/strings.js
var require_strings = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { compare: localeCompare } = new Intl.Collator();
	const regexSemverNumberedGroups = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;
	function isBlank(str) {
		for (let i = 0, { length } = str; i < length; i += 1) {
			const code = str.charCodeAt(i);
			if (!(code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 160 || code === 5760 || code === 8192 || code === 8193 || code === 8194 || code === 8195 || code === 8196 || code === 8197 || code === 8198 || code === 8199 || code === 8200 || code === 8201 || code === 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287 || code === 12288 || code === 65279)) return false;
		}
		return true;
	}
	function isNonEmptyString(value) {
		return typeof value === "string" && value.length > 0;
	}
	function isSemverString(value) {
		return typeof value === "string" && regexSemverNumberedGroups.test(value);
	}
	function lowerName(purl) {
		purl.name = purl.name.toLowerCase();
	}
	function lowerNamespace(purl) {
		const { namespace } = purl;
		if (typeof namespace === "string") purl.namespace = namespace.toLowerCase();
	}
	function lowerVersion(purl) {
		const { version } = purl;
		if (typeof version === "string") purl.version = version.toLowerCase();
	}
	function replaceDashesWithUnderscores(str) {
		let result = "";
		let fromIndex = 0;
		let index = 0;
		while ((index = str.indexOf("-", fromIndex)) !== -1) {
			result = result + str.slice(fromIndex, index) + "_";
			fromIndex = index + 1;
		}
		return fromIndex ? result + str.slice(fromIndex) : str;
	}
	function replaceUnderscoresWithDashes(str) {
		let result = "";
		let fromIndex = 0;
		let index = 0;
		while ((index = str.indexOf("_", fromIndex)) !== -1) {
			result = result + str.slice(fromIndex, index) + "-";
			fromIndex = index + 1;
		}
		return fromIndex ? result + str.slice(fromIndex) : str;
	}
	function trimLeadingSlashes(str) {
		let start = 0;
		while (str.charCodeAt(start) === 47) start += 1;
		return start === 0 ? str : str.slice(start);
	}
	module.exports = {
		isBlank,
		isNonEmptyString,
		isSemverString,
		localeCompare,
		lowerName,
		lowerNamespace,
		lowerVersion,
		replaceDashesWithUnderscores,
		replaceUnderscoresWithDashes,
		trimLeadingSlashes
	};
}));

// node_modules/packageurl-js/src/encode.js
var require_encode = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { REUSED_SEARCH_PARAMS, REUSED_SEARCH_PARAMS_KEY, REUSED_SEARCH_PARAMS_OFFSET } = require_constants();
	const { isObject } = require_objects();
	const { isNonEmptyString } = require_strings();
	const { encodeURIComponent } = globalThis;
	function encodeNamespace(namespace) {
		return isNonEmptyString(namespace) ? encodeURIComponent(namespace).replace(/%3A/g, ":").replace(/%2F/g, "/") : "";
	}
	function encodeQualifierParam(param) {
		if (isNonEmptyString(param)) {
			REUSED_SEARCH_PARAMS.set(REUSED_SEARCH_PARAMS_KEY, param);
			return replacePlusSignWithPercentEncodedSpace(REUSED_SEARCH_PARAMS.toString().slice(REUSED_SEARCH_PARAMS_OFFSET));
		}
		return "";
	}
	function encodeQualifiers(qualifiers) {
		if (isObject(qualifiers)) {
			const qualifiersKeys = Object.keys(qualifiers).sort();
			const searchParams = new URLSearchParams();
			for (let i = 0, { length } = qualifiersKeys; i < length; i += 1) {
				const key = qualifiersKeys[i];
				searchParams.set(key, qualifiers[key]);
			}
			return replacePlusSignWithPercentEncodedSpace(searchParams.toString());
		}
		return "";
	}
	function encodeSubpath(subpath) {
		return isNonEmptyString(subpath) ? encodeURIComponent(subpath).replace(/%2F/g, "/") : "";
	}
	function encodeVersion(version) {
		return isNonEmptyString(version) ? encodeURIComponent(version).replace(/%3A/g, ":").replace(/%2B/g, "+") : "";
	}
	function replacePlusSignWithPercentEncodedSpace(str) {
		return str.replace(/\+/g, "%20");
	}
	module.exports = {
		encodeNamespace,
		encodeVersion,
		encodeQualifiers,
		encodeQualifierParam,
		encodeSubpath,
		encodeURIComponent
	};
}));

// node_modules/packageurl-js/src/helpers.js
var require_helpers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function createHelpersNamespaceObject(helpers, options_ = {}) {
		const { comparator, ...defaults } = {
			__proto__: null,
			...options_
		};
		const helperNames = Object.keys(helpers).sort();
		const propNames = [...new Set([...Object.values(helpers)].map(Object.keys).flat())].sort(comparator);
		const nsObject = Object.create(null);
		for (let i = 0, { length } = propNames; i < length; i += 1) {
			const propName = propNames[i];
			const helpersForProp = Object.create(null);
			for (let j = 0, { length: length_j } = helperNames; j < length_j; j += 1) {
				const helperName = helperNames[j];
				const helperValue = helpers[helperName][propName] ?? defaults[helperName];
				if (helperValue !== void 0) helpersForProp[helperName] = helperValue;
			}
			nsObject[propName] = helpersForProp;
		}
		return nsObject;
	}
	module.exports = { createHelpersNamespaceObject };
}));

// node_modules/packageurl-js/src/normalize.js
var require_normalize = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { isObject } = require_objects();
	const { isBlank } = require_strings();
	function normalizeName(rawName) {
		return typeof rawName === "string" ? rawName.trim() : void 0;
	}
	function normalizeNamespace(rawNamespace) {
		return typeof rawNamespace === "string" ? normalizePath(rawNamespace) : void 0;
	}
	function normalizePath(pathname, callback) {
		let collapsed = "";
		let start = 0;
		while (pathname.charCodeAt(start) === 47) start += 1;
		let nextIndex = pathname.indexOf("/", start);
		if (nextIndex === -1) return pathname.slice(start);
		while (nextIndex !== -1) {
			const segment = pathname.slice(start, nextIndex);
			if (callback === void 0 || callback(segment)) collapsed = collapsed + (collapsed.length === 0 ? "" : "/") + segment;
			start = nextIndex + 1;
			while (pathname.charCodeAt(start) === 47) start += 1;
			nextIndex = pathname.indexOf("/", start);
		}
		const lastSegment = pathname.slice(start);
		if (lastSegment.length !== 0 && (callback === void 0 || callback(lastSegment))) collapsed = collapsed + "/" + lastSegment;
		return collapsed;
	}
	function normalizeQualifiers(rawQualifiers) {
		let qualifiers;
		for (const { 0: key, 1: value } of qualifiersToEntries(rawQualifiers)) {
			const trimmed = (typeof value === "string" ? value : String(value)).trim();
			if (trimmed.length === 0) continue;
			if (qualifiers === void 0) qualifiers = { __proto__: null };
			qualifiers[key.toLowerCase()] = trimmed;
		}
		return qualifiers;
	}
	function normalizeSubpath(rawSubpath) {
		return typeof rawSubpath === "string" ? normalizePath(rawSubpath, subpathFilter) : void 0;
	}
	function normalizeType(rawType) {
		return typeof rawType === "string" ? rawType.trim().toLowerCase() : void 0;
	}
	function normalizeVersion(rawVersion) {
		return typeof rawVersion === "string" ? rawVersion.trim() : void 0;
	}
	function qualifiersToEntries(rawQualifiers) {
		if (isObject(rawQualifiers)) return rawQualifiers instanceof URLSearchParams ? rawQualifiers.entries() : Object.entries(rawQualifiers);
		return typeof rawQualifiers === "string" ? new URLSearchParams(rawQualifiers).entries() : Object.entries({});
	}
	function subpathFilter(segment) {
		const { length } = segment;
		if (length === 1 && segment.charCodeAt(0) === 46) return false;
		if (length === 2 && segment.charCodeAt(0) === 46 && segment.charCodeAt(1) === 46) return false;
		return !isBlank(segment);
	}
	module.exports = {
		normalizeName,
		normalizeNamespace,
		normalizePath,
		normalizeQualifiers,
		normalizeSubpath,
		normalizeType,
		normalizeVersion
	};
}));

// node_modules/packageurl-js/src/lang.js
var require_lang = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function isNullishOrEmptyString(value) {
		return value === null || value === void 0 || typeof value === "string" && value.length === 0;
	}
	module.exports = { isNullishOrEmptyString };
}));

// node_modules/packageurl-js/src/validate.js
var require_validate = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PurlError } = require_error();
	const { isNullishOrEmptyString } = require_lang();
	const { isNonEmptyString } = require_strings();
	function validateEmptyByType(type, name, value, throws) {
		if (!isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`${type} "${name}" component must be empty`);
			return false;
		}
		return true;
	}
	function validateName(name, throws) {
		return validateRequired("name", name, throws) && validateStrings("name", name, throws);
	}
	function validateNamespace(namespace, throws) {
		return validateStrings("namespace", namespace, throws);
	}
	function validateQualifiers(qualifiers, throws) {
		if (qualifiers === null || qualifiers === void 0) return true;
		if (typeof qualifiers !== "object") {
			if (throws) throw new PurlError("\"qualifiers\" must be an object");
			return false;
		}
		const keysIterable = typeof qualifiers.keys === "function" ? qualifiers.keys() : Object.keys(qualifiers);
		for (const key of keysIterable) if (!validateQualifierKey(key, throws)) return false;
		return true;
	}
	function validateQualifierKey(key, throws) {
		if (!validateStartsWithoutNumber("qualifier", key, throws)) return false;
		for (let i = 0, { length } = key; i < length; i += 1) {
			const code = key.charCodeAt(i);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 46 || code === 45 || code === 95)) {
				if (throws) throw new PurlError(`qualifier "${key}" contains an illegal character`);
				return false;
			}
		}
		return true;
	}
	function validateRequired(name, value, throws) {
		if (isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`"${name}" is a required component`);
			return false;
		}
		return true;
	}
	function validateRequiredByType(type, name, value, throws) {
		if (isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`${type} requires a "${name}" component`);
			return false;
		}
		return true;
	}
	function validateStartsWithoutNumber(name, value, throws) {
		if (isNonEmptyString(value)) {
			const code = value.charCodeAt(0);
			if (code >= 48 && code <= 57) {
				if (throws) throw new PurlError(`${name} "${value}" cannot start with a number`);
				return false;
			}
		}
		return true;
	}
	function validateStrings(name, value, throws) {
		if (value === null || value === void 0 || typeof value === "string") return true;
		if (throws) throw new PurlError(`"'${name}" must be a string`);
		return false;
	}
	function validateSubpath(subpath, throws) {
		return validateStrings("subpath", subpath, throws);
	}
	function validateType(type, throws) {
		if (!validateRequired("type", type, throws) || !validateStrings("type", type, throws) || !validateStartsWithoutNumber("type", type, throws)) return false;
		for (let i = 0, { length } = type; i < length; i += 1) {
			const code = type.charCodeAt(i);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 46 || code === 43 || code === 45)) {
				if (throws) throw new PurlError(`type "${type}" contains an illegal character`);
				return false;
			}
		}
		return true;
	}
	function validateVersion(version, throws) {
		return validateStrings("version", version, throws);
	}
	module.exports = {
		validateEmptyByType,
		validateName,
		validateNamespace,
		validateQualifiers,
		validateQualifierKey,
		validateRequired,
		validateRequiredByType,
		validateStartsWithoutNumber,
		validateStrings,
		validateSubpath,
		validateType,
		validateVersion
	};
}));

// node_modules/packageurl-js/src/purl-component.js
var require_purl_component = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { encodeNamespace, encodeVersion, encodeQualifiers, encodeQualifierParam, encodeSubpath, encodeURIComponent } = require_encode();
	const { createHelpersNamespaceObject } = require_helpers();
	const { normalizeType, normalizeNamespace, normalizeName, normalizeVersion, normalizeQualifiers, normalizeSubpath } = require_normalize();
	const { localeCompare, isNonEmptyString } = require_strings();
	const { validateType, validateNamespace, validateName, validateVersion, validateQualifiers, validateQualifierKey, validateSubpath } = require_validate();
	const PurlComponentEncoder = (comp) => isNonEmptyString(comp) ? encodeURIComponent(comp) : "";
	const PurlComponentStringNormalizer = (comp) => typeof comp === "string" ? comp : void 0;
	const PurlComponentValidator = (_comp, _throws) => true;
	const componentSortOrderLookup = {
		__proto__: null,
		type: 0,
		namespace: 1,
		name: 2,
		version: 3,
		qualifiers: 4,
		qualifierKey: 5,
		qualifierValue: 6,
		subpath: 7
	};
	function componentSortOrder(comp) {
		return componentSortOrderLookup[comp] ?? comp;
	}
	function componentComparator(compA, compB) {
		return localeCompare(componentSortOrder(compA), componentSortOrder(compB));
	}
	module.exports = { PurlComponent: createHelpersNamespaceObject({
		encode: {
			namespace: encodeNamespace,
			version: encodeVersion,
			qualifiers: encodeQualifiers,
			qualifierKey: encodeQualifierParam,
			qualifierValue: encodeQualifierParam,
			subpath: encodeSubpath
		},
		normalize: {
			type: normalizeType,
			namespace: normalizeNamespace,
			name: normalizeName,
			version: normalizeVersion,
			qualifiers: normalizeQualifiers,
			subpath: normalizeSubpath
		},
		validate: {
			type: validateType,
			namespace: validateNamespace,
			name: validateName,
			version: validateVersion,
			qualifierKey: validateQualifierKey,
			qualifiers: validateQualifiers,
			subpath: validateSubpath
		}
	}, {
		comparator: componentComparator,
		encode: PurlComponentEncoder,
		normalize: PurlComponentStringNormalizer,
		validate: PurlComponentValidator
	}) };
}));

// node_modules/packageurl-js/src/purl-qualifier-names.js
var require_purl_qualifier_names = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = { PurlQualifierNames: {
		__proto__: null,
		RepositoryUrl: "repository_url",
		DownloadUrl: "download_url",
		VcsUrl: "vcs_url",
		FileName: "file_name",
		Checksum: "checksum"
	} };
}));

// node_modules/packageurl-js/src/purl-type.js
var require_purl_type = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { isNullishOrEmptyString } = require_lang();
	const { createHelpersNamespaceObject } = require_helpers();
	const { isSemverString, lowerName, lowerNamespace, lowerVersion, replaceDashesWithUnderscores, replaceUnderscoresWithDashes } = require_strings();
	const { validateEmptyByType, validateRequiredByType } = require_validate();
	const { PurlError } = require_error();
	const PurlTypNormalizer = (purl) => purl;
	const PurlTypeValidator = (_purl, _throws) => true;
	module.exports = { PurlType: createHelpersNamespaceObject({
		normalize: {
			alpm(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			apk(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			bitbucket(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			bitnami(purl) {
				lowerName(purl);
				return purl;
			},
			composer(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			deb(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			gitlab(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			github(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			hex(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			huggingface(purl) {
				lowerVersion(purl);
				return purl;
			},
			mlflow(purl) {
				if (purl.qualifiers?.repository_url?.includes("databricks")) lowerName(purl);
				return purl;
			},
			npm(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			luarocks(purl) {
				lowerVersion(purl);
				return purl;
			},
			oci(purl) {
				lowerName(purl);
				return purl;
			},
			pub(purl) {
				lowerName(purl);
				purl.name = replaceDashesWithUnderscores(purl.name);
				return purl;
			},
			pypi(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				purl.name = replaceUnderscoresWithDashes(purl.name);
				return purl;
			},
			qpkg(purl) {
				lowerNamespace(purl);
				return purl;
			},
			rpm(purl) {
				lowerNamespace(purl);
				return purl;
			}
		},
		validate: {
			conan(purl, throws) {
				if (isNullishOrEmptyString(purl.namespace)) {
					if (purl.qualifiers?.channel) {
						if (throws) throw new PurlError("conan requires a \"namespace\" component when a \"channel\" qualifier is present");
						return false;
					}
				} else if (isNullishOrEmptyString(purl.qualifiers)) {
					if (throws) throw new PurlError("conan requires a \"qualifiers\" component when a namespace is present");
					return false;
				}
				return true;
			},
			cran(purl, throws) {
				return validateRequiredByType("cran", "version", purl.version, throws);
			},
			golang(purl) {
				const { version } = purl;
				if ((typeof version === "string" ? version.length : 0) && version.charCodeAt(0) === 118 && !isSemverString(version.slice(1))) {
					if (throws) throw new PurlError("golang \"version\" component starting with a \"v\" must be followed by a valid semver version");
					return false;
				}
				return true;
			},
			maven(purl, throws) {
				return validateRequiredByType("maven", "namespace", purl.namespace, throws);
			},
			mlflow(purl, throws) {
				return validateEmptyByType("mlflow", "namespace", purl.namespace, throws);
			},
			oci(purl, throws) {
				return validateEmptyByType("oci", "namespace", purl.namespace, throws);
			},
			pub(purl, throws) {
				const { name } = purl;
				for (let i = 0, { length } = name; i < length; i += 1) {
					const code = name.charCodeAt(i);
					if (!(code >= 48 && code <= 57 || code >= 97 && code <= 122 || code === 95)) {
						if (throws) throw new PurlError("pub \"name\" component may only contain [a-z0-9_] characters");
						return false;
					}
				}
				return true;
			},
			swift(purl, throws) {
				return validateRequiredByType("swift", "namespace", purl.namespace, throws) && validateRequiredByType("swift", "version", purl.version, throws);
			}
		}
	}, {
		normalize: PurlTypNormalizer,
		validate: PurlTypeValidator
	}) };
}));

// node_modules/packageurl-js/src/package-url.js
/*!
Copyright (c) the purl authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
var require_package_url = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { decodePurlComponent } = require_decode();
	const { isObject, recursiveFreeze } = require_objects();
	const { isBlank, isNonEmptyString, trimLeadingSlashes } = require_strings();
	const { PurlComponent } = require_purl_component();
	const { PurlQualifierNames } = require_purl_qualifier_names();
	const { PurlType } = require_purl_type();
	const { PurlError } = require_error();
	var PackageURL = class PackageURL {
		static Component = recursiveFreeze(PurlComponent);
		static KnownQualifierNames = recursiveFreeze(PurlQualifierNames);
		static Type = recursiveFreeze(PurlType);
		constructor(rawType, rawNamespace, rawName, rawVersion, rawQualifiers, rawSubpath) {
			const type = isNonEmptyString(rawType) ? PurlComponent.type.normalize(rawType) : rawType;
			PurlComponent.type.validate(type, true);
			const namespace = isNonEmptyString(rawNamespace) ? PurlComponent.namespace.normalize(rawNamespace) : rawNamespace;
			PurlComponent.namespace.validate(namespace, true);
			const name = isNonEmptyString(rawName) ? PurlComponent.name.normalize(rawName) : rawName;
			PurlComponent.name.validate(name, true);
			const version = isNonEmptyString(rawVersion) ? PurlComponent.version.normalize(rawVersion) : rawVersion;
			PurlComponent.version.validate(version, true);
			const qualifiers = typeof rawQualifiers === "string" || isObject(rawQualifiers) ? PurlComponent.qualifiers.normalize(rawQualifiers) : rawQualifiers;
			PurlComponent.qualifiers.validate(qualifiers, true);
			const subpath = isNonEmptyString(rawSubpath) ? PurlComponent.subpath.normalize(rawSubpath) : rawSubpath;
			PurlComponent.subpath.validate(subpath, true);
			this.type = type;
			this.name = name;
			this.namespace = namespace ?? void 0;
			this.version = version ?? void 0;
			this.qualifiers = qualifiers ?? void 0;
			this.subpath = subpath ?? void 0;
			const typeHelpers = PurlType[type];
			if (typeHelpers) {
				typeHelpers.normalize(this);
				typeHelpers.validate(this, true);
			}
		}
		toString() {
			const { namespace, name, version, qualifiers, subpath, type } = this;
			let purlStr = `pkg:${PurlComponent.type.encode(type)}/`;
			if (namespace) purlStr = `${purlStr}${PurlComponent.namespace.encode(namespace)}/`;
			purlStr = `${purlStr}${PurlComponent.name.encode(name)}`;
			if (version) purlStr = `${purlStr}@${PurlComponent.version.encode(version)}`;
			if (qualifiers) purlStr = `${purlStr}?${PurlComponent.qualifiers.encode(qualifiers)}`;
			if (subpath) purlStr = `${purlStr}#${PurlComponent.subpath.encode(subpath)}`;
			return purlStr;
		}
		static fromString(purlStr) {
			return new PackageURL(...PackageURL.parseString(purlStr));
		}
		static parseString(purlStr) {
			if (typeof purlStr !== "string") throw new Error("A purl string argument is required.");
			if (isBlank(purlStr)) return [
				void 0,
				void 0,
				void 0,
				void 0,
				void 0,
				void 0
			];
			const colonIndex = purlStr.indexOf(":");
			let url;
			let maybeUrlWithAuth;
			if (colonIndex !== -1) try {
				const beforeColon = purlStr.slice(0, colonIndex);
				const afterColon = purlStr.slice(colonIndex + 1);
				const trimmedAfterColon = trimLeadingSlashes(afterColon);
				url = new URL(`${beforeColon}:${trimmedAfterColon}`);
				maybeUrlWithAuth = afterColon.length === trimmedAfterColon.length ? url : new URL(purlStr);
			} catch (e) {
				throw new PurlError("failed to parse as URL", { cause: e });
			}
			if (url?.protocol !== "pkg:") throw new PurlError("missing required \"pkg\" scheme component");
			if (maybeUrlWithAuth.username !== "" || maybeUrlWithAuth.password !== "") throw new PurlError("cannot contain a \"user:pass@host:port\"");
			const { pathname } = url;
			const firstSlashIndex = pathname.indexOf("/");
			const rawType = decodePurlComponent("type", firstSlashIndex === -1 ? pathname : pathname.slice(0, firstSlashIndex));
			if (firstSlashIndex < 1) return [
				rawType,
				void 0,
				void 0,
				void 0,
				void 0,
				void 0
			];
			let rawVersion;
			let atSignIndex = pathname.lastIndexOf("@");
			if (atSignIndex !== -1 && pathname.charCodeAt(atSignIndex - 1) === 47) atSignIndex = -1;
			const beforeVersion = pathname.slice(rawType.length + 1, atSignIndex === -1 ? pathname.length : atSignIndex);
			if (atSignIndex !== -1) rawVersion = decodePurlComponent("version", pathname.slice(atSignIndex + 1));
			let rawNamespace;
			let rawName;
			const lastSlashIndex = beforeVersion.lastIndexOf("/");
			if (lastSlashIndex === -1) rawName = decodePurlComponent("name", beforeVersion);
			else {
				rawName = decodePurlComponent("name", beforeVersion.slice(lastSlashIndex + 1));
				rawNamespace = decodePurlComponent("namespace", beforeVersion.slice(0, lastSlashIndex));
			}
			let rawQualifiers;
			const { searchParams } = url;
			if (searchParams.size !== 0) {
				searchParams.forEach((value) => decodePurlComponent("qualifiers", value));
				rawQualifiers = searchParams;
			}
			let rawSubpath;
			const { hash } = url;
			if (hash.length !== 0) rawSubpath = decodePurlComponent("subpath", hash.slice(1));
			return [
				rawType,
				rawNamespace,
				rawName,
				rawVersion,
				rawQualifiers,
				rawSubpath
			];
		}
	};
	for (const staticProp of [
		"Component",
		"KnownQualifierNames",
		"Type"
	]) Reflect.defineProperty(PackageURL, staticProp, {
		...Reflect.getOwnPropertyDescriptor(PackageURL, staticProp),
		writable: false
	});
	Reflect.setPrototypeOf(PackageURL.prototype, null);
	module.exports = {
		PackageURL,
		PurlComponent,
		PurlQualifierNames,
		PurlType
	};
}));

// node_modules/packageurl-js/index.js
/*!
Copyright (c) the purl authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
var require_packageurl_js = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PackageURL, PurlComponent, PurlQualifierNames, PurlType } = require_package_url();
	module.exports = {
		PackageURL,
		PurlComponent,
		PurlQualifierNames,
		PurlType
	};
}));

// src/domain/finding/package-url.ts
var import_packageurl_js = require_packageurl_js();
/** Reads a package URL by the rules of its type. */
function parsePackageUrl(text) {
	if (!text.startsWith("pkg:")) return unparsable("a package URL begins with \"pkg:\"");
	try {
		const { type, namespace, name, version, qualifiers = {}, subpath } = import_packageurl_js.PackageURL.fromString(text);
		return parsed({
			type,
			...namespace && { namespace },
			name,
			...version && { version },
			qualifiers: { ...qualifiers },
			...subpath && { subpath }
		});
	} catch (error) {
		return unparsable(`it is no package URL: ${error instanceof Error ? error.message : String(error)}`);
	}
}
/** A key that is the same for every variant of one version of a package: without qualifiers and subpath. */
function packageKey({ type, namespace = "", name, version = "" }) {
	return JSON.stringify([
		type,
		namespace,
		name,
		version
	]);
}
/** Whether a pattern names a package: by type, namespace and name, and by the other parts that the pattern has. */
function namesPackage(pattern, candidate) {
	return pattern.type === candidate.type && pattern.namespace === candidate.namespace && pattern.name === candidate.name && (pattern.version === void 0 || pattern.version === candidate.version) && (pattern.subpath === void 0 || pattern.subpath === candidate.subpath) && Object.entries(pattern.qualifiers).every(([key, value]) => candidate.qualifiers[key] === value);
}
/** Whether a pattern of the type `oci` names an image. The image may have several digests (also that of its index). */
function namesImage(pattern, image, digests) {
	const { version, qualifiers, ...rest } = pattern;
	const { repository_url: repository, ...otherQualifiers } = qualifiers;
	return (version === void 0 || isDigest(version) && digests.includes(version)) && (repository === void 0 || isRepository(repository, image)) && namesPackage({
		...rest,
		qualifiers: otherQualifiers
	}, image);
}
/**
* Whether a `repository_url` is that of an image. The PURL specification writes the whole repository into
* `repository_url`. go-vex leaves out the last part, which is the name in the PURL.
*/
function isRepository(written, { name, qualifiers }) {
	const whole = plainRepository(qualifiers.repository_url ?? "");
	const named = plainRepository(written);
	if (whole === "") return false;
	const parent = whole.slice(0, whole.lastIndexOf("/"));
	return named === whole || named === parent && !parent.endsWith(`/${name}`);
}
function plainRepository(text) {
	return text.toLowerCase().replace(/^index\.docker\.io\//, "docker.io/");
}

// src/domain/vex/vex-product.ts
/** Groups packages by {@link packageKey}, which is the same for all variants of one version. */
function packagesByKey(components) {
	return Map.groupBy(components, ({ purl }) => packageKey(purl));
}
/** The packages of a scope that a finding may be in. Several if the scope has the same version more than once. */
function componentsOf(finding, place) {
	const purl = finding.purl === void 0 ? void 0 : orUndefined(parsePackageUrl(finding.purl));
	return (purl && place.packages.get(packageKey(purl))) ?? [];
}
/**
* Whether a statement applies to a finding in a scope. If the scope has several variants of the package, the statement
* must name each of them.
*/
function appliesAt({ source, products }, finding, place) {
	if (source.kind === "attestation" && !place.digests.includes(source.subject)) return false;
	const inPlace = products.filter(({ within }) => within.every((subject) => isPlace(subject, place)));
	if (inPlace.some((product) => isWhole(product, place))) return true;
	const components = componentsOf(finding, place);
	return components.length > 0 && components.every((component) => inPlace.some((product) => product.package && isPackage(product.package, component)));
}
function isPlace(subject, place) {
	if ("digest" in subject) return place.digests.includes(subject.digest);
	const purl = orUndefined(parsePackageUrl(subject.purl));
	if (purl === void 0) return false;
	return purl.type === "oci" ? namesImage(purl, place.purl, place.digests) : namesPackage(purl, place.purl);
}
/** Whether a product is the whole scope: it names no package, or the scope by a BOM-Link. */
function isWhole({ within, package: named }, place) {
	if (named === void 0) return within.length > 0;
	return "bom" in named && place.links.includes(`${named.bom}#${named.ref}`);
}
function isPackage(of, { purl, links }) {
	if ("bom" in of) return links.includes(`${of.bom}#${of.ref}`);
	const pattern = orUndefined(parsePackageUrl(of.purl));
	if (pattern === void 0 || !namesPackage(pattern, purl)) return false;
	return of.versions === void 0 || purl.version !== void 0 && of.versions.includes(purl.version);
}

// src/domain/vex/apply-vex.ts
/** Whether a statement says that there is nothing to fix. */
function saysNothingToFix({ status }) {
	return status === "not_affected" || status === "fixed";
}
/**
* Makes a function that applies the statements to a finding. The finding is ignored if statements say so for every
* scope that has it. For one author (and one signer or the repository), the newest statements count. Of several authors,
* the strictest statement counts.
*/
function vexEvaluator({ statements, places }) {
	const byId = /* @__PURE__ */ new Map();
	for (const statement of statements) for (const id of /* @__PURE__ */ new Set([statement.vulnerability, ...statement.aliases])) {
		const known = byId.get(id);
		if (known === void 0) byId.set(id, [statement]);
		else known.push(statement);
	}
	const placesByName = Map.groupBy(places, ({ name }) => name);
	return (finding) => {
		const statements = [...new Set([finding.id, ...finding.aliases ?? []].flatMap((id) => byId.get(id) ?? []))].filter((one) => isAbout(one, finding));
		if (statements.length === 0) return {};
		return combineScopes(finding.foundIn.flatMap((name) => placesByName.get(name)?.map((place) => combine(statements.filter((one) => appliesAt(one, finding, place)))) ?? {}));
	};
}
/**
* Whether a statement is about the vulnerability of a finding. A common alias is not enough: one advisory can be the
* alias of many vulnerabilities.
*/
function isAbout({ vulnerability, aliases }, finding) {
	return vulnerability === finding.id || aliases.includes(finding.id) || (finding.aliases ?? []).includes(vulnerability);
}
/** The result of the statements that apply to one scope. */
function combine(statements) {
	const byAuthor = [...Map.groupBy(statements, authorKey).values()].map(newest);
	const [affecting] = byAuthor.flatMap((latest) => latest.find((one) => !saysNothingToFix(one)) ?? []);
	const [ignoring, ...moreIgnoring] = byAuthor.filter((latest) => latest.every(saysNothingToFix)).flatMap(([first]) => first ?? []);
	if (affecting === void 0) return ignoring === void 0 ? {} : { ignoreReason: [ignoring, ...moreIgnoring] };
	return {
		affecting,
		...ignoring === void 0 ? {} : { contradiction: {
			ignoring,
			affecting
		} }
	};
}
/** The result over all scopes that have a finding. */
function combineScopes(results) {
	const contradiction = results.find((one) => one.contradiction !== void 0)?.contradiction;
	const affecting = results.find((one) => one.affecting !== void 0)?.affecting;
	if (affecting !== void 0) return {
		affecting,
		...contradiction && { contradiction }
	};
	if (results.some(({ ignoreReason }) => ignoreReason === void 0)) return {};
	const [first, ...more] = new Set(results.flatMap(({ ignoreReason }) => ignoreReason ?? []));
	return first === void 0 ? {} : { ignoreReason: [first, ...more] };
}
/**
* The same for statements of the same author. The author is only a claim of the document, so the key contains the signer
* too. Files come from the repository.
*/
function authorKey({ source, author, document }) {
	const signer = source.kind === "file" ? [] : [source.signedBy.identity, source.signedBy.issuer];
	return JSON.stringify([
		source.kind,
		...signer,
		author ?? document
	]);
}
function newest(statements) {
	const latest = Math.max(...statements.map(timeOf));
	return statements.filter((one) => timeOf(one) === latest);
}
function timeOf({ timestamp }) {
	return timestamp === void 0 ? 0 : Date.parse(timestamp);
}
/** `.vex/app.json at 0123456789ab, statement 2 (ACME)` */
function vexName({ source, statement, author }) {
	const by = author === void 0 ? "" : ` (${author})`;
	if (source.kind === "file") return `${source.path} at ${source.commit.slice(0, 12)}, statement ${statement}${by}`;
	return `attestation ${source.referrer} signed by ${source.signedBy.identity}, statement ${statement}${by}`;
}

// src/domain/verdict/baseline.ts
/**
* The key by which a finding is recognised in the baseline: vulnerability, type and name of the package. The version is
* not part of it: an update that does not fix a vulnerability makes no new finding.
*/
function baselineKey({ id, type, package: name }) {
	return JSON.stringify([
		id,
		type ?? "",
		name
	]);
}
/** Notes on a baseline, a sentence each. */
function baselineNotes(baseline, image) {
	if (baseline.known) return baseline.notes;
	return [`The image cannot be compared with the baseline ${image}, so every finding counts as new: ${baseline.why}.`];
}

// src/domain/verdict/evaluate-vulnerabilities.ts
/** Evaluates every vulnerability by the policy at a given time, in the given order. Pure. */
function evaluateVulnerabilities(findings, policy, context) {
	const effect = effectOn(policy.vulnerabilities, context.now);
	const exceptions = exceptionsFor(policy, context);
	const evaluateVex = context.vex && vexEvaluator(context.vex);
	return findings.map((finding) => {
		const threshold = thresholdFor(finding, policy);
		if (!reaches(finding, threshold)) return ignored(finding, { kind: "below" });
		if (threshold.onlyFixed && finding.fixedIn === void 0) return ignored(finding, { kind: "unfixed" });
		const statements = evaluateVex?.(finding).ignoreReason;
		if (statements !== void 0) return ignored(finding, {
			kind: "vex",
			statements
		});
		const matching = exceptions.filter((exception) => fitsException(exception, finding));
		const { active, expired } = matchingEntry(matching, context.now);
		if (active !== void 0) return ignored(finding, {
			kind: "exception",
			exception: active
		});
		const reason = knownBefore(finding, policy, context);
		if (reason !== void 0) return ignored(finding, reason);
		return {
			finding,
			effect,
			...expired === void 0 ? {} : { expired }
		};
	});
}
/** The vulnerabilities that count, in the given order. */
function countedFindings(evaluated) {
	return evaluated.filter((one) => one.effect !== "none");
}
/** The vulnerabilities that do not count, in the given order. */
function ignoredFindings(evaluated) {
	return evaluated.filter((one) => one.effect === "none");
}
/** How the exceptions that apply to this image were used. */
function exceptionUsage(evaluated, policy, context) {
	return usageOf(exceptionsFor(policy, context), evaluated.map(coverIn));
}
function coverIn(evaluated) {
	if (evaluated.effect === "none") return evaluated.ignoreReason.kind === "exception" ? { active: evaluated.ignoreReason.exception } : {};
	return evaluated.expired === void 0 ? {} : { expired: evaluated.expired };
}
function exceptionsFor(policy, { image }) {
	return policy.exceptions.filter((exception) => isForImage(exception, image));
}
function ignored(finding, ignoreReason) {
	return {
		finding,
		effect: "none",
		ignoreReason
	};
}
/** Why a finding is ignored if it comes from the base image or is in the baseline. Undefined if neither applies. */
function knownBefore(finding, policy, context) {
	const { baseImageFindings, newOnly } = policy.vulnerabilities;
	const { baseLayers, baseline } = context;
	if (baseImageFindings === "apart" && baseLayers !== void 0 && isInLayers(finding, baseLayers)) return {
		kind: "base-image",
		...baseOf(finding, baseLayers)
	};
	if (newOnly !== void 0 && baseline?.has(baselineKey(finding))) return { kind: "baseline" };
}
function baseOf({ layers = [] }, of) {
	const [base] = layers.flatMap((layer) => of.get(layer) ?? []);
	return base === void 0 ? {} : { base };
}
function reaches({ severity, cvss }, threshold) {
	return threshold.failOn.includes(severity) || threshold.cvss !== void 0 && cvss !== void 0 && cvss >= threshold.cvss;
}
/** The thresholds of the first matching rule. The general thresholds apply where the rule names none. */
function thresholdFor(finding, policy) {
	const { packages, ...general } = policy.vulnerabilities;
	return {
		...general,
		...packages.find((rule) => matchesRule(rule, finding))
	};
}
function matchesRule({ types, names, paths }, finding) {
	return (types.length === 0 || finding.type !== void 0 && types.includes(finding.type)) && (names.length === 0 || names.some((name) => matchesGlob(name, finding.package))) && (paths.length === 0 || isWithin(paths, finding));
}

// src/domain/verdict/judge-coverage.ts
const HOUR_MS = 36e5;
/** Checks what the scan did not cover, and whether the database is too old or from the future. Pure. */
function judgeCoverage(image, sboms, scan, policy, context) {
	const { reasons, ...rest } = judgeScan(scan, policy, context);
	return {
		reasons: [...missing(image, sboms, scan), ...reasons],
		...rest
	};
}
/** The same for a scan alone. Does not check whether every platform of an image was scanned. */
function judgeScan(scan, policy, context) {
	const { now, brokenGlass = [] } = context;
	const stale = age(scan, policy, now);
	const glass = stale?.mayBeSetAside ? setAside(brokenGlass, "database-stale") : void 0;
	const scopes = scan.coverage.map((coverage) => judgeScope(coverage, policy, now));
	return {
		reasons: [...scopes.flatMap(({ reasons }) => reasons), ...stale === void 0 || glass !== void 0 ? [] : [staleReason(stale.message)]],
		notes: scopes.flatMap(({ notes }) => notes),
		setAside: stale === void 0 || glass === void 0 ? [] : [staleReason(`${stale.message} (${glassInWords(glass)})`)]
	};
}
function missing(image, sboms, scan) {
	return image.platforms.flatMap((platform) => {
		const name = platformName(platform.platform);
		const isOfPlatform = ({ scope }) => scope.kind === "platform" && scope.manifest === platform.manifest.digest;
		return [...sboms.some(isOfPlatform) ? [] : [incomplete(`${name} has no SBOM`)], ...scan.coverage.some(isOfPlatform) ? [] : [incomplete(`${name} was not scanned`)]];
	});
}
function judgeScope(coverage, policy, now) {
	const { os, listed, compared, incomparable, unsourced, gaps = [] } = coverage;
	const scope = nameOf(coverage.scope);
	const result = judgeGaps(gaps, policy.gaps, now);
	const reasons = gapSentences(result.open).map((gap) => incomplete(`${scope}: ${gap}`));
	const notes = [...gapSentences(result.reported).map((gap) => `${scope}: ${gap}`), ...gapSentences(result.accepted.map(({ gap }) => gap)).map((gap) => `${scope}: accepted by the policy: ${gap}`)];
	if (coverage.scope.kind === "platform" && listed === 0 && os === void 0) {
		const nothing = `${scope}: neither a distribution nor a single package was recognised`;
		if (policy.unrecognisedImages === "allow") notes.push(`${nothing}, which the policy allows.`);
		else reasons.push(incomplete(`${nothing}, so a scan proves nothing`));
	}
	const accounted = compared + incomparable + unsourced;
	if (accounted < listed) reasons.push(incomplete(`${scope}: the scan has no result for ${listed - accounted} of ${listed} packages`));
	if (os?.endOfLife) reasons.push({
		code: "os-end-of-life",
		check: "scan",
		message: `${scope}: ${os.family} ${os.name} no longer gets security fixes`,
		...effectOn(policy.endOfLife, now) === "warn" ? { effect: "warn" } : {}
	});
	return {
		reasons,
		notes
	};
}
/** What is wrong with the time of the database. Break glass sets aside that it is old, not that it is from the future. */
function age(scan, policy, now) {
	const { updatedAt } = scan.database;
	const { databaseMaxAgeMs } = policy.vulnerabilities;
	const age = now.getTime() - Date.parse(updatedAt);
	if (age < -36e5) return {
		message: `the vulnerability database claims to be from the future (${updatedAt})`,
		mayBeSetAside: false
	};
	if (age <= databaseMaxAgeMs) return void 0;
	return {
		message: `the vulnerability database is ${Math.floor(age / HOUR_MS)} h old (updated ${updatedAt}), ${databaseMaxAgeMs / HOUR_MS} h are allowed`,
		mayBeSetAside: !Number.isNaN(age)
	};
}
function staleReason(message) {
	return {
		code: "database-stale",
		check: "scan",
		message
	};
}
function incomplete(message) {
	return {
		code: "scan-incomplete",
		check: "scan",
		message
	};
}
function nameOf(scope) {
	if (scope.kind === "source") return "the source tree";
	return scope.kind === "index" ? "the index" : platformName(scope.platform);
}

// src/domain/vex/vex-statement.ts
/** Greatest size of a VEX document, in bytes. */
const MAX_VEX_BYTES = 5 << 20;
/** Greatest number of statements, in one document or in all documents of a run. More are refused. */
const MAX_VEX_STATEMENTS = 1e4;
/** The statuses of OpenVEX. The states of CycloneDX are converted to them. */
const VEX_STATUSES = [
	"not_affected",
	"affected",
	"fixed",
	"under_investigation"
];

// src/domain/evidence/evidence.ts
/**
* The ways to know that a tool is the one that Assay's authors or the user meant:
* - `pinned-hash`: the release asset has the SHA-256 that is part of Assay.
* - `release-age`: the release was at least a week old when it was pinned.
* - `release-bundle`: the project's own Sigstore bundle beside the asset verifies, by the exact signer.
* - `github-attestation`: GitHub's attestation of the build verifies, by the exact workflow.
* - `module-sum`: the Go module has the sum that is part of Assay, and the tool was built from it.
* - `named-hash`: the file has the SHA-256 that the user named with its path.
*/
const TOOL_CHECKS = [
	"pinned-hash",
	"release-age",
	"release-bundle",
	"github-attestation",
	"module-sum",
	"named-hash"
];

// src/stages/policy/workspace-file.ts
/**
* Reads a file of the workspace, at most one byte more than `limit`; undefined if it does not exist. Throws
* `policy-unavailable` if it is not a regular file or is reached through a link, because a link in a checkout can lead
* anywhere.
*/
async function workspaceFile(folder, path, limit) {
	let place = folder;
	for (const part of path.split("/")) {
		place = join(place, part);
		const found = await lstat(place).catch((error) => absent(error, path));
		if (found === void 0) return void 0;
		if (found.isSymbolicLink()) throw unusable(path, "is a link or is reached through one; links are not followed");
	}
	const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	const file = await open(place, flags).catch((error) => {
		throw unusable(path, `cannot be read (${codeOf(error)})`);
	});
	try {
		if (!(await file.stat()).isFile()) throw unusable(path, "is not a file");
		const buffer = Buffer.alloc(limit + 1);
		let length = 0;
		for (let read = -1; read !== 0 && length < buffer.length; length += read) ({bytesRead: read} = await file.read(buffer, length, buffer.length - length));
		return buffer.subarray(0, length);
	} finally {
		await file.close();
	}
}
function absent(error, path) {
	if (codeOf(error) === "ENOENT") return void 0;
	throw unusable(path, `cannot be read (${codeOf(error)})`);
}
function unusable(path, why) {
	return fault("policy-unavailable", "policy", `the policy file ${plain(path, 200)} ${why}`);
}

export { pemOf as $, apartNote as A, rulesBaseImages as B, gapName as C, effectOn as Ct, matchingEntry as D, bareName as E, isInLayers as F, isGitlabPath as G, isWorkflowOf as H, isVouchedFor as I, certificateName as J, parseWorkflowName as K, namesBases as L, baseName as M, basesOf as N, readablePurl as O, isAllowed as P, pemBlocks as Q, namesOneImage as R, GAP_KINDS as S, SLSA_LEVELS as St, judgeGaps as T, policyDigest as Tt, keyFault as U, certificateFault as V, provenanceFaults as W, KEY_KINDS as X, namesWorkflow as Y, otherKind as Z, packagesByKey as _, matchesGlob as _t, VEX_STATUSES as a, SEVERITIES as at, SECTIONS as b, MAX_POLICY_BYTES as bt, countedFindings as c, BREAK_GLASS_RULES as ct, ignoredFindings as d, endOf as dt, publicKeysIn as et, baselineKey as f, glassInWords as ft, componentsOf as g, matchesEverything as gt, vexName as h, globFault as ht, MAX_VEX_STATEMENTS as i, SECRET_WHYS as it, baseLayers as j, usageOf as k, evaluateVulnerabilities as l, MAX_BREAK_GLASS_MS as lt, vexEvaluator as m, setAside as mt, TOOL_CHECKS as n, LOCATION_KINDS as nt, judgeCoverage as o, countBySeverity as ot, baselineNotes as p, isPattern as pt, sameName as q, MAX_VEX_BYTES as r, SECRET_SEVERITIES as rt, judgeScan as s, isSeverity as st, workspaceFile as t, signingKeyFault as tt, exceptionUsage as u, brokenGlass as ut, parsePackageUrl as v, reachesInto as vt, gapSentences as w, hasExpired as wt, stricter as x, POLICY_PATH as xt, require_packageurl_js as y, DEFAULT_POLICY as yt, provenLayers as z };