import { g as githubPublisher } from "./shared-approve.js";
import { n as createRunner, o as trustNamedRoots } from "./shared-cli.js";
import { n as pessimisticFleet, t as runFleetReport } from "./run-fleet-report.js";

// src/fleet/report/main.ts
process.exitCode = 1;
if (!githubPublisher.outputs(pessimisticFleet())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runFleetReport({
	environment: process.env,
	runner: createRunner(),
	publisher: githubPublisher
});
process.exitCode = verdict === "passed" || verdict === "warned" ? 0 : 1;

export {  };