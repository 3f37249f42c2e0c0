import { Readable } from 'node:stream';
import { hex } from '../../domain/digest.ts';
import type { Attached, ToolUse } from '../../domain/evidence/evidence.ts';
import { type Descriptor, pinnedName, type Repository, repositoryName } from '../../domain/image/image.ts';
import { PRODUCT } from '../../domain/product.ts';
import type { Cleared } from '../../domain/verdict/verdict.ts';
import { writeEvidenceFile } from '../../evidence-folder.ts';
import {
  PREDICATE_TYPES,
  type Statement,
  type StatementKind,
  serializeStatement,
} from '../../formats/attestation/in-toto.ts';
import { madeBy } from '../../formats/attestation/own-mark.ts';
import { summaryPredicate } from '../../formats/attestation/verification-summary.ts';
import {
  bundleReferrer,
  describe,
  EMPTY_CONFIG,
  EMPTY_DESCRIPTOR,
} from '../../formats/image/oci-referrer.ts';
import { BUNDLE_MEDIA_TYPE } from '../../formats/signing/sigstore.ts';
import type { World } from '../../ports.ts';
import { concurrently } from '../shared/concurrently.ts';
import { SbomDocuments } from '../shared/sbom-documents.ts';
import { isFromSameSource, isHosted } from '../verify/same-source.ts';
import { type AttachedStatement, readAttached } from '../verify/verify.ts';
import type { AttachmentPlan, PlannedStatement } from './attachment-plan.ts';
import { removeUnverified, withLeftovers } from './leftovers.ts';
import { preferred } from './replaced.ts';
import { settle } from './settle.ts';
import { Signatory } from './sign.ts';
import type { Signing } from './signing.ts';
import { inputStatements, sameSubstance, subjectsOf } from './statements.ts';

/** How many subjects are signed at a time. Each makes its four statements at the same time, which fills a runner's few cores. */
const SUBJECTS_AT_ONCE = 2;

type Needs = Pick<World, 'processes' | 'registry' | 'workspace' | 'now'>;

/** Where a cleared image is signed, and what its statements are made from. */
export interface SigningOrder {
  readonly repository: Repository;
  /** The tools of the run; trivy is among them. */
  readonly tools: readonly ToolUse[];
  /** The parsed SBOMs. Each is removed here when it is attested. */
  readonly documents?: SbomDocuments;
}

/** What is the same for all subjects of one image. */
interface SigningContext {
  readonly world: Needs;
  readonly signing: Signing;
  readonly signatory: Signatory;
  readonly cleared: Cleared;
  readonly repository: Repository;
  readonly scanner: ToolUse;
  readonly documents: SbomDocuments;
}

/**
 * Makes the missing statements for every platform manifest of a cleared image and for its index: signature, provenance,
 * SBOM, vulnerability result and, if the image passed, the verification summary at the end. A statement that Assay has
 * already attached is kept if it is valid and the same in substance. Nothing is written to the registry.
 */
export async function signAll(
  world: Needs,
  signing: Signing,
  cleared: Cleared,
  { repository, tools, documents = new SbomDocuments() }: SigningOrder,
): Promise<readonly AttachmentPlan[]> {
  const signatory = new Signatory(world, signing, cleared);
  const scanner = tools.find(({ name }) => name === 'trivy');
  if (scanner === undefined) throw new TypeError('an image that trivy has not scanned is never cleared');
  const context = { world, signing, signatory, cleared, repository, scanner, documents };
  const plans = await concurrently(subjectsOf(cleared.image), SUBJECTS_AT_ONCE, (subject) =>
    planSubject(context, subject),
  );
  await writeStatements(world, plans, repository);
  return plans;
}

/**
 * Attaches what was made, one subject after another, reads everything back and verifies it, and then removes what it
 * replaces. `report` gets what is attached, also if this breaks off: then statements that cannot be verified are removed,
 * and the error names what is left. Answers for how many subjects another run attached statements at the same time, so
 * that they were planned again.
 */
