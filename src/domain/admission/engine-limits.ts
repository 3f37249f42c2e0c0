import type { AdmissionPlan } from './admission-plan.ts';
import type { Engine } from './engine.ts';

/** What the manifests of an engine do and do not do under a plan, a sentence each. */
export interface EngineLimits {
  readonly stops: readonly string[];
  /** What of the policy, and of its purpose, the engine cannot hold. */
  readonly cannot: readonly string[];
  /** Why nothing is written for it. Absent: its manifests are written. */
  readonly refused?: string;
}

/** Pure. */
export function engineLimits(engine: Engine, plan: AdmissionPlan): EngineLimits {
  return LIMITS[engine](plan);
}

const LIMITS: Readonly<Record<Engine, (plan: AdmissionPlan) => EngineLimits>> = {
  'validating-admission-policy': (plan) => ({
    stops: [
      `Images outside of ${plan.registries.join(', ')}: in containers, init containers, ephemeral containers and image volumes, of Pods and of Deployments, ReplicaSets, StatefulSets, DaemonSets, Jobs, CronJobs, PodTemplates and ReplicationControllers. A name without a registry is one of Docker Hub.`,
      'Images that are named without a digest.',
      'Volumes of type hostPath.',
      'Credentials in the `env` of a container and in the `data` of a ConfigMap: by the name, if the value is no reference, placeholder, number, switch or path; and by the form of the value (private keys, tokens of AWS, GitHub, GitLab, Slack and Stripe, JSON web tokens, passwords in addresses).',
    ],
    cannot: [
      'It has no network: it sees neither signatures nor attestations. Who signed an image, its SBOM, its provenance and its verification summary are not checked. Every digest in an allowed registry is admitted.',
      'Credentials in command lines, in `binaryData`, in annotations and in the lines of a file inside a ConfigMap (`password = …`). The secrets check of Assay knows many more kinds of credential.',
      'Directories of the node by a PersistentVolume of type hostPath or local: whoever may create one is an administrator of the cluster.',
      'Objects that were there before and do not change what runs; static Pods, which the kubelet starts by itself.',
      'Kinds that other programs define. Their Pods are checked when they are created.',
      ...onlyGate(plan),
    ],
  }),
};

function onlyGate({ onlyGate: keys }: AdmissionPlan): readonly string[] {
  if (keys.length === 0) return [];
  return [`Of the section \`gate\` of the policy: ${keys.join(', ')}. Only the gate itself holds these.`];
}
