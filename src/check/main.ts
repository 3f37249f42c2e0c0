import { setFlagsFromString } from 'node:v8';
import { githubPublisher as publisher } from '../adapters/github/publisher.ts';
import { createRunner } from '../adapters/github/runner.ts';
import { trustNamedRoots } from '../adapters/network/tls-trust.ts';
import { pessimisticOutputs } from '../report/check/outputs.ts';
import { runCheck } from './run-check.ts';

// On a machine with much memory, V8 lets the space for new objects grow (here by 100 MB). That makes Assay no faster.
setFlagsFromString('--semi-space-growth-factor=1');
process.exitCode = 1;
// The verdict of the step is `error` until a run sets another one, even if this process is killed.
if (!publisher.outputs(pessimisticOutputs())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runCheck({ environment: process.env, runner: createRunner(), publisher });
process.exitCode = verdict === 'passed' || verdict === 'warned' ? 0 : 1;
