import { expect, test } from 'vitest';
import { minorVersion, unprovenVersion } from '../../../src/domain/admission/engine.ts';

test.each([
  ['v1.37.2', '1.37'],
  ['v1.37.2-gke.100', '1.37'],
  ['1.30.0+k3s1', '1.30'],
  ['v1.3', '1.3'],
  ['v1', undefined],
  ['1.37x', undefined],
  ['', undefined],
])('%s is the version %s', (text, expected) => expect(minorVersion(text)).toBe(expected));

test('a version on which nothing was proven is named, with those on which something was', () => {
  expect(unprovenVersion('validating-admission-policy', 'v1.37.9-gke.1')).toBe(undefined);
  expect(unprovenVersion('validating-admission-policy', 'v1.31.0')).toContain(
    'were proven on 1.37 so far, and not on v1.31.0',
  );
  expect(unprovenVersion('kyverno', 'latest')).toContain('were proven on 1.19 so far');
});
