import { is, type Quirk, refusal, reply, withHeaders } from './quirk.ts';

const query = (path: string) => new URL(path, 'http://x').searchParams;
const isPart = (path: string) => /\/blobs\/uploads\/[^?]/.test(path);

/** Blobs lie with another host, which wants no credentials and takes no other question than GET. */
export const blobsElsewhere: Quirk =
  ({ elsewhere }) =>
  async (asked, next) =>
    is.blob(asked) && asked.method === 'GET'
      ? reply(307, '', { location: `http://${elsewhere}${asked.path}` })
      : next();

/** Whether there is a blob is not answered: the storage behind signs addresses for GET alone. */
export const headRefused =
  (status: 400 | 403 | 405): Quirk =>
  () =>
  async (asked, next) =>
    asked.method === 'HEAD' ? reply(status) : next();

/** The answer to HEAD tells neither length nor digest. */
export const headWithoutHeaders: Quirk = () => async (asked, next) => {
  const answer = await next();
  return asked.method === 'HEAD'
    ? withHeaders(answer, { 'docker-content-digest': '', 'content-length': '' })
    : answer;
};

/** Whether there is a blob is answered by a page for people. */
export const pageForHead: Quirk = () => async (asked, next) =>
  asked.method === 'HEAD' && is.blob(asked)
    ? reply(200, '', { 'content-type': 'text/html', 'content-length': '5120' })
    : next();

/** Nothing is mounted from another repository: the question is ignored, refused, or fails. */
export const mountRefused =
  (status: 202 | 403 | 404 | 500): Quirk =>
  () =>
  async (asked, next) => {
    if (asked.method !== 'POST' || !query(asked.path).has('mount')) return next();
    const [path = ''] = asked.path.split('?');
    return status === 202 ? next({ path }) : refusal(status, 'DENIED', 'no mount');
  };

/** A blob is taken in parts alone, or no body above a size. */
export const onlyInParts =
  (status: 400 | 404 | 405 | 415): Quirk =>
  () =>
  async (asked, next) =>
    asked.method === 'PUT' && isPart(asked.path) && asked.body.length > 0
      ? refusal(status, 'BLOB_UPLOAD_INVALID', 'send it in chunks')
      : next();

/** A blob is taken whole alone. */
export const onlyWhole: Quirk = () => async (asked, next) =>
  asked.method === 'PATCH' ? refusal(405, 'UNSUPPORTED', 'no chunks') : next();

/** Where an upload goes on is said without a host. */
export const relativeLocation: Quirk =
  ({ host }) =>
  async (_asked, next) => {
    const answer = await next();
    const location = answer.headers.get('location');
    return location === null
      ? answer
      : withHeaders(answer, { location: location.replace(`http://${host}`, '') });
  };

/** Uploads go to another host. */
export const uploadsElsewhere: Quirk =
  ({ host, elsewhere }) =>
  async (asked, next) => {
    const answer = await next();
    const location = answer.headers.get('location');
    if (location === null || asked.method !== 'POST') return answer;
    return withHeaders(answer, {
      location: new URL(location, `http://${host}`).href.replace(host, elsewhere),
    });
  };
