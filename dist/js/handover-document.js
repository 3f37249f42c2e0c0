import { Ct as number, Dt as strictObject, N as parseJsonAs, Nt as url, Ot as string, Wt as isDigest, _t as custom, bt as literal, ct as datetime, ft as _enum, gt as boolean, ht as array, jt as union, t as PRODUCT, vt as discriminatedUnion, yt as int } from "./shared-cli.js";
import { S as GAP_KINDS, Tt as policyDigest, a as VEX_STATUSES, at as SEVERITIES, it as SECRET_WHYS, n as TOOL_CHECKS, nt as LOCATION_KINDS, rt as SECRET_SEVERITIES } from "./shared-policy.js";
import { t as NO_SECRET_REASONS } from "./no-secret.js";
import { basename } from "node:path";

// src/formats/attestation/handover-vex.ts
const text$1 = string();
const texts$1 = array(text$1);
const digest$1 = custom((value) => typeof value === "string" && isDigest(value));
const subject = union([strictObject({ purl: text$1 }), strictObject({ digest: digest$1 })]);
const product = strictObject({
	within: array(subject),
	package: union([strictObject({
		purl: text$1,
		versions: texts$1.exactOptional()
	}), strictObject({
		bom: text$1,
		ref: text$1
	})]).exactOptional()
});
/** A VEX statement in a handover. Every field is checked, as everywhere in a handover. */
const vexStatement = strictObject({
	source: discriminatedUnion("kind", [strictObject({
		kind: literal("file"),
		path: text$1,
		commit: text$1
	}), strictObject({
		kind: literal("attestation"),
		referrer: digest$1,
		subject: digest$1,
		signedBy: strictObject({
			identity: text$1,
			issuer: text$1
		})
	})]),
	document: text$1,
	author: text$1.exactOptional(),
	timestamp: datetime({ offset: true }).exactOptional(),
	statement: text$1,
	vulnerability: text$1,
	aliases: texts$1,
	products: array(product),
	status: _enum(VEX_STATUSES),
	justification: text$1.exactOptional(),
	impact: text$1.exactOptional()
});

