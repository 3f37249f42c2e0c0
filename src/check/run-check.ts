import { imageInputOf } from '../action/hidden-credentials.ts';
import { commentOptions } from '../action/pull-request-comment.ts';
import type { Settings } from '../action/settings.ts';
import { firstOptions, type Surroundings, wireCommon } from '../action/wiring.ts';
import { createSbomValidator } from '../adapters/cyclonedx-validator.ts';
import { createLayers } from '../adapters/image/layers.ts';
import { createLayouts } from '../adapters/image/layouts.ts';
import { signerEnvironment } from '../adapters/processes/signer-environment.ts';
import { createWorkspace, type OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { reasonsOf } from '../domain/reason.ts';
import type { Run } from '../domain/run/run.ts';
import { mayWriteCache } from '../domain/workflow/event.ts';
import type { World } from '../ports/world.ts';
import { removeImages } from '../report/check/evidence-files.ts';
import { readPolicy } from '../stages/policy/read-policy.ts';
import { LayerMemory } from '../stages/shared/layer-memory.ts';
import { SealedCache } from '../stages/shared/sealed-cache.ts';
import { readInputs } from './inputs.ts';
import { refusedRun } from './ledger.ts';
import { check } from './pipeline.ts';
import { shareWork } from './shared-work.ts';

/** One check from its inputs to its report, in an action or on a command line. Answers the verdict that was reported. */
export async function runCheck(surroundings: Surroundings): Promise<Run['verdict']> {
  const { environment, runner } = surroundings;
  const { eventName } = runner.context;
  let options = firstOptions(surroundings);
  let workspace: OwnedWorkspace | undefined;
  let keepForLater: (() => Promise<void>) | undefined;
  try {
    const { requests, settings } = readInputs(environment, signerEnvironment);
    workspace = await createWorkspace({ ...settings, mayKeep: mayWriteCache(eventName), environment });
    const comment = settings.comment ? commentOptions(runner, environment, settings.githubToken) : undefined;
    options = {
      ...{ ...options, evidence: workspace.evidence, summary: settings.summary },
      ...(comment && { comment }),
    };
    const [request, ...others] = requests;
    const wired = wire(surroundings, workspace, settings);
    const sealed = sealedCache(wired, request.fingerprintKey);
    const memory = sealed && new LayerMemory(wired, sealed);
    const world = sealed && memory ? { ...wired, sealed, remembered: memory.restore() } : wired;
    keepForLater = async () => {
      await memory?.keep();
      await wired.runCache?.save();
    };
    const resolvedPolicy = await readPolicy(world, request.policy);
    const complete = { ...request, policy: resolvedPolicy.policy };
    const shared = shareWork(world, complete);
    const run = { resolvedPolicy, workspace: request.policy.folder, shared };
    if (others.length === 0) {
      // A job that imports evidence may read it from there.
      if (request.evidence === undefined) await removeImages(workspace.evidence);
      const [checked, { report }] = await Promise.all([check(world, complete, run), loadReport()]);
      return await report(checked, options);
    }
    const all = requests.map((one) => ({ ...one, policy: resolvedPolicy.policy }));
    const { checkImages } = await import('./check-images.ts');
    return await checkImages(world, all, { run, options, workspace });
  } catch (error) {
    const imageInput = imageInputOf(environment);
    const { report } = await loadReport();
    return await report(
      refusedRun(imageInput, runner.context, reasonsOf(error, 'inputs'), new Date()),
      options,
    );
  } finally {
    // Also after a run that failed: what was noted to be kept was verified.
    await keepForLater?.();
    await workspace?.dispose();
  }
}

/** What reports is large, and the checks do not need it: it is loaded while tools and servers work. */
function loadReport() {
  return import('../report/check/report.ts');
}

/** The cache for what was sealed, if the repository has a secret to seal with and this run may write results. */
function sealedCache(
  world: Pick<World, 'workspace' | 'runner' | 'runCache'>,
  secret: string | undefined,
): SealedCache | undefined {
  const { workspace, runner, runCache } = world;
  if (runCache === undefined || secret === undefined || workspace.store !== workspace.cache) return undefined;
  const { repositoryId, repository } = runner.context;
  return new SealedCache({ workspace, runner, runCache }, secret, repositoryId || repository);
}

function wire(surroundings: Surroundings, workspace: OwnedWorkspace, settings: Settings) {
  return {
    ...wireCommon(surroundings, workspace, settings),
    layouts: createLayouts(),
    layers: createLayers(),
    sbomValidator: createSbomValidator(),
  };
}
