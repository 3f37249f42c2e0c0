import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { cancelStep } from './runner/cancel.ts';
import { logOf, masksIn } from './runner/commands.ts';
import { environmentOf, parseFileCommand, shownSummaries, shownSummary } from './runner/file-commands.ts';
import { isFromFork, stepVariables } from './runner/job-environment.ts';
import { assertRunOutputs, jobOutputs } from './runner/job-outputs.ts';
import { Masks } from './runner/masks.ts';
import { secretNameFault } from './runner/secret-names.ts';

// The stand-in for the runner, held against what the runner's own source says.

function masksOf(...values: readonly string[]): Masks {
  const masks = new Masks();
  for (const value of values) masks.add(value);
  return masks;
}

describe('masks', () => {
  test.each([
    ['as it is', 'sesame-7', 'open sesame-7', 'open ***'],
    ['twice, touching', 'ab1', 'ab1ab1', '***'],
    ['in base64', 'sesame-7', `x ${Buffer.from('sesame-7').toString('base64')}`, 'x ***'],
    ['behind a user in base64', 'sesame-7', Buffer.from('me:sesame-7').toString('base64'), 'bWU6***'],
    ['escaped in JSON', 'a"b\\c', JSON.stringify({ x: 'a"b\\c' }), '{"x":"***"}'],
    ['in an address', 'a b/c!', `?q=a%20b%2Fc%21`, '?q=***'],
    ['in XML', 'a<b&c', '<p>a&lt;b&amp;c</p>', '<p>***</p>'],
    ['a line of several', '{\n  key: sesame-7\r\n}', 'key: sesame-7', '***'],
    ['the bracket of several lines', '{\nsesame-7\n}', '{"code":1}', '***"code":1***'],
    ['nothing where it is empty', ' \n ', 'a b', 'a b'],
  ])('%s', (_name, value, text, shown) => {
    expect(masksOf(value).hide(text)).toBe(shown);
  });

  test('hide what comes after them, and not what stood in the log before', () => {
    expect(logOf('sesame-7\n::add-mask::sesame-7\nsesame-7\n', new Masks())).toBe('sesame-7\n***\n');
  });

  test('are told with escaped line ends', () => {
    expect(masksIn('::add-mask::a%0Ab%25\nx ::add-mask::no\n')).toEqual(['a\nb%']);
  });
});

describe('outputs of a job', () => {
  test('are neither empty nor masked', () => {
    const outputs = { image: 'ghcr.io/acme/app@sha256:0', digest: 'sha256:0', none: '' };
    expect(jobOutputs(outputs, masksOf('acme'))).toEqual({ digest: 'sha256:0' });
  });

  test('have a limit by their size in UTF-16, a job and a run', () => {
    expect(() => jobOutputs({ a: 'x'.repeat(1024 * 512) }, new Masks())).toThrow('bytes');
    const job = jobOutputs({ a: 'x'.repeat(1024 * 512 - 1) }, new Masks());
    expect(() => assertRunOutputs(Array.from({ length: 50 }, () => job))).not.toThrow();
    expect(() => assertRunOutputs(Array.from({ length: 51 }, () => job))).toThrow('bytes');
  });
});

describe('files of a step', () => {
  test('hold lines and blocks', () => {
    const content = 'a=1\nb<<E\nx=y\n<<\nE\nc=d<<e\nempty=\n';
    expect(parseFileCommand(content)).toEqual({ a: '1', b: 'x=y\n<<', c: 'd<<e', empty: '' });
  });

  test.each(['word\n', 'a<<E\nx\n', '<<E\nE\n'])('%j fails the step', (content) => {
    expect(() => parseFileCommand(content)).toThrow();
  });

  test('hand no NODE_OPTIONS on', () => {
    expect(environmentOf('NODE_OPTIONS=--require=x\nnode_options=y\nA=1\n')).toEqual({ A: '1' });
  });

  test('hold a summary that is shown masked, and not at all above 1 MiB', () => {
    expect(shownSummary('a sesame-7\n', masksOf('sesame-7'))).toBe('a ***\n');
    expect(shownSummary('x'.repeat(1024 * 1024), new Masks())).toHaveLength(1024 * 1024);
    expect(shownSummary('x'.repeat(1024 * 1024 + 1), new Masks())).toBe('');
    expect(shownSummaries(Array.from({ length: 25 }, () => 'x'))).toHaveLength(20);
  });
});

test.each([
  ['REGISTRY_PASSWORD', true],
  ['registry_password', true],
  ['_x1', true],
  ['registry-password', false],
  ['1st', false],
  ['GITHUB_TOKEN2', false],
  ['github_x', false],
  ['a b', false],
  ['', false],
])('a secret may be named %j: %s', (name, may) => {
  expect(secretNameFault(name) === undefined).toBe(may);
});

describe('rights', () => {
  const variables = { GITHUB_EVENT_NAME: 'push', ACTIONS_ID_TOKEN_REQUEST_URL: 'u' };
  const pull = (head: string | null) => ({
    pull_request: {
      head: { repo: head === null ? null : { full_name: head } },
      base: { repo: { full_name: 'acme/app' } },
    },
  });

  test('the variables for tokens are there with the permission alone', () => {
    expect(stepVariables(variables, {}, {})).toEqual(variables);
    expect(stepVariables(variables, { permissions: {} }, {})).toEqual({ GITHUB_EVENT_NAME: 'push' });
    expect(stepVariables({}, { debug: true }, {})).toEqual({ RUNNER_DEBUG: '1' });
  });

  test.each([
    ['pull_request', pull('mallory/app'), true],
    ['pull_request_review', pull('mallory/app'), true],
    ['pull_request', pull(null), true],
    ['pull_request', pull('acme/app'), false],
    ['pull_request_target', pull('mallory/app'), false],
    ['push', {}, false],
  ])('a %s of %j comes from a fork: %s', (event, payload, isFork) => {
    expect(isFromFork(event, payload)).toBe(isFork);
    const given = stepVariables({ ...variables, GITHUB_EVENT_NAME: event }, {}, payload);
    expect('ACTIONS_ID_TOKEN_REQUEST_URL' in given).toBe(!isFork);
  });
});

describe('a step that is cancelled', () => {
  /** A program that tells which signals it got and ends at one of them, or at none. */
  async function signalsUntil(last: string): Promise<readonly string[]> {
    const program = `
      for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => { console.log(signal); if (signal === '${last}') process.exit(); });
      setInterval(() => {}, 1000);
      console.log('ready');`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    await once(child.stdout, 'data');
    const ended = once(child, 'close');
    const step = { kill: (name: NodeJS.Signals) => child.kill(name), ended };
    await cancelStep(step, { interruptMs: 300, terminateMs: 300 });
    const [, signal] = await ended;
    return [...said.trim().split('\n').slice(1), signal ?? 'ended'];
  }

  test.each([
    ['SIGINT', ['SIGINT', 'ended']],
    ['SIGTERM', ['SIGINT', 'SIGTERM', 'ended']],
    ['none', ['SIGINT', 'SIGTERM', 'SIGKILL']],
  ])('and ends at %s', async (last, signals) => {
    expect(await signalsUntil(last)).toEqual(signals);
  });
});
