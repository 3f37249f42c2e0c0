import { expect, test } from 'vitest';
import { podImages } from '../../../src/formats/kubernetes/pod-images.ts';

const spec = {
  containers: [{ name: 'web', image: 'r.test/web' }],
  initContainers: [{ name: 'setup', image: 'r.test/setup' }],
  ephemeralContainers: [{ name: 'debug', image: 'r.test/debug' }],
  volumes: [
    { name: 'empty', emptyDir: {} },
    { name: 'data', image: { reference: 'r.test/data' } },
  ],
};
const inTemplate = { template: { spec } };

test.each([
  ['', 'Pod', { spec }, '/spec'],
  ['', 'PodTemplate', { template: { spec } }, '/template/spec'],
  ['', 'ReplicationController', { spec: inTemplate }, '/spec/template/spec'],
  ['apps', 'Deployment', { spec: inTemplate }, '/spec/template/spec'],
  ['apps', 'ReplicaSet', { spec: inTemplate }, '/spec/template/spec'],
  ['apps', 'StatefulSet', { spec: inTemplate }, '/spec/template/spec'],
  ['apps', 'DaemonSet', { spec: inTemplate }, '/spec/template/spec'],
  ['batch', 'Job', { spec: inTemplate }, '/spec/template/spec'],
  [
    'batch',
    'CronJob',
    { spec: { jobTemplate: { spec: inTemplate } } },
    '/spec/jobTemplate/spec/template/spec',
  ],
])('every image of a %s/%s is found, with its place', (group, kind, object, base) => {
  const read = podImages(group, kind, object);
  expect(read.ok && read.value).toEqual([
    { owner: 'container web', image: 'r.test/web', pointer: `${base}/containers/0/image` },
    { owner: 'init container setup', image: 'r.test/setup', pointer: `${base}/initContainers/0/image` },
    {
      owner: 'ephemeral container debug',
      image: 'r.test/debug',
      pointer: `${base}/ephemeralContainers/0/image`,
    },
    { owner: 'volume data', image: 'r.test/data', pointer: `${base}/volumes/1/image/reference` },
  ]);
});

test.each([
  ['a kind that is not known', 'example.com', 'Pod', { spec }],
  ['a resource that has no pods', '', 'ConfigMap', { data: {} }],
  ['an object without its template', 'apps', 'Deployment', { spec: {} }],
  ['no object', '', 'Pod', null],
  ['an image that is no text', '', 'Pod', { spec: { containers: [{ name: 'web', image: 5 }] } }],
])('%s is a fault, never an object without images', (_, group, kind, object) => {
  expect(podImages(group, kind, object).ok).toBe(false);
});
