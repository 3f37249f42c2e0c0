import { check } from '../../check/pipeline.ts';
import { shareWork } from '../../check/shared-work.ts';
import type { Digest } from '../../domain/digest.ts';
import type { FleetImage } from '../../domain/fleet/fleet-plan.ts';
import { isWithoutEvidence, resultOfAdmission, resultOfRun } from '../../domain/fleet/image-result.ts';
import { type ImageResult, SHARD_RESULT_VERSION, type ShardResult } from '../../domain/fleet/shard-result.ts';
import type { Admission } from '../../domain/gate/admission.ts';
import { demandsOf, type GateRequestFromInputs, gatePolicy } from '../../domain/gate/gate-request.ts';
import { parseReference } from '../../domain/image/image.ts';
import { once } from '../../domain/once.ts';
import { fault, type Reason, reasonsOf } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { Request } from '../../domain/run/request.ts';
import type { Run } from '../../domain/run/run.ts';
import { refusedAdmission } from '../../gate/ledger.ts';
import { admit, type GateWorld, type Preparation, prepare } from '../../gate/pipeline.ts';
import type { World } from '../../ports/world.ts';
import { databaseDigest, plannedDatabase } from '../../stages/fleet/fleet-database.ts';
import type { ReadPlan } from '../../stages/fleet/read-plan.ts';
import { allowedTools } from '../../stages/policy/demand-isolation.ts';
import type { PolicyWorld } from '../../stages/policy/policy-source.ts';
import type { ResolvedPolicy } from '../../stages/policy/read-policy.ts';
import type { LocalDatabase } from '../../stages/scan/advisory-database.ts';
import { concurrently } from '../../stages/shared/concurrently.ts';
import { imageWorkspace } from '../../stages/shared/image-workspace.ts';

/** What a shard is asked to do, before plan and policy are read. Paths are absolute. */
export interface ShardRequestFromInputs {
  readonly plan: string;
  /** The hash that the plan must have. */
  readonly planDigest?: Digest;
  readonly shard: number;
  readonly atOnce: number;
  /** For full scans. */
  readonly javaRepositories: readonly string[];
  /** What is demanded of every image. The image in it is none of the fleet. */
  readonly gate: GateRequestFromInputs;
}

export interface ShardRequest extends Omit<ShardRequestFromInputs, 'plan' | 'planDigest'> {
  readonly plan: ReadPlan;
}

/** What a shard may use. Its gate can only read from a registry; a full scan signs nothing. */
export interface ShardWorld {
  readonly gate: GateWorld;
  readonly scan: World & PolicyWorld;
}

/** Gets everything that was found about an image, before it is reduced to its result. */
export type Told = (result: ImageResult, whole: Admission | Run) => void;

/**
 * Does the gate's work for every image of a shard: tools, trust and database are prepared once. Throws `plan-invalid` for
 * a shard that the plan does not have, and `input-invalid` for demands that hold for no image. Everything else that cannot
 * be done is an error of its image.
 */
export async function checkShard(
  world: ShardWorld,
  request: ShardRequest,
  resolvedPolicy: ResolvedPolicy,
  told: Told,
): Promise<ShardResult> {
  const { shard, plan, atOnce } = request;
  const { shards, images } = plan.plan;
  if (shard >= shards)
    throw fault('plan-invalid', 'inputs', `the plan has ${shards} shards, so there is no shard ${shard}`);
  const startedAt = world.gate.now().toISOString();
  const work = new ShardWork(world, request, resolvedPolicy);
  const own = images.filter((one) => one.shard === shard);
  const results = await concurrently(own, atOnce, async (image) => {
    const { result, whole } = await work.resultOf(image);
    told(result, whole);
    return result;
  });
  const database = await work.database();
  return {
    ...{ version: SHARD_RESULT_VERSION, plan: plan.digest, shard, shards },
    ...{ startedAt, finishedAt: world.gate.now().toISOString() },
    ...(database && { database }),
    images: results,
  };
}

