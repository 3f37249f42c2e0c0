import { behaviourNotes, droppedPermissions, neededPermissions } from './behaviour-notes.ts';
import { checkoutOf, depthEdits } from './checkout-depth.ts';
import type { FileLines, Splice } from './file-lines.ts';
import { groupLines } from './group-steps.ts';
import { freeId, type ImageGroup } from './image-group.ts';
import { repositoryName } from './image-names.ts';
import { permissionEdits } from './job-permissions.ts';
import type { Candidate, JobView, StepBlock } from './job-view.ts';
import { changes, type MigrationNote } from './migration-note.ts';
import { hostOf, type JobPlan, OUTPUTS, referencesTo } from './plan-job.ts';
import type { ScanSettings } from './policy-of-scans.ts';
import { uploadEdits } from './sarif-upload.ts';
import { commentsIn, type Removal, removalOf } from './step-removal.ts';
import type { WrittenFile } from './wishes/wish.ts';

/** What every job of a file shares. */
export interface RewriteContext {
  readonly lines: FileLines;
  readonly reference: string;
  readonly settings: ScanSettings;
  /** A composite action has no permissions, and its callers check out. */
  readonly isAction: boolean;
}

export interface Rewrite {
  readonly splices: readonly Splice[];
  readonly notes: readonly MigrationNote[];
}

interface Lot {
  readonly group: ImageGroup;
  readonly id: string;
  /** Every step that Assay's step stands for. */
  readonly covered: readonly Candidate[];
  readonly removals: readonly Removal[];
  readonly blocks: readonly StepBlock[];
}

/** The changes of a job in which at least one image is checked. */
export function rewriteJob(plan: JobPlan, context: RewriteContext): Rewrite {
  const { job } = plan;
  const checkout = checkoutOf(job);
  const lots = lotsOf(plan, context.lines);
  const gone = lots.flatMap(({ blocks }) => blocks);
  const parts = lots.map((lot, index) =>
    rewriteLot(lot, index === 0, checkout !== undefined, plan, context, gone),
  );
  const depth = checkout === undefined ? undefined : depthEdits(checkout, context.lines);
  const permissions = context.isAction
    ? { splices: [], notes: actionNotes(plan) }
    : permissionEdits(job, context.lines, neededPermissions(plan), droppedPermissions(plan));
  const all = [...parts, ...(depth === undefined ? [] : [depth]), permissions];
  return {
    splices: all.flatMap(({ splices }) => splices),
    notes: [...all.flatMap(({ notes }) => notes), ...perhapsTwice(plan)],
  };
}

/** An expression may name any image, also that of another step. */
function perhapsTwice({ job, groups }: JobPlan): readonly MigrationNote[] {
  const unknown = groups.filter(({ image }) => /^<[^/]*>$/.test(repositoryName(image, job.variables)));
  if (groups.length < 2) return [];
  return unknown.map(({ image, place: { step } }) => ({
    kind: 'todo',
    line: step.at.line,
    text: `\`${image}\` is known only when the job runs. If another step of Assay checks the same image, remove one of them.`,
  }));
}

function actionNotes(plan: JobPlan): readonly MigrationNote[] {
  const needs = neededPermissions(plan).map(({ scope, level, why }) => `\`${scope}: ${level}\`, to ${why}`);
  return [
    'Jobs that use this action must check out with `fetch-depth: 0`, since the secrets check reads every commit of the event.',
    ...needs.map((one) => `Jobs that use this action need ${one}.`),
  ].map((text) => ({ kind: 'todo', text }));
}

function lotsOf(plan: JobPlan, lines: FileLines): readonly Lot[] {
  const host = hostOf(plan.groups);
  const ids: string[] = [];
  return plan.groups.map((group) => {
    const id = freeId('assay', plan.job, ids);
    ids.push(id);
    const covered = group === host ? [...group.members, ...plan.sources] : group.members;
    const others = covered.filter((one) => one !== group.place).map(({ block }) => block);
    const removed = group === host ? [...others, ...unusedInstallers(plan)] : others;
    removed.sort((one, other) => one.first - other.first);
    const removals = removed.map((block) => removalOf(block, lines));
    return { group, id, covered, removals, blocks: [...removed, group.place.block] };
  });
}

