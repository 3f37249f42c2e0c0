import type { AdmissionPlan } from '../../domain/admission/admission-plan.ts';
import type { Engine } from '../../domain/admission/engine.ts';
import { type KubeObject, kustomization, type ManifestFile, manifestFile } from './kube-manifest.ts';
import { validatingPolicies } from './validating-policy.ts';

/** The files of an engine's folder. */
export interface EngineFiles {
  readonly engine: Engine;
  readonly files: readonly ManifestFile[];
}

const WRITERS: Readonly<Record<Engine, (plan: AdmissionPlan) => readonly ManifestFile[]>> = {
  'validating-admission-policy': (plan) => applied('policies.yaml', validatingPolicies(plan)),
};

/** The manifests of an engine. The same plan always gives the same bytes. */
export function engineFiles(engine: Engine, plan: AdmissionPlan): EngineFiles {
  return { engine, files: WRITERS[engine](plan) };
}

/** Objects that a cluster is given, with the file by which `kubectl apply -k` finds them. */
function applied(name: string, objects: readonly KubeObject[]): readonly ManifestFile[] {
  return [manifestFile(name, objects), kustomization([name])];
}
