import { expect, test } from 'vitest';
import type { Judgement } from '../../src/admit/judge.ts';
import { type Question, type RouteWorld, routesOf } from '../../src/admit/routes.ts';

const DIGEST = `sha256:${'a'.repeat(64)}` as const;

interface World {
  readonly effect?: 'block' | 'warn';
  readonly timeoutMs?: number;
}

/** The answer to a request, from judgements that the test gives. */
async function answered(
  path: string,
  body: object,
  judge: (image: string) => Promise<Judgement>,
  { effect = 'block', timeoutMs }: World = {},
) {
  const questions: Question[] = [];
  const world: RouteWorld = {
    ...{ judge: { judge, effect }, tags: 'deny', answerMs: 10_000, unready: () => undefined },
    metrics: async () => ({ status: 200, type: 'text/plain', body: '' }),
    answered: (question) => void questions.push(question),
  };
  const answer = await routesOf(world)[path]?.answer(Buffer.from(JSON.stringify(body)), timeoutMs);
  return { questions, response: JSON.parse(answer?.body ?? '').response };
}

/** The answer to a pod with these images. */
function review(
  images: readonly string[],
  judge: (image: string) => Promise<Judgement>,
  options: World = {},
) {
  const object = { spec: { containers: images.map((image, at) => ({ name: `c${at}`, image })) } };
  const body = {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: { uid: 'u1', kind: { group: '', version: 'v1', kind: 'Pod' }, operation: 'CREATE', object },
  };
  return answered('/admission', body, judge, options);
}

/** The answer to Gatekeeper about these images. */
function provide(keys: readonly string[], judge: (image: string) => Promise<Judgement>, options: World = {}) {
  const body = {
    ...{ apiVersion: 'externaldata.gatekeeper.sh/v1beta1', kind: 'ProviderRequest' },
    request: { keys },
  };
  return answered('/gatekeeper', body, judge, options);
}

const judgement = (decision: Judgement['decision'], effect: Judgement['effect'] = 'block'): Judgement => ({
  ...{ decision, effect, reasons: [], isRemembered: false, digest: DIGEST },
});

test('an image without a verdict in time is not admitted, and the answer is there before the client gives up', async () => {
  const never = () => new Promise<Judgement>(() => {});
  const start = performance.now();
  const { response, questions } = await review(['r.test/app'], never, { timeoutMs: 1_000 });
  expect(response.allowed).toBe(false);
  expect(response.status.message).toContain('verdict-pending');
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(questions).toHaveLength(1);
});

test('while the policy warns, an error is told and admitted, and a revoked image is denied', async () => {
  const warned = await review(['r.test/app@x'], async () => judgement('error', 'warn'), { effect: 'warn' });
  expect(warned.response).toMatchObject({ allowed: true, warnings: [expect.stringContaining('error')] });
  const revoked = await review(['r.test/app@x'], async () => judgement('deny', 'warn'), { effect: 'warn' });
  expect(revoked.response.allowed).toBe(false);
});

test('more images than a pod can have are refused without judging one', async () => {
  const judged: string[] = [];
  const images = Array.from({ length: 251 }, (_, at) => `r.test/app${at}`);
  const { response, questions } = await review(images, async (image) => {
    judged.push(image);
    return judgement('allow');
  });
  expect(response.allowed).toBe(false);
  expect(questions).toHaveLength(1);
  expect(judged).toEqual([]);
});

test('Gatekeeper gets no item about an image without a verdict, since it keeps items for minutes', async () => {
  const decisions = { good: 'allow', bad: 'deny', gone: 'error' } as const;
  const { response } = await provide(['good@x', 'bad@x', 'gone@x'], async (image) =>
    judgement(decisions[image.slice(0, -2) as keyof typeof decisions]),
  );
  expect(response).toMatchObject({
    items: [
      { key: 'good@x', value: 'allow', error: '' },
      { key: 'bad@x', value: '', error: 'bad@x: deny' },
    ],
    systemError: 'gone@x: error',
  });
});

test('Gatekeeper is told what the policy only warns about, also what could not be verified', async () => {
  const decisions = { bad: 'warn', gone: 'error' } as const;
  const { response } = await provide(
    ['bad@x', 'gone@x'],
    async (image) => judgement(decisions[image.slice(0, -2) as keyof typeof decisions], 'warn'),
    { effect: 'warn' },
  );
  expect(response).toMatchObject({
    items: [
      { key: 'bad@x', value: 'warn: bad@x: warn', error: '' },
      { key: 'gone@x', value: 'warn: gone@x: error', error: '' },
    ],
    systemError: '',
  });
});
