import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Digest, digestOf } from '../../../src/domain/digest.ts';
import type { Repository } from '../../../src/domain/image/image.ts';
import { fallbackTag } from '../../../src/domain/image/image.ts';
import { PREDICATE_TYPES, type StatementKind } from '../../../src/formats/attestation/in-toto.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import { bundleReferrer } from '../../../src/formats/image/oci-referrer.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { noApi } from '../../rig/servers/registry-quirks/lists.ts';
import { openQuirks, type QuirkyRegistry } from '../../rig/servers/registry-quirks/quirk.ts';
import { clientWith, PATIENT } from './serve.ts';
import { KINDS, openShipment, type Shipment } from './shipment.ts';

let shipment: Shipment;
let behind: TestRegistry;
let registry: QuirkyRegistry;
beforeAll(async () => {
  [shipment, behind] = await Promise.all([openShipment(), startRegistry({ referrers: true })]);
  registry = await openQuirks(behind.host, [noApi]);
}, 900_000);
afterAll(async () => {
  await registry?.stop();
  await Promise.all([behind?.stop(), shipment?.stop()]);
});

/** What runs leave behind where nothing is deleted, listed with what it says of itself. */
async function leaveBehind(
  repository: Repository,
  number: number,
  made: (at: number) => { kind: StatementKind; bundle: Uint8Array<ArrayBuffer>; created: Date },
): Promise<Digest[]> {
  const client = new RepositoryClient(repository.registry, repository.path);
  const tag = fallbackTag(shipment.digest);
  const list = JSON.parse(Buffer.from((await client.manifest(tag))?.bytes ?? '').toString());
  const entries: object[] = [];
  for (let at = 0; at < number; at += 1) {
    const { kind, bundle, created } = made(at);
    await client.pushBlob(bundle, MEDIA.bundle);
    const raw = bundleReferrer(shipment.image.root, PREDICATE_TYPES[kind], bundle, {
      ...{ created, envelope: digestOf(bundle) },
    });
    const manifest = JSON.parse(Buffer.from(raw.bytes).toString());
    const descriptor = await client.pushManifest(new Uint8Array(raw.bytes), raw.mediaType);
    entries.push({ ...descriptor, artifactType: MEDIA.bundle, annotations: manifest.annotations });
  }
  list.manifests = [...entries, ...list.manifests];
  await client.pushManifest(list, MEDIA.index, tag);
  return entries.map((entry) => (entry as { digest: Digest }).digest);
}

const bundleOf = (kind: StatementKind) => {
  const entry = shipment.plans.flatMap(({ statements }) => statements).find((one) => one.kind === kind);
  if (entry?.origin !== 'made') throw new Error(`no ${kind} was made`);
  return new Uint8Array(readFileSync(entry.bundle.path));
};
const own = () => shipment.plans.flatMap(({ statements }) => statements.map(({ referrer }) => referrer));

let made = 0;
async function shipped(): Promise<Repository> {
  made += 1;
  const repository = { registry: registry.host, path: `team/many${made}`, tag: 'v1' };
  await shipment.ship(clientWith({ limits: PATIENT }), repository);
  return repository;
}

describe('where nothing is deleted', () => {
  test('a hundred runs of one image pass at the gate, which tells how much it left out', async () => {
    const repository = await shipped();
    const kinds = KINDS as StatementKind[];
    await leaveBehind(repository, 500, (at) => ({
      kind: kinds[at % kinds.length] ?? 'sbom',
      bundle: bundleOf(kinds[at % kinds.length] ?? 'sbom'),
      created: new Date(Date.UTC(2020, 0, 1) + at * 60_000),
    }));
    const seen = await shipment.look(clientWith({ limits: PATIENT }), repository);
    expect(seen.referrers).toEqual(expect.arrayContaining(own()));
    // Of four kinds some are left out, and of the summaries none.
    expect(seen.older).toBeGreaterThan(100);
    expect(seen.kinds.filter((kind) => kind === 'summary')).toHaveLength(101);
    // The next run finds its own, and adds nothing.
    await shipment.ship(clientWith({ limits: PATIENT }), { ...repository, tag: 'v1' });
    const raw = new RepositoryClient(repository.registry, repository.path);
    expect(await raw.referrers(shipment.digest)).toHaveLength(505);
  });

  test('later fakes hide neither the newest summary nor what it rests on', async () => {
    const repository = await shipped();
    const fakes = await leaveBehind(repository, 200, (at) => ({
      kind: at % 2 === 0 ? 'sbom' : 'summary',
      bundle: new Uint8Array(Buffer.from(JSON.stringify({ fake: at }))),
      created: new Date(Date.now() + at * 60_000),
    }));
    const seen = await shipment.look(clientWith({ limits: PATIENT }), repository);
    expect(seen.referrers).toEqual([...own()].sort());
    expect(seen.referrers).not.toEqual(expect.arrayContaining([fakes[0]]));
    expect(seen.older).toBeGreaterThan(0);
  });

  test('more summaries than can be looked through are an error, and nothing is chosen among them', async () => {
    const fakes = Array.from({ length: 2001 }, (_, at) => ({
      ...{ digest: digestOf(`fake ${at}`), artifactType: MEDIA.bundle },
      annotations: { 'dev.sigstore.bundle.predicateType': PREDICATE_TYPES.summary },
    }));
    const flooded = clientWith({ limits: PATIENT });
    flooded.referrers = async () => fakes;
    const look = shipment.look(flooded, { registry: registry.host, path: 'team/flooded' });
    await expect(look).toRefuseWith('too-many-referrers');
  });
});
