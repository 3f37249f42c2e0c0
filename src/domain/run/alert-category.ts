import { platformName, repositoryName } from '../image/image.ts';
import { parseSubject } from '../image/subject.ts';
import { orUndefined } from '../result.ts';
import type { Run } from './run.ts';

/** What is checked, without tag, digest and folder: the same for every build of the image. */
export function imageNameOf({ imageInput, position }: Pick<Run, 'imageInput' | 'position'>): string {
  return withPosition(nameOf(imageInput), position);
}

/** A name that is the only one in its step. */
export function withPosition(name: string, position: number | undefined): string {
  return position === undefined ? name : `${name} (${position})`;
}

function nameOf(imageInput: string): string {
  const subject = orUndefined(parseSubject(imageInput));
  if (subject === undefined) return 'unnamed';
  switch (subject.kind) {
    case 'registry':
      return repositoryName(subject.reference);
    case 'layout':
      return subject.directory.split('/').filter(Boolean).at(-1) ?? 'layout';
    case 'archive':
      return subject.file.split('/').filter(Boolean).at(-1) ?? 'archive';
  }
}

/**
 * The platforms that were checked: `index` for a whole index, so that a new platform does not rename it; else the names,
 * sorted: `linux/amd64`. Undefined if the image was not resolved.
 */
export function platformsOf({ image }: Pick<Run, 'image'>): string | undefined {
  if (image === undefined) return undefined;
  if (image.isIndex && image.skippedPlatforms.length === 0) return 'index';
  // A name that is made unique by a digest would change with each build.
  return image.platforms
    .map(({ platform: { manifest: _, ...platform } }) => platformName(platform))
    .toSorted()
    .join('+');
}
