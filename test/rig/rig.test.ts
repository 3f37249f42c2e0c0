import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rigFolder } from './folder.ts';
import { runWorkflow } from './github/act.ts';
import { runAction } from './github/run-action.ts';
import { canBuildDockerfiles } from './images/buildah-image.ts';
import {
  cleanImage,
  type ImageLayout,
  leakyImage,
  pushLayout,
  twoPlatformIndex,
  vulnerableImage,
} from './images/images.ts';
import { makeDatabase, type TestDatabase } from './images/vulnerability-db.ts';
import { startRegistry } from './servers/registry.ts';
import { RepositoryClient } from './servers/registry-client.ts';
import { startSigstore, type TestSigstore } from './sigstore/sigstore.ts';
import { buildTools } from './tools/build.ts';

const BUILD_MS = 30 * 60_000;
const TOOLS = [
  'trivy',
  'cosign',
  'registry',
  'distribution',
  'fulcio',
  'rekor',
  'tsa',
  'trivy-db',
  'act',
] as const;

const engines = (await canBuildDockerfiles()) ? (['node', 'dockerfile'] as const) : (['node'] as const);

let tools: Record<(typeof TOOLS)[number], string>;
let folder: string;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  tools = await buildTools(TOOLS, console.log);
  folder = await rigFolder('test');
}, BUILD_MS);

afterAll(async () => {
  await Promise.all(ends.map((end) => end()));
  await rm(folder, { recursive: true, force: true });
});

async function registry(options: Parameters<typeof startRegistry>[0]) {
  const started = await startRegistry(options);
  ends.push(started.stop);
  return started;
}

describe.each([{ referrers: true }, { referrers: false }])('registry, referrers API: $referrers', (kind) => {
  test('gives back what was pushed, and takes it away', async () => {
    const { host } = await registry(kind);
    const layout = await cleanImage(join(folder, `pushed-${kind.referrers}`), { engine: 'node' });

    const reference = await pushLayout(layout, `${host}/shop/app:1.0`);

    expect(reference).toBe(`${host}/shop/app@${layout.digest}`);
    const repository = new RepositoryClient(host, 'shop/app');
    expect((await repository.manifest('1.0'))?.digest).toBe(layout.digest);
    expect((await repository.manifest(layout.digest))?.mediaType).toBe(layout.mediaType);
    await repository.deleteManifest(layout.digest);
    expect(await repository.manifest(layout.digest)).toBeUndefined();
  });

  test('has the referrers API or has it not', async () => {
    const { host } = await registry(kind);
    const layout = await cleanImage(join(folder, `referrers-${kind.referrers}`), { engine: 'node' });
    await pushLayout(layout, `${host}/app:1`);

    const answer = await new RepositoryClient(host, 'app').request('GET', `/referrers/${layout.digest}`);

    expect(answer.status).toBe(kind.referrers ? 200 : 404);
  });

  test('demands the user and password that it was started with', async () => {
    const auth = { username: 'robot', password: ['pass', 'word'].join('-') };
    const { host } = await registry({ ...kind, auth });
    const ping = (client: RepositoryClient) => client.request('GET', `http://${host}/v2/`);

    expect((await ping(new RepositoryClient(host, 'app'))).status).toBe(401);
    expect((await ping(new RepositoryClient(host, 'app', { ...auth, password: 'other' }))).status).toBe(401);
    expect((await ping(new RepositoryClient(host, 'app', auth))).status).toBe(200);
  });
});

test('a server ends with the process that started it, even when that one is killed', async () => {
  const script = join(folder, 'starts-a-registry.ts');
  const rig = new URL('servers/registry.ts', import.meta.url).href;
  await writeFile(
    script,
    `const { startRegistry } = await import('${rig}');
     console.log((await startRegistry({ referrers: true })).url);
     setInterval(() => {}, 1000);`,
  );
  const starter = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = (await once(createInterface(starter.stdout), 'line')) as [string];
  expect((await fetch(`${url}/v2/`)).status).toBe(200);

  starter.kill('SIGKILL');

  await expect
    .poll(
      () =>
        fetch(`${url}/v2/`).then(
          () => 'alive',
          () => 'gone',
        ),
      { timeout: 5000, interval: 50 },
    )
    .toBe('gone');
});

