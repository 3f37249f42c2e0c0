import type { Location, Result, Suppression } from 'sarif';
import { hexOf } from '../../domain/digest.ts';
import { SEVERITIES, type Severity } from '../../domain/finding/finding.ts';
import type { Accountable, Enforcement } from '../../domain/policy/policy.ts';
import type { Reason, ReasonCode } from '../../domain/reason.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import type { EvaluatedSecret } from '../../domain/verdict/evaluate-secrets.ts';
import type { EvaluatedFinding, IgnoreReason } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { vexName } from '../../domain/vex/apply-vex.ts';
import type { Advice } from '../../domain/workflow/advice.ts';
import { placeInWords } from '../location-names.ts';
import { location, locationsOf, REPORT, sbomFile, uriOf } from './sarif-locations.ts';
import {
  type Level,
  message,
  type Rule,
  ruleOfAdvice,
  ruleOfReason,
  ruleOfSecret,
  ruleOfVulnerability,
} from './sarif-rules.ts';

/** GitHub stores at most this number of locations for each result. */
const MAX_LOCATIONS = 10;

/** A finding before it becomes a SARIF result. `identity` is the same for the same finding in another run. */
export interface SarifFinding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly identity: readonly string[];
  readonly level: Level;
  readonly message: { readonly text: string };
  readonly locations: Location[];
  /** `external` (SARIF 2.1.0, 3.35): the suppression is in the policy, not in the source code. */
  readonly suppressions?: Suppression[];
}

/** Reasons whose findings are results. Every other reason must be a result itself, or the file would look clean. */
const REASONS_WITH_RESULTS: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'vulnerability-blocked',
  'secret-found',
  'workflow-unsafe',
]);

/**
 * All findings, the most important first: reasons, secrets, vulnerabilities that count, workflow advice, and the other
 * vulnerabilities. Vulnerabilities are sorted by severity.
 */
export function sarifFindingsOf(run: Run): readonly SarifFinding[] {
  const reasons = run.reasons.filter(({ code }) => !REASONS_WITH_RESULTS.has(code));
  const secrets = run.assessment?.secrets?.evaluated ?? [];
  const vulnerabilities = (run.assessment?.vulnerabilities?.evaluated ?? []).toSorted(
    (one, other) => SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity),
  );
  const counted = ({ effect }: EvaluatedFinding) => effect !== 'none';
  const unsafe = run.reasons.find(({ code }) => code === 'workflow-unsafe');
  const adviceLevel = unsafe === undefined ? 'note' : levelOf(unsafe.effect);
  return [
    ...reasons.map(fromReason),
    ...secrets.map((one) => fromSecret(run, one)),
    ...vulnerabilities.filter(counted).map((one) => fromVulnerability(run, one)),
    ...(run.advice?.advice ?? []).map((one) => fromAdvice(one, adviceLevel)),
    ...vulnerabilities.filter((one) => !counted(one)).map((one) => fromVulnerability(run, one)),
  ];
}

/** The level `warning` for a rule that only warns, else `error`. */
function levelOf(effect: Enforcement | undefined): Level {
  return effect === 'warn' ? 'warning' : 'error';
}

/** The results with rule indexes and fingerprints. Results of the same identity are numbered, so that none hides another. */
export function numbered(found: readonly SarifFinding[], indexes: ReadonlyMap<string, number>): Result[] {
  const seen = new Map<string, number>();
  return found.map(({ rule, identity, level, message, locations, suppressions }) => {
    const hash = hexOf(JSON.stringify(identity)).slice(0, 32);
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    const fingerprint = `${hash}:${nth}`;
    return {
      ruleId: rule.id,
      ruleIndex: indexes.get(rule.id) ?? 0,
      level,
      message,
      locations,
      // GitHub reads only `primaryLocationLineHash`.
      partialFingerprints: { primaryLocationLineHash: fingerprint, 'assayFinding/v1': fingerprint },
      ...(suppressions && { suppressions }),
    };
  });
}

