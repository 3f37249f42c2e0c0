import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sbom } from '../../../src/domain/evidence/evidence.ts';
import { LooseValues } from '../../../src/formats/redaction/redact.ts';
import { LayerPackages } from '../../../src/stages/layer-packages/layer-packages.ts';
import { redactInventory } from '../../../src/stages/sbom/redact-sboms.ts';
import { sboms as makeSboms } from '../../../src/stages/sbom/sbom.ts';
import { twoPlatformIndex, vulnerableImage } from '../../rig/images/images.ts';
import { javaDatabase, zipOf } from '../scan/java.ts';
import { debian, imageOf, npm, OFFLINE, pinned, type TrivyWorld, trivyWorld } from '../scan/trivy-world.ts';

let world: TrivyWorld;

beforeEach(async () => {
  world = await trivyWorld();
}, 900_000);

afterEach(async () => {
  await rm(world.folder, { recursive: true, force: true });
});

/** The SBOMs as they lie in the evidence folder. */
async function sboms(...made: Parameters<typeof makeSboms>): Promise<readonly Sbom[]> {
  const value = await makeSboms(...made);
  const scan = { done: false, reasons: [] } as const;
  const { sboms: released } = await redactInventory(
    made[0],
    { sboms: { done: true, value }, scan },
    new LooseValues([]),
  );
  if (!released.done) throw new Error(JSON.stringify(released.reasons));
  return released.value;
}

const json = async (path: string) => JSON.parse(await readFile(path, 'utf8'));
const evidence = (name: string) => json(join(world.workspace.evidence, name));

