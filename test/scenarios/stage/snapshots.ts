import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Every entry below a folder, with mode, time and content: equal when nothing was touched. */
export async function folderState(folder: string): Promise<Readonly<Record<string, string>>> {
  const state: Record<string, string> = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    const entry = await lstat(path);
    const content = entry.isSymbolicLink()
      ? await readlink(path)
      : entry.isFile()
        ? createHash('sha256')
            .update(await readFile(path))
            .digest('hex')
        : '';
    state[name] = `${entry.mode.toString(8)} ${entry.mtimeMs} ${content}`;
  }
  return state;
}

/** Everything that a registry tells: repositories, tags and what they point to, and the referrers of `subjects`. */
export async function registryState(host: string, subjects: readonly string[]): Promise<object> {
  const text = async (path: string) => (await fetch(`http://${host}/v2/${path}`)).text();
  const { repositories } = JSON.parse(await text('_catalog')) as { repositories: string[] };
  const state: Record<string, unknown> = {};
  for (const name of repositories.sort()) {
    const { tags } = JSON.parse(await text(`${name}/tags/list`)) as { tags: string[] | null };
    const pointed = (tags ?? []).sort().map(async (tag) => [tag, await text(`${name}/manifests/${tag}`)]);
    // A registry lists referrers in any order.
    const attached = subjects.map(async (digest) => {
      const { manifests = [] } = JSON.parse(await text(`${name}/referrers/${digest}`)) as {
        manifests?: object[];
      };
      return [digest, manifests.map((entry) => JSON.stringify(entry)).sort()];
    });
    state[name] = { tags: await Promise.all(pointed), referrers: await Promise.all(attached) };
  }
  return state;
}

/** The content of every file below a folder, by its path. */
export async function filesBelow(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if ((await lstat(path)).isFile()) files.set(name, await readFile(path));
  }
  return files;
}
