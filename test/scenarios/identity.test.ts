import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRepository } from '../rig/github/repository.ts';
import type { ActionResult } from '../rig/github/run-action.ts';
import { masksIn } from '../rig/github/runner/commands.ts';
import { pushLayout } from '../rig/images/images.ts';
import { attestationsOf, expectEnd, expectPassed, nonEmpty, reasonsOf, reportOf } from './stage/outcome.ts';
import { filesBelow } from './stage/snapshots.ts';
import { openStage, type Stage } from './stage/stage.ts';

const TOKEN = ['gh', 'p_', 'N1m2E3d4B5y6A7t8O9k0E1n2X3y4Z5a6B7c8'].join('');
/** Begins the PURL of a package that the clean image has. */
const LIKE_A_PACKAGE = ['lod', 'ash@4'].join('');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** A push of one commit onto another, and the run that checks it. */
async function push(
  image: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  const repository = await makeRepository(join(await stage.subfolder(), 'checkout'));
  const first = await repository.commit({ 'main.js': 'console.log(1);\n', ...before });
  const head = await repository.commit(after);
  return stage.ship(
    { image, ...inputs },
    {
      workspace: repository.folder,
      payload: { before: first, after: head, repository: { default_branch: 'main' } },
      env: { ...stage.sigstore.environment({ sha: head }), ...env },
    },
  );
}

const told = (result: ActionResult) =>
  [
    result.stdout.replace(/^::add-mask::.*$/gm, ''),
    result.stderr,
    result.summary,
    JSON.stringify(result.outputs),
  ].join('\n');

describe('what others decide by is not edited', () => {
  test('for a value that stands outside of what is checked, and is no finding of the event', async () => {
    const { pinned } = await stage.publish('clean');
    const settings = (port: number) => `PORT=${port}\nDB_PASSWORD=${LIKE_A_PACKAGE}\n`;
    const result = await push(
      pinned,
      { 'deploy/app.env': settings(1), 'app/index.js': 'run();\n' },
      { 'deploy/app.env': settings(2) },
      { source: 'app' },
    );
    expectPassed(result);
    expect(masksIn(result.stdout)).not.toContain(LIKE_A_PACKAGE);
    expect(result.jobOutputs).toEqual(nonEmpty(result.outputs));
    expect(await readFile(result.outputs.sbom ?? '', 'utf8')).toContain('"pkg:npm/lodash@4.17.21"');
  });

  test('for a value that is a finding: such a run does not pass, also where findings only warn', async () => {
    const { pinned } = await stage.publish('clean');
    const policy =
      'version: 1\nsign-on-warn: true\nsecrets:\n  enforce: warn\n  fail-on: [high, medium, low]\n';
    const files = { '.github/assay.yml': policy, 'app.env': `DB_PASSWORD=${LIKE_A_PACKAGE}\n` };
    const result = await push(pinned, { '.github/assay.yml': policy }, files);
    expect(result.outputs.verdict, told(result)).toBe('error');
    expect(reasonsOf(result)[0]).toMatchObject({ code: 'secret-found', check: 'sbom' });
    expect(attestationsOf(result)).toEqual([]);
    expect(told(result)).not.toContain(LIKE_A_PACKAGE);
  });

  test('for a development password that is the name of the application', async () => {
    const name = ['paper', 'less'].join('');
    const image = `${stage.registry.host}/team/${name}:v1`;
    const pinned = await pushLayout(await stage.layout('clean'), image);
    const compose = `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${name}\n`;
    const files = { 'compose.yml': compose, [`src/${name}/main.env`]: `TOKEN=${TOKEN}\n` };
    const result = await push(image, {}, files, { 'output-dir': join(await stage.subfolder(), name) });
    expectEnd(result, 1, 'failed', ['secret-found']);
    expect(result.outputs).toMatchObject({
      image: pinned,
      report: expect.stringContaining(`/${name}/report.json`),
    });
    expect(result.jobOutputs).toEqual(nonEmpty(result.outputs));
    expect(result.summary).toContain(`src/${name}/main.env`);
    const report = JSON.stringify(await reportOf(result));
    expect(report).toContain(`"path":"src/${name}/main.env"`);
    expect(report).not.toContain('[redacted]');
  });
});

test('a secret that stands in the name of the branch lets nothing be signed, and is told nowhere', async () => {
  const { tagged } = await stage.publish('clean');
  const policy = 'version: 1\nsign-on-warn: true\nsecrets:\n  enforce: warn\n';
  const files = { 'main.env': `TOKEN=${TOKEN}\n` };
  const result = await push(
    tagged,
    { '.github/assay.yml': policy },
    files,
    {},
    { GITHUB_REF: `refs/heads/try-${TOKEN}` },
  );
  expect(result.outputs.verdict, told(result)).toBe('error');
  expect(reasonsOf(result)[0]?.message).toContain('the name of the branch or tag');
  expect(attestationsOf(result)).toEqual([]);
  expect(told(result)).not.toContain(TOKEN);
  for (const [name, content] of await filesBelow(result.runnerTemp))
    expect(content.includes(TOKEN), name).toBe(false);
});
