import { optional } from '../../domain/optional.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import type { Entry, Located, Mapping, Position, Text, YamlFault } from './workflow-yaml.ts';
import { parseYaml } from './workflow-yaml.ts';

/** The parts of a GitHub Actions workflow that Assay reviews. */
export interface Workflow {
  /** Below the root of the repository. */
  readonly path: string;
  readonly triggers: readonly Trigger[];
  readonly permissions?: Permissions;
  readonly env: readonly Variable[];
  readonly jobs: readonly Job[];
}

/** An event of `on:` with its filters (`paths`, `types`, …). The values of a mapping such as `secrets` are its keys. */
export interface Trigger {
  readonly event: string;
  readonly at: Position;
  readonly filters: readonly Filter[];
}

export interface Filter {
  readonly name: string;
  readonly at: Position;
  readonly values: readonly string[];
}

/** `permissions:`. `all` is `read-all` or `write-all`. A scope that is not listed has no permission. */
export interface Permissions {
  readonly at: Position;
  readonly all?: string;
  readonly scopes: ReadonlyMap<string, string>;
}

/** A variable, input or secret that is set: its name as written, and the position of the name. */
export interface Variable {
  readonly name: string;
  readonly at: Position;
  readonly value: Text;
}

export interface Job {
  readonly id: string;
  readonly at: Position;
  readonly name?: string;
  readonly if?: Text;
  readonly needs: readonly string[];
  /** The name, which may be an expression. */
  readonly environment?: Text;
  readonly permissions?: Permissions;
  readonly env: readonly Variable[];
  readonly continueOnError?: Text;
  /** The reusable workflow that the job calls. */
  readonly uses?: Text;
  readonly with: readonly Variable[];
  /** The secrets that are passed to the reusable workflow by name. */
  readonly secrets: readonly Variable[];
  /** The position of `secrets: inherit`. */
  readonly inheritsSecrets?: Position;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly at: Position;
  readonly id?: string;
  readonly if?: Text;
  readonly uses?: Text;
  readonly run?: Text;
  readonly with: readonly Variable[];
  readonly env: readonly Variable[];
  readonly continueOnError?: Text;
}

/** An `action.yml`. Only a composite action has `steps`. */
export interface ActionFile {
  readonly path: string;
  readonly name: string;
  readonly composite: boolean;
  readonly steps: readonly Step[];
}

/** Greatest number of jobs; GitHub runs fewer. A bound is needed since some checks take quadratic time. */
const MAX_JOBS = 500;

/** Reads a workflow. Never throws. */
export function parseWorkflow(path: string, source: string): Parsed<Workflow, YamlFault> {
  const document = parseYaml(source);
  if (!document.ok) return document;
  const root = document.value;
  if (root.kind !== 'map') return unparsable({ message: 'it is not a mapping', at: root.at });
  const on = root.entries.get('on')?.value;
  if (on === undefined) return unparsable({ message: 'it has no `on:`', at: root.at });
  const jobs = mappingAt(root, 'jobs');
  if (jobs === undefined) return unparsable({ message: 'it has no `jobs:`', at: root.at });
  if (jobs.entries.size > MAX_JOBS)
    return unparsable({ message: `it has more than ${MAX_JOBS} jobs`, at: jobs.at });
  return parsed({
    path,
    triggers: triggersOf(on),
    ...permissionsOf(root),
    env: variablesOf(root, 'env'),
    jobs: [...jobs.entries].flatMap(([id, entry]) => jobOf(id, entry) ?? []),
  });
}

/** Reads an `action.yml`. Never throws. */
export function parseAction(path: string, source: string): Parsed<ActionFile, YamlFault> {
  const document = parseYaml(source);
  if (!document.ok) return document;
  const root = document.value;
  const runs = root.kind === 'map' ? mappingAt(root, 'runs') : undefined;
  if (root.kind !== 'map' || runs === undefined)
    return unparsable({ message: 'it has no `runs:`', at: root.at });
  const composite = textAt(runs, 'using')?.text.toLowerCase() === 'composite';
  return parsed({ path, name: textAt(root, 'name')?.text ?? '', composite, steps: stepsOf(runs) });
}

