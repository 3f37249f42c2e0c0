import type { Digest } from '../../domain/digest.ts';
import { type Platform, type Reference, repositoryName } from '../../domain/image/image.ts';
import { imageInvalid } from '../../domain/image/image-invalid.ts';
import { matchesPlatform } from '../../domain/image/platform.ts';
import { AssayError, isOnly } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { MAX_CONFIG_BYTES, parseConfiguration, parseManifest } from '../../formats/image/oci.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import type { World } from '../../ports/world.ts';
import { bytesOf } from '../shared/bytes.ts';

/** The layers of an image in its registry, without their content; or why they are not known. */
export type LookedUp =
  | {
      readonly kind: 'found';
      /** The digest of the name, and of the platform's manifest in the index. */
      readonly digests: readonly [Digest, ...Digest[]];
      readonly diffIds: readonly Digest[];
    }
  | { readonly kind: 'absent'; readonly why: string }
  /** The registry did not answer or denied access. */
  | { readonly kind: 'unreachable'; readonly fault: AssayError };

/** Looks images up. It reads only manifests and configurations, each manifest once. */
export class BaseLookup {
  readonly #registry: World['registry'];
  readonly #manifests = new Map<string, Promise<RawManifest>>();

  constructor({ registry }: Pick<World, 'registry'>) {
    this.#registry = registry;
  }

  /** The layers of an image for a platform. */
  async layersOf(reference: Reference, platform: Platform): Promise<LookedUp> {
    try {
      return await this.#layersOf(reference, platform);
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      const gone = isOnly(error, 'image-not-found', 'image-invalid');
      return gone ? { kind: 'absent', why: error.message } : { kind: 'unreachable', fault: error };
    }
  }

  async #layersOf(reference: Reference, platform: Platform): Promise<LookedUp> {
    const where = repositoryName(reference);
    const root = await this.#manifest(reference);
    const parsed = orThrow(
      parseManifest(root.bytes, root.mediaType, `${where}@${root.digest}`),
      imageInvalid,
    );
    if (parsed.kind === 'manifest') {
      const diffIds = await this.#diffIds(reference, root);
      return { kind: 'found', digests: [root.digest], diffIds };
    }
    // The manifest digest distinguishes platforms of this image only, not of another image.
    const { manifest: _, ...wanted } = platform;
    const entry = parsed.manifests.find(
      (one) => one.platform !== undefined && matchesPlatform(one.platform, wanted),
    );
    if (entry === undefined) return { kind: 'absent', why: `${where}@${root.digest} has no such platform` };
    const { registry, path } = reference;
    const manifest = await this.#manifest({ registry, path, digest: entry.digest });
    const diffIds = await this.#diffIds(reference, manifest);
    return { kind: 'found', digests: [root.digest, manifest.digest], diffIds };
  }

  #manifest(reference: Reference): Promise<RawManifest> {
    const { digest, tag = 'latest' } = reference;
    const key = `${repositoryName(reference)} ${digest ?? tag}`;
    const known = this.#manifests.get(key) ?? this.#registry.resolve(reference);
    this.#manifests.set(key, known);
    return known;
  }

  async #diffIds(reference: Reference, manifest: RawManifest): Promise<readonly Digest[]> {
    const where = `${repositoryName(reference)}@${manifest.digest}`;
    const parsed = orThrow(parseManifest(manifest.bytes, manifest.mediaType, where), imageInvalid);
    if (parsed.kind === 'index') throw imageInvalid(`${where} is an index inside an index`);
    const { config } = parsed;
    if (config.size > MAX_CONFIG_BYTES)
      throw imageInvalid(`${where} has an image configuration of ${config.size} bytes`);
    const stream = await this.#registry.blob(reference, config);
    const bytes = Buffer.concat(await Array.fromAsync(bytesOf(stream)));
    return orThrow(parseConfiguration(bytes, `the image configuration of ${where}`), imageInvalid).diffIds;
  }
}
