import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { type Platform, parsePlatform, platformName, platformSlug } from '../../../src/domain/image/image.ts';
import { distinctPlatforms, matchesPlatform } from '../../../src/domain/image/platform.ts';
import { orThrow } from '../../../src/domain/result.ts';

function platform(text: string): Platform {
  return orThrow(parsePlatform(text));
}

test.each([
  'linux/amd64',
  'linux/arm/v7',
  'windows(10.0.20348.2227)/amd64',
  'linux/amd64@sha256:0123456789ab',
  'windows(10.0.17763)/amd64@sha256:0123456789ab',
  'wasi/wasm',
])('%s is read as it is written', (text) => {
  expect(platformName(platform(text))).toBe(text);
});

test.each(['linux', 'linux/amd64/v1/x', 'linux()/amd64', 'linux/amd64@sha256:12', 'linux/amd64@latest', ''])(
  '"%s" is none',
  (text) => {
    expect(parsePlatform(text).ok).toBe(false);
  },
);

test.each(['constructor', '__proto__', 'toString'])(
  'an architecture "%s" is compared like any other',
  (name) => {
    const odd: Platform = { os: 'linux', architecture: name };
    expect(matchesPlatform(odd, platform('linux/amd64'))).toBe(false);
    expect(matchesPlatform(odd, odd)).toBe(true);
  },
);

describe('a platform that is asked for', () => {
  test.each([
    ['linux/arm64', 'linux/arm64/v8'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm/v7', 'linux/arm'],
    ['linux/arm', 'linux/arm/v6'],
    ['linux/amd64', 'linux/amd64/v3'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['linux/aarch64', 'linux/arm64/v8'],
    ['linux/armhf', 'linux/arm/v7'],
    ['windows/amd64', 'windows(10.0.17763.6414)/amd64'],
    ['windows(10.0.17763)/amd64', 'windows(10.0.17763.6414)/amd64'],
  ])('%s is %s', (asked, there) => {
    expect(matchesPlatform(platform(there), platform(asked))).toBe(true);
  });

  test.each([
    ['linux/arm/v7', 'linux/arm/v6'],
    ['linux/arm/v6', 'linux/arm'],
    ['linux/arm64', 'linux/arm/v8'],
    ['linux/amd64/v2', 'linux/amd64'],
    ['windows(10.0.1)/amd64', 'windows(10.0.17763.6414)/amd64'],
    ['windows(10.0.20348)/amd64', 'windows/amd64'],
    ['linux/amd64@sha256:0123456789ab', 'linux/amd64@sha256:ba9876543210'],
  ])('%s is not %s', (asked, there) => {
    expect(matchesPlatform(platform(there), platform(asked))).toBe(false);
  });
});

test('platforms that are there more than once are told apart, by as little as it takes', () => {
  const listed = [
    'linux/amd64',
    'linux/arm64/v8',
    'linux/arm64/v8',
    'windows(10.0.17763)/amd64',
    'windows(10.0.20348)/amd64',
    'windows(10.0.20348)/amd64',
    'windows(10.0.20348)/arm64',
    'linux/a.b',
    'linux/a_b',
  ].map((text, at) => {
    const [name = ''] = text.split('@');
    const parsed = platform(name.replace('a.b', 'amd64'));
    return {
      platform: text.endsWith('a.b') ? { ...parsed, architecture: 'a.b' } : parsed,
      digest: digestOf(`${at}`),
    };
  });
  const short = (at: number) => digestOf(`${at}`).slice(0, 19);
  const distinct = distinctPlatforms(listed);
  expect(distinct.map(platformName)).toEqual([
    'linux/amd64',
    `linux/arm64/v8@${short(1)}`,
    `linux/arm64/v8@${short(2)}`,
    'windows(10.0.17763)/amd64',
    `windows(10.0.20348)/amd64@${short(4)}`,
    `windows(10.0.20348)/amd64@${short(5)}`,
    'windows/arm64',
    // The names of their files would be one.
    `linux/a.b@${short(7)}`,
    `linux/a_b@${short(8)}`,
  ]);
  expect(new Set(distinct.map(platformSlug)).size).toBe(distinct.length);
});
