import { matchesGlob } from '../glob.ts';
import { parseReference, withHubName } from '../image/image.ts';
import { type AdmissionPlan, plannedName, plannedRepository } from './admission-plan.ts';

/** What a cluster is asked to accept, and nothing is to come of it: it answers, and keeps nothing. */
export interface ProofCase {
  /** For people: `an honest image`, `a tag`. */
  readonly name: string;
  readonly expected: 'admitted' | 'denied';
  /** The rule that must deny it. */
  readonly rule?: ProofRule;
  /** Whether it is sent to a namespace with labels that ask every engine to look away. */
  readonly isLabelled?: true;
  readonly object: ProofObject;
}

export type ProofRule = 'registries' | 'pods' | 'configmaps';

/** An object of Kubernetes, and where it is created. The ephemeral container is added to the Pod that is there already. */
export type ProofObject =
  | { readonly resource: ProofResource; readonly body: object }
  | { readonly resource: 'pods/ephemeralcontainers'; readonly spec: object };
export type ProofResource = keyof typeof RESOURCES;

/** The addresses of resources below the server, up to the namespace. */
export const RESOURCES = {
  pods: 'api/v1',
  configmaps: 'api/v1',
  podtemplates: 'api/v1',
  replicationcontrollers: 'api/v1',
  deployments: 'apis/apps/v1',
  replicasets: 'apis/apps/v1',
  statefulsets: 'apis/apps/v1',
  daemonsets: 'apis/apps/v1',
  jobs: 'apis/batch/v1',
  cronjobs: 'apis/batch/v1',
} as const;

/** One case for the answer of a run of the proof. */
export interface ProofResult {
  readonly engine: string;
  readonly version: string;
  readonly case: string;
  readonly expected: 'admitted' | 'denied';
  /** `other`: something else than the engine refused it, or the answer is no decision. */
  readonly answered: 'admitted' | 'denied' | 'other';
  readonly message: string;
}

const NAME = 'assay-proof';

/** What must be admitted and what must be denied under a plan: all that rules without signatures can see. Pure. */
export function proofCases(plan: AdmissionPlan): readonly ProofCase[] {
  const [image] = plan.images;
  const honest = plannedName(image);
  const pod = (spec: object) => ({ resource: 'pods', body: podOf(spec) }) as const;
  const denied = (rule: ProofRule, name: string, object: ProofObject): ProofCase => {
    return { name, expected: 'denied', rule, object };
  };
  const foreign = `evil.test/app@${image.digest}`;
  const base = { containers: [container('app', honest)] };
  return [
    ...plan.images.map((one): ProofCase => {
      const name = `an image that was verified, ${plannedName(one)}`;
      return {
        name,
        expected: 'admitted',
        object: pod({ containers: [container('app', plannedName(one))] }),
      };
    }),
    ...lookAlikes(plan).map(([name, reference]) =>
      denied('registries', name, pod({ containers: [container('app', reference)] })),
    ),
    denied('pods', 'a tag', pod({ containers: [container('app', `${image.repository}:v1`)] })),
    denied('pods', 'neither a tag nor a digest', pod({ containers: [container('app', image.repository)] })),
    denied('registries', 'an init container', pod({ ...base, initContainers: [container('init', foreign)] })),
    denied('registries', 'an ephemeral container', {
      ...{ resource: 'pods/ephemeralcontainers' },
      spec: { ...base, ephemeralContainers: [{ ...container('look', foreign) }] },
    }),
    denied(
      'registries',
      'an image volume',
      pod({
        ...base,
        volumes: [{ name: 'image', image: { reference: foreign, pullPolicy: 'IfNotPresent' } }],
      }),
    ),
    ...workloads(podSpec({ containers: [container('app', foreign)] })).map(([resource, body]) =>
      denied('registries', `${resource} with such an image`, { resource, body }),
    ),
    ...workloads(podSpec(base)).map(
      ([resource, body]): ProofCase => ({
        ...{ name: `${resource} with a verified image`, expected: 'admitted' },
        object: { resource, body },
      }),
    ),
    {
      ...denied(
        'registries',
        'a namespace with labels that ask engines to look away',
        pod({
          containers: [container('app', foreign)],
        }),
      ),
      isLabelled: true,
    },
    denied(
      'pods',
      'a volume of the node (hostPath)',
      pod({ ...base, volumes: [{ name: 'node', hostPath: { path: '/' } }] }),
    ),
    ...environments().map(([name, env, isDenied]): ProofCase => {
      const object = pod({ containers: [{ ...container('app', honest), env }] });
      return isDenied ? denied('pods', name, object) : { name, expected: 'admitted', object };
    }),
    ...configMaps().map(([name, body, isDenied]): ProofCase => {
      const object = { resource: 'configmaps', body } as const;
      return isDenied ? denied('configmaps', name, object) : { name, expected: 'admitted', object };
    }),
  ];
}

/** A forgery for each rule, with which a proof waits until the rule is in force. */
export function sentinels(plan: AdmissionPlan): readonly ProofCase[] {
  const rules: readonly ProofRule[] = ['registries', 'pods', 'configmaps'];
  const cases = proofCases(plan);
  return rules.flatMap((rule) => cases.find((one) => one.rule === rule) ?? []);
}

/** The Pod that a proof leaves in its namespace while it runs, for the ephemeral container. No scheduler takes it. */
export function residentPod(plan: AdmissionPlan): object {
  return podOf({ containers: [container('app', plannedName(plan.images[0]))] });
}

