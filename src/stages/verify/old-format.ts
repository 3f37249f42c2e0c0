import type { Digest } from '../../domain/digest.ts';
import { fallbackTag, type Repository } from '../../domain/image/image.ts';
import { AssayError } from '../../domain/reason.ts';
import type { ReadOnlyRegistry } from '../../ports.ts';

/** Tags beside a digest under which cosign kept signatures and attestations before bundles. */
const SUFFIXES = ['.sig', '.att'] as const;

/**
 * The tags in the old format of cosign that lie beside a digest; nothing of them is read or counted. It is only a hint:
 * a registry that does not answer, or takes no such tag, has none.
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
