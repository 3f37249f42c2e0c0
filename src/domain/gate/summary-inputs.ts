import type { Digest } from '../digest.ts';
import type { StatementNames, SummaryFacts } from './attested-evidence.ts';

/** Whether a summary names a statement as one on which it is based. */
export function isInput({ inputs }: Pick<SummaryFacts, 'inputs'>, names: StatementNames): boolean {
  return inputs.includes(names.envelope) || inputs.includes(names.referrer);
}

/** The inputs of a summary that none of these statements is. */
export function missingInputs(
  { inputs }: Pick<SummaryFacts, 'inputs'>,
  there: readonly StatementNames[],
): readonly Digest[] {
  const named = new Set(there.flatMap(({ envelope, referrer }) => [envelope, referrer]));
  return inputs.filter((input) => !named.has(input));
}
