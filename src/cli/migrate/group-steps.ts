import { type AssayStep, scalar, stepLines } from './assay-step.ts';
import type { ImageGroup } from './image-group.ts';
import type { Candidate } from './job-view.ts';

/** What the step of a group depends on besides its group. */
export interface GroupPlace {
  readonly id: string;
  readonly reference: string;
  /** Whether it is the first step of Assay in its job. Every other one writes into its own folder. */
  readonly isFirst: boolean;
  readonly hasCheckout: boolean;
  readonly sources: readonly Candidate[];
  /** Inputs that say what the scans asked for. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The lines of the steps that stand for a group: Assay, and before it what saves a local image as a file. */
export function groupLines(group: ImageGroup, place: GroupPlace, dash: number): readonly string[] {
  const file = `\${{ runner.temp }}/${place.id}-image.tar`;
  const save = [
    '- name: Image as a file',
    ...(group.condition === undefined ? [] : [`  if: ${scalar(`\${{ ${group.condition} }}`)}`]),
    '  env:',
    `    IMAGE: ${scalar(group.image)}`,
    `  run: docker save --output "$RUNNER_TEMP/${place.id}-image.tar" "$IMAGE"`,
  ].map((line) => ' '.repeat(dash) + line);
  const image = group.isLocal ? `archive:${file}` : group.image;
  return [
    ...(group.isLocal ? [...save, ''] : []),
    ...stepLines(assayStep(group, image, place), place.reference, dash),
  ];
}

function assayStep(group: ImageGroup, image: string, place: GroupPlace): AssayStep {
  const { members, signer } = group;
  const env = Object.assign({}, ...members.map(({ wish }) => wish.env ?? {}));
  const inputs = Object.assign({}, ...members.map(({ wish }) => wish.inputs ?? {}));
  const folders = [...new Set(place.sources.map(({ wish }) => wish.source ?? '.'))].filter(
    (one) => one !== '.',
  );
  const source = place.hasCheckout
    ? folders.length === 1 && place.sources.length === 1
      ? folders[0]
      : undefined
    : '';
  return {
    name: signer === undefined ? 'Check the image' : 'Check, sign and attest the image',
    id: place.id,
    ...(group.condition === undefined ? {} : { condition: group.condition }),
    env,
    inputs: {
      image,
      ...(source === undefined ? {} : { source }),
      ...place.settings,
      ...signerInputs(group),
      ...inputs,
      ...(place.isFirst ? {} : { 'output-dir': `\${{ runner.temp }}/${place.id}` }),
    },
  };
}

function signerInputs({ signer, signCondition }: ImageGroup): Readonly<Record<string, string>> {
  if (signer === undefined) return { signer: 'none' };
  const only = (text: string, otherwise: string) =>
    signCondition === undefined
      ? text
      : `\${{ (${signCondition}) && ${quoted(text)} || ${quoted(otherwise)} }}`;
  if (signer.kind === 'key') return { signer: only('key', 'none'), key: only(signer.key, '') };
  return signCondition === undefined ? {} : { signer: only('keyless', 'none') };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
