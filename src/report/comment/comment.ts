import { createHash } from 'node:crypto';
import type { PullRequestComment } from '../../domain/run/pull-request.ts';
import type { Run } from '../../domain/run/run.ts';
import { httpsAddress } from '../markdown.ts';
import { endingSoonSection } from '../summary/ending-soon.ts';
import { headline, numbersLine } from '../summary/headline.ts';
import { actionSections, joined } from '../summary/summary.ts';
import { deltaSection, hasChanged } from '../summary/summary-delta.ts';
import { unpublishedWarning } from '../unpublished.ts';
import { subjectName } from '../verdict-line.ts';

/** GitHub refuses a comment of more than 65,536 characters. A byte is at least a character. */
export const COMMENT_LIMIT_BYTES = 60_000;

/** Numbers of rows for each list. They are tried in this order until the comment fits. */
const ROWS = [10, 5, 2] as const;

/** The run as a comment of the pull request: what a person must see of the job summary. `job`: the id of the job. */
export function commentOf(run: Run, job: string): PullRequestComment {
  const marker = markerOf(run, job);
  return { marker, body: `${marker}\n${render(run)}`, isQuiet: isQuiet(run) };
}

/** Whether nothing is blocked, warned about, in error or changed. */
function isQuiet(run: Run): boolean {
  return run.verdict === 'passed' && unpublishedWarning(run) === undefined && !hasChanged(run);
}

/** Hidden from readers. The same for every run of a job for an image, whatever the commit. */
function markerOf(run: Run, job: string): string {
  const [workflow = ''] = run.event.workflow.split('@');
  const key = JSON.stringify([run.event.repository, workflow, job, subjectName(run)]);
  return `<!-- assay:comment:1 ${createHash('sha256').update(key).digest('hex').slice(0, 32)} -->`;
}

function render(run: Run): string {
  for (const rows of ROWS) {
    const text = joined([...head(run), ...sections(run, rows), footer(run)]);
    if (Buffer.byteLength(text) <= COMMENT_LIMIT_BYTES) return text;
  }
  return joined([...head(run), 'The rest is too long for a comment.', footer(run)]);
}

function head(run: Run): readonly string[] {
  return [`### ${headline(run)}`, numbersLine(run)];
}

function sections(run: Run, rows: number): readonly string[] {
  return [deltaSection(run, rows, 0), ...actionSections(run, rows, rows), endingSoonSection(run, rows)];
}

function footer({ event, startedAt }: Run): string {
  const address = httpsAddress(event.runUrl);
  const all = address === undefined ? 'The job summary' : `[The job summary](${address})`;
  const commit = /^[0-9a-f]{40,64}$/.test(event.sha) ? ` of ${event.sha.slice(0, 12)}` : '';
  return `${all} has everything. Assay${commit}, ${startedAt.slice(0, 'YYYY-MM-DDThh:mm'.length).replace('T', ' ')} UTC.`;
}
