import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Processes, Runner, Tool, Tools, Workspace } from '../../ports.ts';
import { AssetCache, demandHash, downloadAsset, parseMirror } from './assets.ts';
import { buildGoModule, builtModule, findGo } from './go-build.ts';
import { namedTool } from './named-path.ts';
import { type Asset, PINS, type Pin, type Pins } from './pins.ts';
import { hashFile } from './tool-hash.ts';
import { unpack } from './unpack.ts';

const GITHUB = new URL('https://github.com');
const LEAST_GO = [1, 26, 3] as const;

/** What decides where tools may come from. */
export interface ToolSources {
  /** Binaries that the user named; nothing else is tried for these tools. */
  readonly toolPaths: Readonly<Partial<Record<Tool['name'], string>>>;
  /** Base address in place of `https://github.com`. */
  readonly toolMirror?: string;
  /** Nothing is downloaded. */
  readonly offline: boolean;
}

interface ToolWorld {
  readonly processes: Processes;
  readonly runner: Pick<Runner, 'log'>;
  readonly workspace: Pick<Workspace, 'folder' | 'environment' | 'cache' | 'store'>;
}

/** A source answers with the tool, or says in a few words why it has none. What is untrusted is thrown. */
type Source = (name: Tool['name'], pin: Pin) => Promise<Tool | string>;

/** Gets tools from a named path, the tool cache, a release or a Go module, in this order; each one once. */
export class ToolStore implements Tools {
  readonly #sources: ToolSources;
  readonly #world: ToolWorld;
  readonly #pins: Pins;
  readonly #mirror: URL;
  readonly #cache: AssetCache;
  readonly #acquired = new Map<Tool['name'], Promise<Tool>>();

  /** Throws `input-invalid` where the mirror is not an address that may be used. */
  constructor(world: ToolWorld, sources: ToolSources, pins: Pins = PINS) {
    const mirror = sources.toolMirror === undefined ? GITHUB : parseMirror(sources.toolMirror);
    if (typeof mirror === 'string') throw fault('input-invalid', 'inputs', mirror);
    this.#sources = sources;
    this.#world = world;
    this.#pins = pins;
    this.#mirror = mirror;
    this.#cache = new AssetCache(join(world.workspace.cache, 'tools'));
  }

  /** The tool, its hash known; throws `tool-untrusted`, `tool-unavailable` or `tool-failed`. */
  acquire(name: Tool['name']): Promise<Tool> {
    const known = this.#acquired.get(name);
    if (known !== undefined) return known;
    const tool = this.#find(name);
    this.#acquired.set(name, tool);
    return tool;
  }

  async #find(name: Tool['name']): Promise<Tool> {
    const pin = this.#pins[name];
    const path = this.#sources.toolPaths[name];
    if (path !== undefined) return this.#announce(await namedTool(name, pin, path, this.#world), pin);
    const sources: readonly Source[] = [this.#fromCache, this.#fromRelease, this.#fromGo];
    const failures = [`no ${name}-path was named`];
    for (const source of sources) {
      const answer = await source(name, pin);
      if (typeof answer !== 'string') return this.#announce(answer, pin);
      failures.push(answer);
    }
    const message = `${name} ${pin.version} could not be had: ${failures.join('; ')}`;
    throw fault('tool-unavailable', 'tools', message);
  }

  #announce(tool: Tool, pin: Pin): Tool {
    const other = tool.version === pin.version ? '' : `, not the pinned ${pin.version}`;
    this.#world.runner.log(`${tool.name} ${tool.version} (${tool.origin}${other}), SHA-256 ${tool.sha256}`);
    return tool;
  }

  readonly #fromCache: Source = async (name, pin) => {
    const asset = assetOf(pin);
    if (asset === undefined) return `the tool cache has nothing for ${platform()}`;
    const cached = await this.#cache.find(name, pin, asset).catch(() => undefined);
    if (cached === undefined) return 'the tool cache does not have it';
    const folder = await this.#world.workspace.folder(name);
    // Hashed and unpacked is a private copy: what lies in the cache can change at any time.
    const copy = join(folder, asset.name);
    await copyFile(cached, copy);
    await demandHash(copy, asset, `the tool cache (${cached})`);
    return this.#unpacked(name, pin, copy, folder, 'tool cache');
  };

  readonly #fromRelease: Source = async (name, pin) => {
    const asset = assetOf(pin);
    if (asset === undefined) return `there is no release for ${platform()}`;
    if (this.#sources.offline) return 'the release was not asked for, since `offline` is set';
    const folder = await this.#world.workspace.folder(name);
    const file = join(folder, asset.name);
    try {
      await downloadAsset(this.#mirror, pin, asset, file);
    } catch (error) {
      const why = `the release could not be downloaded (${error instanceof Error ? error.message : error})`;
      this.#world.runner.log(`${name}: ${why}; trying the next source`);
      return why;
    }
    await demandHash(file, asset, this.#mirror.host);
    if (this.#mayKeep()) {
      await this.#cache.keep(name, pin, asset, file).catch((error: unknown) => {
        const why = plain(error instanceof Error ? error.message : String(error), 300);
        this.#world.runner.log(`${name} is not kept for later runs: ${why}`);
      });
    }
    return this.#unpacked(name, pin, file, folder, 'release asset');
  };

  readonly #fromGo: Source = async (name, pin) => {
    const { processes, runner, workspace } = this.#world;
    const go = await findGo(processes);
    if (go === undefined) return 'there is no Go on PATH to build it with';
    if (!isRecentGo(go)) return `${go} is too old to build it (${LEAST_GO.join('.')} is needed)`;
    const build = { ...pin.go, name, processes, say: (line: string) => runner.log(line) };
    try {
      const cacheDir = join(workspace.cache, 'tools');
      const store = join(workspace.store, 'tools');
      const built = this.#mayKeep() ? undefined : await builtModule({ ...build, cacheDir });
      const path =
        built ?? (await buildGoModule({ ...build, cacheDir: store, offline: this.#sources.offline }));
      return { name, version: pin.version, path, sha256: await hashFile(path), origin: 'go module' };
    } catch (error) {
      // Another cause than "cannot be had" is never passed over.
      if (!(error instanceof AssayError) || error.reasons[0].code !== 'tool-unavailable') throw error;
      return error.message;
    }
  };

  /** The runner's tool cache is as shared as `cache-dir`. */
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
  ): Promise<Tool> {
    const path = join(folder, name);
    try {
      await unpack(asset, pin.packing, name, path);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw fault('tool-failed', 'tools', `${name} could not be unpacked: ${plain(why, 300)}`, error);
    }
    return { name, version: pin.version, path, sha256: await hashFile(path), origin };
  }
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
