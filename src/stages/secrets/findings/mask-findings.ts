import type { Runner } from '../../../ports/runner-port.ts';
import { Turns } from '../../../turns.ts';
import type { Hit } from '../hit.ts';
import { type Merged, spellings } from './merge-hits.ts';
import { isMaskable, type SecretTexts } from './secret-texts.ts';

/**
 * Masks the values of the findings, and no other values. A value that is not a finding of this event may be an
 * ordinary word in the output of other steps, and this event did not add it. `texts` collects what reveals the values.
 */
export async function maskFindings(
  runner: Pick<Runner, 'mask'>,
  merged: readonly Merged[],
  texts: SecretTexts,
): Promise<void> {
  const turns = new Turns();
  // Three engines find the same value, it can be in a thousand files, and a thousand can be in one run of base64.
  const known = new Map<string, readonly string[]>();
  for (const { finding, hits } of merged) {
    await turns.give();
    for (const value of new Set(hits.map((hit) => hit.value)))
      texts.add(finding.fingerprint, maskTexts(runner, spellings(value)));
    for (const encoded of new Set(hits.flatMap((hit) => hit.encoded ?? []))) {
      const lines = known.get(encoded) ?? maskTexts(runner, encodedLines(encoded));
      known.set(encoded, lines);
      texts.add(finding.fingerprint, lines);
    }
  }
}

/** Masks the texts that reveal the value of a hit. */
export function maskHit(runner: Pick<Runner, 'mask'>, { value, encoded = '' }: Hit): void {
  maskTexts(runner, [...spellings(value), ...encodedLines(encoded)]);
}

/** Masks the texts that can be masked, and returns them. */
function maskTexts(runner: Pick<Runner, 'mask'>, texts: readonly string[]): readonly string[] {
  const maskable = texts.filter(isMaskable);
  for (const text of maskable) runner.mask(text);
  return maskable;
}

/** The lines of the base64 that contains the value. They reveal the value. */
function encodedLines(encoded: string): readonly string[] {
  return encoded.split('\n').filter((line) => line.length >= 8);
}
