import { i as NO_SECRET_REASONS, l as DATED_RULES, p as GAP_KINDS, r as VEX_STATUSES } from "./vex-statement.js";
import { a as BREAK_GLASS_RULES, t as policyFileSchema } from "./policy-file.js";
import { C as string, S as strictObject, b as partialRecord, c as _enum, d as array, f as boolean, g as literal, h as int, m as discriminatedUnion, v as number } from "./schemas.js";
import { i as SEVERITIES, n as SECRET_SEVERITIES, r as SECRET_WHYS, t as LOCATION_KINDS } from "./finding.js";
import { t as TOOL_CHECKS } from "./evidence.js";
import { n as CHECKS, r as REASONS } from "./reason.js";

// src/domain/run/run.ts
/** The steps of a run that take time, in the order in which the log, the summary and the report show them. */
const STEPS = [
	"tools",
	"image",
	"layers",
	"evidence",
	"base-images",
	"database",
	"sbom",
	"scan",
	"redaction",
	"vex",
	"baseline",
	"newer-base",
	"fixes",
	"source",
	"sign",
	"attest",
	"secrets"
];

// src/report/report-json/report-schema-values.ts
const CODES = Object.keys(REASONS);
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = string().regex(/^[0-9a-f]{64}$/);
const time = string().describe("RFC 3339");
const count = int().nonnegative();
const severity = _enum(SEVERITIES);
const reason = strictObject({
	code: _enum(CODES),
	check: _enum(CHECKS),
	message: string(),
	effect: _enum(["block", "warn"])
});
const file = strictObject({
	file: string().describe("relative to the evidence folder"),
	sha256: hex
});
const scope = string().describe("a platform such as `linux/amd64`, `index` for all of them, or `source`");
/** A tool that was used. */
const tool = strictObject({
	name: string(),
	version: string(),
	sha256: hex,
	origin: string(),
	isolation: strictObject({
		network: _enum(["none", "open"]).describe("`none`: it reaches no server"),
		files: _enum(["own", "all"]).describe("`own`: it reads only system files and what it examines, and writes only into its folders"),
		processes: _enum(["own", "all"]).describe("`own`: it sees nothing of other processes"),
		by: string().exactOptional().describe("what separates it; absent if nothing does"),
		why: string().exactOptional().describe("why something is not separated")
	}).exactOptional().describe("how a scanner was isolated; absent for cosign"),
	verified: array(_enum(TOOL_CHECKS)).optional().describe("the checks that held: each is a way to know that this is the tool that was meant"),
	notVerified: array(strictObject({
		check: _enum(TOOL_CHECKS),
		why: string()
	})).optional().describe("the checks that this run did not do. A tool whose check fails does not run")
});
/** Something that was not compared with advisories. */
const gap = strictObject({
	kind: _enum(GAP_KINDS),
	path: string(),
	package: string().exactOptional(),
	why: string(),
	decides: boolean()
});
/** Emergencies of the policy that apply to the image. */
const brokenGlass = array(strictObject({
	rules: array(_enum(BREAK_GLASS_RULES)).describe("reasons that stop nothing until then"),
	until: time,
	owner: string(),
	reason: string(),
	digest: digest.optional(),
	repository: string().optional()
}));

