import type { OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { reasonsOf } from '../domain/reason.ts';
import type { Request } from '../domain/run/request.ts';
import type { Run } from '../domain/run/run.ts';
import type { World } from '../ports.ts';
import { ImagesReport, makeImageFolder } from '../report/check/images-report.ts';
import type { ReportOptions } from '../report/check/report.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import type { ResolvedPolicy } from '../stages/policy/read-policy.ts';
import { refusedRun } from './ledger.ts';
import { check } from './pipeline.ts';
import { shareWork } from './shared-work.ts';

/** What the checks of several images have in common, besides their world. */
interface Common {
  readonly resolvedPolicy: ResolvedPolicy;
  /** The workspace of the runner. */
  readonly folder: string;
  readonly options: ReportOptions;
  readonly workspace: OwnedWorkspace;
}

/**
 * Checks several images, one after the other: each is judged, signed and reported by itself, and learns from the layers
 * that those before it had. Tools, database and source tree are read once. Answers the worst verdict.
 */
export async function checkImages(
  world: World & PolicyWorld,
  requests: readonly Request[],
  common: Common,
): Promise<Run['verdict']> {
  const reports = new ImagesReport(common.options, requests.length);
  await reports.begin();
  const [first] = requests;
  if (first === undefined) throw new Error('there is no image');
  const shared = shareWork(world, first, requests.length);
  for (const [at, request] of requests.entries()) {
    let evidence: string | undefined;
    let run: Run;
    const workspace = await common.workspace.part();
    try {
      evidence = await makeImageFolder(common.workspace.evidence, at + 1);
      const own = { ...world, workspace: { ...workspace, evidence } };
      run = await check(own, request, common.resolvedPolicy, common.folder, shared);
    } catch (error) {
      const { imageInput, position } = request;
      const refused = refusedRun(imageInput, world.runner.context, reasonsOf(error, 'inputs'), world.now());
      run = { ...refused, ...(position !== undefined && { position }) };
    }
    await reports.add(run, evidence);
    await workspace.dispose();
  }
  return await reports.end();
}
