import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createGit } from '../../../src/adapters/git/git-repository.ts';
import { createRunner } from '../../../src/adapters/github/runner.ts';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace } from '../../../src/adapters/processes/workspace.ts';
import { type Digest, digestOf, hex, hexOf } from '../../../src/domain/digest.ts';
import type { Descriptor, ImageConfiguration, PinnedImage } from '../../../src/domain/image/image.ts';
import type { Tool } from '../../../src/ports/process-port.ts';
import type { SecretsWorld } from '../../../src/stages/secrets/search/searched.ts';
import { secrets } from '../../../src/stages/secrets/secrets.ts';
import { PendingCacheWrites } from '../../../src/stages/shared/pending-cache-writes.ts';
import { type TarEntry, tarOf } from '../../rig/images/tar.ts';
import { buildTools } from '../../rig/tools/build.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const text = (length: number, letters = LETTERS) =>
  [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');

/** A made-up token that both engines know; joined here so that it stands nowhere. */
export const githubToken = () => `${'gh'}${'p_'}${text(36)}`;
/** A made-up token that gitleaks alone knows. */
export const gitlabToken = () => `${'glp'}${'at-'}${text(20)}`;
/** A made-up access key. */
export const accessKey = () => `${'AK'}${'IA'}${text(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;
/** A made-up private key, in lines of 64. */
export function privateKey(): string {
  const body = text(64 * 10 + 30).replace(/(.{64})/g, '$1\n');
  const frame = (word: string) => `-----${word} RSA ${'PRIVATE'} KEY-----`;
  return `${frame('BEGIN')}\n${body}\n${frame('END')}\n`;
}

/** A layer as it is packed into a blob. */
export interface RigLayer {
  readonly blob: Buffer;
  readonly diffId: Digest;
}

export async function layerOf(entries: readonly TarEntry[]): Promise<RigLayer> {
  return packed(await tarOf(entries));
}

export function packed(archive: Buffer): RigLayer {
  return { blob: gzipSync(archive), diffId: digestOf(archive) };
}

/** The files of a folder with their content, for a search through everything that lies in it. */
export async function contentsOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')))).join(
    '\n',
  );
}

/** The secrets check in a run that ends well, and so keeps what it learned of layers. */
export async function secretsInGoodRun(...call: Parameters<typeof secrets>): ReturnType<typeof secrets> {
  const [world, image, source, key, options] = call;
  const cacheWrites = new PendingCacheWrites();
  const found = await secrets(world, image, source, key, { ...options, cacheWrites });
  await cacheWrites.commit(world.runner, { text: async () => false, file: async () => false });
  return found;
}

/** Real tools, processes and folders; what is masked and said is kept. */
export async function leaksRig() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'assay-secrets-')));
  const paths = await buildTools(['trivy', 'gitleaks']);
  const hashes = new Map<string, string>();
  for (const path of Object.values(paths)) hashes.set(path, hexOf(await readFile(path)));
  await mkdir(join(folder, 'temp'));
  const workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment: { PATH: process.env.PATH, RUNNER_TEMP: join(folder, 'temp') },
  });
  const masked: string[] = [];
  const said: string[] = [];
  const tools: Record<'trivy' | 'gitleaks', string> = { ...paths };
  const processes = createProcesses();
  let event = createRunner({});
  const world: SecretsWorld = {
    processes,
    layers: createLayers(),
    layouts: createLayouts(),
    git: createGit({ processes, workspace }),
    workspace,
    tools: {
      async acquire(name): Promise<Tool> {
        if (name === 'cosign') throw new Error('cosign is not for the secrets check');
        const path = tools[name];
        return {
          name,
          version: '0',
          path,
          sha256: hashes.get(path) ?? hexOf(path),
          origin: 'named path',
          verified: [],
          notVerified: [],
        };
      },
    },
    runner: {
      get context() {
        return event.context;
      },
      commits: () => event.commits(),
      oidcToken: () => unused('oidcToken'),
      mask: (value) => masked.push(value),
      get masked() {
        return new Set(masked);
      },
      log: (line) => said.push(line),
    },
  };
  const layout = join(folder, 'layout');
  await mkdir(join(layout, 'blobs', 'sha256'), { recursive: true });

  const put = async (blob: Buffer): Promise<Descriptor> => {
    const digest = digestOf(blob);
    await writeFile(join(layout, 'blobs', 'sha256', hex(digest)), blob);
    return { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: blob.length };
  };

  return {
    folder,
    workspace,
    world,
    masked,
    said,
    /** From here on the runs are those of an event; `variables` are GitHub's for the ref and the commit. */
    async on(name: string, payload: object, variables: Readonly<Record<string, string>> = {}): Promise<void> {
      const path = join(folder, `event-${text(6)}.json`);
      await writeFile(path, JSON.stringify(payload));
      event = createRunner({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, ...variables });
    },
    /** Puts another program in the place of an engine. */
    async replace(name: 'trivy' | 'gitleaks', script: string): Promise<void> {
      tools[name] = join(folder, `${name}-${text(6)}`);
      await writeFile(tools[name], `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    },
    /** The engine's own path, for a script around it. */
    path: (name: 'trivy' | 'gitleaks') => paths[name],
    /** Stores a blob in the layout of the images. */
    put,
    async image(
      layers: readonly RigLayer[],
      configuration: Partial<ImageConfiguration> = {},
      architectures: readonly string[] = ['amd64'],
    ): Promise<PinnedImage> {
      const descriptors = await Promise.all(layers.map(({ blob }) => put(blob)));
      const root = {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: digestOf('root'),
        size: 4,
      };
      return {
        requested: { kind: 'layout', directory: 'test' },
        root,
        isIndex: architectures.length > 1,
        skippedPlatforms: [],
        layout,
        platforms: architectures.map((architecture) => {
          const platform = { os: 'linux', architecture };
          const diffIds = layers.map(({ diffId }) => diffId);
          const empty = { history: [], env: [], cmd: [], entrypoint: [], labels: {} };
          return {
            platform,
            manifest: root,
            config: root,
            layers: descriptors,
            configuration: { ...empty, platform, diffIds, ...configuration },
          };
        }),
      };
    },
    async source(files: Readonly<Record<string, string>>): Promise<string> {
      const source = await mkdtemp(join(folder, 'source-'));
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(source, path)), { recursive: true });
        await writeFile(join(source, path), content);
      }
      return source;
    },
    async dispose(): Promise<void> {
      await workspace.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type LeaksRig = Awaited<ReturnType<typeof leaksRig>>;

/** md5 as dpkg records it. */
export const md5 = (content: string) => createHash('md5').update(content).digest('hex');

function unused(name: string): never {
  throw new Error(`the secrets check has no use for ${name}`);
}
