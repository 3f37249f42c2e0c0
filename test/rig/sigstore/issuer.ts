import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Claims of a token, by name. */
export type Claims = Readonly<Record<string, string>>;

/** An issuer of OIDC tokens that speaks GitHub's protocol, on loopback and in this process. */
export interface Issuer {
  readonly url: string;
  /** A signed token; `claims` override those of a push to main of acme/shop, and may name another issuer. */
  readonly token: (claims?: Claims, audience?: string) => string;
  /** What a runner sets for a job that may have tokens, the claims behind it included. */
  readonly environment: (claims?: Claims) => Record<string, string>;
  readonly stop: () => Promise<void>;
}

const LIFETIME_S = 300;
const KEY_ID = 'rig';

const DEFAULTS: Claims = {
  actor: 'octocat',
  actor_id: '583231',
  base_ref: '',
  event_name: 'push',
  head_ref: '',
  ref: 'refs/heads/main',
  ref_protected: 'true',
  repository: 'acme/shop',
  repository_id: '74',
  repository_owner_id: '65',
  repository_visibility: 'private',
  run_attempt: '1',
  run_id: '4242424242',
  run_number: '10',
  runner_environment: 'github-hosted',
  sha: '5f0c1a3b9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b',
  workflow: 'release',
};

/** Starts an issuer with a key of its own. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }] };
  const requestToken = randomBytes(24).toString('base64url');
  let url = '';
  const token = (claims: Claims = {}, audience = 'sigstore') =>
    signed(privateKey, { iss: url, ...allClaims(claims), ...moment(), aud: audience });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (pathname === '/.well-known/openid-configuration') return answer(response, 200, discovery(url));
    if (pathname === '/.well-known/jwks') return answer(response, 200, jwks);
    if (pathname !== '/token') return answer(response, 404, { message: 'not found' });
    if (!isBearer(request, requestToken)) return answer(response, 401, { message: 'bad request token' });
    const audience = searchParams.get('audience') ?? 'https://github.com/acme';
    return answer(response, 200, { count: 1, value: token(unpack(searchParams.get('claims')), audience) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the issuer has no port');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    token,
    environment: (claims = {}) => ({
      ...runnerVariables(allClaims(claims)),
      // GitHub's address has a query too: callers append `&audience=…`.
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?claims=${pack(claims)}&api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The variables that a runner sets for a job with these claims. */
function runnerVariables(claims: Record<string, string>): Record<string, string> {
  const variables: Record<string, string> = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_JOB: 'release',
    GITHUB_REF_NAME: claims.ref?.replace(/^refs\/(?:heads|tags|pull)\//, '') ?? '',
    GITHUB_SERVER_URL: 'https://github.com',
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: claims.runner_environment ?? '',
    RUNNER_OS: process.platform === 'darwin' ? 'macOS' : 'Linux',
  };
  const same = [
    ...['actor', 'actor_id', 'base_ref', 'event_name', 'head_ref', 'ref', 'ref_protected', 'ref_type'],
    ...['repository', 'repository_id', 'repository_owner', 'repository_owner_id'],
    ...['run_attempt', 'run_id', 'run_number', 'sha', 'workflow', 'workflow_ref', 'workflow_sha'],
  ];
  for (const name of same) variables[`GITHUB_${name.toUpperCase()}`] = claims[name] ?? '';
  return variables;
}

/** All claims of a token; those that others make up follow the overrides, unless they are overridden too. */
function allClaims(overrides: Claims): Record<string, string> {
  const { repository = '', ref = '', sha = '' } = { ...DEFAULTS, ...overrides };
  const workflowRef = overrides.workflow_ref ?? `${repository}/.github/workflows/release.yml@${ref}`;
  return {
    ...DEFAULTS,
    job_workflow_ref: workflowRef,
    job_workflow_sha: sha,
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository_owner: repository.split('/')[0] ?? '',
    sub: `repo:${repository}:ref:${ref}`,
    workflow_ref: workflowRef,
    workflow_sha: sha,
    ...overrides,
  };
}

function moment() {
  const now = Math.floor(Date.now() / 1000);
  return { jti: randomBytes(16).toString('hex'), iat: now, nbf: now - 5, exp: now + LIFETIME_S };
}

function discovery(url: string) {
  return {
    issuer: url,
    jwks_uri: `${url}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', ...Object.keys(allClaims({}))],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}

function signed(key: KeyObject, claims: object): string {
  const head = Buffer.from(JSON.stringify({ typ: 'JWT', alg: 'RS256', kid: KEY_ID })).toString('base64url');
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), key).toString('base64url')}`;
}

function isBearer(request: IncomingMessage, token: string): boolean {
  return /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] === token;
}

function pack(claims: Claims): string {
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}

function unpack(claims: string | null): Claims {
  return claims === null ? {} : (JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
