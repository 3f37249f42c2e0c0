import { basename } from 'node:path';
import type { EvidenceFile, Sbom, Scan } from '../../domain/evidence/evidence.ts';
import { fault, type Reason } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { Outcome } from '../../domain/verdict/verdict.ts';
import { copyEvidenceFile } from '../../evidence-folder.ts';
import { scopeName } from '../../formats/location-names.ts';
import { LooseValues } from '../../formats/redaction/redact.ts';
import { redactFields } from '../../formats/redaction/text-fields.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { redactBom } from '../../formats/sbom/cyclonedx-redact.ts';
import type { World } from '../../ports/world.ts';
import { giveTurn } from '../../turns.ts';
import { isMaskable } from '../secrets/findings/secret-texts.ts';
import type { HoldsSecret } from '../shared/pending-cache-writes.ts';
import { SbomDocuments } from '../shared/sbom-documents.ts';
import { isInFile, isInText } from '../shared/secret-search.ts';
import { forgetInventories } from './inventory-cache.ts';
import { type FilesWorld, writeSbom } from './sbom-files.ts';

/** Replaces a secret value. It has no brackets, because some readers of license expressions reject them. */
const MARK = 'redacted';
const NOTE = 'secret values in descriptions and licenses of packages are replaced by "redacted"';

type RedactWorld = FilesWorld & Pick<World, 'runner'>;

/** The outcomes of inventory and scan. */
interface Inventoried {
  readonly sboms: Outcome<readonly Sbom[]>;
  readonly scan: Outcome<Scan>;
}

/** The secret values of the run. */
interface KnownSecrets {
  readonly all: LooseValues;
  /** The values that the policy does not ignore. */
  readonly counting: LooseValues;
}

/**
 * Removes the secret values that are known by now from the texts that trivy read from the image, and puts the SBOMs into
 * the evidence folder. If a value that counts (`counting`) names a package, a version or a folder, nothing is edited,
 * because other tools decide by these names: the SBOM is withheld, and the outcome is `secret-found`. Call this after the
 * secrets check has ended, with any result.
 */
export async function redactInventory(
  world: RedactWorld,
  { sboms, scan }: Inventoried,
  counting: LooseValues,
  documents: SbomDocuments = new SbomDocuments(),
): Promise<Inventoried> {
  const all = hiddenValues(world);
  await giveTurn();
  const known: KnownSecrets = { all, counting };
  // Only in the folder that this run may write.
  await forgetInventories(world.workspace.store, holding(all));
  const reported = sboms.done ? await releaseAll(world, sboms.value, known, documents) : sboms;
  return { sboms: reported, scan: scan.done ? redactScan(scan.value, known) : scan };
}

/** Answers whether what is cached for later runs contains a secret value, in any spelling. */
export function holdsSecret(world: Pick<World, 'runner'>): HoldsSecret {
  return holding(hiddenValues(world));
}

function holding(values: LooseValues): HoldsSecret {
  return { text: (text) => isInText(values, text), file: (path) => isInFile(values, path) };
}

/** The hidden values of each run, and how many were known: to prepare the search for thousands of them takes long. */
const HIDDEN = new WeakMap<ReadonlySet<string>, { readonly size: number; readonly values: LooseValues }>();

function hiddenValues({ runner: { masked } }: Pick<World, 'runner'>): LooseValues {
  const known = HIDDEN.get(masked);
  if (known?.size === masked.size) return known.values;
  const values = new LooseValues([...masked].filter(isMaskable));
  HIDDEN.set(masked, { size: masked.size, values });
  return values;
}

/** All SBOMs, or why some are withheld. The others are in the evidence folder in both cases. */
async function releaseAll(
  world: RedactWorld,
  sboms: readonly Sbom[],
  known: KnownSecrets,
  documents: SbomDocuments,
): Promise<Inventoried['sboms']> {
  const value: Sbom[] = [];
  const reasons: Reason[] = [];
  for (const sbom of sboms) {
    const released = await release(world, sbom, known, documents);
    if ('code' in released) reasons.push(released);
    else value.push(released);
  }
  return reasons.length > 0 ? { done: false, reasons } : { done: true, value };
}

