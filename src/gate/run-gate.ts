import { imageInputOf } from '../action/hidden-credentials.ts';
import type { Settings } from '../action/settings.ts';
import { firstOptions, type Surroundings, wireCommon } from '../action/wiring.ts';
import { signerEnvironment } from '../adapters/processes/signer-environment.ts';
import { createWorkspace, type OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { readOnly } from '../adapters/registry/read-only.ts';
import type { Admission } from '../domain/gate/admission.ts';
import { gatePolicy } from '../domain/gate/gate-request.ts';
import { once } from '../domain/once.ts';
import { reasonsOf } from '../domain/reason.ts';
import { mayWriteCache } from '../domain/workflow/event.ts';
import { readPolicy } from '../stages/policy/read-policy.ts';
import { readGateInputs } from './inputs.ts';
import { refusedAdmission } from './ledger.ts';
import { admit, prepare } from './pipeline.ts';

/** One decision from its inputs to its report, in an action or on a command line. Answers the decision that was reported. */
export async function runGate(surroundings: Surroundings): Promise<Admission['decision']> {
  const { environment, runner } = surroundings;
  const { eventName } = runner.context;
  let options = firstOptions(surroundings);
  let workspace: OwnedWorkspace | undefined;
  let keepForLater: (() => Promise<void>) | undefined;
  try {
    const { request, settings } = readGateInputs(environment, signerEnvironment);
    workspace = await createWorkspace({ ...settings, mayKeep: mayWriteCache(eventName), environment });
    options = { ...options, evidence: workspace.evidence, summary: settings.summary };
    const world = wireGate(surroundings, workspace, settings);
    keepForLater = async () => world.runCache?.save();
    const resolvedPolicy = await readPolicy(world, request.policy);
    const isDefault = resolvedPolicy.origin.kind === 'default';
    const policy = gatePolicy(resolvedPolicy.policy, isDefault, request.enforce);
    const complete = { ...request, policy };
    const preparation = prepare(world, complete);
    const tools = once(preparation.tools);
    const [admission, { reportDecision }] = await Promise.all([
      admit(world, complete, resolvedPolicy, { ...preparation, tools }),
      // From then on, this process waits for the tools.
      tools().then(loadReport, loadReport),
    ]);
    return await reportDecision(admission, options);
  } catch (error) {
    const imageInput = imageInputOf(environment);
    const { reportDecision } = await loadReport();
    return await reportDecision(
      refusedAdmission(imageInput, runner.context, reasonsOf(error, 'inputs'), new Date()),
      options,
    );
  } finally {
    await keepForLater?.();
    await workspace?.dispose();
  }
}

/** What reports is large, and the decision does not need it. */
function loadReport() {
  return import('../report/gate/decision-report.ts');
}

/** The adapters of the gate. */
export function wireGate(surroundings: Surroundings, workspace: OwnedWorkspace, settings: Settings) {
  const { registry, ...world } = wireCommon(surroundings, workspace, settings);
  return { ...world, registry: readOnly(registry) };
}
