import fc from 'fast-check';
import { readPolicyReport } from '../../../src/formats/admission/policy-report.ts';
import { readAdmissionReview } from '../../../src/formats/kubernetes/admission-review.ts';
import { readImageReview } from '../../../src/formats/kubernetes/image-review.ts';
import { podImages } from '../../../src/formats/kubernetes/pod-images.ts';
import { readProviderRequest } from '../../../src/formats/kubernetes/provider-request.ts';
import { anyText, jsonLike } from '../mutations.ts';
import { demand, isParsed, type Property, property } from '../property.ts';

const pod = {
  spec: {
    containers: [{ name: 'web', image: 'r.test/web' }],
    initContainers: [{ name: 'setup', image: 'r.test/setup' }],
    volumes: [{ name: 'data', image: { reference: 'r.test/data' } }],
  },
};
const review = {
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  request: {
    uid: 'u1',
    kind: { group: '', version: 'v1', kind: 'Pod' },
    ...{ namespace: 'shop', operation: 'UPDATE', object: pod, oldObject: pod },
  },
};
const imageReview = {
  apiVersion: 'imagepolicy.k8s.io/v1alpha1',
  kind: 'ImageReview',
  spec: { containers: [{ image: 'r.test/web' }], namespace: 'shop' },
};
const provider = {
  apiVersion: 'externaldata.gatekeeper.sh/v1beta1',
  kind: 'ProviderRequest',
  request: { keys: ['r.test/web'] },
};

/** The value at a JSON pointer without escapes. */
function at(object: unknown, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .reduce((value, name) => Object(value)[name], object);
}

const report = {
  kind: 'ClusterReport',
  results: [
    {
      policy: 'assay',
      result: 'fail',
      message: 'denied',
      resources: [{ kind: 'Pod', name: 'a' }, { name: 'b' }],
    },
    { policy: 'assay', result: 'pass', resources: [{ name: 'c' }] },
  ],
};

/** What a cluster sends to the admission server, and what a program says of an engine. */
export const KUBERNETES: readonly Property[] = [
  property(
    'every image of an object is at the place that is named',
    [podImages],
    fc.tuple(jsonLike(pod), fc.constantFrom('Pod', 'Deployment', 'ConfigMap')),
    ([text, kind]) => {
      let object: unknown;
      try {
        object = JSON.parse(text);
      } catch {
        return;
      }
      const images = podImages('', kind, object);
      isParsed(images);
      if (!images.ok) return;
      for (const { image, pointer } of images.value)
        demand((at(object, pointer) ?? '') === image, `${pointer} is not ${image}`);
    },
  ),
  property('a review is read, or refused with its name', [readAdmissionReview], jsonLike(review), (text) => {
    const read = readAdmissionReview(Buffer.from(text));
    demand(read.ok || typeof read.fault.why === 'string', 'neither');
    if (read.ok) demand(read.value.uid !== '', 'a request without a name');
  }),
  property('an image review is read or refused', [readImageReview], jsonLike(imageReview), (text) => {
    const read = readImageReview(Buffer.from(text));
    isParsed(read);
    if (read.ok) demand(read.value.images.length > 0, 'nothing was asked');
  }),
  property(
    'a report of policies has a result for each object that it names, or is refused',
    [readPolicyReport],
    fc.tuple(anyText, jsonLike(report)),
    ([words, json]) => {
      const read = readPolicyReport(`${words}\n${json}`);
      isParsed(read);
      if (!read.ok) return;
      demand(
        read.value.every(({ result }) => ['pass', 'fail', 'warn', 'error', 'skip'].includes(result)),
        'a result that is none',
      );
    },
  ),
  property('a request to a provider is read or refused', [readProviderRequest], jsonLike(provider), (text) =>
    isParsed(readProviderRequest(Buffer.from(text))),
  ),
];
