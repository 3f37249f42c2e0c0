import type { Digest } from '../digest.ts';

/** Severities from worst to least; `unknown` is what the database does not rate. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whether the text names a severity, in lower case. */
export function isSeverity(text: string): text is Severity {
  return SEVERITIES.some((severity) => severity === text);
}

/** A vulnerability in one package, with every place that has it. */
export interface Vulnerability {
  /** CVE, GHSA or the distribution's own id. */
  readonly id: string;
  readonly severity: Severity;
  /** Other ids of the same: GHSA of a CVE, a distribution's advisory. */
  readonly aliases?: readonly string[];
  readonly package: string;
  readonly version: string;
  readonly purl?: string;
  /** PURL type of the package: `npm`, `deb`, `golang`. */
  readonly type?: string;
  /**
   * Every place of the package, relative to the root of the image or of the source tree. Absent where one of them is
   * not known (a distribution's packages have none): what is bound to a path never fits then.
   */
  readonly paths?: readonly string[];
  /** Diff IDs of every layer that has the package; absent where one of them is not known, as in a source tree. */
  readonly layers?: readonly Digest[];
  /** Highest CVSS base score (versions 3 and 4) that anyone gives it. */
  readonly cvss?: number;
  /** RFC 3339 */
  readonly published?: string;
  /** Version that mends it; absent where there is none yet. */
  readonly fixedIn?: string;
  readonly title?: string;
  /** An https address with details. */
  readonly url?: string;
  /** What it was found in: a platform such as `linux/amd64`, or `source`. */
  readonly foundIn: readonly string[];
}

/** Where a Dockerfile makes what was found: its path in the workspace and the line of the instruction, from 1. */
export interface Instruction {
  readonly path: string;
  readonly line: number;
}

/**
 * What a place is, where that says how much a secret weighs that stands there: `package` is a file of an installed
 * package as it was published, `system` one of a language's own library. What is none of these is the user's own.
 */
export const LOCATION_KINDS = ['package', 'system', 'documentation', 'sample', 'generated'] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/**
 * Where a secret stands. `line` counts from 1. A path goes into an archive with `!/`: `app.jar!/settings.yml`.
 * `instructions` are the Dockerfile instructions that may have made it: several where that is ambiguous, none where
 * no Dockerfile of the source fits the image's history.
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
      /** The full object name of the commit that brought it in. */
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
 * How sure and how grave a secret is. `high`: its form is that of a real credential. `medium`: a generic rule found
 * it by its name and its entropy. `low`: it stands only where samples usually stand (tests, examples, documentation),
 * or in what published packages ship as published.
 */
export const SECRET_SEVERITIES = ['high', 'medium', 'low'] as const;
export type SecretSeverity = (typeof SECRET_SEVERITIES)[number];

/**
 * Why a secret has its severity. `form`: a rule knows its form. `name`: it goes by its name and its randomness. `doubt`:
 * something speaks against its form. `weak`: everybody guesses it. `sample-place`: it stands only among samples.
 * `published`: it stands only in packages as published. `generated`: it stands only in what programs wrote.
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

/** One secret value with all its places. The value itself is in no field. */
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

/** How many findings of each severity there are. */
export type Counts = Readonly<Record<Severity, number>>;

/** Counts findings by severity. */
export function countBySeverity(findings: readonly Vulnerability[]): Counts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
