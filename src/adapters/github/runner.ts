import { z } from 'zod';
import { CHECKS, fault, REASONS } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { PREDICATE_TYPES } from '../../formats/attestation/in-toto.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import type { OidcClaims, OidcToken, RunContext, Runner } from '../../ports.ts';
import { eventCommits } from './event-commits.ts';

const AUDIENCE = 'sigstore';
const TOKEN_LIMIT_MS = 30_000;
const TOKEN_ATTEMPTS = 3;
/** GitHub's tokens live five minutes; an older one, or one that ends sooner than it takes to sign, is asked for anew. */
const TOKEN_MAX_AGE_MS = 4 * 60_000;
const TOKEN_LEAST_LIFE_MS = 60_000;
/** A shorter line of a secret (`}`) would blot out the log and hides nothing. */
const SHORTEST_MASKED_LINE = 4;

const CLAIMS = z.looseObject({
  iss: z.string().min(1),
  job_workflow_ref: z.string().min(1),
  exp: z.number().optional(),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** The runner by its environment variables, as GitHub sets them; empty strings where they are not there. */
export function createRunner(environment: Environment = process.env, now: () => number = Date.now): Runner {
  const context = contextOf(environment);
  const masked = new Set<string>();
  const names = namesOf(environment);
  const redact = growingRedactor(masked);
  const mask = (value: string): void => {
    if (masked.has(value)) return;
    masked.add(value);
    announceMask(value, names);
  };
  const log = (line: string) => process.stdout.write(`${plain(redact(line))}\n`);
  let current: Asked | undefined;
  const oidcToken = async (renew = false): Promise<OidcToken> => {
    const before = current;
    if (before !== undefined && !renew && (await isUsable(before, now()))) return await before.token;
    // Of those who waited for the same answer the first one asks.
    if (current === before || current === undefined)
      current = { token: requestToken(environment, context, mask), since: now() };
    return await current.token;
  };
  const commits = () => eventCommits(context.eventName, environment.GITHUB_EVENT_PATH);
  return { context, commits, oidcToken, mask, masked, log };
}

/** A token that was asked for, and when. */
interface Asked {
  readonly token: Promise<OidcToken>;
  readonly since: number;
}

async function isUsable({ token, since }: Asked, now: number): Promise<boolean> {
  if (now - since > TOKEN_MAX_AGE_MS) return false;
  const { exp } = (await token).claims;
  // An end that is past already by this machine's clock says that the clock is wrong: then the age alone counts.
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
  };
}

/**
 * What the outputs of the step are made of. The runner drops each output of a job in which a masked text stands, and
 * puts stars into every path and name of its log: what is part of a name is not masked, whatever else it is.
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
 * Masks a value line by line, as the runner matches. A value of several lines is never told to it as a whole: it would
 * mask each line itself, a lone bracket too, and drop every output that is JSON.
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
): Promise<OidcToken> {
  if (!environment.ACTIONS_ID_TOKEN_REQUEST_URL || !environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN) {
    const fork = context.eventName.startsWith('pull_request')
      ? ' (a pull request from a fork never gets one)'
      : '';
    throw unavailable(
      `keyless signing needs an OIDC token and this job may not ask for one: add "permissions: { id-token: write }" to it${fork}`,
    );
  }
  const value = await askRepeatedly();
  mask(value);
  const claims = claimsOf(value);
  demandOwnRun(claims, context);
  return { value, claims };
}

async function askRepeatedly(): Promise<string> {
  let last: unknown;
  for (let attempt = 1; attempt <= TOKEN_ATTEMPTS; attempt += 1) {
    try {
      return await askOnce();
    } catch (error) {
      last = error;
    }
  }
  const why = plain(last instanceof Error ? last.message : String(last), 300);
  throw unavailable(
    `the OIDC token could not be had from GitHub in ${TOKEN_ATTEMPTS} attempts: ${why}`,
    last,
  );
}

async function askOnce(): Promise<string> {
  const { getIDToken } = await import('@actions/core');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `no answer within ${TOKEN_LIMIT_MS / 1000} s`;
    timer = setTimeout(() => reject(new Error(message)), TOKEN_LIMIT_MS);
  });
  try {
    return await Promise.race([getIDToken(AUDIENCE), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The claims of a JWT. Its signature is not checked here: Fulcio does that before it gives a certificate. */
function claimsOf(token: string): OidcClaims {
  const parts = token.split('.');
  const [, payload] = parts;
  if (parts.length !== 3 || payload === undefined) throw unavailable('the OIDC token is not a JWT');
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch (error) {
    throw unavailable('the OIDC token holds no JSON', error);
  }
  const parsed = CLAIMS.safeParse(claims);
  if (!parsed.success) throw unavailable('the OIDC token has no claims `iss` and `job_workflow_ref`');
  return parsed.data;
}

/** A token of another run would sign in its name: what the runner says of itself must be what the token says. */
function demandOwnRun(claims: OidcClaims, context: RunContext): void {
  const pairs = [
    ['repository', context.repository],
    ['run_id', context.runId],
    ['sha', context.sha],
  ] as const;
  for (const [claim, own] of pairs) {
    const told = claims[claim];
    if (told === undefined || own === '' || String(told) === own) continue;
    const message = `the OIDC token is for another run: its ${claim} is ${plain(String(told), 200)} and not ${plain(own, 200)}`;
    throw unavailable(message);
  }
}

function unavailable(message: string, cause?: unknown) {
  return fault('oidc-unavailable', 'sign', message, cause);
}
