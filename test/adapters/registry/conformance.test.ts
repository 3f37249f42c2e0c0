import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fallbackTag } from '../../../src/domain/image/image.ts';
import { rigFolder } from '../../rig/folder.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { type TokenForm, tokens } from '../../rig/servers/registry-quirks/auth.ts';
import * as lists from '../../rig/servers/registry-quirks/lists.ts';
import * as manifests from '../../rig/servers/registry-quirks/manifests.ts';
import { openQuirks, type Quirk } from '../../rig/servers/registry-quirks/quirk.ts';
import * as uploads from '../../rig/servers/registry-quirks/uploads.ts';
import { VENDORS } from '../../rig/servers/registry-quirks/vendors.ts';
import { startTokenServer } from '../../rig/servers/token-server.ts';
import { clientWith, PATIENT } from './serve.ts';
import { KINDS, openShipment, type Shipment } from './shipment.ts';

/** What a quirk leads to beside that everything works. */
interface Expected {
  /** The PASSED summary cannot be taken away. */
  readonly keepsSummary?: true;
  /** Whether the gate tells of what no manifest can be asked for. */
  readonly tellsOfOdd?: boolean;
}
type Case = readonly [name: string, behind: 'api' | 'tags', quirks: readonly Quirk[], expected: Expected];

