import { z } from 'zod';
import { type Repository, repositoryName } from '../../domain/image/image.ts';
import { AssayError } from '../../domain/reason.ts';
import type { RegistryRights } from '../../domain/run/diagnosis.ts';
import { parseJsonAs } from '../../formats/json.ts';
import { connect, type RegistryClientOptions } from './client.ts';
import { apiUrl } from './registry-addresses.ts';
import type { Action } from './session.ts';

const ACTION: Action = 'pull,push';
const Claims = z.looseObject({
  access: z.array(z.looseObject({ name: z.string(), actions: z.array(z.string()) })),
});

/**
 * What the credentials may do in a repository, without writing: a token for pushing is requested, and the list of tags is
 * read with it. If the token contains its rights, they count; otherwise it is unknown whether pushing is allowed.
 */
export async function rightsIn(
  repository: Repository,
  options: RegistryClientOptions,
): Promise<RegistryRights> {
  const { authenticator, session } = connect(options);
  const named = { repository: repositoryName(repository) };
  const purpose = {
    check: 'image',
    what: `the tags of ${named.repository}`,
    registry: repository.registry,
  } as const;
  try {
    const url = apiUrl(repository, 'tags/list?n=1');
    const response = await session.send({ method: 'GET', url, repository, action: ACTION, purpose });
    await response.body?.cancel();
    const { status } = response;
    const credentials = await authenticator.describe(repository);
    const scopes = [`repository:${repository.path}:${ACTION}`];
    const push = pushRight(await authenticator.before({ repository, scopes, purpose }), repository.path);
    if (status === 401 || status === 403)
      return { ...named, credentials, read: 'refused', push: 'unknown', why: `it answered ${status}` };
    if (status !== 200 && status !== 404)
      return { ...named, credentials, read: 'unreachable', push: 'unknown', why: `it answered ${status}` };
    return { ...named, credentials, read: status === 404 ? 'absent' : 'granted', push };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    const [{ code, message }] = error.reasons;
    const read = code === 'registry-denied' ? 'refused' : 'unreachable';
    return { ...named, credentials: 'as found', read, push: 'unknown', why: message };
  }
}

/** By the claims of a token that is a JWT. It is not verified, because the result is only advice. */
function pushRight(authorization: string | undefined, path: string): RegistryRights['push'] {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization ?? '') ?? [];
  if (payload === undefined) return 'unknown';
  const claims = parseJsonAs(Claims, Buffer.from(payload, 'base64url').toString());
  if (!claims.ok) return 'unknown';
  const actions = claims.value.access.filter(({ name }) => name === path).flatMap((one) => one.actions);
  return actions.includes('push') || actions.includes('*') ? 'granted' : 'refused';
}