// src/report/report-json/report-schema-findings.ts
const day = string().describe("YYYY-MM-DD, UTC");
const result = {
	counts: boolean().describe("whether it counts under the policy"),
	effect: _enum([
		"block",
		"warn",
		"none"
	])
};
const accountable = {
	reason: string(),
	owner: string(),
	expires: day
};
const exceptionFields = {
	vulnerability: string(),
	package: string().optional(),
	path: string().optional(),
	image: string().optional(),
	...accountable
};
const suppressionFields = {
	fingerprint: string(),
	...accountable
};
const usage = {
	state: _enum([
		"used",
		"expired",
		"unused"
	]),
	findings: count.describe("number of findings that it ignores")
};
const exceptions = array(strictObject({
	...exceptionFields,
	...usage
}));
const suppressions = array(strictObject({
	...suppressionFields,
	...usage
}));
const countdowns = array(strictObject({
	rule: _enum(DATED_RULES),
	blockFrom: day,
	days: int().positive()
}));
const advice = strictObject({
	files: count,
	findings: array(strictObject({
		rule: string(),
		path: string(),
		line: count,
		column: count,
		message: string(),
		remediation: string(),
		also: array(strictObject({
			path: string(),
			line: count,
			column: count
		})).optional().describe("other places of the same problem")
	})),
	notes: array(string())
});
const vexStatement = strictObject({
	source: discriminatedUnion("kind", [strictObject({
		kind: literal("file"),
		path: string(),
		commit: string()
	}), strictObject({
		kind: literal("attestation"),
		referrer: digest,
		subject: digest,
		signedBy: strictObject({
			identity: string(),
			issuer: string()
		})
	})]),
	document: string().describe("id of the document; may be empty"),
	statement: string().describe("its id, or its position in the document (from 1) if it has none"),
	status: _enum(VEX_STATUSES),
	author: string().optional(),
	timestamp: string().optional(),
	justification: string().optional(),
	impact: string().optional()
});
const vulnerability = strictObject({
	id: string(),
	severity,
	aliases: array(string()).optional(),
	...result,
	ignoreReason: strictObject({
		kind: _enum([
			"below",
			"unfixed",
			"exception",
			"base-image",
			"baseline",
			"vex"
		]),
		exception: strictObject(exceptionFields).optional(),
		vex: array(vexStatement).optional().describe("the VEX statements that say so")
	}).optional().describe("why it does not count"),
	package: string(),
	version: string(),
	purl: string().optional(),
	type: string().optional().describe("type of the PURL"),
	paths: array(string()).optional().describe("every path of the package; absent unless all are known"),
	layers: array(digest).optional().describe("diff IDs of all layers that contain the package"),
	fixedIn: string().optional(),
	cvss: number().optional().describe("highest CVSS base score of version 3 or 4"),
	published: time.optional(),
	title: string().optional(),
	url: string().optional(),
	foundIn: array(scope)
});
/** The base images of the image. */
const baseImages = array(strictObject({
	platform: string(),
	name: string(),
	digest: digest.optional(),
	by: _enum([
		"provenance",
		"annotation",
		"layers"
	]).describe("where the name comes from; `layers`: the layers were recognised"),
	proof: _enum([
		"proven",
		"claimed",
		"contradicted"
	]).describe("whether its layers are the lowest layers of the image"),
	signedBy: string().optional(),
	layers: count.describe("number of the lowest layers that belong to it")
}));
const baseline = strictObject({
	known: boolean(),
	image: string(),
	findings: count.optional(),
	why: string().optional().describe("why no comparison was possible")
});
const instructions = array(strictObject({
	path: string(),
	line: count
})).optional().describe("Dockerfile instructions that may have added it");
const locationKind = _enum(LOCATION_KINDS).optional().describe("kind of the file, if it is not one of your own files; a secret with only such places has severity low");
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: string(),
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("layer"),
		platform: string(),
		diffId: digest,
		index: count,
		path: string(),
		line: count,
		locationKind,
		instructions
	}),
	strictObject({
		kind: literal("commit"),
		commit: string(),
		path: string(),
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("config"),
		platform: string(),
		entry: string(),
		instructions
	})
]);
const secret = strictObject({
	fingerprint: string().describe("keyed hash of the value; the value is in no field"),
	severity: _enum(SECRET_SEVERITIES),
	why: _enum(SECRET_WHYS).optional().describe("why it has this severity"),
	...result,
	ignoreReason: strictObject({
		kind: _enum(["below", "suppression"]),
		suppression: strictObject(suppressionFields).optional()
	}).optional().describe("why it does not count"),
	rule: string(),
	title: string(),
	engines: array(_enum([
		"trivy",
		"gitleaks",
		"assay"
	])),
	places: array(place),
	advice: strictObject({
		severity: string().describe("why it has this severity, in words"),
		rotate: string().describe("how to revoke and replace this kind of credential"),
		suppress: string().describe("a policy file that suppresses it, as YAML to paste")
	}).optional()
});

