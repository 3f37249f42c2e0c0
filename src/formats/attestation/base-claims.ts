import { PackageURL } from 'packageurl-js';
import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/digest.ts';
import {
  type Descriptor,
  type PlatformImage,
  parseReference,
  repositoryName,
} from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import type { ImageManifest } from '../image/oci.ts';
import { parseJsonAs } from '../json.ts';
import { STATEMENT_MEDIA_TYPE } from './in-toto.ts';

/** What an image, or the provenance of its build, says about its base image. Nothing proves it. */
export interface BaseClaim {
  /** `registry/repository[:tag]` */
  readonly name: string;
  readonly digest?: Digest;
  readonly by: 'provenance' | 'annotation';
}

/** No build uses more images. A provenance that names more is not read. */
const MAX_CLAIMS = 32;
const SLSA = /^https:\/\/slsa\.dev\/provenance\/v(?:0\.2|1)$/;
const NAME = 'org.opencontainers.image.base.name';
const DIGEST = 'org.opencontainers.image.base.digest';
/** The owners of the annotations; the closest to the image is first. */
const ANNOTATIONS = ['Annotation', 'Annotation in the index', 'Annotation of the index'];

/**
 * The base image that a platform's annotations name. Without annotations, its labels count; a label may come from the base
 * image itself. Undefined if neither names a base image. The fault is a sentence without its full stop.
 */
export function annotatedBase(image: PlatformImage): Parsed<BaseClaim> | undefined {
  const { labels } = image.configuration;
  const sources = [
    ...ANNOTATIONS.map((kind) => (key: string) => annotation(image, `${kind} ${key}`, key)),
    (key: string) => (Object.hasOwn(labels, key) ? labels[key] : undefined),
  ];
  for (const valueOfKey of sources) {
    const name = valueOfKey(NAME);
    if (name !== undefined) return claimOf(name, valueOfKey(DIGEST), 'annotation');
  }
  return undefined;
}

function annotation({ annotations = [] }: PlatformImage, entry: string, key: string): string | undefined {
  return annotations.find((one) => one.entry === entry)?.text.slice(`${key}=`.length);
}

/** The layers of BuildKit's attestation that contain a SLSA provenance. */
export function provenanceLayers({ layers }: ImageManifest): readonly Descriptor[] {
  return layers.filter(
    ({ mediaType, annotations = {} }) =>
      mediaType === STATEMENT_MEDIA_TYPE && SLSA.test(annotations['in-toto.io/predicate-type'] ?? ''),
  );
}

const MaterialSchema = z.object({
  uri: z.string(),
  digest: z.object({ sha256: z.string() }).partial().nullish(),
});
const materials = z.array(MaterialSchema).nullish();
const ProvenanceSchema = z.object({
  predicate: z.object({
    materials,
    buildDefinition: z.object({ resolvedDependencies: materials }).nullish(),
  }),
});

/** Reads which images a build used from its provenance (SLSA v0.2 or v1). The fault is a sentence without its full stop. */
export function readMaterials(statement: Uint8Array): Parsed<readonly BaseClaim[]> {
  const provenance = parseJsonAs(ProvenanceSchema, statement);
  if (!provenance.ok) return unparsable('The provenance of the build has another form than expected');
  const { predicate } = provenance.value;
  const all = predicate.materials ?? predicate.buildDefinition?.resolvedDependencies ?? [];
  const images = all.filter(({ uri }) => uri.startsWith('pkg:docker/'));
  if (images.length > MAX_CLAIMS)
    return unparsable(
      `The provenance of the build names ${images.length} images, at most ${MAX_CLAIMS} are read`,
    );
  const claims: BaseClaim[] = [];
  for (const { uri, digest } of images) {
    const claim = materialOf(uri, digest?.sha256);
    if (!claim.ok) return claim;
    claims.push(claim.value);
  }
  return parsed(claims);
}

function materialOf(uri: string, sha256: string | undefined): Parsed<BaseClaim> {
  try {
    const { namespace, name, version, qualifiers } = PackageURL.fromString(uri);
    const path = [namespace, name].filter(Boolean).join('/');
    const digest = sha256 === undefined ? qualifiers?.digest : `sha256:${sha256}`;
    const isTag = version !== undefined && version !== null && !version.startsWith('sha256:');
    return claimOf(isTag ? `${path}:${version}` : path, digest, 'provenance');
  } catch {
    return unparsable(`The provenance of the build names "${plain(uri, 200)}", which is no image`);
  }
}

function claimOf(text: string, digest: string | undefined, by: BaseClaim['by']): Parsed<BaseClaim> {
  const reference = parseReference(text);
  if (!reference.ok) return unparsable(`A base image is named "${plain(text, 200)}", which is no image`);
  const { tag, digest: pinned } = reference.value;
  const named = digest !== undefined && isDigest(digest) ? digest : pinned;
  const writtenTag = /:[^/@]*(?:@|$)/.test(text) && tag !== undefined ? `:${tag}` : '';
  return parsed({ name: repositoryName(reference.value) + writtenTag, ...optional({ digest: named }), by });
}
