import { describe, expect, test } from 'vitest';
import { parsePlatform, parseReference } from '../../src/domain/image.ts';
import { parseSubject } from '../../src/domain/subject.ts';

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
    expect(parseReference(text)).toEqual(reference);
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
    expect(parseReference(text)).toContain(fault);
  });
});

describe('the image input', () => {
  test.each([
    ['oci:out', { kind: 'layout', directory: 'out' }],
    ['oci:out/dir:v1', { kind: 'layout', directory: 'out/dir', tag: 'v1' }],
    ['oci:/a.b:c/dir', { kind: 'layout', directory: '/a.b:c/dir' }],
    ['archive:image.tar', { kind: 'archive', file: 'image.tar' }],
  ])('%s', (text, subject) => {
    expect(parseSubject(text)).toEqual(subject);
  });

  test.each(['oci:', 'archive:', 'oci:dir:b@d'])('%s is refused', (text) => {
    expect(parseSubject(text)).toBeTypeOf('string');
  });
});

test('a platform has an architecture and perhaps a variant', () => {
  expect(parsePlatform('linux/arm/v7')).toEqual({ os: 'linux', architecture: 'arm', variant: 'v7' });
  expect(parsePlatform('linux')).toBeUndefined();
  expect(parsePlatform('linux/amd64/v1/x')).toBeUndefined();
});
