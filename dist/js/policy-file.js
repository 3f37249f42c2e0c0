import { A as number, C as array, F as string, O as literal, P as strictObject, U as digestOf, b as _enum, c as parseReference, i as isLoopback, w as boolean } from "./event.js";

// src/domain/policy/policy.ts
/** The SLSA build levels that evidence of Assay's can show, the least first. */
const SLSA_LEVELS = ["SLSA_BUILD_LEVEL_1", "SLSA_BUILD_LEVEL_2"];
/** Where the policy file is looked for, relative to the workspace. */
const POLICY_PATH = ".github/assay.yml";
/** A larger file is refused before it is parsed. */
const MAX_POLICY_BYTES = 1 << 20;
const HOUR_MS = 36e5;
/** The policy where there is no file and no input. */
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
/** What a rule does on a day: before `blockFrom` it warns. */
function effectOn(rule, now) {
	if (rule.blockFrom === void 0) return rule.enforce;
	return now.getTime() < Date.parse(`${rule.blockFrom}T00:00:00Z`) ? "warn" : "block";
}
/** Whether something that expires on a day (that day included, UTC) has expired. */
function hasExpired({ expires }, now) {
	return now.getTime() >= Date.parse(`${expires}T00:00:00Z`) + 24 * HOUR_MS;
}
/**
* A digest that is the same for the same rules: over JSON with sorted keys and sorted lists of severities. What the gate
* demands is left out: it judges a summary by the rules that the build was judged by.
*/
function policyDigest(policy) {
	const { gate: _gate, ...rules } = policy;
	return digestOf(JSON.stringify(rules, inOrder));
}
const UNORDERED = /* @__PURE__ */ new Set(["failOn"]);
function inOrder(key, value) {
	if (Array.isArray(value)) return UNORDERED.has(key) ? [...value].sort() : value;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1));
}

// src/domain/finding/finding.ts
/** Severities from worst to least; `unknown` is what the database does not rate. */
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
* What a place is, where that says how much a secret weighs that stands there: `package` is a file of an installed
* package as it was published, `system` one of a language's own library. What is none of these is the user's own.
*/
const STANDINGS = [
	"package",
	"system",
	"documentation",
	"sample",
	"generated"
];
/**
* How sure and how grave a secret is. `high`: its form is that of a real credential. `medium`: a generic rule found
* it by its name and its entropy. `low`: it stands only where samples usually stand (tests, examples, documentation),
* or in what published packages ship as published.
*/
const SECRET_SEVERITIES = [
	"high",
	"medium",
	"low"
];
/**
* Why a secret has its severity. `form`: a rule knows its form. `name`: it goes by its name and its randomness. `doubt`:
* something speaks against its form. `weak`: everybody guesses it. `sample-place`: it stands only among samples.
* `published`: it stands only in packages as published. `generated`: it stands only in what programs wrote.
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
/** A length of time such as `48h`, `30m` or `2d` in milliseconds; undefined where the text is none. */
function parseDuration(text) {
	const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
	return unit === "m" || unit === "h" || unit === "d" ? Number(count) * UNITS[unit] : void 0;
}

