/** The admission engines for which Assay writes manifests. */
export const ENGINES = [
  'validating-admission-policy',
  'kyverno',
  'policy-controller',
  'gatekeeper',
  'image-policy-webhook',
] as const;
export type Engine = (typeof ENGINES)[number];

/** What is known about an engine. */
export interface EngineFacts {
  /** Its name for people. */
  readonly title: string;
  /** Versions at which real objects were sent, with the manifests in force. */
  readonly provenOn: readonly [string, ...string[]];
}

export const ENGINE_FACTS: Readonly<Record<Engine, EngineFacts>> = {
  'validating-admission-policy': {
    title: 'ValidatingAdmissionPolicy of Kubernetes',
    provenOn: ['1.37'],
  },
  kyverno: {
    title: 'Kyverno, ValidatingPolicy and ImageValidatingPolicy',
    provenOn: ['1.19'],
  },
  'policy-controller': {
    title: 'policy-controller of Sigstore, ClusterImagePolicy',
    provenOn: ['0.15'],
  },
  gatekeeper: {
    title: 'Gatekeeper with Assay as external data provider',
    provenOn: ['3.23'],
  },
  'image-policy-webhook': {
    title: 'ImagePolicyWebhook of Kubernetes, with Assay as backend',
    provenOn: ['1.37'],
  },
};

/** Where Assay's own admission server answers the engines that ask it. */
export const SERVER_PATHS = { gatekeeper: '/gatekeeper', imageReview: '/image-review' } as const;

/** What the admission server answers Gatekeeper about an image that may run. */
export const ADMITTED = 'allow';

/** How its answer begins about an image that may run only because the policy still warns. */
export const WARNED = 'warn: ';

/** `1.37` of `v1.37.2+k3s1`. Undefined if the text begins with no version. */
export function minorVersion(text: string): string | undefined {
  return /^v?(\d+\.\d+)(?:[.+-]|$)/.exec(text)?.[1];
}

/** A sentence if the manifests of an engine were not proven on a version; undefined if they were. */
export function unprovenVersion(engine: Engine, version: string): string | undefined {
  const { title, provenOn } = ENGINE_FACTS[engine];
  const minor = minorVersion(version);
  if (minor !== undefined && provenOn.includes(minor)) return undefined;
  return `The manifests for ${title} were proven on ${provenOn.join(', ')} so far, and not on ${version}`;
}
