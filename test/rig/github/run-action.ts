import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { parse } from 'yaml';
import { rigFolder } from '../folder.ts';
import { withoutExpressions } from './action-inputs.ts';
import { cancelStep } from './runner/cancel.ts';
import { logOf } from './runner/commands.ts';
import { environmentOf, parseFileCommand, shownSummary } from './runner/file-commands.ts';
import { type JobRights, stepVariables } from './runner/job-environment.ts';
import { jobOutputs } from './runner/job-outputs.ts';
import { Masks } from './runner/masks.ts';

/** A step that uses an action of this repository. */
export interface ActionStep extends JobRights {
  /** Folder with action.yml. */
  readonly action: string;
  /** The `with:` block; the defaults of action.yml are added, as a runner adds them. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Variables of the job, such as those of {@link TestSigstore.environment}; PATH is always there. */
  readonly env?: Readonly<Record<string, string>>;
  /** GITHUB_WORKSPACE; an empty folder by default. It is the caller's to remove. */
  readonly workspace?: string;
  /** The event's payload, for GITHUB_EVENT_PATH. */
  readonly payload?: object;
  /** Text of stdout at which the job is cancelled. */
  readonly cancelOn?: string;
  /** Settles when the job is to be cancelled. */
  readonly cancelAt?: Promise<unknown>;
  /** Sends one signal to the step when the promise settles. */
  readonly killAt?: { readonly when: Promise<unknown>; readonly signal: NodeJS.Signals };
  readonly timeoutMs?: number;
  /** An existing folder for everything of this run, such as `home`, `temp` and the command files; a new one by default. */
  readonly folder?: string;
}

/** How the step ended, with all that it left for the runner. */
export interface ActionResult {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What other jobs would get of them: neither empty ones nor those in which a masked text stands. */
  readonly jobOutputs: Readonly<Record<string, string>>;
  /** The log as people see it: masked from the moment that the runner was told. */
  readonly log: string;
  readonly summary: string;
  /** The summary as the job's page has it. */
  readonly shownSummary: string;
  /** Contents of GITHUB_ENV, GITHUB_PATH and GITHUB_STATE. */
  readonly environmentFile: string;
  /** Variables that later steps get by it. */
  readonly exported: Readonly<Record<string, string>>;
  readonly pathFile: string;
  readonly state: Readonly<Record<string, string>>;
  /** RUNNER_TEMP and RUNNER_TOOL_CACHE, which live until `remove`. */
  readonly runnerTemp: string;
  readonly toolCache: string;
  readonly remove: () => Promise<void>;
}

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const FILES = {
  OUTPUT: 'output',
  STEP_SUMMARY: 'summary',
  ENV: 'env',
  PATH: 'path',
  STATE: 'state',
} as const;

/** Runs an action as GitHub's runner does: action.yml says which file, Node 24 runs it. */
export async function runAction(step: ActionStep): Promise<ActionResult> {
  const folder = step.folder ?? (await rigFolder('action'));
  const action = parse(await readFile(join(step.action, 'action.yml'), 'utf8')) as ActionFile;
  const { using, main } = action.runs;
  if (using !== 'node24') throw new Error(`${step.action} runs by ${using}, the rig only by node24`);
  const [runnerTemp, toolCache, empty, home] = ['temp', 'tools', 'workspace', 'home'].map((name) =>
    join(folder, name),
  );
  if (!runnerTemp || !toolCache || !empty || !home) throw new Error('unreachable');
  await Promise.all([runnerTemp, toolCache, empty, home].map((path) => mkdir(path, { recursive: true })));
  for (const name of Object.values(FILES)) await writeFile(join(folder, name), '');
  await writeFile(join(folder, 'event.json'), JSON.stringify(step.payload ?? {}));
  const workspace = step.workspace ?? empty;
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: workspace,
    GITHUB_ACTION_PATH: resolve(step.action),
    RUNNER_TEMP: runnerTemp,
    RUNNER_TOOL_CACHE: toolCache,
    ...inputVariables(action, step.inputs ?? {}),
    ...stepVariables(step.env ?? {}, step, step.payload),
  };
  for (const [name, file] of Object.entries(FILES)) env[`GITHUB_${name}`] = join(folder, file);
  const child = execa(process.execPath, [join(step.action, main)], {
    cwd: workspace,
    env,
    extendEnv: false,
    reject: false,
    timeout: step.timeoutMs ?? 300_000,
    maxBuffer: 64 << 20,
  });
  let isCancelled = false;
  const cancel = () => {
    if (isCancelled) return;
    isCancelled = true;
    void cancelStep({ kill: (signal) => child.kill(signal), ended: child });
  };
  const { cancelOn } = step;
  if (cancelOn !== undefined) {
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk;
      if (seen.includes(cancelOn)) cancel();
    });
  }
  void step.cancelAt?.then(cancel);
  const { killAt } = step;
  void killAt?.when.then(() => child.kill(killAt.signal));
  const { exitCode, stdout, stderr } = await child;
  const left = (name: keyof typeof FILES) => readFile(join(folder, FILES[name]), 'utf8');
  const outputs = parseFileCommand(await left('OUTPUT'));
  const masks = new Masks();
  for (const secret of step.secrets ?? []) masks.add(secret);
  const log = logOf(stdout, masks);
  const [summary, environmentFile] = [await left('STEP_SUMMARY'), await left('ENV')];
  return {
    exitCode,
    stdout,
    stderr,
    outputs,
    jobOutputs: jobOutputs(outputs, masks),
    log,
    summary,
    shownSummary: shownSummary(summary, masks),
    environmentFile,
    exported: environmentOf(environmentFile),
    pathFile: await left('PATH'),
    state: parseFileCommand(await left('STATE')),
    runnerTemp,
    toolCache,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** INPUT_ variables as the runner names them: upper case, blanks to underscores, hyphens kept. */
function inputVariables(action: ActionFile, given: Readonly<Record<string, string>>): Record<string, string> {
  const variables: Record<string, string> = {};
  const set = (name: string, value: string) => {
    variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value;
  };
  for (const [name, input] of Object.entries(action.inputs ?? {}))
    set(name, withoutExpressions(input.default));
  // The runner warns of an input that action.yml does not have, and passes it.
  for (const [name, value] of Object.entries(given)) set(name, value);
  return variables;
}
