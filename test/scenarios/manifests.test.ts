import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { ENGINES } from '../../src/domain/admission/engine.ts';
import type { CommandResult } from '../rig/command-line.ts';
import { TestAuthority } from '../rig/servers/certificates.ts';
import { type AdmissionStage, openAdmissionStage } from './stage/admission-stage.ts';
import { RELEASE } from './stage/release.ts';

const VAP = 'validating-admission-policy';
const Documents = z.array(
  z.looseObject({
    kind: z.string(),
    spec: z.looseObject({ validationActions: z.array(z.string()).optional() }),
  }),
);

let bench: AdmissionStage;
beforeAll(async () => {
  bench = await openAdmissionStage();
});
afterAll(() => bench?.stage.stop());

async function output(): Promise<string> {
  return join(await bench.stage.subfolder(), 'admission');
}

function expectRefused(
  { exitCode, stdout, stderr }: CommandResult,
  code: string,
  words: string,
  exit = 2,
): void {
  const said = `${stdout}\n${stderr}`;
  expect(exitCode, said).toBe(exit);
  expect(said).toContain(code);
  expect(said).toContain(words);
}

/** What the bindings do with what breaks a rule. */
async function actionsIn(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, VAP, 'policies.yaml'), 'utf8');
  const documents = Documents.parse(parseAllDocuments(text).map((one) => one.toJS()));
  return [...new Set(documents.flatMap(({ spec }) => spec.validationActions?.join(', ') ?? []))];
}

