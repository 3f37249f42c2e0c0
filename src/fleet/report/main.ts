import { githubPublisher as publisher } from '../../adapters/github/publisher.ts';
import { createRunner } from '../../adapters/github/runner.ts';
import { trustNamedRoots } from '../../adapters/network/tls-trust.ts';
import { pessimisticFleet } from '../../report/fleet/fleet-report-report.ts';
import { runFleetReport } from './run-fleet-report.ts';

process.exitCode = 1;
// The verdict is `error` until the report sets another one, even if this process is killed.
if (!publisher.outputs(pessimisticFleet())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runFleetReport({ environment: process.env, runner: createRunner(), publisher });
process.exitCode = verdict === 'passed' || verdict === 'warned' ? 0 : 1;
