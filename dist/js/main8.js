import { t as githubPublisher } from "./publisher.js";
import { t as createRunner } from "./runner.js";
import { r as trustNamedRoots } from "./network.js";
import { n as pessimisticShard, t as runShard } from "./run-shard.js";

// src/fleet/shard/main.ts
process.exitCode = 1;
if (!githubPublisher.outputs(pessimisticShard())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runShard({
	environment: process.env,
	runner: createRunner(),
	publisher: githubPublisher
});
process.exitCode = verdict === "passed" || verdict === "warned" ? 0 : 1;

export {  };