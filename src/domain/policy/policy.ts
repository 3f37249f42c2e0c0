import { type Digest, digestOf } from '../digest.ts';
import type { SecretSeverity, Severity } from '../finding/finding.ts';

/** What a rule does with what it finds: `block` fails the run; `warn` is told and lets the job pass. */
export type Enforcement = 'block' | 'warn';

/** How a rule is enforced. */
export interface Enforced {
  readonly enforce: Enforcement;
  /** `YYYY-MM-DD` (UTC) from which on it blocks; until then it warns. */
  readonly blockFrom?: string;
}

/** Who must have signed: certificate subject and OIDC issuer, both compared exactly. */
export interface SignerIdentity {
  readonly identity: string;
  readonly issuer: string;
}

/** Which vulnerabilities count. */
export interface VulnerabilityThreshold {
  readonly failOn: readonly Severity[];
  /** Whether only those count which a new version of the package mends. */
  readonly onlyFixed: boolean;
  /** CVSS base score from which on a vulnerability counts, whatever its severity. */
  readonly cvss?: number;
}

/** Other thresholds for some packages; the first rule that fits a finding decides. What is empty fits every package. */
export interface PackageRule extends Partial<VulnerabilityThreshold> {
  /** PURL types, compared exactly: `npm`, `deb`, `golang`. */
  readonly types: readonly string[];
  /** Globs. */
  readonly names: readonly string[];
  /** Globs: where the package lies in the image or the source tree. */
  readonly paths: readonly string[];
}

/** What is compared against under `new-only`: the image that the default branch shipped last. */
export interface Baseline {
  /** `registry/repository:tag` */
  readonly image: string;
  readonly signer: SignerIdentity;
}

export interface VulnerabilityRule extends Enforced, VulnerabilityThreshold {
  readonly packages: readonly PackageRule[];
  /** Greatest age of the vulnerability database by its own `UpdatedAt`, in milliseconds. */
  readonly databaseMaxAgeMs: number;
  /** With it, only findings that the baseline does not have count. */
  readonly newOnly?: Baseline;
  /** Whether findings that the base image has already count, or are shown apart. */
  readonly baseImageFindings: 'count' | 'apart';
}

