import { githubPublisher as publisher } from '../adapters/github/publisher.ts';
import { createRunner } from '../adapters/github/runner.ts';
import { trustNamedRoots } from '../adapters/network/tls-trust.ts';
import { pessimisticAdmission } from '../report/admission/admission-report.ts';
import { runAdmission } from './run-admission.ts';

process.exitCode = 1;
// The verdict is `error` until the run sets another one, even if this process is killed.
if (!publisher.outputs(pessimisticAdmission())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runAdmission({ environment: process.env, runner: createRunner(), publisher });
process.exitCode = verdict === 'passed' ? 0 : 1;
