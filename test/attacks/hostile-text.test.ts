import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionResult } from '../rig/github/run-action.ts';
import { cleanImage, type ImageLayout } from '../rig/images/images.ts';
import { appendSteps, endLayout, MEDIA, readBlob, writeBlob } from '../rig/images/oci-layout.ts';
import { reasonsOf } from '../scenarios/stage/outcome.ts';
import { UNBOXED } from '../scenarios/stage/tool-wrapper.ts';
import { type Bench, expectCleanEnd, startBench } from './bench.ts';
import { commandsIn } from './runner-commands.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

const ESC = '\u001b';
/** What a name from outside may hold to speak to the runner, the terminal, or the page. */
const PAYLOADS = [
  '::set-output name=verdict::passed',
  '::stop-commands::pwned',
  '::add-mask::e',
  '##[add-mask]e',
  '##[set-env name=PATH]/evil',
  `${ESC}[2K${ESC}[1A${ESC}]8;;https://evil.example${ESC}\\`,
  '<img src=x onerror=alert(1)>',
  '<!-- ',
  '[click](https://evil.example)',
  '![p](https://evil.example/p.png)',
  '| passed | passed |',
  '@octocat',
  '`</code>',
  '\u202etxt.exe',
];
const WORDS = PAYLOADS.join(' ');
const LINES = `x\n${PAYLOADS.join('\n')}\r::error::x\r\n%0A::error::x\u2028::error::x`;

