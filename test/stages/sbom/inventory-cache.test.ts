import { mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { inventoryImage } from '../../../src/stages/sbom/inventory.ts';
import { openInventoryCache } from '../../../src/stages/sbom/inventory-cache.ts';
import { PendingCacheWrites } from '../../../src/stages/shared/pending-cache-writes.ts';
import { javaDatabase } from '../scan/java.ts';
import { debian, imageOf, npm, type TrivyWorld, trivyWorld } from '../scan/trivy-world.ts';

let world: TrivyWorld;
beforeEach(async () => {
  world = await trivyWorld();
});
afterEach(() => rm(world.folder, { recursive: true, force: true }));

const none = { text: async () => false, file: async () => false };
const WHO = ['a hash', 'linux-amd64'];

/** What trivy would find in its folder. */
async function recalled(learnedBy: readonly unknown[] = WHO): Promise<string | undefined> {
  const { folder } = await openInventoryCache(world, learnedBy);
  return readFile(join(folder, 'fanal', 'fanal.db'), 'utf8').catch(() => undefined);
}

async function keep(content: string, learnedBy: readonly unknown[] = WHO): Promise<void> {
  const cache = await openInventoryCache(world, learnedBy);
  await writeFile(join(cache.folder, 'fanal', 'fanal.db'), content);
  await cache.keep(none);
}

async function kept(): Promise<readonly string[]> {
  const folder = join(world.workspace.cache, 'trivy', 'layers');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('what trivy learned of layers', () => {
  test('is what the last run kept, by the same program and trivy for the same platform alone', async () => {
    expect(await recalled()).toBeUndefined();
    await keep('first');
    await keep('second');
    expect(await recalled()).toBe('second');
    expect(await kept()).toHaveLength(1);
    expect(await recalled(['another hash', 'linux-amd64'])).toBeUndefined();
    expect(await recalled(['a hash', 'linux-arm64'])).toBeUndefined();
    Object.assign(world.workspace, { programHash: 'another' });
    expect(await recalled()).toBeUndefined();
  });

  test('says which layers it is about', async () => {
    const [known, other] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`] as const;
    await keep(`{"SchemaVersion":2,"DiffID":"${known}"}`);
    const cache = await openInventoryCache(world, WHO);
    expect([cache.knows(known), cache.knows(other)]).toEqual([true, false]);
  });

  test('is not believed where its bytes are not those that were kept', async () => {
    await keep('what was learned');
    const [file = ''] = await kept();
    await truncate(file, 4);
    expect(await recalled()).toBeUndefined();
    await writeFile(file, 'what was learneD');
    expect(await recalled()).toBeUndefined();
    await rename(file, join(dirname(file), 'fanal.db'));
    expect(await recalled()).toBeUndefined();
  });

  test('is left alone by a run that may keep nothing', async () => {
    await keep('first');
    const store = join(world.folder, 'store');
    await mkdir(store);
    const later = world;
    world = { ...world, workspace: { ...world.workspace, store } };
    expect(await recalled()).toBe('first');
    await keep('second');
    // For the next image of the same run.
    expect(await recalled()).toBe('second');
    world = later;
    expect(await recalled()).toBe('first');
  });
});

describe('an inventory', () => {
  const noJava = (): Promise<string> => Promise.reject(new Error('not asked for'));

  /** What trivy lists of an image, before anybody else looks at it; the run ends well where `endsWell` says so. */
  async function packages(image: PinnedImage, endsWell: boolean, java = noJava): Promise<string> {
    const cacheWrites = new PendingCacheWrites();
    const [platform] = image.platforms;
    if (platform === undefined) throw new Error('no platform');
    const layout = await world.workspace.folder('layout');
    await world.layouts.platformView(layout, image.layout, platform);
    const { bom } = await inventoryImage(world, platform, {
      layoutWith: async () => layout,
      javaDatabase: java,
      cacheWrites,
    });
    if (endsWell) await cacheWrites.commit(world.runner, none);
    return JSON.stringify(bom);
  }

  test('is made anew where trivy cannot read what it learned, which is put aside once and told', async () => {
    const image = await imageOf(join(world.folder, 'good'), [debian('12.11'), [npm('minimist', '1.2.5')]]);
    expect(await packages(image, true)).toContain('minimist');
    const [good = ''] = await kept();
    const damaged = Buffer.alloc(40_000, 'no database');
    await rm(good);
    await writeFile(join(dirname(good), `${hexOf(damaged)}.db`), damaged);
    expect(await packages(image, true)).toContain('minimist');
    expect(world.said.join('\n')).toContain('made anew');
    const names = (await kept()).map((file) => basename(file));
    expect(names).toHaveLength(2);
    expect(names).toContain('damaged');
    const before = world.said.length;
    expect(await packages(image, true)).toContain('minimist');
    expect(world.said.slice(before).join('\n')).not.toContain('made anew');
  });

  test('is made anew too where trivy meets damaged records only with the Java database', async () => {
    const image = await imageOf(join(world.folder, 'good'), [debian('12.11'), [npm('minimist', '1.2.5')]]);
    expect(await packages(image, true)).toContain('minimist');
    const java = join(world.folder, 'java');
    await javaDatabase(java);
    const { path: trivy } = await world.tools.acquire('trivy');
    // As trivy does for a jar; then it fails as with a damaged record, as long as it has records.
    const wrapper = join(world.folder, 'wrapper.sh');
    const script = `#!/bin/sh
case " $* " in *" --cache-dir "*) ;; *) exit 9 ;; esac
previous=; for one in "$@"; do [ "$previous" = --cache-dir ] && cache="$one"; previous="$one"; done
if [ ! -e "$cache/java-db" ]; then
  echo "'--skip-java-db-update' cannot be specified on the first run" >&2; exit 1
fi
if [ -e "$cache/fanal/fanal.db" ]; then echo 'invalid page type' >&2; exit 1; fi
exec ${trivy} "$@"
`;
    await writeFile(wrapper, script, { mode: 0o755 });
    const usual = world;
    const acquire: TrivyWorld['tools']['acquire'] = async (name) => ({
      ...(await usual.tools.acquire(name)),
      path: wrapper,
    });
    world = { ...usual, tools: { acquire } };
    expect(await packages(image, true, async () => java)).toContain('minimist');
    expect(world.said.join('\n')).toContain('made anew');
    world = usual;
    expect(await packages(image, true)).toContain('minimist');
  });

  test('teaches later ones nothing where its run did not end well, and by another binary nothing ever', async () => {
    const good = await imageOf(join(world.folder, 'good'), [debian('12.11'), [npm('minimist', '1.2.5')]]);
    const other = await imageOf(join(world.folder, 'other'), [debian('12.11'), [npm('harmless', '1.0.0')]]);
    // The layout of one image with the layers of the other: trivy takes the diff IDs for what they say.
    const [platform] = good.platforms;
    const [blob] = (other.platforms[0]?.layers ?? []).slice(1);
    const [, own] = platform?.layers ?? [];
    if (blob === undefined || own === undefined) throw new Error('the images have two layers');
    const path = (digest: string, dir: string) => join(dir, 'blobs', ...digest.split(':'));
    const honest = await readFile(path(own.digest, good.layout));
    await writeFile(path(own.digest, good.layout), await readFile(path(blob.digest, other.layout)));
    expect(await packages(good, false)).toContain('harmless');
    expect(await kept()).toEqual([]);
    const usual = world;
    const acquire: TrivyWorld['tools']['acquire'] = async (name) => ({
      ...(await usual.tools.acquire(name)),
      sha256: 'f'.repeat(64),
    });
    world = { ...world, tools: { acquire } };
    expect(await packages(good, true)).toContain('harmless');
    expect(await kept()).toHaveLength(1);
    world = usual;
    await writeFile(path(own.digest, good.layout), honest);
    expect(await packages(good, true)).toContain('minimist');
  });
});
