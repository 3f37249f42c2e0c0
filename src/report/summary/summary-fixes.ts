import { countBySeverity } from '../../domain/finding/finding.ts';
import type {
  BaseImageUpdate,
  Fix,
  PackageUpdate,
  SourceLine,
  SystemUpdate,
} from '../../domain/fixes/fixes.ts';
import type { Run } from '../../domain/run/run.ts';
import { countedFindings, type EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { exceptionText } from '../../domain/verdict/exception-advice.ts';
import { countedIn, countingSteps, worstFirst } from '../evaluated.ts';
import { code, codeBlock, details, link, table, text } from '../markdown.ts';
import { countsInWords, plural } from '../wording.ts';

/** The greatest number of lines of files, and of packages of a distribution, to name in one row. */
const NAMED = 3;
/** The greatest number of exceptions in the suggested policy file. */
const EXCEPTIONS = 10;
/** Longest dependency path that is shown whole; of a longer one, the middle is left out. */
const PATH = 4;

/** What to do about the vulnerabilities that count: a table of updates, at most `open` rows of it not folded. */
export function fixSection(run: Run, open: number, rows: number): string {
  const steps = countingSteps(run);
  const [first] = steps;
  if (run.fixes === undefined || first === undefined) return '';
  const total = countedIn(run).length;
  const gone = total - countedFindings(run.fixes.unfixed).length;
  const packages = steps.reduce((sum, step) => sum + packagesOf(step), 0);
  const what = packages === 0 ? 'Rebuild on a newer base image' : `Update ${plural(packages, 'package')}`;
  const rest = steps.slice(open);
  const notes = run.fixes.notes.slice(0, open).map((note) => `- ${text(note, 400)}`);
  return [
    `### ${what}: ${gone} of ${total} gone`,
    stepTable(steps.slice(0, open)),
    ...(rest.length > 0 && rows > open
      ? [
          details(
            `${plural(rest.length, 'more update')}`,
            stepTable(rest.slice(0, rows)) + leftOut(rest, rows),
          ),
        ]
      : [leftOut(steps, open).trim()]),
    notes.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function leftOut(all: readonly unknown[], shown: number): string {
  return all.length <= shown ? '' : `\n\n${all.length - shown} more; \`report.json\` has all of them.`;
}

function packagesOf(step: Fix): number {
  return step.kind === 'package' ? 1 : step.kind === 'system' ? step.packages.length : 0;
}

function stepTable(steps: readonly Fix[]): string {
  return table(['Update', 'To', 'Fixes', 'Where', 'Through'], steps.map(stepRow));
}

function stepRow(step: Fix): readonly string[] {
  switch (step.kind) {
    case 'package':
      return packageRow(step);
    case 'system':
      return systemRow(step);
    case 'base-image':
      return baseRow(step);
  }
}

function packageRow({ package: name, from, to, findings, lines, paths, through }: PackageUpdate) {
  const where = lines.length > 0 ? places(lines) : named(paths.map((path) => code(path, 200)));
  return [
    `${code(name, 120)} ${code(from, 80)}`,
    to === undefined ? 'a fixed version' : code(to, 80),
    fixed(findings),
    where,
    named(through.map(dependencyPath)),
  ];
}

function systemRow({ type, packages, findings, lines }: SystemUpdate) {
  const names = named(packages.map((one) => code(one.package, 80)));
  return [
    `${plural(packages.length, 'package')} of the distribution (${text(type, 20)}): ${names}`,
    'rebuild on a newer base image, or update them in the build',
    fixed(findings),
    places(lines),
    '—',
  ];
}

function baseRow({ from, to, findings, adds, lines }: BaseImageUpdate) {
  const more = adds.length === 0 ? '' : `, adds ${adds.length} (${countsInWords(countBySeverity(adds))})`;
  return [`base image ${code(from, 300)}`, code(to, 400), fixed(findings) + more, places(lines), '—'];
}

/** `3 (1 critical, 2 high)`, of those that count. */
function fixed(findings: readonly EvaluatedFinding[]): string {
  const counted = countedFindings(findings).map(({ finding }) => finding);
  return `${counted.length} (${countsInWords(countBySeverity(counted))})`;
}

function places(lines: readonly SourceLine[]): string {
  return named(lines.map(({ path, line }) => code(line === undefined ? path : `${path}:${line}`, 200)));
}

function named(cells: readonly string[]): string {
  if (cells.length === 0) return '—';
  const more = cells.length > NAMED ? `<br>and ${cells.length - NAMED} more` : '';
  return cells.slice(0, NAMED).join('<br>') + more;
}

function dependencyPath(path: readonly string[]): string {
  const shown = path.length <= PATH ? path : [path[0] ?? '', '…', ...path.slice(-2)];
  return shown.map((one) => (one === '…' ? one : code(one, 100))).join(' → ');
}

/** The vulnerabilities that count and have no fix: one paragraph, and the exceptions to paste. */
export function unfixedSection(run: Run, open: number): string {
  const counted = countedIn(run);
  const unfixed = worstFirst(
    run.fixes === undefined
      ? counted.filter(({ finding }) => finding.fixedIn === undefined)
      : countedFindings(run.fixes.unfixed),
  );
  if (unfixed.length === 0) return '';
  const names = unfixed
    .slice(0, open)
    .map(
      ({ finding }) =>
        `${link(finding.id, finding.url)} (${finding.severity}) in ${code(finding.package, 120)}`,
    );
  const more = unfixed.length > open ? ` and ${unfixed.length - open} more` : '';
  const shown = unfixed.slice(0, EXCEPTIONS).map(({ finding }) => finding);
  const yaml = exceptionText(shown, run.policy, new Date(run.finishedAt)).trimEnd().split('\n');
  const rest =
    unfixed.length > EXCEPTIONS
      ? `\n\nThese are the first ${EXCEPTIONS} of ${unfixed.length}; \`policy accept\` writes all of them.`
      : '';
  return [
    `**No fix yet: ${unfixed.length} of ${counted.length}** ${names.join(', ')}${more}. Replace the package, or accept the finding until a day and look again.`,
    details('Exceptions to paste', codeBlock('yaml', yaml) + rest),
  ].join('\n\n');
}
