import { durationInWords } from '../duration.ts';
import type { Requirement } from '../gate/attested-evidence.ts';
import { type AdmissionPlan, registriesLag } from './admission-plan.ts';
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
  kyverno: (plan) => ({
    stops: [
      `Images outside of ${plan.registries.join(', ')}, and images without a digest: in containers, init containers, ephemeral containers and image volumes, of Pods and of Deployments, StatefulSets, DaemonSets, Jobs, CronJobs, PodTemplates and ReplicationControllers.`,
      `Images without ${evidenceInWords(plan)}: each a statement of its own predicate type about this image, verified for exactly the signer above.`,
      ...provenanceInWords(plan),
      ...(plan.maxAgeMs === undefined
        ? []
        : [`Images whose verification summary is older than ${durationInWords(plan.maxAgeMs)}.`]),
    ],
    cannot: [
      'What its own configuration leaves out (`resourceFilters`, `excludeGroups`): as it is installed, ReplicaSets (their Pods are checked), everything in kube-system, kube-public, kube-node-lease and its own namespace, and what nodes create. Let only administrators create Pods there.',
      'Its own end: scaled to no replicas, or deleted, Kyverno removes its webhooks, and everything is admitted. Only when it is unreachable nothing is.',
      'Several statements of one predicate type: Kyverno takes the last one. Whoever may write to the repository and has the signer can hide an older one.',
      'The policy in the verification summary and the statements that it lists; the platforms of an index: the index alone is looked at.',
      'An index without linux/amd64, such as one for arm64 or Windows only: Kyverno 1.19 cannot read it, and the image is denied. Name the digest of the platform.',
      'Statements that are deleted, for an hour: it may remember what it has verified (`imageVerifyCacheTTLDuration`).',
      ...(plan.signer.kind === 'certificate'
        ? [
            `Without the TUF repository of ${plan.sigstore === undefined ? 'the public Sigstore' : 'this Sigstore'}, which it asks at every verification, it denies every image.`,
          ]
        : []),
      ...(plan.signer.kind === 'certificate' && plan.sigstore !== undefined
        ? [
            'A TUF repository whose `trusted_root.json` has no CT log: it demands the key of one, although it is told to ignore it, and denies every image.',
          ]
        : []),
      ...(registriesLag(plan)
        ? [
            'As long as the rule for registries warns and the one for evidence denies, it asks every host that the image of a Pod names.',
          ]
        : []),
      'Volumes of the node and credentials: install the ValidatingAdmissionPolicy beside it.',
      ...(plan.signer.kind === 'key'
        ? [
            'With a key: whether a transparency log has the signatures. Kyverno 1.19.0 is reported not to read bundles of keys; 1.19.1 does.',
          ]
        : []),
      ...onlyGate(plan),
    ],
    ...refusedIf(
      needsTuf(plan),
      'Kyverno asks the TUF repository of a private Sigstore, even if it is given the trusted root: name it with `tuf-mirror` and `tuf-root`',
    ),
  }),
  'policy-controller': (plan) => ({
    stops: [
      `Images without ${evidenceInWords(plan)}: each verified for exactly the signer above. In containers, init containers and ephemeral containers, of Pods and of Deployments, ReplicaSets, StatefulSets, DaemonSets, Jobs and CronJobs. It replaces a tag by the digest that it judges.`,
      ...provenanceInWords(plan),
      ...(plan.maxAgeMs === undefined
        ? []
        : [`Images whose verification summary is older than ${durationInWords(plan.maxAgeMs)}.`]),
    ],
    cannot: [
      'Namespaces without the label `policy.sigstore.dev/include=true`: it looks at no others. Set `no-match-policy: deny` in its ConfigMap `config-policy-controller` too.',
      'Registries: it asks the one that the name of an image says, whichever that is, and admits an image from there if its evidence is good. Also image volumes (0.15.1), volumes of the node and credentials. Install the ValidatingAdmissionPolicy beside it.',
      'PodTemplates and ReplicationControllers; their Pods are checked.',
      'Several statements of one predicate type: it accepts the image if any of them fits.',
      'The policy in the verification summary and the statements that it lists; the platforms of an index: the index alone is looked at.',
      'Changes that leave the Pod as it was: of an object that was there before, with an image that is not good, labels cannot be changed. It can be scaled down and deleted.',
      ...(plan.sigstore === undefined
        ? []
        : [
            'The logs of a private Sigstore: 0.15.1 does not find the transparency log and the CT log of a TrustRoot (policy-controller#1968). So it is told to take the time of a signature from the timestamp authority, and then looks into neither. Without a timestamp authority it denies every image; so it does with a transparency log whose key is not ECDSA.',
          ]),
      'Leave `enable-oci11` unset: with it, versions 0.14.0 to 0.15.1 accept statements without verifying them.',
      ...onlyGate(plan),
    ],
    ...refusedIf(
      plan.signer.kind === 'key',
      'policy-controller up to 0.15.1 does not verify bundles that a key signed; use another engine, or sign keyless',
    ),
    ...refusedIf(
      plan.signer.kind !== 'key' && needsTuf(plan),
      'the TrustRoot of a private Sigstore needs its TUF repository: name it with `tuf-mirror` and `tuf-root`',
    ),
  }),
  gatekeeper: (plan) => ({
    stops: [
      'Images to which the gate does not say `allow`: of all containers and image volumes, in Pods and in everything built in that makes Pods. It asks the server of Assay, which holds the whole policy.',
    ],
    cannot: [
      'It waits 2 s for the server. What is not judged by then is denied, and the next try finds the verdict. Other answers it keeps for 3 minutes (`--external-data-provider-response-cache-ttl`): so long, it does not see that an image was revoked or mended.',
      'Whether an image is denied or only told about is decided by the policy of the server and its `block-from`: `--enforce` does not change that. As long as these manifests warn, an image that was revoked is only told about too.',
      'Gatekeeper itself fails open unless its webhook has `failurePolicy: Fail`.',
      'Ephemeral containers, if the webhook of Gatekeeper lacks the resource `pods/ephemeralcontainers`, which that of 3.23 has.',
      'Namespaces with the label `admission.gatekeeper.sh/ignore`. Gatekeeper lets only namespaces have it that its flag `--exempt-namespace` names.',
      'Volumes of the node and credentials: install the ValidatingAdmissionPolicy beside it.',
    ],
    ...refusedIf(plan.server === undefined, NEEDS_SERVER),
  }),
  'image-policy-webhook': (plan) => ({
    stops: [
      'Images to which the gate does not say `allow`, in the containers and init containers of Pods, before they are stored. The API server asks the server of Assay, and admits nothing without an answer.',
    ],
    cannot: [
      'Image volumes: the review that the API server sends does not have them.',
      'Warnings: the server answers by the policy, and its `block-from`.',
      'Exempt namespaces: the server decides about those too.',
      'Volumes of the node and credentials: install the ValidatingAdmissionPolicy beside it.',
      'Clusters whose control plane belongs to a provider: the flags of the API server must be set (`--admission-control-config-file`, `--enable-admission-plugins=ImagePolicyWebhook`).',
    ],
    ...refusedIf(plan.server === undefined, NEEDS_SERVER),
  }),
};

