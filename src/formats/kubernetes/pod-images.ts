import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { firstIssue } from '../first-issue.ts';
import { CONTAINER_LISTS, KINDS_WITH_PODS, POD_KINDS } from './pod-kinds.ts';

/** A place in an object of Kubernetes that names an image. */
export interface ImageField {
  /** As it is written. Empty in a template that leaves it to others. */
  readonly image: string;
  /** JSON pointer (RFC 6901) of the text in the object. */
  readonly pointer: string;
  /** `container web`, `init container setup`, `volume data` */
  readonly owner: string;
}

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

/**
 * Every image that an object names: of its containers, init containers, ephemeral containers and image volumes. The fault
 * is the end of a sentence that begins with the name of the object.
 */
export function podImages(group: string, kind: string, object: unknown): Parsed<readonly ImageField[]> {
  const path = POD_KINDS.get(group)?.find((one) => one.kind === kind)?.path;
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
  const containers = CONTAINER_LISTS.flatMap(({ list, noun }) =>
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