/** The installers of programs that no remaining step calls. */
function unusedInstallers({ job, groups, sources, installers }: JobPlan): readonly StepBlock[] {
  const gone = new Set([...groups.flatMap(({ members }) => members), ...sources].map(({ index }) => index));
  return installers.flatMap(({ reading, block }) => {
    if (reading?.kind !== 'installer' || block === undefined) return [];
    const isUsed = job.steps.some(
      ({ run }, index) => !gone.has(index) && run?.text.includes(reading.program),
    );
    return isUsed ? [] : [block];
  });
}

function rewriteLot(
  lot: Lot,
  isFirst: boolean,
  hasCheckout: boolean,
  plan: JobPlan,
  { lines, reference, settings, isAction }: RewriteContext,
  gone: readonly StepBlock[],
): Rewrite {
  const { group, id, covered, removals } = lot;
  const { job } = plan;
  const { block } = group.place;
  const comments = [...removals.flatMap((one) => one.comments), ...commentsIn(block, lines)];
  const sources = covered.filter(({ wish }) => wish.image === undefined);
  const place = {
    id,
    reference,
    isFirst,
    hasCheckout: hasCheckout || isAction,
    sources,
    settings: settings.inputsFor(group.scan),
  };
  const files = covered.flatMap(({ wish }) => wish.files ?? []);
  const upload = uploadEdits(job, lines, files, id);
  const indented = [...new Set(comments)].map((comment) => ' '.repeat(block.dash) + comment);
  return {
    splices: [
      lines.replace(block.first, block.last, [...indented, ...groupLines(group, place, block.dash)]),
      ...removals.map(({ first, last }) => lines.replace(first, last, [])),
      ...upload.splices,
      ...buildIdEdits(group, lines),
      ...covered.flatMap((one) => referenceEdits(one, id, job, lines, gone)),
    ],
    notes: [
      ...behaviourNotes(group, plan, settings),
      ...covered.flatMap(({ wish }) => (wish.changes ?? []).map((text) => changes(text))),
      ...covered.flatMap(({ wish, step }) =>
        (wish.todo ?? []).map((text) => ({ kind: 'todo', line: step.at.line, text }) as const),
      ),
      ...fileNotes(files, id, job, lines, gone, upload.changed),
    ],
  };
}

function buildIdEdits({ unnamedBuild }: ImageGroup, lines: FileLines): readonly Splice[] {
  if (unnamedBuild === undefined) return [];
  const { built, id } = unnamedBuild;
  const { step } = built;
  const uses = step.uses?.at.line ?? step.at.line;
  const line = `${' '.repeat(step.at.column - 1)}id: ${id}`;
  return [lines.insertBefore(uses === step.at.line ? uses + 1 : uses, [line])];
}

/** Lets other lines of the job read the outputs of Assay's step. */
function referenceEdits(
  { step }: Candidate,
  id: string,
  job: JobView,
  lines: FileLines,
  gone: readonly StepBlock[],
): readonly Splice[] {
  if (step.id === undefined) return [];
  return referencesTo(step.id, job, lines).flatMap(({ name, line, idStart, end }) => {
    const isGone = gone.some(({ first, last }) => line >= first && line <= last);
    return isGone ? [] : [{ start: idStart, end, text: `${id}.${OUTPUTS[name] ?? name}` }];
  });
}

/** Names the lines that read a file which nothing writes any more. */
function fileNotes(
  files: readonly WrittenFile[],
  id: string,
  job: JobView,
  lines: FileLines,
  gone: readonly StepBlock[],
  changed: readonly number[],
): readonly MigrationNote[] {
  const notes: MigrationNote[] = [];
  for (let line = job.first; line <= job.last; line += 1) {
    if (changed.includes(line) || gone.some(({ first, last }) => line >= first && line <= last)) continue;
    const file = files.find(({ path }) => lines.line(line).includes(path.replace(/^(?:\.\/)+/, '')));
    if (file === undefined) continue;
    const text = `${file.path} is not written any more. Read \`\${{ steps.${id}.outputs.${file.output} }}\` instead${file.output === 'sbom' ? ', which is CycloneDX; the SPDX document lies beside it' : ''}.`;
    notes.push({ kind: 'todo', line, text });
  }
  return notes;
}
