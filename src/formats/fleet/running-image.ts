import { type Digest, isDigest } from '../../domain/digest.ts';

/** What a container runtime says to run: an image by the digest of its manifest, or by the digest of its configuration. */
export type RunningImage =
  | { readonly kind: 'manifest'; readonly digest: Digest }
  | { readonly kind: 'configuration'; readonly digest: Digest }
  | { readonly kind: 'unknown' };

/**
 * Reads `imageID` of the status of a container: `registry/repository@sha256:…` (containerd, CRI-O; with a prefix:
 * cri-dockerd), or the digest of a configuration alone, for an image that was not pulled.
 */
export function readImageId(text: string): RunningImage {
  const name = text.replace(/^docker(?:-pullable)?:\/\//, '');
  const at = name.lastIndexOf('@');
  const digest = name.slice(at + 1);
  if (!isDigest(digest)) return { kind: 'unknown' };
  return { kind: at > 0 ? 'manifest' : 'configuration', digest };
}
