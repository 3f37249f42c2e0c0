import type { Admission, EvidenceRecord } from '../gate/admission.ts';
import { REQUIREMENTS } from '../gate/attested-evidence.ts';
import { signerName } from '../gate/gate-signer.ts';
import { matchesEverything } from '../glob.ts';
import type { Reference } from '../image/image.ts';
import { ANY_REF, type GateRule, type Policy } from '../policy/policy.ts';
import { fault } from '../reason.ts';
import { type AdmissionPlan, effectAt, type PlannedSigner, plannedRepository } from './admission-plan.ts';

/** An image, and what the gate decided about it. */
export interface JudgedImage {
  readonly reference: Reference;
  readonly admission: Admission;
  /** Who signed its evidence. */
  readonly signer: PlannedSigner;
}

/** What the command line and the inputs add to a plan. */
export type PlanOptions = Pick<AdmissionPlan, 'exempt' | 'sigstore' | 'server'> & {
  readonly isEnforced: boolean;
  readonly now: Date;
};

/**
 * What the manifests demand, from the policy and from evidence that the gate accepted. All images must have one signer:
 * engines accept a statement of any signer that a policy names. Pure. Throws `identity-mismatch` for two signers, and
 * `policy-invalid` for a policy that restricts no registry.
 */
export function planAdmission(
  judged: readonly [JudgedImage, ...JudgedImage[]],
  policy: Policy,
  { isEnforced, now, ...options }: PlanOptions,
): AdmissionPlan {
  const [first, ...others] = judged;
  const other = others.find(({ signer }) => !isSame(signer, first.signer));
  if (other !== undefined) {
    const names = [first, other].map(nameOf).join(', and ');
    const message = `the evidence of these images has different signers: ${names}; generate the manifests of each signer on its own, into a folder of its own`;
    throw fault('identity-mismatch', 'evidence', message);
  }
  const repositories = judged.flatMap(({ admission: { source } }) => source.repository ?? []);
  const refs = judged.flatMap(({ admission: { source } }) => source.ref ?? []);
  const records = judged.flatMap(({ admission }) => admission.subjects.flatMap(({ evidence }) => evidence));
  const vouched = (of: (record: EvidenceRecord) => string | undefined) => {
    const values = records.flatMap((record) => of(record) ?? []);
    return values.length === 0 ? undefined : values;
  };
  const [image, ...images] = judged.map(({ reference, admission }) => {
    if (admission.digest === undefined) throw new Error('an image that was accepted has no digest');
    return { repository: plannedRepository(reference), digest: admission.digest };
  });
  if (image === undefined) throw new Error('there is no image');
  const required = new Set(judged.flatMap(({ admission: { require } }) => require));
  return {
    ...options,
    images: [image, ...images],
    registries: plannedRegistries(policy),
    signer: first.signer,
    require: REQUIREMENTS.filter((one) => required.has(one)),
    maxAgeMs: Math.min(...judged.map(({ admission: { maxAgeMs } }) => maxAgeMs)),
    // A certificate writes the repository as its statements do; a person may write it in another case.
    sourceRepositories: distinct(vouched(({ sourceRepository }) => sourceRepository) ?? repositories),
    sourceRefs: refs.includes(ANY_REF) ? [] : distinct(vouched(({ sourceRef }) => sourceRef) ?? refs),
    effects: {
      registries: effectAt(policy.registries, isEnforced, now),
      images: effectAt(policy.gate, isEnforced, now),
    },
    onlyGate: onlyGate(policy.gate),
  };
}

/** The registries of a policy. Throws `policy-invalid` if it names none, or all. */
export function plannedRegistries({ registries: { allow } }: Policy): AdmissionPlan['registries'] {
  const [first, ...others] = distinct(allow);
  const how = 'name the registries from which Pods may get images, such as `allow: [ghcr.io/acme/**]`';
  if (first === undefined)
    throw fault('policy-invalid', 'policy', `the policy has no list \`registries.allow\`: ${how}`);
  const all = [first, ...others].find(matchesEverything);
  if (all !== undefined)
    throw fault(
      'policy-invalid',
      'policy',
      `\`registries.allow\` has ${all}, which allows every registry: ${how}`,
    );
  return [first, ...others];
}

/** What the policy demands at the gate, and what no manifest can say. */
function onlyGate(gate: GateRule): readonly string[] {
  const { denied, breakGlass, revokers, signers, promotedFrom, acceptedPolicies } = gate;
  const set: readonly (readonly [string, boolean])[] = [
    ['identities or keys other than the one that signed these images', signers.length > 1],
    ['until', signers.some(({ until }) => until !== undefined)],
    ['revokers', revokers.length > 0],
    ['denied-digests', denied.digests.length > 0],
    ['denied-vulnerabilities', denied.vulnerabilities.length > 0],
    ['denied-packages', denied.packages.length > 0],
    ['break-glass', breakGlass.length > 0],
    ['level', gate.level !== undefined],
    ['runner', gate.runner !== undefined],
    ['source-repository-id', gate.sourceRepositoryId !== undefined],
    ['source-owner-id', gate.sourceOwnerId !== undefined],
    ['promoted-from', promotedFrom.length > 0],
    ['accepted-policies', acceptedPolicies.length > 0],
  ];
  return set.flatMap(([key, isSet]) => (isSet ? [key] : []));
}

function isSame(one: PlannedSigner, other: PlannedSigner): boolean {
  if (one.kind === 'key') return other.kind === 'key' && one.publicKey === other.publicKey;
  return other.kind === 'certificate' && one.identity === other.identity && one.issuer === other.issuer;
}

function nameOf({ admission, signer }: JudgedImage): string {
  const by = admission.admittedBy;
  const name = by === undefined ? signer.kind : signerName(by);
  const issuer = signer.kind === 'certificate' ? ` (${signer.issuer})` : '';
  return `${admission.reference ?? admission.imageInput} by ${name}${issuer}`;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
