import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { type Descriptor, fallbackTag, type Repository } from '../../../src/domain/image/image.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import { EMPTY_CONFIG, EMPTY_DESCRIPTOR, imageManifest } from '../../../src/formats/image/oci-referrer.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { immutableTags, noDelete } from '../../rig/servers/registry-quirks/manifests.ts';
import { openQuirks } from '../../rig/servers/registry-quirks/quirk.ts';
import { prepare } from './attacher.ts';
import { clientWith, PATIENT, reasonOf, serve } from './serve.ts';

const client = clientWith({ limits: PATIENT });
let registry: TestRegistry;
beforeAll(async () => {
  registry = await startRegistry({ referrers: false });
});
afterAll(() => registry.stop());

type Entry = Record<string, unknown> & { digest: string };
let made = 0;

/** A repository with something to attach to, and with what lies under its fallback tag. */
async function repositoryWith(host = registry.host) {
  made += 1;
  const repository: Repository = { registry: host, path: `team/list${made}` };
  const manifest = imageManifest(EMPTY_DESCRIPTOR, []);
  const open = () => Readable.from([EMPTY_CONFIG], { objectMode: false });
  await client.pushBlob(repository, EMPTY_DESCRIPTOR, open);
  await client.pushManifest(repository, manifest);
  const { mediaType, digest, bytes } = manifest;
  const subject: Descriptor = { mediaType, digest, size: bytes.byteLength };
  const raw = new RepositoryClient(registry.host, repository.path);
  const tag = fallbackTag(digest);
  const entries = async (): Promise<Entry[]> =>
    JSON.parse(Buffer.from((await raw.manifest(tag))?.bytes ?? '{"manifests":[]}').toString()).manifests;
  const listed = async (by = client) => (await by.referrers(repository, digest, 50)).map((one) => one.digest);
  return { repository, subject, raw, tag, entries, listed };
}

/** A manifest of another tool, pushed, as an entry that says more of it than Assay would. */
async function foreignIn(raw: RepositoryClient, name: string): Promise<Entry> {
  const config = await raw.pushBlob(Buffer.from('{}'), MEDIA.empty);
  const manifest = {
    ...{ schemaVersion: 2, mediaType: MEDIA.manifest, artifactType: 'application/spdx+json', config },
    ...{ layers: [config], annotations: { name } },
  };
  const { mediaType, digest, size } = await raw.pushManifest(manifest, MEDIA.manifest);
  const more = { artifactType: 'application/spdx+json', 'x-vendor': { kept: [1, null] } };
  return { mediaType, digest, size, ...more };
}

const indexOf = (manifests: readonly unknown[], more: object = {}) => ({
  ...{ schemaVersion: 2, mediaType: MEDIA.index, manifests },
  ...more,
});

