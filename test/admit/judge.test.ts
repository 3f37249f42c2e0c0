import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createRunner } from '../../src/adapters/github/runner.ts';
import { isAdmitted } from '../../src/admit/answers.ts';
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

const asker = (tenant = 'shop', waitMs = 10_000) => ({ tenant, until: performance.now() + waitMs });

/** A judge whose clock and gate the test moves; `judged` counts how often the gate was asked. */
function judgeWith(options: Partial<JudgeOptions> = {}) {
  const state = { now: new Date('2026-11-29T12:00:00Z'), judged: 0, policy: DEFAULT_POLICY as Policy };
  const admit = options.admit ?? (async () => allowed);
  const judge = new Judge({
    resolve: async () => DIGEST,
    policy: () => state.policy,
    now: () => state.now,
    ...{ maxAgeMs: 300_000, mostRemembered: 2 },
    limits: { places: 2, mostWaiting: 2, mostOfTenant: 2 },
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
  const all = await Promise.all(Array.from({ length: 50 }, () => judge.judge(IMAGE, asker())));
  expect(new Set(all.map(({ decision }) => decision))).toEqual(new Set(['allow']));
  expect(state.judged).toBe(1);
});

test('a verdict is remembered as long as it may be, and a denial for a shorter time', async () => {
  const { judge, state } = judgeWith();
  await judge.judge(IMAGE, asker());
  state.now = new Date(state.now.getTime() + 299_000);
  expect(await judge.judge(IMAGE, asker())).toMatchObject({ isRemembered: true });
  state.now = new Date(state.now.getTime() + 2_000);
  expect(await judge.judge(IMAGE, asker())).toMatchObject({ isRemembered: false });
  const other = judgeWith({ admit: async () => denied });
  await other.judge.judge(IMAGE, asker());
  other.state.now = new Date(other.state.now.getTime() + 31_000);
  expect(await other.judge.judge(IMAGE, asker())).toMatchObject({ decision: 'deny', isRemembered: false });
});

test('a remembered denial warns before the day from which the policy blocks, and denies from then on', async () => {
  const gate = { ...DEFAULT_POLICY.gate, blockFrom: '2026-11-30' };
  const { judge, state } = judgeWith({ admit: async () => denied });
  state.policy = { ...DEFAULT_POLICY, gate };
  state.now = new Date('2026-11-29T23:59:50Z');
  expect(await judge.judge(IMAGE, asker())).toMatchObject({ decision: 'warn', effect: 'warn' });
  state.now = new Date('2026-11-30T00:00:00Z');
  expect(await judge.judge(IMAGE, asker())).toMatchObject({ decision: 'deny', isRemembered: true });
});

test('what is judged while the policy changes is not remembered', async () => {
  let end = () => {};
  const { judge, state } = judgeWith({
    admit: () =>
      new Promise((resolve) => {
        end = () => resolve(allowed);
      }),
  });
  const first = judge.judge(IMAGE, asker());
  await pause(1);
  judge.forget();
  end();
  await first;
  const second = judge.judge(IMAGE, asker());
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
  const images = Array.from({ length: 5 }, (_, at) => judge.judge(`r.test/app${at}@${DIGEST}`, asker()));
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
    const { decision, reasons: found } = await judge.judge(image, asker());
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
  expect(await judge.judge('r.test/app:1', asker())).toMatchObject({ decision: 'error' });
  expect(await judge.judge('r.test/app:1', asker())).toMatchObject({ decision: 'allow', digest: DIGEST });
});

test('the oldest verdicts are forgotten first', async () => {
  const { judge, state } = judgeWith();
  for (const name of ['a', 'b', 'a', 'c']) await judge.judge(`r.test/${name}@${DIGEST}`, asker());
  expect(judge.size).toBe(2);
  expect(await judge.judge(`r.test/a@${DIGEST}`, asker())).toMatchObject({ isRemembered: true });
  expect(await judge.judge(`r.test/b@${DIGEST}`, asker())).toMatchObject({ isRemembered: false });
  expect(state.judged).toBe(4);
});

test('a registry that the policy only warns about is not asked either', async () => {
  const { judge, state } = judgeWith({
    resolve: () => {
      throw new Error('asked');
    },
  });
  const registries = { ...DEFAULT_POLICY.registries, allow: ['r.test/**'], blockFrom: '2027-01-01' };
  state.policy = { ...DEFAULT_POLICY, registries };
  expect(await judge.judge('169.254.169.254:80/latest:meta', asker())).toMatchObject({
    decision: 'deny',
    reasons: [{ code: 'registry-not-allowed' }],
  });
  state.policy = { ...state.policy, gate: { ...DEFAULT_POLICY.gate, enforce: 'warn' } };
  expect(await judge.judge('evil.test/app:1', asker())).toMatchObject({ decision: 'warn' });
});

describe('a digest that the policy denies', () => {
  const digests = [{ digest: DIGEST, reason: 'it has a backdoor', owner: '@acme/security' }];
  const gate = { ...DEFAULT_POLICY.gate, enforce: 'warn' as const };
  const policy = { ...DEFAULT_POLICY, gate: { ...gate, denied: { ...gate.denied, digests } } };

  test.each([
    ['by its digest', IMAGE, {}],
    ['by a tag', 'r.test/app:1', {}],
    ['of a registry that is not listed', `evil.test/app@${DIGEST}`, { allow: ['r.test/**'] }],
  ])('is denied while the policy warns, named %s', async (_, image, registries) => {
    const { judge, state } = judgeWith();
    state.policy = { ...policy, registries: { ...DEFAULT_POLICY.registries, ...registries } };
    const judgement = await judge.judge(image, asker());
    expect(judgement.reasons[0]?.code).toBe('image-revoked');
    expect(isAdmitted(judgement)).toBe(false);
    expect(state.judged).toBe(0);
  });

  test('is denied too where something else could not be verified', async () => {
    const both = [
      denialReason('image-revoked', 'evidence', 'it was revoked'),
      denialReason('database-unavailable', 'scan', 'there is none'),
    ];
    const { judge, state } = judgeWith({ admit: async () => ({ ...allowed, denialReasons: both }) });
    state.policy = { ...DEFAULT_POLICY, gate };
    const judgement = await judge.judge(IMAGE, asker());
    expect(judgement.decision).toBe('error');
    expect(isAdmitted(judgement)).toBe(false);
  });
});

test('a namespace that asks about very many images delays no other', async () => {
  const ends: [string, () => void][] = [];
  const { judge } = judgeWith({
    admit: ({ path }) => new Promise((resolve) => ends.push([path, () => resolve(allowed)])),
    limits: { places: 1, mostWaiting: 100, mostOfTenant: 5 },
  });
  const many = Array.from({ length: 10 }, (_, at) =>
    judge.judge(`r.test/many${at}@${DIGEST}`, asker('greedy')),
  );
  const one = judge.judge(`r.test/one@${DIGEST}`, asker('modest'));
  await pause(5);
  ends.shift()?.[1]();
  await pause(5);
  ends.shift()?.[1]();
  await pause(5);
  const started = ends.map(([path]) => path);
  let left = true;
  const all = Promise.all([...many, one]).then((judged) => {
    left = false;
    return judged;
  });
  while (left) {
    ends.shift()?.[1]();
    await pause(1);
  }
  const judged = await all;
  expect(judged.at(-1)).toMatchObject({ decision: 'allow' });
  expect(judged.filter(({ reasons: [first] }) => first?.code === 'server-busy')).toHaveLength(4);
  // After one of the many that waited, the other namespace had its turn.
  expect(started).toEqual(['one']);
});

test('an image for which nobody waits any more is not judged', async () => {
  let end = () => {};
  const { judge, state } = judgeWith({
    admit: () =>
      new Promise((resolve) => {
        end = () => resolve(allowed);
      }),
    limits: { places: 1, mostWaiting: 10, mostOfTenant: 10 },
  });
  const first = judge.judge(IMAGE, asker());
  const second = judge.judge(`r.test/other@${DIGEST}`, asker('shop', 1));
  await pause(10);
  end();
  await first;
  expect(await second).toMatchObject({ decision: 'error', reasons: [{ code: 'verdict-pending' }] });
  expect(state.judged).toBe(1);
});
