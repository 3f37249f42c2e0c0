import type { Settings } from '../../action/settings.ts';
import { firstOptions, type Surroundings, wireCommon } from '../../action/wiring.ts';
import { createSbomValidator } from '../../adapters/cyclonedx-validator.ts';
import { createLayers } from '../../adapters/image/layers.ts';
import { createLayouts } from '../../adapters/image/layouts.ts';
import { signerEnvironment } from '../../adapters/processes/signer-environment.ts';
import { createWorkspace, type OwnedWorkspace } from '../../adapters/processes/workspace.ts';
import { readOnly } from '../../adapters/registry/read-only.ts';
import { reasonsOf } from '../../domain/reason.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import { mayWriteCache } from '../../domain/workflow/event.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import { auditEvent, gateAuditEvent } from '../../report/audit.ts';
import { imageLine, reportShard, reportShardFault } from '../../report/fleet/shard-report.ts';
import { redactAdmission, redactRun } from '../../report/redact-run.ts';
import { readPlan } from '../../stages/fleet/read-plan.ts';
import { readPolicy } from '../../stages/policy/read-policy.ts';
import { readShardInputs } from './inputs.ts';
import { checkShard, type Told } from './pipeline.ts';

/** One shard from its inputs to its report, in an action or on a command line. Answers the verdict that was reported. */
export async function runShard(surroundings: Surroundings): Promise<Verdict> {
  const { environment, runner } = surroundings;
  let options = firstOptions(surroundings);
  let workspace: OwnedWorkspace | undefined;
  let keepForLater: (() => Promise<void>) | undefined;
  try {
    const { request, settings } = readShardInputs(environment, signerEnvironment);
    const mayKeep = mayWriteCache(runner.context.eventName);
    workspace = await createWorkspace({ ...settings, mayKeep, environment });
    options = { ...options, evidence: workspace.evidence, summary: settings.summary };
    const plan = await readPlan(request.plan, request.planDigest);
    // A line for each image says enough: nobody watches the steps of a thousand.
    const { follow: _steps, ...quiet } = runner;
    const world = wire({ ...surroundings, runner: quiet }, workspace, settings);
    keepForLater = async () => world.gate.runCache?.save();
    const resolvedPolicy = await readPolicy(world.scan, request.gate.policy);
    const redact = growingRedactor(runner.masked);
    const events: string[] = [];
    const told: Told = (result, whole) => {
      runner.log(redact(imageLine(result)));
      const event =
        'decision' in whole
          ? gateAuditEvent(redactAdmission(whole, redact))
          : auditEvent(redactRun(whole, redact));
      events.push(event);
    };
    const result = await checkShard(world, { ...request, plan }, resolvedPolicy, told);
    return await reportShard(result, workspace.evidence, events, options);
  } catch (error) {
    return await reportShardFault(reasonsOf(error, 'inputs'), options);
  } finally {
    await keepForLater?.();
    await workspace?.dispose();
  }
}

function wire(surroundings: Surroundings, workspace: OwnedWorkspace, settings: Settings) {
  const common = wireCommon(surroundings, workspace, settings);
  return {
    gate: { ...common, registry: readOnly(common.registry) },
    scan: {
      ...common,
      layouts: createLayouts(),
      layers: createLayers(),
      sbomValidator: createSbomValidator(),
    },
  };
}
