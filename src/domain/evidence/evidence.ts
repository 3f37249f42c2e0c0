import type { Digest } from '../digest.ts';
import type { SecretFinding, Vulnerability } from '../finding/finding.ts';
import type { IgnoredSecrets } from '../finding/no-secret.ts';
import type { Platform } from '../image/image.ts';
import type { Gap } from './gap.ts';

/** A file of the evidence folder. `sha256` is bare hex. */
export interface EvidenceFile {
  readonly path: string;
  readonly sha256: string;
}

/** What was inventoried: one platform of the image, all platforms of its index together, or the source tree. */
export type Scope =
  | { readonly kind: 'platform'; readonly platform: Platform; readonly manifest: Digest }
  | { readonly kind: 'index'; readonly digest: Digest }
  | { readonly kind: 'source' };

/** The distribution that trivy recognised. */
export interface OperatingSystem {
  readonly family: string;
  readonly name: string;
  readonly endOfLife: boolean;
}

/** A software bill of materials of one scope, written as CycloneDX and SPDX. */
export interface Sbom {
  readonly scope: Scope;
  readonly cyclonedx: EvidenceFile;
  readonly spdx: EvidenceFile;
  readonly components: number;
  /** What the inventory met and could not read or identify, a sentence each; bounded. */
  readonly notes?: readonly string[];
  /** What the inventory met and neither lists nor could read. */
  readonly gaps?: readonly Gap[];
  /** What was read of the layers beside the inventory; absent where there are none. */
  readonly completeness?: CompletenessResult;
}

/** What the second witness of the inventory saw. */
export interface CompletenessResult {
  /** Files that say which packages they are, or hold. */
  readonly files: number;
  /** Packages that the inventory lacked and the SBOM got. */
  readonly added: number;
}

/** Facts of the vulnerability database, from its own metadata. Times are RFC 3339. */
export interface Database {
  readonly updatedAt: string;
  readonly downloadedAt?: string;
  /** Where it was downloaded from; absent when it was used from `cache-dir`. */
  readonly repository?: string;
  readonly sha256: string;
}

/** What a scan of one SBOM looked at. */
export interface ScanCoverage {
  readonly scope: Scope;
  readonly os?: OperatingSystem;
  /** Packages that the SBOM lists: the sum of the three below. */
  readonly listed: number;
  /** Those held against the advisories of a source that the database has for their kind and release. */
  readonly compared: number;
  /** Those whose version is missing or cannot be compared, or of which the source does not speak. */
  readonly incomparable: number;
  /** Those for which the database has no source. */
  readonly unsourced: number;
  /** What was there and was not compared with advisories. */
  readonly gaps?: readonly Gap[];
}

/** Everything the scan found, whatever its severity. Times are RFC 3339. */
export interface Scan {
  readonly database: Database;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly findings: readonly Vulnerability[];
  readonly coverage: readonly ScanCoverage[];
}

/** What the secrets check looked at: each count with its total. */
export interface SecretsCoverage {
  readonly layers: { readonly scanned: number; readonly cached: number; readonly total: number };
  readonly files: {
    readonly scanned: number;
    /** As a distribution's package database says they are: they hold no secret of a user. */
    readonly owned: number;
    readonly skipped: number;
    /** Archives that were opened; their members count as files. */
    readonly archives: number;
  };
  /** Absent where commits were not to be looked at (no git repository, or an event without commits). */
  readonly commits?: { readonly scanned: number; readonly total: number; readonly range: string };
  readonly configurations: number;
  /** Whether the source tree was looked at. */
  readonly source: boolean;
  /** What looked like a secret and is provably none, by reason; absent in what an older version handed over. */
  readonly ignored?: readonly IgnoredSecrets[];
  /** What was not looked at, a sentence each: never empty-handedly green. */
  readonly notes: readonly string[];
}

/** What the secrets check found. */
export interface Secrets {
  readonly findings: readonly SecretFinding[];
  readonly coverage: SecretsCoverage;
}

/** A tool as it was run. `sha256` is the bare hex hash of the binary. */
export interface ToolUse {
  readonly name: 'trivy' | 'cosign' | 'gitleaks';
  readonly version: string;
  readonly path: string;
  readonly sha256: string;
  readonly origin: 'named path' | 'tool cache' | 'release asset' | 'go module';
}

/** An attestation (or signature) that is attached to a subject in the registry. */
export interface Attached {
  readonly predicateType: string;
  /** Digest of the referrer manifest. */
  readonly digest: Digest;
  /** Digest of the manifest or index that it speaks of. */
  readonly subject: Digest;
  /** Whether this run made it, or found it there, valid and the same in substance. */
  readonly origin: 'made' | 'kept';
}
