import { setFlagsFromString } from 'node:v8';
import { createProcesses } from './adapters/processes.ts';
import { useProxy } from './adapters/proxy.ts';
import { createPublicSigstore } from './adapters/public-sigstore.ts';
import { RegistryClient } from './adapters/registry/client.ts';
import { readOnly } from './adapters/registry/read-only.ts';
import { createRunner } from './adapters/runner.ts';
import { ToolStore } from './adapters/tools/acquire.ts';
import { createWorkspace, type OwnedWorkspace, signerEnvironment } from './adapters/workspace.ts';
import { admit, type GateWorld } from './admit.ts';
import type { Admission } from './domain/admission.ts';
import { reasonsOf } from './domain/reason.ts';
import { readGateInputs } from './gate-inputs.ts';
import { refusedAdmission } from './gate-ledger.ts';
import type { Settings } from './inputs.ts';
import type { Runner } from './ports.ts';
import { pessimisticDecision, reportDecision } from './report/decision-report.ts';
import { publishOutputs } from './report/publish.ts';

setFlagsFromString('--semi-space-growth-factor=1');
// Whatever becomes of this process, the decision is `error` until it is made.
publishOutputs(pessimisticDecision());
useProxy(process.env);
const runner = createRunner();
const admission = await runGate(runner);
process.exitCode = admission.decision === 'allow' || admission.decision === 'warn' ? 0 : 1;

async function runGate(runner: Runner): Promise<Admission> {
  let workspace: OwnedWorkspace | undefined;
  const secretValues = runner.masked;
  try {
    const { request, settings } = readGateInputs(process.env, signerEnvironment);
    workspace = await createWorkspace(settings);
    const admission = await admit(wire(runner, workspace, settings), request);
    await reportDecision(admission, {
      evidence: workspace.evidence,
      summary: settings.summary,
      secretValues,
    });
    return admission;
  } catch (error) {
    const asked = process.env.INPUT_IMAGE ?? '';
    const admission = refusedAdmission(asked, runner.context, reasonsOf(error, 'inputs'), new Date());
    await reportDecision(admission, { summary: true, secretValues });
    return admission;
  } finally {
    await workspace?.dispose();
  }
}

function wire(runner: Runner, workspace: OwnedWorkspace, settings: Settings): GateWorld {
  const processes = createProcesses();
  const base = { processes, runner, workspace };
  const { credentials } = settings;
  const client = new RegistryClient({
    ...base,
    environment: process.env,
    ...(credentials === undefined ? {} : { credentials }),
  });
  return {
    ...base,
    registry: readOnly(client),
    tools: new ToolStore(base, settings),
    publicSigstore: createPublicSigstore(workspace),
    now: () => new Date(),
  };
}
