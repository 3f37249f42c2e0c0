import type { Suppression } from 'sarif';
import type { Accountable } from '../../domain/policy/policy.ts';
import type { EvaluatedSecret } from '../../domain/verdict/evaluate-secrets.ts';
import type { EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { vexName } from '../../domain/vex/apply-vex.ts';
import { message } from './sarif-rules.ts';

/** `external` (SARIF 2.1.0, 3.35): the suppression is in the policy or a VEX document, not in the source code. */
export interface Suppressed {
  readonly suppressions?: Suppression[];
}

/** The suppression of a secret that the policy accepts. */
export function suppressedSecret(evaluated: EvaluatedSecret): Suppressed {
  if (evaluated.effect !== 'none' || evaluated.ignoreReason.kind !== 'suppression') return {};
  return { suppressions: [acceptedBy(evaluated.ignoreReason.suppression)] };
}

/** The suppressions of the findings of one alert. One finding that is not accepted leaves the alert open. */
export function suppressedVulnerability(evaluated: readonly EvaluatedFinding[]): Suppressed {
  const each = evaluated.map(suppressionsOf);
  if (each.some((suppressions) => suppressions.length === 0)) return {};
  const distinct = new Map(each.flat().map((one) => [one.justification, one]));
  return { suppressions: [...distinct.values()] };
}

function suppressionsOf(evaluated: EvaluatedFinding): readonly Suppression[] {
  if (evaluated.effect !== 'none') return [];
  const { ignoreReason } = evaluated;
  if (ignoreReason.kind === 'exception') return [acceptedBy(ignoreReason.exception)];
  if (ignoreReason.kind !== 'vex') return [];
  return ignoreReason.statements.map((one) => {
    const why = one.impact ?? one.justification;
    return accepted(`${one.status}${why === undefined ? '' : `, ${why}`}: VEX ${vexName(one)}`);
  });
}

function acceptedBy({ reason, owner, expires }: Accountable): Suppression {
  return accepted(`${reason} (${owner}, until ${expires})`);
}

function accepted(justification: string): Suppression {
  return { kind: 'external', status: 'accepted', justification: message(justification).text };
}
