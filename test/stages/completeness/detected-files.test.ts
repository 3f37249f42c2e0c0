import { describe, expect, test } from 'vitest';
import type { TarEntry } from '../../rig/images/tar.ts';
import { detected, manifest, packages } from './detect.ts';

const PLACE = 'app/node_modules/minimist/package.json';
const STORE = 'pnpm/store/v10/files/ab/cd';
const file = (path: string, content = 'x'): TarEntry => ({ path, content });
const hard = (path: string, hardLinkTo: string): TarEntry => ({ path, hardLinkTo });
const soft = (path: string, linkTo: string): TarEntry => ({ path, linkTo });

describe('a hard link', () => {
  test('has the bytes of its target, whichever of them has the name of a package file', async () => {
    expect(await packages([manifest(STORE), hard(PLACE, STORE)])).toEqual([`${PLACE}: minimist@1.2.5`]);
    expect(await packages([manifest(PLACE), hard(STORE, PLACE)])).toEqual([`${PLACE}: minimist@1.2.5`]);
  });

  test('is followed over other links, and to what a layer below has', async () => {
    const chain = [manifest(STORE), hard('pnpm/other', STORE), hard(PLACE, 'pnpm/other')];
    expect(await packages(chain)).toEqual([`${PLACE}: minimist@1.2.5`]);
    expect(await packages([manifest(STORE)], [file('a')], [hard(PLACE, STORE)])).toEqual([
      `${PLACE}: minimist@1.2.5`,
    ]);
    expect(await packages([manifest(STORE), hard('pnpm/other', STORE)], [hard(PLACE, 'pnpm/other')])).toEqual(
      [`${PLACE}: minimist@1.2.5`],
    );
    const target = 'lib/node_modules/minimist/package.json';
    expect(await packages([manifest(target)], [hard(PLACE, `/${target}`)])).toEqual([
      `${PLACE}: minimist@1.2.5`,
      `${target}: minimist@1.2.5`,
    ]);
  });

  test('keeps the bytes of a target that a whiteout takes away after it, and not of one taken away before', async () => {
    const whiteout = file('pnpm/store/v10/files/ab/.wh.cd', '');
    expect(await packages([manifest(STORE)], [hard(PLACE, STORE), whiteout])).toEqual([
      `${PLACE}: minimist@1.2.5`,
    ]);
    const opaque = file('pnpm/.wh..wh..opq', '');
    expect(await packages([manifest(STORE)], [file('a')], [hard(PLACE, STORE), opaque])).toEqual([
      `${PLACE}: minimist@1.2.5`,
    ]);
    expect(await packages([manifest(STORE)], [whiteout, hard(PLACE, STORE)])).toEqual([]);
  });

  test('keeps the bytes that a layer below has where its own layer puts others there after it', async () => {
    const old = 'old/node_modules/minimist/package.json';
    const layers = [[manifest(old)], [hard(PLACE, old), manifest(old, '1.2.8')]];
    const now = `${old}: minimist@1.2.8`;
    expect(await packages(...layers)).toEqual([`${PLACE}: minimist@1.2.5`, now]);
    expect(await packages([manifest(old)], [hard(PLACE, old), file('old/.wh.node_modules')])).toEqual([
      `${PLACE}: minimist@1.2.5`,
    ]);
    expect(await packages([manifest(old)], [manifest(old, '1.2.8'), hard(PLACE, old)])).toEqual([
      `${PLACE}: minimist@1.2.8`,
      now,
    ]);
  });

  test('keeps the bytes that its target had when it was made', async () => {
    const entries = [
      manifest(STORE, '1.2.0'),
      manifest(STORE, '1.2.5'),
      hard(PLACE, STORE),
      manifest(STORE, '1.2.8'),
    ];
    expect(await packages(entries)).toEqual([`${PLACE}: minimist@1.2.5`]);
    const named = 'lib/node_modules/minimist/package.json';
    const later = [manifest(named, '1.2.5'), hard(PLACE, named), manifest(named, '1.2.8')];
    expect(await packages(later)).toEqual([`${PLACE}: minimist@1.2.5`, `${named}: minimist@1.2.8`]);
    expect(
      await packages([manifest(STORE, '1.2.5')], [hard(PLACE, STORE), manifest(STORE, '1.2.8')]),
    ).toEqual([`${PLACE}: minimist@1.2.5`]);
    expect(
      await packages(
        [manifest(named)],
        [hard(PLACE, named)],
        [file('lib/node_modules/minimist/.wh.package.json', '')],
      ),
    ).toEqual([`${PLACE}: minimist@1.2.5`]);
  });

  test('to a symbolic link is that link, and one to nothing is nothing', async () => {
    const linked = [
      manifest('libs/minimist/package.json'),
      soft('link', 'libs'),
      hard('node_modules', 'link'),
    ];
    expect(await packages(linked)).toEqual(['node_modules/minimist/package.json: minimist@1.2.5']);
    const entries = [
      manifest(STORE),
      soft('app/link', '../pnpm/store/v10/files/ab/cd'),
      hard('app/node_modules', 'app/link'),
    ];
    expect(await packages(entries)).toEqual([]);
    expect(await packages([hard(PLACE, 'not/here')])).toEqual([]);
    expect(await packages([hard(PLACE, PLACE)])).toEqual([]);
  });
});

