import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace, type OwnedWorkspace } from '../../../src/adapters/processes/workspace.ts';
import { type ToolSources, ToolStore } from '../../../src/adapters/tools/acquire.ts';
import { PINS, type Pins } from '../../../src/adapters/tools/pins.ts';
import { hexOf } from '../../../src/domain/digest.ts';
import type { RunCache } from '../../../src/ports/cache-port.ts';

const PLATFORM = `${process.platform}-${process.arch}`;

let folder: string;
let workspace: OwnedWorkspace;
let said: string[];
let server: Server;
let mirror: string;
/** What the mirror has, by path, and what it was asked for. */
let served: Map<string, Buffer>;
let asked: string[];
/** Pins for small assets of our own; the Go modules do not exist. */
let pins: Pins;
let archive: Buffer;
const binary = Buffer.from('#!/bin/sh\necho GitVersion: v3.1.3\n');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-tools-'));
  vi.stubEnv('RUNNER_TOOL_CACHE', join(folder, 'tool-cache'));
  vi.stubEnv('GOPROXY', 'off');
  // The tool cache prints its debug lines.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await mkdir(join(folder, 'temp'));
  const environment = { PATH: process.env.PATH, RUNNER_TEMP: join(folder, 'temp') };
  workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment,
  });
  [said, asked, served] = [[], [], new Map()];
  archive = await tarball({ 'README.md': 'text', gitleaks: '#!/bin/sh\necho 8.30.1\n' });
  pins = pinsFor(archive, binary);
  await serve();
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  await workspace.dispose();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function serve(): Promise<void> {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const body = served.get(request.url ?? '');
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  mirror = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/github`;
  served.set('/github/gitleaks/gitleaks/releases/download/v8.30.1/gitleaks.tar.gz', archive);
  served.set('/github/sigstore/cosign/releases/download/v3.1.3/cosign-binary', binary);
}

async function tarball(files: Record<string, string>): Promise<Buffer> {
  const from = await mkdtemp(join(folder, 'tar-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(from, name), text);
  return spawnSync('tar', ['-cz', '-C', from, ...Object.keys(files)]).stdout;
}

function pinsFor(gitleaks: Buffer, cosign: Buffer): Pins {
  const nowhere = { module: 'example.invalid/none', version: 'v1.0.0', sum: 'h1:none' };
  const pin = <Name extends keyof Pins>(name: Name, asset: string, bytes: Buffer) => ({
    ...PINS[name],
    assets: { [PLATFORM]: { name: asset, sha256: hexOf(bytes) } },
    go: { ...PINS[name].go, ...nowhere },
  });
  return {
    trivy: pin('trivy', 'trivy.tar.gz', Buffer.from('another')),
    gitleaks: pin('gitleaks', 'gitleaks.tar.gz', gitleaks),
    cosign: pin('cosign', 'cosign-binary', cosign),
  };
}

function store(sources: Partial<ToolSources> = {}, with_: Pins = pins, runCache?: RunCache): ToolStore {
  const runner = { log: (line: string) => void said.push(line) };
  const world = {
    ...{ processes: createProcesses(), runner, workspace, now: () => new Date() },
    publicSigstore: { trust: () => Promise.reject(new Error('it cannot be reached')) },
    ...(runCache && { runCache }),
  };
  return new ToolStore(world, { toolPaths: {}, toolMirror: mirror, offline: false, ...sources }, with_);
}

/** A program that prints `text` whatever it is asked. */
async function program(text: string, end = 'exit 0'): Promise<string> {
  const path = join(folder, 'a program');
  await writeFile(path, `#!/bin/sh\ncat <<'END'\n${text}\nEND\n${end}\n`);
  await chmod(path, 0o755);
  return path;
}

async function executablesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => spawnSync('test', ['-x', file]).status === 0);
}

const refusal = (code: string) => ({ reasons: [{ code, check: 'tools' }] });

/** A cache with these bytes under every key, and what it was asked to keep. */
async function cacheWith(bytes: Buffer | undefined): Promise<RunCache & { readonly kept: string[] }> {
  const kept: string[] = [];
  return {
    kept,
    async restore(key) {
      if (bytes === undefined) return undefined;
      const path = join(await workspace.folder('restored'), 'content');
      await writeFile(path, bytes);
      return { key, path };
    },
    async keep(key) {
      kept.push(key);
    },
  };
}

