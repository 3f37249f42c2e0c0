import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionStep } from '../rig/github/run-action.ts';
import { makeDatabase } from '../rig/images/vulnerability-db.ts';
import { attestationsOf, expectEnd, expectPassed } from './stage/outcome.ts';
import { filesBelow } from './stage/snapshots.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { UNBOXED, wrap } from './stage/tool-wrapper.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** A run with `enforce: warn`, so that whatever is green by mistake shows as exit code 0. */
async function expectError(
  codes: readonly string[],
  inputs: Readonly<Record<string, string>>,
  step: Partial<ActionStep> = {},
) {
  const { tagged, digest, repository } = await stage.publish('clean');
  const result = await stage.ship({ image: tagged, enforce: 'warn', ...inputs }, step);
  expectEnd(result, 1, 'error', codes);
  expect(await repository.referrers(digest)).toEqual([]);
  expect(attestationsOf(result)).toEqual([]);
  return result;
}

/** trivy or gitleaks, but for the calls in which `when` (JavaScript about `args`) holds. */
async function broken(name: 'trivy' | 'gitleaks', when: string, instead: string): Promise<string> {
  const wrapper = await wrap(await stage.subfolder(), name, stage.tools[name], `if (${when}) { ${instead} }`);
  return wrapper.path;
}

describe('invariant 2: "could not be checked" is never green', () => {
  const KILL = "process.kill(process.pid, 'SIGKILL'); for (;;);";
  const SAY_NOTHING = 'process.exit(0);';
  const BREAK_OFF = `process.stdout.write('{"Results": [{'); process.exit(0);`;
  const FIND_NOTHING = "process.stdout.write('[]'); process.exit(0);";

  test.each([
    ['trivy is killed at the inventory', 'trivy', "args.includes('--input')", KILL],
    ['trivy is killed at the scan', 'trivy', "args[0] === 'sbom'", KILL],
    ['trivy ends well and says nothing at the scan', 'trivy', "args[0] === 'sbom'", SAY_NOTHING],
    ['trivy breaks off in the middle of its answer', 'trivy', "args[0] === 'sbom'", BREAK_OFF],
    ['trivy ends well and says nothing of secrets', 'trivy', "args[0] === 'fs'", SAY_NOTHING],
    ['gitleaks is killed', 'gitleaks', "args[0] === 'dir'", KILL],
    ['gitleaks ends well and says nothing', 'gitleaks', "args[0] === 'dir'", SAY_NOTHING],
    [
      'gitleaks reports nothing, not even what was laid for it',
      'gitleaks',
      "args[0] === 'dir'",
      FIND_NOTHING,
    ],
  ] as const)('%s', async (_what, tool, when, instead) => {
    await expectError(['tool-failed'], { ...UNBOXED, [`${tool}-path`]: await broken(tool, when, instead) });
  });

  test('the vulnerability database is too old', async () => {
    const old = await makeDatabase({ updatedAt: new Date(Date.now() - 72 * 3_600_000) });
    const reference = await old.push(stage.registry.host, { name: 'old-db' });
    await old.stop();
    await expectError(['database-stale'], { 'db-repository': reference });
    // The same one where the user says that it may be so old.
    const { tagged } = await stage.publish('clean');
    expectPassed(await stage.ship({ image: tagged, 'db-repository': reference, 'db-max-age': '96h' }));
  });

  test('the vulnerability database knows nothing of the distribution', async () => {
    const other = await makeDatabase({ systems: false });
    const reference = await other.push(stage.registry.host, { name: 'other-db' });
    await other.stop();
    const { report } = (await expectError(['scan-incomplete'], { 'db-repository': reference })).outputs;
    const { scan } = JSON.parse(await readFile(report ?? '', 'utf8'));
    const [platform] = scan.coverage;
    expect(platform).toMatchObject({ listed: platform.compared + platform.unsourced, incomparable: 0 });
    expect(platform.unsourced).toBeGreaterThan(1);
    expect(platform.gaps).toEqual([
      expect.objectContaining({ kind: 'system', path: 'etc/os-release', decides: true }),
    ]);
  });

  test('the image is not there', async () => {
    const image = `${stage.registry.host}/team/nothing:v1`;
    await expectError(['image-not-found'], { image });
  });
});

describe('invariant 4: no binary runs whose hash is not known', () => {
  test('a download whose hash is not the pinned one is refused before it is unpacked or run', async () => {
    const asked: string[] = [];
    const mirror = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('#!/bin/sh\necho 8.30.1\n');
    });
    await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
    const { port } = mirror.address() as AddressInfo;
    const inputs = { 'gitleaks-path': '', 'tool-mirror': `http://127.0.0.1:${port}` };
    const result = await expectError(['tool-untrusted'], inputs);
    mirror.close();
    expect(asked).toHaveLength(1);
    const kept = [...(await filesBelow(result.toolCache)).keys()];
    expect(kept.filter((name) => /gitleaks/.test(name))).toEqual([]);
  });

  test('a named binary with another hash than the named one does not run, whatever it would answer', async () => {
    const folder = await stage.subfolder();
    const [path, marker] = [join(folder, 'trivy'), join(folder, 'it-ran')];
    await writeFile(path, `#!/bin/sh\ntouch ${marker}\necho "Version: 0.74.0"\n`, { mode: 0o755 });
    await expectError(['tool-untrusted'], { 'trivy-path': `${path}@sha256:${'a'.repeat(64)}` });
    expect(existsSync(marker)).toBe(false);
  });

  test('a named binary of a version that is known to be compromised is refused', async () => {
    const path = join(await stage.subfolder(), 'trivy');
    await writeFile(path, '#!/bin/sh\necho "Version: 0.69.4"\n');
    await chmod(path, 0o755);
    await expectError(['tool-untrusted'], { 'trivy-path': path });
  });
});
