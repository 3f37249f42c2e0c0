import { existsSync } from 'node:fs';
import type { RawInputs } from '../action/raw-inputs.ts';
import { parseReference, type Reference, type Subject, taggedName } from '../domain/image/image.ts';
import { parseSubject } from '../domain/image/subject.ts';
import { imageNameOf, withPosition } from '../domain/run/alert-category.ts';
import type { RequestFromInputs } from '../domain/run/request.ts';

/** The greatest number of images of one step. Their outputs must fit into what GitHub takes from a job. */
const MAX_IMAGES = 30;

/** What the inputs say about one image. */
export type RequestedImage = Pick<
  RequestFromInputs,
  'imageInput' | 'position' | 'subject' | 'pushTo' | 'compareTo'
>;

/** In place of an image whose input has a fault. */
export const NO_IMAGE: RequestedImage = { imageInput: '', subject: { kind: 'archive', file: '' } };

/**
 * The images, one for each line of `image`. The lines of `push-to` and `compare-to` belong to them in the same order. Only
 * images without a fault are in the answer.
 */
export function readImages(inputs: RawInputs): readonly RequestedImage[] {
  inputs.required('image', 'name the image, such as `image: ghcr.io/owner/app:1.2.3`');
  const lines = inputs.lines('image');
  if (lines.length > MAX_IMAGES) {
    const more = `it names ${lines.length} images, at most ${MAX_IMAGES} are allowed; use a matrix of jobs`;
    inputs.fault('image', more);
    return [];
  }
  const targets = linesFor(inputs, 'push-to', lines.length);
  const shipped = linesFor(inputs, 'compare-to', lines.length);
  demandDistinct(inputs, 'image', lines);
  const images = lines.flatMap((text, at): readonly RequestedImage[] => {
    const fault = faultOf(inputs, at, lines.length);
    const subject = readSubject(inputs, text, fault);
    const pushTo = readPushTo(targets[at], subject, fault);
    const compareTo = readCompareTo(inputs, shipped[at], fault);
    if (subject === undefined) return [];
    return [{ imageInput: text, subject, ...(pushTo && { pushTo }), ...(compareTo && { compareTo }) }];
  });
  demandDistinct(
    inputs,
    'push-to',
    images.flatMap(({ pushTo }) => (pushTo?.tag === undefined ? [] : [taggedName(pushTo)])),
  );
  demandOwnTargets(inputs, images);
  return withDistinctNames(images);
}

/** No image is shipped to where another one is read: which of both was checked would depend on the order. */
function demandOwnTargets(inputs: RawInputs, images: readonly RequestedImage[]): void {
  const sources = images.map(({ subject }) =>
    subject.kind === 'registry' && subject.reference.digest === undefined
      ? taggedName(subject.reference)
      : undefined,
  );
  for (const [at, { pushTo }] of images.entries()) {
    if (pushTo?.tag === undefined) continue;
    const target = taggedName(pushTo);
    const source = sources.findIndex((one, other) => other !== at && one === target);
    if (source === -1) continue;
    const named = `"${target}" of line ${at + 1} is also line ${source + 1} of \`image\``;
    inputs.fault('push-to', `${named}; name another tag, or give that image with its digest`);
  }
}

/** Adds its position to each image that has the name of an earlier one, or whose name another image gets in this way. */
function withDistinctNames(images: readonly RequestedImage[]): readonly RequestedImage[] {
  const named = images.map((image, at) => {
    const isNamesake = images.slice(0, at).some((earlier) => haveSameName(earlier, image));
    return isNamesake ? { ...image, position: at + 1 } : image;
  });
  for (;;) {
    const taken = named.findIndex(
      (image, at) =>
        image.position === undefined &&
        named.some((other, otherAt) => otherAt !== at && haveSameName(image, other)),
    );
    const image = named[taken];
    if (image === undefined) return named;
    named[taken] = { ...image, position: taken + 1 };
  }
}

/** Reports a fault of an input. */
type Fault = (name: string, message: string) => undefined;

/** Of several images, the message says which one is meant. */
function faultOf(inputs: RawInputs, at: number, count: number): Fault {
  return (name, message) => inputs.fault(name, count === 1 ? message : `line ${at + 1}: ${message}`);
}

/** The lines of an input that names something for each image. It may be empty. */
function linesFor(inputs: RawInputs, name: string, images: number): readonly string[] {
  const lines = inputs.lines(name);
  if (lines.length === 0 || lines.length === images || images === 0) return lines;
  const expected = images === 1 ? 'one image' : `${images} images`;
  inputs.fault(
    name,
    `it has ${lines.length === 1 ? 'one line' : `${lines.length} lines`}, but \`image\` names ${expected}; write one line for each image, in the same order`,
  );
  return [];
}

function demandDistinct(inputs: RawInputs, name: string, lines: readonly string[]): void {
  const again = lines.find((line, at) => lines.indexOf(line) !== at);
  if (again !== undefined) inputs.fault(name, `it names "${again}" twice; name each once`);
}

function readSubject(inputs: RawInputs, text: string, fault: Fault): Subject | undefined {
  const parsed = parseSubject(text, (path) => existsSync(inputs.path(path)));
  if (!parsed.ok) return fault('image', parsed.fault);
  const subject = parsed.value;
  if (subject.kind === 'layout') return { ...subject, directory: inputs.path(subject.directory) };
  if (subject.kind === 'archive') return { ...subject, file: inputs.path(subject.file) };
  return subject;
}

function readPushTo(text = '', subject: Subject | undefined, fault: Fault): Reference | undefined {
  if (text === '') return undefined;
  const parsed = parseReference(text);
  if (!parsed.ok) return fault('push-to', parsed.fault);
  const target = parsed.value;
  if (target.digest !== undefined)
    return fault('push-to', 'it contains a digest; name a tag or only the repository');
  const hasTag = /:[^/]*$/.test(text);
  const same =
    subject?.kind === 'registry' &&
    subject.reference.registry === target.registry &&
    subject.reference.path === target.path;
  if (same && (!hasTag || subject.reference.tag === target.tag)) {
    return fault('push-to', 'it names the place where `image` already is; remove it');
  }
  if (hasTag) return target;
  const { tag: _latest, ...repository } = target;
  return repository;
}

/** A job that imports evidence scans nothing, so it has nothing to compare. */
function readCompareTo(inputs: RawInputs, text = '', fault: Fault): Reference | undefined {
  if (text === '') return undefined;
  if (inputs.text('evidence') !== '')
    fault('compare-to', 'with `evidence` nothing is scanned; set it in the job that scans');
  const parsed = parseReference(text);
  return parsed.ok ? parsed.value : fault('compare-to', parsed.fault);
}

/** Whether reports call two images the same: by what was asked for, or by where they are shipped. */
function haveSameName(one: RequestedImage, other: RequestedImage): boolean {
  return imageNameOf(one) === imageNameOf(other) || pathOf(one) === pathOf(other);
}

function pathOf({ pushTo, subject, imageInput, position }: RequestedImage): string {
  const reference = pushTo ?? (subject.kind === 'registry' ? subject.reference : undefined);
  return withPosition(reference?.path ?? imageInput, position);
}
