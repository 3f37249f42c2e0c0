import type { Answer, Route } from '../adapters/admit/tls-server.ts';
import { ADMITTED, SERVER_PATHS, WARNED } from '../domain/admission/engine.ts';
import { plain } from '../domain/text.ts';
import { readAdmissionReview, writeAdmissionReview } from '../formats/kubernetes/admission-review.ts';
import { readImageReview, writeImageReview } from '../formats/kubernetes/image-review.ts';
import {
  type ProviderItem,
  readProviderRequest,
  writeProviderResponse,
} from '../formats/kubernetes/provider-request.ts';
import {
  answerFor,
  inWords,
  isAdmitted,
  type JudgedImage,
  refused,
  type TagRule,
  underTagRule,
} from './answers.ts';
import type { Judge, Judgement } from './judge.ts';

/** Who asked about which images. */
export interface Question {
  readonly endpoint: string;
  /** `Pod shop/web-1`; empty if the request does not say it. */
  readonly object: string;
  readonly namespace: string;
  readonly user: string;
}

export interface RouteWorld {
  readonly judge: Pick<Judge, 'judge' | 'effect'>;
  /** For pods whose tags nobody replaces. */
  readonly tags: Exclude<TagRule, 'replace'>;
  /** How long a request waits for its verdict if the client does not say it, in milliseconds. */
  readonly answerMs: number;
  /** Why the server is not ready; undefined if it is. */
  readonly unready: () => string | undefined;
  readonly metrics: () => Promise<Answer>;
  /** A question was answered. */
  readonly answered: (
    question: Question,
    judged: readonly JudgedImage[],
    isAllowed: boolean,
    seconds: number,
  ) => void;
}

/** The paths of the server. */
export const PATHS = {
  validate: '/admission',
  mutate: '/admission/mutate',
  ...SERVER_PATHS,
  health: '/healthz',
  ready: '/readyz',
  metrics: '/metrics',
} as const;

/** The answer must be there before the client gives up. */
const MARGIN_MS = 400;
/** A pod has at most some dozens; more is an attack on the server. */
const MOST_IMAGES = 250;

/** Everything that the server answers. */
export function routesOf(world: RouteWorld): Readonly<Record<string, Route>> {
  return {
    [PATHS.validate]: review(world, PATHS.validate, world.tags),
    [PATHS.mutate]: review(world, PATHS.mutate, 'replace'),
    [PATHS.imageReview]: imageReview(world),
    [PATHS.gatekeeper]: provider(world),
    [PATHS.health]: get(async () => text(200, 'ok')),
    [PATHS.ready]: get(async () => {
      const why = world.unready();
      return why === undefined ? text(200, 'ok') : text(503, why);
    }),
    [PATHS.metrics]: get(world.metrics),
  };
}

function get(answer: () => Promise<Answer>): Route {
  return { method: 'GET', isGuarded: false, answer };
}

function post(answer: Route['answer']): Route {
  return { method: 'POST', isGuarded: true, answer };
}

function review(world: RouteWorld, endpoint: string, tags: TagRule): Route {
  return post(async (body, timeoutMs) => {
    const start = performance.now();
    const read = readAdmissionReview(body);
    const refuse = (uid: string, message: string) =>
      json(200, writeAdmissionReview({ uid, isAllowed: false, message, warnings: [], annotations: {} }));
    if (!read.ok) {
      const { uid, why } = read.fault;
      const message = `Assay: ${plain(why, 1000)}`;
      // Without its name the request cannot be answered; kube-apiserver then does what `failurePolicy` says.
      return uid === undefined ? json(400, JSON.stringify({ error: message })) : refuse(uid, message);
    }
    const { uid, images, name, namespace, user } = read.value;
    const question = { endpoint, object: name, namespace, user };
    if (images.length > MOST_IMAGES) {
      world.answered(question, [], false, since(start));
      return refuse(uid, `Assay: ${plain(name, 300)}: ${tooMany(images.length)}`);
    }
    const judgements = await judgeAll(
      world,
      images.map(({ image }) => image),
      { tenant: namespace, timeoutMs },
    );
    const judged = images.map((field) => {
      const { image } = field;
      return { ...field, judgement: underTagRule(image, judgements(image), tags, !read.value.isPod) };
    });
    const answer = answerFor(read.value, judged, tags);
    world.answered(question, judged, answer.isAllowed, since(start));
    return json(200, writeAdmissionReview(answer));
  });
}

