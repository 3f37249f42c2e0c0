import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readInputs } from '../../src/check/inputs.ts';
import { AssayError } from '../../src/domain/reason.ts';
import { imageNameOf } from '../../src/domain/run/alert-category.ts';
import { actionDefaults } from '../rig/github/action-inputs.ts';

let workspace = '';
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'assay-inputs-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

/** Reads the action's own defaults with some inputs given, without a source, as the runner hands them over. */
function read(inputs: Record<string, string>, env: Record<string, string> = {}) {
  const { requests, settings } = readAll(inputs, env);
  return { request: requests[0], settings };
}

function readAll(inputs: Record<string, string>, env: Record<string, string> = {}) {
  return readInputs(
    { ...actionDefaults(), INPUT_SOURCE: '', ...env, GITHUB_WORKSPACE: workspace, ...asVariables(inputs) },
    () => ({}),
  );
}

function asVariables(inputs: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

function faultsOf(inputs: Record<string, string>, env: Record<string, string> = {}): string[] {
  try {
    read(inputs, env);
    return [];
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return error.reasons.map(({ message }) => message);
  }
}

const IMAGE = { image: 'registry.example/app:1' };

describe('an input that holds a credential is named, and its text is not shown', () => {
  const PASSWORD = ['hun', 'ter2-Xk9'].join('');
  const PEM = ['-----BEGIN ENCRYPTED SIGSTORE', ' PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END'].join('');

  test.each([
    ['key', { signer: 'key', key: PEM }, 'MIIEvQIBADANBgkq'],
    ['key', { signer: 'key', key: `env://${PEM}` }, 'MIIEvQIBADANBgkq'],
    ['key', { signer: 'key', key: PEM.replaceAll('\n', ' ') }, 'MIIEvQIBADANBgkq'],
    ['key', { signer: 'key', key: Buffer.from(PEM).toString('base64').replaceAll('=', '') }, 'LS0tLS1CRUdJ'],
    ['key', { key: PEM }, 'MIIEvQIBADANBgkq'],
    ['tool-mirror', { 'tool-mirror': `http://ci:${PASSWORD}@mirror.example/x` }, PASSWORD],
    ['tool-mirror', { 'tool-mirror': `ci:${PASSWORD}@mirror.example` }, PASSWORD],
    ['db-repository', { 'db-repository': `a.example/db:2\nci:${PASSWORD}@b.example/db:2` }, PASSWORD],
    ['java-db-repository', { 'java-db-repository': `https://${PASSWORD}@b.example/db` }, PASSWORD],
    ['image', { image: `https://ci:${PASSWORD}@registry.example/app` }, PASSWORD],
    ['push-to', { 'push-to': `ci:${PASSWORD}@registry.example/app` }, PASSWORD],
    ['compare-to', { 'compare-to': `ci:${PASSWORD}@registry.example/app` }, PASSWORD],
    ['policy', { policy: `https://ci:${PASSWORD}@github.com/a/b/c@main` }, PASSWORD],
    ['signing-config', { 'signing-config': `https://ci:${PASSWORD}@x/y`, 'trusted-root': '/none' }, PASSWORD],
    ['trivy-path', { 'trivy-path': `https://ci:${PASSWORD}@x/trivy` }, PASSWORD],
    ['trivy-server', { 'trivy-server': `https://ci:${PASSWORD}@trivy.example` }, PASSWORD],
    ['trivy-server', { 'trivy-server': `https://:${PASSWORD}@trivy.example:4954` }, PASSWORD],
    ['audit-url', { 'audit-url': `http://ci:${PASSWORD}@siem.example/?key=1` }, PASSWORD],
  ])('%s: %j', (name, inputs, secret) => {
    const faults = faultsOf({ ...IMAGE, ...inputs });
    expect(faults).toContainEqual(expect.stringContaining(`input \`${name}\`: `));
    expect(faults.join('\n')).not.toContain(secret);
    // What is to be done is told all the same.
    expect(faults.join('\n').length).toBeGreaterThan(30);
  });

  test('what is only wrong is quoted', () => {
    expect(faultsOf({ image: 'registry.example/App:1@sha256:12' }).join()).toContain('"sha256:12"');
    expect(faultsOf({ ...IMAGE, 'tool-mirror': 'http://mirror.example/x' }).join()).toContain(
      '"http://mirror.example/x"',
    );
    expect(faultsOf({ ...IMAGE, signer: 'key', key: 'cosign.key' }).join()).toContain('/cosign.key');
  });
});

test('only the image is required', () => {
  const { request } = read(IMAGE);
  expect(request.policy).toEqual({ folder: workspace, overrides: {} });
  expect(request.signer).toEqual({ kind: 'keyless', publicLog: false });
  expect(request.platforms).toEqual([]);
  expect(request.database.repositories).toEqual([
    'mirror.gcr.io/aquasec/trivy-db:2',
    'ghcr.io/aquasecurity/trivy-db:2',
  ]);
});

test('an image of a layout or archive is named behind the longest path that is there', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  writeFileSync(join(workspace, 'at 12:30.tar'), '');
  const subjectOf = (image: string) => read({ image }).request.subject;
  const file = join(workspace, 'at 12:30.tar');
  expect(subjectOf('archive:at 12:30.tar')).toEqual({ kind: 'archive', file });
  expect(subjectOf('archive:at 12:30.tar:team/app:1')).toEqual({ kind: 'archive', file, tag: 'team/app:1' });
  expect(subjectOf(`archive:${file}@${digest}`)).toEqual({ kind: 'archive', file, digest });
});

