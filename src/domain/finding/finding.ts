import type { Digest } from '../digest.ts';

/** Severities, the worst first. `unknown`: the database does not rate the vulnerability. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whether the text names a severity, in lower case. */
export function isSeverity(text: string): text is Severity {
  return SEVERITIES.some((severity) => severity === text);
}

/** A vulnerability in one package, with every scope and path that has it. */
export interface Vulnerability {
  /** CVE, GHSA or the distribution's own id. */
  readonly id: string;
  readonly severity: Severity;
  /** Other ids of the same vulnerability: GHSA of a CVE, a distribution's advisory. */
  readonly aliases?: readonly string[];
  readonly package: string;
  readonly version: string;
  readonly purl?: string;
  /** PURL type of the package: `npm`, `deb`, `golang`. */
  readonly type?: string;
  /**
   * Every path of the package, relative to the root of the image or of the source tree. Absent if one of them is not
   * known (packages of a distribution have none). Then no rule with a path matches.
   */
  readonly paths?: readonly string[];
  /** Diff IDs of every layer that has the package. Absent if one of them is not known, as in a source tree. */
  readonly layers?: readonly Digest[];
  /** Highest CVSS base score (versions 3 and 4) of all sources. */
  readonly cvss?: number;
  /** RFC 3339 */
  readonly published?: string;
  /** The version that fixes it. Absent if there is none yet. */
  readonly fixedIn?: string;
  readonly title?: string;
  /** An https address with details. */
  readonly url?: string;
  /** The scopes in which it was found: a platform such as `linux/amd64`, or `source`. */
  readonly foundIn: readonly string[];
}

/** The Dockerfile instruction that made a finding: path in the workspace, and line from 1. */
export interface Instruction {
  readonly path: string;
  readonly line: number;
}

/**
 * The kind of a location, which influences the severity of a secret there. `package`: a file of an installed package, as
 * it was published. `system`: a file of the standard library of a language. A location without a kind belongs to the
 * user.
 */
export const LOCATION_KINDS = ['package', 'system', 'documentation', 'sample', 'generated'] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/**
 * The location of a secret. `line` counts from 1. In a path, `!/` leads into an archive: `app.jar!/settings.yml`.
 * `instructions` are the Dockerfile instructions that may have made it: several if that is ambiguous, none if no
 * Dockerfile of the source matches the image's history.
 */
export type Place =
  | {
      readonly kind: 'source';
      readonly path: string;
      readonly line: number;
      readonly locationKind?: LocationKind;
    }
  | {
      readonly kind: 'commit';
      /** The full object name of the commit that added the secret. */
      readonly commit: string;
      readonly path: string;
      readonly line: number;
      readonly locationKind?: LocationKind;
    }
  | {
      readonly kind: 'layer';
      readonly platform: string;
      readonly diffId: Digest;
      /** Position in the image, from 0. */
      readonly index: number;
      readonly path: string;
      readonly line: number;
      readonly locationKind?: LocationKind;
      readonly instructions?: readonly Instruction[];
    }
  | {
      readonly kind: 'config';
      readonly platform: string;
      /** The entry without its value: `Env DB_PASSWORD`, `History step 3`. */
      readonly entry: string;
      readonly instructions?: readonly Instruction[];
    };

/**
 * How certain and how serious a secret is. `high`: it has the form of a real credential. `medium`: a generic rule found
 * it by its name and its entropy. `low`: it is only in locations that usually contain samples (tests, examples,
 * documentation), or in unchanged files of published packages.
 */
export const SECRET_SEVERITIES = ['high', 'medium', 'low'] as const;
export type SecretSeverity = (typeof SECRET_SEVERITIES)[number];

/**
 * Why a secret has its severity. `form`: a rule knows its form. `name`: it was found by its name and its randomness.
 * `doubt`: it has a known form, but something suggests that it is no secret. `weak`: it is easy to guess.
 * `sample-place`: it is only among samples. `published`: it is only in unchanged files of published packages.
 * `generated`: it is only in files that programs wrote.
 */
export const SECRET_WHYS = [
  'form',
  'name',
  'doubt',
  'weak',
  'sample-place',
  'published',
  'generated',
] as const;
export type SecretWhy = (typeof SECRET_WHYS)[number];

/** One secret value with all its locations. No field contains the value itself. */
export interface SecretFinding {
  /** Keyed hash of the value (32 hex digits), the same in every run of one repository. */
  readonly fingerprint: string;
  readonly severity: SecretSeverity;
  readonly why?: SecretWhy;
  readonly rule: string;
  readonly title: string;
  readonly engines: readonly ('trivy' | 'gitleaks' | 'assay')[];
  readonly places: readonly Place[];
}

/** The number of findings of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** Counts findings by severity. */
export function countBySeverity(findings: readonly Vulnerability[]): Counts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
