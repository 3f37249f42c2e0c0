import type { ToolUse } from '../../domain/evidence/evidence.ts';

/** A file of a release. `sha256` is hexadecimal without a prefix. */
export interface Asset {
  readonly name: string;
  readonly sha256: string;
}

/** What is fixed about a tool: its version, its sources and their hashes. */
export interface Pin {
  readonly version: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly tag: string;
  /** By Node's names of platforms: `linux-x64`, `darwin-arm64`. */
  readonly assets: Readonly<Record<string, Asset>>;
  /** `tar.gz`: the asset is an archive that contains the program; `binary`: the asset is the program. */
  readonly packing: 'tar.gz' | 'binary';
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
}

export type Pins = Readonly<Record<ToolUse['name'], Pin>>;

/** Each hash is published in at least three independent public sources that pin the same asset. */
export const PINS: Pins = {
  trivy: {
    version: '0.74.0',
    repository: 'aquasecurity/trivy',
    tag: 'v0.74.0',
    packing: 'tar.gz',
    assets: {
      'linux-x64': {
        name: 'trivy_0.74.0_Linux-64bit.tar.gz',
        sha256: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
      },
      'linux-arm64': {
        name: 'trivy_0.74.0_Linux-ARM64.tar.gz',
        sha256: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
      },
      'darwin-x64': {
        name: 'trivy_0.74.0_macOS-64bit.tar.gz',
        sha256: '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485',
      },
      'darwin-arm64': {
        name: 'trivy_0.74.0_macOS-ARM64.tar.gz',
        sha256: '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
      },
    },
    go: {
      module: 'github.com/aquasecurity/trivy',
      version: 'v0.74.0',
      sum: 'h1:B2/h1Aehsq/zykg0jxpWUlOX7e3UXpbxjZZs/0vNlC4=',
      package: './cmd/trivy',
      ldflags: '-X github.com/aquasecurity/trivy/pkg/version/app.ver=0.74.0',
      env: { GOEXPERIMENT: 'jsonv2' },
    },
    versionArguments: ['--version'],
    versionPattern: /^Version:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
    // GHSA-69fq-xp46-6x23 (CVE-2026-33634): attackers released 0.69.4, and the next two are suspect.
    refused: ['0.69.4', '0.69.5', '0.69.6'],
  },
  cosign: {
    version: '3.1.3',
    repository: 'sigstore/cosign',
    tag: 'v3.1.3',
    packing: 'binary',
    assets: {
      'linux-x64': {
        name: 'cosign-linux-amd64',
        sha256: '4629c757b7618056f8ddd7e2625ae9fdd94c0372a65049520bc7d9df9efc7f71',
      },
      'linux-arm64': {
        name: 'cosign-linux-arm64',
        sha256: 'c5d324e091826b0d7a78eb16fef316450b4eb9aaec045611c08ba06f5e73220a',
      },
      'darwin-x64': {
        name: 'cosign-darwin-amd64',
        sha256: '2347488e5d5b25336644024dfeca5601b190e91197a71a917bda44744aff106c',
      },
      'darwin-arm64': {
        name: 'cosign-darwin-arm64',
        sha256: '5cf948c2f4dfe59687bdd0b8523709067383e03982cc543475c8a7dc70e92a76',
      },
    },
    go: {
      module: 'github.com/sigstore/cosign/v3',
      version: 'v3.1.3',
      sum: 'h1:001JQRI/PJ/5T+g/kJ1KTvKFbb322+fomc+pHDZ/6sg=',
      package: './cmd/cosign',
      ldflags: '-X sigs.k8s.io/release-utils/version.gitVersion=v3.1.3',
      env: {},
    },
    versionArguments: ['version'],
    versionPattern: /^GitVersion:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
    refused: [],
  },
  gitleaks: {
    version: '8.30.1',
    repository: 'gitleaks/gitleaks',
    tag: 'v8.30.1',
    packing: 'tar.gz',
    assets: {
      'linux-x64': {
        name: 'gitleaks_8.30.1_linux_x64.tar.gz',
        sha256: '551f6fc83ea457d62a0d98237cbad105af8d557003051f41f3e7ca7b3f2470eb',
      },
      'linux-arm64': {
        name: 'gitleaks_8.30.1_linux_arm64.tar.gz',
        sha256: 'e4a487ee7ccd7d3a7f7ec08657610aa3606637dab924210b3aee62570fb4b080',
      },
      'darwin-x64': {
        name: 'gitleaks_8.30.1_darwin_x64.tar.gz',
        sha256: 'dfe101a4db2255fc85120ac7f3d25e4342c3c20cf749f2c20a18081af1952709',
      },
      'darwin-arm64': {
        name: 'gitleaks_8.30.1_darwin_arm64.tar.gz',
        sha256: 'b40ab0ae55c505963e365f271a8d3846efbc170aa17f2607f13df610a9aeb6a5',
      },
    },
    go: {
      module: 'github.com/zricethezav/gitleaks/v8',
      version: 'v8.30.1',
      sum: 'h1:PmEvCfVI7ti9dV3s5aMZUY7sS2GxRvG3yzih7E+cS3w=',
      package: '.',
      ldflags: '-X github.com/zricethezav/gitleaks/v8/version.Version=8.30.1',
      env: {},
    },
    versionArguments: ['version'],
    versionPattern: /^v?(\d+\.\d+\.\d+\S*)\s*$/m,
    refused: [],
  },
};
