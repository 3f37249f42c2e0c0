import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readRequestedPolicy } from '../../action/policy-inputs.ts';
import { RawInputs } from '../../action/raw-inputs.ts';
import { readSettings } from '../../action/settings.ts';
import { firstOptions, type Surroundings, wireCommon } from '../../action/wiring.ts';
import { createLayers } from '../../adapters/image/layers.ts';
import { createLayouts } from '../../adapters/image/layouts.ts';
import { createWorkspace, type OwnedWorkspace } from '../../adapters/processes/workspace.ts';
import { eventOf, refusedRun } from '../../check/ledger.ts';
import type { Secrets, ToolUse } from '../../domain/evidence/evidence.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { fault, reasonsOf } from '../../domain/reason.ts';
import { HISTORIES, type SearchedCommits, type SourceTree } from '../../domain/run/request.ts';
import type { PolicyOrigin, Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { assess } from '../../domain/verdict/assessment.ts';
import { findingReasons } from '../../domain/verdict/reasons-found.ts';
import { mayWriteCache } from '../../domain/workflow/event.ts';
import { reportSecrets } from '../../report/secrets/secrets-report.ts';
import { readPolicy } from '../../stages/policy/read-policy.ts';
import { fingerprintKey } from '../../stages/secrets/findings/fingerprint.ts';
import { NO_IMAGE, secrets } from '../../stages/secrets/secrets.ts';

/** On GitHub, the id of the repository is the default key. */
const UNKEYED =
  'The fingerprints of this run differ from those of the workflow, so its suppressions do not hold here. Set ASSAY_FINGERPRINT_KEY to the value of the input fingerprint-key, and they do.';

/** What is searched: a folder, what the next commit changes, or some commits. */
export type SecretsScope = 'folder' | Extract<SearchedCommits, 'index' | object>;

/** Searches sources for secrets, reports what is found, and answers the verdict that was reported. */
export async function searchSources(
  surroundings: Surroundings,
  folder: string,
  scope: SecretsScope,
): Promise<Run['verdict']> {
  const { environment, runner } = surroundings;
  const options = firstOptions(surroundings);
  let workspace: OwnedWorkspace | undefined;
  try {
    const source = sourceAt(folder);
    const inputs = new RawInputs({ ...environment, GITHUB_WORKSPACE: topOf(source) });
    const settings = readSettings(inputs, environment, {
      ...{ offline: inputs.boolean('offline'), registries: [], evidenceFolder: 'assay-secrets' },
      ...{ tools: ['trivy', 'gitleaks'], outputInputs: [] },
    });
    const requested = readRequestedPolicy(inputs);
    const history = scope === 'folder' ? inputs.choice('history', HISTORIES) : scope;
    const key = inputs.text('fingerprint-key');
    workspace = await createWorkspace({
      ...{ ...settings, mayKeep: mayWriteCache(runner.context.eventName), environment },
    });
    const common = wireCommon(surroundings, workspace, settings);
    const world = { ...common, layouts: createLayouts(), layers: createLayers() };
    const { policy, origin } = await readPolicy(world, requested);
    const startedAt = world.now();
    const { repositoryId, repository } = runner.context;
    const end = runner.follow?.step('secrets');
    const found = await secrets(
      world,
      NO_IMAGE,
      source,
      fingerprintKey(key === '' ? undefined : key, repositoryId || repository),
      { history, isCommitsOnly: scope !== 'folder' },
    ).finally(() => end?.(true));
    const tools = await Promise.all([world.tools.acquire('trivy'), world.tools.acquire('gitleaks')]);
    const judged = judgeSecrets(found, { policy, origin, startedAt, now: world.now(), tools });
    const isKeyed = key !== '' || repositoryId !== '' || repository !== '';
    const notes = isKeyed || found.findings.length === 0 ? [] : [UNKEYED];
    const run = { ...judged, imageInput: folder, event: eventOf(runner.context) };
    return reportSecrets({ ...run, notes: [...run.notes, ...notes] }, options);
  } catch (error) {
    const refused = refusedRun(folder, runner.context, reasonsOf(error, 'secrets'), new Date());
    return reportSecrets(refused, options);
  } finally {
    await workspace?.dispose();
  }
}

interface Circumstances {
  readonly policy: Policy;
  readonly origin: PolicyOrigin;
  readonly startedAt: Date;
  readonly now: Date;
  readonly tools: readonly ToolUse[];
}

function judgeSecrets(found: Secrets, { policy, origin, startedAt, now, tools }: Circumstances) {
  const assessment = assess(undefined, found, policy, { image: '', now });
  const reasons = findingReasons(assessment);
  const blocks = reasons.some(({ effect }) => effect !== 'warn');
  const verdict: Run['verdict'] = blocks ? 'failed' : reasons.length > 0 ? 'warned' : 'passed';
  return {
    ...{ startedAt: startedAt.toISOString(), finishedAt: now.toISOString() },
    ...{ policy, policyOrigin: origin, tools, assessment, verdict, reasons },
    secrets: { done: true, value: found } as const,
    ...{ signer: 'none' as const, attached: [], timings: {} },
    notes: found.coverage.notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`),
  };
}

/** The folder, as a part of its repository if there is one. Throws `input-invalid`. */
function sourceAt(folder: string): SourceTree {
  const named = resolve(folder);
  if (!existsSync(named) || !statSync(named).isDirectory())
    throw fault('input-invalid', 'inputs', `there is no folder ${plain(named, 300)}`);
  const real = realpathSync(named);
  const top = repositoryAround(real) ?? real;
  return { folder: real, path: relative(top, real).split(sep).join('/') };
}

function repositoryAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** The top of the repository, which has the policy file; else the folder itself. */
function topOf({ folder, path }: SourceTree): string {
  return path === '' ? folder : resolve(folder, ...path.split('/').map(() => '..'));
}
