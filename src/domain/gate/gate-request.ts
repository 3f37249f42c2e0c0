import type { Digest } from '../digest.ts';
import type { TrivyServer } from '../evidence/evidence.ts';
import { type Reference, repositoryName } from '../image/image.ts';
import type { BreakGlass } from '../policy/operations.ts';
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
import { type GateSigner, REQUIREMENTS, type Requirement } from './attested-evidence.ts';
import { asGateSigner, isSigner } from './gate-signer.ts';
import type { GateSource } from './gate-source.ts';
import { isWorkflowOf } from './source-rule.ts';

/** GitHub's issuer of OIDC tokens. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** The complete, valid request of a user to the gate. Paths are absolute. */
export interface GateRequest {
  /** The text of the `image` input. */
  readonly imageInput: string;
  readonly reference: Reference;
  /** From the inputs. Empty: the policy names the signers. */
  readonly signers: readonly GateSigner[];
  /** From the inputs. The policy may name each absent part. */
  readonly source: GateSource;
  /** Path of the trusted root of a private Sigstore. If absent: the public Sigstore for a certificate, none for a key. */
  readonly trustedRoot?: string;
  readonly require: readonly Requirement[];
  /** Greatest age of the verification summary, in milliseconds. */
  readonly maxAgeMs: number;
  readonly rescan: boolean;
  readonly policy: Policy;
  readonly database: {
    readonly repositories: readonly string[];
    readonly offline: boolean;
    readonly server?: TrivyServer;
  };
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
  /** Any one of them suffices, but one must have signed everything. */
  readonly signers: readonly [GateSigner, ...GateSigner[]];
  /** Who may revoke an image, besides the signers. */
  readonly revokers: readonly GateSigner[];
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
  /** The emergencies that apply to the image. */
  readonly brokenGlass?: readonly BreakGlass[];
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
  const [first, ...others] = signersOf(request);
  if (first === undefined) {
    throw fault(
      'input-invalid',
      'inputs',
      'no signer is named: set `certificate-identity` or `key`, or `gate.identity` or `gate.identities` in the policy file',
    );
  }
  return {
    signers: [first, ...others],
    revokers: gate.revokers.map(asGateSigner),
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

/** The signers of the policy that the inputs do not leave out, with their ends; without a policy, those of the inputs. */
function signersOf({ signers, policy: { gate } }: GateRequest): readonly GateSigner[] {
  const named = gate.signers.map(asGateSigner);
  if (named.length === 0) return signers;
  return signers.length === 0 ? named : named.filter((one) => signers.some((other) => isSigner(one, other)));
}

/** An input may add a demand that the policy does not have. If both name different values, one of them is wrong. */
function assertStricter(request: GateRequest): void {
  const { signers, source, rescan, policy } = request;
  const { gate } = policy;
  const named = gate.signers.map(asGateSigner);
  const other =
    named.length === 0 ? undefined : signers.find((one) => !named.some((known) => isSigner(known, one)));
  const pairs = [
    [
      other?.kind === 'key' ? 'key' : 'certificate-identity',
      named.length > 1 ? 'identities' : 'identity',
      other === undefined ? undefined : nameOf(other),
      named.map(nameOf).join(' or '),
    ],
    ['source-repository', 'source-repository', source.repository, gate.sourceRepository],
    ['source-ref', 'source-ref', source.ref, gate.sourceRef === ANY_REF ? undefined : gate.sourceRef],
  ] as const;
  const reasons = pairs.flatMap(([input, key, one, wanted]): readonly Reason[] => {
    if (one === undefined || wanted === undefined || one === wanted) return [];
    if (input === 'source-repository' && sameName(one, wanted)) return [];
    const message = `input \`${input}\`: it says ${one}, but \`gate.${key}\` of the policy says ${wanted}; leave out the input, or change the policy`;
    return [{ code: 'input-invalid', check: 'inputs', message }];
  });
  const [first, ...rest] = [...reasons, ...looserRef(source, gate), ...missingRescan(rescan, gate)];
  if (first !== undefined) throw new AssayError([first, ...rest]);
}

/** What an image contains is only seen when its SBOM is scanned again. */
function missingRescan(rescan: boolean, { denied }: GateRule): readonly Reason[] {
  if (rescan || denied.packages.length + denied.vulnerabilities.length === 0) return [];
  const message =
    'input `rescan`: it says false, but the policy denies packages or vulnerabilities, which only a rescan sees; leave out the input';
  return [{ code: 'input-invalid', check: 'inputs', message }];
}

/**
 * A workflow that the policy names may sign only for the ref in its name, unless the policy names another ref. An input
 * `source-ref: any` would remove this limit.
 */
function looserRef(source: GateSource, gate: GateRule): readonly Reason[] {
  const repository = source.repository ?? gate.sourceRepository;
  const own = gate.signers.flatMap((one) =>
    one.kind === 'certificate' && (repository === undefined || isWorkflowOf(one.identity, repository))
      ? [one.identity]
      : [],
  );
  if (source.ref !== ANY_REF || gate.sourceRef !== undefined || own.length === 0) return [];
  const message = `input \`source-ref\`: it says any, but the policy accepts only the ref of ${own.join(' or ')}; leave out the input, or set \`gate.source-ref: any\` in the policy`;
  return [{ code: 'input-invalid', check: 'inputs', message }];
}

function nameOf(signer: GateSigner): string {
  if (signer.kind === 'key') return 'a key';
  return `${certificateName(signer.identity) ?? signer.identity} (${signer.issuer})`;
}

function ifDefined<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  const field: { [key in Key]?: Value } = {};
  if (value !== undefined) field[key] = value;
  return field;
}
