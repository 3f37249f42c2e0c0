import { withSpace } from '../../domain/disk-space.ts';
import { type Check, reasonsOf } from '../../domain/reason.ts';
import type { Outcome } from '../../domain/verdict/verdict.ts';
import type { World } from '../../ports/world.ts';

/** Runs the steps of a check or a gate: whoever follows the run is told of each, and what it throws becomes reasons. */
export class TimedSteps<Name extends string> {
  /** In milliseconds; of a step that was run more than once, the sum. */
  readonly timings: Partial<Record<Name, number>> = {};
  readonly #world: Pick<World, 'runner' | 'workspace'>;
  readonly #checkOf: Readonly<Record<Name, Check>>;

  /** `checkOf` is the check to which reports assign the faults of a step. */
  constructor(world: Pick<World, 'runner' | 'workspace'>, checkOf: Readonly<Record<Name, Check>>) {
    this.#world = world;
    this.#checkOf = checkOf;
  }

  async run<T>(name: Name, work: () => Promise<T>): Promise<Outcome<T>> {
    const start = performance.now();
    const end = this.#world.runner.follow?.step(name);
    try {
      const value = await work();
      end?.(true);
      return { done: true, value };
    } catch (error) {
      end?.(false);
      const spaces = await this.#world.workspace.space();
      return { done: false, reasons: withSpace(reasonsOf(error, this.#checkOf[name]), spaces) };
    } finally {
      this.timings[name] = (this.timings[name] ?? 0) + Math.round(performance.now() - start);
    }
  }
}
