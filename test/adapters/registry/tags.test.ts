import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TRIES } from '../../../src/adapters/registry/registry-retry.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { EMPTY_CONFIG, EMPTY_DESCRIPTOR, imageManifest } from '../../../src/formats/image/oci-referrer.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { referrersElsewhere } from '../../rig/servers/registry-quirks/lists.ts';
import { digestsOnce, IMMUTABLE_FORMS, immutableTags } from '../../rig/servers/registry-quirks/manifests.ts';
import { openQuirks } from '../../rig/servers/registry-quirks/quirk.ts';
import { mountRefused } from '../../rig/servers/registry-quirks/uploads.ts';
import { clientWith, reasonOf, serve } from './serve.ts';

const client = clientWith();
let registry: TestRegistry;
beforeAll(async () => {
  registry = await startRegistry({ referrers: false });
});
afterAll(() => registry.stop());

const empty = () => Readable.from([EMPTY_CONFIG], { objectMode: false });
const image = (layers: number) => imageManifest(EMPTY_DESCRIPTOR, Array(layers).fill(EMPTY_DESCRIPTOR));

describe('an immutable tag', () => {
  const forms = Object.keys(IMMUTABLE_FORMS) as (keyof typeof IMMUTABLE_FORMS)[];
  test.each(forms)(
    'as %s has it takes the same again, and of another it is told what to do',
    async (form) => {
      const door = await openQuirks(registry.host, [immutableTags(form)]);
      const repository = { registry: door.host, path: `team/${form}` };
      await client.pushBlob(repository, EMPTY_DESCRIPTOR, empty);
      const [first, second] = [image(1), image(2)];
      await client.pushManifest(repository, first, 'v1');
      await client.pushManifest(repository, first, 'v1');
      await client.pushManifest(repository, second);
      const reason = await reasonOf(client.pushManifest(repository, second, 'v1'));
      expect(reason).toMatchObject({ code: 'registry-rejected', check: 'push' });
      expect(reason.message).toContain(`team/${form}:v1 points to ${first.digest}`);
      expect(reason.message).toContain(IMMUTABLE_FORMS[form][1]);
      expect(reason.message).toContain('a new tag for every run');
      expect((await client.resolve({ ...repository, tag: 'v1' })).digest).toBe(first.digest);
      await door.stop();
    },
  );

  test.each([
    [409, 'CONFLICT', 'manifest conflicts'],
    [403, 'DENIED', 'redeploy is not allowed'],
    [400, 'UNKNOWN', 'Updating asset is not allowed: v2/team/app/manifests/sha256'],
  ])('and digests that are taken once (%s %s) take the same again', async (status, code, message) => {
    const taken = digestsOnce(status, code, message);
    const door = await openQuirks(registry.host, [taken]);
    const repository = { registry: door.host, path: `team/once${status}` };
    await client.pushBlob(repository, EMPTY_DESCRIPTOR, empty);
    await client.pushManifest(repository, image(1));
    await client.pushManifest(repository, image(1));
    await client.pushManifest(repository, image(1), 'v1');
    await door.stop();
  });

  test.each([
    [403, 'DENIED', 'requested access to the resource is denied'],
    [400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry: manifest is locked'],
  ])('and a manifest that is there is no excuse for %s %s', async (status, code, message) => {
    const door = await openQuirks(registry.host, [digestsOnce(status, code, message)]);
    const repository = { registry: door.host, path: `team/no-excuse${status}` };
    await client.pushBlob(repository, EMPTY_DESCRIPTOR, empty);
    await client.pushManifest(repository, image(1));
    expect((await reasonOf(client.pushManifest(repository, image(1)))).message).toContain(message);
    await door.stop();
  });

  test('is not taken for one where rights are missing', async () => {
    const door = await openQuirks(registry.host, [
      () => async (asked, next) =>
        asked.method === 'PUT' && asked.path.endsWith('/v1') && asked.path.includes('denied')
          ? {
              status: 403,
              headers: new Headers(),
              body: Buffer.from(
                '{"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}',
              ),
            }
          : next(),
    ]);
    const behind = { registry: registry.host, path: 'team/denied' };
    await client.pushBlob(behind, EMPTY_DESCRIPTOR, empty);
    await client.pushManifest(behind, image(1), 'v1');
    const work = client.pushManifest({ ...behind, registry: door.host }, image(2), 'v1');
    await expect(work).toRefuseWith('registry-denied');
    await door.stop();
  });
});

test.each([202, 403, 404, 500] as const)(
  'a mount that is answered with %i ends in an upload',
  async (status) => {
    const door = await openQuirks(registry.host, [mountRefused(status)]);
    const content = Buffer.from(`a layer ${status}`);
    const blob = { mediaType: 'x', digest: digestOf(content), size: content.length };
    const open = () => Readable.from([content], { objectMode: false });
    const [from, to] = ['from', 'to'].map((path) => ({ registry: door.host, path: `team/${path}${status}` }));
    if (from === undefined || to === undefined) throw new Error('no repositories');
    await client.pushBlob(from, blob, open);
    await client.pushBlob(to, blob, open, from);
    expect(door.writes().filter((one) => one.includes('mount='))).toHaveLength(status === 500 ? TRIES : 1);
    const stream = await client.blob(to, blob);
    expect(Buffer.concat(await stream.toArray()).equals(content)).toBe(true);
    await door.stop();
  },
);

describe('the referrers API', () => {
  const subject = digestOf('subject');

  test('that is redirected to another host is not asked for again', async () => {
    const door = await openQuirks(registry.host, [referrersElsewhere(303, 'busy')]);
    const own = clientWith();
    for (const path of ['a', 'b', 'c'])
      expect(await own.referrers({ registry: door.host, path }, subject, 10)).toEqual([]);
    expect(door.asked.filter(({ path }) => path.includes('/referrers/'))).toHaveLength(1);
    await door.stop();
  });

  test('whose registry itself is busy is unavailable, and no missing API', async () => {
    const server = await serve((request, response) =>
      response.writeHead(request.url?.includes('/referrers/') ? 429 : 404).end(),
    );
    const list = client.referrers({ registry: server.host, path: 'a' }, subject, 10);
    await expect(list).toRefuseWith('registry-unavailable');
    await server.close();
  });
});
