import { X509Certificate } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createRunner } from '../../../../src/adapters/github/runner.ts';
import type { PinnedImage } from '../../../../src/domain/image/image.ts';
import type { ReasonCode } from '../../../../src/domain/reason.ts';
import type { Cleared } from '../../../../src/domain/verdict/verdict.ts';
import { PREDICATE_TYPES } from '../../../../src/formats/attestation/in-toto.ts';
import { BOUNDS } from '../../../../src/retry.ts';
import { signAll } from '../../../../src/stages/sign/attest.ts';
import { Signatory } from '../../../../src/stages/sign/sign.ts';
import { prepareSigning } from '../../../../src/stages/sign/signing.ts';
import { reasonOf } from '../../../adapters/registry/serve.ts';
import { type Answer, type Front, type Intercept, openFront } from '../../../attacks/front.ts';
import { pushLayout } from '../../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../../rig/servers/registry.ts';
import { startSigstore, type TestSigstore } from '../../../rig/sigstore/sigstore.ts';
import { debian, imageOf } from '../../scan/trivy-world.ts';
import { clearanceOf } from '../clearance.ts';
import { bundleOf, runnerOf, type SigningWorld, signingWorld } from '../signing-world.ts';

const MINUTE_MS = 60_000;
const REPOSITORY = 'team/app';
/** What Assay sends to a log, beside the signature that cosign makes. */
const STATEMENTS = 4;

let world: SigningWorld;
let image: PinnedImage;
let cleared: Cleared;
let registry: TestRegistry;
let sigstore: TestSigstore;
const fronts: Front[] = [];