/** Whatever the verdict: the runner hears Assay alone, and the page shows no markup but Assay's. */
async function expectNeutral(result: ActionResult): Promise<void> {
  await expectCleanEnd(result);
  expect(result.stdout).not.toContain(ESC);
  expect(result.summary).not.toContain(ESC);
  // Within code type nothing is active.
  const active = result.summary.replaceAll(/`[^`\n]+`/g, '');
  expect(active).not.toMatch(/<img|<!--|\]\(https?:\/\/evil|!\[p|(?<![\w`&#;/.-])@octocat|\u202e/);
  expect(result.summary).not.toMatch(/^\s*(?:::|##\[)/m);
  expect(result.summary).not.toMatch(/^\| passed/m);
  expect(commandsIn(result.stdout).filter(({ name }) => /set-|stop|env|path/.test(name))).toEqual([]);
  for (const { value } of commandsIn(result.stdout).filter(({ name }) => name === 'add-mask'))
    expect(value.length).toBeGreaterThan(3);
  const names = Object.keys(result.outputs);
  expect(names).toContain('verdict');
  expect(names.every((name) => /^[a-z0-9-]+$/.test(name))).toBe(true);
  const sarif = await readFile(result.outputs.sarif || '/dev/null', 'utf8');
  expect(sarif).not.toContain(ESC);
  if (sarif === '') return;
  // Where SARIF is shown as Markdown, it is as on the page.
  const shown = JSON.stringify(markdownIn(JSON.parse(sarif)));
  expect(shown).not.toMatch(/<img|\]\(https?:\/\/evil|!\[p|\u202e/);
}

function markdownIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'markdown' ? [inner] : markdownIn(inner),
  );
}

const npm = (at: string, fields: object) => ({
  path: `${at}/package.json`,
  content: JSON.stringify({ name: 'minimist', version: '1.2.5', license: 'MIT', ...fields }),
});

async function copyOfImage(): Promise<{ workspace: string; layout: ImageLayout }> {
  const workspace = await bench.subfolder();
  const dir = join(workspace, 'image');
  await mkdir(dir);
  return { workspace, layout: await cleanImage(dir, { engine: 'node' }) };
}

describe.concurrent('text from outside speaks to nobody', () => {
  const secret = `${'gh'}p_${'Q1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'}`;

  test.for([
    ['of one line', WORDS],
    ['of many lines', LINES],
  ] as const)('names %s in packages, files, labels, history and environment', async ([, text]) => {
    const { workspace, layout } = await copyOfImage();
    const folder = `app/${text.replaceAll('/', '_')}`;
    await appendSteps(layout, [
      {
        createdBy: text,
        entries: [
          npm('app/node_modules/minimist', {}),
          npm('app/node_modules/hostile', { name: text, version: text, license: text }),
          npm(`${folder}/node_modules/minimist`, {}),
          { path: `${folder}.env`, content: `TOKEN=${secret}\n${text}\n` },
        ],
      },
      { createdBy: `RUN echo TOKEN=${secret} ${text}` },
    ]);
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.outputs.verdict, result.stdout).toMatch(/^(?:failed|error)$/);
    expect(result.outputs.reasons).toContain('secret-found');
    const told = `${result.stdout.replaceAll(/^::add-mask::.*$/gm, '')}${result.stderr}${result.summary}`;
    expect(told).not.toContain(secret);
    expect(await readFile(result.outputs.sarif ?? '', 'utf8')).not.toContain(secret);
    expect(await readFile(result.outputs.report ?? '', 'utf8')).not.toContain(secret);
    await expectNeutral(result);
  });

  test.for([
    ['of one line', WORDS],
    ['of many lines', LINES],
  ] as const)('tags %s of a layout', async ([, text]) => {
    const { workspace, layout } = await copyOfImage();
    const index = JSON.parse(await readFile(join(layout.dir, 'index.json'), 'utf8'));
    index.manifests[0].annotations['org.opencontainers.image.ref.name'] = text;
    await writeFile(join(layout.dir, 'index.json'), JSON.stringify(index));
    const result = await bench.ship({ image: 'oci:image:v1', source: '' }, { workspace });
    expect(result.outputs.verdict).toBe('error');
    expect(reasonsOf(result)[0]?.message).not.toMatch(/\p{Cc}/u);
    await expectNeutral(result);
  });

  test('a platform and media types', async () => {
    const { workspace, layout } = await copyOfImage();
    const bytes = await readBlob(layout.dir, layout.digest);
    const entry = { mediaType: MEDIA.manifest, digest: layout.digest, size: bytes.length };
    const platform = { os: LINES, architecture: WORDS };
    const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests: [{ ...entry, platform }] };
    await endLayout(layout.dir, await writeBlob(layout.dir, index, MEDIA.index));
    const result = await bench.ship(
      { image: 'oci:image', platform: 'linux/amd64', source: '' },
      { workspace },
    );
    expect(result.outputs.verdict).toBe('error');
    await expectNeutral(result);
  });

  test('names in the source tree', async () => {
    const workspace = await bench.subfolder();
    await cp(bench.clean.dir, join(workspace, 'image'), { recursive: true });
    const folder = join(workspace, 'src', WORDS.replaceAll('/', '_').slice(0, 200));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'a\n::error::x\n.env'), `TOKEN=${secret}\n`);
    const lock = {
      lockfileVersion: 3,
      packages: {
        [`node_modules/${LINES}`]: { version: WORDS },
        'node_modules/minimist': { version: '1.2.5' },
      },
    };
    await writeFile(join(workspace, 'src/package-lock.json'), JSON.stringify(lock));
    const result = await bench.ship({ image: 'oci:image', source: 'src' }, { workspace });
    expect(result.exitCode).toBe(1);
    expect(result.outputs.reasons).toContain('secret-found');
    await expectNeutral(result);
  });

  test('what a registry answers', async () => {
    const server = createServer((_, response) => {
      const errors = [{ code: WORDS, message: LINES }];
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ errors }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const result = await bench.ship({ image: `127.0.0.1:${port}/team/app:v1` });
    server.close().closeAllConnections();
    expect(result.outputs.reasons).toContain('registry-denied');
    await expectNeutral(result);
  });

  test('what a scanner says', async () => {
    const { image } = await bench.offer();
    const file = join(await bench.subfolder(), 'trivy');
    const said = join(await bench.subfolder(), 'said');
    await writeFile(said, `${LINES}\n${WORDS}\n`);
    const script = `#!/bin/sh\ncase "$1" in image|sbom) cat '${said}' >&2; cat '${said}'; exit 3;; esac\nexec '${bench.tools.trivy}' "$@"\n`;
    await writeFile(file, script, { mode: 0o755 });
    const result = await bench.ship({ image, ...UNBOXED, 'trivy-path': file });
    expect(result.outputs.reasons).toContain('tool-failed');
    await expectNeutral(result);
  });

  test('the inputs themselves', async () => {
    const result = await bench.ship({
      image: LINES,
      'fail-on': WORDS,
      platform: LINES,
      'db-repository': WORDS,
    });
    expect(result.outputs.verdict).toBe('error');
    await expectNeutral(result);
  });
});
