import { digestOf } from '../../domain/digest.ts';
import { isConfigType, isForeignLayerType, isLayerType } from '../image/media-types.ts';
import { type ImageManifest, type IndexEntry, isNowhere } from '../image/oci.ts';
import { STATEMENT_MEDIA_TYPE } from './in-toto.ts';

/** The digest of `{}`, which artifacts have as their configuration. */
const EMPTY = digestOf('{}');

/**
 * Whether an entry of an index cannot run on any machine. This is so if it is an artifact, such as SOCI's, with no image
 * configuration and no layers; or if it has no platform and contains only in-toto documents.
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
