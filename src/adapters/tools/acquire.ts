import { copyFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fullDisk, messageOf } from '../../domain/error-words.ts';
import type { ToolCheck, ToolProofs } from '../../domain/evidence/evidence.ts';
import { isolationInWords } from '../../domain/evidence/isolation.ts';
import { optional } from '../../domain/optional.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { hashFile } from '../../file-digest.ts';
import type { RunCache } from '../../ports/cache-port.ts';
import type { IsolatingProcesses, Tool, Tools } from '../../ports/process-port.ts';
import type { Runner } from '../../ports/runner-port.ts';
import type { PublicSigstore } from '../../ports/sigstore-port.ts';
import type { Workspace } from '../../ports/workspace-port.ts';
import type { Bound } from '../../retry.ts';
import { AssetCache, type AssetRecord, demandHash, downloadAsset, parseMirror, recordOf } from './assets.ts';
import { buildGoModule, builtModule, findGo } from './go-build.ts';
import { type NamedPath, namedTool } from './named-path.ts';
import { type Asset, PINS, type Pin, type Pins } from './pins.ts';
import type { AttestationApi } from './proof-requests.ts';
import { ownProofs, requestProofs, unasked } from './release-proofs.ts';
import { unpack } from './unpack.ts';

const GITHUB = new URL('https://github.com');
const LEAST_GO = [1, 26, 3] as const;

/** Where tools may come from. */
export interface ToolSources {
  /** Binaries that the user named. These tools have no other source. */
  readonly toolPaths: Readonly<Partial<Record<Tool['name'], NamedPath>>>;
  /** Base address that replaces `https://github.com`. */
  readonly toolMirror?: string;
  /** Token of github.com, for its API. A token of another GitHub server is no use there. */
  readonly attestationToken?: string;
  /** Address that replaces {@link GITHUB_API}. Default: if there is a mirror, GitHub is not asked. */
  readonly attestationApi?: string;
  /** Milliseconds after a download to wait for what else vouches for it; tests change it. */
  readonly proofWait?: number;
  /** Nothing is downloaded. */
  readonly offline: boolean;
  /** Of a download; tests shorten it. */
  readonly bound?: Bound;
}

/** The API of github.com, where the releases of all tools are. */
export const GITHUB_API = 'https://api.github.com';

interface ToolWorld {
  readonly processes: IsolatingProcesses;
  readonly runner: Pick<Runner, 'log' | 'follow'>;
  readonly workspace: Pick<Workspace, 'folder' | 'environment' | 'cache' | 'store'>;
  readonly publicSigstore: PublicSigstore;
  readonly runCache?: RunCache;
  readonly now: () => Date;
}

/** A source returns the tool, or a short reason why it has none. It throws `tool-untrusted`. */
type Source = (name: Tool['name'], pin: Pin) => Promise<Tool | string>;

/** Gets each tool once: from a named path, the tool cache, a release or a Go module, in this order. */
export class ToolStore implements Tools {
  readonly #sources: ToolSources;
  readonly #world: ToolWorld;
  readonly #pins: Pins;
  readonly #mirror: URL;
  readonly #cache: AssetCache;
  readonly #acquired = new Map<Tool['name'], Promise<Tool>>();

  /** Throws `input-invalid` if the mirror is not an allowed address. */
  constructor(world: ToolWorld, sources: ToolSources, pins: Pins = PINS) {
    const mirror = sources.toolMirror === undefined ? GITHUB : parseMirror(sources.toolMirror);
    if (typeof mirror === 'string') throw fault('input-invalid', 'inputs', mirror);
    this.#sources = sources;
    this.#world = world;
    this.#pins = pins;
    this.#mirror = mirror;
    this.#cache = new AssetCache(join(world.workspace.cache, 'tools'));
  }

  /** The tool with its hash. Throws `tool-untrusted`, `tool-unavailable` or `tool-failed`. */
  acquire(name: Tool['name']): Promise<Tool> {
    const known = this.#acquired.get(name);
    if (known !== undefined) return known;
    const tool = this.#find(name);
    this.#acquired.set(name, tool);
    return tool;
  }

