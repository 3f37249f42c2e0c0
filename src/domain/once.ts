/**
 * Work that is done once, for the first caller, and whose result all callers get, also if it is a fault. A fault for which
 * nobody waits yet does not end the process.
 */
export function once<Args extends readonly unknown[], T>(
  work: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let result: Promise<T> | undefined;
  return (...args) => {
    if (result === undefined) {
      result = work(...args);
      result.catch(() => undefined);
    }
    return result;
  };
}
