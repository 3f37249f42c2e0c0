import { plain } from '../../domain/text.ts';
import type { Runner } from '../../ports/runner-port.ts';

/** Whether a text or a file contains a secret value that is known by now. */
export interface HoldsSecret {
  readonly text: (text: string) => Promise<boolean>;
  readonly file: (path: string) => Promise<boolean>;
}

type Write = (holdsSecret: HoldsSecret) => Promise<void>;

/**
 * Collects cache entries about layers, and writes them at the end of a run. The secrets check confirms that a layer has
 * its diff ID, and it ends while other checks still use the layer. So no stage writes its entry at once: the caller
 * calls {@link commit} when every check has ended well, and otherwise discards this object.
 */
export class PendingCacheWrites {
  readonly #writes: Write[] = [];

  add(write: Write): void {
    this.#writes.push(write);
  }

  /** Writes everything. An entry that cannot be written only makes later runs slower, and the log says so. */
  async commit({ log }: Pick<Runner, 'log'>, holdsSecret: HoldsSecret): Promise<void> {
    for (const write of this.#writes.splice(0)) {
      await write(holdsSecret).catch((error: unknown) => {
        const why = plain(error instanceof Error ? error.message : String(error), 300);
        log(`The result for some layers could not be cached, so later runs take longer: ${why}`);
      });
    }
  }
}
