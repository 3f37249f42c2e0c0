import { type Digest, digestOf } from '../digest.ts';
import type { SecretSeverity, Severity } from '../finding/finding.ts';
import type { BreakGlass, DeniedRule, EndingSigner, NamedSigner } from './operations.ts';

/** The effect of a rule on its findings. `block` fails the run. `warn` reports them, and the job passes. */
export type Enforcement = 'block' | 'warn';

/** How a rule is enforced. */
export interface Enforced {
  readonly enforce: Enforcement;
  /** `YYYY-MM-DD` (UTC), the first day on which it blocks. Until then it warns. */
  readonly blockFrom?: string;
}

/** A required signer: certificate subject and OIDC issuer, both compared exactly. */
export interface SignerIdentity {
  readonly identity: string;
  readonly issuer: string;
}

/** Which vulnerabilities count. */
export interface VulnerabilityThreshold {
  readonly failOn: readonly Severity[];
  /** Whether only vulnerabilities count that a new version of the package fixes. */
  readonly onlyFixed: boolean;
  /** The lowest CVSS base score with which a vulnerability counts, whatever its severity. */
  readonly cvss?: number;
}

/** Other thresholds for some packages. The first matching rule decides. An empty list matches every package. */
export interface PackageRule extends Partial<VulnerabilityThreshold> {
  /** PURL types, compared exactly: `npm`, `deb`, `golang`. */
  readonly types: readonly string[];
  /** Globs. */
  readonly names: readonly string[];
  /** Globs for the path of the package in the image or the source tree. */
  readonly paths: readonly string[];
}

/** The image with which `new-only` compares: the one that the default branch shipped last. */
export interface Baseline {
  /** `registry/repository:tag` */
  readonly image: string;
  readonly signer: SignerIdentity;
}

export interface VulnerabilityRule extends Enforced, VulnerabilityThreshold {
  readonly packages: readonly PackageRule[];
  /** Greatest age of the vulnerability database by its own `UpdatedAt`, in milliseconds. */
  readonly databaseMaxAgeMs: number;
  /** If set, only findings that are not in the baseline count. */
  readonly newOnly?: Baseline;
  /** Whether findings that come from the base image count, or are listed separately. */
  readonly baseImageFindings: 'count' | 'apart';
}

