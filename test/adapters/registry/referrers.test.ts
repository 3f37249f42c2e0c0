import { Readable } from 'node:stream';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegistryClient } from '../../../src/adapters/registry/client.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Descriptor, Repository } from '../../../src/domain/image/image.ts';
import { EMPTY_CONFIG, EMPTY_DESCRIPTOR, imageManifest } from '../../../src/formats/image/oci-referrer.ts';
import type { Referrer } from '../../../src/ports/registry-port.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { prepare } from './attacher.ts';
import { clientWith, reasonOf, serve } from './serve.ts';

const client = clientWith();

/** Pushes some manifest to attach to. */
async function subjectIn(repository: Repository): Promise<Descriptor> {
  const manifest = imageManifest(EMPTY_DESCRIPTOR, []);
  const open = () => Readable.from([EMPTY_CONFIG], { objectMode: false });
  await client.pushBlob(repository, EMPTY_DESCRIPTOR, open);
  await client.pushManifest(repository, manifest);
  return { mediaType: manifest.mediaType, digest: manifest.digest, size: manifest.bytes.byteLength };
}

async function listed(by: RegistryClient, repository: Repository, subject: Descriptor): Promise<string[]> {
  return (await by.referrers(repository, subject.digest, 1000)).map(({ digest }) => digest).sort();
}

describe.each([
  ['with the referrers API', true],
  ['with fallback tags', false],
])('a registry %s', (_name, referrers) => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ referrers });
  });
  afterAll(() => registry.stop());

  test('lists what was attached, once, with its annotations, and nothing before', async () => {
    const repository = { registry: registry.host, path: 'team/app' };
    const subject = await subjectIn(repository);
    expect(await listed(client, repository, subject)).toEqual([]);
    const one = await prepare(client, repository, subject, 'one');
    await client.attach(repository, subject.digest, [one], []);
    await client.attach(repository, subject.digest, [one], []);
    expect(await listed(client, repository, subject)).toEqual([one.digest]);
    expect((await client.resolve({ ...repository, digest: one.digest })).bytes).toEqual(
      Buffer.from(one.bytes),
    );
  });

  test('takes outdated ones away when the new ones are there', async () => {
    const repository = { registry: registry.host, path: 'team/outdated' };
    const subject = await subjectIn(repository);
    const [old, kept, fresh] = [
      await prepare(client, repository, subject, 'old'),
      await prepare(client, repository, subject, 'kept'),
      await prepare(client, repository, subject, 'fresh'),
    ];
    await client.attach(repository, subject.digest, [old, kept], []);
    await client.attach(repository, subject.digest, [fresh], [old.digest]);
    expect(await listed(client, repository, subject)).toEqual([kept.digest, fresh.digest].sort());
    const gone = client.resolve({ ...repository, digest: old.digest });
    await expect(gone).toRefuseWith('image-not-found');
  });

  test('has too many when there are more than the limit', async () => {
    const repository = { registry: registry.host, path: 'team/many' };
    const subject = await subjectIn(repository);
    const names = ['a', 'b', 'c'];
    const manifests = await Promise.all(names.map((name) => prepare(client, repository, subject, name)));
    await client.attach(repository, subject.digest, manifests, []);
    await expect(client.referrers(repository, subject.digest, 2)).toRefuseWith('too-many-referrers');
    expect(await client.referrers(repository, subject.digest, 3)).toHaveLength(3);
  });

  test('passes over what is not wanted before it counts, however much there is of it', async () => {
    const repository = { registry: registry.host, path: 'team/foreign' };
    const subject = await subjectIn(repository);
    const names = Array.from({ length: 12 }, (_, at) => `foreign ${at}`);
    const foreign = await Promise.all(names.map((name) => prepare(client, repository, subject, name)));
    await client.attach(repository, subject.digest, foreign, []);
    const own = await prepare(client, repository, subject, 'own');
    await client.attach(repository, subject.digest, [own], []);
    const isWanted = ({ digest }: Referrer) => digest === own.digest;
    const found = await client.referrers(repository, subject.digest, 1, isWanted);
    expect(found.map(({ digest }) => digest)).toEqual([own.digest]);
    await expect(client.referrers(repository, subject.digest, 12)).toRefuseWith('too-many-referrers');
  });

  test('loses nothing when eight processes attach to one subject at once', async () => {
    const repository = { registry: registry.host, path: 'team/crowd' };
    const subject = await subjectIn(repository);
    const script = new URL('attacher.ts', import.meta.url).pathname;
    const writers = Array.from({ length: 8 }, (_, at) =>
      execa(process.execPath, [script, JSON.stringify(repository), JSON.stringify(subject), `w${at}`, '3']),
    );
    const attached = (await Promise.all(writers)).flatMap(({ stdout }) => stdout.split('\n'));
    expect(attached).toHaveLength(48);
    expect(await listed(client, repository, subject)).toEqual(attached.sort());
  });
});

