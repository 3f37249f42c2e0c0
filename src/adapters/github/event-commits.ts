import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { optional } from '../../domain/optional.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { EventCommits } from '../../ports/runner-port.ts';

const NAME = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const REPOSITORY = z.looseObject({ default_branch: z.string().min(1).optional() });

const PULL_REQUEST = z
  .looseObject({
    pull_request: z.looseObject({ base: z.looseObject({ sha: NAME }), head: z.looseObject({ sha: NAME }) }),
    repository: REPOSITORY.optional(),
  })
  .transform(({ pull_request: { base, head }, repository }) => ({
    base: base.sha,
    head: head.sha,
    ...optional({ defaultBranch: repository?.default_branch }),
  }));

const MERGE_GROUP = z
  .looseObject({
    merge_group: z.looseObject({ base_sha: NAME, head_sha: NAME }),
    repository: REPOSITORY.optional(),
  })
  .transform(({ merge_group: { base_sha, head_sha }, repository }) => ({
    base: base_sha,
    head: head_sha,
    ...optional({ defaultBranch: repository?.default_branch }),
  }));

const PUSH = z
  .looseObject({ before: NAME, after: NAME, repository: REPOSITORY.optional() })
  .transform(({ before, after, repository }) => ({
    // All zeros mean "none": before a new branch, after a deleted one.
    ...(/^0+$/.test(before) ? {} : { base: before }),
    ...(/^0+$/.test(after) ? {} : { head: after }),
    ...optional({ defaultBranch: repository?.default_branch }),
  }));

/**
 * The commits of an event by its payload (the file at `path`): of a pull request, a push or a merge group; undefined for
 * other events. If the payload of a push names no commits (a runner that is not GitHub's), all commits of HEAD count.
 * Throws `scan-incomplete` if the payload of one of the other two cannot be read.
 */
export function eventCommits(event: string, path: string | undefined): EventCommits | undefined {
  if (event.startsWith('pull_request')) return read(event, path, PULL_REQUEST);
  if (event === 'merge_group') return read(event, path, MERGE_GROUP);
  if (event !== 'push') return undefined;
  const push = PUSH.safeParse(eventPayload(path));
  if (!push.success) return { head: 'HEAD' };
  const { head, ...rest } = push.data;
  return head === undefined ? undefined : { ...rest, head };
}

/** The payload of the event, from the file at `path`. Undefined if it cannot be read. */
export function eventPayload(path: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8'));
  } catch {
    return undefined;
  }
}

function read<T>(event: string, path: string | undefined, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(eventPayload(path));
  if (parsed.success) return parsed.data;
  const message = `the payload of this ${plain(event, 60)} event (GITHUB_EVENT_PATH) does not name its commits, so they cannot be examined; run on GitHub's own events, or set "history: none"`;
  throw fault('scan-incomplete', 'secrets', message);
}
