import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import description from '../../fixtures/github-api.json' with { type: 'json' };
import { answerAboutComments, type FakeComments } from './comments.ts';
import {
  type Answer,
  answerFaults,
  type Found,
  findOperation,
  type Json,
  requestFaults,
} from './github-contract.ts';
import { answerAboutIssues, type FakeIssues } from './issues.ts';

/** A workflow run of the fake GitHub, with the environments that it waits for. */
export interface FakeRun {
  readonly id: number;
  readonly head_sha: string;
  readonly event?: string;
  readonly status?: string;
  /** `owner/name` that the commit comes from. */
  readonly head_repository?: string;
  readonly waiting: readonly { readonly id: number; readonly name: string; readonly mayReview?: boolean }[];
}

/** A published release of the fake GitHub, with the bytes of its assets by their names. */
export interface FakeRelease {
  readonly tag: string;
  readonly immutable?: boolean;
  readonly assets: Readonly<Record<string, Uint8Array>>;
}

/** What GitHub knows, and what goes wrong with it. */
export interface FakeGitHubOptions {
  /** What a request must send; absent: anybody may read. */
  readonly token?: string;
  /** `owner/name` */
  readonly repository: string;
  readonly runs?: readonly FakeRun[];
  /** Files by `ref:path`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Commits by ref. */
  readonly commits?: Readonly<Record<string, string>>;
  readonly releases?: readonly FakeRelease[];
  /** The comments of the pull requests and issues; written ones are added. */
  readonly comments?: FakeComments;
  readonly issues?: FakeIssues;
  /** Answers in GitHub's place where it returns true: a GitHub that is broken, which no description covers. */
  readonly broken?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** A request as it came in. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** GitHub's REST API on loopback, as far as its published description goes. */
export interface FakeGitHub {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Requests and answers that the description does not know; a test demands that there are none. */
  readonly violations: readonly string[];
  readonly stop: () => Promise<void>;
}

const JSON_TYPE = 'application/json; charset=utf-8';
/** Starts the server. Every request and every answer is held against GitHub's own description. */
export async function startGitHub(options: FakeGitHubOptions): Promise<FakeGitHub> {
  const requests: SeenRequest[] = [];
  const violations: string[] = [];
  const server = createServer(async (request, response) => {
    const text = await readBody(request);
    const path = request.url ?? '/';
    const method = request.method ?? '';
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    requests.push({ method, path, authorization: request.headers.authorization, body });
    if (options.broken?.(request, response)) return;
    const found = findOperation(method, new URL(path, 'http://github').pathname);
    if (found === undefined) {
      violations.push(`${method} ${path} is not in the description`);
      return send(response, { status: 404, body: notFound() });
    }
    violations.push(...requestFaults(found, request, body));
    const { token } = options;
    const answer =
      token === undefined || request.headers.authorization === `Bearer ${token}`
        ? answerTo(found, options, request, body)
        : { status: 401, body: { ...notFound(), message: 'Bad credentials', status: '401' } };
    violations.push(...answerFaults(found, answer));
    send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake GitHub has no port');
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}`, requests, violations, stop };
}

function answerTo(found: Found, options: FakeGitHubOptions, request: IncomingMessage, body: unknown): Answer {
  const { owner, repo, run_id, ref = '', path = '', tag, asset_id } = found.parameters;
  const missing: Answer = { status: 404, type: JSON_TYPE, body: notFound() };
  if (found.path === '/user') return answerAboutComments(found, options.comments, request, body) ?? missing;
  if (`${owner}/${repo}` !== options.repository) return missing;
  if (options.issues !== undefined) {
    const answer = answerAboutIssues(found, options.issues, options.comments ?? {}, request, body);
    if (answer !== undefined) return answer;
  }
  if (options.comments !== undefined) {
    const answer = answerAboutComments(found, options.comments, request, body);
    if (answer !== undefined) return answer;
  }
  const run = options.runs?.find(({ id }) => String(id) === run_id);
  switch (`${found.method} ${found.path.split('/').at(-1)}`) {
    case 'get {run_id}':
      return run === undefined ? missing : { status: 200, type: JSON_TYPE, body: runOf(run, options) };
    case 'get pending_deployments':
      return run === undefined ? missing : { status: 200, type: JSON_TYPE, body: pendingOf(run) };
    case 'post pending_deployments':
      return run === undefined ? missing : { status: 200, type: JSON_TYPE, body: deploymentsOf(run, body) };
    case 'post deployment_protection_rule':
      return run === undefined ? missing : { status: 204 };
    case 'get {ref}': {
      const commit = options.commits?.[ref];
      return commit === undefined
        ? missing
        : { status: 200, type: 'application/vnd.github.sha; charset=utf-8', body: commit };
    }
    case 'get {tag}':
      return releaseOf(tag, options) ?? missing;
    case 'get {asset_id}': {
      const body = assetsOf(options)[Number(asset_id)]?.bytes;
      return body === undefined ? missing : { status: 200, type: 'application/octet-stream', body };
    }
    case 'get {path}':
      return (
        contentOf(
          path,
          options,
          new URL(request.url ?? '/', 'http://github').searchParams.get('ref') ?? '',
        ) ?? missing
      );
    default:
      throw new Error(`the fake GitHub does not play ${found.method} ${found.path}`);
  }
}

/** Every asset of every release; its place is its id. */
function assetsOf({ releases = [] }: FakeGitHubOptions) {
  return releases.flatMap(({ tag, assets }) =>
    Object.entries(assets).map(([name, bytes]) => ({ tag, name, bytes })),
  );
}

/** GitHub's own example of a release, with what a test sets. */
function releaseOf(tag: string | undefined, options: FakeGitHubOptions): Answer | undefined {
  const release = options.releases?.find((one) => one.tag === tag);
  if (release === undefined) return undefined;
  const { value } = description.components.examples.release;
  const assets = assetsOf(options).flatMap((asset, id) =>
    asset.tag === tag ? [{ ...value.assets[0], id, name: asset.name, size: asset.bytes.length }] : [],
  );
  const body = { ...value, tag_name: tag, immutable: release.immutable ?? true, assets };
  return { status: 200, type: JSON_TYPE, body };
}

function contentOf(path: string, { files = {} }: FakeGitHubOptions, ref: string): Answer | undefined {
  const content = files[`${ref}:${path}`];
  if (content !== undefined)
    return { status: 200, type: 'application/vnd.github.raw+json; charset=utf-8', body: content };
  const inside = Object.keys(files).filter((name) => name.startsWith(`${ref}:${path}/`));
  if (inside.length === 0) return undefined;
  const url = 'https://api.github.com/x';
  const links = { self: url, git: url, html: url };
  const entries = inside.map((name) => ({
    ...{
      type: 'file',
      size: 1,
      name: name.slice(name.lastIndexOf('/') + 1),
      path: name.slice(ref.length + 1),
    },
    ...{ sha: '0'.repeat(40), url, git_url: url, html_url: url, download_url: url, _links: links },
  }));
  // A folder is answered as JSON although raw bytes were asked for.
  return { status: 200, type: JSON_TYPE, body: entries };
}

/** GitHub's own example of a run, with the fields that a test sets. */
function runOf(run: FakeRun, { repository }: FakeGitHubOptions): Json {
  const example = description.components.examples['workflow-run'].value;
  const { id, head_sha, event = 'push', status = 'waiting', head_repository = repository } = run;
  const from = { ...example.head_repository, full_name: head_repository };
  return {
    ...example,
    ...{ id, head_sha, event, status, head_repository: from },
    repository: { ...example.repository, full_name: repository },
  };
}

function pendingOf({ waiting }: FakeRun): readonly Json[] {
  const [example] = description.components.examples['pending-deployment-items'].value;
  return waiting.map(({ id, name, mayReview = true }) => ({
    ...example,
    environment: { ...example?.environment, id, name },
    current_user_can_approve: mayReview,
    // The team of the example has not what GitHub's own schema of a team demands.
    reviewers: example?.reviewers.filter(({ type }) => type === 'User'),
  }));
}

function deploymentsOf(run: FakeRun, body: unknown): readonly Json[] {
  const [example] = description.components.examples['deployment-items'].value;
  const { environment_ids } = body as { environment_ids: number[] };
  return run.waiting
    .filter(({ id }) => environment_ids.includes(id))
    .map(({ name }) => ({ ...example, environment: name, sha: run.head_sha }));
}

function notFound(): Json {
  return { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, type === undefined ? {} : { 'content-type': type });
  const isReady = typeof body === 'string' || body === undefined || body instanceof Uint8Array;
  response.end(isReady ? body : JSON.stringify(body));
}
