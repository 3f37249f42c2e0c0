import { SEVERITIES, type Severity } from '../../domain/finding/finding.ts';
import {
  type BuiltImage,
  bareCondition,
  builtImages,
  hasDigest,
  repositoryName,
  withoutMetadata,
  withoutTag,
} from './image-names.ts';
import type { Candidate, JobView } from './job-view.ts';
import { isStatusAlone } from './wishes/read-step.ts';
import { inputsOf, type ScanWish, type SignerWish } from './wishes/wish.ts';

/** Steps about one image of a job, for which one step of Assay stands. */
export interface ImageGroup {
  /** The input `image`. For a local image: the name that the machine knows it by. */
  readonly image: string;
  /** Whether the image is only on the machine of the job, before the push. */
  readonly isLocal: boolean;
  readonly members: readonly Candidate[];
  /** The member in whose place Assay's step stands. */
  readonly place: Candidate;
  readonly scan?: ScanWish;
  readonly signer?: SignerWish;
  /** When the step runs. Without `${{ }}`. */
  readonly condition?: string;
  /** When it signs, if that is not whenever it runs. Without `${{ }}`. */
  readonly signCondition?: string;
  /** A build step that must get an id, since the image is named by its digest. */
  readonly unnamedBuild?: { readonly built: BuiltImage; readonly id: string };
  /** A step that pushes the image under a tag before it is checked. */
  readonly earlyPush?: BuiltImage;
}

export interface Grouping {
  readonly groups: readonly ImageGroup[];
  readonly left: readonly { readonly candidate: Candidate; readonly why: string }[];
}

/** Puts the steps about the same image together. */
export function groupByImage(job: JobView, candidates: readonly Candidate[]): Grouping {
  const built = builtImages(job.steps);
  const left: { candidate: Candidate; why: string }[] = [];
  const sets = new Map<
    string,
    { readonly candidate: Candidate; readonly image: string; readonly isLocal: boolean }[]
  >();
  for (const candidate of candidates) {
    if (candidate.wish.image === undefined) continue;
    const image = withoutMetadata(candidate.wish.image, job.steps);
    if (image === undefined || image.includes('\n')) {
      left.push({ candidate, why: 'it is about several images, and a step of Assay checks one' });
      continue;
    }
    const isLocal = isOnlyHere(candidate, image, built);
    const key = `${repositoryName(image, job.variables)} ${isLocal}`;
    sets.set(key, [...(sets.get(key) ?? []), { candidate, image, isLocal }]);
  }
  return { groups: [...sets.values()].map((set) => groupOf(job, built, set)), left };
}

function isOnlyHere({ index, wish }: Candidate, image: string, built: readonly BuiltImage[]): boolean {
  if (wish.signer !== undefined || hasDigest(image) || /^(?:archive|oci):/.test(image)) return false;
  const before = built.filter((one) => one.index < index);
  return before.length > 0 && before.every(({ pushes }) => pushes === false);
}

function groupOf(
  job: JobView,
  built: readonly BuiltImage[],
  set: readonly { readonly candidate: Candidate; readonly image: string; readonly isLocal: boolean }[],
): ImageGroup {
  const members = set.map(({ candidate }) => candidate);
  const isLocal = set[0]?.isLocal === true;
  const [first = ''] = set.map(({ image }) => image);
  const lastIndex = Math.max(...members.map(({ index }) => index));
  const pushed = isLocal ? [] : built.filter(({ pushes, index }) => pushes !== false && index < lastIndex);
  const own = pushed.findLast(
    (one) => one.isAction && names(one, job).includes(repositoryName(first, job.variables)),
  );
  const exact = set.map(({ image }) => image).find(hasDigest);
  const id = own?.step.id ?? freeId('build', job);
  const image = isLocal
    ? first
    : (exact ?? (own === undefined ? first : `${withoutTag(first)}@\${{ steps.${id}.outputs.digest }}`));
  const isNamedByBuild = !isLocal && exact === undefined && own !== undefined && own.step.id === undefined;
  const push = own ?? pushed.at(-1);
  const lowest = Math.max(
    -1,
    ...(push === undefined ? [] : [push.index]),
    ...members.flatMap((member) => neededSteps(member, image, job)),
  );
  const place = members.find(({ index }) => index > lowest) ?? members.at(-1);
  if (place === undefined) throw new Error('a group of steps has no member');
  const conditions = conditionsOf(members, push);
  return {
    image,
    isLocal,
    members,
    place,
    ...scanOf(members),
    ...signerOf(members),
    ...conditions,
    ...(isNamedByBuild ? { unnamedBuild: { built: own, id } } : {}),
    ...(push !== undefined && !pushesByDigest(push) ? { earlyPush: push } : {}),
  };
}