describe('a later entry of the same path', () => {
  test.each([
    [['1.2.8', '1.2.0'], '1.2.0'],
    [['1.2.0', '1.2.8'], '1.2.8'],
    [['1.2.8', '1.2.0', '1.2.5'], '1.2.5'],
  ])('counts: %j', async (versions, last) => {
    expect(await packages(versions.map((version) => manifest(PLACE, version)))).toEqual([
      `${PLACE}: minimist@${last}`,
    ]);
  });

  test('is known in whatever form the path is written', async () => {
    const forms = [
      `./${PLACE}`,
      `/${PLACE}`,
      'app//node_modules/minimist/package.json',
      `x/../${PLACE}`,
      `../../${PLACE}`,
    ];
    for (const form of forms) {
      expect(await packages([manifest(PLACE, '1.2.0'), manifest(form, '1.2.8')]), form).toEqual([
        `${PLACE}: minimist@1.2.8`,
      ]);
    }
    expect(await packages([manifest(PLACE), manifest(PLACE.toUpperCase())])).toHaveLength(1);
  });

  test('of another kind takes its place: a folder, a link, a file in place of a folder', async () => {
    expect(await packages([manifest(PLACE), { path: `${PLACE}/` }])).toEqual([]);
    expect(await packages([manifest(PLACE), soft(PLACE, 'nowhere')])).toEqual([]);
    expect(await packages([manifest(PLACE), file('app/node_modules')])).toEqual([]);
    expect(await packages([manifest(PLACE)], [file('app/node_modules')])).toEqual([]);
    expect(await packages([manifest(PLACE)], [{ path: `${PLACE}/` }])).toEqual([]);
    expect(await packages([manifest(PLACE)], [file(PLACE, '{}')])).toEqual([`${PLACE}: minimist@undefined`]);
    expect(await packages([manifest(PLACE)], [{ path: 'app/node_modules/' }])).toHaveLength(1);
    expect(await packages([file('app')], [manifest(PLACE)])).toHaveLength(1);
  });

  test('is what stands there now, and what stood there is told apart', async () => {
    const { hidden } = await detected([manifest(PLACE, '1.2.0')], [manifest(PLACE, '1.2.8')]);
    expect(hidden.map(({ path, results }) => [path, JSON.stringify(results).includes('1.2.0')])).toEqual([
      [PLACE, true],
    ]);
  });
});

describe('a whiteout', () => {
  test.each([
    'app/node_modules/minimist/.wh.package.json',
    'app/node_modules/.wh.minimist',
    'app/.wh.node_modules',
    '.wh.app',
  ])('takes away what is below: %s', async (path) => {
    expect(await packages([manifest(PLACE)], [file(path, '')])).toEqual([]);
  });

  test('does not reach what its own layer has, before it or after it', async () => {
    const away = file('app/node_modules/.wh.minimist', '');
    expect(await packages([manifest(PLACE, '1.2.0')], [away, manifest(PLACE)])).toEqual([
      `${PLACE}: minimist@1.2.5`,
    ]);
    expect(await packages([manifest(PLACE, '1.2.0')], [manifest(PLACE), away])).toEqual([
      `${PLACE}: minimist@1.2.5`,
    ]);
  });

  test('that hides a folder hides what layers below have in it, and nothing of its own layer', async () => {
    const other = manifest('app/node_modules/lodash/package.json', '4.0.0', 'lodash');
    const opaque = file('app/node_modules/.wh..wh..opq', '');
    expect(await packages([manifest(PLACE)], [opaque])).toEqual([]);
    expect(await packages([manifest(PLACE)], [other, opaque])).toEqual([
      'app/node_modules/lodash/package.json: lodash@4.0.0',
    ]);
    expect(await packages([manifest(PLACE)], [file('.wh..wh..opq', '')])).toEqual([]);
  });

  test('goes by the place that links lead to, and takes away a link and not what it leads to', async () => {
    const real = 'srv/app/node_modules/minimist/package.json';
    const base = [manifest(real), soft('app', 'srv/app')];
    expect(await packages(base, [file('app/node_modules/.wh.minimist', '')])).toEqual([]);
    expect(await packages(base, [file('.wh.app', '')])).toEqual([`${real}: minimist@1.2.5`]);
  });

  test('of what the storage driver keeps for itself stands for nothing', async () => {
    expect(
      await packages([manifest(PLACE)], [file('.wh..wh.plnk', ''), file('.wh..wh.aufs', '')]),
    ).toHaveLength(1);
  });
});

