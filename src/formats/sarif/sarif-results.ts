import type { Location, Result } from 'sarif';
import { SEVERITIES, type SecretFinding, type Severity } from '../../domain/finding/finding.ts';
import { fixLines } from '../../domain/fixes/fix-lines.ts';
import type { SourceLine } from '../../domain/fixes/fixes.ts';
import type { Enforcement } from '../../domain/policy/policy.ts';
import type { Check, Reason, ReasonCode } from '../../domain/reason.ts';
import { imageNameOf } from '../../domain/run/alert-category.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import {
  identityOf,
  type SecretAlert,
  secretAlerts,
  type VulnerabilityAlert,
  vulnerabilityAlerts,
} from '../../domain/verdict/alerts.ts';
import { whyInWords } from '../../domain/verdict/secret-advice.ts';
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
import { type Suppressed, suppressedSecret, suppressedVulnerability } from './sarif-suppressions.ts';

/** GitHub shows at most this number of locations of a result, and takes 1,000. */
const MAX_LOCATIONS = 100;

/**
 * The parts of a run, each with a category of its own: what could not be checked, the reasons of the verdict and advice,
 * secrets, and vulnerabilities.
 */
export type SarifPart = 'errors' | 'check' | 'secrets' | 'vulnerabilities';

/** A finding before it becomes a SARIF result. `identity` is the same for the same finding in another run. */
export interface SarifFinding extends Suppressed {
  readonly part: SarifPart;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly identity: string;
  readonly level: Level;
  readonly message: { readonly text: string };
  readonly locations: Location[];
}

/** Reasons whose findings are results. Every other reason must be a result itself, or the file would look clean. */
const REASONS_WITH_RESULTS: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'vulnerability-blocked',
  'secret-found',
  'workflow-unsafe',
]);

/** Checks without which a list of vulnerabilities is complete. */
const OTHER_CHECKS: ReadonlySet<Check> = new Set<Check>(['push', 'sign', 'attest', 'secrets', 'workflows']);

/**
 * Whether the results of a part are all that there is. GitHub closes the alerts of a category that are not in its newest
 * file, so the results of other parts get the category of errors.
 */
export function isComplete(run: Run, part: SarifPart): boolean {
  const unchecked = (concerns: (check: Check) => boolean) =>
    run.verdict === 'error' &&
    run.reasons.some(
      ({ code, check, effect }) => effect !== 'warn' && !REASONS_WITH_RESULTS.has(code) && concerns(check),
    );
  switch (part) {
    case 'errors':
      return true;
    case 'check':
      return run.verdict !== 'error';
    case 'secrets':
      return run.secrets?.done === true && !unchecked((check) => check === 'secrets');
    case 'vulnerabilities':
      return run.scan?.done === true && !unchecked((check) => !OTHER_CHECKS.has(check));
  }
}

/**
 * All findings, the most important first: reasons, secrets, vulnerabilities that count, workflow advice, and the other
 * vulnerabilities. Secrets and vulnerabilities are sorted by severity.
 */
export function sarifFindingsOf(run: Run): readonly SarifFinding[] {
  const reasons = run.reasons.filter(({ code }) => !REASONS_WITH_RESULTS.has(code));
  const secrets = secretAlerts(run.assessment?.secrets?.evaluated ?? []).toSorted(
    (one, other) =>
      Number(one.effect === 'none') - Number(other.effect === 'none') ||
      rank(one.evaluated.finding.severity) - rank(other.evaluated.finding.severity),
  );
  const vulnerabilities = vulnerabilityAlerts(
    imageNameOf(run),
    run.assessment?.vulnerabilities?.evaluated ?? [],
  ).toSorted((one, other) => rank(one.severity) - rank(other.severity));
  const linesOf = fixLines(run.fixes);
  const rules = new Map<string, Rule>();
  const counted = ({ effect }: VulnerabilityAlert) => effect !== 'none';
  const unsafe = run.reasons.find(({ code }) => code === 'workflow-unsafe');
  const adviceLevel = unsafe === undefined ? 'note' : levelOf(unsafe.effect);
  const all: readonly SarifFinding[] = [
    ...reasons.map(fromReason),
    ...secrets.map((one) => fromSecret(run, one, rules)),
    ...vulnerabilities.filter(counted).map((one) => fromVulnerability(run, one, linesOf)),
    ...(run.advice?.advice ?? []).map((one) => fromAdvice(one, adviceLevel)),
    ...vulnerabilities.filter((one) => !counted(one)).map((one) => fromVulnerability(run, one, linesOf)),
  ];
  return all.map((one) => (isComplete(run, one.part) ? one : { ...one, part: 'errors' }));
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** The level `warning` for a rule that only warns, else `error`. */
function levelOf(effect: Enforcement | undefined): Level {
  return effect === 'warn' ? 'warning' : 'error';
}

/** The results with rule indexes and fingerprints. Reasons and advice of the same identity are numbered. */
export function numbered(found: readonly SarifFinding[], indexes: ReadonlyMap<string, number>): Result[] {
  const seen = new Map<string, number>();
  return found.map(({ rule, identity, level, message, locations, suppressions }) => {
    const nth = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, nth);
    const fingerprint = `${identity}:${nth}`;
    return {
      ruleId: rule.id,
      ruleIndex: indexes.get(rule.id) ?? 0,
      level,
      message,
      locations,
      // GitHub reads only `primaryLocationLineHash`.
      partialFingerprints: { primaryLocationLineHash: fingerprint, 'assayFinding/v2': fingerprint },
      ...(suppressions && { suppressions }),
    };
  });
}

