import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../src/domain/digest.ts';
import type { Processes } from '../../src/ports.ts';

const BUILD_LIMIT_MS = 15 * 60_000;
const PROGRESS_EVERY_MS = 15_000;

/** A Go program whose source lies in this repository. */
export interface LocalModuleBuild {
  readonly name: string;
  /** Folder with main.go, go.mod and go.sum. */
  readonly source: string;
  readonly goVersion: string;
  readonly cacheDir: string;
  readonly processes: Processes;
  readonly say: (line: string) => void;
}

/** Builds a program from source in this repository, or takes the one built before from the same source. */
export async function buildLocalModule(build: LocalModuleBuild): Promise<string> {
  const folder = join(build.cacheDir, `${build.name}-local-${await sourceKey(build)}`);
  const file = join(folder, build.name);
  if (await exists(file)) return file;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = await mkdtemp(join(folder, '.build-'));
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  build.say(`Building ${build.name} with ${build.goVersion}`);
  const timer = setInterval(
    () => build.say(`Still building ${build.name} (${elapsed()})`),
    PROGRESS_EVERY_MS,
  );
  try {
    await compile(build, join(temporary, build.name));
    await rename(join(temporary, build.name), file);
  } finally {
    clearInterval(timer);
    await rm(temporary, { recursive: true, force: true });
  }
  build.say(`Built ${build.name} in ${elapsed()}`);
  return file;
}

async function compile(build: LocalModuleBuild, output: string): Promise<void> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]);
  const fixed = { CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly', GOWORK: 'off' };
  const exit = await build.processes.read({
    tool: 'go',
    file: 'go',
    args: ['build', '-trimpath', '-buildvcs=false', '-ldflags', '-s -w', '-o', output, '.'],
    cwd: build.source,
    env: { ...Object.fromEntries(inherited), ...fixed },
    timeoutMs: BUILD_LIMIT_MS,
  });
  if (exit.kind === 'exited' && exit.code === 0) return;
  const why = 'stderr' in exit ? exit.stderr.trim().split('\n').slice(-5).join('\n') : exit.kind;
  throw new Error(`${build.name} cannot be built from ${build.source}: ${why}`);
}

async function sourceKey(build: LocalModuleBuild): Promise<string> {
  const names = (await readdir(build.source)).filter((name) => /\.go$|^go\.(?:mod|sum)$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(build.source, name))]),
  );
  const hashes = files.map(([name, content = '']) => [String(name), hexOf(content)]);
  return hexOf(JSON.stringify([hashes, build.goVersion, process.platform, process.arch])).slice(0, 12);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
