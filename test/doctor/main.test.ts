import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { actionDefaults } from '../rig/github/action-inputs.ts';
import { parseFileCommand } from '../rig/github/runner/file-commands.ts';
import { startRegistry, type TestRegistry } from '../rig/servers/registry.ts';

const ROOT = join(import.meta.dirname, '../..');
const ENTRY = join(ROOT, 'src/doctor/main.ts');
const PASSWORD = ['sesame', 'Xk9w2'].join('-');

let folder = '';
let registry: TestRegistry;
beforeAll(async () => {
  registry = await startRegistry({ referrers: true, auth: { username: 'ci', password: PASSWORD } });
});
afterAll(() => registry?.stop());

const ends: (() => void)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-doctor-test-'));
  await mkdir(join(folder, 'workspace/.git'), { recursive: true });
});
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await rm(folder, { recursive: true });
});

/** A server on loopback, as `host:port`. */
async function serve(answering: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answering);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Runs the doctor as a job that has everything would, but for what is given. */
async function run(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  for (const name of ['output', 'summary']) await writeFile(join(folder, name), '');
  await writeFile(join(folder, 'event.json'), JSON.stringify({ repository: { visibility: 'public' } }));
  const given = Object.entries(inputs).map(
    ([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const,
  );
  const result = await execa(process.execPath, [ENTRY], {
    cwd: folder,
    env: {
      ...{ PATH: process.env.PATH ?? '', HOME: folder, GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push' },
      ...{ GITHUB_WORKSPACE: join(folder, 'workspace'), GITHUB_EVENT_PATH: join(folder, 'event.json') },
      ...{ GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') },
      ...{ ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1/', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request' },
      ...{ GITHUB_REPOSITORY: 'acme/app', GITHUB_API_URL: (await api()).url },
      ...actionDefaults(join(ROOT, 'doctor/action.yml')),
      ...Object.fromEntries(given),
      ...env,
    },
    extendEnv: false,
    reject: false,
  });
  const outputs = parseFileCommand(await readFile(join(folder, 'output'), 'utf8'));
  const findings: { topic: string; state: string; message: string }[] = JSON.parse(outputs.findings ?? '');
  const summary = await readFile(join(folder, 'summary'), 'utf8');
  const told = findings.map(({ state, topic }) => `${state} ${topic}`);
  return {
    exitCode: result.exitCode,
    log: `${result.stdout}\n${result.stderr}`,
    state: outputs.state,
    told,
    findings,
    summary,
  };
}

/** GitHub's API, which answers with the time, and knows no environment. */
async function api() {
  const { host } = await serve((request, response) =>
    response.writeHead(request.method === 'HEAD' ? 200 : 404).end(),
  );
  return { url: `http://${host}` };
}

test('a job that has everything: nothing is told, and the image is asked about without writing', async () => {
  const image = `${registry.host}/acme/app`;
  const { exitCode, state, told, log, summary } = await run({
    image,
    'registry-username': 'ci',
    'registry-password': PASSWORD,
  });
  expect({ exitCode, state, told }, log).toEqual({ exitCode: 0, state: 'ok', told: [] });
  expect(log).toContain(`ok   registry: ${image}`);
  expect(summary).toContain('## ✅ Assay doctor: nothing is missing');
  expect(log.replace(/^::add-mask::.*$/gm, '')).not.toContain(PASSWORD);
});

test('everything that is missing is told at once, and the step fails', async () => {
  await writeFile(join(folder, 'workspace/.git/shallow'), '');
  const { exitCode, state, told, summary } = await run(
    { image: `${registry.host}/acme/app`, environment: 'production', 'github-token': 'job-token' },
    { ACTIONS_ID_TOKEN_REQUEST_URL: '', NODE_EXTRA_CA_CERTS: join(folder, 'none.pem') },
  );
  expect({ exitCode, state }).toEqual({ exitCode: 1, state: 'fail' });
  expect(told).toEqual(['fail network', 'fail token', 'fail checkout', 'fail registry', 'fail environment']);
  expect(summary).toContain('fetch-depth: 0');
});

test('what defeats the gate in the workflows is told with its line', async () => {
  await mkdir(join(folder, 'workspace/.github/workflows'), { recursive: true });
  const workflow =
    'on: push\njobs:\n  a:\n    runs-on: x\n    permissions: write-all\n    steps: [{ uses: acme/assay@v1 }]\n';
  await writeFile(join(folder, 'workspace/.github/workflows/ship.yml'), workflow);
  const { exitCode, state, findings } = await run({});
  expect({ exitCode, state }).toEqual({ exitCode: 0, state: 'warn' });
  expect(findings.map(({ message }) => message).join('\n')).toMatch(/^\.github\/workflows\/ship\.yml:\d+: /m);
});

test('on a command line it tells of this machine, and of an image', async () => {
  const env = { PATH: process.env.PATH ?? '', HOME: folder, GITHUB_API_URL: (await api()).url };
  const { exitCode, stdout } = await execa(process.execPath, [ENTRY, `${registry.host}/acme/app`], {
    ...{ cwd: join(folder, 'workspace'), env, extendEnv: false, reject: false },
  });
  expect(exitCode, stdout).toBe(1);
  expect(stdout).toMatch(/^ok {3}node: Node v24/m);
  expect(stdout).toMatch(/^fail registry: .*refuses to read/m);
});

test.each([['ghcr.io/acme/app@'], ['--help'], ['ghcr.io/acme/app', 'ghcr.io/acme/web']])(
  'on a command line %s is an error that says how it is used',
  async (...operands) => {
    const env = { PATH: process.env.PATH ?? '', HOME: folder };
    const { exitCode, stdout } = await execa(process.execPath, [ENTRY, ...operands], {
      ...{ cwd: folder, env, extendEnv: false, reject: false },
    });
    expect(exitCode, stdout).toBe(1);
    expect(stdout).toMatch(/^input-invalid: .*usage: node dist\/js\/doctor\.js \[IMAGE\]$/m);
  },
);

test.each([
  ['https://fulcio.sigstore.dev', ['fail log']],
  ['https://fulcio.example.com', []],
])('a signing configuration with %s is judged by what it names', async (url, expected) => {
  const config = join(folder, 'signing-config.json');
  await writeFile(config, JSON.stringify({ caUrls: [{ url }] }));
  const { told } = await run({ 'signing-config': config }, { GITHUB_SERVER_URL: 'https://git.example.com' });
  expect(told.filter((one) => one.endsWith(' log'))).toEqual(expected);
});

test.each([
  [{ 'signing-config': '/nowhere.json' }],
  [{ 'public-log': 'deny' }],
  [{ image: 'ghcr.io/acme/app@' }],
])('a wrong input is an error: %j', async (inputs) => {
  const { exitCode, state } = await run(inputs);
  expect({ exitCode, state }).toEqual({ exitCode: 1, state: 'fail' });
});

test('a variable that names no proxy is told', async () => {
  const { told } = await run(
    {},
    { HTTP_PROXY: 'socks5://proxy.example', GITHUB_API_URL: 'http://api.example' },
  );
  expect(told).toContain('fail network');
});

test('a wrong input is an error', async () => {
  const { exitCode, state } = await run({ signer: 'gpg' });
  expect({ exitCode, state }).toEqual({ exitCode: 1, state: 'fail' });
});
