import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace, type OwnedWorkspace } from '../../../src/adapters/processes/workspace.ts';
import type { Attested } from '../../../src/domain/gate/attested-evidence.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import { PREDICATE_TYPES } from '../../../src/formats/attestation/in-toto.ts';
import type { Exit } from '../../../src/ports/process-port.ts';
import type { World } from '../../../src/ports/world.ts';
import { type Relied, secondOpinion } from '../../../src/stages/verify/second-opinion.ts';
import { prepareTrust, type Trust } from '../../../src/stages/verify/sigstore-trust.ts';
import { attested, digest, SUBJECT } from '../../domain/gate/gate-evidence.ts';
import { rigFolder } from '../../rig/folder.ts';
import { buildTools } from '../../rig/tools/build.ts';

type Needs = Pick<World, 'processes' | 'tools' | 'workspace' | 'publicSigstore'>;

let folder: string;
let workspace: OwnedWorkspace;
let world: Needs;
let trust: Trust;
let signed: Attested;

beforeAll(async () => {
  folder = await rigFolder('second-opinion');
  const { cosign } = await buildTools(['cosign']);
  workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment: { PATH: process.env.PATH, RUNNER_TEMP: folder },
  });
  const tool = {
    name: 'cosign',
    version: '3.1.3',
    path: cosign,
    sha256: '',
    origin: 'named path',
    verified: [],
    notVerified: [],
  } as const;
  world = {
    processes: createProcesses(),
    workspace,
    tools: { acquire: async () => tool },
    publicSigstore: { trust: () => Promise.reject(new Error('not asked for')) },
  };
  trust = await trustIn(await keyPair('own'));
  const bundle = await sign(join(folder, 'own'));
  signed = attestedIn('signature', bundle);
});
afterAll(async () => {
  await workspace?.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function keyPair(name: string): Promise<string> {
  const home = join(folder, name);
  await mkdir(home);
  await run(['generate-key-pair'], home);
  return join(home, 'cosign.pub');
}

async function run(args: readonly string[], home: string): Promise<void> {
  const { cosign } = await buildTools(['cosign']);
  await execa(cosign, args, { cwd: home, env: { HOME: home, COSIGN_PASSWORD: '' }, extendEnv: false });
}

/** A signature of the subject by the key in a folder, which stands in no log. */
async function sign(home: string, predicateType: string = PREDICATE_TYPES.signature): Promise<Uint8Array> {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: SUBJECT.slice('sha256:'.length) } }],
    predicateType,
    predicate: {},
  };
  const config = {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    rekorTlogConfig: {},
    tsaConfig: {},
  };
  await writeFile(join(home, 'statement.json'), JSON.stringify(statement));
  await writeFile(join(home, 'config.json'), JSON.stringify(config));
  await writeFile(
    join(home, 'root.json'),
    '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}',
  );
  await run(
    [
      ...['attest-blob', '--statement', 'statement.json', '--bundle', 'bundle.json', '--key', 'cosign.key'],
      ...['--signing-config', 'config.json', '--trusted-root', 'root.json', '--yes'],
    ],
    home,
  );
  return await readFile(join(home, 'bundle.json'));
}

/** A bundle as the gate has it. */
function attestedIn(kind: 'signature' | 'sbom', bundle: Uint8Array): Attested {
  const verification = trust.verify(bundle);
  if (!verification.verified) throw new Error(verification.why);
  const { envelope } = verification;
  return attested(kind, { timestamped: false, bundle, envelope, ...signerOf(verification) });
}

function trustIn(key: string): Promise<Trust> {
  const database = { repositories: [], offline: true };
  return prepareTrust(world, [{ kind: 'key', key, environment: {} }], { database });
}

/** Who signed, as the verification in process says. */
function signerOf(verification: ReturnType<Trust['verify']>): Partial<Attested> {
  if (!verification.verified) throw new Error(verification.why);
  const { signer, publicKey } = verification;
  return { signer, ...(publicKey !== undefined && { publicKey }) };
}

function relied(own: Partial<Attested> = {}, subject = SUBJECT): readonly Relied[] {
  return [
    { subject: { digest: subject, role: 'image', name: 'the image' }, attested: { ...signed, ...own } },
  ];
}

