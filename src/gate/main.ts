import { imageInputOf } from '../action/hidden-credentials.ts';
import type { Settings } from '../action/settings.ts';
import { firstOptions, wireCommon } from '../action/wiring.ts';
import { createRunner } from '../adapters/github/runner.ts';
import { trustNamedRoots } from '../adapters/network/tls-trust.ts';
import { signerEnvironment } from '../adapters/processes/signer-environment.ts';
import { createWorkspace, type OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { readOnly } from '../adapters/registry/read-only.ts';
import type { Admission } from '../domain/gate/admission.ts';
import { gatePolicy } from '../domain/gate/gate-request.ts';
import { reasonsOf } from '../domain/reason.ts';
import { mayWriteCache } from '../domain/workflow/event.ts';
import type { Runner } from '../ports.ts';
import { pessimisticDecision, reportDecision } from '../report/gate/decision-report.ts';
import { publishOutputs } from '../report/publish.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import { readPolicy } from '../stages/policy/read-policy.ts';
import { readGateInputs } from './inputs.ts';
import { refusedAdmission } from './ledger.ts';
import { admit, type GateWorld } from './pipeline.ts';

process.exitCode = 1;
// The decision is `error` until the gate sets another one, even if this process is killed.
if (!publishOutputs(pessimisticDecision())) process.exit();
await trustNamedRoots(process.env);
const decision = await runGate(createRunner());
process.exitCode = decision === 'allow' || decision === 'warn' ? 0 : 1;

/** Answers the decision that was reported. */
async function runGate(runner: Runner): Promise<Admission['decision']> {
  let options = firstOptions(runner);
  let workspace: OwnedWorkspace | undefined;
  try {
    const { request, settings } = readGateInputs(process.env, signerEnvironment);
    workspace = await createWorkspace({ ...settings, mayKeep: mayWriteCache(runner.context.eventName) });
    options = { ...options, evidence: workspace.evidence, summary: settings.summary };
    const world = wire(runner, workspace, settings);
    const resolvedPolicy = await readPolicy(world, request.policy);
    const isDefault = resolvedPolicy.origin.kind === 'default';
    const policy = gatePolicy(resolvedPolicy.policy, isDefault, request.enforce);
    const admission = await admit(world, { ...request, policy }, resolvedPolicy);
    return await reportDecision(admission, options);
  } catch (error) {
    const imageInput = imageInputOf(process.env);
    return await reportDecision(
      refusedAdmission(imageInput, runner.context, reasonsOf(error, 'inputs'), new Date()),
      options,
    );
  } finally {
    await workspace?.dispose();
  }
}

function wire(runner: Runner, workspace: OwnedWorkspace, settings: Settings): GateWorld & PolicyWorld {
  const { registry, ...world } = wireCommon(runner, workspace, settings);
  return { ...world, registry: readOnly(registry) };
}
