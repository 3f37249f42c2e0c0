import { isDigest } from '../../domain/digest.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';
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
 * Reads a list of referrers, from the referrers API or a fallback tag. The fault is the end of a sentence about the list.
 * Anybody who may push adds to it, so each entry is read by itself: only its digest has to be sound, and what cannot be
 * read of the rest counts as not said. Nothing here is proof of anything, so that may only ever rule nothing out.
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
  try {
    const document: unknown = JSON.parse(Buffer.from(bytes).toString());
    return parsed(document);
  } catch {
    return unparsable('is not JSON');
  }
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
