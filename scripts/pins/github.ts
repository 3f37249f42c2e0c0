import { z } from 'zod';
import { LEAST_AGE_DAYS, type Pin } from '../../src/adapters/tools/pins.ts';

const DAY_MS = 86_400_000;

const time = z.iso.datetime();
const ReleaseSchema = z.object({
  tag_name: z.string(),
  draft: z.boolean(),
  prerelease: z.boolean(),
  published_at: time.nullable(),
  assets: z.array(
    z.object({
      name: z.string(),
      /** GitHub's own hash of what was uploaded. */
      digest: z.string().nullish(),
      created_at: time,
      updated_at: time,
    }),
  ),
});

/** A release, as GitHub's API describes it. */
export type Release = z.infer<typeof ReleaseSchema>;

/** GitHub's API, or one that speaks like it. */
export interface Api {
  readonly url: string;
  readonly token?: string;
}

/** The release of a version. Rejects if there is none. */
export async function releaseOf(api: Api, { repository }: Pick<Pin, 'repository'>, version: string) {
  return ReleaseSchema.parse(await ask(api, `repos/${repository}/releases/tags/v${version}`));
}

/** The highest version that is no preview, and that has been public for long enough. */
export async function newestVersion(api: Api, { repository }: Pick<Pin, 'repository'>, now: Date) {
  const all = z.array(ReleaseSchema).parse(await ask(api, `repos/${repository}/releases?per_page=100`));
  const versions = all
    .filter(({ draft, prerelease }) => !draft && !prerelease)
    .filter(({ published_at: at }) => at !== null && ageInDays(at, now) >= LEAST_AGE_DAYS)
    .flatMap(({ tag_name: tag }) => /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1] ?? [])
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const newest = versions.at(-1);
  if (newest === undefined)
    throw new Error(`${repository} has no release that is at least ${LEAST_AGE_DAYS} days old`);
  return newest;
}

/** Whole days since a moment. */
export function ageInDays(at: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(at)) / DAY_MS);
}

async function ask({ url, token }: Api, path: string): Promise<unknown> {
  const address = `${url.replace(/\/+$/, '')}/${path}`;
  const response = await fetch(address, {
    headers: {
      accept: 'application/vnd.github+json',
      'user-agent': 'assay',
      'x-github-api-version': '2022-11-28',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return await response.json();
}
