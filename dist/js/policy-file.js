import { F as digestOf, M as orUndefined, N as parsed, P as unparsable, S as string, _ as number, d as boolean, h as literal, s as _enum, u as array, x as strictObject } from "./schemas.js";
import { i as isLoopback, l as parseReference } from "./event.js";

// src/domain/policy/policy.ts
/** The SLSA build levels that Assay's evidence can prove, the lowest first. */
const SLSA_LEVELS = ["SLSA_BUILD_LEVEL_1", "SLSA_BUILD_LEVEL_2"];
/** The path of the policy file, relative to the workspace. */
const POLICY_PATH = ".github/assay.yml";
/** Greatest size of a policy file, in bytes. A larger file is refused before it is parsed. */
const MAX_POLICY_BYTES = 1 << 20;
const HOUR_MS = 36e5;
/** The policy if there is no file and no input. */
const DEFAULT_POLICY = {
	vulnerabilities: {
		enforce: "block",
		failOn: ["critical", "high"],
		onlyFixed: false,
		packages: [],
		databaseMaxAgeMs: 48 * HOUR_MS,
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
	return now.getTime() >= Date.parse(`${expires}T00:00:00Z`) + 24 * HOUR_MS;
}
/**
* A digest that is the same for the same rules: over JSON with sorted keys and sorted lists of severities. The section
* `gate` is not part of it: the gate compares this digest with the one of the build, which does not depend on the gate.
*/
function policyDigest(policy) {
	const { gate: _gate, ...rules } = policy;
	return digestOf(JSON.stringify(rules, sorted));
}
const UNORDERED = /* @__PURE__ */ new Set(["failOn"]);
function sorted(key, value) {
	if (Array.isArray(value)) return UNORDERED.has(key) ? [...value].sort() : value;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1));
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

