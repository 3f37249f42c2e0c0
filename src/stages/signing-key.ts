import { readFile } from 'node:fs/promises';
import { type AssayError, fault } from '../domain/reason.ts';
import type { Signer } from '../domain/request.ts';
import { KEY_KINDS, otherKind, publicKeysIn, signingKeyFault } from '../formats/pem.ts';
import type { Tool, World } from '../ports.ts';

const KEY_TIMEOUT_MS = 60_000;
const ENVIRONMENT = 'env://';

type KeySigner = Extract<Signer, { kind: 'key' }>;
type Needs = Pick<World, 'processes' | 'workspace'>;

/**
 * The public half of a key that signs, SPKI in PEM. A key that cannot be opened, that is not one alone, or whose
 * signatures cannot be verified here is `key-invalid` before anything is signed.
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
  const publicKey = await askForKey(world, cosign, key, env);
  // A KMS chooses itself how a key of its signs: there the first signature shows whether it verifies.
  const other = text === undefined ? undefined : otherKind(publicKey);
  if (other !== undefined)
    throw invalid(
      `the key "${key}" is ${other}, whose signatures cannot be verified; sign with ${KEY_KINDS}`,
    );
  return publicKey;
}

/** The text of a key that lies in a file or in a variable; undefined where another service holds it. */
async function textOf(
  key: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  if (key.startsWith(ENVIRONMENT)) return environment[key.slice(ENVIRONMENT.length)];
  if (/^[a-z0-9]+:\/\//.test(key)) return undefined;
  try {
    return await readFile(key, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw invalid(`the key "${key}" cannot be read (${code})`, error);
  }
}

async function askForKey(
  world: Needs,
  cosign: Tool,
  key: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const exit = await world.processes.read({
    tool: 'cosign',
    file: cosign.path,
    args: ['public-key', '--key', key],
    cwd: await world.workspace.folder('public-key'),
    env,
    timeoutMs: KEY_TIMEOUT_MS,
  });
  const keys = exit.kind === 'exited' && exit.code === 0 ? publicKeysIn(exit.stdout) : undefined;
  if (keys !== undefined && typeof keys !== 'string') return keys[0];
  const why =
    exit.kind === 'exited' ? (exit.stderr.trim().split('\n').at(-1) ?? '').slice(0, 300) : exit.kind;
  throw invalid(`cosign cannot open the key "${key}" (${passwordHint(why, env)}): ${why}`);
}

function passwordHint(why: string, { COSIGN_PASSWORD = '' }: Readonly<Record<string, string>>): string {
  if (!/decrypt/i.test(why)) return 'is COSIGN_PASSWORD right?';
  return COSIGN_PASSWORD === ''
    ? 'it is encrypted, and COSIGN_PASSWORD is not set'
    : 'the password in COSIGN_PASSWORD is not its own';
}

function invalid(message: string, cause?: unknown): AssayError {
  return fault('key-invalid', 'sign', message, cause);
}
