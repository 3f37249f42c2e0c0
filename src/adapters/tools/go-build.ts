import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hexOf } from '../../domain/digest.ts';
import { fault } from '../../domain/reason.ts';
import { hashFile } from '../../file-digest.ts';
import { toolFullDisk } from '../../formats/tools/tool-full-disk.ts';
import type { Exit, Processes } from '../../ports/process-port.ts';
import { BOUNDS, type Bound, retry, TryAgain } from '../../retry.ts';

const PROGRESS_EVERY_MS = 15_000;

/**
 * The variables that Go may see: where its caches, its proxy and its certificates are. GOFLAGS is not one of them,
 * because `-toolexec` could run any program. HOME is the real one, for Go's caches and the `.netrc` of the proxy.
 */
const GO_VARIABLES =
  /^(?:PATH|HOME|TMPDIR|XDG_CACHE_HOME|NETRC|GOROOT|GOPATH|GOMODCACHE|GOCACHE|GOPROXY|GONOPROXY|GOPRIVATE|GOSUMDB|GONOSUMDB|GOVCS|SSL_CERT_FILE|SSL_CERT_DIR|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY)$/;

/** A program to build from a Go module. `sum` is the `h1:` hash of the module zip, as in a go.sum. */
export interface GoModuleBuild {
  readonly name: string;
  readonly module: string;
  /** With its `v`: `v8.30.1`. */
  readonly version: string;
  readonly sum: string;
  /** The main package within the module: `./cmd/trivy`, `.` */
  readonly package: string;
  /** Linker flags besides `-s -w`. */
  readonly ldflags?: string;
  /** More variables for the build, such as GOEXPERIMENT. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder for the results; created if it does not exist. */
  readonly cacheDir: string;
  readonly processes: Processes;
  readonly say: (line: string) => void;
  /** Only use what was built before. */
  readonly offline?: boolean;
  /** Tests shorten it. */
  readonly bound?: Bound;
}

/** What `go` says of a proxy that is busy or breaks off. A page that does not exist (404, 410) will not exist later. */
const PASSING =
  /\b(?:408|425|429|500|502|503|504) [A-Z]|connection (?:refused|reset)|broken pipe|timeout|\bEOF\b|server misbehaving/;

/**
 * The path of a program from a pinned Go module: built before, or now. Throws `tool-untrusted` if the module is not the
 * pinned one, and `tool-unavailable` for every other failure.
 */
