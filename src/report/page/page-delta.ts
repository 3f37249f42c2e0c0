import type { Delta, VersionChange } from '../../domain/run/delta.ts';
import { type Child, code, cut, el, foreign, sentences } from './element.ts';
import type { Section } from './frame.ts';
import { change, findingList } from './page-fixes.ts';

/** The greatest number of entries of each list. */
const MOST = 300;

type Known = Extract<Delta, { known: true }>;

/** What changed since the image that was shipped last. */
export function deltaSection(delta: Delta | undefined): Section {
  const [id, title] = ['delta', 'What changed'];
  if (delta === undefined) return { id, title, content: undefined };
  const image = code(delta.image, 600);
  if (!delta.known)
    return {
      id,
      title,
      content: el('p', null, 'Not known compared with ', image, `: ${foreign(delta.why, 1000)}`),
    };
  const content = [
    el('p', { class: 'muted' }, 'Compared with the image that was shipped last, ', image, '.'),
    el('div', { class: 'changes' }, vulnerabilities(delta), packages(delta), secrets(delta)),
    sentences(delta.notes, 20),
  ];
  return { id, title, content };
}

function vulnerabilities({ vulnerabilities: { added, gone, staying } }: Known): Child {
  return group('Vulnerabilities', [added.length, gone.length, staying], true, [
    [`${added.length} new`, added.length === 0 ? undefined : findingList(added), true],
    [`${gone.length} gone`, gone.length === 0 ? undefined : findingList(gone), false],
  ]);
}

function packages({ packages: { added, gone, changed, staying } }: Known): Child {
  const listed = (some: readonly VersionChange[]) => (some.length === 0 ? undefined : changes(some));
  return group('Packages', [added.length, gone.length, staying], false, [
    [`${added.length} new`, listed(added), false],
    [`${changed.length} with another version`, listed(changed), false],
    [`${gone.length} gone`, listed(gone), false],
  ]);
}

function secrets({ secrets }: Known): Child {
  if (secrets === undefined) return undefined;
  const { added, gone, staying } = secrets;
  const fingerprints = (some: readonly string[]) =>
    some.length === 0
      ? undefined
      : [
          el('ul', null, ...some.slice(0, MOST).map((one) => el('li', null, code(one)))),
          cut(some.length, MOST),
        ];
  return group('Secrets', [added.length, gone.length, staying], true, [
    [`${added.length} new`, fingerprints(added.map(({ fingerprint }) => fingerprint)), true],
    [`${gone.length} gone`, fingerprints(gone), false],
  ]);
}

/** The three numbers, and a folded list for each kind of change that there is. */
function group(
  title: string,
  [added, gone, staying]: readonly [number, number, number],
  isBad: boolean,
  lists: readonly (readonly [title: string, list: Child, isOpen: boolean])[],
): Child {
  const numbers = el(
    'p',
    { class: 'numbers' },
    el('span', { class: isBad && added > 0 ? 'change bad' : 'change' }, `+${added}`),
    ` new, `,
    el('span', { class: 'change' }, `−${gone}`),
    ` gone, ${staying} staying`,
  );
  const folds = lists
    .filter(([, list]) => list !== undefined)
    .map(([name, list, isOpen]) => el('details', { open: isOpen }, el('summary', null, name), list));
  return el('div', null, el('h3', null, title), numbers, ...folds);
}

function changes(some: readonly VersionChange[]): Child {
  const items = some
    .slice(0, MOST)
    .map(({ package: name, type, from, to }) =>
      el(
        'li',
        null,
        code(name),
        ' ',
        ...change(from, to),
        type === undefined ? '' : ` (${foreign(type, 40)})`,
      ),
    );
  return [el('ul', null, ...items), cut(some.length, MOST)];
}
