import { createHash } from 'node:crypto';
import { is, type Quirk, type Reply, refusal, reply, withHeaders } from './quirk.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

type Entry = Record<string, unknown>;

const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const list = (manifests: unknown) =>
  reply(200, { schemaVersion: 2, mediaType: INDEX, manifests }, { 'content-type': INDEX });
const onLists =
  (change: (answer: Reply, path: string) => Reply): Quirk =>
  () =>
  async (asked, next) =>
    is.referrers(asked) ? change(await next(), asked.path) : next();
const entriesOf = (answer: Reply): Entry[] =>
  answer.status === 200 ? (JSON.parse(answer.body.toString()).manifests ?? []) : [];

/** The list says nothing of its entries but where they are. */
export const bareLists: Quirk = onLists((answer) =>
  answer.status === 200
    ? list(entriesOf(answer).map(({ mediaType, digest, size }) => ({ mediaType, digest, size })))
    : answer,
);

/** What was deleted stays in the list. */
export const listsWithDead: Quirk = () => {
  const all = new Map<string, Map<unknown, Entry>>();
  return async (asked, next) => {
    if (!is.referrers(asked)) return next();
    const seen = all.get(asked.path) ?? new Map<unknown, Entry>();
    all.set(asked.path, seen);
    for (const one of entriesOf(await next())) seen.set(one.digest, one);
    return list([...seen.values()]);
  };
};

/** There is no referrers API. */
export const noApi: Quirk = onLists(() => refusal(404, 'NOT_FOUND', '404 page not found'));

/** The question for referrers is sent to a web site, which is busy or wants a log-in. */
export const referrersElsewhere =
  (status: 303 | 307, site: 'busy' | 'login'): Quirk =>
  ({ elsewhere }) =>
  async (asked, next) =>
    is.referrers(asked) ? reply(status, '', { location: `http://${elsewhere}/${site}` }) : next();

/** A tag that is written as a digest leads to that manifest, as long as nothing else lies there. */
export const tagIsDigest: Quirk = () => async (asked, next) => {
  const answer = await next();
  if (answer.status !== 404 || !/\/manifests\/sha256-[0-9a-f]{64}$/.test(asked.path)) return answer;
  return next({ path: asked.path.replace('/manifests/sha256-', '/manifests/sha256:') });
};

/** A tag of the form that attestations have is none here. */
export const oddTagsRefused: Quirk = () => async (asked, next) =>
  /\/manifests\/sha256-/.test(asked.path) ? refusal(400, 'TAG_INVALID', 'invalid tag') : next();

/** A page for people in place of a list. */
export const pageForList: Quirk = onLists(() =>
  reply(200, '<!doctype html><title>Registry</title>', { 'content-type': 'text/html; charset=utf-8' }),
);

/** Every list is empty, whatever is attached. */
export const emptyLists: Quirk = onLists(() => list([]));

/** An empty list as Go programs write it. */
export const nullLists: Quirk = onLists((answer) => (entriesOf(answer).length > 0 ? answer : list(null)));

/** Says on upload that it took note of the subject, as the specification has it. */
export const subjectHeader: Quirk = () => async (asked, next) => {
  const answer = await next();
  if (asked.method !== 'PUT' || !is.manifest(asked)) return answer;
  const { subject } = JSON.parse(Buffer.from(asked.body).toString()) as { subject?: { digest: string } };
  return subject === undefined ? answer : withHeaders(answer, { 'oci-subject': subject.digest });
};

/** Never says that it took note of a subject. */
export const noSubjectHeader: Quirk = () => async (_asked, next) =>
  withHeaders(await next(), { 'oci-subject': '' });

/** What was attached is listed only after the list was asked for some times. */
export const lateLists: Quirk = () => {
  let times = 0;
  return async (asked, next) => {
    if (!is.referrers(asked)) return next();
    times += 1;
    return times < 4 ? list([]) : next();
  };
};

/** The list is served as plain JSON, or under no type at all. */
export const listType = (type: string): Quirk =>
  onLists((answer) => withHeaders(answer, { 'content-type': type }));

