import type {
  ActionFile,
  Job,
  Permissions,
  Step,
  Variable,
  Workflow,
} from '../../formats/workflow/workflow-file.ts';
import { type FileLines, indentOf } from './file-lines.ts';
import type { Reading, Wish } from './wishes/wish.ts';

/** A job of a workflow, or the steps of a composite action, with its lines. */
export interface JobView {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly steps: readonly Step[];
  /** Variables of the workflow and the job. */
  readonly variables: readonly Variable[];
  /** Its own permissions, else those of the workflow. Absent: none are written. */
  readonly permissions?: Permissions;
  readonly condition?: string;
}

/** The lines of a step. The dash is at column `dash`, counted from 0. */
export interface StepBlock {
  readonly first: number;
  readonly last: number;
  readonly dash: number;
}

/** A step that Assay replaces. */
export interface Candidate {
  readonly index: number;
  readonly step: Step;
  readonly block: StepBlock;
  readonly wish: Wish;
}

/** A step as it is read, with its lines where it stands on lines of its own. */
export interface ReadStep {
  readonly index: number;
  readonly step: Step;
  readonly block: StepBlock | undefined;
  readonly reading: Reading | undefined;
}

export function jobViews({ jobs, env, permissions }: Workflow, lines: FileLines): readonly JobView[] {
  return jobs.map((job) => ({
    id: job.id,
    first: job.at.line,
    last: lines.lastOfBlock(job.at.line, job.at.column - 1),
    steps: job.steps,
    variables: [...env, ...job.env],
    ...permissionsOf(job, permissions),
    ...(job.if === undefined ? {} : { condition: job.if.text }),
  }));
}

function permissionsOf(job: Job, whole: Permissions | undefined): { readonly permissions?: Permissions } {
  const permissions = job.permissions ?? whole;
  return permissions === undefined ? {} : { permissions };
}

export function actionView({ steps }: ActionFile, lines: FileLines): JobView {
  return { id: 'runs', first: 1, last: lines.count, steps, variables: [] };
}

/** The lines of a step, if it stands on lines of its own and shares nothing with another place by an anchor or an alias. */
export function stepBlock({ at }: Step, lines: FileLines): StepBlock | undefined {
  const line = lines.line(at.line);
  const before = line.slice(0, at.column - 1);
  if (!/^ *- +$/.test(before)) return undefined;
  const dash = indentOf(line);
  const last = lines.lastOfBlock(at.line, dash);
  for (let number = at.line; number <= last; number += 1)
    if (/^ *(?:- +)?(?:[\w-]+:\s*)?[&*][A-Za-z][\w-]*\s*$/.test(lines.line(number))) return undefined;
  return { first: at.line, last, dash };
}
