import { join } from 'node:path';
import { z } from 'zod';
import { type AssayError, fault } from '../../../domain/reason.ts';
import { orThrow } from '../../../domain/result.ts';
import { plain } from '../../../domain/text.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import type { Exit, Processes } from '../../../ports/process-port.ts';

/** How a program that knows an engine is called. */
export interface TesterProgram {
  readonly processes: Processes;
  readonly path: string;
  /** A new private folder. */
  readonly folder: () => Promise<string>;
  readonly environment: Readonly<Record<string, string>>;
  /** A `config.json` of Docker with the credentials of each image's registry. */
  readonly logins: readonly string[];
}

const VERSION_MS = 30_000;
const LOGIN = z.object({ auths: z.record(z.string(), z.unknown()) });

/** Runs it in a private folder, with the credentials of the registries, whatever its exit code. `tool`: its name in messages. */
export async function runTester(
  tool: string,
  { processes, path, environment, logins }: TesterProgram,
  {
    cwd,
    args,
    timeoutMs,
  }: { readonly cwd: string; readonly args: readonly string[]; readonly timeoutMs: number },
): Promise<Extract<Exit, { kind: 'exited' }>> {
  const exit = await processes.read({
    ...{ tool, file: path, args, cwd, timeoutMs },
    env: { ...environment, HOME: cwd, TMPDIR: cwd, XDG_CACHE_HOME: cwd, DOCKER_CONFIG: cwd },
    secretFiles: { [join(cwd, 'config.json')]: mergedLogins(logins) },
  });
  if (exit.kind === 'exited') return exit;
  if (exit.kind === 'timed-out')
    throw fault('tool-timed-out', 'gate', `${tool} did not answer within ${timeoutMs / 1000} s`);
  throw silent(tool, `did not run (${exit.kind === 'not-started' ? exit.message : exit.kind})`, '');
}

/** The version that it says: the first group of the expression in its output. */
export async function versionOf(
  tool: string,
  program: TesterProgram,
  args: readonly string[],
  expression: RegExp,
): Promise<string> {
  const exit = await runTester(tool, program, { cwd: await program.folder(), args, timeoutMs: VERSION_MS });
  const version = expression.exec(exit.stdout)?.[1];
  if (exit.code !== 0 || version === undefined) throw silent(tool, 'does not say its version', exit.stderr);
  return version;
}

function mergedLogins(logins: readonly string[]): string {
  const all = logins.map((one) => orThrow(parseJsonAs(LOGIN, one)).auths);
  return JSON.stringify({ auths: Object.assign({}, ...all) });
}

/** A tester that gave no answer, with the last line of what it said. */
export function silent(tool: string, why: string, said: string): AssayError {
  const words = plain(said.trim().split('\n').at(-1) ?? '', 300);
  return fault('tool-failed', 'gate', `${tool} ${why}${words === '' ? '' : `: ${words}`}`);
}