describe('on a machine that keeps nothing', () => {
  test('an asset comes from the cache of the run if its hash is the pinned one', async () => {
    const cache = await cacheWith(archive);
    const tool = await store({}, pins, cache).acquire('gitleaks');
    expect(tool).toMatchObject({ origin: 'tool cache', sha256: hexOf(await readFile(tool.path)) });
    expect([asked, cache.kept]).toEqual([[], []]);
  });

  test('an altered one is not used, and no reason to stop', async () => {
    const cache = await cacheWith(Buffer.from('#!/bin/sh\necho poison\n'));
    const tool = await store({}, pins, cache).acquire('cosign');
    expect(tool).toMatchObject({ origin: 'release asset' });
    expect(hexOf(await readFile(tool.path))).toBe(hexOf(binary));
    expect(said.join('\n')).toContain('has another one, so it is not used');
  });

  test('what was downloaded is kept under its hash', async () => {
    const cache = await cacheWith(undefined);
    await store({}, pins, cache).acquire('cosign');
    expect(cache.kept).toEqual([`assay-tool-1-${hexOf(binary)}`]);
  });
});

describe('a release asset', () => {
  test('is unpacked and run when its hash is the pinned one', async () => {
    const tool = await store().acquire('gitleaks');
    expect(tool).toMatchObject({ name: 'gitleaks', version: '8.30.1', origin: 'release asset' });
    expect(tool.sha256).toBe(hexOf(await readFile(tool.path)));
    expect(spawnSync(tool.path, ['version'], { encoding: 'utf8' }).stdout).toBe('8.30.1\n');
    expect(said.join('\n')).toContain(tool.sha256);
  });

  test('may be a plain binary', async () => {
    const tool = await store().acquire('cosign');
    expect(tool).toMatchObject({ sha256: hexOf(binary), origin: 'release asset' });
    expect(spawnSync(tool.path).status).toBe(0);
  });

  test('is refused on another hash, leaves nothing executable, and no other source is tried', async () => {
    served.set(
      '/github/sigstore/cosign/releases/download/v3.1.3/cosign-binary',
      Buffer.from('#!/bin/sh\nevil\n'),
    );
    served.set(
      '/github/gitleaks/gitleaks/releases/download/v8.30.1/gitleaks.tar.gz',
      await tarball({ gitleaks: 'evil' }),
    );
    for (const name of ['cosign', 'gitleaks'] as const) {
      const refused = store().acquire(name);
      await expect(refused).rejects.toMatchObject(refusal('tool-untrusted'));
      await expect(refused).rejects.toThrow(/has the SHA-256 [0-9a-f]{64} and not the pinned/);
    }
    expect(said).toEqual([]);
    expect(await executablesIn(folder)).toEqual([]);
    const left = await readdir(folder, { recursive: true });
    expect(left.filter((path) => /cosign-binary|gitleaks\.tar\.gz/.test(path))).toEqual([]);
  });

  test('is downloaded once for several askers', async () => {
    const tools = store();
    const [one, two] = await Promise.all([tools.acquire('cosign'), tools.acquire('cosign')]);
    expect(two).toBe(one);
    expect(asked.filter((path) => path.endsWith('/cosign-binary'))).toHaveLength(1);
  });

  test('takes only the one program out of the archive', async () => {
    const tool = await store().acquire('gitleaks');
    expect((await readdir(join(tool.path, '..'))).sort()).toEqual(['gitleaks', 'gitleaks.tar.gz']);
  });

  test('that holds no program is a fault', async () => {
    const empty = await tarball({ 'README.md': 'text' });
    served.set('/github/gitleaks/gitleaks/releases/download/v8.30.1/gitleaks.tar.gz', empty);
    const tools = store({}, pinsFor(empty, binary));
    await expect(tools.acquire('gitleaks')).rejects.toMatchObject(refusal('tool-failed'));
  });
});

describe.each(['the tool cache of the runner', 'cache-dir'])('an asset in %s', (place) => {
  beforeEach(async () => {
    if (place === 'cache-dir') vi.stubEnv('RUNNER_TOOL_CACHE', '');
    await store().acquire('cosign');
    asked.length = 0;
  });

  async function cached(): Promise<string> {
    const root = join(folder, place === 'cache-dir' ? 'cache' : 'tool-cache');
    const found = (await readdir(root, { recursive: true })).find((path) => path.endsWith('cosign-binary'));
    return join(root, found ?? 'nothing was cached');
  }

  test('is used without a download, even offline', async () => {
    const tool = await store({ offline: true }).acquire('cosign');
    expect(tool).toMatchObject({ origin: 'tool cache', sha256: hexOf(binary) });
    expect(asked).toEqual([]);
  });

  test('is used, and no other is added, in a run that may leave nothing there', async () => {
    const usual = workspace;
    try {
      workspace = { ...usual, store: join(folder, 'temp', 'store') };
      expect(await store().acquire('cosign')).toMatchObject({ origin: 'tool cache' });
      expect(await store().acquire('gitleaks')).toMatchObject({ origin: 'release asset' });
    } finally {
      workspace = usual;
    }
    const places = [dirname(dirname(await cached())), usual.cache];
    for (const kept of await Promise.all(places.map((root) => readdir(root, { recursive: true }))))
      expect(kept.join()).not.toContain('gitleaks');
  });

  test('is refused when it was changed', async () => {
    await writeFile(await cached(), '#!/bin/sh\nevil\n');
    const refused = store().acquire('cosign');
    await expect(refused).rejects.toMatchObject(refusal('tool-untrusted'));
    await expect(refused).rejects.toThrow('from the tool cache (');
    expect(asked).toEqual([]);
  });
});

