import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateFault, provenanceFaults } from '../../../src/domain/gate/source-rule.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { orThrow } from '../../../src/domain/result.ts';
import type { Cleared } from '../../../src/domain/verdict/verdict.ts';
import { PREDICATE_TYPES } from '../../../src/formats/attestation/in-toto.ts';
import type { Runner } from '../../../src/ports/runner-port.ts';
import { gather } from '../../../src/stages/gate/gather.ts';
import { attachAll, signAll } from '../../../src/stages/sign/attest.ts';
import { Signatory } from '../../../src/stages/sign/sign.ts';
import { prepareSigning, type Signing } from '../../../src/stages/sign/signing.ts';
import { secondOpinion } from '../../../src/stages/verify/second-opinion.ts';
import { prepareTrust } from '../../../src/stages/verify/sigstore-trust.ts';
import { reasonOf } from '../../adapters/registry/serve.ts';
import { type Front, openFront } from '../../attacks/front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import type { Claims } from '../../rig/sigstore/issuer.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';
import { clearanceOf } from './clearance.ts';
import { bundleOf, PASSWORD, runnerOf, type SigningWorld, signingWorld, tokenOf } from './signing-world.ts';

const COMMIT = '5f0c1a3b9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b';
const REPOSITORY = 'https://github.com/acme/shop';
const NAME = 'team/app';

let world: SigningWorld;
let image: PinnedImage;
let cleared: Cleared;
let registry: TestRegistry;
let front: Front;
let sigstore: TestSigstore;

beforeAll(async () => {
  [world, registry, sigstore] = await Promise.all([
    signingWorld(),
    startRegistry({ referrers: true }),
    startSigstore(),
  ]);
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  cleared = await clearanceOf(image, world.folder);
  front = await openFront(registry.host);
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/${NAME}:v1`);
}, 900_000);
afterAll(async () => {
  await Promise.all([front?.stop(), registry?.stop(), sigstore?.stop()]);
  await rm(world.folder, { recursive: true, force: true });
});

/** Prepares keyless signing in a job with these claims. */
function keyless(claims: Claims, runner: Runner = runnerOf(world, sigstore, claims)): Promise<Signing> {
  const { signingConfig, trustedRoot } = sigstore;
  return prepareSigning(
    { ...world, runner },
    { kind: 'keyless', publicLog: false, sigstore: { signingConfig, trustedRoot } },
  );
}

function byKey(key: string, environment: Record<string, string> = { COSIGN_PASSWORD: PASSWORD }) {
  return prepareSigning(world, { kind: 'key', key, environment });
}

/** Signs everything of the image for a place; nothing is pushed. */
async function plansOf(signing: Signing, host = front.host) {
  const repository = { registry: host, path: NAME };
  const tools = [await world.tools.acquire('trivy')];
  return signAll(world, signing, cleared, { repository, tools });
}

describe('a workflow with a name that certificates escape', () => {
  test.each<[string, string]>([
    ['release build.yml', 'refs/heads/main'],
    ['release@prod.yml', 'refs/heads/für+"später"'],
    ['c#.yml', 'refs/tags/100%25@refs/b'],
  ])('signs %s on %s once, and the gate takes it under both of its names', async (file, ref) => {
    const job = `acme/shop/.github/workflows/${file}@${ref}`;
    const plain = `https://github.com/${job}`;
    const signing = await keyless({ workflow_ref: job, ref });
    const repository = { registry: registry.host, path: NAME };
    await attachAll(world, signing, repository, await plansOf(signing, registry.host));
    const [again] = await plansOf(signing, registry.host);
    expect(again?.statements.map(({ origin }) => origin)).toEqual(Array(5).fill('kept'));

    const { trustedRoot } = sigstore;
    const names = [plain, signing.signer.signedBy ?? ''];
    expect(new Set(names).size).toBe(plain.includes('c#') ? 1 : 2);
    for (const identity of new Set(names)) {
      const signer = { kind: 'certificate', identity, issuer: sigstore.issuer.url } as const;
      const trust = await prepareTrust(world, [signer], { trustedRoot, database: { offline: true } });
      const subject = { digest: image.root.digest, role: 'image', name: 'the image' } as const;
      const [evidence] = await gather(world, trust, {
        repository,
        subjects: [subject],
        bySummary: true,
      });
      const attested = evidence?.attested ?? [];
      expect(attested.map(({ kind }) => kind).sort()).toEqual(Object.keys(PREDICATE_TYPES).sort());
      for (const { certificate, provenance } of attested) {
        expect(certificate && certificateFault(certificate, { repository: REPOSITORY })).toBeUndefined();
        if (provenance === undefined) continue;
        const facts = orThrow(provenance);
        expect(facts).toMatchObject({ path: `.github/workflows/${file}`, ref });
        expect(provenanceFaults(facts, certificate, { repository: REPOSITORY })).toEqual([]);
      }
      const one = attested.find(({ kind }) => kind === 'provenance');
      expect(await secondOpinion(world, trust, one ? [{ subject, attested: one }] : [])).toEqual([]);
    }
  });

  test.each<[string, string, string]>([
    ['release.yml', 'refs/heads/main', 'refs/heads/main#'],
    ['release build.yml', 'refs/heads/main', 'refs/heads/m%61in'],
  ])('does not pass as %s on %s where it ran on %s, which certificates write alike', async (...run) => {
    const [file, wanted, ref] = run;
    const identity = `${REPOSITORY}/.github/workflows/${file}@${wanted}`;
    const signing = await keyless({ workflow_ref: `acme/shop/.github/workflows/${file}@${ref}`, ref });
    const signatory = new Signatory(world, signing, cleared);
    const signed = await signatory.sign({ registry: front.host, path: NAME }, image.root.digest);
    for (const demanded of [identity, signing.signer.signedBy ?? '']) {
      const signer = { kind: 'certificate', identity: demanded, issuer: sigstore.issuer.url } as const;
      const request = { trustedRoot: sigstore.trustedRoot, database: { offline: true } };
      const { verify } = await prepareTrust(world, [signer], request);
      expect(verify(signed.bytes)).toMatchObject({
        fault: 'other-identity',
        why: expect.stringContaining(ref),
      });
    }
  });

  test('is told before anything is signed where no certificate can name it', async () => {
    const job = 'acme/shop/.github/workflows/100%.yml@refs/heads/main';
    await expect(keyless({ workflow_ref: job })).toRefuseWith('signing-failed', {
      message: expect.stringMatching(/100%\.yml.*rename/),
    });
  });
});

