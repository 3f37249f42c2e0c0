import type { AdmissionPlan } from '../domain/admission/admission-plan.ts';
import {
  type AdmissionRun,
  type EngineProof,
  type EngineResult,
  wrongAnswers,
} from '../domain/admission/admission-run.ts';
import { type Engine, unprovenVersion } from '../domain/admission/engine.ts';
import { type EngineLimits, engineLimits } from '../domain/admission/engine-limits.ts';
import { plannedRegistries } from '../domain/admission/plan-admission.ts';
import type { Admission } from '../domain/gate/admission.ts';
import { AssayError, fault, type Reason } from '../domain/reason.ts';
import { engineFiles } from '../formats/admission/all-engines.ts';
import type { Cluster } from '../ports/cluster-port.ts';
import type { EngineTester } from '../stages/admission/offline/engine-tester.ts';
import { proveOffline } from '../stages/admission/offline/prove-offline.ts';
import { proveInCluster } from '../stages/admission/prove.ts';
import { writeManifests } from '../stages/admission/write-manifests.ts';
import type { ResolvedPolicy } from '../stages/policy/read-policy.ts';
import type { AdmissionRequest } from './inputs.ts';

/** Throws the reasons for which the gate does not accept an image, also those that its policy only warns about. */
export function demandAccepted({ denialReasons, reference, imageInput }: Admission): void {
  const reasons = denialReasons.filter(({ effect }) => effect !== 'warn');
  const name = reference ?? imageInput;
  const [first, ...rest] = reasons.map(({ code, check, message }): Reason => {
    return { code, check, message: `nothing is generated from ${name}: ${message}` };
  });
  if (first !== undefined) throw new AssayError([first, ...rest]);
}

/** Throws if manifests cannot be made from a policy, before anything is asked of a registry. */
export function demandPolicy({ policy, origin }: ResolvedPolicy): void {
  if (origin.kind !== 'default') {
    plannedRegistries(policy);
    return;
  }
  const message =
    'there is no policy file, and manifests are made from its sections `gate` and `registries`: `assay init` writes one to .github/assay.yml';
  throw fault('policy-unavailable', 'policy', message);
}

/** What can say what the manifests do. */
export interface Provers {
  readonly cluster?: Cluster | undefined;
  readonly testers?: readonly EngineTester[];
}

/** Writes the manifests of a plan, and proves them where it can. Throws the faults of the proof. */
export async function generate(
  { engines, isChosen, versions }: AdmissionRequest,
  plan: AdmissionPlan,
  folder: string,
  { cluster, testers = [] }: Provers = {},
): Promise<AdmissionRun> {
  const limits = engines.map((engine) => ({ engine, ...engineLimits(engine, plan) }));
  const [refused, ...others] = limits.flatMap(({ engine, refused: why }): readonly Reason[] => {
    const message = `no manifests for ${engine}: ${why}`;
    return why === undefined ? [] : [{ code: 'engine-unsupported', check: 'gate', message }];
  });
  if (refused !== undefined && (isChosen || others.length + 1 === limits.length))
    throw new AssayError([refused, ...others]);
  const held = limits.filter((one) => one.refused === undefined);
  for (const { engine } of testers) demandWritten(engine, limits);
  const written = await writeManifests(
    folder,
    held.map(({ engine }) => engineFiles(engine, plan)),
  );
  const results = limits.map((one): EngineResult => ({ ...one, files: written.get(one.engine) ?? [] }));
  const notes = held.flatMap(({ engine }) => {
    const version = versions.get(engine);
    const unproven = version === undefined ? undefined : unprovenVersion(engine, version);
    return unproven === undefined ? [] : [`${unproven}: try them in a test cluster first.`];
  });
  const proofs: EngineProof[] = cluster === undefined ? [] : [await proveInCluster({ cluster }, plan)];
  for (const tester of testers) proofs.push(await proveOffline(tester, plan));
  return {
    ...{ plan, engines: results, proofs },
    notes: [...notes, ...proofs.flatMap(versionNotes)],
    reasons: proofReasons(proofs),
  };
}

/** Throws if there is nothing that a tester could test. */
function demandWritten(
  engine: Engine,
  limits: readonly (EngineLimits & { readonly engine: Engine })[],
): void {
  const why = limits.find((one) => one.engine === engine)?.refused;
  if (why === undefined) return;
  throw fault('engine-unsupported', 'gate', `no manifests for ${engine}, so they cannot be tested: ${why}`);
}

function versionNotes({ engine, version, where }: EngineProof): readonly string[] {
  const unproven = unprovenVersion(engine, version);
  if (unproven === undefined) return [];
  const what = where === 'cluster' ? 'this cluster does' : 'that version does';
  return [`${unproven}: only the table of this proof says what ${what}.`];
}

function proofReasons(proofs: readonly EngineProof[]): readonly Reason[] {
  return wrongAnswers(proofs).map(({ engine, version, case: name, expected, answered, message }) => ({
    code: 'proof-failed',
    check: 'gate',
    message: `${engine} ${version}: ${name} must be ${expected}, and was ${answered === 'other' ? 'refused by something else' : answered} (${message || 'without a message'})`,
  }));
}
