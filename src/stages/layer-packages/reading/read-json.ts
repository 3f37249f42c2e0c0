import { orUndefined } from '../../../domain/result.ts';
import { parseJson } from '../../../formats/json.ts';

/** A JSON object with any values. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Parses JSON as the runtimes of package managers do: it ignores a byte order mark and replaces invalid UTF-8.
 * Undefined if it is not JSON. UTF-16 is not JSON, as in Node.
 */
export function readJson(bytes: Uint8Array): unknown {
  return orUndefined(parseJson(new TextDecoder().decode(bytes)));
}

/** Not a schema: zod would collect a fault for each of a million wrong values. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A trimmed text; undefined if the value is not a text or is empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