// src/domain/glob.ts
/**
* Globs of the policy, for names of images and packages and for paths. `*` stands for any characters within a segment
* (between slashes), `?` for one of them, and a segment `**` for any number of segments, also none. Everything else is
* literal; the whole text must match, in its own case.
*/
const LONGEST = 500;
/** Whether a text matches a glob. Takes time in proportion to the product of their lengths, whatever they hold. */
function matchesGlob(glob, text) {
	return fits(glob.split("/"), text.split("/"), "**", (segment, part) => fits([...segment], [...part], "*", (one, character) => one === "?" || one === character));
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
/** Whether everything that `narrow` matches is matched by `wide` too. May say no where it is so, never yes where not. */
function coversGlob(wide, narrow) {
	return fits(wide.split("/"), narrow.split("/"), "**", (segment, part) => part !== "**" && fits([...segment], [...part], "*", (one, other) => other !== "*" && (one === "?" || one === other)));
}
/** What is wrong with a glob, as the end of a sentence; undefined where nothing is. */
function globFault(glob) {
	if (glob.trim() !== glob || glob === "") return "is empty or has blanks around it";
	if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
	const special = /^!|[[\]{}\\]/.exec(glob)?.[0];
	if (special !== void 0) return `has "${special}": only *, ** and ? are special, and ? stands for any character`;
	const segments = glob.split("/");
	if (segments.some((segment) => segment.includes("**") && segment !== "**")) return "has ** beside other characters: it stands alone between slashes, as in app/**/test";
	if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) return "has an empty segment, \".\" or \"..\": no slash stands at its start or end";
}
/** Whether a glob names nothing: it goes any number of segments deep, and has no letter and no digit of its own. */
function matchesEverything(glob) {
	return glob.split("/").includes("**") && !/[\p{L}\p{N}]/u.test(glob);
}
/**
* Whether a pattern fits the items of a text, where `run` stands for any number of items. Only the last run is ever
* tried again: when what follows it fits later, nothing before it has to move.
*/
function fits(pattern, items, run, same) {
	let at = 0;
	let item = 0;
	let lastRun = -1;
	let retry = 0;
	while (item < items.length) {
		const one = pattern[at];
		const current = items[item];
		if (one === run) {
			lastRun = at;
			retry = item;
			at += 1;
		} else if (one !== void 0 && current !== void 0 && same(one, current)) {
			at += 1;
			item += 1;
		} else if (lastRun >= 0) {
			retry += 1;
			item = retry;
			at = lastRun + 1;
		} else return false;
	}
	return pattern.slice(at).every((one) => one === run);
}

