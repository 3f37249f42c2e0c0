import type { ReasonCode } from '../../src/domain/reason.ts';
import type { BOUNDS } from '../../src/retry.ts';
import type { Fault, FaultClass } from '../rig/faults/fault-kinds.ts';

/** How something ends: it passes, or it is refused with this reason. */
export type Ending = 'passes' | ReasonCode;

/** A request that Assay or one of its tools sends to a server, and how it ends for each class of faults. */
export interface OutwardCall {
  /** Such as `PUT manifest`. */
  readonly name: string;
  /** Who is asked. */
  readonly server: string;
  readonly bound: keyof typeof BOUNDS;
  /** Whether it is sent again after a fault that may pass. */
  readonly isRepeated: boolean;
  /** What is done with the body of its answer. */
  readonly body: 'read' | 'ignored' | 'none';
  readonly ends: Readonly<Record<FaultClass, Ending>>;
  /** Exceptions of single faults. Each needs a word why. */
  readonly except?: Readonly<Partial<Record<Fault, { readonly ending: Ending; readonly why: string }>>>;
  readonly perform: (how: Play) => Promise<Performed>;
}

/** A fault, and how often it is played. */
export interface Play {
  readonly fault: Fault;
  /** Undefined: always. */
  readonly times?: number;
}

/** What was seen of a call with a fault, and of a second run without it. */
export interface Performed {
  readonly ending: Ending | 'internal-error';
  /** The message of the refusal. */
  readonly message?: string;
  /** How many requests were spoiled. */
  readonly spoiled: number;
  /** Everything that was said to people. */
  readonly said: readonly string[];
  /** What is not as it must be afterwards. */
  readonly complaints: readonly string[];
}

/** Calls that share servers. */
export interface Scene {
  readonly calls: readonly OutwardCall[];
  stop(): Promise<void>;
}

/** The endings of a server: what it is called if it fails, refuses, has nothing, and answers something else. */
export function endings(
  failing: Ending,
  others: Partial<Record<FaultClass, Ending>> = {},
): OutwardCall['ends'] {
  return {
    ...{ broken: failing, busy: failing, silent: failing, untrusted: failing },
    ...{ denied: failing, missing: failing, wrong: failing, page: failing },
    ...others,
  };
}
