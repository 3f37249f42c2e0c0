import type { SecretFinding } from '../../../domain/finding/finding.ts';
import type { Runner } from '../../../ports.ts';
import type { Hit } from '../hit.ts';
import type { Fingerprint } from './fingerprint.ts';
import { spellings, withCoreValues } from './merge-hits.ts';
import { isMaskable, type SecretTexts } from './secret-texts.ts';

/** Computes fingerprints, and collects the texts that reveal the found secrets. */
export interface MaskOptions {
  readonly fingerprint: Fingerprint;
  readonly texts: SecretTexts;
}

/**
 * Masks the values of the findings, and no other values. A value that is not a finding of this event may be an
 * ordinary word in the output of other steps, and this event did not add it.
 */
export async function maskFindings(
  runner: Pick<Runner, 'mask'>,
  hits: readonly Hit[],
  findings: readonly SecretFinding[],
  { fingerprint, texts }: MaskOptions,
): Promise<void> {
  const found = new Set(findings.map((finding) => finding.fingerprint));
  for (const [value, hit] of withCoreValues(hits)) {
    const valueFingerprint = await fingerprint(value);
    if (found.has(valueFingerprint)) texts.add(valueFingerprint, maskHit(runner, hit));
  }
}

/** Masks the texts that reveal the value of a hit, and returns them. */
export function maskHit(runner: Pick<Runner, 'mask'>, hit: Hit): readonly string[] {
  const texts = [...spellings(hit.value), ...encodedLines(hit)].filter(isMaskable);
  for (const text of texts) runner.mask(text);
  return texts;
}

/** The lines of the base64 that contains the value. They reveal the value. */
function encodedLines({ encoded = '' }: Hit): readonly string[] {
  return encoded.split('\n').filter((line) => line.length >= 8);
}
