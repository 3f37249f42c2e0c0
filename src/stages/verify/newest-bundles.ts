import type { Digest } from '../../domain/digest.ts';
import type { SummaryFacts } from '../../domain/gate/attested-evidence.ts';
import { PREDICATE_TYPES, statementKind } from '../../formats/attestation/in-toto.ts';

/** So many of a kind are looked at, the newest by what they say, beside those that a summary names. */
const NEWEST = 60;
/** So many verified summaries, the newest by what is signed, name what is looked at whatever its age. */
const NAMING = 100;
/** More of a kind than this on one digest are not looked through: one a day for five years. */
const MAX_OF_A_KIND = 2000;

/** A referrer that may be a bundle. */
export interface Candidate {
  readonly referrer: Digest;
  readonly predicateType?: string;
  readonly created?: string;
}

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

/** Everything, or nothing where that is too much. */
export const ALL: Choice<unknown> = {
  newestOf: () => undefined,
  mostOf: () => undefined,
  named: () => new Set(),
};

/** What has to be looked at in any case, and that of which the newest do. */
export function divide<T>(candidates: readonly Candidate[], choice: Choice<T>) {
  const isCut = ({ predicateType }: Candidate) =>
    predicateType !== undefined && choice.newestOf(predicateType) !== undefined;
  return { every: candidates.filter((one) => !isCut(one)), newest: candidates.filter(isCut) };
}

/**
 * The limit that is passed, if one is: a kind may have its own. All others have `most` together, in which a kind that
 * is limited by itself counts as one.
 */
export function limitExceeded<T>(
  candidates: readonly Candidate[],
  { mostOf, newestOf }: Choice<T>,
  most: number,
): number | undefined {
  const limitOf = (type: string | undefined) =>
    type === undefined ? undefined : (mostOf(type) ?? newestOf(type));
  // What is gone is not looked at.
  const there = candidates.filter((one) => !('why' in one));
  const kinds = Map.groupBy(there, ({ predicateType: type }) => (limitOf(type) === undefined ? '' : type));
  const others = kinds.get('')?.length ?? 0;
  const limited = [...kinds.keys()].filter((type) => type !== '');
  if (others > 0 && others + limited.length > most) return most;
  for (const type of limited) {
    const limit = type === undefined ? undefined : mostOf(type);
    if (limit !== undefined && (kinds.get(type)?.length ?? 0) > limit) return limit;
  }
  return undefined;
}

/** What is named, whatever its age, and the newest of each kind. */
export function newestOf<T>(candidates: readonly Candidate[], named: ReadonlySet<Digest>, choice: Choice<T>) {
  const chosen: Candidate[] = candidates.filter(({ referrer }) => named.has(referrer));
  const older: Candidate[] = [];
  const others = candidates.filter(({ referrer }) => !named.has(referrer));
  for (const [type = '', ofKind] of Map.groupBy(others, ({ predicateType }) => predicateType)) {
    const byAge = ofKind.toSorted((one, other) => ageOf(one) - ageOf(other));
    const most = choice.newestOf(type) ?? byAge.length;
    chosen.push(...byAge.slice(0, most));
    older.push(...byAge.slice(most));
  }
  return { chosen, older };
}

/** The younger, the lower; what says nothing is the oldest. */
function ageOf({ created = '' }: Candidate): number {
  const at = Date.parse(created);
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : -at;
}
