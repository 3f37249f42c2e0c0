import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Repository } from '../../../src/domain/image/image.ts';
import { EMPTY_CONFIG, EMPTY_DESCRIPTOR, imageManifest } from '../../../src/formats/image/oci-referrer.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { pagedTags, type TagPaging } from '../../rig/servers/registry-quirks/lists.ts';
import { openQuirks, type QuirkyRegistry } from '../../rig/servers/registry-quirks/quirk.ts';
import { clientWith, PATIENT, serve } from './serve.ts';

const client = clientWith({ limits: PATIENT });
const all = () => true;
const FULL = 1000;
const AT_ONCE = 16;

/** Pushes an image under so many tags, in the order that registries give: `v0000`, `v0001`, … */
async function tagged(host: string, path: string, count: number): Promise<Repository> {
  const repository = new RepositoryClient(host, path);
  await repository.pushBlob(new Uint8Array(EMPTY_CONFIG), EMPTY_DESCRIPTOR.mediaType);
  const { bytes, mediaType } = imageManifest(EMPTY_DESCRIPTOR, []);
  const numbers = Array.from({ length: count }, (_, at) => at).values();
  const worker = async () => {
    for (const at of numbers)
      await repository.pushManifest(new Uint8Array(bytes), mediaType, `v${String(at).padStart(4, '0')}`);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { registry: host, path };
}

describe.each([
  ['that says where its list goes on', false],
  ['that divides its list and does not say so', true],
])('a registry %s', (_name, referrers) => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ referrers });
  }, 600_000);
  afterAll(() => registry?.stop());

  test.each([1, FULL, FULL + 1])('gives %s tags, each once', async (count) => {
    const repository = await tagged(registry.host, `many/of-${count}`, count);
    const tags = await client.tags(repository, 10_000, all);
    expect([tags.length, new Set(tags).size]).toEqual([count, count]);
  });

  test('is refused if it has more wanted tags than the limit, and unwanted ones do not count', async () => {
    const repository = await tagged(registry.host, 'many/more', 30);
    await expect(client.tags(repository, 29, all)).toRefuseWith('input-invalid', {
      message: expect.stringContaining('more than 29'),
    });
    expect(await client.tags(repository, 10, (tag) => tag.startsWith('v000'))).toHaveLength(10);
  });
});

describe('a list in pages', () => {
  let registry: TestRegistry;
  let repository: Repository;
  let door: QuirkyRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ referrers: true });
    repository = await tagged(registry.host, 'team/app', 1200);
  }, 600_000);
  afterAll(() => registry?.stop());

  async function listed(how: TagPaging, size: number) {
    door = await openQuirks(registry.host, [pagedTags(size, how)]);
    try {
      return await client.tags({ ...repository, registry: door.host }, 10_000, all);
    } finally {
      await door.stop();
    }
  }

  test.each(['relative', 'absolute'] as const)('is read to its end if its addresses are %s', async (how) => {
    expect(await listed(how, 500)).toHaveLength(1200);
    expect(door.asked).toHaveLength(3);
  });

  test('is read to its end if full pages do not say that there are more', async () => {
    expect(await listed('without link', 1000)).toHaveLength(1200);
  });

  test.each([
    ['elsewhere', 500, 'goes on at another host'],
    ['in circles', 500, 'that was read before'],
    ['forgets last', 500, 'that was read before'],
    ['forgets last', 7, 'that was read before'],
  ] as const)('is an error if it goes %s (pages of %s)', async (how, size, message) => {
    await expect(listed(how, size)).toRefuseWith('registry-unavailable', {
      message: expect.stringContaining(message),
    });
    expect(door.asked.length).toBeLessThan(5);
  });
});

test('a registry that gives the same full page for every question is an error, since nobody knows whether it is all', async () => {
  const tags = Array.from({ length: FULL }, (_, at) => `v${at}`);
  const server = await serve((_, response) => response.end(JSON.stringify({ tags })));
  await expect(client.tags({ registry: server.host, path: 'app' }, 10_000, all)).toRefuseWith(
    'registry-unavailable',
    { message: expect.stringContaining('whether there are more') },
  );
  await server.close();
});

test('a registry that never ends its list, with new addresses each time, is an error', async () => {
  let page = 0;
  const server = await serve((_, response) => {
    page += 1;
    response.setHeader('link', `</v2/app/tags/list?page=${page}>; rel="next"`);
    response.end(JSON.stringify({ tags: ['v1'] }));
  });
  await expect(client.tags({ registry: server.host, path: 'app' }, 10_000, all)).toRefuseWith(
    'registry-unavailable',
    { message: expect.stringContaining('pages without a new entry') },
  );
  await server.close();
});

test('a registry that gives all tags at once, however many are asked for, is believed', async () => {
  const tags = Array.from({ length: FULL + 500 }, (_, at) => `v${at}`);
  const server = await serve((_, response) => response.end(JSON.stringify({ tags })));
  expect(await client.tags({ registry: server.host, path: 'app' }, 10_000, all)).toHaveLength(1500);
  expect(server.asked).toHaveLength(1);
  await server.close();
});
