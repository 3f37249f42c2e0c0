import type { Redact } from './redact.ts';

/**
 * Names of fields that programs decide by, in any document. They are never text for people: a table that lists one of them
 * does not compile. Only a field of the type `string` can be listed, so no number, enum or digest.
 */
type Identity =
  | ('id' | 'ref' | 'bom-ref' | 'purl' | 'name' | 'group' | 'package' | 'version' | 'fixedIn' | 'type')
  | ('digest' | 'sha256' | 'hashes' | 'alg' | 'content' | 'serialNumber' | 'fingerprint' | 'mediaType')
  | ('reference' | 'registry' | 'repository' | 'tag' | 'sha' | 'commit' | 'runUrl' | 'workflow' | 'actor')
  | ('asked' | 'image' | 'subject' | 'referrer' | 'issuer' | 'signedBy' | 'signer' | 'event' | 'verdict')
  | ('code' | 'check' | 'rule' | 'kind' | 'severity' | 'status' | 'foundIn' | 'aliases' | 'layers' | 'paths')
  | ('startedAt' | 'finishedAt' | 'published' | 'policy' | 'properties');

type FieldOf<T> = T extends object ? keyof T : never;
type ValueOf<T, Field> = T extends object ? (Field extends keyof T ? T[Field] : never) : never;

/**
 * The fields of a document that are text for people. Only these are redacted. Every other field stays as it is, since
 * programs decide by it.
 */
export type TextFields<T> = [NonNullable<T>] extends [string]
  ? string extends NonNullable<T>
    ? 'text'
    : never
  : NonNullable<T> extends readonly (infer Entry)[]
    ? TextFields<Entry>
    : {
        readonly [Field in Exclude<FieldOf<NonNullable<T>>, Identity>]?: TextFields<
          ValueOf<NonNullable<T>, Field>
        >;
      };

/** A table at run time. {@link TextFields} is its type for a document. */
type Table = 'text' | { readonly [field: string]: Table | undefined };

/** The document with its text fields redacted. */
export function redactFields<T extends object>(document: T, fields: TextFields<T>, redact: Redact): T {
  return edited(document, fields as Table, redact) as T;
}

function edited(value: unknown, table: Table | undefined, redact: Redact): unknown {
  if (table === undefined) return value;
  if (Array.isArray(value)) return value.map((entry) => edited(entry, table, redact));
  if (typeof value === 'string') return table === 'text' ? redact(value) : value;
  if (typeof value !== 'object' || value === null || table === 'text') return value;
  const entries: readonly [string, unknown][] = Object.entries(value);
  return Object.fromEntries(
    entries.map(([field, one]) => [
      field,
      edited(one, Object.hasOwn(table, field) ? table[field] : undefined, redact),
    ]),
  );
}
