import { a as asSentence, d as REASONS, o as plain } from "./shared-first.js";
import { c as countedFindings } from "./shared-policy.js";
import { n as placeInWords, t as instructionsOf } from "./location-names.js";
import { x as REDACTED } from "./shared-cli.js";
import { c as worstFirst, n as countedSecretsIn, r as countingSteps, t as countedIn } from "./evaluated.js";
import { c as plural, i as isSignature } from "./wording.js";

// src/report/unpublished.ts
/**
* A warning for a run that passes the job but did not publish the image although `push-to` requested it: what is missing,
* why, and what to do. Undefined if nothing is missing, or if runs for the event only check; a note of the run says that.
*/
function unpublishedWarning(run) {
	const { verdict, pushTo, event } = run;
	if (pushTo === void 0 || event.advisory || run.attached.some(isSignature)) return void 0;
	const what = `${pushTo} was NOT published: nothing was pushed, tagged or signed`;
	if (verdict === "warned") return `${what}. The findings only warn: the job passes, but the image does not. To publish it, fix the findings, accept them by exceptions in the policy file, or set "sign-on-warn: true" in that file.`;
	if (verdict === "passed") return `${what}. push-to publishes only signed images. Set signer to "keyless" or "key", or sign in another job with its input "evidence".`;
}

// src/report/annotations.ts
/** GitHub shows at most this number of annotations of a level for each step. People read fewer. */
const MAX_ANNOTATIONS = 10;
/** The greatest number of vulnerabilities to name for an update. */
const NAMED = 3;
const LEVELS = [
	"error",
	"warning",
	"notice"
];
/** The annotations of a run, the worst first, at most {@link MAX_ANNOTATIONS}. Each is at the line that can be changed. */
function annotations(run) {
	const reasons = run.reasons.map(({ code, message, effect }) => annotation(levelOf(effect), `Assay: ${code}`, `${asSentence(message)} ${REASONS[code].remediation}`));
	const unsafe = run.reasons.find(({ code }) => code === "workflow-unsafe");
	const unpublished = unpublishedWarning(run);
	const all = [
		...unpublished === void 0 ? [] : [annotation("warning", "Assay: NOT published", unpublished)],
		...reasons,
		...countedSecretsIn(run).flatMap(({ finding, effect }) => ofSecret(finding, levelOf(effect))),
		...ofVulnerabilities(run),
		...(run.advice?.advice ?? []).map((one) => ofAdvice(one, unsafe === void 0 ? "warning" : levelOf(unsafe.effect))),
		...run.notes.map((note) => annotation("notice", "Assay", note))
	];
	return bounded(LEVELS.flatMap((level) => all.filter((one) => one.level === level)));
}
/** The level `warning` for a rule that only warns, else `error`. */
function levelOf(effect) {
	return effect === "warn" ? "warning" : "error";
}
/**
* One annotation for each place in the source, shown at its line. If there is none: one for each Dockerfile instruction
* that may have added the secret. If there is none either: one annotation without a line.
*/
function ofSecret(finding, level) {
	const title = `Secret: ${finding.rule}`;
	const remediation = REASONS["secret-found"].remediation;
	const inSource = finding.places.filter((place) => place.kind === "source");
	if (inSource.length > 0) return inSource.map((place) => at(place, annotation(level, title, `${asSentence(finding.title)} ${remediation}`)));
	const where = finding.places.slice(0, 3).map(placeInWords).join("; ");
	const withoutLine = annotation(level, title, `${finding.title} in ${where}. ${remediation}`);
	const instructions = [...Map.groupBy(finding.places.flatMap(instructionsOf), ({ path, line }) => `${path}:${line}`).values()].flatMap((same) => same.slice(0, 1));
	return instructions.length === 0 ? [withoutLine] : instructions.map((instruction) => at(instruction, withoutLine));
}
function ofAdvice(advice, level) {
	const message = `${asSentence(advice.message)} ${advice.remediation}`;
	return at(advice, annotation(level, `Workflow: ${advice.rule}`, message));
}
/** The annotation at a line of a file. */
function at({ path, line }, withoutLine) {
	if (path.includes("[redacted]")) return withoutLine;
	return {
		...withoutLine,
		file: plain(path, 1e3),
		...line === void 0 ? {} : { line }
	};
}
/** One for each update that fixes something, at its line; then one for each vulnerability that none fixes. */
function ofVulnerabilities(run) {
	const { fixes } = run;
	if (fixes === void 0) return worstFirst(countedIn(run)).map(ofVulnerability);
	return [...countingSteps(run).map(ofFix), ...worstFirst(countedFindings(fixes.unfixed)).map(ofVulnerability)];
}
function ofFix(fix) {
	const counted = countedFindings(fix.findings);
	const level = levelOf(counted.every(({ effect }) => effect === "warn") ? "warn" : "block");
	const ids = worstFirst(counted).map(({ finding }) => `${finding.id} (${finding.severity})`);
	const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : "";
	const fixed = `It fixes ${ids.slice(0, NAMED).join(", ")}${more}.`;
	const [first] = fix.lines;
	const withoutLine = annotation(level, updateInWords(fix), `${updateInWords(fix)}. ${fixed}`);
	return first === void 0 ? withoutLine : at(first, withoutLine);
}
/** `Update lodash 4.17.20 to 4.17.21` */
function updateInWords(fix) {
	switch (fix.kind) {
		case "package": return `Update ${fix.package} ${fix.from} to ${fix.to ?? "a fixed version"}`;
		case "system": return `Update ${plural(fix.packages.length, "package")} of the distribution (${fix.type})`;
		case "base-image": return `Rebuild on ${fix.to}`;
	}
}
function ofVulnerability({ finding, effect }) {
	const { id, severity, version, fixedIn } = finding;
	const fix = fixedIn === void 0 ? "There is no fix yet." : `Update to ${fixedIn}.`;
	const where = finding.foundIn.join(", ");
	return annotation(levelOf(effect), `${severity}: ${id} in ${finding.package}`, `${finding.package} ${version} (${where}) has ${id}, ${severity}. ${fix}`);
}
function annotation(level, title, message) {
	return {
		level,
		title: plain(title, 200).trim(),
		message: plain(message, 2e3).trim()
	};
}
/** Shortens a list of annotations, the worst first. The last one then says how many more there are. */
function bounded(all) {
	if (all.length <= MAX_ANNOTATIONS) return all;
	const shown = all.slice(0, 9);
	const level = all[0]?.level ?? "error";
	const more = plural(all.length - shown.length, "more entry", "more entries");
	return [...shown, {
		level,
		title: "Assay",
		message: `${more} in the job summary and in the report.`
	}];
}

export { bounded as n, unpublishedWarning as r, annotations as t };