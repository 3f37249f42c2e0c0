import { expect } from 'vitest';
import { AssayError, type Reason, type ReasonCode } from '../../src/domain/reason.ts';

/** Further fields of the first reason, with matchers such as `expect.stringContaining`. */
type Further = Partial<Record<Exclude<keyof Reason, 'code'>, unknown>>;

declare module 'vitest' {
  // The parameters are those of vitest's own declaration.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Whether the promise ends in an AssayError whose first reason has this code. */
    toRefuseWith(code: ReasonCode, further?: Further): Promise<void>;
  }
}

expect.extend({
  async toRefuseWith(work: Promise<unknown>, code: ReasonCode, further: Further = {}) {
    const expected = { code, ...further };
    const outcome = await Promise.resolve(work).then(
      () => 'nothing was refused',
      (error: unknown) => error,
    );
    const actual = outcome instanceof AssayError ? outcome.reasons[0] : outcome;
    return {
      pass: outcome instanceof AssayError && this.equals(actual, expect.objectContaining(expected)),
      message: () => `expected a refusal with ${code}, and got ${this.utils.printReceived(actual)}`,
      actual,
      expected,
    };
  },
});
