import { setFlagsFromString } from 'node:v8';
import { imageInputOf } from '../action/hidden-credentials.ts';
import { commentOptions } from '../action/pull-request-comment.ts';
import type { Settings } from '../action/settings.ts';
import { firstOptions, wireCommon } from '../action/wiring.ts';
import { createSbomValidator } from '../adapters/cyclonedx-validator.ts';
import { createRunner } from '../adapters/github/runner.ts';
import { createLayers } from '../adapters/image/layers.ts';
import { createLayouts } from '../adapters/image/layouts.ts';
import { trustNamedRoots } from '../adapters/network/tls-trust.ts';
import { signerEnvironment } from '../adapters/processes/signer-environment.ts';
import { createWorkspace, type OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { reasonsOf } from '../domain/reason.ts';
import type { Run } from '../domain/run/run.ts';
import { mayWriteCache } from '../domain/workflow/event.ts';
import type { Runner, World } from '../ports.ts';
import { pessimisticOutputs } from '../report/check/outputs.ts';
import { report } from '../report/check/report.ts';
import { publishOutputs } from '../report/publish.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import { readPolicy } from '../stages/policy/read-policy.ts';
import { readInputs } from './inputs.ts';
import { refusedRun } from './ledger.ts';
import { check } from './pipeline.ts';

// On a machine with much memory, V8 lets the space for new objects grow (here by 100 MB). That makes Assay no faster.
setFlagsFromString('--semi-space-growth-factor=1');
process.exitCode = 1;
// The verdict of the step is `error` until a run sets another one, even if this process is killed.
if (!publishOutputs(pessimisticOutputs())) process.exit();
await trustNamedRoots(process.env);
const verdict = await runAction(createRunner());
process.exitCode = verdict === 'passed' || verdict === 'warned' ? 0 : 1;

/** Answers the verdict that was reported. */
async function runAction(runner: Runner): Promise<Run['verdict']> {
  let options = firstOptions(runner);
  let workspace: OwnedWorkspace | undefined;
  try {
    const { request, settings } = readInputs(process.env, signerEnvironment);
    workspace = await createWorkspace({ ...settings, mayKeep: mayWriteCache(runner.context.eventName) });
    const comment = settings.comment ? commentOptions(runner, process.env, settings.githubToken) : undefined;
    options = {
      ...{ ...options, evidence: workspace.evidence, summary: settings.summary },
      ...(comment && { comment }),
    };
    const world = wire(runner, workspace, settings);
    const resolvedPolicy = await readPolicy(world, request.policy);
    const completeRequest = { ...request, policy: resolvedPolicy.policy };
    const run = await check(world, completeRequest, resolvedPolicy, request.policy.folder);
    return await report(run, options);
  } catch (error) {
    const imageInput = imageInputOf(process.env);
    return await report(
      refusedRun(imageInput, runner.context, reasonsOf(error, 'inputs'), new Date()),
      options,
    );
  } finally {
    await workspace?.dispose();
  }
}

function wire(runner: Runner, workspace: OwnedWorkspace, settings: Settings): World & PolicyWorld {
  return {
    ...wireCommon(runner, workspace, settings),
    layouts: createLayouts(),
    layers: createLayers(),
    sbomValidator: createSbomValidator(),
  };
}
