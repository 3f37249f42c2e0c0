import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { orThrow } from '../../../src/domain/result.ts';
import type { Signer } from '../../../src/domain/run/request.ts';
import type { Cleared } from '../../../src/domain/verdict/verdict.ts';
import { PREDICATE_TYPES, type Statement } from '../../../src/formats/attestation/in-toto.ts';
import { bundleVerifier, readTrustedRoot } from '../../../src/formats/signing/sigstore.ts';
import type { OidcToken, RunContext } from '../../../src/ports/runner-port.ts';
import type { PublicTrust } from '../../../src/ports/sigstore-port.ts';
import { signAll } from '../../../src/stages/sign/attest.ts';
import { Signatory } from '../../../src/stages/sign/sign.ts';
import { prepareSigning, type Signing } from '../../../src/stages/sign/signing.ts';
import { clientWith, reasonOf } from '../../adapters/registry/serve.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { type BodyRefusal, type LogFront, openLogFront } from '../../rig/sigstore/log-front.ts';
import { startRekorV1, type TestRekorV1 } from '../../rig/sigstore/rekor-v1.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { RELEASE } from '../../scenarios/stage/release.ts';
import { debian, imageOf, trivyWorld } from '../scan/trivy-world.ts';
import { clearanceOf } from './clearance.ts';
import { bundleOf } from './signing-world.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';
const PUBLIC = { iss: GITHUB, repository: 'acme/shop', repository_visibility: 'public' };
const LARGE = 2_000_000;
const LIMIT = 1_000_000;

let sigstore: TestSigstore;
let base: Awaited<ReturnType<typeof trivyWorld>>;
let cosign: string;
let image: PinnedImage;
let cleared: Cleared;
let rekorV1: TestRekorV1;
const fronts: LogFront[] = [];

beforeAll(async () => {
  [sigstore, rekorV1, base, { cosign }] = await Promise.all([
    startSigstore(),
    startRekorV1(LIMIT),
    trivyWorld('exit 1'),
    buildTools(['cosign']),
  ]);
  image = await imageOf(join(base.folder, 'image'), [debian('12.11')]);
  cleared = await clearanceOf(image, base.folder);
}, 900_000);
afterAll(async () => {
  await Promise.all(fronts.map((front) => front.stop()));
  await Promise.all([sigstore.stop(), rekorV1.stop()]);
  await rm(base.folder, { recursive: true, force: true });
});

async function front(
  log = sigstore.rekorUrl,
  ...limits: [limit?: number, refusal?: BodyRefusal]
): Promise<LogFront> {
  const opened = await openLogFront(log, ...limits);
  fronts.push(opened);
  return opened;
}

/** The rig's signing configuration with another log. */
async function configWith(logUrl: string, majorApiVersion = 2): Promise<string> {
  const config = JSON.parse(await readFile(sigstore.signingConfig, 'utf8'));
  for (const log of config.rekorTlogUrls) Object.assign(log, { url: logUrl, majorApiVersion });
  return JSON.stringify(config);
}

/** Paths of a Sigstore whose signing configuration is this text. */
async function filesOf(text: string): Promise<{ signingConfig: string; trustedRoot: string }> {
  const signingConfig = join(await base.workspace.folder('config'), 'signing-config.json');
  await writeFile(signingConfig, text);
  return { signingConfig, trustedRoot: sigstore.trustedRoot };
}

