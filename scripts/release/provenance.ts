import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPublicSigstore } from '../../src/adapters/network/public-sigstore.ts';
import { digestOf } from '../../src/domain/digest.ts';
import type { CertificateFacts } from '../../src/domain/gate/attested-evidence.ts';
import { orThrow } from '../../src/domain/result.ts';
import { PREDICATE_TYPES } from '../../src/formats/attestation/in-toto.ts';
import { bundleVerifier, readTrustedRoot } from '../../src/formats/signing/sigstore.ts';

/** Who must have attested a release, and of what. */
export interface ExpectedProvenance {
  /** Address of the GitHub server and the repository, such as `https://github.com/assay-sh/assay`. */
  readonly source: string;
  readonly tag: string;
  readonly commit: string;
  readonly issuer: string;
}

/**
 * What is wrong with the provenance of a file: a sentence for each fault. It must be signed by the release workflow at
 * exactly this tag and commit, on a runner of GitHub, after a push of the tag.
 */
export function provenanceFaults(
  bundle: Uint8Array,
  file: Uint8Array,
  trustedRoot: string,
  { source, tag, commit, issuer }: ExpectedProvenance,
): readonly string[] {
  const root = orThrow(readTrustedRoot(trustedRoot), (fault) => new Error(`the trusted root: ${fault}`));
  const subject = `${source}/.github/workflows/release.yml@refs/tags/${tag}`;
  const verification = bundleVerifier(root, { kind: 'certificate', subject, issuer })(bundle);
  if (!verification.verified) return [verification.why];
  const { statement, certificate } = verification;
  const expected: Partial<CertificateFacts> = {
    sourceRepository: source,
    sourceRef: `refs/tags/${tag}`,
    sourceDigest: commit,
    buildConfig: subject,
    buildTrigger: 'push',
    runnerEnvironment: 'github-hosted',
  };
  const found: Readonly<Record<string, string | undefined>> = { ...certificate };
  const faults = Object.entries(expected).flatMap(([fact, value]) =>
    found[fact] === value
      ? []
      : [`its certificate says ${found[fact] ?? 'nothing'} as ${fact}, not ${value}`],
  );
  if (statement.subject !== digestOf(file))
    faults.push(`it is about ${statement.subject}, and the file has ${digestOf(file)}`);
  if (statement.predicateType !== PREDICATE_TYPES.provenance)
    faults.push(`it is a statement of the type ${statement.predicateType}, which is no provenance`);
  return faults;
}

/** A trusted root from a file, or else that of the public Sigstore, which its TUF repository signs. */
export async function trustedRootOf(file: string | undefined, folder: string): Promise<string> {
  if (file !== undefined) return await readFile(file, 'utf8');
  const cache = join(folder, 'tuf-cache');
  await mkdir(cache);
  const workspace = {
    folder: (purpose: string) => mkdtemp(join(folder, `${purpose}-`)),
    cache,
    store: cache,
  };
  return (await createPublicSigstore({ workspace, runner: { log: () => undefined } }).trust()).trustedRoot;
}
