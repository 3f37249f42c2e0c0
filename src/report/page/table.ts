import type { Element } from 'hast';
import { type Child, cut, el } from './element.ts';

/** A column of a table. `wide` columns get the space that the others leave. */
export interface Column {
  readonly title: string;
  readonly kind?: 'wide' | 'number';
}

/** A cell. `sort` is what the column is sorted by, if that is not its text. */
export interface Cell {
  readonly content: Child;
  readonly sort?: string | number;
}

/** A row. `facets`: for each filter the words that it matches, none of which contains a space. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly facets?: Readonly<Record<string, readonly string[]>>;
}

/** A choice of values that a reader filters by. The value of an option contains no space. */
export interface Filter {
  readonly facet: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A table that the script makes searchable, sortable and short; without the script it is whole. */
export interface Grid {
  readonly id: string;
  readonly caption: string;
  /** What the rows are, in the plural: `findings`. */
  readonly noun: string;
  readonly columns: readonly Column[];
  readonly filters: readonly Filter[];
  readonly rows: readonly Row[];
  /** Whether the script makes the rows from the data of the page. */
  readonly isLazy?: boolean;
}

/** A plain table. Roles are written out, because narrow screens show rows as blocks. */
export function simpleTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
  most: number,
): Child {
  if (rows.length === 0) return undefined;
  const cells = rows.slice(0, most).map((row) => ({ cells: row.map((content) => ({ content })) }));
  return [tableOf(caption, columns, cells, false), cut(rows.length, most)];
}

/** A table with search and filters, which the script shows. */
export function grid({ id, caption, noun, columns, filters, rows, isLazy = false }: Grid): Element {
  const search = el(
    'label',
    { class: 'search' },
    el('span', null, `Search ${noun}`),
    el('input', { type: 'search', autocomplete: 'off', spellcheck: false }),
  );
  const choices = filters
    .filter(({ options }) => options.length > 1)
    .map(({ facet, label, options }) =>
      el(
        'label',
        null,
        el('span', null, label),
        el(
          'select',
          { 'data-facet': facet },
          el('option', { value: '' }, 'all'),
          ...options.map((one) => el('option', { value: one.value }, one.label)),
        ),
      ),
    );
  return el(
    'div',
    { class: 'grid', id: `${id}-grid`, 'data-noun': noun, 'data-lazy': isLazy ? id : undefined },
    el(
      'div',
      { class: 'tools', role: 'search', 'aria-label': `Search ${noun}`, hidden: true },
      search,
      ...choices,
    ),
    el('p', { class: 'status muted', role: 'status' }),
    tableOf(caption, columns, rows, true),
    el('button', { class: 'more', type: 'button', hidden: true }, 'Show more'),
  );
}

function tableOf(
  caption: string,
  columns: readonly Column[],
  rows: readonly Row[],
  isSortable: boolean,
): Element {
  const heads = columns.map(({ title, kind }) =>
    el(
      'th',
      { role: 'columnheader', scope: 'col', class: kind },
      isSortable ? el('button', { type: 'button', disabled: true }, title) : title,
    ),
  );
  return el(
    'table',
    { role: 'table' },
    el('caption', null, caption),
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...heads)),
    el('tbody', { role: 'rowgroup' }, ...rows.map((row) => rowOf(columns, row))),
  );
}

function rowOf(columns: readonly Column[], { cells, facets = {} }: Row): Element {
  const data = Object.entries(facets).map(([facet, words]) => [`data-${facet}`, words.join(' ')]);
  return el(
    'tr',
    { role: 'row', ...Object.fromEntries(data) },
    ...cells.map(({ content, sort }, at) =>
      el(
        'td',
        { role: 'cell', class: columns[at]?.kind, 'data-label': columns[at]?.title, 'data-sort': sort },
        content,
      ),
    ),
  );
}