describe('a run that does not say what it is of', () => {
  test.each<[string, Claims, RegExp]>([
    ['ref', { ref: '', workflow_ref: 'acme/shop/.github/workflows/x.yml@refs/heads/main' }, /no ref/],
    ['commit', { sha: '' }, /no commit/],
    ['workflow', { workflow_ref: 'release' }, /names no workflow/],
    ['workflow of its own', { workflow_ref: 'acme/ci/.github/workflows/x.yml@refs/heads/main' }, /acme\/ci/],
  ])('is an error without a %s, before anything is signed', async (_, claims, message) => {
    const runner = runnerOf(world, sigstore, claims);
    const context = { ...world.context, ref: '', sha: '' };
    expect(await reasonOf(keyless(claims, { ...runner, context }))).toMatchObject({
      ...{ code: 'run-unknown', message: expect.stringMatching(message) },
    });
  });

  test('is an error with a key too', async () => {
    const context = { ...world.context, ref: '' };
    const runner = { ...world.runner, context };
    const key = join(world.folder, 'cosign.key');
    const signing = prepareSigning({ ...world, runner }, { kind: 'key', key, environment: {} });
    await expect(signing).toRefuseWith('run-unknown');
  });

  test('is known by its claims where a step has changed its variables', async () => {
    const context = { ...world.context, ref: '', workflowRef: '', sha: '' };
    const signing = await keyless({}, { ...runnerOf(world, sigstore), context });
    expect(signing.run).toMatchObject({
      ...{ ref: 'refs/heads/main', sha: COMMIT },
      workflow: { repository: 'acme/shop', path: '.github/workflows/release.yml', ref: 'refs/heads/main' },
    });
  });
});

