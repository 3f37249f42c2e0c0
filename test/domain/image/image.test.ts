import { describe, expect, test } from 'vitest';
import { parseReference } from '../../../src/domain/image/image.ts';
import { parsed, unparsable } from '../../../src/domain/result.ts';

const DIGEST = `sha256:${'a'.repeat(64)}` as const;

describe('a registry reference', () => {
  test.each([
    ['ghcr.io/acme/app:1.2', { registry: 'ghcr.io', path: 'acme/app', tag: '1.2' }],
    [`ghcr.io/acme/app@${DIGEST}`, { registry: 'ghcr.io', path: 'acme/app', digest: DIGEST }],
    [`ghcr.io/acme/app:1@${DIGEST}`, { registry: 'ghcr.io', path: 'acme/app', tag: '1', digest: DIGEST }],
    ['127.0.0.1:5000/app', { registry: '127.0.0.1:5000', path: 'app', tag: 'latest' }],
    ['localhost/app:x', { registry: 'localhost', path: 'app', tag: 'x' }],
    ['[::1]:5000/app:x', { registry: '[::1]:5000', path: 'app', tag: 'x' }],
    ['debian', { registry: 'docker.io', path: 'library/debian', tag: 'latest' }],
    ['acme/app', { registry: 'docker.io', path: 'acme/app', tag: 'latest' }],
    ['docker.io/debian:12', { registry: 'docker.io', path: 'library/debian', tag: '12' }],
    ['index.docker.io/debian:12', { registry: 'docker.io', path: 'library/debian', tag: '12' }],
    ['index.docker.io/acme/app', { registry: 'docker.io', path: 'acme/app', tag: 'latest' }],
    ['index.docker.io.example/app', { registry: 'index.docker.io.example', path: 'app', tag: 'latest' }],
  ])('%s', (text, reference) => {
    expect(parseReference(text)).toEqual(parsed(reference));
  });

  test.each([
    ['ghcr.io/acme/App:1', 'repository path'],
    ['ghcr.io/acme/app:', 'not a tag'],
    ['ghcr.io/acme/app:a b', 'not a tag'],
    ['ghcr.io/acme/app@sha256:abc', 'not a digest'],
    [`ghcr.io/acme/app@sha512:${'a'.repeat(128)}`, 'not a digest'],
    ['ghcr.io//app:1', 'repository path'],
    ['https://ghcr.io/acme/app', 'registry host'],
    ['-evil.io/app:1', 'registry host'],
    ['ghcr.io/acme/../app:1', 'repository path'],
    ['ghcr.io/acme/app\n:1', 'repository path'],
  ])('%j is refused, naming what is wrong', (text, fault) => {
    expect(parseReference(text)).toEqual(unparsable(expect.stringContaining(fault)));
  });
});