describe('answers that are no list', () => {
  const subject = digestOf('subject');
  const INDEX = 'application/vnd.oci.image.index.v1+json';
  const page = (names: readonly string[]) =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: INDEX,
      manifests: names.map((name) => ({ mediaType: 'x/y', digest: digestOf(name), size: 1 })),
    });

  test('pages are followed to the last', async () => {
    const server = await serve((request, response) => {
      response.setHeader('content-type', INDEX);
      if (request.url?.includes('?page=2')) response.end(page(['b']));
      else response.setHeader('link', `<${request.url}?page=2>; rel="next"`).end(page(['a']));
    });
    const found = await client.referrers({ registry: server.host, path: 'a' }, subject, 10);
    expect(found.map(({ digest }) => digest)).toEqual([digestOf('a'), digestOf('b')]);
    await server.close();
  });

  test('what lies under the tag adds to what the registry lists, and never speaks over it', async () => {
    const entry = (name: string, kind: string) => ({
      ...{ mediaType: 'x/y', digest: digestOf(name), size: 1, annotations: { kind } },
    });
    const index = (manifests: readonly object[]) =>
      JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests });
    const server = await serve((request, response) => {
      response.setHeader('content-type', INDEX);
      if (request.url?.includes('/referrers/')) response.end(index([entry('a', 'native')]));
      else response.end(index([entry('a', 'tag'), entry('b', 'tag')]));
    });
    const found = await client.referrers({ registry: server.host, path: 'a' }, subject, 10);
    expect(found.map(({ annotations }) => annotations?.kind)).toEqual(['native', 'tag']);
    await server.close();
  });

  test('ten thousand that nobody asks for, in pages of ten, hide none', async () => {
    const server = await serve((request, response) => {
      const at = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
      response.setHeader('content-type', INDEX);
      if (at < 999) response.setHeader('link', `</v2/a/referrers/${subject}?page=${at + 1}>; rel="next"`);
      response.end(page(Array.from({ length: 10 }, (_, nth) => `${at * 10 + nth}`)));
    });
    const isWanted = ({ digest }: Referrer) => digest === digestOf('9999');
    const found = await client.referrers({ registry: server.host, path: 'a' }, subject, 1, isWanted);
    expect(found).toHaveLength(1);
    await server.close();
  });

  test('pages without end are too many', async () => {
    const server = await serve((request, response) => {
      response.setHeader('content-type', INDEX).setHeader('link', `<${request.url}>; rel="next"`);
      response.end(page([]));
    });
    const reason = await reasonOf(client.referrers({ registry: server.host, path: 'a' }, subject, 10));
    expect(reason.code).toBe('too-many-referrers');
    await server.close();
  });

  test('pages that are large together are too many, before they fill the memory', async () => {
    const notes = { note: 'x'.repeat(4_000_000) };
    const server = await serve((request, response) => {
      const at = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
      response.setHeader('content-type', INDEX).setHeader('link', `<?page=${at + 1}>; rel="next"`);
      const entry = { mediaType: 'x/y', digest: digestOf(`${at}`), size: 1, annotations: notes };
      response.end(JSON.stringify({ schemaVersion: 2, manifests: [entry] }));
    });
    const reason = await reasonOf(client.referrers({ registry: server.host, path: 'a' }, subject, 1000));
    expect(reason).toMatchObject({ code: 'too-many-referrers' });
    expect(reason.message).toContain('bytes in its pages');
    expect(server.asked.length).toBeLessThan(20);
    await server.close();
  });

  test.each([
    ['no address', 'http://[bad'],
    ['another protocol', 'ftp://store.example/x'],
  ])('a next page at %s is the fault of the registry', async (_name, link) => {
    const server = await serve((_request, response) => {
      response
        .setHeader('content-type', INDEX)
        .setHeader('link', `<${link}>; rel="next"`)
        .end(page(['a']));
    });
    const reason = await reasonOf(client.referrers({ registry: server.host, path: 'a' }, subject, 10));
    expect(reason.code).toBe('registry-unavailable');
    expect(reason.message).toContain(`${server.host} points to`);
    await server.close();
  });

  test.each([
    ['a list that cannot be read', 200, '{"schemaVersion":2,"manifests":"none"}', 'image-invalid'],
    ['a registry that fails', 500, '', 'registry-unavailable'],
    ['a refusal', 403, '', 'registry-denied'],
  ])('%s is a fault and not an empty list', async (_name, status, body, code) => {
    const server = await serve((_request, response) =>
      response.writeHead(status, { 'content-type': INDEX }).end(body),
    );
    const reason = await reasonOf(client.referrers({ registry: server.host, path: 'a' }, subject, 10));
    expect(reason.code).toBe(code);
    await server.close();
  });

  test('a manifest that the registry takes and never lists is lost', async () => {
    const manifest = imageManifest(EMPTY_DESCRIPTOR, []);
    const server = await serve((request, response) => {
      if (request.method === 'PUT') response.writeHead(201).end();
      else if (request.url?.endsWith(manifest.digest))
        response.setHeader('content-type', manifest.mediaType).end(manifest.bytes);
      else response.setHeader('content-type', INDEX).end(page([]));
    });
    const work = client.attach({ registry: server.host, path: 'a' }, subject, [manifest], []);
    await expect(work).toRefuseWith('attestation-lost');
    await server.close();
  });
});
