import { imageInputOf } from '../action/hidden-credentials.ts';
import type { Settings } from '../action/settings.ts';
import { firstOptions, type Surroundings, wireCommon } from '../action/wiring.ts';
import { signerEnvironment } from '../adapters/processes/signer-environment.ts';
import { createWorkspace, type OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { readOnly } from '../adapters/registry/read-only.ts';
import type { Admission } from '../domain/gate/admission.ts';
import { gatePolicy } from '../domain/gate/gate-request.ts';
import { reasonsOf } from '../domain/reason.ts';
import { mayWriteCache } from '../domain/workflow/event.ts';
import { reportDecision } from '../report/gate/decision-report.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import { readPolicy } from '../stages/policy/read-policy.ts';
import { database } from '../stages/scan/database.ts';
import { readGateInputs } from './inputs.ts';
import { refusedAdmission } from './ledger.ts';
import { admit, type GateWorld } from './pipeline.ts';

/** One decision from its inputs to its report, in an action or on a command line. Answers the decision that was reported. */
export async function runGate(surroundings: Surroundings): Promise<Admission['decision']> {
  const { environment, runner } = surroundings;
  const { eventName } = runner.context;
  let options = firstOptions(surroundings);
  let workspace: OwnedWorkspace | undefined;
  try {
    const { request, settings } = readGateInputs(environment, signerEnvironment);
    workspace = await createWorkspace({ ...settings, mayKeep: mayWriteCache(eventName), environment });
    options = { ...options, evidence: workspace.evidence, summary: settings.summary };
    const world = wire(surroundings, workspace, settings);
    const resolvedPolicy = await readPolicy(world, request.policy);
    const isDefault = resolvedPolicy.origin.kind === 'default';
    const policy = gatePolicy(resolvedPolicy.policy, isDefault, request.enforce);
    const admission = await admit(world, { ...request, policy }, resolvedPolicy);
    return await reportDecision(admission, options);
  } catch (error) {
    const imageInput = imageInputOf(environment);
    return await reportDecision(
      refusedAdmission(imageInput, runner.context, reasonsOf(error, 'inputs'), new Date()),
      options,
    );
  } finally {
    await workspace?.dispose();
  }
}

function wire(
  surroundings: Surroundings,
  workspace: OwnedWorkspace,
  settings: Settings,
): GateWorld & PolicyWorld {
  const world = wireCommon(surroundings, workspace, settings);
  const registry = readOnly(world.registry);
  return { ...world, registry, database: (options) => database({ ...world, registry }, options) };
}
