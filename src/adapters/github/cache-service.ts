type Environment = Readonly<Record<string, string | undefined>>;

/** GitHub's cache service of this job. */
export interface CacheService {
  /** Variables that the library reads. None is secret. */
  readonly variables: Readonly<Record<string, string>>;
  readonly token: string;
}

/** The cache service of a job, or why there is none. */
export function cacheServiceOf(environment: Environment): CacheService | string {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = environment;
  if (!url || !token) return 'this is no job with a cache of GitHub (ACTIONS_RESULTS_URL)';
  if (!environment.ACTIONS_CACHE_SERVICE_V2)
    return 'this GitHub server has only the first version of the cache';
  const { ACTIONS_CACHE_MODE: mode = '', GITHUB_SERVER_URL: server = 'https://github.com' } = environment;
  const { NODE_EXTRA_CA_CERTS: certificates } = environment;
  return {
    token,
    variables: {
      ACTIONS_RESULTS_URL: url,
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_CACHE_MODE: mode,
      GITHUB_SERVER_URL: server,
      ...(certificates && { NODE_EXTRA_CA_CERTS: certificates }),
    },
  };
}

/** Whether a run uses the cache if no input says so: on GitHub's own runners, which start empty every time. */
export function isCachedByDefault(environment: Environment): boolean {
  return (
    environment.RUNNER_ENVIRONMENT === 'github-hosted' && typeof cacheServiceOf(environment) !== 'string'
  );
}