function imageReview(world: RouteWorld): Route {
  return post(async (body, timeoutMs) => {
    const start = performance.now();
    const read = readImageReview(body);
    if (!read.ok) return json(400, JSON.stringify({ error: read.fault }));
    const { images, namespace } = read.value;
    const question = { endpoint: PATHS.imageReview, object: '', namespace, user: '' };
    if (images.length > MOST_IMAGES) {
      world.answered(question, [], false, since(start));
      return json(200, writeImageReview(false, tooMany(images.length), { decision: 'deny' }));
    }
    const judged = await judgedList(world, images, { tenant: namespace, timeoutMs });
    const denied = judged.filter(({ judgement }) => !isAdmitted(judgement));
    const isAllowed = denied.length === 0;
    world.answered(question, judged, isAllowed, since(start));
    const reason = denied.map(inWords).join(' | ');
    const decision = isAllowed ? 'allow' : 'deny';
    return json(200, writeImageReview(isAllowed, plain(reason, 4000), { decision }));
  });
}

function provider(world: RouteWorld): Route {
  return post(async (body, timeoutMs) => {
    const start = performance.now();
    const read = readProviderRequest(body);
    if (!read.ok) return json(200, writeProviderResponse([], read.fault));
    const keys = read.value;
    const question = { endpoint: PATHS.gatekeeper, object: '', namespace: '', user: '' };
    if (keys.length > MOST_IMAGES) {
      world.answered(question, [], false, since(start));
      return json(200, writeProviderResponse([], tooMany(keys.length)));
    }
    const judged = await judgedList(world, keys, { tenant: '', timeoutMs });
    world.answered(
      question,
      judged,
      judged.every(({ judgement }) => isAdmitted(judgement)),
      since(start),
    );
    const undecided = judged.filter(isUndecided).map(inWords).join(' | ');
    const items = judged.filter((one) => !isUndecided(one)).map(providerItem);
    return json(200, writeProviderResponse(items, plain(undecided, 4000)));
  });
}

/** Gatekeeper keeps the answer about an image for minutes, and so must not get one that the next try may change. */
function isUndecided({ judgement }: JudgedImage): boolean {
  return judgement.decision === 'error' && !isAdmitted(judgement);
}

function providerItem(one: JudgedImage): ProviderItem {
  const { image: key, judgement } = one;
  if (!isAdmitted(judgement)) return { key, error: inWords(one) };
  return { key, value: judgement.decision === 'allow' ? ADMITTED : `${WARNED}${inWords(one)}` };
}

function tooMany(count: number): string {
  return `${count} images are named at once, at most ${MOST_IMAGES} are judged`;
}

/** Who asks, and how long the client says that it waits. */
interface Client {
  readonly tenant: string;
  readonly timeoutMs: number | undefined;
}

/** Images of a request that cannot be changed: a tag in it can move after the answer. */
async function judgedList(
  world: RouteWorld,
  images: readonly string[],
  client: Client,
): Promise<readonly JudgedImage[]> {
  const judgements = await judgeAll(world, images, client);
  return images.map((image) => ({ image, judgement: underTagRule(image, judgements(image), world.tags) }));
}

/** Judges the distinct images side by side. One that takes longer than the client waits is not admitted. */
async function judgeAll(
  { judge, answerMs }: RouteWorld,
  images: readonly string[],
  { tenant, timeoutMs }: Client,
): Promise<(image: string) => Judgement> {
  const waitMs = Math.max(MARGIN_MS, Math.min(timeoutMs ?? answerMs, answerMs) - MARGIN_MS);
  const asker = { tenant, until: performance.now() + waitMs };
  const late = (image: string) =>
    refused(
      'verdict-pending',
      `${image} is being judged, and there is no verdict after ${waitMs / 1000} s`,
      judge.effect,
    );
  const judged = await Promise.all(
    [...new Set(images)].map(
      async (image) => [image, await within(waitMs, judge.judge(image, asker), () => late(image))] as const,
    ),
  );
  const byImage = new Map(judged);
  return (image) => byImage.get(image) ?? late(image);
}

async function within<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

function since(start: number): number {
  return (performance.now() - start) / 1000;
}

function json(status: number, body: string): Answer {
  return { status, type: 'application/json', body };
}

function text(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body };
}