describe('a symbolic link', () => {
  test('leads to the bytes of a package file, in whichever layer they are', async () => {
    const link = soft(PLACE, '../../../store/ab');
    expect(await packages([manifest('store/ab'), link])).toEqual([`${PLACE}: minimist@1.2.5`]);
    expect(await packages([manifest('store/ab')], [link])).toEqual([`${PLACE}: minimist@1.2.5`]);
    expect(await packages([link], [manifest('store/ab')])).toEqual([`${PLACE}: minimist@1.2.5`]);
    expect(await packages([link, manifest('store/ab')], [file('store/.wh.ab', '')])).toEqual([]);
    expect(await packages([manifest('store/ab')], [soft(PLACE, '/../../../store/ab')])).toHaveLength(1);
    expect(await packages([manifest('store/ab')], [soft(PLACE, '../../../../../../store/ab')])).toHaveLength(
      1,
    );
  });

  test('to a folder makes a place that is loaded from, and the same file no second package', async () => {
    const pnpm = 'app/node_modules/.pnpm/minimist@1.2.5/node_modules/minimist/package.json';
    expect(
      await packages([
        manifest(pnpm),
        soft('app/node_modules/minimist', '.pnpm/minimist@1.2.5/node_modules/minimist'),
      ]),
    ).toEqual([`${pnpm}: minimist@1.2.5`]);
    expect(
      await packages([manifest('libs/mini/package.json'), soft('app/node_modules/minimist', '/libs/mini')]),
    ).toEqual([`${PLACE}: minimist@1.2.5`]);
    expect(await packages([manifest('libs/mini/package.json')])).toEqual([]);
  });

  test('is followed where a layer writes through it, and replaced where it brings a folder of that name', async () => {
    const link = soft('app', 'srv/app');
    const written = 'app/node_modules/minimist/package.json';
    expect(await packages([link], [manifest(written)])).toEqual([`srv/${written}: minimist@1.2.5`]);
    expect(
      await packages(
        [link, manifest('srv/app/node_modules/minimist/package.json', '1.2.0')],
        [manifest(written)],
      ),
    ).toEqual([`srv/${written}: minimist@1.2.5`]);
    expect(await packages([link], [{ path: 'app/' }, manifest(written)])).toEqual([
      `${written}: minimist@1.2.5`,
    ]);
  });

  test('in a folder that is itself linked to is followed: modules that are linked one by one to a store', async () => {
    const one = soft('deps/minimist', '/store/m');
    const all = soft('app/node_modules', '/deps');
    const own = 'store/m/package.json';
    expect(await packages([manifest(own), one, all])).toEqual([`${PLACE}: minimist@1.2.5`]);
    expect(await packages([manifest('blobs/x'), hard(own, 'blobs/x')], [one], [all])).toEqual([
      `${PLACE}: minimist@1.2.5`,
    ]);
  });

  test('on the way to what an upper layer writes makes it a package where it leads to', async () => {
    const link = soft('store/p', '../app/node_modules/minimist');
    expect(await packages([link], [manifest('store/p/package.json')])).toEqual([`${PLACE}: minimist@1.2.5`]);
  });

  test('that goes round in circles ends', async () => {
    expect(
      await packages([soft('a', 'b'), soft('b', 'a'), soft(PLACE, '/a/x'), manifest('a/package.json')]),
    ).toEqual([]);
    expect(await packages([soft('app/node_modules/self', '..'), manifest(PLACE)])).toEqual([
      `${PLACE}: minimist@1.2.5`,
    ]);
  });
});
