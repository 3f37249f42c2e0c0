import { expect, test } from 'vitest';
import { isImageName } from '../../../src/cli/init/image-name.ts';

test.each(['ghcr.io/acme/app', 'localhost:5000/a', 'registry.acme.example:5000/a/b__c/d-e.f'])(
  '%s is the name of an image',
  (name) => {
    expect(isImageName(name)).toBe(true);
  },
);

test.each([
  '',
  'app',
  'acme/app',
  'ghcr.io/',
  'ghcr.io/Acme/app',
  'ghcr.io/acme/app:1',
  'https://ghcr.io/a',
  'ghcr.io/a,push=false',
])('%j is none', (name) => {
  expect(isImageName(name)).toBe(false);
});
