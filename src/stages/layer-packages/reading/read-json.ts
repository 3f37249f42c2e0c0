import { orUndefined } from '../../../domain/result.ts';
import { parseJson } from '../../../formats/json.ts';

/** An object of JSON, whatever its values are. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * JSON as the runtimes of package managers read it: a byte order mark is passed over, and what is no UTF-8 is replaced.
 * Undefined where it is none; UTF-16 is none, as for Node.
 */
export function readJson(bytes: Uint8Array): unknown {
  return orUndefined(parseJson(new TextDecoder().decode(bytes)));
}

/** Told apart by hand: a schema would collect a fault for each of a million wrong values. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text with something in it; undefined where the value is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
