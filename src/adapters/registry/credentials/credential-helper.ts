import { z } from 'zod';
import { parseJsonAs } from '../../../formats/json.ts';
import type { Processes } from '../../../ports/process-port.ts';
import type { Workspace } from '../../../ports/workspace-port.ts';
import { denied } from './docker-credential-files.ts';

/** What a credential helper needs. */
export interface HelperOptions {
  readonly processes: Processes;
  /** The runner's whole environment: credential helpers of clouds read their own variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For a private folder in which a helper runs. */
  readonly workspace: Pick<Workspace, 'folder'>;
}

const TIMEOUT_MS = 30_000;
const answerSchema = z.looseObject({ Username: z.string(), Secret: z.string() });

/**
 * Asks `docker-credential-NAME` for the credentials of a key; undefined if it has none. A helper that fails is
 * `registry-denied`, because it may have credentials. `source` is where the helper is named.
 */
export async function askHelper(
  { processes, environment, workspace }: HelperOptions,
  name: string,
  key: string,
  source: string,
): Promise<{ readonly username: string; readonly secret: string } | undefined> {
  const tool = `docker-credential-${name}`;
  if (!/^[A-Za-z0-9._-]+$/.test(name))
    throw denied(`"${tool}" in ${source} is not the name of a credential helper`);
  const env = Object.fromEntries(
    Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const exit = await processes.read({
    tool,
    file: tool,
    args: ['get'],
    cwd: await workspace.folder('credential helper'),
    env,
    timeoutMs: TIMEOUT_MS,
    maxOutputBytes: 1024 * 1024,
    input: key,
  });
  if (exit.kind === 'exited' && exit.code === 0) {
    const answer = parseJsonAs(answerSchema, exit.stdout);
    if (!answer.ok)
      throw denied(`${tool}, named in ${source}, gave an answer for ${key} that cannot be read`);
    return { username: answer.value.Username, secret: answer.value.Secret };
  }
  if (exit.kind === 'exited' && /credentials not found/i.test(exit.stdout + exit.stderr)) return undefined;
  // The output of a helper may contain a secret, so only how it ended is reported.
  throw denied(`${tool}, which ${source} names for ${key}, ${endOf(exit)}`);
}

function endOf(exit: Awaited<ReturnType<Processes['read']>>): string {
  if (exit.kind === 'exited') return `ended with exit code ${exit.code}`;
  if (exit.kind === 'not-started') return 'could not be started: is it installed, and in PATH?';
  return `ended as "${exit.kind}"`;
}
