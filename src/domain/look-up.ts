/**
 * The entry of a table for a text from outside; undefined if there is none. A plain index would answer what every object
 * inherits for texts such as `constructor`.
 */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