  /** Finds the tool, and how it is isolated if it is a scanner. */
  async #find(name: Tool['name']): Promise<Tool> {
    if (name === 'cosign') return this.#locate(name);
    const [isolation, tool] = await Promise.all([this.#world.processes.isolation(), this.#locate(name)]);
    this.#world.runner.log(`${name}: ${isolationInWords(isolation)}`);
    return { ...tool, isolation };
  }

  async #locate(name: Tool['name']): Promise<Tool> {
    const pin = this.#pins[name];
    const path = this.#sources.toolPaths[name];
    if (path !== undefined) return this.#announce(await namedTool(name, pin, path, this.#world), pin);
    const sources: readonly Source[] = [this.#fromCache, this.#fromRunCache, this.#fromRelease, this.#fromGo];
    const failures = [`no ${name}-path was named`];
    for (const source of sources) {
      const answer = await source(name, pin);
      if (typeof answer !== 'string') return this.#announce(answer, pin);
      failures.push(answer);
    }
    const message = `${name} ${pin.version} could not be found, downloaded or built: ${failures.join('; ')}`;
    throw fault('tool-unavailable', 'tools', message);
  }

  #announce(tool: Tool, pin: Pin): Tool {
    const other = tool.version === pin.version ? '' : `, not the pinned ${pin.version}`;
    const held = tool.verified.length === 0 ? 'nothing' : tool.verified.join(', ');
    const open = tool.notVerified.map(({ check, why }) => `; not ${check}: ${why}`).join('');
    this.#world.runner.log(`${tool.name} ${tool.version} (${tool.origin}${other}), SHA-256 ${tool.sha256}`);
    this.#world.runner.log(`${tool.name} was verified by ${held}${open}`);
    return tool;
  }

