import { parseDuration } from '../../domain/duration.ts';
import { SECRET_SEVERITIES, SEVERITIES } from '../../domain/finding/finding.ts';
import { optional } from '../../domain/optional.ts';
import type {
  Accountable,
  Baseline,
  Enforced,
  PackageRule,
  Policy,
  SignerIdentity,
} from '../../domain/policy/policy.ts';
import { orUndefined } from '../../domain/result.ts';
import type { PolicyFile } from './policy-file.ts';
import { gateOf } from './policy-file-convert-gate.ts';
import { GITHUB_ISSUER } from './policy-file-values.ts';

type Written = {
  readonly enforce?: 'block' | 'warn' | undefined;
  readonly 'block-from'?: string | undefined;
};

/** The policy that a valid file means. What the file leaves out is as in `base`. */
export function policyOf(file: PolicyFile, base: Policy): Policy {
  const rule = (section: Written | undefined, fallback: Enforced) => enforcedBy([section, file], fallback);
  return {
    vulnerabilities: vulnerabilitiesOf(file, base),
    // A scan of such a system proves nothing, so a general `enforce: warn` does not apply to it.
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
    ...((file.isolate ?? base.isolate) === 'required' && { isolate: 'required' }),
    signOnWarn: file['sign-on-warn'] ?? base.signOnWarn,
    gate: { ...rule(file.gate, base.gate), ...gateOf(file, base) },
  };
}

/** The first rule with `enforce` or `block-from` decides alone, so that the two never come from different rules. */
function enforcedBy(written: readonly (Written | undefined)[], base: Enforced): Enforced {
  for (const one of written) {
    if (one?.['block-from'] !== undefined) return { enforce: 'block', blockFrom: one['block-from'] };
    if (one?.enforce !== undefined) return { enforce: one.enforce };
  }
  return { enforce: base.enforce, ...optional({ blockFrom: base.blockFrom }) };
}

function vulnerabilitiesOf(file: PolicyFile, base: Policy): Policy['vulnerabilities'] {
  const { vulnerabilities: section } = file;
  const { vulnerabilities: fallback } = base;
  const age = section?.['database-max-age'];
  return {
    ...enforcedBy([section, file], fallback),
    failOn: inOrder(SEVERITIES, section?.['fail-on']) ?? fallback.failOn,
    onlyFixed: section?.['only-fixed'] ?? fallback.onlyFixed,
    ...optional({ cvss: section?.cvss ?? fallback.cvss }),
    packages: section?.packages?.map(packageRuleOf) ?? fallback.packages,
    databaseMaxAgeMs:
      (age === undefined ? undefined : orUndefined(parseDuration(age))) ?? fallback.databaseMaxAgeMs,
    ...optional({ newOnly: baselineOf(section?.['new-only']) ?? fallback.newOnly }),
    baseImageFindings: section?.['base-image-findings'] ?? fallback.baseImageFindings,
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
  const { 'base-images': section } = file;
  const { baseImages: fallback } = base;
  return {
    ...enforcedBy([section, file], fallback),
    allow: section?.allow ?? fallback.allow,
    digestPinned: section?.['digest-pinned'] ?? fallback.digestPinned,
    signedBy: section?.['signed-by']?.map(signerOf) ?? fallback.signedBy,
    undetermined: section?.undetermined ?? fallback.undetermined,
  };
}

function workflowsOf(
  { workflows: section }: PolicyFile,
  { workflows: fallback }: Policy,
): Policy['workflows'] {
  if (section?.['block-from'] !== undefined) return { enforce: 'block', blockFrom: section['block-from'] };
  return section?.enforce === undefined ? fallback : { enforce: section.enforce };
}

function signerOf({ identity, issuer }: { identity: string; issuer?: string | undefined }): SignerIdentity {
  return { identity, issuer: issuer ?? GITHUB_ISSUER };
}

function accountable({ reason, owner, expires }: Accountable): Accountable {
  return { reason, owner, expires };
}

/** A list of severities in the order of `all`, each once. */
function inOrder<T extends string>(
  all: readonly T[],
  written: readonly T[] | undefined,
): readonly T[] | undefined {
  return written && all.filter((severity) => written.includes(severity));
}