function fromReason(reason: Reason): SarifFinding {
  return {
    rule: ruleOfReason(reason.code),
    severity: 'critical',
    identity: ['reason', reason.code, reason.check],
    level: levelOf(reason.effect),
    message: message(reason.message),
    locations: [location(REPORT, 1)],
  };
}

function fromAdvice(advice: Advice, level: Level): SarifFinding {
  return {
    rule: ruleOfAdvice(advice),
    severity: 'medium',
    identity: ['advice', advice.rule, advice.path, advice.message],
    level,
    message: message(`${advice.message.replace(/\.$/, '')}. ${advice.remediation}`),
    locations: [advice, ...(advice.also ?? [])]
      .slice(0, MAX_LOCATIONS)
      .map(({ path, line, column }) => location(uriOf(path), line, column)),
  };
}

function fromSecret(run: Run, evaluated: EvaluatedSecret): SarifFinding {
  const { finding, effect } = evaluated;
  const where = finding.places.slice(0, 3).map(placeInWords).join('; ');
  const more = finding.places.length > 3 ? `; and ${finding.places.length - 3} more places` : '';
  const inSourceFirst = [
    ...finding.places.filter((place) => place.kind === 'source'),
    ...finding.places.filter((place) => place.kind !== 'source'),
  ];
  return {
    rule: ruleOfSecret(finding),
    severity: finding.severity,
    identity: ['secret', finding.rule, finding.fingerprint],
    level: effect === 'none' ? 'note' : levelOf(effect),
    message: message(`${finding.title} in ${where}${more}`),
    locations:
      inSourceFirst.length === 0
        ? [location(REPORT, 1)]
        : inSourceFirst.flatMap((place) => locationsOf(run, place)).slice(0, MAX_LOCATIONS),
    ...(evaluated.effect === 'none' && evaluated.ignoreReason.kind === 'suppression'
      ? suppressedBy(evaluated.ignoreReason.suppression)
      : {}),
  };
}

function suppressionOf(ignoreReason: IgnoreReason): Pick<SarifFinding, 'suppressions'> {
  if (ignoreReason.kind === 'exception') return suppressedBy(ignoreReason.exception);
  if (ignoreReason.kind !== 'vex') return {};
  const suppressions = ignoreReason.statements.map((one) => {
    const why = one.impact ?? one.justification;
    const { text } = message(`${one.status}${why === undefined ? '' : `, ${why}`}: VEX ${vexName(one)}`);
    return { kind: 'external', status: 'accepted', justification: text } as const;
  });
  return { suppressions };
}

function suppressedBy({ reason, owner, expires }: Accountable): Pick<SarifFinding, 'suppressions'> {
  const { text } = message(`${reason} (${owner}, until ${expires})`);
  return { suppressions: [{ kind: 'external', status: 'accepted', justification: text }] };
}

function fromVulnerability(run: Run, evaluated: EvaluatedFinding): SarifFinding {
  const { finding, effect } = evaluated;
  const { id, severity, version, fixedIn } = finding;
  const fix = fixedIn === undefined ? 'no fix yet' : `fixed in ${fixedIn}`;
  const text = `${finding.package} ${version} has ${id} (${severity}, ${fix}), found in ${finding.foundIn.join(', ')}`;
  const minor = severity === 'low' || severity === 'unknown';
  return {
    rule: ruleOfVulnerability(finding),
    severity,
    identity: ['vulnerability', id, finding.package],
    level: effect !== 'none' ? levelOf(effect) : minor ? 'note' : 'warning',
    message: message(text),
    locations: [
      {
        ...location(sbomFile(run, finding.foundIn[0]), 1),
        logicalLocations: [
          {
            fullyQualifiedName: plain(finding.purl ?? finding.package, 500).trim() || 'unnamed',
            kind: 'package',
          },
        ],
      },
    ],
    ...(evaluated.effect === 'none' ? suppressionOf(evaluated.ignoreReason) : {}),
  };
}
