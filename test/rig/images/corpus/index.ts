import { builtLayout, canBuildDockerfiles } from '../buildah-image.ts';
import type { CorpusImage } from './image.ts';
import { LANGUAGE_IMAGES } from './languages.ts';
import { NPM_IMAGES } from './npm.ts';
import { PROGRAM_IMAGES } from './programs.ts';
import { SYSTEM_IMAGES } from './systems.ts';

/** What can be had only where Dockerfiles can be built: a real Debian with an application on it. */
export async function realImages(): Promise<readonly CorpusImage[]> {
  if (!(await canBuildDockerfiles())) return [];
  return (['clean', 'vulnerable'] as const).map((application) => ({
    name: `debian-built-${application}`,
    layers: [],
    layout: () => builtLayout(application),
  }));
}

/** Images of every kind, each small: what Assay and `trivy image` say of them is compared. */
export const CORPUS: readonly CorpusImage[] = [
  ...SYSTEM_IMAGES,
  ...NPM_IMAGES,
  ...LANGUAGE_IMAGES,
  ...PROGRAM_IMAGES,
];
