import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../../../../src/domain/digest.ts';
import { openFront } from '../../../attacks/front.ts';
import { startRegistry, type TestRegistry } from '../../../rig/servers/registry.ts';
import { RepositoryClient } from '../../../rig/servers/registry-client.ts';
import { clientWith, reasonOf } from '../serve.ts';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startRegistry({ referrers: false });
}, 900_000);
afterAll(() => registry?.stop());

/** Pushes a blob through a front that answers HEAD by itself; whether it was sent. */
async function sent(name: string, headers: (digest: string) => Record<string, string>): Promise<boolean> {
  const bytes = Buffer.from(name);
  const blob = { mediaType: 'application/octet-stream', digest: digestOf(bytes), size: bytes.length };
  const front = await openFront(registry.host, ({ method }, response) => {
    if (method === 'HEAD') response.writeHead(200, headers(blob.digest)).end();
    return method === 'HEAD';
  });
  try {
    const repository = { registry: front.host, path: 'team/app' };
    await clientWith().pushBlob(repository, blob, () => Readable.from([bytes]));
    const there = await new RepositoryClient(registry.host, 'team/app').request(
      'GET',
      `/blobs/${blob.digest}`,
    );
    return there.status === 200;
  } finally {
    await front.stop();
  }
}

describe('a blob that is said to be there', () => {
  const other = `sha256:${'0'.repeat(64)}`;

  test.each<[string, (digest: string) => Record<string, string>]>([
    ['a login page says', () => ({ 'content-type': 'text/html; charset=utf-8', 'content-length': '812' })],
    ['a login page of the same length says', () => ({ 'content-type': 'Text/HTML', 'content-length': '36' })],
    [
      'an answer of another length says',
      (digest) => ({ 'content-length': '3', 'docker-content-digest': digest }),
    ],
    ['an answer about another says', () => ({ 'docker-content-digest': other })],
    ['an answer without length and digest says', () => ({})],
  ])('is sent all the same where %s so', async (name, headers) => {
    expect(await sent(name, headers)).toBe(true);
  });

  test.each<[string, (digest: string) => Record<string, string>]>([
    ['by its length', () => ({ 'content-length': '13', 'content-type': 'application/octet-stream' })],
    ['by its digest', (digest) => ({ 'docker-content-digest': digest })],
  ])('is not sent again where that is so %s', async (name, headers) => {
    expect(await sent(name, headers)).toBe(false);
  });
});

test.each(['http://[bad', 'ftp://store.example/x'])(
  'an upload that is to go to %j is the fault of the registry',
  async (location) => {
    const front = await openFront(registry.host, ({ method }, response) => {
      if (method === 'POST') response.writeHead(202, { location }).end();
      return method === 'POST';
    });
    const bytes = Buffer.from(location);
    const blob = { mediaType: 'application/octet-stream', digest: digestOf(bytes), size: bytes.length };
    const repository = { registry: front.host, path: 'team/lost' };
    const reason = await reasonOf(clientWith().pushBlob(repository, blob, () => Readable.from([bytes])));
    expect(reason).toMatchObject({ code: 'registry-unavailable', check: 'push' });
    expect(reason.message).toContain(`${front.host} points to`);
    await front.stop();
  },
);
