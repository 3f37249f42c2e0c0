import type { FileLines } from './file-lines.ts';
import { groupByImage, type ImageGroup, scanOf } from './image-group.ts';
import { actionOf } from './image-names.ts';
import { type Candidate, type JobView, type ReadStep, stepBlock } from './job-view.ts';
import type { MigrationNote } from './migration-note.ts';
import { isStatusAlone, readStep } from './wishes/read-step.ts';

/** What becomes of the steps of a job. */
export interface JobPlan {
  readonly job: JobView;
  readonly groups: readonly ImageGroup[];
  /** Steps about the source tree. The first group checks it too. Without a group, nothing replaces them. */
  readonly sources: readonly Candidate[];
  readonly installers: readonly ReadStep[];
  readonly left: readonly MigrationNote[];
}

/** Outputs of other actions, and the outputs of Assay that stand for them. */
export const OUTPUTS: Readonly<Record<string, string>> = {
  'outputs.sarif': 'outputs.sarif',
  'outputs.json': 'outputs.report',
  outcome: 'outcome',
  conclusion: 'conclusion',
};

/** Decides which steps of a job Assay replaces. `shared` are the places of steps that stand in several jobs by an alias. */
export function planJob(job: JobView, lines: FileLines, shared: ReadonlySet<string>): JobPlan {
  const outer = job.variables.map(({ name }) => name);
  const reads = job.steps.map((step, index): ReadStep => {
    const isShared = shared.has(placeOf(step));
    return {
      index,
      step,
      block: isShared ? undefined : stepBlock(step, lines),
      reading: readStep(step, outer),
    };
  });
  const notes: MigrationNote[] = [];
  const leave = ({ step }: Pick<ReadStep, 'step'>, why: string) =>
    notes.push({ kind: 'left', line: step.at.line, text: `${nameOf(step)} stays as it is: ${why}.` });
  const candidates: Candidate[] = [];
  for (const read of reads) {
    const { index, step, block, reading } = read;
    if (reading?.kind === 'left') leave(read, reading.why);
    if (reading?.kind !== 'wish') continue;
    const used = foreignOutput(read, job, lines);
    if (block === undefined)
      leave(read, 'it shares its text with another place, or its line with other steps');
    else if (used !== undefined) leave(read, used);
    else candidates.push({ index, step, block, wish: reading.wish });
  }
  const grouping = groupByImage(job, candidates);
  for (const { candidate, why } of grouping.left) leave(candidate, why);
  const sources = candidates.filter(({ wish }) => wish.image === undefined);
  const host = hostOf(grouping.groups);
  const hosted = sources.filter((source) => {
    if (host?.condition === undefined || host.condition === conditionText(source)) return true;
    leave(source, `Assay's step runs only if \`${host.condition}\``);
    return false;
  });
  const groups = grouping.groups.map((group) =>
    group === host ? { ...group, ...scanOf([...group.members, ...hosted]) } : group,
  );
  const installers = reads.filter(
    ({ reading, block }) => reading?.kind === 'installer' && block !== undefined,
  );
  return { job, groups, sources: hosted, installers, left: notes };
}

/** The group that also checks the source tree: one that always runs, if there is one. */
export function hostOf(groups: readonly ImageGroup[]): ImageGroup | undefined {
  return groups.find(({ condition }) => condition === undefined) ?? groups[0];
}

function conditionText({ step }: Candidate): string | undefined {
  if (step.if === undefined || isStatusAlone(step.if.text)) return undefined;
  return step.if.text.replace(/^\s*\$\{\{\s*|\s*\}\}\s*$/g, '');
}

/** How messages name a step. */
export function nameOf(step: ReadStep['step']): string {
  const action = actionOf(step);
  return action === '' ? 'the script' : action;
}

export function placeOf({ at }: ReadStep['step']): string {
  return `${at.line}:${at.column}`;
}

/** Why a step must stay: another line uses an output that Assay does not have. */
function foreignOutput({ step, block }: ReadStep, job: JobView, lines: FileLines): string | undefined {
  if (step.id === undefined || block === undefined) return undefined;
  for (const { name, line } of referencesTo(step.id, job, lines)) {
    const isOwn = line >= block.first && line <= block.last;
    if (!isOwn && OUTPUTS[name] === undefined)
      return `line ${line} uses its \`${name}\`, and Assay has no such output`;
  }
  return undefined;
}

/** Where a job names what a step answers: `outputs.NAME`, `outcome` or `conclusion`, with its offset. */
export function referencesTo(id: string, job: JobView, lines: FileLines) {
  const from = lines.startOf(job.first);
  const text = lines.text.slice(from, lines.startOf(job.last + 1));
  const before = `steps.${id}.`;
  return [...text.matchAll(/\bsteps\.([\w-]+)\.((?:outputs\.)?[\w-]+)/g)].flatMap((match) => {
    if (match[1] !== id) return [];
    const offset = from + match.index;
    const line = lines.text.slice(0, offset).split('\n').length;
    return [
      {
        name: match[2] ?? '',
        line,
        idStart: offset + 'steps.'.length,
        end: offset + before.length + (match[2] ?? '').length,
      },
    ];
  });
}