const CASES: readonly Case[] = [
  ['no quirk', 'api', [], {}],
  ['no quirk', 'tags', [], {}],
  ['no referrers API', 'api', [lists.noApi], {}],
  ['referrers redirected (303) to a host that is busy', 'tags', [lists.referrersElsewhere(303, 'busy')], {}],
  ['referrers redirected (307) to a log-in page', 'api', [lists.referrersElsewhere(307, 'login')], {}],
  ['a web page in place of a list', 'tags', [lists.pageForList], {}],
  ['every list empty', 'tags', [lists.emptyLists], {}],
  ['every list empty, but the subject noted', 'tags', [lists.emptyLists, lists.subjectHeader], {}],
  ['no referrers API, but the subject noted', 'tags', [lists.noApi, lists.subjectHeader], {}],
  ['a tag taken for a digest', 'tags', [lists.tagIsDigest], {}],
  ['the tags of attestations refused', 'api', [lists.oddTagsRefused], {}],
  ['the subject noted', 'api', [lists.subjectHeader], {}],
  ['the subject not noted', 'api', [lists.noSubjectHeader], {}],
  ['`manifests` null', 'api', [lists.nullLists], {}],
  ['`manifests` null', 'tags', [lists.emptyLists, lists.nullLists], {}],
  ['lists that come late', 'api', [lists.lateLists, lists.subjectHeader], {}],
  ['lists that come late, the subject not noted', 'api', [lists.lateLists], {}],
  ['lists as plain JSON', 'api', [lists.listType('application/json')], {}],
  ['lists without a type', 'api', [lists.listType('')], {}],
  ['lists in pages, by relative links', 'api', [lists.paged('relative')], {}],
  ['lists in pages, by absolute links', 'api', [lists.paged('absolute'), lists.subjectHeader], {}],
  ['odd entries in the lists', 'api', [lists.foreignEntries], { tellsOfOdd: true }],
  ['odd entries in the lists', 'tags', [lists.foreignEntries, lists.emptyLists], { tellsOfOdd: true }],
  ['lists without types and annotations', 'api', [lists.bareLists], {}],
  ['lists that keep what was deleted', 'api', [lists.listsWithDead], {}],
  ['uploads of manifests answered with 200', 'api', [manifests.putAnswers(200)], {}],
  ['uploads of manifests answered with 202', 'tags', [manifests.putAnswers(202)], {}],
  ['uploads of manifests answered with 204', 'api', [manifests.putAnswers(204)], {}],
  ['manifests that come late', 'api', [manifests.lateManifests], {}],
  ['manifests that come late', 'tags', [manifests.lateManifests], {}],
  ['immutable tags', 'api', [manifests.immutableTags('ecr')], {}],
  ['immutable tags, attestations spared', 'tags', [manifests.immutableTags('harbor', /^sha256-/)], {}],
  ['no deleting (405)', 'api', [manifests.noDelete(405)], { keepsSummary: true }],
  ['no deleting (500)', 'api', [manifests.noDelete(500)], { keepsSummary: true }],
  ['no deleting (403)', 'tags', [manifests.noDelete(403)], {}],
  ['no digest in answers', 'tags', [manifests.noDigestHeader], {}],
  ['manifests as plain JSON', 'api', [manifests.manifestType('application/json')], {}],
  ['manifests without a type', 'tags', [manifests.manifestType('')], {}],
  ['throttling with Retry-After', 'api', [manifests.throttled('0')], {}],
  ['throttling without Retry-After', 'tags', [manifests.throttled()], {}],
  ['a proxy that has no time at first (408)', 'api', [manifests.busyOnce(408)], {}],
  ['a proxy that has no time at first (499)', 'tags', [manifests.busyOnce(499)], {}],
  ['no manifest taken twice', 'api', [manifests.digestsOnce(403, 'DENIED', 'redeploy is not allowed')], {}],
  ['no manifest taken twice', 'tags', [manifests.digestsOnce(409, 'CONFLICT', 'it exists')], {}],
  ['blobs that come late', 'api', [manifests.lateBlobs], {}],
  ['blobs that come late', 'tags', [manifests.lateBlobs], {}],
  ['deleting that says it failed', 'api', [manifests.failsAfterDelete], {}],
  ['manifests that stay when they are deleted', 'api', [manifests.keepsDeleted], { keepsSummary: true }],
  ['packed answers', 'tags', [manifests.packed], {}],
  ['slow bytes', 'api', [manifests.slowBytes], {}],
  ['blobs with another host', 'api', [uploads.blobsElsewhere], {}],
  ['HEAD refused (405)', 'tags', [uploads.headRefused(405)], {}],
  ['HEAD refused (403)', 'tags', [uploads.headRefused(403), uploads.blobsElsewhere], {}],
  ['HEAD without digest and length', 'tags', [uploads.headWithoutHeaders], {}],
  ['a web page for HEAD', 'tags', [uploads.pageForHead], {}],
  ['blobs in parts alone (415)', 'tags', [uploads.onlyInParts(415)], {}],
  ['blobs in parts alone (404)', 'tags', [uploads.onlyInParts(404)], {}],
  ['blobs whole alone', 'tags', [uploads.onlyWhole], {}],
  ['relative places for uploads', 'tags', [uploads.relativeLocation], {}],
  ['uploads with another host', 'tags', [uploads.uploadsElsewhere], {}],
  [
    'throttling, paging and odd entries',
    'api',
    [manifests.throttled('0'), lists.foreignEntries, lists.paged('relative')],
    { tellsOfOdd: true },
  ],
  [
    'no list, 202, no deleting',
    'tags',
    [lists.emptyLists, manifests.putAnswers(202), manifests.noDelete(405)],
    {},
  ],
];

/** How registries ask for tokens, each in front of both. */
const FORMS: readonly TokenForm[] = [
  { challenge: 'everywhere' },
  { challenge: 'everywhere', field: 'access_token' },
  { challenge: 'everywhere', refusesDelete: true },
  // Who has no token is told that there is nothing; only the base of the API says where tokens are given.
  { challenge: 'at the base', hidden: 404 },
  { challenge: 'at the base', hidden: 403 },
  { challenge: 'at the base', hidden: 401, refusesDelete: true },
];

let shipment: Shipment;
const registries: Record<'api' | 'tags', TestRegistry | undefined> = { api: undefined, tags: undefined };
const hostOf = (behind: 'api' | 'tags') => registries[behind]?.host ?? '';
beforeAll(async () => {
  [shipment, registries.api, registries.tags] = await Promise.all([
    openShipment(),
    startRegistry({ referrers: true }),
    startRegistry({ referrers: false }),
  ]);
  const { mediaType, digest } = shipment.image.root;
  const layout = { dir: shipment.image.layout, mediaType, digest };
  for (const behind of ['api', 'tags'] as const)
    await pushLayout(layout, `${hostOf(behind)}/acme/shop-api:v1`);
}, 900_000);
afterAll(async () => {
  await Promise.all([registries.api?.stop(), registries.tags?.stop(), shipment?.stop()]);
});

