import { Gt as RawInputs } from "./shared-cli.js";
import { g as githubPublisher } from "./shared-approve.js";
import { m as reasonsOf, o as plain } from "./shared-first.js";
import { n as checkPolicy } from "./check-policy2.js";

// src/policy-check/main.ts
process.exitCode = 1;
if (!githubPublisher.outputs({
	valid: false,
	"policy-digest": ""
})) process.exit();
try {
	const inputs = new RawInputs(process.env);
	const given = {
		file: inputs.text("policy"),
		report: inputs.text("report")
	};
	inputs.throwFaults();
	const folder = process.env.GITHUB_WORKSPACE || process.cwd();
	const digest = await checkPolicy(given, {
		folder,
		publisher: githubPublisher,
		now: /* @__PURE__ */ new Date()
	});
	const isPublished = digest !== void 0 && githubPublisher.outputs({
		valid: true,
		"policy-digest": digest
	});
	process.exitCode = isPublished ? 0 : 1;
} catch (thrown) {
	const faults = reasonsOf(thrown, "policy");
	githubPublisher.annotations(faults.map(({ code, message }) => ({
		level: "error",
		title: `Assay: ${code}`,
		message: plain(message)
	})));
}

export {  };