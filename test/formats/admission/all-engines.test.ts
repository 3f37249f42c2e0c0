import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { AdmissionPlan } from '../../../src/domain/admission/admission-plan.ts';
import { ADMITTED, ENGINES } from '../../../src/domain/admission/engine.ts';
import { engineLimits } from '../../../src/domain/admission/engine-limits.ts';
import { engineFiles } from '../../../src/formats/admission/all-engines.ts';

const HOSTILE = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({
    minLength: 1,
    unit: fc.constantFrom(
      '"',
      "'",
      '\\',
      '\n',
      '#',
      ': ',
      '- ',
      '---',
      '{{',
      '}',
      '|',
      '&',
      '*',
      '!',
      '%',
      '`',
      ')',
      '(',
    ),
  }),
);

const TRUSTED_ROOT = JSON.stringify({
  tlogs: [{ baseUrl: 'https://rekor.example.com', publicKey: { rawBytes: 'AAAA' } }],
  timestampAuthorities: [],
});

function planOf(text: string, other: string): AdmissionPlan {
  return {
    images: [{ repository: `registry.example.com/${text}`, digest: `sha256:${'a'.repeat(64)}` }],
    registries: [`registry.example.com/${text}`],
    signer: { kind: 'certificate', identity: text, issuer: other },
    require: ['signature', 'provenance', 'sbom', 'summary'],
    ...{ sourceRepositories: [text], sourceRefs: [other], exempt: ['kube-system'], onlyGate: [] },
    sigstore: { trustedRoot: TRUSTED_ROOT, tuf: { mirror: `https://tuf.example.com/${text}`, root: other } },
    server: { url: 'https://assay.example.com:8443', ca: other },
    effects: { registries: { action: 'warn' }, images: { action: 'deny', denyFrom: '2026-11-29' } },
  };
}

/** Every text in a document, and the shape of the document without them. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...textsIn(one)]);
}

test('no name ends the text that it stands in, whatever it says, and none makes another document or field', () => {
  fc.assert(
    fc.property(HOSTILE, HOSTILE, (text, other) => {
      for (const engine of ENGINES) {
        const [hostile, plain] = [planOf(text, other), planOf('acme', 'main')];
        expect(engineLimits(engine, hostile).refused).toBe(undefined);
        const [made, usual] = [engineFiles(engine, hostile).files, engineFiles(engine, plain).files];
        expect(made.map(({ name }) => name)).toEqual(usual.map(({ name }) => name));
        for (const [at, { content }] of made.entries()) {
          const read = parseAllDocuments(content).map((one) => one.toJS());
          const expected = parseAllDocuments(usual[at]?.content ?? '').map((one) => one.toJS());
          expect(read.map((one) => textsIn(one).length)).toEqual(expected.map((one) => textsIn(one).length));
        }
      }
    }),
  );
});

test('the same plan gives the same bytes', () => {
  for (const engine of ENGINES)
    expect(engineFiles(engine, planOf('a', 'b'))).toEqual(engineFiles(engine, planOf('a', 'b')));
});

describe('an engine that cannot hold a plan', () => {
  const { sigstore, server: _server, ...plan } = planOf('acme', 'main');
  const key = { ...plan, signer: { kind: 'key', publicKey: 'PEM' } } as const;
  const noTuf = { ...plan, sigstore: { trustedRoot: sigstore?.trustedRoot ?? '' } };
  const refusals = (of: AdmissionPlan) =>
    ENGINES.filter((engine) => engineLimits(engine, of).refused !== undefined);

  test('is refused with a sentence, and nothing else is', () => {
    expect(refusals(plan)).toEqual(['gatekeeper', 'image-policy-webhook']);
    expect(refusals(key)).toEqual(['policy-controller', 'gatekeeper', 'image-policy-webhook']);
    expect(refusals(noTuf)).toEqual(['kyverno', 'policy-controller', 'gatekeeper', 'image-policy-webhook']);
  });

  test('says what of the policy only the gate holds', () => {
    for (const engine of ['validating-admission-policy', 'kyverno', 'policy-controller'] as const)
      expect(engineLimits(engine, { ...plan, onlyGate: ['denied-digests'] }).cannot.join('\n')).toContain(
        'denied-digests',
      );
  });
});

test('Kyverno gets a private Sigstore as it wants it: root, TUF repository, log, and no CT log', () => {
  const content = engineFiles('kyverno', planOf('acme', 'main')).files[0]?.content ?? '';
  const attestor = parseAllDocuments(content).map((one) => one.toJS().spec.attestors?.[0].cosign)[1];
  expect(attestor).toMatchObject({
    keyless: { identities: [{ issuer: 'main', subject: 'acme' }] },
    tuf: { mirror: 'https://tuf.example.com/acme', root: { data: Buffer.from('main').toString('base64') } },
    ctlog: {
      url: 'https://rekor.example.com',
      rekorPubKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n',
      insecureIgnoreSCT: true,
    },
  });
  expect(JSON.parse(attestor.trustedRoot.value)).toMatchObject({ ctlogs: [], timestampAuthorities: [] });
});

/** The policies for Kyverno, and the rules with which it verifies. */
function kyverno(plan: AdmissionPlan) {
  const [file] = engineFiles('kyverno', plan).files;
  const policies = parseAllDocuments(file?.content ?? '').map((one) => one.toJS());
  const evidence = policies.find(({ kind }) => kind === 'ImageValidatingPolicy');
  return { policies, evidence: evidence.spec };
}

