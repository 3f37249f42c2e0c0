import type { AdmissionPlan } from '../../domain/admission/admission-plan.ts';
import { CONTAINER_LISTS, POD_KINDS } from '../kubernetes/pod-kinds.ts';
import { celString, DIGEST_PATTERN, REGISTRY_PATTERN, referencePattern } from './cel-text.ts';

/** A rule of a policy: an expression of CEL that is true of what is admitted, and the message if it is false. */
export interface Validation {
  readonly expression: string;
  readonly message?: string;
  readonly messageExpression?: string;
}

export interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
}

export const OPERATIONS = ['CREATE', 'UPDATE'];

/** Pods, and everything built into Kubernetes that makes Pods. */
export const POD_RULES: readonly ResourceRule[] = [...POD_KINDS].map(([group, kinds]) => ({
  ...{ apiGroups: [group], apiVersions: ['v1'], operations: OPERATIONS },
  resources: kinds.flatMap(({ kind }) => {
    const resource = `${kind.toLowerCase()}s`;
    return kind === 'Pod' ? [resource, `${resource}/ephemeralcontainers`] : [resource];
  }),
}));

/**
 * What does not change the Pods may change on an object that is there already: labels and finalizers, else it could not even
 * be deleted, and replicas, else an update to a good image could not scale the old set down. New Pods are checked themselves.
 */
export const CHANGED_POD = {
  name: 'changes-what-runs',
  expression: `request.operation != 'UPDATE' || (${[
    "request.kind.kind == 'Pod' ? object.spec != oldObject.spec",
    "request.kind.kind == 'CronJob' ? object.spec.jobTemplate != oldObject.spec.jobTemplate",
    "request.kind.kind == 'PodTemplate' ? object.?template != oldObject.?template",
    'object.spec.?template != oldObject.spec.?template',
  ].join(' : ')})`,
};

/** The specification of the Pods that an object is or makes. */
export const SPEC = {
  name: 'spec',
  expression: [
    "request.kind.kind == 'Pod' ? object.spec",
    "request.kind.kind == 'CronJob' ? object.spec.jobTemplate.spec.template.spec",
    "request.kind.kind == 'PodTemplate' ? object.template.spec",
    'object.spec.template.spec',
  ].join(' : '),
};
export const CONTAINERS = {
  name: 'containers',
  expression: containersOf('variables.spec'),
};
/** Every image of containers and volumes, as it is written. */
export const IMAGES = {
  name: 'images',
  expression: imagesOf('variables.containers', 'variables.spec'),
};

/** The same in one expression, for where there are no variables. */
export const ALL_IMAGES = `[${SPEC.expression}].map(s, ${imagesOf(`(${containersOf('s')})`, 's')})[0]`;

function containersOf(spec: string): string {
  return CONTAINER_LISTS.map(({ list }) => `${spec}.?${list}.orValue([])`).join(' + ');
}

function imagesOf(containers: string, spec: string): string {
  return [
    `${containers}.map(c, c.?image.orValue(''))`,
    `${spec}.?volumes.orValue([]).filter(v, has(v.image)).map(v, v.image.?reference.orValue(''))`,
  ].join(' + ');
}

/** Whether a reference is of a registry that the plan allows. */
export function isAllowed({ registries }: AdmissionPlan, reference: string): string {
  const patterns = [REGISTRY_PATTERN, referencePattern(registries)];
  return patterns.map((pattern) => `${reference}.matches(${celString(pattern)})`).join(' && ');
}

/** For a policy with the variable of all images. */
export function registryValidation(plan: AdmissionPlan): Validation {
  const allowed = isAllowed(plan, 'i');
  return {
    expression: `variables.images.all(i, ${allowed})`,
    messageExpression: `'assay: not from a registry that the policy allows: ' + variables.images.filter(i, !(${allowed})).join(', ')`,
  };
}

const HAS_DIGEST = `i.matches(${celString(DIGEST_PATTERN)})`;
export const DIGEST_VALIDATION: Validation = {
  expression: `variables.images.all(i, ${HAS_DIGEST})`,
  messageExpression: `'assay: no digest, so the image can change: ' + variables.images.filter(i, !${HAS_DIGEST}).join(', ')`,
};

/** A label that the API server itself gives every namespace: nobody can leave it out or change it. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** The selector of all namespaces but some; undefined for all. */
export function namespacesExcept(exempt: readonly string[]): object | undefined {
  if (exempt.length === 0) return undefined;
  return { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'NotIn', values: exempt }] };
}
