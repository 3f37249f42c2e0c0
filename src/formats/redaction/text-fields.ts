import type { Redact } from './redact.ts';

/**
 * Names of fields that others decide by, in any document: they are never text, and a table that lists one of them does
 * not compile. Numbers, enums, digests and the like cannot be listed either: only what is any `string` can be text.
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
 * Which fields of a document are text that people read. What is not listed is left as it is: text for people is edited,
 * what programs decide by never is.
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

/** A table as it is walked; {@link TextFields} says which one fits a document. */
type Table = 'text' | { readonly [field: string]: Table | undefined };

/** The same document with its text, and nothing else, redacted. */
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