/** The work of one shard, with what its images share. */
class ShardWork {
  readonly #world: ShardWorld;
  readonly #request: ShardRequest;
  readonly #resolvedPolicy: ResolvedPolicy;
  readonly #preparation: Preparation;
  readonly #database: () => Promise<LocalDatabase>;

  constructor(world: ShardWorld, request: ShardRequest, resolvedPolicy: ResolvedPolicy) {
    this.#world = world;
    this.#request = request;
    this.#resolvedPolicy = resolvedPolicy;
    const { plan, gate } = request;
    const gateRequest = this.#gateRequest(gate.reference, gate.imageInput);
    // What is wrong with them is told once, and before any work.
    demandsOf(gateRequest);
    const { tools, trust } = prepare(world.gate, gateRequest);
    const allowed = { ...world.gate, tools: allowedTools(world.gate.tools, gateRequest.policy) };
    this.#database = once(() => plannedDatabase(allowed, plan.plan.database, gate.database));
    this.#preparation = { tools: once(tools), trust: once(trust), database: this.#database };
  }

  async resultOf(
    image: FleetImage,
  ): Promise<{ readonly result: ImageResult; readonly whole: Admission | Run }> {
    const { workspace, removeFolders } = imageWorkspace(this.#world.gate.workspace);
    try {
      const reference = orThrow(parseReference(image.image));
      const request = this.#gateRequest(reference, image.image);
      const world = { ...this.#world.gate, workspace };
      const admission = await admit(world, request, this.#resolvedPolicy, this.#preparation);
      // Without the database of the plan, nothing is decided, also where nothing was scanned.
      if (admission.decision !== 'error') await this.#database();
      if (!isWithoutEvidence(admission) || request.policy.gate.withoutEvidence !== 'scan')
        return { result: resultOfAdmission(image, admission), whole: admission };
      const run = await this.#scan(image, { ...this.#world.scan, workspace });
      return { result: resultOfRun(image, run), whole: run };
    } catch (error) {
      const { runner, now } = this.#world.gate;
      const refused = refusedAdmission(image.image, runner.context, reasonsOf(error, 'image'), now());
      return { result: resultOfAdmission(image, refused), whole: refused };
    } finally {
      await removeFolders();
    }
  }

  /** The database that was used; undefined if there is none. */
  async database(): Promise<ShardResult['database']> {
    try {
      const local = await this.#database();
      return { digest: databaseDigest(local), updatedAt: local.facts.updatedAt };
    } catch (error) {
      reasonsOf(error, 'scan');
      return undefined;
    }
  }

  #gateRequest(reference: GateRequestFromInputs['reference'], imageInput: string) {
    const { gate } = this.#request;
    const { policy, origin } = this.#resolvedPolicy;
    const isDefault = origin.kind === 'default';
    return { ...gate, reference, imageInput, policy: gatePolicy(policy, isDefault, gate.enforce) };
  }

  /** A full scan of an image without evidence, with the database of the plan. */
  async #scan(image: FleetImage, world: World & PolicyWorld): Promise<Run> {
    const { gate, javaRepositories, plan } = this.#request;
    const { policy } = this.#resolvedPolicy;
    const request: Request = {
      imageInput: image.image,
      subject: { kind: 'registry', reference: orThrow(parseReference(image.image)) },
      platforms: [],
      policy,
      history: 'none',
      signer: { kind: 'none' },
      database: { repositories: [], javaRepositories, offline: gate.database.offline },
    };
    const run = await check(world, request, {
      resolvedPolicy: this.#resolvedPolicy,
      workspace: gate.policy.folder,
      shared: shareWork(world, request),
    });
    const used = run.scan?.done ? run.scan.value.database.sha256 : undefined;
    const { digest } = plan.plan.database;
    if (used === undefined || digest === `sha256:${used}`) return run;
    const changed: Reason = {
      code: 'database-changed',
      check: 'scan',
      message: `the image was scanned with the vulnerability database sha256:${used}, and not with that of the plan, ${digest}`,
    };
    return { ...run, verdict: 'error', reasons: [changed, ...run.reasons] };
  }
}