function fromReason(reason: Reason): SarifFinding {
  return {
    part: 'check',
    rule: ruleOfReason(reason.code),
    severity: 'critical',
    identity: identityOf(['reason', reason.code, reason.check]),
    level: levelOf(reason.effect),
    message: message(reason.message),
    locations: [location(REPORT, 1)],
  };
}

function fromAdvice(advice: Advice, level: Level): SarifFinding {
  return {
    part: 'check',
    rule: ruleOfAdvice(advice),
    severity: 'medium',
    identity: identityOf(['advice', advice.rule, advice.path, advice.message]),
    level,
    message: message(`${advice.message.replace(/\.$/, '')}. ${advice.remediation}`),
    locations: [advice, ...(advice.also ?? [])]
      .slice(0, MAX_LOCATIONS)
      .map(({ path, line, column }) => location(uriOf(path), line, column)),
  };
}

function fromSecret(
  run: Run,
  { identity, effect, evaluated, places }: SecretAlert,
  rules: Map<string, Rule>,
): SarifFinding {
  const { finding } = evaluated;
  const where = places.slice(0, 3).map(placeInWords).join('; ');
  const more = places.length > 3 ? `; and ${places.length - 3} more places` : '';
  const inSourceFirst = [
    ...places.filter((place) => place.kind === 'source'),
    ...places.filter((place) => place.kind !== 'source'),
  ];
  return {
    part: 'secrets',
    rule: sameRuleOf(finding, rules),
    severity: finding.severity,
    identity,
    level: effect === 'none' ? 'note' : levelOf(effect),
    message: message(`${finding.title} in ${where}${more}`),
    locations:
      inSourceFirst.length === 0
        ? [location(REPORT, 1)]
        : inSourceFirst
            .slice(0, MAX_LOCATIONS)
            .flatMap((place) => locationsOf(run, place))
            .slice(0, MAX_LOCATIONS),
    ...suppressedSecret(evaluated),
  };
}

/** The rule of a secret. Thousands of secrets have some ten different rules. */
function sameRuleOf(finding: SecretFinding, rules: Map<string, Rule>): Rule {
  const key = JSON.stringify([finding.rule, finding.title, whyInWords(finding)]);
  const rule = rules.get(key) ?? ruleOfSecret(finding);
  rules.set(key, rule);
  return rule;
}

type LinesOf = ReturnType<typeof fixLines>;

function fromVulnerability(run: Run, alert: VulnerabilityAlert, linesOf: LinesOf): SarifFinding {
  const { identity, effect, severity, evaluated } = alert;
  const findings = evaluated.map(({ finding }) => finding);
  const { id, package: name, purl } = evaluated[0].finding;
  const versions = unique(findings.map(({ version }) => version)).join(', ');
  const fixes = unique(findings.flatMap(({ fixedIn }) => fixedIn ?? [])).join(', ');
  const foundIn = unique(findings.flatMap((one) => one.foundIn)).join(', ');
  const at = alert.paths.length === 0 ? '' : ` at ${alert.paths.slice(0, 3).join(', ')}`;
  const text = `${name} ${versions} has ${id} (${severity}, ${fixes === '' ? 'no fix yet' : `fixed in ${fixes}`}), found in ${foundIn}${at}`;
  const minor = severity === 'low' || severity === 'unknown';
  const fullyQualifiedName = plain(purl ?? name, 500).trim() || 'unnamed';
  const logicalLocations = [{ fullyQualifiedName, kind: 'package' }];
  const lines = ownFirst(findings.flatMap(linesOf), alert.paths).slice(0, MAX_LOCATIONS);
  const files =
    lines.length === 0
      ? [location(sbomFile(run, evaluated[0].finding.foundIn[0]), 1)]
      : lines.map(({ path, line = 1 }) => location(uriOf(path), line));
  return {
    part: 'vulnerabilities',
    rule: ruleOfVulnerability({ ...evaluated[0].finding, severity }),
    severity,
    identity,
    level: effect !== 'none' ? levelOf(effect) : minor ? 'note' : 'warning',
    message: message(text),
    locations: files.map((file) => ({ ...file, logicalLocations })),
    ...suppressedVulnerability(evaluated),
  };
}

/** The lines of the files in which the package was found, if any of them is one; else all lines. */
function ownFirst(lines: readonly SourceLine[], paths: readonly string[]): readonly SourceLine[] {
  const own = lines.filter(({ path }) => paths.includes(path));
  return own.length > 0 ? own : lines;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
