import type { Advice } from '../../domain/advice.ts';
import type { Job, Step, Workflow } from '../../formats/workflow-file.ts';
import { type Facts, interpolate, type Known, runs, type Truth } from './evaluate.ts';
import { actionOf, advise, inputOf, named, textsOf } from './repository.ts';

/** What a result job makes of a check that was skipped. */
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

/** Whether a job sums up others, to be the one required check: it asks for their results, or is called so. */
export function isResultJob(job: Job): boolean {
  if (job.uses !== undefined || job.needs.length === 0) return false;
  const texts = job.steps.flatMap((step) => [...textsOf(step), ...(step.if === undefined ? [] : [step.if])]);
  if (texts.some(({ text }) => RESULTS.test(text))) return true;
  if (job.steps.some((step) => actionOf(step) === ALLS_GREEN)) return true;
  return (
    job.steps.every(({ uses }) => uses === undefined) && (NAME.test(job.id) || NAME.test(job.name ?? ''))
  );
}

/** Plays the job with the checks skipped and all else passed. */
export function resultOf(workflow: Workflow, job: Job, checks: readonly Job[], base: Facts): ResultVerdict {
  const skipped = job.needs.filter((id) => checks.some((check) => check.id === id));
  const results = job.needs.map((id) => [id, skipped.includes(id) ? 'skipped' : 'success'] as const);
  const known: (readonly [string, Known])[] = results.map(([id, result]) => [
    `needs.${id.toLowerCase()}.result`,
    result,
  ]);
  const facts = new Map<string, Known>([
    ...base,
    ...known,
    ['needs.*.result', results.map(([, result]) => result)],
  ]);
  const started = runs(job.if, new Map([...facts, ['success()', false], ['failure()', false]]));
  const name = skipped.map(named).join(', ');
  if (started === false) {
    const message = `the job ${named(job.id)} is itself skipped, and so counts as passed, when ${name} does not pass`;
    return {
      kind: 'advice',
      advice: advise('result-accepts-skipped', workflow.path, job.if?.at ?? job.at, message),
    };
  }
  if (started === undefined) return { kind: 'unknown' };
  const fails = job.steps.map((step) => stepFails(step, skipped, facts));
  if (fails.includes(true)) return { kind: 'sound' };
  if (fails.includes(undefined)) return { kind: 'unknown' };
  const message = `the job ${named(job.id)} passes when ${name} was skipped`;
  return { kind: 'advice', advice: advise('result-accepts-skipped', workflow.path, job.at, message) };
}

/** Whether a step makes the job fail; undefined where that cannot be told. */
function stepFails(step: Step, skipped: readonly string[], facts: Facts): Truth {
  const started = runs(step.if, facts);
  if (started === false) return false;
  const failing = actionOf(step) === ALLS_GREEN ? allsGreenFails(step, skipped) : scriptFails(step, facts);
  return failing === true && started === undefined ? undefined : failing;
}

function allsGreenFails(step: Step, skipped: readonly string[]): Truth {
  const allowed = inputOf(step.with, 'allowed-skips')?.text ?? '';
  if (allowed.includes('${{')) return undefined;
  const names = allowed.split(/[\s,"'[\]]+/);
  return !skipped.some((id) => names.includes(id));
}

function scriptFails(step: Step, facts: Facts): Truth {
  const script = step.run ?? inputOf(step.with, 'script');
  if (script === undefined) return false;
  const written = [script, ...step.env.map(({ value }) => value)].map(({ text }) => text).join('\n');
  const asks = RESULTS.test(written);
  const played = interpolate(script.text, facts);
  if (PASSES.test(played)) return false;
  const isPlain = !/\bif\b|\btest\b|\[|&&|\|\||\bcase\b|\bjq\b|=>|\(/.test(played);
  if (isPlain) return FAILS.test(played);
  if (!asks) return FAILS.test(played) ? undefined : false;
  // A script is read by the results it names: one that knows `success` and not `skipped` takes all else for failed.
  const names = (word: string) => new RegExp(`\\b${word}\\b`, 'i').test(written);
  if (names('skipped')) return undefined;
  if (names('success')) return true;
  return names('failure') || names('cancelled') || names('canceled') ? false : undefined;
}
