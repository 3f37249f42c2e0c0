import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import type { Sbom } from '../../../src/domain/evidence/evidence.ts';
import { imageName, type PinnedImage } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import { judge } from '../../../src/domain/verdict/verdict.ts';
import { sboms } from '../../../src/stages/sbom/sbom.ts';
import type { LocalDatabase } from '../../../src/stages/scan/advisory-database.ts';
import { scan } from '../../../src/stages/scan/scan.ts';
import { twoPlatformIndex } from '../../rig/images/images.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';
import { debian, imageOf, npm, OFFLINE, pinned, type TrivyWorld, trivyWorld } from './trivy-world.ts';

let rig: TestDatabase;
let database: LocalDatabase;
let world: TrivyWorld;

beforeAll(async () => {
  rig = await makeDatabase();
  const facts = { updatedAt: new Date().toISOString(), sha256: '0'.repeat(64) };
  database = { facts, cacheDir: rig.cacheDir };
}, 900_000);
afterAll(() => rig.stop());
beforeEach(async () => {
  world = await trivyWorld();
}, 900_000);
afterEach(() => rm(world.folder, { recursive: true, force: true }));

const layout = () => join(world.folder, 'image');

/** Reasons that a run with these SBOMs ends with, everything else being well. */
async function reasons(image: PinnedImage, made: readonly Sbom[]): Promise<readonly string[]> {
  const scanned = await scan(world, made, database);
  const secrets = {
    findings: [],
    coverage: {
      layers: { scanned: 1, cached: 0, total: 1 },
      files: { scanned: 1, owned: 0, skipped: 0, archives: 0 },
      ...{ configurations: 1, source: false, notes: [] },
    },
  };
  const done = <T>(value: T) => ({ done: true, value }) as const;
  const policy = DEFAULT_POLICY;
  const findings = { image, sboms: done(made), scan: done(scanned), secrets: done(secrets) };
  return judge(findings, policy, { image: imageName(image), now: new Date() }).reasons.map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

/** Scans an SBOM that says something else than the one that was made. */
async function tampered(change: (bom: { components: Record<string, unknown>[] }) => void) {
  const image = await imageOf(layout(), [debian('12.11'), [npm('left-pad', '1.3.0')]]);
  const [made] = await sboms(world, image, undefined, OFFLINE);
  if (made === undefined) throw new Error('no SBOM');
  const bom = JSON.parse(await readFile(made.cyclonedx.path, 'utf8'));
  change(bom);
  return reasons(image, [await rewritten(made, bom)]);
}

/** The SBOM with another document, and the hash of that. */
async function rewritten(sbom: Sbom, bom: object): Promise<Sbom> {
  const text = JSON.stringify(bom);
  await writeFile(sbom.cyclonedx.path, text);
  return { ...sbom, cyclonedx: { ...sbom.cyclonedx, sha256: hexOf(text) } };
}

describe('a scan', () => {
  test('finds a known vulnerability through the SBOM, once for all places that have it', async () => {
    const image = await pinned(await twoPlatformIndex(layout(), 'vulnerable'));
    const { findings, coverage } = await scan(world, await sboms(world, image, undefined, OFFLINE), database);
    const lodash = findings.filter(({ id }) => id === 'CVE-2021-23337');
    expect(lodash).toEqual([
      expect.objectContaining({
        ...{ severity: 'high', package: 'lodash', version: '4.17.20', fixedIn: '4.17.21' },
        ...{ purl: 'pkg:npm/lodash@4.17.20', foundIn: ['linux/amd64', 'linux/arm64'] },
        ...{ type: 'npm', aliases: ['GHSA-35jh-r3h4-6jhm'], cvss: 7.2 },
      }),
    ]);
    expect(coverage.map(({ scope }) => scope.kind)).toEqual(['platform', 'platform']);
    for (const { listed, compared, gaps } of coverage) {
      expect(listed).toBeGreaterThan(1);
      expect({ compared, gaps }).toEqual({ compared: listed, gaps: [] });
    }
  });

  test('names every place of a package, and none where one of them is not known', async () => {
    const twice = [npm('lodash', '4.17.20'), npm('lodash', '4.17.20', 'opt')];
    const image = await imageOf(layout(), [debian('12.11'), twice]);
    const [made] = await sboms(world, image, undefined, OFFLINE);
    if (made === undefined) throw new Error('no SBOM');
    const pathsOf = async (sbom: Sbom) => {
      const { findings } = await scan(world, [sbom], database);
      return findings.find(({ id }) => id === 'CVE-2021-23337')?.paths;
    };
    expect(await pathsOf(made)).toEqual(['app', 'opt'].map((at) => `${at}/node_modules/lodash/package.json`));
    const bom = JSON.parse(await readFile(made.cyclonedx.path, 'utf8'));
    const copies = bom.components.filter(({ name }: { name: string }) => name === 'lodash');
    for (const copy of copies.slice(1)) delete copy.properties;
    expect(await pathsOf(await rewritten(made, bom))).toBeUndefined();
  });

  test('covers a distribution without a complaint', async () => {
    const image = await imageOf(layout(), [debian('12.11')]);
    expect(await reasons(image, await sboms(world, image, undefined, OFFLINE))).toEqual([]);
  });

  test('of a program alone, in which nothing is recognised, is incomplete', async () => {
    const image = await imageOf(layout(), [[{ path: 'app', content: 'static' }]]);
    const found = await reasons(image, await sboms(world, image, undefined, OFFLINE));
    expect(found).toEqual([
      expect.stringMatching(/^scan-incomplete: .*neither a distribution nor a single package/),
    ]);
  });

  test('that leaves out a component without PURL is incomplete and names it', async () => {
    const found = await tampered(({ components }) => {
      for (const component of components) if (component.name === 'left-pad') delete component.purl;
    });
    expect(found).toEqual([
      expect.stringMatching(/^scan-incomplete: .*left-pad@1\.3\.0.* was not scanned: 1 of 2 packages/),
    ]);
  });

  test('that leaves out a component with a PURL of an unknown type is incomplete and names it', async () => {
    const found = await tampered(({ components }) => {
      for (const component of components)
        if (component.name === 'left-pad') component.purl = 'pkg:odd/left-pad@1.3.0';
    });
    expect(found).toEqual([expect.stringMatching(/^scan-incomplete: .*pkg:odd\/left-pad@1\.3\.0/)]);
  });

  test('of packages whose distribution is not recognised is incomplete', async () => {
    const image = await imageOf(layout(), [debian('7', 'homebrewed')]);
    const found = await reasons(image, await sboms(world, image, undefined, OFFLINE));
    expect(found).toContainEqual(expect.stringMatching(/^scan-incomplete: .*distribution.* not recognised/));
  });

  test('of a distribution whose package database was taken away is incomplete', async () => {
    const image = await imageOf(layout(), [debian('12.11').slice(0, 2)]);
    const found = await reasons(image, await sboms(world, image, undefined, OFFLINE));
    expect(found).toEqual([expect.stringMatching(/^scan-incomplete: .*debian 12\.11/)]);
  });

  test('of a distribution without support says so', async () => {
    const image = await imageOf(layout(), [debian('8.11')]);
    const found = await reasons(image, await sboms(world, image, undefined, OFFLINE));
    expect(found).toEqual([expect.stringMatching(/^os-end-of-life: .*debian 8\.11/)]);
  });
});

describe('a scanner that does not answer is never taken for a clean scan', () => {
  const report = { SchemaVersion: 2, ArtifactType: 'cyclonedx', Results: [] };
  const cases = {
    'a truncated report': `printf '%s' '${JSON.stringify(report).slice(0, 40)}'`,
    'an empty report': 'exit 0',
    'a report of another form': `echo '{}'`,
    'a killed scanner': 'kill -9 $$',
    'a scanner that fails': 'exit 1',
  };
  test.each(Object.entries(cases))('%s', async (_, script) => {
    const image = await imageOf(layout(), [debian('12.11')]);
    const made = await sboms(world, image, undefined, OFFLINE);
    const broken = await trivyWorld(script);
    const outcome = await scan(broken, made, database).catch((error: unknown) => error);
    await rm(broken.folder, { recursive: true, force: true });
    expect(outcome).toBeInstanceOf(AssayError);
    expect(outcome).toMatchObject({ reasons: [{ code: 'tool-failed', check: 'scan' }] });
  });
});
