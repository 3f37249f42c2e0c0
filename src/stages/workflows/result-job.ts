import type { Advice } from '../../domain/workflow/advice.ts';
import type { Job, Step, Variable, Workflow } from '../../formats/workflow/workflow-file.ts';
import { type Facts, interpolate, isTrue, type Known, runs, type Truth } from './evaluate.ts';
import { scriptFailsWith } from './play-script.ts';
import { actionOf, advise, inputOf, named, textsOf } from './workflow-repository.ts';

/** What a result job makes of a check that did not pass. */
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

/** Commands that only say something; what writes into a file does more. */
const SAYS =
  /^\s*(?:(?:echo|printf)\b[^>|&;$`]*(?:\$\{?\w+\}?[^>|&;$`]*|\$\{\{[^}]*\}\}[^>|&;$`]*)*|exit\s+0|true|:|set\s+-\w+|#.*)?\s*$/;
/** Asks for one `success` among the results, in the words of jq, JavaScript, Python and grep. */
const ANY_SUCCESS = [
  /\bany\b[^|\n]{0,80}==\s*["'`]success["'`]/,
  /\bsome\s*\([^;\n]{0,120}==\s*["'`]success["'`]|\bsome\s*\([^;\n]{0,120}===\s*["'`]success["'`]/,
  /\b(?:includes|index|indices|inside|contains|indexOf)\s*\(\s*\[?\s*["'`]success["'`]/,
  /["'`]success["'`]\s+in\s/,
  /\bgrep\s+(?:-(?!\w*v)\w+\s+)*["']?success["']?(?:\s|$|;|\))/m,
];
/** How a check can end that did not pass, and how it is told; the first is the likeliest to be forgotten. */
const ENDINGS = [
  ['skipped', 'was skipped'],
  ['failure', 'failed'],
  ['cancelled', 'was cancelled'],
] as const;
/** Checks that are played one by one. */
const MAX_ALONE = 5;
/** Steps that are played; a job that sums up has one or two. */
const MAX_STEPS = 100;

/** Whether a job sums up others, to be the one required check: it asks for their results, or is called so, or only says something. */
export function isResultJob(job: Job, facts: Facts): boolean {
  if (job.uses !== undefined || job.needs.length === 0) return false;
  const texts = job.steps.flatMap((step) => [...textsOf(step), ...(step.if === undefined ? [] : [step.if])]);
  if (texts.some(({ text }) => RESULTS.test(text))) return true;
  if (job.steps.some((step) => actionOf(step) === ALLS_GREEN)) return true;
  if (job.steps.some(({ uses }) => uses !== undefined)) return false;
  return NAME.test(job.id) || NAME.test(job.name ?? '') || onlySays(job, facts);
}

/** A job that runs where all is well and does nothing there has no other use than to be green. */
function onlySays(job: Job, facts: Facts): boolean {
  const scripts = job.steps.map(({ run }) => run?.text ?? '');
  const says = scripts.every((script) => script.split('\n').every((line) => SAYS.test(line)));
  return says && scripts.length > 0 && job.environment === undefined && runs(job.if, facts) === true;
}

interface Ending {
  readonly bad: readonly string[];
  readonly result: (typeof ENDINGS)[number][0];
  readonly words: string;
}

/** Plays the job with the checks ended in every way but the right one, together and one by one, and all else passed. */
export function resultOf(workflow: Workflow, job: Job, checks: readonly Job[], base: Facts): ResultVerdict {
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

function resultAt(workflow: Workflow, job: Job, ending: Ending, base: Facts): ResultVerdict {
  const { bad, words } = ending;
  const facts = factsOf(job, ending, base);
  const isFailure = ending.result === 'failure';
  const started = runs(job.if, new Map([...facts, ['success()', false], ['failure()', isFailure]]));
  const name = bad.map(named).join(', ');
  if (started === false) {
    const message = `the job ${named(job.id)} is itself skipped, and so counts as passed, when ${name} does not pass`;
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
  const message = `the job ${named(job.id)} passes when ${name} ${words}`;
  return { kind: 'advice', advice: advise('result-accepts-skipped', workflow.path, job.at, message) };
}

function factsOf(job: Job, { bad, result }: Ending, base: Facts): Facts {
  const results = job.needs.map((id) => [id, bad.includes(id) ? result : 'success'] as const);
  const known: (readonly [string, Known])[] = results.map(([id, one]) => [
    `needs.${id.toLowerCase()}.result`,
    one,
  ]);
  const list = results.map(([, one]) => one);
  const needs = results.map(([id, one]) => [id, { result: one, outputs: {} }] as const);
  return new Map<string, Known>([
    ...base,
    ...known,
    ['needs.*.result', list],
    ['tojson(needs)', JSON.stringify(Object.fromEntries(needs), null, 2)],
    ['tojson(needs.*.result)', JSON.stringify(list, null, 2)],
  ]);
}

/** Whether a step makes the job fail; undefined where that cannot be told. */
function stepFails(step: Step, job: Job, ending: Ending, facts: Facts, around: readonly Variable[]): Truth {
  const variables = new Map(
    [...step.env, ...around]
      .reverse()
      .map(({ name, value }) => [name, knownText(value.text, facts)] as const),
  );
  const within = new Map<string, Known>(facts);
  for (const [name, value] of variables)
    if (value !== undefined) within.set(`env.${name.toLowerCase()}`, value);
  const started = runs(step.if, within);
  if (started === false || isTrue(step.continueOnError, within)) return false;
  const failing =
    actionOf(step) === ALLS_GREEN ? allsGreenFails(step, ending) : scriptFails(step, job, within, variables);
  return failing === true && started === undefined ? undefined : failing;
}

/** The value of a variable; undefined where a part of it is not known. */
function knownText(text: string, facts: Facts): string | undefined {
  const value = interpolate(text, facts);
  return value.includes('${{') ? undefined : value;
}

function allsGreenFails(step: Step, { bad, result }: Ending): Truth {
  const input = result === 'skipped' ? 'allowed-skips' : 'allowed-failures';
  const allowed = inputOf(step.with, input)?.text ?? '';
  if (allowed.includes('${{')) return undefined;
  const names = allowed.split(/[\s,"'[\]]+/);
  return !bad.every((id) => names.includes(id));
}

function scriptFails(
  step: Step,
  job: Job,
  facts: Facts,
  variables: ReadonlyMap<string, string | undefined>,
): Truth {
  const script = step.run ?? inputOf(step.with, 'script');
  if (script === undefined) return false;
  const written = [script, ...step.env.map(({ value }) => value)].map(({ text }) => text).join('\n');
  const asks = RESULTS.test(written);
  const played = interpolate(script.text, facts);
  if (PASSES.test(played)) return false;
  const known = step.run === undefined ? undefined : scriptFailsWith(played, variables);
  if (known !== undefined) return known;
  const isPlain = !/\bif\b|\btest\b|\[|&&|\|\||\bcase\b|\bjq\b|=>|\(/.test(played);
  // What a program makes of the results that it is handed is its own affair.
  if (isPlain && (FAILS.test(played) || !asks)) return FAILS.test(played);
  if (!asks) return FAILS.test(played) ? undefined : false;
  // A script is read by the results it names: one that knows `success` and not `skipped` takes all else for failed.
  const names = (word: string) => new RegExp(`\\b${word}\\b`, 'i').test(written);
  if (names('skipped')) return undefined;
  if (names('success')) return job.needs.length === 1 || !ANY_SUCCESS.some((one) => one.test(written));
  return names('failure') || names('cancelled') || names('canceled') ? false : undefined;
}