// src/domain/duration.ts
const UNITS = {
	m: 6e4,
	h: 36e5,
	d: 864e5
};
const DAY_MS = UNITS.d;
/** Reads a length of time such as `48h`, `30m` or `2d`, in milliseconds. */
function parseDuration(text) {
	const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
	if (unit === "m" || unit === "h" || unit === "d") return parsed(Number(count) * UNITS[unit]);
	return unparsable(`"${text}" is not a length of time such as 48h, 30m or 2d`);
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

// src/formats/policy-file/policy-file-values.ts
/** The values of the policy file. Each message is the end of a sentence that begins with the key. */
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
/** A text that is valid if `fault` finds no fault. */
function text(fault) {
	return string().superRefine((value, context) => {
		const message = fault(value);
		if (message !== void 0) context.addIssue({
			code: "custom",
			message
		});
	});
}
/** A sentence for people: not blank, of at most 1,000 characters. */
const sentence = text((value) => {
	if (value.trim() === "") return "must not be empty";
	return value.length > 1e3 ? "must not be longer than 1000 characters" : void 0;
});
/** `YYYY-MM-DD`, a day that the calendar has. */
const day = text((value) => isDay(value) ? void 0 : "is not a day of the calendar: write it YYYY-MM-DD, such as 2027-03-31").meta({ format: "date" });
const glob = text(globFault);
/** purl-spec: letters, digits, `.` and `-`, in lower case. */
const purlType = text((value) => /^[a-z][a-z0-9.-]*$/.test(value) ? void 0 : "is not the type of a PURL, such as npm, deb or golang");
const duration = text((value) => (orUndefined(parseDuration(value)) ?? 0) > 0 ? void 0 : "is not a length of time such as 48h, 30m or 2d").meta({ pattern: "^[0-9]{1,5}[mhd]$" });
const days = text((value) => /^[1-9]\d{0,3}d$/.test(value) ? void 0 : "is not a number of days such as 90d").meta({ pattern: "^[1-9][0-9]{0,3}d$" });
const vulnerabilityId = text((value) => /^[A-Za-z0-9][A-Za-z0-9._:-]{2,99}$/.test(value) ? void 0 : "is not the id of one vulnerability, such as CVE-2026-1234 or GHSA-xxxx-xxxx-xxxx");
const fingerprint = text((value) => /^[0-9a-f]{32}$/.test(value) ? void 0 : "is not a fingerprint of 32 hex digits, as the report shows it").meta({ pattern: "^[0-9a-f]{32}$" });
const policyDigestText = text((value) => /^sha256:[0-9a-f]{64}$/.test(value) ? void 0 : "is not a digest of the form sha256:<64 hex digits>").meta({ pattern: "^sha256:[0-9a-f]{64}$" });
/** Compared exactly, so a pattern would match no signer. */
const identity = text((value) => {
	if (value.trim() !== value || value === "") return "must not be empty, and must not begin or end with blanks";
	return /[*^$\\]/.test(value) ? "is compared exactly and must not contain a pattern" : void 0;
});
const issuer = text((value) => {
	const url = URL.parse(value);
	return url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host) ? void 0 : "is not an https URL";
});
const sourceRepository = text((value) => /^https?:\/\/[^/\s]+\/[\w.-]+\/[\w.-]+$/.test(value) && !value.endsWith(".git") ? void 0 : "is not of the form https://github.com/owner/repository");
const gitRef = text((value) => value === "any" || /^refs\/[^\s*?~^:\\[]+$/.test(value) ? void 0 : "is not a full ref such as refs/heads/main");
/** GitHub's ids of repositories and accounts. */
const githubId = text((value) => /^[1-9][0-9]{0,18}$/.test(value) ? void 0 : "is not a number that GitHub assigns, in quotes").meta({ pattern: "^[1-9][0-9]{0,18}$" });
const taggedImage = text((value) => {
	const reference = parseReference(value);
	if (!reference.ok) return `is not an image: ${reference.fault}`;
	if (reference.value.digest !== void 0) return "names a digest, which never changes: name a tag";
	return /:[^/]*$/.test(value) ? void 0 : "names no tag: write registry/repository:tag";
});
function isDay(value) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const date = /* @__PURE__ */ new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

// src/formats/policy-file/policy-file-sections.ts
/** The sections of the policy file: one for each key at the top. */
/** How a rule is enforced. A rule without these keys takes them from the top of the file, otherwise the default. */
const enforced = {
	enforce: _enum(["block", "warn"]).optional().meta({
		description: "`block` fails the run. `warn` reports and lets the job pass.",
		default: "block"
	}),
	"block-from": day.optional().meta({
		description: "First day (UTC) on which the rule blocks. Until then it warns.",
		examples: ["2027-01-15"]
	})
};
const severities = array(_enum(SEVERITIES));
const onlyFixed = boolean().optional();
const cvss = number().min(0).max(10).optional();
const signer = {
	identity: identity.meta({
		description: "Subject of the certificate, compared exactly.",
		examples: ["https://github.com/acme/app/.github/workflows/ship.yml@refs/heads/main"]
	}),
	issuer: issuer.optional().meta({
		description: "OIDC issuer in the certificate, compared exactly.",
		default: GITHUB_ISSUER
	})
};
const signers = array(strictObject(signer));
const accountable = {
	reason: sentence.meta({
		description: "Why it is ignored.",
		examples: ["The parser is never given input."]
	}),
	owner: sentence.meta({
		description: "Who is responsible for it.",
		examples: ["@acme/payments"]
	}),
	expires: day.meta({
		description: "Last day (UTC) on which it is ignored; at most `longest-term` from today.",
		examples: ["2027-03-31"]
	})
};
const packageRule = strictObject({
	types: array(purlType).min(1).optional().meta({
		description: "PURL types.",
		examples: [["npm", "deb"]]
	}),
	names: array(glob).min(1).optional().meta({
		description: "Names of packages.",
		examples: [["linux-*"]]
	}),
	paths: array(glob).min(1).optional().meta({
		description: "Paths of the package in the image or in the source.",
		examples: [["tools/**"]]
	}),
	"fail-on": severities.optional().meta({ description: "As above, for these packages; empty: no severity." }),
	"only-fixed": onlyFixed.meta({ description: "As above, for these packages." }),
	cvss: cvss.meta({ description: "As above, for these packages." })
});
const vulnerabilities = strictObject({
	...enforced,
	"fail-on": severities.min(1).optional().meta({
		description: "Severities that count.",
		default: ["critical", "high"],
		examples: [["critical"]]
	}),
	"only-fixed": onlyFixed.meta({
		description: "Whether only vulnerabilities count that a new version of the package fixes.",
		default: false
	}),
	cvss: cvss.meta({
		description: "A vulnerability with at least this CVSS base score counts, whatever its severity.",
		examples: [7.5]
	}),
	"database-max-age": duration.optional().meta({
		description: "Greatest age of the vulnerability database; an older one is an error.",
		default: "48h"
	}),
	packages: array(packageRule).optional().meta({ description: "Other thresholds for some packages. The first rule that matches a finding decides." }),
	"new-only": strictObject({
		image: taggedImage.meta({
			description: "The image that was released last.",
			examples: ["ghcr.io/acme/app:latest"]
		}),
		...signer
	}).optional().meta({ description: "Only findings count that this image, signed by this signer, does not have." }),
	"base-image-findings": _enum(["count", "apart"]).optional().meta({
		description: "`count`: findings of the base image count. `apart`: they are only listed separately.",
		default: "count"
	})
});
const secrets = strictObject({
	...enforced,
	"fail-on": array(_enum(SECRET_SEVERITIES)).min(1).optional().meta({
		description: "Severities that count.",
		default: ["high", "medium"]
	}),
	suppressions: array(strictObject({
		fingerprint: fingerprint.meta({
			description: "Fingerprint of the secret, as the report shows it.",
			examples: ["0123456789abcdef0123456789abcdef"]
		}),
		...accountable
	})).optional().meta({ description: "Secrets that are ignored." })
});
const exceptions = array(strictObject({
	vulnerability: vulnerabilityId.meta({
		description: "CVE, GHSA or the distribution's own id, compared exactly.",
		examples: ["CVE-2026-1234"]
	}),
	package: sentence.optional().meta({
		description: "Name of the package, or its PURL without version. If it is left out: any package.",
		examples: ["openssl", "pkg:npm/lodash"]
	}),
	path: glob.optional().meta({
		description: "Glob for the path of the package.",
		examples: ["app/node_modules/**"]
	}),
	image: glob.optional().meta({
		description: "Glob for `registry/repository`.",
		examples: ["ghcr.io/acme/*"]
	}),
	...accountable
}));
const gaps = array(strictObject({
	path: glob.meta({
		description: "Glob for the file of the gap, as the report names it.",
		examples: ["opt/legacy/**"]
	}),
	...accountable
}));
const vex = strictObject({
	files: array(glob).optional().meta({
		description: "OpenVEX and CycloneDX VEX files of the repository.",
		examples: [[".vex/*.json"]]
	}),
	attestations: signers.optional().meta({ description: "Signers whose VEX attestations of the image count." })
});
const registries = strictObject({
	...enforced,
	allow: array(glob).min(1).optional().meta({
		description: "Names or globs of `registry/repository`. If it is left out: every registry.",
		examples: [["ghcr.io/acme/**"]]
	})
});
const baseImages = strictObject({
	...enforced,
	allow: array(glob).min(1).optional().meta({
		description: "Names or globs of `registry/repository[:tag]`. If it is left out: every base image.",
		examples: [["docker.io/library/node:22*"]]
	}),
	"digest-pinned": boolean().optional().meta({
		description: "Whether the digest of the base image must be known.",
		default: false
	}),
	"signed-by": signers.min(1).optional().meta({ description: "The base image must be signed by one of these signers." }),
	undetermined: _enum([
		"block",
		"warn",
		"allow"
	]).optional().meta({
		description: "What happens to an image whose base image cannot be determined.",
		default: "block"
	})
});
const workflows = strictObject({
	enforce: _enum([
		"advise",
		"warn",
		"block"
	]).optional().meta({
		description: "`advise` reports what is found and does not change the verdict.",
		default: "advise"
	}),
	"block-from": enforced["block-from"]
});
const gate = strictObject({
	...enforced,
	identity: signer.identity.optional(),
	issuer: signer.issuer,
	"source-repository": sourceRepository.optional().meta({
		description: "The repository that the provenance and the certificate must name as source.",
		examples: ["https://github.com/acme/app"]
	}),
	"source-ref": gitRef.optional().meta({
		description: "The branch or tag that the image must be built from; `any`: every branch and tag. Required with `source-repository`, unless the identity is a workflow of that repository.",
		examples: ["refs/heads/main"]
	}),
	"source-repository-id": githubId.optional().meta({
		description: "GitHub's id of that repository. A repository that is created later with the same name has another id.",
		examples: ["1296269"]
	}),
	"source-owner-id": githubId.optional().meta({
		description: "GitHub's id of the owner of that repository.",
		examples: ["583231"]
	}),
	level: _enum(SLSA_LEVELS).optional().meta({
		description: "The lowest SLSA build level that the provenance may show.",
		examples: ["SLSA_BUILD_LEVEL_2"]
	}),
	runner: _enum(["github-hosted"]).optional().meta({
		description: "The kind of runner that must have built and signed everything, by the certificate.",
		examples: ["github-hosted"]
	}),
	"promoted-from": array(glob).optional().meta({
		description: "Globs of `registry/repository` that images may be promoted from: a verification summary from there also counts elsewhere.",
		examples: [["ghcr.io/acme/staging/*"]]
	}),
	"accepted-policies": array(policyDigestText).optional().meta({
		description: "Digests of earlier policies whose verification summaries still count.",
		examples: [[`sha256:${"0".repeat(64)}`]]
	})
});

// src/formats/policy-file/policy-file.ts
/** The format of the policy file. `policyOf` turns a file into a policy. */
const policyFileSchema = strictObject({
	version: literal(1).meta({
		description: "Version of this format.",
		examples: [1]
	}),
	enforce: enforced.enforce.meta({
		description: "For every rule without its own `enforce` or `block-from`, except `workflows`.",
		default: "block"
	}),
	"block-from": enforced["block-from"].meta({
		description: "For the same rules: first day (UTC) on which they block. Until then they warn.",
		examples: ["2027-01-15"]
	}),
	vulnerabilities: vulnerabilities.optional().meta({ description: "Which vulnerabilities count." }),
	"end-of-life": strictObject(enforced).optional().meta({ description: "A distribution that gets no security fixes any more." }),
	secrets: secrets.optional().meta({ description: "Which secrets count." }),
	exceptions: exceptions.optional().meta({ description: "Vulnerabilities that are ignored." }),
	gaps: gaps.optional().meta({ description: "Packages that were not compared with advisories, and are accepted so." }),
	"longest-term": days.optional().meta({
		description: "The longest time from today for which an exception, a suppression or an accepted gap may be valid.",
		default: "90d"
	}),
	vex: vex.optional().meta({ description: "The VEX documents that count." }),
	registries: registries.optional().meta({ description: "Where images may come from and go to." }),
	"base-images": baseImages.optional().meta({ description: "The base images that are allowed." }),
	workflows: workflows.optional().meta({ description: "What findings in the repository's workflows do." }),
	"unrecognised-images": _enum(["error", "allow"]).optional().meta({
		description: "Whether an image may pass in which neither a distribution nor a package is recognised.",
		default: "error"
	}),
	"sign-on-warn": boolean().optional().meta({
		description: "Whether an image with warnings is signed. It never gets a PASSED summary.",
		default: false
	}),
	gate: gate.optional().meta({ description: "What the gate demands of an image." })
}).describe("The rules that Assay judges an image by.");

export { policyDigest as C, hasExpired as S, DEFAULT_POLICY as _, coversGlob as a, SLSA_LEVELS as b, reachesInto as c, LOCATION_KINDS as d, SECRET_SEVERITIES as f, isSeverity as g, countBySeverity as h, sentence as i, DAY_MS as l, SEVERITIES as m, GITHUB_ISSUER as n, matchesEverything as o, SECRET_WHYS as p, day as r, matchesGlob as s, policyFileSchema as t, parseDuration as u, MAX_POLICY_BYTES as v, effectOn as x, POLICY_PATH as y };