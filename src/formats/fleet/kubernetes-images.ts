import { isMap, isSeq, type Pair, parseAllDocuments, visit } from 'yaml';
import { parseReference } from '../../domain/image/image.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { type Fields, isFields } from '../image/referrer-list.ts';
import { parseJson } from '../json.ts';
import { CONTAINER_LISTS, KINDS_WITH_PODS } from '../kubernetes/pod-kinds.ts';
import { yamlWeight } from '../yaml-weight.ts';

/** An image that a Kubernetes object names. */
export interface NamedImage {
  readonly text: string;
  /** `Deployment shop/web` */
  readonly object: string;
  /** `container web` */
  readonly container: string;
  /** What the status of a pod says to run, as the container runtime writes it. Empty: it does not run yet. */
  readonly imageId?: string;
}

/** Why the images of a file are not known. `why` is the end of a sentence about the file. */
export interface ManifestFault {
  readonly code: 'manifest-invalid' | 'manifest-not-rendered';
  readonly why: string;
}

/** The parser takes some 25 µs for each part: some 75 s. */
const MAX_WEIGHT = 3_000_000;
/** Deeper objects are no Kubernetes objects. */
const MAX_DEPTH = 200;
/** In UTF-16 units: a path through an object is written once for each image. */
const LONGEST_NAME = 300;

