import type { ToolUse } from '../../domain/evidence/evidence.ts';
import table from './pins.json' with { type: 'json' };

/** A file of a release. `sha256` is hexadecimal without a prefix. */
export interface Asset {
  readonly name: string;
  readonly sha256: string;
}

/** Who signed something: the subject of the certificate, and who issued the token for it. Both are compared exactly. */
export interface ToolSigner {
  readonly subject: string;
  readonly issuer: string;
}

/** What is fixed about a tool: its version, its sources and their hashes, and who vouches for its release. */
export interface Pin {
  readonly version: string;
  /** Days, as `2026-08-14`. */
  readonly publishedOn: string;
  readonly pinnedOn: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly tag: string;
  /** By Node's names of platforms: `linux-x64`, `darwin-arm64`. */
  readonly assets: Readonly<Record<string, Asset>>;
  /** `tar.gz`: the asset is an archive that contains the program; `binary`: the asset is the program. */
  readonly packing: 'tar.gz' | 'binary';
  /** Signer of the bundle that lies beside each asset, `ASSET.sigstore.json`. Absent: the project publishes none. */
  readonly releaseBundle?: ToolSigner;
  /** Signer of GitHub's attestation of the build. Absent: the project has none made. */
  readonly githubAttestation?: ToolSigner;
  readonly go: {
    readonly module: string;
    readonly version: string;
    /** The `h1:` hash of the module zip, as in a go.sum. */
    readonly sum: string;
    readonly package: string;
    readonly ldflags: string;
    readonly env: Readonly<Record<string, string>>;
  };
  /** Arguments that make the binary print its version, and the pattern that finds it. */
  readonly versionArguments: readonly string[];
  readonly versionPattern: RegExp;
  /** Versions that are never run, not even if the user names them. */
  readonly refused: readonly string[];
  /** The SHA-256 of programs of these versions, for those that hide their version. */
  readonly refusedPrograms: readonly string[];
}

export type Pins = Readonly<Record<ToolUse['name'], Pin>>;

/** What `npm run pins` renews about a tool. It is in `pins.json`. */
export interface PinnedRelease {
  readonly version: string;
  readonly publishedOn: string;
  readonly pinnedOn: string;
  /** The SHA-256 of the asset of each platform. */
  readonly sha256: Readonly<Record<Platform, string>>;
  readonly moduleSum: string;
}

/** How long a release must have been public before it is pinned. A release that was taken over is found out sooner. */
export const LEAST_AGE_DAYS = 7;

/** How many days a release was public when it was pinned. */
export function ageWhenPinned({ publishedOn, pinnedOn }: Pick<Pin, 'publishedOn' | 'pinnedOn'>): number {
  return (Date.parse(pinnedOn) - Date.parse(publishedOn)) / 86_400_000;
}

/** The platforms that have an asset, by Node's names. */
export const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'] as const;
type Platform = (typeof PLATFORMS)[number];

/** What is the same for all releases of a tool. In texts, `VERSION` stands for the version. */
interface Project
  extends Pick<
    Pin,
    'repository' | 'packing' | 'versionArguments' | 'versionPattern' | 'refused' | 'refusedPrograms'
  > {
  readonly assets: Readonly<Record<Platform, string>>;
  readonly releaseBundle?: ToolSigner;
  readonly githubAttestation?: ToolSigner;
  readonly go: Omit<Pin['go'], 'version' | 'sum'>;
}

/** trivy signs and attests in its release workflow, which the workflow for a new tag calls. */
const TRIVY_RELEASE: ToolSigner = {
  subject: 'https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/vVERSION',
  issuer: 'https://token.actions.githubusercontent.com',
};

