import { t as redactFields } from "./text-fields.js";

// src/report/redact-run.ts
const REASON = { message: "text" };
const TOOL = { notVerified: { why: "text" } };
const SCAN = {
	findings: { title: "text" },
	coverage: { gaps: { why: "text" } }
};
/** The paths are for people. SARIF and annotations use no path that was redacted. */
const SECRET = {
	title: "text",
	places: {
		path: "text",
		entry: "text",
		instructions: { path: "text" }
	}
};
const WHY = { reason: "text" };
const EVALUATED = {
	finding: { title: "text" },
	expired: WHY,
	ignoreReason: {
		exception: WHY,
		statements: { impact: "text" }
	}
};
/** The text of a run. Fields that are not listed are numbers, enums, or values that other programs decide by. */
const RUN = {
	tools: TOOL,
	reasons: REASON,
	notes: "text",
	sboms: {
		value: { notes: "text" },
		reasons: REASON
	},
	scan: {
		value: SCAN,
		reasons: REASON
	},
	secrets: {
		value: {
			findings: SECRET,
			coverage: { notes: "text" }
		},
		reasons: REASON
	},
	assessment: {
		vulnerabilities: {
			evaluated: EVALUATED,
			exceptions: {
				used: { entry: WHY },
				expired: WHY,
				unused: WHY
			}
		},
		secrets: {
			evaluated: {
				finding: SECRET,
				expired: WHY,
				ignoreReason: { suppression: WHY }
			},
			suppressions: {
				used: { entry: WHY },
				expired: WHY,
				unused: WHY
			}
		},
		notes: "text"
	},
	advice: {
		advice: {
			path: "text",
			message: "text",
			remediation: "text",
			also: { path: "text" }
		},
		notes: "text"
	},
	baseImages: {
		value: { notes: "text" },
		reasons: REASON
	},
	baseline: {
		notes: "text",
		why: "text"
	},
	delta: {
		why: "text",
		notes: "text",
		vulnerabilities: {
			added: { title: "text" },
			gone: { title: "text" }
		},
		secrets: { added: SECRET }
	},
	fixes: {
		steps: {
			findings: EVALUATED,
			adds: { title: "text" },
			lines: { path: "text" }
		},
		unfixed: EVALUATED,
		notes: "text"
	},
	vex: { impact: "text" },
	brokenGlass: WHY
};
const ADMISSION = {
	tools: TOOL,
	denialReasons: {
		message: "text",
		remediation: "text"
	},
	notes: "text",
	brokenGlass: WHY,
	subjects: {
		refused: { why: "text" },
		unreadable: { why: "text" }
	},
	rescan: {
		scan: SCAN,
		newFindings: { finding: { title: "text" } },
		coverage: {
			reasons: REASON,
			notes: "text"
		}
	}
};
/**
* The same run with every known secret value replaced in its text. This must happen before the run is rendered: text that
* is cut, escaped or indented first could hide a value from the replacement.
*/
function redactRun(run, redact) {
	return redactFields(run, RUN, redact);
}
/** Does the same for a decision of the gate. */
function redactAdmission(admission, redact) {
	return redactFields(admission, ADMISSION, redact);
}

export { redactRun as n, redactAdmission as t };