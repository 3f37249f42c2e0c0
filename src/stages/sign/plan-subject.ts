import type { ToolUse } from '../../domain/evidence/evidence.ts';
import { type Descriptor, pinnedName, type Repository, repositoryName } from '../../domain/image/image.ts';
import { PRODUCT } from '../../domain/product.ts';
import type { Cleared } from '../../domain/verdict/verdict.ts';
import { PREDICATE_TYPES, type Statement, type StatementKind } from '../../formats/attestation/in-toto.ts';
import { madeBy } from '../../formats/attestation/own-mark.ts';
import { summaryPredicate } from '../../formats/attestation/verification-summary.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import { bundleReferrer, describe } from '../../formats/image/oci-referrer.ts';
import type { World } from '../../ports.ts';
import type { Lanes } from '../shared/concurrently.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';
import { isFromSameSource, isHosted } from '../verify/same-source.ts';
import { type AttachedStatement, readAttached } from '../verify/verify.ts';
import type { AttachmentPlan, PlannedStatement } from './attachment-plan.ts';
import { preferred } from './replaced.ts';
import type { Signatory, SignedBundle } from './sign.ts';
import type { Signing } from './signing.ts';
import { inputStatements, sameSubstance } from './statements.ts';

/** What is the same for all subjects of one image. */
export interface SigningContext {
  readonly world: Pick<World, 'registry' | 'now'>;
  readonly signing: Signing;
  readonly signatory: Signatory;
  /** The signatures of all subjects go through them. */
  readonly lanes: Lanes;
  readonly cleared: Cleared;
  readonly repository: Repository;
  readonly scanner: ToolUse;
  readonly documents: SbomDocuments;
}

/**
 * Makes the missing statements of one subject. What is attached already, is valid and says the same is kept. The summary
 * comes last, because it names the others.
 */
export async function planSubject(context: SigningContext, subject: Descriptor): Promise<AttachmentPlan> {
  const { world, signing, signatory, lanes, cleared, repository, scanner, documents } = context;
  let older = 0;
  const attached = await readAttached(world, signing.verify, repository, subject.digest, (count) => {
    older = count;
  });
  const previous = preferred(attached.filter((one) => isFromSameSource(one, signing.run)));
  const shown: Partial<Record<'provenance' | 'summary', Statement>> = {};
  const made = await inputStatements(cleared, subject.digest, signing, { scanner, documents });
  const plan = async (
    kind: StatementKind,
    statement: Statement,
    sign: () => Promise<SignedBundle>,
  ): Promise<PlannedStatement> => {
    const same = previous.find((one) => one.kind === kind && sameSubstance(kind, one.statement, statement));
    if (kind === 'provenance' || kind === 'summary') shown[kind] = same?.statement ?? statement;
    if (same !== undefined) return { origin: 'kept', kind, referrer: same.referrer };
    const { path, bytes } = await lanes.run(sign);
    const manifest = bundleReferrer(subject, statement.predicateType, bytes, world.now());
    const bundle = { path, descriptor: describe(bytes, MEDIA.bundle) };
    return { origin: 'made', kind, referrer: manifest.digest, manifest, bundle };
  };
  const attest = (kind: StatementKind, statement: Statement) =>
    plan(kind, statement, () => signatory.attest(statement, repositoryName(repository)));

  const signature = { subject: subject.digest, predicateType: PREDICATE_TYPES.signature, predicate: {} };
  const inputs = await Promise.all([
    plan('signature', signature, () => signatory.sign(repository, subject.digest)),
    attest('provenance', made.provenance),
    attest('sbom', made.sbom),
    attest('vulnerabilities', made.vulnerabilities),
  ]);
  // An image with warnings gets no PASSED summary. The summary of an earlier run is then outdated and is removed.
  const common = {
    ...{ subject, shown, older, renew: renewal(context, subject) },
    previous: previous.map(({ referrer }) => referrer),
  };
  if (cleared.summary === 'none') return { ...common, statements: inputs };
  const level = levelOf(signing, attached);
  const summary = await attest('summary', summaryStatement(context, subject, inputs, level));
  return { ...common, statements: [...inputs, summary] };
}

/** Made here, because a function that is made in `planSubject` would keep in memory what is attached. */
function renewal(context: SigningContext, subject: Descriptor): AttachmentPlan['renew'] {
  return () => planSubject(context, subject);
}

function summaryStatement(
  { world, signing, cleared, repository }: SigningContext,
  subject: Descriptor,
  inputs: readonly PlannedStatement[],
  level: string,
): Statement {
  const predicate = summaryPredicate({
    resourceUri: pinnedName(repository, subject.digest),
    timeVerified: world.now().toISOString(),
    policyUri: `${PRODUCT.uri}/policy`,
    policyDigest: cleared.policyDigest,
    databaseUpdatedAt: cleared.scan.database.updatedAt,
    inputAttestations: inputs.map(({ referrer }) => ({
      uri: pinnedName(repository, referrer),
      digest: referrer,
    })),
    verifiedLevels: [level],
    madeBy: madeBy(signing.run),
  });
  return { subject: subject.digest, predicateType: PREDICATE_TYPES.summary, predicate };
}

/**
 * SLSA Build L2 requires provenance that a hosted build platform authenticates, so the certificate of a GitHub-hosted
 * runner. A key or a self-hosted runner gives L1. An image that was built there stays at L1, also if a later run on a
 * hosted runner checks it again.
 */
function levelOf(signing: Signing, attached: readonly AttachedStatement[]): string {
  const hosted = signing.identity.kind === 'certificate' && signing.run.runnerEnvironment === 'github-hosted';
  return hosted && isHosted(attached) ? 'SLSA_BUILD_LEVEL_2' : 'SLSA_BUILD_LEVEL_1';
}
