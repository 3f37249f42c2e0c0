import { createGit } from '../adapters/git/git-repository.ts';
import { cacheServiceOf } from '../adapters/github/cache-service.ts';
import { GitHubClient } from '../adapters/github/github.ts';
import { ActionsCache } from '../adapters/github/run-cache.ts';
import { deliver } from '../adapters/network/audit-endpoint.ts';
import { createPublicSigstore } from '../adapters/network/public-sigstore.ts';
import { createSigstoreServices } from '../adapters/network/sigstore-services.ts';
import { createProcesses } from '../adapters/processes/processes.ts';
import type { OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { RegistryClient } from '../adapters/registry/client.ts';
import { GITHUB_API, ToolStore } from '../adapters/tools/acquire.ts';
import { optional } from '../domain/optional.ts';
import { growingRedactor } from '../formats/redaction/redact.ts';
import type { Publisher } from '../ports/publisher-port.ts';
import type { Runner } from '../ports/runner-port.ts';
import type { ReportOptions } from '../report/report-options.ts';
import { auditEndpoint } from './audit-inputs.ts';
import { credentialsIn } from './hidden-credentials.ts';
import type { Environment } from './raw-inputs.ts';
import type { Settings } from './settings.ts';

/** Where a run gets its inputs from, and where it is told. */
export interface Surroundings {
  /** The runner's variables, with the inputs as `INPUT_…`. */
  readonly environment: Environment;
  readonly runner: Runner;
  readonly publisher: Publisher;
  /** Whether the checkout belongs to the person who started the run, and no change under test controls it. */
  readonly isOwnCheckout?: boolean;
  /** Shows a line of a program that a person watches. Default: in a group of the log of the step. */
  readonly print?: (line: string) => void;
}

/** Report options for a run whose evidence folder is not yet known. Hides every known credential from here on. */
export function firstOptions({ environment, runner, publisher }: Surroundings): ReportOptions {
  const audit = auditEndpoint(environment);
  for (const credential of credentialsIn(environment)) runner.mask(credential);
  return {
    publisher,
    summary: true,
    secretValues: runner.masked,
    ...(audit && { deliver: (line) => deliver(line, audit) }),
  };
}

/** The adapters that both check and gate use. */
export function wireCommon(
  { environment, runner, isOwnCheckout, print }: Surroundings,
  workspace: OwnedWorkspace,
  settings: Settings,
) {
  const redact = growingRedactor(runner.masked);
  const isolator = { isolate: settings.isolate, temporary: workspace.root, environment };
  const base = { processes: createProcesses(redact, isolator, print), runner, workspace };
  const { credentials, githubToken: token } = settings;
  const apiUrl = environment.GITHUB_API_URL || GITHUB_API;
  const publicSigstore = createPublicSigstore(base);
  const now = () => new Date();
  const runCache = openRunCache(settings, environment, { ...base, redact });
  return {
    ...base,
    ...optional({ runCache }),
    registry: new RegistryClient({
      ...base,
      environment,
      mask: runner.mask,
      redact,
      say: runner.log,
      ...(runner.follow && { follow: runner.follow }),
      ...(credentials === undefined ? {} : { credentials }),
    }),
    git: createGit(base, { isOwn: isOwnCheckout === true }),
    ...(token !== undefined && { github: new GitHubClient({ apiUrl, token, check: 'policy', redact }) }),
    tools: new ToolStore(
      { ...base, publicSigstore, now, ...optional({ runCache }) },
      { ...settings, ...(apiUrl === GITHUB_API && token !== undefined && { attestationToken: token }) },
    ),
    ...{ publicSigstore, sigstoreServices: createSigstoreServices(), now },
  };
}

/** The cache of the run, if it is wanted and there is one. */
function openRunCache(
  { cache }: Settings,
  environment: Environment,
  world: ConstructorParameters<typeof ActionsCache>[0],
): ActionsCache | undefined {
  if (!cache) return undefined;
  const service = cacheServiceOf(environment);
  if (typeof service !== 'string') return new ActionsCache(world, service);
  world.runner.log(`GitHub's cache is not used: ${service}`);
  return undefined;
}
