import { cp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rigFolder } from '../../rig/folder.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Asks for a named tool, and prints why there is none. Nothing may be run. */
const ASKS = `
import { namedTool } from './src/adapters/tools/named-path.ts';
import { PINS } from './src/adapters/tools/pins.ts';
const world = { processes: { read: () => { throw new Error('it ran'); } }, workspace: {} };
const all = ['tool', 'tool'].map((path) => namedTool('trivy', PINS.trivy, { path }, world));
for (const { reason } of await Promise.allSettled(all)) console.log(JSON.stringify(reason.reasons));
`;

let folder: string;
beforeAll(async () => {
  folder = await rigFolder('named-path');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a tool does not run if no thread could hash it, and the file is not blamed', async () => {
  await cp(join(ROOT, 'src'), join(folder, 'src'), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
  await rm(join(folder, 'src/digest-thread.ts'));
  await writeFile(join(folder, 'asks.ts'), ASKS);
  await writeFile(join(folder, 'tool'), '');
  await truncate(join(folder, 'tool'), 8 << 20);
  const { stdout } = await execa(process.execPath, ['asks.ts'], { cwd: folder });
  const all = stdout.split('\n').map((line) => JSON.parse(line));
  const reason = { code: 'tool-failed', check: 'tools', message: expect.stringMatching(/./) };
  expect(all).toEqual([[reason], [reason]]);
  for (const [{ message }] of all)
    expect(message).toMatch(
      /^trivy-path: "tool" could not be hashed, so it was not run: the thread that hashes ended: Error: Cannot find module/,
    );
});
