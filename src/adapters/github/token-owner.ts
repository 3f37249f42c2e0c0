import { z } from 'zod';
import { type GitHubTransport, jsonOf } from './github-transport.ts';

const MAX_JSON_BYTES = 1 << 20;

/** The fields of a comment or an issue that say who wrote it. */
export const AUTHOR_FIELDS = {
  user: z.object({ id: z.int().positive(), type: z.string() }).nullish(),
  performed_via_github_app: z.object({ id: z.int().positive() }).nullish(),
} as const;

const AuthoredSchema = z.object(AUTHOR_FIELDS);
const UserSchema = z.object({ id: z.int().positive() });

/** Whether a comment or an issue is by the owner of a token. */
export type IsOwn = (one: z.infer<typeof AuthoredSchema>) => boolean;

/**
 * What is this token's own. The token of a person names its user. GitHub tells the token of an app (such as that of a job)
 * nothing about itself: then only what an app wrote as a bot counts. No person can write such a thing.
 */
export async function ownershipOf(transport: GitHubTransport): Promise<IsOwn> {
  const what = 'the user of the token';
  const accept = 'application/vnd.github+json';
  const { status, bytes } = await transport.ask(
    { method: 'GET', path: '/user', accept, what, maxBytes: MAX_JSON_BYTES },
    [200, 403],
  );
  if (status === 403) return ({ user, performed_via_github_app: app }) => user?.type === 'Bot' && app != null;
  const owner = UserSchema.safeParse(jsonOf(bytes));
  if (!owner.success)
    throw transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
  return ({ user }) => user?.id === owner.data.id;
}
