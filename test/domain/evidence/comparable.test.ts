import { describe, expect, test } from 'vitest';
import { goRelease, isComparable, type VersionScheme } from '../../../src/domain/evidence/comparable.ts';

const COMPARABLE: Readonly<Record<VersionScheme, readonly string[]>> = {
  semver: ['1.2.3', '0.0.0', '1.2.3-rc.1+build.5', '1.0.0-0.3.7', '18446744073709551615.0.0'],
  dotted: [
    'v0.0.0-20240101000000-4a1b2c3d4e5f',
    '1.26',
    '1.2.5.0.0',
    'v1.22rc1',
    '2.0.0+incompatible',
    '3.0.0~beta',
  ],
  pep440: ['1.0', '1!2.0.post1', '2.31.0rc1', '1.0.dev3+ubuntu1.1', 'v1.0', '1.0-1', ' 2.0 '],
  gem: ['1.2.3', '1.2.3.pre', '2.0.0.rc1', '1.0-java'],
  maven: ['1', 'RELEASE', '2.0-SNAPSHOT', 'anything at all'],
  deb: ['1:1.2.13.dfsg-1', '3.0.16-1~deb12u1', '2.36-9+deb12u10', '20240203'],
  apk: ['3.5.5-r0', '1.2.5_p1-r3', '0_git20240101-r0', '2024a-r1'],
  rpm: ['1.2-3.el9', 'anything'],
};
const NOT: Readonly<Record<VersionScheme, readonly string[]>> = {
  semver: ['1.2.5.0.0', '1.2', 'latest', 'v1.2.3', '01.2.3', '1.2.3-', '99999999999999999999.0.0'],
  dotted: ['latest', 'v1.26.5 (Red Hat 1.26.5-1.el9)', 'vdevel go1.27-4a1b2c3', '1.2_3', 'dev-main'],
  pep440: ['latest', '1.18.0-unknown', '2004d.1', '1.0.x'],
  gem: ['head', '1.2_3'],
  maven: [],
  deb: ['latest', 'x1.0', '1.0 2'],
  apk: ['latest', 'r0'],
  rpm: [],
};

describe.each(Object.entries(COMPARABLE) as [VersionScheme, readonly string[]][])(
  'a version of %s',
  (scheme, good) => {
    test.each(good)('can be compared: %j', (version) => {
      expect(isComparable(scheme, version)).toBe(true);
    });
    test.each(['', ...NOT[scheme]])('cannot be compared: %j', (version) => {
      expect(isComparable(scheme, version)).toBe(false);
    });
  },
);

test('a version that no package has is not compared, however long it is', () => {
  for (const scheme of ['semver', 'dotted', 'pep440', 'gem', 'maven', 'deb', 'apk', 'rpm'] as const)
    for (const part of ['9', '1.', 'a', '-', '1-'])
      expect(isComparable(scheme, `1.0${part.repeat(100_000)}!`)).toBe(false);
});

test.each([
  ['v1.26.5 (Red Hat 1.26.5-1.el9)', 'v1.26.5'],
  ['v1.22.3 X:boringcrypto', 'v1.22.3'],
  ['v1.26.0-X:nodwarf5', 'v1.26.0'],
  ['v1.27rc1 (Debian)', 'v1.27rc1'],
  ['vdevel go1.27-4a1b2c3', undefined],
  ['v', undefined],
])('the release of Go in %j is %j', (version, release) => {
  expect(goRelease(version)).toBe(release);
});
