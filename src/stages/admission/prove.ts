import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { AdmissionPlan } from '../../domain/admission/admission-plan.ts';
import type { EngineProof } from '../../domain/admission/admission-run.ts';
import {
  type ProofCase,
  type ProofResult,
  proofCases,
  RESOURCES,
  residentPod,
  sentinels,
} from '../../domain/admission/proof-cases.ts';
import { messageOf } from '../../domain/error-words.ts';
import { type AssayError, fault, withAddition } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import type { KubeObject } from '../../formats/admission/kube-manifest.ts';
import { validatingPolicies } from '../../formats/admission/validating-policy.ts';
import { parseJsonAs } from '../../formats/json.ts';
import type { Cluster, ClusterAnswer } from '../../ports/cluster-port.ts';

const IN_FORCE_MS = 60_000;
const PAUSE_MS = 250;
const POLICIES = 'apis/admissionregistration.k8s.io/v1';
const PLURALS: Readonly<Record<string, string>> = {
  ValidatingAdmissionPolicy: 'validatingadmissionpolicies',
  ValidatingAdmissionPolicyBinding: 'validatingadmissionpolicybindings',
};

/** Labels with which some engines let a namespace opt out. */
const OPT_OUT = {
  'admission.gatekeeper.sh/ignore': 'true',
  'assay.dev/exempt': 'true',
  'policy.sigstore.dev/include': 'false',
};

const StatusSchema = z.object({ message: z.string() });
const VersionSchema = z.object({ gitVersion: z.string() });

type Needs = { readonly cluster: Cluster };

/**
 * Proves the ValidatingAdmissionPolicies of a plan in a cluster: puts them in force, denying, for two namespaces of their
 * own, sends every case as a dry run, and removes everything. No other namespace is concerned. Throws
 * `cluster-unavailable` if the cluster refuses what the proof needs.
 */
export async function proveInCluster(world: Needs, plan: AdmissionPlan): Promise<EngineProof> {
  const version = await versionOf(world);
  const prefix = `assay-proof-${randomBytes(4).toString('hex')}`;
  const places: Places = { plain: prefix, labelled: `${prefix}-labelled` };
  const deny = { action: 'deny' } as const;
  const denying: AdmissionPlan = { ...plan, effects: { registries: deny, images: deny } };
  const policies = validatingPolicies(denying, { prefix, only: Object.values(places) });
  const proof: Proof = { ...world, version, prefix, places };
  const made = [
    ...policies.map((object) => `${addressOf(object)}/${object.metadata?.name}`),
    `api/v1/namespaces/${places.plain}/pods/assay-proof?gracePeriodSeconds=0`,
    ...Object.values(places).map((name) => `api/v1/namespaces/${name}`),
  ];
  try {
    for (const [name, labels] of [
      [places.plain, {}],
      [places.labelled, OPT_OUT],
    ] as const)
      await demand(world, 'POST', 'api/v1/namespaces', namespace(name, labels));
    for (const object of policies) await demand(world, 'POST', addressOf(object), object);
    await untilInForce(proof, plan);
    await demand(world, 'POST', `api/v1/namespaces/${places.plain}/pods`, residentPod(plan));
    const results: ProofResult[] = [];
    for (const one of proofCases(plan)) results.push(await answerTo(proof, one));
    await remove(world, made);
    return { engine: 'validating-admission-policy', version, where: 'cluster', results };
  } catch (error) {
    const remains = await remove(world, made).then(
      () => '',
      (fault: unknown) => `; what it made could not be removed: ${messageOf(fault)}`,
    );
    throw withAddition(error, 'gate', remains);
  }
}

/** The version of the API server. Throws `cluster-unavailable` if it does not say. */
async function versionOf(world: Needs): Promise<string> {
  const answer = await demand(world, 'GET', 'version');
  const version = orUndefined(parseJsonAs(VersionSchema, answer.body));
  if (version === undefined)
    throw fault('cluster-unavailable', 'gate', 'the cluster does not say which version of Kubernetes it is');
  return plain(version.gitVersion, 60);
}

