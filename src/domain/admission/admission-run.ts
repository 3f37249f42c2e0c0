import type { Reason } from '../reason.ts';
import type { AdmissionPlan } from './admission-plan.ts';
import type { Engine } from './engine.ts';
import type { EngineLimits } from './engine-limits.ts';
import type { ProofResult } from './proof-cases.ts';

/** What was done for an engine. */
export interface EngineResult extends EngineLimits {
  readonly engine: Engine;
  /** Names of the files in the engine's folder. Empty if they were refused. */
  readonly files: readonly string[];
}

/** Everything about one run that writes manifests. Every report is rendered from it. */
export interface AdmissionRun {
  readonly plan: AdmissionPlan;
  readonly engines: readonly EngineResult[];
  /** Empty: no proof was requested. */
  readonly proofs: readonly EngineProof[];
  readonly notes: readonly string[];
  readonly reasons: readonly Reason[];
}

/** What an engine answered. */
export interface EngineProof {
  readonly engine: Engine;
  /** Of the API server, such as `v1.37.2`, or of the tester. */
  readonly version: string;
  /** Whether a cluster was asked, or a program that knows the engine. */
  readonly where: 'cluster' | 'tester';
  readonly results: readonly ProofResult[];
}

/** The answers that are not the expected ones. */
export function wrongAnswers(proofs: readonly EngineProof[]): readonly ProofResult[] {
  return proofs.flatMap(({ results }) => results).filter(({ expected, answered }) => expected !== answered);
}
