import { pipeline, type Readable } from 'node:stream';
import { type Descriptor, type Repository, repositoryName } from '../../../domain/image/image.ts';
import { AssayError, isOnly } from '../../../domain/reason.ts';
import { isPassing, type TryAgain } from '../../../retry.ts';
import { VerifiedStream } from '../../image/verified-stream.ts';
import { isLasting } from '../../network/connection-words.ts';
import type { Purpose } from '../faults.ts';
import { isPage, isSuccess } from '../manifests.ts';
import { apiUrl, checkedTarget } from '../registry-addresses.ts';
import { answered, unreachable } from '../registry-retry.ts';
import type { Session } from '../session.ts';

/** Statuses of registries that refuse a whole blob, but may accept it in parts. */
const IN_PARTS: readonly number[] = [400, 404, 405, 411, 413, 415, 416, 422, 501];
/** Small enough for proxies that limit the size of a body. */
const PART_BYTES = 16 * 1024 * 1024;
const SLICE_BYTES = 64 * 1024;

/** A blob on its way into a repository. */
export interface Upload {
  readonly repository: Repository;
  readonly blob: Descriptor;
  readonly open: () => Readable;
  /** Another repository of the same registry that may have the blob. */
  readonly from?: Repository;
}

/** Puts a blob into a repository unless it is there: by a mount, otherwise by an upload, whole or in parts. */
export async function uploadBlob(session: Session, upload: Upload): Promise<void> {
  const { repository, blob } = upload;
  const purpose: Purpose = {
    check: 'push',
    what: `the blob ${blob.digest} for ${repositoryName(repository)}`,
    registry: repository.registry,
  };
  if (await hasBlob(session, upload, purpose)) return;
  // A broken upload is not resumed: a new one begins.
  await session.transport.retry.run(() => attemptUpload(session, upload, purpose));
}

async function attemptUpload(
  session: Session,
  upload: Upload,
  purpose: Purpose,
): Promise<undefined | TryAgain<undefined>> {
  const place = await begin(session, upload, purpose);
  if (place === undefined) return undefined;
  let response: Response;
  try {
    response = await send(session, upload, place, purpose);
  } catch (error) {
    if (error instanceof AssayError && mayPass(error)) return unreachable(error, purpose);
    throw error;
  }
  const fail = () => session.fail(response, purpose);
  if (isPassing(response.status)) return answered(response, purpose, fail);
  if (!isSuccess(response)) return await fail();
  await response.body?.cancel();
  return undefined;
}

/** Whether a new upload may succeed, also after one that the registry stopped to accept. */
function mayPass(error: AssayError): boolean {
  return !isLasting(error.cause) && isOnly(error, 'registry-unavailable');
}

/**
 * Whether the registry clearly says that it has this blob. Another server may answer instead, and a storage behind the
 * registry may not support the request: then the blob is sent.
 */
async function hasBlob(session: Session, { repository, blob }: Upload, purpose: Purpose): Promise<boolean> {
  const url = apiUrl(repository, `blobs/${blob.digest}`);
  const response = await session.send({ method: 'HEAD', url, repository, action: 'pull,push', purpose });
  const { status, headers } = response;
  if (isPassing(status)) return await session.fail(response, purpose);
  await response.body?.cancel();
  if (status !== 200 || isPage(headers)) return false;
  const digest = headers.get('docker-content-digest');
  const length = headers.get('content-length');
  if (digest !== null && digest !== blob.digest) return false;
  if (length !== null && length !== '0' && Number(length) !== blob.size) return false;
  return digest !== null || length === String(blob.size);
}

/** The address for the upload; undefined if the registry mounted the blob. */
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
  if (isSuccess(response) && response.headers.has('location')) return await nextPlace(response, url, purpose);
  // A registry may refuse the mount, for example without rights on the source: then the blob is sent.
  if (mount && response.status !== 429) {
    await response.body?.cancel();
    return await begin(session, { repository, blob, open: upload.open }, purpose);
  }
  return await session.fail(response, purpose);
}

/** The answer to the whole blob, or to its parts if the registry, or a proxy in front of it, refuses it whole. */
async function send(session: Session, upload: Upload, place: URL, purpose: Purpose): Promise<Response> {
  const { repository, blob } = upload;
  const whole = await session.send({
    method: 'PUT',
    url: withDigest(place, upload),
    repository,
    action: 'pull,push',
    purpose,
    headers: { 'content-type': 'application/octet-stream' },
    upload: { size: blob.size, open: () => verified(upload) },
  });
  if (!IN_PARTS.includes(whole.status)) return whole;
  const newPlace = await begin(session, { repository, blob, open: upload.open }, purpose);
  const inParts = newPlace && (await sendInParts(session, upload, newPlace, purpose));
  if (!inParts) return whole;
  await whole.body?.cancel();
  return inParts;
}

/** The answer to the last request, or to the first that failed; undefined if parts are not accepted either. */
async function sendInParts(
  session: Session,
  upload: Upload,
  begun: URL,
  purpose: Purpose,
): Promise<Response | undefined> {
  const { repository } = upload;
  let [place, sent] = [begun, 0];
  for await (const part of partsOf(verified(upload))) {
    const response = await session.send({
      method: 'PATCH',
      url: place,
      repository,
      action: 'pull,push',
      purpose,
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `${sent}-${sent + part.byteLength - 1}`,
      },
      upload: { size: part.byteLength, open: () => slicesOf(part) },
    });
    if (!isSuccess(response)) {
      if (!IN_PARTS.includes(response.status)) return response;
      await response.body?.cancel();
      return undefined;
    }
    place = response.headers.has('location') ? await nextPlace(response, place, purpose) : place;
    await response.body?.cancel();
    sent += part.byteLength;
  }
  const url = withDigest(place, upload);
  const headers = { 'content-length': '0' };
  return await session.send({
    method: 'PUT',
    url,
    repository,
    action: 'pull,push',
    purpose,
    headers,
  });
}

/** Small slices: the registry must accept each within the time limit. */
async function* slicesOf(part: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < part.byteLength; at += SLICE_BYTES) yield part.subarray(at, at + SLICE_BYTES);
}

/** Parts of at most {@link PART_BYTES}. */
async function* partsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let buffered: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    if (size > 0 && size + chunk.byteLength > PART_BYTES) {
      yield Buffer.concat(buffered);
      [buffered, size] = [[], 0];
    }
    buffered.push(chunk);
    size += chunk.byteLength;
  }
  if (size > 0) yield Buffer.concat(buffered);
}

function verified({ blob, open }: Upload): Readable {
  return pipeline(open(), new VerifiedStream(blob, 'the local layout'), () => undefined);
}

function withDigest(place: URL, { blob }: Upload): URL {
  const url = new URL(place);
  url.searchParams.set('digest', blob.digest);
  return url;
}

/** The address that an answer names for the next request. */
async function nextPlace(response: Response, from: URL, purpose: Purpose): Promise<URL> {
  await response.body?.cancel();
  return checkedTarget(response.headers.get('location') ?? '', from, purpose);
}
