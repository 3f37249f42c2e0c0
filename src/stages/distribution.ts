import type { Distribution } from '../domain/distribution.ts';
import type { PlatformImage } from '../domain/image.ts';
import { AssayError } from '../domain/reason.ts';
import { DISTRIBUTION_FILES, parseDistribution } from '../formats/distribution.ts';
import type { Layers } from '../ports.ts';

/** Release files have some hundred bytes; whatever is larger is none. */
const LARGEST_BYTES = 1024 * 1024;

/**
 * Reads from the layers what the image says of its distribution. The last one of a path counts, as for trivy, which
 * looks for the distribution in every layer. What cannot be read says nothing: the secrets check refuses such layers.
 */
export async function readDistribution(
  layers: Layers,
  layout: string,
  image: PlatformImage,
): Promise<Distribution> {
  const files = new Map<string, string>();
  try {
    for (const [at, layer] of image.layers.entries()) {
      const diffId = image.configuration.diffIds[at];
      if (diffId === undefined) break;
      await layers.read(layout, layer, diffId, async ({ path, size, content }) => {
        const name = path.replace(/^(?:\.?\/)+/, '');
        if (!DISTRIBUTION_FILES.includes(name) || size > LARGEST_BYTES) return;
        const chunks: Uint8Array[] = [];
        for await (const chunk of content) chunks.push(chunk);
        files.set(name, Buffer.concat(chunks).toString('utf8'));
      });
    }
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
  }
  return parseDistribution(files);
}
