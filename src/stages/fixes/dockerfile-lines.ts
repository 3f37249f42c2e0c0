import type { Digest } from '../../domain/digest.ts';
import type { SourceLine } from '../../domain/fixes/fixes.ts';
import type { PinnedImage } from '../../domain/image/image.ts';
import { DockerfileMap, type LocatedDockerfile } from '../secrets/dockerfile/dockerfile-match.ts';

/** The lines of the Dockerfiles whose instructions are the history of the image. */
export class DockerfileLines {
  readonly #platforms: readonly { readonly diffIds: readonly Digest[]; readonly map: DockerfileMap }[];

  constructor(image: PinnedImage, dockerfiles: readonly LocatedDockerfile[]) {
    this.#platforms = image.platforms.map(({ configuration }) => ({
      diffIds: configuration.diffIds,
      map: new DockerfileMap(configuration, dockerfiles),
    }));
  }

  /** The `FROM` lines that name the base image. */
  bases(): readonly SourceLine[] {
    return distinct(this.#platforms.flatMap(({ map }) => map.bases()));
  }

  /** The instructions that made these layers; for layers of the base image, its `FROM` lines, which come first. */
  ofLayers(layers: ReadonlySet<Digest>): readonly SourceLine[] {
    const [from, made]: [SourceLine[], SourceLine[]] = [[], []];
    for (const { diffIds, map } of this.#platforms) {
      for (const [index, diffId] of diffIds.entries()) {
        if (!layers.has(diffId)) continue;
        const instructions = map.layer(index);
        if (instructions.length === 0) from.push(...map.bases());
        else made.push(...instructions);
      }
    }
    return distinct([...from, ...made]);
  }
}

function distinct(lines: readonly SourceLine[]): readonly SourceLine[] {
  return [
    ...new Map(lines.map(({ path, line }) => [`${path}:${line}`, { path, ...(line && { line }) }])).values(),
  ];
}