describe('a token', () => {
  const statement = { predicateType: PREDICATE_TYPES.sbom, predicate: {} } as const;
  const sign = (signing: Signing) =>
    bundleOf(new Signatory(world, signing, cleared), { ...statement, subject: image.root.digest }, NAME);
  /** A token that has run out. */
  const expired = () => {
    const [now, hour] = [Date.now, 3_600_000];
    Date.now = () => now() - hour;
    try {
      return sigstore.issuer.token();
    } finally {
      Date.now = now;
    }
  };

  test('that ran out before it was used is asked for anew, once', async () => {
    const asked: boolean[] = [];
    const oidcToken = async (renew = false) => {
      asked.push(renew);
      return tokenOf(renew ? sigstore.issuer.token() : expired());
    };
    const { bytes } = await sign(await keyless({}, { ...world.runner, oidcToken }));
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect(asked).toEqual([false, false, true]);
  });

  test('that is refused again is an error in words', async () => {
    const oidcToken = async () => tokenOf(expired());
    await expect(sign(await keyless({}, { ...world.runner, oidcToken }))).toRefuseWith('signing-failed', {
      message: expect.stringMatching(/does not accept the job's OIDC token.*clock/),
    });
  });

  test('of another run signs nothing, although it was asked for here', async () => {
    let serial = 0;
    const oidcToken = async () => {
      serial += 1;
      return tokenOf(sigstore.issuer.token(serial === 1 ? {} : { run_attempt: '2' }));
    };
    await expect(sign(await keyless({}, { ...world.runner, oidcToken }))).toRefuseWith('oidc-unavailable', {
      message: expect.stringContaining('run_attempt'),
    });
  });
});

describe('a key', () => {
  /** cosign's own form of a key of openssl. */
  async function imported(name: string, key: KeyObject): Promise<string> {
    const folder = join(world.folder, name);
    await mkdir(folder);
    await writeFile(join(folder, 'key.pem'), key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    await execa(world.cosign, ['import-key-pair', '--key', 'key.pem', '--output-key-prefix', 'own'], {
      cwd: folder,
      env: { HOME: folder, COSIGN_PASSWORD: PASSWORD },
      extendEnv: false,
    });
    return join(folder, 'own.key');
  }
  const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey;

  test.each<[string, () => KeyObject]>([
    ['P-384', () => ec('P-384')],
    ['ed25519', () => generateKeyPairSync('ed25519').privateKey],
  ])(
    'of the kind %s is refused before anything is signed: cosign cannot verify it either',
    async (kind, key) => {
      const file = await imported(kind, key());
      await expect(byKey(file)).toRefuseWith('key-invalid', {
        message: expect.stringMatching(new RegExp(`${kind}.*sign with EC keys on P-256 and RSA`)),
      });
    },
  );

  test('of RSA signs, and both verify', async () => {
    const file = await imported('rsa', generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey);
    const signing = await byKey(file);
    const signatory = new Signatory(world, signing, cleared);
    const predicateType = PREDICATE_TYPES.sbom;
    const made = { subject: image.root.digest, predicateType, predicate: {} };
    const { bytes } = await bundleOf(signatory, made, NAME);
    expect(signing.verify(bytes)).toMatchObject({ verified: true });
  });

  test('is told apart from what is none, whether it lies in a file or in a variable', async () => {
    const own = join(world.folder, 'cosign.key');
    const text = await readFile(own, 'utf8');
    const file = join(world.folder, 'two.key');
    await writeFile(file, text + text, { mode: 0o600 });
    const why = async (signing: Promise<Signing>) => {
      const { code, message } = await reasonOf(signing);
      expect(code).toBe('key-invalid');
      return message;
    };
    expect(await why(byKey(file))).toContain('2 PEM blocks');
    expect(await why(byKey(join(world.folder, 'cosign.pub')))).toContain('is a public key');
    expect(await why(byKey(join(world.folder, 'gone.key')))).toContain('cannot be read (ENOENT)');
    const twice = { COSIGN_PASSWORD: PASSWORD, RELEASE_KEY: text + text };
    expect(await why(byKey('env://RELEASE_KEY', twice))).toContain('2 PEM blocks');
    expect(await why(byKey(own, { COSIGN_PASSWORD: 'wrong' }))).toContain(
      'COSIGN_PASSWORD is wrong for this key',
    );
    expect(await why(byKey(own, {}))).toContain('COSIGN_PASSWORD is not set');
  });
});

describe('what does not verify', () => {
  test.each<[string, () => Promise<Signing>, string]>([
    [
      'for the trusted root',
      async () => {
        const signing = await keyless({});
        return { ...signing, verify: () => ({ verified: false, fault: 'invalid', why: 'no such log' }) };
      },
      'signature-invalid',
    ],
    [
      'for another identity',
      async () => {
        const [own, other] = await Promise.all([
          keyless({}),
          keyless({ workflow_ref: 'acme/shop/.github/workflows/other.yml@refs/heads/main' }),
        ]);
        return { ...own, verify: other.verify };
      },
      'identity-mismatch',
    ],
  ])('%s is not pushed, and the reason is the verifier’s', async (_, prepare, code) => {
    const before = front.writes().length;
    const signing = await prepare();
    const reason = await reasonOf(plansOf(signing));
    expect(reason).toMatchObject({ code, message: expect.stringContaining('nothing was pushed') });
    expect(reason.message).toMatch(/no such log|signed by .*release\.yml.*other\.yml/);
    expect(front.writes()).toHaveLength(before);
  });
});