describe('the list under a fallback tag', () => {
  test('keeps what others wrote as it stands, and has a new entry once', async () => {
    const { repository, subject, raw, tag, entries } = await repositoryWith();
    const foreign = await foreignIn(raw, 'theirs');
    const annotations = { 'com.example.owner': 'someone' };
    await raw.pushManifest(indexOf([foreign], { annotations }), MEDIA.index, tag);
    const own = await prepare(client, repository, subject, 'own');
    await client.attach(repository, subject.digest, [own], []);
    await client.attach(repository, subject.digest, [own], []);
    const there = await entries();
    expect(there[0]).toEqual(foreign);
    expect(there.map(({ digest }) => digest)).toEqual([foreign.digest, own.digest]);
    const index = JSON.parse(Buffer.from((await raw.manifest(tag))?.bytes ?? '').toString());
    expect(index.annotations).toEqual(annotations);
  });

  test('loses bundles that are gone when it is written anew, whatever job took them', async () => {
    const { repository, subject, raw, entries, listed } = await repositoryWith();
    const old = [
      await prepare(client, repository, subject, 'one'),
      await prepare(client, repository, subject, 'two'),
    ];
    await client.attach(repository, subject.digest, old, []);
    // A clean-up of untagged manifests that knows nothing of lists.
    for (const { digest } of old) await raw.deleteManifest(digest);
    expect(await listed()).toHaveLength(2);
    const own = await prepare(client, repository, subject, 'three');
    await client.attach(repository, subject.digest, [own], []);
    expect((await entries()).map(({ digest }) => digest)).toEqual([own.digest]);
  });

  test('loses what others wrote only where it is gone and the registry takes no list with it', async () => {
    const { repository, subject, raw, tag, entries } = await repositoryWith();
    const [gone, alive] = [await foreignIn(raw, 'gone'), await foreignIn(raw, 'alive')];
    await raw.pushManifest(indexOf([gone, alive]), MEDIA.index, tag);
    await raw.deleteManifest(gone.digest);
    const own = await prepare(client, repository, subject, 'own');
    await client.attach(repository, subject.digest, [own], []);
    expect((await entries()).map(({ digest }) => digest)).toEqual([alive.digest, own.digest]);
  });

  test('is of a docker type, and is written as an index', async () => {
    const { repository, subject, raw, tag, entries, listed } = await repositoryWith();
    const foreign = { ...(await foreignIn(raw, 'theirs')), platform: { os: 'linux', architecture: 'amd64' } };
    const list = indexOf([foreign], { mediaType: MEDIA.dockerIndex });
    await raw.pushManifest(list, MEDIA.dockerIndex, tag);
    expect(await listed()).toEqual([foreign.digest]);
    const own = await prepare(client, repository, subject, 'own');
    await client.attach(repository, subject.digest, [own], []);
    expect((await raw.manifest(tag))?.mediaType).toBe(MEDIA.index);
    expect((await entries())[0]).toEqual(foreign);
  });

  test.each([
    ['is about the image', true],
    ['is about nothing', false],
  ])('is a manifest that %s: it becomes an entry, and no fault', async (_name, isAbout) => {
    const { repository, subject, raw, tag, entries, listed } = await repositoryWith();
    const config = await raw.pushBlob(Buffer.from('{}'), MEDIA.empty);
    const manifest = {
      ...{ schemaVersion: 2, mediaType: MEDIA.manifest, config, layers: [config] },
      ...(isAbout ? { subject } : {}),
    };
    const { digest } = await raw.pushManifest(manifest, MEDIA.manifest, tag);
    expect(await listed()).toEqual(isAbout ? [digest] : []);
    const own = await prepare(client, repository, subject, 'own');
    await client.attach(repository, subject.digest, [own], []);
    expect((await entries()).map((entry) => entry.digest)).toEqual([digest, own.digest]);
    expect(await listed()).toEqual([digest, own.digest]);
  });

  test('has its immutability told, with the tags to spare', async () => {
    const door = await openQuirks(registry.host, [immutableTags('harbor')]);
    const { repository, subject, raw, listed } = await repositoryWith(door.host);
    const one = await prepare(client, repository, subject, 'one');
    await client.attach(repository, subject.digest, [one], []);
    const two = await prepare(client, repository, subject, 'two');
    const reason = await reasonOf(client.attach(repository, subject.digest, [two], []));
    expect(reason.code).toBe('registry-rejected');
    expect(reason.message).toContain('`sha256-*`');
    expect(reason.message).toContain('412: PRECONDITION');
    // The same again needs no change, and what is to go may go without one.
    await client.attach(repository, subject.digest, [one], []);
    expect(await listed()).toEqual([one.digest]);
    await client.attach(repository, subject.digest, [], [one.digest]);
    expect(await raw.manifest(one.digest)).toBeUndefined();
    await door.stop();
  });

  test('cannot be changed, nor can what it lists be deleted: taking it away is refused', async () => {
    const door = await openQuirks(registry.host, [immutableTags('ecr'), noDelete(405)]);
    const { repository, subject } = await repositoryWith(door.host);
    const one = await prepare(client, repository, subject, 'one');
    await client.attach(repository, subject.digest, [one], []);
    await expect(client.attach(repository, subject.digest, [], [one.digest])).toRefuseWith(
      'registry-rejected',
    );
    await door.stop();
  });

  test('too long to be read is told, with what to do', async () => {
    const long = Buffer.alloc(5 * 1024 * 1024, ' ');
    const server = await serve((request, response) => {
      if (request.url?.includes('/referrers/')) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': MEDIA.index }).end(long);
    });
    const list = client.referrers({ registry: server.host, path: 'a' }, digestOf('a'), 10);
    const reason = await reasonOf(list);
    expect(reason.code).toBe('too-many-referrers');
    expect(reason.message).toContain(fallbackTag(digestOf('a')));
    await server.close();
  });
});