interface Job {
  readonly context?: Partial<RunContext>;
  /** What the claims of the token say; its value is that of the rig's issuer in any case. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly publicTrust?: () => Promise<PublicTrust>;
}

/** A job, and how often it asked for a token. */
function jobOf({ context, claims = PUBLIC, publicTrust }: Job = {}, { issuer } = sigstore) {
  const counts = { tokens: 0 };
  const oidcToken = async (): Promise<OidcToken> => {
    counts.tokens += 1;
    const value = issuer.token();
    const own = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
    const { repository_visibility: _visibility, ...others } = own;
    return { value, claims: { ...others, ...claims } };
  };
  const world = {
    ...base,
    runner: { ...base.runner, context: { ...base.context, ...context }, oidcToken },
    tools: {
      acquire: async () =>
        ({
          name: 'cosign',
          version: '3.1.3',
          path: cosign,
          sha256: hexOf('x'),
          origin: 'go module',
          verified: [],
          notVerified: [],
        }) as const,
    },
    publicSigstore: {
      trust: publicTrust ?? (() => Promise.reject(new Error('the public Sigstore is asked'))),
    },
  };
  return { world, counts };
}

function sbomOf(bytes: number): Statement {
  const predicate = { bomFormat: 'CycloneDX', filler: 'x'.repeat(bytes) };
  return { subject: image.root.digest, predicateType: PREDICATE_TYPES.sbom, predicate };
}

/** The rig's certificates name its own issuer, also where the claims name GitHub's, which the public Sigstore demands. */
async function ofTheRig({ world }: ReturnType<typeof jobOf>, signing: Signing): Promise<Signing> {
  if (signing.identity.kind !== 'certificate') return signing;
  const { trustedRoot } = await world.publicSigstore.trust();
  const identity = { ...signing.identity, issuer: sigstore.issuer.url };
  return { ...signing, identity, verify: bundleVerifier(orThrow(readTrustedRoot(trustedRoot)), identity) };
}

/** Signs an SBOM of so many bytes. */
async function attest(
  job: ReturnType<typeof jobOf>,
  signer: Exclude<Signer, { kind: 'none' }>,
  bytes: number,
) {
  const prepared = await prepareSigning(job.world, signer);
  const signing = signer.sigstore === undefined ? await ofTheRig(job, prepared) : prepared;
  const signed = await bundleOf(new Signatory(job.world, signing, cleared), sbomOf(bytes));
  return { signing, bundle: signed.bytes };
}

const KEYLESS = { kind: 'keyless', publicLog: false } as const;

describe('the public Sigstore', () => {
  test('takes small statements in its usual log, and of large ones a hash in another', async () => {
    const [usual, large] = await Promise.all([front(rekorV1.url), front()]);
    const trust = {
      signingConfig: await configWith(usual.url, 1),
      largeSigningConfig: await configWith(large.url),
      trustedRoot: await rekorV1.trustedRoot(sigstore),
    };
    const job = jobOf({ publicTrust: async () => trust });
    const verify = bundleVerifier(orThrow(readTrustedRoot(trust.trustedRoot)), {
      kind: 'certificate',
      subject: RELEASE,
      issuer: sigstore.issuer.url,
    });
    const small = await attest(job, KEYLESS, 1000);
    expect(verify(small.bundle)).toMatchObject({ verified: true });
    expect([usual.bodies.length, large.bodies.length]).toEqual([1, 0]);
    const { bundle } = await attest(job, KEYLESS, LARGE);
    expect(verify(bundle)).toMatchObject({ verified: true });
    expect([usual.bodies.length, large.bodies.length]).toEqual([1, 1]);
    expect(large.bodies[0]?.bytes).toBeLessThan(10_000);
  }, 60_000);

  test('is sent nothing of a repository that is not public, unless that is allowed', async () => {
    const log = await front();
    const trust = {
      signingConfig: await configWith(log.url),
      trustedRoot: await readFile(sigstore.trustedRoot, 'utf8'),
    };
    for (const visibility of ['private', 'internal', undefined]) {
      const claims = { ...PUBLIC, repository_visibility: visibility };
      const job = jobOf({ claims, publicTrust: async () => trust });
      const reason = await reasonOf(attest(job, KEYLESS, 1000));
      expect(reason).toMatchObject({ code: 'input-invalid', check: 'inputs' });
      expect(reason.message).toMatch(/acme\/shop .*`public-log: allow`.*`signing-config`.*`signer: key`/);
    }
    expect(log.bodies).toEqual([]);
    const claims = { ...PUBLIC, repository_visibility: 'private' };
    await attest(jobOf({ claims, publicTrust: async () => trust }), { ...KEYLESS, publicLog: true }, 1000);
    expect(log.bodies).toHaveLength(1);
  }, 60_000);

  test('knows own signatures again where nothing may be signed', async () => {
    const trust = { signingConfig: '{}', trustedRoot: await readFile(sigstore.trustedRoot, 'utf8') };
    const job = jobOf({ claims: { iss: GITHUB }, publicTrust: async () => trust });
    const signing = await prepareSigning(job.world, KEYLESS);
    expect(signing.refusal).toContain('public-log');
    expect(signing.verify(Buffer.from('{}'))).toMatchObject({ verified: false, fault: 'malformed' });
  });

  test('is not asked by a job of another server, which asks for no token either', async () => {
    const job = jobOf({ context: { serverUrl: 'https://git.example.com' } });
    const reason = await reasonOf(prepareSigning(job.world, KEYLESS));
    expect(reason).toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('git.example.com'),
    });
    expect(job.counts.tokens).toBe(0);
  });

  test('is not sent a token of another issuer, whatever the runner says of its server', async () => {
    const issuer = 'https://git.example.com/_services/token';
    const reason = await reasonOf(
      prepareSigning(jobOf({ claims: { ...PUBLIC, iss: issuer } }).world, KEYLESS),
    );
    expect(reason).toMatchObject({ code: 'input-invalid', message: expect.stringContaining(issuer) });
  });

