import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFront } from '../attacks/front.ts';
import { ATTESTATION_TYPES, identity, KINDS, RELEASE, verify, verifyAttestation } from './stage/cosign.ts';
import { attestationsOf, expectEnd, expectPassed, reportOf } from './stage/outcome.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';
import { entriesOf } from './stage/stage-images.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ referrers: false });
});
afterAll(() => stage?.stop());

/** All five, signed by this identity, and one of each. */
async function expectAllVerify({ pinned }: Pick<Published, 'pinned'>, subject: string = RELEASE) {
  const signer = identity(stage, subject);
  const { accepted, words } = await verify(stage, signer, pinned);
  expect(accepted, words).toBe(true);
  for (const type of ATTESTATION_TYPES) {
    const attested = await verifyAttestation(stage, signer, type, pinned);
    expect(attested.found, `${type}: ${attested.words}`).toHaveLength(1);
  }
}

describe('a registry without the referrers API', () => {
  test('gets everything by the fallback tag, and a second run adds nothing', async () => {
    const image = await stage.publish('clean');
    const api = await image.repository.request('GET', `/referrers/${image.digest}`);
    expect(api.status).toBe(404);
    const first = await stage.ship({ image: image.tagged });
    expectPassed(first);
    await expectAllVerify(image);
    const listed = await image.repository.referrers(image.digest);
    expect(listed.map(({ digest }) => digest).sort()).toEqual(
      attestationsOf(first)
        .map(({ digest }) => digest)
        .sort(),
    );
    const second = await stage.ship({ image: image.tagged });
    expectPassed(second);
    expect(await image.repository.referrers(image.digest)).toEqual(listed);
    expect((await reportOf(second)).attestations.map(({ origin }) => origin)).toEqual(
      KINDS.map(() => 'kept'),
    );
  });

  test('gets an index and both of its platforms signed', async () => {
    const image = await stage.publish('index');
    expectPassed(await stage.ship({ image: image.tagged }));
    const { platforms } = await entriesOf(await stage.layout('index'));
    for (const digest of [image.digest, ...platforms])
      await expectAllVerify({ pinned: image.pinned.replace(image.digest, digest) });
  });

  test('gets no fallback tag for an image that failed', async () => {
    const image = await stage.publish('vulnerable');
    expectEnd(await stage.ship({ image: image.tagged }), 1, 'failed', ['vulnerability-blocked']);
    expect(await image.repository.manifest(image.digest.replace(':', '-'))).toBeUndefined();
  });

  test('loses nothing of two runs at once that sign the same digest as two workflows', async () => {
    const image = await stage.publish('clean');
    const nightly = RELEASE.replace('release.yml', 'nightly.yml');
    const claims = [RELEASE, nightly].map((subject) => ({
      workflow_ref: subject.replace('https://github.com/', ''),
    }));
    // Both have read the list before either writes it: the later write wipes out the earlier one, every time.
    const [attaching, listing] = [meetingOfTwo(), meetingOfTwo()];
    const front = await openFront(stage.registry.host, async ({ method, path }) => {
      if (method === 'PUT' && path.includes('/manifests/sha256:')) await attaching();
      if (method === 'PUT' && path.includes('/manifests/sha256-')) await listing();
      return false;
    });
    const results = await Promise.all(
      claims.map((own) =>
        stage.ship({ image: `${front.host}/${image.path}:v1` }, { env: stage.sigstore.environment(own) }),
      ),
    );
    await front.stop();
    for (const result of results) expectPassed(result);
    await expectAllVerify(image, RELEASE);
    await expectAllVerify(image, nightly);
    const listed = (await image.repository.referrers(image.digest)).map(({ digest }) => digest);
    const told = results.flatMap((result) => attestationsOf(result).map(({ digest }) => digest));
    expect(listed.sort()).toEqual(told.sort());
    expect(new Set(told).size).toBe(2 * KINDS.length);
  });
});

/** A place where the first waits for the second; whoever comes later passes. */
function meetingOfTwo(): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return async () => {
    arrived += 1;
    if (arrived === 2) resolve();
    await promise;
  };
}
