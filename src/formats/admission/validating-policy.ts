import type { AdmissionPlan, Effect } from '../../domain/admission/admission-plan.ts';
import {
  CREDENTIAL_NAME,
  CREDENTIAL_VALUES,
  NO_CREDENTIAL,
} from '../../domain/admission/credential-patterns.ts';
import { celString, DIGEST_PATTERN, REGISTRY_PATTERN, referencePattern } from './cel-text.ts';
import { type KubeObject, OWN_LABEL } from './kube-manifest.ts';

/** A rule of a policy: an expression that is true of what is admitted, and the message if it is false. */
interface Validation {
  readonly expression: string;
  readonly message?: string;
  readonly messageExpression?: string;
}

interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
}

/** To which namespaces the policies apply: all but the exempt ones of the plan, or, for a proof, only some. */
export interface PolicyScope {
  /** Put before the names of the objects, so that a proof does not replace what is in force. */
  readonly prefix: string;
  readonly only?: readonly string[];
}

const IN_FORCE: PolicyScope = { prefix: 'assay' };

const OPERATIONS = ['CREATE', 'UPDATE'];

/** Pods, and everything built into Kubernetes that makes Pods. */
const POD_RULES: readonly ResourceRule[] = [
  {
    ...{ apiGroups: [''], apiVersions: ['v1'], operations: OPERATIONS },
    resources: ['pods', 'pods/ephemeralcontainers', 'podtemplates', 'replicationcontrollers'],
  },
  {
    ...{ apiGroups: ['apps'], apiVersions: ['v1'], operations: OPERATIONS },
    resources: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'],
  },
  {
    ...{ apiGroups: ['batch'], apiVersions: ['v1'], operations: OPERATIONS },
    resources: ['jobs', 'cronjobs'],
  },
];

const CONFIG_MAP_RULES: readonly ResourceRule[] = [
  { apiGroups: [''], apiVersions: ['v1'], operations: OPERATIONS, resources: ['configmaps'] },
];

/**
 * What does not change the Pods may change on an object that is there already: labels and finalizers, else it could not even
 * be deleted, and replicas, else an update to a good image could not scale the old set down. New Pods are checked themselves.
 */
const CHANGED_POD = {
  name: 'changes-what-runs',
  expression: `request.operation != 'UPDATE' || (${[
    "request.kind.kind == 'Pod' ? object.spec != oldObject.spec",
    "request.kind.kind == 'CronJob' ? object.spec.jobTemplate != oldObject.spec.jobTemplate",
    "request.kind.kind == 'PodTemplate' ? object.?template != oldObject.?template",
    'object.spec.?template != oldObject.spec.?template',
  ].join(' : ')})`,
};
const CHANGED_CONFIG_MAP = {
  name: 'changes-the-content',
  expression: "request.operation != 'UPDATE' || object.?data != oldObject.?data",
};

const SPEC = {
  name: 'spec',
  expression: [
    "request.kind.kind == 'Pod' ? object.spec",
    "request.kind.kind == 'CronJob' ? object.spec.jobTemplate.spec.template.spec",
    "request.kind.kind == 'PodTemplate' ? object.template.spec",
    'object.spec.template.spec',
  ].join(' : '),
};
const CONTAINERS = {
  name: 'containers',
  expression: ['containers', 'initContainers', 'ephemeralContainers']
    .map((list) => `variables.spec.?${list}.orValue([])`)
    .join(' + '),
};
const IMAGES = {
  name: 'images',
  expression: [
    "variables.containers.map(c, c.?image.orValue(''))",
    "variables.spec.?volumes.orValue([]).filter(v, has(v.image)).map(v, v.image.?reference.orValue(''))",
  ].join(' + '),
};

/** The policies and their bindings. */
export function validatingPolicies(
  plan: AdmissionPlan,
  scope: PolicyScope = IN_FORCE,
): readonly KubeObject[] {
  const { effects } = plan;
  return [
    ...policy(plan, scope, {
      ...{ name: 'registries', effect: effects.registries, resourceRules: POD_RULES },
      ...{ condition: CHANGED_POD, variables: [SPEC, CONTAINERS, IMAGES] },
      validations: [registryValidation(plan)],
    }),
    ...policy(plan, scope, {
      ...{ name: 'pods', effect: effects.images, resourceRules: POD_RULES },
      ...{ condition: CHANGED_POD, variables: [SPEC, CONTAINERS, IMAGES] },
      validations: [DIGEST_VALIDATION, HOST_PATH_VALIDATION, ...ENVIRONMENT_VALIDATIONS],
    }),
    ...policy(plan, scope, {
      ...{ name: 'configmaps', effect: effects.images, resourceRules: CONFIG_MAP_RULES },
      ...{ condition: CHANGED_CONFIG_MAP, variables: [] },
      validations: CONFIG_MAP_VALIDATIONS,
    }),
  ];
}