interface Places {
  readonly plain: string;
  readonly labelled: string;
}

interface Proof extends Needs {
  readonly version: string;
  readonly prefix: string;
  readonly places: Places;
}

/**
 * Waits until each rule denies its forgery: an API server reads new policies within some seconds. A rule that does not is
 * seen in the answers to the cases.
 */
async function untilInForce(proof: Proof, plan: AdmissionPlan): Promise<void> {
  const end = Date.now() + IN_FORCE_MS;
  for (const sentinel of sentinels(plan)) {
    while ((await answerTo(proof, sentinel)).answered !== 'denied' && Date.now() < end) await pause(PAUSE_MS);
  }
}

/** Sends a case as a dry run. A denial counts only if it comes from the rule that must deny it. */
async function answerTo(proof: Proof, one: ProofCase): Promise<ProofResult> {
  const { object, rule, isLabelled } = one;
  const folder = `namespaces/${isLabelled ? proof.places.labelled : proof.places.plain}`;
  const answer =
    object.resource === 'pods/ephemeralcontainers'
      ? await proof.cluster.send({
          ...{ method: 'PUT', path: `api/v1/${folder}/pods/assay-proof/ephemeralcontainers?dryRun=All` },
          body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'assay-proof' }, spec: object.spec },
        })
      : await proof.cluster.send({
          ...{
            method: 'POST',
            path: `${RESOURCES[object.resource]}/${folder}/${object.resource}?dryRun=All`,
          },
          body: withName(object.body, object.resource === 'pods' ? 'assay-proof-case' : undefined),
        });
  const message = messageIn(answer);
  const isOwn =
    rule === undefined ? message.includes(proof.prefix) : message.includes(`${proof.prefix}-${rule}'`);
  return {
    ...{ engine: 'validating-admission-policy', version: proof.version },
    ...{ case: one.name, expected: one.expected },
    answered: isSuccess(answer) ? 'admitted' : isOwn ? 'denied' : 'other',
    message: message.replaceAll(proof.prefix, 'assay'),
  };
}

/** The Pod that stays in the namespace has the usual name. */
function withName(body: object, name: string | undefined): object {
  return name === undefined ? body : { ...body, metadata: { name } };
}

function namespace(name: string, labels: Readonly<Record<string, string>>): object {
  // The proof is about these rules alone, and not about Pod Security.
  const all = { ...labels, 'pod-security.kubernetes.io/enforce': 'privileged' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: all } };
}

function addressOf({ kind }: KubeObject): string {
  return `${POLICIES}/${PLURALS[kind]}`;
}

async function demand(
  { cluster }: Needs,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<ClusterAnswer> {
  const answer = await cluster.send({ method, path, ...(body && { body }) });
  if (isSuccess(answer)) return answer;
  throw refused(`${method} ${path}`, answer);
}

/** Removes what the proof made, also if some of it is not there. Throws `cluster-unavailable` with what remains. */
async function remove({ cluster }: Needs, paths: readonly string[]): Promise<void> {
  const faults: AssayError[] = [];
  for (const path of paths) {
    const answer = await cluster.send({ method: 'DELETE', path });
    if (!isSuccess(answer) && answer.status !== 404) faults.push(refused(`DELETE ${path}`, answer));
  }
  const [first] = faults;
  if (first !== undefined) throw first;
}

function refused(what: string, answer: ClusterAnswer): AssayError {
  const why = `the cluster refuses \`${what}\`: ${answer.status} ${messageIn(answer)}`;
  return fault('cluster-unavailable', 'gate', why);
}

function messageIn(answer: ClusterAnswer): string {
  if (isSuccess(answer)) return plain(answer.warning, 500);
  const status = orUndefined(parseJsonAs(StatusSchema, answer.body));
  return plain(status?.message ?? `status ${answer.status}`, 500);
}

function isSuccess({ status }: ClusterAnswer): boolean {
  return status >= 200 && status < 300;
}
