import type { Sbom, Scan } from '../domain/evidence/evidence.ts';
import type { InventoriedPackage } from '../domain/finding/inventoried-package.ts';
import { type PinnedImage, taggedName } from '../domain/image/image.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { fault } from '../domain/reason.ts';
import { orThrow } from '../domain/result.ts';
import type { EvidenceInput, Request } from '../domain/run/request.ts';
import { type Outcome, reasonsIn } from '../domain/verdict/verdict.ts';
import type { Vex } from '../domain/vex/apply-vex.ts';
import type { VexStatement } from '../domain/vex/vex-statement.ts';
import { LooseValues } from '../formats/redaction/redact.ts';
import { inventoriedPackages } from '../formats/sbom/cyclonedx-packages.ts';
import type { World } from '../ports/world.ts';
import { comparesWithShipped, type ShippedImages, shippedImages } from '../stages/gate/shipped-images.ts';
import type { PendingBlobs } from '../stages/image/pending-blobs.ts';
import { spaceForCopies } from '../stages/image/space-for-image.ts';
import { LayerPackages } from '../stages/layer-packages/layer-packages.ts';
import { demandIsolation } from '../stages/policy/demand-isolation.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import { holdsSecret, redactInventory } from '../stages/sbom/redact-sboms.ts';
import { inventory } from '../stages/sbom/sbom.ts';
import { scan } from '../stages/scan/scan.ts';
import { fingerprintKey } from '../stages/secrets/findings/fingerprint.ts';
import { SecretTexts } from '../stages/secrets/findings/secret-texts.ts';
import {
  runNames,
  secretInNameReasons,
  secretTextsToHide,
} from '../stages/secrets/findings/secrets-in-names.ts';
import { secrets } from '../stages/secrets/secrets.ts';
import { PendingCacheWrites } from '../stages/shared/pending-cache-writes.ts';
import { readHandover } from '../stages/sign/import-evidence.ts';
import { acceptsVex, placeVex, readVex } from '../stages/vex/read-vex.ts';
import { giveTurn } from '../turns.ts';
import type { Checked, Ledger } from './ledger.ts';
import type { SharedWork } from './shared-work.ts';

/** What a run has for one image. */
interface ImageRun {
  /** The workspace of the runner. */
  readonly workspace: string;
  readonly shared: SharedWork;
  /** The layers of the image, which may still be on their way. */
  readonly blobs: PendingBlobs;
}

/** Runs every check of an image in parallel. */
export async function checkImage(
  world: World & PolicyWorld,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  { workspace, shared, blobs }: ImageRun,
): Promise<Checked> {
  const { source } = request;
  const secretTexts = new SecretTexts();
  const cacheWrites = new PendingCacheWrites();
  const layerPackages = new LayerPackages(world.layers, {
    isShared: true,
    copies: await spaceForCopies(world.workspace),
  });
  await world.remembered;
  const [[sboms, scanned, compared], secretsResult, review, vex] = await Promise.all([
    inventoryAndScan(world, request, ledger, image, { cacheWrites, layerPackages, shared, blobs }),
    ledger.step('secrets', async () => {
      const { repositoryId, repository } = world.runner.context;
      const key = fingerprintKey(request.fingerprintKey, repositoryId || repository);
      const searched = shared.source?.secrets();
      const options = { found: secretTexts, cacheWrites, layerPackages, cleanContents: shared.cleanContents };
      // The completeness check waits for layers. It must not wait for layers that this check did not reach.
      return await secrets(world, image, source, key, { ...options, ...(searched && { searched }) }).finally(
        () => layerPackages.release(),
      );
    }),
    shared.source?.workflows(),
    acceptsVex(request.policy)
      ? ledger.step('vex', () => readVex(world, request, workspace, image, (note) => ledger.note(note)))
      : undefined,
  ]);
  if (review !== undefined) ledger.advice = review;
  const countedTexts = secretTextsToHide(world, request, secretsResult, secretTexts);
  // To prepare the search for thousands of values takes long, and a cancelled job must end.
  await giveTurn();
  const values = new LooseValues(countedTexts);
  ledger.withholdNamesWith(values);
  await giveTurn();
  const redacted = await ledger.step('redaction', () =>
    redactInventory(world, { sboms, scan: scanned }, values, ledger.documents),
  );
  const inventoried = redacted.done
    ? redacted.value
    : { sboms: redacted, scan: scanned.done ? { done: false as const, reasons: [] } : scanned };
  // Only now it is known that every layer matches its digest, so results may be cached.
  await giveTurn();
  if (inventoried.sboms.done && inventoried.scan.done && secretsResult.done)
    await cacheWrites.commit(world.runner, holdsSecret(world));
  return {
    ...inventoried,
    secrets: secretsResult,
    secretsInNames: secretInNameReasons(runNames(world, request), values),
    ...compared,
    ...(vex && { vex }),
  };
}

