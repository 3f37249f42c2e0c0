import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { firstIssue } from '../first-issue.ts';

/** A place in an object of Kubernetes that names an image. */
export interface ImageField {
  /** As it is written. Empty in a template that leaves it to others. */
  readonly image: string;
  /** JSON pointer (RFC 6901) of the text in the object. */
  readonly pointer: string;
  /** `container web`, `init container setup`, `volume data` */
  readonly owner: string;
}

/** Where the pods of a kind are described, by `group/kind`. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  '/Pod': ['spec'],
  '/PodTemplate': ['template', 'spec'],
  '/ReplicationController': ['spec', 'template', 'spec'],
  'apps/Deployment': ['spec', 'template', 'spec'],
  'apps/ReplicaSet': ['spec', 'template', 'spec'],
  'apps/StatefulSet': ['spec', 'template', 'spec'],
  'apps/DaemonSet': ['spec', 'template', 'spec'],
  'batch/Job': ['spec', 'template', 'spec'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

const Container = z.looseObject({ name: z.string(), image: z.string().nullish() });
const Containers = z.array(Container).nullish();
const PodSpec = z.looseObject({
  containers: Containers,
  initContainers: Containers,
  ephemeralContainers: Containers,
  volumes: z
    .array(
      z.looseObject({
        name: z.string(),
        image: z.looseObject({ reference: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
});
const Level = z.looseObject({});

/** The lists of containers in a pod, and what one of them is called. */
const LISTS = [
  ['containers', 'container'],
  ['initContainers', 'init container'],
  ['ephemeralContainers', 'ephemeral container'],
] as const;

/** Kinds whose images {@link podImages} can read: `Pod`, `Deployment`. */
export const KINDS_WITH_PODS: readonly string[] = Object.keys(POD_SPECS).map((name) =>
  name.slice(name.indexOf('/') + 1),
);

/**
 * Every image that an object names: of its containers, init containers, ephemeral containers and image volumes. The fault
 * is the end of a sentence that begins with the name of the object.
 */
export function podImages(group: string, kind: string, object: unknown): Parsed<readonly ImageField[]> {
  const path = POD_SPECS[`${group}/${kind}`];
  if (path === undefined) {
    const name = group === '' ? kind : `${kind} of ${group}`;
    return unparsable(
      `is a ${name}, whose images are not known: name only ${KINDS_WITH_PODS.join(', ')} in the rules`,
    );
  }
  let spec: unknown = object;
  // A pod has its spec always; a ReplicationController may have no template.
  for (const name of path) {
    const level = Level.safeParse(spec);
    if (!level.success) return unparsable(`has another form than expected (${path.join('.')} is missing)`);
    spec = level.data[name];
  }
  const read = PodSpec.safeParse(spec);
  if (!read.success)
    return unparsable(`has another form than expected (${path.join('.')}: ${firstIssue(read.error)})`);
  const base = path.map((name) => `/${name}`).join('');
  const containers = LISTS.flatMap(([list, noun]) =>
    (read.data[list] ?? []).map(({ name, image }, at) => ({
      image: image ?? '',
      pointer: `${base}/${list}/${at}/image`,
      owner: `${noun} ${name}`,
    })),
  );
  const volumes = (read.data.volumes ?? []).flatMap(({ name, image }, at) =>
    image === undefined || image === null
      ? []
      : [
          {
            image: image.reference ?? '',
            pointer: `${base}/volumes/${at}/image/reference`,
            owner: `volume ${name}`,
          },
        ],
  );
  return parsed([...containers, ...volumes]);
}
