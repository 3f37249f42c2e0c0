import { isDeepStrictEqual } from 'node:util';
import type { Vulnerability } from '../../domain/finding/finding.ts';
import type { KnownFinding } from '../../domain/gate/rescan-findings.ts';
import { platformName } from '../../domain/image/image.ts';
import { type KnownFindings, knownKey, readKnown } from '../../formats/attestation/read-attested.ts';
import type { Relied } from '../verify/second-opinion.ts';
import { platformOf } from './rescan.ts';

/**
 * How findings stood when the image was signed, by the vulnerability results that the decision rests on. What one
 * platform's result says lets nothing through on another: one that they tell differently was accepted by nothing.
 */
export function knownFindings(
  relied: readonly Relied[],
): (finding: Vulnerability) => KnownFinding | undefined {
  const platforms = relied
    .filter(({ subject, attested }) => attested.kind === 'sbom' && subject.role !== 'index')
    .map((sbom) => {
      const result = relied.find(
        ({ subject, attested }) => attested.kind === 'vulnerabilities' && subject === sbom.subject,
      );
      const known: KnownFindings = result === undefined ? new Map() : readKnown(result.attested.predicate);
      return { name: platformName(platformOf(sbom)), known };
    });
  return ({ id, purl, package: name, version, foundIn }) => {
    const key = knownKey(id, purl ?? `${name}@${version}`);
    const each = platforms.filter((one) => foundIn.includes(one.name)).map(({ known }) => known.get(key));
    const [first] = each.filter((one) => one !== undefined);
    if (first === undefined || each.every((one) => isDeepStrictEqual(one, first))) return first;
    const { accepted: _accepted, ...told } = first;
    return told;
  };
}