// src/formats/attestation/handover-document.ts
/** The handover of a run whose image may be signed; undefined for every other run. The run is already redacted. */
function handoverOf(run) {
	const { image, sboms, scan, secrets, baseline, vex, policy, event, verdict } = run;
	if (!(verdict === "passed" || verdict === "warned" && policy.signOnWarn) || event.advisory || run.attestationFault !== void 0 || image === void 0) return void 0;
	if (!sboms?.done || !scan?.done || !secrets?.done) return void 0;
	return {
		version: PRODUCT.version,
		run: withoutAttempt(event.runUrl),
		sha: event.sha,
		policy: policyDigest(policy),
		image: image.root.digest,
		tools: run.tools.map(({ path: _gone, ...tool }) => tool),
		sboms: sboms.value.map((sbom) => ({
			...sbom,
			cyclonedx: named(sbom.cyclonedx),
			spdx: named(sbom.spdx)
		})),
		scan: scan.value,
		secrets: secrets.value,
		...baseline && { baseline },
		...vex && { vex }
	};
}
/**
* Reads a handover. Every field is checked, since it comes from a job that reads hostile content. The fault is the end of a
* sentence that begins with the name of the file.
*/
function parseHandover(text) {
	return parseJsonAs(HandoverSchema, text);
}
/** `https://github.com/owner/repository/actions/runs/ID`, from the address of a run. */
function withoutAttempt(runUrl) {
	return runUrl.replace(/\/attempts\/\d+$/, "");
}
function named({ path, sha256 }) {
	return {
		path: basename(path),
		sha256
	};
}
const text = string();
const texts = array(text);
const gap = strictObject({
	kind: _enum(GAP_KINDS),
	path: text,
	package: text.exactOptional(),
	why: text,
	decides: boolean()
});
const count = int().nonnegative();
const hex = text.regex(/^[0-9a-f]{64}$/);
const time = datetime({ offset: true });
const digest = custom((value) => typeof value === "string" && isDigest(value));
const platform = strictObject({
	os: text,
	architecture: text,
	variant: text.exactOptional(),
	osVersion: text.exactOptional(),
	manifest: text.exactOptional()
});
const scope = discriminatedUnion("kind", [
	strictObject({
		kind: literal("platform"),
		platform,
		manifest: digest
	}),
	strictObject({
		kind: literal("index"),
		digest
	}),
	strictObject({ kind: literal("source") })
]);
const file = strictObject({
	path: text.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/),
	sha256: hex
});
const sbom = strictObject({
	scope,
	cyclonedx: file,
	spdx: file,
	components: count,
	notes: texts.exactOptional(),
	gaps: array(gap).exactOptional(),
	completeness: strictObject({
		files: count,
		added: count
	}).exactOptional()
});
const vulnerability = strictObject({
	id: text,
	severity: _enum(SEVERITIES),
	aliases: texts.exactOptional(),
	package: text,
	version: text,
	purl: text.exactOptional(),
	type: text.exactOptional(),
	paths: texts.exactOptional(),
	layers: array(digest).exactOptional(),
	cvss: number().exactOptional(),
	published: text.exactOptional(),
	fixedIn: text.exactOptional(),
	title: text.exactOptional(),
	url: text.exactOptional(),
	foundIn: texts
});
const coverage = strictObject({
	scope,
	os: strictObject({
		family: text,
		name: text,
		endOfLife: boolean()
	}).exactOptional(),
	listed: count,
	compared: count,
	incomparable: count,
	unsourced: count,
	gaps: array(gap).exactOptional()
}).refine((one) => one.listed === one.compared + one.incomparable + one.unsourced);
const scan = strictObject({
	database: strictObject({
		updatedAt: time,
		downloadedAt: time.exactOptional(),
		repository: text.exactOptional(),
		server: text.exactOptional(),
		sha256: hex.exactOptional()
	}),
	startedAt: time,
	finishedAt: time,
	findings: array(vulnerability),
	coverage: array(coverage)
});
const instructions = array(strictObject({
	path: text,
	line: count
})).exactOptional();
const locationKind = _enum(LOCATION_KINDS).exactOptional();
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: text,
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("commit"),
		commit: text,
		path: text,
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("layer"),
		platform: text,
		diffId: digest,
		index: count,
		path: text,
		line: count,
		locationKind,
		instructions
	}),
	strictObject({
		kind: literal("config"),
		platform: text,
		entry: text,
		instructions
	})
]);
const secret = strictObject({
	fingerprint: text,
	severity: _enum(SECRET_SEVERITIES),
	why: _enum(SECRET_WHYS).exactOptional(),
	rule: text,
	title: text,
	engines: array(_enum([
		"trivy",
		"gitleaks",
		"assay"
	])),
	places: array(place)
});
const secrets = strictObject({
	findings: array(secret),
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
			range: text
		}).exactOptional(),
		configurations: count,
		source: boolean(),
		ignored: array(strictObject({
			reason: _enum(NO_SECRET_REASONS),
			count,
			examples: texts
		})).exactOptional(),
		notes: texts
	})
});
const tool = strictObject({
	name: _enum([
		"trivy",
		"cosign",
		"gitleaks"
	]),
	version: text,
	sha256: hex,
	origin: _enum([
		"named path",
		"tool cache",
		"release asset",
		"go module"
	]),
	isolation: strictObject({
		network: _enum(["none", "open"]),
		files: _enum(["own", "all"]),
		processes: _enum(["own", "all"]),
		by: _enum(["Landlock and seccomp", "namespaces"]).exactOptional(),
		why: text.exactOptional()
	}).exactOptional(),
	verified: array(_enum(TOOL_CHECKS)),
	notVerified: array(strictObject({
		check: _enum(TOOL_CHECKS),
		why: text
	}))
});
const baseline = discriminatedUnion("known", [strictObject({
	known: literal(true),
	image: text,
	findings: texts,
	notes: texts
}), strictObject({
	known: literal(false),
	why: text
})]);
const HandoverSchema = strictObject({
	version: text,
	run: url(),
	sha: text.regex(/^[0-9a-f]{40}$/),
	policy: digest,
	image: digest,
	tools: array(tool),
	sboms: array(sbom),
	scan,
	secrets,
	baseline: baseline.exactOptional(),
	vex: array(vexStatement).exactOptional()
});

export { parseHandover as n, handoverOf as t };