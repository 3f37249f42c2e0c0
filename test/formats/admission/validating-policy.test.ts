import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { AdmissionPlan } from '../../../src/domain/admission/admission-plan.ts';
import { ENGINES } from '../../../src/domain/admission/engine.ts';
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

function planOf(text: string, other: string): AdmissionPlan {
  return {
    images: [{ repository: `registry.example.com/${text}`, digest: `sha256:${'a'.repeat(64)}` }],
    registries: [`registry.example.com/${text}`],
    signer: { kind: 'certificate', identity: text, issuer: other },
    require: ['signature', 'provenance', 'sbom', 'summary'],
    ...{ sourceRepositories: [text], sourceRefs: [other], exempt: ['kube-system'], onlyGate: [] },
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
        if (engineLimits(engine, hostile).refused !== undefined) continue;
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
