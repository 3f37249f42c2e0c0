import { o as plain } from "./shared-first.js";
import { nt as optional } from "./shared-cli.js";
import { c as text, s as table, t as code } from "./markdown.js";
import { a as isolationSentences, c as plural } from "./wording.js";

// src/report/junit/xml.ts
/** Longest text of an attribute or a body, in UTF-16 units. */
const LENGTH = 1e3;
/** An XML element. `inside` must already be XML. */
function element(name, attributes, inside = "") {
	const body = typeof inside === "string" ? inside : inside.length === 0 ? "" : `\n${inside.join("\n")}\n`;
	return body === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${body}</${name}>`;
}
/** Attributes with a space before each. The values may come from an image. */
function attributes(values) {
	return Object.entries(values).map(([name, value]) => ` ${name}="${bodyText(String(value))}"`).join("");
}
/** Text from outside as one line of XML text that means nothing in XML, and is never empty. */
function bodyText(untrusted) {
	return (plain(untrusted, LENGTH).replace(/\p{Noncharacter_Code_Point}/gu, "").trim() || "(no text)").replace(/[&<>"']/g, (one) => `&#${one.codePointAt(0)};`);
}

// src/report/junit/junit-document.ts
/** The greatest number of findings of one suite. Readers of JUnit keep every case in memory. */
const MAX_CASES = 1e3;
/** Suites as a document of JUnit XML, which the schema of Jenkins describes. */
function junitDocument(name, timestamp, suites) {
	const counted = countsOf(suites.flatMap(({ cases }) => cases));
	const inside = suites.map((one) => suite(one, timestamp));
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", attributes({
		name,
		...counted
	}), inside)}\n`;
}
/** Whether a reader shows the case as a problem. */
function isRed({ failure, error }) {
	return failure !== void 0 || error !== void 0;
}
/** The first cases of findings that block, and a case that says how many more there are. */
function bounded(cases) {
	if (cases.length <= 1e3) return cases;
	const more = plural(cases.length - MAX_CASES, "more finding");
	return [...cases.slice(0, MAX_CASES), {
		name: "More findings",
		failure: `${more} that block; report.json has all of them`
	}];
}
function countsOf(cases) {
	return {
		tests: cases.length,
		failures: count(cases, "failure"),
		errors: count(cases, "error")
	};
}
function count(cases, key) {
	return cases.filter((one) => one[key] !== void 0).length;
}
function suite({ name, cases, milliseconds }, timestamp) {
	const start = attributes({
		name,
		...countsOf(cases),
		skipped: count(cases, "skipped"),
		...milliseconds === void 0 ? {} : { time: (Math.min(milliseconds, 999999) / 1e3).toFixed(3) },
		timestamp
	});
	const inside = cases.map((one) => testCase(`assay.${name.toLowerCase()}`, one));
	return element("testsuite", start, inside);
}
/** The schema of Jenkins gives the order, and gives `skipped` no attributes. */
function testCase(classname, { name, failure, error, skipped, output }) {
	const inside = [
		...skipped === void 0 ? [] : [element("skipped", "", bodyText(skipped))],
		...error === void 0 ? [] : [element("error", attributes({ message: error }), bodyText(error))],
		...failure === void 0 ? [] : [element("failure", attributes({ message: failure }), bodyText(failure))],
		...output === void 0 ? [] : [element("system-out", "", bodyText(output))]
	];
	return element("testcase", attributes({
		classname,
		name
	}), inside);
}

// src/formats/policy-file/policy-file-write.ts
const MINUTE_MS = 6e4;
/** The file of a policy, with every key: nothing is left to a default. `policyOf` turns it into the same policy. */
function policyFileOf(policy) {
	const { secrets, vex, registries, baseImages, gate } = policy;
	return {
		version: 1,
		vulnerabilities: vulnerabilitiesOf(policy.vulnerabilities),
		"end-of-life": enforcedOf(policy.endOfLife),
		secrets: {
			...enforcedOf(secrets),
			"fail-on": [...secrets.failOn],
			suppressions: secrets.suppressions.map((one) => ({
				fingerprint: one.fingerprint,
				...accountable(one)
			}))
		},
		exceptions: policy.exceptions.map((one) => ({
			vulnerability: one.vulnerability,
			...optional({
				package: one.package,
				path: one.path,
				image: one.image
			}),
			...accountable(one)
		})),
		gaps: policy.gaps.map((one) => ({
			path: one.path,
			...accountable(one)
		})),
		"longest-term": `${policy.longestTermDays}d`,
		vex: {
			files: [...vex.files],
			attestations: vex.attestations.map(signerOf)
		},
		registries: {
			...enforcedOf(registries),
			...listed("allow", registries.allow)
		},
		"base-images": {
			...enforcedOf(baseImages),
			...listed("allow", baseImages.allow),
			"digest-pinned": baseImages.digestPinned,
			...listed("signed-by", baseImages.signedBy.map(signerOf)),
			undetermined: baseImages.undetermined
		},
		workflows: policy.workflows.blockFrom === void 0 ? { enforce: policy.workflows.enforce } : { "block-from": policy.workflows.blockFrom },
		"unrecognised-images": policy.unrecognisedImages,
		isolate: policy.isolate ?? "auto",
		"sign-on-warn": policy.signOnWarn,
		gate: {
			...enforcedOf(gate),
			...signersOf(gate),
			...deniedOf(gate),
			...optional({
				"source-repository": gate.sourceRepository,
				"source-ref": gate.sourceRef,
				"source-repository-id": gate.sourceRepositoryId,
				"source-owner-id": gate.sourceOwnerId,
				level: gate.level,
				runner: gate.runner
			}),
			"promoted-from": [...gate.promotedFrom],
			"without-evidence": gate.withoutEvidence,
			"accepted-policies": [...gate.acceptedPolicies]
		}
	};
}
function vulnerabilitiesOf(rule) {
	const { newOnly } = rule;
	return {
		...enforcedOf(rule),
		"fail-on": [...rule.failOn],
		"only-fixed": rule.onlyFixed,
		...optional({ cvss: rule.cvss }),
		"database-max-age": `${Math.round(rule.databaseMaxAgeMs / MINUTE_MS)}m`,
		packages: rule.packages.map(packageRuleOf),
		...newOnly && { "new-only": {
			image: newOnly.image,
			...signerOf(newOnly.signer)
		} },
		"base-image-findings": rule.baseImageFindings
	};
}
function packageRuleOf({ types, names, paths, failOn, onlyFixed, cvss }) {
	return {
		...listed("types", types),
		...listed("names", names),
		...listed("paths", paths),
		...failOn && { "fail-on": [...failOn] },
		...optional({
			"only-fixed": onlyFixed,
			cvss
		})
	};
}
/** With `block-from` there is no `enforce`: the rule warns until that day. */
function enforcedOf({ enforce, blockFrom }) {
	return blockFrom === void 0 ? { enforce } : { "block-from": blockFrom };
}
function accountable({ reason, owner, expires }) {
	return {
		reason,
		owner,
		expires
	};
}
function signerOf({ identity, issuer }) {
	return {
		identity,
		issuer
	};
}
/** The field with a list, unless the list is empty: in the file an empty list would allow nothing. */
function listed(key, list) {
	const field = {};
	if (list.length > 0) field[key] = [...list];
	return field;
}
/** A single identity without an end stands by itself, as most files have it. */
function signersOf({ signers, revokers }) {
	const [first, ...others] = signers;
	const isAlone = first?.kind === "certificate" && first.until === void 0 && others.length === 0;
	const revoking = listed("revokers", revokers.map(revokerOf));
	if (isAlone) return {
		...signerOf(first),
		...revoking
	};
	const identities = signers.flatMap((one) => one.kind === "certificate" ? [{
		...signerOf(one),
		...optional({ until: one.until })
	}] : []);
	const keys = signers.flatMap((one) => one.kind === "key" ? [{
		key: one.publicKey,
		...optional({ until: one.until })
	}] : []);
	return {
		...listed("identities", identities),
		...listed("keys", keys),
		...revoking
	};
}
function revokerOf(one) {
	return one.kind === "certificate" ? signerOf(one) : { key: one.publicKey };
}
function deniedOf({ denied, breakGlass }) {
	return {
		...listed("denied-digests", denied.digests.map((one) => ({ ...one }))),
		...listed("denied-vulnerabilities", denied.vulnerabilities.map((one) => ({ ...one }))),
		...listed("denied-packages", denied.packages.map(({ versions, ...one }) => ({
			...one,
			...listed("versions", versions)
		}))),
		...listed("break-glass", breakGlass.map((one) => ({
			...one,
			rules: [...one.rules]
		})))
	};
}

// src/report/tool-table.ts
/** A tool in a report: without its path, which is of one machine. */
function toolRecord({ name, version, sha256, origin, isolation, verified, notVerified }) {
	return {
		name,
		version,
		sha256,
		origin,
		verified: [...verified],
		notVerified: notVerified.map(({ check, why }) => ({
			check,
			why
		})),
		...optional({ isolation })
	};
}
/** The tools of a run, how each was verified, and which checks were not done; empty if there are none. */
function toolTable(tools) {
	if (tools.length === 0) return "";
	const rows = tools.map(({ name, version, sha256, origin, verified }) => [
		name,
		code(version, 60),
		code(sha256.slice(0, 12)),
		origin,
		verified.length === 0 ? "—" : verified.join(", ")
	]);
	const open = tools.flatMap(({ name, notVerified }) => notVerified.map(({ check, why }) => `- ${name}, ${check}: ${text(why, 400)}`));
	const list = open.length === 0 ? "" : `\n\nNot verified:\n\n${open.join("\n")}`;
	const isolation = isolationSentences(tools).map((sentence) => `\n\n${text(sentence, 600)}`);
	return `${table([
		"Tool",
		"Version",
		"SHA-256",
		"Origin",
		"Verified"
	], rows)}${list}${isolation.join("")}`;
}

export { isRed as a, bounded as i, toolTable as n, junitDocument as o, policyFileOf as r, toolRecord as t };