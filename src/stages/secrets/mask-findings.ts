import type { Runner } from '../../ports.ts';
import { type FoundValues, isTelling } from './found-values.ts';
import type { Hit } from './hit.ts';
import { type Merged, spellings } from './merge-hits.ts';

/**
 * Hides the values of the findings, and of nothing else: what is no finding of this event may be a word that others
 * decide by, and was not put there by it.
 */
export function maskFindings(
  runner: Pick<Runner, 'mask'>,
  merged: readonly Merged[],
  values: FoundValues,
): void {
  // Three engines find the same, it may stand in a thousand files, and a thousand may stand in one run of base64.
  const known = new Map<string, readonly string[]>();
  for (const { finding, hits } of merged) {
    for (const value of new Set(hits.map((hit) => hit.value)))
      values.add(finding.fingerprint, maskTexts(runner, spellings(value)));
    for (const encoded of new Set(hits.flatMap((hit) => hit.encoded ?? []))) {
      const texts = known.get(encoded) ?? maskTexts(runner, wrapped(encoded));
      known.set(encoded, texts);
      values.add(finding.fingerprint, texts);
    }
  }
}

/** Hides what tells the value of a hit. */
export function maskHit(runner: Pick<Runner, 'mask'>, { value, encoded = '' }: Hit): void {
  maskTexts(runner, [...spellings(value), ...wrapped(encoded)]);
}

/** Hides those that tell a value wherever they stand; answers them. */
function maskTexts(runner: Pick<Runner, 'mask'>, texts: readonly string[]): readonly string[] {
  const telling = texts.filter(isTelling);
  for (const text of telling) runner.mask(text);
  return telling;
}

/** The lines of the base64 in which a value stands: who knows them has the value. */
function wrapped(encoded: string): readonly string[] {
  return encoded.split('\n').filter((line) => line.length >= 8);
}
