import { describe, expect, test } from 'vitest';
import type { Digest } from '../../../src/domain/digest.ts';
import { ociPurl, sourcePurl } from '../../../src/formats/sbom/purl.ts';

const DIGEST: Digest = `sha256:${'a'.repeat(64)}`;

describe('the PURL of an image', () => {
  test('names repository, tag and architecture', () => {
    const repository = { registry: 'registry.example:5000', path: 'acme/shop' };
    const platform = { os: 'linux', architecture: 'arm', variant: 'v7' };
    expect(ociPurl('whatever', DIGEST, { repository, tag: '1.0', platform })).toBe(
      `pkg:oci/shop@${DIGEST}?arch=arm&repository_url=registry.example%3A5000%2Facme%2Fshop&tag=1.0`,
    );
  });

  test('takes the name of a layout or archive in lower case, and no place', () => {
    expect(ociPurl('/build/Out/', DIGEST, {})).toBe(`pkg:oci/out@${DIGEST}`);
  });
});

test('the PURL of a source tree names repository and commit', () => {
  expect(sourcePurl('acme/shop', 'c0ffee')).toBe('pkg:github/acme/shop@c0ffee');
});
