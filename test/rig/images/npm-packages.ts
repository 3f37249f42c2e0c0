import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { hexOf } from '../../../src/domain/digest.ts';
import { cacheFolder } from '../folder.ts';
import type { TarEntry } from './tar.ts';

/** Folder of the fixtures that images are made from. */
export const IMAGE_FIXTURES = fileURLToPath(new URL('../../fixtures/images/', import.meta.url));

/** Which application: `clean` has no package that the test database knows, `vulnerable` has four. */
export type Application = 'clean' | 'vulnerable';

/**
 * A folder with the application: package.json, server.js, and node_modules of the real packages as its lock file
 * pins them. Installed once, then kept; not to be changed. The fixtures have other names than package.json and
 * package-lock.json, or every scan of this repository would find the vulnerable ones.
 */
export async function installedApplication(application: Application): Promise<string> {
  const fixture = join(IMAGE_FIXTURES, application);
  const sources = [
    join(fixture, 'manifest.json'),
    join(fixture, 'lock.json'),
    join(IMAGE_FIXTURES, 'server.js'),
  ];
  const key = hexOf((await Promise.all(sources.map((file) => readFile(file, 'utf8')))).join('\0')).slice(
    0,
    12,
  );
  const kept = join(cacheFolder('npm'), `${application}-${key}`);
  if (await isFolder(kept)) return kept;
  await mkdir(cacheFolder('npm'), { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder('npm'), '.install-'));
  try {
    for (const [index, name] of ['package.json', 'package-lock.json', 'server.js'].entries()) {
      await cp(sources[index] ?? '', join(temporary, name));
    }
    await execa('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: temporary });
    await keepFolder(temporary, kept);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return kept;
}

/** Moves a finished folder to where it is kept; another process that was quicker is no fault. */
export async function keepFolder(temporary: string, kept: string): Promise<void> {
  await rename(temporary, kept).catch(async (error: unknown) => {
    if (!(await isFolder(kept))) throw error;
  });
}

/** Whether there is a folder of that name. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Files and folders below `folder/name` as entries below `target`, in a fixed order. */
export async function entriesBelow(folder: string, name: string, target: string): Promise<TarEntry[]> {
  const found = await readdir(join(folder, name), { recursive: true, withFileTypes: true });
  const entries = found.map(async (entry): Promise<TarEntry | undefined> => {
    const file = join(entry.parentPath, entry.name);
    const path = `${target}/${file.slice(folder.length + 1)}`;
    if (entry.isDirectory()) return { path: `${path}/` };
    if (!entry.isFile()) return undefined;
    return { path, content: await readFile(file) };
  });
  const known = (await Promise.all(entries)).filter((entry) => entry !== undefined);
  return known.sort((a, b) => (a.path < b.path ? -1 : 1));
}
