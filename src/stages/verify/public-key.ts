import { type Check, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { isInKms, keyFault, keySilence } from '../../formats/signing/key-fault.ts';
import { publicKeysIn } from '../../formats/signing/pem.ts';
import { isTemporary } from '../../formats/signing/temporary-fault.ts';
import type { Tool } from '../../ports/process-port.ts';
import type { World } from '../../ports/world.ts';
import { BOUNDS, type Bound, retry, TryAgain } from '../../retry.ts';
import { successOf } from '../shared/read-tool.ts';

/**
 * The public key of a key in a file, a variable or a KMS, SPKI in PEM. cosign opens the key. Throws `key-invalid` if it
 * cannot be opened, or if the KMS does not answer. Tests shorten `bound`.
 */
export async function readPublicKey(
  world: Pick<World, 'processes' | 'workspace'>,
  cosign: Tool,
  check: Check,
  key: string,
  env: Readonly<Record<string, string>>,
  bound: Bound = BOUNDS.kms,
): Promise<string> {
  const cwd = await world.workspace.folder('public-key');
  const exit = await retry(async () => {
    const exit = await world.processes.read({
      ...{ tool: 'cosign', file: cosign.path, args: ['public-key', '--key', key], cwd, env },
      // cosign itself waits for a KMS without a limit.
      ...{ isTethered: true, timeoutMs: bound.answer },
    });
    const mayPass = exit.kind === 'exited' && exit.code !== 0 && isTemporary(exit.stderr);
    return mayPass && isInKms(key) ? new TryAgain({ conclude: () => exit }) : exit;
  }, bound);
  if (exit.kind === 'timed-out') {
    const silence = keySilence(key, 'read', exit.afterMs / 1000);
    if (silence !== undefined) throw fault('key-invalid', check, silence);
  }
  if (exit.kind !== 'exited') return successOf(exit, check, 'cosign public-key');
  const keys = exit.code === 0 ? publicKeysIn(exit.stdout) : undefined;
  if (keys?.ok) return keys.value[0];
  throw fault('key-invalid', check, keyFault(key, 'read', exit.stderr) ?? notOpened(key, exit.stderr, env));
}

function notOpened(key: string, stderr: string, env: Readonly<Record<string, string>>): string {
  if (stderr.includes('unrecognized scheme'))
    return `the key "${plain(key, 200)}" is of no kind that cosign knows: name a file, \`env://NAME\`, or a KMS in a form of \`docs/keys.md\`, such as \`hashivault://NAME\``;
  const why = plain(stderr.trim().split('\n').at(-1) ?? '', 300);
  return `cosign cannot open the key "${key}" (${passwordHint(why, env)}): ${why}`;
}

function passwordHint(why: string, { COSIGN_PASSWORD = '' }: Readonly<Record<string, string>>): string {
  if (!/decrypt/i.test(why)) return 'check COSIGN_PASSWORD';
  return COSIGN_PASSWORD === ''
    ? 'the key is encrypted, and COSIGN_PASSWORD is not set'
    : 'the password in COSIGN_PASSWORD is wrong for this key';
}
