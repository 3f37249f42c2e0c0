import { r as parseDuration } from "./duration.js";
import { i as SEVERITIES, o as isSeverity } from "./finding.js";
import { r as notOneOf } from "./raw-inputs.js";

// src/action/policy-inputs.ts
/** Reads the inputs `policy`, `fail-on`, `enforce` and `db-max-age`. An empty input has no effect. */
function readRequestedPolicy(inputs) {
	return {
		folder: inputs.path("."),
		...readPlace(inputs),
		overrides: readOverrides(inputs)
	};
}
/** Severities of the input `fail-on`, the worst first. */
function readSeverities(inputs) {
	const named = inputs.list("fail-on").map((text) => text.toLowerCase());
	for (const text of named) if (!isSeverity(text)) inputs.fault("fail-on", notOneOf(text, SEVERITIES));
	if (named.length === 0) inputs.fault("fail-on", `name at least one severity: ${SEVERITIES.join(", ")}`);
	return SEVERITIES.filter((severity) => named.includes(severity));
}
/** A length of time in milliseconds. */
function readDuration(inputs, name) {
	const duration = parseDuration(inputs.text(name));
	if (duration.ok) return duration.value;
	inputs.fault(name, duration.fault);
	return 0;
}
function readOverrides(inputs) {
	const given = (name) => inputs.text(name) !== "";
	return {
		...given("fail-on") ? { failOn: readSeverities(inputs) } : {},
		...given("enforce") ? { enforce: inputs.choice("enforce", ["block", "warn"]) } : {},
		...given("db-max-age") ? { databaseMaxAgeMs: readDuration(inputs, "db-max-age") } : {}
	};
}
function readPlace(inputs) {
	const text = inputs.text("policy");
	if (text === "") return {};
	if (text.includes("@")) {
		const central = readCentral(text);
		if (typeof central !== "string") return { central };
		inputs.fault("policy", central);
		return {};
	}
	const path = inputs.withinWorkspace(inputs.path(text));
	if (path !== "") return { path };
	inputs.fault("policy", `"${text}" is not a file in the workspace; the policy must be a file of the repository`);
	return {};
}
/** Reads `owner/repo/path@<commit SHA>`. Returns a sentence if the text has a fault. */
function readCentral(text) {
	const [, repository, path, commit] = /^([\w.-]+\/[\w.-]+)\/([^@]+)@([^@]*)$/.exec(text) ?? [];
	if (repository === void 0 || path === void 0 || commit === void 0) return `"${text}" is not of the form owner/repo/path@<commit SHA>`;
	if (!/^[0-9a-f]{40}$/.test(commit)) return `"${commit}" is not a commit of 40 hex digits; a branch or tag can move, so write the commit that it points to`;
	if (path.split("/").some((part) => [
		"",
		".",
		".."
	].includes(part))) return `"${path}" is not the path of a file in a repository`;
	return {
		repository,
		path,
		commit
	};
}

export { readRequestedPolicy as n, readDuration as t };