const PROJECTS: Readonly<Record<ToolUse['name'], Project>> = {
  trivy: {
    repository: 'aquasecurity/trivy',
    packing: 'tar.gz',
    assets: {
      'linux-x64': 'trivy_VERSION_Linux-64bit.tar.gz',
      'linux-arm64': 'trivy_VERSION_Linux-ARM64.tar.gz',
      'darwin-x64': 'trivy_VERSION_macOS-64bit.tar.gz',
      'darwin-arm64': 'trivy_VERSION_macOS-ARM64.tar.gz',
    },
    releaseBundle: TRIVY_RELEASE,
    githubAttestation: TRIVY_RELEASE,
    go: {
      module: 'github.com/aquasecurity/trivy',
      package: './cmd/trivy',
      ldflags: '-X github.com/aquasecurity/trivy/pkg/version/app.ver=VERSION',
      env: { GOEXPERIMENT: 'jsonv2' },
    },
    versionArguments: ['--version'],
    versionPattern: /^Version:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
    // GHSA-69fq-xp46-6x23 (CVE-2026-33634): attackers released 0.69.4, and the next two are suspect.
    refused: ['0.69.4', '0.69.5', '0.69.6'],
    // The programs of 0.69.4, in the order of PLATFORMS; the first two are in the advisory.
    refusedPrograms: [
      '822dd269ec10459572dfaaefe163dae693c344249a0161953f0d5cdd110bd2a0',
      'e64e152afe2c722d750f10259626f357cdea40420c5eedae37969fbf13abbecf',
      'e6310d8a003d7ac101a6b1cd39ff6c6a88ee454b767c1bdce143e04bc1113243',
      '6328a34b26a63423b555a61f89a6a0525a534e9c88584c815d937910f1ddd538',
    ],
  },
  cosign: {
    repository: 'sigstore/cosign',
    packing: 'binary',
    assets: {
      'linux-x64': 'cosign-linux-amd64',
      'linux-arm64': 'cosign-linux-arm64',
      'darwin-x64': 'cosign-darwin-amd64',
      'darwin-arm64': 'cosign-darwin-arm64',
    },
    // Built by Google Cloud Build, so there is no attestation of GitHub.
    releaseBundle: {
      subject: 'keyless@projectsigstore.iam.gserviceaccount.com',
      issuer: 'https://accounts.google.com',
    },
    go: {
      module: 'github.com/sigstore/cosign/v3',
      package: './cmd/cosign',
      ldflags: '-X sigs.k8s.io/release-utils/version.gitVersion=vVERSION',
      env: {},
    },
    versionArguments: ['version'],
    versionPattern: /^GitVersion:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
    refused: [],
    refusedPrograms: [],
  },
  // gitleaks signs nothing and has nothing attested.
  gitleaks: {
    repository: 'gitleaks/gitleaks',
    packing: 'tar.gz',
    assets: {
      'linux-x64': 'gitleaks_VERSION_linux_x64.tar.gz',
      'linux-arm64': 'gitleaks_VERSION_linux_arm64.tar.gz',
      'darwin-x64': 'gitleaks_VERSION_darwin_x64.tar.gz',
      'darwin-arm64': 'gitleaks_VERSION_darwin_arm64.tar.gz',
    },
    go: {
      module: 'github.com/zricethezav/gitleaks/v8',
      package: '.',
      ldflags: '-X github.com/zricethezav/gitleaks/v8/version.Version=VERSION',
      env: {},
    },
    versionArguments: ['version'],
    versionPattern: /^v?(\d+\.\d+\.\d+\S*)\s*$/m,
    refused: [],
    refusedPrograms: [],
  },
};

/** The pin of a release of a tool. */
export function pinOf(name: ToolUse['name'], release: PinnedRelease): Pin {
  const { assets, go, releaseBundle, githubAttestation, ...project } = PROJECTS[name];
  const { version, publishedOn, pinnedOn, sha256, moduleSum } = release;
  const named = (text: string) => text.replaceAll('VERSION', version);
  const signer = ({ subject, issuer }: ToolSigner) => ({ subject: named(subject), issuer });
  return {
    ...project,
    ...{ version, publishedOn, pinnedOn, tag: `v${version}` },
    assets: Object.fromEntries(
      PLATFORMS.map((platform) => [platform, { name: named(assets[platform]), sha256: sha256[platform] }]),
    ),
    ...(releaseBundle && { releaseBundle: signer(releaseBundle) }),
    ...(githubAttestation && { githubAttestation: signer(githubAttestation) }),
    go: { ...go, version: `v${version}`, sum: moduleSum, ldflags: named(go.ldflags) },
  };
}

/**
 * The pinned releases. Each hash is published in at least three independent public sources that pin the same asset.
 * `npm run pins` renews the table.
 */
export const PINS: Pins = {
  trivy: pinOf('trivy', table.trivy),
  cosign: pinOf('cosign', table.cosign),
  gitleaks: pinOf('gitleaks', table.gitleaks),
};