beforeAll(async () => {
  [world, registry, sigstore] = await Promise.all([
    signingWorld(),
    startRegistry({ referrers: true }),
    startSigstore(),
  ]);
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  cleared = await clearanceOf(image, world.folder);
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/${REPOSITORY}:v1`);
}, 900_000);
afterEach(async () => {
  await Promise.all(fronts.splice(0).map((front) => front.stop()));
});
afterAll(async () => {
  await Promise.all([registry?.stop(), sigstore?.stop()]);
  await rm(world.folder, { recursive: true, force: true });
});

type Service = 'fulcioUrl' | 'rekorUrl' | 'tsaUrl';

/** The rig's Sigstore with fronts before some of its services. */
async function behind(intercepts: Partial<Record<Service, Intercept>>) {
  let config = await readFile(sigstore.signingConfig, 'utf8');
  const opened: Partial<Record<Service, Front>> = {};
  for (const [name, intercept] of Object.entries(intercepts)) {
    const { host } = new URL(sigstore[name as Service]);
    const front = await openFront(host, intercept);
    fronts.push(front);
    opened[name as Service] = front;
    config = config.replaceAll(host, front.host);
  }
  const signingConfig = join(await world.workspace.folder('config'), 'signing-config.json');
  await writeFile(signingConfig, config);
  const asked = (name: Service) => opened[name]?.asked ?? [];
  return { files: { signingConfig, trustedRoot: sigstore.trustedRoot }, asked };
}

const through: Intercept = () => false;
const isEntry = ({ path }: { readonly path: string }) => path.endsWith('/log/entries');
const isPost = ({ method }: { readonly method: string }) => method === 'POST';

async function signatoryWith(
  files: { readonly signingConfig: string; readonly trustedRoot: string },
  own: Partial<SigningWorld> = {},
) {
  const all = { ...world, runner: runnerOf(world, sigstore), ...own };
  const signing = await prepareSigning(all, { kind: 'keyless', publicLog: false, sigstore: files });
  const quick = { ...BOUNDS.sigstore, pause: 1 };
  return {
    signing,
    signatory: new Signatory(all, signing, cleared, { cosign: BOUNDS.signing, services: quick }),
    all,
  };
}

const statement = () => ({
  ...{ subject: image.root.digest, predicateType: PREDICATE_TYPES.sbom, predicate: {} },
});

describe('all statements of a run', () => {
  test('have one certificate, come from one token, and go to the log at the same time', async () => {
    let arrived = 0;
    let release = () => {};
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { files, asked } = await behind({
      fulcioUrl: through,
      // The log answers nobody before everything has come, apart from the signature, which cosign sends by itself.
      rekorUrl: async (one) => {
        if (!isEntry(one)) return false;
        arrived += 1;
        if (arrived === STATEMENTS + 1) release();
        await all;
        return false;
      },
      tsaUrl: through,
    });
    const issuer = await openFront(new URL(sigstore.issuer.url).host);
    fronts.push(issuer);
    const environment = sigstore.environment();
    const address = environment.ACTIONS_ID_TOKEN_REQUEST_URL?.replace(
      new URL(sigstore.issuer.url).host,
      issuer.host,
    );
    const runner = createRunner(
      { ...environment, ACTIONS_ID_TOKEN_REQUEST_URL: address },
      Date.now,
      BOUNDS.oidc,
      { line: () => {}, hide: () => {} },
    );
    const { signing, all: parts } = await signatoryWith(files, { runner });
    const tools = [await world.tools.acquire('trivy')];
    const repository = { registry: registry.host, path: REPOSITORY };
    const [plan] = await signAll(parts, signing, cleared, { repository, tools });
    const made = plan?.statements.flatMap((one) => (one.origin === 'made' ? [one] : [])) ?? [];
    expect(made.map(({ kind }) => kind)).toEqual(Object.keys(PREDICATE_TYPES));
    const certificates = await Promise.all(
      made.map(async ({ bundle }) => {
        const { verificationMaterial } = JSON.parse(await readFile(bundle.path, 'utf8'));
        return verificationMaterial.certificate.rawBytes;
      }),
    );
    const [ofImage, ...others] = certificates;
    expect(new Set(others).size).toBe(1);
    expect(others).not.toContain(ofImage);
    expect(asked('fulcioUrl').filter(isPost)).toHaveLength(2);
    expect(asked('rekorUrl').filter(isPost)).toHaveLength(STATEMENTS + 1);
    expect(asked('tsaUrl').filter(isPost)).toHaveLength(STATEMENTS + 1);
    expect(issuer.asked.filter(({ path }) => path.startsWith('/token'))).toHaveLength(1);
    const summary = JSON.parse(Buffer.from(await payloadOf(made.at(-1)?.bundle.path)).toString());
    expect(
      summary.predicate.inputAttestations.map(
        ({ digest }: { digest: { sha256: string } }) => `sha256:${digest.sha256}`,
      ),
    ).toEqual(made.slice(1, -1).map(({ envelope }) => envelope));
  }, 60_000);

  test('get a new certificate when half of the life of the first one is over', async () => {
    const { files, asked } = await behind({ fulcioUrl: through });
    let at = Date.now();
    const { signatory } = await signatoryWith(files, { now: () => new Date(at) });
    const serials: string[] = [];
    for (const pause of [0, 4 * MINUTE_MS, 2 * MINUTE_MS]) {
      at += pause;
      const { bytes } = await bundleOf(signatory, statement());
      const { verificationMaterial } = JSON.parse(Buffer.from(bytes).toString());
      const { rawBytes } = verificationMaterial.certificate;
      serials.push(new X509Certificate(Buffer.from(rawBytes, 'base64')).serialNumber);
    }
    expect(serials[1]).toBe(serials[0]);
    expect(serials[2]).not.toBe(serials[0]);
    expect(asked('fulcioUrl').filter(isPost)).toHaveLength(2);
  }, 60_000);

  test('show no private key to whoever looks at the signer', async () => {
    const { files } = await behind({});
    const { signatory } = await signatoryWith(files);
    await bundleOf(signatory, statement());
    expect(inspect(signatory, { depth: 20, showHidden: true })).not.toMatch(/PRIVATE|privateKey/);
  });
});

describe('a service that lies is found out, and nothing is pushed', () => {
  const changed =
    (change: (body: Buffer) => Buffer | string): Intercept =>
    async ({ method }, response, pass) => {
      if (method !== 'POST') return false;
      const { status, body } = await pass();
      response.writeHead(status, { 'content-type': 'application/json' }).end(change(body));
      return true;
    };
  const edited = (edit: (answer: Record<string, unknown>) => unknown) =>
    changed((body) => JSON.stringify(edit(JSON.parse(body.toString()))));

  test.for<[string, Partial<Record<Service, Intercept>>, string, RegExp]>([
    [
      'Fulcio with a page',
      { fulcioUrl: changed(() => '<html>') },
      'signing-failed',
      /Fulcio\).*is not JSON; check the address/,
    ],
    [
      'Fulcio with no certificate',
      { fulcioUrl: edited(() => ({ signedCertificateEmbeddedSct: { chain: { certificates: ['x'] } } })) },
      'signing-failed',
      /without a certificate/,
    ],
    [
      'Fulcio with more than can be',
      { fulcioUrl: changed(() => Buffer.alloc(2 * 1024 * 1024)) },
      'signing-failed',
      /answered with more than 1048576 bytes/,
    ],
    [
      'a log with an entry without a proof',
      { rekorUrl: edited(({ inclusionProof: _, ...entry }) => entry) },
      'signing-failed',
      /Rekor\).*no entry with its proof/,
    ],
    [
      'a log with a checkpoint of another tree',
      {
        rekorUrl: changed((body) => body.toString().replace(/(\\n)\d+(\\n)/, '$1123456$2')),
      },
      'signature-invalid',
      /nothing was pushed/,
    ],
    [
      'a timestamp authority with a page',
      { tsaUrl: changed(() => '<html>') },
      'signing-failed',
      /timestamp authority .*is no timestamp/,
    ],
  ])('%s', async ([, intercepts, code, message]) => {
    const { files } = await behind(intercepts);
    const { signatory } = await signatoryWith(files);
    const reason = await reasonOf(bundleOf(signatory, statement()));
    expect(reason).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test.for<[string, Service, ReasonCode]>([
    ['a certificate for another key', 'fulcioUrl', 'signing-failed'],
    ['the entry of another statement', 'rekorUrl', 'signature-invalid'],
    ['the timestamp of another statement', 'tsaUrl', 'signature-invalid'],
  ])('with %s, which it gave before', async ([, service, code]) => {
    let earlier: Answer | undefined;
    const replay: Intercept = async ({ method }, response, pass) => {
      if (method !== 'POST') return false;
      earlier ??= await pass();
      response.writeHead(earlier.status).end(earlier.body);
      return true;
    };
    const { files } = await behind({ [service]: replay });
    const first = await signatoryWith(files);
    await bundleOf(first.signatory, statement());
    const second = await signatoryWith(files);
    await expect(bundleOf(second.signatory, { ...statement(), predicate: { a: 1 } })).toRefuseWith(code);
  });

  test('with a redirect, which is not followed: nobody else gets the token', async () => {
    const other = await openFront(new URL(sigstore.fulcioUrl).host);
    fronts.push(other);
    const { files } = await behind({
      fulcioUrl: ({ path }, response) => {
        response.writeHead(307, { location: `http://${other.host}${path}` }).end();
        return true;
      },
    });
    const { signatory } = await signatoryWith(files);
    await expect(bundleOf(signatory, statement())).toRefuseWith('signing-failed', {
      message: expect.stringMatching(/answered 307, which leads elsewhere/),
    });
    expect(other.asked).toEqual([]);
  });
});

