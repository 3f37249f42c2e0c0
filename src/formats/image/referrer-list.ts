import { isDigest } from '../../domain/digest.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';
import type { Referrer } from '../../ports/registry-port.ts';
import { parseJson } from '../json.ts';

/** A list of referrers: the entries that can be fetched, and those that cannot. */
export interface ReferrerList {
  readonly referrers: readonly Referrer[];
  readonly skipped: readonly Skipped[];
}

/** An entry that names nothing that can be fetched. */
export interface Skipped extends Omit<Referrer, 'digest'> {
  /** Its digest as it is written; empty if it is no object or has no digest. */
  readonly name: string;
}

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a list of referrers, from the referrers API or a fallback tag. The fault is the end of a sentence about the list.
 * Anyone who may push can add entries, so each entry is read by itself: only its digest must be valid, and every other
 * field that cannot be read is ignored. Nothing in the list proves anything, so an ignored field must not exclude an entry.
 */
export function parseReferrerList(bytes: Uint8Array): Parsed<ReferrerList> {
  const entries = entriesIn(orUndefined(parseIndex(bytes)));
  if (!entries.ok) return entries;
  const referrers: Referrer[] = [];
  const skipped: Skipped[] = [];
  for (const entry of entries.value) {
    const read = readEntry(entry);
    if ('digest' in read) referrers.push(read);
    else skipped.push(read);
  }
  return parsed({ referrers, skipped });
}

/**
 * Reads a list as JSON. A key that is there twice is no fault here: what is read proves nothing, and one entry of another
 * program must not make the list unreadable.
 */
export function parseIndex(bytes: Uint8Array): Parsed<unknown> {
  return parseJson(Buffer.from(bytes).toString(), 'allowed');
}

/** The entries of an index, unchecked. Go programs write an empty list as `null`, or leave it out. */
export function entriesIn(document: unknown): Parsed<readonly unknown[]> {
  const noList = unparsable('is not a list of manifests');
  if (!isFields(document) || 'config' in document || 'layers' in document || 'errors' in document)
    return noList;
  const { manifests } = document;
  if (manifests === undefined || manifests === null) return parsed([]);
  return Array.isArray(manifests) ? parsed(manifests) : noList;
}

/** The digest that an entry of a list names, of any algorithm; undefined if it names none. */
export function digestIn(entry: unknown): string | undefined {
  return isFields(entry) && typeof entry.digest === 'string' ? entry.digest : undefined;
}

/** The fields of an entry that can be read. */
export function readEntry(entry: unknown): Referrer | Skipped {
  if (!isFields(entry)) return { name: '' };
  const { digest, artifactType, annotations } = entry;
  const facts = {
    ...(typeof artifactType === 'string' ? { artifactType } : {}),
    ...(isFields(annotations) ? { annotations: textsIn(annotations) } : {}),
  };
  if (typeof digest !== 'string') return { name: '', ...facts };
  return isDigest(digest) ? { digest, ...facts } : { name: digest, ...facts };
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsIn(fields: Fields): Readonly<Record<string, string>> {
  const texts = Object.entries(fields).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return Object.fromEntries(texts);
}
