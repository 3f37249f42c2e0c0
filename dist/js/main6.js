import { g as githubPublisher } from "./shared-approve.js";
import { n as createRunner, o as trustNamedRoots } from "./shared-cli.js";
import { n as pessimisticPlan, t as runPlan } from "./run-plan.js";

// src/fleet/plan/main.ts
process.exitCode = 1;
if (!githubPublisher.outputs(pessimisticPlan())) process.exit();
await trustNamedRoots(process.env);
const state = await runPlan({
	environment: process.env,
	runner: createRunner(),
	publisher: githubPublisher
});
process.exitCode = state === "planned" ? 0 : 1;

export {  };