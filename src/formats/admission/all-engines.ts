import type { AdmissionPlan, PlannedServer } from '../../domain/admission/admission-plan.ts';
import type { Engine } from '../../domain/admission/engine.ts';
import { clusterImagePolicies } from './cluster-image-policy.ts';
import { gatekeeperObjects } from './gatekeeper-template.ts';
import { imagePolicyWebhook } from './image-policy-webhook.ts';
import { type KubeObject, kustomization, type ManifestFile, manifestFile } from './kube-manifest.ts';
import { kyvernoPolicies } from './kyverno-policy.ts';
import { validatingPolicies } from './validating-policy.ts';

/** The files of an engine's folder. */
export interface EngineFiles {
  readonly engine: Engine;
  readonly files: readonly ManifestFile[];
}

const WRITERS: Readonly<Record<Engine, (plan: AdmissionPlan) => readonly ManifestFile[]>> = {
  'validating-admission-policy': (plan) => applied('policies.yaml', validatingPolicies(plan)),
  kyverno: (plan) => applied('policies.yaml', kyvernoPolicies(plan)),
  'policy-controller': (plan) => applied('policies.yaml', clusterImagePolicies(plan)),
  // A constraint can only be created when Gatekeeper has made its kind of the template.
  gatekeeper: (plan) => {
    const [provider, template, ...constraints] = gatekeeperObjects(plan, serverOf(plan));
    const first = [provider, template].filter((one) => one !== undefined);
    return [...applied('template.yaml', first), manifestFile('constraint.yaml', constraints)];
  },
  'image-policy-webhook': (plan) => imagePolicyWebhook(serverOf(plan)),
};

/** The manifests of an engine that can hold the plan. The same plan always gives the same bytes. */
export function engineFiles(engine: Engine, plan: AdmissionPlan): EngineFiles {
  return { engine, files: WRITERS[engine](plan) };
}

/** Objects that a cluster is given, with the file by which `kubectl apply -k` finds them. */
function applied(name: string, objects: readonly KubeObject[]): readonly ManifestFile[] {
  return [manifestFile(name, objects), kustomization([name])];
}

function serverOf({ server }: AdmissionPlan): PlannedServer {
  if (server === undefined) throw new Error('this engine needs a server');
  return server;
}
