import { g as githubPublisher } from "./shared-approve.js";
import { n as createRunner, o as trustNamedRoots } from "./shared-cli.js";
import { n as pessimisticAdmission, t as runAdmission } from "./run-admission.js";

// src/admission/main.ts
process.exitCode = 1;
if (!githubPublisher.outputs(pessimisticAdmission())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runAdmission({
	environment: process.env,
	runner: createRunner(),
	publisher: githubPublisher
});
process.exitCode = verdict === "passed" ? 0 : 1;

export {  };