import { pipeline, type Readable } from 'node:stream';
import { type Descriptor, type Repository, repositoryName } from '../../domain/image.ts';
import { AssayError } from '../../domain/reason.ts';
import { isLasting } from '../connection-words.ts';
import { VerifiedStream } from '../verified-stream.ts';
import type { Purpose } from './faults.ts';
import { isPassing, TRIES } from './retry.ts';
import { apiUrl, type Session } from './session.ts';
import { checkedTarget } from './transport.ts';

/** A blob on its way into a repository. */
export interface Upload {
  readonly repository: Repository;
  readonly blob: Descriptor;
  readonly open: () => Readable;
  /** Another repository of the same registry that may have it. */
  readonly from?: Repository;
}

/** Brings a blob into a repository unless it is there: by a mount, else by an upload in one request. */
export async function uploadBlob(session: Session, upload: Upload): Promise<void> {
  const { repository, blob } = upload;
  const purpose: Purpose = {
    check: 'push',
    what: `the blob ${blob.digest} for ${repositoryName(repository)}`,
    registry: repository.registry,
  };
  if (await hasBlob(session, upload, purpose)) return;
  const { retry } = session.transport;
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt >= TRIES;
    // An upload that broke off is not resumed: a new one begins.
    const place = await begin(session, upload, purpose);
    if (place === undefined) return;
    try {
      const response = await send(session, upload, place, purpose);
      if (response.ok) {
        await response.body?.cancel();
        return;
      }
      if (last || !isPassing(response.status)) return await session.fail(response, purpose);
      await retry.afterAnswer(response, purpose, attempt);
    } catch (error) {
      if (last || !mayPass(error)) throw error;
      await retry.afterBreak(purpose, attempt);
    }
  }
}

/** Whether to begin anew is of use. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof AssayError) || isLasting(error.cause)) return false;
  return error.reasons.every(({ code }) => code === 'registry-unavailable');
}

async function hasBlob(session: Session, { repository, blob }: Upload, purpose: Purpose): Promise<boolean> {
  const url = apiUrl(repository, `blobs/${blob.digest}`);
  const response = await session.send({ method: 'HEAD', url, repository, action: 'pull,push', purpose });
  if (response.status === 200) {
    await response.body?.cancel();
    return isThisBlob(response, blob);
  }
  // Not to be asked by HEAD is not to have it: then it is sent, which does no harm.
  if (![404, 405, 501].includes(response.status)) return await session.fail(response, purpose);
  await response.body?.cancel();
  return false;
}

/** Something else may answer in the registry's place, such as a page to log in: only what fits the blob is believed. */
function isThisBlob({ headers }: Response, blob: Descriptor): boolean {
  const length = headers.get('content-length');
  const digest = headers.get('docker-content-digest');
  if (/^text\/html\b/i.test(headers.get('content-type') ?? '')) return false;
  return (length === null || Number(length) === blob.size) && (digest === null || digest === blob.digest);
}

/** Where to send the blob; undefined when the registry mounted it. */
async function begin(session: Session, upload: Upload, purpose: Purpose): Promise<URL | undefined> {
  const { repository, blob, from } = upload;
  const url = apiUrl(repository, 'blobs/uploads/');
  const mount = from !== undefined && from.registry === repository.registry && from.path !== repository.path;
  if (mount) {
    url.searchParams.set('mount', blob.digest);
    url.searchParams.set('from', from.path);
  }
  const response = await session.send({
    method: 'POST',
    url,
    repository,
    action: 'pull,push',
    purpose,
    headers: { 'content-length': '0' },
    ...(mount ? { from } : {}),
  });
  if (mount && response.status === 201) {
    await response.body?.cancel();
    return undefined;
  }
  const location = response.headers.get('location');
  if (response.status !== 202 || location === null) {
    // A registry may refuse the mount itself, for want of rights on the source: then the blob is sent.
    if (mount && response.status >= 400 && response.status < 500) {
      await response.body?.cancel();
      return await begin(session, { repository, blob, open: upload.open }, purpose);
    }
    return await session.fail(response, purpose);
  }
  await response.body?.cancel();
  return checkedTarget(new URL(location, url), url, purpose);
}

async function send(session: Session, upload: Upload, place: URL, purpose: Purpose): Promise<Response> {
  const { repository, blob } = upload;
  const url = new URL(place);
  url.searchParams.set('digest', blob.digest);
  return await session.send({
    method: 'PUT',
    url,
    repository,
    action: 'pull,push',
    purpose,
    headers: { 'content-type': 'application/octet-stream' },
    upload: {
      size: blob.size,
      open: () => {
        const verified = new VerifiedStream(blob, 'the local layout');
        return pipeline(upload.open(), verified, () => undefined);
      },
    },
  });
}
