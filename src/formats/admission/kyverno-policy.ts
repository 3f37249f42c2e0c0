import {
  type AdmissionPlan,
  type Effect,
  type PrivateSigstore,
  registriesLag,
} from '../../domain/admission/admission-plan.ts';
import type { Requirement } from '../../domain/gate/attested-evidence.ts';
import { TOLERANCE_MS } from '../../domain/gate/summary-rule.ts';
import { PRODUCT } from '../../domain/product.ts';
import { PREDICATE_TYPES } from '../attestation/in-toto.ts';
import { CONTAINER_LISTS } from '../kubernetes/pod-kinds.ts';
import { celString, celStrings } from './cel-text.ts';
import { type KubeObject, OWN_LABEL } from './kube-manifest.ts';
import {
  ALL_IMAGES,
  CHANGED_POD,
  CONTAINERS,
  DIGEST_VALIDATION,
  IMAGES,
  isAllowed,
  namespacesExcept,
  POD_RULES,
  registryValidation,
  SPEC,
  type Validation,
} from './pod-rules.ts';
import { rootFacts } from './root-facts.ts';

/** The name of the one attestor in every policy. */
const SIGNER = 'signer';
/**
 * Every image of an object, once, in the first of Kyverno's own lists, and nothing in the others. Its own lists have no
 * image volumes. And Kyverno 1.19.1 waits for ever if it comes across an image for the second time before another one for
 * the first time: it locks what it has loaded, and does not unlock it.
 */
const LIST = 'containers';
const LISTS = CONTAINER_LISTS.map(({ list: name }) => ({
  name,
  expression: name === LIST ? `${ALL_IMAGES}.distinct()` : '[]',
}));

/** A ValidatingPolicy of Kyverno for the registries, and an ImageValidatingPolicy for digests and evidence. */
export function kyvernoPolicies(plan: AdmissionPlan): readonly KubeObject[] {
  const { effects } = plan;
  return [
    policy(plan, 'ValidatingPolicy', 'registries', effects.registries, {
      variables: [SPEC, CONTAINERS, IMAGES],
      validations: [registryValidation(plan)],
    }),
    policy(plan, 'ImageValidatingPolicy', 'evidence', effects.images, evidenceRules(plan)),
  ];
}

function evidenceRules(plan: AdmissionPlan): object {
  const { require } = plan;
  // Kyverno asks the registry of every image that matches before it evaluates a rule, so anybody who may create a Pod could
  // have it ask any host. An image that does not match is not looked at: then the first rule must deny it.
  const onlyAllowed = !registriesLag(plan);
  return {
    images: LISTS,
    matchImageReferences: [onlyAllowed ? { expression: isAllowed(plan, 'ref') } : { glob: '*' }],
    validationConfigurations: { mutateDigest: false, verifyDigest: true, required: true },
    attestors: [{ name: SIGNER, cosign: attestorOf(plan) }],
    attestations: require.map((kind) => ({ name: kind, intoto: { type: PREDICATE_TYPES[kind] } })),
    variables: [SPEC, CONTAINERS, IMAGES],
    validations: [
      ...(onlyAllowed ? [registryValidation(plan)] : []),
      DIGEST_VALIDATION,
      ...require.flatMap((kind) => evidenceValidations(kind, plan)),
    ],
  };
}

const WHAT: Readonly<Record<Requirement, string>> = {
  signature: 'signature',
  provenance: 'provenance of the source that the policy names',
  sbom: 'SBOM',
  summary: 'verification summary that PASSED',
};

/** A statement of exactly this predicate type must verify for the signer: any other statement is no proof of it. */
function evidenceValidations(kind: Requirement, plan: AdmissionPlan): readonly Validation[] {
  const verified = `verifyAttestationSignatures(i, attestations.${kind}, [attestors.${SIGNER}]) > 0`;
  const every = (conditions: readonly string[]) => `images.${LIST}.all(i, ${conditions.join(' && ')})`;
  return [
    {
      message: `assay: an image has no ${WHAT[kind]} by the signer that the policy names`,
      expression: every([verified, ...contentOf(kind, plan)]),
    },
    // Its payload was verified by the rule before this one.
    ...(kind === 'summary' && plan.maxAgeMs !== undefined
      ? [
          {
            message: 'assay: the verification summary of an image is too old, or from the future',
            expression: every(freshness(plan.maxAgeMs)),
          },
        ]
      : []),
  ];
}

/** Clocks may differ by as much as the gate tolerates. */
function freshness(maxAgeMs: number): readonly string[] {
  const made = 'timestamp(extractPayload(i, attestations.summary).predicate.timeVerified)';
  return [
    `time.now() - ${made} <= duration("${Math.floor(maxAgeMs / 1000)}s")`,
    `${made} - time.now() <= duration("${TOLERANCE_MS / 1000}s")`,
  ];
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

/** A policy that fails closed, about Pods and what makes them. */
function policy(plan: AdmissionPlan, kind: string, name: string, effect: Effect, rules: object): KubeObject {
  const namespaceSelector = namespacesExcept(plan.exempt);
  return {
    ...{ apiVersion: 'policies.kyverno.io/v1', kind },
    metadata: {
      name: `assay-${name}`,
      labels: OWN_LABEL,
      ...(effect.denyFrom !== undefined && { annotations: { 'assay.dev/deny-from': effect.denyFrom } }),
    },
    spec: {
      failurePolicy: 'Fail',
      validationActions: effect.action === 'deny' ? ['Deny', 'Audit'] : ['Warn', 'Audit'],
      webhookConfiguration: { timeoutSeconds: 30 },
      matchConstraints: { ...(namespaceSelector && { namespaceSelector }), resourceRules: POD_RULES },
      matchConditions: [CHANGED_POD],
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