// src/formats/policy-file/policy-file-values.ts
/** The values of the policy file. Each message is the end of a sentence that begins with the key. */
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
/** A text that `fault` finds nothing wrong with. */
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
/** `YYYY-MM-DD`, and a day that the calendar has. */
const day = text((value) => isDay(value) ? void 0 : "is not a day of the calendar: write it YYYY-MM-DD, such as 2027-03-31").meta({ format: "date" });
const glob = text(globFault);
/** purl-spec: letters, digits, `.` and `-`, in lower case. */
const purlType = text((value) => /^[a-z][a-z0-9.-]*$/.test(value) ? void 0 : "is not the type of a PURL, such as npm, deb or golang");
const duration = text((value) => (parseDuration(value) ?? 0) > 0 ? void 0 : "is not a length of time such as 48h, 30m or 2d").meta({ pattern: "^[0-9]{1,5}[mhd]$" });
const days = text((value) => /^[1-9]\d{0,3}d$/.test(value) ? void 0 : "is not a number of days such as 90d").meta({ pattern: "^[1-9][0-9]{0,3}d$" });
const vulnerabilityId = text((value) => /^[A-Za-z0-9][A-Za-z0-9._:-]{2,99}$/.test(value) ? void 0 : "is not the id of one vulnerability, such as CVE-2026-1234 or GHSA-xxxx-xxxx-xxxx");
const fingerprint = text((value) => /^[0-9a-f]{32}$/.test(value) ? void 0 : "is not a fingerprint of 32 hex digits, as the report shows it").meta({ pattern: "^[0-9a-f]{32}$" });
const policyDigestText = text((value) => /^sha256:[0-9a-f]{64}$/.test(value) ? void 0 : "is not a digest of the form sha256:<64 hex digits>").meta({ pattern: "^sha256:[0-9a-f]{64}$" });
/** Compared exactly, so that a pattern would match nobody. */
const identity = text((value) => {
	if (value.trim() !== value || value === "") return "must not be empty or have blanks around it";
	return /[*^$\\]/.test(value) ? "is compared exactly and may hold no pattern" : void 0;
});
const issuer = text((value) => {
	const url = URL.canParse(value) ? new URL(value) : void 0;
	return url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host) ? void 0 : "is not an https URL";
});
const sourceRepository = text((value) => /^https?:\/\/[^/\s]+\/[\w.-]+\/[\w.-]+$/.test(value) && !value.endsWith(".git") ? void 0 : "is not of the form https://github.com/owner/repository");
const gitRef = text((value) => value === "any" || /^refs\/[^\s*?~^:\\[]+$/.test(value) ? void 0 : "is not a full ref such as refs/heads/main");
/** GitHub's numbers of repositories and accounts. */
const githubId = text((value) => /^[1-9][0-9]{0,18}$/.test(value) ? void 0 : "is not the number that GitHub gives, in quotes").meta({ pattern: "^[1-9][0-9]{0,18}$" });
const taggedImage = text((value) => {
	const reference = parseReference(value);
	if (typeof reference === "string") return `is not an image: ${reference}`;
	if (reference.digest !== void 0) return "names a digest, which never moves on: name a tag";
	return /:[^/]*$/.test(value) ? void 0 : "names no tag: write registry/repository:tag";
});
function isDay(value) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const date = /* @__PURE__ */ new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

// src/formats/policy-file/policy-file-sections.ts
/** The sections of the policy file: what stands under each key of the top. */
/** How a rule is enforced. What a rule does not say of itself, the top of the file says; else the default. */
const enforced = {
	enforce: _enum(["block", "warn"]).optional().meta({
		description: "`block` fails the run; `warn` is told and lets the job pass.",
		default: "block"
	}),
	"block-from": day.optional().meta({
		description: "Day (UTC) from which on the rule blocks; until then it warns.",
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
		description: "OIDC issuer behind the certificate, compared exactly.",
		default: GITHUB_ISSUER
	})
};
const signers = array(strictObject(signer));
const accountable = {
	reason: sentence.meta({
		description: "Why it is let through.",
		examples: ["The parser is never given input."]
	}),
	owner: sentence.meta({
		description: "Who answers for it.",
		examples: ["@acme/payments"]
	}),
	expires: day.meta({
		description: "Last day (UTC) on which it is let through; at most `longest-term` from today.",
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
		description: "Where the package lies in the image or the source.",
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
		description: "Whether only those count which a new version of the package mends.",
		default: false
	}),
	cvss: cvss.meta({
		description: "CVSS base score from which on a vulnerability counts, whatever its severity.",
		examples: [7.5]
	}),
	"database-max-age": duration.optional().meta({
		description: "Greatest age of the vulnerability database; an older one is an error.",
		default: "48h"
	}),
	packages: array(packageRule).optional().meta({ description: "Other thresholds for some packages; the first rule that fits a finding decides." }),
	"new-only": strictObject({
		image: taggedImage.meta({
			description: "The image that was shipped last.",
			examples: ["ghcr.io/acme/app:latest"]
		}),
		...signer
	}).optional().meta({ description: "Only findings count that this image, signed by this signer, does not have." }),
	"base-image-findings": _enum(["count", "apart"]).optional().meta({
		description: "Whether findings that the base image has already count, or are shown apart.",
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
	})).optional().meta({ description: "Secrets that are let through." })
});
const exceptions = array(strictObject({
	vulnerability: vulnerabilityId.meta({
		description: "CVE, GHSA or the distribution's own id, compared exactly.",
		examples: ["CVE-2026-1234"]
	}),
	package: sentence.optional().meta({
		description: "Name of the package, or its PURL without version. Left out: any package.",
		examples: ["openssl", "pkg:npm/lodash"]
	}),
	path: glob.optional().meta({
		description: "Glob over the place of the package.",
		examples: ["app/node_modules/**"]
	}),
	image: glob.optional().meta({
		description: "Glob over `registry/repository`.",
		examples: ["ghcr.io/acme/*"]
	}),
	...accountable
}));
const gaps = array(strictObject({
	path: glob.meta({
		description: "Glob over the file that shows the gap, as the report names it.",
		examples: ["opt/legacy/**"]
	}),
	...accountable
}));
const vex = strictObject({
	files: array(glob).optional().meta({
		description: "OpenVEX and CycloneDX VEX files of the repository.",
		examples: [[".vex/*.json"]]
	}),
	attestations: signers.optional().meta({ description: "Signers whose VEX attestations on the image count." })
});
const registries = strictObject({
	...enforced,
	allow: array(glob).min(1).optional().meta({
		description: "Names or globs of `registry/repository`. Left out: every registry.",
		examples: [["ghcr.io/acme/**"]]
	})
});
const baseImages = strictObject({
	...enforced,
	allow: array(glob).min(1).optional().meta({
		description: "Names or globs of `registry/repository[:tag]`. Left out: every base image.",
		examples: [["docker.io/library/node:22*"]]
	}),
	"digest-pinned": boolean().optional().meta({
		description: "Whether the base image must be known by its digest.",
		default: false
	}),
	"signed-by": signers.min(1).optional().meta({ description: "The base image must be signed by one of them." }),
	undetermined: _enum([
		"block",
		"warn",
		"allow"
	]).optional().meta({
		description: "What becomes of an image whose base cannot be told.",
		default: "block"
	})
});
const workflows = strictObject({
	enforce: _enum([
		"advise",
		"warn",
		"block"
	]).optional().meta({
		description: "`advise` tells what is found and leaves the verdict alone.",
		default: "advise"
	}),
	"block-from": enforced["block-from"]
});
const gate = strictObject({
	...enforced,
	identity: signer.identity.optional(),
	issuer: signer.issuer,
	"source-repository": sourceRepository.optional().meta({
		description: "What the provenance and the certificate must name as source.",
		examples: ["https://github.com/acme/app"]
	}),
	"source-ref": gitRef.optional().meta({
		description: "The branch or tag that it must be built from; `any`: whichever. Needed beside `source-repository`, unless the identity is a workflow of that repository.",
		examples: ["refs/heads/main"]
	}),
	"source-repository-id": githubId.optional().meta({
		description: "GitHub's id of that repository: one of the same name that is made later has another.",
		examples: ["1296269"]
	}),
	"source-owner-id": githubId.optional().meta({
		description: "GitHub's id of the owner of that repository.",
		examples: ["583231"]
	}),
	level: _enum(SLSA_LEVELS).optional().meta({
		description: "The least SLSA build level that the kept provenance must show.",
		examples: ["SLSA_BUILD_LEVEL_2"]
	}),
	runner: _enum(["github-hosted"]).optional().meta({
		description: "Where everything must have been built and signed, by the certificate.",
		examples: ["github-hosted"]
	}),
	"promoted-from": array(glob).optional().meta({
		description: "Globs of `registry/repository` that images may be promoted from: a summary of there counts elsewhere too.",
		examples: [["ghcr.io/acme/staging/*"]]
	}),
	"accepted-policies": array(policyDigestText).optional().meta({
		description: "Digests of earlier policies whose verification summaries still count.",
		examples: [[`sha256:${"0".repeat(64)}`]]
	})
});

