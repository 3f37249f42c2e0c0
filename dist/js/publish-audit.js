import { b as messageOf, o as plain } from "./shared-first.js";
import { s as writeEvidenceFile } from "./evidence-folder.js";

// src/report/publish-audit.ts
/** Name of the file in the evidence folder. */
const AUDIT_FILE = "audit.jsonl";
/**
* Records the audit event of a run, or several of them. What cannot be written or delivered is reported as a warning and changes nothing else,
* because the outputs are written already.
*/
async function publishAudit(events, { publisher, evidence, deliver, auditFile = AUDIT_FILE }) {
	const lines = typeof events === "string" ? [events] : events;
	const warn = (message) => publisher.annotations([{
		level: "warning",
		title: "Assay: audit event",
		message
	}]);
	const toPublisher = () => {
		for (const line of lines) publisher.event(line);
	};
	if (evidence === void 0) toPublisher();
	else await writeEvidenceFile(evidence, auditFile, lines.join("")).catch((error) => {
		toPublisher();
		warn(plain(messageOf(error)));
	});
	for (const [at, line] of lines.entries()) {
		const fault = await deliver?.(line);
		if (fault === void 0) continue;
		const rest = lines.length - at - 1;
		warn(rest === 0 ? fault : `${fault}; the ${rest} events after it were not sent`);
		return;
	}
}

export { publishAudit as t };