/** The list comes in pages of two. */
export const paged =
  (address: 'relative' | 'absolute'): Quirk =>
  ({ host }) =>
  async (asked, next) => {
    if (!is.referrers(asked)) return next();
    const [path = '', query = ''] = asked.path.split('?');
    const all = entriesOf(await next({ path }));
    // An order that lasts: this registry has none.
    all.sort((one, other) => String(one.digest).localeCompare(String(other.digest)));
    const from = Number(new URLSearchParams(query).get('last') ?? 0);
    const answer = list(all.slice(from, from + 2));
    if (from + 2 >= all.length) return answer;
    const target = `${address === 'absolute' ? `http://${host}` : ''}${path}?last=${from + 2}`;
    return withHeaders(answer, { link: `<${target}>; rel="next"` });
  };

/** How a list of tags goes on: an address in one of its forms, or what is wrong with the page after the first. */
export type TagPaging =
  | 'relative'
  | 'absolute'
  | 'elsewhere'
  | 'in circles'
  | 'forgets last'
  | 'without link';

/** The list of tags comes in pages of so many, or of fewer if fewer are asked for. */
export const pagedTags =
  (most: number, how: TagPaging): Quirk =>
  ({ host, elsewhere }) =>
  async (asked, next) => {
    if (!asked.path.includes('/tags/list')) return next();
    const [path = '', query = ''] = asked.path.split('?');
    const wanted = new URLSearchParams(query);
    const whole: { readonly name: string; readonly tags: readonly string[] } = JSON.parse(
      (await next({ path })).body.toString(),
    );
    const size = Math.min(most, Number(wanted.get('n') ?? most));
    const last = how === 'forgets last' ? null : wanted.get('last');
    const from = last === null ? 0 : whole.tags.findIndex((tag) => tag > last);
    const tags = from < 0 ? [] : whole.tags.slice(from, from + size);
    const answer = reply(200, { ...whole, tags });
    if (how === 'without link' || from < 0 || from + size >= whole.tags.length) return answer;
    const address = { absolute: `http://${host}`, elsewhere: `http://${elsewhere}` };
    const base = how === 'absolute' || how === 'elsewhere' ? address[how] : '';
    const after = how === 'in circles' ? wanted.get('last') : tags.at(-1);
    const target = `${base}${path}?n=${size}${after ? `&last=${encodeURIComponent(after)}` : ''}`;
    return withHeaders(answer, { link: `<${target}>; rel="next"` });
  };

/** Entries that other tools, other versions and accidents leave in a list; none of them is a bundle that is there. */
const ODD_ENTRIES: readonly unknown[] = [
  null,
  7,
  'sha256:abc',
  [],
  {},
  { mediaType: INDEX, digest: null, size: 3 },
  {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: `sha512:${'ab'.repeat(64)}`,
    size: 3,
    artifactType: BUNDLE,
  },
  { digest: digestOf('without a media type') },
  { mediaType: 'x/y', digest: digestOf('negative'), size: -1 },
  { mediaType: 'x/y', digest: digestOf('text'), size: '12' },
  { mediaType: 'x/y', digest: digestOf('huge'), size: 1e21, artifactType: null },
  {
    mediaType: 'x/y',
    digest: digestOf('notes'),
    size: 1,
    annotations: { count: 3, nested: { a: 1 }, none: null },
  },
  { mediaType: 'x/y', digest: digestOf('notes as a list'), size: 1, annotations: ['a'], artifactType: 9 },
  { mediaType: INDEX, digest: digestOf('an index'), size: 100, artifactType: 'application/spdx+json' },
  { mediaType: 'x/y', digest: digestOf('dead'), size: 1, artifactType: BUNDLE },
  { mediaType: 'x/y', digest: digestOf('twice'), size: 1 },
  { mediaType: 'x/y', digest: digestOf('twice'), size: 2, artifactType: 'application/spdx+json' },
  { mediaType: 'x/y', digest: 'SHA256:'.concat('AB'.repeat(32)), size: 1, platform: 'linux' },
];

/** Lists hold entries of every odd form beside what is there. */
export const foreignEntries: Quirk = onLists((answer) =>
  answer.status === 200 ? list([...ODD_ENTRIES, ...entriesOf(answer), ...ODD_ENTRIES]) : answer,
);