describe('cosign, asked for a second opinion', () => {
  test('agrees on what verifies in process', async () => {
    expect(trust.verify(signed.bundle)).toMatchObject({ verified: true, statement: { subject: SUBJECT } });
    expect(await secondOpinion(world, trust, relied())).toEqual([]);
  });

  test('verifies all bundles about a digest in one process, and alone only what it refuses there', async () => {
    const sbom = attestedIn('sbom', await sign(join(folder, 'own'), PREDICATE_TYPES.sbom));
    const commands: string[] = [];
    const read: typeof world.processes.read = (command) => {
      commands.push(command.args[0] ?? '');
      return world.processes.read(command);
    };
    const counted = { ...world, processes: { ...world.processes, read } };
    expect(await secondOpinion(counted, trust, [...relied(), ...relied(sbom)])).toEqual([]);
    expect(commands.splice(0)).toEqual(['verify']);
    const other = relied({ ...sbom, bundle: changed(sbom.bundle) });
    expect(await secondOpinion(counted, trust, [...relied(), ...other])).toMatchObject([
      { code: 'verifiers-disagree', evidence: [sbom.referrer] },
    ]);
    expect(commands).toEqual(['verify', 'verify-blob-attestation']);
  });

  test.each<[string, () => Promise<readonly Relied[]>]>([
    ['another digest', async () => relied({}, digest('b'))],
    ['another predicate type', async () => relied({ predicateType: 'https://cyclonedx.org/bom' })],
    ['a byte that was changed', async () => relied({ bundle: changed(signed.bundle) })],
    ['no bundle at all', async () => relied({ bundle: Buffer.from('{}') })],
  ])('objects to %s', async (_, given) => {
    const denialReasons = await secondOpinion(world, trust, await given());
    expect(denialReasons).toMatchObject([
      {
        code: 'verifiers-disagree',
        evidence: [signed.referrer],
        message: expect.stringContaining('cosign refuses'),
      },
    ]);
  });

  test('agrees where any of several keys signed, whichever stands first', async () => {
    const [own, other] = [join(folder, 'own', 'cosign.pub'), await keyPair('second')];
    const both = join(folder, 'both.pub');
    for (const files of [
      [own, other],
      [other, own],
    ]) {
      await writeFile(
        both,
        (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('# next\n'),
      );
      const several = await trustIn(both);
      const verified = several.verify(signed.bundle);
      expect(verified).toMatchObject({ verified: true, publicKey: await readFile(own, 'utf8') });
      expect(await secondOpinion(world, several, relied(signerOf(verified)))).toEqual([]);
    }
    await writeFile(both, (await readFile(other, 'utf8')) + (await readFile(await keyPair('third'), 'utf8')));
    const neither = await trustIn(both);
    expect(neither.verify(signed.bundle)).toMatchObject({ verified: false, fault: 'other-identity' });
    expect(await secondOpinion(world, neither, relied())).toMatchObject([{ code: 'verifiers-disagree' }]);
  });

  test('is not asked with a private key, nor with what is no key', async () => {
    const why = async (key: string) =>
      await trustIn(key).then(
        () => 'taken',
        (error: unknown) => (error instanceof AssayError ? error.reasons[0] : error),
      );
    const secret = join(folder, 'own', 'cosign.key');
    expect(await why(secret)).toMatchObject({
      code: 'key-invalid',
      message: expect.stringContaining('a private key, but signatures'),
    });
    await writeFile(join(folder, 'none.pub'), 'ssh-ed25519 AAAA');
    expect(await why(join(folder, 'none.pub'))).toMatchObject({ code: 'key-invalid' });
  });

  test('and the verification in process both refuse another key', async () => {
    const other = await trustIn(await keyPair('other'));
    expect(other.verify(signed.bundle)).toMatchObject({ verified: false, fault: 'other-identity' });
    const byOther = signerOf(other.verify(await sign(join(folder, 'other'))));
    expect(await secondOpinion(world, other, relied(byOther))).toMatchObject([
      { code: 'verifiers-disagree' },
    ]);
  });

  test.each<[string, Exit, string]>([
    ['is killed', { kind: 'killed', signal: 'SIGKILL', stderr: '' }, 'tool-failed'],
    ['does not end', { kind: 'timed-out', afterMs: 60_000 }, 'tool-timed-out'],
    ['cannot be started', { kind: 'not-started', message: 'no such file' }, 'tool-failed'],
  ])('has none where it %s', async (_, exit, code) => {
    const processes = { ...world.processes, read: async () => exit };
    const opinion = secondOpinion({ ...world, processes }, trust, relied());
    await expect(opinion).rejects.toSatisfy(
      (error) => error instanceof AssayError && error.reasons[0]?.code === code,
    );
  });
});

/** The bundle with a byte of its signature changed. */
function changed(bundle: Uint8Array): Uint8Array {
  const document = JSON.parse(Buffer.from(bundle).toString()) as {
    dsseEnvelope: { signatures: { sig: string }[] };
  };
  const [signature] = document.dsseEnvelope.signatures;
  if (signature === undefined) throw new Error('the bundle has no signature');
  const bytes = Buffer.from(signature.sig, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  signature.sig = bytes.toString('base64');
  return Buffer.from(JSON.stringify(document));
}
