import { matchesGlob } from '../glob.ts';
import { matchingEntry, type Usage, usageOf } from '../policy/exception.ts';
import type { AcceptedGap } from '../policy/policy.ts';

/**
 * What a gap is about. `system`: a distribution without advisories. `unreadable`: a package file that nobody can read.
 * `unlisted`: packages that are there and not in the SBOM. `incomparable`: a package whose version is missing or
 * cannot be compared. `unsourced`: a package for which the database holds no advisories. `unlocked`: a manifest that
 * names no exact versions.
 */
export const GAP_KINDS = [
  'system',
  'unreadable',
  'unlisted',
  'incomparable',
  'unsourced',
  'unlocked',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** Something that was there and was not compared with advisories. */
export interface Gap {
  readonly kind: GapKind;
  /** The file that shows it, relative to the root of the image or of the source tree: `etc/os-release`. */
  readonly path: string;
  /** PURL, or name and version, of the package; absent where the whole file is meant. */
  readonly package?: string;
  /** The end of a sentence that begins with the path: `cannot be parsed`. */
  readonly why: string;
  /** Whether it keeps the image from passing: the image can run what was not compared. Else it is told. */
  readonly decides: boolean;
}

/** What becomes of the gaps of one scope. */
export interface GapResult {
  /** Those that keep the image from passing. */
  readonly open: readonly Gap[];
  /** Those that the policy accepts, with the entry that does. */
  readonly accepted: readonly { readonly gap: Gap; readonly by: AcceptedGap }[];
  /** Those that are told and decide nothing. */
  readonly reported: readonly Gap[];
  /** What became of the entries of the policy. */
  readonly usage: Usage<AcceptedGap>;
}

/** Holds gaps against those that the policy accepts. Pure. */
export function judgeGaps(gaps: readonly Gap[], entries: readonly AcceptedGap[], now: Date): GapResult {
  const deciding = gaps
    .filter(({ decides }) => decides)
    .map((gap) => ({
      gap,
      ...matchingEntry(
        entries.filter(({ path }) => matchesGlob(path, gap.path)),
        now,
      ),
    }));
  return {
    open: deciding.filter(({ active }) => active === undefined).map(({ gap }) => gap),
    accepted: deciding.flatMap(({ gap, active }) => (active ? [{ gap, by: active }] : [])),
    reported: gaps.filter(({ decides }) => !decides),
    usage: usageOf(entries, deciding),
  };
}

const NAMED = 3;

/** Gaps in as few sentences as they need: those that say the same of several files are one. */
export function gapSentences(gaps: readonly Gap[]): readonly string[] {
  const same = Map.groupBy(gaps, ({ kind, why }) => `${kind} ${why}`);
  return [...same.values()].map((group) => {
    const names = group
      .slice(0, NAMED)
      .map((gap) => (gap.package ? `${gap.path} (${gap.package})` : gap.path));
    const more = group.length > NAMED ? ` and ${group.length - NAMED} more` : '';
    return `${names.join(', ')}${more}: ${group[0]?.why ?? ''}`;
  });
}

/** `gap at opt/legacy/**` */
export function gapName({ path }: AcceptedGap): string {
  return `gap at ${path}`;
}
