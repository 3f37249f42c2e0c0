import { platformName } from '../../domain/image/image.ts';
import type { Run } from '../../domain/run/run.ts';
import {
  type BaseImage,
  baseName,
  basesOf,
  isInLayers,
  provenLayers,
} from '../../domain/verdict/base-image.ts';
import { proofInWords } from '../../domain/verdict/judge-origin.ts';
import { evaluatedIn } from '../evaluated.ts';
import { code } from '../markdown.ts';
import { plural } from '../wording.ts';

/** The greatest number of base images to name. */
const MAX_NAMED = 8;

/** One line: the base images, how well they are proven, and how many findings come from them. */
export function originLine(run: Run): string {
  const { image, baseImages } = run;
  if (image === undefined || !baseImages?.done) return '';
  const bases = image.platforms.flatMap((platform) => basesOf(platform, baseImages.value));
  const groups = [...Map.groupBy(bases, inWords).entries()];
  if (groups.length === 0) return '';
  const all = image.platforms.length;
  const named = groups.slice(0, MAX_NAMED).map(([words, of]) => words + platformsOf(of, all));
  const more = groups.length > MAX_NAMED ? ` and ${groups.length - MAX_NAMED} more` : '';
  const undetermined = image.platforms.filter((platform) => basesOf(platform, baseImages.value).length === 0);
  const others = undetermined
    .map(({ platform }) => `; ${code(platformName(platform), 60)}: not determined`)
    .join('');
  return `**Base image** ${named.join(', ')}${more}${others}${findings(run)}`;
}

function platformsOf(bases: readonly BaseImage[], all: number): string {
  if (bases.length >= all) return '';
  return ` for ${bases.map(({ platform }) => code(platform, 60)).join(', ')}`;
}

function inWords(base: BaseImage): string {
  const proof =
    base.proof === 'contradicted' ? 'claimed, but not the base of this image' : proofInWords(base);
  const signed = base.signedBy === undefined ? '' : `, signed by ${code(base.signedBy, 300)}`;
  return `${code(baseName(base), 600)} (${proof}${signed})`;
}

/** `. 14 findings come from it; rebuild on a newer one` */
function findings(run: Run): string {
  if (run.image === undefined || !run.baseImages?.done) return '';
  const layers = provenLayers(run.image, run.baseImages.value);
  if (layers.size === 0) return '';
  const { length } = evaluatedIn(run).filter(({ finding }) => isInLayers(finding, layers));
  if (length === 0) return '. No finding comes from it';
  return `. ${plural(length, 'finding')} ${length === 1 ? 'comes' : 'come'} from it; rebuild on a newer one`;
}
