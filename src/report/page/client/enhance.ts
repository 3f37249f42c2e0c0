// The script of the evidence page: search, filters, sorting and short tables. The page is readable without it. It has no
// import at run time, makes no request, and writes text only as text.
import type { PackageData, PackageTuple } from '../page-data.ts';

/** A row of a grid: what it is searched, filtered and sorted by, and how its element is made. */
interface GridRow {
  readonly text: string;
  readonly facet: (name: string) => readonly string[];
  readonly sort: (column: number) => string | number;
  readonly element: () => HTMLElement;
}

/** A table with so few rows needs no search. */
const FEW = 5;

/** How many rows are shown at first, and with each "Show more". A row is much taller on a narrow screen. */
const STEP = matchMedia('(max-width: 46rem)').matches ? 20 : 50;

const compare = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;

const data = packageData();
for (const grid of document.querySelectorAll<HTMLElement>('.grid')) enhance(grid);

function packageData(): PackageData | undefined {
  const json = document.getElementById('page-data')?.textContent;
  return json ? JSON.parse(json) : undefined;
}

function enhance(grid: HTMLElement): void {
  const body = grid.querySelector('tbody');
  const search = grid.querySelector<HTMLInputElement>('input[type=search]');
  const status = grid.querySelector<HTMLElement>('.status');
  const more = grid.querySelector<HTMLButtonElement>('.more');
  const tools = grid.querySelector<HTMLElement>('.tools');
  if (!body || !search || !status || !more || !tools) return;
  const selects = [...grid.querySelectorAll<HTMLSelectElement>('select[data-facet]')];
  const heads = [...grid.querySelectorAll<HTMLTableCellElement>('th')];
  const labels = heads.map((head) => head.textContent ?? '');
  const noun = grid.dataset.noun ?? 'rows';
  const all = grid.dataset.lazy !== undefined && data ? packageRows(data, labels) : tableRows(body);
  let shown = STEP;
  let found: readonly GridRow[] = all;
  let order: { readonly column: number; readonly isReverse: boolean } | undefined;

  const show = () => {
    const rows = found.slice(0, shown).map((row) => row.element());
    // Most letters of a search change nothing that is shown, and a new layout is what takes time.
    if (rows.length !== body.children.length || rows.some((row, at) => row !== body.children[at]))
      body.replaceChildren(...rows);
    more.hidden = found.length <= shown;
    const rest = found.length - shown;
    more.textContent = rest <= STEP ? `Show ${rest} more` : `Show ${STEP} more of ${rest}`;
    const one = all.length === 1 ? noun.replace(/s$/, '') : noun;
    const of = `${all.length.toLocaleString('en-US')} ${one}`;
    status.textContent =
      found.length === all.length ? of : `${found.length.toLocaleString('en-US')} of ${of}`;
  };
  const find = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = selects.filter(({ value }) => value !== '');
    const matches = all.filter(
      (row) =>
        words.every((word) => row.text.includes(word)) &&
        chosen.every((select) => row.facet(select.dataset.facet ?? '').includes(select.value)),
    );
    found = order === undefined ? matches : sorted(matches, order.column, order.isReverse);
    shown = STEP;
    show();
  };

  search.addEventListener('input', find);
  for (const select of selects) select.addEventListener('change', find);
  more.addEventListener('click', () => {
    const next = shown;
    shown += STEP;
    show();
    // The reader continues at the first new row, also with a keyboard.
    const row = body.children[next];
    if (row instanceof HTMLElement) {
      row.tabIndex = -1;
      row.focus();
    }
  });
  for (const [column, head] of heads.entries()) {
    const button = head.querySelector('button');
    if (!button) continue;
    button.disabled = false;
    button.addEventListener('click', () => {
      order = { column, isReverse: order?.column === column && !order.isReverse };
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', order.isReverse ? 'descending' : 'ascending');
      find();
    });
  }
  if (grid.dataset.lazy !== undefined) connectLicences(selects, find);
  tools.hidden = all.length <= FEW;
  find();
  grid.classList.add('ready');
}

