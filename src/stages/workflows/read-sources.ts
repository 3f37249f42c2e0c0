import { join } from 'node:path';
import { orUndefined, type Parsed, unparsable } from '../../domain/result.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import type { Advice } from '../../domain/workflow/advice.ts';
import {
  type ActionFile,
  parseAction,
  parseWorkflow,
  type Step,
  type Workflow,
} from '../../formats/workflow/workflow-file.ts';
import { parseUses } from '../../formats/workflow/workflow-uses.ts';
import type { YamlFault } from '../../formats/workflow/workflow-yaml.ts';
import { BoundedReader, exists, type FileText } from '../shared/bounded-reader.ts';
import { isPolicy, OTHER_POLICY_PATHS } from './policy-places.ts';
import { advise } from './workflow-repository.ts';

const WORKFLOWS = '.github/workflows';

/** The files that were read from a repository. Paths are below its root. */
export interface Sources {
  /** The root of the repository within the workspace: empty, or a folder. */
  readonly root: string;
  readonly files: number;
  readonly workflows: readonly Workflow[];
  /** By the action's folder. */
  readonly actions: ReadonlyMap<string, ActionFile>;
  /** Policy files in places that Assay does not read. */
  readonly policies: readonly string[];
  /** Files that could not be read, or are no workflow or action. */
  readonly unreadable: readonly Advice[];
  readonly notes: readonly string[];
}

/**
 * Reads the workflows of the repository of the source tree, and the local actions that they use. It has limits and follows
 * no links. Never throws: what cannot be read is reported.
 */
export async function readSources(source: SourceTree): Promise<Sources> {
  const { folder, path: root } = await repositoryOf(source);
  const reader = new BoundedReader(folder);
  const unreadable: Advice[] = [];
  const parsed = <T extends Workflow | ActionFile>(
    path: string,
    file: FileText | undefined,
    parse: (path: string, text: string) => Parsed<T, YamlFault>,
  ): T | undefined => {
    if (file === undefined) return undefined;
    const read =
      'fault' in file
        ? unparsable({ message: file.fault, at: { line: 1, column: 1 } })
        : parse(path, file.text);
    if (read.ok) return read.value;
    const { message, at } = read.fault;
    unreadable.push(advise('workflow-unreadable', path, at, `the file was not reviewed: ${message}`));
    return undefined;
  };

  const workflows: Workflow[] = [];
  const policies: string[] = [];
  for (const path of await reader.list(WORKFLOWS)) {
    const file = await reader.read(path);
    if (file !== undefined && 'text' in file && isMisplacedPolicy(file.text)) {
      policies.push(path);
      continue;
    }
    const workflow = parsed(path, file, parseWorkflow);
    if (workflow !== undefined) workflows.push(workflow);
  }
  const actions = new Map<string, ActionFile>();
  // Actions use actions: this loop also visits what it adds to the set.
  const used = new Set(workflows.flatMap(({ jobs }) => jobs.flatMap(({ steps }) => localActions(steps))));
  for (const at of used) {
    for (const name of ['action.yml', 'action.yaml']) {
      const path = at === '' ? name : `${at}/${name}`;
      const file = await reader.read(path);
      if (file === undefined) continue;
      const action = parsed(path, file, parseAction);
      if (action !== undefined) {
        actions.set(at, action);
        for (const inner of localActions(action.steps)) used.add(inner);
      }
      break;
    }
  }
  policies.push(...(await misplacedPolicies(folder)));
  return { root, files: reader.files, workflows, actions, policies, unreadable, notes: reader.allNotes() };
}

/** Whether a file in the folder of workflows is no workflow but a policy. */
function isMisplacedPolicy(text: string): boolean {
  return !/^["']?(?:on|jobs)["']?\s*:/m.test(text) && isPolicy(text);
}

/** These files do not count as workflows. One that cannot be read is ignored. */
async function misplacedPolicies(folder: string): Promise<readonly string[]> {
  const reader = new BoundedReader(folder);
  const found: string[] = [];
  for (const path of OTHER_POLICY_PATHS) {
    const file = await reader.read(path);
    if (file !== undefined && 'text' in file && isPolicy(file.text)) found.push(path);
  }
  return found;
}

/** The folders of the local actions that steps use. */
function localActions(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ uses }) => {
    const named = uses === undefined ? undefined : orUndefined(parseUses(uses.text));
    return named?.kind === 'local' && !named.path.split('/').includes('..') ? [named.path] : [];
  });
}

/**
 * The source can be a folder of the repository, and the repository a folder of the workspace. The repository is the nearest
 * folder with `.git`, or else the nearest folder with workflows.
 */
async function repositoryOf(source: SourceTree): Promise<SourceTree> {
  const segments = source.path.split('/').filter((segment) => segment !== '');
  const candidates = Array.from({ length: segments.length + 1 }, (_, up) => ({
    folder: join(source.folder, ...Array.from({ length: up }, () => '..')),
    path: segments.slice(0, segments.length - up).join('/'),
  }));
  for (const sign of ['.git', WORKFLOWS]) {
    for (const candidate of candidates) {
      if (await exists(join(candidate.folder, sign))) return candidate;
    }
  }
  return source;
}
