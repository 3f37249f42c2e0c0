import { setFlagsFromString } from 'node:v8';
import { createSbomValidator } from './adapters/cyclonedx-validator.ts';
import { createGit } from './adapters/git.ts';
import { createLayers } from './adapters/layers.ts';
import { createLayouts } from './adapters/layouts.ts';
import { createProcesses } from './adapters/processes.ts';
import { useProxy } from './adapters/proxy.ts';
import { createPublicSigstore } from './adapters/public-sigstore.ts';
import { RegistryClient } from './adapters/registry/client.ts';
import { createRunner } from './adapters/runner.ts';
import { ToolStore } from './adapters/tools/acquire.ts';
import { createWorkspace, type OwnedWorkspace, signerEnvironment } from './adapters/workspace.ts';
import { DEFAULT_POLICY } from './domain/policy.ts';
import { overridden } from './domain/policy-overrides.ts';
import { reasonsOf } from './domain/reason.ts';
import type { Run } from './domain/run.ts';
import { readInputs, type Settings } from './inputs.ts';
import { refusedRun } from './ledger.ts';
import { check } from './pipeline.ts';
import type { Runner, World } from './ports.ts';
import { pessimisticOutputs } from './report/outputs.ts';
import { publishOutputs } from './report/publish.ts';
import { report } from './report/report.ts';

// V8 lets the space for new objects grow on a machine with much memory, by 100 MB here, and gains nothing from it.
setFlagsFromString('--semi-space-growth-factor=1');
// Whatever becomes of this process, the step's verdict is `error` until a run says otherwise.
publishOutputs(pessimisticOutputs());
useProxy(process.env);
const runner = createRunner();
const run = await runAction(runner);
process.exitCode = run.verdict === 'passed' || run.verdict === 'warned' ? 0 : 1;

async function runAction(runner: Runner): Promise<Run> {
  let workspace: OwnedWorkspace | undefined;
  try {
    const { request, settings } = readInputs(process.env, signerEnvironment);
    workspace = await createWorkspace(settings);
    const policy = overridden(DEFAULT_POLICY, request.policy.overrides);
    const run = await check(wire(runner, workspace, settings), { ...request, policy });
    await report(run, {
      evidence: workspace.evidence,
      summary: settings.summary,
      secretValues: runner.masked,
    });
    return run;
  } catch (error) {
    const run = refusedRun(
      process.env.INPUT_IMAGE ?? '',
      runner.context,
      reasonsOf(error, 'inputs'),
      new Date(),
    );
    await report(run, { summary: true, secretValues: runner.masked });
    return run;
  } finally {
    await workspace?.dispose();
  }
}

function wire(runner: Runner, workspace: OwnedWorkspace, settings: Settings): World {
  const processes = createProcesses();
  const base = { processes, runner, workspace };
  const { credentials } = settings;
  return {
    ...base,
    registry: new RegistryClient({
      ...base,
      environment: process.env,
      ...(credentials === undefined ? {} : { credentials }),
    }),
    layouts: createLayouts(),
    layers: createLayers(),
    git: createGit(base),
    tools: new ToolStore(base, settings),
    sbomValidator: createSbomValidator(),
    publicSigstore: createPublicSigstore(workspace),
    now: () => new Date(),
  };
}
