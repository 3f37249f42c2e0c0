import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectPassed } from './stage/outcome.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { wrap } from './stage/tool-wrapper.ts';

const AUTH = { username: 'ci', password: ['registry', 'pass', 'word'].join('-') };
const BASIC = Buffer.from(`${AUTH.username}:${AUTH.password}`).toString('base64');
/** The OIDC token is a JWT. */
const SECRET = new RegExp(`${AUTH.password}|${BASIC}|eyJ[\\w-]{20,}\\.eyJ`);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ auth: AUTH });
});
afterAll(() => stage?.stop());

/** Every file below a folder in which one of the job's secrets stands. */
async function secretsBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, 'latin1').catch(() => '');
    if (SECRET.test(text)) found.push(path);
  }
  return found;
}

test('a run that is killed while cosign has its credentials leaves none, and no cosign', async () => {
  const folder = await stage.subfolder();
  const reached = join(folder, 'reached');
  // It waits in its own process, with all that it was given.
  const wait = `if (args[0] === 'sign') {
      const file = args[args.indexOf('--identity-token') + 1];
      const token = readFileSync(file, 'utf8');
      writeFileSync(${JSON.stringify(reached)}, JSON.stringify({ pid: process.pid, file, isToken: token.startsWith('eyJ'), credentials }));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100_000);
    }`;
  const cosign = await wrap(folder, 'cosign', stage.tools.cosign, wait);
  const { tagged, digest, repository } = await stage.publish('clean');
  const killAt = (async () => {
    for (let turn = 0; turn < 4_000 && !existsSync(reached); turn += 1) await pause(25);
    await pause(50);
  })();
  const run = await stage.subfolder();
  const killed = await stage.ship(
    { image: tagged, 'cosign-path': cosign.path },
    { folder: run, killAt: { when: killAt, signal: 'SIGKILL' } },
  );
  const seen: unknown = JSON.parse(await readFile(reached, 'utf8'));
  expect(seen).toMatchObject({
    isToken: true,
    credentials: expect.stringContaining(BASIC),
  });
  expect([killed.exitCode, killed.outputs.verdict]).toEqual([undefined, 'error']);
  expect(await secretsBelow(join(run, 'temp'))).toEqual([]);
  const { pid } = seen as { pid: number };
  await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false);
  expect(await repository.referrers(digest)).toEqual([]);

  // The next run sweeps what is left, and passes.
  const left = await privateFolders(run);
  expect(left).toHaveLength(1);
  expectPassed(await stage.ship({ image: tagged }, { folder: run }));
  expect(await privateFolders(run)).toEqual([]);
});

async function privateFolders(run: string): Promise<readonly string[]> {
  return (await readdir(join(run, 'temp'))).filter((name) => /^assay-/.test(name));
}
