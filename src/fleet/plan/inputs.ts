import { type Environment, RawInputs } from '../../action/raw-inputs.ts';
import { readRepositories, readSettings, type Settings } from '../../action/settings.ts';
import { MAX_SHARDS } from '../../domain/fleet/fleet-plan.ts';
import { globFault } from '../../domain/glob.ts';
import { parseReference } from '../../domain/image/image.ts';
import type { TagSelection } from '../../stages/fleet/read-fleet.ts';
import type { PlanRequest } from './pipeline.ts';

/** Reads every input of the plan. Finds all faults before it reports any. */
export function readPlanInputs(env: Environment): { request: PlanRequest; settings: Settings } {
  const inputs = new RawInputs(env);
  const from = inputs.lines('from').map((path) => inputs.path(path));
  const tagsOf = inputs.lines('tags-of').flatMap((text) => readSelection(inputs, text));
  if (from.length === 0 && inputs.text('tags-of') === '')
    inputs.fault('from', 'name what the fleet is: files or folders here, or repositories in `tags-of`');
  const shards = readShards(inputs);
  const offline = inputs.boolean('offline');
  const request: PlanRequest = {
    from,
    base: inputs.path('.'),
    tagsOf,
    ...(shards === undefined ? {} : { shards }),
    database: { repositories: readRepositories(inputs, 'db-repository'), offline },
  };
  const settings = readSettings(inputs, env, {
    offline,
    registries: [],
    evidenceFolder: 'assay-fleet-plan',
    tools: ['trivy'],
    outputInputs: [],
  });
  for (const name of ['registry-username', 'registry-password']) {
    if (inputs.text(name) !== '')
      inputs.fault(
        name,
        'a fleet may be in several registries: log in to each of them before, by `docker login` or a credential helper',
      );
  }
  inputs.throwFaults();
  return { request, settings };
}

/** `registry/repository`, or with a glob for its tags: `registry/repository:v*`. */
function readSelection(inputs: RawInputs, text: string): readonly TagSelection[] {
  const colon = text.lastIndexOf(':');
  const hasGlob = colon > text.lastIndexOf('/');
  const glob = hasGlob ? text.slice(colon + 1) : undefined;
  const name = parseReference(hasGlob ? text.slice(0, colon) : text);
  const fault = name.ok ? (glob === undefined ? undefined : globFault(glob)) : name.fault;
  if (fault !== undefined || !name.ok || text.includes('@')) {
    const why = fault ?? 'it names one image';
    inputs.fault(
      'tags-of',
      `"${text}" is not a repository such as registry/name or registry/name:v*: ${why}`,
    );
    return [];
  }
  const { registry, path } = name.value;
  return [{ repository: { registry, path }, ...(glob === undefined ? {} : { glob }) }];
}

function readShards(inputs: RawInputs): number | undefined {
  const text = inputs.text('shards');
  if (text === '') return undefined;
  const shards = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (shards >= 1 && shards <= MAX_SHARDS) return shards;
  return inputs.fault('shards', `"${text}" is not a number from 1 to ${MAX_SHARDS}`);
}
