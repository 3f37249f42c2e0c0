#!/usr/bin/env node
import { t as shedEnvironment } from "./shared-first.js";

// src/cli/start.ts
const OLDEST_NODE = 24;
if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
	process.stderr.write(`assay needs Node ${OLDEST_NODE} or later; this is Node ${process.versions.node}\n`);
	process.exitCode = 2;
} else {
	shedEnvironment();
	await import("./main5.js");
}

export {  };