import type { Database, TrivyServer } from '../../domain/evidence/evidence.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { parseTrivyReport, type TrivyReport } from '../../formats/tools/trivy-report.ts';
import type { Command, Exit } from '../../ports/process-port.ts';
import type { World } from '../../ports/world.ts';
import { BOUNDS, retry, TryAgain } from '../../retry.ts';
import { giveTurn } from '../../turns.ts';
import { lastLines, successOf } from '../shared/read-tool.ts';
import { type TrivyCall, trivyCommand } from './trivy-command.ts';

const SCAN_LIMIT_MS = 10 * 60_000;

type SbomWorld = Pick<World, 'processes' | 'tools' | 'workspace'>;

/** Which SBOM trivy compares, and with what. */
export interface Compared {
  readonly file: string;
  /** In messages. */
  readonly place: string;
  /** `--distro`, if the SBOM alone would lead trivy to another release. */
  readonly distro?: string | undefined;
  readonly database: {
    readonly cacheDir?: string | undefined;
    readonly server?: TrivyServer | undefined;
    /** What the server said first. Absent: this is the first question. */
    readonly facts?: Database;
    /** Of a server; tests shorten it. */
    readonly limitMs?: number;
  };
}

/**
 * Has trivy compare an SBOM with advisories, of this run's database or at a trivy server, and answers its report and its
 * log. Throws `tool-failed` and `tool-timed-out`; for a server also `database-unavailable` and `tool-untrusted`.
 */
export async function compareSbom(
  world: SbomWorld,
  compared: Compared,
): Promise<{ readonly report: TrivyReport; readonly log: string }> {
  const { file, place, distro, database } = compared;
  const command = await trivyCommand(world, {
    args: [
      ...['sbom', file, '--scanners', 'vuln'],
      ...['--format', 'json', '--list-all-pkgs'],
      // Assay reads only the report. If findings set the exit code too, a crash and a finding would look the same.
      ...['--exit-code', '0', '--offline-scan', '--debug'],
      // `trivy image` reads this from the image; an SBOM of trivy does not contain it.
      ...(distro === undefined ? [] : ['--distro', distro]),
      ...placeArguments(database),
    ],
    ...placeOf(database, file),
    quiet: false,
  });
  const { server } = database;
  const exit = await (server === undefined
    ? world.processes.read(command)
    : retry(() => askServer(world, command), BOUNDS.trivyServer));
  // Each of these steps takes long for thousands of packages, and a cancelled job must end.
  await giveTurn();
  if (server !== undefined) demandAnswer(exit, hostOf(server));
  const report = orThrow(parseTrivyReport(successOf(exit, 'scan', command.tool)), (why) =>
    fault('tool-failed', 'scan', `trivy's scan of ${place}: ${why}`),
  );
  await giveTurn();
  if (server !== undefined) await demandSameServer(world, report, hostOf(server), database.facts);
  return { report, log: 'stderr' in exit ? exit.stderr : '' };
}

function placeArguments({ server }: Compared['database']): readonly string[] {
  if (server !== undefined) return ['--server', server.url];
  return ['--skip-db-update', '--skip-java-db-update', '--cache-backend', 'memory'];
}

function placeOf(
  { cacheDir, server, limitMs = BOUNDS.trivyServer.answer }: Compared['database'],
  file: string,
): Pick<TrivyCall, 'view' | 'cacheDir' | 'timeoutMs' | 'env'> {
  if (server !== undefined) {
    const view = { reads: [file], isOnline: true };
    const env = server.token === undefined ? {} : { TRIVY_TOKEN: server.token };
    return { view, timeoutMs: limitMs, env };
  }
  return {
    view: { reads: [file, ...(cacheDir === undefined ? [] : [cacheDir])] },
    ...(cacheDir === undefined ? {} : { cacheDir }),
    timeoutMs: SCAN_LIMIT_MS,
  };
}

/** The name of a server in messages and reports: its address may be longer than it is of use. */
export function hostOf({ url }: { readonly url: string }): string {
  return new URL(url).host;
}

/** Errors that stay: those of tokens, addresses and certificates. trivy itself asks for a minute while a server is unavailable. */
const LASTING = /\b(?:unauthenticated|permission_denied|bad_route|unavailable|unmarshal|x509|certificate)\b/;

/** trivy goes on without the version of its server and the date of the database. */
const NO_VERSION = /\bFailed to fetch server version\b/;

async function askServer(world: SbomWorld, command: Command): Promise<Exit | TryAgain<Exit>> {
  const exit = await world.processes.read(command);
  if (exit.kind !== 'exited') return exit;
  const isWhole = exit.code === 0 && !NO_VERSION.test(exit.stderr);
  if (isWhole || (exit.code !== 0 && LASTING.test(causeOf(exit.stderr)))) return exit;
  return new TryAgain<Exit>({ conclude: () => exit });
}

/** trivy logs the stack of an error, and the error itself at its end. */
function causeOf(stderr: string): string {
  return plain(/\(last error: (.*)\)/.exec(stderr)?.[1] ?? lastLines(stderr).replace(/^: /, ''), 300);
}

/** trivy ends with 1 if the server cannot be had. */
function demandAnswer(exit: Exit, host: string): void {
  if (exit.kind !== 'exited' || exit.code === 0) return;
  const denied = /\bunauthenticated\b|\b401\b|\b403\b/.test(exit.stderr);
  const hint = denied ? '; check `trivy-server-token`' : '';
  const why = causeOf(exit.stderr);
  const message = `the trivy server ${host} did not compare the packages${hint}: ${why}`;
  throw fault('database-unavailable', 'scan', message);
}

/** Every answer must say by which trivy and which database it was made, and they must be the same in the whole run. */
async function demandSameServer(
  world: SbomWorld,
  { server }: TrivyReport,
  host: string,
  facts: Database | undefined,
): Promise<void> {
  if (server === undefined)
    throw fault(
      'database-unavailable',
      'scan',
      `the trivy server ${host} does not say which database it has (GET /version)`,
    );
  const { version } = await world.tools.acquire('trivy');
  if (server.version !== version)
    throw fault(
      'tool-untrusted',
      'scan',
      `the trivy server ${host} is trivy ${plain(server.version, 40)}, but this run has trivy ${version}; they must be the same`,
    );
  if (facts !== undefined && facts.updatedAt !== server.database.updatedAt)
    throw fault(
      'database-unavailable',
      'scan',
      `the trivy server ${host} changed its database during the run, from that of ${facts.updatedAt} to that of ${server.database.updatedAt}; run again`,
    );
}
