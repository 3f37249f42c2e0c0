import { expect, test } from 'vitest';
import { readKubernetesImages } from '../../../src/formats/fleet/kubernetes-images.ts';

function images(text: string, format: 'yaml' | 'json' = 'yaml') {
  const read = readKubernetesImages(text, format);
  if (!read.ok) throw new Error(`${read.fault.code}: ${read.fault.why}`);
  return read.value;
}

function faultOf(text: string, format: 'yaml' | 'json' = 'yaml') {
  const read = readKubernetesImages(text, format);
  return read.ok ? undefined : read.fault.code;
}

const POD_SPEC = `
      initContainers: [{name: migrate, image: "acme/migrate:1"}]
      containers:
        - name: web
          image: acme/web:2
      ephemeralContainers: [{name: debug, image: "acme/debug:3"}]
      volumes:
        - name: model
          image: {reference: "acme/model:4"}
        - name: work
          emptyDir: {}
`;

test('finds containers of every kind, and image volumes, in a template of pods', () => {
  const text = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    spec:${POD_SPEC}
`;
  expect(images(text)).toEqual([
    { text: 'acme/web:2', object: 'Deployment shop/web', container: 'container web' },
    { text: 'acme/migrate:1', object: 'Deployment shop/web', container: 'init container migrate' },
    { text: 'acme/debug:3', object: 'Deployment shop/web', container: 'ephemeral container debug' },
    { text: 'acme/model:4', object: 'Deployment shop/web', container: 'volume model' },
  ]);
});

test.each([
  ['a pod', 'kind: Pod\nspec: {containers: [{name: a, image: x/a}]}'],
  [
    'a cron job',
    'kind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: x/a}]}}}}}',
  ],
  ['a template', 'kind: PodTemplate\ntemplate: {spec: {containers: [{name: a, image: x/a}]}}'],
  [
    'another API',
    'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {template: {spec: {containers: [{image: x/a}]}}}',
  ],
  ['a list', 'kind: List\nitems: [{kind: Pod, spec: {containers: [{image: x/a}]}}]'],
  ['a typed list', 'kind: PodList\nitems: [{spec: {containers: [{image: x/a}]}}]'],
  [
    'a list in a list',
    'kind: List\nitems: [{kind: List, items: [{kind: Pod, spec: {containers: [{image: x/a}]}}]}]',
  ],
  ['the second document', '---\n---\nkind: Pod\nspec: {containers: [{image: x/a}]}\n---\n'],
  ['a merge key', 'kind: Pod\nx: &c {image: x/a}\nspec: {containers: [{<<: *c, name: a}]}'],
])('finds the image of %s', (_, text) => {
  expect(images(text).map((one) => one.text)).toEqual(['x/a']);
});

test.each([
  [
    'an operator',
    'kind: Prometheus\nmetadata: {name: k8s}\nspec: {image: "quay.io/prometheus/prometheus:v3.1.0", version: 3.1.0}',
    ['field spec.image', 'quay.io/prometheus/prometheus:v3.1.0'],
  ],
  [
    'a Tekton task',
    `kind: Task\nspec: {steps: [{image: "ghcr.io/acme/step@sha256:${'0'.repeat(64)}"}]}`,
    ['field spec.steps.0.image', `ghcr.io/acme/step@sha256:${'0'.repeat(64)}`],
  ],
  [
    'a policy that adds a container',
    'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec: {containers: [{name: a, image: "ghcr.io/acme/a:1"}]}',
    ['container a', 'ghcr.io/acme/a:1'],
  ],
  [
    'an object with a field like one of JavaScript',
    'kind: House\nspec: {constructor: [{image: "ghcr.io/acme/a:1"}]}',
    ['field spec.constructor.0.image', 'ghcr.io/acme/a:1'],
  ],
  [
    'an Argo workflow',
    'kind: Workflow\nspec: {templates: [{container: {image: "localhost:5000/a:1"}}]}',
    ['field spec.templates.0.container.image', 'localhost:5000/a:1'],
  ],
])('finds the image in a field of %s', (_, text, [container, image]) => {
  expect(images(text).map((one) => [one.container, one.text])).toEqual([[container, image]]);
});

test.each([
  ['a name that an operator completes', 'kind: Etcd\nspec: {image: quay.io/coreos/etcd, version: 3}'],
  ['a picture', 'kind: Link\nspec: {image: "https://acme.test/logo:1.png"}'],
  ['a name without a registry', 'kind: Machine\nspec: {image: "ubuntu/images:24.04"}'],
  ['a status', 'kind: TaskRun\nstatus: {taskSpec: {steps: [{image: "ghcr.io/acme/a:1"}]}}'],
  ['a parameter of a Tekton task', 'kind: Task\nspec: {steps: [{image: "$(params.image)"}]}'],
  ['a text of a ConfigMap', 'kind: ConfigMap\ndata: {image: "ghcr.io/acme/a:${TAG}"}'],
  ['a picture on a server', 'kind: Link\nspec: {image: "cdn.acme.test/Logo.png:1"}'],
  [
    'a parameter of an Argo workflow',
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {initContainers: [{image: "{{inputs.parameters.image}}"}]}',
  ],
  [
    'a pattern of a Kyverno policy',
    'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec: {pattern: {containers: [{image: "!*:latest"}, {image: "eu.acme.test/* | acme.test/*"}]}}',
  ],
  [
    'a variable of a Kyverno policy',
    'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec: {mutate: {containers: [{image: "acme.test/{{ element.name }}"}]}}',
  ],
  ['an object', 'kind: HelmRelease\nspec: {values: {image: {repository: ghcr.io/acme/a, tag: 1}}}'],
])('does not take %s for an image that runs', (_, text) => {
  expect(images(text)).toEqual([]);
});

test('an image of a pod is there once, also in an object of another API', () => {
  const text = `
kind: Rollout
spec:
  template:
    spec:
      initContainers: [{name: b, image: "ghcr.io/acme/b:1"}]
      containers: [{name: a, image: "ghcr.io/acme/a:1"}]
`;
  expect(images(text).map((one) => one.text)).toEqual(['ghcr.io/acme/a:1', 'ghcr.io/acme/b:1']);
});

test('a long name or path is cut, because each image has it', () => {
  const long = 'k'.repeat(5000);
  const text = JSON.stringify({
    kind: 'House',
    metadata: { name: long },
    [long]: { image: 'ghcr.io/acme/a:1' },
  });
  const [one] = images(text, 'json');
  expect(one?.object.length).toBeLessThan(400);
  expect(one?.container.length).toBeLessThan(400);
});

test('tells what the status of a pod says to run', () => {
  const pod = {
    kind: 'Pod',
    metadata: { namespace: 'shop', name: 'web-1' },
    spec: {
      containers: [
        { name: 'web', image: 'acme/web:2' },
        { name: 'late', image: 'acme/late:1' },
      ],
    },
    status: {
      containerStatuses: [
        { name: 'web', image: 'acme/web:2', imageID: 'acme/web@sha256:00' },
        { name: 'late' },
      ],
    },
  };
  const list = JSON.stringify({ kind: 'List', apiVersion: 'v1', items: [pod] });
  expect(images(list, 'json').map(({ imageId }) => imageId)).toEqual(['acme/web@sha256:00', '']);
});

test.each([
  ['text', 'just words', 'manifest-invalid'],
  ['broken YAML', 'kind: Pod\n  spec: [', 'manifest-invalid'],
  ['YAML of something else', 'name: x\nversion: 1', 'manifest-invalid'],
  ['a container without an image', 'kind: Pod\nspec: {containers: [{name: a}]}', 'manifest-invalid'],
  ['an image that is a number', 'kind: Pod\nspec: {containers: [{name: a, image: 7}]}', 'manifest-invalid'],
  ['aliases that multiply', `kind: Pod\na: &a [1,1,1,1,1,1,1,1,1]\n${aliases()}`, 'manifest-invalid'],
  [
    'an unquoted template',
    'kind: Pod\nspec: {containers: [{image: {{ .Values.image }} }]}',
    'manifest-not-rendered',
  ],
  [
    'a quoted template',
    'kind: Pod\nspec: {containers: [{image: "{{ .Values.image }}"}]}',
    'manifest-not-rendered',
  ],
  [
    'a template beside the image',
    'kind: Pod\nspec: {n: {{ .Values.n }}, containers: [{image: x/a}]}',
    'manifest-not-rendered',
  ],
  ['a block of a template', 'kind: Pod\n{{- if .Values.x }}\nspec: {}\n{{- end }}', 'manifest-not-rendered'],
  ['a variable', 'kind: Pod\nspec: {containers: [{image: "x/a:${TAG}"}]}', 'manifest-not-rendered'],
  [
    'a template of Helm in a field of an operator',
    'kind: Prometheus\nspec: {image: "quay.io/prometheus/prometheus:{{ .Values.version }}"}',
    'manifest-not-rendered',
  ],
  [
    'a variable in a field of an operator',
    'kind: Prometheus\nspec: {image: "quay.io/prometheus/prometheus:${VERSION}"}',
    'manifest-not-rendered',
  ],
  [
    'a template of Helm in an Argo workflow',
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {containers: [{image: "{{ .Values.image }}"}]}',
    'manifest-not-rendered',
  ],
  [
    'a kustomization',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization',
    'manifest-not-rendered',
  ],
] as const)('refuses %s', (_, text, code) => {
  expect(faultOf(text)).toBe(code);
});

test('says how to write anew what kubectl reads and YAML does not allow', () => {
  const fault = readKubernetesImages(
    "kind: Pod\nspec:\n  containers:\n  - image: x/a\n    args: ['\n      echo a\n    ']\n",
    'yaml',
  );
  expect(fault).toMatchObject({
    ok: false,
    fault: {
      code: 'manifest-invalid',
      why: expect.stringMatching(/line 6.*kubectl create --dry-run=client -o yaml/),
    },
  });
});

test('a template in the text of a ConfigMap is no fault', () => {
  expect(images('kind: ConfigMap\ndata:\n  rule: "{{ $labels.instance }} is down"\n')).toEqual([]);
});

function aliases(): string {
  const names = 'bcdefghij'.split('');
  return names
    .map(
      (name, at) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${at === 0 ? 'a' : names[at - 1]}`)
          .join(',')}]`,
    )
    .join('\n');
}

test.each(['PodList', 'List'])('a part of a %s is invalid: the rest of the images is missing', (kind) => {
  const items = [{ kind: 'Pod', spec: { containers: [{ name: 'a', image: 'x/a' }] } }];
  const listed = (metadata: object, of: unknown = items) => JSON.stringify({ kind, metadata, items: of });
  expect(faultOf(listed({ continue: 'eyJ2Ijoi' }), 'json')).toBe('manifest-invalid');
  expect(faultOf(listed({ remainingItemCount: 3 }), 'json')).toBe('manifest-invalid');
  expect(faultOf(listed({ continue: 'eyJ2Ijoi' }, null), 'json')).toBe('manifest-invalid');
  expect(images(listed({ continue: '', resourceVersion: '1' }), 'json')).toHaveLength(1);
});
