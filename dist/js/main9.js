import { g as githubPublisher } from "./shared-approve.js";
import { n as createRunner, o as trustNamedRoots } from "./shared-cli.js";
import { n as pessimisticDecision } from "./decision-outputs.js";
import { t as runGate } from "./run-gate2.js";

// src/gate/main.ts
process.exitCode = 1;
if (!githubPublisher.outputs(pessimisticDecision())) process.exit();
await trustNamedRoots(process.env);
const decision = await runGate({
	environment: process.env,
	runner: createRunner(),
	publisher: githubPublisher
});
process.exitCode = decision === "allow" || decision === "warn" ? 0 : 1;

export {  };