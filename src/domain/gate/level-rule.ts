import { SLSA_LEVELS, type SlsaLevel } from '../policy/policy.ts';
import type { Attested, CertificateFacts, SummaryFacts } from './attested-evidence.ts';
import { type DenialReason, denialReason } from './decision.ts';

/**
 * The SLSA build level that a provenance proves. Nobody else vouches for a provenance that was signed by a key or on your
 * own machine, so it has level 1.
 */
function levelShown(certificate: CertificateFacts | undefined): SlsaLevel {
  return certificate?.runnerEnvironment === 'github-hosted' ? 'SLSA_BUILD_LEVEL_2' : 'SLSA_BUILD_LEVEL_1';
}

/** Whether one of these levels is at least as high as what is demanded. */
function reachesLevel(levels: readonly string[], demanded: SlsaLevel): boolean {
  return SLSA_LEVELS.slice(SLSA_LEVELS.indexOf(demanded)).some((level) => levels.includes(level));
}

/** Why the level of a provenance or summary is too low. Undefined if it is not, or if no level is demanded. */
export function levelFault(one: Attested, demanded: SlsaLevel | undefined): string | undefined {
  if (demanded === undefined) return undefined;
  if (one.kind === 'provenance') {
    const shown = levelShown(one.certificate);
    const { certificate } = one;
    const runner = certificate?.runnerEnvironment ?? 'unnamed';
    const why = certificate === undefined ? 'a key signed it' : `on a ${runner} runner`;
    return reachesLevel([shown], demanded) ? undefined : `it proves ${shown} (${why}), not ${demanded}`;
  }
  if (!one.summary?.ok) return undefined;
  const { levels = [] }: Pick<SummaryFacts, 'levels'> = one.summary.value;
  return reachesLevel(levels, demanded)
    ? undefined
    : `says ${levels.join(', ').slice(0, 200) || 'no level'}, not ${demanded}`;
}

/** Denies certificates with the same names but different ids: they are not for one repository or owner. */
export function idDenialReasons(used: readonly Attested[]): readonly DenialReason[] {
  const ids = (of: (certificate: CertificateFacts) => string | undefined) => [
    ...new Set(used.flatMap(({ certificate }) => (certificate && of(certificate)) ?? [])),
  ];
  const kinds = [
    ['repository', ids((one) => one.sourceRepositoryId)],
    ['owner', ids((one) => one.sourceOwnerId)],
  ] as const;
  return kinds.flatMap(([name, distinct]) => {
    if (distinct.length < 2) return [];
    const message = `the evidence was signed for ${distinct.length} ids of the ${name} (${distinct.slice(0, 5).join(', ')}): they have the same name, but are not the same ${name}`;
    return [
      denialReason('identity-mismatch', 'evidence', message, {
        evidence: used.map(({ referrer }) => referrer),
      }),
    ];
  });
}
