import { g as githubPublisher } from "./shared-approve.js";
import { n as createRunner, o as trustNamedRoots } from "./shared-cli.js";
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