import type { SecretFinding } from '../../../domain/finding/finding.ts';
import type { Runner } from '../../../ports.ts';
import type { Hit } from '../hit.ts';
import type { Fingerprint } from './fingerprint.ts';
import { isTelling, type SecretValues } from './found-values.ts';
import { spellings, withCoreValues } from './merge-hits.ts';

/**
 * Hides the values of the findings, and of nothing else: what is no finding of this event may be a word that others
 * decide by, and was not put there by it.
 */
export async function maskFindings(
  runner: Pick<Runner, 'mask'>,
  hits: readonly Hit[],
  findings: readonly SecretFinding[],
  fingerprint: Fingerprint,
  values: SecretValues,
): Promise<void> {
  const found = new Set(findings.map((finding) => finding.fingerprint));
  for (const [core, hit] of withCoreValues(hits)) {
    const own = await fingerprint(core);
    if (found.has(own)) values.add(own, maskHit(runner, hit));
  }
}

/** Hides what tells the value of a hit; answers it. */
export function maskHit(runner: Pick<Runner, 'mask'>, hit: Hit): readonly string[] {
  const texts = [...spellings(hit.value), ...wrapped(hit)].filter(isTelling);
  for (const text of texts) runner.mask(text);
  return texts;
}

/** The lines of the base64 in which a value stands: who knows them has the value. */
function wrapped({ encoded = '' }: Hit): readonly string[] {
  return encoded.split('\n').filter((line) => line.length >= 8);
}
