import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonParts } from '../../src/formats/json-parts.ts';

const written = (document: Readonly<Record<string, unknown>>) => [...jsonParts(document)].join('');

test('the parts are the text that JSON.stringify writes, for any document', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string({ unit: 'binary' }));
  const field = fc.oneof(value, fc.array(value), fc.array(fc.dictionary(fc.string(), value)));
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), field), (document) => {
      expect(written(document)).toBe(`${JSON.stringify(document, null, 1)}\n`);
    }),
    { numRuns: 2000 },
  );
});

test('an SBOM of thousands of packages is never one text', () => {
  const components = Array.from({ length: 3000 }, (_, nth) => ({ name: `package-${nth}`, version: '1.0.0' }));
  const longest = Math.max(
    ...[...jsonParts({ bomFormat: 'CycloneDX', components })].map((one) => one.length),
  );
  expect(longest).toBeLessThan(200);
});
