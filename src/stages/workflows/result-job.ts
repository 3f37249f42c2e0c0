import type { Advice } from '../../domain/workflow/advice.ts';
import type { Job, Step, Variable, Workflow } from '../../formats/workflow/workflow-file.ts';
import { interpolate, isTrue, type KnownValue, type KnownValues, type MaybeTrue, runs } from './evaluate.ts';
import { scriptFails } from './evaluate-script.ts';
import { actionOf, advise, inputOf, named, textsOf } from './workflow-repository.ts';

/** How a result job reacts to a check that did not pass. */
export type ResultVerdict =
  | { readonly kind: 'sound' | 'unknown' }
  | { readonly kind: 'advice'; readonly advice: Advice };

const RESULTS =
  /\bneeds\s*\.\s*(?:\*|[\w-]+)\s*\.\s*result\b|\bneeds\s*\[[^\]]{1,80}\]\s*\.\s*result\b|tojson\s*\(\s*needs\s*\)/i;
const NAME =
  /^(?:all|ci|required)(?:[-_ ]?(?:checks?|green|passed|pass|ok|good|done|success|complete|required|jobs))+$|^(?:result|results|status|conclusion)$/i;
const ALLS_GREEN = 're-actors/alls-green';
const FAILS = /^\s*(?:exit\s+[1-9]\d*|false)\s*;?\s*$/m;
const PASSES = /^\s*(?:exit\s+0|true)?\s*$/;

