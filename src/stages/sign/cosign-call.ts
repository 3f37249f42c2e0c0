import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { keyFault, keySilence } from '../../formats/signing/key-fault.ts';
import { isTemporary } from '../../formats/signing/temporary-fault.ts';
import { toolFullDisk } from '../../formats/tools/tool-full-disk.ts';
import type { Command, Exit } from '../../ports/process-port.ts';
import type { RegistryCertificates } from '../../ports/registry-port.ts';
import type { World } from '../../ports/world.ts';
import { type Bound, retry, TryAgain } from '../../retry.ts';
import { successOf } from '../shared/read-tool.ts';
import type { SignedTask } from './services/service-call.ts';
import type { Signing } from './signing.ts';
import { signingFault, signingSilence } from './signing-fault.ts';

/** Fulcio's messages about a token that has expired or that it does not accept for another reason. */
const TOKEN_REFUSED = /identity token|token (?:is|has) expired|\bFulcio returned 401\b/i;

type Needs = Pick<World, 'processes' | 'workspace' | 'now'>;

/** A call of cosign that signs. */
export interface CosignCall extends Pick<Command, 'env'>, Required<Pick<Command, 'secretFiles'>> {
  readonly options: readonly string[];
  readonly operands: readonly string[];
}

/**
 * Lets cosign sign, with the services for a statement of this size. A failure that may pass is repeated, and a token that
 * was refused is replaced once. Throws `signing-failed`, `disk-full` and the faults of a tool.
 */
export async function signWithCosign(
  world: Needs,
  signing: Signing,
  task: SignedTask,
  call: CosignCall,
  bound: Bound,
): Promise<void> {
  const { services, arguments: serviceArguments } = signing.route(task.bytes);
  const run = async (renew: boolean): Promise<Exit> => {
    const { cosign, environment, arguments: signer, credential } = signing;
    const credentials = await credential(renew);
    const command: Command = {
      tool: 'cosign',
      file: cosign.path,
      args: [...call.options, ...serviceArguments, ...signer, ...credentials.arguments, ...call.operands],
      cwd: await world.workspace.folder('cosign'),
      env: { ...environment, ...call.env },
      secretFiles: { ...call.secretFiles, ...credentials.secretFiles },
      isTethered: true,
      timeoutMs: bound.answer,
    };
    return await world.processes.read(command);
  };
  const repeated = (renew: boolean) => {
    let isFirst = true;
    return retry(async () => {
      const exit = await run(renew && isFirst);
      isFirst = false;
      const mayPass = isFailure(exit) && !isTokenRefused(signing, exit) && isTemporary(exit.stderr);
      return mayPass ? new TryAgain({ conclude: () => exit }) : exit;
    }, bound);
  };
  let exit = await repeated(false);
  // Once: the token may have expired.
  if (isTokenRefused(signing, exit)) exit = await repeated(true);
  const full = toolFullDisk(exit, task.check, 'cosign');
  if (full !== undefined) throw full;
  const kms = kmsFault(signing, exit);
  if (kms !== undefined) throw fault('signing-failed', task.check, kms);
  if (isFailure(exit)) throw signingFault({ ...task, services }, exit.stderr, world.now());
  if (exit.kind === 'timed-out') throw signingSilence({ ...task, services }, exit.afterMs);
  successOf(exit, task.check, 'cosign');
}

function isTokenRefused({ identity }: Signing, exit: Exit): boolean {
  return identity.kind === 'certificate' && isFailure(exit) && TOKEN_REFUSED.test(exit.stderr);
}

/** Why a key in a KMS did not sign; undefined if it did, and for every other signer. */
function kmsFault({ key }: Signing, exit: Exit): string | undefined {
  if (key === undefined) return undefined;
  if (exit.kind === 'timed-out') return keySilence(key, 'sign', exit.afterMs / 1000);
  return exit.kind === 'exited' && exit.code !== 0 ? keyFault(key, 'sign', exit.stderr) : undefined;
}

/** Whether cosign ended by itself, with an error. */
function isFailure(exit: Exit): exit is Extract<Exit, { kind: 'exited' }> {
  return exit.kind === 'exited' && exit.code !== 0;
}

/** cosign does not read the folders in which docker and podman keep certificates for a registry. */
export async function certificateArguments(
  certificates: RegistryCertificates | undefined,
  folder: string,
): Promise<readonly string[]> {
  if (certificates === undefined) return [];
  const { roots, client } = certificates;
  const write = async (option: string, text: string) => {
    const file = join(folder, `${option}.pem`);
    await writeFile(file, text, { mode: 0o600 });
    return `--${option}=${file}`;
  };
  const args = [await write('registry-cacert', roots)];
  if (client === undefined) return args;
  return [
    ...args,
    await write('registry-client-cert', client.cert),
    await write('registry-client-key', client.key),
  ];
}
