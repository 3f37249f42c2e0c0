import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type OpenCluster, openCluster } from '../../../src/adapters/kubernetes/cluster.ts';
import type { AdmissionPlan } from '../../../src/domain/admission/admission-plan.ts';
import { engineFiles } from '../../../src/formats/admission/all-engines.ts';
import { startCluster, type TestCluster } from '../../rig/servers/kube-apiserver.ts';
import { GATEKEEPER, KYVERNO, POLICY_CONTROLLER } from '../../rig/tools/build.ts';
import { type GoModule, goModuleFolder } from '../../rig/tools/go-module.ts';

/** The modules with the definitions of the engines' kinds, and the files with these. */
const DEFINITIONS: readonly (readonly [GoModule, readonly string[]])[] = [
  [
    KYVERNO,
    ['validatingpolicies', 'imagevalidatingpolicies'].map(
      (name) => `config/crds/policies.kyverno.io/policies.kyverno.io_${name}.yaml`,
    ),
  ],
  [POLICY_CONTROLLER, ['config/300-clusterimagepolicy.yaml', 'config/300-trustroot.yaml']],
  [
    GATEKEEPER,
    ['constrainttemplate', 'provider'].map(
      (name) => `charts/gatekeeper/crds/${name}-customresourcedefinition.yaml`,
    ),
  ],
];

/** Where the objects of each kind are created. */
const PLURALS: Readonly<Record<string, string>> = {
  ClusterImagePolicy: 'clusterimagepolicies',
  ConstraintTemplate: 'constrainttemplates',
  ImageValidatingPolicy: 'imagevalidatingpolicies',
  Provider: 'providers',
  TrustRoot: 'trustroots',
  ValidatingPolicy: 'validatingpolicies',
};

const PLAN: AdmissionPlan = {
  images: [{ repository: 'ghcr.io/acme/app', digest: `sha256:${'a'.repeat(64)}` }],
  registries: ['ghcr.io/acme/*'],
  signer: {
    kind: 'certificate',
    identity: 'https://example.com/w@refs/heads/main',
    issuer: 'https://example.com',
  },
  require: ['signature', 'provenance', 'sbom', 'summary'],
  sourceRepositories: ['https://github.com/acme/app'],
  sourceRefs: ['refs/heads/main'],
  ...{ exempt: ['kube-system'], onlyGate: [] },
  effects: { registries: { action: 'warn' }, images: { action: 'deny', denyFrom: '2026-11-29' } },
  server: { url: 'https://assay.example.com', ca: 'PEM' },
};
const PRIVATE: AdmissionPlan = {
  ...PLAN,
  sigstore: {
    trustedRoot: JSON.stringify({
      tlogs: [{ baseUrl: 'https://rekor.example.com', publicKey: { rawBytes: 'AAAA' } }],
    }),
    tuf: { mirror: 'https://tuf.example.com', root: '{}' },
  },
};
const KEYED: AdmissionPlan = { ...PLAN, signer: { kind: 'key', publicKey: 'PEM' } };

const Documents = z.array(z.looseObject({ apiVersion: z.string(), kind: z.string() }));

let rig: TestCluster;
let cluster: OpenCluster;
beforeAll(async () => {
  rig = await startCluster();
  cluster = await openCluster(rig.kubeconfig);
  for (const [module, files] of DEFINITIONS) {
    const folder = await goModuleFolder(module);
    for (const file of files) {
      const definition = parse(await readFile(join(folder, file), 'utf8'));
      // The webhook that converts between versions does not run.
      definition.spec.conversion = { strategy: 'None' };
      const path = 'apis/apiextensions.k8s.io/v1/customresourcedefinitions';
      const { status, body } = await cluster.send({ method: 'POST', path, body: definition });
      expect(status, Buffer.from(body).toString()).toBe(201);
    }
  }
});
afterAll(async () => {
  await cluster?.close();
  await rig?.stop();
});

/** What the cluster says about an object, with every unknown field as a fault. It needs a moment for a new kind. */
async function faultOf(object: z.infer<typeof Documents>[number]): Promise<string> {
  const path = `apis/${object.apiVersion}/${PLURALS[object.kind]}?dryRun=All&fieldValidation=Strict`;
  for (;;) {
    const { status, body } = await cluster.send({ method: 'POST', path, body: object });
    if (status === 201) return '';
    const said = Buffer.from(body).toString();
    if (!/page not found|could not find the requested resource/.test(said)) return said;
    await pause(100);
  }
}

test.each([
  ['kyverno', 'public Sigstore', PLAN],
  ['kyverno', 'private Sigstore', PRIVATE],
  ['kyverno', 'a key', KEYED],
  ['policy-controller', 'public Sigstore', PLAN],
  ['policy-controller', 'private Sigstore', PRIVATE],
  ['gatekeeper', 'public Sigstore', PLAN],
] as const)('the objects for %s (%s) have only fields that its release knows', async (engine, _, plan) => {
  const [file] = engineFiles(engine, plan).files;
  const objects = Documents.parse(parseAllDocuments(file?.content ?? '').map((one) => one.toJS()));
  expect(objects.length).toBeGreaterThan(0);
  for (const object of objects) expect(await faultOf(object), object.kind).toBe('');
  const [first] = objects;
  expect(await faultOf({ kind: '', apiVersion: '', ...first, spec: { nothing: 1 } })).toContain('nothing');
});
