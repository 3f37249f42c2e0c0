import { matchesGlob } from '../glob.ts';
import { matchingEntry, type Usage, usageOf } from '../policy/exception.ts';
import type { AcceptedGap } from '../policy/policy.ts';

/**
 * The kinds of gap. `system`: a distribution without advisories. `unreadable`: a package file that cannot be read.
 * `unlisted`: packages that are not in the SBOM. `incomparable`: a package whose version is missing or cannot be
 * compared. `unsourced`: a package for which the database has no advisories. `unlocked`: a manifest that names no exact
 * versions.
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

/** Something that was not compared with advisories. */
export interface Gap {
  readonly kind: GapKind;
  /** The file that shows it, relative to the root of the image or of the source tree: `etc/os-release`. */
  readonly path: string;
  /** PURL, or name and version, of the package. Absent if the gap is the whole file. */
  readonly package?: string;
  /** The end of a sentence that begins with the path: `cannot be parsed`. */
  readonly why: string;
  /** Whether the image cannot pass because of it: it is code that the image can run. Otherwise it is only reported. */
  readonly decides: boolean;
}

/** The gaps of one scope, sorted by the policy. */
export interface GapResult {
  /** Gaps because of which the image cannot pass. */
  readonly open: readonly Gap[];
  /** Gaps that the policy accepts, with the entry of the policy. */
  readonly accepted: readonly { readonly gap: Gap; readonly by: AcceptedGap }[];
  /** Gaps that are only reported. */
  readonly reported: readonly Gap[];
  /** How the entries of the policy were used. */
  readonly usage: Usage<AcceptedGap>;
}

/** Compares gaps with the entries of the policy. Pure. */
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

/** Number of files that a sentence names. */
const NAMED = 3;

/** A sentence for each cause: gaps with the same cause in several files are one sentence. */
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
