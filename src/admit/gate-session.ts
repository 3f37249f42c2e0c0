import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Settings } from '../action/settings.ts';
import type { Surroundings } from '../action/wiring.ts';
import type { OwnedWorkspace } from '../adapters/processes/workspace.ts';
import type { Digest } from '../domain/digest.ts';
import type { Admission } from '../domain/gate/admission.ts';
import {
  demandsOf,
  type GateRequest,
  type GateRequestFromInputs,
  gatePolicy,
} from '../domain/gate/gate-request.ts';
import { matchesEverything } from '../domain/glob.ts';
import { pinnedName, type Reference } from '../domain/image/image.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { fault, reasonsOf } from '../domain/reason.ts';
import { growingRedactor } from '../formats/redaction/redact.ts';
import { refusedAdmission } from '../gate/ledger.ts';
import { admit, prepare } from '../gate/pipeline.ts';
import { wireGate } from '../gate/run-gate.ts';
import type { Tool } from '../ports/process-port.ts';
import type { Runner } from '../ports/runner-port.ts';
import type { PublicTrust } from '../ports/sigstore-port.ts';
import type { Workspace } from '../ports/workspace-port.ts';
import { redactAdmission } from '../report/redact-run.ts';
import { type ResolvedPolicy, readPolicy } from '../stages/policy/read-policy.ts';
import type { AdvisoryDatabase } from '../stages/scan/advisory-database.ts';
import { database } from '../stages/scan/database.ts';
import { imageWorkspace } from '../stages/shared/image-workspace.ts';
import { prepareTrust, type Trust } from '../stages/verify/sigstore-trust.ts';
import { Kept } from './kept.ts';

/** How long the adapters are used: credentials in files may change, and each has masks of its own. */
const WORLD_MS = 5 * 60_000;
/** How long the hash of a tool is believed. */
const TOOL_MS = 3_600_000;
/** How long a trusted root is used. The signers' trust is made of it, and is as old as both together at most. */
const TRUST_MS = 20 * 60_000;
/** How often it is looked whether there is a newer vulnerability database. */
const DATABASE_MS = 15 * 60_000;

/** The policy in force, and the trust that it demands. */
interface InForce {
  readonly resolved: ResolvedPolicy;
  readonly request: GateRequest;
  readonly trust: Kept<Trust>;
}

/** What one decision after another needs: tools, trust and database are there once for all of them. */
export class GateSession {
  readonly #workspace: OwnedWorkspace;
  readonly #request: GateRequestFromInputs;
  readonly #runner: Runner;
  readonly #world: Kept<ReturnType<typeof wireGate>>;
  readonly #tools: Readonly<Record<Tool['name'], Kept<Tool>>>;
  readonly #publicTrust: Kept<PublicTrust>;
  readonly #database: Kept<AdvisoryDatabase>;
  #inForce: InForce | undefined;

  constructor(
    surroundings: Surroundings,
    workspace: OwnedWorkspace,
    settings: Settings,
    request: GateRequestFromInputs,
  ) {
    // Adapters keep what they got once, also a fault, and mask every token. So new ones are made from time to time.
    const wire = (own: Workspace) =>
      wireGate(
        { ...surroundings, runner: ownMasks(surroundings.runner) },
        { ...workspace, folder: own.folder },
        settings,
      );
    this.#workspace = workspace;
    this.#request = request;
    this.#runner = surroundings.runner;
    this.#world = new Kept(workspace, WORLD_MS, async (own) => wire(own));
    const tool = (name: Tool['name']) => new Kept(workspace, TOOL_MS, (own) => wire(own).tools.acquire(name));
    this.#tools = { trivy: tool('trivy'), cosign: tool('cosign'), gitleaks: tool('gitleaks') };
    this.#publicTrust = new Kept(workspace, TRUST_MS, (own) => wire(own).publicSigstore.trust());
    this.#database = new Kept(workspace, DATABASE_MS, (own) => database(wire(own), request.database));
  }

  /** The digest to which a tag points now. Throws the registry's faults. */
  async resolve(reference: Reference): Promise<Digest> {
    const { registry } = await this.#world.get();
    return (await registry.resolve(reference)).digest;
  }

