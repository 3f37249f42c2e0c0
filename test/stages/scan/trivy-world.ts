import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSbomValidator } from '../../../src/adapters/cyclonedx-validator.ts';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { createSigstoreServices } from '../../../src/adapters/network/sigstore-services.ts';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace } from '../../../src/adapters/processes/workspace.ts';
import type { Digest } from '../../../src/domain/digest.ts';
import { hexOf } from '../../../src/domain/digest.ts';
import type { PinnedImage, Platform, PlatformImage } from '../../../src/domain/image/image.ts';
import type { Registry } from '../../../src/ports/registry-port.ts';
import type { RunContext } from '../../../src/ports/runner-port.ts';
import type { World } from '../../../src/ports/world.ts';
import { rigFolder } from '../../rig/folder.ts';
import { beginLayout, type ImageLayout, type ImageStep, writeImage } from '../../rig/images/oci-layout.ts';
import type { TarEntry } from '../../rig/images/tar.ts';
import { buildTools } from '../../rig/tools/build.ts';

/** What the stages around trivy ask of the world. */
export type TrivyWorld = Pick<
  World,
  | 'processes'
  | 'registry'
  | 'runner'
  | 'tools'
  | 'workspace'
  | 'layouts'
  | 'layers'
  | 'now'
  | 'sbomValidator'
  | 'sigstoreServices'
> & {
  readonly said: readonly string[];
  readonly folder: string;
  readonly context: RunContext;
};

/** The real parts, with a trivy that was built from its pinned module, or with another program in its place. */
export async function trivyWorld(script?: string): Promise<TrivyWorld> {
  const folder = await rigFolder('trivy-world');
  const workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment: { PATH: process.env.PATH, RUNNER_TEMP: folder },
  });
  const said: string[] = [];
  const context: RunContext = {
    ...{
      actor: { name: 'ada', id: '17', triggeredBy: 'ada' },
      eventName: 'push',
      serverUrl: 'https://github.com',
      repository: 'acme/shop',
      repositoryId: '1',
    },
    ...{ repositoryOwnerId: '2', ref: 'refs/heads/main', sha: 'c'.repeat(40), runId: '1', runAttempt: '1' },
    ...{
      workflowRef: 'acme/shop/.github/workflows/ci.yml@refs/heads/main',
      runnerEnvironment: 'self-hosted',
    },
  };
  const path = script === undefined ? (await buildTools(['trivy'])).trivy : await program(folder, script);
  const registry = {
    dockerConfig: async () => '{"auths":{}}',
    certificates: async () => undefined,
  } satisfies Partial<Registry>;
  return {
    processes: createProcesses(),
    // Only the credentials are asked for here; the registry itself has tests of its own.
    registry: registry as unknown as Registry,
    runner: {
      context,
      commits: () => undefined,
      oidcToken: () => Promise.reject(new Error('not asked for')),
      mask: () => {},
      masked: new Set(),
      log: (line) => said.push(line),
    },
    tools: {
      acquire: async (name) => ({
        name,
        version: '0.74.0',
        path,
        sha256: hexOf('x'),
        origin: 'go module',
        verified: [],
        notVerified: [],
      }),
    },
    workspace,
    layouts: createLayouts(),
    layers: createLayers(),
    now: () => new Date(),
    sbomValidator: createSbomValidator(),
    sigstoreServices: createSigstoreServices(),
    said,
    folder,
    context,
  };
}

async function program(folder: string, script: string): Promise<string> {
  const path = join(folder, 'trivy.sh');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const REPOSITORY = { registry: 'registry.example', path: 'acme/Shop-API'.toLowerCase() };

/** Reads a rig's layout as the image stage pins it; BuildKit's attestations are left out. */
export async function pinned(layout: ImageLayout): Promise<PinnedImage> {
  const read = async (digest: string) =>
    JSON.parse(await readFile(join(layout.dir, 'blobs', ...digest.split(':')), 'utf8'));
  const isIndex = layout.mediaType.includes('index');
  const size = (await readFile(join(layout.dir, 'blobs', ...layout.digest.split(':')))).length;
  const root = { mediaType: layout.mediaType, digest: layout.digest as Digest, size };
  const manifests = isIndex ? (await read(layout.digest)).manifests : [root];
  const platforms: PlatformImage[] = [];
  for (const { mediaType, digest, size } of manifests) {
    const manifest = await read(digest);
    const config = await read(manifest.config.digest);
    if (config.os === 'unknown') continue;
    const platform: Platform = { os: config.os, architecture: config.architecture };
    platforms.push({
      platform,
      manifest: { mediaType, digest, size },
      config: manifest.config,
      layers: manifest.layers,
      configuration: {
        ...{ platform, diffIds: config.rootfs.diff_ids, history: [], env: [] },
        ...{ cmd: [], entrypoint: [], labels: {} },
      },
    });
  }
  const requested = { kind: 'registry', reference: { ...REPOSITORY, tag: '1.0' } } as const;
  return { requested, root, isIndex, platforms, skippedPlatforms: [], layout: layout.dir };
}

/** What the SBOM stage is asked for, with nothing in reach. */
export const OFFLINE = { repository: REPOSITORY, javaRepositories: [], offline: true } as const;

/** An image of these files, one layer each. */
export async function imageOf(
  dir: string,
  layers: readonly (readonly TarEntry[])[],
  config: object = {},
): Promise<PinnedImage> {
  await beginLayout(dir);
  const steps: ImageStep[] = layers.map((entries) => ({ createdBy: 'COPY . /', entries }));
  const manifest = await writeImage(dir, { architecture: 'amd64', config }, steps);
  return pinned({ dir, digest: manifest.digest, mediaType: manifest.mediaType });
}

/** A distribution of one package. */
export function debian(version: string, id = 'debian'): readonly TarEntry[] {
  const status = 'Package: openssl\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0.1t-1\n\n';
  return [
    { path: 'etc/os-release', content: `ID=${id}\nVERSION_ID="${version}"\n` },
    ...(id === 'debian' ? [{ path: 'etc/debian_version', content: `${version}\n` }] : []),
    { path: 'var/lib/dpkg/status', content: status },
  ];
}

/** An installed npm package. */
export function npm(name: string, version: string, at = 'app'): TarEntry {
  return {
    path: `${at}/node_modules/${name}/package.json`,
    content: JSON.stringify({ name, version, license: 'MIT' }),
  };
}
