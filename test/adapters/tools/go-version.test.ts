import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace, type OwnedWorkspace } from '../../../src/adapters/processes/workspace.ts';
import { ToolStore } from '../../../src/adapters/tools/acquire.ts';
import { goVersionSearch, goVersionsIn } from '../../../src/adapters/tools/go-version.ts';
import { PINS } from '../../../src/adapters/tools/pins.ts';
import { digestFile } from '../../../src/file-digest.ts';
import { rigFolder } from '../../rig/folder.ts';

const { module } = PINS.trivy.go;

let folder: string;
let workspace: OwnedWorkspace;
beforeAll(async () => {
  folder = await rigFolder('go-version');
  workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment: { PATH: process.env.PATH },
  });
});
afterAll(async () => {
  await workspace.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** The versions in a program. */
const versionsIn = async (path: string) => goVersionsIn(await digestFile(path, goVersionSearch(module)));

/** Builds a program as trivy's release does: from its repository, at a tag. It leaves a trace whenever it is run. */
async function releaseAt(tag: string, marker: string): Promise<string> {
  const source = join(folder, tag);
  await mkdir(source);
  const text = `package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tos.WriteFile(${JSON.stringify(marker)}, nil, 0o600)\n\tfmt.Println("Version: 0.74.0")\n}\n`;
  await writeFile(join(source, 'main.go'), text);
  await writeFile(join(source, 'go.mod'), `module ${module}\n\ngo 1.26\n`);
  const git = (...args: readonly string[]) =>
    execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd: source });
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'release');
  await git('tag', tag);
  const program = join(folder, `trivy-${tag}`);
  const env = { GOFLAGS: '-mod=mod', GOWORK: 'off', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
  await execa('go', ['build', '-buildvcs=true', '-trimpath', '-o', program, '.'], { cwd: source, env });
  return program;
}

test('a compromised trivy is refused by name before it runs, even if it says that it is another version', async () => {
  const marker = join(folder, 'it-ran');
  const path = await releaseAt('v0.69.4', marker);
  expect(await versionsIn(path)).toEqual(['0.69.4']);
  const tools = new ToolStore(
    {
      ...{ processes: createProcesses(), runner: { log: () => {} }, workspace, now: () => new Date() },
      publicSigstore: { trust: () => Promise.reject(new Error('nobody asks')) },
    },
    { toolPaths: { trivy: { path } }, offline: false },
  );
  await expect(tools.acquire('trivy')).toRefuseWith('tool-untrusted', {
    message: expect.stringContaining('is trivy 0.69.4, a version that is known to be compromised'),
  });
  expect(existsSync(marker)).toBe(false);
}, 120_000);

test('a version is found wherever it is in the file', async () => {
  const line = Buffer.from(`\nmod\t${module}\tv0.69.4\t\n`);
  const file = join(folder, 'large');
  for (const before of [0, (1 << 20) - 5, (1 << 20) + 5]) {
    await writeFile(file, Buffer.concat([Buffer.alloc(before), line, Buffer.alloc(3 << 20)]));
    expect(await versionsIn(file)).toEqual(['0.69.4']);
  }
  await writeFile(file, `\nmod\t${module}-other\tv0.69.4\t\ndep\t${module}\tv0.69.4\t\n`);
  expect(await versionsIn(file)).toEqual([]);
  const other = `\nmod\t${module}\tv0.74.0\t\n`;
  await writeFile(file, Buffer.concat([Buffer.from(other), Buffer.alloc(1 << 20), line]));
  expect(await versionsIn(file)).toEqual(['0.74.0', '0.69.4']);
});