/** What a template of Helm, kustomize, envsubst or Jinja leaves where nobody rendered it. */
const TEMPLATE = /\{\{|\}\}|\{%|\$\{|\$\(|<%|^<[\w-]+>/;

/** What other APIs fill in while they run (`{{inputs.parameters.image}}`), and what Helm should have done before. */
const FILLED_IN_LATER = /\{\{/;
const OF_HELM = /\{\{-?\s*(?:[.$(]|(?:include|template|tpl|default|printf|required|toYaml)\b)/;

/** The same, or what `envsubst` and Flux should have done. Tekton fills in `$(params.image)` itself. */
const UNRENDERED = new RegExp(`${OF_HELM.source}|\\$\\{\\w+`);
/** Kinds whose fields are any text. */
const TEXT_KINDS: ReadonlySet<unknown> = new Set(['ConfigMap', 'Secret']);

/** The APIs that do so: Argo Workflows, and policies of Kyverno, which also have patterns in place of images. */
const FILLING_APIS = /^(?:argoproj\.io|(?:[\w-]+\.)?kyverno\.io)\//;
const PATTERN_APIS = /^(?:[\w-]+\.)?kyverno\.io\//;

/** `kubectl` reads quoted texts of several lines that are indented less than YAML demands. */
const REWRITE =
  '; if `kubectl` reads it, `kubectl create --dry-run=client -o yaml -f FILE` writes it as YAML';

/** Kinds whose containers must name an image. Others may leave it to their operator. */
const COMPLETE_KINDS: ReadonlySet<unknown> = new Set(KINDS_WITH_PODS);

/**
 * An image in a field `image` of another API: with a registry, and a tag or digest. A shorter name may be completed by its
 * operator from other fields, and may be no image.
 */
const WHOLE_REFERENCE =
  /^(?:[\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+)\/[a-z\d._/-]+(?::[\w.-]+(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$/;

/**
 * The images that Kubernetes objects name: those of every container and image volume of a pod or of a template of pods,
 * however deep it is in the object, also in objects of other APIs; and of these, what their fields `image` name (an
 * operator runs it as pods of its own). The text is JSON, or YAML with any number of documents;
 * a document is an object, a list of objects (`kind: List`, `kubectl get -o json`) or an array of objects.
 */
export function readKubernetesImages(
  text: string,
  format: 'yaml' | 'json',
): Parsed<readonly NamedImage[], ManifestFault> {
  const documents = format === 'json' ? readJson(text) : readYaml(text);
  if (!documents.ok) return documents;
  const found: NamedImage[] = [];
  for (const document of documents.value) {
    const fault = imagesOf(document, found);
    if (fault !== undefined) return unparsable(fault);
  }
  return parsed(found);
}

function invalid(why: string): ManifestFault {
  return { code: 'manifest-invalid', why };
}

function notRendered(why: string): ManifestFault {
  return { code: 'manifest-not-rendered', why };
}

function readJson(text: string): Parsed<readonly unknown[], ManifestFault> {
  const json = parseJson(text.replace(/^\ufeff/, ''));
  if (json.ok) return parsed([json.value]);
  return unparsable(
    TEMPLATE.test(text) ? notRendered('is a template that nobody rendered') : invalid(json.fault),
  );
}

function readYaml(text: string): Parsed<readonly unknown[], ManifestFault> {
  if (yamlWeight(text) > MAX_WEIGHT)
    return unparsable(invalid(`has more than ${MAX_WEIGHT} parts: divide it into several files`));
  const isTemplate = TEMPLATE.test(text);
  const unreadable = (why: string) =>
    unparsable(isTemplate ? notRendered(`is a template that nobody rendered: ${why}`) : invalid(why));
  try {
    const read = parseAllDocuments(text, { uniqueKeys: false, merge: true, logLevel: 'silent' });
    const documents: unknown[] = [];
    for (const document of 'empty' in read ? [] : read) {
      const [error] = document.errors;
      const line = error?.linePos?.[0].line;
      if (error !== undefined)
        return unreadable(
          `is not YAML${line === undefined ? '' : ` (line ${line})`}: ${firstLine(error.message)}${error.code === 'MISSING_CHAR' ? REWRITE : ''}`,
        );
      let hasStrangeKey = false;
      visit(document, {
        Pair(_key, pair: Pair<unknown, unknown>) {
          // `{{ .Values.x }}` without quotes is YAML too: an object as the key of an object.
          hasStrangeKey ||= isMap(pair.key) || isSeq(pair.key);
        },
      });
      if (hasStrangeKey) return unreadable('it has an object as the key of an object');
      documents.push(document.toJS());
    }
    return parsed(documents);
  } catch {
    // Nested too deeply, or with too many aliases.
    return unreadable('is not YAML that can be read: it is nested too deeply, or its aliases multiply');
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

/** Adds the images of a document. Answers a fault if there is one. */
function imagesOf(document: unknown, found: NamedImage[]): ManifestFault | undefined {
  if (document === null || document === undefined) return undefined;
  if (Array.isArray(document)) return firstFault(document, (one) => imagesOf(one, found));
  if (!isFields(document)) return invalid('has a document that is no object of Kubernetes');
  const { kind, items, apiVersion, metadata } = document;
  if (typeof kind !== 'string' || kind === '')
    return invalid('has a document without `kind`, so it is no object of Kubernetes');
  if (TEMPLATE.test(kind)) return notRendered('has a `kind` that is a template');
  if (kind === 'Kustomization' && typeof apiVersion === 'string' && /^kustomize\.config/.test(apiVersion))
    return notRendered('is a kustomization, which changes images: render it with `kustomize build`');
  if (kind === 'CustomResourceDefinition') return undefined;
  if (kind.endsWith('List') && items !== undefined) {
    if (isFields(metadata) && (metadata.continue || metadata.remainingItemCount))
      return invalid(`has only a part of a ${kind} (\`metadata.continue\`): get the whole list`);
    // Go programs write an empty list as `null`.
    if (items === null) return undefined;
    if (!Array.isArray(items)) return invalid(`has a ${kind} whose \`items\` are no list`);
    // The items of a typed list need no kind of their own.
    const itemKind = kind.slice(0, -'List'.length);
    return firstFault(items, (item) =>
      imagesOf(
        isFields(item) && item.kind === undefined && itemKind !== '' ? { ...item, kind: itemKind } : item,
        found,
      ),
    );
  }
  const at: Walk = { root: document, name: nameOf(document), found };
  const fault = walk(document, at, 0);
  if (fault === undefined && !COMPLETE_KINDS.has(kind)) {
    // What a status says is what was, and often many times.
    const { status: _, ...wanted } = document;
    return addFields(wanted, at, '');
  }
  return fault;
}

/** Adds the images in fields of other APIs, such as `spec.image` of a Prometheus, or of the steps of a Tekton task. */
function addFields(value: unknown, at: Walk, path: string): ManifestFault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return firstFault(Object.entries(value), ([key, inner]: readonly [string, unknown]) => {
    // Containers are there already.
    if (Array.isArray(inner) && CONTAINER_LISTS.some(({ list }) => list === key)) return undefined;
    const field =
      path.length > LONGEST_NAME ? path : `${path}${path === '' ? '' : '.'}${key.slice(0, LONGEST_NAME)}`;
    if (key !== 'image' || typeof inner !== 'string') return addFields(inner, at, field);
    if (UNRENDERED.test(inner) && !TEXT_KINDS.has(at.root.kind))
      return notRendered(`has ${at.name} with a template in place of the image in ${textOf(field)}`);
    if (WHOLE_REFERENCE.test(inner.trim()))
      at.found.push({ text: inner.trim(), object: at.name, container: `field ${textOf(field)}` });
    return undefined;
  });
}

interface Walk {
  readonly root: Fields;
  readonly name: string;
  readonly found: NamedImage[];
}

function walk(value: unknown, at: Walk, depth: number): ManifestFault | undefined {
  if (depth > MAX_DEPTH) return invalid(`nests ${at.name} more than ${MAX_DEPTH} levels deep`);
  if (Array.isArray(value)) return firstFault(value, (one) => walk(one, at, depth + 1));
  if (!isFields(value)) return undefined;
  return podFault(value, at) ?? firstFault(Object.values(value), (one) => walk(one, at, depth + 1));
}

/** Adds the images of an object that has containers. */
function podFault(pod: Fields, at: Walk): ManifestFault | undefined {
  for (const { list, noun, statuses } of CONTAINER_LISTS) {
    const containers = pod[list];
    if (!Array.isArray(containers)) continue;
    const fault = firstFault(containers, (one) => containerFault(one, at, noun, statuses));
    if (fault !== undefined) return fault;
  }
  if (!Array.isArray(pod.containers) || !Array.isArray(pod.volumes)) return undefined;
  return firstFault(pod.volumes, (volume) => {
    if (!isFields(volume) || !isFields(volume.image)) return undefined;
    return imageFault(volume.image.reference, at, { container: `volume ${textOf(volume.name)}` });
  });
}

function containerFault(
  container: unknown,
  at: Walk,
  noun: string,
  statuses: string,
): ManifestFault | undefined {
  if (!isFields(container))
    return COMPLETE_KINDS.has(at.root.kind)
      ? invalid(`has ${at.name} with a ${noun} that is no object`)
      : undefined;
  const named = { container: `${noun} ${textOf(container.name)}` };
  if (container.image === undefined || container.image === null || container.image === '') {
    if (!COMPLETE_KINDS.has(at.root.kind)) return undefined;
    return invalid(`has ${at.name} whose ${named.container} names no image`);
  }
  const imageId = at.root.kind === 'Pod' ? runningIn(at.root, statuses, container.name) : undefined;
  return imageFault(container.image, at, { ...named, ...(imageId === undefined ? {} : { imageId }) });
}

function imageFault(
  image: unknown,
  { root, name: object, found }: Walk,
  named: Pick<NamedImage, 'container' | 'imageId'>,
): ManifestFault | undefined {
  if (typeof image !== 'string')
    return invalid(`has ${object} whose ${named.container} has an image that is no text`);
  if (isLeftOpen(image, root)) return undefined;
  if (TEMPLATE.test(image))
    return notRendered(`has ${object} whose ${named.container} has a template in place of its image`);
  found.push({ text: image.trim(), object, ...named });
  return undefined;
}

/** Whether an object of another API names no image here, but has one put in when it runs, or says how images must look. */
function isLeftOpen(image: string, { apiVersion }: Fields): boolean {
  if (typeof apiVersion !== 'string' || OF_HELM.test(image)) return false;
  if (FILLING_APIS.test(apiVersion) && FILLED_IN_LATER.test(image)) return true;
  return PATTERN_APIS.test(apiVersion) && !TEMPLATE.test(image) && !parseReference(image.trim()).ok;
}

/** The image that a container of a pod runs. Undefined without a status; empty if it does not run yet. */
function runningIn({ status }: Fields, list: string, container: unknown): string | undefined {
  if (!isFields(status)) return undefined;
  const statuses = status[list];
  if (!Array.isArray(statuses)) return undefined;
  const own: unknown = statuses.find((one) => isFields(one) && one.name === container);
  if (!isFields(own)) return undefined;
  return typeof own.imageID === 'string' ? own.imageID : '';
}

function nameOf({ kind, metadata }: Fields): string {
  const { namespace, name, generateName } = isFields(metadata) ? metadata : {};
  const within = typeof namespace === 'string' && namespace !== '' ? `${namespace}/` : '';
  return `${textOf(kind)} ${within}${textOf(name ?? generateName)}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? plain(value, LONGEST_NAME) : '(without a name)';
}

function firstFault<T>(
  values: readonly T[],
  faultOf: (value: T) => ManifestFault | undefined,
): ManifestFault | undefined {
  for (const value of values) {
    const fault = faultOf(value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
