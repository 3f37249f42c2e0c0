import { z } from 'zod';
import type { OidcClaims } from '../../ports/runner-port.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable of the token: the name that cosign reads too. `id_tokens` of the job sets it, with `aud: sigstore`. */
export const TOKEN_VARIABLE = 'SIGSTORE_ID_TOKEN';

/** Whether the environment is that of a job of GitLab CI, and not of GitHub. */
export function isGitlabJob(environment: Environment): boolean {
  return environment.GITLAB_CI === 'true' && !environment.GITHUB_ACTIONS;
}

/**
 * The variables of a job of GitLab CI by the names that GitHub's runner gives them, so that everything else reads one kind
 * of environment. The event is none of GitHub's: the claims of a token name it, and without a token the run signs nothing.
 */
export function gitlabVariables(environment: Environment): Readonly<Record<string, string>> {
  const value = (name: string) => environment[name] ?? '';
  const ref = value('CI_COMMIT_TAG')
    ? `refs/tags/${value('CI_COMMIT_TAG')}`
    : value('CI_COMMIT_BRANCH') && `refs/heads/${value('CI_COMMIT_BRANCH')}`;
  return {
    GITHUB_SERVER_URL: value('CI_SERVER_URL'),
    GITHUB_REPOSITORY: value('CI_PROJECT_PATH'),
    GITHUB_REPOSITORY_ID: value('CI_PROJECT_ID'),
    GITHUB_REPOSITORY_OWNER_ID: value('CI_PROJECT_NAMESPACE_ID'),
    GITHUB_REF: ref,
    GITHUB_SHA: value('CI_COMMIT_SHA'),
    GITHUB_RUN_ID: value('CI_PIPELINE_ID'),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: value('GITLAB_USER_LOGIN'),
    GITHUB_ACTOR_ID: value('GITLAB_USER_ID'),
    GITHUB_TRIGGERING_ACTOR: value('GITLAB_USER_LOGIN'),
    RUNNER_ENVIRONMENT: '',
  };
}

const CLAIMS = z.looseObject({
  iss: z.string().min(1),
  exp: z.number().optional(),
  ci_config_ref_uri: z.string().min(1),
  project_path: z.string().min(1),
  project_id: z.coerce.string(),
  namespace_id: z.coerce.string(),
  project_visibility: z.string().optional(),
  ref_path: z.string().min(1),
  sha: z.string().min(1),
  pipeline_id: z.coerce.string(),
  pipeline_source: z.string().min(1),
  runner_environment: z.string().optional(),
});

/**
 * The claims of GitLab's token by the names of GitHub's claims. Undefined if one is missing, or if the configuration is not
 * on the server of the token: `gitlab.com/group/project//.gitlab-ci.yml@refs/heads/main`.
 */
export function gitlabClaims(payload: unknown, serverUrl: string): OidcClaims | undefined {
  const { success, data } = CLAIMS.safeParse(payload);
  const host = URL.parse(serverUrl)?.host;
  if (!success || host === undefined || !data.ci_config_ref_uri.startsWith(`${host}/`)) return undefined;
  const configuration = data.ci_config_ref_uri.slice(host.length + 1);
  return {
    iss: data.iss,
    ...(data.exp === undefined ? {} : { exp: data.exp }),
    job_workflow_ref: configuration,
    workflow_ref: configuration,
    repository: data.project_path,
    repository_id: data.project_id,
    repository_owner_id: data.namespace_id,
    repository_visibility: data.project_visibility,
    ref: data.ref_path,
    sha: data.sha,
    run_id: data.pipeline_id,
    run_attempt: '1',
    event_name: data.pipeline_source,
    runner_environment: data.runner_environment,
  };
}