test('the path of a tool can name the hash that its file must have', () => {
  const sha256 = 'a'.repeat(64);
  const path = join(workspace, 'trivy@work');
  writeFileSync(path, '');
  const pathOf = (text: string) => read({ ...IMAGE, 'trivy-path': text }).settings.toolPaths.trivy;
  expect(pathOf('trivy@work')).toEqual({ path });
  expect(pathOf(`trivy@work@sha256:${sha256}`)).toEqual({ path, sha256 });
  expect(pathOf(`${path}@sha256:${sha256.toUpperCase()}`)).toEqual({ path, sha256 });
  for (const hash of ['', 'a', `${sha256}a`, 'g'.repeat(64)])
    expect(faultsOf({ ...IMAGE, 'trivy-path': `${path}@sha256:${hash}` })).toEqual([
      'input `trivy-path`: after `@sha256:` there must be the 64 hexadecimal digits of the hash of the file',
    ]);
});

test('all faults are reported at once, each naming its input', () => {
  const faults = faultsOf({
    image: '',
    'fail-on': 'critical,sever',
    signer: 'gpg',
    'db-max-age': 'soon',
    offline: 'yes',
  });
  for (const name of ['image', 'fail-on', 'signer', 'db-max-age', 'offline']) {
    expect(faults.some((fault) => fault.startsWith(`input \`${name}\`:`))).toBe(true);
  }
});

describe('a value that could be misread is refused', () => {
  test.each([
    [{ 'fail-on': ',' }, 'at least one severity'],
    [{ enforce: 'Block' }, 'block, warn'],
    [{ summary: '1' }, 'false, true'],
    [{ platform: 'amd64' }, 'linux/amd64'],
    [{ 'db-max-age': '48' }, '48h'],
    [{ 'signing-config': 'x.json' }, 'needs both'],
    [{ key: 'cosign.key' }, 'set `signer: key`'],
    [{ signer: 'key' }, 'needs a key'],
    [{ 'registry-username': 'me' }, 'both the user name and the password'],
    [{ 'push-to': `registry.example/app@sha256:${'a'.repeat(64)}` }, 'contains a digest'],
    [{ 'push-to': 'registry.example/app:1' }, 'already is'],
    [{ 'compare-to': 'not an image' }, 'compare-to'],
    [{ 'compare-to': 'registry.example/app:0', evidence: 'assay' }, 'nothing is scanned'],
    [{ 'tool-mirror': 'http://mirror.example' }, 'https'],
    [{ 'trivy-path': 'nowhere/trivy' }, 'no file'],
    [{ source: 'nowhere' }, 'no folder'],
  ])('%j', (inputs, part) => {
    const [fault] = faultsOf({ ...IMAGE, ...inputs });
    expect(fault).toContain(part);
  });
});

