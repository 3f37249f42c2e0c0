import { orUndefined } from '../../domain/result.ts';
import { isMarked, madeByIn, sourceOf } from '../../formats/attestation/own-mark.ts';
import type { BuildRun } from '../../formats/attestation/provenance.ts';
import { readProvenance } from '../../formats/attestation/read-attested.ts';
import type { AttachedStatement } from './verify.ts';

/**
 * Whether Assay made an attached statement for the same source, ref and runner. The caller has verified that this signer
 * signed it. Assay keeps or replaces only such statements: not the provenance of another branch, and not what another
 * step of the same job attaches.
 */
export function isFromSameSource(attached: AttachedStatement, run: BuildRun): boolean {
  return isMarked(attached.statement) && certificateNames(attached, run) && statementNames(attached, run);
}

/** Whether the certificate names the source and runner of the run. A key has no certificate to compare. */
function certificateNames({ certificate }: AttachedStatement, run: BuildRun): boolean {
  if (certificate === undefined) return true;
  const { sourceRepository, sourceRepositoryId, sourceRef, runnerEnvironment } = certificate;
  const pairs = [
    [sourceRepository, `${run.serverUrl}/${run.repository}`],
    [sourceRepositoryId, run.repositoryId],
    [sourceRef, run.ref],
    [runnerEnvironment, run.runnerEnvironment],
  ];
  return pairs.every(([certified, expected]) => certified === undefined || certified === expected);
}

/** Whether the statement itself names the source and runner of the run. For a key there is no other proof. */
function statementNames({ kind, statement: { predicate } }: AttachedStatement, run: BuildRun): boolean {
  switch (kind) {
    case 'provenance': {
      const provenance = orUndefined(readProvenance(predicate));
      return (
        provenance?.sourceUri === sourceOf(run) && provenance.runnerEnvironment === run.runnerEnvironment
      );
    }
    case 'vulnerabilities':
    case 'summary': {
      const maker = madeByIn(predicate);
      return maker?.source === sourceOf(run) && maker.runner === run.runnerEnvironment;
    }
    case 'signature':
    case 'sbom':
      return true;
  }
}

/** Whether every attached provenance of Assay says that the image was built on a GitHub-hosted runner. */
export function isHosted(attached: readonly AttachedStatement[]): boolean {
  return attached
    .filter(({ kind, statement }) => kind === 'provenance' && isMarked(statement))
    .every(({ statement, certificate }) => {
      const provenance = orUndefined(readProvenance(statement.predicate));
      const runners = [
        certificate === undefined ? 'github-hosted' : certificate.runnerEnvironment,
        provenance?.runnerEnvironment,
      ];
      return runners.every((runner) => runner === 'github-hosted');
    });
}
