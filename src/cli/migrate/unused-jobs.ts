import type { Workflow } from '../../formats/workflow/workflow-file.ts';
import { type FileLines, indentOf } from './file-lines.ts';
import { actionOf } from './image-names.ts';
import { hostOf, type JobPlan } from './plan-job.ts';
import type { Rewrite } from './rewrite-job.ts';

/** A job that is removed. */
export interface UnusedJob extends Rewrite {
  readonly job: string;
}

/**
 * Jobs that do nothing but what Assay's step in another job does too: they check out and search or scan the source tree. A
 * job stays if another one needs it, or if Assay's step does not always run.
 */
export function unusedJobs(
  workflow: Workflow,
  plans: readonly JobPlan[],
  lines: FileLines,
): readonly UnusedJob[] {
  const always = plans.some(
    ({ groups, job }) =>
      groups.length > 0 && job.condition === undefined && hostOf(groups)?.condition === undefined,
  );
  if (!always) return [];
  const needed = new Set(workflow.jobs.flatMap(({ needs }) => needs));
  return plans.flatMap(({ job, groups, sources, left }): readonly UnusedJob[] => {
    const others = job.steps.filter((_, index) => !sources.some((source) => source.index === index));
    const isIdle = others.every((step) => actionOf(step) === 'actions/checkout');
    if (groups.length > 0 || sources.length === 0 || left.length > 0 || !isIdle || needed.has(job.id))
      return [];
    const indent = indentOf(lines.line(job.first));
    let first = job.first;
    while (
      lines
        .line(first - 1)
        .trimStart()
        .startsWith('#') &&
      indentOf(lines.line(first - 1)) === indent
    )
      first -= 1;
    if (lines.line(first - 1).trim() === '') first -= 1;
    const text = `The job \`${job.id}\` is gone, since Assay's step checks the source tree too. If a rule requires the check \`${job.id}\`, change that rule.`;
    return [
      {
        job: job.id,
        splices: [lines.replace(first, job.last, [])],
        notes: [
          { kind: 'changes', line: job.first, text },
          ...sources.flatMap(({ wish, step }) =>
            (wish.todo ?? []).map((todo) => ({ kind: 'todo', line: step.at.line, text: todo }) as const),
          ),
        ],
      },
    ];
  });
}
