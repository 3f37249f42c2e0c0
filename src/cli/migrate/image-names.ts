import type { Step, Variable } from '../../formats/workflow/workflow-file.ts';
import { parseUses } from '../../formats/workflow/workflow-uses.ts';
import { inputsOf } from './wishes/wish.ts';

/** What the steps of a job say about the image that it builds. */
export interface BuiltImage {
  /** Position in the job's steps. */
  readonly index: number;
  readonly step: Step;
  /** Whether the step pushes: `true`, never, or under a condition without `${{ }}`. */
  readonly pushes: boolean | string;
  readonly isAction: boolean;
}

/** The repository of the action that a step uses, in lower case; empty for a script and for an action of this repository. */
export function actionOf({ uses }: Step): string {
  const read = uses === undefined ? undefined : parseUses(uses.text);
  return read?.ok === true && read.value.kind === 'remote' ? read.value.repository : '';
}

/** The steps that build or push an image. */
export function builtImages(steps: readonly Step[]): readonly BuiltImage[] {
  return steps.flatMap((step, index): readonly BuiltImage[] => {
    if (actionOf(step) === 'docker/build-push-action')
      return [{ index, step, isAction: true, pushes: pushOf(inputsOf(step)) }];
    const script = step.run?.text ?? '';
    const pushes =
      /\b(?:docker|podman|buildah|nerdctl)\s+(?:image\s+)?push\b|\b(?:docker|podman)\s[^\n]*\bbuild\b[^\n]*\s--push\b|\bcrane\s+push\b|\bskopeo\s+copy\b/.test(
        script,
      );
    const builds =
      /\b(?:docker|podman|nerdctl)\s+(?:buildx\s+|image\s+)?build\b|\bbuildah\s+(?:bud|build)\b/.test(script);
    return pushes || builds ? [{ index, step, isAction: false, pushes }] : [];
  });
}

function pushOf(given: ReadonlyMap<string, string>): boolean | string {
  if (/(?:^|[,\s])(?:push=true|type=registry)/.test(given.get('outputs') ?? '')) return true;
  const push = given.get('push') ?? 'false';
  return push === 'true' ? true : push === 'false' || push === '' ? false : bareCondition(push);
}

/** A condition without `${{ }}` around it. */
export function bareCondition(text: string): string {
  const trimmed = text.trim();
  const [, inner] = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(trimmed) ?? [];
  return (inner ?? trimmed).trim();
}

/**
 * The repository and the reference of an image, with what docker/metadata-action made of it: `steps.meta.outputs.tags` is
 * the image that this step names, under several tags. Undefined if that step names several images.
 */
export function withoutMetadata(image: string, steps: readonly Step[]): string | undefined {
  const [, id, rest = ''] =
    /^\$\{\{\s*(?:fromJSON\(\s*)?steps\.([\w-]+)\.outputs\.(?:tags|json)\b[^}]*\}\}(@.*)?$/s.exec(
      image.trim(),
    ) ?? [];
  if (id === undefined) return image.trim();
  const step = steps.find((one) => one.id === id && actionOf(one) === 'docker/metadata-action');
  const images = (step === undefined ? '' : (inputsOf(step).get('images') ?? ''))
    .split(/[\n,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('#'));
  const [name, ...others] = images;
  return name === undefined || others.length > 0 || name.includes('=') ? undefined : name + rest;
}

/** The name of an image without tag and digest, with the variables of the workflow replaced, to compare names. */
export function repositoryName(image: string, variables: readonly Variable[]): string {
  const known = new Map(variables.map(({ name, value }) => [name, value.text.trim()]));
  const replaced = image
    .replace(/\$\{\{\s*env\.([\w-]+)\s*\}\}/g, (whole, name: string) => known.get(name) ?? whole)
    .replace(
      /\$\{\{\s*([^}]*?)\s*\}\}/g,
      (_, inner: string) => `<${encodeURIComponent(inner.replace(/\s+/g, ' '))}>`,
    );
  return withoutTag(replaced)
    .replace(/^docker\.io\/(?:library\/)?/, '')
    .toLowerCase();
}

/** An image without tag and digest. Expressions stay. */
export function withoutTag(image: string): string {
  const held = image.replace(/\$\{\{.*?\}\}/gs, (expression) => 'x'.repeat(expression.length));
  const at = held.indexOf('@');
  const name = at < 0 ? held : held.slice(0, at);
  const colon = name.lastIndexOf(':');
  const end = colon > name.lastIndexOf('/') ? colon : name.length;
  return image.slice(0, end);
}

export function hasDigest(image: string): boolean {
  return image.replace(/\$\{\{.*?\}\}/gs, '').includes('@');
}
