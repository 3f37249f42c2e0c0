import type { AdmissionPlan, PlannedServer } from '../../domain/admission/admission-plan.ts';
import { ADMITTED, SERVER_PATHS } from '../../domain/admission/engine.ts';
import { type KubeObject, OWN_LABEL } from './kube-manifest.ts';

const PROVIDER = 'assay';
/** In seconds. Gatekeeper has 3 s for the whole review. */
const TIMEOUT = 2;

/** The names of the image lists of a Pod, and where Pods are described in each kind. */
const REGO = `package assayadmission

pods[spec] { spec := input.review.object.spec; input.review.kind.kind == "Pod" }
pods[spec] { spec := input.review.object.spec.template.spec }
pods[spec] { spec := input.review.object.spec.jobTemplate.spec.template.spec }
pods[spec] { spec := input.review.object.template.spec }

images[image] { image := object.get(pods[_].containers[_], "image", "") }
images[image] { image := object.get(pods[_].initContainers[_], "image", "") }
images[image] { image := object.get(pods[_].ephemeralContainers[_], "image", "") }
images[image] { image := object.get(pods[_].volumes[_].image, "reference", "") }

answer := external_data({"provider": "${PROVIDER}", "keys": [image | images[image]]})

# Each image must be answered, by "${ADMITTED}" and nothing else.
allowed[image] { pair := answer.responses[_]; pair[1] == "${ADMITTED}"; image := pair[0] }

violation[{"msg": msg}] {
  count(images) > 0
  not answer
  msg := "assay: the server that decides about images did not answer"
}

violation[{"msg": msg}] {
  answer.system_error != ""
  msg := sprintf("assay: the server could not decide: %v", [answer.system_error])
}

violation[{"msg": msg}] {
  image := images[_]
  not allowed[image]
  reasons := [pair[1] | pair := answer.errors[_]; pair[0] == image]
  msg := sprintf("assay: %v is not admitted: %v", [image, concat("; ", reasons)])
}
`;

/** A provider, a constraint template that asks it about every image, and the constraint that puts it in force. */
export function gatekeeperObjects(plan: AdmissionPlan, { url, ca }: PlannedServer): readonly KubeObject[] {
  const { effects, exempt } = plan;
  return [
    {
      ...{ apiVersion: 'externaldata.gatekeeper.sh/v1beta1', kind: 'Provider' },
      metadata: { name: PROVIDER, labels: OWN_LABEL },
      spec: {
        ...{ url: `${url}${SERVER_PATHS.gatekeeper}`, timeout: TIMEOUT },
        caBundle: Buffer.from(ca).toString('base64'),
      },
    },
    {
      ...{ apiVersion: 'templates.gatekeeper.sh/v1', kind: 'ConstraintTemplate' },
      metadata: { name: 'assayadmission', labels: OWN_LABEL },
      spec: {
        crd: { spec: { names: { kind: 'AssayAdmission' } } },
        targets: [{ target: 'admission.k8s.gatekeeper.sh', rego: REGO }],
      },
    },
    {
      ...{ apiVersion: 'constraints.gatekeeper.sh/v1beta1', kind: 'AssayAdmission' },
      metadata: { name: 'assay', labels: OWN_LABEL },
      spec: {
        enforcementAction: effects.images.action === 'deny' ? 'deny' : 'warn',
        match: {
          kinds: [
            { apiGroups: [''], kinds: ['Pod', 'PodTemplate', 'ReplicationController'] },
            { apiGroups: ['apps'], kinds: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'] },
            { apiGroups: ['batch'], kinds: ['Job', 'CronJob'] },
          ],
          ...(exempt.length > 0 && { excludedNamespaces: exempt }),
        },
      },
    },
  ];
}
