import type { Place, SecretFinding } from '../../../domain/finding/finding.ts';
import type { Hit } from '../hit.ts';
import { bareKeyBody, hasKeyFrame, keyBody } from '../no-secret/key-frames.ts';
import { fingerprints } from './fingerprint.ts';
import type { Guessable } from './fingerprint-groups.ts';
import { gradeOf, isGenericRule } from './secret-severity.ts';

const ENGINES: readonly Hit['engine'][] = ['gitleaks', 'trivy', 'assay'];

/** Shorter values stand within others by chance, which is no proof that they are one. */
const MIN_SHARED = 8;

/** The value in one spelling: without quotes and blanks around it, private keys without their frame and line breaks. */
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
 * Every text by which the value of a hit could get into a log: as it stands, normalised, line by line, and as it is
 * meant where it stands escaped in JSON or in an address.
 */
export function spellings(value: string): readonly string[] {
  const lines = value.split(/\r?\n|\\n/).map((line) => line.trim());
  const written = [value.trim(), normalise(value), ...lines.filter((line) => !line.startsWith('-----'))];
  const texts = written.flatMap((text) => [text, meant(text, fromJson), meant(text, decodeURIComponent)]);
  // A mask of a few letters would blot out half of the log and hide nothing.
  return [...new Set(texts)].filter((text) => text.length >= 4);
}

/** The text itself where it holds no escapes of this kind. */
function meant(text: string, decode: (text: string) => string): string {
  try {
    return decode(text).trim();
  } catch {
    return text;
  }
}

function fromJson(text: string): string {
  return String(JSON.parse(`"${text}"`));
}

/** A finding, and what it was made from: the hits hold the value. */
export interface Merged {
  readonly finding: SecretFinding;
  readonly hits: readonly Hit[];
}

/** The findings, and how many of their fingerprints hold only as long as others stay ({@link fingerprints}). */
export interface MergedHits {
  readonly merged: readonly Merged[];
  readonly bound: number;
}

/**
 * One finding for each distinct value, with all its places and all the engines that found it. A value without a place
 * is none: a commit changed a file in which it stood before, or took it away.
 */
export async function mergeHits(
  hits: readonly Hit[],
  key: Uint8Array,
  placesOf: (hit: Hit) => readonly Place[],
): Promise<MergedHits> {
  // The engines work on many files at once and report in no fixed order.
  const groups = Map.groupBy(withCoreValues(hits.toSorted(inOrder)), ([value]) => value);
  const drafts = [...groups].flatMap(([value, group]) => {
    const found = group.map(([, hit]) => hit);
    const places = placesInOrder(found, placesOf);
    return places.length === 0 ? [] : [{ value, hits: found, places }];
  });
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

/** An empty fingerprint would be the same for all: no suppression may ever fit it. */
function missing(): never {
  throw new Error('a value has no fingerprint');
}

/**
 * Engines differ in how much they take: where one value of a line stands within another (`token=…` around the
 * token, an address around its password), both are the shorter one.
 */
function withCoreValues(hits: readonly Hit[]): readonly (readonly [value: string, hit: Hit])[] {
  const byLine = Map.groupBy(hits, (hit) => `${hit.file}\0${hit.line}`);
  return [...byLine.values()].flatMap((group) => {
    const values = [...new Set(group.map((hit) => normalise(hit.value)))].sort((a, b) => a.length - b.length);
    return group.map((hit) => {
      const own = normalise(hit.value);
      const core = values.find((value) => value.length >= MIN_SHARED && own.includes(value));
      return [core ?? own, hit] as const;
    });
  });
}

function findingOf(
  fingerprint: string,
  { hits, places }: Pick<Merged, 'hits'> & { readonly places: readonly Place[] },
): SecretFinding {
  // The first engine's rule, unless it is a catch-all and another says what it really is.
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

/** Each place once. Of a private key gitleaks names the line of its frame, trivy the one behind it. */
function placesInOrder(hits: readonly Hit[], placesOf: (hit: Hit) => readonly Place[]): readonly Place[] {
  const byLine = Map.groupBy(hits, ({ file, line }) => `${file}\0${line}`);
  const isSecondLine = ({ engine, file, line }: Hit) =>
    byLine.get(`${file}\0${line - 1}`)?.some((hit) => hit.engine !== engine) === true;
  const places = new Map(
    hits
      .filter((hit) => !isSecondLine(hit))
      .flatMap(placesOf)
      .map((place) => [JSON.stringify(place), place]),
  );
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

/**
 * The file that a value belongs to, of all that hold it: one of the source before one of the image, and what stands in
 * commits alone comes last, since it differs from event to event.
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
