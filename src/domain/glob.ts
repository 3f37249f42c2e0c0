/**
 * Globs of the policy, for names of images and packages and for paths. `*` stands for any characters within a segment
 * (between slashes), `?` for one of them, and a segment `**` for any number of segments, also none. Everything else is
 * literal; the whole text must match, in its own case.
 */

const LONGEST = 500;

/** Whether a text matches a glob. Takes time in proportion to the product of their lengths, whatever they hold. */
export function matchesGlob(glob: string, text: string): boolean {
  return fits(glob.split('/'), text.split('/'), '**', (segment, part) =>
    fits([...segment], [...part], '*', (one, character) => one === '?' || one === character),
  );
}

/** Whether a glob may match something below a folder. */
export function reachesInto(glob: string, folder: string): boolean {
  const segments = glob.split('/');
  for (const [depth, part] of folder.split('/').entries()) {
    const segment = segments[depth];
    if (segment === '**') return true;
    if (segment === undefined || depth === segments.length - 1 || !matchesGlob(segment, part)) return false;
  }
  return true;
}

/** Whether everything that `narrow` matches is matched by `wide` too. May say no where it is so, never yes where not. */
export function coversGlob(wide: string, narrow: string): boolean {
  return fits(
    wide.split('/'),
    narrow.split('/'),
    '**',
    (segment, part) =>
      part !== '**' &&
      fits([...segment], [...part], '*', (one, other) => other !== '*' && (one === '?' || one === other)),
  );
}

/** What is wrong with a glob, as the end of a sentence; undefined where nothing is. */
export function globFault(glob: string): string | undefined {
  if (glob.trim() !== glob || glob === '') return 'is empty or has blanks around it';
  if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
  const special = /^!|[[\]{}\\]/.exec(glob)?.[0];
  if (special !== undefined)
    return `has "${special}": only *, ** and ? are special, and ? stands for any character`;
  const segments = glob.split('/');
  if (segments.some((segment) => segment.includes('**') && segment !== '**'))
    return 'has ** beside other characters: it stands alone between slashes, as in app/**/test';
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
    return 'has an empty segment, "." or "..": no slash stands at its start or end';
  return undefined;
}

/** Whether a glob names nothing: it goes any number of segments deep, and has no letter and no digit of its own. */
export function matchesEverything(glob: string): boolean {
  return glob.split('/').includes('**') && !/[\p{L}\p{N}]/u.test(glob);
}

/**
 * Whether a pattern fits the items of a text, where `run` stands for any number of items. Only the last run is ever
 * tried again: when what follows it fits later, nothing before it has to move.
 */
function fits(
  pattern: readonly string[],
  items: readonly string[],
  run: string,
  same: (one: string, item: string) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let lastRun = -1;
  let retry = 0;
  while (item < items.length) {
    const one = pattern[at];
    const current = items[item];
    if (one === run) {
      lastRun = at;
      retry = item;
      at += 1;
    } else if (one !== undefined && current !== undefined && same(one, current)) {
      at += 1;
      item += 1;
    } else if (lastRun >= 0) {
      retry += 1;
      item = retry;
      at = lastRun + 1;
    } else return false;
  }
  return pattern.slice(at).every((one) => one === run);
}
