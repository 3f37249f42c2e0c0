import type { Digest } from '../digest.ts';
import type { SecretFinding, Vulnerability } from '../finding/finding.ts';
import type { IgnoredSecrets } from '../finding/no-secret.ts';
import type { Platform } from '../image/image.ts';
import type { Gap } from './gap.ts';
import type { Isolation } from './isolation.ts';

/** A file of the evidence folder. `sha256` is bare hex. */
export interface EvidenceFile {
  readonly path: string;
  readonly sha256: string;
}

/** The scope of an inventory: one platform of the image, all platforms of its index together, or the source tree. */
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
  /** What the inventory could not read or identify, a sentence each. Bounded. */
  readonly notes?: readonly string[];
  /** What the inventory neither lists nor could read. */
  readonly gaps?: readonly Gap[];
  /** The completeness check, which reads the layers a second time. Absent if there are no layers. */
  readonly completeness?: CompletenessResult;
}

/** The result of the completeness check of an SBOM. */
export interface CompletenessResult {
  /** Number of files that name packages. */
  readonly files: number;
  /** Number of packages that the inventory did not list and that were added to the SBOM. */
  readonly added: number;
}

/** Facts of the vulnerability database, from its own metadata. Times are RFC 3339. */
export interface Database {
  readonly updatedAt: string;
  readonly downloadedAt?: string;
  /** The repository from which it was downloaded. Absent if it was already in `cache-dir`. */
  readonly repository?: string;
  /** The host of the trivy server that has it. Absent if this run has it itself. */
  readonly server?: string;
  /** Absent if a trivy server has it, which does not say it. */
  readonly sha256?: string;
}

/** A server of trivy, which compares packages with its own database. */
export interface TrivyServer {
  readonly url: string;
  readonly token?: string;
}

/** What a scan of one SBOM covered. */
export interface ScanCoverage {
  readonly scope: Scope;
  readonly os?: OperatingSystem;
  /** Number of packages that the SBOM lists: the sum of the next three. */
  readonly listed: number;
  /** Packages that were compared with a source of advisories for their kind and release. */
  readonly compared: number;
  /** Packages whose version is missing or cannot be compared, or which the source does not cover. */
  readonly incomparable: number;
  /** Packages for which the database has no source. */
  readonly unsourced: number;
  /** What was not compared with advisories. */
  readonly gaps?: readonly Gap[];
}

/** All findings of a scan, of every severity. Times are RFC 3339. */
export interface Scan {
  readonly database: Database;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly findings: readonly Vulnerability[];
  readonly coverage: readonly ScanCoverage[];
}

/** What the secrets check covered: each count with its total. */
export interface SecretsCoverage {
  readonly layers: { readonly scanned: number; readonly cached: number; readonly total: number };
  readonly files: {
    readonly scanned: number;
    /** Files that are unchanged by the distribution's package database. They contain no secret of a user. */
    readonly owned: number;
    readonly skipped: number;
    /** Archives that were opened. Their members count as files. */
    readonly archives: number;
  };
  /** Absent if there were no commits to check (no git repository, or an event without commits). */
  readonly commits?: { readonly scanned: number; readonly total: number; readonly range: string };
  readonly configurations: number;
  /** Whether the source tree was checked. */
  readonly source: boolean;
  /** What looked like a secret but is certainly none, by reason. Absent in the evidence of an older version. */
  readonly ignored?: readonly IgnoredSecrets[];
  /** What was not checked, a sentence each. */
  readonly notes: readonly string[];
}

/** The findings and coverage of the secrets check. */
export interface Secrets {
  readonly findings: readonly SecretFinding[];
  readonly coverage: SecretsCoverage;
}

/**
 * The ways to know that a tool is the one that Assay's authors or the user meant:
 * - `pinned-hash`: the release asset has the SHA-256 that is part of Assay.
 * - `release-age`: the release was at least a week old when it was pinned.
 * - `release-bundle`: the project's own Sigstore bundle beside the asset verifies, by the exact signer.
 * - `github-attestation`: GitHub's attestation of the build verifies, by the exact workflow.
 * - `module-sum`: the Go module has the sum that is part of Assay, and the tool was built from it.
 * - `named-hash`: the file has the SHA-256 that the user named with its path.
 */
export const TOOL_CHECKS = [
  'pinned-hash',
  'release-age',
  'release-bundle',
  'github-attestation',
  'module-sum',
  'named-hash',
] as const;

export type ToolCheck = (typeof TOOL_CHECKS)[number];

/** A check of a tool that this run did not do, and why. A check that fails is never here: then the tool does not run. */
export interface UncheckedTool {
  readonly check: ToolCheck;
  readonly why: string;
}

/** What is known of a tool beyond its hash. */
export interface ToolProofs {
  /** The checks that this run did, and that held. */
  readonly verified: readonly ToolCheck[];
  readonly notVerified: readonly UncheckedTool[];
}

/** A tool that the run used. `sha256` is the bare hex hash of the binary. */
export interface ToolUse extends ToolProofs {
  readonly name: 'trivy' | 'cosign' | 'gitleaks';
  readonly version: string;
  readonly path: string;
  readonly sha256: string;
  readonly origin: 'named path' | 'tool cache' | 'release asset' | 'go module';
  /** How a scanner was isolated. Absent for cosign, which signs, and in the evidence of an older version. */
  readonly isolation?: Isolation;
}

/** An attestation or signature that is attached to a subject in the registry. */
export interface Attached {
  readonly predicateType: string;
  /** Digest of the referrer manifest. */
  readonly digest: Digest;
  /** Digest of the manifest or index that it is about. */
  readonly subject: Digest;
  /** `made`: this run made it. `kept`: it was already attached, valid and with the same content. */
  readonly origin: 'made' | 'kept';
}
