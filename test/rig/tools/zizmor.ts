import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { hexOf } from '../../../src/domain/digest.ts';
import { cacheFolder } from '../folder.ts';
import { isFolder, keepFolder } from '../images/npm-packages.ts';

/** Path of the zizmor of a file of requirements, which pip compares with its hash. Installed once, then kept. */
export async function installZizmor(requirements: string): Promise<string> {
  const key = hexOf(await readFile(requirements)).slice(0, 12);
  const kept = join(cacheFolder('tools'), `zizmor-${key}`);
  const program = join(kept, 'bin', 'zizmor');
  if (await isFolder(kept)) return program;
  await mkdir(cacheFolder('tools'), { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder('tools'), '.zizmor-'));
  try {
    const place = ['--target', join(temporary, 'zizmor'), '--requirement', requirements];
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
    await keepFolder(join(temporary, 'zizmor'), kept);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return program;
}
