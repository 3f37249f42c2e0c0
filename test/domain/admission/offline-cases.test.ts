import { expect, test } from 'vitest';
import type { AdmissionPlan } from '../../../src/domain/admission/admission-plan.ts';
import { offlineCases } from '../../../src/domain/admission/offline-cases.ts';

const PLAN: AdmissionPlan = {
  images: [{ repository: 'ghcr.io/acme/app', digest: `sha256:${'a'.repeat(64)}` }],
  registries: ['ghcr.io/acme/*'],
  signer: {
    kind: 'certificate',
    identity: 'https://example.com/w@refs/heads/main',
    issuer: 'https://example.com',
  },
  require: ['signature', 'provenance'],
  sourceRepositories: ['https://github.com/acme/app'],
  sourceRefs: ['refs/heads/main'],
  ...{ exempt: [], onlyGate: [], effects: { registries: { action: 'deny' }, images: { action: 'deny' } } },
};
const namesOf = (plan: AdmissionPlan, holdsReferences = false) =>
  offlineCases(plan, { holdsReferences }).map(({ name }) => name);

test('an honest image is expected to be denied under the rules of anybody else', () => {
  const cases = offlineCases(PLAN, { holdsReferences: true });
  for (const { plan, expected } of cases.filter((one) => one.plan !== PLAN)) {
    expect(expected).toBe('denied');
    expect(plan).not.toEqual(PLAN);
  }
  expect(cases.filter(({ expected }) => expected === 'admitted').map(({ plan }) => plan)).toEqual([PLAN]);
});

test('there is a case for each thing that the rules name, and none for what they do not', () => {
  const words = (what: string) => `a verified image, if the rules named ${what}`;
  const all = ['another workflow', 'another issuer', 'another source repository', 'another source ref'];
  expect(namesOf(PLAN)).toEqual([expect.stringContaining('was verified'), ...all.map(words)]);
  expect(namesOf({ ...PLAN, require: ['signature'] })).toHaveLength(3);
  const keyed = namesOf({ ...PLAN, require: ['signature'], signer: { kind: 'key', publicKey: 'PEM' } });
  expect(keyed).toEqual([expect.stringContaining('was verified'), words('another key')]);
});

test('only an engine with rules about registries is asked about look-alikes', () => {
  expect(namesOf(PLAN).join()).not.toContain('Docker Hub');
  expect(namesOf(PLAN, true).join()).toContain('Docker Hub');
});
