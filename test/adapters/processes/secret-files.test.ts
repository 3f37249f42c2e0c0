import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';

const SECRET = ['seen', 'by', 'one', 'program'].join('-');
const ADAPTER = join(import.meta.dirname, '../../../src/adapters/processes/processes.ts');

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'assay-secret-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('its program reads it as often as it likes, and then it is gone', async () => {
  const path = join(folder, 'config.json');
  const exit = await createProcesses().read({
    ...{ tool: 'sh', file: '/bin/sh', args: ['-c', 'cat config.json config.json'], cwd: folder, env: {} },
    ...{ timeoutMs: 10_000, secretFiles: { [path]: SECRET }, isTethered: true },
  });
  expect(exit).toMatchObject({ kind: 'exited', stdout: SECRET + SECRET });
  expect(await readdir(folder)).toEqual([]);
});

test('it is on no disk while its program runs, and cannot be read when this process was killed', async () => {
  const path = join(folder, 'token');
  const script = join(folder, 'parent.ts');
  await writeFile(
    script,
    `import { createProcesses } from ${JSON.stringify(ADAPTER)};
     void createProcesses().read({
       tool: 'sh', file: '/bin/sh', args: ['-c', 'cat token > /dev/null && sleep 60'], cwd: ${JSON.stringify(folder)}, env: {},
       timeoutMs: 60000, secretFiles: { ${JSON.stringify(path)}: process.argv[2] }, isTethered: true,
     });`,
  );
  const parent = spawn(process.execPath, ['--no-warnings', script, SECRET], { stdio: 'inherit' });
  const content = () => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  };
  await expect.poll(content, { timeout: 30_000 }).toBe(SECRET);
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(content()).toBeUndefined();
});
