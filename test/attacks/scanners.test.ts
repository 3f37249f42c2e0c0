import { chmod, cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventoryImage } from '../../src/stages/sbom/inventory.ts';
import { database } from '../../src/stages/scan/database.ts';
import { scan } from '../../src/stages/scan/scan.ts';
import { expectPassed, reasonsOf } from '../scenarios/stage/outcome.ts';
import { UNBOXED } from '../scenarios/stage/tool-wrapper.ts';
import { pinned, trivyWorld } from '../stages/scan/trivy-world.ts';
import { type Bench, expectRefusal, snapshot, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

/** How the calls of the scanners begin. */
const CALLS = {
  inventory: 'image --input',
  'database download': 'image --download-db-only',
  conversion: 'sbom * --format',
  scan: 'sbom * --scanners',
  secrets: 'fs --scanners=secret',
  gitleaks: 'dir .',
} as const;
type Call = keyof typeof CALLS;

/** A scanner that does `script` in one of its calls, and its work in all others. `$REAL` is the real one. */
async function spoiled(call: Call, script: string): Promise<Record<string, string>> {
  const name = call === 'gitleaks' ? 'gitleaks' : 'trivy';
  const file = join(await bench.subfolder(), name);
  const lines = [
    '#!/bin/sh',
    `REAL='${bench.tools[name]}'`,
    `case "$1 $2 $3" in ${CALLS[call].replaceAll(' ', '\\ ')}*) ${script}`,
    ';; esac',
    'exec "$REAL" "$@"',
  ];
  await writeFile(file, lines.join('\n'));
  await chmod(file, 0o755);
  return { ...UNBOXED, [`${name}-path`]: file };
}

/** Passes the tool's report through a program of Node. */
const rewriting = (expression: string) =>
  `"$REAL" "$@" | '${process.execPath}' -e 'let t="";process.stdin.on("data",(d)=>t+=d).on("end",()=>{const r=JSON.parse(t);${expression};console.log(JSON.stringify(r))})'; exit 0`;

describe.concurrent('a scanner that does not do its work is an error and never a pass', () => {
  const every: [Call, string][] = [
    ['inventory', 'sbom'],
    ['conversion', 'sbom'],
    ['scan', 'scan'],
    ['secrets', 'secrets'],
    ['gitleaks', 'secrets'],
  ];
  const ways: [string, string, (string | RegExp)[]][] = [
    ['is killed half-way', '"$REAL" "$@" | head -c 300; kill -9 $$', [/killed by SIGKILL/]],
    ['ends with an error', 'echo "out of memory" >&2; exit 137', [/exit code 137/, /out of memory/]],
    ['has its report cut short', '"$REAL" "$@" | head -c 300; exit 0', []],
    ['reports an empty object', 'echo "{}"; exit 0', []],
  ];
  test.for(every.flatMap(([call, check]) => ways.map((way) => [call, check, ...way] as const)))(
    '%s (%s) %s',
    async ([call, check, , script, says]) => {
      const { front, image } = await bench.offer();
      const result = await bench.ship({ image, ...(await spoiled(call, script)) });
      const tool = call === 'gitleaks' ? /gitleaks/ : /trivy/;
      await expectRefusal(result, { codes: ['tool-failed'], says: [tool, ...says] }, front);
      expect(reasonsOf(result)[0]?.check).toBe(check);
    },
  );

  test('a scan that looked at other packages than the SBOM lists', async () => {
    const { front, image } = await bench.offer();
    const script = rewriting('for (const one of r.Results) one.Packages = one.Packages?.slice(1)');
    const result = await bench.ship({ image, ...(await spoiled('scan', script)) });
    const says = [/linux\/amd64/, /\d of 9 packages/, /missed: \S+/];
    await expectRefusal(result, { codes: ['scan-incomplete'], says }, front);
  });

  test('a scan of another SBOM', async () => {
    const { front, image } = await bench.offer();
    const folder = await bench.subfolder();
    const other = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [] };
    await writeFile(join(folder, 'bom.json'), JSON.stringify(other));
    const script = `shift 2; exec "$REAL" sbom '${folder}/bom.json' "$@"`;
    const result = await bench.ship({ image, ...(await spoiled('scan', script)) });
    await expectRefusal(result, { codes: ['scan-incomplete', 'scan-incomplete'] }, front);
    expect(result.outputs.reasons).toContain('0 of 9 packages');
  });

  test('an inventory of another image', async () => {
    const { front, image } = await bench.offer();
    const script = rewriting('r.metadata.component.properties = []');
    const result = await bench.ship({ image, ...(await spoiled('inventory', script)) });
    await expectRefusal(result, { codes: ['scan-incomplete'], says: [/linux\/amd64/, /all layers/] }, front);
  });

  test('a secrets scan that saw nothing', async () => {
    const { front, image } = await bench.offer();
    const script = rewriting('r.Results = []');
    const result = await bench.ship({ image, ...(await spoiled('secrets', script)) });
    await expectRefusal(
      result,
      { codes: ['tool-failed'], says: [/trivy did not report the test token/] },
      front,
    );
  });

  test('all of them at once: each is told', async () => {
    const { front, image } = await bench.offer();
    const paths = { ...(await spoiled('inventory', 'exit 2')), ...(await spoiled('gitleaks', 'exit 2')) };
    const result = await bench.ship({ image, ...paths });
    await expectRefusal(result, { codes: ['tool-failed', 'tool-failed'] }, front);
  });

  test('a file that is no program in the place of a scanner', async () => {
    const { front, image } = await bench.offer();
    const file = join(await bench.subfolder(), 'trivy');
    await writeFile(file, 'not a program\n');
    const result = await bench.ship({ image, 'trivy-path': file });
    await expectRefusal(result, { codes: ['tool-failed'], says: ['trivy-path', file] }, front);
  });
});

