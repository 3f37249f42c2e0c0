import type { AdmissionPlan } from '../../../domain/admission/admission-plan.ts';
import type { Engine } from '../../../domain/admission/engine.ts';
import type { ProofResult } from '../../../domain/admission/proof-cases.ts';

/** A program that says what an engine decides, where there is no cluster. */
export interface EngineTester {
  readonly engine: Engine;
  /** Whether the engine has rules about registries and digests. */
  readonly holdsReferences: boolean;
  /** Of the program. Throws `tool-failed` if it does not say. */
  version(): Promise<string>;
  /**
   * What the rules of a plan say about each Pod, in the order of the Pods. Throws `tool-failed` or `tool-timed-out` if the
   * program says nothing about one of them: silence is no admission.
   */
  decide(plan: AdmissionPlan, pods: readonly object[]): Promise<readonly TesterAnswer[]>;
}

export type TesterAnswer = Pick<ProofResult, 'answered' | 'message'>;
