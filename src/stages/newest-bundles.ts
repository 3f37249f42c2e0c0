import type { SummaryFacts } from '../domain/attested.ts';
import type { Digest } from '../domain/digest.ts';
import { PREDICATE_TYPES, statementKind } from '../formats/in-toto.ts';

/** So many of a kind are looked at, the newest by what they say, beside those that a summary names. */
const NEWEST = 60;
/** So many verified summaries, the newest by what is signed, name what is looked at whatever its age. */
const NAMING = 100;
/** More of a kind than this on one digest are not looked through: one a day for five years. */
const MAX_OF_A_KIND = 2000;

/** Tells what of very many bundles has to be looked at. Without one it is all of them, or none. */
export interface Choice<T> {
  /** How many of a type are looked at, the newest first; undefined where all of them are. */
  readonly newestOf: (predicateType: string) => number | undefined;
  /** How many of a type there may be where all of them are looked at. */
  readonly mostOf: (predicateType: string) => number | undefined;
  /** Referrers that have to be looked at, by what was. */
  readonly named: (values: readonly T[]) => ReadonlySet<Digest>;
}

/**
 * Every verification summary is looked at, then what the newest of them name, and of every other kind the newest. When
 * a bundle was attached is only what its manifest says, so whoever may push can put fakes before what is valid: that
 * may hide a statement, which is then missing, and never the newest summary, by which it is decided what counts.
 */
export function choiceBySummary<T>(summaryOf: (value: T) => SummaryFacts | undefined): Choice<T> {
  return {
    newestOf: (type) => (isSummary(type) || statementKind(type) === undefined ? undefined : NEWEST),
    mostOf: (type) => (isSummary(type) ? MAX_OF_A_KIND : undefined),
    named(values) {
      const summaries = values.map(summaryOf).filter((one) => one !== undefined);
      const newest = summaries.toSorted((one, other) => timeOf(other) - timeOf(one)).slice(0, NAMING);
      return new Set(newest.flatMap(({ inputs }) => inputs));
    },
  };
}

/** Where no summary decides what counts, all of Assay's kinds are looked at. */
export const EVERYTHING: Choice<unknown> = {
  newestOf: () => undefined,
  mostOf: (type) => (statementKind(type) === undefined ? undefined : MAX_OF_A_KIND),
  named: () => new Set(),
};

function isSummary(predicateType: string): boolean {
  return predicateType === PREDICATE_TYPES.summary;
}

function timeOf({ timeVerified }: SummaryFacts): number {
  return Date.parse(timeVerified) || 0;
}
