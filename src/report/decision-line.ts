import type { Admission } from '../domain/gate/admission.ts';
import type { DenialReason } from '../domain/gate/decision.ts';
import { plain } from '../domain/text.ts';
import type { LinePart } from './line-parts.ts';
import { shortName } from './short-name.ts';

/** Longest cause in the headline, in UTF-16 units. */
const CAUSE = 200;

const WORDS: Readonly<Record<Admission['decision'], string>> = {
  allow: 'Allowed',
  warn: 'Allowed with warnings',
  deny: 'Denied',
  error: 'Could not be verified',
};

/** One cause against the image: the first of several reasons with the same code and remedy, and how many there are. */
export interface Cause {
  readonly first: DenialReason;
  readonly count: number;
}

/** The causes, each once: a wrong signer makes a reason for each statement and platform. */
export function causesOf({ denialReasons }: Pick<Admission, 'denialReasons'>): readonly Cause[] {
  const groups = Map.groupBy(denialReasons, ({ code, remediation }) => JSON.stringify([code, remediation]));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ first, count: others.length + 1 }],
  );
}

/** The signers of statements that another signer made than the required one. */
export function otherSigners({ subjects }: Admission): readonly string[] {
  const signers = subjects.flatMap(({ refused }) => refused.flatMap(({ signedBy }) => signedBy ?? []));
  return [...new Set(signers)];
}

/** The decision and its cause, in one line. Each report writes its parts in its own format. */
export function decisionLine(admission: Admission): readonly LinePart[] {
  const name = { name: shortName(admission.reference ?? admission.imageInput) };
  const start: readonly LinePart[] = [`${WORDS[admission.decision]}: `, name];
  const [cause, ...others] = causesOf(admission);
  if (cause === undefined) return start;
  const more = others.length === 0 ? [] : [` (and ${others.length} more)`];
  const isForeign = cause.first.code === 'identity-mismatch' && otherSigners(admission).length > 0;
  const why: LinePart = isForeign
    ? 'signed by another workflow than the gate wants'
    : { message: plain(cause.first.message, CAUSE).replace(/\.$/, '') };
  return [...start, ', ', why, ...more];
}
