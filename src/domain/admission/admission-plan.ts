import type { Digest } from '../digest.ts';
import type { Requirement } from '../gate/attested-evidence.ts';
import { type Reference, repositoryName, withHubName } from '../image/image.ts';
import type { Enforced } from '../policy/policy.ts';

/** The one signer of the verified evidence. */
export type PlannedSigner =
  | {
      readonly kind: 'certificate';
      /** As the certificate writes it, compared exactly. */
      readonly identity: string;
      readonly issuer: string;
    }
  /** A public key, SPKI in PEM. */
  | { readonly kind: 'key'; readonly publicKey: string };

/** How a cluster treats what a rule does not admit. */
export interface Effect {
  /** `warn`: it is admitted, and the client and the audit log are told. */
  readonly action: 'warn' | 'deny';
  /** `YYYY-MM-DD` (UTC). Manifests that are generated from this day on deny. */
  readonly denyFrom?: string;
}

/** A Sigstore other than the public one. */
export interface PrivateSigstore {
  /** The trusted root, JSON. */
  readonly trustedRoot: string;
  /** The TUF repository that has it: an address, and its first `root.json`. */
  readonly tuf?: { readonly mirror: string; readonly root: string };
}

/** Assay's admission server, as an API server or an engine reaches it. */
export interface PlannedServer {
  /** `https://host[:port]`, without a path. */
  readonly url: string;
  /** PEM of the authority of its certificate. */
  readonly ca: string;
}

/** An image whose evidence was verified. */
export interface PlannedImage {
  readonly repository: string;
  readonly digest: Digest;
}

/** What the manifests of every engine demand. Nothing in it is taken from anything that was not verified. */
export interface AdmissionPlan {
  readonly images: readonly [PlannedImage, ...PlannedImage[]];
  /** Globs of `registry/repository`. */
  readonly registries: readonly [string, ...string[]];
  readonly signer: PlannedSigner;
  readonly require: readonly Requirement[];
  /** Of the verification summary. Absent: it may be of any age. */
  readonly maxAgeMs?: number;
  /** What the provenance must name. Empty: nothing is known that could be demanded. */
  readonly sourceRepositories: readonly string[];
  readonly sourceRefs: readonly string[];
  /** Namespaces to which no rule applies, by their names. */
  readonly exempt: readonly string[];
  readonly effects: { readonly registries: Effect; readonly images: Effect };
  /** Keys of the policy's section `gate` that are set, and that only the gate itself can hold. */
  readonly onlyGate: readonly string[];
  readonly sigstore?: PrivateSigstore;
  /** Assay's own admission server, for the engines that ask it. */
  readonly server?: PlannedServer;
}

/** The effect of a rule of the policy at a time. Without a day from which it blocks, a rule first warns. */
export function effectAt({ blockFrom }: Enforced, isEnforced: boolean, now: Date): Effect {
  if (isEnforced) return { action: 'deny' };
  if (blockFrom === undefined) return { action: 'warn' };
  const isReached = now.getTime() >= Date.parse(`${blockFrom}T00:00:00Z`);
  return { action: isReached ? 'deny' : 'warn', denyFrom: blockFrom };
}

/** Whether an image of another registry is only warned about, and one without evidence denied. */
export function registriesLag({ effects: { registries, images } }: AdmissionPlan): boolean {
  return registries.action === 'warn' && images.action === 'deny';
}

/** The repository of a reference as registries' rules name it. */
export function plannedRepository(reference: Reference): string {
  return withHubName(repositoryName(reference));
}

/** `repository@sha256:…` */
export function plannedName({ repository, digest }: PlannedImage): string {
  return `${repository}@${digest}`;
}
