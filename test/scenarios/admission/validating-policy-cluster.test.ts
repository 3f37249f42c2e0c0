import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import type { AdmissionPlan } from '../../../src/domain/admission/admission-plan.ts';
import { proveInCluster } from '../../../src/stages/admission/prove.ts';
import { KUBERNETES, startCluster, type TestCluster } from '../../rig/servers/kube-apiserver.ts';

const DIGEST = `sha256:${'a'.repeat(64)}` as const;

let rig: TestCluster;
let cluster: OpenCluster;
beforeAll(async () => {
  rig = await startCluster();
  cluster = await openCluster(rig.kubeconfig);
});
afterAll(async () => {
  await cluster?.close();
  await rig?.stop();
});

function planFor(changes: Partial<AdmissionPlan> = {}): AdmissionPlan {
  return {
    images: [{ repository: 'registry.example.com/acme/app', digest: DIGEST }],
    registries: ['registry.example.com/acme/**'],
    signer: {
      kind: 'certificate',
      identity: 'https://example.com/w@refs/heads/main',
      issuer: 'https://example.com',
    },
    require: ['signature'],
    ...{ sourceRepositories: [], sourceRefs: [], exempt: ['kube-system'], onlyGate: [] },
    effects: { registries: { action: 'warn' }, images: { action: 'warn' } },
    ...changes,
  };
}

describe('a real API server', () => {
  test('answers every case of the proof as expected', async () => {
    const { version, results } = await proveInCluster({ cluster }, planFor());
    expect(version).toBe(KUBERNETES);
    expect(results.filter(({ expected, answered }) => expected !== answered)).toEqual([]);
    expect(results.length).toBeGreaterThan(40);
  });
});
