/** A kind of object that is a pod or makes pods. */
export interface PodKind {
  /** `Deployment` */
  readonly kind: string;
  /** The names of the fields that lead to the specification of its pods. */
  readonly path: readonly string[];
}

const TEMPLATE = ['spec', 'template', 'spec'];

/** Everything built into Kubernetes that is a pod or makes pods, by API group. All are of version `v1`. */
export const POD_KINDS: ReadonlyMap<string, readonly PodKind[]> = new Map([
  [
    '',
    [
      { kind: 'Pod', path: ['spec'] },
      { kind: 'PodTemplate', path: ['template', 'spec'] },
      { kind: 'ReplicationController', path: TEMPLATE },
    ],
  ],
  [
    'apps',
    ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].map((kind) => ({ kind, path: TEMPLATE })),
  ],
  [
    'batch',
    [
      { kind: 'Job', path: TEMPLATE },
      { kind: 'CronJob', path: ['spec', 'jobTemplate', ...TEMPLATE] },
    ],
  ],
]);

/** The same without their groups: `Pod`, `Deployment`. */
export const KINDS_WITH_PODS: readonly string[] = [...POD_KINDS.values()].flat().map(({ kind }) => kind);

/** The lists of containers of a pod: in its specification, in its status, and what one of them is called. */
export const CONTAINER_LISTS = [
  { list: 'containers', statuses: 'containerStatuses', noun: 'container' },
  { list: 'initContainers', statuses: 'initContainerStatuses', noun: 'init container' },
  { list: 'ephemeralContainers', statuses: 'ephemeralContainerStatuses', noun: 'ephemeral container' },
] as const;
