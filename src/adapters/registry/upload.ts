import { pipeline, type Readable } from 'node:stream';
import { type Descriptor, type Repository, repositoryName } from '../../domain/image.ts';
import { AssayError } from '../../domain/reason.ts';
import { VerifiedStream } from '../verified-stream.ts';
import type { Purpose } from './faults.ts';
import { apiUrl, type Session } from './session.ts';
import { checkedTarget } from './transport.ts';

const TRIES = 4;

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
  for (let attempt = 1; ; attempt += 1) {
    try {
      // An upload that broke off is not resumed: a new one begins.
      const place = await begin(session, upload, purpose);
      if (place !== undefined) await send(session, upload, place, purpose);
      return;
    } catch (error) {
      const passing =
        error instanceof AssayError && error.reasons.every(({ code }) => code === 'registry-unavailable');
      if (!passing || attempt >= TRIES) throw error;
      await session.transport.pause(attempt);
    }
  }
}

async function hasBlob(session: Session, { repository, blob }: Upload, purpose: Purpose): Promise<boolean> {
  const url = apiUrl(repository, `blobs/${blob.digest}`);
  const response = await session.send({ method: 'HEAD', url, repository, action: 'pull,push', purpose });
  if (response.status !== 200 && response.status !== 404) return await session.fail(response, purpose);
  await response.body?.cancel();
  return response.status === 200 && isAbout(response.headers, blob);
}

/**
 * Whether an answer to HEAD is about this blob: a login page in the registry's place answers 200 to everything. What
 * says too little is sent again, which does no harm.
 */
function isAbout(headers: Headers, { digest, size }: Descriptor): boolean {
  if (/^(?:text\/html|application\/xhtml)\b/i.test(headers.get('content-type') ?? '')) return false;
  const [length, named] = [headers.get('content-length'), headers.get('docker-content-digest')];
  const says = [
    length === null ? undefined : length === String(size),
    named === null ? undefined : named === digest,
  ];
  return says.includes(true) && !says.includes(false);
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

async function send(session: Session, upload: Upload, place: URL, purpose: Purpose): Promise<void> {
  const { repository, blob } = upload;
  const url = new URL(place);
  url.searchParams.set('digest', blob.digest);
  const response = await session.send({
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
  if (response.status !== 201) await session.fail(response, purpose);
  await response.body?.cancel();
}
