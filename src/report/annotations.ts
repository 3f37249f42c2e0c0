import type { SecretFinding, Vulnerability } from '../domain/finding.ts';
import { REASONS } from '../domain/reason.ts';
import type { Run } from '../domain/run.ts';
import { plain } from '../domain/text.ts';
import { counting } from '../domain/verdict.ts';
import { placeName } from '../formats/names.ts';
import { worstFirst } from './summary-findings.ts';
import { plural } from './wording.ts';

/** GitHub shows so many annotations of a level and step, and hides the rest. */
export const ANNOTATIONS_PER_LEVEL = 10;

/** One annotation; `line` counts from 1. Title and message are one safe line each. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** The annotations of a run, the most important first, at most {@link ANNOTATIONS_PER_LEVEL} of each level. */
export function annotations(run: Run): readonly Annotation[] {
  const level = run.verdict === 'failed' || run.verdict === 'error' ? 'error' : 'warning';
  const reasons = run.reasons.map(({ code, message }) =>
    annotation(level, `Assay: ${code}`, `${message.replace(/\.$/, '')}. ${REASONS[code].mend}`),
  );
  const secrets = run.secrets?.done ? run.secrets.value.findings.flatMap((one) => ofSecret(one, level)) : [];
  const found = run.scan?.done ? worstFirst(counting(run.scan.value.findings, run.policy)) : [];
  const notes = run.notes.map((note) => annotation('notice', 'Assay', note));
  const findings = found.map((one) => ofVulnerability(one, level));
  return [...bounded([...reasons, ...secrets, ...findings]), ...bounded(notes)];
}

/** One for each place in the source, where it can be shown beside the line; else one for the secret. */
function ofSecret(finding: SecretFinding, level: Annotation['level']): readonly Annotation[] {
  const title = `Secret: ${finding.rule}`;
  const mend = REASONS['secret-found'].mend;
  const inSource = finding.places.filter((place) => place.kind === 'source');
  if (inSource.length > 0) {
    return inSource.map(({ path, line }) => ({
      ...annotation(level, title, `${finding.title}. ${mend}`),
      file: plain(path, 1000),
      line,
    }));
  }
  const where = finding.places.slice(0, 3).map(placeName).join('; ');
  return [annotation(level, title, `${finding.title} in ${where}. ${mend}`)];
}

function ofVulnerability(finding: Vulnerability, level: Annotation['level']): Annotation {
  const { id, severity, version, fixedIn } = finding;
  const fix = fixedIn === undefined ? 'There is no fix yet.' : `Update to ${fixedIn}.`;
  const where = finding.foundIn.join(', ');
  return annotation(
    level,
    `${severity}: ${id} in ${finding.package}`,
    `${finding.package} ${version} (${where}) has ${id}, ${severity}. ${fix}`,
  );
}

function annotation(level: Annotation['level'], title: string, message: string): Annotation {
  return { level, title: plain(title, 200).trim(), message: plain(message, 2000).trim() };
}

/** Cuts a list of one level so that its last entry says how many more there are. */
function bounded(all: readonly Annotation[]): readonly Annotation[] {
  if (all.length <= ANNOTATIONS_PER_LEVEL) return all;
  const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1);
  const level = all[0]?.level ?? 'error';
  const more = plural(all.length - shown.length, 'more entry', 'more entries');
  return [...shown, { level, title: 'Assay', message: `${more} in the job summary and in report.json.` }];
}
