import type { Severity } from '../finding/finding.ts';
import type { Enforced, Enforcement, Policy } from './policy.ts';
import { stricter } from './policy-merge.ts';

/** The inputs that change the policy. Absent if an input is not given. */
export interface PolicyOverrides {
  readonly failOn?: readonly Severity[];
  /** Applies to every rule except those for workflows and for the end of life, where a scan proves nothing. */
  readonly enforce?: Enforcement;
  readonly databaseMaxAgeMs?: number;
}

const INPUTS = { failOn: 'fail-on', enforce: 'enforce', databaseMaxAgeMs: 'db-max-age' } as const;

/** The policy, with its values replaced by the inputs. */
export function withOverrides(
  policy: Policy,
  { failOn, enforce, databaseMaxAgeMs }: PolicyOverrides,
): Policy {
  const rules = enforce === undefined ? policy : enforcedAs(policy, enforce);
  return {
    ...rules,
    vulnerabilities: {
      ...rules.vulnerabilities,
      ...(failOn === undefined ? {} : { failOn }),
      ...(databaseMaxAgeMs === undefined ? {} : { databaseMaxAgeMs }),
    },
  };
}

function enforcedAs(policy: Policy, enforce: Enforcement): Policy {
  const { vulnerabilities, secrets, registries, baseImages, gate } = policy;
  return {
    ...policy,
    vulnerabilities: { ...undated(vulnerabilities), enforce },
    secrets: { ...undated(secrets), enforce },
    registries: { ...undated(registries), enforce },
    baseImages: { ...undated(baseImages), enforce },
    gate: { ...undated(gate), enforce },
  };
}

function undated<Rule extends Enforced>({ blockFrom: _blockFrom, ...rule }: Rule): Omit<Rule, 'blockFrom'> {
  return rule;
}

/** The policy, made stricter by the inputs, and the inputs that are less strict and have no effect. */
export function withStricterInputs(
  policy: Policy,
  overrides: PolicyOverrides,
): { readonly policy: Policy; readonly overruled: readonly string[] } {
  const { failOn, enforce, databaseMaxAgeMs } = overrides;
  const given = [
    [INPUTS.failOn, failOn === undefined ? undefined : { failOn }],
    [INPUTS.enforce, enforce === undefined ? undefined : { enforce }],
    [INPUTS.databaseMaxAgeMs, databaseMaxAgeMs === undefined ? undefined : { databaseMaxAgeMs }],
  ] as const;
  const overruled = given.flatMap(([input, one]) =>
    one !== undefined && stricter(policy, withOverrides(policy, one)).overruled.length > 0 ? [input] : [],
  );
  return { policy: stricter(policy, withOverrides(policy, overrides)).policy, overruled };
}
