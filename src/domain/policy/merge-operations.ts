import { same } from './combine-rules.ts';
import { type DeniedRule, type EndingSigner, endOf, type NamedSigner } from './operations.ts';

/** The parts of two policies that concern the operation of a gate, combined so that the result is as strict as both. */

/**
 * The signers that both policies accept, each until the earlier of its ends. An empty list names none, so the other list
 * decides. Calls `refuse` for each signer that only the local policy accepts, or accepts for longer.
 */
export function signersOfBoth(
  central: readonly EndingSigner[],
  local: readonly EndingSigner[],
  refuse: (sentence: string) => void,
): readonly EndingSigner[] {
  if (central.length === 0 || local.length === 0) return [...central, ...local];
  const both: EndingSigner[] = [];
  for (const one of local) {
    const known = central.find((other) => isSameSigner(one, other));
    if (known === undefined) refuse(`accepts the signer ${signerName(one)} at the gate`);
    else if (endsLater(one, known))
      refuse(`accepts the signer ${signerName(one)} after its end, ${known.until}, at the gate`);
    else both.push(one);
  }
  return both;
}

/** Everybody whom one of the policies lets revoke. */
export function revokersOfBoth(
  central: readonly NamedSigner[],
  local: readonly NamedSigner[],
): readonly NamedSigner[] {
  return withoutRepeats(central, local);
}

/** Everything that one of the policies denies. */
export function deniedByBoth(central: DeniedRule, local: DeniedRule): DeniedRule {
  return {
    digests: withoutRepeats(central.digests, local.digests),
    vulnerabilities: withoutRepeats(central.vulnerabilities, local.vulnerabilities),
    packages: withoutRepeats(central.packages, local.packages),
  };
}

function withoutRepeats<T>(central: readonly T[], local: readonly T[]): readonly T[] {
  return [...central, ...local.filter((one) => !central.some((other) => same(one, other)))];
}

function isSameSigner(one: EndingSigner, other: EndingSigner): boolean {
  const { until: _until, ...signer } = one;
  const { until: _other, ...otherSigner } = other;
  return same(signer, otherSigner);
}

function endsLater({ until }: EndingSigner, { until: known }: EndingSigner): boolean {
  if (known === undefined) return false;
  return until === undefined || endOf(until) > endOf(known);
}

function signerName(signer: NamedSigner): string {
  return signer.kind === 'certificate' ? signer.identity : 'with another key';
}
