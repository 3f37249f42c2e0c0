import { isDeepStrictEqual } from 'node:util';
import type { Vulnerability } from '../../domain/finding/finding.ts';
import type { KnownFinding } from '../../domain/gate/rescan-findings.ts';
import { platformName } from '../../domain/image/image.ts';
import { type KnownFindings, knownKey, readKnown } from '../../formats/attestation/read-attested.ts';
import type { Relied } from '../verify/second-opinion.ts';
import { attestedPlatform } from './rescan.ts';

/**
 * The state of findings when the image was signed, from the vulnerability results that the decision uses. An acceptance
 * on one platform does not apply to another: a finding with different states counts as not accepted.
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
      return { name: platformName(attestedPlatform(sbom)), known };
    });
  return ({ id, purl, package: name, version, foundIn }) => {
    const key = knownKey(id, purl ?? `${name}@${version}`);
    const each = platforms.filter((one) => foundIn.includes(one.name)).map(({ known }) => known.get(key));
    const [first] = each.filter((one) => one !== undefined);
    if (first === undefined || each.every((one) => isDeepStrictEqual(one, first))) return first;
    const { accepted: _accepted, ...notAccepted } = first;
    return notAccepted;
  };
}
