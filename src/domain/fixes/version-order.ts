import { compare, parse } from 'semver';

/** Types whose versions are semantic versions, mostly. Others of them are compared by their numbers. */
const SEMANTIC: ReadonlySet<string> = new Set(['npm', 'golang', 'cargo', 'composer', 'nuget', 'hex', 'pub']);

/** A longer version is not compared. */
const LONGEST = 300;

/**
 * Compares two versions the way the ecosystem of a PURL type does: negative, 0, or positive. Undefined if that is not
 * certain: a wrong order would propose a version that fixes nothing.
 */
export function compareVersions(type: string | undefined, one: string, other: string): number | undefined {
  if (one === other) return 0;
  if (one.length > LONGEST || other.length > LONGEST) return undefined;
  if (type === 'deb') return compareSystem(one, other, compareDebian);
  if (type === 'rpm') return compareSystem(one, other, compareRpm);
  if (type !== undefined && SEMANTIC.has(type)) {
    const [left, right] = [parse(one), parse(other)];
    if (left !== null && right !== null) return compare(left, right);
  }
  return compareNumbers(one, other);
}

/** `v1.2.3`, and what follows the numbers: `.Final`, `-jre`, `-r3`. */
const NUMBERED = /^v?(\d+(?:\.\d+)*)(.*)$/s;
/** The revision of a package of Alpine. */
const REVISION = /^-r(\d+)$/;

/** Versions that differ only in their numbers. A pre-release or another addition is not ordered. */
function compareNumbers(one: string, other: string): number | undefined {
  const [, left = '', leftRest = ''] = NUMBERED.exec(one) ?? [];
  const [, right = '', rightRest = ''] = NUMBERED.exec(other) ?? [];
  if (left === '' || right === '') return undefined;
  const order = compareLists(left.split('.'), right.split('.'));
  if (leftRest === rightRest) return order;
  const [leftRevision, rightRevision] = [REVISION.exec(leftRest)?.[1], REVISION.exec(rightRest)?.[1]];
  if (leftRevision === undefined || rightRevision === undefined) return undefined;
  return order === 0 ? compareDigits(leftRevision, rightRevision) : order;
}

/** Lists of numbers. A missing number is 0. */
function compareLists(one: readonly string[], other: readonly string[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const order = compareDigits(one[at] ?? '0', other[at] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers of any length, as texts. */
function compareDigits(one: string, other: string): number {
  const [left, right] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `epoch:version-release`, each part by the rules of the distribution. */
function compareSystem(one: string, other: string, compareParts: (one: string, other: string) => number) {
  const [left, right] = [one, other].map((version) => {
    const [, epoch = '0', rest = ''] = /^(?:(\d+):)?(.*)$/s.exec(version) ?? [];
    const dash = rest.lastIndexOf('-');
    return dash < 0 ? [epoch, rest, ''] : [epoch, rest.slice(0, dash), rest.slice(dash + 1)];
  });
  const epochs = compareDigits(left?.[0] ?? '', right?.[0] ?? '');
  if (epochs !== 0) return epochs;
  const versions = compareParts(left?.[1] ?? '', right?.[1] ?? '');
  return versions !== 0 ? versions : compareParts(left?.[2] ?? '', right?.[2] ?? '');
}

/** deb-version(7): runs of other characters and of digits, in turn. */
function compareDebian(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => [...text.matchAll(/(\D*)(\d*)/g)]);
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at += 1) {
    const [, leftText = '', leftDigits = ''] = left?.[at] ?? [];
    const [, rightText = '', rightDigits = ''] = right?.[at] ?? [];
    const order = compareTexts(leftText, rightText) || compareDigits(leftDigits, rightDigits);
    if (order !== 0) return order;
  }
  return 0;
}

function compareTexts(one: string, other: string): number {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const order = weightOf(one[at]) - weightOf(other[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** A tilde is before the end, the end before letters, letters before everything else. */
function weightOf(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === '~') return -1;
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256;
}

/** rpm-version(7): runs of letters and of digits; a tilde is before the end, a caret behind it. */
function compareRpm(one: string, other: string): number {
  const [left = [], right = []] = [one, other].map((text) => text.match(/[A-Za-z]+|\d+|[~^]/g) ?? []);
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = compareRuns(left[at], right[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareRuns(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  if (one === '~' || other === '~') return one === '~' ? -1 : 1;
  if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
  if (one === '^' || other === '^') return one === '^' ? -1 : 1;
  const [isNumber, isOtherNumber] = [/^\d/.test(one), /^\d/.test(other)];
  if (isNumber !== isOtherNumber) return isNumber ? 1 : -1;
  return isNumber ? compareDigits(one, other) : one < other ? -1 : 1;
}
