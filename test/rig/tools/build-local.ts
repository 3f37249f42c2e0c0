import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../../src/domain/digest.ts';
import type { Processes } from '../../../src/ports/process-port.ts';

/** The API server of Kubernetes is 6 minutes of work for two cores, and other tests run beside it. */
const BUILD_LIMIT_MS = 30 * 60_000;
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
  /** The package to build, of the module itself or of one that its go.sum locks; absent: the one in `source`. */
  readonly package?: string;
  /** For the linker, besides those that leave out debug information. */
  readonly ldflags?: string;
  /** What must read otherwise in the modules that it is built from. */
  readonly changes?: readonly Change[];
}

/** One place in a file of a module; the file must hold the text. */
export interface Change {
  readonly module: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
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
  const flags = await changedModules(build, `${output}-modules`);
  await go(build, [
    ...['build', '-trimpath', '-buildvcs=false', ...flags],
    ...['-ldflags', ['-s -w', build.ldflags].filter(Boolean).join(' ')],
    ...['-o', output, build.package ?? '.'],
  ]);
}

/** Has Go read changed copies in place of modules: each is downloaded, held against go.sum, and then copied. */
async function changedModules(
  { changes = [], ...build }: LocalModuleBuild,
  folder: string,
): Promise<string[]> {
  if (changes.length === 0) return [];
  await mkdir(folder);
  const copies = new Map<string, string>();
  for (const { module, file, from, to } of changes) {
    const copy = copies.get(module) ?? (await copyModule(build, module, join(folder, `${copies.size}`)));
    copies.set(module, copy);
    const path = join(copy, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} of ${module} does not hold "${from}"`);
    await writeFile(path, text.replace(from, to));
  }
  const edits = [...copies].flatMap(([module, copy]) => ['-replace', `${module}=${copy}`]);
  const modfile = join(folder, 'go.mod');
  await copyFile(join(build.source, 'go.mod'), modfile);
  await copyFile(join(build.source, 'go.sum'), join(folder, 'go.sum'));
  await go(build, ['mod', 'edit', ...edits, modfile]);
  return [`-modfile=${modfile}`];
}

async function copyModule(build: LocalModuleBuild, module: string, copy: string): Promise<string> {
  await go(build, ['mod', 'download', module]);
  const source = (await go(build, ['list', '-m', '-f', '{{.Dir}}', module])).trim();
  // Not as they are there, where nobody may write.
  await run(build, 'cp', ['-r', '--no-preserve=mode', source, copy]);
  return copy;
}

function go(build: LocalModuleBuild, args: readonly string[]): Promise<string> {
  return run(build, 'go', args);
}

async function run(build: LocalModuleBuild, program: string, args: readonly string[]): Promise<string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]);
  const fixed = { CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly', GOWORK: 'off' };
  const exit = await build.processes.read({
    tool: program,
    file: program,
    args,
    cwd: build.source,
    env: { ...Object.fromEntries(inherited), ...fixed },
    timeoutMs: BUILD_LIMIT_MS,
  });
  if (exit.kind === 'exited' && exit.code === 0) return exit.stdout;
  const why = 'stderr' in exit ? exit.stderr.trim().split('\n').slice(-5).join('\n') : exit.kind;
  throw new Error(`${build.name} cannot be built from ${build.source}: ${why}`);
}

async function sourceKey(build: LocalModuleBuild): Promise<string> {
  const all = await readdir(build.source, { recursive: true });
  const names = all.filter((name) => /\.go$|(?:^|\/)go\.(?:mod|sum)$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(build.source, name))]),
  );
  const hashes = files.map(([name, content = '']) => [String(name), hexOf(content)]);
  const place = [
    build.goVersion,
    process.platform,
    process.arch,
    build.package,
    build.ldflags,
    ...(build.changes ?? []),
  ].filter((one) => one !== undefined);
  return hexOf(JSON.stringify([hashes, ...place])).slice(0, 12);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
