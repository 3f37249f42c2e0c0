import { type Enforcement, effectOn, type Policy } from './policy.ts';

/** The rules of a policy that can warn until a day and block from then on. */
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
  /** `YYYY-MM-DD` (UTC) from which on it blocks. */
  readonly blockFrom: string;
  /** How many days that is from now, begun ones too: at least 1. */
  readonly days: number;
}

const DAY_MS = 24 * 3_600_000;

/** The rules that begin to block on a later day. */
export function countdowns(policy: Policy, now: Date): readonly Countdown[] {
  return DATED_RULES.flatMap((rule) => {
    const { blockFrom } = policy[rule];
    if (blockFrom === undefined) return [];
    const left = Date.parse(`${blockFrom}T00:00:00Z`) - now.getTime();
    return left > 0 ? [{ rule, blockFrom, days: Math.ceil(left / DAY_MS) }] : [];
  });
}

/** What findings in workflows do on a day: `advise` holds until the rule blocks. */
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
