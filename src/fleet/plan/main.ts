import { githubPublisher as publisher } from '../../adapters/github/publisher.ts';
import { createRunner } from '../../adapters/github/runner.ts';
import { trustNamedRoots } from '../../adapters/network/tls-trust.ts';
import { pessimisticPlan } from '../../report/fleet/plan-report.ts';
import { runPlan } from './run-plan.ts';

process.exitCode = 1;
// The state is `error` until the plan sets another one, even if this process is killed.
if (!publisher.outputs(pessimisticPlan())) process.exit();
await trustNamedRoots(process.env);
const state = await runPlan({ environment: process.env, runner: createRunner(), publisher });
process.exitCode = state === 'planned' ? 0 : 1;