describe('sigstore', () => {
  let sigstore: TestSigstore;
  const identity = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';

  beforeAll(async () => {
    sigstore = await startSigstore();
    ends.push(sigstore.stop);
  }, 60_000);

  test('answers the token request of a job with the claims that were asked for', async () => {
    const env = sigstore.environment({ ref: 'refs/tags/v1', run_id: '7' });
    const ask = (token: string | undefined) =>
      fetch(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sigstore`, {
        headers: { authorization: `Bearer ${token}` },
      });

    const { value } = (await (await ask(env.ACTIONS_ID_TOKEN_REQUEST_TOKEN)).json()) as { value: string };

    const claims = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({
      iss: sigstore.issuer.url,
      aud: 'sigstore',
      ref: 'refs/tags/v1',
      run_id: '7',
      job_workflow_ref: 'acme/shop/.github/workflows/release.yml@refs/tags/v1',
    });
    expect(env).toMatchObject({ GITHUB_REF: 'refs/tags/v1', GITHUB_RUN_ID: '7', GITHUB_REF_TYPE: 'tag' });
    expect((await ask('another')).status).toBe(401);
  });

  test.each([{ referrers: true }, { referrers: false }])(
    'signs for a workflow, and cosign verifies that identity and no other (referrers API: $referrers)',
    async (kind) => {
      const { host } = await registry(kind);
      const layout = await cleanImage(join(folder, `signed-${kind.referrers}`), { engine: 'node' });
      const image = await pushLayout(layout, `${host}/app:1`);
      const cosign = (...args: string[]) =>
        execa(
          tools.cosign,
          [...args, '--trusted-root', sigstore.trustedRoot, '--allow-http-registry', image],
          {
            env: { HOME: folder, TUF_ROOT: join(folder, 'tuf') },
            extendEnv: false,
            reject: false,
          },
        );
      const verify = (name: string) =>
        cosign(
          ...['verify', '--certificate-identity', name, '--certificate-oidc-issuer', sigstore.issuer.url],
          ...['--insecure-ignore-sct', '--use-signed-timestamps'],
        );

      const token = sigstore.issuer.token();
      const signed = await cosign(
        ...['sign', '--signing-config', sigstore.signingConfig, '--identity-token', token, '--yes'],
      );

      expect(signed.stderr).toContain(`Pushing signature to: ${host}/app`);
      expect(signed.exitCode).toBe(0);
      expect((await verify(identity)).exitCode).toBe(0);
      expect((await verify(identity.replace('main', 'other'))).exitCode).not.toBe(0);
      expect(await new RepositoryClient(host, 'app').referrers(layout.digest)).toHaveLength(1);
    },
    20_000,
  );
});

describe('vulnerability database and images', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await makeDatabase();
    ends.push(database.stop);
  }, 60_000);

  async function scan(layout: ImageLayout, cacheDir = database.cacheDir): Promise<Report> {
    const { stdout } = await execa(
      tools.trivy,
      [
        ...['image', '--input', layout.dir, '--cache-dir', cacheDir, '--cache-backend', 'memory'],
        ...['--scanners', 'vuln,secret', '--list-all-pkgs', '--format', 'json', '--quiet'],
        ...['--skip-db-update', '--skip-java-db-update', '--offline-scan', '--skip-version-check'],
        '--disable-telemetry',
      ],
      { cwd: folder, env: { HOME: folder, TMPDIR: folder }, extendEnv: false },
    );
    return JSON.parse(stdout) as Report;
  }

  test.each(engines)(
    'trivy finds exactly the planted advisories, offline (%s)',
    async (engine) => {
      const clean = await scan(await cleanImage(join(folder, `clean-${engine}`), { engine }));
      const vulnerable = await scan(await vulnerableImage(join(folder, `vulnerable-${engine}`), { engine }));

      expect(clean.Metadata.OS.Family).toBe('debian');
      expect(found(clean)).toEqual([]);
      expect(found(vulnerable)).toEqual([
        'CVE-2020-28168 axios MEDIUM',
        'CVE-2020-28500 lodash MEDIUM',
        'CVE-2021-23337 lodash HIGH',
        'CVE-2021-3749 axios HIGH',
        'CVE-2021-44906 minimist CRITICAL',
        'CVE-2024-47764 cookie LOW',
      ]);
    },
    300_000,
  );

  test('a secret that a later layer takes away is still in the image', async () => {
    const secret = ['ghp', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5'].join('_');

    const leaky = await scan(await leakyImage(join(folder, 'leaky'), secret, { engine: 'node' }));

    expect(leaky.Results.flatMap((result) => result.Secrets ?? []).map((one) => one.RuleID)).toEqual([
      'github-pat',
    ]);
  });

  test('an index has two platforms and their attestation manifests', async () => {
    const { host } = await registry({ referrers: true });
    const layout = await twoPlatformIndex(join(folder, 'index'));
    await pushLayout(layout, `${host}/app:1`);

    const pushed = await new RepositoryClient(host, 'app').manifest('1');

    const index = JSON.parse(Buffer.from(pushed?.bytes ?? '').toString()) as { manifests: IndexEntry[] };
    expect(pushed?.digest).toBe(layout.digest);
    const [amd64, arm64] = index.manifests;
    expect(index.manifests.map((entry) => `${entry.platform.os}/${entry.platform.architecture}`)).toEqual([
      ...['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown'],
    ]);
    expect(index.manifests.map((entry) => entry.annotations?.['vnd.docker.reference.digest'])).toEqual([
      ...[undefined, undefined, amd64?.digest, arm64?.digest],
    ]);
    expect((await scan(layout)).Results.length).toBeGreaterThan(0);
  });

  test('trivy downloads the database that was pushed, with its date', async () => {
    const { host } = await registry({ referrers: true });
    const old = await makeDatabase({ updatedAt: new Date('2026-02-03T04:05:06Z') });
    ends.push(old.stop);
    const cacheDir = join(folder, 'downloaded');

    const reference = await old.push(host);
    await execa(
      tools.trivy,
      ['image', '--download-db-only', '--cache-dir', cacheDir, '--db-repository', reference, '--quiet'],
      { env: { HOME: folder, TMPDIR: folder }, extendEnv: false },
    );

    const metadata = JSON.parse(await readFile(join(cacheDir, 'db', 'metadata.json'), 'utf8'));
    expect(metadata.UpdatedAt).toBe('2026-02-03T04:05:06Z');
    const image = await vulnerableImage(join(folder, 'for-download'), { engine: 'node' });
    expect(found(await scan(image, cacheDir))).toHaveLength(6);
  });
});

describe('actions and workflows', () => {
  let repository: string;

  beforeAll(async () => {
    repository = join(folder, 'repository');
    await mkdir(join(repository, 'greet'), { recursive: true });
    await writeFile(
      join(repository, 'greet', 'action.yml'),
      `name: greet
inputs:
  who: { required: true }
  fail-on: { default: "critical,high" }
outputs:
  greeting: { description: two lines }
runs: { using: node24, main: greet.mjs }
`,
    );
    await writeFile(
      join(repository, 'greet', 'greet.mjs'),
      `import { appendFileSync } from 'node:fs';
const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, GITHUB_ENV, INPUT_WHO, NOTE } = process.env;
appendFileSync(GITHUB_OUTPUT, 'greeting<<END\\nhello\\n' + INPUT_WHO + '\\nEND\\nother=1\\n');
appendFileSync(GITHUB_STEP_SUMMARY, '# ' + process.env['INPUT_FAIL-ON']);
appendFileSync(GITHUB_ENV, 'A=1\\n');
console.log(process.version.split('.')[0], NOTE);
process.exitCode = 3;
`,
    );
    await writeFile(
      join(repository, 'ci.yml'),
      `on: push
jobs:
  first:
    runs-on: ubuntu-latest
    outputs: { greeting: "\${{ steps.greet.outputs.greeting }}" }
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8
      - { id: greet, uses: ./greet, with: { who: world }, continue-on-error: true }
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - run: test "\${{ needs.first.outputs.greeting }}" = "$(printf 'hello\\nworld')" && test "$SHA" = "$GITHUB_SHA"
      - run: exit 4
        if: env.BREAK
`,
    );
  });

  test('an action runs as on a runner, and what it left can be read', async () => {
    const result = await runAction({
      action: join(repository, 'greet'),
      inputs: { who: 'world' },
      env: { NOTE: 'a "note"' },
    });
    ends.push(result.remove);

    expect(result).toMatchObject({
      exitCode: 3,
      stdout: 'v24 a "note"',
      outputs: { greeting: 'hello\nworld', other: '1' },
      summary: '# critical,high',
      environmentFile: 'A=1\n',
      pathFile: '',
    });
  });

  test.each([
    { extra: {}, exitCode: 0 },
    { extra: { BREAK: 'yes' }, exitCode: 1 },
  ])(
    'a workflow with checkout, a local action and needs ends with $exitCode',
    async ({ extra, exitCode }) => {
      const result = await runWorkflow({
        workflowFile: join(repository, 'ci.yml'),
        repository,
        env: (sha) => ({ SHA: sha, NOTE: 'a "note"', ...extra }),
      });

      expect(result.log).toContain('v24 a "note"');
      expect(result.exitCode, result.log).toBe(exitCode);
    },
    30_000,
  );
});

interface Report {
  readonly Metadata: { readonly OS: { readonly Family: string } };
  readonly Results: readonly {
    readonly Vulnerabilities?: readonly { VulnerabilityID: string; PkgName: string; Severity: string }[];
    readonly Secrets?: readonly { RuleID: string }[];
  }[];
}

interface IndexEntry {
  readonly digest: string;
  readonly platform: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

function found(report: Report): string[] {
  return report.Results.flatMap((result) => result.Vulnerabilities ?? [])
    .map((one) => `${one.VulnerabilityID} ${one.PkgName} ${one.Severity}`)
    .sort();
}
