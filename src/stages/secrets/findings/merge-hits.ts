import type { Place, SecretFinding } from '../../../domain/finding/finding.ts';
import { Needles } from '../../../formats/redaction/needles.ts';
import { Turns } from '../../../turns.ts';
import type { Hit } from '../hit.ts';
import { bareKeyBody, hasKeyFrame, keyBody } from '../no-secret/key-frames.ts';
import { fingerprints } from './fingerprint.ts';
import type { Guessable } from './fingerprint-groups.ts';
import { gradeOf, isGenericRule } from './secret-severity.ts';

const ENGINES: readonly Hit['engine'][] = ['gitleaks', 'trivy', 'assay'];

/** Minimum length of a value that two hits share. A shorter value may be in another one by chance. */
const MIN_SHARED = 8;
/** So few values of a line are compared with one another; for more, an index is faster. */
const FEW_VALUES = 32;

/** Normalises a value: removes quotes and blanks around it, and the frame and line breaks of a private key. */
export function normalise(value: string): string {
  const bare = value
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
  if (hasKeyFrame(bare)) {
    const body = keyBody(bare);
    if (body !== '') return body;
  }
  const lines = bareKeyBody(bare);
  if (lines !== undefined) return lines;
  if (!/-----(?:BEGIN|END)|\n|\\n/.test(bare)) return bare;
  const body = bare.replace(/-----(?:BEGIN|END)[^-]*-----/g, '').replace(/\\[nr]|\s/g, '');
  return body === '' ? bare : body;
}

/**
 * Every text with which the value of a hit could get into a log: unchanged, normalised, line by line, and decoded if it
 * is escaped in JSON or in an address.
 */
export function spellings(value: string): readonly string[] {
  const lines = value.split(/\r?\n|\\n/).map((line) => line.trim());
  const texts = [value.trim(), normalise(value), ...lines.filter((line) => !line.startsWith('-----'))];
  const decoded = texts.flatMap((text) => [
    text,
    decodedBy(fromJson, text),
    decodedBy(decodeURIComponent, text),
  ]);
  // A mask of a few letters would hide half of the log but protect nothing.
  return [...new Set(decoded)].filter((text) => text.length >= 4);
}

/** Decodes a text. Returns the text itself if it cannot be decoded. */
function decodedBy(decode: (text: string) => string, text: string): string {
  try {
    return decode(text).trim();
  } catch {
    return text;
  }
}

function fromJson(text: string): string {
  return String(JSON.parse(`"${text}"`));
}

/** A finding, and the hits that it was made from. The hits contain the value. */
export interface Merged {
  readonly finding: SecretFinding;
  readonly hits: readonly Hit[];
}

export interface MergedHits {
  readonly merged: readonly Merged[];
  /** Number of fingerprints that change when other values change ({@link fingerprints}). */
  readonly bound: number;
}

/**
 * Makes one finding for each distinct value, with all its places and all the engines that found it. A value without a
 * place is not a finding: a commit changed a file that already contained it, or removed it.
 */
export async function mergeHits(
  hits: readonly Hit[],
  key: Uint8Array,
  placesOf: (hit: Hit) => readonly Place[],
): Promise<MergedHits> {
  const turns = new Turns();
  // The engines work on many files at once and report in no fixed order.
  const groups = Map.groupBy(withCoreValues(hits.toSorted(inOrder)), ([value]) => value);
  const drafts: {
    readonly value: string;
    readonly hits: readonly Hit[];
    readonly places: readonly Place[];
  }[] = [];
  for (const [value, group] of groups) {
    await turns.give();
    const found = group.map(([, hit]) => hit);
    const places = await placesInOrder(found, placesOf, turns);
    if (places.length > 0) drafts.push({ value, hits: found, places });
  }
  await turns.give();
  const { of, bound } = await fingerprints(
    drafts.map(({ value, places }) => ({ value, ...homeOf(places) })),
    key,
  );
  const merged = drafts.map(({ value, ...draft }) => ({
    finding: findingOf(of.get(value) ?? missing(), draft),
    hits: draft.hits,
  }));
  return { merged: merged.sort((a, b) => byRule(a.finding, b.finding)), bound };
}

