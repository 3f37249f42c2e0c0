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
import type { World } from '../../ports/world.ts';
import { BOUNDS, type Bound } from '../../retry.ts';
import { type CosignCall, certificateArguments, signWithCosign } from './cosign-call.ts';
import { EphemeralSigner } from './services/ephemeral-signer.ts';
import { ServiceCaller, type SignedTask } from './services/service-call.ts';
import { OTHER_ROOT } from './services/signing-advice.ts';
import type { Signing } from './signing.ts';

/** The names of the statements in messages. */
const NAMES: Readonly<Record<StatementKind, string>> = {
  signature: 'the signature',
  provenance: 'the provenance',
  sbom: 'the SBOM',
  vulnerabilities: 'the vulnerability result',
  summary: 'the verification summary',
};

/** Fulcio's configuration decides whether a certificate names this workflow. */
const OTHER_SERVER =
  'Add the address of this GitHub server to the configuration of Fulcio (`url` in `ci-issuer-metadata`), beside the issuer of its tokens';

type Needs = Pick<World, 'processes' | 'registry' | 'workspace' | 'sigstoreServices' | 'now'>;

/** A verified bundle, and the private file that has it until the end of the run. */
export interface SignedBundle {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Digest of the DSSE envelope in it. */
  readonly envelope: Digest;
}

/** A statement that is signed. Its name for a verification summary is known before it is in a log. */
export interface Draft extends Pick<SignedBundle, 'envelope'> {
  /**
   * The verified bundle. Undefined if the log knows this signature and gives no entry for it, for example because the
   * answer to an earlier try got lost: then the statement must be signed again.
   */
  readonly complete: () => Promise<SignedBundle | undefined>;
}

/** How often services are asked, and how long they are waited for. Tests shorten it. */
export interface SigningBounds {
  /** By cosign. */
  readonly cosign: Bound;
  /** By Assay itself. */
  readonly services: Bound;
}

/** Makes signatures. It can only be made from a {@link Cleared}, and signs only what that clearance covers. */
export class Signatory {
  readonly #world: Needs;
  readonly #signing: Signing;
  readonly #cleared: Cleared;
  readonly #bounds: SigningBounds;
  /** Absent if a key signs. */
  readonly #ephemeral: EphemeralSigner | undefined;

  /** Throws `input-invalid` if nothing may be signed. */
  constructor(
    world: Needs,
    signing: Signing,
    cleared: Cleared,
    bounds: SigningBounds = { cosign: BOUNDS.signing, services: BOUNDS.sigstore },
  ) {
    if (!Cleared.isCleared(cleared)) throw new TypeError('only a cleared image can be signed');
    if (signing.refusal !== undefined) throw fault('input-invalid', 'inputs', signing.refusal);
    this.#world = world;
    this.#signing = signing;
    this.#cleared = cleared;
    this.#bounds = bounds;
    const { token } = signing;
    const caller = new ServiceCaller(world.sigstoreServices, bounds.services, world.now);
    this.#ephemeral = token && new EphemeralSigner(caller, { token, now: world.now });
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
    const env = { DOCKER_CONFIG: dockerConfig };
    await this.#cosign(task, { options: args, operands: [image], env, secretFiles });
    return await this.#verified('sign', bundle, subject, PREDICATE_TYPES.signature);
  }

  /**
   * Signs a statement: with the certificate of this run in process, or with a key by `cosign attest-blob`. Only the signing
   * services are contacted.
   */
  async draft(statement: Statement, name: string): Promise<Draft> {
    const { subject, predicateType } = statement;
    this.#assertCovered(subject);
    const folder = await this.#world.workspace.folder('attest');
    const file = join(folder, 'bundle.json');
    const text = Buffer.from(serializeStatement(statement, name));
    const kind = statementKind(predicateType);
    const what = kind === undefined ? `the statement ${predicateType}` : NAMES[kind];
    const task = { check: 'attest', what, bytes: text.length } as const;
    const verified = () => this.#verified('attest', file, subject, predicateType);
    if (this.#ephemeral === undefined) {
      const options = ['attest-blob', '--statement', join(folder, 'statement.json'), '--bundle', file];
      await writeFile(join(folder, 'statement.json'), text, { mode: 0o600 });
      await this.#cosign(task, { options, operands: [], env: {}, secretFiles: {} });
      const signed = await verified();
      return { envelope: signed.envelope, complete: async () => signed };
    }
    const services = this.#signing.route(task.bytes).select(this.#world.now());
    const { envelope, complete } = await this.#ephemeral.sign(task, text, services);
    return {
      envelope,
      complete: async () => {
        const bytes = await complete();
        if (bytes === undefined) return undefined;
        await writeFile(file, bytes, { mode: 0o600 });
        return await verified();
      },
    };
  }

  #cosign(task: SignedTask, call: CosignCall): Promise<void> {
    return signWithCosign(this.#world, this.#signing, task, call, this.#bounds.cosign);
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
      throw fault('signature-invalid', check, `${why}; ${OTHER_ROOT}`);
    }
    const { statement, envelope } = result;
    if (statement.subject === subject && statement.predicateType === predicateType)
      return { path, bytes, envelope };
    const message = `what was signed is a ${plain(statement.predicateType, 200)} about ${statement.subject} instead of a ${predicateType} about ${subject}; nothing was pushed`;
    throw fault('signing-failed', check, message);
  }

  #assertCovered(subject: Digest): void {
    const { image } = this.#cleared;
    const covered = image.platforms.some((platform) => platform.manifest.digest === subject);
    const whole = image.root.digest === subject && image.skippedPlatforms.length === 0;
    if (!covered && !whole) throw new TypeError(`${subject} is not what was cleared`);
  }
}
