import { z } from 'zod';
import { ownNetwork } from '../../src/adapters/network/network.ts';
import { orThrow } from '../../src/domain/result.ts';
import { parseJsonAs } from '../../src/formats/json.ts';

const LIMIT_MS = 60_000;
const MAX_BYTES = 64 << 20;

const Release = z.object({
  tag_name: z.string(),
  draft: z.boolean(),
  immutable: z.boolean().optional(),
  assets: z.array(z.object({ id: z.int(), name: z.string() })),
});

/** A published release: whether GitHub refuses every change of it, and its assets by their names. */
export interface PublishedRelease {
  readonly immutable: boolean;
  readonly assets: ReadonlyMap<string, number>;
}

/** Reads releases of one repository by GitHub's REST API, without a token. Throws if GitHub does not answer as expected. */
export class GitHubReleases {
  readonly #base: string;

  constructor(api: string, repository: string) {
    this.#base = `${api.replace(/\/$/, '')}/repos/${repository}`;
  }

  async release(tag: string): Promise<PublishedRelease> {
    const what = `the release ${tag}`;
    const bytes = await this.#get(
      `/releases/tags/${encodeURIComponent(tag)}`,
      'application/vnd.github+json',
      what,
    );
    const release = orThrow(parseJsonAs(Release, bytes), (fault) => new Error(`${what} ${fault}`));
    if (release.draft || release.tag_name !== tag)
      throw new Error(`GitHub answered with another release than ${tag}`);
    const assets = new Map(release.assets.map(({ name, id }) => [name, id]));
    if (assets.size !== release.assets.length) throw new Error(`${what} has two assets of one name`);
    return { immutable: release.immutable === true, assets };
  }

  /** The bytes of an asset. */
  async asset(id: number, name: string): Promise<Uint8Array> {
    return await this.#get(`/releases/assets/${id}`, 'application/octet-stream', `the asset ${name}`);
  }

  /** The commit that a tag names on GitHub. */
  async commitOf(tag: string): Promise<string> {
    const path = `/commits/${encodeURIComponent(`tags/${tag}`)}`;
    return Buffer.from(
      await this.#get(path, 'application/vnd.github.sha', `the commit of ${tag}`),
    ).toString();
  }

  async #get(path: string, accept: string, what: string): Promise<Uint8Array> {
    const headers = { accept, 'user-agent': 'assay', 'x-github-api-version': '2022-11-28' };
    // An asset is answered by a redirect. No token can follow it, because none is sent.
    const init = { headers, signal: AbortSignal.timeout(LIMIT_MS) };
    const answer = await ownNetwork().fetch(new URL(`${this.#base}${path}`), init);
    if (!answer.ok) throw new Error(`GitHub answered ${answer.status} for ${what}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > MAX_BYTES) throw new Error(`${what} has more than ${MAX_BYTES} bytes`);
    return bytes;
  }
}
