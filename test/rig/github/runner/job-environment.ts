import { z } from 'zod';

/** What a job may do, as far as its steps see it. */
export interface JobRights {
  /** The job's `permissions`; `id-token: write` is what most steps here have. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** Values of the secrets that the job names. */
  readonly secrets?: readonly string[];
  /** Whether `ACTIONS_STEP_DEBUG` is set. */
  readonly debug?: boolean;
}

const PullRequest = z.object({
  pull_request: z.object({
    head: z.object({ repo: z.object({ full_name: z.string() }).nullable() }),
    base: z.object({ repo: z.object({ full_name: z.string() }) }),
  }),
});

/**
 * Whether an event is a pull request of another repository (or of one that is gone): such a run gets no secrets, and a
 * token that only reads, of which `id-token: write` is no part.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflows-in-forked-repositories
 */
export function isFromFork(event: string, payload: unknown): boolean {
  // `pull_request_target` runs with the rights of the base, whoever opened it.
  if (!/^pull_request(?:_review(?:_comment)?)?$/.test(event)) return false;
  const parsed = PullRequest.safeParse(payload);
  if (!parsed.success) return false;
  const { head, base } = parsed.data.pull_request;
  return head.repo?.full_name !== base.repo.full_name;
}

/**
 * The variables of a step: those for OIDC tokens are there only with `id-token: write`, since GitHub tells the runner the
 * address only then. https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/Handlers/NodeScriptActionHandler.cs
 * (GenerateIdTokenUrl); RUNNER_DEBUG is of JobRunner.cs.
 */
export function stepVariables(
  variables: Readonly<Record<string, string>>,
  { permissions = { 'id-token': 'write' }, debug = false }: JobRights,
  payload: unknown,
): Record<string, string> {
  const mayAsk =
    permissions['id-token'] === 'write' && !isFromFork(variables.GITHUB_EVENT_NAME ?? '', payload);
  const kept = Object.entries(variables).filter(([name]) => mayAsk || !name.startsWith('ACTIONS_ID_TOKEN_'));
  return { ...Object.fromEntries(kept), ...(debug && { RUNNER_DEBUG: '1' }) };
}
