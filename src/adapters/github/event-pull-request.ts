import { z } from 'zod';
import type { PullRequest } from '../../domain/run/pull-request.ts';
import { eventPayload } from './event-commits.ts';

const REPOSITORY = z.looseObject({ full_name: z.string() });

const PAYLOAD = z
  .looseObject({
    pull_request: z.looseObject({
      number: z.int().positive(),
      // A fork that was deleted.
      head: z.looseObject({ repo: REPOSITORY.nullish() }),
      base: z.looseObject({ repo: REPOSITORY }),
    }),
  })
  .transform(({ pull_request: { number, head, base } }) => ({
    number,
    isFork: head.repo?.full_name !== base.repo.full_name,
  }));

/** The pull request in the payload of an event (the file at `path`). Undefined if it is about none. */
export function eventPullRequest(path: string | undefined): PullRequest | undefined {
  return PAYLOAD.safeParse(eventPayload(path)).data;
}
