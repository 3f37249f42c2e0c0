import type { Digest } from '../../domain/digest.ts';
import type { CertificateFacts, StatementNames, SummaryFacts } from '../../domain/gate/attested-evidence.ts';
import type { Repository } from '../../domain/image/image.ts';
import { orUndefined } from '../../domain/result.ts';
import {
  PREDICATE_TYPES,
  type Statement,
  type StatementKind,
  statementKind,
} from '../../formats/attestation/in-toto.ts';
import { readSummary } from '../../formats/attestation/read-attested.ts';
import type { Verification } from '../../formats/signing/sigstore.ts';
import type { World } from '../../ports/world.ts';
import { readBundles } from './bundles.ts';
import { selectBySummary } from './newest-bundles.ts';

/** A verified statement about an image, and the referrer manifest that contains it. */
export interface AttachedStatement extends StatementNames {
  readonly kind: StatementKind;
  readonly statement: Statement;
  /** Absent if a key signed. */
  readonly certificate?: CertificateFacts;
}

/**
 * Reads what is attached to a digest. Answers the statements that verify for the identity of `verify`, have a predicate
 * type of Assay, and are about exactly this digest. Everything else is ignored. Throws if the registry does not answer.
 * `reportOlder` gets the number of statements that were not examined, because there are newer ones of their kind.
 */
export async function readAttached(
  world: Pick<World, 'registry'>,
  verify: (bundle: Uint8Array) => Verification,
  repository: Repository,
  subject: Digest,
  reportOlder: (count: number) => void = () => undefined,
): Promise<readonly AttachedStatement[]> {
  const selection = selectBySummary((one: Verification) => summaryIn(one, subject));
  const options = { isWanted: isOfAssay, use: verify, selection };
  const bundles = await readBundles(world, repository, subject, options);
  reportOlder(bundles.filter((bundle) => 'older' in bundle).length);
  return bundles.flatMap((bundle) => {
    if (!('value' in bundle) || !bundle.value.verified) return [];
    const { statement, envelope, certificate } = bundle.value;
    const kind = statement.subject === subject ? statementKind(statement.predicateType) : undefined;
    if (kind === undefined) return [];
    return [{ kind, referrer: bundle.referrer, envelope, statement, ...(certificate && { certificate }) }];
  });
}

function isOfAssay(predicateType: string): boolean {
  return statementKind(predicateType) !== undefined;
}

function summaryIn(verification: Verification, subject: Digest): SummaryFacts | undefined {
  if (!verification.verified || verification.statement.subject !== subject) return undefined;
  const { predicateType, predicate } = verification.statement;
  return predicateType === PREDICATE_TYPES.summary ? orUndefined(readSummary(predicate)) : undefined;
}