test('a log whose answer gets lost is given the statement anew, as it does not give out its entry', async () => {
  let lost = 0;
  const { files, asked } = await behind({
    rekorUrl: async ({ method }, response, pass) => {
      if (method !== 'POST' || lost > 0) return false;
      lost += 1;
      await pass();
      response.destroy();
      return true;
    },
  });
  const { signatory, signing } = await signatoryWith(files);
  const { bytes } = await bundleOf(signatory, statement());
  expect(signing.verify(bytes)).toMatchObject({ verified: true });
  // The lost one, the same again, which is refused with 409, and a new one.
  expect(asked('rekorUrl').filter(isPost)).toHaveLength(3);
});

test('after a fault nothing more is asked', async () => {
  const { files, asked } = await behind({
    rekorUrl: (_, response) => {
      response.writeHead(403).end('no');
      return true;
    },
    // It never answers.
    tsaUrl: () => new Promise(() => {}),
  });
  const { signatory } = await signatoryWith(files);
  const drafts = await Promise.all([
    signatory.draft(statement(), REPOSITORY),
    signatory.draft({ ...statement(), predicate: { a: 1 } }, REPOSITORY),
  ]);
  await expect(drafts[0].complete()).toRefuseWith('signing-failed', {
    message: expect.stringMatching(/^the SBOM \(1 kB\) .*Rekor\).*refused it \(403: no\)$/),
  });
  const before = asked('rekorUrl').length;
  await expect(drafts[1].complete()).toRefuseWith('signing-failed');
  expect(asked('rekorUrl')).toHaveLength(before);
});

/** The statement in a bundle file. */
async function payloadOf(path = ''): Promise<Buffer> {
  const { dsseEnvelope } = JSON.parse(await readFile(path, 'utf8'));
  return Buffer.from(dsseEnvelope.payload, 'base64');
}
