import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProcesses } from '../../../../src/adapters/processes/processes.ts';
import { DockerConfig } from '../../../../src/adapters/registry/credentials/docker-config.ts';
import { reasonOf } from '../serve.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-home-'));
});
afterEach(() => rm(home, { recursive: true }));

const REPOSITORY = { registry: 'reg.example', path: 'team/app' };

function auth(user: string, password = 'pw') {
  return { auth: Buffer.from(`${user}:${password}`).toString('base64') };
}

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(join(home, path), text);
}

/** A credential helper in PATH, which says `script`. */
async function helper(name: string, script: string): Promise<void> {
  await write(`bin/docker-credential-${name}`, `#!/bin/sh\nread -r key || :\n${script}\n`);
  await chmod(join(home, `bin/docker-credential-${name}`), 0o700);
}

function config(environment: Record<string, string> = {}) {
  return new DockerConfig({
    processes: createProcesses(),
    environment: { HOME: home, PATH: `${home}/bin:/usr/bin:/bin`, ...environment },
    workspace: { folder: async () => home },
  });
}

/** The user of the credentials for a repository. */
async function userFor(repository = REPOSITORY, environment: Record<string, string> = {}) {
  const found = await config(environment).credentials(repository);
  return found?.kind === 'password' ? found.username : found?.kind;
}

test('files are read in the order of podman, docker last, each where the one before has nothing', async () => {
  const environment = {
    REGISTRY_AUTH_FILE: join(home, 'named.json'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_CONFIG_HOME: join(home, 'config'),
    DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { 'reg.example': auth('variable') } }),
    DOCKER_CONFIG: join(home, 'docker'),
  };
  const entry = (user: string) => ({ auths: { 'reg.example': auth(user) } });
  await write('.dockercfg', { 'https://reg.example/v1/': auth('legacy') });
  expect(await userFor()).toBe('legacy');
  await write('.docker/config.json', entry('docker home'));
  expect(await userFor()).toBe('docker home');
  await write('docker/config.json', entry('docker'));
  expect(await userFor(REPOSITORY, { DOCKER_CONFIG: environment.DOCKER_CONFIG })).toBe('docker');
  const { DOCKER_AUTH_CONFIG, DOCKER_CONFIG } = environment;
  expect(await userFor(REPOSITORY, { DOCKER_AUTH_CONFIG, DOCKER_CONFIG })).toBe('variable');
  await write('.config/containers/auth.json', entry('podman home'));
  expect(await userFor(REPOSITORY, { DOCKER_AUTH_CONFIG, DOCKER_CONFIG })).toBe('podman home');
  await write('config/containers/auth.json', entry('podman'));
  expect(await userFor(REPOSITORY, environment)).toBe('podman');
  await write('run/containers/auth.json', entry('session'));
  expect(await userFor(REPOSITORY, environment)).toBe('session');
  await write('named.json', { auths: { 'other.example': auth('other') } });
  expect(await userFor(REPOSITORY, environment)).toBe('session');
  await write('named.json', entry('named'));
  expect(await userFor(REPOSITORY, environment)).toBe('named');
  const found = await config(environment).credentials(REPOSITORY);
  expect(found?.origin).toBe(environment.REGISTRY_AUTH_FILE);
});

test('the longest part of a repository that has an entry counts', async () => {
  await write('.config/containers/auth.json', {
    auths: {
      'reg.example': auth('host'),
      'reg.example/team': auth('team'),
      'reg.example/team/app': auth('app'),
      'reg.example/tea': auth('no'),
      'reg.example:5000/team': auth('port'),
      'docker.io/library': auth('library'),
    },
  });
  expect(await userFor()).toBe('app');
  expect(await userFor({ registry: 'reg.example', path: 'team/app/part' })).toBe('app');
  expect(await userFor({ registry: 'reg.example', path: 'team/application' })).toBe('team');
  expect(await userFor({ registry: 'reg.example', path: 'teams/app' })).toBe('host');
  expect(await userFor({ registry: 'reg.example:5000', path: 'team/app' })).toBe('port');
  expect(await userFor({ registry: 'reg.example:5000', path: 'app' })).toBeUndefined();
  expect(await userFor({ registry: 'docker.io', path: 'library/alpine' })).toBe('library');
  expect(await userFor({ registry: 'docker.io', path: 'team/app' })).toBeUndefined();
});

test.each([
  ['reg.example', 'reg.example'],
  ['reg.example', 'https://reg.example'],
  ['reg.example', 'https://reg.example/'],
  ['reg.example', 'https://reg.example/v1/'],
  ['reg.example', 'http://reg.example/v2/'],
  ['reg.example', 'HTTPS://Reg.Example/v2'],
  ['reg.example', 'reg.example/'],
  ['reg.example', 'reg.example/v1/'],
  ['reg.example:5000', 'https://reg.example:5000/v2/'],
  ['docker.io', 'https://index.docker.io/v1/'],
  ['docker.io', 'index.docker.io/v1/'],
  ['docker.io', 'index.docker.io'],
  ['docker.io', 'docker.io'],
  ['docker.io', 'registry-1.docker.io'],
])('for %s the key %s counts', async (registry, key) => {
  await write('.docker/config.json', { auths: { [key]: auth('me') } });
  expect(await userFor({ registry, path: 'a' })).toBe('me');
  expect(await userFor({ registry: 'evil.example', path: 'reg.example' })).toBeUndefined();
});