/** Why something is accepted, who is responsible, and until when (`YYYY-MM-DD`, UTC, including that day). */
export interface Accountable {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** A secret that is accepted, by the fingerprint of its value. */
export interface Suppression extends Accountable {
  readonly fingerprint: string;
}

export interface SecretRule extends Enforced {
  readonly failOn: readonly SecretSeverity[];
  readonly suppressions: readonly Suppression[];
}

/** A vulnerability that is accepted. */
export interface Exception extends Accountable {
  /** CVE, GHSA or the distribution's own id, compared exactly. */
  readonly vulnerability: string;
  /** Package name or PURL without version. Absent: any package. */
  readonly package?: string;
  /** Glob for the path of the package. */
  readonly path?: string;
  /** Glob for `registry/repository`. */
  readonly image?: string;
}

/** Something that was not compared with advisories, and is accepted. */
export interface AcceptedGap extends Accountable {
  /** Glob for the file that shows the gap. */
  readonly path: string;
}

/** The VEX documents that the policy trusts. */
export interface VexRule {
  /** Globs of OpenVEX and CycloneDX VEX files in the repository. */
  readonly files: readonly string[];
  /** Signers whose VEX attestations on the image count. */
  readonly attestations: readonly SignerIdentity[];
}

export interface RegistryRule extends Enforced {
  /** Exact names or globs of `registry/repository`. Empty: every registry. */
  readonly allow: readonly string[];
}

export interface BaseImageRule extends Enforced {
  /** Exact names or globs of `registry/repository[:tag]`. Empty: every base image. */
  readonly allow: readonly string[];
  /** Whether the digest of the base image must be known. */
  readonly digestPinned: boolean;
  /** One of these signers must have signed the base image. Empty: no signature is required. */
  readonly signedBy: readonly SignerIdentity[];
  /** The effect if one of these rules is set and the base image cannot be determined. */
  readonly undetermined: Enforcement | 'allow';
}

/** The SLSA build levels that Assay's evidence can prove, the lowest first. */
export const SLSA_LEVELS = ['SLSA_BUILD_LEVEL_1', 'SLSA_BUILD_LEVEL_2'] as const;
export type SlsaLevel = (typeof SLSA_LEVELS)[number];

/** Written instead of a ref: allows every ref of the repository. */
export const ANY_REF = 'any';

/** What the gate requires of an image. */
export interface GateRule extends Enforced {
  /** One of these must have signed everything. Empty: the inputs name the signer. */
  readonly signers: readonly EndingSigner[];
  /** Who may revoke an image, besides the signers. */
  readonly revokers: readonly NamedSigner[];
  readonly denied: DeniedRule;
  /** Emergencies in force. They also apply to the check. */
  readonly breakGlass: readonly BreakGlass[];
  /** `https://github.com/owner/repository` */
  readonly sourceRepository?: string;
  /** `refs/heads/main`, or `any` for every ref. */
  readonly sourceRef?: string;
  /** GitHub's ids. A new repository or account with the same name has other ids. */
  readonly sourceRepositoryId?: string;
  readonly sourceOwnerId?: string;
  /** The lowest SLSA build level that the provenance must prove. */
  readonly level?: SlsaLevel;
  /** The runner environment, by the certificate, in which the image must have been built and signed. */
  readonly runner?: 'github-hosted';
  /** Globs of `registry/repository`: a summary for an image there counts for other repositories too. */
  readonly promotedFrom: readonly string[];
  /** Digests of earlier policies whose verification summaries still count. */
  readonly acceptedPolicies: readonly Digest[];
  /** `scan`: a fleet checks an image without any evidence by a full scan, and warns. Absent: it denies the image. */
  readonly withoutEvidence?: 'scan';
}

/** All rules that judge a run. Rules that the policy file leaves out have their defaults. */
export interface Policy {
  readonly vulnerabilities: VulnerabilityRule;
  readonly endOfLife: Enforced;
  readonly secrets: SecretRule;
  readonly exceptions: readonly Exception[];
  /** Gaps that are accepted although they were not compared with advisories. */
  readonly gaps: readonly AcceptedGap[];
  /** The longest time from today until the expiry of an exception, suppression or accepted gap, in days. */
  readonly longestTermDays: number;
  readonly vex: VexRule;
  readonly registries: RegistryRule;
  readonly baseImages: BaseImageRule;
  /** The effect of findings in `.github/workflows`. `advise` reports them and does not change the verdict. */
  readonly workflows: { readonly enforce: Enforcement | 'advise'; readonly blockFrom?: string };
  /** Whether an image without a recognised distribution or package may pass, such as one with a single static program. */
  readonly unrecognisedImages: 'error' | 'allow';
  /** `required`: a scanner that is not isolated completely is an error, whatever the input `isolate` says. */
  readonly isolate?: 'required';
  /** Whether an image with warnings is signed. It never gets a PASSED summary. */
  readonly signOnWarn: boolean;
  readonly gate: GateRule;
}

/** The path of the policy file, relative to the workspace. */
export const POLICY_PATH = '.github/assay.yml';

/** Greatest size of a policy file, in bytes. A larger file is refused before it is parsed. */
export const MAX_POLICY_BYTES = 1 << 20;

const HOUR_MS = 3_600_000;

/** The policy if there is no file and no input. */
export const DEFAULT_POLICY: Policy = {
  vulnerabilities: {
    enforce: 'block',
    failOn: ['critical', 'high'],
    onlyFixed: false,
    packages: [],
    databaseMaxAgeMs: 48 * HOUR_MS,
    baseImageFindings: 'count',
  },
  endOfLife: { enforce: 'block' },
  secrets: { enforce: 'block', failOn: ['high', 'medium'], suppressions: [] },
  exceptions: [],
  gaps: [],
  longestTermDays: 90,
  vex: { files: [], attestations: [] },
  registries: { enforce: 'block', allow: [] },
  baseImages: { enforce: 'block', allow: [], digestPinned: false, signedBy: [], undetermined: 'block' },
  workflows: { enforce: 'advise' },
  unrecognisedImages: 'error',
  signOnWarn: false,
  gate: {
    enforce: 'block',
    signers: [],
    revokers: [],
    denied: { digests: [], vulnerabilities: [], packages: [] },
    breakGlass: [],
    promotedFrom: [],
    acceptedPolicies: [],
  },
};

/** The effect of a rule at a given time: before `blockFrom` it warns. */
export function effectOn(rule: Enforced, now: Date): Enforcement {
  if (rule.blockFrom === undefined) return rule.enforce;
  return now.getTime() < Date.parse(`${rule.blockFrom}T00:00:00Z`) ? 'warn' : 'block';
}

/** Whether an entry has expired. It is valid until the end of its last day (UTC). */
export function hasExpired({ expires }: Accountable, now: Date): boolean {
  return now.getTime() >= Date.parse(`${expires}T00:00:00Z`) + 24 * HOUR_MS;
}

/**
 * A digest that is the same for the same rules that judge an image: over JSON with sorted keys and sorted lists of
 * severities. What concerns operation is not part of it, so that it can change without denying what was shipped: the
 * section `gate`, and the greatest age of the database. The gate compares that age itself with what the summary says.
 */
export function policyDigest(policy: Policy): Digest {
  const { gate: _gate, vulnerabilities, ...rules } = policy;
  const { databaseMaxAgeMs: _age, ...judging } = vulnerabilities;
  return digestOf(JSON.stringify({ ...rules, vulnerabilities: judging }, sorted));
}

const UNORDERED = new Set(['failOn']);

function sorted(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return UNORDERED.has(key) ? [...value].sort() : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
