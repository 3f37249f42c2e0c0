import { St as SLSA_LEVELS, at as SEVERITIES, ct as BREAK_GLASS_RULES, et as publicKeysIn, ht as globFault, pt as isPattern, rt as SECRET_SEVERITIES } from "./shared-policy.js";
import { Ct as number, Dt as strictObject, Lt as orUndefined, Ot as string, at as parseDuration, bt as literal, et as isLoopback, ft as _enum, gt as boolean, ht as array } from "./shared-cli.js";
import { c as parseReference } from "./shared-approve.js";

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
	return isPattern(value) ? "is compared exactly and must not contain a pattern" : void 0;
});
const issuer = text((value) => {
	const url = URL.parse(value);
	return url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host) ? void 0 : "is not an https URL";
});
const sourceRepository = text((value) => /^https?:\/\/[^/\s]+\/[\w.-]+\/[\w.-]+$/.test(value) && !value.endsWith(".git") ? void 0 : "is not of the form https://github.com/owner/repository");
const gitRef = text((value) => value === "any" || /^refs\/[^\s*?~^:\\[]+$/.test(value) ? void 0 : "is not a full ref such as refs/heads/main");
/** An instant in UTC: `2027-03-31T12:00:00Z`. */
const instant = text((value) => isInstant(value) ? void 0 : "is not a time in UTC such as 2027-03-31T12:00:00Z").meta({ format: "date-time" });
/** A day, which ends at midnight UTC, or an instant. */
const end = text((value) => isDay(value) || isInstant(value) ? void 0 : "is neither a day such as 2027-03-31 nor a time in UTC such as 2027-03-31T12:00:00Z");
/** One public key in PEM. */
const publicKey = text((value) => {
	const keys = publicKeysIn(value);
	if (!keys.ok) return `is not one public key in PEM: ${keys.fault}`;
	return keys.value.length > 1 ? "contains more than one public key: give each an entry" : void 0;
});
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
function isInstant(value) {
	const [, date = ""] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.exec(value) ?? [];
	return isDay(date);
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
/** A signer, as several sections name one. */
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

// src/formats/policy-file/policy-file-gate.ts
/** The section `gate` of the policy file. */
/** Most signers that are tried for each statement. */
const MOST_SIGNERS = 20;
/** Most entries of a list of denials. */
const MOST_DENIED = 1e3;
const key = publicKey.meta({
	description: "Public key in PEM (`cosign public-key --key …`).",
	examples: ["|"]
});
const until = end.optional().meta({
	description: "Last day (UTC) or last time for signatures of this signer. What it signed before, by a proven time, still counts.",
	examples: ["2027-03-31"]
});
const denial = {
	reason: sentence.meta({
		description: "Why it is denied.",
		examples: ["It contains a backdoor."]
	}),
	owner: sentence.meta({
		description: "Who is responsible for it.",
		examples: ["@acme/security"]
	}),
	since: day.optional().meta({
		description: "Since when, for people.",
		examples: ["2026-11-29"]
	})
};
const operations = {
	identities: array(strictObject({
		...signer,
		until
	})).min(1).max(MOST_SIGNERS).optional().meta({ description: "Further identities. Any one of all signers suffices, but one signer must have signed everything." }),
	keys: array(strictObject({
		key,
		until
	})).min(1).max(MOST_SIGNERS).optional().meta({ description: "The same for keys." }),
	revokers: array(strictObject({
		identity: signer.identity.optional(),
		issuer: signer.issuer,
		key: key.optional()
	})).max(MOST_SIGNERS).optional().meta({ description: "Who may attach a revocation, besides the signers: an identity or a key each." }),
	"denied-digests": array(strictObject({
		digest: policyDigestText.meta({
			description: "Digest of an image, an index, a platform or a base image.",
			examples: [`sha256:${"0".repeat(64)}`]
		}),
		...denial
	})).max(MOST_DENIED).optional().meta({ description: "Images that are denied, even with `enforce: warn`." }),
	"denied-vulnerabilities": array(strictObject({
		vulnerability: vulnerabilityId.meta({
			description: "CVE, GHSA or the distribution's own id, compared exactly.",
			examples: ["CVE-2026-1234"]
		}),
		...denial
	})).max(MOST_DENIED).optional().meta({ description: "Images with one of these vulnerabilities are denied, whatever its severity and exceptions." }),
	"denied-packages": array(strictObject({
		package: sentence.meta({
			description: "Name of the package, or its PURL without version.",
			examples: ["pkg:npm/lodash"]
		}),
		versions: array(glob).min(1).optional().meta({
			description: "Versions, or globs of versions. If it is left out: every version.",
			examples: [["4.17.20", "4.16.*"]]
		}),
		...denial
	})).max(MOST_DENIED).optional().meta({ description: "Images with one of these packages are denied." }),
	"break-glass": array(strictObject({
		digest: policyDigestText.optional().meta({
			description: "The image, by the digest of its index or of a platform.",
			examples: [`sha256:${"0".repeat(64)}`]
		}),
		repository: glob.optional().meta({
			description: "Glob for `registry/repository`.",
			examples: ["ghcr.io/acme/app"]
		}),
		rules: array(_enum(BREAK_GLASS_RULES)).min(1).meta({
			description: "Reasons that stop nothing until then.",
			examples: [["database-stale"]]
		}),
		until: instant.meta({
			description: "End (UTC), at most 72 h from now.",
			examples: ["2026-11-30T12:00:00Z"]
		}),
		reason: sentence.meta({
			description: "Why.",
			examples: ["The database is late."]
		}),
		owner: sentence.meta({
			description: "Who answers for it.",
			examples: ["@ada"]
		})
	})).max(MOST_SIGNERS).optional().meta({ description: "Emergencies: rules that do not stop some images for some hours." })
};
const gate = strictObject({
	...enforced,
	identity: signer.identity.optional(),
	issuer: signer.issuer,
	...operations,
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
	"without-evidence": _enum(["deny", "scan"]).optional().meta({
		description: "What `assay fleet` does with an image to which no evidence is attached. `scan`: it checks the image by a full scan, and an image that passes is a warning. The gate itself always denies such an image. Default: `deny`.",
		examples: ["scan"]
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
	isolate: _enum(["auto", "required"]).optional().meta({
		description: "`required`: it is an error if a scanner is not isolated completely, whatever the input `isolate` says. `auto`: the input decides.",
		default: "auto"
	}),
	"sign-on-warn": boolean().optional().meta({
		description: "Whether an image with warnings is signed. It never gets a PASSED summary.",
		default: false
	}),
	gate: gate.optional().meta({ description: "What the gate demands of an image." })
}).describe("The rules that Assay judges an image by.");

export { sentence as i, GITHUB_ISSUER as n, day as r, policyFileSchema as t };