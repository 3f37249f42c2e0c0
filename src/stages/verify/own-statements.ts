import { orUndefined } from '../../domain/result.ts';
import { isMarked, madeByIn, sourceOf } from '../../formats/attestation/own-mark.ts';
import type { BuildRun } from '../../formats/attestation/provenance.ts';
import { readProvenance } from '../../formats/attestation/read-attested.ts';
import type { AttachedStatement } from './verify.ts';

/**
 * Whether an attached statement is one that Assay made for this source, ref and runner; `verify` has seen already that
 * this signer signed it. Only that is kept or replaced: the provenance of another branch, and what another step of the
 * same job attaches, are not ours.
 */
export function isOwn(attached: AttachedStatement, run: BuildRun): boolean {
  return isMarked(attached.statement) && certifiesRun(attached, run) && saysRun(attached, run);
}

/** What Fulcio vouches for; a key vouches for nothing of it. */
function certifiesRun({ certificate }: AttachedStatement, run: BuildRun): boolean {
  if (certificate === undefined) return true;
  const { sourceRepository, sourceRepositoryId, sourceRef, runnerEnvironment } = certificate;
  const pairs = [
    [sourceRepository, `${run.serverUrl}/${run.repository}`],
    [sourceRepositoryId, run.repositoryId],
    [sourceRef, run.ref],
    [runnerEnvironment, run.runnerEnvironment],
  ];
  return pairs.every(([vouched, own]) => vouched === undefined || vouched === own);
}

/** What the statement says itself: all that there is where a key signed. */
function saysRun({ kind, statement: { predicate } }: AttachedStatement, run: BuildRun): boolean {
  switch (kind) {
    case 'provenance': {
      const said = orUndefined(readProvenance(predicate));
      return said?.sourceUri === sourceOf(run) && said.runnerEnvironment === run.runnerEnvironment;
    }
    case 'vulnerabilities':
    case 'summary': {
      const said = madeByIn(predicate);
      return said?.source === sourceOf(run) && said.runner === run.runnerEnvironment;
    }
    case 'signature':
    case 'sbom':
      return true;
  }
}

/** Whether every provenance of Assay's that is attached says that the image was built on a runner of GitHub's. */
export function isHosted(attached: readonly AttachedStatement[]): boolean {
  return attached
    .filter(({ kind, statement }) => kind === 'provenance' && isMarked(statement))
    .every(({ statement, certificate }) => {
      const said = orUndefined(readProvenance(statement.predicate));
      const runners = [
        certificate === undefined ? 'github-hosted' : certificate.runnerEnvironment,
        said?.runnerEnvironment,
      ];
      return runners.every((runner) => runner === 'github-hosted');
    });
}