/** Names that look as if the image was in a registry that is allowed, and are not. */
export function lookAlikes({
  images: [image],
  registries,
}: AdmissionPlan): readonly (readonly [string, string])[] {
  const { repository, digest } = image;
  const slash = repository.indexOf('/');
  const [registry, path] = [repository.slice(0, slash), repository.slice(slash + 1)];
  const [, host = registry, port = ''] = /^(.*?)(:\d+)?$/.exec(registry) ?? [];
  const otherPort = port === '' ? ':8443' : `:${(Number(port.slice(1)) % 65_535) + 1}`;
  const names = [
    ['a registry whose name begins like that of an allowed one', `${host}.evil.test${port}/${path}`],
    ['a registry whose name ends like that of an allowed one', `evil-${registry}/${path}`],
    ['another port of an allowed registry', `${host}${otherPort}/${path}`],
    ['the name of an allowed registry as a folder of another one', `evil.test/${registry}/${path}`],
    ['the name of an allowed registry as that of a user', `${registry}@evil.test/${path}`],
    ['a name in upper case', `${registry.toUpperCase()}/${path.toUpperCase()}`],
    ['a name without a registry, which is on Docker Hub', path],
    ['the name of an allowed registry alone, which is an image on Docker Hub', host],
    ['a registry that the policy does not name', 'evil.test/app'],
  ] as const;
  return names
    .filter(([, name]) => !isAllowed(name, registries))
    .map(([what, name]) => [what, `${name}@${digest}`]);
}

/** Whether the policy itself allows a repository. Then it is no forgery. */
function isAllowed(name: string, registries: readonly string[]): boolean {
  const reference = parseReference(name);
  if (!reference.ok) return false;
  const repository = plannedRepository(reference.value);
  return registries.some((glob) => matchesGlob(withHubName(glob), repository));
}

/** A container as strict clusters demand it. */
export function container(name: string, image: string): object {
  const securityContext = {
    ...{ allowPrivilegeEscalation: false, runAsNonRoot: true, runAsUser: 65_532 },
    ...{ capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
  };
  return { name, image, securityContext };
}

function podSpec(spec: object): object {
  return { automountServiceAccountToken: false, schedulerName: NAME, ...spec };
}

/** A Pod that no scheduler takes. */
export function podOf(spec: object): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: NAME }, spec: podSpec(spec) };
}

/** Everything built in that makes Pods. */
function workloads(spec: object): readonly (readonly [ProofResource, object])[] {
  const labels = { app: NAME };
  const metadata = { name: NAME };
  const template = { metadata: { labels }, spec };
  const selected = { selector: { matchLabels: labels }, template };
  const once = { metadata: { labels }, spec: { ...spec, restartPolicy: 'Never' } };
  const apps = (kind: string, more: object = {}) => {
    return { apiVersion: 'apps/v1', kind, metadata, spec: { ...selected, ...more } };
  };
  return [
    ['deployments', apps('Deployment')],
    ['replicasets', apps('ReplicaSet')],
    ['statefulsets', apps('StatefulSet', { serviceName: NAME })],
    ['daemonsets', apps('DaemonSet')],
    ['jobs', { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: once } }],
    [
      'cronjobs',
      {
        ...{ apiVersion: 'batch/v1', kind: 'CronJob', metadata },
        spec: { schedule: '0 0 1 1 *', jobTemplate: { spec: { template: once } } },
      },
    ],
    ['podtemplates', { apiVersion: 'v1', kind: 'PodTemplate', metadata, template }],
    [
      'replicationcontrollers',
      {
        ...{ apiVersion: 'v1', kind: 'ReplicationController', metadata },
        spec: { selector: labels, template },
      },
    ],
  ];
}

/** No value here is a credential: each is made of parts, and is refused by its form alone. */
const PRIVATE_KEY = ['-----BEGIN ', 'PRIVATE KEY-----\nAAAA\n'].join('');
const TOKEN = ['gh', 'p_', 'A'.repeat(36)].join('');
const PASSWORD = ['correct', 'horse'].join('-');

function environments(): readonly (readonly [string, readonly object[], boolean])[] {
  return [
    ['a password in env', [{ name: 'DB_PASSWORD', value: PASSWORD }], true],
    ['a token in env, under another name', [{ name: 'SETTING', value: TOKEN }], true],
    [
      'a password in env that a Secret has',
      [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: NAME, key: 'password' } } }],
      false,
    ],
    [
      'settings in env that only sound like credentials',
      [
        { name: 'MAX_TOKEN', value: '4096' },
        { name: 'API_TOKEN', value: '$(OTHER)' },
        { name: 'DB_PASSWORD_FILE', value: '/run/secrets/db' },
      ],
      false,
    ],
  ];
}

function configMaps(): readonly (readonly [string, object, boolean])[] {
  const map = (content: Readonly<Record<string, string>>) => {
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: NAME }, data: content };
  };
  return [
    ['a ConfigMap with a password', map({ 'db.password': PASSWORD }), true],
    ['a ConfigMap with a private key', map({ 'tls.pem': PRIVATE_KEY }), true],
    ['a ConfigMap with settings', map({ level: 'info', 'app.yaml': 'replicas: 2\n' }), false],
    ['a ConfigMap of the greatest size', map({ text: 'lorem ipsum '.repeat(80_000) }), false],
  ];
}
