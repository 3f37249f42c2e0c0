import { githubPublisher as publisher } from '../adapters/github/publisher.ts';
import { createRunner } from '../adapters/github/runner.ts';
import { trustNamedRoots } from '../adapters/network/tls-trust.ts';
import { pessimisticDecision } from '../report/gate/decision-outputs.ts';
import { runGate } from './run-gate.ts';

process.exitCode = 1;
// The decision is `error` until the gate sets another one, even if this process is killed.
if (!publisher.outputs(pessimisticDecision())) process.exit();
await trustNamedRoots(process.env);
const decision = await runGate({ environment: process.env, runner: createRunner(), publisher });
process.exitCode = decision === 'allow' || decision === 'warn' ? 0 : 1;
