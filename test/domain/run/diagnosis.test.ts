import { describe, expect, test } from 'vitest';
import { notIsolated } from '../../../src/domain/evidence/isolation.ts';
import {
  diagnose,
  overall,
  type RegistryRights,
  type Surroundings,
} from '../../../src/domain/run/diagnosis.ts';

const WELL: Surroundings = {
  nodeVersion: 'v24.19.0',
  missingCertificates: [],
  event: 'push',
  isFork: false,
  mayAskToken: true,
  serverUrl: 'https://github.com',
  visibility: 'public',
  signer: 'keyless',
  hasOwnSigstore: false,
  publicLog: false,
  checkout: 'whole',
  git: 'git version 2.47.0',
  clockAheadMs: 400,
  isolation: { network: 'none', files: 'own', processes: 'own', by: 'namespaces' },
};
const RIGHTS: RegistryRights = {
  repository: 'ghcr.io/acme/app',
  credentials: 'credentials from the inputs were sent',
  read: 'granted',
  push: 'granted',
};

function told(facts: Partial<Surroundings>): readonly string[] {
  return diagnose({ ...WELL, ...facts })
    .filter(({ state }) => state !== 'ok')
    .map(({ state, topic }) => `${state} ${topic}`);
}

test('where all is well, nothing is told', () => {
  expect(told({})).toEqual([]);
  expect(told({ registry: RIGHTS, proxy: 'proxy:3128' })).toEqual([]);
  expect(told({ registry: { ...RIGHTS, read: 'absent', push: 'unknown' } })).toEqual([]);
  expect(overall(diagnose(WELL))).toBe('ok');
});

describe('what is missing, or does not protect', () => {
  test.each<[string, Partial<Surroundings>, readonly string[]]>([
    ['an old Node', { nodeVersion: 'v20.20.0' }, ['fail node']],
    [
      'a variable that names no proxy',
      { proxyFault: 'HTTPS_PROXY is not the address of a proxy' },
      ['fail network'],
    ],
    ['certificates that are not there', { missingCertificates: ['/etc/ca.pem'] }, ['fail network']],
    ['a clock far ahead', { clockAheadMs: 10 * 60_000 }, ['fail clock']],
    ['a clock far behind', { clockAheadMs: -4 * 60_000 }, ['fail clock']],
    ['a clock a little off', { clockAheadMs: -60_000 }, ['warn clock']],
    ['scanners that are not isolated', { isolation: notIsolated('there is no Perl') }, ['warn isolation']],
    ['no token', { mayAskToken: false }, ['fail token']],
    ['a private repository in the public log', { visibility: 'private' }, ['fail log']],
    ['one that may be in it', { visibility: 'private', publicLog: true }, ['warn log']],
    ['one that is not said to be public', { visibility: undefined as never }, ['warn log']],
    ['another server', { serverUrl: 'https://github.example.com' }, ['fail log']],
    ['no checkout', { checkout: 'none' }, ['warn checkout']],
    ['a shallow one', { checkout: 'shallow' }, ['fail checkout']],
    [
      'a registry that refuses',
      { registry: { ...RIGHTS, read: 'refused', push: 'unknown' } },
      ['fail registry'],
    ],
    ['one that is not there', { registry: { ...RIGHTS, read: 'unreachable' } }, ['fail registry']],
    ['a token that only pulls', { registry: { ...RIGHTS, push: 'refused' } }, ['fail registry']],
    ['no environment', { environment: { name: 'production', state: 'missing' } }, ['fail environment']],
    [
      'an environment for every branch',
      { environment: { name: 'production', state: 'present', branches: 'any' } },
      ['fail environment'],
    ],
    [
      'one for protected branches',
      { environment: { name: 'production', state: 'present', branches: 'protected' } },
      ['warn environment'],
    ],
    [
      'one that may not be read',
      { environment: { name: 'production', state: 'unknown' } },
      ['warn environment'],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(told(facts)).toEqual(expected);
  });
});

describe('what a run does not need is not demanded', () => {
  test.each<[string, Partial<Surroundings>, readonly string[]]>([
    ['a key', { signer: 'key', mayAskToken: false, visibility: 'private' }, []],
    ['a check alone', { signer: 'none', mayAskToken: false, registry: { ...RIGHTS, push: 'refused' } }, []],
    [
      'a Sigstore of its own',
      { hasOwnSigstore: true, serverUrl: 'https://ghes.example', visibility: 'private' },
      [],
    ],
    [
      'a pull request of a fork',
      { event: 'pull_request', isFork: true, mayAskToken: false, registry: { ...RIGHTS, push: 'refused' } },
      ['warn event'],
    ],
    [
      'named branches',
      { environment: { name: 'x', state: 'present', branches: 'named', reviewers: false } },
      [],
    ],
    ['a Node that knows no proxy itself', { nodeVersion: 'v24.13.1', proxy: 'p:1' }, []],
  ])('%s', (_name, facts, expected) => {
    expect(told(facts)).toEqual(expected);
  });
});
