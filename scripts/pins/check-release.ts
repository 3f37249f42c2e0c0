import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';
import { z } from 'zod';
import { assetUrl } from '../../src/adapters/tools/assets.ts';
import {
  LEAST_AGE_DAYS,
  type Pin,
  type PinnedRelease,
  PLATFORMS,
  pinOf,
  type ToolSigner,
} from '../../src/adapters/tools/pins.ts';
import { askForAttestations, askForBundle, type Evidence } from '../../src/adapters/tools/proof-requests.ts';
import { messageOf } from '../../src/domain/error-words.ts';
import type { ToolUse } from '../../src/domain/evidence/evidence.ts';
import type { Parsed } from '../../src/domain/result.ts';
import { hashFile } from '../../src/file-digest.ts';
import type { ReleaseTrust } from '../../src/formats/signing/release-signature.ts';
import { type Api, ageInDays, type Release } from './github.ts';

const DOWNLOAD_LIMIT_MS = 10 * 60_000;

/** One thing that must hold before a release is pinned. */
export interface Check {
  readonly what: string;
  /** `release`, `source`, or a platform. */
  readonly of: string;
  /** `not published`: the project has no such proof. It is no failure, and a person sees it. */
  readonly state: 'holds' | 'fails' | 'not published';
  readonly detail: string;
}

/** Where a release is examined. */
export interface Surroundings {
  readonly base: URL;
  readonly api: Api;
  readonly trustedRoot: ReleaseTrust['root'];
  /** Replaces the issuer of the signers' tokens: another Sigstore has another one. */
  readonly issuer?: string;
  readonly now: Date;
}

/** A release with everything that was found out about it. */
export interface Examined {
  readonly checks: readonly Check[];
  /** What the table would have. */
  readonly release: PinnedRelease;
}

type Platform = (typeof PLATFORMS)[number];

