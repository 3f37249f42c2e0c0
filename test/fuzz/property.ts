import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';

/** A function or class of `src/` that reads foreign text or bytes. */
export type Parser = ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown);

/** How long a property is tried, and from which seed. The same seed gives the same inputs. */
export interface Trial {
  readonly seed: number;
  readonly runs: number;
  /** Ends the runs early. */
  readonly milliseconds?: number;
}

/** What must be true of parsers for every input. */
export interface Property {
  /** What is true. It is the same in every run, since a counter-example names it. */
  readonly name: string;
  /** The functions that it is about. A test demands that every parser is in one of these lists. */
  readonly of: readonly Parser[];
  /** Tries it. Answers the smallest counter-example with its seed; undefined if there is none. */
  check(trial: Trial): Promise<string | undefined>;
}

/**
 * The CPU time that one input may cost. Inputs have at most {@link MOST_CHARACTERS}: a parser whose time grows with the
 * square of that takes far longer, and one that is linear a hundredth.
 */
const MOST_CPU_MS = 10_000;
/** The greatest length of an input. */
export const MOST_CHARACTERS = 200_000;

/** The most CPU time of an input of each property so far, in milliseconds. */
export const slowest = new Map<string, number>();

/** How many inputs were tried. Another thread can read it while one of them takes long. */
export const progress: Int32Array<SharedArrayBuffer> = new Int32Array(new SharedArrayBuffer(4));

/** A property of what `run` does with every input: it ends within bounds, and throws nothing. `run` may assert more. */
export function property<T>(
  name: string,
  of: readonly Parser[],
  inputs: fc.Arbitrary<T>,
  run: (input: T) => unknown,
): Property {
  const measured = async (input: T): Promise<void> => {
    Atomics.add(progress, 0, 1);
    const before = process.threadCpuUsage();
    const result = run(input);
    if (result instanceof Promise) await result;
    const { user, system } = process.threadCpuUsage(before);
    const milliseconds = (user + system) / 1000;
    slowest.set(name, Math.max(slowest.get(name) ?? 0, milliseconds));
    if (milliseconds > MOST_CPU_MS) throw new Error(`it took ${Math.round(milliseconds)} ms of CPU time`);
  };
  return {
    name,
    of,
    check: async ({ seed, runs, milliseconds }) => {
      const limit = milliseconds === undefined ? {} : { interruptAfterTimeLimit: milliseconds };
      const details = await fc.check(fc.asyncProperty(inputs, measured), { seed, numRuns: runs, ...limit });
      const { failed, counterexample, errorInstance, numRuns } = details;
      // A turn that ends before the first input is no counter-example.
      if (!failed || counterexample === null) return undefined;
      const why = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
      return `${name}\nseed ${seed}, after ${numRuns} inputs: ${why}\nfor ${shown(counterexample[0])}`;
    },
  };
}

const MOST_SHOWN = 3000;

/** An input as a text for people: bytes as text where they are text, and else in hexadecimal digits. */
function shown(input: unknown): string {
  const readable = (_: string, value: unknown): unknown => {
    if (!(value instanceof Uint8Array)) return value;
    const bytes = Buffer.from(value);
    return isUtf8(bytes) ? { text: bytes.toString() } : { hex: bytes.toString('hex') };
  };
  try {
    // A Buffer would turn itself into a list of numbers before the function sees it.
    const plain = input instanceof Uint8Array ? readable('', input) : input;
    const whole = JSON.stringify(
      Array.isArray(plain) ? plain.map((one) => readable('', one)) : plain,
      readable,
    );
    return whole.length > MOST_SHOWN ? `${whole.slice(0, MOST_SHOWN)}… (${whole.length} characters)` : whole;
  } catch {
    return 'a value that is too deep to be shown';
  }
}

/** Demands that a parser answered `Parsed`: a value, or a fault. */
export function isParsed(result: unknown): void {
  const isAnswer =
    typeof result === 'object' &&
    result !== null &&
    'ok' in result &&
    (result.ok === true ? 'value' in result : 'fault' in result);
  if (!isAnswer) throw new Error('the answer is neither a value nor a fault');
}

/** Runs something that may throw the errors of a type, and nothing else. */
export async function mayThrow(type: new (...args: never[]) => Error, run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof type)) throw error;
  }
}

/** Throws unless two values are the same. */
export function same(found: unknown, expected: unknown): void {
  if (!Object.is(found, expected))
    throw new Error(`${JSON.stringify(found)} is not ${JSON.stringify(expected)}`);
}

/** Throws unless it is true. `otherwise` says what is not. */
export function demand(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Error(otherwise);
}
