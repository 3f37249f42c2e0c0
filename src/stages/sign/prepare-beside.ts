import type { Signer } from '../../domain/run/request.ts';
import { CONFIGURATION_PATH } from '../../formats/signing/certificate-request.ts';
import type { World } from '../../ports/world.ts';
import { BOUNDS } from '../../retry.ts';
import { prepareSigning, type Signing } from './signing.ts';

type Needs = Pick<
  World,
  'processes' | 'tools' | 'runner' | 'workspace' | 'publicSigstore' | 'sigstoreServices' | 'now'
>;

/** Signing that was prepared while the checks ran. Throws what the preparation threw. */
export type PreparedSigning = () => Promise<Signing>;

const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Prepares signing beside the checks: trust root, signing configuration, token, public key, and the connection to the
 * certificate authority. Nothing is signed and no certificate is requested, since it would be in a public log also if the
 * image fails. Never throws: a fault matters only to who signs.
 */
export async function prepareBeside(
  world: Needs,
  signer: Exclude<Signer, { kind: 'none' }>,
): Promise<PreparedSigning> {
  try {
    const signing = await prepareSigning(world, signer);
    await connect(world, signing).catch(() => undefined);
    return async () => signing;
  } catch (error) {
    return () => Promise.reject(error);
  }
}

/** Asks the certificate authority for its configuration. Whoever signs finds the name resolved and the connection open. */
async function connect({ sigstoreServices, now }: Needs, { token, route }: Signing): Promise<void> {
  const { authority } = token === undefined ? {} : route(0).select(now());
  const url = authority && URL.parse(`${authority.replace(/\/+$/, '')}/${CONFIGURATION_PATH}`);
  if (!url) return;
  await sigstoreServices.ask({
    ...{ method: 'GET', url, contentType: 'application/json', accept: 'application/json' },
    ...{ limitBytes: MAX_ANSWER_BYTES, timeoutMs: BOUNDS.trustRoot.answer },
    signal: new AbortController().signal,
  });
}