// src/report/report-json/report-schema-fixes.ts
const finding = strictObject({
	id: string(),
	severity,
	package: string(),
	version: string(),
	type: string().optional().describe("type of the PURL")
});
const evaluated = finding.extend({ effect: _enum([
	"block",
	"warn",
	"none"
]) });
const change = strictObject({
	package: string(),
	type: string().optional().describe("type of the PURL"),
	from: string().optional().describe("absent if the package is new; several versions are separated by `, `"),
	to: string().optional().describe("absent if the package is gone")
});
/** What changed since the image that was shipped last. */
const delta = strictObject({
	known: boolean(),
	image: string(),
	why: string().optional().describe("why no comparison was possible"),
	vulnerabilities: strictObject({
		added: array(finding),
		gone: array(finding),
		staying: count
	}).optional(),
	packages: strictObject({
		added: array(change),
		gone: array(change),
		changed: array(change),
		staying: count
	}).optional(),
	secrets: strictObject({
		added: array(string()).describe("fingerprints"),
		gone: array(string()).describe("fingerprints"),
		staying: count
	}).optional().describe("absent if the secrets of the shipped image are not known"),
	notes: array(string())
});
const lines = array(strictObject({
	path: string(),
	line: count.optional()
})).describe("where it can be changed in the source tree, the best place first");
const findings = array(evaluated).describe("the findings that it fixes");
const step = discriminatedUnion("kind", [
	strictObject({
		kind: literal("package"),
		package: string(),
		type: string().optional().describe("type of the PURL"),
		from: string(),
		to: string().optional().describe("the lowest version that fixes all findings; absent if the versions cannot be compared"),
		findings,
		lines,
		through: array(array(string())).describe("dependency paths as `name@version`, from the package that the project names itself"),
		paths: array(string())
	}),
	strictObject({
		kind: literal("system"),
		type: string(),
		packages: array(strictObject({
			package: string(),
			from: string(),
			to: string().optional()
		})),
		findings,
		lines
	}),
	strictObject({
		kind: literal("base-image"),
		from: string(),
		to: string(),
		findings,
		adds: array(finding).describe("findings of the newer base image that this image does not have"),
		lines
	})
]);
/** What to do about the findings. */
const fixes = strictObject({
	steps: array(step).describe("the step that fixes most blocking findings first"),
	unfixed: array(evaluated).describe("findings that count and that no step fixes"),
	notes: array(string())
});

