import { ot as countBySeverity } from "./shared-policy.js";
import { a as ignoredIn, n as countedSecretsIn, t as countedIn } from "./evaluated.js";
import { c as plural, i as isSignature, n as comparedInWords, o as kindName, r as countsInWords, t as comparedInAll } from "./wording.js";

// src/report/checks.ts
const STATE_ICONS = {
	passed: "✅",
	warned: "⚠️",
	failed: "❌",
	error: "⛔",
	"not done": "➖"
};
/** The overview of a run: always SBOM, scan, vulnerabilities, sign, attest and secrets, in this order. */
function checkLines(run) {
	return [
		sbomLine(run),
		scanLine(run),
		vulnerabilitiesLine(run),
		signLine(run),
		attestLine(run),
		secretsLine(run)
	];
}
function sbomLine(run) {
	const name = "SBOM";
	if (run.sboms === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.sboms.done) return errorLine(name, run.sboms.reasons);
	const reasons = reasonsOf(run, "sbom");
	if (reasons.length > 0) return errorLine(name, reasons);
	const sboms = run.sboms.value;
	if (sboms.length === 0) return notDoneLine(name, "no SBOM was created");
	const components = sboms.filter((sbom) => sbom.scope.kind !== "index").reduce((sum, sbom) => sum + sbom.components, 0);
	const source = sboms.some((sbom) => sbom.scope.kind === "source");
	return {
		name,
		state: "passed",
		detail: `${plural(sboms.length, "document")}, ${plural(components, "component")}; source tree ${source ? "included" : "not done"}`
	};
}
function scanLine(run) {
	const name = "Scan";
	if (run.scan === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.scan.done) return errorLine(name, run.scan.reasons);
	const reasons = reasonsOf(run, "scan");
	if (reasons.some(({ effect }) => effect !== "warn")) return errorLine(name, reasons);
	const { coverage, findings, database } = run.scan.value;
	const detail = `${comparedInWords(comparedInAll(coverage))}; ${plural(findings.length, "finding")}, database of ${database.updatedAt}`;
	if (coverage.length === 0) return {
		name,
		state: "error",
		detail
	};
	if (reasons.length > 0) return {
		name,
		state: "warned",
		detail: `${firstMessage(reasons)}; ${detail}`
	};
	return {
		name,
		state: "passed",
		detail
	};
}
/** Reasons of the check `image` that are about where the image comes from. They are shown with the vulnerabilities. */
const ORIGIN_CODES = [
	"registry-not-allowed",
	"base-image-not-allowed",
	"base-image-unsigned",
	"base-image-undetermined"
];
function vulnerabilitiesLine(run) {
	const name = "Vulnerabilities";
	const reasons = [
		...run.reasons.filter(({ code }) => ORIGIN_CODES.includes(code)),
		...reasonsOf(run, "vulnerabilities"),
		...reasonsOf(run, "workflows")
	];
	if (!run.scan?.done && reasons.length === 0) return notDoneLine(name, "there is no scan to evaluate");
	const counted = countedIn(run);
	if (counted.length > 0 || reasons.length > 0) {
		const found = countsInWords(countBySeverity(counted.map(({ finding }) => finding)));
		return {
			name,
			state: stateOf([...reasons, ...counted]),
			detail: firstMessage(reasons) || `${found} found`
		};
	}
	if (scanLine(run).state === "error") return notDoneLine(name, "not decided, because the scan is incomplete");
	return {
		name,
		state: "passed",
		detail: `nothing blocks (${run.policy.vulnerabilities.failOn.join(", ") || "no severity"})${ignoredIn(run).map(([why, findings]) => `; ${plural(findings.length, "finding")} ${why}`).join("")}`
	};
}
function signLine(run) {
	const name = "Sign";
	const reasons = [...reasonsOf(run, "push"), ...reasonsOf(run, "sign")];
	if (reasons.length > 0) return errorLine(name, reasons);
	const signatures = run.attached.filter(isSignature);
	if (signatures.length === 0) return notDoneLine(name, whyUnsigned(run));
	const by = run.signedBy === void 0 ? "" : ` by ${run.signedBy}`;
	return attachedLine(run, name, `${plural(signatures.length, "signature")}${by}`);
}
function attestLine(run) {
	const name = "Attest";
	const reasons = reasonsOf(run, "attest");
	if (reasons.length > 0) return errorLine(name, reasons);
	const statements = run.attached.filter((attached) => !isSignature(attached));
	if (statements.length === 0) return notDoneLine(name, whyUnsigned(run));
	const kinds = [...new Set(statements.map(kindName))].join(", ");
	return attachedLine(run, name, `${plural(statements.length, "attestation")}: ${kinds}`);
}
function secretsLine(run) {
	const name = "Secrets";
	if (run.secrets === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.secrets.done) return errorLine(name, run.secrets.reasons);
	const { coverage } = run.secrets.value;
	const counted = countedSecretsIn(run);
	const reasons = reasonsOf(run, "secrets");
	const source = coverage.source ? "" : "; source tree not done";
	if (counted.length > 0) {
		const detail = `${plural(counted.length, "secret")} found${source}`;
		return {
			name,
			state: stateOf(counted),
			detail
		};
	}
	if (reasons.length > 0) return errorLine(name, reasons);
	const ignored = run.secrets.value.findings.length;
	const none = ignored === 0 ? "none found" : `${ignored} ignored by the policy, no others found`;
	const { commits, layers, files } = coverage;
	const detail = `${none} in ${commits === void 0 ? "" : `${commits.scanned} of ${commits.total} commits, `}${layers.scanned + layers.cached} of ${layers.total} layers, ${plural(files.scanned, "file")}, ${plural(coverage.configurations, "configuration")}${source}`;
	return {
		name,
		state: layers.scanned + layers.cached >= layers.total ? "passed" : "error",
		detail
	};
}
/** Why there is no signature: the first cause that applies. */
function whyUnsigned(run) {
	if (run.verdict === "error") return "the run ended in an error";
	if (run.verdict === "failed") return "the image did not pass";
	if (run.verdict === "warned" && !run.policy.signOnWarn) return "the policy does not allow signing an image with warnings";
	if (run.signer === "none") return "no signature was requested (signer: none)";
	if (run.event.advisory) return `runs for ${run.event.name} events only check and report`;
	return run.notes[0] ?? "nothing was signed";
}
/** What was attached is shown as good only if the run passed or warned. */
function attachedLine(run, name, detail) {
	return run.verdict === "passed" || run.verdict === "warned" ? {
		name,
		state: run.verdict,
		detail
	} : {
		name,
		state: "error",
		detail: `${detail}, but the run did not pass`
	};
}
/** `failed` if anything blocks, else `warned`. */
function stateOf(found) {
	return found.every(({ effect }) => effect === "warn") ? "warned" : "failed";
}
function reasonsOf(run, check) {
	return run.reasons.filter((reason) => reason.check === check);
}
function notDoneLine(name, detail) {
	return {
		name,
		state: "not done",
		detail
	};
}
function errorLine(name, reasons) {
	return {
		name,
		state: "error",
		detail: firstMessage(reasons) || "the check could not be done"
	};
}
function firstMessage(reasons) {
	const [first, ...others] = reasons;
	if (first === void 0) return "";
	return others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`;
}
function endedBefore(run) {
	const first = run.reasons[0];
	return first === void 0 ? "the run ended before this check" : `the run ended before this check: ${first.message}`;
}

export { checkLines as n, whyUnsigned as r, STATE_ICONS as t };