  /** The policy in force. It must have been read. */
  get policy(): Policy {
    return this.#read.request.policy;
  }

  /** When the vulnerability database was made; undefined before it was read. */
  get databaseTime(): Date | undefined {
    const updatedAt = this.#database.latest?.facts.updatedAt;
    return updatedAt === undefined ? undefined : new Date(updatedAt);
  }

  /**
   * Reads the policy again. Answers whether it has changed. Throws `policy-invalid` also if it names no registries, and
   * `input-invalid` if nobody may sign.
   */
  async readPolicy(): Promise<boolean> {
    const resolved = await readPolicy(await this.#world.get(), await this.#requestedPolicy());
    if (JSON.stringify(resolved) === JSON.stringify(this.#inForce?.resolved)) return false;
    const isDefault = resolved.origin.kind === 'default';
    const policy = gatePolicy(resolved.policy, isDefault, this.#request.enforce);
    const { allow } = policy.registries;
    const all = allow.find(matchesEverything);
    if (allow.length === 0 || all !== undefined)
      throw fault(
        'policy-invalid',
        'policy',
        `${all === undefined ? 'the policy has no list `registries.allow`' : `\`registries.allow\` has ${all}, which allows every registry`}: whoever may create a pod would choose which servers Assay asks; list the registries of the cluster`,
      );
    const request = { ...this.#request, policy };
    // A policy that names nobody would deny everything with the same words, image by image.
    const { signers, revokers } = demandsOf(request);
    const publicSigstore = { trust: () => this.#publicTrust.get() };
    const trust = new Kept(this.#workspace, TRUST_MS, async (workspace) =>
      prepareTrust({ ...(await this.#world.get()), workspace, publicSigstore }, signers, request, revokers),
    );
    this.#inForce = { resolved, request, trust };
    return true;
  }

  /** Gets the tools, the trust and the database, so that no review waits for them. Throws their faults. */
  async prepare(): Promise<void> {
    const { rescan } = this.#request;
    await Promise.all([
      this.#tools.cosign.get(),
      this.#read.trust.get(),
      rescan ? this.#tools.trivy.get() : undefined,
      rescan ? this.#database.get() : undefined,
    ]);
  }

  /** The gate's decision about one image, without secret values. Never throws. */
  async admit({ registry, path, digest }: Reference & { readonly digest: Digest }): Promise<Admission> {
    const imageInput = pinnedName({ registry, path }, digest);
    const own = imageWorkspace(this.#workspace);
    try {
      const { resolved, request, trust } = this.#read;
      const world = {
        ...(await this.#world.get()),
        workspace: own.workspace,
        tools: { acquire: (name: Tool['name']) => this.#tools[name].get() },
      };
      // What was resolved counts. A tag beside it could have moved since.
      const ofImage = { ...request, imageInput, reference: { registry, path, digest } };
      const admission = await admit(world, ofImage, resolved, {
        tools: prepare(world, ofImage).tools,
        trust: () => trust.get(),
        database: () => this.#database.get(),
      });
      return redactAdmission(admission, growingRedactor(world.runner.masked));
    } catch (error) {
      return refusedAdmission(imageInput, this.#runner.context, reasonsOf(error, 'gate'), new Date());
    } finally {
      await own.removeFolders();
    }
  }

  get #read(): InForce {
    if (this.#inForce === undefined) throw new Error('the policy was not read');
    return this.#inForce;
  }

  /** A mounted ConfigMap is reached through links, which change when it does. */
  async #requestedPolicy(): Promise<GateRequestFromInputs['policy']> {
    const { policy } = this.#request;
    if (policy.path === undefined) return policy;
    const file = await realpath(join(policy.folder, policy.path)).catch(() => undefined);
    return file === undefined ? policy : { ...policy, folder: dirname(file), path: basename(file) };
  }
}

/** The same runner, whose masks are forgotten with it: a server gets a new token from a registry again and again. */
function ownMasks(runner: Runner): Runner {
  const masked = new Set(runner.masked);
  const redact = growingRedactor(masked);
  return {
    ...runner,
    masked,
    mask: (value) => void masked.add(value),
    log: (line) => runner.log(redact(line)),
  };
}