test('what an entry holds: a password with colons, fields in clear, tokens, or nothing', async () => {
  const entries = {
    'colon.example': auth('me', 'p:w:'),
    'clear.example': { username: 'me', password: 'pw' },
    'padded.example': { auth: Buffer.from('me:pw\0\0').toString('base64') },
    'identity.example': { ...auth('00000000-0000', ''), identitytoken: 'id' },
    'marked.example': auth('<token>', 'id'),
    'registry.example': { registrytoken: 'given' },
    'empty.example': {},
    'null.example': null,
    'unset.example': { auth: '' },
  };
  await write('.docker/config.json', { auths: entries });
  const origin = join(home, '.docker/config.json');
  const of = (registry: string) => config().credentials({ registry, path: 'a' });
  const password = { kind: 'password', username: 'me', origin };
  expect(await of('colon.example')).toEqual({ ...password, password: 'p:w:' });
  expect(await of('clear.example')).toEqual({ ...password, password: 'pw' });
  expect(await of('padded.example')).toEqual({ ...password, password: 'pw' });
  expect(await of('identity.example')).toEqual({ kind: 'identity-token', token: 'id', origin });
  expect(await of('marked.example')).toEqual({ kind: 'identity-token', token: 'id', origin });
  expect(await of('registry.example')).toEqual({ kind: 'registry-token', token: 'given', origin });
  for (const name of ['empty', 'null', 'unset']) expect(await of(`${name}.example`)).toBeUndefined();
});

describe('helpers', () => {
  const SAYS = `printf '{"Username":"me of %s","Secret":"pw"}' "$key"`;

  test('of a registry come before its entries, the store of all before those of the host', async () => {
    await helper('one', SAYS);
    await helper('all', SAYS.replace('me of', 'store of'));
    await write('.docker/config.json', {
      auths: { 'reg.example': {}, 'other.example': auth('clear'), 'other.example/team': auth('team') },
      credHelpers: { 'https://reg.example': 'one' },
      credsStore: 'all',
    });
    expect(await userFor()).toBe('me of https://reg.example');
    expect(await userFor({ registry: 'other.example', path: 'x' })).toBe('store of other.example');
    expect(await userFor({ registry: 'other.example', path: 'team/x' })).toBe('team');
    expect(await userFor({ registry: 'docker.io', path: 'x' })).toBe('store of https://index.docker.io/v1/');
  });

  test('that have nothing leave the registry to the files that follow, and to nobody', async () => {
    await helper('none', 'echo "credentials not found in native keychain"; exit 1');
    await write('.config/containers/auth.json', { credHelpers: { 'reg.example': 'none' } });
    await write('.docker/config.json', { auths: { 'reg.example': auth('docker') }, credsStore: 'none' });
    expect(await userFor()).toBe('docker');
    expect(await userFor({ registry: 'other.example', path: 'x' })).toBeUndefined();
  });

  test('are asked once, whatever the number of repositories', async () => {
    await helper('counting', `echo x >> ${home}/count; ${SAYS}`);
    await write('.docker/config.json', { credsStore: 'counting' });
    const docker = config();
    for (const path of ['a', 'b']) await docker.credentials({ registry: 'reg.example', path });
    expect(await readFile(join(home, 'count'), 'utf8')).toBe('x\n');
  });

  test.each([
    ['missing', undefined, 'could not be started'],
    ['failing', 'echo hush; echo hush >&2; exit 7', 'ended with exit code 7'],
    ['babbling', 'echo hush', 'cannot be read'],
    ['../evil', undefined, 'is not the name of a credential helper'],
  ])('that are broken (%s) are named with the file that names them', async (name, script, words) => {
    if (script !== undefined) await helper(name, script);
    await write('.docker/config.json', { credHelpers: { 'reg.example': name } });
    const reason = await reasonOf(config().credentials(REPOSITORY));
    expect(reason.code).toBe('registry-denied');
    expect(reason.message).toContain(`docker-credential-${name}`);
    expect(reason.message).toContain(join(home, '.docker/config.json'));
    expect(reason.message).toContain(words);
    expect(reason.message).not.toContain('hush');
  });
});

test.each([
  ['{"auths": {"reg.example": {"auth": "hush', 'is not JSON'],
  ['[]', 'in the document'],
  ['{"auths": {"reg.example": "hush"}}', 'in auths → reg.example'],
  ['{"auths": {"reg.example": {"auth": 7}}}', 'in auths → reg.example → auth'],
  ['{"credsStore": ["hush"]}', 'in credsStore'],
  [JSON.stringify({ auths: { 'reg.example': { auth: 'aHVzaA==' } } }), 'not user:password in base64'],
])('a file with %s names its path and what is wrong, without its content', async (content, words) => {
  await write('.config/containers/auth.json', content);
  const reason = await reasonOf(config().credentials(REPOSITORY));
  expect(reason.code).toBe('registry-denied');
  expect(reason.message).toContain(join(home, '.config/containers/auth.json'));
  expect(reason.message).toContain(words);
  expect(reason.message).not.toMatch(/hush/);
});

test('a file that cannot be read is named; one that is not there or empty has nothing', async () => {
  await mkdir(join(home, '.docker/config.json'), { recursive: true });
  const reason = await reasonOf(config().credentials(REPOSITORY));
  expect(reason.message).toContain(join(home, '.docker/config.json'));
  expect(reason.message).toContain('EISDIR');
  await write('empty/config.json', '');
  const environment = { DOCKER_CONFIG: join(home, 'empty'), REGISTRY_AUTH_FILE: join(home, 'nowhere') };
  expect(await userFor(REPOSITORY, environment)).toBeUndefined();
});
