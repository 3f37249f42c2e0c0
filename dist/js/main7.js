import { t as githubPublisher } from "./publisher.js";
import { t as createRunner } from "./runner.js";
import { r as trustNamedRoots } from "./network.js";
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