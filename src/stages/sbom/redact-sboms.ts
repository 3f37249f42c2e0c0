import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EvidenceFile, Sbom, Scan } from '../../domain/evidence/evidence.ts';
import { fault, type Reason, reasonsOf } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { type Outcome, reasonsIn } from '../../domain/verdict/verdict.ts';
import { copyEvidenceFile } from '../../evidence-folder.ts';
import { scopeName } from '../../formats/location-names.ts';
import { LooseValues } from '../../formats/redaction/redact.ts';
import { redactFields } from '../../formats/redaction/text-fields.ts';
import { type Bom, parseBom } from '../../formats/sbom/cyclonedx.ts';
import { redactBom } from '../../formats/sbom/cyclonedx-redact.ts';
import type { World } from '../../ports.ts';
import { isTelling } from '../secrets/findings/found-values.ts';
import type { HoldsSecret } from '../shared/learned.ts';
import { forgetInventories } from './inventory-cache.ts';
import { type FilesWorld, writeSbom } from './sbom-files.ts';

/** In place of a value in a license: not every reader of license expressions takes brackets. */
const MARK = 'redacted';
const NOTE = 'secret values in descriptions and licenses of packages are replaced by "redacted"';

type RedactWorld = FilesWorld & Pick<World, 'runner'>;

/** What the inventory and the scan came to. */
interface Inventoried {
  readonly sboms: Outcome<readonly Sbom[]>;
  readonly scan: Outcome<Scan>;
}

/** What is known to be secret. */
interface Known {
  /** All of it. */
  readonly all: LooseValues;
  /** The values that the policy does not let through. */
  readonly counting: LooseValues;
}

/**
 * Takes the secret values that are known by now out of the text that the scanner read from the image, and puts the
 * SBOMs into the evidence folder. Where a value that counts (`counting`) stands in what others decide by, since a
 * package, a version or a folder is named by it, nothing is edited: that SBOM is withheld, and the outcome is
 * `secret-found`. To be called once the secrets check has ended, however it ended.
 */
export async function redactInventory(
  world: RedactWorld,
  { sboms, scan }: Inventoried,
  counting: readonly string[],
): Promise<Inventoried> {
  const all = hiddenValues(world);
  const known: Known = { all, counting: new LooseValues(counting.filter(isTelling)) };
  try {
    // Where nothing may be written, nothing is taken away either.
    await forgetInventories(world.workspace.store, (text) => all.isIn(text));
    const reported = sboms.done ? await releaseAll(world, sboms.value, known) : sboms;
    return { sboms: reported, scan: scan.done ? redactScan(scan.value, known) : scan };
  } catch (error) {
    const failed = { done: false, reasons: reasonsOf(error, 'sbom') } as const;
    return { sboms: failed, scan: { done: false, reasons: scan.done ? [] : reasonsIn(scan) } };
  }
}

/** Tells whether a text that is kept for later runs holds a secret value, in any spelling. */
export function holdsSecret(world: Pick<World, 'runner'>): HoldsSecret {
  const all = hiddenValues(world);
  return (text) => all.isIn(text);
}

function hiddenValues({ runner }: Pick<World, 'runner'>): LooseValues {
  return new LooseValues([...runner.masked].filter(isTelling));
}

/** All of them, or why some are withheld; the others lie in the evidence folder all the same. */
async function releaseAll(
  world: RedactWorld,
  sboms: readonly Sbom[],
  known: Known,
): Promise<Inventoried['sboms']> {
  const value: Sbom[] = [];
  const reasons: Reason[] = [];
  for (const sbom of sboms) {
    const released = await release(world, sbom, known);
    if ('code' in released) reasons.push(released);
    else value.push(released);
  }
  return reasons.length > 0 ? { done: false, reasons } : { done: true, value };
}

async function release(world: RedactWorld, sbom: Sbom, known: Known): Promise<Sbom | Reason> {
  const [cyclonedx, spdx] = await Promise.all(
    [sbom.cyclonedx, sbom.spdx].map(({ path }) => readFile(path, 'utf8')),
  );
  if (!known.all.isIn(`${cyclonedx}\n${spdx}`)) return published(world, sbom);
  const bom = orThrow(parseBom(cyclonedx ?? ''), (why) =>
    fault('tool-failed', 'sbom', `${sbom.cyclonedx.path}: ${why}`),
  );
  const reported = redactBom(bom, (text) => known.all.redact(text, MARK));
  if (known.counting.isIn(JSON.stringify(reported)))
    return withheld(sbom, fieldsThatHold(reported, known.counting));
  if (JSON.stringify(reported) === JSON.stringify(bom)) return published(world, sbom);
  const name = basename(sbom.cyclonedx.path, '.cdx.json');
  const notes = [...(sbom.notes ?? []), NOTE];
  return published(world, await writeSbom(world, name, sbom.scope, reported, { ...sbom, notes }));
}

function withheld({ scope }: Sbom, fields: readonly string[]): Reason {
  const where = `${fields.join(' and ')} in the SBOM of ${scopeName(scope)}`;
  const message = `a secret that was found stands in ${where}; others decide by it, so it is not edited, and the SBOM is withheld: revoke the secret, take it out of there and rebuild`;
  return { code: 'secret-found', check: 'sbom', message };
}

/** What kinds of field hold a value, in words without it. */
function fieldsThatHold({ components, metadata }: Bom, values: LooseValues): readonly string[] {
  const holds = (part: unknown) => part !== undefined && values.isIn(JSON.stringify(part));
  const named = components.some(({ name, group }) => holds([name, group]));
  const versioned = components.some(({ version }) => holds(version));
  const placed = components.some(({ properties }) => holds(properties));
  const fields = [
    ...(holds(metadata) ? ['the name of what it is about'] : []),
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

/** What is judged, signed and handed over names a package as its SBOM does. */
function redactScan(scan: Scan, { all, counting }: Known): Outcome<Scan> {
  const value = redactFields(
    scan,
    { findings: { title: 'text' }, coverage: { gaps: { why: 'text' } } },
    (text) => all.redact(text, MARK),
  );
  if (!counting.isIn(JSON.stringify(value))) return { done: true, value };
  const message =
    'a secret that was found stands in the name, version or path of a package with a vulnerability, so what the scan found is withheld';
  return { done: false, reasons: [{ code: 'secret-found', check: 'scan', message }] };
}
