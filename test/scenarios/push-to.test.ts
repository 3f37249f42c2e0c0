import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Front, openFront } from '../attacks/front.ts';
import { RepositoryClient } from '../rig/servers/registry-client.ts';
import { identity, KINDS, verify } from './stage/cosign.ts';
import { attestationsOf, expectEnd, expectPassed, reportOf } from './stage/outcome.ts';
import { registryState } from './stage/snapshots.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { dockerArchive, entriesOf, type ImageKind, ociArchive } from './stage/stage-images.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** Forms in which an image comes that lies in no registry. */
const FORMS = {
  'an OCI layout': async (kind: ImageKind) => `oci:${(await stage.layout(kind)).dir}`,
  'an OCI archive': async (kind: ImageKind) => {
    const file = join(await stage.subfolder(), 'image.tar');
    await ociArchive(await stage.layout(kind), file);
    return `archive:${file}`;
  },
  'a docker archive': async (kind: ImageKind) => {
    const file = join(await stage.subfolder(), 'image.tar');
    await dockerArchive(await stage.layout(kind), file);
    return `archive:${file}`;
  },
} as const;
const FORM_NAMES = Object.keys(FORMS) as (keyof typeof FORMS)[];

describe('push-to', () => {
  test.each(FORM_NAMES)(
    'brings a clean image from %s to the registry, signed, its tag last',
    async (form) => {
      const name = `pushed/${form.replaceAll(' ', '-').toLowerCase()}`;
      const front = await openFront(stage.registry.host);
      const result = await stage.ship({
        image: await FORMS[form]('clean'),
        'push-to': `${front.host}/${name}:v1`,
      });
      await front.stop();
      expectPassed(result);
      const { digest = '' } = result.outputs;
      expect(result.outputs.image).toBe(`${front.host}/${name}@${digest}`);
      // A docker archive has no manifest: Assay makes one. The others keep theirs.
      if (form !== 'a docker archive') expect(digest).toBe((await stage.layout('clean')).digest);
      const repository = new RepositoryClient(stage.registry.host, name);
      expect((await repository.manifest('v1'))?.digest).toBe(digest);
      expect(attestationsOf(result).map(({ predicateType }) => predicateType)).toEqual(KINDS);
      const { accepted, words } = await verify(
        stage,
        identity(stage),
        `${stage.registry.host}/${name}@${digest}`,
      );
      expect(accepted, words).toBe(true);
      expectTagLast(
        front.writes(),
        'v1',
        attestationsOf(result).map((one) => one.digest),
      );
    },
  );

  test('without a tag pushes by digest alone', async () => {
    const { dir, digest } = await stage.layout('clean');
    const result = await stage.ship({
      image: `oci:${dir}`,
      'push-to': `${stage.registry.host}/pushed/untagged`,
    });
    expectPassed(result);
    const repository = new RepositoryClient(stage.registry.host, 'pushed/untagged');
    expect((await repository.manifest(digest))?.digest).toBe(digest);
    expect(await repository.manifest('latest')).toBeUndefined();
  });

  test('brings an index with everything in it, BuildKit attestations too', async () => {
    const layout = await stage.layout('index');
    const target = `${stage.registry.host}/pushed/index`;
    const result = await stage.ship({ image: `oci:${layout.dir}`, 'push-to': `${target}:v1` });
    expectPassed(result);
    const repository = new RepositoryClient(stage.registry.host, 'pushed/index');
    const { platforms, buildkit } = await entriesOf(layout);
    for (const digest of [...platforms, ...buildkit])
      expect((await repository.manifest(digest))?.digest).toBe(digest);
    for (const digest of [layout.digest, ...platforms])
      expect((await verify(stage, identity(stage), `${target}@${digest}`)).accepted).toBe(true);
  });
});

/** It is asked whether an earlier run has passed this image there, and nothing is sent. */
function expectAskedAlone(front: Front): void {
  // `/v2/` says how the registry wants credentials.
  const reads = /^\/v2\/$|sha256[:-]/;
  expect(front.asked.every(({ method, path }) => method === 'GET' && reads.test(path))).toBe(true);
  expect(front.writes()).toEqual([]);
}

