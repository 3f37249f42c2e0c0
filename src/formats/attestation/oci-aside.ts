import { digestOf } from '../../domain/digest.ts';
import { isConfigType, isForeignLayerType, isLayerType } from '../image/media-types.ts';
import { type ImageManifest, type IndexEntry, isNowhere } from '../image/oci.ts';
import { STATEMENT_MEDIA_TYPE } from './in-toto.ts';

/** The digest of `{}`: the configuration of what has none. */
const EMPTY = digestOf('{}');

/**
 * Whether an entry of an index can run nowhere: its configuration is none of an image and lists no layers (an artifact,
 * such as SOCI's), or it has no platform and holds in-toto documents alone.
 */
export function isAside(entry: IndexEntry, { config, layers }: ImageManifest): boolean {
  const isDocuments =
    layers.length > 0 && layers.every(({ mediaType }) => mediaType === STATEMENT_MEDIA_TYPE);
  if (isNowhere(entry) && isDocuments) return true;
  const isArtifact = !isConfigType(config.mediaType) && config.digest === EMPTY;
  return (
    isArtifact && !layers.some(({ mediaType }) => isLayerType(mediaType) || isForeignLayerType(mediaType))
  );
}
