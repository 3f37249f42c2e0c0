import type { Digest } from '../../domain/digest.ts';
import type { ToolUse } from '../../domain/evidence/evidence.ts';
import { type Descriptor, pinnedName, type Repository, repositoryName } from '../../domain/image/image.ts';
import { PRODUCT } from '../../domain/product.ts';
import { fault } from '../../domain/reason.ts';
import type { Cleared } from '../../domain/verdict/verdict.ts';
import { PREDICATE_TYPES, type Statement, type StatementKind } from '../../formats/attestation/in-toto.ts';
import { madeBy } from '../../formats/attestation/own-mark.ts';
import { summaryPredicate } from '../../formats/attestation/verification-summary.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import { bundleReferrer, describe } from '../../formats/image/oci-referrer.ts';
import type { World } from '../../ports/world.ts';
import { BOUNDS, retry, TryAgain } from '../../retry.ts';
import type { Lanes } from '../shared/concurrently.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';
import { isFromSameSource, isHosted } from '../verify/same-source.ts';
import { type AttachedStatement, readAttached } from '../verify/verify.ts';
import type { AttachmentPlan, PlannedStatement } from './attachment-plan.ts';
import { preferred } from './replaced.ts';
import type { Signatory, SignedBundle } from './sign.ts';
import type { Signing } from './signing.ts';
import { type InputKind, inputStatements, sameSubstance } from './statements.ts';

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
 * names the other statements by their envelopes, so all of them go to the log at the same time.
 */
export async function planSubject(context: SigningContext, subject: Descriptor): Promise<AttachmentPlan> {
  const { world, signing, signatory, lanes, cleared, repository, scanner, documents } = context;
  let older = 0;
  const attached = await readAttached(world, signing.verify, repository, subject.digest, (count) => {
    older = count;
  });
  const previous = preferred(attached.filter((one) => isFromSameSource(one, signing.run)));
  const kept = (kind: StatementKind, statement: Statement) =>
    previous.find((one) => one.kind === kind && sameSubstance(kind, one.statement, statement));
  const made = await inputStatements(cleared, subject.digest, signing, { scanner, documents });
  const content = { subject: subject.digest, predicateType: PREDICATE_TYPES.signature, predicate: {} };
  const bare = kept('signature', content);
  const signature = async (): Promise<PlannedStatement> =>
    bare === undefined
      ? attachable(context, subject, 'signature', {
          ...content,
          ...(await lanes.run(() => signatory.sign(repository, subject.digest))),
        })
      : { origin: 'kept', kind: 'signature', referrer: bare.referrer, envelope: bare.envelope };
  const wanted: Wanted[] = INPUT_KINDS.map((kind) => ({
    kind,
    statement: made[kind],
    kept: kept(kind, made[kind]),
  }));
  const level = levelOf(signing, attached);
  // An image with warnings gets no PASSED summary. The summary of an earlier run is then outdated and is removed.
  const summarize =
    cleared.summary === 'none'
      ? undefined
      : (inputs: readonly Input[]): Wanted => {
          const statement = summaryStatement(context, subject, inputs, level);
          return { kind: 'summary', statement, kept: kept('summary', statement) };
        };
  const [signed, { statements, summary }] = await Promise.all([
    signature(),
    signTogether(context, subject, wanted, summarize),
  ]);
  const [provenance] = wanted;
  const shown = {
    provenance: provenance?.kept?.statement ?? made.provenance,
    ...(summary !== undefined && { summary }),
  };
  return {
    ...{ subject, shown, older, renew: renewal(context, subject) },
    previous: previous.map(({ referrer }) => referrer),
    statements: [signed, ...statements],
  };
}

/** The statements on which a summary is based, in the order of the report. */
const INPUT_KINDS: readonly InputKind[] = ['provenance', 'sbom', 'vulnerabilities'];

