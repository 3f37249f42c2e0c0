import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sboms } from '../../../../src/stages/sbom/sbom.ts';
import type { LocalDatabase } from '../../../../src/stages/scan/advisory-database.ts';
import { scan } from '../../../../src/stages/scan/scan.ts';
import { javaDatabase } from '../../../stages/scan/java.ts';
import { OFFLINE, pinned, trivyWorld } from '../../../stages/scan/trivy-world.ts';
import { buildTools } from '../../tools/build.ts';
import { beginLayout, endLayout, type ImageLayout, openLayout, writeImage } from '../oci-layout.ts';
import { makeDatabase } from '../vulnerability-db.ts';
import { askTrivy, assayAnswer, differences } from './differ.ts';
import { EXPLAINED } from './explained.ts';
import type { CorpusImage } from './image.ts';

/** What became of one image of the corpus. */
export interface Compared {
  readonly name: string;
  /** `+` what Assay says and trivy does not, `-` the other way round, `!` a gap that keeps the image from passing. */
  readonly differences: readonly string[];
  /** Why they differ; empty where nobody said. */
  readonly why: string;
  /** Whether the differences are exactly those that are explained. */
  readonly asExplained: boolean;
}

/** Asks trivy and Assay about each image. */
export async function* compareCorpus(images: readonly CorpusImage[]): AsyncGenerator<Compared> {
  const { trivy } = await buildTools(['trivy', 'trivy-db']);
  const rig = await makeDatabase();
  try {
    await javaDatabase(join(rig.cacheDir, 'java-db'));
    const facts = { updatedAt: new Date().toISOString(), sha256: '0'.repeat(64) };
    const database: LocalDatabase = { facts, cacheDir: rig.cacheDir };
    for (const image of images) yield await compareImage(image, trivy, database);
  } finally {
    await rig.stop();
  }
}

async function written({ layers, layout }: CorpusImage, dir: string): Promise<ImageLayout> {
  if (layout !== undefined) {
    await cp(await layout(), dir, { recursive: true });
    return openLayout(dir);
  }
  await beginLayout(dir);
  const made = typeof layers === 'function' ? await layers() : layers;
  const steps = made.map((entries) => ({ createdBy: 'COPY . /', entries }));
  return endLayout(dir, await writeImage(dir, { architecture: 'amd64', config: {} }, steps));
}

async function compareImage(image: CorpusImage, trivy: string, database: LocalDatabase): Promise<Compared> {
  const { name } = image;
  const world = await trivyWorld();
  try {
    await javaDatabase(join(world.workspace.cache, 'trivy', 'java-db'));
    const dir = join(world.folder, 'image');
    const layout = await written(image, dir);
    const theirs = await askTrivy(trivy, dir, database.cacheDir);
    const [sbom] = await sboms(world, await pinned(layout), undefined, OFFLINE);
    if (sbom === undefined) throw new Error(`${name} has no SBOM`);
    const scanned = await scan(world, [sbom], database);
    const ours = await assayAnswer(sbom, scanned);
    const packages = differences(theirs.packages, ours.packages);
    const findings = differences(theirs.findings, ours.findings);
    const gaps = scanned.coverage.flatMap(({ gaps = [] }) => gaps.filter(({ decides }) => decides));
    const found = [
      ...[...packages.onlyAssay, ...findings.onlyAssay].map((one) => `+ ${one}`),
      ...[...packages.onlyTrivy, ...findings.onlyTrivy].map((one) => `- ${one}`),
      ...gaps.map(({ kind, path }) => `! ${kind} ${path}`),
    ];
    const explained = EXPLAINED[name];
    const expected = explained?.differences ?? [];
    const asExplained = explained?.byChance
      ? found.every((one) => expected.includes(one))
      : JSON.stringify(found) === JSON.stringify(expected);
    return { name, differences: found, why: explained?.why ?? '', asExplained };
  } finally {
    await rm(world.folder, { recursive: true, force: true });
  }
}