test('Kyverno checks an update only if it changes what runs', () => {
  const { policies } = kyverno(planOf('acme', 'main'));
  expect(policies.map(({ kind }) => kind)).toEqual(['ValidatingPolicy', 'ImageValidatingPolicy']);
  for (const { spec } of policies)
    expect(spec.matchConditions).toMatchObject([
      {
        name: 'changes-what-runs',
        expression: expect.stringMatching(/^request\.operation != 'UPDATE' \|\| /),
      },
    ]);
});

test('Kyverno looks up no image outside of the registries, unless only the rule for these warns', () => {
  const [warn, deny] = [{ action: 'warn' }, { action: 'deny' }] as const;
  for (const [registries, images, onlyAllowed] of [
    [warn, warn, true],
    [deny, deny, true],
    [deny, warn, true],
    [warn, deny, false],
  ] as const) {
    const { evidence } = kyverno({ ...planOf('acme', 'main'), effects: { registries, images } });
    const [match] = evidence.matchImageReferences;
    const [first] = evidence.validations;
    if (onlyAllowed) {
      expect(match.expression).toContain('ref.matches("^(registry[.]example[.]com/acme)');
      // What is not looked up is denied by the first rule.
      expect(first.messageExpression).toContain('not from a registry');
    } else {
      expect(match).toEqual({ glob: '*' });
      expect(first.messageExpression).toContain('no digest');
    }
  }
});

test('Kyverno holds the age that the gate allows a verification summary', () => {
  const rules = (maxAgeMs?: number) =>
    JSON.stringify(
      kyverno({ ...planOf('acme', 'main'), ...(maxAgeMs && { maxAgeMs }) }).evidence.validations,
    );
  expect(rules(604_800_000)).toContain('.predicate.timeVerified) <= duration(\\"604800s\\")');
  expect(rules()).not.toContain('timeVerified');
});

test('Gatekeeper admits an image by the word that the server says, and by no other answer', () => {
  const content = engineFiles('gatekeeper', planOf('acme', 'main')).files[0]?.content ?? '';
  const [template] = parseAllDocuments(content)
    .map((one) => one.toJS())
    .filter(({ kind }) => kind === 'ConstraintTemplate');
  const rule = template.spec.targets[0].rego.match(/^allowed\[image\] \{.*\}$/gm);
  expect(rule).toEqual([
    `allowed[image] { pair := answer.responses[_]; pair[1] == "${ADMITTED}"; image := pair[0] }`,
  ]);
});
