import { orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { ADVICE_RULES, type Advice, type AdviceRule } from '../../domain/workflow/advice.ts';
import type {
  ActionFile,
  Job,
  Permissions,
  Step,
  Variable,
  Workflow,
} from '../../formats/workflow/workflow-file.ts';
import { parseUses } from '../../formats/workflow/workflow-uses.ts';
import type { Position, Text } from '../../formats/workflow/workflow-yaml.ts';

/** The action of Assay that a step or job runs. */
export type AssayAction = 'check' | 'gate';

/** A step with its file: the workflow, or a local composite action. */
export interface LocatedStep {
  readonly path: string;
  readonly step: Step;
}

/** How many steps of a local action are examined, with those of the actions that it uses. */
const MAX_INNER = 1000;

/** The workflows and local actions of a repository, and how they use one another. */
export class Repository {
  readonly workflows: readonly Workflow[];
  /** By the folder below the root of the repository. */
  readonly actions: ReadonlyMap<string, ActionFile>;

  readonly #actionsByJob = new Map<Job, ReadonlySet<AssayAction>>();
  readonly #events = new Map<Workflow, ReadonlySet<string>>();
  readonly #inner = new Map<ActionFile, readonly LocatedStep[]>();
  #usesAssay: boolean | undefined;

  constructor(workflows: readonly Workflow[], actions: ReadonlyMap<string, ActionFile>) {
    this.workflows = workflows;
    this.actions = actions;
  }

  /** The actions of Assay that a step runs, also through a local composite action. */
  assayActions(step: Step): ReadonlySet<AssayAction> {
    return new Set(this.flatten('', [step]).flatMap((placed) => this.#directAction(placed.step) ?? []));
  }

  /** The actions of Assay that a job runs, in its steps or in the reusable workflow that it calls. */
  assayActionsIn(job: Job): ReadonlySet<AssayAction> {
    const known = this.#actionsByJob.get(job);
    if (known !== undefined) return known;
    const called = this.called(job);
    const steps = [...job.steps, ...(called?.jobs.flatMap((inner) => inner.steps) ?? [])];
    const assayActions = new Set(steps.flatMap((step) => [...this.assayActions(step)]));
    if (job.uses !== undefined && called === undefined && isAssayWorkflow(job.uses))
      assayActions.add('check');
    this.#actionsByJob.set(job, assayActions);
    return assayActions;
  }

  /** The local reusable workflow that a job calls. */
  called(job: Job): Workflow | undefined {
    const uses = job.uses === undefined ? undefined : orUndefined(parseUses(job.uses.text));
    return uses?.kind === 'local' ? this.workflows.find(({ path }) => path === uses.path) : undefined;
  }

  /** The jobs that call a local reusable workflow. */
  callers(workflow: Workflow): readonly Job[] {
    return this.workflows.flatMap(({ jobs }) => jobs.filter((job) => this.called(job) === workflow));
  }

  /** The steps. After each step that uses a local composite action, the steps of that action follow, up to a limit. */
  flatten(path: string, steps: readonly Step[]): readonly LocatedStep[] {
    return steps.flatMap((step) => {
      const action = this.action(step);
      return [{ path, step }, ...(action?.composite === true ? this.#within(action) : [])];
    });
  }

  /** The events that start a workflow. For a reusable workflow, these include the events of its local callers. */
  events(workflow: Workflow): ReadonlySet<string> {
    const known = this.#events.get(workflow);
    if (known !== undefined) return known;
    const callers = this.workflows.filter((other) => other.jobs.some((job) => this.called(job) === workflow));
    const events = new Set(
      [workflow, ...callers].flatMap(({ triggers }) => triggers.map(({ event }) => event)),
    );
    this.#events.set(workflow, events);
    return events;
  }

  /** Whether any workflow runs Assay. */
  get usesAssay(): boolean {
    this.#usesAssay ??= this.workflows.some(({ jobs }) =>
      jobs.some((job) => this.assayActionsIn(job).size > 0),
    );
    return this.#usesAssay;
  }

  #within(action: ActionFile): readonly LocatedStep[] {
    const known = this.#inner.get(action);
    if (known !== undefined) return known;
    // Set first: actions that use one another would otherwise make billions of steps, or never end.
    this.#inner.set(action, []);
    const inner = this.flatten(action.path, action.steps).slice(0, MAX_INNER);
    this.#inner.set(action, inner);
    return inner;
  }

  /** The local action that a step uses. */
  action(step: Step): ActionFile | undefined {
    const uses = step.uses === undefined ? undefined : orUndefined(parseUses(step.uses.text));
    return uses?.kind === 'local' ? this.actions.get(uses.path) : undefined;
  }

  #directAction(step: Step): AssayAction | undefined {
    const uses = step.uses === undefined ? undefined : orUndefined(parseUses(step.uses.text));
    if (uses?.kind === 'remote' && uses.repository.endsWith('/assay')) {
      return uses.path === '' ? 'check' : uses.path === 'gate' ? 'gate' : undefined;
    }
    // `./` is Assay only in Assay's own repository. Elsewhere it is an action of that repository.
    const action = this.action(step);
    if (action === undefined || action.composite || !/^assay\b/i.test(action.name)) return undefined;
    return /\bgate\b/i.test(action.name) ? 'gate' : 'check';
  }
}

function isAssayWorkflow(text: Text): boolean {
  const uses = orUndefined(parseUses(text.text));
  if (uses === undefined || uses.kind === 'docker') return false;
  if (/(?:^|\/)assay\.ya?ml$/.test(uses.path)) return true;
  return uses.kind === 'remote' && uses.repository.endsWith('/assay') && uses.path !== '';
}

/** The permissions of a job's token; undefined if the setting of the repository decides. */
export function permissionsOf(workflow: Workflow, job: Job): Permissions | undefined {
  return job.permissions ?? workflow.permissions;
}

/** Whether the token may write to a scope. Without `permissions` it may, because the repository's default can allow it. */
export function mayWrite(permissions: Permissions | undefined, scope: string): boolean {
  if (permissions === undefined) return scope !== 'id-token';
  return permissions.all === undefined
    ? permissions.scopes.get(scope) === 'write'
    : permissions.all === 'write-all';
}

/** The value of an input. The case of its name does not matter. */
export function inputOf(variables: readonly Variable[], name: string): Text | undefined {
  return variables.find((variable) => variable.name.toLowerCase() === name)?.value;
}

/** Every text of a step: its command, inputs and variables. */
export function textsOf(step: Step): readonly Text[] {
  return [
    ...(step.run === undefined ? [] : [step.run]),
    ...[...step.with, ...step.env].map(({ value }) => value),
  ];
}

/** The action that a step uses, as `owner/name` or `owner/name/path` in lower case; empty for other steps. */
export function actionOf(step: Step): string {
  const uses = step.uses === undefined ? undefined : orUndefined(parseUses(step.uses.text));
  if (uses?.kind !== 'remote') return '';
  return uses.path === '' ? uses.repository : `${uses.repository}/${uses.path.toLowerCase()}`;
}

/** A name from a workflow, made safe for a message. */
export function named(text: string): string {
  return `\`${plain(text, 100).replaceAll('`', "'").trim()}\``;
}

/** One advice. Without a `remediation`, that of the rule is used. */
export function advise(
  rule: AdviceRule,
  path: string,
  { line, column }: Position,
  message: string,
  remediation: string = ADVICE_RULES[rule].remediation,
): Advice {
  return { rule, path, line, column, message, remediation };
}
