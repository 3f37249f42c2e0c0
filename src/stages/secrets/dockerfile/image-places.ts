import type { Digest } from '../../../domain/digest.ts';
import type { Instruction, Place } from '../../../domain/finding/finding.ts';
import { platformName, type SearchedImage } from '../../../domain/image/image.ts';
import { DockerfileMap, type LocatedDockerfile } from './dockerfile-match.ts';

/** Finds places in an image, each with the Dockerfile instructions that may have made it. */
export class ImagePlaces {
  readonly #image: SearchedImage;
  readonly #maps: ReadonlyMap<string, DockerfileMap>;

  constructor(image: SearchedImage, dockerfiles: readonly LocatedDockerfile[]) {
    this.#image = image;
    this.#maps = new Map(
      image.platforms.map(({ platform, configuration }) => [
        platformName(platform),
        new DockerfileMap(configuration, dockerfiles),
      ]),
    );
  }

  /** A line of a file in a layer: a place for each platform, and for each time the platform contains the layer. */
  layer(diffId: Digest, path: string, line: number): readonly Place[] {
    return this.#image.platforms.flatMap(({ platform, configuration }) => {
      const name = platformName(platform);
      return configuration.diffIds.flatMap((id, index): readonly Place[] => {
        if (id !== diffId) return [];
        const made = madeBy(this.#maps.get(name)?.layer(index));
        return [{ kind: 'layer', platform: name, diffId, index, path: path.toWellFormed(), line, ...made }];
      });
    });
  }

  /** An entry of a platform's configuration. */
  config(platform: string, entry: string): readonly Place[] {
    return [{ kind: 'config', platform, entry, ...madeBy(this.#maps.get(platform)?.entry(entry)) }];
  }
}

function madeBy(instructions: readonly Instruction[] = []) {
  return instructions.length === 0 ? {} : { instructions };
}
