import { countBySeverity, type Vulnerability } from '../../domain/finding/finding.ts';
import type { BaseImageUpdate, Fix, Fixes, PackageUpdate, SourceLine } from '../../domain/fixes/fixes.ts';
import type { EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { countsInWords, plural } from '../wording.ts';
import { type Child, code, cut, el, folded, foreign, link, sentences } from './element.ts';
import type { Section } from './frame.ts';

/** The greatest number of steps, and of lines, paths and findings in each. */
const MOST_STEPS = 200;
const MOST_LINES = 5;
const MOST_FINDINGS = 300;

/** What to do about the findings, grouped by the step that fixes them. */
export function fixSection(fixes: Fixes | undefined): Section {
  const [id, title] = ['fixes', 'What to do'];
  if (fixes === undefined) return { id, title, content: undefined };
  const { steps, unfixed, notes } = fixes;
  const content = [
    steps.length === 0 && unfixed.length === 0 ? el('p', null, 'Nothing to fix.') : undefined,
    steps.length === 0
      ? undefined
      : el(
          'ol',
          { class: 'steps' },
          ...steps.slice(0, MOST_STEPS).map((step) => el('li', null, stepOf(step))),
        ),
    cut(steps.length, MOST_STEPS),
    unfixed.length === 0
      ? undefined
      : folded(
          `No fix yet: ${plural(unfixed.length, 'finding')}`,
          findingList(unfixed.map(({ finding }) => finding)),
        ),
    sentences(notes, MOST_LINES * 4),
  ];
  return { id, title, ...(steps.length > 0 && { count: steps.length }), content };
}

function stepOf(step: Fix): Child {
  const found = step.findings.map(({ finding }) => finding);
  return [
    el('p', { class: 'step' }, ...action(step), ' ', el('span', { class: 'muted' }, benefit(step.findings))),
    step.lines.length === 0
      ? undefined
      : el('p', null, 'in ', ...between(step.lines.slice(0, MOST_LINES).map(lineOf))),
    step.kind === 'package' ? throughOf(step) : undefined,
    step.kind === 'base-image' ? addsOf(step) : undefined,
    step.kind === 'system'
      ? folded(plural(step.packages.length, 'package'), packageList(step.packages))
      : undefined,
    folded(plural(found.length, 'finding'), findingList(found)),
  ];
}

function action(step: Fix): readonly Child[] {
  switch (step.kind) {
    case 'package':
      return ['Update ', code(step.package), ' ', ...change(step.from, step.to)];
    case 'system':
      return [
        `Update ${plural(step.packages.length, `${foreign(step.type, 40)} package`)}, or rebuild on a newer base image`,
      ];
    case 'base-image':
      return ['Rebuild on ', code(step.to, 600), ' instead of ', code(step.from, 600)];
  }
}

/** `4.17.20 → 4.17.21` */
export function change(from: string | undefined, to: string | undefined): readonly Child[] {
  return [
    from === undefined ? undefined : foreign(from, 80),
    from !== undefined && to !== undefined ? ' → ' : undefined,
    to === undefined ? undefined : el('strong', null, foreign(to, 80)),
  ];
}

/** `fixes 3 (1 critical, 2 high), 2 of them block` */
function benefit(findings: readonly EvaluatedFinding[]): string {
  const counts = countsInWords(countBySeverity(findings.map(({ finding }) => finding)));
  const blocking = findings.filter(({ effect }) => effect === 'block').length;
  const some = `, ${blocking === 0 ? 'none' : blocking} of them ${blocking < 2 ? 'blocks' : 'block'}`;
  return `fixes ${findings.length} (${counts})${blocking === findings.length ? '' : some}`;
}

function lineOf({ path, line }: SourceLine): Child {
  return code(line === undefined ? path : `${path}:${line}`, 400);
}

function throughOf({ through, paths }: PackageUpdate): Child {
  const routes = through
    .filter((path) => path.length > 1)
    .slice(0, MOST_LINES)
    .map((path) => el('p', { class: 'path' }, foreign(path.join(' › '), 600)));
  if (routes.length > 0) return routes;
  if (paths.length === 0) return undefined;
  return el(
    'p',
    { class: 'path' },
    'found in ',
    ...between(paths.slice(0, MOST_LINES).map((path) => code(path, 400))),
  );
}

function addsOf({ adds }: BaseImageUpdate): Child {
  if (adds.length === 0) return undefined;
  return folded(`It brings ${plural(adds.length, 'finding')} of its own`, findingList(adds));
}

function packageList(packages: readonly { package: string; from: string; to?: string }[]): Child {
  const items = packages
    .slice(0, MOST_FINDINGS)
    .map((one) => el('li', null, code(one.package), ' ', ...change(one.from, one.to)));
  return [el('ul', null, ...items), cut(packages.length, MOST_FINDINGS)];
}

/** Findings as a list: severity, id, package. */
export function findingList(findings: readonly Vulnerability[]): Child {
  const items = findings
    .slice(0, MOST_FINDINGS)
    .map((one) =>
      el(
        'li',
        null,
        `${one.severity} `,
        link(one.id, one.url),
        ' in ',
        code(one.package),
        ` ${foreign(one.version, 80)}`,
      ),
    );
  return [el('ul', null, ...items), cut(findings.length, MOST_FINDINGS)];
}

function between(parts: readonly Child[]): readonly Child[] {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]));
}
