import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globFault, matchesGlob } from '../../../src/domain/glob.ts';
import { parseReference, withHubName } from '../../../src/domain/image/image.ts';
import {
  celString,
  celStrings,
  DIGEST_PATTERN,
  REGISTRY_PATTERN,
  referencePattern,
} from '../../../src/formats/admission/cel-text.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** As a policy decides: both patterns must match. */
function admits(globs: readonly string[], reference: string): boolean {
  return new RegExp(REGISTRY_PATTERN).test(reference) && new RegExp(referencePattern(globs)).test(reference);
}

describe('the pattern of registries', () => {
  const allow = ['registry.example.com/acme/**', 'ghcr.io/acme/shop', 'localhost:5000/team/app?'];

  test.each([
    `registry.example.com/acme/app@${DIGEST}`,
    `registry.example.com/acme/deep/er/app:v1@${DIGEST}`,
    'registry.example.com/acme/app:v1',
    `ghcr.io/acme/shop@${DIGEST}`,
    `localhost:5000/team/app7@${DIGEST}`,
  ])('matches %s', (reference) => expect(admits(allow, reference)).toBe(true));

  test.each([
    `registry.example.com.evil.test/acme/app@${DIGEST}`,
    `evil-registry.example.com/acme/app@${DIGEST}`,
    `registryxexample.com/acme/app@${DIGEST}`,
    `registry.example.com:8443/acme/app@${DIGEST}`,
    `REGISTRY.EXAMPLE.COM/acme/app@${DIGEST}`,
    `evil.test/registry.example.com/acme/app@${DIGEST}`,
    `registry.example.com/acme/app@evil.test/app@${DIGEST}`,
    `registry.example.com@evil.test/acme/app@${DIGEST}`,
    `registry.example.com/acmes/app@${DIGEST}`,
    `registry.example.com/other/app@${DIGEST}`,
    `ghcr.io/acme/shop/more@${DIGEST}`,
    `localhost:5001/team/app7@${DIGEST}`,
    `acme/shop@${DIGEST}`,
    `shop@${DIGEST}`,
    'registry.example.com',
    `registry.example.com/acme/../other@${DIGEST}`,
    `registry.example.com/acme//app@${DIGEST}`,
    `registry.example.com/acme/app/@${DIGEST}`,
    `registry.example.com/acme/app@${DIGEST}\nevil.test/app`,
    '',
  ])('does not match %s', (reference) => expect(admits(allow, reference)).toBe(false));

  test('takes a name without a host for one of Docker Hub, also if a glob has no host', () => {
    expect(admits(['acme/**'], `acme/app@${DIGEST}`)).toBe(false);
    expect(admits(['registry.example.com/**'], `registry.example.com@${DIGEST}`)).toBe(false);
    expect(admits(['index.docker.io/acme/*'], `docker.io/acme/app@${DIGEST}`)).toBe(true);
  });

  test('never matches what the policy does not allow', () => {
    const part = fc.constantFrom(
      'ghcr.io',
      'a.test:5000',
      'localhost',
      '**',
      '*',
      'ac?e',
      'acme',
      'app',
      'x*',
      '*.test',
    );
    const globs = fc.array(
      fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
      { minLength: 1, maxLength: 3 },
    );
    const host = fc.constantFrom(
      'ghcr.io',
      'a.test:5000',
      'a.test',
      'b.test',
      'localhost',
      'ghcr.io.evil.test',
      'GHCR.io',
    );
    const path = fc.array(fc.constantFrom('acme', 'app', 'x1', 'axe', 'ghcr.io', 'acme@b.test', '..', ''), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(globs, host, path, fc.boolean(), (allow, registry, parts, isTagged) => {
        fc.pre(allow.every((glob) => globFault(glob) === undefined));
        const name = [registry, ...parts].join('/');
        const reference = `${name}${isTagged ? ':v1' : ''}@${DIGEST}`;
        if (!admits(allow, reference)) return;
        const read = parseReference(reference);
        const repository = read.ok ? `${read.value.registry}/${read.value.path}` : 'none';
        expect(allow.some((glob) => matchesGlob(withHubName(glob), repository))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

test('the pattern of digests matches a whole digest at the end', () => {
  const pattern = new RegExp(DIGEST_PATTERN);
  expect(pattern.test(`ghcr.io/a/b@${DIGEST}`)).toBe(true);
  for (const end of [
    '',
    ':v1',
    `@${DIGEST}0`,
    `@${DIGEST.slice(0, -1)}`,
    `@${DIGEST.toUpperCase()}`,
    '@sha512:aa',
  ])
    expect(pattern.test(`ghcr.io/a/b${end}`), end).toBe(false);
});

describe('a string of CEL', () => {
  test('ends where it should, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom('"', "'", '\\', '\n', '`', '$', '{') }),
        ),
        (text) => {
          const literal = celString(text);
          // No character in it ends the string or the line: only escapes have quotes and backslashes.
          expect(literal.slice(1, -1).replace(/\\(?:["\\bfnrt]|u[0-9a-f]{4})/g, '')).not.toMatch(/["\\\n\r]/);
          expect(JSON.parse(literal)).toBe(text.toWellFormed());
        },
      ),
    );
  });

  test('stands in a list', () => expect(celStrings(['a', '"'])).toBe(String.raw`["a", "\""]`));
});
