import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { buildTools } from '../tools/build.ts';
import type { Claims } from './issuer.ts';
import type { TestSigstore } from './sigstore.ts';

/** The claims of a job that runs a reusable workflow at a tag, such as trivy's release. */
export function releaseClaims(repository: string, workflow: string, tag: string): Claims {
  const ref = `refs/tags/${tag}`;
  return { repository, ref, job_workflow_ref: `${repository}/.github/workflows/${workflow}@${ref}` };
}

/** The bundle that a project publishes beside a file of its release: the file, signed by cosign. */
export async function signFile(sigstore: TestSigstore, file: Buffer, claims: Claims): Promise<Buffer> {
  return await signed(sigstore, 'sign-blob', [], file, claims);
}

/** An attestation of a build, as `actions/attest` makes it: one statement about all files. */
export async function attestBuild(
  sigstore: TestSigstore,
  hashes: Readonly<Record<string, string>>,
  claims: Claims,
  predicateType = 'https://slsa.dev/provenance/v1',
): Promise<Buffer> {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: Object.entries(hashes).map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType,
    predicate: { buildDefinition: {}, runDetails: {} },
  };
  return await signed(
    sigstore,
    'attest-blob',
    ['--statement'],
    Buffer.from(JSON.stringify(statement)),
    claims,
  );
}

async function signed(
  sigstore: TestSigstore,
  command: 'sign-blob' | 'attest-blob',
  before: readonly string[],
  content: Buffer,
  claims: Claims,
): Promise<Buffer> {
  const { cosign } = await buildTools(['cosign']);
  const folder = await mkdtemp(join(tmpdir(), 'assay-rig-signed-'));
  const [file, bundle] = [join(folder, 'file'), join(folder, 'bundle.json')];
  try {
    await writeFile(file, content);
    await execa(
      cosign,
      [
        ...[command, '--yes', '--bundle', bundle, '--identity-token', sigstore.issuer.token(claims)],
        ...['--signing-config', sigstore.signingConfig, '--trusted-root', sigstore.trustedRoot],
        ...[...before, file],
      ],
      { env: { HOME: folder, TUF_ROOT: join(folder, 'tuf') }, extendEnv: false },
    );
    return await readFile(bundle);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