/** A link of the section of licences chooses the licence in the table of packages. */
function connectLicences(selects: readonly HTMLSelectElement[], find: () => void): void {
  for (const link of document.querySelectorAll<HTMLElement>('a[data-licence]')) {
    link.addEventListener('click', () => {
      for (const select of selects)
        select.value = select.dataset.facet === 'licence' ? (link.dataset.licence ?? '') : '';
      find();
    });
  }
}

function sorted(rows: readonly GridRow[], column: number, isReverse: boolean): readonly GridRow[] {
  const keyed = rows.map((row) => ({ row, key: row.sort(column) }));
  const sign = isReverse ? -1 : 1;
  keyed.sort(({ key: one }, { key: other }) =>
    typeof one === 'number' && typeof other === 'number'
      ? sign * (one - other)
      : sign * compare(String(one), String(other)),
  );
  return keyed.map(({ row }) => row);
}

/** The rows that the page already contains. */
function tableRows(body: HTMLElement): readonly GridRow[] {
  return [...body.querySelectorAll('tr')].map((row) => ({
    text: (row.textContent ?? '').toLowerCase(),
    facet: (name) => (row.getAttribute(`data-${name}`) ?? '').split(' '),
    sort: (column) => {
      const cell = row.cells[column];
      const key = cell?.dataset.sort ?? cell?.textContent ?? '';
      return /^-?\d+(?:\.\d+)?$/.test(key) ? Number(key) : key;
    },
    element: () => row,
  }));
}

/** The rows of the packages, whose elements are made when they are shown. */
function packageRows(
  { types, licences, scopes, origins, packages }: PackageData,
  labels: readonly string[],
): readonly GridRow[] {
  const nameOf = ([name, version]: PackageTuple) => (version === '' ? name : `${name}@${version}`);
  const routeTo = (start: PackageTuple) => {
    const names: string[] = [];
    let last = start;
    for (let at = start[5]; at >= 0; ) {
      const parent = packages[at];
      if (!parent) break;
      names.unshift(nameOf(parent));
      last = parent;
      at = parent[5];
    }
    const origin = origins[last[6]] ?? start[7][0];
    return [...(origin === undefined ? [] : [origin]), ...names].join(' › ');
  };
  const named = (list: readonly string[], indexes: readonly number[]) =>
    indexes
      .map((at) => list[at] ?? '')
      .filter((name) => name !== '')
      .join(', ');
  return packages.map((one) => {
    const [name, version, type, ownLicences, ownScopes, , , paths] = one;
    const texts = () => [
      name,
      version,
      types[type] ?? '',
      named(licences, ownLicences),
      named(scopes, ownScopes),
      routeTo(one),
    ];
    let element: HTMLElement | undefined;
    return {
      text: [...texts().slice(0, 4), ...paths].join(' ').toLowerCase(),
      facet: (facet) =>
        (facet === 'type' ? [type] : facet === 'licence' ? ownLicences : ownScopes).map(String),
      sort: (column) => texts()[column] ?? '',
      element: () => {
        element ??= rowElement(texts(), labels);
        return element;
      },
    };
  });
}

function rowElement(texts: readonly string[], labels: readonly string[]): HTMLElement {
  const row = document.createElement('tr');
  row.setAttribute('role', 'row');
  for (const [column, text] of texts.entries()) {
    const cell = document.createElement('td');
    cell.setAttribute('role', 'cell');
    cell.dataset.label = labels[column] ?? '';
    if (column === 0) {
      const code = document.createElement('code');
      code.textContent = text;
      cell.append(code);
    } else cell.textContent = text || '—';
    if (column === 0 || column === texts.length - 1) cell.className = 'wide';
    if (column === texts.length - 1) cell.classList.add('path');
    row.append(cell);
  }
  return row;
}
