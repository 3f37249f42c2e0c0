import { ot as countBySeverity } from "./shared-policy.js";
import { o as plain } from "./shared-first.js";
import { n as countedSecretsIn, s as unacceptedIn } from "./evaluated.js";
import { Un as toOutputJson, Wn as toOutputList } from "./shared-gate.js";
import { d as signaturesFirst } from "./wording.js";

// src/report/check/outputs.ts
/** The greatest number of reasons in the output; `report.json` has all of them. */
const MAX_REASONS = 100;
/** If there are several SBOMs, the output names the first of these kinds. */
const SBOM_ORDER = [
	"index",
	"platform",
	"source"
];
/** The outputs that are written first. If the run is cut off, they remain and say `error`. */
function pessimisticOutputs() {
	return {
		verdict: "error",
		reasons: toOutputJson([{
			code: "run-interrupted",
			check: "inputs",
			message: "the run was cut off before it reached a verdict"
		}]),
		image: "",
		digest: "",
		sbom: "",
		"sbom-sha256": "",
		report: "",
		sarif: "",
		page: "",
		"evidence-sha256": "",
		critical: "",
		high: "",
		medium: "",
		low: "",
		unknown: "",
		secrets: "",
		attestations: "[]",
		images: ""
	};
}
/** The outputs of a finished run. `sbom` is the SBOM of the index, else of the first platform. */
function outputsOf(run, paths) {
	const sbom = (run.sboms?.done ? run.sboms.value : []).toSorted((one, other) => SBOM_ORDER.indexOf(one.scope.kind) - SBOM_ORDER.indexOf(other.scope.kind))[0]?.cyclonedx;
	const reasons = run.reasons.slice(0, 100).map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	}));
	const attestations = signaturesFirst(run).map(({ predicateType, digest, subject }) => ({
		predicateType,
		digest,
		subject
	}));
	return {
		...pessimisticOutputs(),
		verdict: run.verdict,
		reasons: toOutputList(reasons),
		image: plain(run.reference ?? ""),
		digest: run.image?.root.digest ?? "",
		sbom: sbom?.path ?? "",
		"sbom-sha256": sbom?.sha256 ?? "",
		report: paths.report ?? "",
		sarif: paths.sarif ?? "",
		page: paths.page ?? "",
		"evidence-sha256": paths.handoverSha256 ?? "",
		...run.scan?.done ? asText(countBySeverity(unacceptedIn(run))) : {},
		...run.secrets?.done ? { secrets: String(countedSecretsIn(run).length) } : {},
		attestations: toOutputJson(attestations)
	};
}
function asText({ critical, high, medium, low, unknown }) {
	return {
		critical: String(critical),
		high: String(high),
		medium: String(medium),
		low: String(low),
		unknown: String(unknown)
	};
}

export { pessimisticOutputs as n, outputsOf as t };