import { parseReference } from '../../domain/image/image.ts';
import type { SignerIdentity } from '../../domain/policy/policy.ts';
import { orUndefined } from '../../domain/result.ts';
import type { Request } from '../../domain/run/request.ts';
import { type BaseImage, baseName } from '../../domain/verdict/base-image.ts';
import type { World } from '../../ports/world.ts';
import { oldFormat } from '../verify/old-format.ts';
import { revocationsOf } from '../verify/revocations.ts';
import { prepareTrust, type Trust } from '../verify/sigstore-trust.ts';
import { readAttached } from '../verify/verify.ts';

type Needs = Pick<World, 'registry' | 'processes' | 'tools' | 'workspace' | 'publicSigstore'>;
type SignerRequest = Pick<Request, 'policy' | 'signer' | 'database'>;

/** Finds out which of the signers in the policy signed a base image. */
export class BaseSigners {
  readonly #world: Needs;
  readonly #request: SignerRequest;
  readonly #trust = new Map<SignerIdentity, Promise<Trust>>();
  readonly #notes = new Set<string>();
  readonly #signed = new Map<string, Promise<string | undefined>>();

  constructor(world: Needs, request: SignerRequest) {
    this.#world = world;
    this.#request = request;
  }

  /** The base image with its signer, if there is one. Throws the faults of the registry and of the trusted root. */
  async signed(base: BaseImage): Promise<BaseImage> {
    // A claim may be about another image, so a signature on it proves nothing.
    if (base.proof !== 'proven') return base;
    const name = baseName(base);
    const known = this.#signed.get(name) ?? this.#signerOf(base);
    this.#signed.set(name, known);
    const signedBy = await known;
    if (signedBy !== undefined) return { ...base, signedBy };
    const oldSignature = await this.#oldSignature(base);
    return oldSignature === undefined ? base : { ...base, oldSignature };
  }

  /** Base images that their signers revoked, a sentence each. */
  get notes(): readonly string[] {
    return [...this.#notes];
  }

  async #oldSignature({ name, digest }: BaseImage): Promise<string | undefined> {
    const repository = orUndefined(parseReference(name));
    if (digest === undefined || repository === undefined) return undefined;
    if (this.#request.policy.baseImages.signedBy.length === 0) return undefined;
    const tags = await oldFormat(this.#world, repository, digest);
    return tags.find((tag) => tag.endsWith('.sig'));
  }

  async #signerOf({ name, digest }: BaseImage): Promise<string | undefined> {
    const repository = orUndefined(parseReference(name));
    if (digest === undefined || repository === undefined) return undefined;
    for (const signer of this.#request.policy.baseImages.signedBy) {
      const { verify, verifyRevocation } = await this.#trustIn(signer);
      const attached = await readAttached(this.#world, verify, repository, digest);
      if (!attached.some(({ kind }) => kind === 'signature')) continue;
      const [why] = await revocationsOf(this.#world, verifyRevocation, repository, digest);
      // Who revoked an image no longer vouches for it.
      if (why === undefined) return signer.identity;
      this.#notes.add(`The base image ${name} (${digest}) was revoked by ${signer.identity}: ${why}.`);
    }
    return undefined;
  }

  #trustIn(signer: SignerIdentity): Promise<Trust> {
    const known = this.#trust.get(signer) ?? trustIn(this.#world, signer, this.#request);
    this.#trust.set(signer, known);
    return known;
  }
}

/** Trust in one certificate identity, with the trusted root of the run or else that of the public Sigstore. */
export function trustIn(
  world: Needs,
  { identity, issuer }: SignerIdentity,
  { signer, database }: Pick<Request, 'signer' | 'database'>,
): Promise<Trust> {
  const root = signer.sigstore?.trustedRoot;
  const trusted = root === undefined ? {} : { trustedRoot: root };
  return prepareTrust(world, [{ kind: 'certificate', identity, issuer }], { ...trusted, database });
}
