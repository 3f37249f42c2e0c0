import type { Digest } from '../domain/digest.ts';
import { reasonsOf } from '../domain/reason.ts';
import type { Request } from '../domain/run/request.ts';
import type { Run } from '../domain/run/run.ts';
import type { Workspace } from '../ports/workspace-port.ts';
import type { World } from '../ports/world.ts';
import { ImagesReport, makeImageFolder } from '../report/check/images-report.ts';
import type { ReportOptions } from '../report/report-options.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import { imageWorkspace } from '../stages/shared/image-workspace.ts';
import { refusedRun } from './ledger.ts';
import { check, type RunOptions } from './pipeline.ts';

/** As many images are under way at once: one is checked while those before it are signed. */
const AT_ONCE = 3;

/** What the checks of several images have in common, besides their world. */
interface Common {
  readonly run: Omit<RunOptions, 'turnToShip'>;
  readonly options: ReportOptions;
  readonly workspace: Workspace;
}

/** An image whose run has begun. */
interface Begun {
  /** What it may change in the registry. Empty until its checks have ended. */
  digests: readonly Digest[];
  readonly ended: Promise<void>;
}

/**
 * Checks several images: each is judged, signed and reported by itself. The checks of an image begin when those of the one
 * before have ended, because it learns from the layers that those before it had. Answers the worst verdict.
 */
export async function checkImages(
  world: World & PolicyWorld,
  requests: readonly Request[],
  common: Common,
): Promise<Run['verdict']> {
  const reports = new ImagesReport(common.options, requests.length);
  await reports.begin();
  const begun: Begun[] = [];
  try {
    for (const [at, request] of requests.entries()) {
      await begun[at - AT_ONCE]?.ended;
      await begin(world, request, begun, reports, common);
    }
  } finally {
    // Nothing may go on when this has ended, whatever happened.
    await Promise.allSettled(begun.map(({ ended }) => ended));
  }
  await Promise.all(begun.map(({ ended }) => ended));
  return await reports.end();
}

/** Begins with the next image, and answers when its checks have ended. */
async function begin(
  world: World & PolicyWorld,
  request: Request,
  begun: Begun[],
  reports: ImagesReport,
  common: Common,
): Promise<void> {
  const earlier = [...begun];
  const checked = Promise.withResolvers<void>();
  const turnToShip = async (digests: readonly Digest[]) => {
    own.digests = digests;
    checked.resolve();
    const same = earlier.filter((one) => one.digests.some((digest) => digests.includes(digest)));
    await Promise.all(same.map(({ ended }) => ended));
  };
  const run = async () => {
    const { workspace: part, removeFolders } = imageWorkspace(common.workspace);
    try {
      const options = { ...common, run: { ...common.run, turnToShip }, part };
      const done = await checkOne(world, request, earlier.length + 1, options);
      // In the order of the images.
      await earlier.at(-1)?.ended;
      await reports.add(done.run, done.evidence);
    } finally {
      await removeFolders();
    }
  };
  const own: Begun = { digests: [], ended: Promise.resolve().then(run) };
  begun.push(own);
  await Promise.race([checked.promise, own.ended]);
}

/** Checks one image. Never throws. `part`: the workspace for this image alone. */
async function checkOne(
  world: World & PolicyWorld,
  request: Request,
  number: number,
  { run, workspace, part }: Common & { readonly run: RunOptions; readonly part: Workspace },
): Promise<{ readonly run: Run; readonly evidence: string | undefined }> {
  let evidence: string | undefined;
  try {
    evidence = await makeImageFolder(workspace.evidence, number);
    const own = { ...world, workspace: { ...part, evidence } };
    return { run: await check(own, request, run), evidence };
  } catch (error) {
    const { imageInput, position } = request;
    const refused = refusedRun(imageInput, world.runner.context, reasonsOf(error, 'inputs'), world.now());
    return { run: { ...refused, ...(position !== undefined && { position }) }, evidence };
  }
}
