import { realpath, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Settings } from '../action/settings.ts';
import { type Surroundings, wireCommon } from '../action/wiring.ts';
import type { OwnedWorkspace } from '../adapters/processes/workspace.ts';
import { readOnly } from '../adapters/registry/read-only.ts';
import type { Digest } from '../domain/digest.ts';
import type { Admission } from '../domain/gate/admission.ts';
import {
  demandsOf,
  type GateRequest,
  type GateRequestFromInputs,
  gatePolicy,
} from '../domain/gate/gate-request.ts';
import { pinnedName, type Reference } from '../domain/image/image.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { fault, reasonsOf } from '../domain/reason.ts';
import { refusedAdmission } from '../gate/ledger.ts';
import { admit, type GateWorld } from '../gate/pipeline.ts';
import type { PublicTrust, ReadOnlyRegistry, Tool } from '../ports.ts';
import { type ResolvedPolicy, readPolicy } from '../stages/policy/read-policy.ts';
import { type DatabaseOptions, database, type LocalDatabase } from '../stages/scan/database.ts';
import { Kept } from './kept.ts';

/** How long a registry client is used: credentials in files may change. */
const REGISTRY_MS = 60_000;
/** How long the trusted root is used, and the hash of a tool believed. */
const TRUST_MS = 3_600_000;
/** How often it is looked whether there is a newer vulnerability database. */
const DATABASE_MS = 15 * 60_000;

/** What one decision after another needs: tools, trust and database are there once for all of them. */
export class GateSession {
  readonly #surroundings: Surroundings;
  readonly #workspace: OwnedWorkspace;
  readonly #settings: Settings;
  readonly #request: GateRequestFromInputs;
  readonly #common: ReturnType<typeof wireCommon>;
  readonly #registry: Kept<ReadOnlyRegistry>;
  readonly #tools = new Map<Tool['name'], Kept<Tool>>();
  readonly #trust: Kept<PublicTrust>;
  readonly #database: Kept<LocalDatabase>;
  readonly #databases: ReturnType<typeof lend>[] = [];
  #policy: ResolvedPolicy | undefined;

  constructor(
    surroundings: Surroundings,
    workspace: OwnedWorkspace,
    settings: Settings,
    request: GateRequestFromInputs,
  ) {
    this.#surroundings = surroundings;
    this.#workspace = workspace;
    this.#settings = settings;
    this.#request = request;
    this.#common = this.#wire();
    const { publicSigstore } = this.#common;
    this.#registry = new Kept(REGISTRY_MS, async () => readOnly(this.#wire().registry));
    this.#trust = new Kept(TRUST_MS, () => publicSigstore.trust());
    this.#database = new Kept(DATABASE_MS, () => this.#newDatabase());
  }

  /** The digest to which a tag points now. Throws the registry's faults. */
  async resolve(reference: Reference): Promise<Digest> {
    const registry = await this.#registry.get();
    return (await registry.resolve(reference)).digest;
  }

  /** The policy in force. It must have been read. */
  get policy(): Policy {
    if (this.#policy === undefined) throw new Error('the policy was not read');
    return this.#gateRequest(this.#policy).policy;
  }

  /** When the vulnerability database was made; undefined before it was read. */
  get databaseTime(): Date | undefined {
    const updatedAt = this.#database.latest?.facts.updatedAt;
    return updatedAt === undefined ? undefined : new Date(updatedAt);
  }

  /** Reads the policy again. Answers whether it has changed. Throws `policy-invalid`, or `input-invalid` if it names no signer. */
  async readPolicy(): Promise<boolean> {
    const resolved = await readPolicy(this.#common, await this.#requestedPolicy());
    const isChanged = JSON.stringify(resolved) !== JSON.stringify(this.#policy);
    // A policy that names nobody would deny everything with the same words, image by image.
    demandsOf({ ...this.#gateRequest(resolved), reference: { registry: 'registry.invalid', path: 'any' } });
    if (resolved.policy.registries.allow.length === 0)
      throw fault(
        'policy-invalid',
        'policy',
        'the policy has no list `registries.allow`: whoever may create a pod would choose which servers Assay asks; list the registries of the cluster',
      );
    this.#policy = resolved;
    return isChanged;
  }

  /** Gets the tools and the database, so that no review waits for them. Throws their faults. */
  async prepare(): Promise<void> {
    const { rescan } = this.#request;
    await Promise.all([
      this.#acquire('cosign'),
      rescan ? this.#acquire('trivy') : undefined,
      rescan ? this.#database.get() : undefined,
    ]);
  }

  /** The gate's decision about one image. Never throws. */
  async admit(reference: Reference & { readonly digest: Digest }): Promise<Admission> {
    const { runner, now } = this.#common;
    const imageInput = pinnedName(reference, reference.digest);
    const lent = lend(this.#workspace);
    try {
      const resolved = this.#policy;
      if (resolved === undefined) throw new Error('the policy was not read');
      const { registry: path, path: name, digest } = reference;
      const request = {
        ...this.#gateRequest(resolved),
        imageInput,
        // What was resolved counts. A tag beside it could have moved since.
        reference: { registry: path, path: name, digest },
      };
      const world: GateWorld = {
        ...this.#common,
        workspace: lent.workspace,
        registry: await this.#registry.get(),
        tools: { acquire: (tool) => this.#acquire(tool) },
        publicSigstore: { trust: () => this.#trust.get() },
        database: (_options: DatabaseOptions) => this.#database.get(),
      };
      return await admit(world, request, resolved);
    } catch (error) {
      return refusedAdmission(imageInput, runner.context, reasonsOf(error, 'gate'), now());
    } finally {
      await lent.giveBack();
    }
  }

  #acquire(name: Tool['name']): Promise<Tool> {
    // A store of tools keeps its answer, also a fault.
    const known = this.#tools.get(name) ?? new Kept(TRUST_MS, () => this.#wire().tools.acquire(name));
    this.#tools.set(name, known);
    return known.get();
  }

  /** Decisions that still use the database before the newest one have ended when there is another. */
  async #newDatabase(): Promise<LocalDatabase> {
    const lent = lend(this.#workspace);
    const made = await database({ ...this.#common, workspace: lent.workspace }, this.#request.database);
    this.#databases.push(lent);
    const [oldest] = this.#databases;
    if (this.#databases.length > 2) {
      this.#databases.shift();
      await oldest?.giveBack();
    }
    return made;
  }

  #wire(): ReturnType<typeof wireCommon> {
    return wireCommon(this.#surroundings, this.#workspace, this.#settings);
  }

  #gateRequest(resolved: ResolvedPolicy): GateRequest {
    const isDefault = resolved.origin.kind === 'default';
    return { ...this.#request, policy: gatePolicy(resolved.policy, isDefault, this.#request.enforce) };
  }

  /** A mounted ConfigMap is reached through links, which change when it does. The file of a checkout must not be. */
  async #requestedPolicy(): Promise<GateRequestFromInputs['policy']> {
    const { policy } = this.#request;
    const { folder, path } = policy;
    if (path === undefined) return policy;
    const file = await realpath(`${folder}/${path}`).catch(() => undefined);
    return file === undefined ? policy : { ...policy, folder: dirname(file), path: basename(file) };
  }
}

/** A workspace for one decision, whose folders are removed when it is given back. */
function lend(workspace: OwnedWorkspace) {
  const folders: string[] = [];
  return {
    workspace: {
      ...workspace,
      folder: async (purpose: string) => {
        const folder = await workspace.folder(purpose);
        folders.push(folder);
        return folder;
      },
    },
    giveBack: async () => {
      for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