// src/report/report-json/report-schema.ts
/** Increased when a field is removed or changes its meaning, but not when a field is added. */
const SCHEMA_VERSION = 1;
/** A part of the run: its value, or why it failed, or that the run ended before it. */
function outcome(shape) {
	return discriminatedUnion("state", [
		strictObject({
			state: literal("done"),
			...shape
		}),
		strictObject({
			state: literal("failed"),
			reasons: array(reason)
		}),
		strictObject({ state: literal("not-run") })
	]);
}
const image = strictObject({
	name: string(),
	tag: string().optional(),
	digest,
	mediaType: string(),
	isIndex: boolean(),
	platforms: array(strictObject({
		platform: string(),
		manifest: digest,
		config: digest,
		layers: array(digest)
	})),
	skippedPlatforms: array(string())
});
const sboms = outcome({ documents: array(strictObject({
	scope,
	cyclonedx: file,
	spdx: file,
	components: count,
	notes: array(string()),
	completeness: strictObject({
		files: count,
		added: count
	}).optional()
})) });
const scan = outcome({
	startedAt: time,
	finishedAt: time,
	database: strictObject({
		updatedAt: time,
		downloadedAt: time.optional(),
		repository: string().optional(),
		server: string().optional().describe("the host of the trivy server that compared, with its own database"),
		sha256: hex.optional().describe("absent for the database of a trivy server")
	}),
	coverage: array(strictObject({
		scope,
		os: strictObject({
			family: string(),
			name: string(),
			endOfLife: boolean()
		}).optional(),
		listed: count.describe("packages of the SBOM: the sum of the next three fields"),
		compared: count.describe("packages whose kind and release have advisories in the database"),
		incomparable: count.describe("packages without a version, or with a version that cannot be compared"),
		unsourced: count.describe("packages whose kind or release has no advisories in the database"),
		gaps: array(gap).describe("parts of the image or the source tree that were not compared with advisories")
	})),
	counts: strictObject({
		critical: count,
		high: count,
		medium: count,
		low: count,
		unknown: count
	}),
	findings: array(vulnerability)
});
const secrets = outcome({
	coverage: strictObject({
		layers: strictObject({
			scanned: count,
			cached: count,
			total: count
		}),
		files: strictObject({
			scanned: count,
			owned: count,
			skipped: count,
			archives: count
		}),
		commits: strictObject({
			scanned: count,
			total: count,
			range: string()
		}).optional().describe("absent if there were no commits to search"),
		configurations: count,
		source: boolean(),
		ignored: array(strictObject({
			reason: _enum(NO_SECRET_REASONS),
			count,
			examples: array(string()).describe("some of the places, as `path:line`")
		})).describe("values that looked like secrets but are provably not, by reason"),
		notes: array(string())
	}),
	findings: array(secret)
});
/** `report.json`: everything that one run saw. Published as `schema/report.schema.json`. */
const reportSchema = strictObject({
	schemaVersion: literal(1),
	generator: strictObject({
		name: string(),
		version: string(),
		uri: string()
	}),
	verdict: _enum([
		"passed",
		"warned",
		"failed",
		"error"
	]),
	reasons: array(reason),
	startedAt: time,
	finishedAt: time,
	asked: string().describe("the `image` input"),
	reference: string().optional().describe("`repository@sha256:…`"),
	event: strictObject({
		name: string(),
		repository: string(),
		ref: string(),
		sha: string(),
		runUrl: string(),
		advisory: boolean()
	}),
	policy: strictObject({
		digest,
		failOn: array(severity),
		enforce: _enum(["block", "warn"]),
		databaseMaxAgeMs: number(),
		origin: strictObject({
			kind: _enum([
				"default",
				"file",
				"base",
				"central"
			]),
			path: string().optional(),
			commit: string().optional(),
			digest
		}).optional().describe("where the rules come from"),
		rules: policyFileSchema
	}),
	image: image.optional().describe("absent if it could not be resolved"),
	tools: array(tool),
	sboms,
	scan,
	secrets,
	exceptions: exceptions.describe("the exceptions of the policy that apply to this image"),
	suppressions,
	countdowns: countdowns.describe("rules that only warn until a given day"),
	advice: advice.optional().describe("unsafe settings in the workflows of the repository"),
	baseImages: outcome({
		images: baseImages,
		notes: array(string())
	}).optional().describe("the images that this image is based on"),
	baseline: baseline.optional().describe("the image to compare with, if only new findings count"),
	brokenGlass: brokenGlass.optional().describe("emergencies of the policy that apply to the image"),
	delta: delta.optional().describe("what changed since the image that was shipped last (`compare-to`)"),
	fixes: fixes.optional().describe("what to do about the findings that count; absent if there was no scan"),
	signing: strictObject({
		signer: _enum([
			"keyless",
			"key",
			"none"
		]),
		signedBy: string().optional(),
		issuer: string().optional()
	}),
	attestations: array(strictObject({
		predicateType: string(),
		digest,
		subject: digest,
		origin: _enum(["made", "kept"])
	})),
	notes: array(string()),
	timings: partialRecord(_enum(STEPS), number()).describe("milliseconds")
}).describe("What Assay saw in one run.");

export { gap as a, severity as c, STEPS as d, digest as i, time as l, brokenGlass as n, hex as o, count as r, reason as s, reportSchema as t, tool as u };