import type { Readable } from 'node:stream';
import type { Digest } from '../domain/digest.ts';
import type { Repository } from '../domain/image.ts';
import { AssayError } from '../domain/reason.ts';
import { type Statement, type StatementKind, statementKind } from '../formats/in-toto.ts';
import { parseBundleReferrer } from '../formats/oci-referrer.ts';
import type { Verification } from '../formats/sigstore.ts';
import type { Referrer, World } from '../ports.ts';
import { bytesOf } from './bytes.ts';

/** A verified statement about an image, and the referrer manifest that holds it. */
export interface AttachedStatement {
  readonly kind: StatementKind;
  readonly referrer: Digest;
  readonly statement: Statement;
}

/** More referrers than this on one digest are not looked through. */
export const MAX_REFERRERS = 300;

/** Greatest size of a bundle, in bytes; a large image's SBOM has some 5 MB. */
const MAX_BUNDLE_BYTES = 64 * 1024 * 1024;

const AT_ONCE = 4;

type Needs = Pick<World, 'registry'>;

/**
 * Reads what is attached to a digest and keeps the statements that verify for the identity behind `verify`, have a
 * predicate type of Assay's, and speak of exactly this digest. Everything else is somebody else's business and passed
 * over; a registry that cannot answer is a fault.
 */
export async function readAttached(
  world: Needs,
  verify: (bundle: Uint8Array) => Verification,
  repository: Repository,
  subject: Digest,
): Promise<readonly AttachedStatement[]> {
  const referrers = await world.registry.referrers(repository, subject, MAX_REFERRERS);
  const found: AttachedStatement[] = [];
  for (let start = 0; start < referrers.length; start += AT_ONCE) {
    const batch = referrers.slice(start, start + AT_ONCE);
    const statements = await Promise.all(
      batch.map((referrer) => readOne(world, verify, repository, subject, referrer)),
    );
    for (const statement of statements) if (statement !== undefined) found.push(statement);
  }
  return found;
}

async function readOne(
  world: Needs,
  verify: (bundle: Uint8Array) => Verification,
  repository: Repository,
  subject: Digest,
  referrer: Referrer,
): Promise<AttachedStatement | undefined> {
  const bytes = await bundleOf(world, repository, referrer);
  if (bytes === undefined) return undefined;
  const verification = verify(bytes);
  if (!verification.verified || verification.statement.subject !== subject) return undefined;
  const kind = statementKind(verification.statement.predicateType);
  return kind === undefined
    ? undefined
    : { kind, referrer: referrer.digest, statement: verification.statement };
}

/** The bundle behind a referrer; undefined where the referrer is not a bundle, or its manifest or blob is gone. */
async function bundleOf(
  world: Needs,
  repository: Repository,
  referrer: Referrer,
): Promise<Uint8Array | undefined> {
  try {
    const manifest = await world.registry.resolve({ ...repository, digest: referrer.digest });
    const layer = parseBundleReferrer(manifest.bytes);
    if (layer === undefined || layer.size > MAX_BUNDLE_BYTES) return undefined;
    return await readAll(await world.registry.blob(repository, layer));
  } catch (error) {
    const broken =
      error instanceof AssayError &&
      error.reasons.every(({ code }) => code === 'image-not-found' || code === 'image-invalid');
    if (broken) return undefined;
    throw error;
  }
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(bytesOf(stream)));
}
