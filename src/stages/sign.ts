import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../domain/digest.ts';
import { pinnedName, type Repository } from '../domain/image.ts';
import { isLoopback } from '../domain/loopback.ts';
import { type AssayError, type Check, fault } from '../domain/reason.ts';
import { Cleared } from '../domain/verdict.ts';
import { type Statement, serializeStatement } from '../formats/in-toto.ts';
import { keyFault, keySilence } from '../formats/key-fault.ts';
import { SIGNATURE_ANNOTATION } from '../formats/own-mark.ts';
import type { Command, Exit, World } from '../ports.ts';
import { successOf } from './read-tool.ts';
import type { Signing } from './signing.ts';

const SIGN_TIMEOUT_MS = 180_000;
const ATTEMPTS = 3;

/** Answers of a busy log, authority or network that a second try can mend; Rekor answers 409 to a race. */
const PASSING = /\b(409|429|500|502|503|504)\b|connection (refused|reset)|timeout|EOF/i;

type Needs = Pick<World, 'processes' | 'registry' | 'workspace'>;

/** Makes signatures. Constructed from a {@link Cleared} alone, and signs only what that clearance covers. */
export class Signatory {
  readonly #world: Needs;
  readonly #signing: Signing;
  readonly #cleared: Cleared;

  constructor(world: Needs, signing: Signing, cleared: Cleared) {
    if (!Cleared.isCleared(cleared)) throw new TypeError('only a cleared image can be signed');
    this.#world = world;
    this.#signing = signing;
    this.#cleared = cleared;
  }

  /**
   * Signs an image manifest or index with `cosign sign`; answers the bundle. It is not uploaded by cosign: all that
   * is attached goes through one serial writer.
   */
  async sign(repository: Repository, subject: Digest): Promise<Uint8Array> {
    this.#assertCovered(subject);
    const folder = await this.#world.workspace.folder('sign');
    const bundle = join(folder, 'bundle.json');
    const dockerConfig = await this.#world.workspace.folder('docker');
    const credentials = await this.#world.registry.dockerConfig(repository.registry);
    await writeFile(join(dockerConfig, 'config.json'), credentials, { mode: 0o600 });
    const http = isLoopback(repository.registry) ? ['--allow-http-registry'] : [];
    const mark = ['--annotations', SIGNATURE_ANNOTATION];
    const args = ['sign', '--upload=false', '--bundle', bundle, ...mark, ...this.#signing.arguments, ...http];
    await this.#run('sign', [...args, pinnedName(repository, subject)], { DOCKER_CONFIG: dockerConfig });
    return await readFile(bundle);
  }

  /** Signs a statement with `cosign attest-blob`; answers the bundle. Nothing but the signing services is contacted. */
  async attest(statement: Statement, name: string): Promise<Uint8Array> {
    this.#assertCovered(statement.subject);
    const folder = await this.#world.workspace.folder('attest');
    const file = join(folder, 'statement.json');
    const bundle = join(folder, 'bundle.json');
    await writeFile(file, serializeStatement(statement, name), { mode: 0o600 });
    await this.#run(
      'attest',
      ['attest-blob', '--statement', file, '--bundle', bundle, ...this.#signing.arguments],
      {},
    );
    return await readFile(bundle);
  }

  #assertCovered(subject: Digest): void {
    const { image } = this.#cleared;
    const covered = image.platforms.some((platform) => platform.manifest.digest === subject);
    const whole = image.root.digest === subject && image.skippedPlatforms.length === 0;
    if (!covered && !whole) throw new TypeError(`${subject} is not what was cleared`);
  }

  async #run(check: Check, args: readonly string[], extra: Readonly<Record<string, string>>): Promise<void> {
    const { cosign, environment } = this.#signing;
    const cwd = await this.#world.workspace.folder('cosign');
    const env = { ...environment, ...extra };
    const command: Command = {
      tool: 'cosign',
      file: cosign.path,
      args,
      cwd,
      env,
      timeoutMs: SIGN_TIMEOUT_MS,
    };
    for (let attempt = 1; ; attempt += 1) {
      const exit = await this.#world.processes.read(command);
      const again =
        exit.kind === 'exited' && exit.code !== 0 && PASSING.test(exit.stderr) && attempt < ATTEMPTS;
      if (!again) {
        const kms = this.#kmsFault(exit);
        if (kms !== undefined) throw fault('signing-failed', check, kms);
        if (exit.kind === 'exited' && exit.code !== 0) throw refusal(check, args[0] ?? '', exit.stderr);
        successOf(exit, check, 'cosign');
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt * (0.5 + Math.random())));
    }
  }

  /** Why a key in a KMS did not sign; undefined where it did, and for every other signer. */
  #kmsFault(exit: Exit): string | undefined {
    const { key } = this.#signing;
    if (key === undefined) return undefined;
    if (exit.kind === 'timed-out') return keySilence(key, 'sign', exit.afterMs / 1000);
    return exit.kind === 'exited' && exit.code !== 0 ? keyFault(key, 'sign', exit.stderr) : undefined;
  }
}

/** cosign verifies what it has signed: where that fails, the services are another Sigstore's than the trusted root. */
function refusal(check: Check, subcommand: string, stderr: string): AssayError {
  const why = `cosign ${subcommand}: ${reasonIn(stderr)}`;
  if (!/\bverif(?:y|ied|ying|ication)\b/i.test(why)) return fault('signing-failed', check, why);
  const hint = '; do `signing-config` and `trusted-root` belong to the same Sigstore?';
  return fault('signature-invalid', check, `what was signed does not verify: ${why}${hint}`);
}

/** cosign's error line, without its progress lines. */
function reasonIn(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const line = lines.findLast((text) => /^error/i.test(text)) ?? lines.at(-1) ?? 'no message';
  return line.slice(0, 500);
}
