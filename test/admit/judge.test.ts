import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRunner } from '../../src/adapters/github/runner.ts';
import { Judge, type JudgeOptions } from '../../src/admit/judge.ts';
import type { Digest } from '../../src/domain/digest.ts';
import { denialReason } from '../../src/domain/gate/decision.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/domain/policy/policy.ts';
import { fault } from '../../src/domain/reason.ts';
import { refusedAdmission } from '../../src/gate/ledger.ts';

const DIGEST: Digest = `sha256:${'a'.repeat(64)}`;
const IMAGE = `r.test/app@${DIGEST}`;
const { context } = createRunner({});
const allowed = { ...refusedAdmission('', context, [], new Date()), decision: 'allow' } as const;
const reasons = [denialReason('signature-missing', 'evidence', 'nothing is attached')];
const denied = { ...allowed, decision: 'deny', denialReasons: reasons } as const;

/** A judge whose clock and gate the test moves; `judged` counts how often the gate was asked. */
function judgeWith(options: Partial<JudgeOptions> = {}) {
  const state = { now: new Date('2026-11-29T12:00:00Z'), judged: 0, policy: DEFAULT_POLICY as Policy };
  const admit = options.admit ?? (async () => allowed);
  const judge = new Judge({
    resolve: async () => DIGEST,
    policy: () => state.policy,
    now: () => state.now,
    ...{ maxAgeMs: 300_000, atOnce: 2, mostWaiting: 2, mostRemembered: 2 },
    ...options,
    admit: (reference) => {
      state.judged += 1;
      return admit(reference);
    },
  });
  return { judge, state };
}

test('many that ask about one digest at once wait for one verdict', async () => {
  const { judge, state } = judgeWith();
  const all = await Promise.all(Array.from({ length: 50 }, () => judge.judge(IMAGE)));
  expect(new Set(all.map(({ decision }) => decision))).toEqual(new Set(['allow']));
  expect(state.judged).toBe(1);
});

test('a verdict is remembered as long as it may be, and a denial for a shorter time', async () => {
  const { judge, state } = judgeWith();
  await judge.judge(IMAGE);
  state.now = new Date(state.now.getTime() + 299_000);
  expect(await judge.judge(IMAGE)).toMatchObject({ isRemembered: true });
  state.now = new Date(state.now.getTime() + 2_000);
  expect(await judge.judge(IMAGE)).toMatchObject({ isRemembered: false });
  const other = judgeWith({ admit: async () => denied });
  await other.judge.judge(IMAGE);
  other.state.now = new Date(other.state.now.getTime() + 31_000);
  expect(await other.judge.judge(IMAGE)).toMatchObject({ decision: 'deny', isRemembered: false });
});

test('a remembered denial warns before the day from which the policy blocks, and denies from then on', async () => {
  const gate = { ...DEFAULT_POLICY.gate, blockFrom: '2026-11-30' };
  const { judge, state } = judgeWith({ admit: async () => denied });
  state.policy = { ...DEFAULT_POLICY, gate };
  state.now = new Date('2026-11-29T23:59:50Z');
  expect(await judge.judge(IMAGE)).toMatchObject({ decision: 'warn', effect: 'warn' });
  state.now = new Date('2026-11-30T00:00:00Z');
  expect(await judge.judge(IMAGE)).toMatchObject({ decision: 'deny', isRemembered: true });
});

test('what is judged while the policy changes is not remembered', async () => {
  let end = () => {};
  const { judge, state } = judgeWith({
    admit: () =>
      new Promise((resolve) => {
        end = () => resolve(allowed);
      }),
  });
  const first = judge.judge(IMAGE);
  await pause(1);
  judge.forget();
  end();
  await first;
  const second = judge.judge(IMAGE);
  await pause(1);
  end();
  expect(await second).toMatchObject({ isRemembered: false });
  expect(state.judged).toBe(2);
});

test('more images than may wait are refused as busy, and those that wait get their verdict', async () => {
  const ends: (() => void)[] = [];
  const { judge } = judgeWith({
    admit: () => new Promise((resolve) => ends.push(() => resolve(allowed))),
  });
  const images = Array.from({ length: 5 }, (_, at) => judge.judge(`r.test/app${at}@${DIGEST}`));
  await pause(5);
  const decisions = Promise.all(images.map(async (one) => (await one).reasons[0]?.code ?? 'allow'));
  for (let left = 4; left > 0; left -= 1) {
    ends.shift()?.();
    await pause(2);
  }
  expect(await decisions).toEqual(['allow', 'allow', 'allow', 'allow', 'server-busy']);
});

test('a registry that the policy does not allow is not asked for anything', async () => {
  const { judge, state } = judgeWith({
    resolve: () => {
      throw new Error('asked');
    },
  });
  state.policy = { ...DEFAULT_POLICY, registries: { ...DEFAULT_POLICY.registries, allow: ['r.test/**'] } };
  for (const image of ['r.test.evil.test/app:1', `r.test:444/app@${DIGEST}`, 'app', 'R.TEST/app:1']) {
    const { decision, reasons: found } = await judge.judge(image);
    expect(decision, image).not.toBe('allow');
    expect(found[0]?.message, image).not.toContain('asked');
  }
  expect(state.judged).toBe(0);
});

test('a fault of the registry is an error, and is asked again soon', async () => {
  let tries = 0;
  const { judge } = judgeWith({
    resolve: async () => {
      tries += 1;
      if (tries === 1) throw fault('registry-unavailable', 'image', 'r.test does not answer');
      return DIGEST;
    },
  });
  expect(await judge.judge('r.test/app:1')).toMatchObject({ decision: 'error' });
  expect(await judge.judge('r.test/app:1')).toMatchObject({ decision: 'allow', digest: DIGEST });
});

test('the oldest verdicts are forgotten first', async () => {
  const { judge, state } = judgeWith();
  for (const name of ['a', 'b', 'a', 'c']) await judge.judge(`r.test/${name}@${DIGEST}`);
  expect(judge.size).toBe(2);
  expect(await judge.judge(`r.test/a@${DIGEST}`)).toMatchObject({ isRemembered: true });
  expect(await judge.judge(`r.test/b@${DIGEST}`)).toMatchObject({ isRemembered: false });
  expect(state.judged).toBe(4);
});
