import type { Vulnerability } from '../finding/finding.ts';
import type { EvaluatedFinding } from '../verdict/evaluate-vulnerabilities.ts';

/** A line in a file of the source tree, where a person can change something. `line` counts from 1. */
export interface SourceLine {
  /** Path in the workspace, with `/`. */
  readonly path: string;
  /** Absent if the file is known, but not the line. */
  readonly line?: number;
}

/**
 * The packages that bring in a package, from the one that the project names itself to the package. Each is written as
 * `name@version`.
 */
export type DependencyPath = readonly [string, ...string[]];

/** An update of one package, which fixes one or more findings. */
export interface PackageUpdate {
  readonly kind: 'package';
  readonly package: string;
  /** PURL type of the package: `npm`, `golang`. */
  readonly type?: string;
  readonly from: string;
  /** The lowest version that fixes all findings. Absent if the fixed versions cannot be compared. */
  readonly to?: string;
  readonly findings: readonly EvaluatedFinding[];
  /** Where the version can be changed, the best place first. Empty if the source tree does not name the package. */
  readonly lines: readonly SourceLine[];
  /** The shortest dependency path for each scope or file that has the package. Empty if the SBOM does not tell. */
  readonly through: readonly DependencyPath[];
  /** Paths in the image or in the source tree where the package was found. */
  readonly paths: readonly string[];
}

/** An update of packages of the distribution: one step, since they are updated together. */
export interface SystemUpdate {
  readonly kind: 'system';
  /** PURL type: `deb`, `rpm`, `apk`. */
  readonly type: string;
  readonly packages: readonly { readonly package: string; readonly from: string; readonly to?: string }[];
  readonly findings: readonly EvaluatedFinding[];
  /** The `FROM` lines of the Dockerfiles that name the base image of these packages. */
  readonly lines: readonly SourceLine[];
}

/** A newer version of the base image. Only a base image that was scanned is proposed. */
export interface BaseImageUpdate {
  readonly kind: 'base-image';
  /** `registry/repository:tag` or with a digest, as the image was built. */
  readonly from: string;
  /** `registry/repository:tag@sha256:…` */
  readonly to: string;
  /** Findings of this image that the newer base image does not have. */
  readonly findings: readonly EvaluatedFinding[];
  /** Findings of the newer base image that this image does not have. */
  readonly adds: readonly Vulnerability[];
  readonly lines: readonly SourceLine[];
}

export type Fix = PackageUpdate | SystemUpdate | BaseImageUpdate;

/** What to do about the findings of a run, grouped by the step that fixes them. */
export interface Fixes {
  /** The steps, ordered by how many blocking findings each fixes, then by severity. One finding can be in several steps. */
  readonly steps: readonly Fix[];
  /** Findings that count and that no step fixes. */
  readonly unfixed: readonly EvaluatedFinding[];
  /** What could not be looked up, a sentence each. */
  readonly notes: readonly string[];
}
