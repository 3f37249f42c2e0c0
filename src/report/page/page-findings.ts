import { SEVERITIES, type Vulnerability } from '../../domain/finding/finding.ts';
import type { EvaluatedFinding, IgnoreReason } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { vexName } from '../../domain/vex/apply-vex.ts';
import { type Inventory, packageKey, pathTo } from '../../formats/sbom/package-inventory.ts';
import { badge, type Child, code, el, foreign, link } from './element.ts';
import type { Section } from './frame.ts';
import { type Column, type Filter, grid, type Row } from './table.ts';

/** A finding as the page shows it: what it means for this run, in one word and in one sentence. */
export interface ShownFinding {
  readonly finding: Vulnerability;
  readonly effect: 'blocks' | 'warns' | 'ignored';
  readonly why?: string;
}

const COLUMNS: readonly Column[] = [
  { title: 'Severity' },
  { title: 'Vulnerability', kind: 'wide' },
  { title: 'Package', kind: 'wide' },
  { title: 'Fixed in' },
  { title: 'Found in' },
  { title: 'Effect' },
];

const MOST_SCOPES = 40;

/** All findings, in the given order, with search and filters. `most`: the greatest number of rows. */
export function findingSection(
  title: string,
  all: readonly ShownFinding[] | undefined,
  inventory: Inventory,
  most: number,
): Section {
  const id = 'findings';
  if (all === undefined) return { id, title, content: undefined };
  if (all.length === 0) return { id, title, count: 0, content: el('p', null, 'None.') };
  const shown = all.slice(0, most);
  const scopes = [...new Set(shown.flatMap(({ finding }) => finding.foundIn))].slice(0, MOST_SCOPES);
  const pathOf = dependencyPaths(inventory);
  const rows = shown.map((one) => rowOf(one, scopes, pathOf(one.finding)));
  const content = [
    leftOutOf(all.length, shown.length),
    grid({ id, caption: title, noun: 'findings', columns: COLUMNS, filters: filtersOf(shown, scopes), rows }),
  ];
  return { id, title, count: all.length, content };
}

function leftOutOf(total: number, shown: number): Child {
  if (total <= shown) return undefined;
  const [of, first] = [total, shown].map((count) => count.toLocaleString('en-US'));
  return el(
    'p',
    null,
    `These are the first ${first} of ${of} findings. `,
    code('report.json'),
    ' has all of them.',
  );
}

function filtersOf(shown: readonly ShownFinding[], scopes: readonly string[]): readonly Filter[] {
  const words = (facet: string, label: string, all: readonly string[]) => ({
    ...{ facet, label },
    options: all.map((value) => ({ value, label: value })),
  });
  const has = new Set<string>(shown.flatMap(({ finding, effect }) => [finding.severity, effect]));
  const fix = [
    { value: 'yes', label: 'has a fix' },
    { value: 'no', label: 'no fix yet' },
  ].filter(({ value }) => shown.some(({ finding }) => (finding.fixedIn === undefined) === (value === 'no')));
  return [
    words(
      'effect',
      'Effect',
      ['blocks', 'warns', 'ignored'].filter((one) => has.has(one)),
    ),
    words(
      'severity',
      'Severity',
      SEVERITIES.filter((one) => has.has(one)),
    ),
    { facet: 'fix', label: 'Fix', options: fix },
    {
      facet: 'scope',
      label: 'Found in',
      options: scopes.map((label, at) => ({ value: `${at}`, label: foreign(label, 60) })),
    },
  ];
}

function rowOf(
  { finding, effect, why }: ShownFinding,
  scopes: readonly string[],
  path: readonly string[],
): Row {
  const { id, severity, cvss, title, url, fixedIn, foundIn, paths = [] } = finding;
  const rank = SEVERITIES.indexOf(severity) * 100 - (cvss ?? 0);
  // What brings the package in; otherwise the files that show it.
  const route = path.length > 0 ? path.join(' › ') : paths.slice(0, 2).join(', ');
  const notes = [
    ...(title === undefined ? [] : [el('p', { class: 'note' }, foreign(title, 240))]),
    ...(finding.aliases ?? []).slice(0, 3).map((alias) => el('p', { class: 'note' }, foreign(alias, 80))),
  ];
  return {
    cells: [
      { content: [badge(severity), cvss === undefined ? undefined : ` ${cvss.toFixed(1)}`], sort: rank },
      { content: [link(id, url), ...notes], sort: foreign(id, 80) },
      {
        content: [
          code(finding.package, 160),
          ` ${foreign(finding.version, 80)}`,
          route === '' ? undefined : el('p', { class: 'path' }, foreign(route, 400)),
        ],
        sort: foreign(finding.package, 80),
      },
      {
        content: fixedIn === undefined ? el('span', { class: 'muted' }, 'no fix yet') : foreign(fixedIn, 80),
      },
      { content: foreign(foundIn.join(', '), 120) },
      {
        content: [
          badge(effect),
          why === undefined ? undefined : el('p', { class: 'note' }, foreign(why, 300)),
        ],
        sort: ['blocks', 'warns', 'ignored'].indexOf(effect),
      },
    ],
    facets: {
      effect: [effect],
      severity: [severity],
      fix: [fixedIn === undefined ? 'no' : 'yes'],
      scope: foundIn
        .map((scope) => scopes.indexOf(scope))
        .filter((at) => at >= 0)
        .map(String),
    },
  };
}

/** The dependency path to the package of a finding; empty if the SBOMs do not tell. */
function dependencyPaths({ entries }: Inventory): (finding: Vulnerability) => readonly string[] {
  const indexes = new Map(
    entries.map(({ type, name, version }, at) => [packageKey(type, name, version), at]),
  );
  return ({ type = '', package: name, version }) => {
    // Java packages are written with `:` in findings and with `/` in SBOMs.
    const names = [name, name.replace(':', '/')];
    const at = names
      .map((one) => indexes.get(packageKey(type, one, version)))
      .find((one) => one !== undefined);
    return at === undefined ? [] : pathTo(entries, at).slice(0, -1);
  };
}

/** An evaluated finding with its effect in words. */
export function shownFinding(evaluated: EvaluatedFinding): ShownFinding {
  const { finding, effect } = evaluated;
  if (effect === 'none') return { finding, effect: 'ignored', why: ignoredBecause(evaluated.ignoreReason) };
  const { expired } = evaluated;
  return {
    finding,
    effect: effect === 'block' ? 'blocks' : 'warns',
    ...(expired !== undefined && { why: `the exception of ${expired.owner} ended on ${expired.expires}` }),
  };
}

function ignoredBecause(reason: IgnoreReason): string {
  switch (reason.kind) {
    case 'below':
      return 'below the threshold';
    case 'unfixed':
      return 'no fix yet';
    case 'baseline':
      return 'the image that was shipped last has it too';
    case 'base-image':
      return `from the base image${reason.base === undefined ? '' : ` ${reason.base.name}`}`;
    case 'exception':
      return `exception of ${reason.exception.owner} until ${reason.exception.expires}: ${reason.exception.reason}`;
    case 'vex':
      return `${reason.statements[0].status}: ${vexName(reason.statements[0])}`;
  }
}
