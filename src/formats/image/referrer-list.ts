import { isDigest } from '../../domain/digest.ts';
import type { Referrer } from '../../ports.ts';

/** A list of referrers: what can be asked for, and how many entries are passed over since nothing can be. */
export interface ReferrerList {
  readonly referrers: readonly Referrer[];
  readonly skipped: readonly Skipped[];
}

/** An entry that names nothing which could be fetched. */
export interface Skipped extends Omit<Referrer, 'digest'> {
  /** What it calls itself, raw; empty where it is no object or has no digest. */
  readonly name: string;
}

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The entries of a list of referrers, from the referrers API or a fallback tag; undefined where the bytes are no list.
 * Anybody who may push adds to it, so each entry is read by itself: only its digest has to be sound, and what cannot be
 * read of the rest counts as not said. Nothing here is proof of anything, so that may only ever rule nothing out.
 */
export function parseReferrerList(bytes: Uint8Array): ReferrerList | undefined {
  const entries = entriesIn(parseIndex(bytes));
  if (entries === undefined) return undefined;
  const referrers: Referrer[] = [];
  const skipped: Skipped[] = [];
  for (const entry of entries) {
    const read = readEntry(entry);
    if ('digest' in read) referrers.push(read);
    else skipped.push(read);
  }
  return { referrers, skipped };
}

/**
 * A list as JSON; undefined where it is none. A key that stands twice is no fault here: what is read is no proof, and
 * one entry of somebody else's must not spoil the list.
 */
export function parseIndex(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

/**
 * The entries of an index as they stand in it, of whatever form; undefined where the document is none. Go programs
 * write an empty list as `null`, or leave it out.
 */
export function entriesIn(document: unknown): readonly unknown[] | undefined {
  if (!isFields(document) || 'config' in document || 'layers' in document || 'errors' in document)
    return undefined;
  const { manifests } = document;
  if (manifests === undefined || manifests === null) return [];
  return Array.isArray(manifests) ? manifests : undefined;
}

/** The digest that an entry of a list names, whatever its algorithm; undefined where it names none. */
export function digestIn(entry: unknown): string | undefined {
  return isFields(entry) && typeof entry.digest === 'string' ? entry.digest : undefined;
}

/** What an entry says, as far as it can be read. */
export function readEntry(entry: unknown): Referrer | Skipped {
  if (!isFields(entry)) return { name: '' };
  const { digest, artifactType, annotations } = entry;
  const said = {
    ...(typeof artifactType === 'string' ? { artifactType } : {}),
    ...(isFields(annotations) ? { annotations: textsIn(annotations) } : {}),
  };
  if (typeof digest !== 'string') return { name: '', ...said };
  return isDigest(digest) ? { digest, ...said } : { name: digest, ...said };
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
