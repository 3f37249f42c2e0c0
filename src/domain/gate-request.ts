import type { Requirement } from './attested.ts';
import type { Digest } from './digest.ts';
import type { Reference } from './image.ts';
import { type Enforcement, type Policy, policyDigest } from './policy.ts';
import { fault } from './reason.ts';
import type { PolicyWish } from './request.ts';

/** GitHub's issuer of OIDC tokens. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** Who must have signed everything: the holder of a certificate, compared exactly, or of a key. */
export type GateSigner =
  | { readonly kind: 'certificate'; readonly identity: string; readonly issuer: string }
  | {
      readonly kind: 'key';
      /** A file with the public key in PEM, or a KMS URI. */
      readonly key: string;
      /** The variables that cosign needs to open this key, and no others. */
      readonly environment: Readonly<Record<string, string>>;
    };

/** Where the image must have been built from; compared exactly where given. */
export interface GateSource {
  /** `https://github.com/owner/repository` */
  readonly repository?: string;
  /** `refs/heads/main` */
  readonly ref?: string;
}

/** What a user asks of the gate, checked and complete. Paths are absolute. */
export interface GateRequest {
  /** The `image` input as it was given. */
  readonly asked: string;
  readonly reference: Reference;
  /** From the inputs; where absent, the policy says it. */
  readonly signer?: GateSigner;
  /** From the inputs; each part that is absent, the policy may say. */
  readonly source: GateSource;
  /** Path of a private Sigstore's trusted root. Without it: the public instance for a certificate, none for a key. */
  readonly trustedRoot?: string;
  readonly require: readonly Requirement[];
  /** Greatest age of the verification summary, in milliseconds. */
  readonly maxAgeMs: number;
  readonly rescan: boolean;
  readonly policy: Policy;
  readonly database: { readonly repositories: readonly string[]; readonly offline: boolean };
}

/** A request whose policy is still to be read. */
export interface GateRequestAsMade extends Omit<GateRequest, 'policy'> {
  readonly policy: PolicyWish;
  /** The input `enforce`; absent: the policy says it. */
  readonly enforce?: Enforcement;
}

/** The policy as this gate enforces it: an input decides where there is no file, and can only make a file stricter. */
export function gatePolicy(policy: Policy, isDefault: boolean, enforce: Enforcement | undefined): Policy {
  if (enforce === undefined || (enforce === 'warn' && !isDefault)) return policy;
  const { blockFrom: _blockFrom, ...gate } = policy.gate;
  return { ...policy, gate: { ...gate, enforce } };
}

/** What the evidence is held against. */
export interface Demands {
  readonly signer: GateSigner;
  readonly source: GateSource;
  readonly require: readonly Requirement[];
  readonly maxAgeMs: number;
  /** Digests of the policies whose verification summaries count. */
  readonly policies: readonly Digest[];
  readonly databaseMaxAgeMs: number;
}

/** The demands of a request: its inputs first, then its policy. Throws `input-invalid` where nobody says who signs. */
export function demandsOf(request: GateRequest): Demands {
  const { policy, require, maxAgeMs, source } = request;
  const { gate } = policy;
  const repository = source.repository ?? gate.sourceRepository;
  const ref = source.ref ?? gate.sourceRef;
  const named: GateSigner | undefined =
    gate.signer === undefined ? undefined : { kind: 'certificate', ...gate.signer };
  const signer = request.signer ?? named;
  if (signer === undefined) {
    throw fault(
      'input-invalid',
      'inputs',
      'nobody is named who must have signed: set `certificate-identity` or `key`, or `gate.identity` in the policy file',
    );
  }
  return {
    signer,
    source: { ...(repository === undefined ? {} : { repository }), ...(ref === undefined ? {} : { ref }) },
    require,
    maxAgeMs,
    policies: [policyDigest(policy), ...gate.acceptedPolicies],
    databaseMaxAgeMs: policy.vulnerabilities.databaseMaxAgeMs,
  };
}