const auth = { username: 'robot', password: ['pass', 'word'].join('-') };
let made = 0;
/** Ships twice through a door, and looks as a gate does. */
async function shipTwice(
  behind: 'api' | 'tags',
  quirks: readonly Quirk[],
  { tellsOfOdd = false }: Expected = {},
) {
  const door = await openQuirks(hostOf(behind), quirks);
  made += 1;
  const target = { registry: door.host, path: `team/app${made}`, tag: 'v1' };
  // As every run has it, a client of its own that has learned nothing yet.
  const client = () => clientWith({ limits: PATIENT, credentials: { registries: [door.host], ...auth } });
  const digests = shipment.plans
    .flatMap(({ statements }) => statements.map(({ referrer }) => referrer))
    .sort();
  const expected = { kinds: KINDS, referrers: digests, refused: [], older: 0 };
  await shipment.ship(client(), target);
  const first = await shipment.look(client(), target);
  expect(first).toMatchObject(expected);
  expect(first.unreadable.some(({ referrer }) => referrer.startsWith('sha512:'))).toBe(tellsOfOdd);
  await shipment.ship(client(), target);
  expect(await shipment.look(client(), target)).toMatchObject(expected);
  const there = new RepositoryClient(hostOf(behind), target.path);
  expect((await there.manifest('v1'))?.digest).toBe(shipment.digest);
  return { door, target, there, client };
}

describe.concurrent('a registry with', () => {
  test.each(CASES)(
    '%s (behind: %s) is shipped to, read by a gate, and shipped to again',
    async (_name, behind, quirks, expected) => {
      const { door, target, there, client } = await shipTwice(behind, quirks, expected);
      const withoutSummary = KINDS.filter((kind) => kind !== 'summary');
      const left = await shipment.withdraw(client(), target);
      expect(left).toEqual(expected.keepsSummary ? KINDS : withoutSummary);
      const tag = await there.manifest(fallbackTag(shipment.digest));
      const { manifests: entries } = JSON.parse(Buffer.from(tag?.bytes ?? '{"manifests":[]}').toString());
      expect(entries.length).toBeLessThanOrEqual(KINDS.length);
      await door.stop();
    },
  );

  test.each(FORMS)(
    'tokens (challenge %j) is shipped to, read by a gate, and shipped to again',
    async (form) => {
      for (const behind of ['api', 'tags'] as const) {
        const { door, target, client } = await shipTwice(behind, [tokens(auth, form)]);
        const kept = form.refusesDelete === true && behind === 'api';
        const left = await shipment.withdraw(client(), target);
        expect(left.includes('summary')).toBe(kept);
        await door.stop();
      }
    },
  );

  test('signed tokens of a server beside it, which distribution verifies itself', async () => {
    const folder = await rigFolder('tokens');
    const server = await startTokenServer(folder, auth);
    const registry = await startRegistry({ referrers: false, tokens: server });
    const target = { registry: registry.host, path: 'team/tokens', tag: 'v1' };
    const client = () =>
      clientWith({ limits: PATIENT, credentials: { registries: [registry.host], ...auth } });
    await shipment.ship(client(), target);
    await shipment.ship(client(), target);
    expect(await shipment.look(client(), target)).toMatchObject({ kinds: KINDS });
    expect(await shipment.withdraw(client(), target)).not.toContain('summary');
    expect(server.asked).toContain('repository:team/tokens:pull,push,delete');
    await expect(shipment.look(clientWith({ limits: PATIENT }), target)).toRefuseWith('registry-denied');
    await Promise.all([registry.stop(), server.stop()]);
    await rm(folder, { recursive: true });
  });

  test.each(Object.entries(VENDORS).map(([name, vendor]) => [name, vendor] as const))(
    'the quirks of %s is shipped to, read by a gate, and shipped to again',
    async (_name, { api, quirks, auth: asks }) => {
      const asking = asks === undefined ? [] : [asks(auth)];
      const { door } = await shipTwice(api ? 'api' : 'tags', [...asking, ...quirks]);
      await door.stop();
    },
  );
});
