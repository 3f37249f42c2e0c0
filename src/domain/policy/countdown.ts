import { type Enforcement, effectOn, type Policy } from './policy.ts';

/** The rules of a policy that can warn until a given day and block from that day on. */
export const DATED_RULES = [
  'vulnerabilities',
  'secrets',
  'endOfLife',
  'registries',
  'baseImages',
  'workflows',
] as const;
export type DatedRule = (typeof DATED_RULES)[number];

/** A rule that does not block yet. */
export interface Countdown {
  readonly rule: DatedRule;
  /** `YYYY-MM-DD` (UTC), the first day on which it blocks. */
  readonly blockFrom: string;
  /** The number of days until then, rounded up: at least 1. */
  readonly days: number;
}

const DAY_MS = 24 * 3_600_000;

/** The rules that will block from a later day on. */
export function countdowns(policy: Policy, now: Date): readonly Countdown[] {
  return DATED_RULES.flatMap((rule) => {
    const { blockFrom } = policy[rule];
    if (blockFrom === undefined) return [];
    const left = Date.parse(`${blockFrom}T00:00:00Z`) - now.getTime();
    return left > 0 ? [{ rule, blockFrom, days: Math.ceil(left / DAY_MS) }] : [];
  });
}

/** The effect of findings in workflows at a given time. `advise` applies until the rule blocks. */
export function workflowEffectOn(rule: Policy['workflows'], now: Date): Enforcement | 'advise' {
  const { enforce, ...dated } = rule;
  if (enforce !== 'advise') return effectOn({ enforce, ...dated }, now);
  const blocks = dated.blockFrom !== undefined && effectOn({ enforce: 'block', ...dated }, now) === 'block';
  return blocks ? 'block' : 'advise';
}

/** `warns until 2027-01-15, blocks in 23 days` */
export function countdownInWords({ blockFrom, days }: Countdown): string {
  return `warns until ${blockFrom}, blocks in ${days} ${days === 1 ? 'day' : 'days'}`;
}
