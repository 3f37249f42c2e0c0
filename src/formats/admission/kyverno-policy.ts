import type { AdmissionPlan, Effect, PrivateSigstore } from '../../domain/admission/admission-plan.ts';
import type { Requirement } from '../../domain/gate/attested-evidence.ts';
import { PRODUCT } from '../../domain/product.ts';
import { PREDICATE_TYPES } from '../attestation/in-toto.ts';
import { celString, celStrings, DIGEST_PATTERN, REGISTRY_PATTERN, referencePattern } from './cel-text.ts';
import { type KubeObject, OWN_LABEL } from './kube-manifest.ts';
import { rootFacts } from './root-facts.ts';

/** The name of the one attestor in every policy. */
const SIGNER = 'signer';

/** ImageValidatingPolicies of Kyverno: one for the registries, one for digests and evidence. */
export function kyvernoPolicies(plan: AdmissionPlan): readonly KubeObject[] {
  const { effects, registries, require } = plan;
  const isAllowed = `i.matches(${celString(REGISTRY_PATTERN)}) && i.matches(${celString(referencePattern(registries))})`;
  return [
    policy(plan, 'registries', effects.registries, {
      validationConfigurations: { mutateDigest: false, verifyDigest: false, required: false },
      validations: [
        {
          message: 'assay: an image is not from a registry that the policy allows',
          expression: `variables.images.all(i, ${isAllowed})`,
        },
      ],
    }),
    policy(plan, 'evidence', effects.images, {
      validationConfigurations: { mutateDigest: false, verifyDigest: true, required: true },
      attestations: require.map((kind) => ({ name: kind, intoto: { type: PREDICATE_TYPES[kind] } })),
      validations: [
        {
          message: 'assay: an image is named without a digest, so it can change',
          expression: `variables.images.all(i, i.matches(${celString(DIGEST_PATTERN)}))`,
        },
        ...require.map((kind) => evidenceValidation(kind, plan)),
      ],
    }),
  ];
}

const WHAT: Readonly<Record<Requirement, string>> = {
  signature: 'signature',
  provenance: 'provenance of the source that the policy names',
  sbom: 'SBOM',
  summary: 'verification summary that PASSED',
};

/** A statement of exactly this predicate type must verify for the signer: any other statement is no proof of it. */
function evidenceValidation(kind: Requirement, plan: AdmissionPlan) {
  const verified = `verifyAttestationSignatures(i, attestations.${kind}, [attestors.${SIGNER}]) > 0`;
  return {
    message: `assay: an image has no ${WHAT[kind]} by the signer that the policy names`,
    expression: `variables.images.all(i, ${[verified, ...contentOf(kind, plan)].join(' && ')})`,
  };
}

function contentOf(kind: Requirement, { sourceRepositories, sourceRefs }: AdmissionPlan): readonly string[] {
  const predicate = `extractPayload(i, attestations.${kind}).predicate`;
  if (kind === 'summary')
    return [
      `${predicate}.verificationResult == 'PASSED'`,
      `${predicate}.verifier.id == ${celString(PRODUCT.uri)}`,
    ];
  if (kind !== 'provenance') return [];
  const workflow = `${predicate}.buildDefinition.externalParameters.workflow`;
  const oneOf = (field: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${workflow}.${field} in ${celStrings(values)}`];
  return [...oneOf('repository', sourceRepositories), ...oneOf('ref', sourceRefs)];
}

/** A policy that fails closed. It matches every image: one that matches only some lets all others pass. */
function policy(plan: AdmissionPlan, name: string, effect: Effect, rules: object): KubeObject {
  const { exempt } = plan;
  return {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ImageValidatingPolicy',
    metadata: {
      name: `assay-${name}`,
      labels: OWN_LABEL,
      ...(effect.denyFrom !== undefined && { annotations: { 'assay.dev/deny-from': effect.denyFrom } }),
    },
    spec: {
      failurePolicy: 'Fail',
      validationActions: effect.action === 'deny' ? ['Deny', 'Audit'] : ['Warn', 'Audit'],
      webhookConfiguration: { timeoutSeconds: 30 },
      matchConstraints: {
        ...(exempt.length > 0 && {
          namespaceSelector: {
            matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: exempt }],
          },
        }),
        resourceRules: [
          {
            ...{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'] },
            resources: ['pods', 'pods/ephemeralcontainers'],
          },
        ],
      },
      // Else no finalizer of a Pod whose image is no longer good could be removed.
      matchConditions: [
        {
          name: 'changes-what-runs',
          expression: "request.operation != 'UPDATE' || object.spec != oldObject.spec",
        },
      ],
      matchImageReferences: [{ glob: '*' }],
      attestors: [{ name: SIGNER, cosign: attestorOf(plan) }],
      variables: [
        {
          name: 'images',
          expression: 'images.containers + images.initContainers + images.ephemeralContainers',
        },
      ],
      ...rules,
    },
  };
}

function attestorOf({ signer, sigstore }: AdmissionPlan): object {
  if (signer.kind === 'key')
    return { key: { data: signer.publicKey }, ctlog: { insecureIgnoreTlog: true, insecureIgnoreSCT: true } };
  const { identity: subject, issuer } = signer;
  const keyless = { keyless: { identities: [{ issuer, subject }] } };
  return sigstore === undefined ? keyless : { ...keyless, ...privateServices(sigstore) };
}

/** Kyverno asks the TUF repository although the trusted root is written here, and wants a log and a CT log to be named. */
function privateServices({ trustedRoot, tuf }: PrivateSigstore): object {
  const { root, log, hasCtLog } = rootFacts(trustedRoot);
  return {
    trustedRoot: { value: JSON.stringify(root) },
    ...(tuf && { tuf: { mirror: tuf.mirror, root: { data: Buffer.from(tuf.root).toString('base64') } } }),
    ctlog: {
      ...(log && { url: log.url, rekorPubKey: log.publicKey }),
      ...(!hasCtLog && { insecureIgnoreSCT: true }),
    },
  };
}
