#!/usr/bin/env node
import { shedEnvironment } from '../adapters/processes/shed-environment.ts';

const OLDEST_NODE = 24;

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(`assay needs Node ${OLDEST_NODE} or later; this is Node ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  // This restarts the process, so it comes before any other module is loaded.
  shedEnvironment();
  await import('./main.ts');
}
