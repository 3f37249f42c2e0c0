import { g as githubPublisher } from "./shared-approve.js";
import { n as createRunner, o as trustNamedRoots } from "./shared-cli.js";
import { n as pessimisticOutputs } from "./outputs.js";
import { t as runCheck } from "./run-check.js";
import { setFlagsFromString } from "node:v8";

// src/check/main.ts
setFlagsFromString("--semi-space-growth-factor=1");
process.exitCode = 1;
if (!githubPublisher.outputs(pessimisticOutputs())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runCheck({
	environment: process.env,
	runner: createRunner(),
	publisher: githubPublisher
});
process.exitCode = verdict === "passed" || verdict === "warned" ? 0 : 1;

export {  };