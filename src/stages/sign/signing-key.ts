import { readFile } from 'node:fs/promises';
import { codeOf, messageOf } from '../../domain/error-words.ts';
import { type AssayError, fault } from '../../domain/reason.ts';
import type { Signer } from '../../domain/run/request.ts';
import { KEY_KINDS, otherKind, signingKeyFault } from '../../formats/signing/pem.ts';
import type { Tool } from '../../ports/process-port.ts';
import type { World } from '../../ports/world.ts';
import { readPublicKey } from '../verify/public-key.ts';

const ENVIRONMENT = 'env://';

type KeySigner = Extract<Signer, { kind: 'key' }>;
type Needs = Pick<World, 'processes' | 'workspace'>;

/**
 * The public key of a signing key, SPKI in PEM. Throws `key-invalid` before anything is signed if the key cannot be
 * opened, if there is more than one, or if Assay cannot verify its signatures.
 */
export async function publicKeyOf(
  world: Needs,
  cosign: Tool,
  { key, environment }: KeySigner,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const text = await textOf(key, environment);
  const wrong = text === undefined ? undefined : signingKeyFault(text);
  if (wrong !== undefined) throw invalid(`cosign cannot open the key "${key}": ${wrong}`);
  const publicKey = await readPublicKey(world, cosign, 'sign', key, env);
  // A KMS chooses the signature algorithm itself. There, the first signature shows whether it verifies.
  const other = text === undefined ? undefined : otherKind(publicKey);
  if (other !== undefined)
    throw invalid(
      `the key "${key}" is ${other}, and Assay cannot verify signatures of such a key; sign with ${KEY_KINDS}`,
    );
  return publicKey;
}

/** The text of a key in a file or in a variable; undefined if the key is in a KMS. */
async function textOf(
  key: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  if (key.startsWith(ENVIRONMENT)) return environment[key.slice(ENVIRONMENT.length)];
  if (/^[a-z0-9]+:\/\//.test(key)) return undefined;
  try {
    return await readFile(key, 'utf8');
  } catch (error) {
    const code = codeOf(error, messageOf(error));
    throw invalid(`the key "${key}" cannot be read (${code})`, error);
  }
}

function invalid(message: string, cause?: unknown): AssayError {
  return fault('key-invalid', 'sign', message, cause);
}
