import { githubPublisher as publisher } from '../../adapters/github/publisher.ts';
import { createRunner } from '../../adapters/github/runner.ts';
import { trustNamedRoots } from '../../adapters/network/tls-trust.ts';
import { pessimisticShard } from '../../report/fleet/shard-report.ts';
import { runShard } from './run-shard.ts';

process.exitCode = 1;
// The verdict is `error` until the shard sets another one, even if this process is killed.
if (!publisher.outputs(pessimisticShard())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runShard({ environment: process.env, runner: createRunner(), publisher });
process.exitCode = verdict === 'passed' || verdict === 'warned' ? 0 : 1;