/** The names of the images that a build step tags. */
function names({ step }: BuiltImage, job: JobView): readonly string[] {
  const given = inputsOf(step);
  const tags = (given.get('tags') ?? '').split(/[\n,]/).map((tag) => tag.trim());
  const [, output = ''] =
    /(?:^|[,\s])name=([^,\s]+(?:\s*\}\}[^,\s]*)?)/.exec(given.get('outputs') ?? '') ?? [];
  return [...tags, output].flatMap((tag) => {
    const image = tag === '' ? undefined : withoutMetadata(tag, job.steps);
    return image === undefined ? [] : [repositoryName(image, job.variables)];
  });
}

function pushesByDigest({ step }: BuiltImage): boolean {
  return (inputsOf(step).get('outputs') ?? '').includes('push-by-digest=true');
}

/** Positions of the steps whose outputs the image and the variables of a step name. */
function neededSteps({ wish }: Candidate, image: string, { steps }: JobView): readonly number[] {
  const texts = [image, ...Object.values(wish.env ?? {}), ...Object.values(wish.inputs ?? {})].join('\n');
  const ids = new Set([...texts.matchAll(/\bsteps\.([\w-]+)\./g)].map(([, id]) => id));
  return steps.flatMap(({ id }, index) => (id !== undefined && ids.has(id) ? [index] : []));
}

/** An id that no step of the job has. */
export function freeId(
  wanted: string,
  { steps }: Pick<JobView, 'steps'>,
  more: readonly string[] = [],
): string {
  const taken = new Set([...steps.map(({ id }) => id), ...more]);
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

/** The strictest of what the scans asked for; unfixed vulnerabilities are only left out if every scan left them out. */
export function scanOf(members: readonly Candidate[]): { readonly scan?: ScanWish } {
  const scans = members.flatMap(({ wish }) => (wish.scan === undefined ? [] : [wish.scan]));
  if (scans.length === 0) return {};
  const blocking = scans.filter(({ enforce }) => enforce === 'block');
  const deciding = blocking.length > 0 ? blocking : scans;
  const lists = deciding.flatMap(({ failOn }) => (failOn === undefined ? [] : [failOn]));
  const union: readonly Severity[] = SEVERITIES.filter((one) => lists.some((list) => list.includes(one)));
  return {
    scan: {
      enforce: blocking.length > 0 ? 'block' : 'warn',
      onlyFixed: deciding.every(({ onlyFixed }) => onlyFixed),
      ...(union.length === 0 ? {} : { failOn: union }),
    },
  };
}

/** A key, if one of the steps has one: then everything is signed with it. */
function signerOf(members: readonly Candidate[]): { readonly signer?: SignerWish } {
  const signers = members.flatMap(({ wish }) => (wish.signer === undefined ? [] : [wish.signer]));
  const signer = signers.find(({ kind }) => kind === 'key') ?? signers[0];
  return signer === undefined ? {} : { signer };
}

function conditionsOf(members: readonly Candidate[], push: BuiltImage | undefined) {
  const runs = unionOf(members) ?? (typeof push?.pushes === 'string' ? push.pushes : undefined);
  const signing = members.filter(({ wish }) => wish.signer !== undefined);
  const signs = unionOf(signing);
  return {
    ...(runs === undefined ? {} : { condition: runs }),
    ...(signs === undefined || signs === runs ? {} : { signCondition: signs }),
  };
}

/** The condition under which at least one of the steps runs. Undefined: always. */
function unionOf(members: readonly Candidate[]): string | undefined {
  const conditions = members.map(({ step }) =>
    step.if === undefined || isStatusAlone(step.if.text) ? undefined : bareCondition(step.if.text),
  );
  const different = [...new Set(conditions)];
  if (different.includes(undefined) || different.length === 0) return undefined;
  return different.length === 1 ? different[0] : different.map((one) => `(${one})`).join(' || ');
}
