import { z } from 'zod';
import { messageOf } from '../../domain/error-words.ts';
import { optional } from '../../domain/optional.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { parseJsonAs } from '../../formats/json.ts';
import type { ReleaseSignature, ReleaseTrust } from '../../formats/signing/release-signature.ts';
import type { PublicSigstore } from '../../ports/sigstore-port.ts';
import { boundedBody } from '../network/bounded-body.ts';
import { ownNetwork } from '../network/network.ts';
import { assetUrl, loginFor } from './assets.ts';
import type { Asset, Pin } from './pins.ts';

const LARGEST_BUNDLE = 1 << 20;
const LARGEST_ANSWER = 8 << 20;

/** GitHub's API, which is asked for attestations. */
export interface AttestationApi {
  readonly url: string;
  readonly token?: string;
}

/** An asset that was downloaded, and whose hash is the pinned one. */
export interface Downloaded extends Asset {
  readonly content: () => Promise<Buffer>;
}

/** Verifies what was answered. The fault says why it does not verify. */
export type Evidence = (asset: Downloaded, trust: ReleaseTrust) => Promise<ReleaseSignature>;

/** The trusted root of the public Sigstore. The fault is a sentence. */
export async function askForTrustedRoot(
  publicSigstore: PublicSigstore,
): Promise<Parsed<ReleaseTrust['root']>> {
  const { readTrustedRoot } = await import('../../formats/signing/sigstore.ts');
  try {
    return readTrustedRoot((await publicSigstore.trust()).trustedRoot);
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    return unparsable(
      `the trust root of the public Sigstore could not be downloaded (${plain(messageOf(cause), 200)})`,
    );
  }
}

/** The bundle that lies beside an asset. Rejects if there is no answer. */
export async function askForBundle(
  mirror: URL,
  pin: Pin,
  asset: Asset,
  signal: AbortSignal,
): Promise<Parsed<Evidence>> {
  const address = assetUrl(mirror, pin, { name: `${asset.name}.sigstore.json` });
  const headers = optional({ authorization: loginFor(mirror) });
  const { status, body } = await get(address, headers, LARGEST_BUNDLE, signal);
  if (status === 404) return unparsable('there is no bundle beside the asset');
  if (status !== 200) return unparsable(`${address.host} answered ${status} for the bundle`);
  return parsed(async ({ sha256, content }, trust) => {
    const { verifyReleaseBundle } = await import('../../formats/signing/release-signature.ts');
    return verifyReleaseBundle(body, { content: await content(), sha256 }, trust);
  });
}

const AttestationsSchema = z.object({ attestations: z.array(z.object({ bundle: z.unknown() })) });

/** GitHub's attestations of the build of an asset. Rejects if there is no answer. */
export async function askForAttestations(
  { url, token }: AttestationApi,
  { repository }: Pick<Pin, 'repository'>,
  { sha256 }: Pick<Asset, 'sha256'>,
  signal: AbortSignal,
): Promise<Parsed<Evidence>> {
  const path = `repos/${repository}/attestations/sha256:${sha256}?predicate_type=provenance&per_page=30`;
  const address = new URL(path, `${url.replace(/\/+$/, '')}/`);
  const ask = (more: Record<string, string>) =>
    get(
      address,
      { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', ...more },
      LARGEST_ANSWER,
      signal,
    );
  let answer = await ask(token === undefined ? {} : { authorization: `Bearer ${token}` });
  // The token of a job may not be allowed to read another repository, but anyone may read a public one.
  if (token !== undefined && (answer.status === 401 || answer.status === 403)) answer = await ask({});
  const { status, body } = answer;
  if (status === 404) return unparsable('GitHub has no attestation of it');
  if (status === 403 || status === 429)
    return unparsable(`GitHub did not answer (${status}); its limit of requests is probably used up`);
  if (status !== 200) return unparsable(`GitHub answered ${status}`);
  const list = parseJsonAs(AttestationsSchema, body);
  if (!list.ok) return unparsable(`the answer of GitHub ${list.fault}`);
  return await buildEvidence(list.value.attestations.map(({ bundle }) => bundle));
}

/** GitHub can have several attestations of a build, also of other workflows: one of them must verify. */
async function buildEvidence(bundles: readonly unknown[]): Promise<Parsed<Evidence>> {
  const { buildStatement, verifyBuild } = await import('../../formats/signing/release-signature.ts');
  const present = bundles.filter((bundle) => bundle !== undefined && bundle !== null);
  const statements = present.flatMap((bundle) => buildStatement(bundle) ?? []);
  if (statements.length === 0) return unparsable('GitHub has no attestation of its build');
  return parsed(async ({ sha256 }, trust) => {
    const faults = new Set<string>();
    for (const statement of statements) {
      const verdict = statement.ok ? verifyBuild(statement.value, sha256, trust) : statement;
      if (verdict.ok) return verdict;
      faults.add(verdict.fault);
    }
    return unparsable([...faults].slice(0, 3).join('; '));
  });
}

async function get(
  address: URL,
  headers: { readonly [name: string]: string },
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly body: Buffer }> {
  const init = { headers: { 'user-agent': 'assay', ...headers }, signal };
  const response = await ownNetwork().fetch(address, init);
  const body = await boundedBody(response, maxBytes);
  if (body === undefined) throw new Error(`${address.host} answered with more than ${maxBytes} bytes`);
  return { status: response.status, body };
}