/** Commands that only print text. A command that writes to a file is not one of them. */
const PRINTS =
  /^\s*(?:(?:echo|printf)\b[^>|&;$`]*(?:\$\{?\w+\}?[^>|&;$`]*|\$\{\{[^}]*\}\}[^>|&;$`]*)*|exit\s+0|true|:|set\s+-\w+|#.*)?\s*$/;
/** Accepts a single `success` among the results, in jq, JavaScript, Python and grep. */
const ANY_SUCCESS = [
  /\bany\b[^|\n]{0,80}==\s*["'`]success["'`]/,
  /\bsome\s*\([^;\n]{0,120}==\s*["'`]success["'`]|\bsome\s*\([^;\n]{0,120}===\s*["'`]success["'`]/,
  /\b(?:includes|index|indices|inside|contains|indexOf)\s*\(\s*\[?\s*["'`]success["'`]/,
  /["'`]success["'`]\s+in\s/,
  /\bgrep\s+(?:-(?!\w*v)\w+\s+)*["']?success["']?(?:\s|$|;|\))/m,
];
/** The ways in which a check does not pass, with words for messages. The first is the one that is forgotten most often. */
const ENDINGS = [
  ['skipped', 'was skipped'],
  ['failure', 'failed'],
  ['cancelled', 'was cancelled'],
] as const;
/** How many checks are evaluated one by one. */
const MAX_ALONE = 5;
/** How many steps are evaluated; a result job has one or two. */
const MAX_STEPS = 100;

/** Whether a job sums up other jobs as the one required check: it reads their results, has such a name, or only prints text. */
export function isResultJob(job: Job, facts: KnownValues): boolean {
  if (job.uses !== undefined || job.needs.length === 0) return false;
  const texts = job.steps.flatMap((step) => [...textsOf(step), ...(step.if === undefined ? [] : [step.if])]);
  if (texts.some(({ text }) => RESULTS.test(text))) return true;
  if (job.steps.some((step) => actionOf(step) === ALLS_GREEN)) return true;
  if (job.steps.some(({ uses }) => uses !== undefined)) return false;
  return NAME.test(job.id) || NAME.test(job.name ?? '') || onlyPrints(job, facts);
}

/** A job that runs if everything passed, and then does nothing, can only be there to be green. */
function onlyPrints(job: Job, facts: KnownValues): boolean {
  const scripts = job.steps.map(({ run }) => run?.text ?? '');
  const prints = scripts.every((script) => script.split('\n').every((line) => PRINTS.test(line)));
  return prints && scripts.length > 0 && job.environment === undefined && runs(job.if, facts) === true;
}

interface Ending {
  readonly bad: readonly string[];
  readonly result: (typeof ENDINGS)[number][0];
  readonly words: string;
}

/** Evaluates the job for every way in which the checks do not pass, together and one by one, while all other jobs passed. */
export function resultOf(
  workflow: Workflow,
  job: Job,
  checks: readonly Job[],
  base: KnownValues,
): ResultVerdict {
  const needed = job.needs.filter((id) => checks.some((check) => check.id === id));
  const alone = needed.length > 1 ? needed.slice(0, MAX_ALONE).map((id) => [id]) : [];
  const endings = ENDINGS.flatMap(([result, words]) =>
    [needed, ...alone].map((bad): Ending => ({ bad, result, words })),
  );
  let sound = true;
  for (const ending of endings) {
    const verdict = resultAt(workflow, job, ending, base);
    if (verdict.kind === 'advice') return verdict;
    sound &&= verdict.kind === 'sound';
  }
  return { kind: sound ? 'sound' : 'unknown' };
}

function resultAt(workflow: Workflow, job: Job, ending: Ending, base: KnownValues): ResultVerdict {
  const { bad, words } = ending;
  const facts = factsOf(job, ending, base);
  const isFailure = ending.result === 'failure';
  const started = runs(job.if, new Map([...facts, ['success()', false], ['failure()', isFailure]]));
  const name = bad.map(named).join(', ');
  if (started === false) {
    const message = `the job ${named(job.id)} is itself skipped, and so counts as passed, if ${name} does not pass`;
    return {
      kind: 'advice',
      advice: advise('result-accepts-skipped', workflow.path, job.if?.at ?? job.at, message),
    };
  }
  if (started === undefined) return { kind: 'unknown' };
  const variables = [...job.env, ...workflow.env];
  const fails = job.steps.slice(0, MAX_STEPS).map((step) => stepFails(step, job, ending, facts, variables));
  if (fails.includes(true)) return { kind: 'sound' };
  if (fails.includes(undefined)) return { kind: 'unknown' };
  const message = `the job ${named(job.id)} passes although ${name} ${words}`;
  return { kind: 'advice', advice: advise('result-accepts-skipped', workflow.path, job.at, message) };
}

function factsOf(job: Job, { bad, result }: Ending, base: KnownValues): KnownValues {
  const results = job.needs.map((id) => [id, bad.includes(id) ? result : 'success'] as const);
  const known: (readonly [string, KnownValue])[] = results.map(([id, one]) => [
    `needs.${id.toLowerCase()}.result`,
    one,
  ]);
  const list = results.map(([, one]) => one);
  const needs = results.map(([id, one]) => [id, { result: one, outputs: {} }] as const);
  return new Map<string, KnownValue>([
    ...base,
    ...known,
    ['needs.*.result', list],
    ['tojson(needs)', JSON.stringify(Object.fromEntries(needs), null, 2)],
    ['tojson(needs.*.result)', JSON.stringify(list, null, 2)],
  ]);
}

/** Whether a step makes the job fail; undefined if that is not known. */
function stepFails(
  step: Step,
  job: Job,
  ending: Ending,
  facts: KnownValues,
  around: readonly Variable[],
): MaybeTrue {
  const variables = new Map(
    [...step.env, ...around]
      .reverse()
      .map(({ name, value }) => [name, knownText(value.text, facts)] as const),
  );
  const within = new Map<string, KnownValue>(facts);
  for (const [name, value] of variables)
    if (value !== undefined) within.set(`env.${name.toLowerCase()}`, value);
  const started = runs(step.if, within);
  if (started === false || isTrue(step.continueOnError, within)) return false;
  const failing =
    actionOf(step) === ALLS_GREEN
      ? allsGreenFails(step, ending)
      : scriptStepFails(step, job, within, variables);
  return failing === true && started === undefined ? undefined : failing;
}

/** The value of a variable; undefined if a part of it is not known. */
function knownText(text: string, facts: KnownValues): string | undefined {
  const value = interpolate(text, facts);
  return value.includes('${{') ? undefined : value;
}

function allsGreenFails(step: Step, { bad, result }: Ending): MaybeTrue {
  const input = result === 'skipped' ? 'allowed-skips' : 'allowed-failures';
  const allowed = inputOf(step.with, input)?.text ?? '';
  if (allowed.includes('${{')) return undefined;
  const names = allowed.split(/[\s,"'[\]]+/);
  return !bad.every((id) => names.includes(id));
}

function scriptStepFails(
  step: Step,
  job: Job,
  facts: KnownValues,
  variables: ReadonlyMap<string, string | undefined>,
): MaybeTrue {
  const script = step.run ?? inputOf(step.with, 'script');
  if (script === undefined) return false;
  const written = [script, ...step.env.map(({ value }) => value)].map(({ text }) => text).join('\n');
  const asks = RESULTS.test(written);
  const evaluated = interpolate(script.text, facts);
  if (PASSES.test(evaluated)) return false;
  const known = step.run === undefined ? undefined : scriptFails(evaluated, variables);
  if (known !== undefined) return known;
  const isPlain = !/\bif\b|\btest\b|\[|&&|\|\||\bcase\b|\bjq\b|=>|\(/.test(evaluated);
  // It is not known what a program does with the results that it gets.
  if (isPlain && (FAILS.test(evaluated) || !asks)) return FAILS.test(evaluated);
  if (!asks) return FAILS.test(evaluated) ? undefined : false;
  // The results that a script names show what it does: one that names `success` and not `skipped` fails for all others.
  const names = (word: string) => new RegExp(`\\b${word}\\b`, 'i').test(written);
  if (names('skipped')) return undefined;
  if (names('success')) return job.needs.length === 1 || !ANY_SUCCESS.some((one) => one.test(written));
  return names('failure') || names('cancelled') || names('canceled') ? false : undefined;
}
