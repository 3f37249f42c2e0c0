import { deliver } from './adapters/audit-endpoint.ts';
import { createGit } from './adapters/git.ts';
import { GitHubClient } from './adapters/github.ts';
import { createProcesses } from './adapters/processes.ts';
import { useProxy } from './adapters/proxy.ts';
import { createPublicSigstore } from './adapters/public-sigstore.ts';
import { RegistryClient } from './adapters/registry/client.ts';
import { readOnly } from './adapters/registry/read-only.ts';
import { createRunner } from './adapters/runner.ts';
import { ToolStore } from './adapters/tools/acquire.ts';
import { createWorkspace, type OwnedWorkspace, signerEnvironment } from './adapters/workspace.ts';
import { admit, type GateWorld } from './admit.ts';
import { auditEndpoint } from './audit-inputs.ts';
import type { Admission } from './domain/admission.ts';
import { gatePolicy } from './domain/gate-request.ts';
import { reasonsOf } from './domain/reason.ts';
import { readGateInputs } from './gate-inputs.ts';
import { refusedAdmission } from './gate-ledger.ts';
import type { Settings } from './inputs.ts';
import type { Runner } from './ports.ts';
import { pessimisticDecision, reportDecision } from './report/decision-report.ts';
import { publishOutputs } from './report/publish.ts';
import type { ReportOptions } from './report/report.ts';
import type { PolicyWorld } from './stages/policy/source.ts';
import { readPolicy } from './stages/policy.ts';

// Whatever becomes of this process, the decision is `error` until it is made.
publishOutputs(pessimisticDecision());
useProxy(process.env);
const runner = createRunner();
const admission = await runGate(runner);
process.exitCode = admission.decision === 'allow' || admission.decision === 'warn' ? 0 : 1;

async function runGate(runner: Runner): Promise<Admission> {
  const audit = auditEndpoint(process.env);
  if (audit?.token !== undefined) runner.mask(audit.token);
  let options: ReportOptions = {
    summary: true,
    secretValues: runner.masked,
    ...(audit && { deliver: (line) => deliver(line, audit) }),
  };
  let workspace: OwnedWorkspace | undefined;
  try {
    const { request, settings } = readGateInputs(process.env, signerEnvironment);
    workspace = await createWorkspace(settings);
    options = { ...options, evidence: workspace.evidence, summary: settings.summary };
    const world = wire(runner, workspace, settings);
    const ruling = await readPolicy(world, request.policy);
    const policy = gatePolicy(ruling.policy, ruling.origin.kind === 'default', request.enforce);
    const admission = await admit(world, { ...request, policy }, ruling);
    await reportDecision(admission, options);
    return admission;
  } catch (error) {
    const asked = process.env.INPUT_IMAGE ?? '';
    const admission = refusedAdmission(asked, runner.context, reasonsOf(error, 'inputs'), new Date());
    await reportDecision(admission, options);
    return admission;
  } finally {
    await workspace?.dispose();
  }
}

function wire(runner: Runner, workspace: OwnedWorkspace, settings: Settings): GateWorld & PolicyWorld {
  const processes = createProcesses();
  const base = { processes, runner, workspace };
  const { credentials, githubToken: token } = settings;
  const apiUrl = process.env.GITHUB_API_URL || 'https://api.github.com';
  const client = new RegistryClient({
    ...base,
    environment: process.env,
    ...(credentials === undefined ? {} : { credentials }),
  });
  return {
    ...base,
    registry: readOnly(client),
    git: createGit(base),
    ...(token !== undefined && { github: new GitHubClient({ apiUrl, token, check: 'policy' }) }),
    tools: new ToolStore(base, settings),
    publicSigstore: createPublicSigstore(workspace),
    now: () => new Date(),
  };
}
