import type { Digest } from '../../domain/digest.ts';
import { fallbackTag, type Repository } from '../../domain/image/image.ts';
import { AssayError } from '../../domain/reason.ts';
import type { ReadOnlyRegistry } from '../../ports/registry-port.ts';

/** Suffixes of the tags in which cosign stored signatures and attestations before it had bundles. */
const SUFFIXES = ['.sig', '.att'] as const;

/**
 * The tags in the old format of cosign for a digest. Their content is not read and never counts. This is only a hint: if
 * the registry does not answer, the answer is that there are none.
 */
export async function oldFormat(
  world: { readonly registry: Pick<ReadOnlyRegistry, 'resolve'> },
  { registry, path }: Repository,
  digest: Digest,
): Promise<readonly string[]> {
  const tags = SUFFIXES.map((suffix) => fallbackTag(digest) + suffix);
  const there = await Promise.all(
    tags.map(async (tag) => {
      try {
        await world.registry.resolve({ registry, path, tag });
        return true;
      } catch (error) {
        if (error instanceof AssayError) return false;
        throw error;
      }
    }),
  );
  return tags.filter((_, at) => there[at]);
}
