import { expect, test } from 'vitest';
import { ENGINE_FACTS, ENGINES, minorVersion } from '../../../src/domain/admission/engine.ts';

test.each([
  ['v1.37.2', '1.37'],
  ['v1.37.2-gke.100', '1.37'],
  ['1.30.0+k3s1', '1.30'],
  ['v1.3', '1.3'],
  ['v1', undefined],
  ['1.37x', undefined],
  ['', undefined],
])('%s is the version %s', (text, expected) => expect(minorVersion(text)).toBe(expected));

test('only the engines that tests run claim to be proven', () => {
  expect(ENGINES.filter((engine) => ENGINE_FACTS[engine].provenOn.length > 0)).toEqual([
    'validating-admission-policy',
    'image-policy-webhook',
  ]);
});
