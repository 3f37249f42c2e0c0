/**
 * The result of a parser or a reader of a foreign document or text: the value, or why there is none. Every parser answers
 * it. Three kinds of function do not:
 * - A lookup answers `T | undefined`, where "there is none" is no fault: the platform that an SBOM names, if it names one.
 * - A stage throws an `AssayError` with a reason. {@link orThrow} makes one of a fault.
 * - A reader that reads a stream or a file in pieces throws an `Error`, since the fault may come after the first piece.
 */
export type Parsed<T, Fault = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

/** A parsed value. */
export function parsed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Why there is no value: a sentence, or the part of one that the parser's description names. */
export function unparsable<Fault = string>(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault };
}

/** The value, for callers that do not ask why there is none. */
export function orUndefined<T>(result: Parsed<T, unknown>): T | undefined {
  return result.ok ? result.value : undefined;
}

/** The value. Throws the error that `errorOf` makes of the fault. */
export function orThrow<T, Fault>(
  result: Parsed<T, Fault>,
  errorOf: (fault: Fault) => Error = (fault) => new Error(String(fault)),
): T {
  if (result.ok) return result.value;
  throw errorOf(result.fault);
}