/** Imports the results of an earlier job of this workflow run. No scanner runs here: only the imported evidence counts. */
export async function importEvidence(
  world: World,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  evidence: EvidenceInput,
): Promise<Checked> {
  const read = await ledger.step('evidence', async () => {
    const handover = await readHandover(world.runner.context, evidence, image, request.policy);
    demandIsolation(request.policy, handover.tools);
    return handover;
  });
  // The reasons are in the first outcome only.
  const sameFault: Outcome<never> = { done: false, reasons: [] };
  if (!read.done) return { sboms: read, scan: sameFault, secrets: sameFault };
  const { tools, sboms, scan: scanned, secrets: secretsResult, baseline: baselineResult, vex } = read.value;
  ledger.tools = [...tools.map((tool) => ({ ...tool, path: '' })), ...ledger.tools];
  return {
    sboms: { done: true, value: sboms },
    scan: { done: true, value: scanned },
    secrets: { done: true, value: secretsResult },
    ...(baselineResult && { baseline: baselineResult }),
    ...(vex && { vex: { done: true, value: vex } }),
  };
}

/** VEX statements together with the scopes and packages of the SBOMs. Without SBOMs, nothing is judged. */
export async function vexForScopes(
  ledger: Ledger,
  image: PinnedImage,
  statements: Outcome<readonly VexStatement[]>,
  sboms: Outcome<readonly Sbom[]>,
): Promise<Outcome<Vex>> {
  if (!statements.done) return statements;
  if (!sboms.done) return { done: true, value: { statements: statements.value, places: [] } };
  return await ledger.step('vex', () => placeVex(statements.value, sboms.value, image, ledger.documents));
}

/** The packages that the SBOMs list, if the policy denies packages. */
export async function listedPackages(
  ledger: Ledger,
  sboms: Outcome<readonly Sbom[]>,
  { gate: { denied } }: Policy,
): Promise<Outcome<readonly InventoriedPackage[]> | undefined> {
  if (denied.packages.length === 0 || !sboms.done) return undefined;
  return await ledger.step('sbom', async () => {
    const listed: InventoriedPackage[] = [];
    for (const { cyclonedx } of sboms.value) {
      const bom = orThrow(await ledger.documents.read(cyclonedx), (why) =>
        fault('scan-incomplete', 'sbom', why),
      );
      listed.push(...inventoriedPackages(bom));
    }
    return listed;
  });
}

/** The inventory does not need the database, so both are made in parallel. The scan needs both. */
async function inventoryAndScan(
  world: World,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  {
    cacheWrites,
    layerPackages,
    shared,
    blobs,
  }: Pick<ImageRun, 'shared' | 'blobs'> & {
    readonly cacheWrites: PendingCacheWrites;
    readonly layerPackages: LayerPackages;
  },
): Promise<readonly [Outcome<readonly Sbom[]>, Outcome<Scan>, ComparedWith]> {
  const [sboms, facts] = await Promise.all([
    ledger.step('sbom', () =>
      inventory(world, image, request, {
        ...{ cacheWrites, layerPackages, documents: ledger.documents },
        fetchBlobs: (layout, layers) => blobs.ensure(layout, layers),
        javaDatabase: () => shared.javaDatabase(),
        ...(shared.source && { sourceInventory: shared.source.inventory, sourceSbom: shared.source.sbom }),
      }),
    ),
    ledger.step('database', () => shared.database()),
  ]);
  if (!sboms.done || !facts.done) return [sboms, { done: false, reasons: reasonsIn(facts) }, {}];
  const scanned = await ledger.step('scan', () =>
    scan(world, sboms.value, facts.value, ledger.documents, shared.source?.scan),
  );
  const local = { localDatabase: facts.value };
  if (!comparesWithShipped(request)) return [sboms, scanned, local];
  const read = await ledger.step('baseline', () => shippedImages(world, request, facts.value));
  return [sboms, scanned, { ...local, ...(read.done ? read.value : unknownShipped(request, read)) }];
}

/** The images that a run compares with, and the database by which they were scanned. */
type ComparedWith = Pick<Checked, 'baseline' | 'shipped' | 'localDatabase'>;

/** Why nothing is known of the shipped images. Then every finding counts as new. */
function unknownShipped({ policy, compareTo }: Request, read: Outcome<unknown>): ShippedImages {
  const why = reasonsIn(read)[0]?.message ?? '';
  const { newOnly } = policy.vulnerabilities;
  const image = compareTo === undefined ? (newOnly?.image ?? '') : taggedName(compareTo);
  return {
    ...(newOnly && { baseline: { known: false, why } }),
    shipped: { known: false, image, why },
  };
}
