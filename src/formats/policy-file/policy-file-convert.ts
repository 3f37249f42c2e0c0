import { isDigest } from '../../domain/digest.ts';
import { parseDuration } from '../../domain/duration.ts';
import { SECRET_SEVERITIES, SEVERITIES } from '../../domain/finding/finding.ts';
import { optional } from '../../domain/optional.ts';
import type {
  Accountable,
  Baseline,
  Enforced,
  GateRule,
  PackageRule,
  Policy,
  SignerIdentity,
} from '../../domain/policy/policy.ts';
import { orUndefined } from '../../domain/result.ts';
import type { PolicyFile } from './policy-file.ts';
import { GITHUB_ISSUER } from './policy-file-values.ts';

type Written = {
  readonly enforce?: 'block' | 'warn' | undefined;
  readonly 'block-from'?: string | undefined;
};

/** The policy that a sound file means; what it leaves out is as in `base`. */
export function policyOf(file: PolicyFile, base: Policy): Policy {
  const rule = (own: Written | undefined, other: Enforced) => enforcedBy([own, file], other);
  return {
    vulnerabilities: vulnerabilitiesOf(file, base),
    // A scan of such a system proves nothing: a general `enforce: warn` does not make it green.
    endOfLife: enforcedBy([file['end-of-life']], base.endOfLife),
    secrets: {
      ...rule(file.secrets, base.secrets),
      failOn: inOrder(SECRET_SEVERITIES, file.secrets?.['fail-on']) ?? base.secrets.failOn,
      suppressions:
        file.secrets?.suppressions?.map((one) => ({ fingerprint: one.fingerprint, ...accountable(one) })) ??
        base.secrets.suppressions,
    },
    exceptions:
      file.exceptions?.map((one) => ({
        vulnerability: one.vulnerability,
        ...optional({ package: one.package, path: one.path, image: one.image }),
        ...accountable(one),
      })) ?? base.exceptions,
    gaps: file.gaps?.map((one) => ({ path: one.path, ...accountable(one) })) ?? base.gaps,
    longestTermDays:
      file['longest-term'] === undefined ? base.longestTermDays : Number.parseInt(file['longest-term'], 10),
    vex: {
      files: file.vex?.files ?? base.vex.files,
      attestations: file.vex?.attestations?.map(signerOf) ?? base.vex.attestations,
    },
    registries: {
      ...rule(file.registries, base.registries),
      allow: file.registries?.allow ?? base.registries.allow,
    },
    baseImages: baseImagesOf(file, base),
    workflows: workflowsOf(file, base),
    unrecognisedImages: file['unrecognised-images'] ?? base.unrecognisedImages,
    signOnWarn: file['sign-on-warn'] ?? base.signOnWarn,
    gate: { ...rule(file.gate, base.gate), ...gateOf(file, base) },
  };
}

/** The first that says anything of enforcement decides alone: its `block-from` never meets another's `enforce`. */
function enforcedBy(written: readonly (Written | undefined)[], base: Enforced): Enforced {
  for (const one of written) {
    if (one?.['block-from'] !== undefined) return { enforce: 'block', blockFrom: one['block-from'] };
    if (one?.enforce !== undefined) return { enforce: one.enforce };
  }
  return { enforce: base.enforce, ...optional({ blockFrom: base.blockFrom }) };
}

function vulnerabilitiesOf(file: PolicyFile, base: Policy): Policy['vulnerabilities'] {
  const { vulnerabilities: own } = file;
  const { vulnerabilities: other } = base;
  const age = own?.['database-max-age'];
  return {
    ...enforcedBy([own, file], other),
    failOn: inOrder(SEVERITIES, own?.['fail-on']) ?? other.failOn,
    onlyFixed: own?.['only-fixed'] ?? other.onlyFixed,
    ...optional({ cvss: own?.cvss ?? other.cvss }),
    packages: own?.packages?.map(packageRuleOf) ?? other.packages,
    databaseMaxAgeMs:
      (age === undefined ? undefined : orUndefined(parseDuration(age))) ?? other.databaseMaxAgeMs,
    ...optional({ newOnly: baselineOf(own?.['new-only']) ?? other.newOnly }),
    baseImageFindings: own?.['base-image-findings'] ?? other.baseImageFindings,
  };
}

type WrittenPackages = NonNullable<NonNullable<PolicyFile['vulnerabilities']>['packages']>;

function packageRuleOf(rule: WrittenPackages[number]): PackageRule {
  return {
    types: rule.types ?? [],
    names: rule.names ?? [],
    paths: rule.paths ?? [],
    ...optional({
      failOn: inOrder(SEVERITIES, rule['fail-on']),
      onlyFixed: rule['only-fixed'],
      cvss: rule.cvss,
    }),
  };
}

function baselineOf(written: NonNullable<PolicyFile['vulnerabilities']>['new-only']): Baseline | undefined {
  return written === undefined ? undefined : { image: written.image, signer: signerOf(written) };
}

function baseImagesOf(file: PolicyFile, base: Policy): Policy['baseImages'] {
  const { 'base-images': own } = file;
  const { baseImages: other } = base;
  return {
    ...enforcedBy([own, file], other),
    allow: own?.allow ?? other.allow,
    digestPinned: own?.['digest-pinned'] ?? other.digestPinned,
    signedBy: own?.['signed-by']?.map(signerOf) ?? other.signedBy,
    undetermined: own?.undetermined ?? other.undetermined,
  };
}

function workflowsOf({ workflows: own }: PolicyFile, { workflows: other }: Policy): Policy['workflows'] {
  if (own?.['block-from'] !== undefined) return { enforce: 'block', blockFrom: own['block-from'] };
  return own?.enforce === undefined ? other : { enforce: own.enforce };
}

function gateOf({ gate: own }: PolicyFile, { gate: other }: Policy): Omit<GateRule, keyof Enforced> {
  const identity = own?.identity;
  return {
    ...optional({
      signer: identity === undefined ? other.signer : signerOf({ identity, issuer: own?.issuer }),
      sourceRepository: own?.['source-repository'] ?? other.sourceRepository,
      sourceRef: own?.['source-ref'] ?? other.sourceRef,
      sourceRepositoryId: own?.['source-repository-id'] ?? other.sourceRepositoryId,
      sourceOwnerId: own?.['source-owner-id'] ?? other.sourceOwnerId,
      level: own?.level ?? other.level,
      runner: own?.runner ?? other.runner,
    }),
    promotedFrom: own?.['promoted-from'] ?? other.promotedFrom,
    acceptedPolicies: own?.['accepted-policies']?.filter(isDigest) ?? other.acceptedPolicies,
  };
}

function signerOf({ identity, issuer }: { identity: string; issuer?: string | undefined }): SignerIdentity {
  return { identity, issuer: issuer ?? GITHUB_ISSUER };
}

function accountable({ reason, owner, expires }: Accountable): Accountable {
  return { reason, owner, expires };
}

/** A list of severities, the worst first and each once, however it is written. */
function inOrder<T extends string>(
  all: readonly T[],
  written: readonly T[] | undefined,
): readonly T[] | undefined {
  return written && all.filter((severity) => written.includes(severity));
}
