import { type AdmissionPlan, type PlannedSigner, plannedName } from './admission-plan.ts';
import { container, lookAlikes, podOf } from './proof-cases.ts';

/** A Pod about which a program is asked that knows an engine, and no cluster. */
export interface OfflineCase {
  readonly name: string;
  readonly expected: 'admitted' | 'denied';
  /** With which rules: those of the plan, or those of another signer or source, for which the image has no evidence. */
  readonly plan: AdmissionPlan;
  readonly pod: object;
}

/**
 * What can be asked without a cluster, and without anything being pushed: an honest image must be admitted, and denied as
 * soon as the rules name somebody else. `holdsReferences`: the engine has rules about registries and digests too. Pure.
 */
export function offlineCases(
  plan: AdmissionPlan,
  { holdsReferences }: { readonly holdsReferences: boolean },
): readonly OfflineCase[] {
  const [image] = plan.images;
  const honest = plannedName(image);
  const denied = (name: string, pod: object, of = plan): OfflineCase => {
    return { name, expected: 'denied', plan: of, pod };
  };
  const base = { containers: [container('app', honest)] };
  const foreign = `evil.test/app@${image.digest}`;
  return [
    ...plan.images.map((one): OfflineCase => {
      const pod = podOf({ containers: [container('app', plannedName(one))] });
      return { name: `an image that was verified, ${plannedName(one)}`, expected: 'admitted', plan, pod };
    }),
    ...otherPlans(plan).map(([name, other]) => denied(name, podOf(base), other)),
    ...(holdsReferences
      ? [
          ...lookAlikes(plan).map(([name, reference]) =>
            denied(name, podOf({ containers: [container('app', reference)] })),
          ),
          denied('a tag', podOf({ containers: [container('app', `${image.repository}:v1`)] })),
          denied('an init container', podOf({ ...base, initContainers: [container('init', foreign)] })),
          denied(
            'an image volume',
            podOf({
              ...base,
              volumes: [{ name: 'image', image: { reference: foreign, pullPolicy: 'IfNotPresent' } }],
            }),
          ),
        ]
      : []),
  ];
}

/** The same rules for somebody else. */
function otherPlans(plan: AdmissionPlan): readonly (readonly [string, AdmissionPlan])[] {
  const { signer, require, sourceRepositories, sourceRefs } = plan;
  const bySigner = (name: string, other: PlannedSigner) =>
    [`a verified image, if the rules named ${name}`, { ...plan, signer: other }] as const;
  const bySource = (name: string, change: Partial<AdmissionPlan>) =>
    [`a verified image, if the rules named ${name}`, { ...plan, ...change }] as const;
  const hasProvenance = require.includes('provenance');
  return [
    ...(signer.kind === 'certificate'
      ? [
          bySigner('another workflow', { ...signer, identity: `${signer.identity}-other` }),
          bySigner('another issuer', { ...signer, issuer: `${signer.issuer}-other` }),
        ]
      : [bySigner('another key', { kind: 'key', publicKey: OTHER_KEY })]),
    ...(hasProvenance && sourceRepositories.length > 0
      ? [bySource('another source repository', { sourceRepositories: ['https://example.com/other'] })]
      : []),
    ...(hasProvenance && sourceRefs.length > 0
      ? [bySource('another source ref', { sourceRefs: ['refs/heads/assay-proof'] })]
      : []),
  ];
}

/** A public key of P-256 that signed nothing: its private key was never kept. */
const OTHER_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAVYySCU9G9qbgfmjK+l1KG99n5L5
JQIvBv02tuf1l6j4blsRHYFEwXIhrjJg8y+mDPBdA+6ISOg3PZzv+GHKLg==
-----END PUBLIC KEY-----
`;
