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

/** The required signer of every statement: the holder of a certificate, compared exactly, or of a key. */
export type GateSigner =
  | { readonly kind: 'certificate'; readonly identity: string; readonly issuer: string }
  | {
      readonly kind: 'key';
      /** A file with the public key in PEM, or a KMS URI. */
      readonly key: string;
      /** Only the variables that cosign needs to use this key. */
      readonly environment: Readonly<Record<string, string>>;
    };

/** The complete, valid request of a user to the gate. Paths are absolute. */
export interface GateRequest {
  /** The text of the `image` input. */
  readonly imageInput: string;
  readonly reference: Reference;
  /** From the inputs. If absent, the policy names the signer. */
  readonly signer?: GateSigner;
  /** From the inputs. The policy may name each absent part. */
  readonly source: GateSource;
  /** Path of the trusted root of a private Sigstore. If absent: the public Sigstore for a certificate, none for a key. */
  readonly trustedRoot?: string;
  readonly require: readonly Requirement[];
  /** Greatest age of the verification summary, in milliseconds. */
  readonly maxAgeMs: number;
  readonly rescan: boolean;
  readonly policy: Policy;
  readonly database: { readonly repositories: readonly string[]; readonly offline: boolean };
}

/** A gate request as the inputs describe it, before the policy file is read. */
export interface GateRequestFromInputs extends Omit<GateRequest, 'policy'> {
  readonly policy: RequestedPolicy;
  /** The input `enforce`. If absent, the policy decides. */
  readonly enforce?: Enforcement;
}

/** The policy with the input `enforce`. Without a policy file, the input decides. It can only make a file stricter. */
export function gatePolicy(policy: Policy, isDefault: boolean, enforce: Enforcement | undefined): Policy {
  if (enforce === undefined || (enforce === 'warn' && !isDefault)) return policy;
  const { blockFrom: _blockFrom, ...gate } = policy.gate;
  return { ...policy, gate: { ...gate, enforce } };
}

/** The demands that evidence must meet. */
export interface Demands {
  readonly signer: GateSigner;
  readonly source: GateSource;
  readonly require: readonly Requirement[];
  readonly maxAgeMs: number;
  /** Digests of the policies whose verification summaries count. */
  readonly policies: readonly Digest[];
  readonly databaseMaxAgeMs: number;
  /** `registry/repository` of the image. A summary must be about an image in this repository. */
  readonly repository: string;
  /** Globs of other repositories that a summary may be about. */
  readonly promotedFrom: readonly string[];
  readonly level?: SlsaLevel;
}

/**
 * The demands of a request: those of its policy, and its inputs where the policy has none. Throws `input-invalid` if
 * neither names the signer, and for inputs that contradict the policy.
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
      'no signer is named: set `certificate-identity` or `key`, or `gate.identity` in the policy file',
    );
  }
  return {
    signer,
    source: {
      ...(repository === undefined ? {} : { repository }),
      ...ifDefined('ref', ref ?? source.ref ?? gate.sourceRef),
      ...ifDefined('repositoryId', repositoryId),
      ...ifDefined('ownerId', ownerId),
      ...ifDefined('runner', runner),
    },
    require: requirements(request),
    maxAgeMs,
    policies: [policyDigest(policy), ...gate.acceptedPolicies],
    databaseMaxAgeMs: policy.vulnerabilities.databaseMaxAgeMs,
    repository: repositoryName(reference),
    promotedFrom: gate.promotedFrom,
    ...ifDefined('level', level),
  };
}

/** The required statements. Demands on the build need a provenance: only a provenance can prove them. */
function requirements({ require, source, policy: { gate } }: GateRequest): readonly Requirement[] {
  const { level, runner, sourceRepositoryId, sourceOwnerId } = gate;
  const buildDemands = [level, runner, source.runner, sourceRepositoryId, sourceOwnerId];
  const needsProvenance = buildDemands.some((one) => one !== undefined);
  return needsProvenance
    ? REQUIREMENTS.filter((one) => one === 'provenance' || require.includes(one))
    : require;
}

/** An input may add a demand that the policy does not have. If both name different values, one of them is wrong. */
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
    const message = `input \`${name}\`: it says ${one}, but \`gate.${key}\` of the policy says ${other}; leave out the input, or change the policy`;
    return [{ code: 'input-invalid', check: 'inputs', message }];
  });
  const [first, ...rest] = [...reasons, ...looserRef(source, gate)];
  if (first !== undefined) throw new AssayError([first, ...rest]);
}

/**
 * A workflow that the policy names may sign only for the ref in its name, unless the policy names another ref. An input
 * `source-ref: any` would remove this limit.
 */
function looserRef(source: GateSource, gate: GateRule): readonly Reason[] {
  const repository = source.repository ?? gate.sourceRepository;
  const identity = gate.signer?.identity ?? '';
  const isOwn = repository === undefined || isWorkflowOf(identity, repository);
  if (source.ref !== ANY_REF || gate.sourceRef !== undefined || gate.signer === undefined || !isOwn)
    return [];
  const message = `input \`source-ref\`: it says any, but the policy accepts only the ref of ${gate.signer.identity}; leave out the input, or set \`gate.source-ref: any\` in the policy`;
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

function ifDefined<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  const field: { [key in Key]?: Value } = {};
  if (value !== undefined) field[key] = value;
  return field;
}
