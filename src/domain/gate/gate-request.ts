import type { Digest } from '../digest.ts';
import { type Reference, repositoryName } from '../image/image.ts';
import {
  ANY_REF,
  type Enforcement,
  type GateRule,
  type Policy,
  policyDigest,
  type SlsaLevel,
} from '../policy/policy.ts';
import { AssayError, fault, type Reason } from '../reason.ts';
import type { RequestedPolicy } from '../run/request.ts';
import { certificateName } from '../workflow/certificate-name.ts';
import { sameName } from '../workflow/workflow-name.ts';
import { REQUIREMENTS, type Requirement } from './attested-evidence.ts';
import type { GateSource } from './gate-source.ts';
import { isWorkflowOf } from './source-rule.ts';

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

/** What a user asks of the gate, checked and complete. Paths are absolute. */
export interface GateRequest {
  /** The `image` input as it was given. */
  readonly imageInput: string;
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
export interface GateRequestFromInputs extends Omit<GateRequest, 'policy'> {
  readonly policy: RequestedPolicy;
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
  /** `registry/repository` of the image; a summary must be about an image of there. */
  readonly repository: string;
  /** Globs of other places that a summary may be about. */
  readonly promotedFrom: readonly string[];
  readonly level?: SlsaLevel;
}

/**
 * The demands of a request: those of its policy, and its inputs where that says nothing. Throws `input-invalid` where
 * nobody says who signs, and for inputs that say something else than the policy.
 */
export function demandsOf(request: GateRequest): Demands {
  const { policy, maxAgeMs, source, reference } = request;
  const { gate } = policy;
  assertStricter(request);
  const repository = source.repository ?? gate.sourceRepository;
  const ref = [source.ref, gate.sourceRef].find((one) => one !== undefined && one !== ANY_REF);
  const { sourceRepositoryId: repositoryId, sourceOwnerId: ownerId, level } = gate;
  const runner = gate.runner ?? source.runner;
  const signer = request.signer ?? signerOf(gate);
  if (signer === undefined) {
    throw fault(
      'input-invalid',
      'inputs',
      'nobody is named who must have signed: set `certificate-identity` or `key`, or `gate.identity` in the policy file',
    );
  }
  return {
    signer,
    source: {
      ...(repository === undefined ? {} : { repository }),
      ...given('ref', ref ?? source.ref ?? gate.sourceRef),
      ...given('repositoryId', repositoryId),
      ...given('ownerId', ownerId),
      ...given('runner', runner),
    },
    require: requirements(request),
    maxAgeMs,
    policies: [policyDigest(policy), ...gate.acceptedPolicies],
    databaseMaxAgeMs: policy.vulnerabilities.databaseMaxAgeMs,
    repository: repositoryName(reference),
    promotedFrom: gate.promotedFrom,
    ...given('level', level),
  };
}

/** What is demanded of the build, only a provenance can show. */
function requirements({ require, source, policy: { gate } }: GateRequest): readonly Requirement[] {
  const { level, runner, sourceRepositoryId, sourceOwnerId } = gate;
  const demanded = [level, runner, source.runner, sourceRepositoryId, sourceOwnerId];
  const shown = demanded.some((one) => one !== undefined);
  return shown ? REQUIREMENTS.filter((one) => one === 'provenance' || require.includes(one)) : require;
}

/** An input makes a policy stricter where that says nothing; where it says something else, one of the two is wrong. */
function assertStricter({ signer, source, policy: { gate } }: GateRequest): void {
  const named = signerOf(gate);
  const pairs = [
    ['certificate-identity', 'identity', nameOf(signer), nameOf(named)],
    ['source-repository', 'source-repository', source.repository, gate.sourceRepository],
    ['source-ref', 'source-ref', source.ref, gate.sourceRef === ANY_REF ? undefined : gate.sourceRef],
  ] as const;
  const reasons = pairs.flatMap(([input, key, one, other]): readonly Reason[] => {
    if (one === undefined || other === undefined || one === other) return [];
    if (input === 'source-repository' && sameName(one, other)) return [];
    const name = input === 'certificate-identity' && signer?.kind === 'key' ? 'key' : input;
    const message = `input \`${name}\`: it says ${one}, and \`gate.${key}\` of the policy says ${other}; leave out the input, or change the policy`;
    return [{ code: 'input-invalid', check: 'inputs', message }];
  });
  const [first, ...rest] = [...reasons, ...looserRef(source, gate)];
  if (first !== undefined) throw new AssayError([first, ...rest]);
}

/** A workflow that the policy names signs for the ref in its name, unless another is said: `any` takes that away. */
function looserRef(source: GateSource, gate: GateRule): readonly Reason[] {
  const repository = source.repository ?? gate.sourceRepository;
  const identity = gate.signer?.identity ?? '';
  const isOwn = repository === undefined || isWorkflowOf(identity, repository);
  if (source.ref !== ANY_REF || gate.sourceRef !== undefined || gate.signer === undefined || !isOwn)
    return [];
  const message = `input \`source-ref\`: it says any, and the policy takes the ref of ${gate.signer.identity} alone; leave out the input, or set \`gate.source-ref: any\` in the policy`;
  return [{ code: 'input-invalid', check: 'inputs', message }];
}

function signerOf({ signer }: GateRule): GateSigner | undefined {
  return signer === undefined ? undefined : { kind: 'certificate', ...signer };
}

function nameOf(signer: GateSigner | undefined): string | undefined {
  if (signer === undefined) return undefined;
  if (signer.kind === 'key') return 'a key';
  return `${certificateName(signer.identity) ?? signer.identity} (${signer.issuer})`;
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  const field: { [key in Key]?: Value } = {};
  if (value !== undefined) field[key] = value;
  return field;
}
