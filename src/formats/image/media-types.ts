/** Media types of the OCI image specification and of Docker's image format, version 2. */
export const MEDIA = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  empty: 'application/vnd.oci.empty.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  bundle: 'application/vnd.dev.sigstore.bundle.v0.3+json',
} as const;

const INDEXES: readonly string[] = [MEDIA.index, MEDIA.dockerIndex];
const MANIFESTS: readonly string[] = [MEDIA.manifest, MEDIA.dockerManifest];
const CONFIGS: readonly string[] = [MEDIA.config, MEDIA.dockerConfig];
const OCI_LAYER = /^application\/vnd\.oci\.image\.layer\.v1\.tar(?:\+(?:gzip|zstd))?$/;
const DOCKER_LAYER = /^application\/vnd\.docker\.image\.rootfs\.diff\.tar(?:\.(?:gzip|zstd))?$/;
const FOREIGN =
  /^application\/vnd\.(?:oci\.image\.layer\.nondistributable\.|docker\.image\.rootfs\.foreign\.)/;
const ENCRYPTED = /^application\/vnd\.oci\.image\.layer\.[\w.+-]+\+encrypted$/;

/** Whether the media type is one of an index or manifest list. */
export const isIndexType = (mediaType: string): boolean => INDEXES.includes(mediaType);
/** Whether the media type is one of a single manifest. */
export const isManifestType = (mediaType: string): boolean => MANIFESTS.includes(mediaType);
/** Whether the media type is one of an image configuration. */
export const isConfigType = (mediaType: string): boolean => CONFIGS.includes(mediaType);
/** Whether the media type is one of a layer that Assay reads: a tar, plain or compressed by gzip or zstd. */
export const isLayerType = (mediaType: string): boolean =>
  OCI_LAYER.test(mediaType) || DOCKER_LAYER.test(mediaType);
/** Whether a layer is outside the registry (Windows base layers), so that it cannot be checked. */
export const isForeignLayerType = (mediaType: string): boolean => FOREIGN.test(mediaType);
/** Whether a layer is encrypted (ocicrypt), so that only the owner of the key can read it. */
export const isEncryptedLayerType = (mediaType: string): boolean => ENCRYPTED.test(mediaType);
