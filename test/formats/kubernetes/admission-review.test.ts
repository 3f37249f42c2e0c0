import { expect, test } from 'vitest';
import {
  readAdmissionReview,
  writeAdmissionReview,
} from '../../../src/formats/kubernetes/admission-review.ts';

const pod = (...images: readonly string[]) => ({
  metadata: { generateName: 'web-' },
  spec: { containers: images.map((image, at) => ({ name: `c${at}`, image })) },
});

function review(request: object): Uint8Array {
  const base = {
    uid: 'u1',
    kind: { group: '', version: 'v1', kind: 'Pod' },
    namespace: 'shop',
    operation: 'CREATE',
  };
  return Buffer.from(
    JSON.stringify({
      apiVersion: 'admission.k8s.io/v1',
      kind: 'AdmissionReview',
      request: { ...base, ...request },
    }),
  );
}

test('a pod without a name yet is called by the name that it will begin with', () => {
  const read = readAdmissionReview(review({ object: pod('r.test/a') }));
  expect(read).toMatchObject({ ok: true, value: { uid: 'u1', name: 'Pod shop/web-…', isPod: true } });
});

test('of a change, only images that are new are asked about', () => {
  const read = readAdmissionReview(
    review({ operation: 'UPDATE', object: pod('r.test/a', 'r.test/b'), oldObject: pod('r.test/a') }),
  );
  expect(read.ok && read.value.images.map(({ image }) => image)).toEqual(['r.test/b']);
});

test('a change whose former state cannot be read asks about all images', () => {
  const read = readAdmissionReview(review({ operation: 'UPDATE', object: pod('r.test/a'), oldObject: null }));
  expect(read.ok && read.value.images.map(({ image }) => image)).toEqual(['r.test/a']);
});

test('a deletion starts nothing', () => {
  const read = readAdmissionReview(review({ operation: 'DELETE', object: null, oldObject: pod('r.test/a') }));
  expect(read.ok && read.value.images).toEqual([]);
});

test('an object that cannot be read keeps the name of the request, so that it can be answered', () => {
  const read = readAdmissionReview(review({ object: { spec: { containers: 'none' } } }));
  expect(read).toMatchObject({ ok: false, fault: { uid: 'u1', why: expect.stringContaining('Pod shop') } });
});

test('a key that is named twice is refused: the API server could read the other value', () => {
  const text = review({ object: pod('r.test/a') }).toString();
  const twice = text.replace('"image":"r.test/a"', '"image":"r.test/a","image":"r.test/b"');
  expect(readAdmissionReview(Buffer.from(twice)).ok).toBe(false);
});

test('an answer has the form of the API, a patch only if it admits', () => {
  const replaced = new Map([['/spec/containers/0/image', 'r.test/a@sha256:0']]);
  const base = { uid: 'u1', warnings: ['w'.repeat(400)], annotations: { decision: 'deny' }, replaced };
  const denied = JSON.parse(writeAdmissionReview({ ...base, isAllowed: false, message: 'no' })).response;
  expect(denied).toMatchObject({ uid: 'u1', allowed: false, status: { code: 403, message: 'no' } });
  expect(denied.patch).toBeUndefined();
  expect(denied.warnings[0].length).toBeLessThanOrEqual(256);
  const admitted = JSON.parse(writeAdmissionReview({ ...base, isAllowed: true })).response;
  expect(admitted).toMatchObject({ allowed: true, patchType: 'JSONPatch' });
  expect(JSON.parse(Buffer.from(admitted.patch, 'base64').toString())).toEqual([
    { op: 'replace', path: '/spec/containers/0/image', value: 'r.test/a@sha256:0' },
  ]);
});
