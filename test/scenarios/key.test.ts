import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionResult } from '../rig/github/run-action.ts';
import {
  ATTESTATION_TYPES,
  KINDS,
  publicKey,
  refusedCommands,
  verify,
  verifyAttestation,
} from './stage/cosign.ts';
import { attestationsOf, expectEnd, expectPassed, reasonsOf, reportOf } from './stage/outcome.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';

const PASSWORD = ['correct', 'horse', 'battery'].join('-');
/** Without files of a private Sigstore a key signs by itself. */
const NO_SIGSTORE = { 'signing-config': '', 'trusted-root': '' };

let stage: Stage;
let keys: { readonly secret: string; readonly public: string };
let image: Published;
let signed: ActionResult;

beforeAll(async () => {
  stage = await openStage();
  const [folder, published] = await Promise.all([keyPair(), stage.publish('clean')]);
  keys = { secret: join(folder, 'cosign.key'), public: join(folder, 'cosign.pub') };
  image = published;
  signed = await ship({ image: image.tagged, key: keys.secret });
});
afterAll(() => stage?.stop());

async function keyPair(): Promise<string> {
  const folder = await stage.subfolder();
  await execa(stage.tools.cosign, ['generate-key-pair'], {
    cwd: folder,
    env: { HOME: folder, COSIGN_PASSWORD: PASSWORD },
    extendEnv: false,
  });
  return folder;
}

function ship(inputs: Record<string, string>, env: Record<string, string> = { COSIGN_PASSWORD: PASSWORD }) {
  return stage.ship({ ...NO_SIGSTORE, signer: 'key', ...inputs }, { env });
}

describe('a clean image, signed with a key', () => {
  test('passes with a key file and its password', () => {
    expectPassed(signed);
    expect(attestationsOf(signed).map(({ predicateType }) => predicateType)).toEqual(KINDS);
  });

  test('is accepted by `cosign verify` and `cosign verify-attestation` for the public key', async () => {
    const signer = publicKey(keys.public);
    const { accepted, words } = await verify(stage, signer, image.pinned);
    expect(accepted, words).toBe(true);
    for (const type of ATTESTATION_TYPES) {
      const attested = await verifyAttestation(stage, signer, type, image.pinned);
      expect(attested.found, attested.words).toHaveLength(1);
    }
  });

  test('has a summary with commands that cosign accepts', async () => {
    const { commands, refused } = await refusedCommands(stage, signed.summary, { 'cosign.pub': keys.public });
    expect(commands).toHaveLength(KINDS.length);
    expect(refused).toEqual([]);
  });

  test('is refused by `cosign verify` for another key', async () => {
    const other = join(await keyPair(), 'cosign.pub');
    expect((await verify(stage, publicKey(other), image.pinned)).accepted).toBe(false);
  });

  test('stands in no transparency log: no bundle holds a log entry or a timestamp', async () => {
    for (const { digest } of attestationsOf(signed)) {
      const manifest = JSON.parse(
        Buffer.from((await image.repository.manifest(digest))?.bytes ?? '').toString(),
      );
      const bundle = JSON.parse(
        Buffer.from(await image.repository.blob(manifest.layers[0].digest)).toString(),
      );
      expect(bundle.verificationMaterial.publicKey).toBeDefined();
      expect(bundle.verificationMaterial.tlogEntries ?? []).toEqual([]);
      expect(bundle.verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? []).toEqual([]);
    }
  });

  test('needs no OIDC token: the job may do without `id-token: write`', async () => {
    const env = {
      COSIGN_PASSWORD: PASSWORD,
      ACTIONS_ID_TOKEN_REQUEST_URL: '',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: '',
    };
    const { tagged } = await stage.publish('clean');
    expectPassed(await ship({ image: tagged, key: keys.secret }, env));
  });

  test('a second run keeps what is there', async () => {
    const second = await ship({ image: image.tagged, key: keys.secret });
    expectPassed(second);
    expect((await reportOf(second)).attestations.map(({ origin }) => origin)).toEqual(
      KINDS.map(() => 'kept'),
    );
  });

  test('takes the key from the variable that env:// names', async () => {
    const { tagged, pinned } = await stage.publish('clean');
    const env = { COSIGN_PASSWORD: PASSWORD, RELEASE_KEY: await readFile(keys.secret, 'utf8') };
    expectPassed(await ship({ image: tagged, key: 'env://RELEASE_KEY' }, env));
    expect((await verify(stage, publicKey(keys.public), pinned)).accepted).toBe(true);
  });
});

describe('a key that cannot be opened', () => {
  test.each([
    ['a wrong password', () => ({ COSIGN_PASSWORD: 'wrong' })],
    ['no password', () => ({})],
  ])('is an error with %s: nothing is signed, and the message names key and password', async (_what, env) => {
    const { tagged, digest, repository } = await stage.publish('clean');
    const refused = await ship({ image: tagged, key: keys.secret }, env());
    expectEnd(refused, 1, 'error', ['key-invalid']);
    expect(reasonsOf(refused)[0]?.message).toMatch(/cosign\.key.*COSIGN_PASSWORD/);
    expect(await repository.referrers(digest)).toEqual([]);
    expect(attestationsOf(refused)).toEqual([]);
  });

  test('is an error before anything is done when its variable is not set', async () => {
    const { tagged } = await stage.publish('clean');
    const refused = await ship({ image: tagged, key: 'env://NOT_SET' });
    expectEnd(refused, 1, 'error', ['key-invalid']);
    expect(reasonsOf(refused)[0]?.message).toContain('NOT_SET');
  });
});
