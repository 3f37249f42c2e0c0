import { optional } from '../../domain/optional.ts';
import type { NamedSigner } from '../../domain/policy/operations.ts';
import type {
  Accountable,
  Enforced,
  PackageRule,
  Policy,
  SignerIdentity,
} from '../../domain/policy/policy.ts';
import type { PolicyFile } from './policy-file.ts';

const MINUTE_MS = 60_000;

/** The file of a policy, with every key: nothing is left to a default. `policyOf` turns it into the same policy. */
export function policyFileOf(policy: Policy): PolicyFile {
  const { secrets, vex, registries, baseImages, gate } = policy;
  return {
    version: 1,
    vulnerabilities: vulnerabilitiesOf(policy.vulnerabilities),
    'end-of-life': enforcedOf(policy.endOfLife),
    secrets: {
      ...enforcedOf(secrets),
      'fail-on': [...secrets.failOn],
      suppressions: secrets.suppressions.map((one) => ({
        fingerprint: one.fingerprint,
        ...accountable(one),
      })),
    },
    exceptions: policy.exceptions.map((one) => ({
      vulnerability: one.vulnerability,
      ...optional({ package: one.package, path: one.path, image: one.image }),
      ...accountable(one),
    })),
    gaps: policy.gaps.map((one) => ({ path: one.path, ...accountable(one) })),
    'longest-term': `${policy.longestTermDays}d`,
    vex: { files: [...vex.files], attestations: vex.attestations.map(signerOf) },
    registries: { ...enforcedOf(registries), ...listed('allow', registries.allow) },
    'base-images': {
      ...enforcedOf(baseImages),
      ...listed('allow', baseImages.allow),
      'digest-pinned': baseImages.digestPinned,
      ...listed('signed-by', baseImages.signedBy.map(signerOf)),
      undetermined: baseImages.undetermined,
    },
    workflows:
      policy.workflows.blockFrom === undefined
        ? { enforce: policy.workflows.enforce }
        : { 'block-from': policy.workflows.blockFrom },
    'unrecognised-images': policy.unrecognisedImages,
    isolate: policy.isolate ?? 'auto',
    'sign-on-warn': policy.signOnWarn,
    gate: {
      ...enforcedOf(gate),
      ...signersOf(gate),
      ...deniedOf(gate),
      ...optional({
        'source-repository': gate.sourceRepository,
        'source-ref': gate.sourceRef,
        'source-repository-id': gate.sourceRepositoryId,
        'source-owner-id': gate.sourceOwnerId,
        level: gate.level,
        runner: gate.runner,
      }),
      'promoted-from': [...gate.promotedFrom],
      'without-evidence': gate.withoutEvidence,
      'accepted-policies': [...gate.acceptedPolicies],
    },
  };
}

function vulnerabilitiesOf(rule: Policy['vulnerabilities']): NonNullable<PolicyFile['vulnerabilities']> {
  const { newOnly } = rule;
  return {
    ...enforcedOf(rule),
    'fail-on': [...rule.failOn],
    'only-fixed': rule.onlyFixed,
    ...optional({ cvss: rule.cvss }),
    'database-max-age': `${Math.round(rule.databaseMaxAgeMs / MINUTE_MS)}m`,
    packages: rule.packages.map(packageRuleOf),
    ...(newOnly && { 'new-only': { image: newOnly.image, ...signerOf(newOnly.signer) } }),
    'base-image-findings': rule.baseImageFindings,
  };
}

function packageRuleOf({ types, names, paths, failOn, onlyFixed, cvss }: PackageRule) {
  return {
    ...listed('types', types),
    ...listed('names', names),
    ...listed('paths', paths),
    ...(failOn && { 'fail-on': [...failOn] }),
    ...optional({ 'only-fixed': onlyFixed, cvss }),
  };
}

/** With `block-from` there is no `enforce`: the rule warns until that day. */
function enforcedOf({
  enforce,
  blockFrom,
}: Enforced): { enforce: 'block' | 'warn' } | { 'block-from': string } {
  return blockFrom === undefined ? { enforce } : { 'block-from': blockFrom };
}

function accountable({ reason, owner, expires }: Accountable) {
  return { reason, owner, expires };
}

function signerOf({ identity, issuer }: SignerIdentity) {
  return { identity, issuer };
}

/** The field with a list, unless the list is empty: in the file an empty list would allow nothing. */
function listed<Key extends string, Entry>(key: Key, list: readonly Entry[]): { [key in Key]?: Entry[] } {
  const field: { [key in Key]?: Entry[] } = {};
  if (list.length > 0) field[key] = [...list];
  return field;
}

/** A single identity without an end stands by itself, as most files have it. */
function signersOf({ signers, revokers }: Policy['gate']) {
  const [first, ...others] = signers;
  const isAlone = first?.kind === 'certificate' && first.until === undefined && others.length === 0;
  const revoking = listed('revokers', revokers.map(revokerOf));
  if (isAlone) return { ...signerOf(first), ...revoking };
  const identities = signers.flatMap((one) =>
    one.kind === 'certificate' ? [{ ...signerOf(one), ...optional({ until: one.until }) }] : [],
  );
  const keys = signers.flatMap((one) =>
    one.kind === 'key' ? [{ key: one.publicKey, ...optional({ until: one.until }) }] : [],
  );
  return {
    ...listed('identities', identities),
    ...listed('keys', keys),
    ...revoking,
  };
}

function revokerOf(one: NamedSigner): { identity: string; issuer: string } | { key: string } {
  return one.kind === 'certificate' ? signerOf(one) : { key: one.publicKey };
}

function deniedOf({ denied, breakGlass }: Policy['gate']) {
  return {
    ...listed(
      'denied-digests',
      denied.digests.map((one) => ({ ...one })),
    ),
    ...listed(
      'denied-vulnerabilities',
      denied.vulnerabilities.map((one) => ({ ...one })),
    ),
    ...listed(
      'denied-packages',
      denied.packages.map(({ versions, ...one }) => ({ ...one, ...listed('versions', versions) })),
    ),
    ...listed(
      'break-glass',
      breakGlass.map((one) => ({ ...one, rules: [...one.rules] })),
    ),
  };
}
