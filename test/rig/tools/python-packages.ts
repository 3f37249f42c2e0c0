import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { execa } from 'execa';
import { hexOf } from '../../../src/domain/digest.ts';
import { cacheFolder } from '../folder.ts';
import { isFolder, keepFolder } from '../images/npm-packages.ts';

/** Folder with the packages of a file of requirements, which pip compares with their hashes. Installed once, then kept. */
export async function pythonPackages(requirements: string): Promise<string> {
  const key = hexOf(await readFile(requirements)).slice(0, 12);
  const name = basename(dirname(requirements));
  const kept = join(cacheFolder('tools'), `${name}-${key}`);
  if (await isFolder(kept)) return kept;
  await mkdir(cacheFolder('tools'), { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder('tools'), `.${name}-`));
  try {
    const place = ['--target', join(temporary, name), '--requirement', requirements];
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--require-hashes',
      '--only-binary',
      ':all:',
    ];
    await execa('python3', [...pip, ...place]);
    await keepFolder(join(temporary, name), kept);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return kept;
}