// src/formats/policy-file/policy-file.ts
/** The policy file as it is written; {@link policyOf} makes the policy of it. */
const policyFileSchema = strictObject({
	version: literal(1).meta({
		description: "Version of this format.",
		examples: [1]
	}),
	enforce: enforced.enforce.meta({
		description: "For every rule that says neither `enforce` nor `block-from` itself, but `workflows`.",
		default: "block"
	}),
	"block-from": enforced["block-from"].meta({
		description: "For the same rules: day (UTC) from which on they block; until then they warn.",
		examples: ["2027-01-15"]
	}),
	vulnerabilities: vulnerabilities.optional().meta({ description: "Which vulnerabilities count." }),
	"end-of-life": strictObject(enforced).optional().meta({ description: "A distribution that gets no security fixes any more." }),
	secrets: secrets.optional().meta({ description: "Which secrets count." }),
	exceptions: exceptions.optional().meta({ description: "Vulnerabilities that are let through." }),
	gaps: gaps.optional().meta({ description: "What was not compared with advisories and is let through." }),
	"longest-term": days.optional().meta({
		description: "The longest time from today that an exception, suppression or accepted gap may still run.",
		default: "90d"
	}),
	vex: vex.optional().meta({ description: "Whose VEX documents are believed." }),
	registries: registries.optional().meta({ description: "Where images may come from and go to." }),
	"base-images": baseImages.optional().meta({ description: "What images may be built on." }),
	workflows: workflows.optional().meta({ description: "What is found in the repository's workflows." }),
	"unrecognised-images": _enum(["error", "allow"]).optional().meta({
		description: "Whether an image in which neither a distribution nor a package is recognised may pass.",
		default: "error"
	}),
	"sign-on-warn": boolean().optional().meta({
		description: "Whether an image with warnings is signed; it never gets a PASSED summary.",
		default: false
	}),
	gate: gate.optional().meta({ description: "What the gate demands of an image." })
}).describe("The rules that Assay judges an image by.");

export { policyDigest as C, hasExpired as S, DEFAULT_POLICY as _, coversGlob as a, SLSA_LEVELS as b, reachesInto as c, SECRET_SEVERITIES as d, SECRET_WHYS as f, isSeverity as g, countBySeverity as h, sentence as i, DAY_MS as l, STANDINGS as m, GITHUB_ISSUER as n, matchesEverything as o, SEVERITIES as p, day as r, matchesGlob as s, policyFileSchema as t, parseDuration as u, MAX_POLICY_BYTES as v, effectOn as x, POLICY_PATH as y };