import { firstOptions, type Surroundings, wireCommon } from '../../action/wiring.ts';
import { createWorkspace, type OwnedWorkspace } from '../../adapters/processes/workspace.ts';
import { reasonsOf } from '../../domain/reason.ts';
import { mayWriteCache } from '../../domain/workflow/event.ts';
import { type PlanState, reportPlan, reportPlanFault } from '../../report/fleet/plan-report.ts';
import { readPlanInputs } from './inputs.ts';
import { planFleet } from './pipeline.ts';

/** One plan from its inputs to its report, in an action or on a command line. Answers the state that was reported. */
export async function runPlan(surroundings: Surroundings): Promise<PlanState> {
  const { environment, runner } = surroundings;
  let options = firstOptions(surroundings);
  let workspace: OwnedWorkspace | undefined;
  let keepForLater: (() => Promise<void>) | undefined;
  try {
    const { request, settings } = readPlanInputs(environment);
    const mayKeep = mayWriteCache(runner.context.eventName);
    workspace = await createWorkspace({ ...settings, mayKeep, environment });
    options = { ...options, evidence: workspace.evidence, summary: settings.summary };
    const world = wireCommon(surroundings, workspace, settings);
    keepForLater = async () => world.runCache?.save();
    const plan = await planFleet(world, request);
    return await reportPlan(plan, workspace.evidence, options);
  } catch (error) {
    return await reportPlanFault(reasonsOf(error, 'inputs'), options);
  } finally {
    await keepForLater?.();
    await workspace?.dispose();
  }
}