/** Who answers for something that is let through, why, and until when (`YYYY-MM-DD`, UTC, that day included). */
export interface Accountable {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** A secret that is let through, by the fingerprint of its value. */
export interface Suppression extends Accountable {
  readonly fingerprint: string;
}

export interface SecretRule extends Enforced {
  readonly failOn: readonly SecretSeverity[];
  readonly suppressions: readonly Suppression[];
}

/** A vulnerability that is let through. */
export interface Exception extends Accountable {
  /** CVE, GHSA or the distribution's own id, compared exactly. */
  readonly vulnerability: string;
  /** Package name or PURL without version; any package where absent. */
  readonly package?: string;
  /** Glob over the place of the package. */
  readonly path?: string;
  /** Glob over `registry/repository`. */
  readonly image?: string;
}

/** Something that was not compared with advisories, and is let through. */
export interface AcceptedGap extends Accountable {
  /** Glob over the file that shows the gap. */
  readonly path: string;
}

/** Whose VEX documents are believed. */
export interface VexRule {
  /** Globs of OpenVEX and CycloneDX VEX files in the repository. */
  readonly files: readonly string[];
  /** Signers whose VEX attestations on the image count. */
  readonly attestations: readonly SignerIdentity[];
}

export interface RegistryRule extends Enforced {
  /** Exact names or globs of `registry/repository`; empty: every registry. */
  readonly allow: readonly string[];
}

export interface BaseImageRule extends Enforced {
  /** Exact names or globs of `registry/repository[:tag]`; empty: every base image. */
  readonly allow: readonly string[];
  /** Whether the base image must be known by its digest. */
  readonly digestPinned: boolean;
  /** The base image must be signed by one of them; empty: not asked for. */
  readonly signedBy: readonly SignerIdentity[];
  /** What becomes of an image whose base cannot be told, where one of these rules is set. */
  readonly undetermined: Enforcement | 'allow';
}

/** The SLSA build levels that evidence of Assay's can show, the least first. */
export const SLSA_LEVELS = ['SLSA_BUILD_LEVEL_1', 'SLSA_BUILD_LEVEL_2'] as const;
export type SlsaLevel = (typeof SLSA_LEVELS)[number];

/** In place of a ref: every one of the repository is meant. */
export const ANY_REF = 'any';

/** What the gate demands of an image. */
export interface GateRule extends Enforced {
  readonly signer?: SignerIdentity;
  /** `https://github.com/owner/repository` */
  readonly sourceRepository?: string;
  /** `refs/heads/main`, or `any` where every ref is meant. */
  readonly sourceRef?: string;
  /** GitHub's ids, which a renamed or newly made repository or account does not have. */
  readonly sourceRepositoryId?: string;
  readonly sourceOwnerId?: string;
  /** The least SLSA build level that the provenance must show. */
  readonly level?: SlsaLevel;
  /** Where it must have been built and signed, by the certificate. */
  readonly runner?: 'github-hosted';
  /** Globs of `registry/repository`: a summary of there counts elsewhere too. */
  readonly promotedFrom: readonly string[];
  /** Digests of earlier policies whose verification summaries still count. */
  readonly acceptedPolicies: readonly Digest[];
}

/** The rules that a run is judged by, whole: what the policy file leaves out has its default. */
export interface Policy {
  readonly vulnerabilities: VulnerabilityRule;
  readonly endOfLife: Enforced;
  readonly secrets: SecretRule;
  readonly exceptions: readonly Exception[];
  /** What was not compared with advisories and may pass all the same. */
  readonly gaps: readonly AcceptedGap[];
  /** The longest time from today that an exception, suppression or accepted gap may still run, in days. */
  readonly longestTermDays: number;
  readonly vex: VexRule;
  readonly registries: RegistryRule;
  readonly baseImages: BaseImageRule;
  /** What is found in `.github/workflows`: `advise` tells it and leaves the verdict alone. */
  readonly workflows: { readonly enforce: Enforcement | 'advise'; readonly blockFrom?: string };
  /** Whether an image in which neither a distribution nor a package is recognised may pass (a single static program). */
  readonly unrecognisedImages: 'error' | 'allow';
  /** Whether an image with warnings is signed; it never gets a PASSED summary. */
  readonly signOnWarn: boolean;
  readonly gate: GateRule;
}

/** Where the policy file is looked for, relative to the workspace. */
export const POLICY_PATH = '.github/assay.yml';

/** A larger file is refused before it is parsed. */
export const MAX_POLICY_BYTES = 1 << 20;

const HOUR_MS = 3_600_000;

/** The policy where there is no file and no input. */
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
  gate: { enforce: 'block', promotedFrom: [], acceptedPolicies: [] },
};

/** What a rule does on a day: before `blockFrom` it warns. */
export function effectOn(rule: Enforced, now: Date): Enforcement {
  if (rule.blockFrom === undefined) return rule.enforce;
  return now.getTime() < Date.parse(`${rule.blockFrom}T00:00:00Z`) ? 'warn' : 'block';
}

/** Whether something that expires on a day (that day included, UTC) has expired. */
export function hasExpired({ expires }: Accountable, now: Date): boolean {
  return now.getTime() >= Date.parse(`${expires}T00:00:00Z`) + 24 * HOUR_MS;
}

/**
 * A digest that is the same for the same rules: over JSON with sorted keys and sorted lists of severities. What the gate
 * demands is left out: it judges a summary by the rules that the build was judged by.
 */
export function policyDigest(policy: Policy): Digest {
  const { gate: _gate, ...rules } = policy;
  return digestOf(JSON.stringify(rules, inOrder));
}

const UNORDERED = new Set(['failOn']);

function inOrder(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return UNORDERED.has(key) ? [...value].sort() : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
