import type { Place, SecretFinding } from '../../../domain/finding/finding.ts';
import type { Hit } from '../hit.ts';
import { bareKeyBody, hasKeyFrame, keyBody } from '../no-secret/key-frames.ts';
import type { Fingerprint } from './fingerprint.ts';
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

/** One finding for each distinct value, with all its places and all the engines that found it. */
export async function mergeHits(
  hits: readonly Hit[],
  fingerprint: Fingerprint,
  placesOf: (hit: Hit) => readonly Place[],
): Promise<readonly SecretFinding[]> {
  // The engines work on many files at once and report in no fixed order.
  const groups = Map.groupBy(withCoreValues(hits.toSorted(inOrder)), ([value]) => value);
  const findings = [...groups].map(async ([value, group]) =>
    findingOf(
      await fingerprint(value),
      group.map(([, hit]) => hit),
      placesOf,
    ),
  );
  return (await Promise.all(findings)).sort(byRule);
}

/**
 * Engines differ in how much they take: where one value of a line stands within another (`token=…` around the
 * token, an address around its password), both are the shorter one.
 */
export function withCoreValues(hits: readonly Hit[]): readonly (readonly [value: string, hit: Hit])[] {
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
  hits: readonly Hit[],
  placesOf: (hit: Hit) => readonly Place[],
): SecretFinding {
  const places = new Map(
    hits
      .filter((hit) => !isSecondLine(hit, hits))
      .flatMap(placesOf)
      .map((place) => [JSON.stringify(place), place]),
  );
  // The first engine's rule, unless it is a catch-all and another says what it really is.
  const named =
    hits.find((hit) => !isGenericRule(hit.rule)) ??
    hits.find((hit) => hit.rule === 'kubernetes-literal-secret') ??
    hits[0];
  const ordered = [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
  const rules = hits.map((hit) => hit.rule);
  const grade = gradeOf(
    rules,
    ordered,
    hits.map((hit) => hit.doubt),
  );
  return {
    ...{ fingerprint, ...grade },
    rule: named?.rule ?? '',
    title: named?.title ?? '',
    engines: [...new Set(hits.map((hit) => hit.engine))].sort(),
    places: ordered,
  };
}

/** Of a private key gitleaks names the line of its frame, trivy the one behind it. */
function isSecondLine(hit: Hit, hits: readonly Hit[]): boolean {
  return hits.some(
    ({ engine, file, line }) => engine !== hit.engine && file === hit.file && line === hit.line - 1,
  );
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
