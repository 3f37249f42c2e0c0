import { describe, expect, test } from 'vitest';
import { nameMatch, parseSubject } from '../../../src/domain/image/subject.ts';
import { parsed, unparsable } from '../../../src/domain/result.ts';

const DIGEST = `sha256:${'a'.repeat(64)}` as const;
const there =
  (...paths: readonly string[]) =>
  (path: string) =>
    paths.includes(path);

describe('a layout or archive, where it is there', () => {
  test.each([
    ['oci:out', { kind: 'layout', directory: 'out' }],
    ['oci:out:v1', { kind: 'layout', directory: 'out', tag: 'v1' }],
    ['oci:out:docker.io/team/app:1', { kind: 'layout', directory: 'out', tag: 'docker.io/team/app:1' }],
    ['oci:out:127.0.0.1:5000/app', { kind: 'layout', directory: 'out', tag: '127.0.0.1:5000/app' }],
    [`oci:out@${DIGEST}`, { kind: 'layout', directory: 'out', digest: DIGEST }],
    [`oci:out:v1@${DIGEST}`, { kind: 'layout', directory: 'out', tag: 'v1', digest: DIGEST }],
    ['oci:/a.b:c/dir', { kind: 'layout', directory: '/a.b:c/dir' }],
    ['oci:/a.b:c/dir:v1', { kind: 'layout', directory: '/a.b:c/dir', tag: 'v1' }],
    ['oci:a@b', { kind: 'layout', directory: 'a@b' }],
    [`oci:a@b@${DIGEST}`, { kind: 'layout', directory: 'a@b', digest: DIGEST }],
    ['archive:i.tar', { kind: 'archive', file: 'i.tar' }],
    ['archive:i.tar:app:1', { kind: 'archive', file: 'i.tar', tag: 'app:1' }],
    ['archive:i.tar:ghcr.io/o/app:1', { kind: 'archive', file: 'i.tar', tag: 'ghcr.io/o/app:1' }],
    [`archive:i.tar@${DIGEST}`, { kind: 'archive', file: 'i.tar', digest: DIGEST }],
    ['archive:at 12:30.tar', { kind: 'archive', file: 'at 12:30.tar' }],
  ])('%s', (text, subject) => {
    const isThere = there('out', '/a.b:c/dir', 'a@b', 'i.tar', 'at 12:30.tar');
    expect(parseSubject(text, isThere)).toEqual(parsed(subject));
  });
});

test.each([
  ['oci:gone:v1', { kind: 'layout', directory: 'gone', tag: 'v1' }],
  ['archive:gone.tar:app:1', { kind: 'archive', file: 'gone.tar', tag: 'app:1' }],
  ['archive:/a:b/gone.tar', { kind: 'archive', file: '/a:b/gone.tar' }],
])('%s, where nothing is there, is split at its last part', (text, subject) => {
  expect(parseSubject(text)).toEqual(parsed(subject));
});

test.each([
  ['docker://ghcr.io/o/app:1', 'remove everything in front'],
  ['https://ghcr.io/o/app', 'remove everything in front'],
  ['oci-archive:i.tar', 'archive:FILE'],
  ['docker-archive:i.tar:app', 'archive:FILE'],
  ['dir:/tmp/x', 'skopeo copy'],
  ['docker-daemon:app:1', 'docker save'],
  ['containers-storage:app', 'docker save'],
  ['ocidir:./x', 'oci:DIR'],
  ['oci://x', 'must not be a URL'],
  ['archive:///x.tar', 'must not be a URL'],
  ['./image.tar', 'is a path'],
  ['/tmp/image', 'is a path'],
  [DIGEST, 'not its registry'],
  ['a'.repeat(64), 'not its registry'],
  ['oci:', 'names no folder'],
  ['archive:', 'names no file'],
  ['oci:out:', 'nothing after its last colon'],
  ['oci:out@sha256:12', 'not a digest'],
  ['archive:i.tar@sha512:ab', 'not a digest'],
  ['oci:out:a b', 'not a name of an image'],
  ['oci:out:v1@x', 'not a name of an image'],
])('%s is refused, and what is meant is told', (text, words) => {
  expect(parseSubject(text, there('out', 'i.tar'))).toEqual(unparsable(expect.stringContaining(words)));
});

test.each(['docker:27', 'dir:latest', 'file:1', 'podman:5', 'docker:5000/app'])('%s is an image', (text) => {
  expect(parseSubject(text)).toMatchObject({ ok: true, value: { kind: 'registry' } });
});

test.each([
  ['v1', 'v1', 'text'],
  ['docker.io/team/app:1', 'docker.io/team/app:1', 'text'],
  ['team/app:1', 'docker.io/team/app:1', 'image'],
  ['alpine', 'docker.io/library/alpine:latest', 'image'],
  ['docker.io/library/alpine:latest', 'alpine:latest', 'image'],
  ['1', 'docker.io/team/app:1', 'tag'],
  ['latest', 'ghcr.io/o/app', 'tag'],
  ['v2', 'v1', undefined],
  ['team/app:2', 'docker.io/team/app:1', undefined],
  ['ghcr.io/team/app:1', 'docker.io/team/app:1', undefined],
  ['app', 'docker.io/team/app:1', undefined],
])('%s and %s: %s', (asked, name, fit) => {
  expect(nameMatch(asked, name)).toBe(fit);
});
