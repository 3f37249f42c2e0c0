import { cp } from 'node:fs/promises';
import type { RigDescriptor } from '../servers/registry-client.ts';
import { builtLayout, canBuildDockerfiles } from './buildah-image.ts';
import { writeNodeImage } from './node-image.ts';
import type { Application } from './npm-packages.ts';
import {
  appendSteps,
  beginLayout,
  endLayout,
  type ImageLayout,
  MEDIA,
  openLayout,
  writeBlob,
} from './oci-layout.ts';

export { type ImageLayout, pushLayout } from './oci-layout.ts';

/**
 * How an image is made. `dockerfile`: a real Debian and the fixtures' Dockerfile, by buildah (60 MB); `node`: by
 * Node alone (1 MB, under a second, the same bytes each time). Without a choice: a Dockerfile where that can be.
 */
export interface ImageOptions {
  readonly engine?: 'dockerfile' | 'node';
}

/** An image with no package that the test database knows of; written to `dir` as an OCI layout. */
export async function cleanImage(dir: string, options: ImageOptions = {}): Promise<ImageLayout> {
  return applicationImage(dir, 'clean', options);
}

/**
 * An image with what the test database knows: 1 critical (minimist), 2 high (lodash, axios), 2 medium and 1 low;
 * written to `dir` as an OCI layout.
 */
export async function vulnerableImage(dir: string, options: ImageOptions = {}): Promise<ImageLayout> {
  return applicationImage(dir, 'vulnerable', options);
}

/** The clean image with a secret that one layer brings, in `usr/src/app/.env`, and a later layer takes away. */
export async function leakyImage(
  dir: string,
  secret: string,
  options: ImageOptions = {},
): Promise<ImageLayout> {
  const app = 'usr/src/app';
  const parents = [{ path: 'usr/' }, { path: 'usr/src/' }, { path: `${app}/` }];
  return appendSteps(await cleanImage(dir, options), [
    {
      createdBy: 'COPY .env /usr/src/app/.env # buildkit',
      entries: [...parents, { path: `${app}/.env`, content: `PORT=8080\nAPI_TOKEN=${secret}\n` }],
    },
    {
      createdBy: 'RUN /bin/sh -c rm /usr/src/app/.env # buildkit',
      entries: [...parents, { path: `${app}/.wh..env`, content: '' }],
    },
  ]);
}

/**
 * An index as docker buildx pushes it: linux/amd64 and linux/arm64, each with an attestation manifest of the platform
 * `unknown/unknown` that is no image. Made by Node alone; written to `dir` as an OCI layout.
 */
export async function twoPlatformIndex(
  dir: string,
  application: Application = 'clean',
): Promise<ImageLayout> {
  await beginLayout(dir);
  const images: RigDescriptor[] = [];
  const attestations: RigDescriptor[] = [];
  for (const architecture of ['amd64', 'arm64'] as const) {
    const image = await writeNodeImage(dir, application, architecture);
    images.push({ ...image, platform: { architecture, os: 'linux' } });
    attestations.push(await buildxAttestation(dir, image.digest));
  }
  const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests: [...images, ...attestations] };
  return endLayout(dir, await writeBlob(dir, index, MEDIA.index));
}

async function applicationImage(dir: string, application: Application, options: ImageOptions) {
  const engine = options.engine ?? ((await canBuildDockerfiles()) ? 'dockerfile' : 'node');
  if (engine === 'dockerfile') {
    await cp(await builtLayout(application), dir, { recursive: true });
    return openLayout(dir);
  }
  await beginLayout(dir);
  return endLayout(dir, await writeNodeImage(dir, application));
}

async function buildxAttestation(dir: string, subject: string): Promise<RigDescriptor> {
  const predicateType = 'https://slsa.dev/provenance/v1';
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType,
    subject: [{ name: 'app', digest: { sha256: subject.slice('sha256:'.length) } }],
    predicate: { buildDefinition: { buildType: 'https://mobyproject.org/buildkit@v1' }, runDetails: {} },
  };
  const layer = await writeBlob(dir, statement, 'application/vnd.in-toto+json');
  const config = await writeBlob(
    dir,
    {
      architecture: 'unknown',
      os: 'unknown',
      config: {},
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    },
    MEDIA.config,
  );
  const layers = [{ ...layer, annotations: { 'in-toto.io/predicate-type': predicateType } }];
  const manifest = { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers };
  return {
    ...(await writeBlob(dir, manifest, MEDIA.manifest)),
    annotations: {
      'vnd.docker.reference.digest': subject,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
    platform: { architecture: 'unknown', os: 'unknown' },
  };
}
