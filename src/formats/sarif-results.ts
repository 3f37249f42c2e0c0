import { basename } from 'node:path';
import { hexOf } from '../domain/digest.ts';
import {
  type Place,
  SEVERITIES,
  type SecretFinding,
  type Severity,
  type Vulnerability,
} from '../domain/finding.ts';
import type { Reason } from '../domain/reason.ts';
import type { Run } from '../domain/run.ts';
import { plain } from '../domain/text.ts';
import { placeName, scopeName } from './names.ts';
import {
  type Level,
  message,
  type Rule,
  ruleOfReason,
  ruleOfSecret,
  ruleOfVulnerability,
} from './sarif-rules.ts';

/** GitHub stores at most so many locations of a result. */
const LOCATIONS = 10;
/** Stands for the run where no other file does: a result without a location is not shown. */
const REPORT = 'report.json';

/** A finding on its way into SARIF: its rule, and what makes it the same finding in the next run. */
export interface Found {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly identity: readonly string[];
  readonly level: Level;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: Level;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: {
      readonly startLine: number;
      readonly startColumn: number;
      readonly endLine: number;
      readonly endColumn: number;
    };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
}

/** Everything to report, the most important first: reasons, secrets, what counts, the rest by severity. */
export function foundOf(run: Run): readonly Found[] {
  // A finding speaks for itself; every other reason has to be a result, or the file would look clean.
  const reasons = run.reasons.filter(
    ({ code }) => code !== 'vulnerability-blocked' && code !== 'secret-found',
  );
  const secrets = run.secrets?.done ? run.secrets.value.findings : [];
  const vulnerabilities = run.scan?.done ? run.scan.value.findings : [];
  const counts = (finding: Vulnerability) => run.policy.vulnerabilities.failOn.includes(finding.severity);
  const sorted = [...vulnerabilities].sort(
    (one, other) =>
      Number(counts(other)) - Number(counts(one)) ||
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
  return [
    ...reasons.map(fromReason),
    ...secrets.map((finding) => fromSecret(run, finding)),
    ...sorted.map((finding) => fromVulnerability(run, finding, counts(finding))),
  ];
}

/** The results with their rules' indexes and fingerprints; equal ones are numbered, so that none hides another. */
export function numbered(
  found: readonly Found[],
  indexes: ReadonlyMap<string, number>,
): readonly SarifResult[] {
  const seen = new Map<string, number>();
  return found.map(({ rule, identity, level, message, locations }) => {
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
      // GitHub reads `primaryLocationLineHash` alone.
      partialFingerprints: { primaryLocationLineHash: fingerprint, 'assayFinding/v1': fingerprint },
    };
  });
}

function fromReason(reason: Reason): Found {
  return {
    rule: ruleOfReason(reason.code),
    severity: 'critical',
    identity: ['reason', reason.code, reason.check],
    level: 'error',
    message: message(reason.message),
    locations: [location(REPORT, 1)],
  };
}

function fromSecret(run: Run, finding: SecretFinding): Found {
  const where = finding.places.slice(0, 3).map(placeName).join('; ');
  const more = finding.places.length > 3 ? `; and ${finding.places.length - 3} more places` : '';
  const inSourceFirst = [
    ...finding.places.filter((place) => place.kind === 'source'),
    ...finding.places.filter((place) => place.kind !== 'source'),
  ];
  return {
    rule: ruleOfSecret(finding),
    severity: 'critical',
    identity: ['secret', finding.rule, finding.fingerprint],
    level: 'error',
    message: message(`${finding.title} in ${where}${more}`),
    locations:
      inSourceFirst.length === 0
        ? [location(REPORT, 1)]
        : inSourceFirst.slice(0, LOCATIONS).map((place) => locationOf(run, place)),
  };
}

function fromVulnerability(run: Run, finding: Vulnerability, counts: boolean): Found {
  const { id, severity, version, fixedIn } = finding;
  const fix = fixedIn === undefined ? 'no fix yet' : `fixed in ${fixedIn}`;
  const text = `${finding.package} ${version} has ${id} (${severity}, ${fix}), found in ${finding.foundIn.join(', ')}`;
  const minor = severity === 'low' || severity === 'unknown';
  return {
    rule: ruleOfVulnerability(finding),
    severity,
    identity: ['vulnerability', id, finding.package],
    level: counts ? 'error' : minor ? 'note' : 'warning',
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
  };
}

/** A place inside of the image is no file of the repository: it is named, and the SBOM stands for the image. */
function locationOf(run: Run, place: Place): Location {
  if (place.kind === 'source') return location(uriOf(place.path), place.line);
  const name = plain(placeName(place), 1000).trim();
  const file = place.kind === 'commit' ? uriOf(place.path) : sbomFile(run, place.platform);
  return {
    ...location(file, place.kind === 'commit' ? place.line : 1),
    logicalLocations: [{ fullyQualifiedName: name, kind: place.kind }],
  };
}

function location(uri: string, line: number): Location {
  const startLine = Math.max(1, Math.trunc(line));
  return {
    physicalLocation: {
      artifactLocation: { uri },
      region: { startLine, startColumn: 1, endLine: startLine, endColumn: 2 },
    },
  };
}

/** The evidence file that lists what `scope` (a platform or `source`) holds. */
function sbomFile(run: Run, scope: string | undefined): string {
  const sboms = run.sboms?.done ? run.sboms.value : [];
  const sbom = sboms.find((one) => scopeName(one.scope) === scope) ?? sboms[0];
  return sbom === undefined ? REPORT : uriOf(basename(sbom.cyclonedx.path));
}

/** A path below the repository's root as a relative URI that can never name a scheme, a host or a folder above. */
function uriOf(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/') || REPORT;
}