export async function attachAll(
  world: Needs,
  signing: Signing,
  repository: Repository,
  plans: readonly AttachmentPlan[],
  report: (attached: readonly Attached[]) => void = () => undefined,
): Promise<number> {
  const current = [...plans];
  const place = { repository, attach: (plan: AttachmentPlan) => attachPlan(world, repository, plan) };
  try {
    for (const plan of plans) await place.attach(plan);
    for (const [at, plan] of plans.entries()) {
      current[at] = await settle(world, signing, place, plan);
    }
    report(current.flatMap(attachedBy));
  } catch (error) {
    const left = await removeUnverified(world, signing, repository, current);
    const attached = current.flatMap(attachedBy);
    report(attached.filter(({ digest, origin }) => origin === 'kept' || left.valid.includes(digest)));
    throw withLeftovers(error, repository, left);
  }
  const renewed = current.filter((plan, at) => plan !== plans[at]).length;
  if (renewed > 0) await writeStatements(world, current, repository);
  return renewed;
}

function attachedBy({ subject, statements }: AttachmentPlan): readonly Attached[] {
  return statements.map(({ statement, referrer, origin }) => ({
    predicateType: statement.predicateType,
    digest: referrer,
    subject: subject.digest,
    origin,
  }));
}

async function planSubject(context: SigningContext, subject: Descriptor): Promise<AttachmentPlan> {
  const { world, signing, signatory, cleared, repository, scanner, documents } = context;
  let older = 0;
  const attached = await readAttached(world, signing.verify, repository, subject.digest, (count) => {
    older = count;
  });
  const previous = preferred(attached.filter((one) => isFromSameSource(one, signing.run)));
  const renew = () => planSubject(context, subject);
  const made = await inputStatements(cleared, subject.digest, signing, { scanner, documents });
  const plan = async (
    kind: StatementKind,
    statement: Statement,
    sign: () => Promise<Uint8Array>,
  ): Promise<PlannedStatement> => {
    const same = previous.find((one) => one.kind === kind && sameSubstance(kind, one.statement, statement));
    if (same !== undefined)
      return { origin: 'kept', kind, statement: same.statement, referrer: same.referrer };
    const bundle = await sign();
    const manifest = bundleReferrer(subject, statement.predicateType, bundle, world.now());
    return { origin: 'made', kind, statement, referrer: manifest.digest, manifest, bundle };
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
  if (cleared.summary === 'none') return { subject, previous, statements: inputs, older, renew };
  const level = levelOf(signing, attached);
  const summary = await attest('summary', summaryStatement(context, subject, inputs, level));
  return { subject, previous, statements: [...inputs, summary], older, renew };
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

async function attachPlan(world: Needs, repository: Repository, plan: AttachmentPlan): Promise<void> {
  const made = plan.statements.filter((one) => one.origin === 'made');
  if (made.length === 0) return;
  await world.registry.pushBlob(repository, EMPTY_DESCRIPTOR, () => Readable.from([EMPTY_CONFIG]));
  for (const { bundle } of made) {
    await world.registry.pushBlob(repository, describe(bundle, BUNDLE_MEDIA_TYPE), () =>
      Readable.from([bundle]),
    );
  }
  const manifests = made.map(({ manifest }) => manifest);
  await world.registry.attach(repository, plan.subject.digest, manifests, []);
}

/** Writes the bundles that were made, and the statements about the image as a whole, as evidence. */
async function writeStatements(
  world: Needs,
  plans: readonly AttachmentPlan[],
  repository: Repository,
): Promise<void> {
  const folder = world.workspace.evidence;
  for (const { subject, statements } of plans) {
    for (const one of statements) {
      const name = `${one.kind}-${hex(subject.digest).slice(0, 12)}.sigstore.json`;
      if (one.origin === 'made') await writeEvidenceFile(folder, `bundles/${name}`, one.bundle);
    }
  }
  for (const { kind, statement } of plans.at(-1)?.statements ?? []) {
    if (kind !== 'provenance' && kind !== 'summary') continue;
    await writeEvidenceFile(
      folder,
      `${kind}.intoto.json`,
      serializeStatement(statement, repositoryName(repository)),
    );
  }
}
