import { homedir } from 'node:os';
import { join } from 'node:path';
import { CREDENTIAL_INPUTS } from '../action/hidden-credentials.ts';
import type { Environment } from '../action/raw-inputs.ts';
import { inputVariable } from '../action/unknown-inputs.ts';
import { gitlabVariables, isGitlabJob } from '../adapters/gitlab/gitlab-job.ts';
import { COMMAND_LINE } from '../domain/workflow/event.ts';
import type { ActionInput } from './action-inputs.ts';
import type { Call, Flag } from './command.ts';

/** Inputs that a command line gets in another way: the argument, and `--summary FILE`. */
const OTHERWISE = ['image', 'summary'];

/** For a command whose result is a run. */
export const JUNIT_FLAG: Flag = {
  name: 'junit',
  value: 'FILE',
  description: 'Write the result to this file, as JUnit XML.',
};

/** Flags that say where the result goes. */
export const RESULT_FLAGS: readonly Flag[] = [
  {
    name: 'json',
    description: 'Print the whole result as one JSON document on stdout, and the rest on stderr.',
  },
  { name: 'summary', value: 'FILE', description: 'Write the summary to this file, as Markdown.' },
  { name: 'quiet', description: 'Print only the result and what is wrong.' },
];

/** The flags of a command whose action has these inputs. `image` is the argument of the command, and not a flag. */
export function inputFlags(inputs: readonly ActionInput[]): readonly Flag[] {
  return inputs.filter(({ name }) => !OTHERWISE.includes(name)).map(flagOf);
}

function flagOf(input: ActionInput): Flag {
  const { name, description } = input;
  if (CREDENTIAL_INPUTS.includes(name)) return { name, description, variable: credentialVariable(name) };
  if (input.default === 'true' || input.default === 'false')
    return { name, description, isOn: input.default === 'true' };
  const value = SHOWN_DEFAULTS[name] ?? input.default;
  return {
    ...{ name, description, value: 'VALUE', isList: isList(input) },
    ...(value === '' ? {} : { default: value.replaceAll('\n', ' ') }),
  };
}

/** The description of an input says how several values are separated. */
function isList({ description }: ActionInput): boolean {
  return /one per line|separated by commas/.test(description);
}

/** The variable that carries the credential of an input: `ASSAY_REGISTRY_PASSWORD`. */
function credentialVariable(name: string): string {
  return `ASSAY_${name.replaceAll('-', '_').toUpperCase()}`;
}

const SHOWN_DEFAULTS: Readonly<Record<string, string>> = {
  signer: 'none',
  'cache-dir': 'assay-cli/cache in the cache folder of the user',
  'output-dir': 'assay-cli/evidence in the cache folder of the user',
};

/** The defaults that differ outside of GitHub, which has a signer for each job and folders for each run. */
function otherDefaults(environment: Environment): Readonly<Record<string, string>> {
  if (environment.GITHUB_EVENT_NAME) return {};
  const folder = cacheFolder(environment);
  return { signer: 'none', 'cache-dir': join(folder, 'cache'), 'output-dir': join(folder, 'evidence') };
}

function cacheFolder({ XDG_CACHE_HOME: named, HOME: home = homedir() }: Environment): string {
  const caches = process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
  return join(named || caches, 'assay-cli');
}

/**
 * The environment from which an action would read the same inputs. An `INPUT_…` of the shell is no input here. Outside of
 * GitHub there is no event, and a run without an event signs nothing, unless a flag names a signer.
 */
export function actionEnvironment(
  inputs: readonly ActionInput[],
  { argument = '', flags, environment }: Call,
): Environment {
  const own = Object.entries(environment).filter(([name]) => !name.startsWith('INPUT_'));
  const defaults = Object.fromEntries(inputs.map((one) => [one.name, one.default]));
  const given = Object.entries(flags).flatMap(([name, value]) =>
    name in defaults ? [[name, String(value)]] : [],
  );
  const image = 'image' in defaults ? { image: argument } : {};
  const others = Object.entries(otherDefaults(environment)).filter(([name]) => name in defaults);
  const texts: Readonly<Record<string, string>> = {
    ...defaults,
    ...Object.fromEntries(others),
    ...Object.fromEntries(given),
    ...('summary' in defaults ? { summary: String(flags.summary !== undefined) } : {}),
    ...image,
  };
  const isSigning = (flags.signer ?? 'none') !== 'none';
  return {
    ...(isGitlabJob(environment) ? gitlabVariables(environment) : {}),
    ...Object.fromEntries(own),
    ...(isSigning && !environment.GITHUB_EVENT_NAME ? { GITHUB_EVENT_NAME: COMMAND_LINE } : {}),
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [inputVariable(name), value])),
  };
}