/** Fails, because an empty fingerprint would be the same for all values, and one suppression would match them all. */
function missing(): never {
  throw new Error('a value has no fingerprint');
}

/**
 * Engines report more or less text around a value. If one value of a line contains another (`token=…` contains the
 * token, an address contains its password), both hits get the shorter value.
 */
function withCoreValues(hits: readonly Hit[]): readonly (readonly [value: string, hit: Hit])[] {
  const byLine = Map.groupBy(hits, (hit) => `${hit.file}\0${hit.line}`);
  return [...byLine.values()].flatMap((group) => {
    const normal = group.map((hit) => normalise(hit.value));
    const values = [...new Set(normal)].sort((a, b) => a.length - b.length);
    const coreOf = coresAmong(values.filter(({ length }) => length >= MIN_SHARED));
    return group.map((hit, at) => {
      const own = normal[at] ?? '';
      return [coreOf(own) ?? own, hit] as const;
    });
  });
}

/** A function that returns the first of these values that another value contains. */
function coresAmong(values: readonly string[]): (own: string) => string | undefined {
  if (values.length <= FEW_VALUES) return (own) => values.find((value) => own.includes(value));
  // A line of minified code may have thousands.
  const order = new Map(values.map((value, at) => [value, at]));
  const needles = new Needles(values);
  return (own) => {
    let first = Number.POSITIVE_INFINITY;
    needles.each(own, (value) => {
      first = Math.min(first, order.get(value) ?? first);
    });
    return values[first];
  };
}

function findingOf(
  fingerprint: string,
  { hits, places }: Pick<Merged, 'hits'> & { readonly places: readonly Place[] },
): SecretFinding {
  // Use the rule of the first engine, unless it is generic and another rule is more specific.
  const named =
    hits.find((hit) => !isGenericRule(hit.rule)) ??
    hits.find((hit) => hit.rule === 'kubernetes-literal-secret') ??
    hits[0];
  const rules = hits.map((hit) => hit.rule);
  const grade = gradeOf(
    rules,
    places,
    hits.map((hit) => hit.doubt),
  );
  return {
    ...{ fingerprint, ...grade },
    rule: named?.rule ?? '',
    title: named?.title ?? '',
    engines: [...new Set(hits.map((hit) => hit.engine))].sort(),
    places,
  };
}

/** Each place once. For a private key, gitleaks reports the line of its frame and trivy the line after it. */
async function placesInOrder(
  hits: readonly Hit[],
  placesOf: (hit: Hit) => readonly Place[],
  turns: Turns,
): Promise<readonly Place[]> {
  const byLine = Map.groupBy(hits, ({ file, line }) => `${file}\0${line}`);
  const isSecondLine = ({ engine, file, line }: Hit) =>
    byLine.get(`${file}\0${line - 1}`)?.some((hit) => hit.engine !== engine) === true;
  const places = new Map<string, Place>();
  for (const hit of hits) {
    await turns.give();
    if (isSecondLine(hit)) continue;
    for (const place of placesOf(hit)) places.set(JSON.stringify(place), place);
  }
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

/**
 * The file that a value belongs to, if several contain it. A file of the source comes before a file of the image.
 * Commits come last, because they differ from event to event.
 */
function homeOf(places: readonly Place[]): Pick<Guessable, 'area' | 'file'> {
  const [home] = places.map(areaOf).sort((a, b) => (a.rank + a.file < b.rank + b.file ? -1 : 1));
  return { area: home?.rank ?? '', file: home?.file ?? '' };
}

function areaOf(place: Place): { readonly rank: string; readonly file: string } {
  if (place.kind === 'config') return { rank: '1 image', file: place.entry };
  return {
    rank: { source: '0 source', layer: '1 image', commit: '2 commits' }[place.kind],
    file: place.path,
  };
}

function inOrder(a: Hit, b: Hit): number {
  return (
    ENGINES.indexOf(a.engine) - ENGINES.indexOf(b.engine) ||
    (`${a.rule}\0${a.file}` < `${b.rule}\0${b.file}` ? -1 : 1)
  );
}

function byRule(a: SecretFinding, b: SecretFinding): number {
  return `${a.rule} ${a.fingerprint}` < `${b.rule} ${b.fingerprint}` ? -1 : 1;
}
