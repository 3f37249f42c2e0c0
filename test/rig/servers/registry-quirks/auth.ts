import type { Credentials } from '../registry-client.ts';
import { type Quirk, refusal, reply } from './quirk.ts';

/** How a registry asks for credentials. */
export interface TokenForm {
  /** Where the challenge stands: on every refusal, or on that of `/v2/` alone. */
  readonly challenge: 'everywhere' | 'at the base';
  /** How a request without a token is refused where no challenge stands. */
  readonly hidden?: 401 | 403 | 404;
  /** The token server gives no token to delete with. */
  readonly refusesDelete?: boolean;
  /** The answer names the token so. */
  readonly field?: 'token' | 'access_token';
}

/** A registry that takes tokens alone, and its token server at `/token`, which takes a user and password. */
export const tokens =
  ({ username, password }: Credentials, form: TokenForm): Quirk =>
  ({ host }) => {
    const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const given = new Map<string, readonly string[]>();
    const challenge = { 'www-authenticate': `Bearer realm="http://${host}/token",service="registry"` };
    return async (asked, next) => {
      const { path, method, authorization } = asked;
      if (path.startsWith('/token')) {
        const scopes = new URL(path, 'http://x').searchParams
          .getAll('scope')
          .flatMap((one) => one.split(' '));
        if (authorization !== basic) return refusal(401, 'UNAUTHORIZED', 'wrong user or password');
        if (form.refusesDelete && scopes.some((scope) => /[:,]delete\b/.test(scope)))
          return refusal(403, 'DENIED', 'requested scope is not allowed');
        const token = `token-${given.size}`;
        given.set(`Bearer ${token}`, scopes);
        return reply(200, { [form.field ?? 'token']: token, expires_in: 300 });
      }
      const granted = given.get(authorization);
      const right = method === 'DELETE' ? 'delete' : method === 'GET' || method === 'HEAD' ? 'pull' : 'push';
      const [, repository = ''] = /^\/v2\/(.+?)\/(?:manifests|blobs|referrers|tags)\//.exec(path) ?? [];
      const isBase = path === '/v2/' || path === '/v2';
      const allowed = granted?.some((scope) => {
        const [, name, actions = ''] = /^repository:(.+):([^:]+)$/.exec(scope) ?? [];
        return name === repository && actions.split(',').includes(right);
      });
      if (granted !== undefined && (isBase || allowed)) return next({ authorization: '' });
      if (isBase || form.challenge === 'everywhere')
        return {
          ...refusal(401, 'UNAUTHORIZED', 'authentication required'),
          headers: new Headers(challenge),
        };
      return refusal(form.hidden ?? 404, 'NAME_UNKNOWN', 'repository name not known to registry');
    };
  };
