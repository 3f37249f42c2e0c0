import { readPlanFile } from '../../action/plan-input.ts';
import { type Environment, RawInputs } from '../../action/raw-inputs.ts';
import { isFile, readRepositories, type Settings } from '../../action/settings.ts';
import type { SignerEnvironment } from '../../action/signer-inputs.ts';
import { inputVariable } from '../../action/unknown-inputs.ts';
import { MAX_SHARDS } from '../../domain/fleet/fleet-plan.ts';
import { AssayError, type Reason } from '../../domain/reason.ts';
import { readGateInputs } from '../../gate/inputs.ts';
import type { ShardRequestFromInputs } from './pipeline.ts';

/** What the gate does not know. */
const OWN_INPUTS = [
  'plan',
  'plan-sha256',
  'shard',
  'at-once',
  'java-db-repository',
  'gitleaks-path',
] as const;

/** What the gate gets in place of inputs that a shard does not have: each image is named later, and is scanned again. */
const GATE_INPUTS = { image: 'localhost/fleet:planned', rescan: 'true', 'db-repository': '' } as const;

/** Inputs of the gate that a shard does not have. */
const FOREIGN_INPUTS = [
  ...Object.keys(GATE_INPUTS),
  'registry-username',
  'registry-password',
  'trivy-server',
  'trivy-server-token',
];

const MOST_AT_ONCE = 32;

/** Reads every input of a shard: its own ones, and those of the gate. Finds all faults before it reports any. */
export function readShardInputs(
  env: Environment,
  signerEnvironment: SignerEnvironment,
): { request: ShardRequestFromInputs; settings: Settings } {
  const own = collecting(() => readOwnInputs(env));
  const gate = collecting(() => readGateInputs(gateEnvironment(env), signerEnvironment));
  const [first, ...others] = [...own.faults, ...gate.faults];
  if (first !== undefined || own.value === undefined || gate.value === undefined)
    throw new AssayError([
      first ?? { code: 'input-invalid', check: 'inputs', message: 'no inputs' },
      ...others,
    ]);
  const { gitleaks, ...request } = own.value;
  const { settings } = gate.value;
  const toolPaths = gitleaks === undefined ? settings.toolPaths : { ...settings.toolPaths, gitleaks };
  return { request: { ...request, gate: gate.value.request }, settings: { ...settings, toolPaths } };
}

function readOwnInputs(env: Environment) {
  const inputs = new RawInputs(
    onlyInputs(env, (name) => OWN_VARIABLES.has(name) || FOREIGN_VARIABLES.has(name)),
  );
  const planned = readPlanFile(inputs);
  const path = inputs.text('gitleaks-path');
  const gitleaks = path === '' ? undefined : { path: inputs.path(path) };
  if (gitleaks !== undefined && !isFile(gitleaks.path))
    inputs.fault('gitleaks-path', `there is no file ${gitleaks.path}`);
  const request = {
    ...planned,
    shard: readShard(inputs, env),
    atOnce: readNumber(inputs, 'at-once', inputs.text('at-once'), 1, MOST_AT_ONCE),
    javaRepositories: readRepositories(inputs, 'java-db-repository'),
  };
  inputs.throwFaults();
  return { ...request, gitleaks };
}

/** Kubernetes tells a pod of an Indexed Job its number in a variable. */
function readShard(inputs: RawInputs, env: Environment): number {
  const text = inputs.text('shard') || (env.JOB_COMPLETION_INDEX ?? '');
  if (text !== '') return readNumber(inputs, 'shard', text, 0, MAX_SHARDS - 1);
  inputs.fault(
    'shard',
    'name the number of the shard, from 0; in a pod of an Indexed Job it is JOB_COMPLETION_INDEX',
  );
  return 0;
}

function readNumber(inputs: RawInputs, name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) inputs.fault(name, `"${text}" is not a number from ${least} to ${most}`);
  return value;
}

const OWN_VARIABLES: ReadonlySet<string> = new Set(OWN_INPUTS.map(inputVariable));
const FOREIGN_VARIABLES: ReadonlySet<string> = new Set(FOREIGN_INPUTS.map(inputVariable));

function gateEnvironment(env: Environment): Environment {
  const inputs = Object.entries(GATE_INPUTS).map(([name, value]) => [inputVariable(name), value]);
  return {
    ...onlyInputs(env, (name) => !OWN_VARIABLES.has(name) && !FOREIGN_VARIABLES.has(name)),
    ...Object.fromEntries(inputs),
  };
}

/** The environment with some of the inputs. */
function onlyInputs(env: Environment, isWanted: (variable: string) => boolean): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('INPUT_') || isWanted(name)),
  );
}

function collecting<T>(read: () => T): { readonly value?: T; readonly faults: readonly Reason[] } {
  try {
    return { value: read(), faults: [] };
  } catch (error) {
    if (error instanceof AssayError) return { faults: error.reasons };
    throw error;
  }
}
