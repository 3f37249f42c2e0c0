import { readOnly } from './adapters/registry/read-only.ts';
import { createRunner } from './adapters/runner.ts';
import { signerEnvironment } from './adapters/signer-environment.ts';
import { trustNamedRoots } from './adapters/trust.ts';
import { createWorkspace, type OwnedWorkspace } from './adapters/workspace.ts';
import { admit, type GateWorld } from './admit.ts';
import { askedImage } from './credentials.ts';
import type { Admission } from './domain/admission.ts';
import { mayKeep } from './domain/event.ts';
import { gatePolicy } from './domain/gate-request.ts';
import { reasonsOf } from './domain/reason.ts';
import { readGateInputs } from './gate-inputs.ts';
import { refusedAdmission } from './gate-ledger.ts';
import type { Settings } from './inputs.ts';
import type { Runner } from './ports.ts';
import { pessimisticDecision, reportDecision } from './report/decision-report.ts';
import { publishOutputs } from './report/publish.ts';
import { withoutEvidence } from './report/report.ts';
import type { PolicyWorld } from './stages/policy/source.ts';
import { readPolicy } from './stages/policy.ts';
import { firstOptions, wireCommon } from './wiring.ts';

// Whatever becomes of this process, the decision is `error` until it is made.
publishOutputs(pessimisticDecision());
await trustNamedRoots(process.env);
const runner = createRunner();
const admission = await runGate(runner);
process.exitCode = admission.decision === 'allow' || admission.decision === 'warn' ? 0 : 1;

async function runGate(runner: Runner): Promise<Admission> {
  let options = firstOptions(runner);
  let workspace: OwnedWorkspace | undefined;
  try {
    const { request, settings } = readGateInputs(process.env, signerEnvironment);
    workspace = await createWorkspace({ ...settings, mayKeep: mayKeep(runner.context.eventName) });
    options = { ...options, evidence: workspace.evidence, summary: settings.summary };
    const world = wire(runner, workspace, settings);
    const ruling = await readPolicy(world, request.policy);
    const policy = gatePolicy(ruling.policy, ruling.origin.kind === 'default', request.enforce);
    const admission = await admit(world, { ...request, policy }, ruling);
    await reportDecision(admission, options);
    return admission;
  } catch (error) {
    const asked = askedImage(process.env);
    const admission = refusedAdmission(asked, runner.context, reasonsOf(error, 'inputs'), new Date());
    // The evidence folder may be what is wrong.
    await reportDecision(admission, options).catch(() => reportDecision(admission, withoutEvidence(options)));
    return admission;
  } finally {
    await workspace?.dispose();
  }
}

function wire(runner: Runner, workspace: OwnedWorkspace, settings: Settings): GateWorld & PolicyWorld {
  const { registry, ...world } = wireCommon(runner, workspace, settings);
  return { ...world, registry: readOnly(registry) };
}
