import type { Instruction } from '../../../domain/finding/finding.ts';
import type { HistoryStep, ImageConfiguration } from '../../../domain/image/image.ts';
import {
  assignmentsOf,
  type Dockerfile,
  type DockerfileInstruction,
  type DockerfileStage,
} from '../../../formats/image/dockerfile.ts';
import { buildArgumentsOf, parseStep, type StepInstruction } from '../../../formats/image/history-step.ts';
import { fitOf, type Variables, variablesAfter } from './dockerfile-step.ts';

/** A Dockerfile and its path in the workspace. */
export interface LocatedDockerfile {
  readonly path: string;
  readonly dockerfile: Dockerfile;
}

interface Located extends DockerfileInstruction {
  readonly path: string;
}

/** The instruction that made each step of the history, by the position of the step, and the `FROM` below the first one. */
interface Matching {
  readonly steps: ReadonlyMap<number, Located>;
  readonly from?: Instruction;
}

/** No real image has more steps. */
const MAX_STEPS = 2000;
/** Limit of compared instructions and of the values kept for them, for all files together. */
const MAX_WORK = 5_000_000;
const OPTIONAL = new Set(['ARG', 'ONBUILD']);
const FILE_MAKERS = new Set(['ADD', 'COPY', 'RUN']);

/**
 * Finds the instructions that made an image. The history has the steps of the base image, then those of a build
 * stage, in order. So a Dockerfile fits if one of its stages (any may be the `--target`), with the stages that it
 * builds on, equals the end of the history. The longest fits count; there may be several.
 */
export class DockerfileMap {
  /** The steps of each layer, by their positions. */
  readonly #steps: readonly (readonly number[])[];
  readonly #matchings: readonly Matching[];

  constructor(configuration: ImageConfiguration, dockerfiles: readonly LocatedDockerfile[]) {
    const { history } = configuration;
    this.#steps = layerSteps(history);
    const all = history.length > MAX_STEPS ? [] : allMatchings(dockerfiles, history);
    const most = all.reduce((found, { steps }) => Math.max(found, steps.size), 0);
    this.#matchings = all.filter(({ steps }) => steps.size === most);
  }

