import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../domain/digest.ts';
import { pinnedName, type Repository } from '../domain/image.ts';
import { isLoopback } from '../domain/loopback.ts';
import { fault } from '../domain/reason.ts';
import { Cleared } from '../domain/verdict.ts';
import { type Statement, type StatementKind, serializeStatement, statementKind } from '../formats/in-toto.ts';
import { SIGNATURE_ANNOTATION } from '../formats/own-mark.ts';
import type { Command, World } from '../ports.ts';
import { successOf } from './read-tool.ts';
import type { Signing } from './signing.ts';
import { mayPass, type SigningTask, signingFault } from './signing-fault.ts';

const SIGN_TIMEOUT_MS = 180_000;
const ATTEMPTS = 3;

/** What the statements are called, and the signature. */
const NAMES: Readonly<Record<StatementKind, string>> = {
  signature: 'the signature',
  provenance: 'the provenance',
  sbom: 'the SBOM',
  vulnerabilities: 'the vulnerability result',
  summary: 'the verification summary',
};

type Needs = Pick<World, 'processes' | 'registry' | 'workspace' | 'now'>;

/** Makes signatures. Constructed from a {@link Cleared} alone, and signs only what that clearance covers. */
export class Signatory {
  readonly #world: Needs;
  readonly #signing: Signing;
  readonly #cleared: Cleared;

  /** Throws `input-invalid` where nothing may be signed. */
  constructor(world: Needs, signing: Signing, cleared: Cleared) {
    if (!Cleared.isCleared(cleared)) throw new TypeError('only a cleared image can be signed');
    if (signing.refusal !== undefined) throw fault('input-invalid', 'inputs', signing.refusal);
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
    const args = ['sign', '--upload=false', '--bundle', bundle, ...mark, ...http];
    const image = pinnedName(repository, subject);
    const task = { check: 'sign', what: NAMES.signature, bytes: image.length } as const;
    await this.#run(task, args, [image], { DOCKER_CONFIG: dockerConfig });
    return await readFile(bundle);
  }

  /** Signs a statement with `cosign attest-blob`; answers the bundle. Nothing but the signing services is contacted. */
  async attest(statement: Statement, name: string): Promise<Uint8Array> {
    this.#assertCovered(statement.subject);
    const folder = await this.#world.workspace.folder('attest');
    const file = join(folder, 'statement.json');
    const bundle = join(folder, 'bundle.json');
    const text = Buffer.from(serializeStatement(statement, name));
    await writeFile(file, text, { mode: 0o600 });
    const kind = statementKind(statement.predicateType);
    const what = kind === undefined ? `the statement ${statement.predicateType}` : NAMES[kind];
    const task = { check: 'attest', what, bytes: text.length } as const;
    await this.#run(task, ['attest-blob', '--statement', file, '--bundle', bundle], [], {});
    return await readFile(bundle);
  }

  #assertCovered(subject: Digest): void {
    const { image } = this.#cleared;
    const covered = image.platforms.some((platform) => platform.manifest.digest === subject);
    const whole = image.root.digest === subject && image.skippedPlatforms.length === 0;
    if (!covered && !whole) throw new TypeError(`${subject} is not what was cleared`);
  }

  async #run(
    task: Omit<SigningTask, 'services'>,
    options: readonly string[],
    operands: readonly string[],
    extra: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { cosign, environment, arguments: own, route } = this.#signing;
    const { services, arguments: routed } = route(task.bytes);
    const command: Command = {
      tool: 'cosign',
      file: cosign.path,
      args: [...options, ...routed, ...own, ...operands],
      cwd: await this.#world.workspace.folder('cosign'),
      env: { ...environment, ...extra },
      timeoutMs: SIGN_TIMEOUT_MS,
    };
    for (let attempt = 1; ; attempt += 1) {
      const exit = await this.#world.processes.read(command);
      const failed = exit.kind === 'exited' && exit.code !== 0;
      if (!failed || !mayPass(exit.stderr) || attempt === ATTEMPTS) {
        if (failed) throw signingFault({ ...task, services }, exit.stderr, this.#world.now());
        successOf(exit, task.check, 'cosign');
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}
