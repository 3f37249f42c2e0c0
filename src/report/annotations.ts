import type { SecretFinding } from '../domain/finding/finding.ts';
import type { Fix, SourceLine } from '../domain/fixes/fixes.ts';
import type { Enforcement } from '../domain/policy/policy.ts';
import { REASONS } from '../domain/reason.ts';
import type { Run } from '../domain/run/run.ts';
import { asSentence, plain } from '../domain/text.ts';
import { type CountedFinding, countedFindings } from '../domain/verdict/evaluate-vulnerabilities.ts';
import type { Advice } from '../domain/workflow/advice.ts';
import { instructionsOf, placeInWords } from '../formats/location-names.ts';
import { REDACTED } from '../formats/redaction/redact.ts';
import type { Annotation } from '../ports/publisher-port.ts';
import { countedIn, countedSecretsIn, countingSteps, worstFirst } from './evaluated.ts';
import { unpublishedWarning } from './unpublished.ts';
import { plural } from './wording.ts';

/** GitHub shows at most this number of annotations of a level for each step. People read fewer. */
const MAX_ANNOTATIONS = 10;

/** The greatest number of vulnerabilities to name for an update. */
const NAMED = 3;

const LEVELS = ['error', 'warning', 'notice'] as const;

/** The annotations of a run, the worst first, at most {@link MAX_ANNOTATIONS}. Each is at the line that can be changed. */
export function annotations(run: Run): readonly Annotation[] {
  const reasons = run.reasons.map(({ code, message, effect }) =>
    annotation(levelOf(effect), `Assay: ${code}`, `${asSentence(message)} ${REASONS[code].remediation}`),
  );
  const unsafe = run.reasons.find(({ code }) => code === 'workflow-unsafe');
  const unpublished = unpublishedWarning(run);
  const all = [
    ...(unpublished === undefined ? [] : [annotation('warning', 'Assay: NOT published', unpublished)]),
    ...reasons,
    ...countedSecretsIn(run).flatMap(({ finding, effect }) => ofSecret(finding, levelOf(effect))),
    ...ofVulnerabilities(run),
    ...(run.advice?.advice ?? []).map((one) =>
      ofAdvice(one, unsafe === undefined ? 'warning' : levelOf(unsafe.effect)),
    ),
    ...run.notes.map((note) => annotation('notice', 'Assay', note)),
  ];
  return bounded(LEVELS.flatMap((level) => all.filter((one) => one.level === level)));
}

/** The level `warning` for a rule that only warns, else `error`. */
function levelOf(effect: Enforcement | 'none' | undefined): 'error' | 'warning' {
  return effect === 'warn' ? 'warning' : 'error';
}

/**
 * One annotation for each place in the source, shown at its line. If there is none: one for each Dockerfile instruction
 * that may have added the secret. If there is none either: one annotation without a line.
 */
function ofSecret(finding: SecretFinding, level: Annotation['level']): readonly Annotation[] {
  const title = `Secret: ${finding.rule}`;
  const remediation = REASONS['secret-found'].remediation;
  const inSource = finding.places.filter((place) => place.kind === 'source');
  if (inSource.length > 0) {
    return inSource.map((place) =>
      at(place, annotation(level, title, `${asSentence(finding.title)} ${remediation}`)),
    );
  }
  const where = finding.places.slice(0, 3).map(placeInWords).join('; ');
  const withoutLine = annotation(level, title, `${finding.title} in ${where}. ${remediation}`);
  const byLine = Map.groupBy(finding.places.flatMap(instructionsOf), ({ path, line }) => `${path}:${line}`);
  const instructions = [...byLine.values()].flatMap((same) => same.slice(0, 1));
  return instructions.length === 0
    ? [withoutLine]
    : instructions.map((instruction) => at(instruction, withoutLine));
}

function ofAdvice(advice: Advice, level: Annotation['level']): Annotation {
  const message = `${asSentence(advice.message)} ${advice.remediation}`;
  return at(advice, annotation(level, `Workflow: ${advice.rule}`, message));
}

/** The annotation at a line of a file. */
function at({ path, line }: SourceLine, withoutLine: Annotation): Annotation {
  // A redacted path does not name a file.
  if (path.includes(REDACTED)) return withoutLine;
  return { ...withoutLine, file: plain(path, 1000), ...(line === undefined ? {} : { line }) };
}

/** One for each update that fixes something, at its line; then one for each vulnerability that none fixes. */
function ofVulnerabilities(run: Run): readonly Annotation[] {
  const { fixes } = run;
  if (fixes === undefined) return worstFirst(countedIn(run)).map(ofVulnerability);
  return [
    ...countingSteps(run).map(ofFix),
    ...worstFirst(countedFindings(fixes.unfixed)).map(ofVulnerability),
  ];
}

function ofFix(fix: Fix): Annotation {
  const counted = countedFindings(fix.findings);
  const level = levelOf(counted.every(({ effect }) => effect === 'warn') ? 'warn' : 'block');
  const ids = worstFirst(counted).map(({ finding }) => `${finding.id} (${finding.severity})`);
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  const fixed = `It fixes ${ids.slice(0, NAMED).join(', ')}${more}.`;
  const [first] = fix.lines;
  const withoutLine = annotation(level, updateInWords(fix), `${updateInWords(fix)}. ${fixed}`);
  return first === undefined ? withoutLine : at(first, withoutLine);
}

/** `Update lodash 4.17.20 to 4.17.21` */
function updateInWords(fix: Fix): string {
  switch (fix.kind) {
    case 'package':
      return `Update ${fix.package} ${fix.from} to ${fix.to ?? 'a fixed version'}`;
    case 'system':
      return `Update ${plural(fix.packages.length, 'package')} of the distribution (${fix.type})`;
    case 'base-image':
      return `Rebuild on ${fix.to}`;
  }
}

function ofVulnerability({ finding, effect }: CountedFinding): Annotation {
  const { id, severity, version, fixedIn } = finding;
  const fix = fixedIn === undefined ? 'There is no fix yet.' : `Update to ${fixedIn}.`;
  const where = finding.foundIn.join(', ');
  return annotation(
    levelOf(effect),
    `${severity}: ${id} in ${finding.package}`,
    `${finding.package} ${version} (${where}) has ${id}, ${severity}. ${fix}`,
  );
}

function annotation(level: Annotation['level'], title: string, message: string): Annotation {
  return { level, title: plain(title, 200).trim(), message: plain(message, 2000).trim() };
}

/** Shortens a list of annotations, the worst first. The last one then says how many more there are. */
export function bounded(all: readonly Annotation[]): readonly Annotation[] {
  if (all.length <= MAX_ANNOTATIONS) return all;
  const shown = all.slice(0, MAX_ANNOTATIONS - 1);
  const level = all[0]?.level ?? 'error';
  const more = plural(all.length - shown.length, 'more entry', 'more entries');
  return [...shown, { level, title: 'Assay', message: `${more} in the job summary and in the report.` }];
}