  /** The instructions that made the layer at this position, from 0. */
  layer(index: number): readonly Instruction[] {
    const steps = this.#steps[index] ?? [];
    return places(
      this.#matchings.flatMap((matching) => {
        const made = steps.flatMap((step) => matching.steps.get(step) ?? []);
        return made.filter(({ keyword }) => FILE_MAKERS.has(keyword));
      }),
    );
  }

  /** The `FROM` lines that name the image below the first matched instruction. */
  bases(): readonly Instruction[] {
    return places(this.#matchings.flatMap(({ from }) => from ?? []));
  }

  /**
   * The instructions that made an entry of the configuration: `Env NAME`, `Label NAME`, `Cmd`, `History step 3`.
   */
  entry(entry: string): readonly Instruction[] {
    const step = /^History step (\d+)(?: |$)/.exec(entry)?.[1];
    if (step !== undefined)
      return places(this.#matchings.flatMap((matching) => matching.steps.get(Number(step) - 1) ?? []));
    return places(this.#matchings.flatMap((matching) => setters(matching, entry).slice(-1)));
  }
}

/** The instructions that set an entry, in order. */
function setters({ steps }: Matching, entry: string): readonly Located[] {
  const [, kind = '', rest] = /^(\S+)(?: ([\s\S]*))?$/.exec(entry) ?? [];
  const name = kind === 'Env' || kind === 'Label' ? rest : undefined;
  const made = [...steps].sort(([a], [b]) => a - b).map(([, instruction]) => instruction);
  const of = (keyword: string) =>
    made.filter(
      (one) =>
        one.keyword === keyword &&
        (name === undefined || assignmentsOf(one.text).some(([key]) => key === name)),
    );
  const found = of(kind.toUpperCase());
  return found.length === 0 && kind === 'Env' ? of('ARG') : found;
}

/** The instructions without duplicates, ordered by file and line. */
function places(instructions: readonly Instruction[]): readonly Instruction[] {
  const found = new Map(instructions.map(({ path, line }) => [`${path}\0${line}`, { path, line }]));
  return [...found.values()].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

/**
 * The steps of each layer. A step without a layer belongs to the next layer: buildah without `--layers` makes one
 * layer of a whole stage.
 */
function layerSteps(history: readonly HistoryStep[]): readonly (readonly number[])[] {
  const layers: number[][] = [];
  let open: number[] = [];
  for (const [position, { emptyLayer }] of history.entries()) {
    open.push(position);
    if (emptyLayer) continue;
    layers.push(open);
    open = [];
  }
  return layers;
}

/** Compares every stage of every file with the history, up to the limit of work. */
function allMatchings(
  dockerfiles: readonly LocatedDockerfile[],
  history: readonly HistoryStep[],
): readonly Matching[] {
  const steps = history.map(({ createdBy }) => parseStep(createdBy));
  const given = new Map(steps.flatMap((step) => [...buildArgumentsOf(step)]));
  const found: Matching[] = [];
  let left = MAX_WORK;
  for (const { path, dockerfile } of dockerfiles) {
    for (const target of dockerfile.stages.keys()) {
      const { from, instructions } = chainOf(dockerfile.stages, target);
      const chain = instructions.map((instruction) => ({ ...instruction, path }));
      // A stage that sets many variables keeps a copy of them for each of its instructions.
      const setters = chain.filter(({ keyword }) => keyword === 'ARG' || keyword === 'ENV').length;
      left -= chain.length + setters * (setters + dockerfile.globals.size);
      if (left < 0) return found;
      const matched = matchingOf(chain, dockerfile.globals, steps, given);
      if (matched !== undefined)
        found.push({ steps: matched, ...(from === undefined ? {} : { from: { path, line: from } }) });
    }
  }
  return found;
}

/** The instructions of a stage, after those of the stages that it builds on, and the line of the lowest `FROM`. */
function chainOf(stages: readonly DockerfileStage[], target: number) {
  let from: number | undefined;
  const chain: DockerfileInstruction[] = [];
  for (let at: number | undefined = target; at !== undefined; ) {
    const stage: DockerfileStage | undefined = stages[at];
    chain.unshift(...(stage?.instructions ?? []));
    from = stage?.line;
    const base = stage?.base.toLowerCase();
    const below = stages.slice(0, at).findLastIndex(({ name }) => name === base);
    at = below < 0 ? undefined : below;
  }
  return { from, instructions: chain };
}

/**
 * Compares both from the end to the start. Undefined if an instruction has no step, or a step has no instruction.
 */
function matchingOf(
  chain: readonly Located[],
  globals: Variables,
  steps: readonly StepInstruction[],
  given: Variables,
): Matching['steps'] | undefined {
  const variables: Variables[] = [new Map([...globals].filter(([name]) => given.has(name)))];
  for (const instruction of chain)
    variables.push(variablesAfter(instruction, variables.at(-1) ?? globals, given));
  const matching = new Map<number, Located>();
  let position = steps.length - 1;
  let exact = 0;
  for (const [at, instruction] of [...chain.entries()].reverse()) {
    // Not every builder records ARG and ONBUILD.
    while (steps[position]?.keyword === 'ARG' && instruction.keyword !== 'ARG') position -= 1;
    const step = steps[position];
    const fit = step === undefined ? 'none' : fitOf(step, instruction, variables[at] ?? globals);
    if (fit === 'none' && OPTIONAL.has(instruction.keyword)) continue;
    if (fit === 'none') return undefined;
    if (fit === 'exact') exact += 1;
    matching.set(position, instruction);
    position -= 1;
  }
  return exact === 0 ? undefined : matching;
}
