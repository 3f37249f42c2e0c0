import type { AdmissionPlan, PlannedServer } from '../../domain/admission/admission-plan.ts';
import { ADMITTED, SERVER_PATHS, WARNED } from '../../domain/admission/engine.ts';
import { POD_KINDS } from '../kubernetes/pod-kinds.ts';
import { type KubeObject, OWN_LABEL } from './kube-manifest.ts';

const PROVIDER = 'assay';
const KIND = 'AssayAdmission';
/** In seconds. Gatekeeper has 3 s for the whole review. */
const TIMEOUT = 2;

/** The verdicts that a constraint is about. */
const VERDICTS = ['denied', 'warned'] as const;

/**
 * The names of the image lists of a Pod, and where Pods are described in each kind. A change that leaves them as they were
 * is not asked about: else no finalizer of an object whose image is no longer good could be removed.
 */
const REGO = `package assayadmission

reviewed["now"] = found { found := input.review.object }
reviewed["before"] = found { input.review.operation == "UPDATE"; found := input.review.oldObject }

pods[[when, spec]] { spec := reviewed[when].spec; input.review.kind.kind == "Pod" }
pods[[when, spec]] { spec := reviewed[when].spec.template.spec }
pods[[when, spec]] { spec := reviewed[when].spec.jobTemplate.spec.template.spec }
pods[[when, spec]] { spec := reviewed[when].template.spec }

after := {spec | pods[["now", spec]]}
unchanged { input.review.operation == "UPDATE"; after == {spec | pods[["before", spec]]} }
# Gatekeeper shows what is deleted as the object.
deleted { input.review.operation == "DELETE" }
checked[spec] { after[spec]; not unchanged; not deleted }

images[image] { checked[spec]; image := object.get(spec.containers[_], "image", "") }
images[image] { checked[spec]; image := object.get(spec.initContainers[_], "image", "") }
images[image] { checked[spec]; image := object.get(spec.ephemeralContainers[_], "image", "") }
images[image] { checked[spec]; image := object.get(spec.volumes[_].image, "reference", "") }

answer := external_data({"provider": "${PROVIDER}", "keys": [image | images[image]]}) { count(images) > 0 }

# Each image must be answered, by "${ADMITTED}" and nothing else. While the policy of the server warns, it says why.
allowed[image] { pair := answer.responses[_]; pair[1] == "${ADMITTED}"; image := pair[0] }
warned[[image, why]] { pair := answer.responses[_]; startswith(pair[1], "${WARNED}"); [image, why] := pair }
refused[[image, why]] { [image, why] := answer.errors[_] }
answered[image] { allowed[image] }
answered[image] { warned[[image, _]] }
answered[image] { refused[[image, _]] }

about_warnings { input.parameters.verdict == "warned" }

violation[{"msg": msg}] {
  about_warnings
  warned[[_, why]]
  msg := sprintf("assay: %v", [why])
}

violation[{"msg": msg}] {
  not about_warnings
  count(images) > 0
  not answer
  msg := "assay: the server that decides about images was not asked"
}

violation[{"msg": msg}] {
  not about_warnings
  answer.system_error != ""
  msg := sprintf("assay: the server could not decide: %v", [answer.system_error])
}

violation[{"msg": msg}] {
  not about_warnings
  refused[[_, why]]
  msg := sprintf("assay: not admitted: %v", [why])
}

violation[{"msg": msg}] {
  not about_warnings
  answer.system_error == ""
  image := images[_]
  not answered[image]
  msg := sprintf("assay: the server did not answer about %v", [image])
}
`;

/**
 * A provider, a constraint template that asks it about every image, and the constraints that put it in force: one for what
 * the server denies, and one for what it only warns about.
 */
export function gatekeeperObjects(plan: AdmissionPlan, { url, ca }: PlannedServer): readonly KubeObject[] {
  const { effects, exempt } = plan;
  return [
    {
      ...{ apiVersion: 'externaldata.gatekeeper.sh/v1beta1', kind: 'Provider' },
      metadata: { name: PROVIDER, labels: OWN_LABEL },
      spec: {
        // The server answers before the time is over, and the answer that it has no verdict yet is not kept.
        ...{ url: `${url}${SERVER_PATHS.gatekeeper}?timeout=${TIMEOUT}s`, timeout: TIMEOUT },
        caBundle: Buffer.from(ca).toString('base64'),
      },
    },
    {
      ...{ apiVersion: 'templates.gatekeeper.sh/v1', kind: 'ConstraintTemplate' },
      metadata: { name: 'assayadmission', labels: OWN_LABEL },
      spec: {
        crd: {
          spec: {
            names: { kind: KIND },
            validation: {
              openAPIV3Schema: {
                type: 'object',
                properties: { verdict: { type: 'string', enum: VERDICTS } },
              },
            },
          },
        },
        targets: [{ target: 'admission.k8s.gatekeeper.sh', rego: REGO }],
      },
    },
    constraintOf('assay', 'denied', effects.images.action, exempt),
    constraintOf('assay-warnings', 'warned', 'warn', exempt),
  ];
}

function constraintOf(
  name: string,
  verdict: (typeof VERDICTS)[number],
  enforcementAction: 'deny' | 'warn',
  exempt: readonly string[],
): KubeObject {
  return {
    ...{ apiVersion: 'constraints.gatekeeper.sh/v1beta1', kind: KIND },
    metadata: { name, labels: OWN_LABEL },
    spec: {
      enforcementAction,
      match: {
        kinds: [...POD_KINDS].map(([group, kinds]) => ({
          apiGroups: [group],
          kinds: kinds.map(({ kind }) => kind),
        })),
        ...(exempt.length > 0 && { excludedNamespaces: exempt }),
      },
      parameters: { verdict },
    },
  };
}