/** A statement that a subject must have, and the attached one that says the same. */
interface Wanted {
  readonly kind: StatementKind;
  readonly statement: Statement;
  readonly kept: AttachedStatement | undefined;
}

/** A statement as the summary names it. */
interface Input {
  readonly predicateType: string;
  readonly envelope: Digest;
}

/** A statement that is kept, or signed and not yet in a log. */
interface Drafted extends Wanted {
  readonly envelope: Digest;
  readonly complete: () => Promise<PlannedStatement | undefined>;
}

/** Signs what is not attached, and the summary of it, and then brings all of it to the log at the same time. */
async function signTogether(
  context: SigningContext,
  subject: Descriptor,
  wanted: readonly Wanted[],
  summarize: ((inputs: readonly Input[]) => Wanted) | undefined,
): Promise<{ readonly statements: readonly PlannedStatement[]; readonly summary: Statement | undefined }> {
  const attempt = async () => {
    const inputs = await Promise.all(wanted.map((one) => draft(context, subject, one)));
    const named = inputs.map(({ envelope, statement }) => ({
      ...{ envelope, predicateType: statement.predicateType },
    }));
    const last = summarize && (await draft(context, subject, summarize(named)));
    const drafts = last === undefined ? inputs : [...inputs, last];
    const statements = await Promise.all(drafts.map(({ complete }) => complete()));
    const logged = statements.filter((one) => one !== undefined);
    if (logged.length === statements.length)
      return { statements: logged, summary: last && (last.kept?.statement ?? last.statement) };
    const message = `the transparency log knows a statement about ${subject.digest} and gives no entry for it, although it was signed anew each time; run the job again`;
    return new TryAgain<never>({
      conclude: () => {
        throw fault('signing-failed', 'attest', message);
      },
    });
  };
  return await retry<Awaited<ReturnType<typeof signTogether>>>(attempt, BOUNDS.sigstore);
}

async function draft(context: SigningContext, subject: Descriptor, wanted: Wanted): Promise<Drafted> {
  const { signatory, lanes, repository } = context;
  const { kind, statement, kept } = wanted;
  if (kept !== undefined) {
    const { referrer, envelope } = kept;
    return { ...wanted, envelope, complete: async () => ({ origin: 'kept', kind, referrer, envelope }) };
  }
  const { envelope, complete } = await lanes.run(() =>
    signatory.draft(statement, repositoryName(repository)),
  );
  return {
    ...{ ...wanted, envelope },
    complete: async () => {
      const signed = await lanes.run(complete);
      return signed && attachable(context, subject, kind, { ...statement, ...signed });
    },
  };
}

function attachable(
  { world }: SigningContext,
  subject: Descriptor,
  kind: StatementKind,
  { predicateType, path, bytes, envelope }: SignedBundle & Pick<Statement, 'predicateType'>,
): PlannedStatement {
  const manifest = bundleReferrer(subject, predicateType, bytes, { created: world.now(), envelope });
  const bundle = { path, descriptor: describe(bytes, MEDIA.bundle) };
  return { origin: 'made', kind, referrer: manifest.digest, envelope, manifest, bundle };
}

/** Made here, because a function that is made in `planSubject` would keep in memory what is attached. */
function renewal(context: SigningContext, subject: Descriptor): AttachmentPlan['renew'] {
  return () => planSubject(context, subject);
}

function summaryStatement(
  { world, signing, cleared, repository }: SigningContext,
  subject: Descriptor,
  inputs: readonly Input[],
  level: string,
): Statement {
  const predicate = summaryPredicate({
    resourceUri: pinnedName(repository, subject.digest),
    timeVerified: world.now().toISOString(),
    policyUri: `${PRODUCT.uri}/policy`,
    policyDigest: cleared.policyDigest,
    databaseUpdatedAt: cleared.scan.database.updatedAt,
    inputAttestations: inputs.map((input) => ({ ...input, uri: pinnedName(repository, subject.digest) })),
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