function triggersOf(on: Located): readonly Trigger[] {
  if (on.kind === 'text') return [{ event: on.text, at: on.at, filters: [] }];
  if (on.kind === 'list') return on.items.flatMap(triggersOf);
  return [...on.entries].map(([event, { at, value }]) => ({ event, at, filters: filtersOf(value) }));
}

function filtersOf(value: Located): readonly Filter[] {
  if (value.kind !== 'map') return [];
  return [...value.entries].map(([name, { at, value: filter }]) => ({
    name,
    at,
    values: filter.kind === 'map' ? [...filter.entries.keys()] : textsOf(filter),
  }));
}

function permissionsOf(owner: Mapping): { readonly permissions?: Permissions } {
  const entry = owner.entries.get('permissions');
  if (entry === undefined) return {};
  const { at, value } = entry;
  if (value.kind === 'text') return { permissions: { at, all: value.text, scopes: new Map() } };
  const listed = value.kind === 'map' ? [...value.entries] : [];
  const scopes = listed.flatMap(([name, { value: level }]) =>
    level.kind === 'text' ? [[name, level.text] as const] : [],
  );
  return { permissions: { at, scopes: new Map(scopes) } };
}

function jobOf(id: string, { at, value }: Entry): Job | undefined {
  if (value.kind !== 'map') return undefined;
  const environment = value.entries.get('environment')?.value;
  const secrets = value.entries.get('secrets');
  const inherits = secrets?.value.kind === 'text' && secrets.value.text === 'inherit';
  return {
    id,
    at,
    needs: textsOf(value.entries.get('needs')?.value),
    ...permissionsOf(value),
    env: variablesOf(value, 'env'),
    with: variablesOf(value, 'with'),
    secrets: variablesOf(value, 'secrets'),
    steps: stepsOf(value),
    ...optional({
      name: textAt(value, 'name')?.text,
      if: textAt(value, 'if'),
      environment: environment?.kind === 'map' ? textAt(environment, 'name') : asText(environment),
      continueOnError: textAt(value, 'continue-on-error'),
      uses: textAt(value, 'uses'),
      inheritsSecrets: inherits ? secrets.at : undefined,
    }),
  };
}

function stepsOf(owner: Mapping): readonly Step[] {
  const steps = owner.entries.get('steps')?.value;
  if (steps?.kind !== 'list') return [];
  return steps.items.flatMap((step) => (step.kind === 'map' ? stepOf(step) : []));
}

function stepOf(step: Mapping): Step {
  return {
    at: step.at,
    with: variablesOf(step, 'with'),
    env: variablesOf(step, 'env'),
    ...optional({
      id: textAt(step, 'id')?.text,
      if: textAt(step, 'if'),
      uses: textAt(step, 'uses'),
      run: textAt(step, 'run'),
      continueOnError: textAt(step, 'continue-on-error'),
    }),
  };
}

function variablesOf(owner: Mapping, key: string): readonly Variable[] {
  const values = mappingAt(owner, key);
  if (values === undefined) return [];
  return [...values.entries].flatMap(([name, { at, value }]) =>
    value.kind === 'text' ? [{ name, at, value }] : [],
  );
}

function mappingAt(owner: Mapping, key: string): Mapping | undefined {
  const value = owner.entries.get(key)?.value;
  return value?.kind === 'map' ? value : undefined;
}

function textAt(owner: Mapping, key: string): Text | undefined {
  return asText(owner.entries.get(key)?.value);
}

function asText(value: Located | undefined): Text | undefined {
  return value?.kind === 'text' ? value : undefined;
}

function textsOf(value: Located | undefined): readonly string[] {
  if (value === undefined || value.kind === 'map') return [];
  if (value.kind === 'text') return value.text === '' ? [] : [value.text];
  return value.items.flatMap((item) => (item.kind === 'text' ? item.text : []));
}
