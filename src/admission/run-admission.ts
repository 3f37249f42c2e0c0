import { firstOptions, type Surroundings } from '../action/wiring.ts';
import { openCluster } from '../adapters/kubernetes/cluster.ts';
import { createProcesses } from '../adapters/processes/processes.ts';
import { signerEnvironment } from '../adapters/processes/signer-environment.ts';
import { createWorkspace, type OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { namedFile } from '../adapters/tools/named-path.ts';
import type { AdmissionRun } from '../domain/admission/admission-run.ts';
import { type JudgedImage, planAdmission } from '../domain/admission/plan-admission.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { reasonsOf } from '../domain/reason.ts';
import { growingRedactor } from '../formats/redaction/redact.ts';
import { readGateInputs } from '../gate/inputs.ts';
import { admit } from '../gate/pipeline.ts';
import { wireGate } from '../gate/run-gate.ts';
import {
  type AdmissionVerdict,
  reportAdmission,
  reportRefusal,
} from '../report/admission/admission-report.ts';
import type { EngineTester } from '../stages/admission/offline/engine-tester.ts';
import { kyvernoTester } from '../stages/admission/offline/kyverno-tester.ts';
import { policyControllerTester } from '../stages/admission/offline/policy-controller-tester.ts';
import type { TesterProgram } from '../stages/admission/offline/tester-program.ts';
import { readPlanFiles } from '../stages/admission/read-plan-files.ts';
import { readSigner } from '../stages/admission/read-signer.ts';
import { readPolicy } from '../stages/policy/read-policy.ts';
import {
  type AdmissionRequest,
  gateEnvironment,
  readAdmissionInputs,
  TESTED_ENGINES,
  type TestedEngine,
} from './inputs.ts';
import { demandAccepted, demandPolicy, generate } from './pipeline.ts';

/** One run from its inputs to its report, in an action or on a command line. Answers how it ended. */
export async function runAdmission(surroundings: Surroundings): Promise<AdmissionVerdict> {
  let options = firstOptions(surroundings);
  try {
    const request = readAdmissionInputs(surroundings.environment);
    const { run, folder, summary } = await manifestsOf(surroundings, request);
    options = { ...options, summary };
    return await reportAdmission(run, folder, options);
  } catch (error) {
    return reportRefusal(reasonsOf(error, 'inputs'), options);
  }
}

async function manifestsOf(
  surroundings: Surroundings,
  request: AdmissionRequest,
): Promise<{ readonly run: AdmissionRun; readonly folder: string; readonly summary: boolean }> {
  const [first, ...others] = request.images;
  if (first === undefined) throw new Error('no image is named');
  // The cluster comes first: a kubeconfig that cannot be used is known at once.
  const cluster = request.kubeconfig === undefined ? undefined : await openCluster(request.kubeconfig);
  try {
    const judged = await judge(surroundings, request, first);
    const all: [JudgedHere, ...JudgedHere[]] = [judged.image];
    for (const one of others) all.push((await judge(surroundings, request, one)).image);
    const { exempt, isEnforced } = request;
    const files = await readPlanFiles(request);
    const plan = planAdmission(all, judged.policy, { exempt, isEnforced, now: new Date(), ...files });
    const { folder, summary, settings } = judged;
    const workspace = await createWorkspace({
      ...{ ...settings, mayKeep: false },
      environment: surroundings.environment,
    });
    try {
      const testers = await testersOf(surroundings, request, workspace, all);
      return { run: await generate(request, plan, folder, { cluster, testers }), folder, summary };
    } finally {
      await workspace.dispose();
    }
  } finally {
    await cluster?.close();
  }
}

/** An image, and a `config.json` of Docker with the credentials of its registry. */
type JudgedHere = JudgedImage & { readonly login: string };

const TESTER_OF: Readonly<Record<TestedEngine, (program: TesterProgram) => EngineTester>> = {
  kyverno: kyvernoTester,
  'policy-controller': policyControllerTester,
};

/** The programs that the user named to test engines. Throws `tool-unavailable` or `tool-untrusted`. */
async function testersOf(
  { runner }: Surroundings,
  { testers }: AdmissionRequest,
  { folder, environment }: OwnedWorkspace,
  images: readonly JudgedHere[],
): Promise<readonly EngineTester[]> {
  const processes = createProcesses(growingRedactor(runner.masked));
  const logins = images.map(({ login }) => login);
  const opened: EngineTester[] = [];
  for (const engine of TESTED_ENGINES) {
    const { [engine]: named } = testers;
    if (named === undefined) continue;
    const { path } = await namedFile(engine, named);
    const program = { path, environment, processes, logins, folder: () => folder(engine) };
    opened.push(TESTER_OF[engine](program));
  }
  return opened;
}

/** Lets the gate decide about an image, and throws unless it accepts all of its evidence. */
async function judge(surroundings: Surroundings, { output }: AdmissionRequest, text: string) {
  const environment = gateEnvironment(surroundings.environment, text, output);
  const { request, settings } = readGateInputs(environment, signerEnvironment);
  const workspace = await createWorkspace({ ...settings, mayKeep: false, environment });
  try {
    const world = wireGate(surroundings, workspace, settings);
    const resolved = await readPolicy(world, request.policy);
    demandPolicy(resolved);
    const { policy } = resolved;
    const admission = await admit(world, { ...request, policy, rescan: mustScan(policy) }, resolved);
    demandAccepted(admission);
    if (admission.admittedBy === undefined) throw new Error('an image was accepted without a signer');
    const signer = await readSigner(admission.admittedBy);
    const { reference } = request;
    const login = await world.registry.dockerConfig(reference.registry, reference.path);
    const image: JudgedHere = { reference, admission, signer, login };
    return { image, policy, settings, folder: workspace.evidence, summary: settings.summary };
  } finally {
    await workspace.dispose();
  }
}

/** What an image contains is only seen when its SBOM is scanned again. */
function mustScan({ gate: { denied } }: Policy): boolean {
  return denied.packages.length + denied.vulnerabilities.length > 0;
}