describe('invariant 1: an image that fails never reaches the registry of push-to', () => {
  test.each(FORM_NAMES)('not a byte of a vulnerable image from %s', async (form) => {
    const front = await openFront(stage.registry.host);
    const before = await registryState(stage.registry.host, []);
    const image = await FORMS[form]('vulnerable');
    const result = await stage.ship({ image, 'push-to': `${front.host}/refused/app:v1` });
    await front.stop();
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
    expectAskedAlone(front);
    expect(await registryState(stage.registry.host, [])).toEqual(before);
  });

  test('not under enforce: warn either', async () => {
    const { dir } = await stage.layout('leaky');
    const front = await openFront(stage.registry.host);
    const inputs = { image: `oci:${dir}`, 'push-to': `${front.host}/refused/app:v1`, enforce: 'warn' };
    const result = await stage.ship(inputs);
    await front.stop();
    expectEnd(result, 0, 'warned', ['secret-found']);
    expectAskedAlone(front);
  });

  test('nor an image that passed and could not be signed', async () => {
    const { dir } = await stage.layout('clean');
    const front = await openFront(stage.registry.host);
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
    const result = await stage.ship(
      { image: `oci:${dir}`, 'push-to': `${front.host}/refused/app:v1` },
      { env },
    );
    await front.stop();
    expectEnd(result, 1, 'error', ['oidc-unavailable']);
    expect(front.writes()).toEqual([]);
  });
});

describe('promotion out of a quarantine repository of the same registry', () => {
  test('signs the image where it goes, and only there', async () => {
    const quarantine = await stage.publish('clean');
    const target = `${stage.registry.host}/release/app`;
    const result = await stage.ship({ image: quarantine.tagged, 'push-to': `${target}:v1` });
    expectPassed(result);
    expect(result.outputs.image).toBe(`${target}@${quarantine.digest}`);
    const release = new RepositoryClient(stage.registry.host, 'release/app');
    expect((await release.manifest('v1'))?.digest).toBe(quarantine.digest);
    const { accepted, words } = await verify(stage, identity(stage), `${target}@${quarantine.digest}`);
    expect(accepted, words).toBe(true);
    for (const { digest } of attestationsOf(result))
      expect(await quarantine.repository.manifest(digest)).toBeUndefined();
  });

  test('keeps a vulnerable image in quarantine', async () => {
    const quarantine = await stage.publish('vulnerable');
    const inputs = { image: quarantine.tagged, 'push-to': `${stage.registry.host}/release/bad:v1` };
    expectEnd(await stage.ship(inputs), 1, 'failed', ['vulnerability-blocked']);
    const release = new RepositoryClient(stage.registry.host, 'release/bad');
    expect(await release.manifest('v1')).toBeUndefined();
    expect(await release.manifest(quarantine.digest)).toBeUndefined();
  });
});

describe('an image that lies in no registry, without push-to', () => {
  test('is checked and not signed, and the summary says why', async () => {
    const { dir, digest } = await stage.layout('clean');
    const result = await stage.ship({ image: `oci:${dir}` });
    expectPassed(result);
    expect(result.outputs.digest).toBe(digest);
    expect(attestationsOf(result)).toEqual([]);
    expect((await reportOf(result)).scan.state).toBe('done');
    expect(result.summary).toContain('push-to is not set');
  });
});

/** Nobody finds the image under its tag before all that belongs to it is there. */
function expectTagLast(writes: readonly string[], tag: string, attached: readonly string[]): void {
  const manifests = writes.filter((write) => /^PUT \/v2\/.+\/manifests\//.test(write));
  const names = manifests.map((write) => write.slice(write.lastIndexOf('/') + 1));
  expect(names.at(-1)).toBe(tag);
  expect(names.filter((name) => name === tag)).toHaveLength(1);
  expect(names).toEqual(expect.arrayContaining([...attached]));
  expect(writes.at(-1)).toBe(manifests.at(-1));
}
