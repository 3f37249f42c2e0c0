import { expect, test } from 'vitest';
import {
  ageWhenPinned,
  LEAST_AGE_DAYS,
  PINS,
  type Pin,
  PLATFORMS,
} from '../../../src/adapters/tools/pins.ts';

const pins: readonly (readonly [string, Pin])[] = Object.entries(PINS);

test.each(pins)('the release of %s was public for a week when it was pinned', (_name, pin) => {
  expect(ageWhenPinned(pin)).toBeGreaterThanOrEqual(LEAST_AGE_DAYS);
});

test.each(pins)('the pin of %s is complete, and of no version that is refused', (_name, pin) => {
  expect(Object.keys(pin.assets).sort()).toEqual([...PLATFORMS].sort());
  const hashes = Object.values(pin.assets).map(({ sha256 }) => sha256);
  for (const sha256 of hashes) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(pin.go.sum).toMatch(/^h1:[\w+/]{43}=$/);
  expect(pin.refused).not.toContain(pin.version);
  expect(hashes.filter((sha256) => pin.refusedPrograms.includes(sha256))).toEqual([]);
  // The version is in every name that has one.
  expect(JSON.stringify(pin)).not.toContain('VERSION');
});

test('who vouches for a release is named exactly, with the tag of the pinned version', () => {
  const { tag } = PINS.trivy;
  const subject = `https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/${tag}`;
  const signer = { subject, issuer: 'https://token.actions.githubusercontent.com' };
  expect(PINS.trivy).toMatchObject({ releaseBundle: signer, githubAttestation: signer });
  expect(PINS.cosign.releaseBundle).toEqual({
    subject: 'keyless@projectsigstore.iam.gserviceaccount.com',
    issuer: 'https://accounts.google.com',
  });
  expect(PINS.cosign.githubAttestation).toBeUndefined();
  expect([PINS.gitleaks.releaseBundle, PINS.gitleaks.githubAttestation]).toEqual([undefined, undefined]);
});