  test.for([
    ['rekorTlogUrls', 'tlogs', ['https://rekor.sigstore.dev', 'https://log2025-1.rekor.sigstore.dev'], true],
    ['caUrls', 'ctlogs', ['https://ctfe.sigstore.dev/2022'], true],
    ['rekorTlogUrls', 'tlogs', ['https://rekor.sigstore.dev', 'https://rekor.acme.example'], false],
    ['tsaUrls', 'tlogs', ['https://rekor.sigstore.dev'], false],
  ] as const)(
    'is behind every name where a root trusts no other: %s, %s of %j',
    async ([field, kind, addresses, isPublic]) => {
      const text = JSON.stringify({
        [field]: [{ url: 'https://sigstore.acme.example', majorApiVersion: 1 }],
      });
      const files = await filesOf(text);
      const root = JSON.parse(await readFile(sigstore.trustedRoot, 'utf8'));
      const logs = addresses.map((baseUrl) => ({ ...root.tlogs[0], baseUrl }));
      const trustedRoot = join(await base.workspace.folder('root'), 'trusted-root.json');
      await writeFile(trustedRoot, JSON.stringify({ ...root, [kind]: logs }));
      const claims = { ...PUBLIC, repository_visibility: 'private' };
      const signer = { ...KEYLESS, sigstore: { ...files, trustedRoot } };
      const { refusal } = await prepareSigning(jobOf({ claims }).world, signer);
      expect(refusal?.includes('public-log') ?? false).toBe(isPublic);
    },
  );

  test.for([['caUrls'], ['rekorTlogUrls'], ['rekor_tlog_urls']])(
    'is the public one also where a file names it: %s',
    async ([field]) => {
      const text = JSON.stringify({
        [field ?? '']: [{ url: 'https://rekor.sigstore.dev', majorApiVersion: 1 }],
      });
      const signer = { ...KEYLESS, sigstore: await filesOf(text) };
      const claims = { ...PUBLIC, repository_visibility: 'private' };
      expect((await prepareSigning(jobOf({ claims }).world, signer)).refusal).toContain('public-log');
      const elsewhere = jobOf({ context: { serverUrl: 'https://acme.ghe.com' } });
      await expect(prepareSigning(elsewhere.world, signer)).toRefuseWith('input-invalid');
    },
  );
});

test('a Sigstore of one’s own takes private repositories, in its own log', async () => {
  const log = await front();
  const signer = { ...KEYLESS, sigstore: await filesOf(await configWith(log.url)) };
  await attest(jobOf({ claims: { repository_visibility: 'private' } }), signer, LARGE);
  expect(log.bodies.map(({ bytes }) => bytes < 10_000)).toEqual([true]);
}, 60_000);

describe('a server of one’s own, with a Sigstore of its own', () => {
  const serverUrl = 'https://git.example.com';
  const tools = [
    {
      name: 'trivy',
      version: '1.0.0',
      path: '',
      sha256: hexOf('x'),
      origin: 'go module',
      verified: [],
      notVerified: [],
    },
  ] as const;
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ referrers: true });
    const { mediaType, digest } = image.root;
    await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/app:v1`);
  });
  afterAll(() => registry.stop());

  /** Signs all that a cleared image gets. */
  const ship = async (own: TestSigstore) => {
    const job = jobOf({ context: { serverUrl }, claims: { repository_visibility: 'private' } }, own);
    const world = { ...job.world, registry: clientWith({ workspace: base.workspace }) };
    const signing = await prepareSigning(world, { ...KEYLESS, sigstore: own });
    const repository = { registry: registry.host, path: 'app' };
    return { signing, plans: await signAll(world, signing, cleared, { repository, tools }) };
  };

  test('signs as the workflow of that server, as which a gate knows it', async () => {
    const own = await startSigstore(serverUrl);
    try {
      const { signing, plans } = await ship(own);
      expect(signing.signer.signedBy).toBe(RELEASE.replace('https://github.com', serverUrl));
      const bundles = plans.flatMap(({ statements }) =>
        statements.flatMap((one) => (one.origin === 'made' ? [one.bundle.path] : [])),
      );
      expect(bundles).toHaveLength(5);
      for (const bundle of bundles)
        expect(signing.verify(await readFile(bundle))).toMatchObject({
          verified: true,
          certificate: { sourceRepository: `${serverUrl}/acme/shop`, subject: signing.signer.signedBy },
        });
    } finally {
      await own.stop();
    }
  }, 60_000);

  test('attaches nothing where its Fulcio names github.com in the certificates', async () => {
    await expect(ship(sigstore)).toRefuseWith('identity-mismatch', {
      message: expect.stringMatching(
        /signed by https:\/\/github\.com.*not by https:\/\/git\.example\.com.*`url`/,
      ),
    });
  }, 60_000);
});

describe.concurrent('a Rekor v1 that does not take so much: the statement, its size, the log and the way out are told', () => {
  test.for<BodyRefusal | 'its own limit'>([
    ...(['its own limit', 'json-413', 'page-413', 'json-400', 'page-502', 'reset'] as const),
  ])('by %s', { timeout: 60_000 }, async (refusal, { expect }) => {
    const limits: [number?, BodyRefusal?] = refusal === 'its own limit' ? [] : [LIMIT, refusal];
    const log = await front(rekorV1.url, ...limits);
    const signer = { ...KEYLESS, sigstore: await filesOf(await configWith(log.url, 1)) };
    const reason = await reasonOf(attest(jobOf(), signer, LARGE));
    expect(reason).toMatchObject({ code: 'signing-failed', check: 'attest' });
    for (const words of ['the SBOM (2.0 MB)', log.url, 'Rekor v2', 'max_request_body_size'])
      expect(reason.message).toContain(words);
  });
});
