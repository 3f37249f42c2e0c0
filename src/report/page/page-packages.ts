import type { Inventory, InventoryEntry } from '../../formats/sbom/package-inventory.ts';
import { type Child, code, el, foreign, sentences } from './element.ts';
import type { Section } from './frame.ts';
import type { PackageData, PackageTuple } from './page-data.ts';
import { type Column, type Filter, grid, simpleTable } from './table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Package', kind: 'wide' },
  { title: 'Version' },
  { title: 'Type' },
  { title: 'Licence' },
  { title: 'Found in' },
  { title: 'Brought in by', kind: 'wide' },
];

const MOST_NOTES = 20;
const MOST_LICENCES = 500;
const LONGEST_NAME = 160;

/** All packages, which the script shows from the data of the page. */
export function packageSection(inventory: Inventory, data: PackageData): Section {
  const [id, title] = ['packages', 'Packages'];
  const { entries, leftOut, notes } = inventory;
  if (entries.length === 0 && notes.length === 0) return { id, title, content: undefined };
  const cut =
    leftOut === 0
      ? undefined
      : el(
          'p',
          null,
          `These are ${entries.length.toLocaleString('en-US')} of ${(entries.length + leftOut).toLocaleString('en-US')} packages. The SBOMs in the evidence folder have all of them.`,
        );
  const content = [
    sentences(notes, MOST_NOTES),
    cut,
    entries.length === 0
      ? undefined
      : [
          el(
            'noscript',
            null,
            el(
              'p',
              null,
              'This list needs JavaScript. The SBOMs in the evidence folder (',
              code('sbom-*.cdx.json'),
              ') have the same packages.',
            ),
          ),
          grid({
            id,
            caption: title,
            noun: 'packages',
            columns: COLUMNS,
            filters: filtersOf(data),
            rows: [],
            isLazy: true,
          }),
        ],
  ];
  return { id, title, count: entries.length + leftOut, content };
}

function filtersOf({ types, licences, scopes }: PackageData): readonly Filter[] {
  const options = (names: readonly string[], none: string) =>
    names
      .map((name, at) => ({ value: `${at}`, label: foreign(name, 60) || none }))
      .sort((one, other) => (one.label < other.label ? -1 : 1));
  return [
    { facet: 'type', label: 'Type', options: options(types, 'without PURL') },
    { facet: 'licence', label: 'Licence', options: options(licences, 'none named') },
    { facet: 'scope', label: 'Found in', options: options(scopes, '—') },
  ];
}

/** The licences of all packages, the most frequent first. */
export function licenceSection({ entries }: Inventory, data: PackageData): Section {
  const [id, title] = ['licences', 'Licences'];
  if (entries.length === 0) return { id, title, content: undefined };
  const counts = data.licences.map(() => 0);
  for (const [, , , licences] of data.packages)
    for (const licence of licences) counts[licence] = (counts[licence] ?? 0) + 1;
  const rows = data.licences
    .map((name, at) => ({ name, at, count: counts[at] ?? 0 }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .map(({ name, at, count }): readonly Child[] => [
      name === '' ? el('em', null, 'none named') : foreign(name, LONGEST_NAME),
      el('a', { href: '#packages', 'data-licence': at }, `${count.toLocaleString('en-US')}`),
    ]);
  const columns: readonly Column[] = [
    { title: 'Licence', kind: 'wide' },
    { title: 'Packages', kind: 'number' },
  ];
  return {
    id,
    title,
    count: rows.length,
    content: el('div', { class: 'narrow' }, simpleTable(title, columns, rows, MOST_LICENCES)),
  };
}

/** The packages as the script reads them. */
export function packageData({ entries }: Inventory): PackageData {
  const [types, licences, scopes, origins] = [new Names(), new Names(), new Names(), new Names()];
  const packages = entries.map((entry): PackageTuple => {
    const named = entry.licences.length === 0 ? [''] : entry.licences.slice(0, 10);
    return [
      foreign(entry.name, LONGEST_NAME),
      foreign(entry.version, 80),
      types.indexOf(entry.type),
      [...new Set(named.map((one) => licences.indexOf(foreign(one, LONGEST_NAME))))],
      entry.scopes.map((scope) => scopes.indexOf(foreign(scope, 60))),
      entry.parent ?? -1,
      originOf(entry, origins),
      entry.paths.map((path) => foreign(path, 200)),
    ];
  });
  return { types: types.list, licences: licences.list, scopes: scopes.list, origins: origins.list, packages };
}

function originOf({ origin }: InventoryEntry, origins: Names): number {
  return origin === undefined ? -1 : origins.indexOf(foreign(origin, 200));
}

/** Names in the order in which they were first asked for. */
class Names {
  readonly list: string[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(name: string): number {
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    this.#indexes.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}
