import {
  DEFAULT_POLICY,
  MAX_POLICY_BYTES,
  POLICY_PATH,
  type Policy,
  policyDigest,
} from '../../domain/policy/policy.ts';
import { stricter } from '../../domain/policy/policy-merge.ts';
import { withOverrides, withStricterInputs } from '../../domain/policy/policy-overrides.ts';
import { AssayError, fault, type Reason, reasonsOf } from '../../domain/reason.ts';
import type { RequestedPolicy } from '../../domain/run/request.ts';
import type { PolicyOrigin } from '../../domain/run/run.ts';
import type { Diagnostic } from '../../formats/policy-file/policy-file-text.ts';
import {
  centralFile,
  centralName,
  committedFile,
  type JudgingCommit,
  judgingCommit,
  type PolicyWorld,
} from './policy-source.ts';
import { workspaceFile } from './workspace-file.ts';

/** A name that people use by mistake. Without an error, the run would have no policy file. */
const MISNAMED_PATH = '.github/assay.yaml';

const MAX_WARNINGS = 20;

/** The policy that judges a run. */
export interface ResolvedPolicy {
  readonly policy: Policy;
  readonly origin: PolicyOrigin;
  /** Sentences about rules that are most likely a mistake. */
  readonly warnings: readonly string[];
  /** Sentences for the summary about the source of the policy. */
  readonly notes: readonly string[];
}

/** Sentences to report about a policy, beside its rules. */
export function diagnosticsOf({ notes, warnings }: ResolvedPolicy): readonly string[] {
  return [...notes, ...warnings.map((one) => `Policy: ${one}.`)];
}

/** A policy that was read, before the inputs are applied. */
interface FoundPolicy extends Omit<ResolvedPolicy, 'origin'> {
  readonly origin: Omit<PolicyOrigin, 'digest'>;
}

/**
 * The policy in force: the central policy or the file of the repository, or else the default policy. For a run that a
 * change or an outsider causes, it is the policy of its base or of the default branch. Inputs can only make a file
 * stricter. Throws `policy-invalid` with every fault of a file, and `policy-unavailable` if a file cannot be read.
 */
export async function readPolicy(world: PolicyWorld, requested: RequestedPolicy): Promise<ResolvedPolicy> {
  const found =
    requested.central === undefined
      ? await repositoryPolicy(world, requested)
      : await centralPolicy(world, requested);
  if (found === undefined) return await defaultPolicy(world, requested);
  const { policy, overruled } = withStricterInputs(found.policy, requested.overrides);
  const warnings = overruled.map(
    (input) =>
      `input \`${input}\` is less strict than the policy file and has no effect: an input can only make the policy stricter`,
  );
  return {
    ...found,
    policy,
    origin: { ...found.origin, digest: policyDigest(policy) },
    warnings: [...found.warnings, ...warnings],
  };
}

async function defaultPolicy(world: PolicyWorld, requested: RequestedPolicy): Promise<ResolvedPolicy> {
  const policy = withOverrides(DEFAULT_POLICY, requested.overrides);
  const digest = policyDigest(policy);
  const judging = await judgingCommit(world);
  if (judging === undefined) return { policy, origin: { kind: 'default', digest }, warnings: [], notes: [] };
  const { commit } = judging;
  const name = placeName(judging);
  const note = `${name[0]?.toUpperCase()}${name.slice(1)} has no ${POLICY_PATH}, so the default policy applied.`;
  const { warnings, notes } = await changedFile(world, requested, POLICY_PATH, undefined);
  return { policy, origin: { kind: 'default', commit, digest }, warnings, notes: [note, ...notes] };
}

/** The central policy. The file of the repository can make it stricter. */
async function centralPolicy(
  world: PolicyWorld,
  requested: RequestedPolicy,
): Promise<FoundPolicy | undefined> {
  const { central } = requested;
  if (central === undefined) return undefined;
  const name = centralName(central);
  const resolved = await parsed(world, await centralFile(world, central), name, DEFAULT_POLICY);
  const origin = {
    kind: 'central',
    path: `${central.repository}/${central.path}`,
    commit: central.commit,
  } as const;
  const local = await localFile(world, requested);
  if (local === undefined) return { ...resolved, origin, notes: [] };
  const ofRepository = await parsed(world, local.bytes, local.name, resolved.policy);
  const { policy, refused, overruled } = stricter(resolved.policy, ofRepository.policy);
  const [first, ...rest] = refused.map(
    (what): Reason => ({
      code: 'policy-invalid',
      check: 'policy',
      message: `${local.name} ${what}, but the central policy does not: the file of a repository can only make it stricter`,
    }),
  );
  if (first !== undefined) throw new AssayError([first, ...rest]);
  const ignored = overruled.map(
    (section) =>
      `${local.name}: \`${section}\` is less strict than the central policy and has no effect: it can only make the policy stricter`,
  );
  return {
    policy,
    origin,
    warnings: [...resolved.warnings, ...ofRepository.warnings, ...local.warnings, ...ignored],
    notes: [`${local.name} makes the central policy stricter.`, ...local.notes],
  };
}

