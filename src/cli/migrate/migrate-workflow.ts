import { basename } from 'node:path/posix';
import { isDeepStrictEqual } from 'node:util';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import {
  type ActionFile,
  parseAction,
  parseWorkflow,
  type Workflow,
} from '../../formats/workflow/workflow-file.ts';
import { isPinned, parseUses } from '../../formats/workflow/workflow-uses.ts';
import type { FileChange } from '../changes/file-change.ts';
import { assayReference, NO_COMMIT, type PinStyle } from './assay-step.ts';
import { FileLines, type Splice, spliced } from './file-lines.ts';
import { actionView, type JobView, jobViews } from './job-view.ts';
import { inOrder, type MigrationNote } from './migration-note.ts';
import { type JobPlan, nameOf, placeOf, planJob } from './plan-job.ts';
import { settingsOf } from './policy-of-scans.ts';
import { type Rewrite, rewriteJob } from './rewrite-job.ts';
import { unusedJobs } from './unused-jobs.ts';

/** What a migration reads. */
export interface MigrationInput {
  readonly path: string;
  readonly text: string;
  /** Whether the repository has a policy file. */
  readonly hasPolicy: boolean;
  /** The commit of a release of Assay. Absent: somebody must fill it in. */
  readonly commit?: string;
}

export interface Migration {
  /** The file, and perhaps a new policy file. Empty where nothing can be translated. */
  readonly changes: readonly FileChange[];
  readonly notes: readonly MigrationNote[];
}

interface Source {
  readonly jobs: readonly JobView[];
  readonly workflow?: Workflow;
}

/** Turns a workflow or a composite action into one with Assay. The fault is a sentence that names the file. */
export function migrateWorkflow(input: MigrationInput): Parsed<Migration> {
  const { path, text, commit } = input;
  const lines = new FileLines(text);
  const source = sourceOf(path, text, lines);
  if (!source.ok) return source;
  const { jobs, workflow } = source.value;
  const shared = sharedPlaces(jobs);
  const plans = jobs.map((job) => planJob(job, lines, shared));
  const withImage = plans.filter(({ groups }) => groups.length > 0);
  const gone = workflow === undefined ? [] : unusedJobs(workflow, plans, lines);
  const settings = settingsOf(
    withImage.flatMap(({ groups }) => groups.map(({ scan }) => scan)),
    input.hasPolicy,
  );
  const reference = assayReference(styleOf(jobs), commit);
  const context = { lines, reference, settings, isAction: workflow === undefined };
  const rewrites: readonly Rewrite[] = [...withImage.map((plan) => rewriteJob(plan, context)), ...gone];
  const loose = plans.filter(
    (plan) => plan.groups.length === 0 && !gone.some(({ job }) => job === plan.job.id),
  );
  const notes = inOrder([
    ...plans.flatMap(({ left }) => left),
    ...loose.flatMap(looseNotes),
    ...rewrites.flatMap((rewrite) => rewrite.notes),
    ...(withImage.length === 0 ? [] : [...settings.notes, ...commitNotes(reference)]),
  ]);
  const splices = rewrites.flatMap((rewrite) => rewrite.splices);
  if (splices.length === 0) return parsed({ changes: [], notes });
  const after = checked(path, text, splices, jobs.length - gone.length);
  if (!after.ok) return after;
  const change = { path, before: text, after: after.value };
  return parsed({ changes: [change, ...(settings.change === undefined ? [] : [settings.change])], notes });
}

function sourceOf(path: string, text: string, lines: FileLines): Parsed<Source> {
  const isAction = /^action\.ya?ml$/.test(basename(path));
  const read = isAction ? parseAction(path, text) : parseWorkflow(path, text);
  if (!read.ok)
    return unparsable(
      `${path}:${read.fault.at.line} is no ${isAction ? 'action' : 'workflow'}: ${read.fault.message}`,
    );
  if ('jobs' in read.value) return parsed({ jobs: jobViews(read.value, lines), workflow: read.value });
  const action: ActionFile = read.value;
  if (!action.composite) return unparsable(`${path} is an action without steps`);
  return parsed({ jobs: [actionView(action, lines)] });
}

/** The places of steps that stand in the file once and are used several times, by an alias. */
function sharedPlaces(jobs: readonly JobView[]): ReadonlySet<string> {
  const places = jobs.flatMap(({ steps }) => steps.map(placeOf));
  return new Set(places.filter((place, index) => places.indexOf(place) !== index));
}

/** By commit, unless most other actions of the file are named by a tag. */
function styleOf(jobs: readonly JobView[]): PinStyle {
  const remote = jobs.flatMap(({ steps }) =>
    steps.flatMap(({ uses }) => {
      const read = uses === undefined ? undefined : parseUses(uses.text);
      return read?.ok === true && read.value.kind === 'remote' ? [isPinned(read.value)] : [];
    }),
  );
  return remote.filter((one) => !one).length > remote.length / 2 ? 'tag' : 'commit';
}

function commitNotes(reference: string): readonly MigrationNote[] {
  if (!reference.includes(NO_COMMIT)) return [];
  return [
    {
      kind: 'todo',
      text: 'Replace the zeros with the commit of a release of Assay, or run this again with `--commit SHA`.',
    },
  ];
}

function looseNotes({ sources, job }: JobPlan): readonly MigrationNote[] {
  return sources.map(({ step }) => ({
    kind: 'left',
    line: step.at.line,
    text: `${nameOf(step)} stays as it is: no step of the job \`${job.id}\` checks an image, and Assay checks the source tree together with an image. \`assay secrets\` searches a source tree alone.`,
  }));
}

/** The changed text, if it is still a workflow with the same jobs in which every line that stayed means the same. */
function checked(path: string, text: string, splices: readonly Splice[], jobs: number): Parsed<string> {
  const refused = unparsable(
    `${path} is written in a way that Assay cannot change safely; nothing was changed`,
  );
  const after = splicedOrUndefined(text, splices);
  if (after === undefined) return refused;
  const source = sourceOf(path, after, new FileLines(after));
  if (!source.ok || source.value.jobs.length !== jobs) return refused;
  const before = sourceOf(path, text, new FileLines(text));
  const kept = (of: readonly JobView[]) =>
    of.map(({ id, variables }) => [id, variables.map(({ name }) => name)]);
  const remaining = before.ok
    ? before.value.jobs.filter(({ id }) => source.value.jobs.some((job) => job.id === id))
    : [];
  return isDeepStrictEqual(kept(remaining), kept(source.value.jobs)) ? parsed(after) : refused;
}

function splicedOrUndefined(text: string, splices: readonly Splice[]): string | undefined {
  try {
    return spliced(text, splices);
  } catch {
    return undefined;
  }
}
