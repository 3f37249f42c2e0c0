import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { buildGoModule, type GoModuleBuild } from '../../../src/adapters/tools/go-build.ts';
import { PINS } from '../../../src/adapters/tools/pins.ts';
import { hexOf } from '../../../src/domain/digest.ts';

let cacheDir: string;
let said: string[];

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'assay-go-'));
  said = [];
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(cacheDir, { recursive: true, force: true });
});

function gitleaks(more: Partial<GoModuleBuild> = {}): GoModuleBuild {
  const say = (line: string) => void said.push(line);
  return { ...PINS.gitleaks.go, name: 'gitleaks', cacheDir, processes: createProcesses(), say, ...more };
}

describe('buildGoModule', () => {
  test('builds the pinned module with its version, keeps it, and builds it anew when it was changed', async () => {
    const file = await buildGoModule(gitleaks());
    expect(spawnSync(file, ['version'], { encoding: 'utf8' }).stdout.trim()).toBe('8.30.1');
    expect((await readFile(`${file}.sha256`, 'utf8')).trim()).toBe(hexOf(await readFile(file)));
    expect((await readdir(join(file, '..'))).sort()).toEqual(['gitleaks', 'gitleaks.sha256']);
    expect(said[0]).toContain('Building gitleaks v8.30.1');
    expect(said.at(-1)).toMatch(/^Built gitleaks v8\.30\.1 in \d+ s$/);

    const { ino } = await stat(file);
    said.length = 0;
    expect(await buildGoModule(gitleaks({ offline: true }))).toBe(file);
    expect([(await stat(file)).ino, said]).toEqual([ino, []]);

    await appendFile(file, 'changed');
    await expect(buildGoModule(gitleaks({ offline: true }))).toRefuseWith('tool-unavailable');
    expect(await buildGoModule(gitleaks())).toBe(file);
    expect((await stat(file)).ino).not.toBe(ino);
  }, 300_000);

  test('refuses a module with another sum', async () => {
    const refused = buildGoModule(gitleaks({ sum: PINS.trivy.go.sum }));
    await expect(refused).toRefuseWith('tool-untrusted', { check: 'tools' });
    const files = await readdir(cacheDir, { recursive: true, withFileTypes: true });
    expect(files.filter((entry) => entry.isFile())).toEqual([]);
  }, 120_000);
});
