import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { hex } from '../../domain/digest.ts';
import type { Attached, ToolUse } from '../../domain/evidence/evidence.ts';
import { type Repository, repositoryName } from '../../domain/image/image.ts';
import type { Cleared } from '../../domain/verdict/verdict.ts';
import { copyEvidenceFile, writeEvidenceFile } from '../../evidence-folder.ts';
import { PREDICATE_TYPES, serializeStatement } from '../../formats/attestation/in-toto.ts';
import { EMPTY_CONFIG, EMPTY_DESCRIPTOR } from '../../formats/image/oci-referrer.ts';
import type { World } from '../../ports/world.ts';
import { concurrently, concurrentlyLastAlone, Lanes } from '../shared/concurrently.ts';
import { SbomDocuments } from '../shared/sbom-documents.ts';
import type { AttachmentPlan } from './attachment-plan.ts';
import { removeUnverified, withLeftovers } from './leftovers.ts';
import { planSubject } from './plan-subject.ts';
import { settle } from './settle.ts';
import { Signatory } from './sign.ts';
import type { Signing } from './signing.ts';
import { subjectsOf } from './statements.ts';

/**
 * How many statements are signed at a time, of all subjects together. A signature mostly waits for the services of
 * Sigstore: for its certificate, its timestamp, and its entry in the log.
 */
const SIGNATURES_AT_ONCE = 12;
/** How many subjects are planned at a time. Each has its SBOM in memory. */
const SUBJECTS_AT_ONCE = 6;
/** To how many subjects is attached at a time. Each has its own list in the registry. */
const ATTACHED_AT_ONCE = 6;

type Needs = Pick<World, 'processes' | 'registry' | 'workspace' | 'sigstoreServices' | 'now'>;

/** Where a cleared image is signed, and what its statements are made from. */
export interface SigningOrder {
  readonly repository: Repository;
  /** The tools of the run; trivy is among them. */
  readonly tools: readonly ToolUse[];
  /** The parsed SBOMs. Each is removed here when it is attested. */
  readonly documents?: SbomDocuments;
}

/**
 * Makes the missing statements for every platform manifest of a cleared image and for its index: signature, provenance,
 * SBOM, vulnerability result and, if the image passed, the verification summary. A statement that Assay has
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
  const lanes = new Lanes(SIGNATURES_AT_ONCE);
  const context = { world, signing, signatory, lanes, cleared, repository, scanner, documents };
  const plans = await concurrently(subjectsOf(cleared.image), SUBJECTS_AT_ONCE, (subject) =>
    planSubject(context, subject),
  );
  await writeStatements(world, plans, repository);
  return plans;
}

/**
 * Attaches what was made, to several subjects at a time and to the index last, reads everything back and verifies it, and
 * then removes what it replaces. `report` gets what is attached, also if this breaks off: then statements that cannot be verified are removed,
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
    // The last subject is the index, if there is one.
    await concurrentlyLastAlone(plans, ATTACHED_AT_ONCE, (plan) => place.attach(plan));
    await concurrentlyLastAlone(plans, ATTACHED_AT_ONCE, async (plan, at) => {
      current[at] = await settle(world, signing, place, plan);
    });
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
  return statements.map(({ kind, referrer, origin }) => ({
    predicateType: PREDICATE_TYPES[kind],
    digest: referrer,
    subject: subject.digest,
    origin,
  }));
}

async function attachPlan(world: Needs, repository: Repository, plan: AttachmentPlan): Promise<void> {
  const made = plan.statements.filter((one) => one.origin === 'made');
  if (made.length === 0) return;
  await world.registry.pushBlob(repository, EMPTY_DESCRIPTOR, () => Readable.from([EMPTY_CONFIG]));
  for (const { bundle } of made) {
    const bytes = await readFile(bundle.path);
    await world.registry.pushBlob(repository, bundle.descriptor, () => Readable.from([bytes]));
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
      if (one.origin === 'made') await copyEvidenceFile(folder, `bundles/${name}`, one.bundle.path);
    }
  }
  const shown = plans.at(-1)?.shown ?? {};
  for (const kind of ['provenance', 'summary'] as const) {
    const statement = shown[kind];
    if (statement === undefined) continue;
    await writeEvidenceFile(
      folder,
      `${kind}.intoto.json`,
      serializeStatement(statement, repositoryName(repository)),
    );
  }
}