describe('a named path', () => {
  test('is used with its hash; another version than the pinned one is told', async () => {
    const path = await program('Version: 0.70.1');
    const tool = await store({ toolPaths: { trivy: { path } } }).acquire('trivy');
    expect(tool).toMatchObject({
      version: '0.70.1',
      origin: 'named path',
      sha256: hexOf(await readFile(path)),
    });
    expect(said.join('\n')).toContain('not the pinned 0.74.0');
    expect(asked).toEqual([]);
  });

  test.each([
    ['Version: 0.69.4'],
    ['Version: v0.69.5'],
    ['Version: 0.69.6-rc1\nVulnerability DB:'],
    ['Version: 0.69.4+x'],
  ])('is refused with a compromised trivy: %s', async (answer) => {
    const refused = store({ toolPaths: { trivy: { path: await program(answer) } } }).acquire('trivy');
    await expect(refused).rejects.toMatchObject(refusal('tool-untrusted'));
    await expect(refused).rejects.toThrow('known to be compromised');
  });

  test.each([['dev'], [''], ['version is set by build process'], ['Version: latest']])(
    'is refused when it does not tell a version: %s',
    async (answer) => {
      for (const name of ['trivy', 'cosign', 'gitleaks'] as const) {
        const refused = store({ toolPaths: { [name]: { path: await program(answer) } } }).acquire(name);
        await expect(refused).rejects.toMatchObject(refusal('tool-untrusted'));
      }
    },
  );

  test('that fails or is not there is an error, and no other source is tried', async () => {
    const failing = store({ toolPaths: { cosign: { path: await program('GitVersion: v3.1.3', 'exit 1') } } });
    await expect(failing.acquire('cosign')).rejects.toMatchObject(refusal('tool-failed'));
    const missing = store({ toolPaths: { cosign: { path: join(folder, 'missing') } } });
    await expect(missing.acquire('cosign')).rejects.toMatchObject(refusal('tool-unavailable'));
    expect(asked).toEqual([]);
  });

  test('sees no token when it is asked for its version', async () => {
    vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'token-of-the-job');
    const path = await program('', `echo "Version: 1.2.3-\${ACTIONS_ID_TOKEN_REQUEST_TOKEN:-none}"`);
    expect((await store({ toolPaths: { trivy: { path } } }).acquire('trivy')).version).toBe('1.2.3-none');
  });
});

describe('without a source', () => {
  test('one message names all four and why each failed', async () => {
    const error: unknown = await store()
      .acquire('trivy')
      .catch((e: unknown) => e);
    expect(error).toMatchObject(refusal('tool-unavailable'));
    expect(String(error)).toContain(
      'trivy 0.74.0 could not be found, downloaded or built: no trivy-path was named; the tool cache does not have it;',
    );
    expect(String(error)).toContain('the release could not be downloaded (http://127.0.0.1:');
    expect(String(error)).toContain('it answered 404');
    expect(String(error)).toMatch(/; (?:trivy cannot be built|there is no Go)/);
    expect(said.join('\n')).toContain('trying the next source');
  });

  test('offline nothing is asked for', async () => {
    await expect(store({ offline: true }).acquire('cosign')).rejects.toMatchObject(
      refusal('tool-unavailable'),
    );
    expect(asked).toEqual([]);
  });

  test('a machine without Go is told so', async () => {
    vi.stubEnv('PATH', folder);
    await expect(store({ offline: true }).acquire('cosign')).rejects.toThrow('there is no Go on PATH');
  });

  test('an old Go is told so', async () => {
    await writeFile(join(folder, 'go'), '#!/bin/sh\necho go1.26.2\n', { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    await expect(store({ offline: true }).acquire('cosign')).rejects.toThrow('go1.26.2 is too old');
  });
});

describe('the mirror', () => {
  test.each([['http://mirror.example'], ['file:///etc'], ['mirror'], ['https://m.example/?a=b']])(
    'may not be %s',
    (address) => {
      expect(() => store({ toolMirror: address })).toThrow('tool-mirror');
    },
  );

  test('may ask for a login, which no message shows', async () => {
    const password = ['pass', 'word'].join('-');
    const address = mirror.replace('http://', `http://user:${password}@`);
    served.clear();
    const error: unknown = await store({ toolMirror: address })
      .acquire('cosign')
      .catch((e: unknown) => e);
    expect(`${error} ${said.join(' ')}`).not.toContain(password);
  });
});
