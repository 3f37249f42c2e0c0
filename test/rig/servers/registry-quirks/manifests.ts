import { gzipSync } from 'node:zlib';
import { is, nameIn, type Quirk, refusal, reply, withHeaders } from './quirk.ts';

const isPut = (asked: Parameters<typeof is.manifest>[0]) => asked.method === 'PUT' && is.manifest(asked);

/** A manifest that was taken is answered with another status of success. */
export const putAnswers =
  (status: 200 | 202 | 204): Quirk =>
  () =>
  async (asked, next) => {
    const answer = await next();
    return isPut(asked) && answer.status === 201 ? { ...answer, status, body: Buffer.alloc(0) } : answer;
  };

/** What was written is there only after it was asked for some times: manifests and tags alike. */
export const lateManifests: Quirk = () => {
  const waits = new Map<string, number>();
  return async (asked, next) => {
    const key = asked.path;
    if (isPut(asked)) waits.set(key, 2);
    const left = asked.method === 'GET' ? (waits.get(key) ?? 0) : 0;
    if (left === 0) return next();
    waits.set(key, left - 1);
    return refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
  };
};

/** How registries refuse to move a tag: status, code and words as their users report them. */
export const IMMUTABLE_FORMS = {
  ecr: [
    400,
    'TAG_INVALID',
    "The image tag 'v1' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.",
  ],
  gar: [409, 'DENIED', 'cannot update tag v1. The repository has enabled tag immutability'],
  harbor: [412, 'PRECONDITION', "Failed to process request due to 'team/app:v1' configured as immutable."],
  acr: [405, 'UNSUPPORTED', 'The operation is disallowed on this registry, repository or image.'],
  quay: [409, 'TAG_IMMUTABLE', 'Tag is immutable and cannot be modified'],
  hub: [403, 'DENIED', 'tag v1 is immutable'],
  nexus: [400, 'UNKNOWN', 'Updating asset is not allowed: v2/team/app/manifests/v1'],
  'nexus-old': [400, 'BLOB_UPLOAD_INVALID', 'Repository does not allow updating assets: docker'],
  artifactory: [403, 'DENIED', "Not enough permissions to overwrite artifact 'team/app/v1/manifest.json'"],
} as const;

/** A tag that is there takes nothing any more, not even the same again; `spared` ones do. */
export const immutableTags =
  (form: keyof typeof IMMUTABLE_FORMS, spared: RegExp = /^$/): Quirk =>
  () => {
    const [status, code, message] = IMMUTABLE_FORMS[form];
    const taken = new Set<string>();
    return async (asked, next) => {
      const name = nameIn(asked);
      if (!isPut(asked) || name.startsWith('sha256:') || spared.test(name)) return next();
      if (taken.has(asked.path)) return refusal(status, code, message);
      const answer = await next();
      if (answer.status === 201) taken.add(asked.path);
      return answer;
    };
  };

/** A manifest is taken under its digest once, and the same again is refused. */
export const digestsOnce =
  (status: number, code: string, message: string): Quirk =>
  () => {
    const taken = new Set<string>();
    return async (asked, next) => {
      if (!isPut(asked) || !nameIn(asked).startsWith('sha256:')) return next();
      if (taken.has(asked.path)) return refusal(status, code, message);
      taken.add(asked.path);
      return next();
    };
  };

/** Every request is answered by a server without time before it is by the registry. */
export const busyOnce =
  (status: 408 | 425 | 499): Quirk =>
  () => {
    const seen = new Set<string>();
    return async (asked, next) => {
      // Each upload has a place of its own.
      const key = `${asked.method} ${asked.path.replace(/\/uploads\/.*$/, '/uploads/')}`;
      if (seen.has(key)) return next();
      seen.add(key);
      return reply(status);
    };
  };

/** What was uploaded is not there yet when a manifest names it, for the first time. */
export const lateBlobs: Quirk = () => {
  const seen = new Set<string>();
  return async (asked, next) => {
    const isFirst = isPut(asked) && nameIn(asked).startsWith('sha256:') && !seen.has(asked.path);
    if (!isFirst) return next();
    seen.add(asked.path);
    return refusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry');
  };
};

/** A manifest is deleted, and the answer says that it failed. */
export const failsAfterDelete: Quirk = () => async (asked, next) => {
  const answer = await next();
  return asked.method === 'DELETE' && answer.status < 300 ? refusal(500, 'UNKNOWN', 'unknown') : answer;
};

/** A manifest is said to be deleted, and stays. */
export const keepsDeleted: Quirk = () => async (asked, next) =>
  asked.method === 'DELETE' ? reply(202) : next();

/** What is asked for comes packed, whatever the client said that it takes. */
export const packed: Quirk = () => async (asked, next) => {
  const answer = await next();
  if (asked.method !== 'GET' || answer.status !== 200) return answer;
  const headers = { 'content-encoding': 'gzip', 'content-length': '' };
  return { ...withHeaders(answer, headers), body: gzipSync(answer.body) };
};

/** Manifests are not deleted. */
export const noDelete =
  (status: 400 | 403 | 405 | 500): Quirk =>
  () =>
  async (asked, next) =>
    asked.method === 'DELETE' ? refusal(status, 'UNSUPPORTED', 'the operation is unsupported') : next();

/** Answers do not tell the digest of what they hold. */
export const noDigestHeader: Quirk = () => async (_asked, next) =>
  withHeaders(await next(), { 'docker-content-digest': '' });

/** Manifests are served under no type, or a general one. */
export const manifestType =
  (type: string): Quirk =>
  () =>
  async (asked, next) => {
    const answer = await next();
    return asked.method === 'GET' && is.manifest(asked) && answer.status === 200
      ? withHeaders(answer, { 'content-type': type })
      : answer;
  };

/** Every third request is one too many, and taken when it is made again. */
export const throttled =
  (retryAfter?: string): Quirk =>
  () => {
    const refused = new Set<string>();
    let times = 0;
    return async (asked, next) => {
      const request = `${asked.method} ${asked.path}`;
      if (refused.delete(request)) return await next();
      times += 1;
      if (times % 3 !== 0) return await next();
      refused.add(request);
      return reply(429, '', retryAfter === undefined ? {} : { 'retry-after': retryAfter });
    };
  };

/** Bodies come slowly, piece by piece. */
export const slowBytes: Quirk = () => async (asked, next) => {
  const answer = await next();
  return asked.method === 'GET' && answer.status === 200 ? { ...answer, paceMs: 10 } : answer;
};
