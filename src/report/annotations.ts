import type { SecretFinding } from '../domain/finding/finding.ts';
import type { Enforcement } from '../domain/policy/policy.ts';
import { REASONS } from '../domain/reason.ts';
import type { Run } from '../domain/run/run.ts';
import { plain } from '../domain/text.ts';
import type { CountedFinding } from '../domain/verdict/evaluate-vulnerabilities.ts';
import type { Advice } from '../domain/workflow/advice.ts';
import { instructionsOf, placeInWords } from '../formats/location-names.ts';
import { REDACTED } from '../formats/redaction/redact.ts';
import type { Annotation } from '../ports.ts';
import { countedIn, countedSecretsIn, worstFirst } from './evaluated.ts';
import { unpublishedWarning } from './unpublished.ts';
import { plural } from './wording.ts';

/** GitHub shows at most this number of annotations for each level of a step. */
const ANNOTATIONS_PER_LEVEL = 10;

const LEVELS = ['error', 'warning', 'notice'] as const;

/** The annotations of a run, the most important first, at most {@link ANNOTATIONS_PER_LEVEL} of each level. */
export function annotations(run: Run): readonly Annotation[] {
  const reasons = run.reasons.map(({ code, message, effect }) =>
    annotation(
      levelOf(effect),
      `Assay: ${code}`,
      `${message.replace(/\.$/, '')}. ${REASONS[code].remediation}`,
    ),
  );
  const unsafe = run.reasons.find(({ code }) => code === 'workflow-unsafe');
  const unpublished = unpublishedWarning(run);
  const all = [
    ...(unpublished === undefined ? [] : [annotation('warning', 'Assay: NOT published', unpublished)]),
    ...reasons,
    ...countedSecretsIn(run).flatMap(({ finding, effect }) => ofSecret(finding, levelOf(effect))),
    ...worstFirst(countedIn(run)).map(ofVulnerability),
    ...(run.advice?.advice ?? []).map((one) =>
      ofAdvice(one, unsafe === undefined ? 'warning' : levelOf(unsafe.effect)),
    ),
    ...run.notes.map((note) => annotation('notice', 'Assay', note)),
  ];
  return LEVELS.flatMap((level) => bounded(all.filter((one) => one.level === level)));
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
    return inSource.map((place) => at(place, annotation(level, title, `${finding.title}. ${remediation}`)));
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
  const message = `${advice.message.replace(/\.$/, '')}. ${advice.remediation}`;
  return at(advice, annotation(level, `Workflow: ${advice.rule}`, message));
}

/** The annotation at a line of a file. */
function at(
  { path, line }: { readonly path: string; readonly line: number },
  withoutLine: Annotation,
): Annotation {
  // A redacted path does not name a file.
  return path.includes(REDACTED) ? withoutLine : { ...withoutLine, file: plain(path, 1000), line };
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

/** Shortens the annotations of one level. The last one then says how many more there are. */
export function bounded(all: readonly Annotation[]): readonly Annotation[] {
  if (all.length <= ANNOTATIONS_PER_LEVEL) return all;
  const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1);
  const level = all[0]?.level ?? 'error';
  const more = plural(all.length - shown.length, 'more entry', 'more entries');
  return [...shown, { level, title: 'Assay', message: `${more} in the job summary and in report.json.` }];
}
