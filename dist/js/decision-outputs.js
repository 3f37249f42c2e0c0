import { o as plain } from "./shared-first.js";
import { Un as toOutputJson, Wn as toOutputList } from "./shared-gate.js";

// src/report/gate/decision-outputs.ts
/** The greatest number of reasons, and of findings, in an output; `report.json` has all of them. */
const MAX_ITEMS = 100;
/** The outputs that are written first. If the gate is cut off, they remain and say `error`. */
function pessimisticDecision() {
	return {
		decision: "error",
		reasons: toOutputJson([{
			code: "run-interrupted",
			check: "inputs",
			message: "the gate was cut off before it reached a decision"
		}]),
		image: "",
		digest: "",
		report: "",
		page: "",
		"new-findings": ""
	};
}
/** The outputs of a decision. */
function decisionOutputs(admission, { report = "", page = "" }) {
	const reasons = admission.denialReasons.slice(0, MAX_ITEMS).map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	}));
	const found = admission.rescan?.newFindings.slice(0, MAX_ITEMS).map(({ finding, known }) => ({
		id: plain(finding.id, 200),
		severity: finding.severity,
		package: plain(finding.package, 200),
		version: plain(finding.version, 200),
		...finding.fixedIn === void 0 ? {} : { fixedIn: plain(finding.fixedIn, 200) },
		known
	}));
	return {
		decision: admission.decision,
		reasons: toOutputList(reasons),
		image: plain(admission.reference ?? ""),
		digest: admission.digest ?? "",
		report,
		page,
		"new-findings": found === void 0 ? "" : toOutputList(found)
	};
}

export { pessimisticDecision as n, decisionOutputs as t };