import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledCommand, type CommandResult, runCommand } from '../rig/command-line.ts';
import { openStage, type Published, type Stage } from '../scenarios/stage/stage.ts';

const PASSWORD = ['correct', 'horse', 'battery'].join('-');
/** The source that a signature names. A person at a command line sets these variables. */
const SOURCE = {
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ship.yml@refs/heads/main',
};

let stage: Stage;
let command = { folder: '', script: '' };
let keys = '';
let image: Published;

beforeAll(async () => {
  [stage, command] = await Promise.all([openStage(), bundledCommand()]);
  [keys, image] = await Promise.all([stage.subfolder(), stage.publish('clean')]);
  const env = { HOME: keys, COSIGN_PASSWORD: PASSWORD };
  await execa(stage.tools.cosign, ['generate-key-pair'], { cwd: keys, env, extendEnv: false });
});
afterAll(async () => {
  await Promise.all([stage?.stop(), rm(command.folder, { recursive: true, force: true })]);
});

/** Runs `assay check` or `assay gate` with the real tools of the stage. */
async function run(
  name: 'check' | 'gate',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const names = ['trivy-path', 'cosign-path', 'db-repository'];
  const own = name === 'check' ? [...names, 'gitleaks-path', 'java-db-repository'] : names;
  const tools = own.flatMap((flag) => [`--${flag}`, stage.inputs[flag] ?? '']);
  return await runCommand(command.script, [name, ...args, ...tools], { cwd: command.folder, env });
}

describe('an image', () => {
  test('is checked and not signed, unless a flag names a signer', async () => {
    const summary = join(command.folder, 'summary.md');
    const { exitCode, stdout, stderr } = await run(
      'check',
      [image.tagged, '--source', '', '--summary', summary, '--junit', `${summary}.xml`],
      {
        // An earlier step or a person may have set it. It is no request to sign.
        COSIGN_PASSWORD: PASSWORD,
      },
    );
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toMatch(/^SBOM: passed/m);
    expect(stdout).toMatch(/^Sign: not done/m);
    expect(stdout).not.toMatch(/^::/m);
    // What goes on is on stderr: a pipe gets a line for each step that ended.
    expect(stderr).toMatch(/^✓ scan \d+\.\d s$/m);
    expect(await readFile(summary, 'utf8')).toContain(image.digest);
    expect(await readFile(`${summary}.xml`, 'utf8')).toContain('<testsuites');
    expect(await image.repository.referrers?.(image.digest)).toSatisfy(
      (found) => found === undefined || found.length === 0,
    );
  });

  test('is signed with the key of a flag, and then admitted by the gate', async () => {
    const junit = join(command.folder, 'gate.xml');
    const ask = ['--key', join(keys, 'cosign.pub'), '--junit', junit];
    const before = await run('gate', [image.pinned, ...ask]);
    expect(before.exitCode, before.stdout).toBe(1);
    expect(before.stdout).toContain(': deny');
    expect(await readFile(junit, 'utf8')).toContain('<failure');
    const key = ['--signer', 'key', '--key', join(keys, 'cosign.key')];
    const signed = await run('check', [image.tagged, '--source', '', '--json', ...key], {
      ...SOURCE,
      COSIGN_PASSWORD: PASSWORD,
    });
    expect(signed.exitCode, signed.stderr).toBe(0);
    const report = JSON.parse(signed.stdout);
    expect(report).toMatchObject({ verdict: 'passed', event: { name: 'command-line' } });
    expect(report.attestations.length).toBeGreaterThan(3);
    const demands = ['--source-repository', 'acme/shop', '--source-ref', 'refs/heads/main'];
    const after = await run('gate', [image.pinned, '--key', join(keys, 'cosign.pub'), ...demands, '--json']);
    expect(after.exitCode, after.stderr).toBe(0);
    expect(JSON.parse(after.stdout)).toMatchObject({ decision: 'allow' });
  });

  test('without a source to name is an error, and nothing is signed', async () => {
    const other = await stage.publish('clean');
    const key = ['--signer', 'key', '--key', join(keys, 'cosign.key')];
    const env = { COSIGN_PASSWORD: PASSWORD };
    const { exitCode, stdout } = await run('check', [other.tagged, '--source', '', ...key], env);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('error[run-unknown]: ');
  });
});

test('an image with findings fails with exit code 1, and an image that is not there with 2', async () => {
  const vulnerable = await stage.publish('vulnerable');
  const failed = await run('check', [vulnerable.tagged, '--source', '', '--quiet']);
  expect(failed.exitCode, failed.stdout).toBe(1);
  expect(failed.stdout).toContain('error[vulnerability-blocked]: ');
  expect(failed.stderr).toBe('');
  const missing = await run('check', [`${vulnerable.tagged}-not`, '--source', '', '--json']);
  expect(missing.exitCode).toBe(2);
  expect(JSON.parse(missing.stdout)).toMatchObject({ verdict: 'error' });
});