describe('a server whose tokens the public Sigstore does not take', () => {
  const ghes = { GITHUB_SERVER_URL: 'https://git.example.com', GITHUB_EVENT_NAME: 'push' };
  const own = { 'signing-config': 'config.json', 'trusted-root': 'root.json' };
  beforeEach(() => {
    for (const name of Object.values(own)) writeFileSync(join(workspace, name), '{}');
  });

  test.each([
    ['GHES', ghes],
    ['GHES, another event that signs', { ...ghes, GITHUB_EVENT_NAME: 'schedule' }],
    ['GHE.com', { ...ghes, GITHUB_SERVER_URL: 'https://acme.ghe.com' }],
    ['a name that only begins so', { ...ghes, GITHUB_SERVER_URL: 'https://github.com.example.com' }],
    ['no TLS', { ...ghes, GITHUB_SERVER_URL: 'http://github.com' }],
    ['no address', { ...ghes, GITHUB_SERVER_URL: 'github.com' }],
  ])('%s is refused at once, and told what to do', (_name, env) => {
    expect(faultsOf(IMAGE, env)).toEqual([expect.stringMatching(/signing-config.*signer: key/)]);
    expect(faultsOf(IMAGE, env).join()).toContain(env.GITHUB_SERVER_URL);
  });

  test.each([
    ['with a Sigstore of its own', { ...IMAGE, ...own }, ghes],
    ['where nothing is signed', { ...IMAGE, signer: 'none' }, ghes],
    ['for a pull request, which signs nothing', IMAGE, { ...ghes, GITHUB_EVENT_NAME: 'pull_request' }],
    ['for a layout that goes nowhere', { image: 'oci:dir' }, ghes],
    ['github.com', IMAGE, { ...ghes, GITHUB_SERVER_URL: 'https://github.com' }],
    ['github.com, as some write it', IMAGE, { ...ghes, GITHUB_SERVER_URL: 'https://GitHub.com/' }],
    ['a runner that does not say', IMAGE, { ...ghes, GITHUB_SERVER_URL: '' }],
  ])('no fault %s', (_name, inputs, env) => {
    expect(() => read(inputs, env)).not.toThrow();
  });

  test('a layout that is pushed is signed, and refused', () => {
    const inputs = { image: 'oci:dir', 'push-to': 'registry.example/app:1' };
    expect(faultsOf(inputs, ghes)).toHaveLength(1);
  });
});

test('the public log is allowed by one word', () => {
  expect(read({ ...IMAGE, 'public-log': 'allow' }).request.signer).toEqual({
    kind: 'keyless',
    publicLog: true,
  });
  for (const text of ['true', 'yes', 'deny', 'Allow'])
    expect(faultsOf({ ...IMAGE, 'public-log': text })).toEqual([
      expect.stringContaining(`"${text}" is neither \`allow\` nor empty`),
    ]);
});

test('a key that cannot be there is named before anything runs', () => {
  expect(faultsOf({ ...IMAGE, signer: 'key', key: 'no.key' })).toEqual([
    expect.stringContaining(join(workspace, 'no.key')),
  ]);
  expect(faultsOf({ ...IMAGE, signer: 'key', key: 'env://NOT_THERE' })).toEqual([
    expect.stringContaining('NOT_THERE'),
  ]);
  writeFileSync(join(workspace, 'a.key'), '');
  expect(read({ ...IMAGE, signer: 'key', key: 'a.key' }).request.signer).toMatchObject({
    key: join(workspace, 'a.key'),
  });
});

