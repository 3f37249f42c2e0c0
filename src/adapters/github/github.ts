import { z } from 'zod';
import type { WorkflowRun } from '../../domain/gate/approval.ts';
import type { AssayError } from '../../domain/reason.ts';
import type {
  DeploymentReview,
  GitHub,
  PendingDeployment,
  ReviewedDeployment,
} from '../../ports/github-port.ts';
import { type Answer, type Call, type GitHubOptions, GitHubTransport, jsonOf } from './github-transport.ts';
import { repositoryPath } from './repository-path.ts';

const MAX_JSON_BYTES = 8 << 20;
const MAX_FILE_BYTES = 1 << 20;

const JSON_TYPE = 'application/vnd.github+json';
const RAW_TYPE = 'application/vnd.github.raw+json';
const SHA_TYPE = 'application/vnd.github.sha';

const fullName = z.object({ full_name: z.string().min(1) });
const RunSchema = z.object({
  id: z.int().positive(),
  head_sha: z.string().regex(/^[0-9a-f]{40}$/),
  event: z.string().min(1),
  status: z.string().min(1),
  repository: fullName,
  head_repository: fullName.nullish(),
});
const PendingSchema = z.array(
  z.object({
    environment: z.object({ id: z.int().positive(), name: z.string().min(1) }),
    current_user_can_approve: z.boolean(),
  }),
);
const ReviewedSchema = z.array(z.object({ environment: z.string(), sha: z.string() }));

/**
 * GitHub's REST API by fetch. Here only reads are repeated, and redirects are not followed. An unexpected answer is
 * `github-unavailable` or `github-denied`; a request that cannot be made is `input-invalid`.
 */
export class GitHubClient implements GitHub {
  readonly #transport: GitHubTransport;

  constructor(options: GitHubOptions) {
    this.#transport = new GitHubTransport(options);
  }

  async run(repository: string, runId: string): Promise<WorkflowRun> {
    const run = await this.#read(
      this.#runPath(repository, runId),
      `run ${runId} of ${repository}`,
      RunSchema,
    );
    return {
      id: String(run.id),
      headSha: run.head_sha,
      event: run.event,
      repository: run.repository.full_name,
      ...(run.head_repository ? { headRepository: run.head_repository.full_name } : {}),
      completed: run.status === 'completed',
    };
  }

  async pendingDeployments(repository: string, runId: string): Promise<readonly PendingDeployment[]> {
    const path = `${this.#runPath(repository, runId)}/pending_deployments`;
    const pending = await this.#read(path, `the pending deployments of run ${runId}`, PendingSchema);
    return pending.map(({ environment, current_user_can_approve }) => ({
      environmentId: environment.id,
      environment: environment.name,
      mayReview: current_user_can_approve,
    }));
  }

  async reviewDeployment(
    repository: string,
    runId: string,
    environmentId: number,
    { state, comment }: DeploymentReview,
  ): Promise<readonly ReviewedDeployment[]> {
    const path = `${this.#runPath(repository, runId)}/pending_deployments`;
    const body = { environment_ids: [environmentId], state, comment };
    const what = `the review of run ${runId}`;
    return this.#parse(await this.#transport.ask(this.#post(path, what, body), [200]), what, ReviewedSchema);
  }

  async reviewCustomRule(
    repository: string,
    runId: string,
    environment: string,
    { state, comment }: DeploymentReview,
  ): Promise<void> {
    const path = `${this.#runPath(repository, runId)}/deployment_protection_rule`;
    const body = { environment_name: environment, state, comment };
    await this.#transport.ask(this.#post(path, `the review of run ${runId}`, body), [204]);
  }

  async commit(repository: string, ref: string): Promise<string> {
    const path = `${repositoryPath(this.#transport, repository)}/commits/${encodeURIComponent(ref)}`;
    const what = `the commit of ${ref} in ${repository}`;
    const { bytes } = await this.#transport.ask(
      { method: 'GET', path, accept: SHA_TYPE, what, maxBytes: MAX_JSON_BYTES },
      [200],
    );
    const sha = Buffer.from(bytes).toString().trim();
    if (!/^[0-9a-f]{40}$/.test(sha)) throw this.#unreadable(what);
    return sha;
  }

  async file(repository: string, path: string, ref: string): Promise<Uint8Array | undefined> {
    const parts = path.split('/');
    const what = `${path} of ${repository} at ${ref}`;
    if (parts.some((part) => ['', '.', '..'].includes(part)))
      throw this.#transport.fault('input-invalid', `"${path}" is not the path of a file in a repository`);
    const call = {
      method: 'GET',
      path: `${repositoryPath(this.#transport, repository)}/contents/${parts.map(encodeURIComponent).join('/')}?ref=${encodeURIComponent(ref)}`,
      accept: RAW_TYPE,
      what,
      maxBytes: MAX_FILE_BYTES,
    } as const;
    const { status, headers, bytes } = await this.#transport.ask(call, [200, 404]);
    if (status === 404) return undefined;
    // GitHub describes a folder, a submodule or a broken link in JSON, whatever type was requested.
    if (!headers.get('content-type')?.startsWith('application/vnd.github.raw'))
      throw this.#transport.fault('input-invalid', `${what} is not a file`);
    return bytes;
  }

  #runPath(repository: string, runId: string): string {
    if (!/^[1-9]\d{0,15}$/.test(runId))
      throw this.#transport.fault('input-invalid', `"${runId}" is not the id of a run`);
    return `${repositoryPath(this.#transport, repository)}/actions/runs/${runId}`;
  }

  #post(path: string, what: string, body: unknown): Call {
    return { method: 'POST', path, accept: JSON_TYPE, what, maxBytes: MAX_JSON_BYTES, body };
  }

  async #read<T>(path: string, what: string, schema: z.ZodType<T>): Promise<T> {
    const call = { method: 'GET', path, accept: JSON_TYPE, what, maxBytes: MAX_JSON_BYTES } as const;
    return this.#parse(await this.#transport.ask(call, [200]), what, schema);
  }

  #parse<T>({ bytes }: Answer, what: string, schema: z.ZodType<T>): T {
    const parsed = schema.safeParse(jsonOf(bytes));
    if (!parsed.success) throw this.#unreadable(what);
    return parsed.data;
  }

  #unreadable(what: string): AssayError {
    return this.#transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
  }
}
