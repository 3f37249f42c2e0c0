import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { hexOf } from '../../src/domain/digest.ts';
import { orThrow } from '../../src/domain/result.ts';
import { GitHubReleases, type PublishedRelease } from './github-releases.ts';
import { packageSums } from './npm-package.ts';
import { provenanceFaults, trustedRootOf } from './provenance.ts';
import { ASSETS, bundledSums, releasedSums, tagOf } from './released-files.ts';
import { differences, readSums, type Sums, sumsBelow } from './sums.ts';

/** A release to verify, and where everything about it comes from. */
export interface ReleaseToVerify {
  readonly tag: string;
  /** `owner/name` */
  readonly repository: string;
  /** Address of the GitHub server, as certificates name it. */
  readonly server: string;
  readonly api: string;
  /** What git clones. */
  readonly source: string;
  readonly issuer: string;
  /** File of a trusted root; absent: that of the public Sigstore. */
  readonly trustedRoot?: string;
  /** An empty folder of this user. */
  readonly folder: string;
  /** Installs the packages of a checkout. */
  readonly install: (checkout: string) => Promise<void>;
}

/** One thing that was verified: what must be true, and every fault. It is true if there is none. */
export interface Verified {
  readonly claim: string;
  readonly faults: readonly string[];
}

type Assets = ReadonlyMap<string, Uint8Array>;

/** A claim, and how it is examined: the answer is its faults. */
type Claim = readonly [text: string, examine: () => Promise<readonly string[]>];

/** Verifies a release. Each claim is yielded once it is known. A claim that could not be examined has that as its fault. */
export async function* verifyRelease(release: ReleaseToVerify): AsyncGenerator<Verified> {
  let isFaulty = false;
  for (const [claim, examine] of claimsOf(release, () => isFaulty)) {
    const faults = await examine().catch((error: unknown) => [
      error instanceof Error ? error.message : String(error),
    ]);
    isFaulty ||= faults.length > 0;
    yield { claim, faults };
  }
}

/** The claims, in their order. `isFaulty` says whether one before did not hold. */
function claimsOf(release: ReleaseToVerify, isFaulty: () => boolean): readonly Claim[] {
  const { tag, repository, server, issuer, folder } = release;
  const github = new GitHubReleases(release.api, repository);
  const checkout = join(folder, 'checkout');
  let commit = '';
  let assets: Assets = new Map();
  return [
    [
      `GitHub has published ${tag}, and refuses every change of it`,
      async () => {
        const published = await github.release(tag);
        assets = await download(github, published);
        return published.immutable ? [] : ['it is not immutable: its tag and its assets can be replaced'];
      },
    ],
    [
      `${tag} is a commit of the main branch, with this version`,
      async () => {
        commit = await cloneAt(release, checkout);
        return await commitFaults(github, release, checkout, commit);
      },
    ],
    [
      'the release workflow at this tag and commit attests the hashes of the assets',
      async () => {
        const root = await trustedRootOf(release.trustedRoot, folder);
        const expected = { source: `${server}/${repository}`, tag, commit, issuer };
        const [bundle, sums] = [assetOf(assets, ASSETS.provenance), assetOf(assets, ASSETS.sums)];
        return provenanceFaults(bundle, sums, root, expected);
      },
    ],
    ['the assets are those whose hashes are attested', async () => assetFaults(assets)],
    [
      'the released files of the tag are those whose hashes are published',
      async () => differences(sumsIn(assets, ASSETS.bundle), releasedSums(checkout)),
    ],
    [
      'the npm package has the files of dist/ and no others, byte for byte',
      async () => {
        const file = join(folder, ASSETS.package);
        await writeFile(file, assetOf(assets, ASSETS.package));
        return differences(sumsBelow(join(checkout, 'dist')), await packageSums(file));
      },
    ],
    [
      'dist/ is the bundle of the source, byte for byte',
      async () => {
        // The bundler of the tag runs here, on the machine of whoever verifies.
        if (isFaulty()) return ['not examined: code of a release that does not verify is not run'];
        await release.install(checkout);
        const bundled = await bundledSums(checkout, join(folder, 'dist'));
        return differences(bundled, sumsBelow(join(checkout, 'dist')));
      },
    ],
  ];
}

async function download(github: GitHubReleases, { assets }: PublishedRelease): Promise<Assets> {
  const downloads = [...assets].map(async ([name, id]) => [name, await github.asset(id, name)] as const);
  return new Map(await Promise.all(downloads));
}

/** Clones the whole history, since the main branch must contain the commit. Answers the commit of the tag. */
async function cloneAt({ source, tag }: ReleaseToVerify, checkout: string): Promise<string> {
  await execa('git', ['clone', '--quiet', '--no-checkout', '--', source, checkout]);
  const { stdout } = await execa(
    'git',
    ['rev-parse', '--verify', '--end-of-options', `refs/tags/${tag}^{commit}`],
    {
      cwd: checkout,
    },
  );
  await execa('git', ['checkout', '--quiet', '--detach', stdout], { cwd: checkout });
  return stdout;
}

async function commitFaults(
  github: GitHubReleases,
  { tag }: ReleaseToVerify,
  checkout: string,
  commit: string,
): Promise<readonly string[]> {
  const named = await github.commitOf(tag);
  const ancestor = ['merge-base', '--is-ancestor', commit, 'refs/remotes/origin/main'];
  const { exitCode } = await execa('git', ancestor, { cwd: checkout, reject: false });
  const version = tagOf(checkout);
  return [
    ...(named === commit ? [] : [`the clone has ${commit}, and GitHub says ${named}`]),
    ...(exitCode === 0 ? [] : [`the main branch does not contain ${commit}`]),
    ...(version === tag ? [] : [`package.json requires the tag ${version}`]),
  ];
}

/** Every asset but the sums and their provenance must be in the sums, and the reverse. */
function assetFaults(assets: Assets): readonly string[] {
  const { sums, provenance, bundle, package: npmPackage, sboms } = ASSETS;
  const others = [...assets].filter(([name]) => name !== sums && name !== provenance);
  const attested = sumsIn(assets, sums);
  const missing = [bundle, npmPackage, ...sboms].filter((name) => !attested.has(name));
  return [
    ...differences(attested, new Map(others.map(([name, bytes]) => [name, hexOf(bytes)]))),
    ...missing.map((name) => `${sums} does not name ${name}`),
  ];
}

function sumsIn(assets: Assets, name: string): Sums {
  const text = Buffer.from(assetOf(assets, name)).toString();
  return orThrow(readSums(text), (fault) => new Error(`${name} ${fault}`));
}

function assetOf(assets: Assets, name: string): Uint8Array {
  const asset = assets.get(name);
  if (asset === undefined) throw new Error(`the release has no asset ${name}`);
  return asset;
}