function registryValidation({ registries }: AdmissionPlan): Validation {
  const isAllowed = `i.matches(${celString(REGISTRY_PATTERN)}) && i.matches(${celString(referencePattern(registries))})`;
  return {
    expression: `variables.images.all(i, ${isAllowed})`,
    messageExpression: `'assay: not from a registry that the policy allows: ' + variables.images.filter(i, !(${isAllowed})).join(', ')`,
  };
}

const HAS_DIGEST = `i.matches(${celString(DIGEST_PATTERN)})`;
const DIGEST_VALIDATION: Validation = {
  expression: `variables.images.all(i, ${HAS_DIGEST})`,
  messageExpression: `'assay: no digest, so the image can change: ' + variables.images.filter(i, !${HAS_DIGEST}).join(', ')`,
};

const HOST_PATH_VALIDATION: Validation = {
  expression: 'variables.spec.?volumes.orValue([]).all(v, !has(v.hostPath))',
  message: 'assay: a volume of type hostPath reads and writes files of the node',
};

const ENVIRONMENT_VALIDATIONS: readonly Validation[] = [
  {
    expression: `variables.containers.all(c, c.?env.orValue([]).all(e, ${isNoCredential('e.name', "e.?value.orValue('')")}))`,
    message: 'assay: env has a credential by its name; refer to a Secret with valueFrom.secretKeyRef',
  },
  ...CREDENTIAL_VALUES.map(({ what, pattern }) => ({
    expression: `variables.containers.all(c, c.?env.orValue([]).all(e, !e.?value.orValue('').matches(${celString(pattern)})))`,
    message: `assay: env has ${what}; refer to a Secret with valueFrom.secretKeyRef`,
  })),
];

const CONFIG_MAP_VALIDATIONS: readonly Validation[] = [
  {
    expression: `object.?data.orValue({}).all(k, ${isNoCredential('k', 'object.data[k]')})`,
    message: 'assay: a ConfigMap has a credential by the name of its key; put it into a Secret',
  },
  ...CREDENTIAL_VALUES.map(({ what, pattern }) => ({
    expression: `object.?data.orValue({}).all(k, !object.data[k].matches(${celString(pattern)}))`,
    message: `assay: a ConfigMap has ${what}; put it into a Secret`,
  })),
];

function isNoCredential(name: string, value: string): string {
  return `!${name}.matches(${celString(CREDENTIAL_NAME)}) || ${value}.matches(${celString(NO_CREDENTIAL)})`;
}

interface PolicyParts {
  readonly name: string;
  readonly effect: Effect;
  readonly resourceRules: readonly ResourceRule[];
  readonly condition: { readonly name: string; readonly expression: string };
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
  readonly validations: readonly Validation[];
}

/** A policy that fails closed, and the binding that puts it in force. */
function policy(plan: AdmissionPlan, scope: PolicyScope, parts: PolicyParts): readonly KubeObject[] {
  const name = `${scope.prefix}-${parts.name}`;
  const metadata = {
    name,
    labels: OWN_LABEL,
    ...(parts.effect.denyFrom !== undefined && {
      annotations: { 'assay.dev/deny-from': parts.effect.denyFrom },
    }),
  };
  const selector = namespaceSelector(plan, scope);
  return [
    {
      ...{ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { matchPolicy: 'Equivalent', resourceRules: parts.resourceRules },
        matchConditions: [parts.condition],
        ...(parts.variables.length > 0 && { variables: parts.variables }),
        validations: parts.validations.map((validation) => ({ ...validation, reason: 'Forbidden' })),
      },
    },
    {
      ...{
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata,
      },
      spec: {
        policyName: name,
        validationActions: [parts.effect.action === 'deny' ? 'Deny' : 'Warn', 'Audit'],
        ...(selector && { matchResources: { namespaceSelector: selector } }),
      },
    },
  ];
}

/** By the label that the API server itself gives every namespace: nobody can leave it out or change it. */
function namespaceSelector({ exempt }: AdmissionPlan, { only }: PolicyScope): object | undefined {
  const key = 'kubernetes.io/metadata.name';
  if (only !== undefined) return { matchExpressions: [{ key, operator: 'In', values: only }] };
  if (exempt.length === 0) return undefined;
  return { matchExpressions: [{ key, operator: 'NotIn', values: exempt }] };
}