/** Downloads every asset of a release and checks all that vouches for it. It changes nothing. */
export async function examineRelease(
  name: ToolUse['name'],
  version: string,
  described: Release,
  known: PinnedRelease,
  around: Surroundings,
): Promise<Examined> {
  const publishedOn = (described.published_at ?? '').slice(0, 10);
  const pinnedOn = around.now.toISOString().slice(0, 10);
  const draft = { ...known, version, publishedOn, pinnedOn };
  const pin = pinOf(name, draft);
  const folder = await mkdtemp(join(tmpdir(), 'assay-pins-'));
  try {
    const hashes: [Platform, string][] = [];
    const checks = [versionCheck(pin), ageCheck(described, around.now)];
    for (const platform of PLATFORMS) {
      const { sha256, checks: own } = await examineAsset(pin, platform, described, around, folder);
      hashes.push([platform, sha256]);
      checks.push(...own);
    }
    const module = await moduleSum(pin, folder);
    checks.push(module.check);
    const sha256 = { ...draft.sha256, ...Object.fromEntries(hashes) };
    const release = { ...draft, sha256, moduleSum: module.sum };
    return { checks: [...checks, ...movedCheck(known, release)], release };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function versionCheck({ version, refused }: Pin): Check {
  const what = 'not a version that is known to be compromised';
  const state = refused.includes(version) ? 'fails' : 'holds';
  return { what, of: 'release', state, detail: version };
}

/** An asset that was put under an old release later is as new as the day on which that happened. */
function ageCheck({ published_at: published, assets }: Release, now: Date): Check {
  const moments = [published, ...assets.flatMap((one) => [one.created_at, one.updated_at])];
  const newest = moments
    .filter((moment) => moment !== null)
    .sort()
    .at(-1);
  const what = `at least ${LEAST_AGE_DAYS} days old`;
  if (published === null || newest === undefined)
    return { what, of: 'release', state: 'fails', detail: 'it is not published' };
  const age = ageInDays(newest, now);
  const state = age >= LEAST_AGE_DAYS ? 'holds' : 'fails';
  return {
    what,
    of: 'release',
    state,
    detail: `published ${published}, last changed ${newest}: ${age} days`,
  };
}

async function examineAsset(
  pin: Pin,
  platform: Platform,
  described: Release,
  around: Surroundings,
  folder: string,
): Promise<{ readonly sha256: string; readonly checks: readonly Check[] }> {
  const name = pin.assets[platform]?.name ?? '';
  const check = (what: string, state: Check['state'], detail: string): Check => ({
    ...{ what, of: platform, state, detail },
  });
  const file = join(folder, platform);
  const hashed = 'SHA-256 of the asset is the one that GitHub names';
  try {
    await download(assetUrl(around.base, pin, { name }), file);
  } catch (error) {
    return { sha256: '', checks: [check(hashed, 'fails', messageOf(error))] };
  }
  const sha256 = await hashFile(file);
  const stated = described.assets.find((one) => one.name === name)?.digest ?? 'none';
  const isStated = stated === `sha256:${sha256}`;
  const hash = check(
    hashed,
    isStated ? 'holds' : 'fails',
    isStated ? sha256 : `${sha256}, GitHub: ${stated}`,
  );
  const signal = AbortSignal.timeout(60_000);
  const asset = { name, sha256 };
  const proofs = [
    [
      'Sigstore bundle of the release',
      pin.releaseBundle,
      () => askForBundle(around.base, pin, asset, signal),
    ],
    [
      'attestation of the build at GitHub',
      pin.githubAttestation,
      () => askForAttestations(around.api, pin, asset, signal),
    ],
  ] as const;
  const checks: Check[] = [];
  for (const [what, signer, ask] of proofs) {
    if (signer === undefined) {
      checks.push(check(what, 'not published', `${pin.repository} publishes none`));
      continue;
    }
    const downloaded = { ...asset, content: () => readFile(file) };
    const outcome = await proofOf(signer, ask, downloaded, around);
    checks.push(check(what, outcome.state, outcome.detail));
  }
  await rm(file);
  return { sha256, checks: [hash, ...checks] };
}

/** The product downloads through the tool cache of a runner, which writes commands for the runner to the log. */
async function download(address: URL, file: string): Promise<void> {
  const response = await fetch(address, { signal: AbortSignal.timeout(DOWNLOAD_LIMIT_MS) });
  if (!response.ok || response.body === null) throw new Error(`${address} answered ${response.status}`);
  await pipeline(response.body, createWriteStream(file));
}

/** Whether a proof verifies, and whether it is as old as the release must be: its time is not told by GitHub. */
async function proofOf(
  signer: ToolSigner,
  ask: () => Promise<Parsed<Evidence>>,
  downloaded: Parameters<Evidence>[0],
  { trustedRoot, issuer = signer.issuer, now }: Surroundings,
): Promise<Pick<Check, 'state' | 'detail'>> {
  try {
    const evidence = await ask();
    if (!evidence.ok) return { state: 'fails', detail: evidence.fault };
    const verdict = await evidence.value(downloaded, { root: trustedRoot, subject: signer.subject, issuer });
    if (!verdict.ok) return { state: 'fails', detail: verdict.fault };
    const [first] = verdict.value;
    if (first === undefined) return { state: 'fails', detail: 'nothing proves when it was signed' };
    const age = ageInDays(first.at, now);
    const state = age >= LEAST_AGE_DAYS ? 'holds' : 'fails';
    return { state, detail: `${signer.subject}, signed ${first.at}: ${age} days` };
  } catch (error) {
    return { state: 'fails', detail: messageOf(error) };
  }
}

const DownloadSchema = z.object({ Sum: z.string().regex(/^h1:/) });

/** The sum of the Go module. Go compares it with the public checksum database, which nobody can rewrite unnoticed. */
async function moduleSum({ go }: Pin, folder: string): Promise<{ sum: string; check: Check }> {
  const what = 'Go module is the one in the checksum database';
  const env = {
    ...{ GOFLAGS: '-mod=mod', GOWORK: 'off', GOTOOLCHAIN: 'local', GOSUMDB: 'sum.golang.org' },
    ...{ GOPRIVATE: '', GONOSUMDB: '', GONOSUMCHECK: '', GOINSECURE: '' },
  };
  const module = `${go.module}@${go.version}`;
  await execa('go', ['mod', 'init', 'private'], { cwd: folder, env });
  const { exitCode, stdout, stderr } = await execa('go', ['mod', 'download', '-json', module], {
    ...{ cwd: folder, env, reject: false },
  });
  const parsed = exitCode === 0 ? DownloadSchema.safeParse(JSON.parse(stdout)).data : undefined;
  if (parsed === undefined) {
    const detail = `${module}: ${`${stderr}${stdout}`.trim().slice(0, 300)}`;
    return { sum: '', check: { what, of: 'source', state: 'fails', detail } };
  }
  return {
    sum: parsed.Sum,
    check: { what, of: 'source', state: 'holds', detail: `${module} ${parsed.Sum}` },
  };
}

/** The version that is pinned already must still have the same hashes. */
function movedCheck(known: PinnedRelease, release: PinnedRelease): readonly Check[] {
  if (known.version !== release.version) return [];
  const changed = PLATFORMS.filter((platform) => known.sha256[platform] !== release.sha256[platform]);
  const isSame = changed.length === 0 && known.moduleSum === release.moduleSum;
  const detail = isSame
    ? release.version
    : `other bytes for ${[...changed, ''].join(', ')}under the same version`;
  return [{ what: 'pinned release was not moved', of: 'release', state: isSame ? 'holds' : 'fails', detail }];
}
