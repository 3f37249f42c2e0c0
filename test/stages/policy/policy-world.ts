import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGit } from '../../../src/adapters/git/git-repository.ts';
import { GitHubClient } from '../../../src/adapters/github/github.ts';
import { createRunner } from '../../../src/adapters/github/runner.ts';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace } from '../../../src/adapters/processes/workspace.ts';
import { AssayError, type Reason } from '../../../src/domain/reason.ts';
import type { RequestedPolicy } from '../../../src/domain/run/request.ts';
import type { PolicyWorld } from '../../../src/stages/policy/policy-source.ts';
import { type ResolvedPolicy, readPolicy } from '../../../src/stages/policy/read-policy.ts';
import { rigFolder } from '../../rig/folder.ts';
import { type FakeGitHub, type FakeGitHubOptions, startGitHub } from '../../rig/github/github.ts';
import { cloneRepository, makeRepository, type TestRepository } from '../../rig/github/repository.ts';

const TOKEN = ['ghp', 'rig', 'token'].join('_');

/** A job that reads its policy: with a repository, a checkout of it, and a GitHub. */
export interface PolicyJob {
  readonly folder: string;
  /** What lies at GitHub. */
  readonly origin: TestRepository;
  /** Opens a GitHub for the steps that follow; without one the job has no token. */
  github(options?: Partial<FakeGitHubOptions>): Promise<FakeGitHub>;
  /** Clones what lies at GitHub; with `--depth=1` as actions/checkout does by default. */
  checkout(...options: readonly string[]): Promise<TestRepository>;
  /** What a stage is given on an event with its payload. */
  world(event?: JobEvent): Promise<PolicyWorld>;
  /** Reads the policy in a checkout, on an event with its payload. */
  read(checkout: string, event?: JobEvent, wish?: Partial<RequestedPolicy>): Promise<ResolvedPolicy>;
  dispose(): Promise<void>;
}

export interface JobEvent {
  readonly name: string;
  readonly payload?: object;
  readonly sha?: string;
}

const NOW = new Date('2027-01-01T12:00:00Z');

/** A pull request onto a base commit. */
export function pullRequest(base: string, name = 'pull_request'): JobEvent {
  return { name, payload: { pull_request: { base: { sha: base }, head: { sha: 'e'.repeat(40) } } } };
}

/** Begins a job with the real parts. */
export async function beginJob(): Promise<PolicyJob> {
  const folder = await rigFolder('policy');
  const workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment: { PATH: process.env.PATH, RUNNER_TEMP: folder },
  });
  const origin = await makeRepository(join(folder, 'origin'));
  const git = createGit({ processes: createProcesses(), workspace });
  let github: FakeGitHub | undefined;
  let checkouts = 0;
  const world = async (event: JobEvent = { name: 'push' }): Promise<PolicyWorld> => {
    const path = join(folder, 'event.json');
    await writeFile(path, JSON.stringify(event.payload ?? {}));
    const runner = createRunner({
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: path,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: event.sha ?? '',
    });
    const client =
      github &&
      new GitHubClient({
        ...{ apiUrl: github.url, token: TOKEN, check: 'policy' },
        limits: { answer: 1_000, pause: 1 },
      });
    return { runner, git, now: () => NOW, ...(client && { github: client }) };
  };
  return {
    folder,
    origin,
    async github(options = {}) {
      github = await startGitHub({ token: TOKEN, repository: 'acme/shop', ...options });
      return github;
    },
    checkout(...options) {
      checkouts += 1;
      return cloneRepository(origin, join(folder, `checkout${checkouts}`), ...options);
    },
    world,
    async read(checkout, event, wish = {}) {
      return await readPolicy(await world(event), { folder: checkout, overrides: {}, ...wish });
    },
    async dispose() {
      await github?.stop();
      await workspace.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The reasons that something was refused with. */
export async function refusalOf(work: Promise<unknown>): Promise<readonly Reason[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AssayError)) throw new Error(`no AssayError but ${String(error)}`, { cause: error });
  return error.reasons;
}
