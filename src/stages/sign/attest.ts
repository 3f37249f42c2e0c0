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
import { isHosted, isOwn } from '../verify/own-statements.ts';
import { type AttachedStatement, readAttached } from '../verify/verify.ts';
import type { Entry, Plan } from './attachment-plan.ts';
import { clearUp, withLeftovers } from './leftovers.ts';
import { assertAttached } from './read-back.ts';
import { Signatory } from './sign.ts';
import type { Signing } from './signing.ts';
import { inputStatements, sameSubstance, subjectsOf } from './statements.ts';

/** Subjects in work at a time. Each makes its four statements side by side, which fills a runner's few cores. */
const SUBJECTS_AT_ONCE = 2;

type Needs = Pick<World, 'processes' | 'registry' | 'workspace' | 'now'>;

/**
 * Makes, for every platform manifest of a cleared image and for its index, whatever is missing of signature,
 * provenance, SBOM, vulnerability result and, last and only of what passed, the verification summary. What Assay has
 * attached already, valid and the same in substance, is kept. Nothing is written to the registry.
 */
export async function signAll(
  world: Needs,
  signing: Signing,
  cleared: Cleared,
  repository: Repository,
  tools: readonly ToolUse[],
): Promise<readonly Plan[]> {
  const signatory = new Signatory(world, signing, cleared);
  const scanner = tools.find(({ name }) => name === 'trivy');
  if (scanner === undefined) throw new TypeError('nothing is cleared that trivy has not scanned');
  const plans = await concurrently(subjectsOf(cleared.image), SUBJECTS_AT_ONCE, (subject) =>
    planSubject(world, signing, signatory, cleared, repository, subject, scanner),
  );
  await writeStatements(world, plans, repository);
  return plans;
}

/**
 * Attaches what was made, one subject after another, then reads everything back and verifies it. `tell` hears what is
 * attached, also where this breaks off: then what is of no use is taken away, and the error names what is left.
 */
export async function attachAll(
  world: Needs,
  signing: Signing,
  repository: Repository,
  plans: readonly Plan[],
  tell: (attached: readonly Attached[]) => void = () => undefined,
): Promise<void> {
  const attached = plans.flatMap(attachedBy);
  try {
    for (const plan of plans) await attachPlan(world, repository, plan);
    for (const plan of plans) await assertAttached(world, signing, repository, plan);
    tell(attached);
  } catch (error) {
    const left = await clearUp(world, signing, repository, plans);
    tell(attached.filter(({ digest, origin }) => origin === 'kept' || left.valid.includes(digest)));
    throw withLeftovers(error, repository, left);
  }
}

function attachedBy({ subject, entries }: Plan): readonly Attached[] {
  return entries.map(({ statement, referrer, origin }) => ({
    predicateType: statement.predicateType,
    digest: referrer,
    subject: subject.digest,
    origin,
  }));
}

async function planSubject(
  world: Needs,
  signing: Signing,
  signatory: Signatory,
  cleared: Cleared,
  repository: Repository,
  subject: Descriptor,
  scanner: ToolUse,
): Promise<Plan> {
  let older = 0;
  const attached = await readAttached(world, signing.verify, repository, subject.digest, (number) => {
    older = number;
  });
  const own = attached.filter((one) => isOwn(one, signing.run));
  const statements = await inputStatements(cleared, subject.digest, signing, scanner);
  const entry = async (
    kind: StatementKind,
    statement: Statement,
    make: () => Promise<Uint8Array>,
  ): Promise<Entry> => {
    const same = own.find((other) => other.kind === kind && sameSubstance(kind, other.statement, statement));
    if (same !== undefined)
      return { origin: 'kept', kind, statement: same.statement, referrer: same.referrer };
    const bundle = await make();
    const manifest = bundleReferrer(subject, statement.predicateType, bundle, world.now());
    return { origin: 'made', kind, statement, referrer: manifest.digest, manifest, bundle };
  };
  const attest = (kind: StatementKind, statement: Statement) =>
    entry(kind, statement, () => signatory.attest(statement, repositoryName(repository)));

  const signature = { subject: subject.digest, predicateType: PREDICATE_TYPES.signature, predicate: {} };
  const inputs = await Promise.all([
    entry('signature', signature, () => signatory.sign(repository, subject.digest)),
    attest('provenance', statements.provenance),
    attest('sbom', statements.sbom),
    attest('vulnerabilities', statements.vulnerabilities),
  ]);
  // An image with warnings gets no PASSED summary; one of an earlier run is outdated then, and taken away.
  if (cleared.summary === 'none') return { subject, own, entries: inputs, older };
  const summary = await attest(
    'summary',
    summaryStatement(cleared, signing, repository, subject, {
      ...{ inputs, now: world.now() },
      level: levelOf(signing, attached),
    }),
  );
  return { subject, own, entries: [...inputs, summary], older };
}

function summaryStatement(
  cleared: Cleared,
  signing: Signing,
  repository: Repository,
  subject: Descriptor,
  { inputs, level, now }: { readonly inputs: readonly Entry[]; readonly level: string; readonly now: Date },
): Statement {
  const predicate = summaryPredicate({
    resourceUri: pinnedName(repository, subject.digest),
    timeVerified: now.toISOString(),
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
 * SLSA Build L2 wants provenance that a hosted build platform authenticates: so for a certificate of a GitHub-hosted
 * runner. A key, or a machine of one's own, is L1; and what was built on one stays so, whoever checks it again.
 */
function levelOf(signing: Signing, attached: readonly AttachedStatement[]): string {
  const hosted = signing.identity.kind === 'certificate' && signing.run.runnerEnvironment === 'github-hosted';
  return hosted && isHosted(attached) ? 'SLSA_BUILD_LEVEL_2' : 'SLSA_BUILD_LEVEL_1';
}

async function attachPlan(world: Needs, repository: Repository, plan: Plan): Promise<void> {
  const made = plan.entries.filter((entry) => entry.origin === 'made');
  const wanted = new Set(plan.entries.map(({ referrer }) => referrer));
  const outdated = plan.own.map(({ referrer }) => referrer).filter((referrer) => !wanted.has(referrer));
  if (made.length === 0 && outdated.length === 0) return;
  if (made.length > 0)
    await world.registry.pushBlob(repository, EMPTY_DESCRIPTOR, () => Readable.from([EMPTY_CONFIG]));
  for (const { bundle } of made) {
    await world.registry.pushBlob(repository, describe(bundle, BUNDLE_MEDIA_TYPE), () =>
      Readable.from([bundle]),
    );
  }
  const manifests = made.map(({ manifest }) => manifest);
  await world.registry.attach(repository, plan.subject.digest, manifests, outdated);
}

/** Bundles of everything that was made, and the statements about the image as a whole. */
async function writeStatements(world: Needs, plans: readonly Plan[], repository: Repository): Promise<void> {
  const folder = world.workspace.evidence;
  for (const { subject, entries } of plans) {
    for (const entry of entries) {
      const name = `${entry.kind}-${hex(subject.digest).slice(0, 12)}.sigstore.json`;
      if (entry.origin === 'made') await writeEvidenceFile(folder, `bundles/${name}`, entry.bundle);
    }
  }
  for (const { kind, statement } of plans.at(-1)?.entries ?? []) {
    if (kind !== 'provenance' && kind !== 'summary') continue;
    await writeEvidenceFile(
      folder,
      `${kind}.intoto.json`,
      serializeStatement(statement, repositoryName(repository)),
    );
  }
}
