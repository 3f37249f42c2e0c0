import { z } from 'zod';
import { CHECKS, fault, REASONS } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { PREDICATE_TYPES } from '../../formats/attestation/in-toto.ts';
import { parseJsonAs } from '../../formats/json.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import type { OidcClaims, OidcToken, Progress, RunContext, Runner } from '../../ports/runner-port.ts';
import { BOUNDS, type Bound, isPassing, retry, retryAfter, TryAgain } from '../../retry.ts';
import { gitlabClaims, isGitlabJob, TOKEN_VARIABLE } from '../gitlab/gitlab-job.ts';
import { boundedBody } from '../network/bounded-body.ts';
import { connectionWords, isLasting } from '../network/connection-words.ts';
import { ownNetwork } from '../network/network.ts';
import { eventCommits } from './event-commits.ts';

const AUDIENCE = 'sigstore';
const MAX_ANSWER_BYTES = 64 * 1024;
/** GitHub's tokens live five minutes. An older one, or one that would expire while signing, is replaced. */
const TOKEN_MAX_AGE_MS = 4 * 60_000;
const TOKEN_LEAST_LIFE_MS = 60_000;
/** Masking a shorter line of a secret (such as `}`) would hide large parts of the log and protect nothing. */
const SHORTEST_MASKED_LINE = 4;

