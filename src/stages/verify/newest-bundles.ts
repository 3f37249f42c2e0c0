import type { Digest } from '../../domain/digest.ts';
import type { SummaryFacts } from '../../domain/gate/attested-evidence.ts';
import { PREDICATE_TYPES, statementKind } from '../../formats/attestation/in-toto.ts';

/** How many bundles of a kind are read, the newest by their annotation, beside those that a summary names. */
const NEWEST = 60;
/** How many verified summaries, the newest by their signed time, name bundles that are read at any age. */
const MOST_NAMING_SUMMARIES = 100;
/** More bundles of a kind than this on one digest are refused: one a day for five years. */
const MAX_OF_A_KIND = 2000;

/** A referrer that may be a bundle. */
export interface BundleCandidate {
  readonly referrer: Digest;
  readonly predicateType?: string;
  readonly created?: string;
  /** The digest of its DSSE envelope, as it says. */
  readonly envelope?: string;
}

/** Decides which bundles are read if there are very many. */
export interface BundleSelection<T> {
  /** How many bundles of a type are read, the newest first; undefined: all of them. */
  readonly newestLimit: (predicateType: string) => number | undefined;
  /** How many bundles of a type may exist if all of them are read. */
  readonly totalLimit: (predicateType: string) => number | undefined;
  /** Bundles that must be read, by their referrers or envelopes, because bundles that were read before name them. */
  readonly namedBy: (values: readonly T[]) => ReadonlySet<string>;
}

/**
 * Reads every verification summary, then the bundles that the newest summaries name, and the newest of every other kind.
 * The time of attachment is only an annotation, so anyone who may push can make fake bundles look newer than valid ones.
 * Such fakes can hide a statement, which is then missing. They can never hide the newest summary, which decides what counts.
 */
export function selectBySummary<T>(summaryOf: (value: T) => SummaryFacts | undefined): BundleSelection<T> {
  return {
    newestLimit: (type) => (isSummary(type) || statementKind(type) === undefined ? undefined : NEWEST),
    totalLimit: (type) => (isSummary(type) ? MAX_OF_A_KIND : undefined),
    namedBy(values) {
      const summaries = values.map(summaryOf).filter((summary) => summary !== undefined);
      const newest = summaries.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, MOST_NAMING_SUMMARIES);
      return new Set(newest.flatMap(({ inputs }) => inputs));
    },
  };
}

/** All bundles of Assay's kinds, for a gate without a summary that decides what counts. */
export const ALL_OF_ASSAY: BundleSelection<unknown> = {
  newestLimit: () => undefined,
  totalLimit: (type) => (statementKind(type) === undefined ? undefined : MAX_OF_A_KIND),
  namedBy: () => new Set(),
};

/** All bundles, or none if there are too many. */
export const ALL_BUNDLES: BundleSelection<unknown> = {
  newestLimit: () => undefined,
  totalLimit: () => undefined,
  namedBy: () => new Set(),
};

function isSummary(predicateType: string): boolean {
  return predicateType === PREDICATE_TYPES.summary;
}

function timeOf({ timeVerified }: SummaryFacts): number {
  return Date.parse(timeVerified) || 0;
}

/** Separates the candidates that are always read from those of which only the newest are read. */
export function splitCandidates<T>(candidates: readonly BundleCandidate[], selection: BundleSelection<T>) {
  const isLimited = ({ predicateType }: BundleCandidate) =>
    predicateType !== undefined && selection.newestLimit(predicateType) !== undefined;
  return {
    always: candidates.filter((candidate) => !isLimited(candidate)),
    newestOnly: candidates.filter(isLimited),
  };
}

/**
 * The limit that the candidates exceed, if any. A kind may have its own limit. All other candidates share `most`, and each
 * kind with its own limit counts as one of them.
 */
export function limitExceeded<T>(
  candidates: readonly BundleCandidate[],
  { totalLimit, newestLimit }: BundleSelection<T>,
  most: number,
): number | undefined {
  const limitOf = (type: string | undefined) =>
    type === undefined ? undefined : (totalLimit(type) ?? newestLimit(type));
  // Candidates that could not be fetched take no time to read.
  const readable = candidates.filter((candidate) => !('why' in candidate));
  const kinds = Map.groupBy(readable, ({ predicateType: type }) => (limitOf(type) === undefined ? '' : type));
  const withoutLimit = kinds.get('')?.length ?? 0;
  const limited = [...kinds.keys()].filter((type) => type !== '');
  if (withoutLimit > 0 && withoutLimit + limited.length > most) return most;
  for (const type of limited) {
    const limit = type === undefined ? undefined : totalLimit(type);
    if (limit !== undefined && (kinds.get(type)?.length ?? 0) > limit) return limit;
  }
  return undefined;
}

/**
 * Selects the named candidates, at any age, and the newest of each kind. Any number of candidates can claim the envelope
 * that a summary names, so of them too only the newest of each kind are selected.
 */
export function selectNewest<T>(
  candidates: readonly BundleCandidate[],
  named: ReadonlySet<string>,
  selection: BundleSelection<T>,
) {
  const claimOf = ({ referrer, envelope = '' }: BundleCandidate) =>
    named.has(referrer) ? 'named' : named.has(envelope) ? 'claims' : 'unnamed';
  const { named: selected = [], claims = [], unnamed = [] } = Object.groupBy(candidates, claimOf);
  const older: BundleCandidate[] = [];
  for (const group of [claims, unnamed]) {
    for (const [type = '', ofKind] of Map.groupBy(group, ({ predicateType }) => predicateType)) {
      const byAge = ofKind.toSorted((a, b) => ageOf(a) - ageOf(b));
      const limit = selection.newestLimit(type) ?? byAge.length;
      selected.push(...byAge.slice(0, limit));
      older.push(...byAge.slice(limit));
    }
  }
  return { selected, older };
}

/** A newer candidate has a lower value. A candidate without a time counts as the oldest. */
function ageOf({ created = '' }: BundleCandidate): number {
  const at = Date.parse(created);
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : -at;
}
