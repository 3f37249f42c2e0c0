import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { type Check, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { Cleared } from '../../domain/verdict/verdict.ts';
import {
  PREDICATE_TYPES,
  type Statement,
  type StatementKind,
  serializeStatement,
  statementKind,
} from '../../formats/attestation/in-toto.ts';
import { SIGNATURE_ANNOTATION } from '../../formats/attestation/own-mark.ts';
import { keyFault, keySilence } from '../../formats/signing/key-fault.ts';
import { toolFullDisk } from '../../formats/tools/tool-full-disk.ts';
import type { Command, Exit, RegistryCertificates, World } from '../../ports.ts';
import { BOUNDS, type Bound, retry, TryAgain } from '../../retry.ts';
import { successOf } from '../shared/read-tool.ts';
import type { Signing } from './signing.ts';
import { isTemporary, type SigningTask, signingFault, signingSilence } from './signing-fault.ts';

/** The names of the statements in messages. */
const NAMES: Readonly<Record<StatementKind, string>> = {
  signature: 'the signature',
  provenance: 'the provenance',
  sbom: 'the SBOM',
  vulnerabilities: 'the vulnerability result',
  summary: 'the verification summary',
};

/** Fulcio's messages about a token that has expired or that it does not accept for another reason. */
const TOKEN_REFUSED = /identity token|token (?:is|has) expired|\bFulcio returned 401\b/i;

/** Fulcio's configuration decides whether a certificate names this workflow. */
const OTHER_SERVER =
  'Add the address of this GitHub server to the configuration of Fulcio (`url` in `ci-issuer-metadata`), beside the issuer of its tokens';

type Needs = Pick<World, 'processes' | 'registry' | 'workspace' | 'now'>;

/** A verified bundle, and the private file that has it until the end of the run. */
export interface SignedBundle {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Makes signatures. It can only be made from a {@link Cleared}, and signs only what that clearance covers. */
export class Signatory {
  readonly #world: Needs;
  readonly #signing: Signing;
  readonly #cleared: Cleared;
  readonly #bound: Bound;

  /** Throws `input-invalid` if nothing may be signed. Tests shorten `bound`. */
  constructor(world: Needs, signing: Signing, cleared: Cleared, bound: Bound = BOUNDS.signing) {
    if (!Cleared.isCleared(cleared)) throw new TypeError('only a cleared image can be signed');
    if (signing.refusal !== undefined) throw fault('input-invalid', 'inputs', signing.refusal);
    this.#world = world;
    this.#signing = signing;
    this.#cleared = cleared;
    this.#bound = bound;
  }

  /**
   * Signs an image manifest or index with `cosign sign` and answers the bundle. cosign does not upload it: one
   * writer for each subject attaches everything.
   */
  async sign(repository: Repository, subject: Digest): Promise<SignedBundle> {
    this.#assertCovered(subject);
    const folder = await this.#world.workspace.folder('sign');
    const bundle = join(folder, 'bundle.json');
    const dockerConfig = await this.#world.workspace.folder('docker');
    const credentials = await this.#world.registry.dockerConfig(repository.registry, repository.path);
    const secretFiles = { [join(dockerConfig, 'config.json')]: credentials };
    const trust = await certificateArguments(
      await this.#world.registry.certificates(repository.registry),
      folder,
    );
    const http = isLoopback(repository.registry) ? ['--allow-http-registry'] : [];
    const mark = ['--annotations', SIGNATURE_ANNOTATION];
    const args = ['sign', '--upload=false', '--bundle', bundle, ...mark, ...http, ...trust];
    const image = pinnedName(repository, subject);
    const task = { check: 'sign', what: NAMES.signature, bytes: image.length } as const;
    await this.#run(task, args, [image], { env: { DOCKER_CONFIG: dockerConfig }, secretFiles });
    return await this.#verified('sign', bundle, subject, PREDICATE_TYPES.signature);
  }

  /** Signs a statement with `cosign attest-blob` and answers the bundle. Only the signing services are contacted. */
  async attest(statement: Statement, name: string): Promise<SignedBundle> {
    this.#assertCovered(statement.subject);
    const folder = await this.#world.workspace.folder('attest');
    const file = join(folder, 'statement.json');
    const bundle = join(folder, 'bundle.json');
    const text = Buffer.from(serializeStatement(statement, name));
    await writeFile(file, text, { mode: 0o600 });
    const kind = statementKind(statement.predicateType);
    const what = kind === undefined ? `the statement ${statement.predicateType}` : NAMES[kind];
    const task = { check: 'attest', what, bytes: text.length } as const;
    await this.#run(task, ['attest-blob', '--statement', file, '--bundle', bundle], [], {
      env: {},
      secretFiles: {},
    });
    return await this.#verified('attest', bundle, statement.subject, statement.predicateType);
  }

  /**
   * The bundle in a file, verified as readers of the registry will verify it. A bundle that does not verify is never
   * pushed. Throws `key-invalid`, `identity-mismatch`, `signature-invalid` and `signing-failed`.
   */
  async #verified(check: Check, path: string, subject: Digest, predicateType: string): Promise<SignedBundle> {
    const { verify, identity } = this.#signing;
    const bytes = await readFile(path);
    const result = verify(bytes);
    if (!result.verified) {
      const why = `the new signature does not verify: ${plain(result.why, 600)}; nothing was pushed`;
      if (identity.kind === 'key') throw fault('key-invalid', check, why);
      if (result.fault === 'other-identity')
        throw fault('identity-mismatch', check, `${why}. ${OTHER_SERVER}`);
      throw fault('signature-invalid', check, why);
    }
    const { statement } = result;
    if (statement.subject === subject && statement.predicateType === predicateType) return { path, bytes };
    const message = `cosign signed a ${plain(statement.predicateType, 200)} about ${statement.subject} instead of a ${predicateType} about ${subject}; nothing was pushed`;
    throw fault('signing-failed', check, message);
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
    extra: Pick<Command, 'env'> & Required<Pick<Command, 'secretFiles'>>,
  ): Promise<void> {
    const { services, arguments: serviceArguments } = this.#signing.route(task.bytes);
    const run = async (renew: boolean): Promise<Exit> => {
      const { cosign, environment, arguments: signer, credential } = this.#signing;
      const credentials = await credential(renew);
      const command: Command = {
        tool: 'cosign',
        file: cosign.path,
        args: [...options, ...serviceArguments, ...signer, ...credentials.arguments, ...operands],
        cwd: await this.#world.workspace.folder('cosign'),
        env: { ...environment, ...extra.env },
        secretFiles: { ...extra.secretFiles, ...credentials.secretFiles },
        isTethered: true,
        timeoutMs: this.#bound.answer,
      };
      return await this.#world.processes.read(command);
    };
    const repeated = (renew: boolean) => {
      let isFirst = true;
      return retry(async () => {
        const exit = await run(renew && isFirst);
        isFirst = false;
        const mayPass = isFailure(exit) && !this.#isTokenRefused(exit) && isTemporary(exit.stderr);
        return mayPass ? new TryAgain({ conclude: () => exit }) : exit;
      }, this.#bound);
    };
    let exit = await repeated(false);
    // Once: the token may have expired.
    if (this.#isTokenRefused(exit)) exit = await repeated(true);
    const full = toolFullDisk(exit, task.check, 'cosign');
    if (full !== undefined) throw full;
    const kms = this.#kmsFault(exit);
    if (kms !== undefined) throw fault('signing-failed', task.check, kms);
    if (isFailure(exit)) throw signingFault({ ...task, services }, exit.stderr, this.#world.now());
    if (exit.kind === 'timed-out') throw signingSilence({ ...task, services }, exit.afterMs);
    successOf(exit, task.check, 'cosign');
  }

  #isTokenRefused(exit: Exit): boolean {
    const isKeyless = this.#signing.identity.kind === 'certificate';
    return isKeyless && isFailure(exit) && TOKEN_REFUSED.test(exit.stderr);
  }

  /** Why a key in a KMS did not sign; undefined if it did, and for every other signer. */
  #kmsFault(exit: Exit): string | undefined {
    const { key } = this.#signing;
    if (key === undefined) return undefined;
    if (exit.kind === 'timed-out') return keySilence(key, 'sign', exit.afterMs / 1000);
    return exit.kind === 'exited' && exit.code !== 0 ? keyFault(key, 'sign', exit.stderr) : undefined;
  }
}

/** Whether cosign ended by itself, with an error. */
function isFailure(exit: Exit): exit is Extract<Exit, { kind: 'exited' }> {
  return exit.kind === 'exited' && exit.code !== 0;
}

/** cosign does not read the folders in which docker and podman keep certificates for a registry. */
async function certificateArguments(
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
