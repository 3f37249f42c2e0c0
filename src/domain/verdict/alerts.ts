import { hexOf } from '../digest.ts';
import { type Place, SEVERITIES, type Severity } from '../finding/finding.ts';
import type { Enforcement } from '../policy/policy.ts';
import type { EvaluatedSecret } from './evaluate-secrets.ts';
import type { EvaluatedFinding } from './evaluate-vulnerabilities.ts';

/**
 * Findings as a tracker of alerts shows them. `identity` is a hash (32 hex digits) that is the same for the same problem
 * in another build: no digest, layer, tag, line, version or file name is part of it. No two alerts of a run share one.
 */
export interface Alert {
  readonly identity: string;
  /** `none` only if nothing in the alert counts. */
  readonly effect: Enforcement | 'none';
}

/** One vulnerability of one package in one installation. Several versions there are one alert. */
export interface VulnerabilityAlert extends Alert {
  /** The worst severity of its findings. */
  readonly severity: Severity;
  /** At least one. The first one decides title and texts. */
  readonly evaluated: readonly [EvaluatedFinding, ...EvaluatedFinding[]];
  /** Folder of the installation. Empty for packages of the distribution, and if the paths are not known. */
  readonly installation: string;
  /** The paths of the findings in this installation. */
  readonly paths: readonly string[];
}

/** One secret in one kind of place: who dismisses it in the tests does not dismiss it in a layer. */
export interface SecretAlert extends Alert {
  readonly evaluated: EvaluatedSecret;
  /** The places of this kind, at least one unless the secret has none. */
  readonly places: readonly Place[];
}

/** The alerts of vulnerabilities in `image` (its name without tag and digest), in the order of the findings. */
export function vulnerabilityAlerts(
  image: string,
  evaluated: readonly EvaluatedFinding[],
): readonly VulnerabilityAlert[] {
  const alerts = new Map<string, VulnerabilityAlert>();
  for (const one of evaluated) {
    const { finding } = one;
    const paths = finding.paths === undefined || finding.paths.length === 0 ? [''] : finding.paths;
    for (const [installation, inside] of Map.groupBy(paths, installationOf)) {
      const parts = ['vulnerability', image, finding.id, finding.type ?? '', finding.package, installation];
      const identity = identityOf(parts);
      const known = alerts.get(identity);
      alerts.set(identity, {
        identity,
        installation,
        paths: [...new Set([...(known?.paths ?? []), ...inside.filter(Boolean)])],
        evaluated: known === undefined ? [one] : [...known.evaluated, one],
        effect: worseEffect(known?.effect, one.effect),
        severity: worseSeverity(known?.severity, finding.severity),
      });
    }
  }
  return [...alerts.values()];
}

/** The alerts of secrets, in the order of the findings. The value is named by its keyed fingerprint alone. */
export function secretAlerts(evaluated: readonly EvaluatedSecret[]): readonly SecretAlert[] {
  return evaluated.flatMap((one) => {
    const { fingerprint, places } = one.finding;
    const kinds = places.length === 0 ? new Map([['', places]]) : Map.groupBy(places, kindOf);
    return [...kinds].map(([kind, inside]) => ({
      identity: identityOf(['secret', fingerprint, kind]),
      effect: one.effect,
      evaluated: one,
      places: inside,
    }));
  });
}

/** A hash of the parts: 32 hex digits. */
export function identityOf(parts: readonly string[]): string {
  return hexOf(JSON.stringify(parts)).slice(0, 32);
}

/** Folders that package managers install into. What is below them changes with each version. */
const PACKAGE_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'site-packages',
  'dist-packages',
  'gems',
  'vendor',
  '.pnpm',
  '.yarn',
]);

/** Archives whose members are packages. */
const ARCHIVE = /\.(?:jar|war|ear|par|zip|nupkg|whl|egg|gem|deps\.json)!?$/i;

/**
 * The folder of the installation that a package file belongs to, without what changes with a version: the folder above
 * `node_modules`, the folder of an archive or of a program, the folder of a lock file.
 */
function installationOf(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const end = segments.findIndex((segment) => PACKAGE_FOLDERS.has(segment) || ARCHIVE.test(segment));
  const folder = segments.slice(0, end === -1 ? -1 : end);
  return folder.map((segment) => segment.replace(/\d+(?:\.\d+){1,8}/g, '*')).join('/');
}

function kindOf(place: Place): string {
  const side = place.kind === 'source' || place.kind === 'commit' ? 'repository' : 'image';
  return `${side} ${place.kind === 'config' ? 'config' : (place.locationKind ?? 'own')}`;
}

const EFFECTS = ['block', 'warn', 'none'] as const;

function worseEffect(one: Alert['effect'] = 'none', other: Alert['effect']): Alert['effect'] {
  return EFFECTS.indexOf(one) < EFFECTS.indexOf(other) ? one : other;
}

function worseSeverity(one: Severity = 'unknown', other: Severity): Severity {
  return SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other) ? one : other;
}