describe('an image whose evidence is accepted', () => {
  test('gets manifests and a page about them, the same bytes each time', async () => {
    const [one, other] = [await output(), await output()];
    const result = await bench.admission(['--output', one]);
    expect(result.exitCode, `${result.stdout}\n${result.stderr}`).toBe(0);
    expect(result.stdout).toContain(`${VAP} cannot: It has no network`);
    await bench.admission(['--output', other]);
    const names = (await readdir(one, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(names.length).toBeGreaterThan(2);
    for (const { parentPath, name } of names) {
      const there = join(parentPath.replace(one, other), name);
      expect(await readFile(there, 'utf8')).toBe(await readFile(join(parentPath, name), 'utf8'));
    }
    const readme = await readFile(join(one, 'README.md'), 'utf8');
    for (const words of [
      RELEASE,
      bench.image.pinned,
      'refs/heads/main',
      'kube-system',
      'were not sent to a cluster',
    ])
      expect(readme).toContain(words);
  });

  test('is told as one JSON document', async () => {
    const { stdout } = await bench.admission(['--output', await output(), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'passed',
      reasons: [],
      images: [{ digest: bench.image.digest }],
      engines: [
        { engine: VAP, files: ['policies.yaml', 'kustomization.yaml'] },
        // The Sigstore of the stage is a private one, whose TUF repository is not named.
        { engine: 'kyverno', files: [], refused: expect.stringContaining('tuf-mirror') },
        { engine: 'policy-controller', files: [], refused: expect.stringContaining('tuf-mirror') },
        { engine: 'gatekeeper', files: [], refused: expect.stringContaining('server') },
        { engine: 'image-policy-webhook', files: [], refused: expect.stringContaining('server') },
      ],
    });
  });
});

describe('the same policy file', () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  test('warns until its day, and denies from then on', async () => {
    await bench.policy({ 'block-from': day(3) });
    const folder = await output();
    const before = await bench.admission(['--output', folder]);
    expect(before.exitCode, before.stdout).toBe(0);
    expect(await actionsIn(folder)).toEqual(['Warn, Audit']);
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain(`again on ${day(3)} or later`);
    const after = await bench.admission(['--output', folder], { days: 4 });
    expect(after.exitCode, after.stdout).toBe(0);
    expect(await actionsIn(folder)).toEqual(['Warn, Audit', 'Deny, Audit']);
    await bench.policy({});
  });

  test('denies at once if it is enforced', async () => {
    const folder = await output();
    await bench.admission(['--output', folder, '--enforce']);
    expect(await actionsIn(folder)).toEqual(['Deny, Audit']);
  });
});

describe('nothing is generated', () => {
  test('without a policy file', async () => {
    const cwd = await bench.stage.subfolder();
    // The image was judged by the rules of a policy, which are not the default ones.
    const result = await bench.admission(['--output', await output()], { cwd });
    expectRefused(result, 'policy-unavailable', 'there is no policy file');
  });

  test('from an image that is not signed, although the policy only warns', async () => {
    const { pinned } = await bench.stage.publish('clean');
    await bench.policy({ enforce: 'warn' });
    const folder = await output();
    const result = await bench.admission(['--output', folder], { images: [bench.image.pinned, pinned] });
    expectRefused(result, 'signature-missing', `nothing is generated from ${pinned}`, 1);
    expect(await readdir(folder)).toEqual([]);
    await bench.policy({});
  });

  test('for another identity, or for a pattern of identities', async () => {
    const issuer = ['--certificate-oidc-issuer', bench.stage.sigstore.issuer.url];
    const named = (identity: string) => ({ signer: ['--certificate-identity', identity, ...issuer] });
    expectRefused(
      await bench.admission(['--output', await output()], named(`${RELEASE}2`)),
      'identity-mismatch',
      RELEASE,
      1,
    );
    const pattern = `${RELEASE.slice(0, -5)}.*`;
    expectRefused(
      await bench.admission(['--output', await output()], named(pattern)),
      'input-invalid',
      'is a pattern',
    );
  });

  test('under a policy that restricts no registry', async () => {
    await bench.policy({}, { registries: {} });
    const result = await bench.admission(['--output', await output()]);
    await bench.policy({});
    expectRefused(result, 'policy-', 'registries');
  });
});

describe('an engine that cannot hold the policy', () => {
  test('is named in the log and the README, and is an error if the user chose it', async () => {
    const folder = await output();
    const { stdout } = await bench.admission(['--output', folder]);
    expect(stdout).toContain('kyverno: not written: Kyverno asks the TUF repository');
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain('## Not written');
    const chosen = await bench.admission(['--output', await output(), '--engine', `kyverno,${VAP}`]);
    expectRefused(chosen, 'engine-unsupported', 'no manifests for kyverno');
  });

  test('gets its manifests when what it needs is named', async () => {
    const folder = await output();
    const { trustedRoot } = bench.stage.sigstore;
    const tuf = ['--tuf-mirror', 'https://tuf.example.com', '--tuf-root', trustedRoot];
    const authority = await TestAuthority.create(await bench.stage.subfolder());
    const server = ['--server', 'https://assay.example.com', '--server-ca', authority.root.certFile];
    const result = await bench.admission(['--output', folder, ...tuf, ...server]);
    expect(result.exitCode, result.stdout).toBe(0);
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    expect(readme).not.toContain('## Not written');
    expect(readme.match(/Their form was proven on /g)).toHaveLength(ENGINES.length);
    expect(readme).toContain('kubectl apply -f gatekeeper/constraint.yaml');
    const policies = await readFile(join(folder, 'kyverno/policies.yaml'), 'utf8');
    for (const words of [RELEASE, 'https://github.com/acme/shop', 'refs/heads/main', 'verificationResult'])
      expect(policies).toContain(words);
  });
});

describe('the version of an engine', () => {
  test('is said if the manifests were not proven on it, with those that were', async () => {
    const folder = await output();
    const versions = `${VAP}=v1.31.4,image-policy-webhook=1.37.0`;
    const result = await bench.admission(['--output', folder, '--engine-version', versions]);
    const words = 'were proven on 1.37 so far, and not on v1.31.4: try them in a test cluster first.';
    for (const text of [result.stdout, await readFile(join(folder, 'README.md'), 'utf8')]) {
      expect(text).toContain(words);
      expect(text.match(/try them in a test cluster first\./g)).toHaveLength(1);
    }
  });
});

describe('bad input', () => {
  test.each([
    [['--engine', 'kyvrno'], '"kyvrno" is not one of'],
    [['--engine-version', 'kyverno'], '"kyverno" is not an engine and its version'],
    [['--engine-version', 'kyvrno=1.19'], '"kyvrno=1.19" is not an engine and its version'],
    [['--engine-version', 'kyverno=latest'], '"kyverno=latest" is not an engine and its version'],
    [['--engine-version', 'kyverno=1.19,kyverno=1.18'], 'kyverno is named twice'],
    [['--engine', VAP, '--engine-version', 'kyverno=1.19'], 'nothing is written for kyverno'],
    [['--exempt-namespace', 'kube-*'], 'is not the name of a namespace'],
    [['--kubeconfig', 'x'], 'has no effect without `prove`'],
    [['--prove', '--kubeconfig', 'missing'], 'missing cannot be read (ENOENT)'],
    [['--prove', '--kubeconfig', '.github/assay.yml'], 'another form than a kubeconfig'],
    [['--kyverno-path', '.github/assay.yml'], 'has no effect without `prove`'],
    [['--prove', '--kyverno-path', 'missing'], 'there is no file'],
    [['--prove', '--kyverno-path', '.github/assay.yml@sha256:ab'], 'the 64 hexadecimal digits'],
    [['--prove', '--kyverno-path', '.github/assay.yml', '--engine', VAP], 'nothing is written for kyverno'],
    [['--policy-controller-path', '.github/assay.yml'], 'has no effect without `prove`'],
    [
      ['--prove', '--policy-controller-path', '.github/assay.yml', '--engine', 'kyverno'],
      'nothing is written for policy-controller',
    ],
    [
      ['--prove', '--policy-controller-path', '.github/assay.yml'],
      'no manifests for policy-controller, so they cannot be tested: the TrustRoot',
    ],
    [
      ['--prove', '--kyverno-path', '.github/assay.yml'],
      'no manifests for kyverno, so they cannot be tested: Kyverno asks the TUF repository',
    ],
    [['--prove'], 'name the kubeconfig of the cluster'],
  ])('%j is refused', async (flags, words) => {
    expectRefused(await bench.admission(['--output', await output(), ...flags]), '', words);
  });
});
