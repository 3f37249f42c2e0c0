import { plain } from '../../domain/text.ts';
import type { Runner } from '../../ports.ts';

/** Whether a text holds a secret value that is known by now. */
export type HoldsSecret = (text: string) => boolean;

type Keep = (holdsSecret: HoldsSecret) => Promise<void>;

/**
 * What stages learn of layers and want to keep for later runs. A layer is only what it says it is once the secrets
 * check has read its bytes, and that ends while others still work with it: so nothing is written when it is learned.
 * Whoever runs the checks calls {@link keep} when every one of them has ended well, and else lets go of it.
 */
export class Learned {
  readonly #keeps: Keep[] = [];

  later(keep: Keep): void {
    this.#keeps.push(keep);
  }

  /** Writes everything; what cannot be written only makes later runs slower, and is said. */
  async keep({ log }: Pick<Runner, 'log'>, holdsSecret: HoldsSecret): Promise<void> {
    for (const keep of this.#keeps.splice(0)) {
      await keep(holdsSecret).catch((error: unknown) => {
        const why = plain(error instanceof Error ? error.message : String(error), 300);
        log(`What was learned of the layers is not kept for later runs: ${why}`);
      });
    }
  }
}
