import type { AdmissionPlan } from '../../domain/admission/admission-plan.ts';
import type { Requirement } from '../../domain/gate/attested-evidence.ts';
import { TOLERANCE_MS } from '../../domain/gate/summary-rule.ts';
import { PRODUCT } from '../../domain/product.ts';
import { PREDICATE_TYPES } from '../attestation/in-toto.ts';
import { type KubeObject, OWN_LABEL } from './kube-manifest.ts';
import { regoString, regoStrings } from './rego-text.ts';

/** The name of the trust root, for the policy. */
export const TRUST_ROOT = 'assay';

/** A ClusterImagePolicy of policy-controller, and the TrustRoot of a private Sigstore. */
export function clusterImagePolicies(plan: AdmissionPlan): readonly KubeObject[] {
  const { effects, sigstore } = plan;
  const metadata = {
    name: 'assay',
    labels: OWN_LABEL,
    ...(effects.images.denyFrom !== undefined && {
      annotations: { 'assay.dev/deny-from': effects.images.denyFrom },
    }),
  };
  const trust: readonly KubeObject[] = sigstore?.tuf
    ? [
        {
          ...{ apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot' },
          metadata: { name: TRUST_ROOT, labels: OWN_LABEL },
          spec: {
            remote: {
              mirror: sigstore.tuf.mirror,
              root: Buffer.from(sigstore.tuf.root).toString('base64'),
              targets: 'targets',
            },
          },
        },
      ]
    : [];
  return [
    ...trust,
    {
      ...{ apiVersion: 'policy.sigstore.dev/v1beta1', kind: 'ClusterImagePolicy', metadata },
      spec: {
        mode: effects.images.action === 'deny' ? 'enforce' : 'warn',
        // Every image: `no-match-policy` decides about an image that no policy matches.
        images: [{ glob: '**' }],
        authorities: [authorityOf(plan)],
      },
    },
  ];
}

function authorityOf(plan: AdmissionPlan): object {
  const { signer, sigstore, require } = plan;
  if (signer.kind === 'key') throw new Error('a key cannot be written into a ClusterImagePolicy');
  const { identity: subject, issuer } = signer;
  const identities = [{ issuer, subject }];
  return {
    name: 'signer',
    signatureFormat: 'bundle',
    keyless:
      sigstore === undefined
        ? { url: 'https://fulcio.sigstore.dev', identities }
        : // It looks for the logs of a TrustRoot under wrong names (policy-controller#1968): neither is found.
          { trustRootRef: TRUST_ROOT, identities, insecureIgnoreSCT: true },
    ...(sigstore && { ctlog: { trustRootRef: TRUST_ROOT }, rfc3161timestamp: { trustRootRef: TRUST_ROOT } }),
    attestations: require.map((kind) => {
      const conditions = conditionsOf(kind, plan);
      return {
        ...{ name: kind, predicateType: PREDICATE_TYPES[kind] },
        ...(conditions.length > 0 && { policy: { type: 'rego', data: regoOf(conditions) } }),
      };
    }),
  };
}

function conditionsOf(
  kind: Requirement,
  { sourceRepositories, sourceRefs, maxAgeMs }: AdmissionPlan,
): readonly string[] {
  if (kind === 'summary')
    return [
      'input.predicate.verificationResult == "PASSED"',
      `input.predicate.verifier.id == ${regoString(PRODUCT.uri)}`,
      ...(maxAgeMs === undefined ? [] : freshness(maxAgeMs)),
    ];
  if (kind !== 'provenance') return [];
  const workflow = 'input.predicate.buildDefinition.externalParameters.workflow';
  const oneOf = (field: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${workflow}.${field} in ${regoStrings(values)}`];
  return [...oneOf('repository', sourceRepositories), ...oneOf('ref', sourceRefs)];
}

/** Clocks may differ by as much as the gate tolerates. */
function freshness(maxAgeMs: number): readonly string[] {
  return [
    'made := time.parse_rfc3339_ns(input.predicate.timeVerified)',
    `time.now_ns() - made <= ${nanoseconds(maxAgeMs)}`,
    `made - time.now_ns() <= ${nanoseconds(TOLERANCE_MS)}`,
  ];
}

/** An integer with all its digits, which a number of JavaScript may not have. */
function nanoseconds(ms: number): string {
  return String(BigInt(Math.floor(ms)) * 1_000_000n);
}

function regoOf(conditions: readonly string[]): string {
  return [
    'package sigstore',
    'import rego.v1',
    'default isCompliant := false',
    'isCompliant if {',
    ...conditions.map((one) => `  ${one}`),
    '}',
    '',
  ].join('\n');
}
