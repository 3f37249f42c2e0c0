import { createReadStream } from 'node:fs';
import { chmod, cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import tar from 'tar-stream';
import { unpacking } from '../../src/adapters/image/decompress.ts';
import { TarGuard } from '../../src/adapters/image/tar-guard.ts';
import { hexOf } from '../../src/domain/digest.ts';
import { TarReader } from '../../src/formats/image/tar-reader.ts';
import { type Sums, sumsBelow } from './sums.ts';

/** npm puts every file of a package below this folder, and unpacks it without. */
const FOLDER = 'package/';

/**
 * Packs the `dist/` of a checkout as the npm package, without running any script of it. The package is the same bytes for
 * every user: npm keeps the rights of files, which depend on the umask of the clone, so they are set first.
 */
export async function packPackage(checkout: string, file: string): Promise<void> {
  const folder = await mkdtemp(`${resolve(file)}-`);
  try {
    const dist = join(folder, 'dist');
    await cp(join(checkout, 'dist'), dist, { recursive: true });
    for (const path of sumsBelow(dist).keys()) {
      const { mode } = await stat(join(dist, path));
      await chmod(join(dist, path), (mode & 0o100) === 0 ? 0o644 : 0o755);
    }
    const args = ['pack', './dist', '--ignore-scripts', '--silent'];
    const { stdout } = await execa('npm', args, { cwd: folder });
    await rename(join(folder, stdout.trim()), file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sums of the files in an npm package. Throws if programs would unpack different files, or anything but files. */
export async function packageSums(file: string): Promise<Sums> {
  const refuse = (why: string) => new Error(`the npm package ${why}`);
  const reader = new TarReader();
  const guard = new TarGuard(reader, (why) => refuse(`${why}, which programs read in different ways`));
  const extract = tar.extract();
  const steps = await unpacking(file);
  const feeding = pipeline([createReadStream(file), ...steps, guard, extract]);
  // The loop that reads the entries reports a failure.
  feeding.catch(() => undefined);
  const sums = new Map<string, string>();
  for await (const entry of extract) {
    const { type, name } = entry.header;
    if (type !== 'file') throw refuse(`has an entry ${name} that is no file`);
    if (!name.startsWith(FOLDER)) throw refuse(`has a file ${name} outside of ${FOLDER}`);
    const path = name.slice(FOLDER.length);
    if (sums.has(path)) throw refuse(`has two files ${path}`);
    sums.set(path, hexOf(await buffer(entry)));
  }
  await feeding;
  return sums;
}