const NEEDS_SERVER = 'it asks the admission server of Assay: name it with `server` and `server-ca`';

function refusedIf(isRefused: boolean, refused: string): { readonly refused?: string } {
  return isRefused ? { refused } : {};
}

/** Whether engines that ask a TUF repository cannot be told of this Sigstore. */
function needsTuf({ signer, sigstore }: AdmissionPlan): boolean {
  return signer.kind === 'certificate' && sigstore !== undefined && sigstore.tuf === undefined;
}

const KINDS: Readonly<Record<Requirement, string>> = {
  signature: 'a signature',
  provenance: 'a provenance',
  sbom: 'an SBOM',
  summary: 'a verification summary that PASSED',
};

function evidenceInWords({ require }: AdmissionPlan): string {
  return require.map((kind) => KINDS[kind]).join(', ');
}

function provenanceInWords(plan: AdmissionPlan): readonly string[] {
  const { require, sourceRepositories, sourceRefs } = plan;
  if (!require.includes('provenance')) return [];
  const named = [
    ...(sourceRepositories.length > 0 ? [`the repository ${sourceRepositories.join(' or ')}`] : []),
    ...(sourceRefs.length > 0 ? [`the ref ${sourceRefs.join(' or ')}`] : []),
  ];
  return named.length === 0 ? [] : [`Images whose provenance does not name ${named.join(' and ')}.`];
}

function onlyGate({ onlyGate: keys }: AdmissionPlan): readonly string[] {
  if (keys.length === 0) return [];
  return [`Of the section \`gate\` of the policy: ${keys.join(', ')}. Only the gate itself holds these.`];
}
