import { copyFile, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EvidenceFile, Sbom, Scan } from '../domain/evidence.ts';
import { fault, reasonsOf } from '../domain/reason.ts';
import { type Outcome, reasonsIn } from '../domain/verdict.ts';
import { parseBom } from '../formats/cyclonedx.ts';
import { redactBom } from '../formats/cyclonedx-redact.ts';
import { looseRedactor, redactTexts } from '../formats/redact.ts';
import type { World } from '../ports.ts';
import { forgetInventories } from './inventory-cache.ts';
import type { HoldsSecret } from './learned.ts';
import { type FilesWorld, writeSbom } from './sbom-files.ts';
import { isNumberedName, isWords } from './secrets/own-rules/literal.ts';

/** In place of a value: a package URL could not hold brackets. */
const MARK = 'redacted';
const NOTE = 'secret values in names, versions, licenses or paths of packages are replaced by "redacted"';

/** A shorter value stands within names by chance. */
const SHORTEST = 8;

type RedactWorld = FilesWorld & Pick<World, 'runner'>;

/** What the inventory and the scan came to. */
interface Inventoried {
  readonly sboms: Outcome<readonly Sbom[]>;
  readonly scan: Outcome<Scan>;
}

/**
 * Takes the secret values that are known by now out of what the scanner read from the image, and puts the SBOMs into
 * the evidence folder: an author may have named a package, a version or a folder by one. To be called once the
 * secrets check has ended, however it ended.
 */
export async function redactInventory(
  world: RedactWorld,
  { sboms, scan }: Inventoried,
): Promise<Inventoried> {
  const values = tellingValues(world);
  try {
    // Where nothing may be written, nothing is taken away either.
    await forgetInventories(world.workspace.store, holdsSecret(world));
    if (!sboms.done) return { sboms, scan };
    const released: Sbom[] = [];
    for (const sbom of sboms.value) released.push(await release(world, sbom, values));
    return {
      sboms: { done: true, value: released },
      scan: scan.done ? redactScan(scan.value, values) : scan,
    };
  } catch (error) {
    const failed = { done: false, reasons: reasonsOf(error, 'sbom') } as const;
    return { sboms: failed, scan: { done: false, reasons: scan.done ? [] : reasonsIn(scan) } };
  }
}

/** Tells whether a text that is kept for later runs holds a secret value, in any spelling. */
export function holdsSecret(world: Pick<World, 'runner'>): HoldsSecret {
  const values = tellingValues(world);
  return (text) => looseRedactor(values, text, MARK) !== undefined;
}

function tellingValues({ runner }: Pick<World, 'runner'>): readonly string[] {
  return [...runner.masked].filter(isTelling);
}

/** Names as packages have them: `postgresql`, `python3`, `libssl3-dev`. */
const NAME = /^[a-z]{1,20}\d{0,3}$/;

/** A password that is such a name is no secret as one, and scanners go by the names in an SBOM. */
function isTelling(value: string): boolean {
  const isName = NAME.test(value) || isWords(value) || isNumberedName(value);
  return value.length >= SHORTEST && !isName;
}

async function release(world: RedactWorld, sbom: Sbom, values: readonly string[]): Promise<Sbom> {
  const [cyclonedx, spdx] = await Promise.all(
    [sbom.cyclonedx, sbom.spdx].map(({ path }) => readFile(path, 'utf8')),
  );
  const redact = looseRedactor(values, `${cyclonedx}\n${spdx}`, MARK);
  if (redact === undefined) return published(world, sbom);
  const bom = parseBom(cyclonedx ?? '');
  if (typeof bom === 'string') throw fault('tool-failed', 'sbom', `${sbom.cyclonedx.path}: ${bom}`);
  const name = basename(sbom.cyclonedx.path, '.cdx.json');
  const { notes = [], gaps, witness } = sbom;
  const about = { notes: [...notes, NOTE], ...(gaps && { gaps }), ...(witness && { witness }) };
  return published(world, await writeSbom(world, name, sbom.scope, redactBom(bom, redact), about));
}

async function published({ workspace }: RedactWorld, sbom: Sbom): Promise<Sbom> {
  const [cyclonedx, spdx] = await Promise.all([sbom.cyclonedx, sbom.spdx].map(copied));
  return { ...sbom, ...(cyclonedx && { cyclonedx }), ...(spdx && { spdx }) };

  async function copied({ path, sha256 }: EvidenceFile): Promise<EvidenceFile> {
    const place = join(workspace.evidence, basename(path));
    await copyFile(path, place);
    return { path: place, sha256 };
  }
}

/** What is judged, signed and handed over names a package as its SBOM does. */
function redactScan(scan: Scan, values: readonly string[]): Outcome<Scan> {
  const redact = looseRedactor(values, JSON.stringify(scan), MARK);
  if (redact === undefined) return { done: true, value: scan };
  const { findings, coverage } = scan;
  const keep = (_: string, field: string) => KEPT.has(field);
  return {
    done: true,
    value: {
      ...scan,
      findings: redactTexts(findings, redact, keep),
      coverage: redactTexts(coverage, redact, keep),
    },
  };
}

/** Fields of a scan that hold words of Assay's own, platforms, and what the database says. */
const KEPT: ReadonlySet<string> = new Set([
  ...['id', 'severity', 'aliases', 'type', 'published', 'foundIn'],
  ...['kind', 'os', 'architecture', 'variant'],
]);