export async function buildGoModule(build: GoModuleBuild): Promise<string> {
  const goVersion = await findGo(build.processes);
  if (goVersion === undefined) throw unavailable(build, 'there is no `go` on PATH');
  const folder = folderOf(build, goVersion);
  const file = join(folder, build.name);
  if (await isIntact(file)) return file;
  if (build.offline) throw unavailable(build, 'it was not built before and nothing may be downloaded');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = await mkdtemp(join(folder, '.build-'));
  try {
    await makeBinary(build, goVersion, temporary);
    await keep(join(temporary, build.name), file);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return file;
}

/** The path of a program that was built before; undefined if there is none. */
export async function builtModule(build: GoModuleBuild): Promise<string | undefined> {
  const goVersion = await findGo(build.processes);
  const file = goVersion === undefined ? undefined : join(folderOf(build, goVersion), build.name);
  return file !== undefined && (await isIntact(file)) ? file : undefined;
}

/** The version of the Go on PATH (`go1.26.8`); undefined if no Go answers. */
export async function findGo(processes: Processes): Promise<string | undefined> {
  const exit = await processes.read({
    ...goCommand(['env', 'GOVERSION'], tmpdir(), {}),
    timeoutMs: 30_000,
  });
  if (exit.kind !== 'exited' || exit.code !== 0) return undefined;
  return /^go\d+\.\d+\S*$/.exec(exit.stdout.trim())?.[0];
}

function folderOf(build: GoModuleBuild, goVersion: string): string {
  return join(build.cacheDir, `${build.name}-${build.version}-${buildKey(build, goVersion)}`);
}

function buildKey(build: GoModuleBuild, goVersion: string): string {
  const env = Object.entries(build.env ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const platform = `${process.platform}-${process.arch}`;
  return hexOf(JSON.stringify([build.sum, goVersion, platform, goArguments(build, ''), env])).slice(0, 12);
}

/** Whether the binary is the one that was built. It is hashed at every use. */
async function isIntact(file: string): Promise<boolean> {
  try {
    const recorded = (await readFile(`${file}.sha256`, 'utf8')).trim();
    return recorded === (await hashFile(file));
  } catch {
    return false;
  }
}

/** Moves the binary and its recorded hash in place. If a run ends in between, the two do not match. */
async function keep(built: string, file: string): Promise<void> {
  await chmod(built, 0o755);
  await writeFile(`${built}.sha256`, `${await hashFile(built)}\n`);
  await rename(built, file);
  await rename(`${built}.sha256`, `${file}.sha256`);
}

async function makeBinary(build: GoModuleBuild, goVersion: string, temporary: string): Promise<void> {
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const what = `${build.name} ${build.version}`;
  build.say(`Building ${what} from ${build.module} with ${goVersion}; this can take some minutes`);
  const timer = setInterval(() => build.say(`Still building ${what} (${elapsed()})`), PROGRESS_EVERY_MS);
  try {
    const source = await download(build, temporary);
    const command = goCommand(goArguments(build, join(temporary, build.name)), source, build.env ?? {});
    // It downloads what the module needs. What it has already downloaded and compiled, it keeps.
    const exit = await repeated(build, (timeoutMs) =>
      build.processes.watch(`Build ${what}`, { ...command, timeoutMs }),
    );
    demandSuccess(build, '`go build`', exit);
  } finally {
    clearInterval(timer);
  }
  build.say(`Built ${what} in ${elapsed()}`);
}

/** Downloads the module and returns its folder. The go.sum in the folder pins every dependency. */
async function download(build: GoModuleBuild, temporary: string): Promise<string> {
  const moduleFolder = join(temporary, 'module');
  await mkdir(moduleFolder);
  await writeFile(join(moduleFolder, 'go.mod'), 'module private\n');
  const wanted = `${build.module}@${build.version}`;
  const command = goCommand(['mod', 'download', '-json', wanted], moduleFolder, { GOFLAGS: '-mod=mod' });
  const exit = await repeated(build, (timeoutMs) => build.processes.read({ ...command, timeoutMs }));
  demandSuccess(build, `the download of ${wanted}`, exit);
  const { Dir, Sum } = parseDownload(build, exit.kind === 'exited' ? exit.stdout : '');
  if (Sum !== build.sum) {
    throw fault(
      'tool-untrusted',
      'tools',
      `the Go module ${wanted} has the sum ${Sum} and not the pinned ${build.sum}, so it was not built`,
    );
  }
  return Dir;
}

/** Runs `go` again if the proxy may answer a moment later. `go` itself asks once. */
function repeated(
  { bound = BOUNDS.module, say }: GoModuleBuild,
  run: (timeoutMs: number) => Promise<Exit>,
): Promise<Exit> {
  const report = (problem: string, pauseMs: number) =>
    say(`Go could not download (${problem}) and tries again in ${Math.ceil(pauseMs / 1000)} s`);
  return retry(
    async () => {
      const exit = await run(bound.answer);
      if (exit.kind !== 'exited' || exit.code === 0 || !PASSING.test(exit.stdout + exit.stderr)) return exit;
      return new TryAgain({ problem: lastLine(exit.stdout + exit.stderr), conclude: () => exit });
    },
    { ...bound, report },
  );
}

function parseDownload(build: GoModuleBuild, json: string): { Dir: string; Sum: string } {
  let answer: unknown;
  try {
    answer = JSON.parse(json);
  } catch (error) {
    throw unavailable(build, '`go mod download` did not print JSON', error);
  }
  if (typeof answer === 'object' && answer !== null && 'Dir' in answer && 'Sum' in answer) {
    const { Dir, Sum } = answer;
    if (typeof Dir === 'string' && Dir !== '' && typeof Sum === 'string') return { Dir, Sum };
  }
  throw unavailable(build, '`go mod download` did not print the folder and the sum');
}

function goArguments(build: GoModuleBuild, output: string): readonly string[] {
  const ldflags = ['-s -w', build.ldflags ?? ''].join(' ').trim();
  return ['build', '-trimpath', '-buildvcs=false', '-ldflags', ldflags, '-o', output, build.package];
}

function goCommand(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  const allowed: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && GO_VARIABLES.test(name)) allowed[name] = value;
  }
  const fixed = { CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly', GOWORK: 'off' };
  return { tool: 'go', file: 'go', args, cwd, env: { ...allowed, ...fixed, ...env } };
}

function demandSuccess(build: GoModuleBuild, what: string, exit: Exit): void {
  if (exit.kind === 'exited' && exit.code === 0) return;
  const full = toolFullDisk(exit, 'tools', what);
  if (full !== undefined) throw full;
  throw unavailable(build, `${what} ${ending(exit)}`);
}

function ending(exit: Exit): string {
  switch (exit.kind) {
    case 'exited':
      return `ended with exit code ${exit.code}${behindColon(lastLine(exit.stdout + exit.stderr))}`;
    case 'killed':
      return `was killed by ${exit.signal}`;
    case 'timed-out':
      return `did not end within ${exit.afterMs / 1000} s`;
    case 'too-much-output':
      return `printed more than ${exit.limitBytes} bytes`;
    case 'not-started':
      return `could not be started: ${exit.message}`;
  }
}

function lastLine(output: string): string {
  const error = /"Error":\s*"(.*)"/.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  return error.slice(0, 300);
}

function behindColon(text: string): string {
  return text === '' ? '' : `: ${text}`;
}

function unavailable(build: GoModuleBuild, why: string, cause?: unknown) {
  return fault('tool-unavailable', 'tools', `${build.name} cannot be built: ${why}`, cause);
}
