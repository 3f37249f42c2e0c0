import { describe, expect, test } from 'vitest';
import {
  isPublicService,
  issuerFault,
  serverFault,
  visibilityFault,
} from '../../../src/domain/workflow/public-log.ts';

describe('what a repository is must be said before anything of it becomes public', () => {
  test('a public one needs no word', () => {
    expect(visibilityFault({ repository: 'acme/shop', repository_visibility: 'public' })).toBeUndefined();
  });

  test.for([
    ['private', 'acme/shop is private'],
    ['internal', 'acme/shop is internal'],
    ['Public', 'acme/shop is not public according to'],
    ['', 'acme/shop is not public according to'],
    [undefined, 'acme/shop is not public according to'],
    [true, 'acme/shop is not public according to'],
    [['public'], 'acme/shop is not public according to'],
  ] as const)('%j is not public', ([visibility, words]) => {
    const fault = visibilityFault({ repository: 'acme/shop', repository_visibility: visibility });
    expect(fault).toContain(words);
    for (const way of ['`public-log: allow`', '`signing-config`', '`signer: key`'])
      expect(fault).toContain(way);
  });

  test('a token without claims is of no public repository', () => {
    expect(visibilityFault({})).toContain('the repository is not public according to');
  });
});

test.for([
  ['https://token.actions.githubusercontent.com', true],
  ['https://token.actions.githubusercontent.com/acme', true],
  ['https://gitlab.com', true],
  ['https://gitlab.com/acme', false],
  ['https://gitlab.example.com', false],
  ['https://token.actions.githubusercontent.com/', false],
  ['https://token.actions.githubusercontent.com/acme/', false],
  ['https://token.actions.githubusercontent.com.example.com', false],
  ['https://token.actions.acme.ghe.com', false],
  ['https://git.example.com/_services/token', false],
  ['http://token.actions.githubusercontent.com', false],
] as const)('%s issues tokens that the public Sigstore knows: %j', ([issuer, known]) => {
  expect(issuerFault(issuer) === undefined).toBe(known);
  if (!known) expect(issuerFault(issuer)).toContain(issuer);
});

test.for([
  ['https://github.com', true],
  ['https://github.com/', true],
  ['https://www.github.com', false],
  ['https://acme.ghe.com', false],
  ['https://git.example.com', false],
  ['', false],
] as const)('%s is served by the public Sigstore: %j', ([server, served]) => {
  expect(serverFault(server) === undefined).toBe(served);
});

test.for([
  ['https://fulcio.sigstore.dev', true],
  ['https://log2025-1.rekor.sigstore.dev', true],
  ['https://REKOR.Sigstore.dev./', true],
  ['https://fulcio.sigstage.dev', true],
  ['https://fulcio.githubapp.com', false],
  ['https://rekor.sigstore.dev.example.com', false],
  ['https://mysigstore.dev', false],
  ['https://example.com/rekor.sigstore.dev', false],
  ['http://127.0.0.1:3000', false],
  ['not an address', false],
] as const)('%s is public: %j', ([url, isPublic]) => {
  expect(isPublicService(url)).toBe(isPublic);
});
