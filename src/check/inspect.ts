import type { Sbom, Scan } from '../domain/evidence/evidence.ts';
import type { PinnedImage } from '../domain/image/image.ts';
import type { EvidenceInput, Request } from '../domain/run/request.ts';
import type { Baseline } from '../domain/verdict/baseline.ts';
import { type Outcome, reasonsIn } from '../domain/verdict/verdict.ts';
import type { Vex } from '../domain/vex/apply-vex.ts';
import type { VexStatement } from '../domain/vex/vex-statement.ts';
import { LooseValues } from '../formats/redaction/redact.ts';
import type { World } from '../ports.ts';
import { baseline } from '../stages/gate/read-baseline.ts';
import { LayerPackages } from '../stages/layer-packages/layer-packages.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import { holdsSecret, redactInventory } from '../stages/sbom/redact-sboms.ts';
import { inventory } from '../stages/sbom/sbom.ts';
import { database } from '../stages/scan/database.ts';
import { scan } from '../stages/scan/scan.ts';
import { fingerprintKey } from '../stages/secrets/findings/fingerprint.ts';
import { SecretValues } from '../stages/secrets/findings/found-values.ts';
import { countingValues, namedReasons, namesOf } from '../stages/secrets/findings/secrets-in-names.ts';
import { secrets } from '../stages/secrets/secrets.ts';
import { Learned } from '../stages/shared/learned.ts';
import { readHandover } from '../stages/sign/import-evidence.ts';
import { believesVex, placeVex, readVex } from '../stages/vex/read-vex.ts';
import { reviewWorkflows } from '../stages/workflows/workflows.ts';
import type { Checked, Ledger } from './ledger.ts';

/** Every check of an image, side by side. */
export async function checkImage(
  world: World & PolicyWorld,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  workspace: string,
): Promise<Checked> {
  const { source } = request;
  const found = new SecretValues();
  const learned = new Learned();
  const layerPackages = new LayerPackages(world.layers, true);
  const [[sboms, scanned, before], leaks, review, vex] = await Promise.all([
    inventoryAndScan(world, request, ledger, image, learned, layerPackages),
    ledger.step('secrets', async () => {
      const { repositoryId, repository } = world.runner.context;
      const key = fingerprintKey(request.fingerprintKey, repositoryId || repository);
      const options = { history: request.history, found, learned, layerPackages };
      // However it ends, nobody may wait for layers that it did not come to.
      return await secrets(world, image, source, key, options).finally(() => layerPackages.release());
    }),
    source && reviewWorkflows(source),
    believesVex(request.policy)
      ? ledger.step('vex', () => readVex(world, request, workspace, image, (note) => ledger.note(note)))
      : undefined,
  ]);
  if (review !== undefined) ledger.advice = review;
  const counting = countingValues(world, request, leaks, found);
  const values = new LooseValues(counting);
  ledger.withholdNamesWith(values);
  const inventoried = await redactInventory(world, { sboms, scan: scanned }, counting);
  // Now every layer was seen to be what it says, and not before.
  if (inventoried.sboms.done && inventoried.scan.done && leaks.done)
    await learned.keep(world.runner, holdsSecret(world));
  return {
    ...inventoried,
    secrets: leaks,
    secretsInNames: namedReasons(namesOf(world, request), values),
    ...(before && { baseline: before }),
    ...(vex && { vex }),
  };
}

/** What an earlier job of this workflow run has found: no scanner runs here, and nothing but its findings is believed. */
export async function importEvidence(
  world: World,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  evidence: EvidenceInput,
): Promise<Checked> {
  const read = await ledger.step('evidence', () =>
    readHandover(world.runner.context, evidence, image, request.policy),
  );
  const same: Outcome<never> = { done: false, reasons: [] };
  if (!read.done) return { sboms: read, scan: same, secrets: same };
  const { tools, sboms, scan: scanned, secrets: leaks, baseline: before, vex } = read.value;
  ledger.tools = [...tools.map((tool) => ({ ...tool, path: '' })), ...ledger.tools];
  return {
    sboms: { done: true, value: sboms },
    scan: { done: true, value: scanned },
    secrets: { done: true, value: leaks },
    ...(before && { baseline: before }),
    ...(vex && { vex: { done: true, value: vex } }),
  };
}

/** What VEX documents say, with what the SBOMs list for them to speak of. Without SBOMs nothing is judged. */
export async function vexForScopes(
  ledger: Ledger,
  image: PinnedImage,
  said: Outcome<readonly VexStatement[]>,
  sboms: Outcome<readonly Sbom[]>,
): Promise<Outcome<Vex>> {
  if (!said.done) return said;
  if (!sboms.done) return { done: true, value: { statements: said.value, places: [] } };
  return await ledger.step('vex', () => placeVex(said.value, sboms.value, image));
}

/** The inventory needs no database, so that one is fetched meanwhile; the scan needs both. */
async function inventoryAndScan(
  world: World,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  learned: Learned,
  layerPackages: LayerPackages,
): Promise<readonly [Outcome<readonly Sbom[]>, Outcome<Scan>, Baseline?]> {
  const [sboms, facts] = await Promise.all([
    ledger.step('sbom', () => inventory(world, image, request, learned, layerPackages)),
    ledger.step('database', () => database(world, request.database)),
  ]);
  if (!sboms.done || !facts.done) return [sboms, { done: false, reasons: reasonsIn(facts) }];
  const scanned = await ledger.step('scan', () => scan(world, sboms.value, facts.value));
  const { newOnly } = request.policy.vulnerabilities;
  if (newOnly === undefined) return [sboms, scanned];
  const before = await ledger.step('baseline', () => baseline(world, newOnly, request, facts.value));
  const why = reasonsIn(before)[0]?.message ?? '';
  return [sboms, scanned, before.done ? before.value : { known: false, why }];
}