describe('the SBOM of an image', () => {
  test('is strict CycloneDX 1.6 and SPDX 2.3, names the image by digest and both tools', async () => {
    const image = await pinned(await vulnerableImage(join(world.folder, 'image'), { engine: 'node' }));
    const [sbom] = await sboms(world, image, undefined, OFFLINE);
    const bom = await json(sbom?.cyclonedx.path ?? '');
    expect(await world.sbomValidator.fault(bom)).toBeUndefined();
    expect(bom.specVersion).toBe('1.6');
    const digest = image.root.digest;
    expect(bom.metadata.component).toMatchObject({
      type: 'container',
      name: 'registry.example/acme/shop-api',
      version: digest,
      purl: `pkg:oci/shop-api@${digest}?arch=amd64&repository_url=registry.example%2Facme%2Fshop-api&tag=1.0`,
    });
    expect(bom.metadata.component.properties).toContainEqual({
      name: 'assay:platform',
      value: 'linux/amd64',
    });
    expect(bom.metadata.tools.components.map((tool: { name: string }) => tool.name)).toEqual([
      'trivy',
      'assay',
    ]);
    const lodash = bom.components.find((component: { name: string }) => component.name === 'lodash');
    expect(lodash.properties.map((one: { name: string }) => one.name)).toContain('aquasecurity:trivy:PkgID');
    const spdx = await evidence('sbom.spdx.json');
    expect(spdx.spdxVersion).toBe('SPDX-2.3');
    expect(spdx.packages.map((one: { name: string }) => one.name)).toContain('lodash');
    expect(sbom?.components).toBe(bom.components.length);
  });

  test('has the same components and references each time', async () => {
    const twice = [npm('lodash', '4.17.20', 'a'), npm('lodash', '4.17.20', 'b')];
    const image = await imageOf(join(world.folder, 'image'), [debian('12.11'), twice]);
    const substance = async () => {
      const [sbom] = await sboms(world, image, undefined, OFFLINE);
      const { components, dependencies } = await json(sbom?.cyclonedx.path ?? '');
      return { components, dependencies };
    };
    expect(await substance()).toEqual(await substance());
  });

  test.each([
    [0, 'packed'],
    [1_000_000, 'unpacked'],
  ])(
    'names the layers of packages as the manifest of the image does; with %s bytes free for copies, trivy reads them %s',
    async (free) => {
      const image = await imageOf(join(world.folder, 'image'), [debian('12.11'), [npm('lodash', '4.17.20')]]);
      const layerPackages = new LayerPackages(world.layers, { isShared: true, copies: { free } });
      for (const { layers, configuration } of image.platforms)
        for (const [at, layer] of layers.entries())
          await layerPackages.recordingLayers.read(
            image.layout,
            layer,
            configuration.diffIds[at] ?? layer.digest,
            () => undefined,
          );
      layerPackages.release();
      const [sbom] = await sboms(world, image, undefined, { ...OFFLINE, layerPackages });
      const { components } = await json(sbom?.cyclonedx.path ?? '');
      const lodash = components.find((component: { name: string }) => component.name === 'lodash');
      const [platform] = image.platforms;
      expect(lodash.properties).toContainEqual({
        name: 'aquasecurity:trivy:LayerDigest',
        value: platform?.layers[1]?.digest,
      });
      expect(lodash.properties).toContainEqual({
        name: 'aquasecurity:trivy:LayerDiffID',
        value: platform?.configuration.diffIds[1],
      });
    },
  );

  test('holds nothing of labels, environment and history', async () => {
    const secret = ['hunter2', 'hunter2', 'x'].join('-');
    const config = { Labels: { token: secret }, Env: [`TOKEN=${secret}`], Cmd: ['run', secret] };
    const image = await imageOf(join(world.folder, 'image'), [debian('12.11')], config);
    await sboms(world, image, undefined, OFFLINE);
    for (const name of await readdir(world.workspace.evidence)) {
      expect(await readFile(join(world.workspace.evidence, name), 'utf8')).not.toContain(secret);
    }
  });

  test('of an image without distribution and packages is valid and empty', async () => {
    const image = await imageOf(join(world.folder, 'image'), [
      [{ path: 'app', content: 'static', mode: 0o755 }],
    ]);
    const [sbom] = await sboms(world, image, undefined, OFFLINE);
    expect(sbom?.components).toBe(0);
  });

  test('of another image than the pinned one is refused', async () => {
    const image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
    const [platform] = image.platforms;
    if (platform === undefined) throw new Error('no platform');
    const diffIds = [...platform.configuration.diffIds, `sha256:${'0'.repeat(64)}`] as const;
    const claimed = { ...platform, configuration: { ...platform.configuration, diffIds } };
    await expect(sboms(world, { ...image, platforms: [claimed] }, undefined, OFFLINE)).toRefuseWith(
      'scan-incomplete',
    );
  });

  test('with jars and without a Java database is an error', async () => {
    const jars = [{ path: 'opt/lib/log4j-core-2.14.1.jar', content: 'PK' }];
    const image = await imageOf(join(world.folder, 'image'), [debian('12.11'), jars]);
    await expect(sboms(world, image, undefined, OFFLINE)).toRefuseWith('database-unavailable', {
      check: 'sbom',
    });
  });

  test('identifies jars by the Java database, and names those that nobody knows', async () => {
    await javaDatabase(join(world.workspace.cache, 'trivy', 'java-db'));
    const pom = 'groupId=org.apache.logging.log4j\nartifactId=log4j-core\nversion=2.14.1\n';
    const known = zipOf('META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties', pom);
    const jars = [
      { path: 'opt/lib/log4j-core-2.14.1.jar', content: known },
      { path: 'opt/lib/mystery.jar', content: zipOf('X.class', 'x') },
    ];
    const image = await imageOf(join(world.folder, 'image'), [debian('12.11'), jars]);
    const [sbom] = await sboms(world, image, undefined, OFFLINE);
    const bom = await json(sbom?.cyclonedx.path ?? '');
    const purls = bom.components.map((component: { purl?: string }) => component.purl);
    expect(purls).toContain('pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1');
    expect(sbom?.notes).toEqual([expect.stringContaining('mystery.jar')]);
  });

  test('names package files that could not be read, also when the other layers are known already', async () => {
    const broken = [{ path: 'app/node_modules/q/package.json', content: '{broken' }];
    const image = await imageOf(join(world.folder, 'image'), [debian('12.11'), broken]);
    for (const _ of [1, 2]) {
      const [sbom] = await sboms(world, image, undefined, OFFLINE);
      const path = 'app/node_modules/q/package.json';
      expect(sbom?.gaps).toEqual([expect.objectContaining({ kind: 'unreadable', path, decides: true })]);
    }
  });
});

