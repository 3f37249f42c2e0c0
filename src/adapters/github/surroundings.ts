import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { AssayError } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import type { EnvironmentRules, Surroundings } from '../../domain/run/diagnosis.ts';
import { plain } from '../../domain/text.ts';
import { parseJsonAs } from '../../formats/json.ts';
import { ownNetwork } from '../network/network.ts';
import { NetworkError } from '../network/network-error.ts';
import { proxyFor } from '../network/proxy.ts';
import { cacheServiceOf, isCachedByDefault } from './cache-service.ts';
import { GitHubTransport } from './github-transport.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const LIMIT_MS = 15_000;
const MAX_ANSWER_BYTES = 1 << 20;
const MAX_PAYLOAD_BYTES = 32 << 20;
const CERTIFICATES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'GIT_SSL_CAINFO'];

const Repo = z.looseObject({ full_name: z.string() });
const Payload = z.looseObject({
  repository: z
    .looseObject({ visibility: z.string().optional(), private: z.boolean().optional() })
    .optional(),
  pull_request: z
    .looseObject({
      head: z.looseObject({ repo: Repo.nullish() }),
      base: z.looseObject({ repo: Repo }),
    })
    .optional(),
});
const Rules = z.looseObject({
  deployment_branch_policy: z
    .looseObject({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullish(),
  protection_rules: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** What the runner's variables and this machine show. */
export async function surroundingsOf(
  environment: Environment,
  apiUrl: string,
): Promise<
  Omit<
    Surroundings,
    'signer' | 'hasOwnSigstore' | 'publicLog' | 'registry' | 'environment' | 'clockAheadMs' | 'isolation'
  >
> {
  const payload = await payloadOf(environment.GITHUB_EVENT_PATH);
  const visibility =
    payload.repository?.visibility ?? (payload.repository?.private === false ? 'public' : undefined);
  const git = await execa('git', ['--version'], { reject: false, timeout: LIMIT_MS, stdin: 'ignore' });
  const certificates = CERTIFICATES.flatMap((name) => environment[name] || []);
  const present = await Promise.all(certificates.map(exists));
  const service = cacheServiceOf(environment);
  return {
    nodeVersion: process.version,
    ...proxyTo(apiUrl, environment),
    missingCertificates: certificates.filter((_path, index) => present[index] !== true),
    event: environment.GITHUB_EVENT_NAME ?? '',
    isFork: isFork(payload),
    mayAskToken: Boolean(
      environment.ACTIONS_ID_TOKEN_REQUEST_URL && environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
    ),
    serverUrl: environment.GITHUB_SERVER_URL || 'https://github.com',
    ...(visibility === undefined ? {} : { visibility }),
    checkout: await checkoutIn(environment.GITHUB_WORKSPACE || process.cwd()),
    ...(typeof service === 'string'
      ? { noCache: service }
      : isCachedByDefault(environment)
        ? {}
        : { noCache: "this is not GitHub's own runner; `cache: true` uses it all the same" }),
    ...(git.exitCode === 0 ? { git: plain(git.stdout, 100) } : {}),
  };
}

/** How far this machine's clock is ahead of the server's, by the header `Date`; undefined without an answer. */
export async function clockAhead(url: string): Promise<number | undefined> {
  try {
    const sentAt = Date.now();
    const response = await ownNetwork().fetch(new URL(url), {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const serverTime = Date.parse(response.headers.get('date') ?? '');
    // The header has whole seconds, and the answer took some time: the middle of both is compared.
    return Number.isNaN(serverTime) ? undefined : (sentAt + Date.now()) / 2 - (serverTime + 500);
  } catch {
    return undefined;
  }
}

/** How GitHub protects an environment; unknown if the token may not read it. */
export async function environmentRules(
  name: string,
  repository: string,
  { apiUrl, token }: { readonly apiUrl: string; readonly token: string },
): Promise<EnvironmentRules> {
  const path = `/repos/${repository.split('/').map(encodeURIComponent).join('/')}/environments/${encodeURIComponent(name)}`;
  try {
    const answer = await new GitHubTransport({ apiUrl, token, check: 'inputs' }).ask(
      {
        method: 'GET',
        path,
        accept: 'application/vnd.github+json',
        what: `the environment ${name}`,
        maxBytes: MAX_ANSWER_BYTES,
      },
      [200, 404],
    );
    if (answer.status === 404) return { name, state: 'missing' };
    const rules = parseJsonAs(Rules, new TextDecoder().decode(answer.bytes));
    if (!rules.ok) return { name, state: 'unknown' };
    const policy = rules.value.deployment_branch_policy;
    return {
      name,
      state: 'present',
      branches: !policy ? 'any' : policy.custom_branch_policies ? 'named' : 'protected',
      reviewers: (rules.value.protection_rules ?? []).some(({ type }) => type === 'required_reviewers'),
    };
  } catch (error) {
    if (error instanceof AssayError) return { name, state: 'unknown' };
    throw error;
  }
}

async function payloadOf(path: string | undefined): Promise<z.infer<typeof Payload>> {
  if (!path || !(await exists(path)) || (await stat(path)).size > MAX_PAYLOAD_BYTES) return {};
  return orUndefined(parseJsonAs(Payload, await readFile(path, 'utf8'))) ?? {};
}

function isFork({ pull_request: pull }: z.infer<typeof Payload>): boolean {
  return pull !== undefined && pull.head.repo?.full_name !== pull.base.repo.full_name;
}

function proxyTo(address: string, environment: Environment): Pick<Surroundings, 'proxy' | 'proxyFault'> {
  try {
    const proxy = proxyFor(environment, new URL(address));
    return proxy === undefined ? {} : { proxy: proxy.url.host };
  } catch (error) {
    if (error instanceof NetworkError) return { proxyFault: error.message };
    throw error;
  }
}

async function checkoutIn(folder: string): Promise<Surroundings['checkout']> {
  if (!(await exists(join(folder, '.git')))) return 'none';
  return (await exists(join(folder, '.git/shallow'))) ? 'shallow' : 'whole';
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