  readonly #fromCache: Source = async (name, pin) => {
    const asset = assetOf(pin);
    if (asset === undefined) return `the tool cache has nothing for ${platform()}`;
    const cached = await this.#cache.find(name, pin, asset).catch(() => undefined);
    if (cached === undefined) return 'the tool cache does not have it';
    const folder = await this.#world.workspace.folder(name);
    // A private copy is hashed and unpacked, because the cache can change at any time.
    const copy = join(folder, asset.name);
    await copyFile(cached, copy);
    await demandHash(copy, asset, `the tool cache (${cached})`);
    const { verified, notVerified } = ownProofs(pin);
    const record = await recordOf(cached, asset);
    const others = unasked(pin, (check) => whyNotAgain(record, check));
    const proofs = { verified, notVerified: [...notVerified, ...others] };
    return this.#unpacked(name, pin, copy, folder, 'tool cache', proofs);
  };

  readonly #fromRunCache: Source = async (name, pin) => {
    const { runCache, runner, workspace } = this.#world;
    const asset = assetOf(pin);
    if (runCache === undefined || asset === undefined) return 'the run has no cache';
    const restored = await runCache.restore(cacheKeyOf(asset));
    if (restored === undefined) return 'the cache of the run does not have it';
    const folder = await workspace.folder(name);
    const file = join(folder, asset.name);
    await copyFile(restored.path, file);
    // Others can write to this cache, and what they wrote is no reason to stop.
    if ((await hashFile(file)) !== asset.sha256) {
      runner.log(`${name}: what the cache of the run has under its hash has another one, so it is not used`);
      await rm(file);
      return 'the cache of the run has something else under its hash';
    }
    const { verified, notVerified } = ownProofs(pin);
    const others = unasked(pin, (check) => whyNotAgain(undefined, check));
    const proofs = { verified, notVerified: [...notVerified, ...others] };
    return this.#unpacked(name, pin, file, folder, 'tool cache', proofs);
  };

  readonly #fromRelease: Source = async (name, pin) => {
    const asset = assetOf(pin);
    if (asset === undefined) return `there is no release for ${platform()}`;
    if (this.#sources.offline) return 'the release was not downloaded, because `offline` is set';
    const folder = await this.#world.workspace.folder(name);
    const file = join(folder, asset.name);
    const { publicSigstore } = this.#world;
    const request = requestProofs(pin, asset, {
      ...{ publicSigstore, mirror: this.#mirror, api: this.#api() },
      ...optional({ wait: this.#sources.proofWait }),
    });
    try {
      const failure = await this.#download(name, pin, asset, file);
      if (failure !== undefined) return failure;
      await demandHash(file, asset, this.#mirror.host);
      const proofs = await request.verify(file);
      await this.#keep(name, pin, asset, file, proofs);
      await this.#world.runCache?.keep(cacheKeyOf(asset), file);
      return await this.#unpacked(name, pin, file, folder, 'release asset', proofs);
    } finally {
      request.cancel();
    }
  };

  /** Undefined if the asset was downloaded; why it was not. */
  async #download(name: Tool['name'], pin: Pin, asset: Asset, file: string): Promise<string | undefined> {
    try {
      const { follow } = this.#world.runner;
      await downloadAsset(this.#mirror, pin, asset, file, { bound: this.#sources.bound, follow });
      return undefined;
    } catch (error) {
      if (fullDisk(error) !== undefined)
        throw fault('disk-full', 'tools', `${asset.name} could not be written to ${dirname(file)}`, error);
      const why = `the release could not be downloaded (${messageOf(error)})`;
      this.#world.runner.log(`${name}: ${why}; trying the next source`);
      return why;
    }
  }

  /** GitHub's API, or why it is not asked. */
  #api(): AttestationApi | string {
    const { toolMirror, attestationApi, attestationToken: token } = this.#sources;
    if (toolMirror !== undefined && attestationApi === undefined)
      return '`tool-mirror` is set, so GitHub was not asked';
    return { url: attestationApi ?? GITHUB_API, ...optional({ token }) };
  }

  async #keep(name: Tool['name'], pin: Pin, asset: Asset, file: string, proofs: ToolProofs): Promise<void> {
    if (!this.#mayKeep()) return;
    const on = this.#world.now().toISOString().slice(0, 10);
    const record = { sha256: asset.sha256, on, verified: proofs.verified };
    await this.#cache.keep(name, pin, asset, file, record).catch((error: unknown) => {
      const why = plain(messageOf(error), 300);
      this.#world.runner.log(`${name} is not kept for later runs: ${why}`);
    });
  }

  readonly #fromGo: Source = async (name, pin) => {
    const { processes, runner, workspace } = this.#world;
    const go = await findGo(processes);
    if (go === undefined) return 'there is no Go on PATH to build it';
    if (!isRecentGo(go)) return `${go} is too old to build it (${LEAST_GO.join('.')} is needed)`;
    const build = { ...pin.go, name, processes, say: (line: string) => runner.log(line) };
    try {
      const cacheDir = join(workspace.cache, 'tools');
      const store = join(workspace.store, 'tools');
      const built = this.#mayKeep() ? undefined : await builtModule({ ...build, cacheDir });
      const path =
        built ?? (await buildGoModule({ ...build, cacheDir: store, offline: this.#sources.offline }));
      return {
        ...{ name, version: pin.version, path, sha256: await hashFile(path), origin: 'go module' },
        verified: ['module-sum'],
        notVerified: [
          { check: 'pinned-hash', why: 'it is not the release, but was built from the Go module' },
        ],
      };
    } catch (error) {
      // Only an unavailable tool may come from the next source; any other fault ends the run.
      if (!(error instanceof AssayError) || error.reasons[0].code !== 'tool-unavailable') throw error;
      return error.message;
    }
  };

  /** Whether this run may keep something for later runs: the runner's tool cache is as shared as `cache-dir`. */
  #mayKeep(): boolean {
    const { cache, store } = this.#world.workspace;
    return store === cache;
  }

  async #unpacked(
    name: Tool['name'],
    pin: Pin,
    asset: string,
    folder: string,
    origin: Tool['origin'],
    proofs: ToolProofs,
  ): Promise<Tool> {
    const path = join(folder, name);
    try {
      await unpack(asset, pin.packing, name, path);
    } catch (error) {
      const why = plain(messageOf(error), 300);
      throw fault('tool-failed', 'tools', `${name} could not be unpacked: ${why}`, error);
    }
    return { name, version: pin.version, path, sha256: await hashFile(path), origin, ...proofs };
  }
}

/** Why a check that was done at the download is not repeated for a cached asset. */
function whyNotAgain(record: AssetRecord | undefined, check: ToolCheck): string {
  if (record?.verified.includes(check))
    return `it held when the asset was downloaded on ${record.on}, by a record in the tool cache that nothing proves`;
  return 'it is done when the asset is downloaded, and this one comes from a cache';
}

/** The key of an asset in the cache of the run. */
function cacheKeyOf({ sha256 }: Asset): string {
  return `assay-tool-1-${sha256}`;
}

function platform(): string {
  return `${process.platform}-${process.arch}`;
}

function assetOf(pin: Pin): Asset | undefined {
  return pin.assets[platform()];
}

function isRecentGo(version: string): boolean {
  const parts = (/^go(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).slice(1).map((part) => Number(part ?? 0));
  for (const [index, least] of LEAST_GO.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
