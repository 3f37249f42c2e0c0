import { a as info, c as setOutput, d as warning, f as summary, i as error, s as notice } from "./core.js";
import { a as reasonsOf } from "./reason.js";
import { n as plain } from "./text.js";

// src/adapters/github/publisher.ts
const COMMANDS = {
	error,
	warning,
	notice
};
/** Tells a run to GitHub's runner: outputs, annotations and the summary of the job. */
const githubPublisher = {
	/** If a name is written twice, the runner takes the later value. */
	outputs(outputs) {
		const [verdict, ...others] = Object.entries(outputs);
		try {
			for (const [name, value] of others) setOutput(name, value);
			if (verdict !== void 0) setOutput(...verdict);
			return true;
		} catch (thrown) {
			const [{ code, message }] = reasonsOf(thrown, "inputs");
			const what = `the outputs of this step could not be written to GITHUB_OUTPUT: ${message}`;
			error(plain(what), { title: `Assay: ${code}` });
			return false;
		}
	},
	lines(lines) {
		for (const line of lines) info(plain(line));
	},
	/** The log of a job is kept. */
	event(line) {
		info(plain(`audit event: ${line.trimEnd()}`));
	},
	/** Workflow commands. `@actions/core` escapes their text. */
	annotations(annotations) {
		for (const { level, title, message, file, line, column } of annotations) COMMANDS[level](message, {
			title,
			...file === void 0 ? {} : { file },
			...line === void 0 ? {} : { startLine: line },
			...column === void 0 ? {} : { startColumn: column }
		});
	},
	/** If the summary cannot be written, that is a warning: the same text is in the evidence folder. */
	async summary(markdown) {
		if (!process.env.GITHUB_STEP_SUMMARY) return;
		try {
			await summary.addRaw(markdown).write();
		} catch (thrown) {
			const [{ message }] = reasonsOf(thrown, "inputs");
			warning(plain(`the job summary could not be written to GITHUB_STEP_SUMMARY: ${message}`), { title: "Assay: job summary" });
		}
	},
	/** Later steps read it from the evidence folder. */
	document() {},
	junit() {}
};

export { githubPublisher as t };