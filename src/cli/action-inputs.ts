import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** One input of an action, as `action.yml` describes it. */
export interface ActionInput {
  readonly name: string;
  /** Markdown, one line. */
  readonly description: string;
  readonly required: boolean;
  /** Empty if there is none, or if it is an expression of GitHub. */
  readonly default: string;
}

const ROOT = join(import.meta.dirname, '../..');

const ACTION = z.looseObject({
  inputs: z.record(
    z.string(),
    z.object({ description: z.string(), required: z.boolean(), default: z.string().optional() }),
  ),
});

function inputsOf(file: string): readonly ActionInput[] {
  const { inputs } = ACTION.parse(parse(readFileSync(join(ROOT, file), 'utf8')));
  return Object.entries(inputs).map(([name, input]) => ({
    ...input,
    name,
    default: input.default?.includes('${{') ? '' : (input.default ?? '').trim(),
  }));
}

/** The inputs of the actions, which are the flags of the commands. The bundle contains the result of this module. */
export const ACTION_INPUTS: Readonly<
  Record<
    'check' | 'gate' | 'admission' | 'policy' | 'fleetPlan' | 'fleetShard' | 'fleetReport',
    readonly ActionInput[]
  >
> = {
  check: inputsOf('action.yml'),
  gate: inputsOf('gate/action.yml'),
  admission: inputsOf('admission/action.yml'),
  policy: inputsOf('policy/action.yml'),
  fleetPlan: inputsOf('fleet/plan/action.yml'),
  fleetShard: inputsOf('fleet/shard/action.yml'),
  fleetReport: inputsOf('fleet/report/action.yml'),
};
