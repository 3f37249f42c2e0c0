import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Environment } from '../../src/action/raw-inputs.ts';
import { createRunner } from '../../src/adapters/github/runner.ts';
import { readAdmissionInputs } from '../../src/admission/inputs.ts';
import { readApproval } from '../../src/approve/inputs.ts';
import { readInputs } from '../../src/check/inputs.ts';
import { AssayError } from '../../src/domain/reason.ts';
import { readFleetReportInputs } from '../../src/fleet/report/inputs.ts';
import { readShardInputs } from '../../src/fleet/shard/inputs.ts';
import { readGateInputs } from '../../src/gate/inputs.ts';
import { actionDefaults } from '../rig/github/action-inputs.ts';

const ROOT = join(import.meta.dirname, '../..');
const Action = z.object({ inputs: z.record(z.string(), z.unknown()) });

let workspace = '';
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'assay-unknown-'));
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const READERS: Readonly<Record<string, (env: Environment) => unknown>> = {
  'action.yml': (env) => readInputs(env, () => ({})),
  'gate/action.yml': (env) => readGateInputs(env, () => ({})),
  'admission/action.yml': (env) => readAdmissionInputs(env),
  'approve/action.yml': (env) => readApproval(env, createRunner({}).context),
  'fleet/shard/action.yml': (env) => readShardInputs(env, () => ({})),
  'fleet/report/action.yml': readFleetReportInputs,
};
const ACTIONS = Object.keys(READERS);

function inputsOf(file: string): readonly string[] {
  return Object.keys(Action.parse(parse(readFileSync(join(ROOT, file), 'utf8'))).inputs);
}

/** The messages about unknown inputs, with some variables in addition to the defaults of the action. */
function unknown(file: string, variables: Record<string, string>): readonly string[] {
  try {
    READERS[file]?.({ ...actionDefaults(join(ROOT, file)), GITHUB_WORKSPACE: workspace, ...variables });
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return error.reasons.map(({ message }) => message).filter((message) => message.startsWith('no input'));
  }
  return [];
}

describe.each(ACTIONS)('%s', (file) => {
  test('reads every input that it has, and knows no other', () => {
    const own = inputsOf(file);
    for (const name of own) expect(unknown(file, { [`INPUT_${name.toUpperCase()}`]: 'x' }), name).toEqual([]);
    const others = [...new Set([...ACTIONS, 'policy/action.yml'].flatMap(inputsOf))];
    for (const name of others.filter((one) => !own.includes(one)))
      expect(unknown(file, { [`INPUT_${name.toUpperCase()}`]: 'x' }), name).toHaveLength(1);
  });

  test('reports each unknown input that is not empty', () => {
    const reported = unknown(file, { INPUT_COLOUR: 'red', 'INPUT_NO-SUCH': '1', INPUT_EMPTY: ' ' });
    expect(reported).toHaveLength(2);
    expect(reported.join('\n')).toContain('no input `colour`; the inputs are ');
  });

  test('takes nothing for an input that the runner did not make one of', () => {
    const variables = { input_severity: 'x', INPUT_Severity: 'x', MY_INPUT_SEVERITY: 'x', INPUT_: 'x' };
    expect(unknown(file, variables)).toEqual([]);
  });
});

test.each([
  ['FAILON', 'no input `failon`; did you mean `fail-on`?'],
  ['FAIL_ON', 'no input `fail_on`; did you mean `fail-on`?'],
  ['FAIL-ONN', 'no input `fail-onn`; did you mean `fail-on`?'],
  ['PUSHTO', 'no input `pushto`; did you mean `push-to`?'],
  ['SEVERITY', 'no input `severity`; did you mean `fail-on`?'],
  ['EXIT-CODE', 'no input `exit-code`; findings always fail the job, unless `enforce` is `warn`'],
  ['IGNORE-UNFIXED', 'no input `ignore-unfixed`; set `vulnerabilities.only-fixed` in the `policy` file'],
  ['IMAGE-REF', 'no input `image-ref`; did you mean `image`?'],
])('INPUT_%s is answered by what was meant', (name, message) => {
  expect(unknown('action.yml', { [`INPUT_${name}`]: 'x' })).toEqual([message]);
});

test('policy/action.yml has its own inputs and no others', async () => {
  const run = async (variables: Record<string, string>) => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace, ...variables };
    const entry = join(ROOT, 'src/policy-check/main.ts');
    return await execa(process.execPath, [entry], { env, extendEnv: false, reject: false });
  };
  expect(inputsOf('policy/action.yml').toSorted()).toEqual(['policy', 'report']);
  expect((await run({ INPUT_POLICY: '', INPUT_REPORT: '' })).exitCode).toBe(0);
  const { exitCode, stdout } = await run({ INPUT_POLCY: 'x.yml' });
  expect([exitCode, stdout]).toEqual([
    1,
    expect.stringContaining('no input `polcy`; did you mean `policy`?'),
  ]);
});