/** The policy of the repository; undefined if it has none. */
async function repositoryPolicy(
  world: PolicyWorld,
  requested: RequestedPolicy,
): Promise<FoundPolicy | undefined> {
  const local = await localFile(world, requested);
  if (local === undefined) return undefined;
  const { path, commit, notes } = local;
  const { policy, warnings } = await parsed(world, local.bytes, local.name, DEFAULT_POLICY);
  const origin = { kind: commit === undefined ? 'file' : 'base', path, ...(commit && { commit }) } as const;
  return { policy, origin, warnings: [...warnings, ...local.warnings], notes };
}

/** `the base of this change (1a2b3c4d5e6f)` */
function placeName({ of, commit }: JudgingCommit): string {
  return `${of} (${commit.slice(0, 12)})`;
}

interface LocalFile {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly commit?: string;
  /** For messages; it names the commit if the file is not from the workspace. */
  readonly name: string;
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

async function localFile(world: PolicyWorld, requested: RequestedPolicy): Promise<LocalFile | undefined> {
  const path = requested.path ?? POLICY_PATH;
  const judging = await judgingCommit(world);
  const read = (of: string) =>
    judging === undefined
      ? workspaceFile(requested.folder, of, MAX_POLICY_BYTES)
      : committedFile(world, requested, judging, of);
  const where = judging === undefined ? 'the workspace' : placeName(judging);
  const bytes = await read(path);
  if (bytes === undefined) {
    if (requested.path !== undefined)
      throw fault(
        'policy-unavailable',
        'policy',
        `there is no file ${path} in ${where}, but the input \`policy\` names it`,
      );
    if ((await read(MISNAMED_PATH)) === undefined) return undefined;
    throw fault(
      'policy-unavailable',
      'policy',
      `${where} has ${MISNAMED_PATH}, which is not read: rename it to ${POLICY_PATH}`,
    );
  }
  if (judging === undefined) return { bytes, path, name: path, warnings: [], notes: [] };
  const { commit } = judging;
  const name = `${path} at ${commit.slice(0, 12)}`;
  return { bytes, path, commit, name, ...(await changedFile(world, requested, path, bytes)) };
}

/** Notes and warnings on a change of the policy file. The old policy judges the change, and the new one must be valid. */
async function changedFile(
  world: PolicyWorld,
  requested: RequestedPolicy,
  path: string,
  base: Uint8Array | undefined,
): Promise<Pick<ResolvedPolicy, 'warnings' | 'notes'>> {
  let notes: readonly string[] = [];
  try {
    const changed = await workspaceFile(requested.folder, path, MAX_POLICY_BYTES);
    if (changed === undefined || (base !== undefined && Buffer.compare(changed, base) === 0))
      return { warnings: [], notes };
    notes = [`This change alters ${path}. The new policy applies after the merge.`];
    await parsed(world, changed, path, DEFAULT_POLICY);
    return { warnings: [], notes };
  } catch (error) {
    const faults = reasonsOf(error, 'policy').slice(0, MAX_WARNINGS);
    return {
      warnings: faults.map(({ message }) => `the changed policy is not valid: ${message}`),
      notes,
    };
  }
}

/** Reads the text of a policy file. Throws all its faults at once. */
async function parsed(
  world: PolicyWorld,
  bytes: Uint8Array,
  name: string,
  base: Policy,
): Promise<Pick<ResolvedPolicy, 'policy' | 'warnings'>> {
  // Loaded only if there is a file, because it contains a YAML parser.
  const { readPolicyFile } = await import('../../formats/policy-file/policy-file-read.ts');
  const reading = readPolicyFile(bytes, base, world.now());
  const sentence = ({ line, column, message }: Diagnostic) => `${name}:${line}:${column}: ${message}`;
  if (reading.ok) return { policy: reading.value.policy, warnings: reading.value.doubts.map(sentence) };
  const [first, ...rest] = reading.fault.map(
    (diagnostic): Reason => ({ code: 'policy-invalid', check: 'policy', message: sentence(diagnostic) }),
  );
  if (first === undefined) throw fault('policy-invalid', 'policy', `${name} cannot be read as a policy`);
  throw new AssayError([first, ...rest]);
}