const ANSWER = z.looseObject({ value: z.string().min(1) });
const CLAIMS = z.looseObject({
  iss: z.string().min(1),
  job_workflow_ref: z.string().min(1),
  exp: z.number().optional(),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a runner writes its log. */
export interface RunnerOutput {
  /** Writes a safe line. */
  line(text: string): void;
  /** Announces a value that whoever shows the log must hide. */
  hide(value: string): void;
  readonly follow?: Progress;
}

/** The log of a step, in which workflow commands name what is hidden. */
function stepLog(environment: Environment): RunnerOutput {
  const names = namesOf(environment);
  return {
    line: (text) => process.stdout.write(`${text}\n`),
    hide: (value) => announceMask(value, names),
  };
}

/** The runner by the environment variables that GitHub sets; a missing variable is an empty string. */
export function createRunner(
  environment: Environment = process.env,
  now: () => number = Date.now,
  bound: Bound = BOUNDS.oidc,
  out: RunnerOutput = stepLog(environment),
): Runner {
  const context = contextOf(environment);
  const masked = new Set<string>();
  const redact = growingRedactor(masked);
  const mask = (value: string): void => {
    if (masked.has(value)) return;
    masked.add(value);
    out.hide(value);
  };
  const log = (line: string) => out.line(plain(redact(line)));
  let current: RequestedToken | undefined;
  const oidcToken = async (renew = false): Promise<OidcToken> => {
    const before = current;
    if (before !== undefined && !renew && (await isUsable(before, now()))) return await before.token;
    // Of several callers that waited for the same token, only the first requests a new one.
    if (current === before || current === undefined)
      current = { token: requestToken(environment, context, mask, bound), since: now() };
    return await current.token;
  };
  const commits = () => eventCommits(context.eventName, environment.GITHUB_EVENT_PATH);
  const { follow } = out;
  return { context, commits, oidcToken, mask, masked, log, ...(follow && { follow }) };
}

/** A token, and when it was requested. */
interface RequestedToken {
  readonly token: Promise<OidcToken>;
  readonly since: number;
}

async function isUsable({ token, since }: RequestedToken, now: number): Promise<boolean> {
  if (now - since > TOKEN_MAX_AGE_MS) return false;
  const { exp } = (await token).claims;
  // If a new token is already expired, this machine's clock is wrong: then only the age counts.
  if (typeof exp !== 'number' || exp * 1000 <= since) return true;
  return exp * 1000 - now > TOKEN_LEAST_LIFE_MS;
}

function contextOf(environment: Environment): RunContext {
  const value = (name: string) => environment[name] ?? '';
  return {
    eventName: value('GITHUB_EVENT_NAME'),
    actor: {
      name: value('GITHUB_ACTOR'),
      id: value('GITHUB_ACTOR_ID'),
      triggeredBy: value('GITHUB_TRIGGERING_ACTOR') || value('GITHUB_ACTOR'),
    },
    serverUrl: value('GITHUB_SERVER_URL') || 'https://github.com',
    repository: value('GITHUB_REPOSITORY'),
    repositoryId: value('GITHUB_REPOSITORY_ID'),
    repositoryOwnerId: value('GITHUB_REPOSITORY_OWNER_ID'),
    ref: value('GITHUB_REF'),
    sha: value('GITHUB_SHA'),
    workflowRef: value('GITHUB_WORKFLOW_REF'),
    runId: value('GITHUB_RUN_ID'),
    runAttempt: value('GITHUB_RUN_ATTEMPT'),
    runnerEnvironment: value('RUNNER_ENVIRONMENT'),
    ...(isGitlabJob(environment) ? { runUrl: value('CI_JOB_URL') } : {}),
  };
}

/**
 * Texts that outputs consist of. The runner drops each output of a job that contains a masked text, and masks it in every
 * path and name of the log. So a text that is part of one of these names is never masked.
 */
function namesOf(environment: Environment): readonly string[] {
  const own = [
    'passed',
    'warned',
    'failed',
    'error',
    'allow',
    'deny',
    'sha256:',
    'assay/report.json',
    'assay/results.sarif',
    ...['"code":', '"check":', '"message":', '"predicateType":', '"digest":', '"subject":'],
    ...[...CHECKS, ...Object.keys(REASONS), ...Object.values(PREDICATE_TYPES)],
  ];
  const given = [
    ...['INPUT_IMAGE', 'INPUT_PUSH-TO', 'INPUT_OUTPUT-DIR', 'RUNNER_TEMP', 'GITHUB_WORKSPACE'],
    ...['GITHUB_REPOSITORY', 'GITHUB_REF', 'GITHUB_SHA', 'GITHUB_WORKFLOW_REF', 'GITHUB_ACTOR'],
  ];
  return [...own, ...given.flatMap((name) => environment[name] || [])];
}

/**
 * Masks a value line by line, as the runner compares. A value of several lines is not passed as a whole: the runner would
 * mask each line, also a single bracket, and drop every output that is JSON.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/ActionCommandManager.cs (AddMaskCommandExtension)
 */
function announceMask(value: string, names: readonly string[]): void {
  const lines = value.split(/[\r\n]/);
  const texts = lines.length === 1 ? lines : lines.map((line) => line.trim()).filter(isMaskedLine);
  for (const secret of new Set(texts)) {
    if (secret.trim() === '' || names.some((name) => name.includes(secret))) continue;
    process.stdout.write(`::add-mask::${secret.replaceAll('%', '%25')}\n`);
  }
}

function isMaskedLine(line: string): boolean {
  return line.length >= SHORTEST_MASKED_LINE;
}

async function requestToken(
  environment: Environment,
  context: RunContext,
  mask: (value: string) => void,
  bound: Bound,
): Promise<OidcToken> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = environment;
  if (isGitlabJob(environment)) return tokenOfGitlab(environment, context, mask);
  if (!address || !requestToken) {
    const fork = context.eventName.startsWith('pull_request')
      ? ' (a pull request from a fork never gets one)'
      : '';
    throw unavailable(
      `keyless signing needs an OIDC token, but this job may not request one: give it "permissions: { contents: read, packages: write, id-token: write }"${fork}`,
    );
  }
  const url = URL.parse(`${address}&audience=${AUDIENCE}`);
  if (url === null)
    throw unavailable('the address for OIDC tokens (ACTIONS_ID_TOKEN_REQUEST_URL) is invalid');
  const value = await retry(() => askOnce(url, requestToken, bound), bound);
  mask(value);
  const claims = claimsOf(value);
  demandOwnRun(claims, context);
  return { value, claims };
}

/** The token that GitLab puts into the environment of a job. It is valid as long as the job may run. */
function tokenOfGitlab(
  environment: Environment,
  context: RunContext,
  mask: (value: string) => void,
): OidcToken {
  const value = environment[TOKEN_VARIABLE]?.trim() ?? '';
  if (value === '')
    throw unavailable(
      `keyless signing needs an OIDC token: add "id_tokens: { ${TOKEN_VARIABLE}: { aud: ${AUDIENCE} } }" to this job`,
    );
  mask(value);
  const claims = gitlabClaims(payloadOf(value), context.serverUrl);
  if (claims === undefined)
    throw unavailable(`${TOKEN_VARIABLE} is no token of this GitLab server for a job`);
  demandOwnRun(claims, context);
  return { value, claims };
}

/** Not by @actions/core: that repeats up to ten times more, and a request that hangs keeps the process alive. */
async function askOnce(
  url: URL,
  requestToken: string,
  { answer }: Bound,
): Promise<string | TryAgain<string>> {
  const fail = (why: string, cause?: unknown): never => {
    throw unavailable(`GitHub gave no OIDC token: ${why}`, cause);
  };
  let response: Response;
  let body: Uint8Array | undefined;
  try {
    response = await ownNetwork().fetch(url, {
      headers: { accept: 'application/json', authorization: `Bearer ${requestToken}`, 'user-agent': 'assay' },
      redirect: 'manual',
      signal: AbortSignal.timeout(answer),
    });
    body = await boundedBody(response, MAX_ANSWER_BYTES);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return fail(`no answer within ${answer / 1000} s`, error);
    const conclude = () => fail(connectionWords(error, ownNetwork().route(url)), error);
    return isLasting(error) ? conclude() : new TryAgain<string>({ conclude });
  }
  const { status } = response;
  if (status === 200) {
    const parsed = parseJsonAs(ANSWER, body ?? '');
    return parsed.ok ? parsed.value.value : fail('the answer is not JSON with a token');
  }
  const refuse = () => fail(`the token service answered ${status}`);
  return isPassing(status)
    ? new TryAgain<string>({ serverPause: retryAfter(response), conclude: refuse })
    : refuse();
}

function claimsOf(token: string): OidcClaims {
  const parsed = CLAIMS.safeParse(payloadOf(token));
  if (!parsed.success) throw unavailable('the OIDC token has no claims `iss` and `job_workflow_ref`');
  return parsed.data;
}

/** What a JWT claims. Its signature is not checked here: Fulcio checks it before it issues a certificate. */
function payloadOf(token: string): unknown {
  const parts = token.split('.');
  const [, payload] = parts;
  if (parts.length !== 3 || payload === undefined) throw unavailable('the OIDC token is not a JWT');
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch (error) {
    throw unavailable('the OIDC token contains no JSON', error);
  }
}

/** A token of another run would sign in its name: the token and the runner's variables must agree. */
function demandOwnRun(claims: OidcClaims, context: RunContext): void {
  const pairs = [
    ['repository', context.repository],
    ['run_id', context.runId],
    ['sha', context.sha],
  ] as const;
  for (const [claim, expected] of pairs) {
    const actual = claims[claim];
    if (actual === undefined || expected === '' || String(actual) === expected) continue;
    const message = `the OIDC token is for another run: its ${claim} is ${plain(String(actual), 200)} and not ${plain(expected, 200)}`;
    throw unavailable(message);
  }
}

function unavailable(message: string, cause?: unknown) {
  return fault('oidc-unavailable', 'sign', message, cause);
}