async function release(
  world: RedactWorld,
  sbom: Sbom,
  known: KnownSecrets,
  documents: SbomDocuments,
): Promise<Sbom | Reason> {
  const isIn = ({ path }: EvidenceFile) => isInFile(known.all, path);
  if (!(await isIn(sbom.cyclonedx)) && !(await isIn(sbom.spdx))) return published(world, sbom);
  const bom = orThrow(await documents.read(sbom.cyclonedx), (why) =>
    fault('tool-failed', 'sbom', `${sbom.cyclonedx.path}: ${why}`),
  );
  await giveTurn();
  const reported = redactBom(bom, (text) => known.all.redact(text, MARK));
  await giveTurn();
  if (known.counting.isIn(JSON.stringify(reported)))
    return withheld(sbom, fieldsThatHold(reported, known.counting));
  if (JSON.stringify(reported) === JSON.stringify(bom)) return published(world, sbom);
  // The new document replaces this one.
  documents.take(sbom.cyclonedx);
  const name = basename(sbom.cyclonedx.path, '.cdx.json');
  const notes = [...(sbom.notes ?? []), NOTE];
  return published(world, await writeSbom(world, documents, { ...sbom, name, bom: reported, notes }));
}

function withheld({ scope }: Sbom, fields: readonly string[]): Reason {
  const where = `${fields.join(' and ')} in the SBOM of ${scopeName(scope)}`;
  const message = `a secret was found in ${where}; other tools decide by this field, so Assay does not edit it and withholds the SBOM: revoke the secret, remove it from there and rebuild the image`;
  return { code: 'secret-found', check: 'sbom', message };
}

/** Names the kinds of field that contain a value, without the value. */
function fieldsThatHold({ components, metadata }: Bom, values: LooseValues): readonly string[] {
  const holds = (part: unknown) => part !== undefined && values.isIn(JSON.stringify(part));
  const named = components.some(({ name, group }) => holds([name, group]));
  const versioned = components.some(({ version }) => holds(version));
  const placed = components.some(({ properties }) => holds(properties));
  const fields = [
    ...(holds(metadata) ? ['the name of the image or source'] : []),
    ...(named ? ['the name of a package'] : []),
    ...(versioned ? ['the version of a package'] : []),
    ...(placed && !named && !versioned ? ['the path of a package'] : []),
  ];
  return fields.length === 0 ? ['the identity of a package'] : fields;
}

async function published({ workspace }: RedactWorld, sbom: Sbom): Promise<Sbom> {
  const [cyclonedx, spdx] = await Promise.all([sbom.cyclonedx, sbom.spdx].map(copied));
  return { ...sbom, ...(cyclonedx && { cyclonedx }), ...(spdx && { spdx }) };

  async function copied({ path, sha256 }: EvidenceFile): Promise<EvidenceFile> {
    return { path: await copyEvidenceFile(workspace.evidence, basename(path), path), sha256 };
  }
}

/** Verdict, attestations and handover name a package exactly as the SBOM does, so only free text is redacted. */
function redactScan(scan: Scan, { all, counting }: KnownSecrets): Outcome<Scan> {
  const value = redactFields(
    scan,
    { findings: { title: 'text' }, coverage: { gaps: { why: 'text' } } },
    (text) => all.redact(text, MARK),
  );
  if (!counting.isIn(JSON.stringify(value))) return { done: true, value };
  const message =
    'a secret was found in the name, version or path of a package with a vulnerability, so the result of the scan is withheld: revoke the secret, remove it from there and rebuild the image';
  return { done: false, reasons: [{ code: 'secret-found', check: 'scan', message }] };
}
