import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { ACTION_INPUTS } from '../action-inputs.ts';
import type { Call, CliCommand } from '../command.ts';
import { actionEnvironment, inputFlags, JUNIT_FLAG, RESULT_FLAGS } from '../input-flags.ts';
import { terminalRun } from '../terminal-run.ts';
import type { SecretsScope } from './search-sources.ts';

/** The inputs of the check that matter without an image. */
const USED = ['policy', 'enforce', 'fingerprint-key', 'history', 'offline', 'isolate', 'cache-dir'];
const TOOLS = ['trivy-path', 'gitleaks-path', 'tool-mirror', 'github-token'];
const INPUTS = ACTION_INPUTS.check.filter(({ name }) => [...USED, ...TOOLS].includes(name));

export const secretsCommand: CliCommand = {
  name: 'secrets',
  summary: 'Search a folder, the index of git or some commits for secrets, without an image',
  argument: {
    name: 'DIR',
    description: 'The folder. Default: this folder.',
    isRequired: false,
  },
  flags: [
    { name: 'staged', description: 'Search only what the next commit changes, for a pre-commit hook.' },
    {
      name: 'range',
      value: 'A..B',
      description: 'Search only the commits that B has and A has not, for a pre-push hook.',
    },
    { name: 'pushed', description: 'Search only the commits that a push adds, as pre-commit names them.' },
    ...inputFlags(INPUTS),
    JUNIT_FLAG,
    ...RESULT_FLAGS.filter(({ name }) => name !== 'summary'),
  ],
  examples: [
    ['assay secrets', 'search this folder'],
    ['assay secrets --staged', 'before a commit, in `.git/hooks/pre-commit`'],
    ['assay secrets --range origin/main..HEAD', 'before a push'],
    ['assay secrets --history full', 'search this folder and every commit of its repository'],
  ],
  async run(call) {
    const scope = scopeOf(call);
    const history = isFirstPush(call) ? 'full' : 'none';
    const environment = actionEnvironment(ACTION_INPUTS.check, {
      ...call,
      flags: { history, ...call.flags },
    });
    const { searchSources } = await import('./search-sources.ts');
    const verdict = await terminalRun(call, environment, (surroundings) =>
      searchSources(surroundings, call.argument ?? '.', scope),
    );
    return verdict === 'error' ? 2 : verdict === 'failed' ? 1 : 0;
  },
};

/** The commits that a push adds, in the variables of pre-commit. For the first push of a whole history it sets none. */
function pushedRange({ PRE_COMMIT_FROM_REF: from, PRE_COMMIT_TO_REF: to }: Call['environment']) {
  return from && to ? { from, to } : undefined;
}

function isFirstPush({ flags, environment }: Call): boolean {
  return flags.pushed === true && pushedRange(environment) === undefined;
}

function scopeOf({ flags, environment }: Call): SecretsScope {
  const { range } = flags;
  const given = ['staged', 'range', 'pushed', 'history'].filter((name) => flags[name] !== undefined);
  if (given.length > 1)
    throw fault('input-invalid', 'inputs', `--${given.join(' and --')} cannot be used together`);
  if (flags.staged === true) return 'index';
  if (flags.pushed === true) return pushedRange(environment) ?? 'folder';
  if (typeof range !== 'string') return 'folder';
  const [, from = '', to = ''] = /^(.*?)\.\.\.?(.*)$/.exec(range) ?? [];
  if (from === '' || to === '') {
    const message = `--range "${plain(range, 100)}" is not of the form A..B, such as origin/main..HEAD`;
    throw fault('input-invalid', 'inputs', message);
  }
  return { from, to };
}
