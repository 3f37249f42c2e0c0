import type { AdmissionPlan, Effect } from '../../domain/admission/admission-plan.ts';
import {
  CREDENTIAL_NAME,
  CREDENTIAL_VALUES,
  NO_CREDENTIAL,
} from '../../domain/admission/credential-patterns.ts';
import { celString } from './cel-text.ts';
import { type KubeObject, OWN_LABEL } from './kube-manifest.ts';
import {
  CHANGED_POD,
  CONTAINERS,
  DIGEST_VALIDATION,
  IMAGES,
  NAMESPACE_NAME,
  namespacesExcept,
  OPERATIONS,
  POD_RULES,
  type ResourceRule,
  registryValidation,
  SPEC,
  type Validation,
} from './pod-rules.ts';

/** To which namespaces the policies apply: all but the exempt ones of the plan, or, for a proof, only some. */
export interface PolicyScope {
  /** Put before the names of the objects, so that a proof does not replace what is in force. */
  readonly prefix: string;
  readonly only?: readonly string[];
}

const IN_FORCE: PolicyScope = { prefix: 'assay' };

const CONFIG_MAP_RULES: readonly ResourceRule[] = [
  { apiGroups: [''], apiVersions: ['v1'], operations: OPERATIONS, resources: ['configmaps'] },
];

const CHANGED_CONFIG_MAP = {
  name: 'changes-the-content',
  expression: "request.operation != 'UPDATE' || object.?data != oldObject.?data",
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

function namespaceSelector({ exempt }: AdmissionPlan, { only }: PolicyScope): object | undefined {
  if (only === undefined) return namespacesExcept(exempt);
  return { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values: only }] };
}