describe.concurrent('a scanner that hangs is stopped and told', () => {
  // The limits are many minutes; here the real processes run with a shorter one.
  const hasty = async (script: string) => {
    const world = await trivyWorld(script);
    const { processes } = world;
    const read: typeof processes.read = (command) => processes.read({ ...command, timeoutMs: 400 });
    return { ...world, processes: { ...processes, read } };
  };

  test('in its inventory', async () => {
    const world = await hasty('sleep 600 & sleep 600');
    const image = await pinned(bench.clean);
    const [platform] = image.platforms;
    if (platform === undefined) throw new Error('the image has no platform');
    const java = () => Promise.reject(new Error('not asked for'));
    const layoutWith = async () => image.layout;
    await expect(inventoryImage(world, platform, { layoutWith, javaDatabase: java })).toRefuseWith(
      'tool-timed-out',
      { check: 'sbom', message: expect.stringContaining('0.4 s') },
    );
  });

  test('in its scan', async () => {
    const world = await hasty('sleep 600');
    await cp(bench.database.cacheDir, world.workspace.cache, { recursive: true });
    const facts = await database(world, { repositories: [], offline: true });
    const scope = { kind: 'source' } as const;
    const scannable = { scope, cyclonedx: { path: join(world.folder, 'bom.json'), sha256: '' } };
    await expect(scan(world, [scannable], facts)).toRefuseWith('tool-timed-out', { check: 'scan' });
  });
});

test('a layout that is rewritten during the run: what is pushed and signed is what was checked', async () => {
  const { front, repository } = await bench.offer();
  const workspace = await bench.subfolder();
  await cp(bench.clean.dir, join(workspace, 'image'), { recursive: true });
  const swap = `for blob in '${workspace}'/image/blobs/sha256/*; do echo swapped > "$blob"; done; echo '{"manifests":[]}' > '${workspace}/image/index.json'`;
  const target = `${front.host}/${repository}-released:v1`;
  const inputs = { image: 'oci:image', source: '', 'push-to': target };
  const result = await bench.ship({ ...inputs, ...(await spoiled('scan', swap)) }, { workspace });
  expectPassed(result);
  expect(result.outputs.image).toBe(`${front.host}/${repository}-released@${bench.clean.digest}`);
  const pushed = await fetch(`http://${bench.registry.host}/v2/${repository}-released/manifests/v1`);
  expect(pushed.headers.get('docker-content-digest')).toBe(bench.clean.digest);
  for (const layer of ((await pushed.json()) as { layers: { digest: string; size: number }[] }).layers) {
    const blob = await fetch(`http://${bench.registry.host}/v2/${repository}-released/blobs/${layer.digest}`);
    expect((await blob.arrayBuffer()).byteLength).toBe(layer.size);
  }
});

test('scanners are not led by files in the workspace', async () => {
  const { front, image } = await bench.offer();
  const workspace = await bench.subfolder();
  const secret = `${'gh'}p_${'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'}`;
  const files = {
    '.trivyignore': 'CVE-2021-44906\nGHSA-xvch-5gv4-984h\n',
    '.trivyignore.yaml': 'secrets:\n  - paths: ["**"]\n',
    'trivy.yaml': 'scan:\n  skip-dirs: ["**"]\nseverity: [LOW]\n',
    'trivy-secret.yaml': 'disable-rules: [github-pat]\nallow-rules:\n  - id: all\n    path: .*\n',
    '.gitleaks.toml': '[allowlist]\npaths = [".*"]\n',
    '.gitleaksignore': 'app.env:github-pat:1\n',
    '.gitignore': 'app.env\n',
    'app.env': `TOKEN=${secret} # gitleaks:allow\n`,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(workspace, name), content);
  const before = await snapshot(workspace);
  const result = await bench.ship({ image, source: '.' }, { workspace });
  await expectRefusal(
    result,
    { verdict: 'failed', codes: ['secret-found'], says: [/1 secret found/] },
    front,
  );
  expect(
    `${result.stdout}${result.stderr}${result.summary}`.replaceAll(/^::add-mask::.*$/gm, ''),
  ).not.toContain(secret);
  expect(await snapshot(workspace)).toEqual(before);
});