test('an index has an SBOM of each platform and one of all, strict-valid and with all components of each', async () => {
  const image = await pinned(await twoPlatformIndex(join(world.folder, 'index'), 'vulnerable'));
  const made = await sboms(world, image, undefined, OFFLINE);
  expect(
    (await readdir(world.workspace.evidence)).filter((name) => name.endsWith('.cdx.json')).sort(),
  ).toEqual(['sbom-linux-amd64.cdx.json', 'sbom-linux-arm64.cdx.json', 'sbom.cdx.json']);
  expect(made.at(-1)?.scope).toEqual({ kind: 'index', digest: image.root.digest });
  const whole = await evidence('sbom.cdx.json');
  expect(await world.sbomValidator.fault(whole)).toBeUndefined();
  expect(whole.metadata.component.purl).toContain(`shop-api@${image.root.digest}`);
  const refs = new Set(whole.components.map((component: { 'bom-ref': string }) => component['bom-ref']));
  expect(refs.size).toBe(whole.components.length);
  const edges = new Map<string, string[]>(
    whole.dependencies.map(({ ref, dependsOn }: { ref: string; dependsOn: string[] }) => [ref, dependsOn]),
  );
  const platforms = edges.get(whole.metadata.component['bom-ref']) ?? [];
  expect(platforms.map((ref) => ref.split('/pkg:')[0]).sort()).toEqual(['linux/amd64', 'linux/arm64']);
  for (const name of ['linux/amd64', 'linux/arm64']) {
    const one = await evidence(`sbom-${name.replace('/', '-')}.cdx.json`);
    for (const component of one.components) expect(refs).toContain(`${name}/${component['bom-ref']}`);
  }
  for (const [ref, dependsOn] of edges) {
    for (const end of [ref, ...dependsOn]) {
      expect(end === whole.metadata.component['bom-ref'] || refs.has(end)).toBe(true);
    }
  }
});

test('the source tree has an SBOM of the dependencies that its lock file names', async () => {
  const image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  const source = join(world.folder, 'source');
  await mkdir(source);
  await writeFile(
    join(source, 'package-lock.json'),
    JSON.stringify({
      ...{ name: 'shop', version: '1.0.0', lockfileVersion: 3 },
      packages: {
        '': { name: 'shop', version: '1.0.0', dependencies: { lodash: '4.17.20' } },
        'node_modules/lodash': { version: '4.17.20', resolved: 'x', integrity: 'x' },
      },
    }),
  );
  await sboms(world, image, source, OFFLINE);
  const bom = await evidence('sbom-source.cdx.json');
  expect(await world.sbomValidator.fault(bom)).toBeUndefined();
  expect(bom.metadata.component.purl).toBe(`pkg:github/acme/shop@${world.context.sha}`);
  expect(bom.components.map((component: { purl?: string }) => component.purl)).toContain(
    'pkg:npm/lodash@4.17.20',
  );
});

test('the source tree tells which manifests name no exact versions, which decides nothing', async () => {
  const image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  const source = join(world.folder, 'source');
  await mkdir(source);
  await writeFile(join(source, 'package.json'), '{"dependencies":{"lodash":"^4.17.0"}}');
  const made = await sboms(world, image, source, OFFLINE);
  const sbom = made.find(({ scope }) => scope.kind === 'source');
  expect(sbom?.notes).toEqual(['manifests seen: npm 1 (1 without exact versions)']);
  expect(sbom?.gaps).toEqual([
    expect.objectContaining({ kind: 'unlocked', path: 'package.json', decides: false }),
  ]);
});