describe('the source', () => {
  const told = (inputs: Record<string, string> = {}) => faultsOf({ ...IMAGE, source: '.', ...inputs });

  test('is the workspace or a folder of it, and none where the input is empty', () => {
    writeFileSync(join(workspace, 'a.txt'), '');
    mkdirSync(join(workspace, 'src/app'), { recursive: true });
    writeFileSync(join(workspace, 'src/app/b.txt'), '');
    expect(read({ ...IMAGE, source: '.' }).request.source).toEqual({ folder: workspace, path: '' });
    expect(read({ ...IMAGE, source: 'src' }).request.source).toEqual({
      folder: join(workspace, 'src'),
      path: 'src',
    });
    expect(read({ ...IMAGE, source: '' }).request.source).toBeUndefined();
  });

  test('that holds nothing was asked for and cannot be looked at', () => {
    for (const make of [() => undefined, () => mkdirSync(join(workspace, 'a/b'), { recursive: true })]) {
      make();
      const [fault, ...more] = told();
      expect(more).toEqual([]);
      expect(fault).toMatch(/^input `source`: .*contains no files; add actions\/checkout before this step/);
      expect(fault).toContain('`source: ""`');
    }
    expect(told({ source: 'a' })[0]).toContain('contains no files');
    expect(told({ source: '' })).toEqual([]);
  });

  test('is not there by the evidence of an earlier step alone', () => {
    mkdirSync(join(workspace, 'out/assay'), { recursive: true });
    writeFileSync(join(workspace, 'out/assay/report.json'), '{}');
    expect(told({ 'output-dir': 'out/assay' })[0]).toContain('contains no files');
    expect(told({ 'output-dir': 'out/assay-gate' })).toEqual([]);
  });

  test('is a repository without files too', () => {
    mkdirSync(join(workspace, '.git'));
    expect(told()).toEqual([]);
  });

  test('may be a link within the workspace, and none that leads out of it, in the middle neither', () => {
    const outside = mkdtempSync(join(tmpdir(), 'assay-outside-'));
    try {
      mkdirSync(join(outside, 'app'));
      writeFileSync(join(outside, 'app/a.txt'), '');
      mkdirSync(join(workspace, 'app'));
      writeFileSync(join(workspace, 'app/a.txt'), '');
      symlinkSync(join(outside, 'app'), join(workspace, 'out'));
      symlinkSync(outside, join(workspace, 'middle'));
      symlinkSync('app', join(workspace, 'in'));
      for (const source of ['out', 'middle/app', './middle/../out'])
        expect(told({ source })[0]).toMatch(/^input `source`: .*leads out of the workspace/);
      expect(read({ ...IMAGE, source: 'in' }).request.source).toEqual({
        folder: join(workspace, 'app'),
        path: 'app',
      });
      // Named by the workflow, and not by the checkout.
      expect(read({ ...IMAGE, source: join(outside, 'app') }).request.source).toEqual({
        folder: join(outside, 'app'),
        path: '',
      });
      symlinkSync(workspace, join(outside, 'work'));
      const env = { ...actionDefaults(), GITHUB_WORKSPACE: join(outside, 'work'), INPUT_SOURCE: 'app' };
      const {
        requests: [request],
      } = readInputs({ ...env, ...asVariables(IMAGE) }, () => ({}));
      expect(request.source).toEqual({ folder: join(outside, 'work/app'), path: 'app' });
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});

test('the policy is a file of the workspace or a commit of another repository', () => {
  const wish = (policy: string) => read({ ...IMAGE, policy }).request.policy;
  const commit = 'a'.repeat(40);
  expect(wish('ci/assay.yml')).toEqual({ folder: workspace, path: 'ci/assay.yml', overrides: {} });
  expect(wish(join(workspace, 'a.yml'))).toMatchObject({ path: 'a.yml' });
  expect(wish(`acme/policies/teams/web.yml@${commit}`)).toEqual({
    folder: workspace,
    central: { repository: 'acme/policies', path: 'teams/web.yml', commit },
    overrides: {},
  });
});

test.each([
  ['../assay.yml', 'not a file in the workspace'],
  ['/etc/assay.yml', 'not a file in the workspace'],
  ['.', 'not a file in the workspace'],
  ['acme/policies/assay.yml@main', 'a branch or tag can move'],
  [`acme/policies/assay.yml@${'a'.repeat(39)}`, '40 hex digits'],
  [`acme/policies@${'a'.repeat(40)}`, 'owner/repo/path@<commit SHA>'],
  [`acme/policies/../x.yml@${'a'.repeat(40)}`, 'not the path'],
])('the policy cannot be %s', (policy, part) => {
  const faults = faultsOf({ ...IMAGE, policy });
  expect(faults).toEqual([expect.stringContaining(part)]);
  expect(faults[0]).toMatch(/^input `policy`:/);
});

test('inputs that are given are all that is said of the policy', () => {
  const inputs = { 'fail-on': 'low,CRITICAL', enforce: 'warn', 'db-max-age': '2d' };
  expect(read({ ...IMAGE, ...inputs }).request.policy.overrides).toEqual({
    failOn: ['critical', 'low'],
    enforce: 'warn',
    databaseMaxAgeMs: 172_800_000,
  });
});

describe('a trivy server', () => {
  const SERVER = { 'trivy-server': 'https://trivy.example' };

  test('is asked with its token', () => {
    const { request } = read({ ...IMAGE, ...SERVER, 'trivy-server-token': 'a token' });
    expect(request.database.server).toEqual({ url: 'https://trivy.example', token: 'a token' });
    expect(read(IMAGE).request.database.server).toBeUndefined();
  });

  test.each([
    [{ 'trivy-server': 'http://trivy.example' }, 'not an https address'],
    [{ 'trivy-server': 'https://trivy.example/?key=1' }, 'not an https address'],
    [{ 'trivy-server-token': 'a token' }, '`trivy-server-token` is set, but the server is not'],
    [{ ...SERVER, offline: 'true' }, '`offline` is set'],
  ])('is refused: %j', (inputs, why) => {
    expect(faultsOf({ ...IMAGE, ...inputs })).toEqual([expect.stringContaining(why)]);
  });
});

describe("GitHub's cache", () => {
  const job = {
    ...{ RUNNER_ENVIRONMENT: 'github-hosted', ACTIONS_RESULTS_URL: 'https://results.example/' },
    ...{ ACTIONS_RUNTIME_TOKEN: 'x', ACTIONS_CACHE_SERVICE_V2: 'true' },
  };

  test('is used on runners of GitHub, unless the input or `offline` says otherwise', () => {
    const uses = (inputs: Record<string, string>, env = {}) =>
      read({ ...IMAGE, ...inputs }, env).settings.cache;
    expect([uses({}), uses({}, job), uses({ cache: 'true' })]).toEqual([false, true, true]);
    expect([uses({ cache: 'false' }, job), uses({ offline: 'true' }, job)]).toEqual([false, false]);
    expect(faultsOf({ ...IMAGE, cache: 'yes' })).toEqual([expect.stringContaining('`cache`')]);
  });
});

describe('a secret that is part of the name of the image', () => {
  const RUNNER = { GITHUB_ACTIONS: 'true' };
  const login = (password: string) => ({ 'registry-username': 'ci', 'registry-password': password });

  test.each([
    ['registry-password', { ...IMAGE, ...login('app') }, 'image'],
    ['registry-password', { ...IMAGE, ...login('registry.example/app:1') }, 'image'],
    ['registry-password', { ...IMAGE, ...login('stable'), 'push-to': 'other.example/app:stable' }, 'push-to'],
    ['github-token', { ...IMAGE, 'github-token': 'example' }, 'image'],
  ])('is refused as `%s`: no other job would get the image', (name, inputs, place) => {
    const [fault = '', ...others] = faultsOf(inputs, RUNNER);
    expect(others).toEqual([]);
    expect(fault).toContain(`input \`${name}\`: its value is part of \`${place}\``);
    expect(fault).toContain('drops every output');
  });

  test("is nobody's loss without a runner, nor where it stands elsewhere", () => {
    expect(faultsOf({ ...IMAGE, ...login('app') })).toEqual([]);
    expect(
      faultsOf({ ...IMAGE, ...login('sesame-7'), 'db-repository': 'sesame-7.example/db:2' }, RUNNER),
    ).toEqual([]);
    expect(faultsOf(IMAGE, RUNNER)).toEqual([]);
  });
});

describe('an input that is nearly right says what to write', () => {
  test.each([
    ['capital letters', { image: 'ghcr.io/Acme/App:1' }, /write it in lower case, "acme\/app"/],
    ['nothing after @', { image: 'ghcr.io/acme/app@' }, /nothing after "@".*`id`/],
    ['a short digest', { image: `ghcr.io/acme/app@sha256:${'a'.repeat(61)}` }, /61 of 64 digits/],
    ['a comment', { image: '# the shop\nghcr.io/a/b:1' }, /line 1: it contains a comment \(`#`\)/],
    ['a comment behind', { image: 'ghcr.io/a/b:1 # the shop' }, /it contains a comment/],
    ['a list of YAML', { image: '- ghcr.io/a/b:1\n- ghcr.io/a/c:1' }, /line 2: it is a list of YAML or JSON/],
    ['a list of JSON', { image: '["ghcr.io/a/b:1","ghcr.io/a/c:1"]' }, /it is a list of YAML or JSON/],
    ['several tags', { image: 'ghcr.io/a/b:1 ghcr.io/a/b:latest' }, /2 images are given in one line/],
    [
      'several tags with commas',
      { image: 'ghcr.io/a/b:1,ghcr.io/a/b:2,ghcr.io/a/b:3' },
      /3 images are given/,
    ],
    ['True', { ...IMAGE, offline: 'True' }, /did you mean `true`\?/],
    ['a mistyped severity', { ...IMAGE, 'fail-on': 'critcal' }, /did you mean `critical`\?/],
    ['a mistyped choice', { ...IMAGE, signer: 'keyles' }, /did you mean `keyless`\?/],
    ['a short digest of a layout', { image: 'oci:out@sha256:abc' }, /3 of 64 digits/],
  ])('%s', (_, inputs, words) => {
    expect(faultsOf(inputs).join('\n')).toMatch(words);
  });
});

describe('several images', () => {
  const TWO = { image: 'registry.example/app:1\n\n  registry.example/worker:1\n' };
  const places = (inputs: Record<string, string>) =>
    readAll(inputs).requests.map(({ imageInput, pushTo }) => [imageInput, pushTo?.path]);

  test('are named one per line, and differ in nothing else', () => {
    const { requests } = readAll({ ...TWO, platform: 'linux/amd64' });
    expect(requests.map(({ imageInput }) => imageInput)).toEqual([
      'registry.example/app:1',
      'registry.example/worker:1',
    ]);
    expect(requests[1]?.platforms).toEqual(requests[0].platforms);
  });

  test('have a line of `push-to` and of `compare-to` each, or none', () => {
    expect(places({ ...TWO, 'push-to': 'ghcr.io/a/one:1\nghcr.io/a/two:1' })).toEqual([
      ['registry.example/app:1', 'a/one'],
      ['registry.example/worker:1', 'a/two'],
    ]);
    expect(faultsOf({ ...TWO, 'push-to': 'ghcr.io/a/one:1' })).toEqual([
      'input `push-to`: it has one line, but `image` names 2 images; write one line for each image, in the same order',
    ]);
    expect(faultsOf({ ...IMAGE, 'compare-to': 'ghcr.io/a/one\nghcr.io/a/two' })).toEqual([
      'input `compare-to`: it has 2 lines, but `image` names one image; write one line for each image, in the same order',
    ]);
  });

  test('a fault says in which line it is', () => {
    expect(faultsOf({ image: 'registry.example/app:1\nregistry.example/UPPER:1' })).toEqual([
      expect.stringMatching(/^input `image`: line 2: /),
    ]);
  });

  test.each([
    ['the same image twice', { image: 'a.example/app:1\na.example/app:1' }, /twice/],
    [
      'two images for one tag',
      { ...TWO, 'push-to': 'ghcr.io/a/one:1\nghcr.io/a/one:1' },
      /`push-to`: it names "ghcr.io\/a\/one:1" twice/,
    ],
    [
      'a target that is another image',
      { image: 'a.example/app:1\na.example/app:prod', 'push-to': 'a.example/app:prod\nb.example/app:1' },
      /`push-to`: "a\.example\/app:prod" of line 1 is also line 2 of `image`/,
    ],
    [
      'a target that is another image without a tag',
      { image: 'a.example/app\na.example/web:1', 'push-to': 'b.example/app:1\na.example/app:latest' },
      /`push-to`: "a\.example\/app:latest" of line 2 is also line 1 of `image`/,
    ],
    [
      'too many images',
      { image: Array.from({ length: 31 }, (_, at) => `a.example/app${at}:1`).join('\n') },
      /31 images, at most 30/,
    ],
  ])('%s is a fault', (_, inputs: Record<string, string>, message) => {
    expect(faultsOf(inputs)).toEqual([expect.stringMatching(message)]);
  });

  test('cannot be signed with the evidence of one', () => {
    const faults = faultsOf({ ...TWO, evidence: '.', 'evidence-sha256': 'a'.repeat(64) });
    expect(faults).toEqual([expect.stringContaining('`image` names several')]);
  });

  test.each([
    ['of one repository', 'a.example/app:1\na.example/app:2', [undefined, 2]],
    ['that are called the same in two registries', 'a.example/app:1\nb.example/app:1', [undefined, 2]],
    ['of different repositories', 'a.example/app:1\na.example/web:1', [undefined, undefined]],
  ])('%s are told apart in reports', (_, image, positions) => {
    expect(readAll({ image }).requests.map(({ position }) => position)).toEqual(positions);
  });

  test.each([
    [['a/x', 'b/x', 'c/x (2)']],
    [['c/x (2)', 'a/x', 'x (1)', 'b/x']],
    [['c/x (3)', 'a/x', 'b/x']],
    [['x (2) (3)', 'x', 'y/x', 'y/x (2)', 'x (2)']],
  ])('are told apart in reports whatever they are called: %j', (names) => {
    for (const name of names) mkdirSync(join(workspace, name), { recursive: true });
    const { requests } = readAll({ image: names.map((name) => `oci:${name}`).join('\n') });
    expect(new Set(requests.map(imageNameOf)).size).toBe(names.length);
  });

  test('a target is no other image by its digest', () => {
    const image = `a.example/app:1\na.example/app:prod@sha256:${'a'.repeat(64)}`;
    expect(faultsOf({ image, 'push-to': 'a.example/app:prod\nb.example/app:1' })).toEqual([]);
  });
});
