import { t as githubPublisher } from "./publisher.js";
import { t as createRunner } from "./runner.js";
import { r as trustNamedRoots } from "./network.js";
import { r as pessimisticDecision, t as runGate } from "./run-gate.js";

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